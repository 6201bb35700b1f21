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
    let query = self.query(request, for: viewer)
    return try await chart(request, query, office.store.page(query))
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

  func row(_ listed: ListedItem) -> WallChart.Row {
    let definition = rules.definitions[listed.definition]
    let lists = definition?.field(.lists)
    return WallChart.Row(
      item: listed.item, number: listed.number,
      title: Words(listed.title, en: listed.titleInEnglish.isEmpty ? listed.title : listed.titleInEnglish),
      ledger: definition?.officialName ?? Words(verbatim: listed.ledger.raw),
      lists: listed.lists.map { lists?.choiceName($0) ?? Words(verbatim: $0) },
      unit: (listed.handler ?? listed.lead).map(names.unit), person: listed.person.map(names.person),
      stage: definition?.stage(listed.stage)?.name ?? Words(verbatim: listed.stage.raw), start: listed.start,
      due: listed.due, dueText: listed.dueText, milestone: listed.milestone, light: listed.light,
      reason: reason(listed.reason), isRigid: listed.isRigid, waits: waits(listed),
      hasBegun: [.working, .checking, .closed].contains(listed.phase))
  }
}

/// 事项 — one item as one viewer may see it, now or as it stood at the end of a past day.
public struct ViewItem: Sendable {
  let office: Office

