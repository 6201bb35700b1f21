/// 迁移 — a store whose tables can be read and written row by row, so that a bureau moves from one store to another with
/// its journal byte for byte.
public protocol TableStore: Sendable {
  /// The name of what the journal is chained with; a journal arrives only where it is chained alike.
  var hash: String { get }
  /// Rows by key, from behind a key.
  ///
  /// - Parameter key: The values of the table's key columns in the last row that was read; nil from the beginning.
  /// - Returns: At most `limit` rows, values in the order of the table's columns.
  func rows(of table: CopiedTable, after key: [SQLValue]?, limit: Int) async throws(StoreFault) -> [[SQLValue]]
  /// Says that a bureau is arriving here, or that it has arrived whole. Until then nobody works on it; the projections are
  /// due from its first row on.
  func setArriving(_ isArriving: Bool) async throws(StoreFault)
  /// Whether a copy into this store was begun and not finished.
  func isArriving() async throws(StoreFault) -> Bool
  /// Writes rows, all or none; one whose key is there already is replaced, and a fact is left as it is.
  func put(_ rows: [[SQLValue]], into table: CopiedTable) async throws(StoreFault)
  /// The key of the last row; nil of an empty table.
  func lastKey(of table: CopiedTable) async throws(StoreFault) -> [SQLValue]?
  func count(of table: CopiedTable) async throws(StoreFault) -> Int

  /// Whether the projections are empty though the journal is not, and have to be made anew.
  func isRebuildDue() async throws(StoreFault) -> Bool
  /// Everything as it stands now, whatever is written meanwhile: copies are read from this.
  func withSnapshot<T: Sendable>(_ body: @Sendable (any TableReader) async throws -> T) async throws -> T
}

/// Tables as they stood at one moment.
public protocol TableReader: Sendable {
  func rows(of table: CopiedTable, after key: [SQLValue]?, limit: Int) async throws(StoreFault) -> [[SQLValue]]
  func count(of table: CopiedTable) async throws(StoreFault) -> Int
}

/// A table, its bureau aside.
public struct CopiedTable: Hashable, Sendable {
  public enum Kind: Hashable, Sendable { case integer, text, blob }
  public struct Column: Hashable, Sendable {
    public let name: StaticName
    public let kind: Kind
  }
  public let name: StaticName
  public let columns: [Column]
  /// The first so many columns are its key.
  public let keys: Int
  /// Whether a row may change after it was written.
  public let changes: Bool
  /// Whether the target may hold more than the source: who signs in there is its own affair.
  public var mayHoldMore: Bool { name.text == "account" }

  /// A name from the source, never from a person.
  public struct StaticName: Hashable, Sendable {
    public let text: String
    init(_ name: StaticString) { text = "\(name)" }
    init(column: RowColumn) { text = column.rawValue }
  }

  private init(_ name: StaticString, keys: Int, changes: Bool = false, _ columns: [(StaticString, Kind)]) {
    self.name = StaticName(name)
    self.keys = keys
    self.changes = changes
    self.columns = columns.map { Column(name: StaticName($0.0), kind: $0.1) }
  }

  private static func columns(_ columns: [RowColumn]) -> [Column] {
    columns.map { column in
      Column(name: StaticName(column: column), kind: column.type(.sqlite).hasPrefix("TEXT") ? .text : .integer)
    }
  }

  private init(_ name: StaticString, key: (StaticString, Kind), _ columns: [RowColumn], keys: Int) {
    self.name = StaticName(name)
    self.keys = keys
    self.changes = true
    self.columns = [Column(name: StaticName(key.0), kind: key.1)] + Self.columns(columns)
  }

  private init(_ name: StaticString, rows columns: [RowColumn], and more: [(StaticString, Kind)], keys: Int) {
    let rows = Self.columns(columns)
    self.name = StaticName(name)
    self.keys = keys
    self.changes = true
    // The key comes first: the item, and the day from which a version stood.
    self.columns = rows.prefix(1) + more.map { Column(name: StaticName($0.0), kind: $0.1) } + rows.dropFirst()
  }

