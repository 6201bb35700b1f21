import Calendars
import Wording

extension DraftCheck {
  mutating func checkRoles() {
    checkUnique(draft.roles, \.code)
    for role in draft.roles where role.value.capabilities.isEmpty {
      report(.roleWithoutCapability(role.value.code), at: role.place)
    }
  }

  mutating func checkUnits() {
    checkRoots()
    for unit in draft.units { checkRange(unit.value, at: unit.place) }
    for (first, second) in clashes(draft.units, by: \.id) {
      report(.overlappingRanges(second.value.id.raw, first.value.span), at: second.place)
    }
    for unit in units {
      guard let parent = unit.value.parent else { continue }
      if let path = cycle(from: unit.value) {
        report(.unitCycle(path), at: unit.place)
      } else {
        checkUnit(parent, for: unit.value, at: unit.place)
      }
    }
  }

  private mutating func checkRoots() {
    var roots: [UnitID] = []
    var last: Place?
    for unit in draft.units where unit.value.parent == nil && !roots.contains(unit.value.id) {
      roots.append(unit.value.id)
      last = unit.place
    }
    guard roots.count != 1 else { return }
    report(.notOneRoot(roots), at: last ?? draft.units.first?.place ?? Place(file: ""))
  }

  /// The way up from `start` back to it; nil unless `start` is the unit of smallest id on the circle,
  /// so that each circle is found once.
  private func cycle(from start: OrgUnit) -> [UnitID]? {
    let versions = Dictionary(grouping: units.map(\.value), by: \.id)
    func climb(_ unit: OrgUnit, _ days: Span, _ path: [UnitID]) -> [UnitID]? {
      guard let parent = unit.parent else { return nil }
      if parent == start.id { return path + [parent] }
      guard !path.contains(parent), start.id < parent else { return nil }
      for above in versions[parent] ?? [] {
        guard let common = days.intersection(above) else { continue }
        if let found = climb(above, common, path + [parent]) { return found }
      }
      return nil
    }
    return climb(start, start.span, [start.id])
  }

  mutating func checkReorganisations() {
    var touched: Set<[String]> = []
    for event in draft.reorganisationsInOrder {
      let (day, place) = (event.value.day, event.place)
      let eve = Span(from: day.advanced(by: -1), to: day.advanced(by: -1))
      let first = Span(from: day, to: day)
      let sources: [UnitID]
      switch event.value.change {
      case .merge(let units, let into):
        if units.isEmpty { report(.mergesNothing(into), at: place) }
        if units.contains(into) { report(.mergesIntoItself(into), at: place) }
        sources = units.filter { $0 != into }
        for unit in sources { checkUnit(unit, for: eve, at: place) }
        checkUnit(into, for: first, at: place)
      case .split(let unit, let into, let main):
        if Set(into).count < 2 { report(.splitsIntoOne(unit), at: place) }
        if !into.contains(main) { report(.mainNotSuccessor(main), at: place) }
        sources = [unit]
        checkUnit(unit, for: eve, at: place)
        for heir in into { checkUnit(heir, for: first, at: place) }
      case .rename(let unit, _, _):
        sources = [unit]
        checkUnit(unit, for: first, at: place)
      }
      for unit in event.value.ended
      where draft.units.contains(where: { $0.value.id == unit && $0.value.from >= day }) {
        report(.standsAfterEnding(unit, day), at: place)
      }
      for unit in sources where !touched.insert([unit.raw, day.description]).inserted {
        report(.reorganisedTwice(unit, day), at: place)
      }
    }
  }
}
