internal import GRDB
internal import GRDBSQLite
internal import Storage

extension Database {
  /// Runs a statement that returns no rows, its values bound straight to SQLite.
  ///
  /// An import binds millions of values; through `StatementArguments` each costs ten times as much. The statement is
  /// prepared and cached by GRDB, and whoever calls is inside its transaction.
  func run(_ sql: String, _ values: [SQLValue]) throws {
    try run(try cachedStatement(sql: sql), values)
  }

  func run(_ writes: [Write]) throws {
    var last: (sql: String, statement: Statement)?
    for write in writes {
      // Runs of the same statement are common; finding it again costs as much as a small insert.
      let statement = try last.flatMap { $0.sql == write.sql ? $0.statement : nil } ?? cachedStatement(sql: write.sql)
      last = (write.sql, statement)
      try run(statement, write.values)
    }
  }

  private func run(_ prepared: Statement, _ values: [SQLValue]) throws {
    let statement = prepared.sqliteStatement
    defer { sqlite3_reset(statement) }
    for (index, value) in values.enumerated() { Self.bind(value, at: Int32(index + 1), of: statement) }
    let code = sqlite3_step(statement)
    guard code == SQLITE_DONE || code == SQLITE_ROW else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(sqliteConnection)),
        message: sqlite3_errmsg(sqliteConnection).map { String(cString: $0) })
    }
  }

  private static func bind(_ value: SQLValue, at index: Int32, of statement: SQLiteStatement) {
    // SQLite copies the bytes before the call returns.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: sqlite3_bind_null(statement, index)
    case .integer(let number): sqlite3_bind_int64(statement, index, number)
    case .text(var text):
      text.withUTF8 { bytes in
        _ = bytes.withMemoryRebound(to: CChar.self) { characters in
          // A null pointer would bind NULL; an empty text is not nothing.
          characters.isEmpty
            ? sqlite3_bind_text(statement, index, "", 0, transient)
            : sqlite3_bind_text(statement, index, characters.baseAddress, Int32(characters.count), transient)
        }
      }
    case .blob(let bytes):
      _ = bytes.withUnsafeBytes { buffer in
        buffer.isEmpty
          ? sqlite3_bind_zeroblob(statement, index, 0)
          : sqlite3_bind_blob(statement, index, buffer.baseAddress, Int32(buffer.count), transient)
      }
    }
  }
}
