public import Calendars
public import Wording

/// 党支部 — a branch of the party; branches form a second tree over the same people.
public struct PartyBranch: Hashable, Sendable, Dated {
  public let id: BranchID
  public let name: Words
  /// The branch or committee above; nil at the top.
  public let parent: BranchID?
  public let from: Day
  public let to: Day?

  public init(_ id: BranchID, name: Words, parent: BranchID? = nil, from: Day, to: Day? = nil) {
    self.id = id
    self.name = name
    self.parent = parent
    self.from = from
    self.to = to
  }
}

/// 支部党员 — that a person belongs to a branch, and in which duty.
public struct BranchMember: Hashable, Sendable, Dated {
  /// 支部职务.
  public enum Duty: String, CaseIterable, Hashable, Sendable {
    /// 支部书记.
    case secretary
    /// 组织委员.
    case organisationMember = "organisation-member"
    /// 党员.
    case member
  }

  public let branch: BranchID
  public let person: PersonID
  public let duty: Duty
  public let from: Day
  public let to: Day?

  public init(_ person: PersonID, _ duty: Duty = .member, of branch: BranchID, from: Day, to: Day? = nil) {
    self.branch = branch
    self.person = person
    self.duty = duty
    self.from = from
    self.to = to
  }
}
