import Calendars
public import Wording

extension OrganisationDraft {
  /// 体检 — everything that is wrong with the draft, in a fixed order; empty when nothing is.
  ///
  /// Errors keep ``Organisation/init(_:)`` from taking the draft; warnings do not.
  ///
  /// - Complexity: about O(*n*) for *n* entries; quadratic only within one unit or one person.
  public func check() -> [Finding] {
    var check = DraftCheck(self)
    check.checkRoles()
    check.checkUnits()
    check.checkReorganisations()
    check.checkPeople()
    check.checkPosts()
    check.checkExclusiveRoles()
    check.checkLeadersInCharge()
    check.checkDelegations()
    check.checkCovers()
    check.checkBranches()
    check.checkGaps()
    return check.findings
  }
}

/// One run over a draft; each aspect has its own file.
struct DraftCheck {
  let draft: OrganisationDraft
  /// Units after reorganisation.
  let units: [Placed<OrgUnit>]
  /// The days on which a unit stands, joined.
  let runs: [UnitID: [Span]]
  let people: [PersonID: Person]
  let roles: [RoleCode: Role]
  private(set) var findings: [Finding] = []

  init(_ draft: OrganisationDraft) {
    self.draft = draft
    units = draft.unitVersions()
    runs = Dictionary(grouping: units.map(\.value), by: \.id).mapValues { Span.joining($0.map(\.span)) }
    people = Dictionary(draft.people.map { ($0.value.id, $0.value) }, uniquingKeysWith: { a, _ in a })
    roles = Dictionary(draft.roles.map { ($0.value.code, $0.value) }, uniquingKeysWith: { a, _ in a })
  }

  mutating func report(_ problem: BureauProblem, at place: Place) {
    findings.append(problem.finding(at: place))
  }

  /// Reports when the last day is before the first.
  mutating func checkRange(_ one: some Dated, at place: Place) {
    if one.isEmpty { report(.emptyRange(one.span), at: place) }
  }

  /// Reports a person who is unknown or not in service on all days of `one`.
  mutating func checkPerson(_ id: PersonID, for one: some Dated, at place: Place) {
    guard let person = people[id] else { return report(.unknownPerson(id), at: place) }
    if !one.isEmpty, !person.isEmpty, !person.span.covers(one) {
      report(.personNotInService(id, person.span), at: place)
    }
  }

  /// Reports a unit that is unknown or does not stand on all days of `one`.
  mutating func checkUnit(_ id: UnitID, for one: some Dated, at place: Place) {
    guard let runs = runs[id] else { return report(.unknownUnit(id), at: place) }
    if !one.isEmpty, !runs.contains(where: { $0.covers(one) }) { report(.unitNotStanding(id, runs), at: place) }
  }

  mutating func checkUnique<Value, ID: BureauCode>(_ all: [Placed<Value>], _ id: (Value) -> ID) {
    var seen: Set<ID> = []
    for one in all where !seen.insert(id(one.value)).inserted {
      report(.duplicate(id(one.value).raw), at: one.place)
    }
  }

  /// Pairs of entries with the same key and a day in common, the later listed one second.
  func clashes<Value: Dated, Key: Hashable>(
    _ all: [Placed<Value>], by key: (Value) -> Key
  ) -> [(first: Placed<Value>, second: Placed<Value>)] {
    var earlier: [Key: [Placed<Value>]] = [:]
    var pairs: [(first: Placed<Value>, second: Placed<Value>)] = []
    for one in all where !one.value.isEmpty {
      let key = key(one.value)
      pairs += earlier[key, default: []].filter { $0.value.overlaps(one.value) }.map { ($0, one) }
      earlier[key, default: []].append(one)
    }
    return pairs
  }
}
