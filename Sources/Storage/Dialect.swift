/// Where SQLite and PostgreSQL say the same thing differently. Everything else is SQL that both understand.
public enum Dialect: Sendable {
  case sqlite
  case postgres

  /// Bytes.
  var blob: String {
    switch self {
    case .sqlite: "BLOB"
    case .postgres: "BYTEA"
    }
  }

  /// Text that is ordered by code point.
  var text: String {
    switch self {
    case .sqlite: "TEXT"
    case .postgres: "TEXT COLLATE \"C\""
    }
  }

  /// After a table whose rows are kept in the order of the primary key.
  var clustered: String {
    switch self {
    case .sqlite: " WITHOUT ROWID"
    case .postgres: ""
    }
  }

  /// After the journal's table: many bureaus stand in one cluster, each in one part.
  var partitioned: String {
    switch self {
    case .sqlite: clustered
    case .postgres: " PARTITION BY HASH (bureau)"
    }
  }

  func partitions(of table: String) -> [String] {
    switch self {
    case .sqlite: []
    case .postgres:
      (0..<8).map { "CREATE TABLE \(table)_\($0) PARTITION OF \(table) FOR VALUES WITH (MODULUS 8, REMAINDER \($0))" }
    }
  }

  /// The last column of the indexes over lights: PostgreSQL's index rows have room for 2,700 bytes, and a general order
  /// may go to more units than that.
  var wideEnd: String {
    switch self {
    case .sqlite: ", units"
    case .postgres: ""
    }
  }

  /// Told in the index over what waits, where there is room for a text of any length.
  var obstacleEnd: String {
    switch self {
    case .sqlite: ", obstacle"
    case .postgres: ""
    }
  }

  /// The function that says where a text stands in another.
  var position: StaticString {
    switch self {
    case .sqlite: "instr"
    case .postgres: "strpos"
    }
  }

  /// The n-th parameter, from 1.
  public func parameter(_ number: Int) -> String {
    switch self {
    case .sqlite: "?\(number)"
    case .postgres: "$\(number)"
    }
  }
}

/// A value on its way into or out of SQL.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])
}

/// SQL text with its parameters in order.
public struct SQLStatement: Hashable, Sendable {
  public private(set) var sql = ""
  public private(set) var arguments: [SQLValue] = []
  private let dialect: Dialect

  public init(_ dialect: Dialect, _ sql: StaticString = "") {
    self.dialect = dialect
    self.sql = "\(sql)"
  }

  /// Only text that stands in the source can become SQL; values go through parameters.
  public mutating func append(_ part: StaticString) { sql += "\(part)" }

  public mutating func append(_ value: SQLValue) {
    arguments.append(value)
    sql += dialect.parameter(arguments.count)
  }

  mutating func append(verbatim name: String) { sql += name }

  /// `(?1, ?2, ?3)`.
  public mutating func append(list values: [SQLValue]) {
    append("(")
    for (index, value) in values.enumerated() {
      if index > 0 { append(", ") }
      append(value)
    }
    append(")")
  }
}
