public import Bureau
public import Calendars
public import LedgerKernel
public import Reports
public import Storage
internal import Wording

/// Which rows a list page wants, as a person asks for them.
public struct ListRequest: Hashable, Sendable {
  public var year: Int?
  public var ledger: LedgerCode?
  public var list: String?
  public var unit: UnitID?
  public var leader: PersonID?
  public var person: PersonID?
  public var light: Light?
  public var stage: StageCode?
  public var vagueOnly = false
  public var words = ""
  public var order = RowQuery.Order.urgency
  public var after: PageKey?
  public var asOf: Day?
  public var limit = 100
  public var rootsOnly = true
  /// Planned to start in the week of the day asked for.
  public var startsThisWeek = false
  /// Waits for somebody above.
  public var waitsAbove = false

  public init() {}
}

/// 挂图 — the wall, or one ledger's list, as one viewer may see it.
public struct ViewWall: Sendable {
  let office: Office

  public init(_ office: Office) { self.office = office }

  /// - Throws: ``StoreFault``.
  public func callAsFunction(_ request: ListRequest, for viewer: PersonID) async throws -> WallChart {
    try await office.remembered(.list(request), for: viewer) {
      let query = self.query(request, for: viewer)
      return try await chart(request, query, office.store.page(query))
    }
  }

  /// How many rows of each light a list has.
  ///
  /// - Throws: ``StoreFault``.
  public func counts(_ request: ListRequest, for viewer: PersonID) async throws -> [WallChart.Count] {
    var query = query(request, for: viewer)
    (query.light, query.after) = (nil, nil)
    let counts = try await office.store.counts(query)
    return Light.allCases.map { WallChart.Count($0, counts[$0]) }
  }

  func query(_ request: ListRequest, for viewer: PersonID) -> RowQuery {
    let rules = office.rulebook
    let today = office.today
    let day = request.asOf ?? today
    var query = RowQuery(scope: office.scope(of: viewer), day: day)
    query.asOf = request.asOf.flatMap { $0 < today ? $0 : nil }
    query.year = request.year
    if let ledger = request.ledger {
      query.ledgers = [ledger]
    } else {
      query.ledgers = Set(rules.definitions.values.filter(\.lights.onWall).map(\.code))
    }
    query.list = request.list
    if let unit = request.unit {
      // What a merged unit led is its successor's.
      query.units = Set([unit] + rules.organisation.predecessors(of: unit, on: day))
    }
    query.leader = request.leader
    query.person = request.person
    query.light = request.light
    query.stages = request.stage.map { [$0] } ?? []
    query.vagueOnly = request.vagueOnly
    query.words = request.words
    query.order = request.order
    query.after = request.after
    query.limit = min(max(request.limit, 1), 500)
    query.rootsOnly = request.rootsOnly
    if request.startsThisWeek { query.starting = day.week }
    if request.waitsAbove { query.waits = Set(RowQuery.Wait.allCases) }
    return query
  }

  func chart(_ request: ListRequest, _ query: RowQuery, _ page: RowPage) async throws -> WallChart {
    let rules = office.rulebook
    let day = query.day
    var uncut = query
    uncut.light = nil
    uncut.after = nil
    let counts = try await office.store.counts(uncut)
    let words = Wordings(rules, on: day)
    return WallChart(
      bureau: rules.name, year: request.year ?? day.year, day: day, isPast: query.asOf != nil,
      counts: Light.allCases.map { WallChart.Count($0, counts[$0]) }, rows: page.items.map(words.row),
      next: page.next?.description)
  }
}

/// Turns rows and facts into words, as of a day.
struct Wordings {
  let rules: Rulebook
  let names: Names
  let day: Day

  init(_ rules: Rulebook, on day: Day) {
    self.rules = rules
    self.names = Names(rules.organisation, on: day)
    self.day = day
  }

  func reason(_ reason: LightReason) -> Words {
    Words(
      reason.wording(in: .simplifiedChinese, on: day, calendar: rules.calendar),
      en: reason.wording(in: .english, on: day, calendar: rules.calendar))
  }

  private func waits(_ listed: ListedItem) -> Words? {
    var found: [Words] = []
    if !listed.obstacle.isEmpty { found.append(Words(verbatim: listed.obstacle)) }
    if listed.isDeclined { found.append(Words("退单待裁定", en: "a ruling on the decline")) }
    if listed.hasPendingChange { found.append(Words("变更待审批", en: "approval of a change")) }
    return found.isEmpty ? nil : Words(joining: found)
  }

  func lists(_ listed: ListedItem) -> [Words] {
    let field = rules.definitions[listed.definition]?.field(.lists)
    return listed.lists.map { field?.choiceName($0) ?? Words(verbatim: $0) }
  }

  func stage(_ listed: ListedItem) -> Words {
    rules.definitions[listed.definition]?.stage(listed.stage)?.name ?? Words(verbatim: listed.stage.raw)
  }

  func row(_ listed: ListedItem) -> WallChart.Row {
    let definition = rules.definitions[listed.definition]
    var row = WallChart.Row(
      item: listed.item, number: listed.number,
      title: Words(listed.title, en: listed.titleInEnglish.isEmpty ? listed.title : listed.titleInEnglish),
      ledger: definition?.officialName ?? Words(verbatim: listed.ledger.raw),
      lists: lists(listed),
      unit: (listed.handler ?? listed.lead).map(names.unit), person: listed.person.map(names.person),
      stage: stage(listed), start: listed.start,
      due: listed.due, dueText: listed.dueText, milestone: listed.milestone, light: listed.light,
      reason: listed.light == .green && listed.phase == .checking ? stage(listed) : reason(listed.reason),
      isRigid: listed.isRigid, waits: waits(listed),
      hasBegun: [.working, .checking, .closed].contains(listed.phase))
    row.unitID = listed.handler ?? listed.lead
    row.personID = listed.person
    return row
  }
}
