import BenchSupport
import Bureau
import Calendars
import Definitions
import Foundation
import LedgerKernel
import SQLiteStorage
import Secrets
import Storage
import TestSupport
import UseCases

/// Measures what a page costs at the server: `guatu-web-bench [ITEMS] [--keep FILE] [--only WORD] [--turns COUNT]`.
///
/// A lived year of 100,000 orders and their milestones; every page goes through the whole site but its socket, as people of
/// several posts see it.
@main
struct WebBench {
  static let today = Day("2023-09-15")

  static func main() async throws {
    let words = Array(CommandLine.arguments.dropFirst())
    func option(_ name: String) -> String? {
      words.firstIndex(of: name).flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
    }
    let orders = words.first.flatMap { Int($0) } ?? 100_000
    let folder = try ScratchFolder()
    // --keep FILE measures a file that an earlier run made, and leaves it there.
    let path = option("--keep") ?? folder.path + "/journal.sqlite"
    let isMade = FileManager.default.fileExists(atPath: path)
    let store = try SQLiteStorage(path: path, hashing: SampleRules.sha256)
    let office = try await isMade ? opened(store) : made(store, orders)
    try await Pages(office, only: option("--only"), turns: option("--turns").flatMap { Int($0) } ?? 200).measure()
  }

  // MARK: The bureau

  private static func opened(_ store: SQLiteStorage) async throws -> Office {
    guard let office = try await Office.open(store: store, accounts: store, surroundings: surroundings(of: today))
    else {
      throw StoreFault.corrupt("the file holds no bureau")
    }
    guard try await store.isRebuildDue() else { return office }
    let differences = try await store.rebuild(under: office.rulebook.projection) { _, _ in }
    say("the tables were made anew: \(differences) differences")
    return office
  }

  private static func made(_ store: SQLiteStorage, _ orders: Int) async throws -> Office {
    _ = try await Office.found(
      texts(), in: store, accounts: store, surroundings: surroundings(of: Day("2023-01-02")))
    let rules = try SampleRules()
    var year = LivedYear(rules, today: today)
    var (items, facts) = (0, 0)
    let began = ContinuousClock.now
    for from in stride(from: 0, to: orders, by: 400) {
      let batches = (from..<min(from + 400, orders)).flatMap { year.batches(of: $0) }
      try await store.append(batches, under: rules.projection)
      for entry in batches.flatMap(\.entries) {
        if entry.seen == 0 { items += 1 }
        facts += entry.facts.count + (entry.draws == nil ? 0 : 1)
      }
      // As many seals as days.
      try await store.seal(at: start(of: Day("2023-01-09").advanced(by: from / 400)))
    }
    say("\(orders) orders, \(items) items, \(facts) facts, written in \(began.duration(to: .now).seconds.rounded(1)) s")
    return try await opened(store)
  }

  /// The shipped sample bureau.
  private static func texts() throws -> [AdoptedText] {
    func text(_ kind: Adoption.Kind, _ path: String) throws -> AdoptedText {
      AdoptedText(
        kind, file: String(path.split(separator: "/").last ?? ""), text: try Shipped.text(path), year: 2022)
    }
    return try [
      text(.limits, "calendars/legal-limits.yaml"), text(.calendar, "calendars/national.yaml"),
      text(.organisation, "bureaus/sample.yaml"),
    ]
      + ["assignment", "work-order", "milestone", "source-text", "rectification", "figure"].map {
        try text(.definition, "ledgers/\($0).yaml")
      }
  }

  private static func start(of day: Day) -> Instant { CivilZone.shanghai.start(of: day) }

  /// Ten in the morning of a day, and no keys or files.
  private static func surroundings(of day: Day) -> Office.Surroundings {
    let now = Instant(milliseconds: start(of: day).milliseconds + 36_000_000)
    return Office.Surroundings(
      now: { now }, chance: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } },
      keys: KeyVault(key: { _ in nil }, keep: { _, _ in }, destroy: { _ in }),
      files: EvidenceFiles(
        receive: { () throws(StoreFault) in throw .unavailable("a bench keeps no files") }, size: { _ in nil },
        read: { _, _, _ in [] }))
  }
}
