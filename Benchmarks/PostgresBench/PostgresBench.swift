import BenchSupport
import Bureau
import Calendars
import Foundation
import LedgerKernel
import PostgresDriver
import PostgresStorage
import Storage
import TestSupport

/// Measures the store on a cluster of many bureaus: `guatu-postgres-bench [BUREAUS] [ITEMS PER BUREAU]`, 50 and 20,000.
///
/// One bureau is imported through the store, the others are copies of it made inside the database. Pages are measured
/// over all bureaus; appends from eight connections beside `pgbench` doing the same transaction in the same run.
@main
struct PostgresBench {
  static func main() async throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let (bureaus, items) = (numbers.first ?? 50, numbers.dropFirst().first ?? 20_000)
    let server = try PostgresServer.start(
      port: 8451,
      settings: [
        "shared_buffers = 4GB", "max_wal_size = 16GB", "checkpoint_timeout = 30min", "maintenance_work_mem = 1GB",
        "synchronous_commit = on", "random_page_cost = 1.1", "effective_cache_size = 12GB",
      ])
    defer { server.stop() }
    let database = TestDatabase(server: server, name: "city")
    try await database.prepare((1...bureaus).map { "b\($0)" })
    let rules = try SampleRules()
    try await load(database, rules, bureaus, items)

    for number in Set([1, bureaus]).sorted() {
      try await pages(database, "b\(number)", "bureau \(number) of \(bureaus)")
    }
    try await Appends(database: database, rules: rules, bureaus: bureaus).measure()
  }

  private static func load(_ database: TestDatabase, _ rules: SampleRules, _ bureaus: Int, _ items: Int) async throws {
    let store = try await database.storage("b1", connections: 2)
    defer { store.close() }
    var year = BusyYear(rules, naming: .ordered)
    var (facts, seconds) = (0, 0.0)
    for from in stride(from: 0, to: items, by: 2_000) {
      let batches = (from..<min(from + 2_000, items)).flatMap { year.batches(of: $0) }
      let began = ContinuousClock.now
      try await store.append(batches, under: rules.projection)
      seconds += began.duration(to: .now).seconds
      facts += batches.reduce(0) { $0 + $1.entries.reduce(0) { $0 + $1.facts.count + ($1.draws == nil ? 0 : 1) } }
    }
    say("import through the store: \(facts) facts in \(seconds.rounded(1)) s = \(Int(Double(facts) / seconds)) facts/s")

    // A superuser passes the policies; the copies differ in nothing but their bureau.
    let admin = PostgresPool(long(database.server.address(database.name)))
    defer { admin.close() }
    let began = ContinuousClock.now
    let tables =
      CopiedTable.journal.filter { $0.name.text != "document" && $0.name.text != "account" } + CopiedTable.projections
    for number in 2...max(bureaus, 2) where bureaus > 1 {
      for table in tables {
        let columns = table.columns.map(\.name.text).joined(separator: ", ")
        try await copy(table.name.text, columns, to: number, admin)
      }
      try await copy("light_count", "past, root, year, ledger, light, day, shard, change", to: number, admin)
    }
    _ = try await admin.run([PostgresStatement("ANALYZE")])
    let size = try await admin.run([PostgresStatement("SELECT pg_database_size(current_database())")])[0][0].integer(0)
    say(
      "\(bureaus) bureaus, \(bureaus * items) items, \(bureaus * facts) facts: copied in "
        + "\(began.duration(to: .now).seconds.rounded(0)) s, \(size >> 20) MB")
  }

  private static func long(_ address: String) -> PostgresConfiguration {
    var configuration = PostgresConfiguration(address: address)
    configuration.statementTimeout = .seconds(1_800)
    return configuration
  }

  private static func copy(_ table: String, _ columns: String, to bureau: Int, _ admin: PostgresPool) async throws {
    _ = try await admin.run([
      PostgresStatement(
        "INSERT INTO \(table) (bureau, \(columns)) SELECT $1::int, \(columns) FROM \(table) WHERE bureau = 1",
        [.integer(Int64(bureau))])
    ])
  }

  private static func pages(_ database: TestDatabase, _ bureau: String, _ name: String) async throws {
    let store = try await database.storage(bureau, connections: 2)
    defer { store.close() }
    let (today, past) = (Day("2023-09-15"), Day("2023-05-10"))
    let everything = Scope(.everything, persons: [])
    let section = Scope(.units(["urban-construction", "municipal-maintenance"]), persons: ["ning-cangshan"])
    for (whose, scope) in [("whole bureau", everything), ("two units", section)] {
      var live = RowQuery(scope: scope, day: today)
      live.ledgers = ["assignment", "work-order", "milestone"]
      live.rootsOnly = true
      live.year = 2023
      live.limit = 200
      var asOf = live
      (asOf.asOf, asOf.day) = (past, past)
      try await measure("\(name), \(whose): wall = counts + first 200 rows", store, live, counts: true)
      try await measure("\(name), \(whose): wall as of \(past)", store, asOf, counts: true)
      (live.limit, asOf.limit) = (100, 100)
      for order in [RowQuery.Order.urgency, .due, .number] {
        (live.order, asOf.order) = (order, order)
        live.after = try await middle(store, live)
        asOf.after = try await middle(store, asOf)
        try await measure("\(name), \(whose): list of 100 by \(order), in the middle", store, live, counts: false)
        try await measure("\(name), \(whose): the same as of \(past)", store, asOf, counts: false)
      }
    }
  }

  private static func middle(_ store: PostgresStorage, _ query: RowQuery) async throws -> PageKey? {
    var query = query
    query.after = nil
    query.limit = 2_000
    return try await store.page(query).next
  }

  /// 200 turns after 20 to warm up, wall clock at the server.
  private static func measure(_ name: String, _ store: PostgresStorage, _ query: RowQuery, counts: Bool) async throws {
    var times: [Double] = []
    for turn in 0..<220 {
      let began = ContinuousClock.now
      _ = try await store.page(query)
      if counts { _ = try await store.counts(query) }
      if turn >= 20 { times.append(began.duration(to: .now).seconds * 1_000) }
    }
    times.sort()
    say("\(name): median \(times[100].rounded(2)) ms, p95 \(times[190].rounded(2)) ms")
  }
}
