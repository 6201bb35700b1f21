public import Calendars
internal import GRDB
public import LedgerKernel
public import Storage

extension SQLiteStorage: JournalStore {
  @discardableResult public func append(_ batch: Batch, under rules: ProjectionRules) async throws(StoreFault)
    -> Receipt
  {
    try await append([batch], under: rules)[0]
  }

  @discardableResult public func append(_ batches: [Batch], under rules: ProjectionRules) async throws(StoreFault)
    -> [Receipt]
  {
    let isLong = batches.count >= Self.worthASecondCore
    return try await write { db in
      let receipts = isLong ? try self.appendOnTwoCores(batches, db, rules) : try self.append(batches, db, rules)
      try self.raiseWatermark(db)
      return receipts
    }
  }

  public func watermark() async throws(StoreFault) -> Watermark {
    let statement = journal.setting(Self.watermarkName)
    return try await read { db in Watermark(try statement.first(db) { $0.text(0) } ?? "") }
  }

  private static let watermarkName = "watermark"

  /// Within the transaction that writes: nobody sees the one without the other.
  func raiseWatermark(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO setting (bureau, name, value) VALUES (?, ?, '1')
        ON CONFLICT (bureau, name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)
        """, arguments: [bureau, Self.watermarkName])
  }

  public func events(of item: ItemID) async throws(StoreFault) -> [Event] {
    try await read { try SQLiteReader($0, self).events(of: item) }
  }

  public func events(of items: Set<ItemID>) async throws(StoreFault) -> [ItemID: [Event]] {
    let statement = journal.events(of: items)
    return try await read { db in Dictionary(grouping: try statement.all(db) { try Event.read($0) }, by: \.item) }
  }

  public func lengths(of items: Set<ItemID>) async throws(StoreFault) -> [ItemID: Int] {
    let statement = journal.lengths(of: items)
    let found = try await read { db in
      try statement.all(db) { row in ItemID(row.text(0)).map { ($0, row.count(1)) } }
    }
    return Dictionary(uniqueKeysWithValues: found)
  }

  public func length(of item: ItemID) async throws(StoreFault) -> Int {
    try await read { db in try self.journal.length(of: item).first(db) { $0.count(0) } ?? 0 }
  }

  public func receipt(of command: CommandID) async throws(StoreFault) -> Receipt? {
    try await read { try SQLiteReader($0, self).receipt(of: command) }
  }

  public func keep(_ text: String, as hash: DefinitionHash) async throws(StoreFault) {
    let write = Write.document(text, as: hash, bureau: bureau)
    try await self.write { try $0.run([write]) }
  }

  public func document(_ hash: DefinitionHash) async throws(StoreFault) -> String? {
    try await read { db in try self.journal.document(hash).first(db) { $0.text(0) } }
  }

  public func recentEvents(_ query: EventQuery) async throws(StoreFault) -> [Event] {
    let statement = journal.recentEvents(query)
    return try await read { db in try statement.all(db) { try Event.read($0) } }
  }

  // MARK: Seals

  @discardableResult public func seal(at instant: Instant) async throws(StoreFault) -> Seal? {
    try await write { db in
      let bureau = self.bureau
      let open = try Row.fetchAll(
        db, sql: "SELECT item, sealed, ordinal FROM chain WHERE bureau = ? AND sealed < ordinal ORDER BY item",
        arguments: [bureau])
      guard !open.isEmpty else { return nil }
      let previous = try self.journal.lastSeal().first(db) { Seal($0) }
      let number = (previous?.number ?? 0) + 1
      let hashesOf = try db.cachedStatement(
        sql: "SELECT hash FROM journal WHERE bureau = ? AND item = ? AND ordinal > ? ORDER BY ordinal")
      var hashes: [[UInt8]] = []
      var writes: [Write] = []
      for row in open {
        let item = row.text(0)
        let (sealed, ordinal) = (row.integer(1), row.integer(2))
        hashes += try Row.fetchAll(hashesOf, arguments: [bureau, item, sealed]).map { $0.bytes(0) }
        writes.append(.member(item, first: sealed + 1, last: ordinal, of: number, bureau: bureau))
        writes.append(.sealed(item, upTo: ordinal, bureau: bureau))
      }
      let seal = Seal(after: previous, at: instant, hashes: hashes, with: self.function)
      try db.run(writes + [.seal(seal, bureau: bureau)])
      return seal
    }
  }

  public func seals(before number: Int?, limit: Int) async throws(StoreFault) -> [Seal] {
    let statement = journal.seals(before: number, limit: limit)
    return try await read { db in try statement.all(db) { Seal($0) } }
  }

  public func sealedRuns(of items: Set<ItemID>) async throws(StoreFault) -> [ItemID: [SealedRun]] {
    let statement = journal.sealedRuns(of: items)
    return try await read { db in try SealedRun.read(Row.fetchAll(statement.prepared(db))) }
  }

  public func verify(_ progress: @Sendable @escaping (Int, Int) -> Void) async throws(StoreFault)
    -> Verification
  {
    try await read { db in try Verifying(db, self).run(progress) }
  }
}
