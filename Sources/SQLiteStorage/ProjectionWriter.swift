internal import Calendars
internal import GRDB
internal import LedgerKernel
internal import Storage

/// Writes what changed of one item's projection. What ends keeps its place in the past, unless it began on the same
/// day.
struct ProjectionWriter {
  let db: Database
  let bureau: Int64
  let item: String

  func write(_ waiting: PendingProjection) throws {
    let versions = try placed(waiting)
    guard var (day, live) = versions.first, let (lastDay, last) = versions.last else { return }
    if waiting.stored != nil {
      try moveToPast(until: day)
    }
    for (nextDay, next) in versions.dropFirst() {
      try db.run(
        Self.insertPast, [.integer(bureau)] + live.row.columns + [.integer(day), .integer(nextDay), node(day, nextDay)])
      (day, live) = (nextDay, next)
    }
    if waiting.stored == nil {
      try db.run(Self.insert, [.integer(bureau)] + last.row.columns + [.integer(lastDay)])
    } else {
      try db.run(Self.update, last.row.columns + [.integer(lastDay), .integer(bureau), .text(item)])
    }
    var fields = waiting.stored?.fields ?? []
    for (day, version) in versions {
      try writeFields(from: fields, to: version.fields, on: day)
      fields = version.fields
    }
    if waiting.stored.map({ !last.isFound(like: $0) }) ?? true {
      try writeGrams(from: waiting.stored?.grams ?? [], to: last.grams)
    }
  }

  /// The versions in order of days, none before the day on which the stored row began: a clock that ran backwards
  /// does not change the past.
  private func placed(_ waiting: PendingProjection) throws -> [(day: Int64, projection: Projection)] {
    guard waiting.stored != nil else { return waiting.versions }
    let began = try from()
    let early = waiting.versions.prefix { $0.day <= began }
    guard let lastEarly = early.last else { return waiting.versions }
    return [(began, lastEarly.projection)] + waiting.versions.dropFirst(early.count)
  }

  private static let moveToPast = """
    INSERT INTO item_past (bureau, \(RowColumn.list), from_day, until_day, node)
    SELECT bureau, \(RowColumn.list), from_day, ?, ? FROM item_row WHERE bureau = ? AND item = ?
    """

  /// The row that stands, unless it began on that very day.
  private func moveToPast(until day: Int64) throws {
    let began = try from()
    guard began < day else { return }
    try db.run(Self.moveToPast, [.integer(day), node(began, day), .integer(bureau), .text(item)])
  }

  private func from() throws -> Int64 {
    let statement = try db.cachedStatement(sql: "SELECT from_day FROM item_row WHERE bureau = ? AND item = ?")
    return try Int64.fetchOne(statement, arguments: [bureau, item]) ?? 0
  }

  private func node(_ from: Int64, _ until: Int64) -> SQLValue {
    .integer(Int64(IntervalTree.node(of: Int(from), through: Int(until) - 1)))
  }

  private static func places(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }

  private static let insert = """
    INSERT INTO item_row (bureau, \(RowColumn.list), from_day) VALUES (\(places(RowColumn.allCases.count + 2)))
    """

  private static let insertPast = """
    INSERT INTO item_past (bureau, \(RowColumn.list), from_day, until_day, node)
    VALUES (\(places(RowColumn.allCases.count + 4)))
    """

  private static let update = """
    UPDATE item_row SET \(RowColumn.allCases.map { "\($0.rawValue) = ?" }.joined(separator: ", ")),
    from_day = ? WHERE bureau = ? AND item = ?
    """

  private func writeFields(from old: Set<ItemRow.Field>, to new: Set<ItemRow.Field>, on day: Int64) throws {
    guard old != new else { return }
    for field in old.subtracting(new) {
      let values = key(of: field) + [.integer(Schema.forever)]
      try db.run("DELETE FROM item_field WHERE \(Self.match) AND from_day >= ?", values + [.integer(day)])
      try db.run("UPDATE item_field SET until_day = ? WHERE \(Self.match)", [.integer(day)] + values)
    }
    for field in new.subtracting(old) {
      try db.run(Self.insertField, key(of: field) + [.integer(day), .integer(Schema.forever)])
    }
  }

  private static let match = """
    bureau = ? AND item = ? AND field = ? AND kind = ? AND text = ? AND integer = ? AND day = ? AND until_day = ?
    """

  private static let insertField = """
    INSERT INTO item_field (bureau, item, field, kind, text, integer, day, from_day, until_day)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (bureau, item, field, kind, text, integer, day, from_day) DO UPDATE SET until_day = excluded.until_day
    """

  private func key(of field: ItemRow.Field) -> [SQLValue] {
    let kind = field.text != nil ? "t" : field.day != nil ? "d" : "i"
    return [
      .integer(bureau), .text(item), .text(field.field.raw), .text(kind), .text(field.text ?? ""),
      .integer(field.integer ?? 0), .integer(Int64(field.day?.number ?? 0)),
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

  private func writeGrams(from old: Set<String>, to new: Set<String>) throws {
    for gram in old.subtracting(new) {
      try db.run(
        "DELETE FROM item_gram WHERE bureau = ? AND gram = ? AND item = ?",
        [.integer(bureau), .text(gram), .text(item)])
    }
    for gram in new.subtracting(old) {
      try db.run(
        "INSERT INTO item_gram (bureau, gram, item) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [.integer(bureau), .text(gram), .text(item)])
    }
  }
}
