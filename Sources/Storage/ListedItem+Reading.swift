internal import Bureau
internal import Calendars
internal import LedgerKernel
internal import Wording

extension ListedItem {
  static let columns: [RowColumn] = [
    .item, .ledger, .definition, .number, .title, .titleInEnglish, .stage, .phase, .lists, .lead, .handler, .leader,
    .person, .start, .due, .dueText, .issuedOn, .closedOn, .reportedOn, .progress, .milestoneTitle, .milestoneDue,
    .relation, .rigid, .milestoneTitleInEnglish, .parent, .weight, .obstacle, .declined, .pending, .standard,
  ]

  /// Reads a row of ``RowStatements/page(_:)`` with the key by which it is sorted.
  ///
  /// - Returns: Nil when the columns do not make a row; the projection is then to be rebuilt.
  public static func read(_ sql: some SQLRow) -> (item: ListedItem, key: PageKey)? {
    let end = columns.count
    guard let item = ItemID(sql.text(0)), let ledger: LedgerCode = sql.code(1),
      let definition = DefinitionHash(sql.text(2)), let stage: StageCode = sql.code(6),
      let phase = Stage.Phase(rawValue: sql.text(7)), let light = Light(rawValue: sql.text(end))
    else { return nil }
    let due = sql.day(14)
    let milestone = sql.day(21).map { ItemRow.Milestone(title: Words(sql.text(20), en: sql.text(24)), due: $0) }
    let listed = ListedItem(
      item: item, ledger: ledger, definition: definition, number: sql.text(3), title: sql.text(4),
      titleInEnglish: sql.text(5), stage: stage, phase: phase, lists: sql.words(8), lead: sql.unit(9),
      handler: sql.unit(10), leader: sql.person(11), person: sql.person(12), start: sql.day(13), due: due,
      dueText: sql.text(15), issuedOn: sql.day(16), closedOn: sql.day(17), reportedOn: sql.day(18),
      progress: sql.text(19), milestone: milestone, light: light, reason: sql.reason(end + 1) ?? .onCourse(due: due),
      parent: ItemID(sql.text(25)), relation: Registration.Relation(rawValue: sql.text(22)),
      weight: try? Quantity(parsing: sql.text(26)), obstacle: sql.text(27), standard: sql.text(30),
      isDeclined: sql.integer(28) == 1,
      hasPendingChange: sql.integer(29) == 1, isRigid: sql.integer(23) == 1)
    return (listed, PageKey(value: sql.integer(end + 2), item: item))
  }
}
