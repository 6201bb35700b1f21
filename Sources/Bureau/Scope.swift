public import Calendars

/// 可见范围 — which rows a person may see.
public struct Scope: Hashable, Sendable {
  public enum Breadth: Hashable, Sendable {
    case everything
    case units(Set<UnitID>)
  }

  /// The units whose rows are visible, ended ones that they answer for included.
  public let breadth: Breadth
  /// Whose own items are visible everywhere: the person's, and those of the absent the person covers.
  public let persons: Set<PersonID>

  public init(_ breadth: Breadth, persons: Set<PersonID>) {
    self.breadth = breadth
    self.persons = persons
  }

  /// Whether rows of `unit` are visible.
  public func includes(_ unit: UnitID) -> Bool {
    switch breadth {
    case .everything: true
    case .units(let units): units.contains(unit)
    }
  }

  /// Whether items of `person` are visible as that person's own.
  public func includes(_ person: PersonID) -> Bool { persons.contains(person) }

  public var isEverything: Bool { breadth == .everything }
}

extension Organisation {
  /// What `person` may see on `day`: the units that posts with ``Capability/read`` reach (own posts,
  /// delegated ones, covered ones), everything when one reaches the bureau, and always the own items.
  ///
  /// - Complexity: O(*u* · *p*) for *u* units and the person's posts.
  public func readScope(of person: PersonID, on day: Day) -> Scope {
    guard let number = index.personNumber[person] else { return Scope(.units([]), persons: []) }
    let absent = index.covers[number].filter { $0.value.isValid(on: day) }.map(\.source)
    let persons = Set([person] + absent.map { index.people[$0].id })
    guard let epoch = index.epoch(on: day) else { return Scope(.units([]), persons: persons) }

    let lenders = index.delegations[number]
      .filter { $0.value.isValid(on: day) && $0.value.capabilities.contains(.read) }
      .map(\.source)
    let grants = ([number] + lenders + absent).flatMap { index.grants[$0] }
      .filter { $0.post.isValid(on: day) && $0.role.capabilities.contains(.read) }
    if grants.contains(where: { reaches($0, .bureau, epoch) }) { return Scope(.everything, persons: persons) }

    var units: Set<UnitID> = []
    for (unit, id) in index.unitIDs.enumerated() where epoch.answerable[unit] >= 0 {
      let target = Target.unit(epoch.answerable[unit])
      if grants.contains(where: { reaches($0, target, epoch) }) { units.insert(id) }
    }
    return Scope(.units(units), persons: persons)
  }
}
