/// A change of one row, worked out and not yet made.
package struct Write: Sendable {
  /// Its parameters are question marks, in order.
  package let sql: String
  package let values: [SQLValue]

  package init(_ sql: String, _ values: [SQLValue]) {
    self.sql = sql
    self.values = values
  }
}
