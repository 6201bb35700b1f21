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
    var preparing = Preparing(db, self, rules, for: batches)
    let receipts = try batches.map { try preparing.append($0) }
    try preparing.finish()
    try db.run(preparing.takeWrites())
    return receipts
  }

  /// One thread prepares on a reader's connection, which sees the file as it was before; this one writes.
  func appendOnTwoCores(_ batches: [Batch], _ db: Database, _ rules: ProjectionRules) throws -> [Receipt] {
    let pipe = Pipe<[Write]>(room: 16)
    let receipts = Mutex<[Receipt]>([])
    pool.asyncRead { reader in
      do {
        var preparing = Preparing(try reader.get(), self, rules, for: batches)
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
      while let writes = try pipe.next() { try db.run(writes) }
    } catch {
      pipe.abandon()
      throw error
    }
    return receipts.withLock { $0 }
  }
}

extension Array {
  fileprivate func chunks(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
