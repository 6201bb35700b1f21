/// A typed value on its way to the server; it travels in binary and never becomes SQL text.
public enum PostgresValue: Hashable, Sendable {
  case null
  /// `bigint`; the server narrows it where a column is smaller, and refuses what does not fit.
  case integer(Int64)
  case text(String)
  /// `bytea`.
  case bytes([UInt8])

  /// The type's object identifier. Source: PostgreSQL, `pg_type.dat`; these never change.
  var type: UInt32 {
    switch self {
    case .null: 0
    case .integer: 20
    case .text: 25
    case .bytes: 17
    }
  }

  var encoded: [UInt8]? {
    switch self {
    case .null: nil
    case .integer(let number): withUnsafeBytes(of: number.bigEndian, Array.init)
    // Without a terminating zero: in binary the length travels apart.
    case .text(let text): Array(text.utf8)
    case .bytes(let bytes): bytes
    }
  }
}

/// One statement with its parameters, `$1`, `$2`, … in order.
public struct PostgresStatement: Hashable, Sendable {
  public let sql: String
  public let values: [PostgresValue]

  public init(_ sql: String, _ values: [PostgresValue] = []) {
    self.sql = sql
    self.values = values
  }
}
