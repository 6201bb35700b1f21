public import Bureau
internal import Calendars
internal import LedgerKernel
public import Reports
internal import Storage
internal import Wording

/// 责任 — 人—事—责, both ways: what a unit and a person answer for, as far as the viewer sees.
///
/// Who works where is no secret of the bureau's own people; items are seen, and counted, only within the viewer's scope.
public struct ViewDuties: Sendable {
  private let office: Office
  /// Lines of one account.
  public static let most = 200
  /// Open items that the overview looks at.
  private static let pages = 20

  public init(_ office: Office) { self.office = office }

  // MARK: One unit

  /// - Returns: Nil when there never was such a unit.
  /// - Throws: ``StoreFault``.
  public func unit(_ id: UnitID, for viewer: PersonID) async throws -> UnitDuties? {
    let bench = Bench(office, viewer)
    let organisation = office.rulebook.organisation
    guard let unit = organisation.unit(id, on: bench.today) ?? organisation.lastVersion(of: id) else { return nil }
    var query = self.query(bench)
    query.units = Set([id] + organisation.predecessors(of: id, on: bench.today))
    let page = try await office.store.page(query)
    let own = query.units
    func leads(_ listed: ListedItem) -> Bool {
      [listed.handler, listed.lead].contains { $0.map(own.contains) == true }
    }
    // Milestones stand on their item's page; what came down to the unit as a copy of its own is not told twice.
    let works = page.items.filter { $0.relation != .milestone }
    let parents = Set(works.filter(leads).compactMap(\.parent))
    let told = works.filter { leads($0) || !parents.contains($0.item) }
    let lines = lines(told, bench) { leads($0) ? .lead : .support }
    let people = organisation.people(in: id, on: bench.today).map { person in
      bearer(person, told.filter { $0.person == person }, in: id, bench)
    }
    return UnitDuties(
      unit: id, account: Account(name: unit.name, day: bench.today, lines: lines, isCut: page.next != nil),
      head: organisation.head(of: id, on: bench.today).map { named($0, bench) },
      leader: organisation.leaderInCharge(of: id, on: bench.today).map { named($0, bench) },
      liaisons: organisation.liaisons(of: id, on: bench.today).map { named($0, bench) }, people: people,
      isInScope: bench.scope.includes(id))
  }

  // MARK: One person

  /// - Returns: Nil when nobody of that id ever worked here.
  /// - Throws: ``StoreFault``.
  public func person(_ id: PersonID, for viewer: PersonID) async throws -> PersonDuties? {
    let bench = Bench(office, viewer)
    let organisation = office.rulebook.organisation
    guard let person = organisation.person(id) else { return nil }
    var query = self.query(bench)
    query.person = id
    let own = try await office.store.page(query)
    query.person = nil
    query.leader = id
    let led = try await office.store.page(query)
    let seen = Set(own.items.map(\.item))
    let lines =
      lines(own.items.filter { $0.relation != .milestone }, bench) { _ in .person }
      + lines(led.items.filter { !seen.contains($0.item) }, bench) { _ in .leader }
    func name(_ unit: UnitID) -> Account.UnitName { Account.UnitName(unit, bench.words.names.unit(unit)) }
    return PersonDuties(
      person: id,
      account: Account(
        name: person.name, day: bench.today, lines: lines, isCut: own.next != nil || led.next != nil),
      posts: organisation.posts(of: id, on: bench.today).map { PersonDuties.Held(bench.title($0), of: name($0.unit)) },
      inCharge: organisation.units(inChargeOf: id, on: bench.today).map(name),
      branch: organisation.branch(of: id, on: bench.today)?.name)
  }

  // MARK: All

  /// - Throws: ``StoreFault``.
  public func callAsFunction(for viewer: PersonID) async throws -> DutyOverview {
    try await office.remembered(.duties, for: viewer) { try await overview(for: viewer) }
  }

  private func overview(for viewer: PersonID) async throws -> DutyOverview {
    let bench = Bench(office, viewer)
    let (organisation, today) = (office.rulebook.organisation, bench.today)
    var query = self.query(bench)
    query.phases = [.awaiting, .working, .checking]
    query.limit = 500
    var items: [ListedItem] = []
    var isCut = false
    for number in 1...Self.pages {
      let page = try await office.store.page(query)
      items += page.items
      query.after = page.next
      guard page.next != nil else { break }
      isCut = number == Self.pages
    }
    let borne = Set(items.compactMap(\.person) + items.compactMap(\.leader))
    let byUnit = Dictionary(grouping: items.filter { $0.relation != .milestone }) { listed in
      (listed.handler ?? listed.lead).flatMap { organisation.answerableUnit(for: $0, on: today) }
    }
    let visible = organisation.units(on: today).filter { $0.parent != nil && bench.scope.includes($0.id) }
    let units = visible.map { unit in
      let own = byUnit[unit.id] ?? []
      return DutyOverview.Unit(
        unit: unit.id, name: unit.name, head: organisation.head(of: unit.id, on: today).map { named($0, bench) },
        leader: organisation.leaderInCharge(of: unit.id, on: today).map { named($0, bench) },
        people: organisation.people(in: unit.id, on: today).count, open: own.count,
        red: own.count { $0.light == .red })
    }
    var seen: Set<PersonID> = []
    let without = visible.flatMap { unit in
      organisation.people(in: unit.id, on: today).filter { person in
        !borne.contains(person) && worksOnItems(person, bench) && seen.insert(person).inserted
      }.map { bearer($0, [], in: unit.id, bench) }
    }
    return DutyOverview(day: today, units: units, without: isCut ? [] : without, isCut: isCut)
  }

  /// The three officers see no items and can carry none.
  private func worksOnItems(_ person: PersonID, _ bench: Bench) -> Bool {
    let organisation = office.rulebook.organisation
    return organisation.posts(of: person, on: bench.today).contains {
      organisation.role($0.role)?.capabilities.contains(.read) == true
    }
  }

  // MARK: Parts

  /// Everything that is owed or was done, in the viewer's scope.
  private func query(_ bench: Bench) -> RowQuery {
    var query = RowQuery(scope: bench.scope, day: bench.today)
    query.phases = [.draft, .awaiting, .working, .checking, .closed]
    query.order = .urgency
    query.limit = Self.most
    return query
  }

  private func lines(_ items: [ListedItem], _ bench: Bench, _ share: (ListedItem) -> Account.Share) -> [Account.Line] {
    items.map { Account.Line(bench.words.row($0), standard: $0.standard, share: share($0)) }
  }

  private func named(_ person: PersonID, _ bench: Bench) -> Account.Named {
    Account.Named(person, bench.words.names.person(person))
  }

  private func bearer(_ person: PersonID, _ items: [ListedItem], in unit: UnitID, _ bench: Bench) -> Bearer {
    let organisation = office.rulebook.organisation
    let posts = organisation.posts(of: person, on: bench.today)
    let open = items.filter { $0.phase.isOpen }
    return Bearer(
      person: person, name: bench.words.names.person(person),
      post: (posts.first { $0.unit == unit } ?? posts.first).map(bench.title), open: open.count,
      red: open.count { $0.light == .red })
  }
}
