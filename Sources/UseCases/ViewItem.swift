public import Bureau
public import Calendars
public import LedgerKernel
public import Reports
internal import Storage
internal import Wording

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
    var children: [ListedItem] = []
    for live in try await office.store.children(of: id) where scope.sees(live) {
      if let row = try await self.row(live, asOf: past) { children.append(ListedItem(row, on: day)) }
    }
    func parts(_ relations: Set<Registration.Relation>) -> [WallChart.Row] {
      children.filter { $0.relation.map(relations.contains) ?? false }.map(words.row)
    }
    var own: ListedItem?
    if let row, let then = try await self.row(row, asOf: past) { own = ListedItem(then, on: day) }
    let family = try await office.family(of: id)
    let now = office.circumstances(actor, family: family)
    let acts = past == nil ? choices(definition, item, now) : []
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
      milestones: parts([.milestone]), copies: parts([.copy]), parts: parts([.support, .serves]),
      bar: own.map { listed in
        WallMarks(children.filter { $0.relation == .milestone }, on: day).placed(on: words.row(listed), of: listed)
      }, year: item.year, visited: visited(events, item), acts: acts,
      history: history(events, definition, words), day: day, isPast: past != nil)
  }

  private func choices(_ definition: LedgerDefinition, _ item: Item, _ now: Circumstances) -> [ItemSheet.Choice] {
    // Findings are sifted on the text's own page.
    let acts = definition.acts.filter { act in
      (act.anyStage || !act.from.isEmpty) && act.by.anyOf != [.system] && !act.asks.contains { $0.field == .sifting }
    }
    return acts.map { act -> ItemSheet.Choice in
      let end = act.to.flatMap { definition.stage($0)?.phase }
      return ItemSheet.Choice(
        act.code, act.name, definition.obstacle(to: act, on: item, now),
        isForward: end.map { $0 != .stopped && $0 != .draft } ?? false)
    }
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

  private func visited(_ events: [Event], _ item: Item) -> Set<StageCode> {
    var visited: Set<StageCode> = [item.stage]
    for case .advanced(let move) in events.map(\.fact) { visited.formUnion([move.from, move.to].compactMap(\.self)) }
    return visited
  }

  /// Newest first; facts of one command are one entry.
  private func history(_ events: [Event], _ definition: LedgerDefinition, _ words: Wordings) -> [ItemSheet.Entry] {
    var groups: [[Event]] = []
    for event in events {
      if groups.last?.last?.command == event.command {
        groups[groups.count - 1].append(event)
      } else {
        groups.append([event])
      }
    }
    return groups.reversed().compactMap { entry($0, definition, words) }
  }

  /// An act that leads nowhere is told by what else it wrote.
  private func told(_ events: [Event]) -> [Event] {
    let telling = events.filter { event in
      if case .advanced(let move) = event.fact { move.from != move.to } else { true }
    }
    return telling.isEmpty ? events : telling
  }

  /// Where else is told what was done, a move only says where to.
  private func wording(_ fact: Fact, _ definition: LedgerDefinition, _ words: Wordings, isAlone: Bool) -> Words {
    guard case .advanced(let move) = fact, !isAlone, let to = definition.stage(move.to)?.name else {
      return fact.wording(definition, words.names)
    }
    return Words("→ \(to.simplifiedChinese)", en: "→ \(to.english)")
  }

  private func entry(_ events: [Event], _ definition: LedgerDefinition, _ words: Wordings) -> ItemSheet.Entry? {
    guard let event = events.last else { return nil }
    let who: Words
    switch event.actor {
    case .system: who = Words("系统", en: "Guatu")
    case .person(let person, nil): who = words.names.person(person)
    case .person(let person, let principal?):
      let (by, whom) = (words.names.person(person), words.names.person(principal))
      who = Words(
        "\(by.simplifiedChinese)（代\(whom.simplifiedChinese)）", en: "\(by.english) (for \(whom.english))")
    }
    let telling = told(events)
    return ItemSheet.Entry(
      ordinal: event.ordinal, on: event.on, recorded: event.recorded,
      recordedAt: event.recorded.text(in: office.rulebook.zone), who: who,
      what: telling.map { wording($0.fact, definition, words, isAlone: telling.count == 1) },
      hash: String(Hex.text(event.hash).prefix(12))
    )
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
      var line = ItemSheet.Line(code, field.name, wording)
      if case .unit(let unit) = value { line.unitID = unit }
      if case .person(let person) = value { line.personID = person }
      return line
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
