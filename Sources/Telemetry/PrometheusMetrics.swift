public import CoreMetrics
internal import Synchronization

/// Counts and durations of this process, in the text format that Prometheus reads.
///
/// - Source: Prometheus, exposition format 0.0.4.
public final class PrometheusMetrics: MetricsFactory {
  private struct Series: Hashable {
    let name: String
    let labels: String
  }
  private struct Distribution {
    var count = 0
    var sum = 0.0
    var buckets = [Int](repeating: 0, count: PrometheusMetrics.bounds.count)
  }
  private struct State {
    var counters: [Series: Double] = [:]
    var gauges: [Series: Double] = [:]
    var distributions: [Series: Distribution] = [:]
  }

  /// Upper bounds in seconds: a page should take five milliseconds, and nobody waits ten seconds.
  private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
  private let state = Mutex(State())

  public init() {}

  /// Everything so far, a line for each series, in order.
  public var text: String {
    let state = state.withLock { $0 }
    var lines: [String] = []
    func list(_ series: [Series: Double], _ type: String) {
      var last = ""
      for (key, value) in series.sorted(by: { ($0.key.name, $0.key.labels) < ($1.key.name, $1.key.labels) }) {
        if key.name != last { lines.append("# TYPE \(key.name) \(type)") }
        last = key.name
        lines.append("\(key.name)\(key.labels.isEmpty ? "" : "{\(key.labels)}") \(Self.number(value))")
      }
    }
    list(state.counters, "counter")
    list(state.gauges, "gauge")
    var last = ""
    let distributions = state.distributions.sorted { ($0.key.name, $0.key.labels) < ($1.key.name, $1.key.labels) }
    for (key, value) in distributions {
      if key.name != last { lines.append("# TYPE \(key.name) histogram") }
      last = key.name
      let labels = key.labels.isEmpty ? "" : key.labels + ","
      for (bound, count) in zip(Self.bounds, value.buckets) {
        lines.append("\(key.name)_bucket{\(labels)le=\"\(Self.number(bound))\"} \(count)")
      }
      lines.append("\(key.name)_bucket{\(labels)le=\"+Inf\"} \(value.count)")
      lines.append("\(key.name)_sum\(key.labels.isEmpty ? "" : "{\(key.labels)}") \(Self.number(value.sum))")
      lines.append("\(key.name)_count\(key.labels.isEmpty ? "" : "{\(key.labels)}") \(value.count)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }

  /// Letters, digits and underscores; every other character becomes an underscore.
  private static func name(_ text: String) -> String {
    String(
      text.unicodeScalars.map { scalar -> Character in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": Character(scalar)
        default: "_"
        }
      })
  }

  private static func series(_ label: String, _ dimensions: [(String, String)], _ unit: String = "") -> Series {
    let labels = dimensions.sorted { $0.0 < $1.0 }.map { key, value in
      let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
      return "\(name(key))=\"\(escaped)\""
    }
    return Series(name: name(label) + unit, labels: labels.joined(separator: ","))
  }

  // MARK: What swift-metrics asks for

  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    Counting(metrics: self, series: Self.series(label, dimensions, "_total"))
  }

  public func makeFloatingPointCounter(label: String, dimensions: [(String, String)]) -> any FloatingPointCounterHandler
  {
    Counting(metrics: self, series: Self.series(label, dimensions, "_total"))
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    Measuring(metrics: self, series: Self.series(label, dimensions))
  }

  public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    Measuring(metrics: self, series: Self.series(label, dimensions))
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    Timing(metrics: self, series: Self.series(label, dimensions, "_seconds"))
  }

  public func destroyCounter(_ handler: any CounterHandler) {}
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  public func destroyMeter(_ handler: any MeterHandler) {}
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  public func destroyTimer(_ handler: any TimerHandler) {}

  private final class Counting: CounterHandler, FloatingPointCounterHandler {
    let metrics: PrometheusMetrics
    let series: Series
    init(metrics: PrometheusMetrics, series: Series) { (self.metrics, self.series) = (metrics, series) }
    func increment(by amount: Int64) { increment(by: Double(amount)) }
    func increment(by amount: Double) { metrics.state.withLock { $0.counters[series, default: 0] += amount } }
    func reset() { metrics.state.withLock { $0.counters[series] = 0 } }
  }

  private final class Measuring: MeterHandler, RecorderHandler {
    let metrics: PrometheusMetrics
    let series: Series
    init(metrics: PrometheusMetrics, series: Series) { (self.metrics, self.series) = (metrics, series) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { metrics.state.withLock { $0.gauges[series] = value } }
    func increment(by amount: Double) { metrics.state.withLock { $0.gauges[series, default: 0] += amount } }
    func decrement(by amount: Double) { increment(by: -amount) }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
  }

  private final class Timing: TimerHandler {
    let metrics: PrometheusMetrics
    let series: Series
    init(metrics: PrometheusMetrics, series: Series) { (self.metrics, self.series) = (metrics, series) }
    func recordNanoseconds(_ duration: Int64) {
      let seconds = Double(duration) / 1e9
      metrics.state.withLock { state in
        state.distributions[series, default: Distribution()].count += 1
        state.distributions[series, default: Distribution()].sum += seconds
        for (index, bound) in PrometheusMetrics.bounds.enumerated() where seconds <= bound {
          state.distributions[series, default: Distribution()].buckets[index] += 1
        }
      }
    }
  }
}
