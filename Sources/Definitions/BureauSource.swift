public import Bureau
public import Wording

/// 机构来源 — what a bureau file says, and what is doubtful in it.
public struct BureauSource: Sendable {
  /// The id of the root unit.
  public let id: UnitID
  public let name: Words
  /// As read, with the line of each entry; add to it and build another organisation.
  public let draft: OrganisationDraft
  public let organisation: Organisation
  /// Warnings only; errors are thrown.
  public let warnings: [Finding]
}
