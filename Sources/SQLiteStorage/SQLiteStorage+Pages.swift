public import Bureau
public import Calendars
internal import GRDB
public import LedgerKernel
public import Storage

extension SQLiteStorage {
  public func row(of item: ItemID) async throws(StoreFault) -> ItemRow? {
    let statement = statements.row(of: item)
    return try await read { db in try statement.first(db) { ItemRow($0) } }
  }

  public func children(of item: ItemID) async throws(StoreFault) -> [ItemRow] {
    let statement = statements.children(of: item)
    return try await read { db in try Array(statement.cursor(db).compactMap { ItemRow($0) }) }
  }

  public func page(_ query: RowQuery) async throws(StoreFault) -> RowPage {
    let statements = statements
    return try await read { db in
      func rows(_ statement: SQLStatement) throws -> [(item: ListedItem, key: PageKey)] {
        var rows: [(item: ListedItem, key: PageKey)] = []
        let cursor = try statement.cursor(db)
        while let row = try cursor.next() {
          guard let read = ListedItem.read(row) else { throw StoreFault.corrupt("a row of the projection") }
          rows.append(read)
        }
        return rows
      }
      var found = try rows(statements.page(query, .live))
      if query.asOf != nil {
        let bound = found.count > query.limit ? found.last?.key : nil
        found += try rows(statements.page(query, .past, upTo: bound))
        found.sort { query.order.places($0.key, before: $1.key) }
      }
      let page = found.prefix(query.limit)
      return RowPage(items: page.map(\.item), next: found.count > query.limit ? page.last?.key : nil)
    }
  }

  public func counts(_ query: RowQuery) async throws(StoreFault) -> LightCounts {
    let statement = statements.counts(query)
    return try await read { db in
      var counts = LightCounts()
      let cursor = try statement.cursor(db)
      while let row = try cursor.next() {
        if let light = Light(rawValue: row.text(0)) { counts[light] += Int(row.integer(1)) }
      }
      return counts
    }
  }

  public func isVisible(_ item: ItemID, to scope: Scope) async throws(StoreFault) -> Bool {
    let statement = statements.isVisible(item, to: scope)
    return try await read { db in try statement.first(db) { _ in true } ?? false }
  }

  public func itemsToTick(on day: Day, limit: Int) async throws(StoreFault) -> [ItemID] {
    let bureau = bureau
    return try await read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT item FROM item_row WHERE bureau = ? AND tick_on <= ? ORDER BY tick_on, item LIMIT ?")
      return try String.fetchAll(statement, arguments: [bureau, Int64(day.number), limit]).compactMap { ItemID($0) }
    }
  }

  /// Tables that follow from the journal.
  private static let projectionTables = ["item_row", "item_past", "item_field", "item_gram"]

  public func rebuild(under rules: ProjectionRules, _ progress: @Sendable (Int, Int) -> Void) async throws(StoreFault)
    -> Int
  {
    try await write { db in
      for table in Self.projectionTables {
        try db.execute(sql: "CREATE TEMP TABLE before_\(table) AS SELECT * FROM \(table)")
        try db.execute(sql: "DELETE FROM \(table)")
      }
      try self.replay(db, rules)
      var differences = 0
      for table in Self.projectionTables {
        differences +=
          try Int.fetchOne(
            db,
            sql: """
              SELECT (SELECT COUNT(*) FROM (SELECT * FROM \(table) EXCEPT SELECT * FROM before_\(table)))
              + (SELECT COUNT(*) FROM (SELECT * FROM before_\(table) EXCEPT SELECT * FROM \(table)))
              """) ?? 0
        try db.execute(sql: "DROP TABLE before_\(table)")
      }
      return differences
    }
  }

  /// Replays the journal in the order in which it was recorded, a batch at a time.
  private func replay(_ db: Database, _ rules: ProjectionRules) throws {
    var appending = Appending(db, self, rules)
    var batch: [(item: ItemID, events: [Event])] = []
    var key: (Int64, String)?
    let cursor = try Row.fetchCursor(
      db,
      sql: """
        SELECT body, hash, recorded, command FROM journal WHERE bureau = ?
        ORDER BY recorded, command, item, ordinal
        """, arguments: [bureau])
    func flush() throws {
      guard let recorded = key?.0, !batch.isEmpty else { return }
      try appending.project(batch, on: rules.day(of: Instant(milliseconds: recorded)))
      batch = []
    }
    while let row = try cursor.next() {
      let next = (row.integer(2), row.text(3))
      if let key, key != next { try flush() }
      key = next
      let event: Event
      do {
        event = try Event(canonicalBytes: row.bytes(0), hash: row.bytes(1))
      } catch {
        throw StoreFault.corrupt("\(error)")
      }
      if batch.last?.item == event.item {
        batch[batch.count - 1].events.append(event)
      } else {
        batch.append((event.item, [event]))
      }
    }
    try flush()
    try appending.flush()
  }
}
