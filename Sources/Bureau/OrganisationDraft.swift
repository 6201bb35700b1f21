import Calendars
public import Wording

/// A value and where the person wrote it, so that a finding can point at it.
public struct Placed<Value: Hashable & Sendable>: Hashable, Sendable {
  public let value: Value
  public let place: Place

  public init(_ value: Value, at place: Place = Place(file: "")) {
    self.value = value
    self.place = place
  }
}

/// Everything said about a bureau, before it is known to be consistent.
///
/// ``check()`` finds what is wrong; ``Organisation/init(_:)`` takes only a draft without errors.
public struct OrganisationDraft: Hashable, Sendable {
  public var roles: [Placed<Role>] = []
  /// Several values of one id are versions of it; their days must not overlap.
  public var units: [Placed<OrgUnit>] = []
  public var people: [Placed<Person>] = []
  public var posts: [Placed<Post>] = []
  public var leadersInCharge: [Placed<LeaderInCharge>] = []
  public var branches: [Placed<PartyBranch>] = []
  public var branchMembers: [Placed<BranchMember>] = []
  public var delegations: [Placed<SigningDelegation>] = []
  public var covers: [Placed<Cover>] = []
  public var reorganisations: [Placed<Reorganisation>] = []

  public init() {}

  /// Reorganisations by day; those of one day as listed.
  var reorganisationsInOrder: [Placed<Reorganisation>] {
    reorganisations.enumerated()
      .sorted { ($0.element.value.day, $0.offset) < ($1.element.value.day, $1.offset) }
      .map(\.element)
  }

  /// The units after renaming and ending what reorganisations rename and end.
  func unitVersions() -> [Placed<OrgUnit>] {
    var versions = units
    for event in reorganisationsInOrder {
      let (day, change) = (event.value.day, event.value.change)
      if case .rename(let unit, let name, let shortName) = change {
        versions = versions.flatMap { version -> [Placed<OrgUnit>] in
          let old = version.value
          guard old.id == unit, old.isValid(on: day) else { return [version] }
          let new = old.lasting(from: day, to: old.to, name: name, shortName: shortName)
          let placed = Placed(new, at: event.place)
          guard old.from < day else { return [placed] }
          return [Placed(old.lasting(from: old.from, to: day.advanced(by: -1)), at: version.place), placed]
        }
      }
      let ended = event.value.ended
      versions = versions.compactMap { version in
        let old = version.value
        guard ended.contains(old.id) else { return version }
        // A unit ends for good; `check()` reports a version that begins later.
        guard old.from < day else { return nil }
        return old.isValid(on: day)
          ? Placed(old.lasting(from: old.from, to: day.advanced(by: -1)), at: version.place) : version
      }
    }
    return versions
  }
}
