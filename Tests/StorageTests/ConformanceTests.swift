import Bureau
import Calendars
import GRDB
import LedgerKernel
import PostgresStorage
import SQLiteStorage
import Storage
import StoreConformance
import TestSupport
import Testing

@Suite struct ConformanceTests {
  static let promises = Array(StoreConformance.promises.indices)

  @Test(arguments: promises) func `the memory store keeps its promise`(number: Int) async throws {
    let promise = StoreConformance.promises[number]
    try await promise.check(StoreConformance(), MemoryJournalStore(hashing: SampleRules.sha256))
  }

  @Test(arguments: promises) func `the SQLite store keeps its promise`(number: Int) async throws {
    let folder = try ScratchFolder()
    let store = try SQLiteStorage(path: folder.path + "/journal.sqlite", hashing: SampleRules.sha256)
    let promise = StoreConformance.promises[number]
    try await promise.check(StoreConformance(), store)
  }

  @Test(arguments: promises) func `the PostgreSQL store keeps its promise`(number: Int) async throws {
    guard try postgresIsHere() else { return }
    let promise = StoreConformance.promises[number]
    let store = try await TestDatabase.make().storage()
    defer { store.close() }
    try await promise.check(StoreConformance(), store)
  }

  @Test func `a file with tables of another shape is rebuilt from its journal`() async throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/journal.sqlite"
    let conformance = try StoreConformance()
    let store = try SQLiteStorage(path: path, hashing: SampleRules.sha256)
    _ = try await conformance.history(seed: 7, items: 6, acts: 40, in: store)
    let query = RowQuery(scope: Scope(.everything, persons: []), day: Day("2023-06-01"))
    let before = try await store.page(query)
    #expect(!before.items.isEmpty)
    #expect(try await !store.isRebuildDue())
    try store.close()
    let file = try DatabaseQueue(path: path)
    try await file.write { db in
      try db.execute(sql: "UPDATE setting SET value = 'another' WHERE name = 'projections'")
    }
    try file.close()

    let reopened = try SQLiteStorage(path: path, hashing: SampleRules.sha256)
    #expect(try await reopened.isRebuildDue())
    #expect(try await reopened.page(query).items.isEmpty)
    _ = try await reopened.rebuild(under: conformance.projection) { _, _ in }
    #expect(try await !reopened.isRebuildDue())
    #expect(try await reopened.page(query) == before)
  }

  @Test func `a random history shows the same rows as folding it anew, now, on past days and rebuilt`() async throws {
    let conformance = try StoreConformance()
    let histories = caseCount(30)
    // On every core: lane by lane, so that each seed is lived through once.
    let lanes = 2
    let items = try await withThrowingTaskGroup(of: Int.self) { group in
      for lane in 0..<lanes {
        group.addTask {
          var items = 0
          for seed in stride(from: UInt64(lane) + 1, through: UInt64(histories), by: lanes) {
            items += try await Self.history(seed, conformance)
          }
          return items
        }
      }
      return try await group.reduce(0, +)
    }
    print("random histories: \(histories), with \(items) items")
  }

  private static func history(_ seed: UInt64, _ conformance: StoreConformance) async throws -> Int {
    let folder = try ScratchFolder()
    let store = try SQLiteStorage(path: folder.path + "/journal.sqlite", hashing: SampleRules.sha256)
    // Most are short, every thirtieth is a bureau's year.
    let (most, acts) = seed.isMultiple(of: 30) ? (40, 260) : (Int(seed % 7) + 2, Int(seed % 60) + 5)
    let items = try await conformance.history(seed: seed, items: most, acts: acts, in: store)
    try store.close()
    return items
  }

  @Test func `a random history shows the same rows on PostgreSQL`() async throws {
    guard try postgresIsHere() else { return }
    let conformance = try StoreConformance()
    let histories = caseCount(12)
    var items = 0
    // Bureaus beside each other in one database: what one writes, no other sees.
    let database = try await TestDatabase.make((1...histories).map { "b\($0)" })
    for seed in 1...UInt64(histories) {
      let store = try await database.storage("b\(seed)")
      let (most, acts) = seed.isMultiple(of: 12) ? (40, 260) : (Int(seed % 7) + 2, Int(seed % 60) + 5)
      items += try await conformance.history(seed: seed, items: most, acts: acts, in: store)
      store.close()
    }
    print("random histories on PostgreSQL: \(histories), with \(items) items")
  }
}

/// Whether PostgreSQL is here; where it is not, the skip has been said, and in CI it is a failure.
func postgresIsHere() throws -> Bool {
  guard !TestDatabase.isAvailable else { return true }
  try #require(!TestDatabase.isCI, "PostgreSQL is missing where it must not be")
  return false
}
