import Bureau
import Calendars
import LedgerKernel
import PostgresStorage
import SQLiteStorage
import Secrets
import Storage
import StoreConformance
import TestSupport
import Testing
import UseCases

/// 搬迁 — a bureau moves to another store and back, stopped half way each time, and nothing is other than it was.
@Suite struct CopyingTests {
  private typealias Store = JournalStore & AccountStore & TableStore

  private func file(_ folder: ScratchFolder, _ function: HashFunction = SampleRules.sha256) throws -> SQLiteStorage {
    try SQLiteStorage(path: folder.path + "/journal.sqlite", hashing: function)
  }

  @Test(arguments: [60, 90] as [UInt64]) func `a seeded year goes to PostgreSQL and back with the same bytes and rows`(
    seed: UInt64
  ) async throws {
    guard TestDatabase.isAvailable || TestDatabase.isCI else { return }
    let conformance = try StoreConformance()
    let folders = (try ScratchFolder(), try ScratchFolder())
    let origin = try file(folders.0)
    _ = try await conformance.history(seed: seed, items: 60, acts: 900, in: origin)
    try await origin.setPassword("stored", of: "mo-xingchi", at: Instant(milliseconds: 7))
    let there = try await TestDatabase.make().storage()
    defer { there.close() }
    let back = try file(folders.1)
    // Somebody signs in there already: that is no reason to refuse.
    try await there.setPassword("own", of: "lu-zhiyuan", at: Instant(milliseconds: 7))
    try await copy(origin, to: there, conformance.projection)
    try await copy(there, to: back, conformance.projection)
    for table in CopiedTable.journal + CopiedTable.projections where !table.mayHoldMore {
      let before = try await origin.rows(of: table, after: nil, limit: 1_000_000)
      #expect(try await before == back.rows(of: table, after: nil, limit: 1_000_000), "\(table.name.text)")
      if table.name.text == "seal" { #expect(!before.isEmpty) }
    }
    var query = RowQuery(scope: Scope(.everything, persons: []), day: Day("2023-09-01"))
    query.limit = 500
    #expect(try await origin.page(query) == there.page(query))
    #expect(try await origin.counts(query) == there.counts(query))
    #expect(try await back.password(of: "mo-xingchi") == "stored")
    #expect(try await origin.verify { _, _ in } == back.verify { _, _ in })
  }

  /// Stopped after one, two and three fifths of the way, and in the end let through.
  private func copy(_ source: any Store, to target: any Store, _ rules: ProjectionRules) async throws {
    let copy = CopyBureau(from: source, to: target, rowsAtOnce: 100)
    var stops = 0
    for fifth in 1...3 {
      let stopped = Task {
        try await copy { done, total in
          // Asked for by whoever watches the progress.
          if done < total, done * 5 > total * fifth { withUnsafeCurrentTask { $0?.cancel() } }
        }
      }
      do { _ = try await stopped.value } catch { stops += 1 }
      // Nobody works on half a bureau.
      #expect(try await target.isArriving())
    }
    #expect(stops == 3)
    let outcome = try await copy { _, _ in }
    #expect(outcome.verification.isSound)
    #expect(try await target.isRebuildDue())
    #expect(try await !target.isArriving())
    try await copy.compareProjections(under: rules)
  }

  @Test func `where the chains are made differently nothing is copied`() async throws {
    let folders = (try ScratchFolder(), try ScratchFolder())
    let origin = try file(folders.0)
    _ = try await StoreConformance().history(seed: 3, items: 4, acts: 20, in: origin)
    let other = try file(folders.1, HashFunction(name: "sm3") { Digest.sm3($0) })
    await #expect(throws: CopyBureau.Difference.hash(source: "sha-256", target: "sm3")) {
      _ = try await CopyBureau(from: origin, to: other)({ _, _ in })
    }
    #expect(try await other.count(of: CopiedTable.journal[0]) == 0)
  }

  @Test func `what the target holds already is never mixed with what comes`() async throws {
    let folders = (try ScratchFolder(), try ScratchFolder())
    let (origin, other) = (try file(folders.0), try file(folders.1))
    _ = try await StoreConformance().history(seed: 4, items: 4, acts: 20, in: origin)
    _ = try await StoreConformance().history(seed: 5, items: 6, acts: 40, in: other)
    let before = try await rows(of: other)
    let difference = await thrown { _ = try await CopyBureau(from: origin, to: other)({ _, _ in }) }
    #expect(difference is CopyBureau.Difference)
    #expect(try await before == rows(of: other))
    #expect(try await !other.isArriving())
    #expect(try await other.verify { _, _ in }.isSound)
  }

  @Test func `a copy follows its source, and never takes back what was done in the target meanwhile`() async throws {
    let conformance = try StoreConformance()
    let folders = (try ScratchFolder(), try ScratchFolder())
    let (origin, other) = (try file(folders.0), try file(folders.1))
    func order(_ title: String) -> [Fact] {
      let definition = conformance.definition("work-order")
      return [
        .registered(
          Registration(
            ledger: definition.code, definition: definition.hash, year: 2023, stage: "drafted",
            values: [.title: .text(title)]))
      ]
    }
    func write(_ name: String, _ item: ItemID, seen: Int, _ facts: [Fact], in store: SQLiteStorage) async throws {
      try await store.append(
        Batch(
          named(name), by: .person("mo-xingchi"), at: House.morning(of: "2023-03-01"), on: Day("2023-03-01"),
          [Batch.Entry(item, seen: seen, facts: facts)]), under: conformance.projection)
    }
    let (one, two) = (ItemID(milliseconds: 1, chance: (1, 1)), ItemID(milliseconds: 2, chance: (2, 2)))
    try await write("a", one, seen: 0, order("甲"), in: origin)
    try await write("b", two, seen: 0, order("乙"), in: origin)
    _ = try await CopyBureau(from: origin, to: other)({ _, _ in })
    // The source went on: the copy catches up.
    try await write("c", one, seen: 1, [.urged("快")], in: origin)
    _ = try await CopyBureau(from: origin, to: other)({ _, _ in })
    #expect(try await other.isRebuildDue())
    #expect(try await !other.isArriving())
    #expect(try await other.events(of: one).count == 2)
    // Both went on: nothing is written, and what was acknowledged stands.
    try await write("d", one, seen: 2, [.urged("快")], in: origin)
    try await write("e", two, seen: 1, [.urged("快")], in: other)
    let before = try await rows(of: other)
    let difference = await thrown { _ = try await CopyBureau(from: origin, to: other)({ _, _ in }) }
    #expect(difference is CopyBureau.Difference)
    #expect(try await before == rows(of: other))
  }

  private func rows(of store: SQLiteStorage) async throws -> [[[SQLValue]]] {
    var all: [[[SQLValue]]] = []
    for table in CopiedTable.journal { all.append(try await store.rows(of: table, after: nil, limit: 1_000_000)) }
    return all
  }
}
