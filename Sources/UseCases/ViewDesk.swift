public import Bureau
internal import Calendars
internal import LedgerKernel
public import Reports
internal import Storage
internal import Wording

/// 工作台 — what one person can do now: the definitions say what there is to do, the kernel says what this person may.
///
/// Every heading is one bounded query; what it finds is judged item by item, a dozen at most. Counts come from the store
/// where there are more.
public struct ViewDesk: Sendable {
  let office: Office
  /// Rows under one heading, and how many are read to find them.
  public static let shown = 6
  private static let read = 12
  /// Under a heading that is asked for by itself.
  public static let most = 60
  /// Days ahead that a desk looks.
  private static let ahead = 10
  /// The bureau's newest facts, among which one's own are looked for.
  private static let recentFacts = 60

  public init(_ office: Office) { self.office = office }

  /// - Parameter only: Nil for the whole desk.
  /// - Throws: ``StoreFault``.
  public func callAsFunction(for viewer: PersonID, only: Desk.Kind? = nil) async throws -> Desk {
    let (rules, today) = (office.rulebook, office.today)
    var bench = Bench(office, viewer)
    let limits = only == nil ? (shown: Self.shown, read: Self.read) : (shown: Self.most, read: Self.most)
    var sections: [Desk.Section] = []
    for kind in Desk.Kind.allCases where only == nil || kind == only {
      switch kind {
      case .red where !bench.urges:
        sections.append(try await watched(.red, limits.shown, bench) { $0.light = .red })
      case .soon:
        sections.append(
          try await watched(.soon, limits.shown, bench) { query in
            query.due = today...today.advanced(by: Self.ahead)
          })
      default:
        guard let rule = DeskRule.all.first(where: { $0.kind == kind }) else { continue }
        if let section = try await section(rule, limits, &bench) { sections.append(section) }
      }
    }
    let organisation = rules.organisation
    let isSigner = sections.contains { $0.kind == .sign }
    return Desk(
      person: viewer, name: organisation.person(viewer)?.name ?? Words(verbatim: viewer.raw),
      posts: organisation.posts(of: viewer, on: today).map(bench.title), day: today, sections: sections,
      recent: only == nil ? try await recent(&bench) : [], branch: only == nil ? try await branch(bench) : nil,
      steps: steps(&bench), hasSheet: isSigner)
  }

  // MARK: Headings

  private func section(_ rule: DeskRule, _ limits: (shown: Int, read: Int), _ bench: inout Bench) async throws
    -> Desk.Section?
  {
    // What is there is read by each row's own definition; where to look, by those in force.
    var acts: [Act] = []
    var stages: Set<StageCode> = []
    var ledgers: Set<LedgerCode> = []
    for definition in bench.definitions {
      let own = definition.acts.filter { act in
        rule.suits(act, definition)
          && bench.reach.mayEver(rule.kind == .coordinate ? act.beyond(definition.raisers) : act)
      }
      let places = definition.stages(for: rule.kind, own)
      guard !own.isEmpty, !places.isEmpty else { continue }
      acts += own
      stages.formUnion(places)
      ledgers.insert(definition.code)
    }
    guard !acts.isEmpty else { return nil }
    var query = RowQuery(scope: bench.scope, day: bench.today)
    query.ledgers = ledgers
    query.stages = stages
    query.order = .due
    query.limit = limits.read
    if let units = bench.reach.units(for: acts) {
      if units.isEmpty { query.person = bench.viewer } else { query.units = units }
    }
    rule.narrow(&query)
    if rule.kind == .reach { query.due = bench.today.advanced(by: -400)...bench.today.advanced(by: Self.ahead) }
    let page = try await office.store.page(query)
    var tasks: [Desk.Task] = []
    var dropped = 0
    var batches: [Desk.Batch] = []
    // A count is the store's where there are more than were read: then it is enough to judge what is shown.
    let isCut = page.next != nil && rule.kind != .sign
    for (place, listed) in page.items.enumerated() {
      if place.isMultiple(of: limits.shown) {
        if isCut, tasks.count >= limits.shown { break }
        try await bench.read(page.items[place...].prefix(limits.shown))
      }
      if rule.kind == .draft, listed.due == nil, !listed.dueText.isEmpty {
        dropped += 1
        continue
      }
      guard let judged = bench.judged(listed, rule) else {
        dropped += 1
        continue
      }
      tasks.append(judged.task)
      for batch in judged.batches where !batches.contains(batch) { batches.append(batch) }
    }
    var count = tasks.count
    // Who may be responsible for something sees a heading for it once there is something.
    if tasks.isEmpty, page.next == nil, !acts.contains(where: { bench.reach.mayByPost($0) }) { return nil }
    if page.next != nil { count = max(count, try await counted(query, besides: dropped)) }
    return Desk.Section(rule.kind, Array(tasks.prefix(limits.shown)), count: count, batches: batches)
  }

