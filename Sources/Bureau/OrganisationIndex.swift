import Calendars

/// What ``Organisation`` looks things up in: numbers for ids, and one ``TreeEpoch`` for each
/// stretch of days on which the tree and the leaders in charge do not change.
final class OrganisationIndex: Sendable {
  let unitIDs: [UnitID]
  let unitNumber: [UnitID: Int]
  /// By unit number; the versions of a unit in order of days.
  let versions: [[OrgUnit]]
  let people: [Person]
  let personNumber: [PersonID: Int]
  let roles: [Role]
  let roleNumber: [RoleCode: Int]
  /// By person number: own posts, substantive before acting, then by unit, role and day.
  let grants: [[Grant]]
  /// By unit number: the posts in it, in order of persons, then as in `grants`.
  let postsOfUnit: [[Grant]]
  /// By person number: what others let the person do, by principal and first day.
  let delegations: [[Lent<SigningDelegation>]]
  let covers: [[Lent<Cover>]]
  let events: [Reorganisation]
  let epochs: [TreeEpoch]
  let branches: BranchIndex

  /// A post with its role and numbers.
  struct Grant: Sendable {
    let post: Post
    let role: Role
    let unit: Int
    let person: Int
  }

  /// A delegation or cover with the number of the person it comes from.
  struct Lent<Value: Dated & Sendable>: Sendable {
    let value: Value
    let source: Int
  }

  /// - Precondition: `draft.check()` has no error.
  init(_ draft: OrganisationDraft) {
    let standing = draft.unitVersions().map(\.value)
    let ids = Set(standing.map(\.id)).sorted()
    let number = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    let people = draft.people.map(\.value).sorted { $0.id < $1.id }
    let personNumber = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1.id, $0) })
    let roles = draft.roles.map(\.value).sorted { $0.code < $1.code }
    let roleNumber = Dictionary(uniqueKeysWithValues: roles.enumerated().map { ($1.code, $0) })

    var versions = [[OrgUnit]](repeating: [], count: ids.count)
    for unit in standing.sorted(by: { $0.from < $1.from }) { versions[number[unit.id]!].append(unit) }

    let allGrants = draft.posts.map(\.value).sorted(by: Self.precedes).map {
      Grant(post: $0, role: roles[roleNumber[$0.role]!], unit: number[$0.unit]!, person: personNumber[$0.person]!)
    }
    var grants = [[Grant]](repeating: [], count: people.count)
    var postsOfUnit = [[Grant]](repeating: [], count: ids.count)
    for grant in allGrants {
      grants[grant.person].append(grant)
      postsOfUnit[grant.unit].append(grant)
    }

    var delegations = [[Lent<SigningDelegation>]](repeating: [], count: people.count)
    for one in draft.delegations.map(\.value).sorted(by: { ($0.principal, $0.from) < ($1.principal, $1.from) }) {
      delegations[personNumber[one.delegate]!].append(Lent(value: one, source: personNumber[one.principal]!))
    }
    var covers = [[Lent<Cover>]](repeating: [], count: people.count)
    for one in draft.covers.map(\.value).sorted(by: { ($0.absent, $0.from) < ($1.absent, $1.from) }) {
      covers[personNumber[one.covering]!].append(Lent(value: one, source: personNumber[one.absent]!))
    }

    let events = draft.reorganisationsInOrder.map(\.value)
    self.unitIDs = ids
    self.unitNumber = number
    self.versions = versions
    self.people = people
    self.personNumber = personNumber
    self.roles = roles
    self.roleNumber = roleNumber
    self.grants = grants
    self.postsOfUnit = postsOfUnit
    self.delegations = delegations
    self.covers = covers
    self.events = events
    self.branches = BranchIndex(draft)
    self.epochs = TreeEpoch.all(
      versions: versions, unitNumber: number, personNumber: personNumber,
      leaders: draft.leadersInCharge.map(\.value), events: events)
  }

  private static func precedes(_ a: Post, _ b: Post) -> Bool {
    if a.person != b.person { return a.person < b.person }
    if a.isActing != b.isActing { return b.isActing }
    if a.unit != b.unit { return a.unit < b.unit }
    if a.role != b.role { return a.role < b.role }
    return a.from < b.from
  }

  /// The tree on a day; nil before the first one.
  ///
  /// - Complexity: O(log *d*) for *d* days of change.
  func epoch(on day: Day) -> TreeEpoch? {
    var (low, high) = (0, epochs.count)
    while low < high {
      let middle = (low + high) / 2
      if epochs[middle].start <= day { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : epochs[low - 1]
  }
}
