public import Bureau
public import Calendars
import Intake
public import Wording

/// 人员名册 — a draft with the people and posts of a table added, and what is doubtful in the table.
public struct PeopleReading: Hashable, Sendable {
  public let draft: OrganisationDraft
  /// Warnings and notes only; errors are thrown.
  public let warnings: [Finding]
}

/// Adds people and posts from a CSV file: one row for each post, a person's rows as many as posts.
///
/// Headings, in any order: 编号 姓名 拼音 单位 职务 起 止 任职方式 (or id, name, latin-name, unit, role,
/// from, to, standing). Unit and role may be given by id or by name; days as `2023-03-01`, `2023/3/1`,
/// `2023.3.1` or 2023年3月1日.
///
/// - Parameters:
///   - draft: Holds the units and roles; persons in it with the same id and name get more posts.
///   - start: First day of a post whose 起 is blank.
/// - Throws: ``Findings`` with the cell of everything wrong.
public func readPeople(
  csv bytes: [UInt8], file: String, addingTo draft: OrganisationDraft, since start: Day
) throws(Findings) -> PeopleReading {
  let reading = readTable(bytes, named: file)
  let found = FindingCollector()
  reading.findings.forEach(found.report)
  try found.throwErrors()
  var reader = PeopleTableReader(table: reading.table, draft: draft, start: start, found: found)
  reader.read()
  try found.throwErrors()
  reader.draft.check().forEach(found.report)
  try found.throwErrors()
  return PeopleReading(draft: reader.draft, warnings: found.all)
}
