internal import GRDB
internal import LedgerKernel
public import Storage

extension SQLiteStorage: TableStore {
  public var hash: String { function.name }

  public func rows(of table: CopiedTable, after key: [SQLValue]?, limit: Int) async throws(StoreFault) -> [[SQLValue]] {
    let statement = table.select(after: key, limit: limit, .sqlite, bureau: bureau)
    return try await read { db in try statement.all(db) { table.values($0) } }
  }

  public func setArriving(_ isArriving: Bool) async throws(StoreFault) {
    let writes = Write.arriving(isArriving, bureau: bureau)
    try await write { try $0.run(writes) }
  }

  public func isArriving() async throws(StoreFault) -> Bool { try await setting("arriving") == "yes" }

  public func put(_ rows: [[SQLValue]], into table: CopiedTable) async throws(StoreFault) {
    let writes = rows.map { table.write($0, bureau: bureau) }
    try await write { try $0.run(writes) }
  }

  public func lastKey(of table: CopiedTable) async throws(StoreFault) -> [SQLValue]? {
    let statement = table.lastKey(.sqlite, bureau: bureau)
    return try await read { db in try statement.first(db) { Array(table.values($0).prefix(table.keys)) } }
  }

  public func count(of table: CopiedTable) async throws(StoreFault) -> Int {
    let statement = table.count(.sqlite, bureau: bureau)
    return try await read { db in try statement.first(db) { Int($0.integer(0)) } ?? 0 }
  }

  public func withSnapshot<T: Sendable>(_ body: @Sendable (any TableReader) async throws -> T) async throws -> T {
    do {
      return try await body(SQLiteSnapshot(snapshot: try pool.makeSnapshot(), bureau: bureau))
    } catch let error as DatabaseError {
      throw Self.fault(error)
    }
  }
}

/// One read transaction that stays open.
private struct SQLiteSnapshot: TableReader {
  let snapshot: DatabaseSnapshot
  let bureau: Int64

  func rows(of table: CopiedTable, after key: [SQLValue]?, limit: Int) async throws(StoreFault) -> [[SQLValue]] {
    let statement = table.select(after: key, limit: limit, .sqlite, bureau: bureau)
    return try await read { db in try statement.all(db) { table.values($0) } }
  }

  func count(of table: CopiedTable) async throws(StoreFault) -> Int {
    let statement = table.count(.sqlite, bureau: bureau)
    return try await read { db in try statement.first(db) { Int($0.integer(0)) } ?? 0 }
  }

  private func read<T: Sendable>(_ body: @Sendable @escaping (Database) throws -> T) async throws(StoreFault) -> T {
    do {
      return try await snapshot.read(body)
    } catch {
      throw SQLiteStorage.fault(error)
    }
  }
}