  public init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` `.unknownItem` also for an item that the viewer may not see; ``StoreFault``.
  public func callAsFunction(_ id: ItemID, for viewer: PersonID, asOf: Day? = nil) async throws -> ItemSheet {
    let actor = Actor.person(viewer)
    try await office.requireVisible(id, to: actor)
    let rules = office.rulebook
    let today = office.today
    let past = asOf.flatMap { $0 < today ? $0 : nil }
    let day = past ?? today
    var events = try await office.store.events(of: id)
    if let past { events = events.filter { $0.recorded.day(in: rules.zone) <= past } }
    guard let item = Item(replaying: events), let definition = rules.definitions[item.definition] else {
      throw Refusal.unknownItem
    }
    let words = Wordings(rules, on: day)
    let scope = office.scope(of: viewer)
    let row = try await office.store.row(of: id)
    let outlook = past == nil ? row?.outlook : nil
    let (light, reason) =
      (outlook ?? definition.outlook(of: item, calendar: rules.calendar, limits: rules.limits)).light(on: day)
    var parent: WallChart.Row?
    if let link = item.parent, let live = try await office.store.row(of: link.item), scope.sees(live),
      let row = try await self.row(live, asOf: past)
    {
      parent = words.row(ListedItem(row, on: day))
    }
    var children: [ItemRow] = []
    for live in try await office.store.children(of: id) where scope.sees(live) {
      if let row = try await self.row(live, asOf: past) { children.append(row) }
    }
    let family = try await office.family(of: id)
    let now = office.circumstances(actor, family: family)
    let acts =
      past != nil
      ? []
      : definition.acts.filter { $0.anyStage || !$0.from.isEmpty }
        // Findings are sifted on the text's own page.
        .filter { act in act.by.anyOf != [.system] && !act.asks.contains { $0.field == .sifting } }
        .map { ItemSheet.Choice($0.code, $0.name, definition.obstacle(to: $0, on: item, now)) }

    return ItemSheet(
      item: id, number: number(of: item, row?.number ?? "", past),
      title: Words(item.title, en: item.text(.titleInEnglish) ?? item.title), ledger: definition.officialName,
      basis: definition.basis, definition: definition.hash, stages: definition.stages, stage: item.stage,
      light: light, reason: words.reason(reason), seen: events.count,
      lines: try lines(item.values, item, definition, viewer, words), sources: sources(item),
      evidence: item.evidence,
      limits: definition.limits.compactMap { limit in
        definition.running(limit, of: item, calendar: rules.calendar, limits: rules.limits).map {
          ItemSheet.RunningLimit(name: limit.name, began: $0.began, due: $0.due)
        }
      },
      pendingChange: try lines(item.pendingChange?.values ?? [:], item, definition, viewer, words), parent: parent,
      children: children.map { words.row(ListedItem($0, on: day)) }, acts: acts,
      history: events.reversed().map { entry($0, definition, words) }, day: day, isPast: past != nil)
  }

  /// A row as it stood at the end of a past day; nil when the item was not there yet.
  private func row(_ live: ItemRow, asOf past: Day?) async throws(StoreFault) -> ItemRow? {
    guard let past else { return live }
    let rules = office.rulebook
    let events = try await office.store.events(of: live.item).filter { $0.recorded.day(in: rules.zone) <= past }
    guard let item = Item(replaying: events), let definition = rules.definitions[item.definition] else { return nil }
    var row = ItemRow(item, definition, calendar: rules.calendar, limits: rules.limits)
    row.number = number(of: item, live.number, past)
    return row
  }

  /// Its own number; a part's continues its parent's, and a number drawn later is not shown earlier.
  private func number(of item: Item, _ live: String, _ past: Day?) -> String {
    item.number?.text ?? (past == nil || item.parent != nil ? live : "")
  }

  private func sources(_ item: Item) -> [Source] {
    if case .sources(let sources)? = item.values[.sources] { sources } else { [] }
  }

  private func entry(_ event: Event, _ definition: LedgerDefinition, _ words: Wordings) -> ItemSheet.Entry {
    let who: Words
    switch event.actor {
    case .system: who = Words("系统", en: "Guatu")
    case .person(let person, nil): who = words.names.person(person)
    case .person(let person, let principal?):
      let (by, whom) = (words.names.person(person), words.names.person(principal))
      who = Words(
        "\(by.simplifiedChinese)（代\(whom.simplifiedChinese)）", en: "\(by.english) (for \(whom.english))")
    }
    return ItemSheet.Entry(
      ordinal: event.ordinal, on: event.on, recorded: event.recorded, who: who,
      what: event.fact.wording(definition, words.names), hash: String(Hex.text(event.hash).prefix(12)))
  }

  /// The one place where sensitive values are opened, and only for whoever may read them.
  private func lines(
    _ values: [FieldCode: Value], _ item: Item, _ definition: LedgerDefinition, _ viewer: PersonID, _ words: Wordings
  ) throws -> [ItemSheet.Line] {
    let order = definition.fields.map(\.code)
    let codes = values.keys.sorted { a, b in
      let (left, right) = (Self.rank(a, order), Self.rank(b, order))
      return left == right ? a < b : left < right
    }
    return try codes.compactMap { code -> ItemSheet.Line? in
      guard ![.title, .titleInEnglish, .sources, .sifting].contains(code), let value = values[code],
        let field = definition.field(code)
      else { return nil }
      var shown = value
      if case .sealed(let sealed) = value, !item.erased, mayRead(field, of: item, viewer) {
        shown = try office.opening(sealed, of: item.id, code) ?? value
      }
      var wording = shown.wording(field, words.names)
      // A day in a year whose holidays nobody has announced yet is counted by weekends only.
      if code == .due, let due = item.due, let finding = office.rulebook.calendar.findings(for: due...due).first {
        wording = Words(
          "\(wording.simplifiedChinese)（\(finding.message.simplifiedChinese)）",
          en: "\(wording.english) (\(finding.message.english))")
      }
      return ItemSheet.Line(code, field.name, wording)
    }
  }

  private func mayRead(_ field: FieldDefinition, of item: Item, _ viewer: PersonID) -> Bool {
    let rules = office.rulebook
    return field.readers.contains { capability in
      rules.organisation.authority(of: viewer, to: capability, over: item.handler, on: office.today) != nil
    }
  }

  /// Who, when, to what standard come first, then the ledger's own fields.
  private static func rank(_ code: FieldCode, _ own: [FieldCode]) -> Int {
    let first: [FieldCode] = [
      .lead, .person, .leader, .supports, .addressees, .start, .due, .dueText, .standard, .quantity, .quantityUnit,
      .lists, .level, .rigid, .weight,
    ]
    return first.firstIndex(of: code) ?? own.firstIndex(of: code).map { first.count + $0 } ?? 1_000
  }
}
