public import Calendars

extension Organisation {
  /// The units that carry on `unit`'s work on `day`, through every merger and split up to then:
  /// itself while it stands undivided, several after a split, none when it ended without an heir.
  ///
  /// - Returns: Standing units in code point order, each once.
  public func successors(of unit: UnitID, on day: Day) -> [UnitID] {
    let events = index.events.prefix { $0.day <= day }
    func carry(_ unit: UnitID, after: Int) -> Set<UnitID> {
      for at in after..<events.count {
        guard let heirs = events[at].successors(of: unit), heirs != [unit] else { continue }
        return heirs.reduce(into: []) { $0.formUnion(carry($1, after: at + 1)) }
      }
      return self.unit(unit, on: day) == nil ? [] : [unit]
    }
    return carry(unit, after: 0).sorted()
  }

  /// The one unit that answers for `unit` on `day`: itself while it stands, else the unit it went into,
  /// or the main one of those it was split into, and so on.
  ///
  /// - Returns: nil before the unit was founded, and when it ended without an heir.
  /// - Complexity: O(log *d*) for *d* days on which the tree changes.
  public func answerableUnit(for unit: UnitID, on day: Day) -> UnitID? {
    guard let epoch = index.epoch(on: day), let number = index.unitNumber[unit], epoch.answerable[number] >= 0
    else { return nil }
    return index.unitIDs[epoch.answerable[number]]
  }

  /// The units, standing or ended, that `unit` answers for on `day`; itself among them while it stands.
  public func predecessors(of unit: UnitID, on day: Day) -> [UnitID] {
    guard let epoch = index.epoch(on: day), let number = index.unitNumber[unit] else { return [] }
    return index.unitIDs.indices.filter { epoch.answerable[$0] == number }.map { index.unitIDs[$0] }
  }
}
