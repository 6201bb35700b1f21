public import Bureau
internal import Calendars
internal import LedgerKernel
public import Reports
internal import Storage
internal import Wording

/// 挂图 — the wall as it hangs: a page of rows in groups with all their milestones, and what asks for attention.
///
/// Six queries, none of which reads more than its page: O(page size).
public struct ViewBoard: Sendable {
  private let office: Office
  /// Rows on one page of the wall.
  public static let pageSize = 200
  /// Rows of each kind beside the wall.
  public static let attention = 6
  /// Milestones that a page shows at most.
  private static let mostMarks = 4000

  public init(_ office: Office) { self.office = office }

  /// - Throws: ``StoreFault``.
  public func callAsFunction(
    _ request: ListRequest, by grouping: WallBoard.Grouping, for viewer: PersonID
  ) async throws -> WallBoard {
    try await office.remembered(.board(request, grouping), for: viewer) {
      try await board(request, by: grouping, for: viewer)
    }
  }

  private func board(
    _ request: ListRequest, by grouping: WallBoard.Grouping, for viewer: PersonID
  ) async throws -> WallBoard {
    let view = ViewWall(office)
    let query = view.query(request, for: viewer)
    let page = try await office.store.page(query)
    let milestones = try await milestones(of: page.items, under: query)
    var chart = try await view.chart(request, query, page)
    let rows = zip(page.items, chart.rows).map { listed, row in
      (listed, WallMarks(milestones[listed.item] ?? [], on: query.day).placed(on: row, of: listed))
    }
    // By urgency means exceptions first; the order of the page stays within a light.
    let sorted =
      request.order == .urgency
      ? WallBoard.urgency.flatMap { light in rows.filter { $0.1.light == light } } : rows
    chart.rows = sorted.map(\.1)
    return WallBoard(
      chart: chart, grouping: grouping,
      groups: Groups(office.rulebook, on: query.day, year: request.year ?? query.day.year, list: request.list)
        .grouped(sorted, by: grouping),
      red: try await attention(query) { $0.light = .red },
      starting: try await attention(query) { query in
        query.starting = query.day.week
        query.phases = [.draft, .awaiting, .working]
      },
      waiting: try await attention(query) { $0.waits = Set(RowQuery.Wait.allCases) })
  }

  /// The milestones of a page's items, by item and in the order of their days.
  private func milestones(of items: [ListedItem], under query: RowQuery) async throws -> [ItemID: [ListedItem]] {
    guard !items.isEmpty else { return [:] }
    var asked = RowQuery(scope: query.scope, day: query.day)
    asked.asOf = query.asOf
    asked.parents = Set(items.map(\.item))
    asked.relation = .milestone
    asked.order = .due
    asked.limit = Self.mostMarks
    let found = try await office.store.page(asked).items
    return Dictionary(grouping: found.filter { $0.parent != nil }) { $0.parent ?? $0.item }
  }

  /// The first rows of a kind, whatever page and light the wall was asked for.
  private func attention(_ query: RowQuery, _ narrow: (inout RowQuery) -> Void) async throws -> WallBoard.Attention {
    var query = query
    (query.light, query.after, query.order, query.limit) = (nil, nil, .urgency, Self.attention)
    (query.starting, query.waits) = (nil, [])
    narrow(&query)
    let page = try await office.store.page(query)
    return WallBoard.Attention(
      page.items.map(Wordings(office.rulebook, on: query.day).row), hasMore: page.next != nil)
  }
}

/// What a bar shows of an item's milestones.
struct WallMarks {
  let milestones: [ListedItem]
  let day: Day

  init(_ milestones: [ListedItem], on day: Day) {
    self.milestones = milestones.filter { $0.phase != .stopped && $0.due != nil }
    self.day = day
  }

  func placed(on row: WallChart.Row, of listed: ListedItem) -> WallChart.Row {
    var row = row
    row.marks = milestones.compactMap { milestone in
      milestone.due.map { WallChart.Mark(title: title(of: milestone), due: $0, state: state(of: milestone, due: $0)) }
    }
    row.reached = listed.phase == .closed ? 1000 : share(of: listed)
    return row
  }

  private func title(of milestone: ListedItem) -> Words {
    Words(milestone.title, en: milestone.titleInEnglish.isEmpty ? milestone.title : milestone.titleInEnglish)
  }

  private func state(of milestone: ListedItem, due: Day) -> WallChart.Mark.State {
    milestone.phase == .closed ? .reached : due < day ? .late : .open
  }

