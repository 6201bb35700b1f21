import Bureau
import Calendars
import GRDB
import LedgerKernel
import PostgresDriver
import PostgresStorage
import SQLiteStorage
import Storage
import StoreConformance
import Synchronization
import TestSupport
import Testing

/// What only a database with several writers and several bureaus can get wrong.
@Suite struct PostgresTests {
  @Test func `both stores have the same tables, column by column, key by key`() async throws {
    guard try postgresIsHere() else { return }
    let folder = try ScratchFolder()
    let path = folder.path + "/journal.sqlite"
    try SQLiteStorage(path: path, hashing: SampleRules.sha256).close()
    let file = try DatabaseQueue(path: path)
    let mine = try await file.read { db -> [String: [String]] in
      var tables: [String: [String]] = [:]
      let names = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%'
          """)
      for name in names {
        tables[name] = try Row.fetchAll(db, sql: "SELECT name, type, \"notnull\", pk FROM pragma_table_info('\(name)')")
          .map { row in
            let kind: String = row["type"]
            let type = kind.hasPrefix("INT") || kind.hasPrefix("BIGINT") ? "integer" : kind == "BLOB" ? "bytes" : "text"
            let column: String = row["name"]
            let (isRequired, place): (Bool, Int) = (row["notnull"], row["pk"])
            return "\(column) \(type) \(isRequired) \(place)"
          }
      }
      return tables
    }
    try file.close()

    let pool = try await TestDatabase.make().pool(as: "guatu_owner")
    defer { pool.close() }
    let rows = try await pool.run([
      PostgresStatement(
        """
        SELECT c.relname::text, a.attname::text, a.atttypid::regtype::text, a.attnotnull,
          COALESCE(array_position(i.indkey::int[], a.attnum::int), -1)::bigint
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        ORDER BY c.relname, a.attnum
        """)
    ])[0].all
    var theirs: [String: [String]] = [:]
    for row in rows {
      let type =
        ["integer", "bigint"].contains(row.text(2)) ? "integer" : row.text(2) == "bytea" ? "bytes" : row.text(2)
      // An array of the index's keys begins at 0.
      let place = row.integer(4) + 1
      theirs[row.text(0), default: []].append("\(row.text(1)) \(type) \(row.integer(3) == 1) \(place)")
    }
    // Beside what both have: which bureaus there are, and what has been carried out.
    #expect(Set(theirs.keys).subtracting(mine.keys) == ["bureau", "migration"])
    #expect(Set(mine.keys).subtracting(theirs.keys).isEmpty)
    try #require(mine.count >= 15)
    for (table, columns) in mine { #expect(theirs[table] == columns, "\(table)") }
  }

  // MARK: Scope, inside the database

  /// What the application's own role reads with plain SQL when its transaction says what it may.
  private func read(
    _ sql: String, _ pool: PostgresPool, bureau: Int, scope: String, units: String = "", persons: String = ""
  ) async throws -> [String] {
    let settings = PostgresStatement(
      """
      SELECT set_config('guatu.bureau', $1, true), set_config('guatu.scope', $2, true),
      set_config('guatu.units', $3, true), set_config('guatu.persons', $4, true)
      """, [.text("\(bureau)"), .text(scope), .text(units), .text(persons)])
    return try await pool.run([
      PostgresStatement("BEGIN"), settings, PostgresStatement(sql), PostgresStatement("COMMIT"),
    ])[2].all.map { $0.text(0) }
  }

  @Test func `the application's role reads no row of another bureau or out of scope, whatever it asks`() async throws {
    guard try postgresIsHere() else { return }
    let database = try await TestDatabase.make(["a", "b"])
    let conformance = try StoreConformance()
    for (bureau, seed) in [("a", UInt64(3)), ("b", 6)] {
      _ = try await conformance.history(seed: seed, items: 25, acts: 150, in: try await database.storage(bureau))
    }
    let pool = database.pool()
    defer { pool.close() }
    let tables = [
      "item_row", "item_past", "item_field", "item_gram", "journal", "chain", "command", "document", "setting",
    ]
    // Without a word, nothing.
    for partition in 0..<8 {
      await #expect(throws: PostgresFault.self, "journal_\(partition) can be named") {
        _ = try await self.read("SELECT COUNT(*)::text FROM journal_\(partition)", pool, bureau: 1, scope: "*")
      }
    }
    for table in tables + ["account", "seal", "seal_member", "serial", "light_count", "job", "mark"] {
      let count = try await pool.run([PostgresStatement("SELECT COUNT(*) FROM \(table)")])[0][0].integer(0)
      #expect(count == 0, "\(table) is open to whoever says nothing")
    }
    let all = try await read("SELECT item FROM item_row", pool, bureau: 1, scope: "*")
    let others = try await read("SELECT item FROM item_row", pool, bureau: 2, scope: "*")
    try #require(all.count > 5 && others.count > 3, "needs two bureaus to mean anything")
    #expect(Set(all).isDisjoint(with: others))
    let leads = try await read(
      "SELECT lead FROM item_row WHERE lead <> '' GROUP BY lead ORDER BY COUNT(*) DESC", pool, bureau: 1, scope: "*")
    let unit = try #require(leads.first, "needs an item with a lead to mean anything")
    for table in ["item_row", "item_past", "item_field", "item_gram"] {
      let mine = try await read(
        "SELECT DISTINCT bureau::text FROM \(table)", pool, bureau: 1, scope: "", units: unit, persons: "tang-boyan")
      #expect(mine == ["1"] || mine.isEmpty, "\(table)")
    }
    let narrow = try await read("SELECT item FROM item_row", pool, bureau: 1, scope: "", units: unit)
    let store = try await database.storage("a")
    defer { store.close() }
    let scope = Scope(.units([try #require(UnitID(unit))]), persons: [])
    var query = RowQuery(scope: scope, day: Day("2023-06-01"))
    query.limit = 1_000
    let seen = Set(try await store.page(query).items.map(\.item.description))
    try #require(!seen.isEmpty && seen.count < all.count, "needs items in and out of scope to mean anything")
    #expect(Set(narrow) == seen)
    // The tables beside the rows follow them; what no page needs stays shut.
    for (table, column) in [("item_past", "item"), ("item_field", "item"), ("item_gram", "item")] {
      let items = try await read("SELECT DISTINCT \(column) FROM \(table)", pool, bureau: 1, scope: "", units: unit)
      if table == "item_past" { continue }
      #expect(Set(items).isSubset(of: seen), "\(table)")
    }
    for table in ["journal", "chain", "command", "account", "setting", "light_count"] {
      let count = try await read("SELECT COUNT(*)::text FROM \(table)", pool, bureau: 1, scope: "", units: unit)
      #expect(count == ["0"], "\(table)")
    }
  }

  @Test func `the application's role writes into no other bureau and lifts no policy`() async throws {
    guard try postgresIsHere() else { return }
    let pool = try await TestDatabase.make(["a", "b"]).pool()
    defer { pool.close() }
    for sql in [
      "INSERT INTO document (bureau, hash, body) VALUES (2, 'x', 'y')",
      "ALTER TABLE journal DISABLE ROW LEVEL SECURITY", "ALTER TABLE item_row NO FORCE ROW LEVEL SECURITY",
      "DROP POLICY guatu_scope ON item_row", "CREATE TABLE mine (x int)", "INSERT INTO bureau (code) VALUES ('c')",
      "DELETE FROM migration", "SET ROLE guatu_owner", "DROP TABLE journal", "DELETE FROM journal",
      "UPDATE journal SET body = 'x'", "DELETE FROM seal", "UPDATE journal_3 SET body = 'x'",
    ] {
      await #expect(throws: PostgresFault.self, "\(sql)") {
        _ = try await self.read(sql, pool, bureau: 1, scope: "*")
      }
    }
    // Deleting what it does not see deletes nothing.
    #expect(try await read("DELETE FROM setting WHERE bureau = 2 RETURNING name", pool, bureau: 1, scope: "*").isEmpty)
  }

  // MARK: Several writers

  @Test func `servers that write at once lose nothing and count right`() async throws {
    guard try postgresIsHere() else { return }
    let database = try await TestDatabase.make()
    let conformance = try StoreConformance()
    let servers = [try await database.storage(shard: 1), try await database.storage(shard: 2)]
    defer { for server in servers { server.close() } }
    let written = try await conformance.crowd(servers, writers: 8, acts: caseCount(12))
    let found = try await servers[0].verify { _, _ in }
    #expect(found.isSound, "\(found.faults)")
    #expect(found.facts == written)
    #expect(try await servers[1].rebuild(under: conformance.projection) { _, _ in } == 0)
  }

  @Test func `a command that reaches two servers at once is carried out once, and both are told so`() async throws {
    guard try postgresIsHere() else { return }
    let database = try await TestDatabase.make()
    let servers = [try await database.storage(shard: 1), try await database.storage(shard: 2)]
    defer { for server in servers { server.close() } }
    let written = try await StoreConformance().twins(servers, rounds: caseCount(40))
    #expect(try await servers[0].verify { _, _ in }.facts == written)
  }

  @Test func `what one server writes another one notices, a few times a second at most`() async throws {
    guard try postgresIsHere() else { return }
    let database = try await TestDatabase.make()
    let (writer, reader) = (try await database.storage(shard: 1), try await database.storage(shard: 2))
    let noticed = Count()
    let following = Task { await reader.followChanges(atLeastEvery: 60) { noticed.add() } }
    let announcing = Task { await writer.announceChanges() }
    func wait(for count: Int) async throws {
      for _ in 0..<500 where noticed.value < count { try await Task.sleep(for: .milliseconds(10)) }
    }
    // Once when listening begins.
    try await wait(for: 1)
    let began = noticed.value
    #expect(began >= 1)
    let clock = ContinuousClock()
    let start = clock.now
    _ = try await StoreConformance().crowd([writer], writers: 2, acts: 20)
    try await wait(for: began + 1)
    let seconds = Int(start.duration(to: clock.now).components.seconds) + 1
    #expect(noticed.value > began)
    #expect(noticed.value - began <= seconds * 5 + 1)
    following.cancel()
    announcing.cancel()
    await following.value
    await announcing.value
    writer.close()
    reader.close()
  }
}

private final class Count: Sendable {
  private let number = Atomic(0)
  var value: Int { number.load(ordering: .relaxed) }
  func add() { number.add(1, ordering: .relaxed) }
}
