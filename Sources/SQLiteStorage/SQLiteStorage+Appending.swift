internal import GRDB
internal import LedgerKernel
internal import Storage
internal import Synchronization

/// Inside the transaction: it is immediate, so that nobody else writes between what is read and what is written.
extension SQLiteStorage {
  /// From so many batches on, preparing and writing go side by side.
  static let worthASecondCore = 32
  /// In negative kibibytes, as SQLite has it.
  static let cacheSize = -65_536

  func append(_ batches: [Batch], _ db: Database, _ rules: ProjectionRules) throws -> [Receipt] {
    var preparing = preparing(batches, db, rules)
    let receipts = try batches.map { try preparing.append($0) }
    try preparing.finish()
    try db.run(preparing.takeWrites(), bureau)
    return receipts
  }

  /// One thread prepares on a reader's connection, which sees the file as it was before; this one writes.
  func appendOnTwoCores(_ batches: [Batch], _ db: Database, _ rules: ProjectionRules) throws -> [Receipt] {
    let pipe = Pipe<PreparedWrites>(room: 16)
    let receipts = Mutex<[Receipt]>([])
    pool.asyncRead { reader in
      do {
        var preparing = self.preparing(batches, try reader.get(), rules)
        for run in batches.chunks(of: Self.worthASecondCore) {
          let prepared = try run.map { try preparing.append($0) }
          receipts.withLock { $0 += prepared }
          guard pipe.put(preparing.takeWrites()) else { return }
        }
        try preparing.finish()
        guard pipe.put(preparing.takeWrites()) else { return }
        pipe.finish()
      } catch {
        pipe.finish(error)
      }
    }
    // A long transaction's pages stay in memory until it is over.
    try db.execute(sql: "PRAGMA cache_size = -262144")
    defer { try? db.execute(sql: "PRAGMA cache_size = \(Self.cacheSize)") }
    do {
      while let writes = try pipe.next() { try db.run(writes, bureau) }
    } catch {
      pipe.abandon()
      throw error
    }
    return receipts.withLock { $0 }
  }

  private func preparing(_ batches: [Batch], _ db: Database, _ rules: ProjectionRules) -> Preparing {
    Preparing(batches, from: SQLiteReader(db, self), bureau: bureau, hashing: function, under: rules)
  }
}

extension Database {
  /// Only one writes a file at a time, so what was read still holds and nothing has to be compared.
  func run(_ writes: PreparedWrites, _ bureau: Int64) throws {
    try run(writes.chains.map { $0.write(bureau) })
    try run(writes.serials.map { $0.write(bureau) })
    try run(writes.rows)
  }
}

extension ChainMove {
  fileprivate func write(_ bureau: Int64) -> Write {
    Write(
      """
      INSERT INTO chain (bureau, item, ordinal, hash, recorded, sealed, revision) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (bureau, item) DO UPDATE SET ordinal = excluded.ordinal, hash = excluded.hash,
      recorded = excluded.recorded, revision = excluded.revision
      """,
      [
        .integer(bureau), .text(item.description), .integer(Int64(end.head.ordinal)), .blob(end.head.hash),
        .integer(end.recorded), .integer(end.sealed), .integer(end.revision),
      ])
  }
}

extension SerialMove {
  fileprivate func write(_ bureau: Int64) -> Write {
    Write(
      """
      INSERT INTO serial (bureau, ledger, year, last) VALUES (?, ?, ?, ?)
      ON CONFLICT (bureau, ledger, year) DO UPDATE SET last = excluded.last
      """, [.integer(bureau), .text(ledger.raw), .integer(Int64(year)), .integer(Int64(last))])
  }
}

extension Array {
  fileprivate func chunks(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
