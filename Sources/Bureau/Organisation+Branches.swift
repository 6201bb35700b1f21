public import Calendars

/// Branches and members, indexed.
struct BranchIndex: Sendable {
  let ids: [BranchID]
  let branches: [BranchID: PartyBranch]
  /// By branch, in order of persons and days.
  let members: [BranchID: [BranchMember]]
  let byPerson: [PersonID: [BranchMember]]

  init(_ draft: OrganisationDraft) {
    let all = draft.branches.map(\.value)
    let members = draft.branchMembers.map(\.value).sorted { ($0.person, $0.from) < ($1.person, $1.from) }
    ids = all.map(\.id).sorted()
    branches = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    self.members = Dictionary(grouping: members, by: \.branch)
    byPerson = Dictionary(grouping: members, by: \.person)
  }
}

extension Organisation {
  public func branch(_ id: BranchID, on day: Day) -> PartyBranch? {
    index.branches.branches[id].flatMap { $0.isValid(on: day) ? $0 : nil }
  }

  /// Branches that stand on `day`.
  public func branches(on day: Day) -> [PartyBranch] { index.branches.ids.compactMap { branch($0, on: day) } }

  /// The branch a person belongs to on `day`; nil for who is in none.
  public func branch(of person: PersonID, on day: Day) -> PartyBranch? {
    index.branches.byPerson[person]?.first { $0.isValid(on: day) }.flatMap { branch($0.branch, on: day) }
  }

  /// Who belongs to the branch on `day`, secretary and organisation member included.
  public func members(of branch: BranchID, on day: Day) -> [BranchMember] {
    index.branches.members[branch]?.filter { $0.isValid(on: day) } ?? []
  }

  /// 支部书记.
  public func secretary(of branch: BranchID, on day: Day) -> PersonID? {
    members(of: branch, on: day).first { $0.duty == .secretary }?.person
  }

  /// 组织委员.
  public func organisationMember(of branch: BranchID, on day: Day) -> PersonID? {
    members(of: branch, on: day).first { $0.duty == .organisationMember }?.person
  }
}
