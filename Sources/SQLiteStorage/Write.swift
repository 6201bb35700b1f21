internal import Storage

/// A change of one row, worked out and not yet made.
struct Write: Sendable {
  let sql: String
  let values: [SQLValue]

  init(_ sql: String, _ values: [SQLValue]) {
    self.sql = sql
    self.values = values
  }
}
