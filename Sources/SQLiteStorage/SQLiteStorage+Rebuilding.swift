internal import Calendars
internal import GRDB
internal import LedgerKernel
public import Storage

extension SQLiteStorage {
  public func rebuild(under rules: ProjectionRules, _ progress: @Sendable @escaping (Int, Int) -> Void)
    async throws(StoreFault) -> Int
  {
    try await write { db in
      for table in Schema.projectionTables {
        try db.execute(sql: "CREATE TEMP TABLE before_\(table) AS SELECT * FROM \(table)")
        try db.execute(sql: "DELETE FROM \(table)")
      }
      try self.replay(db, rules, progress)
      var differences = 0
      for table in Schema.projectionTables {
        differences +=
          try Int.fetchOne(
            db,
            sql: """
              SELECT (SELECT COUNT(*) FROM (SELECT * FROM \(table) EXCEPT SELECT * FROM before_\(table)))
              + (SELECT COUNT(*) FROM (SELECT * FROM before_\(table) EXCEPT SELECT * FROM \(table)))
              """) ?? 0
        try db.execute(sql: "DROP TABLE before_\(table)")
      }
      try Self.set("rebuild", "", db)
      try self.raiseWatermark(db)
      return differences
    }
  }

  /// Replays the journal in the order in which it was recorded, an instant at a time.
  private func replay(_ db: Database, _ rules: ProjectionRules, _ progress: (Int, Int) -> Void) throws {
    let total = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM journal WHERE bureau = ?", arguments: [bureau]) ?? 0
    var projecting = Projecting(
      from: SQLiteReader(db, self), bureau: bureau, shard: 0, under: rules, touches: try instants(db))
    var batch: [(item: ItemID, events: [Event])] = []
    var instant: Int64?
    var done = 0
    let cursor = try Row.fetchCursor(
      db, sql: "SELECT body, hash, recorded FROM journal WHERE bureau = ? ORDER BY recorded, item, ordinal",
      arguments: [bureau])
    func flush() throws {
      guard let recorded = instant, !batch.isEmpty else { return }
      try projecting.project(batch, on: rules.day(of: Instant(milliseconds: recorded)))
      try db.run(projecting.takeWrites())
      batch = []
    }
    while let row = try cursor.next() {
      if instant != row.integer(2) { try flush() }
      instant = row.integer(2)
      let event = try Event.read(row)
      if batch.last?.item == event.item {
        batch[batch.count - 1].events.append(event)
      } else {
        batch.append((event.item, [event]))
      }
      done += 1
      if done.isMultiple(of: 1_000) { progress(done, total) }
    }
    try flush()
    try projecting.finish()
    try db.run(projecting.takeWrites())
    progress(total, total)
  }

  /// At how many instants each item was touched.
  private func instants(_ db: Database) throws -> [ItemID: Int] {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT item, COUNT(DISTINCT recorded) FROM journal WHERE bureau = ? GROUP BY item", arguments: [bureau])
    var instants: [ItemID: Int] = [:]
    while let row = try rows.next() {
      if let item = ItemID(row.text(0)) { instants[item] = Int(row.integer(1)) }
    }
    return instants
  }
}
