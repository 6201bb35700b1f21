public import Wording

/// 机构 — who there is in the bureau and what each may do, as of any day.
///
/// Immutable and indexed once; copies share the index. Lists are in code point order of ids
/// unless a method says otherwise. A day before the first fact has nobody and nothing.
public struct Organisation: Sendable {
  let index: OrganisationIndex

  /// Indexes a draft.
  ///
  /// - Throws: ``Findings`` with everything ``OrganisationDraft/check()`` says, when one of it is an error.
  /// - Complexity: O(*d* · *u*) for *d* days on which the tree changes and *u* units.
  public init(_ draft: OrganisationDraft) throws(Findings) {
    let findings = draft.check()
    guard !findings.containError else { throw Findings(findings) }
    index = OrganisationIndex(draft)
  }

  /// Every unit that ever stood.
  public var unitIDs: [UnitID] { index.unitIDs }

  /// Every person who ever worked here.
  public var people: [Person] { index.people }

  /// Every role.
  public var roles: [Role] { index.roles }

  public func person(_ id: PersonID) -> Person? { index.personNumber[id].map { index.people[$0] } }

  public func role(_ code: RoleCode) -> Role? { index.roleNumber[code].map { index.roles[$0] } }
}