  /// By weight where every milestone has one, else by their number with the completion as one more; nil without milestones.
  ///
  /// What is not closed is not done: it never reaches today's line while its end is still to come.
  private func share(of listed: ListedItem) -> Int? {
    guard !milestones.isEmpty else { return nil }
    let weights = milestones.compactMap { try? $0.weight?.millionths }
    let isWeighed = weights.count == milestones.count && weights.allSatisfy { $0 >= 0 && $0 < 1 << 40 }
    let hundred: Int64 = 100_000_000
    let parts = isWeighed ? weights : milestones.map { _ in 1 }
    let sum = parts.reduce(0, +)
    // Weights that make up the whole say so; of anything else the completion is a part.
    let whole = isWeighed && milestones.count > 1 ? max(sum, hundred) : sum + (parts.max() ?? 0)
    guard whole > 0 else { return 0 }
    let done = zip(milestones, parts).reduce(0) { $0 + ($1.0.phase == .closed ? $1.1 : 0) }
    return min(Int(done * 1000 / whole), elapsed(of: listed))
  }

  /// How much of the planned time has passed, in thousandths.
  private func elapsed(of listed: ListedItem) -> Int {
    guard let start = listed.start, let due = listed.due, due > start else { return 1000 }
    return min(max(Int(day - start) * 1000 / Int(due - start), 0), 1000)
  }
}

/// Puts rows under headings, each row once.
private struct Groups {
  private let names: Names
  private let organisation: Organisation
  private let day: Day
  private let lists: [(code: String, name: Words)]
  /// The one list that was asked for.
  private let list: String?

  init(_ rules: Rulebook, on day: Day, year: Int, list: String?) {
    names = Names(rules.organisation, on: day)
    organisation = rules.organisation
    self.day = day
    self.list = list
    var seen: Set<String> = []
    lists = rules.ledgers(in: year).flatMap { ledger -> [(String, Words)] in
      guard case .choices(let choices)? = ledger.field(.lists)?.kind else { return [] }
      return choices.filter { seen.insert($0.code).inserted }.map { ($0.code, $0.name) }
    }
  }

  /// Within a group the order of the page stays.
  func grouped(_ rows: [(ListedItem, WallChart.Row)], by grouping: WallBoard.Grouping) -> [WallBoard.Group] {
    var order: [String] = []
    var found: [String: [WallChart.Row]] = [:]
    for (listed, row) in rows {
      let key = key(of: listed, by: grouping)
      if found[key] == nil { order.append(key) }
      found[key, default: []].append(row)
    }
    return sorted(order, by: grouping).map { WallBoard.Group(name(of: $0, by: grouping), found[$0] ?? []) }
  }

  /// Lists and units in their own order, leaders as they come; what belongs nowhere is last.
  private func sorted(_ keys: [String], by grouping: WallBoard.Grouping) -> [String] {
    let places: [String] =
      switch grouping {
      case .list: lists.map(\.code)
      case .unit: organisation.units(on: day).map(\.id.raw)
      case .leader: []
      }
    let known = places.filter(keys.contains)
    let others = keys.filter { !known.contains($0) && !$0.isEmpty }
    return known + others + keys.filter(\.isEmpty)
  }

  /// Of several lists the first in the order of the definition; the one that was asked for goes before.
  private func key(of listed: ListedItem, by grouping: WallBoard.Grouping) -> String {
    switch grouping {
    case .list:
      if let list, listed.lists.contains(list) { return list }
      return lists.first { listed.lists.contains($0.code) }?.code ?? listed.lists.first ?? ""
    case .unit: return (listed.handler ?? listed.lead)?.raw ?? ""
    case .leader:
      let leader = listed.leader ?? listed.lead.flatMap { organisation.leaderInCharge(of: $0, on: day) }
      return leader?.raw ?? ""
    }
  }

  private func name(of key: String, by grouping: WallBoard.Grouping) -> Words {
    guard !key.isEmpty else {
      switch grouping {
      case .list: return Words("未列入清单", en: "On no list")
      case .unit: return Words("未明确牵头单位", en: "No lead unit yet")
      case .leader: return Words("未明确分管领导", en: "No leader in charge yet")
      }
    }
    switch grouping {
    case .list: return lists.first { $0.code == key }?.name ?? Words(verbatim: key)
    case .unit: return UnitID(key).map(names.unit) ?? Words(verbatim: key)
    case .leader: return PersonID(key).map(names.person) ?? Words(verbatim: key)
    }
  }
}

extension Day {
  /// Monday to Sunday around it.
  var week: ClosedRange<Day> {
    let monday = advanced(by: 1 - weekday.rawValue)
    return monday...monday.advanced(by: 6)
  }
}
