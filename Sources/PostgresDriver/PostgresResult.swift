internal import CPQ

/// The rows that one statement returned, in binary, as the server sent them.
public struct PostgresResult: Sendable {
  /// Frees the rows with the last reader. Nothing writes them after they have arrived.
  private final class Rows: @unchecked Sendable {
    let pointer: OpaquePointer
    init(_ pointer: OpaquePointer) { self.pointer = pointer }
    deinit { PQclear(pointer) }
  }

  private let rows: Rows
  public let count: Int

  /// Takes the rows over.
  init(taking pointer: OpaquePointer) {
    self.rows = Rows(pointer)
    self.count = Int(PQntuples(pointer))
  }

  /// How many rows the statement inserted, changed, deleted or returned.
  public var affected: Int {
    guard let text = PQcmdTuples(rows.pointer) else { return 0 }
    return Int(String(cString: text)) ?? 0
  }

  public subscript(row: Int) -> PostgresRow {
    precondition(row >= 0 && row < count, "row \(row) of \(count)")
    return PostgresRow(result: self, row: Int32(row))
  }

  public var all: [PostgresRow] { (0..<count).map { self[$0] } }

  fileprivate func value(_ row: Int32, _ column: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(column >= 0 && column < Int(PQnfields(rows.pointer)), "no column \(column)")
    guard let start = PQgetvalue(rows.pointer, row, Int32(column)) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let count = Int(PQgetlength(rows.pointer, row, Int32(column)))
    // The pointer lives as long as the rows do; every caller copies before it returns.
    return UnsafeBufferPointer(start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
  }

  fileprivate func isNull(_ row: Int32, _ column: Int) -> Bool { PQgetisnull(rows.pointer, row, Int32(column)) == 1 }
}

/// One row; columns by position from 0. A column that is null reads as empty or zero: ask ``isNull(_:)`` first.
public struct PostgresRow: Sendable {
  let result: PostgresResult
  let row: Int32

  public func isNull(_ column: Int) -> Bool { result.isNull(row, column) }

  public func text(_ column: Int) -> String { String(decoding: result.value(row, column), as: UTF8.self) }

  public func bytes(_ column: Int) -> [UInt8] { Array(result.value(row, column)) }

  /// `smallint`, `integer`, `bigint` or `boolean`.
  public func integer(_ column: Int) -> Int64 {
    let bytes = result.value(row, column)
    guard let first = bytes.first else { return 0 }
    precondition([1, 2, 4, 8].contains(bytes.count), "column \(column) is no whole number")
    // Big-endian with the sign in the first bit; one byte is a boolean.
    let start: Int64 = bytes.count > 1 && first >= 0x80 ? -1 : 0
    return bytes.reduce(start) { $0 << 8 | Int64($1) }
  }
}
