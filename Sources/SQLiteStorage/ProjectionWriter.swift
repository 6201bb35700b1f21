internal import Calendars
internal import GRDB
internal import LedgerKernel
internal import Storage

/// Writes what changed of one item's projection on one day. What ends today keeps its place in the past, unless it
/// also began today: a day is seen as it ended.
struct ProjectionWriter {
  let db: Database
  let bureau: Int64
  let item: String
  let day: Int64

  mutating func writeRow(_ row: ItemRow, isNew: Bool) throws {
    if !isNew {
      let past = try db.cachedStatement(sql: Self.moveToPast)
      try past.execute(arguments: [day, bureau, item, day])
    }
    let statement = try db.cachedStatement(sql: isNew ? Self.insert : Self.update)
    var arguments: [(any DatabaseValueConvertible)?] = row.columns.map(\.database)
    if isNew {
      arguments.insert(bureau, at: 0)
      arguments.append(day)
    } else {
      // A clock that ran backwards does not make a row begin before its own past.
      arguments += [day, bureau, item]
    }
    statement.setUncheckedArguments(StatementArguments(arguments))
    try statement.execute()
  }

  private static let moveToPast = """
    INSERT INTO item_past (bureau, \(RowColumn.list), from_day, until_day)
    SELECT bureau, \(RowColumn.list), from_day, ? FROM item_row WHERE bureau = ? AND item = ? AND from_day < ?
    """

  private static let insert = """
    INSERT INTO item_row (bureau, \(RowColumn.list), from_day)
    VALUES (\(Array(repeating: "?", count: RowColumn.allCases.count + 2).joined(separator: ", ")))
    """

  private static let update = """
    UPDATE item_row SET \(RowColumn.allCases.map { "\($0.rawValue) = ?" }.joined(separator: ", ")),
    from_day = MAX(from_day, ?) WHERE bureau = ? AND item = ?
    """

  mutating func writeFields(from old: Set<ItemRow.Field>, to new: Set<ItemRow.Field>) throws {
    guard old != new else { return }
    let match =
      "bureau = ? AND item = ? AND field = ? AND kind = ? AND text = ? AND integer = ? AND day = ? AND until_day = ?"
    let drop = try db.cachedStatement(sql: "DELETE FROM item_field WHERE \(match) AND from_day >= ?")
    let end = try db.cachedStatement(sql: "UPDATE item_field SET until_day = ? WHERE \(match)")
    for field in old.subtracting(new) {
      let values = key(of: field) + [Schema.forever]
      drop.setUncheckedArguments(StatementArguments(values + [day]))
      try drop.execute()
      end.setUncheckedArguments(StatementArguments([day] + values))
      try end.execute()
    }
    let begin = try db.cachedStatement(
      sql: """
        INSERT INTO item_field (bureau, item, field, kind, text, integer, day, from_day, until_day)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for field in new.subtracting(old) {
      begin.setUncheckedArguments(StatementArguments(key(of: field) + [day, Schema.forever]))
      try begin.execute()
    }
  }

  private func key(of field: ItemRow.Field) -> [any DatabaseValueConvertible] {
    let kind = field.text != nil ? "t" : field.day != nil ? "d" : "i"
    return [
      bureau, item, field.field.raw, kind, field.text ?? "", field.integer ?? 0, Int64(field.day?.number ?? 0),
    ]
  }

  static func fields(of item: ItemID, _ db: Database, _ bureau: Int64) throws -> Set<ItemRow.Field> {
    let statement = try db.cachedStatement(
      sql: "SELECT field, kind, text, integer, day FROM item_field WHERE bureau = ? AND item = ? AND until_day = ?")
    let rows = try Row.fetchAll(statement, arguments: [bureau, item.description, Schema.forever])
    return Set(
      rows.compactMap { row in
        guard let field = FieldCode(row.text(0)) else { return nil }
        switch row.text(1) {
        case "t": return ItemRow.Field(field, text: row.text(2))
        case "d": return ItemRow.Field(field, day: Day(number: Int32(row.integer(4))))
        default: return ItemRow.Field(field, integer: row.integer(3))
        }
      })
  }

  mutating func writeGrams(from old: Set<String>, to new: Set<String>) throws {
    guard old != new else { return }
    let drop = try db.cachedStatement(sql: "DELETE FROM item_gram WHERE bureau = ? AND gram = ? AND item = ?")
    for gram in old.subtracting(new) { try drop.execute(arguments: [bureau, gram, item]) }
    let add = try db.cachedStatement(
      sql: "INSERT INTO item_gram (bureau, gram, item) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
    for gram in new.subtracting(old) { try add.execute(arguments: [bureau, gram, item]) }
  }
}
