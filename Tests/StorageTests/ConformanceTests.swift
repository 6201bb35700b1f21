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
    var items = 0
    var seed: UInt64 = 1
    while items < caseCount(120) {
      let folder = try ScratchFolder()
      let store = try SQLiteStorage(path: folder.path + "/journal.sqlite", hashing: SampleRules.sha256)
      items += try await conformance.histories(seed: seed, items: 40, acts: 260, in: store)
      try store.close()
      seed += 1
    }
    print("random histories: \(items) items over \(seed - 1) bureaus")
  }
}
