import Calendars

/// The tree of units as it stands from one day until the next one on which something about it changes.
///
/// Everything is by unit number; -1 says none.
struct TreeEpoch: Sendable {
  let start: Day
  /// Standing units, each before those below it, siblings by rank and id.
  private(set) var order: [Int] = []
  /// Position in `order`; -1 when the unit does not stand.
  private(set) var enter: [Int]
  /// One past the last position below the unit.
  private(set) var exit: [Int]
  private(set) var parent: [Int]
  /// Person number of the leader in charge, own or inherited.
  private(set) var leader: [Int]
  /// Who answers for the unit: itself while it stands.
  private(set) var answerable: [Int]

  func stands(_ unit: Int) -> Bool { enter[unit] >= 0 }

  /// - Complexity: O(1).
  func isWithin(_ unit: Int, _ above: Int) -> Bool {
    enter[above] >= 0 && enter[unit] >= enter[above] && enter[unit] < exit[above]
  }

  /// One epoch for each day on which a unit, a leader in charge or the order of successors changes.
  static func all(
    versions: [[OrgUnit]], unitNumber: [UnitID: Int], personNumber: [PersonID: Int],
    leaders: [LeaderInCharge], events: [Reorganisation]
  ) -> [TreeEpoch] {
    var days = Set(events.map(\.day))
    for one in versions.joined() { days.formUnion([one.from] + afterEnd(one)) }
    for one in leaders { days.formUnion([one.from] + afterEnd(one)) }
    return days.sorted().map { day in
      var epoch = TreeEpoch(start: day, units: versions.count)
      epoch.plant(versions.map { $0.first { $0.isValid(on: day) } }, unitNumber)
      epoch.appoint(leaders.filter { $0.isValid(on: day) }.map { (unitNumber[$0.unit]!, personNumber[$0.leader]!) })
      let due = events.filter { $0.day <= day }
      for unit in versions.indices {
        let successor = epoch.answering(versions[unit][0].id, after: due[...], unitNumber)
        epoch.answerable[unit] = successor.flatMap { unitNumber[$0] } ?? -1
      }
      return epoch
    }
  }

  private static func afterEnd(_ one: some Dated) -> [Day] { one.to.map { [$0.advanced(by: 1)] } ?? [] }

  private init(start: Day, units: Int) {
    self.start = start
    (enter, exit, parent) = (.none(units), .none(units), .none(units))
    (leader, answerable) = (.none(units), .none(units))
  }

  private mutating func plant(_ standing: [OrgUnit?], _ unitNumber: [UnitID: Int]) {
    var below = [[Int]](repeating: [], count: standing.count)
    var roots: [Int] = []
    for (unit, version) in standing.enumerated() {
      guard let version else { continue }
      guard let above = version.parent.flatMap({ unitNumber[$0] }) else {
        roots.append(unit)
        continue
      }
      parent[unit] = above
      below[above].append(unit)
    }
    func inRank(_ units: [Int]) -> [Int] {
      units.sorted { (standing[$0]!.rank, $0) < (standing[$1]!.rank, $1) }
    }
    var open: [(unit: Int, isLeaving: Bool)] = inRank(roots).reversed().map { ($0, false) }
    while let (unit, isLeaving) = open.popLast() {
      if isLeaving {
        exit[unit] = order.count
        continue
      }
      enter[unit] = order.count
      order.append(unit)
      open.append((unit, true))
      open += inRank(below[unit]).reversed().map { ($0, false) }
    }
  }

  private mutating func appoint(_ own: [(unit: Int, person: Int)]) {
    for (unit, person) in own where stands(unit) { leader[unit] = person }
    for unit in order where leader[unit] < 0 && parent[unit] >= 0 { leader[unit] = leader[parent[unit]] }
  }

  private func answering(
    _ unit: UnitID, after events: ArraySlice<Reorganisation>, _ unitNumber: [UnitID: Int]
  ) -> UnitID? {
    if let number = unitNumber[unit], stands(number) { return unit }
    guard let at = events.firstIndex(where: { $0.ended.contains(unit) }) else { return nil }
    guard let heir = events[at].successors(of: unit)?.first else { return nil }
    return answering(heir, after: events[(at + 1)...], unitNumber)
  }
}

extension [Int] {
  fileprivate static func none(_ count: Int) -> [Int] { Array(repeating: -1, count: count) }
}
