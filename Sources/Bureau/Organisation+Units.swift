public import Calendars

extension Organisation {
  /// The unit as it stands on `day`; nil when there is none then.
  public func unit(_ id: UnitID, on day: Day) -> OrgUnit? {
    index.unitNumber[id].flatMap { version($0, on: day) }
  }

  /// The unit as it stood last, ended or not; nil when there never was one.
  public func lastVersion(of id: UnitID) -> OrgUnit? {
    index.unitNumber[id].flatMap { index.versions[$0].last }
  }

  /// Units that stand on `day`, each before those below it; siblings by rank (机构序列), then id.
  public func units(on day: Day) -> [OrgUnit] {
    index.epoch(on: day)?.order.compactMap { version($0, on: day) } ?? []
  }

  /// The units directly below, by rank, then id.
  public func units(under parent: UnitID, on day: Day) -> [OrgUnit] {
    units(on: day).filter { $0.parent == parent }
  }

  /// The units above, nearest first; empty for the bureau and for a unit that does not stand.
  public func ancestors(of unit: UnitID, on day: Day) -> [UnitID] {
    guard let epoch = index.epoch(on: day), var at = index.unitNumber[unit], epoch.stands(at) else { return [] }
    var above: [UnitID] = []
    while epoch.parent[at] >= 0 {
      at = epoch.parent[at]
      above.append(index.unitIDs[at])
    }
    return above
  }

  /// Whether `unit` is `above` or somewhere below it; false when either does not stand on `day`.
  ///
  /// - Complexity: O(log *d*) for *d* days on which the tree changes.
  public func isWithin(_ unit: UnitID, of above: UnitID, on day: Day) -> Bool {
    guard let epoch = index.epoch(on: day), let unit = index.unitNumber[unit], let above = index.unitNumber[above]
    else { return false }
    return epoch.isWithin(unit, above)
  }

  /// 分管领导 — who is in charge of the unit: its own leader or that of the nearest unit above; nil when nobody is.
  public func leaderInCharge(of unit: UnitID, on day: Day) -> PersonID? {
    guard let epoch = index.epoch(on: day), let unit = index.unitNumber[unit], epoch.stands(unit),
      epoch.leader[unit] >= 0
    else { return nil }
    return index.people[epoch.leader[unit]].id
  }

  /// The units a leader is in charge of, own and inherited, in tree order.
  public func units(inChargeOf leader: PersonID, on day: Day) -> [UnitID] {
    guard let epoch = index.epoch(on: day), let leader = index.personNumber[leader] else { return [] }
    return epoch.order.filter { epoch.leader[$0] == leader }.map { index.unitIDs[$0] }
  }

  func version(_ number: Int, on day: Day) -> OrgUnit? {
    index.versions[number].first { $0.isValid(on: day) }
  }
}
