import Calendars
import Wording

extension DraftCheck {
  mutating func checkBranches() {
    checkUnique(draft.branches, \.id)
    let branches = Dictionary(draft.branches.map { ($0.value.id, $0.value) }, uniquingKeysWith: { a, _ in a })
    for branch in draft.branches {
      checkRange(branch.value, at: branch.place)
      guard let parent = branch.value.parent else { continue }
      if let path = Self.cycle(from: branch.value.id, branches) {
        report(.branchCycle(path), at: branch.place)
      } else {
        checkBranch(parent, for: branch.value, at: branch.place, branches)
      }
    }
    for member in draft.branchMembers {
      checkRange(member.value, at: member.place)
      checkPerson(member.value.person, for: member.value, at: member.place)
      checkBranch(member.value.branch, for: member.value, at: member.place, branches)
    }
    checkMembersTogether()
  }

  private mutating func checkMembersTogether() {
    for (first, second) in clashes(draft.branchMembers, by: \.person) {
      let (a, b) = (first.value, second.value)
      let problem: BureauProblem =
        a.branch == b.branch
        ? .overlappingRanges("\(b.person) \(b.branch)", a.span) : .inTwoBranches(b.person, a.branch, b.branch)
      report(problem, at: second.place)
    }
    let secretaries = draft.branchMembers.filter { $0.value.duty == .secretary }
    for (first, second) in clashes(secretaries, by: \.branch) where first.value.person != second.value.person {
      report(.twoSecretaries(second.value.branch, first.value.person, second.value.person), at: second.place)
    }
  }

  private mutating func checkBranch(
    _ id: BranchID, for one: some Dated, at place: Place, _ branches: [BranchID: PartyBranch]
  ) {
    guard let branch = branches[id] else { return report(.unknownBranch(id), at: place) }
    if !one.isEmpty, !branch.isEmpty, !branch.span.covers(one) {
      report(.branchNotStanding(id, branch.span), at: place)
    }
  }

  /// The way up from `start` back to it; nil unless `start` has the smallest id on the circle.
  private static func cycle(from start: BranchID, _ branches: [BranchID: PartyBranch]) -> [BranchID]? {
    var path = [start]
    while let parent = branches[path[path.count - 1]]?.parent {
      if parent == start { return path + [parent] }
      guard !path.contains(parent), start < parent else { return nil }
      path.append(parent)
    }
    return nil
  }
}
