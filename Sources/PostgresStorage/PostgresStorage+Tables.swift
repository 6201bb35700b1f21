internal import LedgerKernel
internal import PostgresDriver
public import Storage

extension PostgresStorage: TableStore {
  public var hash: String { function.name }

  public func rows(of table: CopiedTable, after key: [SQLValue]?, limit: Int) async throws(StoreFault) -> [[SQLValue]] {
    try await read([table.select(after: key, limit: limit, .postgres, bureau: bureau)], within: Self.whole)[0].all
      .map { table.values($0) }
  }

  public func setArriving(_ isArriving: Bool) async throws(StoreFault) {
    try await write(Write.arriving(isArriving, bureau: bureau))
  }

  public func isArriving() async throws(StoreFault) -> Bool { try await setting("arriving") == "yes" }

  public func put(_ rows: [[SQLValue]], into table: CopiedTable) async throws(StoreFault) {
    try await write(rows.map { table.write($0, bureau: bureau) })
    dossiers.forgetAll()
  }

  public func lastKey(of table: CopiedTable) async throws(StoreFault) -> [SQLValue]? {
    try await read(table.lastKey(.postgres, bureau: bureau))[0].all.first.map {
      Array(table.values($0).prefix(table.keys))
    }
  }

  public func count(of table: CopiedTable) async throws(StoreFault) -> Int {
    try await read([table.count(.postgres, bureau: bureau)], within: Self.whole)[0].all.first?.count(0) ?? 0
  }

  public func isRebuildDue() async throws(StoreFault) -> Bool { try await setting("rebuild") == "due" }

  public func withSnapshot<T: Sendable>(_ body: @Sendable (any TableReader) async throws -> T) async throws -> T {
    do {
      return try await inSnapshot { lease in try await body(PostgresSnapshot(lease: lease, bureau: self.bureau)) }
    } catch let fault as PostgresFault {
      throw fault.storeFault
    }
  }
}

/// One read transaction that stays open.
private struct PostgresSnapshot: TableReader {
  let lease: PostgresLease
  let bureau: Int64

  func rows(of table: CopiedTable, after key: [SQLValue]?, limit: Int) async throws(StoreFault) -> [[SQLValue]] {
    try await run(table.select(after: key, limit: limit, .postgres, bureau: bureau)).all.map { table.values($0) }
  }

  func count(of table: CopiedTable) async throws(StoreFault) -> Int {
    try await run(table.count(.postgres, bureau: bureau)).all.first?.count(0) ?? 0
  }

  private func run(_ statement: SQLStatement) async throws(StoreFault) -> PostgresResult {
    do throws(PostgresFault) {
      return try await lease.run([PostgresStatement(statement)])[0]
    } catch {
      throw error.storeFault
    }
  }
}
