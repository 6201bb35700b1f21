import Calendars
import Wording

/// What can be wrong with a draft; worded in `BureauProblem+Wording.swift`.
enum BureauProblem {
  case unknownUnit(UnitID)
  case unknownPerson(PersonID)
  case unknownRole(RoleCode)
  case unknownBranch(BranchID)
  case duplicate(String)
  case emptyRange(Span)
  case overlappingRanges(String, Span)
  case notOneRoot([UnitID])
  case unitCycle([UnitID])
  case branchCycle([BranchID])
  case unitNotStanding(UnitID, [Span])
  case branchNotStanding(BranchID, Span)
  case personNotInService(PersonID, Span)
  case twoHeads(UnitID, PersonID, PersonID)
  case singlePostHeldTwice(UnitID, RoleCode, PersonID, PersonID)
  case exclusiveRoles(PersonID, RoleCode, RoleCode)
  case twoLeadersInCharge(UnitID, PersonID, PersonID)
  case delegatesNothing(PersonID)
  case delegatesUnheld(PersonID, Capability)
  case delegatesToSelf(PersonID)
  case coversSelf(PersonID)
  case covererAbsent(PersonID)
  case twoSecretaries(BranchID, PersonID, PersonID)
  case inTwoBranches(PersonID, BranchID, BranchID)
  case mergesNothing(UnitID)
  case mergesIntoItself(UnitID)
  case splitsIntoOne(UnitID)
  case mainNotSuccessor(UnitID)
  case reorganisedTwice(UnitID, Day)
  case standsAfterEnding(UnitID, Day)
  case roleWithoutCapability(RoleCode)
  case noPost(PersonID)
  case noHead(UnitID)
  case noLeaderInCharge(UnitID)
  case noSecretary(BranchID)

  /// Permanent.
  var code: String {
    switch self {
    case .unknownUnit: "unknown-unit"
    case .unknownPerson: "unknown-person"
    case .unknownRole: "unknown-role"
    case .unknownBranch: "unknown-branch"
    case .duplicate: "duplicate-id"
    case .emptyRange: "empty-range"
    case .overlappingRanges: "overlapping-ranges"
    case .notOneRoot: "not-one-root"
    case .unitCycle: "unit-cycle"
    case .branchCycle: "branch-cycle"
    case .unitNotStanding: "unit-not-standing"
    case .branchNotStanding: "branch-not-standing"
    case .personNotInService: "person-not-in-service"
    case .twoHeads: "two-heads"
    case .singlePostHeldTwice: "single-post-held-twice"
    case .exclusiveRoles: "exclusive-roles"
    case .twoLeadersInCharge: "two-leaders-in-charge"
    case .delegatesNothing: "delegates-nothing"
    case .delegatesUnheld: "delegates-unheld"
    case .delegatesToSelf: "delegates-to-self"
    case .coversSelf: "covers-self"
    case .covererAbsent: "coverer-absent"
    case .twoSecretaries: "two-secretaries"
    case .inTwoBranches: "in-two-branches"
    case .mergesNothing: "merges-nothing"
    case .mergesIntoItself: "merges-into-itself"
    case .splitsIntoOne: "splits-into-one"
    case .mainNotSuccessor: "main-not-successor"
    case .reorganisedTwice: "reorganised-twice"
    case .standsAfterEnding: "stands-after-ending"
    case .roleWithoutCapability: "role-without-capability"
    case .noPost: "no-post"
    case .noHead: "no-head"
    case .noLeaderInCharge: "no-leader-in-charge"
    case .noSecretary: "no-secretary"
    }
  }

  var severity: Finding.Severity {
    switch self {
    case .covererAbsent, .roleWithoutCapability, .noPost, .noHead, .noLeaderInCharge, .noSecretary: .warning
    default: .error
    }
  }

  func finding(at place: Place) -> Finding { Finding(code, severity, at: place, message, remedy: remedy) }
}
