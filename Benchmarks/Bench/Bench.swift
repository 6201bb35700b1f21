import BenchSupport
import Bureau
import Calendars
import Foundation
import LedgerKernel
import SQLiteStorage
import Secrets
import Storage
import TestSupport

/// Measures the store on a large bureau: `guatu-bench [ITEMS] [FACTS PER ITEM is ten]`.
@main
struct Bench {
  static func main() async throws {
    let items = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
    let folder = try ScratchFolder()
    // --keep FILE measures a file that an earlier run made, and leaves it there.
    let keep = CommandLine.arguments.firstIndex(of: "--keep").map { CommandLine.arguments[$0 + 1] }
    let path = keep ?? folder.path + "/journal.sqlite"
    let isMade = FileManager.default.fileExists(atPath: path)
    let rules = try SampleRules()
    let store = try SQLiteStorage(path: path, hashing: HashFunction(name: "sha-256") { Digest.sha256($0) })
    var year = BusyYear(rules)
    say("items \(items), facts \(items * BusyYear.factsPerItem)")

    var facts = 0
    var seconds = 0.0
    for from in stride(from: 0, to: isMade ? 0 : items, by: 20_000) {
      let batches = (from..<min(from + 20_000, items)).flatMap { year.batches(of: $0) }
      // Making the year up is not part of importing it.
      let began = ContinuousClock.now
      try await store.append(batches, under: rules.projection)
      seconds += began.duration(to: .now).seconds
      facts += batches.reduce(0) { $0 + $1.entries.reduce(0) { $0 + $1.facts.count + ($1.draws == nil ? 0 : 1) } }
    }
    if !isMade { say("import: \(facts) facts in \(seconds.rounded(2)) s = \(Int(Double(facts) / seconds)) facts/s") }
    guard !CommandLine.arguments.contains("--import-only") else { return }
    let size = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    say("file: \(size / 1_048_576) MB")

    let today = Day("2023-09-15")
    let past = Day("2023-05-10")
    let everything = Scope(.everything, persons: [])
    let section = Scope(.units(["urban-construction", "municipal-maintenance"]), persons: ["ning-cangshan"])
    for (name, scope) in [("whole bureau", everything), ("two units", section)] {
      var live = RowQuery(scope: scope, day: today)
      // As the wall asks: the ledgers that hang on it, items that stand by themselves.
      live.ledgers = ["assignment", "work-order", "milestone"]
      live.rootsOnly = true
      live.year = 2023
      live.limit = 200
      var asOf = live
      asOf.asOf = past
      asOf.day = past
      try await measure("\(name): wall = counts + first 200 rows", store, live, counts: true)
      try await measure("\(name): wall as of \(past)", store, asOf, counts: true)
      live.limit = 100
      asOf.limit = 100
      for order in [RowQuery.Order.urgency, .due, .number] {
        live.order = order
        asOf.order = order
        live.after = try await middle(store, live)
        asOf.after = try await middle(store, asOf)
        try await measure("\(name): list page of 100 by \(order), in the middle", store, live, counts: false)
        try await measure("\(name): the same as of \(past)", store, asOf, counts: false)
      }
      live.after = nil
      live.order = .due
      live.units = ["urban-construction"]
      try await measure("\(name): list of one unit", store, live, counts: false)
      live.units = []
      live.words = "管网"
      try await measure("\(name): search of two characters", store, live, counts: false)
    }
    let verifying = ContinuousClock.now
    let found = try await store.verify { _, _ in }
    say("verify: \(found.facts) facts in \(verifying.duration(to: .now).seconds.rounded(2)) s, sound: \(found.isSound)")
  }

  /// A key some pages into the list.
  private static func middle(_ store: SQLiteStorage, _ query: RowQuery) async throws -> PageKey? {
    var query = query
    query.after = nil
    query.limit = 5_000
    return try await store.page(query).next
  }

  /// 400 turns after 20 to warm up; wall clock at the server, and CPU of the process.
  private static func measure(_ name: String, _ store: SQLiteStorage, _ query: RowQuery, counts: Bool) async throws {
    var times: [Double] = []
    var cpu = 0.0
    for turn in 0..<420 {
      let began = ContinuousClock.now
      let used = clock()
      _ = try await store.page(query)
      if counts { _ = try await store.counts(query) }
      if turn >= 20 {
        times.append(began.duration(to: .now).seconds * 1_000)
        cpu += Double(clock() - used) / Double(CLOCKS_PER_SEC) * 1_000
      }
    }
    times.sort()
    let p95 = times[times.count * 95 / 100]
    say(
      "\(name): median \(times[times.count / 2].rounded(2)) ms, p95 \(p95.rounded(2)) ms, CPU \((cpu / 400).rounded(2)) ms"
    )
  }
}
