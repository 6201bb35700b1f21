import Calendars
import Wording

extension DraftCheck {
  /// What is missing at the open end of time: gaps in the past are history, not something to mend.
  mutating func checkGaps() {
    let posted = Set(draft.posts.map(\.value.person))
    for person in draft.people where !posted.contains(person.value.id) {
      report(.noPost(person.value.id), at: person.place)
    }
    let standing = units.filter { $0.value.to == nil }
    let headed = Set(
      draft.posts.map(\.value)
        .filter { $0.to == nil && roles[$0.role]?.capabilities.contains(.head) == true }
        .map(\.unit))
    let charged = Set(draft.leadersInCharge.map(\.value).filter { $0.to == nil }.map(\.unit))
    let parents = Dictionary(standing.map { ($0.value.id, $0.value.parent) }, uniquingKeysWith: { a, _ in a })

    for unit in standing {
      let id = unit.value.id
      let isLedFromAbove =
        unit.value.kind == .bureau
        && standing.contains { $0.value.parent == id && $0.value.kind == .leadership }
      if !headed.contains(id), !isLedFromAbove { report(.noHead(id), at: unit.place) }
      guard unit.value.kind != .bureau, unit.value.kind != .leadership else { continue }
      if !lineOf(id, parents).contains(where: charged.contains) { report(.noLeaderInCharge(id), at: unit.place) }
    }
    let led = Set(
      draft.branchMembers.map(\.value).filter { $0.duty == .secretary && $0.to == nil }.map(\.branch))
    for branch in draft.branches where branch.value.to == nil && !led.contains(branch.value.id) {
      report(.noSecretary(branch.value.id), at: branch.place)
    }
  }

  private func lineOf(_ unit: UnitID, _ parents: [UnitID: UnitID?]) -> [UnitID] {
    var line = [unit]
    while let above = parents[line[line.count - 1]] ?? nil, !line.contains(above) { line.append(above) }
    return line
  }
}
