public import Calendars
public import LedgerKernel
public import Wording

/// 挂图 — the wall as it hangs: rows in groups, and beside them what asks for attention.
public struct WallBoard: Hashable, Sendable {
  /// How the work goes down the wall.
  public enum Grouping: String, CaseIterable, Hashable, Sendable {
    /// 按清单
    case list
    /// 按牵头单位
    case unit
    /// 按分管领导
    case leader
  }
  public struct Group: Hashable, Sendable {
    public let name: Words
    public let rows: [WallChart.Row]
    public init(_ name: Words, _ rows: [WallChart.Row]) {
      self.name = name
      self.rows = rows
    }
  }
  /// A few rows of a kind, and whether there are more.
  public struct Attention: Hashable, Sendable {
    public let rows: [WallChart.Row]
    public let hasMore: Bool
    public init(_ rows: [WallChart.Row], hasMore: Bool) {
      self.rows = rows
      self.hasMore = hasMore
    }
  }

  public let chart: WallChart
  public let grouping: Grouping
  /// The chart's rows, each once.
  public let groups: [Group]
  /// Red, whatever page the chart shows.
  public let red: Attention
  /// Planned to start in the week of the day.
  public let starting: Attention
  /// 难题待协调、退单待裁定、变更待审批
  public let waiting: Attention

  public init(
    chart: WallChart, grouping: Grouping, groups: [Group], red: Attention, starting: Attention, waiting: Attention
  ) {
    self.chart = chart
    self.grouping = grouping
    self.groups = groups
    self.red = red
    self.starting = starting
    self.waiting = waiting
  }
}

extension WallBoard {
  /// 例外优先 — the lights in the order in which they ask for attention.
  public static let urgency: [Light] = [.red, .yellow, .grey, .green, .blue]

  /// One page of the wall for a hall, its rows under their lights.
  ///
  /// - Parameter number: 1-based; beyond the last it is the last.
  public func screen(_ number: Int, rows: Int) -> (board: WallBoard, page: Int, of: Int) {
    let pages = max(1, (chart.rows.count + rows - 1) / rows)
    let page = min(max(number, 1), pages)
    let shown = chart.rows.dropFirst((page - 1) * rows).prefix(rows)
    let groups = Self.urgency.compactMap { light -> Group? in
      let own = shown.filter { $0.light == light }
      return own.isEmpty ? nil : Group(light.officialName, own)
    }
    var chart = chart
    chart.rows = Array(shown)
    return (
      WallBoard(chart: chart, grouping: grouping, groups: groups, red: red, starting: starting, waiting: waiting), page,
      pages
    )
  }
}

extension WallChart {
  /// 节点 — a milestone as a bar shows it.
  public struct Mark: Hashable, Sendable {
    public enum State: String, Hashable, Sendable {
      case reached, late, open
    }
    public let title: Words
    public let due: Day
    public let state: State
    public init(title: Words, due: Day, state: State) {
      self.title = title
      self.due = due
      self.state = state
    }
  }
}
