import CoreMetrics
import Logging
import Synchronization
import Telemetry
import Testing

@Suite struct TelemetryTests {
  @Test func `a log line is one JSON object, whatever is in it`() {
    let lines = Lines()
    var logger = Logger(label: "guatu") { label in
      JSONLogHandler(label: label, level: .info, now: { "2023-06-15T00:00:00Z" }, write: { lines.add($0) })
    }
    logger[metadataKey: "request"] = "7"
    logger.debug("too small")
    logger.warning("a \"b\"\n\u{1}", metadata: ["item": "01h8"])
    #expect(
      lines.all == [
        #"{"at":"2023-06-15T00:00:00Z","level":"warning","label":"guatu","message":"a \"b\"\n\u0001","item":"01h8","request":"7"}"#
      ])
  }

  @Test func `counts, gauges and durations are told in Prometheus' format`() {
    let metrics = PrometheusMetrics()
    let counter = metrics.makeCounter(label: "http.requests", dimensions: [("status", "200"), ("path", "/a\"b")])
    counter.increment(by: 2)
    counter.increment(by: 1)
    metrics.makeMeter(label: "open", dimensions: []).set(Int64(4))
    let timer = metrics.makeTimer(label: "took", dimensions: [])
    timer.recordNanoseconds(3_000_000)
    timer.recordNanoseconds(700_000_000)
    let lines = metrics.text.split(separator: "\n")
    #expect(lines.contains("# TYPE http_requests_total counter"))
    #expect(lines.contains(#"http_requests_total{path="/a\"b",status="200"} 3"#))
    #expect(lines.contains("open 4"))
    #expect(lines.contains(#"took_seconds_bucket{le="0.0025"} 0"#))
    #expect(lines.contains(#"took_seconds_bucket{le="0.005"} 1"#))
    #expect(lines.contains(#"took_seconds_bucket{le="1"} 2"#))
    #expect(lines.contains(#"took_seconds_bucket{le="+Inf"} 2"#))
    #expect(lines.contains("took_seconds_sum 0.703"))
    #expect(lines.contains("took_seconds_count 2"))
  }
}

private final class Lines: Sendable {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }
  func add(_ line: String) { lines.withLock { $0.append(line) } }
}