  /// What a bureau is: everything else follows from it. In the order in which it is copied.
  public static let journal = [
    CopiedTable("document", keys: 1, [("hash", .text), ("body", .text)]),
    CopiedTable(
      "journal", keys: 2,
      [
        ("item", .text), ("ordinal", .integer), ("recorded", .integer), ("command", .text), ("body", .blob),
        ("hash", .blob),
      ]),
    CopiedTable("command", keys: 1, [("command", .text), ("recorded", .integer), ("receipt", .text)]),
    CopiedTable("serial", keys: 2, changes: true, [("ledger", .text), ("year", .integer), ("last", .integer)]),
    CopiedTable(
      "chain", keys: 1, changes: true,
      [
        ("item", .text), ("ordinal", .integer), ("hash", .blob), ("recorded", .integer), ("sealed", .integer),
        ("revision", .integer),
      ]),
    CopiedTable(
      "seal", keys: 1,
      [("number", .integer), ("at", .integer), ("facts", .integer), ("root", .blob), ("head", .blob)]),
    CopiedTable(
      "seal_member", keys: 2, [("seal", .integer), ("item", .text), ("first", .integer), ("last", .integer)]),
    CopiedTable(
      "account", keys: 1, changes: true, [("person", .text), ("password", .text), ("changed", .integer)]),
  ]

  /// What follows from the journal, to be compared after a copy. Counters are left out: they stand in another number of
  /// parts on every store, and the pages' counts are compared instead.
  public static let projections = [
    CopiedTable("item_row", rows: Array(RowColumn.allCases), and: [("from_day", .integer)], keys: 1),
    CopiedTable(
      "item_past", rows: RowColumn.inPast, and: [("from_day", .integer), ("until_day", .integer), ("node", .integer)],
      keys: 2),
    CopiedTable(
      "item_field", keys: 7,
      [
        ("item", .text), ("field", .text), ("kind", .text), ("text", .text), ("integer", .integer), ("day", .integer),
        ("from_day", .integer), ("until_day", .integer),
      ]),
    CopiedTable(
      "item_gram", keys: 3, changes: true,
      [("gram", .integer), ("item", .text), ("from_day", .integer), ("until_day", .integer)]),
    CopiedTable("item_reader", keys: 2, [("reader", .text), ("item", .text)]),
    CopiedTable("item_sight", key: ("reader", .text), RowColumn.inSight, keys: 4),
  ]
}

extension CopiedTable {
  private var list: String { columns.map(\.name.text).joined(separator: ", ") }

  package func values(_ row: some SQLRow) -> [SQLValue] {
    columns.enumerated().map { index, column in
      switch column.kind {
      case .integer: .integer(row.integer(index))
      case .text: .text(row.text(index))
      case .blob: .blob(row.bytes(index))
      }
    }
  }

  package func select(after key: [SQLValue]?, limit: Int, _ dialect: Dialect, bureau: Int64) -> SQLStatement {
    var statement = SQLStatement(dialect)
    statement.append(verbatim: "SELECT \(list) FROM \(name.text) WHERE bureau = ")
    statement.append(.integer(bureau))
    let order = columns.prefix(keys).map(\.name.text).joined(separator: ", ")
    if let key {
      statement.append(verbatim: " AND (\(order)) > ")
      statement.append(list: key)
    }
    statement.append(verbatim: " ORDER BY \(order) LIMIT ")
    statement.append(.integer(Int64(limit)))
    return statement
  }

  package func lastKey(_ dialect: Dialect, bureau: Int64) -> SQLStatement {
    let order = columns.prefix(keys).map { "\($0.name.text) DESC" }.joined(separator: ", ")
    var statement = SQLStatement(dialect)
    statement.append(verbatim: "SELECT \(list) FROM \(name.text) WHERE bureau = ")
    statement.append(.integer(bureau))
    statement.append(verbatim: " ORDER BY \(order) LIMIT 1")
    return statement
  }

  package func count(_ dialect: Dialect, bureau: Int64) -> SQLStatement {
    var statement = SQLStatement(dialect)
    statement.append(verbatim: "SELECT COUNT(*) FROM \(name.text) WHERE bureau = ")
    statement.append(.integer(bureau))
    return statement
  }

  package func write(_ row: [SQLValue], bureau: Int64) -> Write {
    let key = columns.prefix(keys).map(\.name.text).joined(separator: ", ")
    let sets = columns.dropFirst(keys).map { "\($0.name.text) = excluded.\($0.name.text)" }.joined(separator: ", ")
    return Write(
      """
      INSERT INTO \(name.text) (bureau, \(list)) VALUES (\(Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")))
      ON CONFLICT (bureau, \(key)) DO \(changes ? "UPDATE SET \(sets)" : "NOTHING")
      """, [.integer(bureau)] + row)
  }
}