  /// What somebody keeps an eye on: the wall's own rows in sight.
  private func watched(_ kind: Desk.Kind, _ limit: Int, _ bench: Bench, _ narrow: (inout RowQuery) -> Void) async throws
    -> Desk.Section
  {
    var query = RowQuery(scope: bench.scope, day: bench.today)
    query.ledgers = Set(bench.definitions.filter(\.lights.onWall).map(\.code))
    query.rootsOnly = true
    // What is red is under way: nothing else can be late.
    if kind != .red { query.phases = [.awaiting, .working, .checking] }
    query.order = kind == .red ? .urgency : .due
    query.limit = limit
    narrow(&query)
    let page = try await office.store.page(query)
    var count = page.items.count
    if page.next != nil, kind == .red, bench.scope.isEverything {
      // The whole bureau's lights are counted as they change.
      query.light = nil
      count = try await office.store.counts(query).red
    } else if page.next != nil {
      count = try await counted(query, besides: 0)
    }
    return Desk.Section(kind, page.items.map { Desk.Task(bench.words.row($0), acts: [], notes: []) }, count: count)
  }

  /// How many rows there are as far as anybody counts, some aside that were read and are not for this person.
  private func counted(_ query: RowQuery, besides dropped: Int) async throws -> Int {
    let most = Desk.Section.mostCounted + 1
    return min(most, try await office.store.count(query, upTo: most + dropped) - dropped)
  }

  // MARK: Just now

  /// What the person did today, is the last to have touched, and may take back.
  private func recent(_ bench: inout Bench) async throws -> [Desk.Recent] {
    var found: [Desk.Recent] = []
    var seen: Set<ItemID> = []
    let own = try await office.store.recentEvents(before: nil, limit: Self.recentFacts).filter { event in
      event.recorded.day(in: office.rulebook.zone) == bench.today && event.item != .bureau
        && seen.insert(event.item).inserted && event.actor.person == bench.viewer
    }
    guard !own.isEmpty else { return [] }
    var query = RowQuery(scope: bench.scope, day: bench.today)
    query.items = Set(own.map(\.item))
    let visible = Set(try await office.store.page(query).items.map(\.item))
    for (place, event) in own.enumerated() where found.count < Self.shown {
      if place.isMultiple(of: Self.shown) {
        try await bench.read(items: visible.intersection(own[place...].prefix(Self.shown).map(\.item)))
      }
      guard visible.contains(event.item), let (item, definition, family) = bench.item(event.item) else { continue }
      if let recent = takenBack(item, definition, family, event, bench) { found.append(recent) }
    }
    return found
  }

  private func takenBack(
    _ item: Item, _ definition: LedgerDefinition, _ family: Family, _ event: Event, _ bench: Bench
  ) -> Desk.Recent? {
    // Signed is signed: from then on there are other ways.
    guard item.issuedOn == nil, case .advanced(let move) = event.fact, move.to == item.stage else { return nil }
    let now = office.circumstances(.person(bench.viewer), family: family)
    let undo = definition.acts.first { act in
      act.from.contains(item.stage) && act.does.isEmpty && act.to != nil && act.to != item.stage
        && (act.to == move.from || act.to == item.openingStage) && !act.by.anyOf.contains(.system)
        && definition.obstacle(to: act, on: item, now) == nil
    }
    guard let undo, let done = definition.act(move.act) else { return nil }
    return Desk.Recent(
      item: item.id, title: Item.title(item.title, inEnglish: item.text(.titleInEnglish) ?? ""), what: done.name,
      at: event.recorded, undo: Desk.Choice(undo.code, undo.name), seen: item.ordinal,
      isOneClick: !undo.asks.contains(where: \.isRequired))
  }

  // MARK: The branch

  private func branch(_ bench: Bench) async throws -> Desk.Branch? {
    let organisation = office.rulebook.organisation
    let branches = organisation.branches(on: bench.today)
    guard let branch = branches.first(where: { organisation.secretary(of: $0.id, on: bench.today) == bench.viewer })
    else { return nil }
    var members: [Bearer] = []
    for member in organisation.members(of: branch.id, on: bench.today) {
      var query = RowQuery(scope: bench.scope, day: bench.today)
      query.person = member.person
      query.phases = [.awaiting, .working, .checking]
      query.stages = bench.openStages
      let counts = try await office.store.counts(query)
      members.append(
        Bearer(
          person: member.person, name: bench.words.names.person(member.person),
          post: organisation.posts(of: member.person, on: bench.today).first.map(bench.title), open: counts.total,
          red: counts.red))
    }
    return Desk.Branch(name: branch.name, members: members)
  }
}
