import LedgerKernel
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

  @Test func `a random history shows the same rows as folding it anew, now, on past days and rebuilt`() async throws {
    let conformance = try StoreConformance()
    let histories = caseCount(30)
    var items = 0
    for seed in 1...UInt64(histories) {
      let folder = try ScratchFolder()
      let store = try SQLiteStorage(path: folder.path + "/journal.sqlite", hashing: SampleRules.sha256)
      // Most are short, every thirtieth is a bureau's year.
      let (most, acts) = seed.isMultiple(of: 30) ? (40, 260) : (Int(seed % 7) + 2, Int(seed % 60) + 5)
      items += try await conformance.history(seed: seed, items: most, acts: acts, in: store)
      try store.close()
    }
    print("random histories: \(histories), with \(items) items")
  }
}
