import Bureau
import Calendars
import Definitions
import LedgerKernel
import Secrets
import Storage
import Synchronization
import UseCases

/// The sample bureau in memory, with a clock that a test can set and chance that repeats itself.
final class SampleOffice: Sendable {
  let office: Office
  let store: MemoryJournalStore
  let files: MemoryFiles
  let clock: Clock

  final class Clock: Sendable {
    private let milliseconds: Mutex<Int64>
    init(_ day: String) { milliseconds = Mutex(Instant(iso: day + "T01:00:00.000Z")!.milliseconds) }
    var now: Instant { Instant(milliseconds: milliseconds.withLock { $0 }) }
    func advance(minutes: Int64) { milliseconds.withLock { $0 += minutes * 60_000 } }
    func set(_ day: String) {
      milliseconds.withLock { $0 = Instant(iso: day + "T01:00:00.000Z")!.milliseconds }
    }
  }

  /// Files in memory, with a count of those that are arriving.
  final class MemoryFiles: Sendable {
    private struct State {
      var kept: [String: [UInt8]] = [:]
      var arriving: [Int: [UInt8]] = [:]
      var last = 0
    }
    private let state = Mutex(State())
    var count: Int { state.withLock { $0.kept.count } }
    var arriving: Int { state.withLock { $0.arriving.count } }
    var largestPiece: Int { pieces.withLock { $0 } }
    private let pieces = Mutex(0)

    var files: EvidenceFiles {
      EvidenceFiles(
        receive: { [self] () throws(StoreFault) in
          let number = state.withLock { state in
            state.last += 1
            state.arriving[state.last] = []
            return state.last
          }
          return ArrivingFile(
            write: { [self] bytes throws(StoreFault) in
              pieces.withLock { $0 = max($0, bytes.count) }
              state.withLock { $0.arriving[number]? += bytes }
            },
            read: { [self] offset, count throws(StoreFault) in
              Array(state.withLock { $0.arriving[number] ?? [] }.dropFirst(offset).prefix(count))
            },
            keep: { [self] () throws(StoreFault) in
              guard let bytes = state.withLock({ $0.arriving.removeValue(forKey: number) }) else {
                throw .unavailable("gone")
              }
              let digest = LedgerKernel.Hex.text(Digest.sha256(bytes))
              state.withLock { $0.kept[digest] = bytes }
              return digest
            },
            discard: { [self] in state.withLock { _ = $0.arriving.removeValue(forKey: number) } })
        },
        size: { [self] digest throws(StoreFault) in state.withLock { $0.kept[digest]?.count } },
        read: { [self] digest, offset, count throws(StoreFault) in
          Array(state.withLock { $0.kept[digest] ?? [] }.dropFirst(offset).prefix(count))
        })
    }
  }

  init(on day: String = "2023-03-01") async throws {
    let clock = Clock(day)
    let files = MemoryFiles()
    let counter = Mutex<UInt64>(0)
    let keys = Mutex<[ItemID: [UInt8]]>([:])
    let store = MemoryJournalStore(hashing: HashFunction(name: "sha-256") { Digest.sha256($0) })
    let surroundings = Office.Surroundings(
      now: { clock.now },
      chance: { count in
        let number = counter.withLock { number in
          number += 1
          return number
        }
        let seed = withUnsafeBytes(of: number.littleEndian) { Array($0) }
        return Array((Digest.sha256(seed) + Digest.sha256(seed + [1])).prefix(count))
      },
      keys: KeyVault(
        key: { item in keys.withLock { $0[item] } }, keep: { key, item in keys.withLock { $0[item] = key } },
        destroy: { item in keys.withLock { _ = $0.removeValue(forKey: item) } }),
      files: files.files)
    func text(_ kind: Adoption.Kind, _ path: String) throws -> AdoptedText {
      AdoptedText(
        kind, file: String(path.split(separator: "/").last ?? ""), text: try Shipped.text(path), year: 2022)
    }
    office = try await Office.found(
      [
        text(.limits, "calendars/legal-limits.yaml"), text(.calendar, "calendars/national.yaml"),
        text(.organisation, "bureaus/sample.yaml"), text(.definition, "ledgers/assignment.yaml"),
        text(.definition, "ledgers/work-order.yaml"), text(.definition, "ledgers/milestone.yaml"),
        text(.definition, "ledgers/source-text.yaml"), text(.definition, "ledgers/rectification.yaml"),
        text(.definition, "ledgers/figure.yaml"),
      ], in: store, accounts: store, surroundings: surroundings)
    (self.store, self.files, self.clock) = (store, files, clock)
  }

  /// How many facts there are, the bureau's own aside: unchanged means nothing was written.
  func facts() async throws -> Int {
    try await store.recentEvents(before: nil, limit: 1_000_000).count { $0.item != .bureau }
  }
}
