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
    try await office.remembered(.desk(only), for: viewer) { try await desk(for: viewer, only: only) }
  }

  private func desk(for viewer: PersonID, only: Desk.Kind?) async throws -> Desk {
    let (rules, today) = (office.rulebook, office.today)
    var bench = Bench(office, viewer)
    let limits = only == nil ? (shown: Self.shown, read: Self.read) : (shown: Self.most, read: Self.most)
    let headings = Desk.Kind.allCases.filter { only == nil || $0 == only }.compactMap {
      heading($0, limits, &bench)
    }
    let sections = try await sections(headings, limits, &bench)
    let organisation = rules.organisation
    let isSigner = sections.contains { $0.kind == .sign }
    return Desk(
      person: viewer, name: organisation.person(viewer)?.name ?? Words(verbatim: viewer.raw),
      posts: organisation.posts(of: viewer, on: today).map(bench.title), day: today, sections: sections,
      recent: only == nil ? try await recent(&bench) : [], branch: only == nil ? try await branch(bench) : nil,
      steps: steps(&bench), hasSheet: isSigner)
  }

  // MARK: Headings

  /// What stands under a heading, before anything is read.
  private struct Heading {
    let kind: Desk.Kind
    var query: RowQuery
    /// Nil for what somebody only keeps an eye on.
    let rule: DeskRule?
    let acts: [Act]
  }

  /// Nil where the person has nothing to do with it.
  private func heading(_ kind: Desk.Kind, _ limits: (shown: Int, read: Int), _ bench: inout Bench) -> Heading? {
    switch kind {
    case .red where !bench.urges:
      // What is red is under way: nothing else can be late.
      return watched(kind, limits.shown, bench) { ($0.light, $0.order) = (.red, .urgency) }
    case .soon:
      return watched(kind, limits.shown, bench) { query in
        query.phases = [.awaiting, .working, .checking]
        query.due = bench.today...bench.today.advanced(by: Self.ahead)
      }
    default: return DeskRule.all.first { $0.kind == kind }.flatMap { ruled($0, limits.read, &bench) }
    }
  }

  private func ruled(_ rule: DeskRule, _ limit: Int, _ bench: inout Bench) -> Heading? {
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
    query.limit = limit
    if let units = bench.reach.units(for: acts) {
      if units.isEmpty { query.person = bench.viewer } else { query.units = units }
    }
    rule.narrow(&query)
    if rule.kind == .reach { query.due = bench.today.advanced(by: -400)...bench.today.advanced(by: Self.ahead) }
    return Heading(kind: rule.kind, query: query, rule: rule, acts: acts)
  }

  /// What somebody keeps an eye on: the wall's own rows in sight.
  private func watched(_ kind: Desk.Kind, _ limit: Int, _ bench: Bench, _ narrow: (inout RowQuery) -> Void) -> Heading {
    var query = RowQuery(scope: bench.scope, day: bench.today)
    query.ledgers = Set(bench.definitions.filter(\.lights.onWall).map(\.code))
    query.rootsOnly = true
    query.order = .due
    query.limit = limit
    narrow(&query)
    // Where the whole bureau's counts are not kept for it, what has ended is not gone through.
    if !bench.scope.isEverything { query.stages = bench.openStages }
    return Heading(kind: kind, query: query, rule: nil, acts: [])
  }

  /// A heading with its rows judged.
  private struct Judged {
    var tasks: [Desk.Task] = []
    /// Rows that were read and are not for this person.
    var dropped = 0
    var batches: [Desk.Batch] = []
  }

  /// Three reads lay a whole desk: the rows of all headings, what they are judged by, and how many more there are.
  private func sections(_ headings: [Heading], _ limits: (shown: Int, read: Int), _ bench: inout Bench) async throws
    -> [Desk.Section]
  {
    let pages = try await office.store.pages(headings.map(\.query))
    let first = zip(headings, pages).filter { $0.0.rule != nil }.flatMap { $0.1.items.prefix(limits.shown) }
    try await bench.read(first)
    var judged: [Judged] = []
    for (heading, page) in zip(headings, pages) { judged.append(try await judge(heading, page, limits.shown, &bench)) }
    let counts = try await counts(zip(headings, pages).filter { $0.1.next != nil }.map(\.0), limits.read, bench)
    return zip(zip(headings, pages), judged).compactMap { pair, judged in
      let (heading, page) = pair
      // Who may be responsible for something sees a heading for it once there is something.
      if heading.rule != nil, judged.tasks.isEmpty, page.next == nil,
        !heading.acts.contains(where: { bench.reach.mayByPost($0) })
      {
        return nil
      }
      let more = counts[heading.kind].map { min(Desk.Section.mostCounted + 1, $0 - judged.dropped) }
      return Desk.Section(
        heading.kind, Array(judged.tasks.prefix(limits.shown)), count: max(judged.tasks.count, more ?? 0),
        batches: judged.batches)
    }
  }

  private func judge(_ heading: Heading, _ page: RowPage, _ shown: Int, _ bench: inout Bench) async throws -> Judged {
    guard let rule = heading.rule else {
      return Judged(tasks: page.items.map { Desk.Task(bench.words.row($0), acts: [], notes: []) })
    }
    var judged = Judged()
    // A count is the store's where there are more than were read: then it is enough to judge what is shown.
    let isCut = page.next != nil && rule.kind != .sign
    for (place, listed) in page.items.enumerated() {
      if place.isMultiple(of: shown), place > 0 {
        if isCut, judged.tasks.count >= shown { break }
        try await bench.read(page.items[place...].prefix(shown))
      }
      if rule.kind == .draft, listed.due == nil, !listed.dueText.isEmpty {
        judged.dropped += 1
      } else if let found = bench.judged(listed, rule) {
        judged.tasks.append(found.task)
        for batch in found.batches where !judged.batches.contains(batch) { judged.batches.append(batch) }
      } else {
        judged.dropped += 1
      }
    }
    return judged
  }

  /// How many rows headings have, as far as anybody counts; the whole bureau's red ones are counted as they change.
  private func counts(_ headings: [Heading], _ read: Int, _ bench: Bench) async throws -> [Desk.Kind: Int] {
    var found: [Desk.Kind: Int] = [:]
    var others = headings
    if bench.scope.isEverything, let place = others.firstIndex(where: { $0.kind == .red }) {
      var query = others.remove(at: place).query
      query.light = nil
      found[.red] = try await office.store.counts(query).red
    }
    let most = Desk.Section.mostCounted + 1 + read
    let numbers = try await office.store.count(others.map(\.query), upTo: most)
    for (heading, number) in zip(others, numbers) { found[heading.kind] = number }
    return found
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
