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
      isLong ? try self.appendOnTwoCores(batches, db, rules) : try self.append(batches, db, rules)
    }
  }

  public func events(of item: ItemID) async throws(StoreFault) -> [Event] {
    let bureau = bureau
    return try await read { try Self.events(of: item, $0, bureau) }
  }

  static func events(of item: ItemID, _ db: Database, _ bureau: Int64) throws -> [Event] {
    let statement = try db.cachedStatement(
      sql: "SELECT body, hash FROM journal WHERE bureau = ? AND item = ? ORDER BY ordinal")
    return try Row.fetchAll(statement, arguments: [bureau, item.description]).map(event)
  }

  private static func event(_ row: Row) throws -> Event {
    do {
      return try Event(canonicalBytes: row.bytes(0), hash: row.bytes(1))
    } catch .unknownFact(let kind, let version) {
      throw StoreFault.laterVersion("fact \(kind), version \(version)")
    } catch {
      throw StoreFault.corrupt("an event that cannot be read: \(error)")
    }
  }

  public func receipt(of command: CommandID) async throws(StoreFault) -> Receipt? {
    let bureau = bureau
    return try await read { try Preparing.receipt(of: command, $0, bureau) }
  }

  public func keep(_ text: String, as hash: DefinitionHash) async throws(StoreFault) {
    let bureau = bureau
    try await write { db in
      try db.execute(
        sql: "INSERT INTO document (bureau, hash, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        arguments: [bureau, hash.raw, text])
    }
  }

  public func document(_ hash: DefinitionHash) async throws(StoreFault) -> String? {
    let bureau = bureau
    return try await read { db in
      try String.fetchOne(
        db, sql: "SELECT body FROM document WHERE bureau = ? AND hash = ?", arguments: [bureau, hash.raw])
    }
  }

  public func recentEvents(before: Instant?, limit: Int) async throws(StoreFault) -> [Event] {
    let bureau = bureau
    return try await read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT body, hash FROM journal WHERE bureau = ? AND recorded < ?
          ORDER BY recorded DESC, item DESC, ordinal DESC LIMIT ?
          """)
      return try Row.fetchAll(statement, arguments: [bureau, before?.milliseconds ?? Int64.max, limit])
        .map(Self.event)
    }
  }

  // MARK: Seals

  @discardableResult public func seal(at instant: Instant) async throws(StoreFault) -> Seal? {
    try await write { db in
      let bureau = self.bureau
      let open = try Row.fetchAll(
        db, sql: "SELECT item, sealed, ordinal FROM chain WHERE bureau = ? AND sealed < ordinal ORDER BY item",
        arguments: [bureau])
      guard !open.isEmpty else { return nil }
      let previous = try Self.seals(db, bureau, last: true).first
      let number = (previous?.number ?? 0) + 1
      let member = try db.cachedStatement(
        sql: "INSERT INTO seal_member (bureau, seal, item, first, last) VALUES (?, ?, ?, ?, ?)")
      let hashesOf = try db.cachedStatement(
        sql: "SELECT hash FROM journal WHERE bureau = ? AND item = ? AND ordinal > ? ORDER BY ordinal")
      let mark = try db.cachedStatement(sql: "UPDATE chain SET sealed = ordinal WHERE bureau = ? AND item = ?")
      var hashes: [[UInt8]] = []
      for row in open {
        let item = row.text(0)
        let (sealed, ordinal) = (row.integer(1), row.integer(2))
        hashes += try Row.fetchAll(hashesOf, arguments: [bureau, item, sealed]).map { $0.bytes(0) }
        try member.execute(arguments: [bureau, number, item, sealed + 1, ordinal])
        try mark.execute(arguments: [bureau, item])
      }
      let seal = Seal(after: previous, at: instant, hashes: hashes, with: self.function)
      try db.execute(
        sql: "INSERT INTO seal (bureau, number, at, facts, root, head) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          bureau, seal.number, seal.at.milliseconds, seal.facts, DatabaseValue.blob(seal.root),
          DatabaseValue.blob(seal.head),
        ])
      return seal
    }
  }

  public func seals() async throws(StoreFault) -> [Seal] {
    let bureau = bureau
    return try await read { try Self.seals($0, bureau, last: false) }
  }

  static func seals(_ db: Database, _ bureau: Int64, last: Bool) throws -> [Seal] {
    try Row.fetchAll(
      db,
      sql: "SELECT number, at, facts, root, head FROM seal WHERE bureau = ? ORDER BY number"
        + (last ? " DESC LIMIT 1" : ""),
      arguments: [bureau]
    ).map { row in
      Seal(
        number: row[0], at: Instant(milliseconds: row[1]), facts: row[2], root: row.bytes(3), head: row.bytes(4))
    }
  }

  public func verify(_ progress: @Sendable @escaping (Int, Int) -> Void) async throws(StoreFault)
    -> Verification
  {
    try await read { db in try Verifying(db, self).run(progress) }
  }
}
