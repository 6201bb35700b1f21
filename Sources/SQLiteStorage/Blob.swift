internal import Foundation
internal import GRDB

/// Bytes on their way into and out of SQLite.
struct Blob: DatabaseValueConvertible, StatementColumnConvertible {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  init(sqliteStatement: SQLiteStatement, index: CInt) {
    bytes = [UInt8](Data(sqliteStatement: sqliteStatement, index: index))
  }

  var databaseValue: DatabaseValue { Data(bytes).databaseValue }

  static func fromDatabaseValue(_ value: DatabaseValue) -> Blob? {
    Data.fromDatabaseValue(value).map { Blob([UInt8]($0)) }
  }
}
