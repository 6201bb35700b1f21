import Bureau
import Calendars
import Definitions
import Foundation
import LedgerKernel
import SQLiteStorage
import Secrets
import Storage
import Synchronization
import TestSupport
import UseCases

/// A bureau on one of the stores, under a clock that the test moves.
final class House: Sendable {
  enum Kind: String, CaseIterable, Sendable { case memory, sqlite }

  let kind: Kind
  private let clock: Mutex<Instant>
  private let chance = Mutex(Seeded(20_230_106))
  private let keys = Mutex<[ItemID: [UInt8]]>([:])
  private let folder: ScratchFolder
  let store: any JournalStore
  let accounts: any AccountStore

  init(_ kind: Kind, on day: String = "2023-01-09") throws {
    self.kind = kind
    clock = Mutex(Self.morning(of: day))
    folder = try ScratchFolder()
    switch kind {
    case .memory:
      let memory = MemoryJournalStore(hashing: SampleRules.sha256)
      (store, accounts) = (memory, memory)
    case .sqlite:
      let sqlite = try SQLiteStorage(path: folder.path + "/journal.sqlite", hashing: SampleRules.sha256)
      (store, accounts) = (sqlite, sqlite)
    }
  }

  static func morning(of day: String) -> Instant {
    Instant(milliseconds: CivilZone.shanghai.start(of: Day(day)).milliseconds + 9 * 3_600_000)
  }

  func move(to day: String) { clock.withLock { $0 = Self.morning(of: day) } }
  var storedKeys: Int { keys.withLock { $0.count } }

  var surroundings: Office.Surroundings {
    Office.Surroundings(
      now: { [self] in
        clock.withLock { instant in
          instant = Instant(milliseconds: instant.milliseconds + 1_000)
          return instant
        }
      },
      chance: { [self] count in
        chance.withLock { chance in (0..<count).map { _ in UInt8.random(in: 0 ... .max, using: &chance) } }
      },
      keys: KeyVault(
        key: { [self] item throws(StoreFault) in keys.withLock { $0[item] } },
        keep: { [self] key, item throws(StoreFault) in keys.withLock { $0[item] = key } },
        destroy: { [self] item throws(StoreFault) in keys.withLock { $0[item] = nil } }),
      files: EvidenceFiles(
        receive: { () throws(StoreFault) in throw .unavailable("no files here") },
        size: { _ throws(StoreFault) in nil }, read: { _, _, _ throws(StoreFault) in [] }))
  }

  static func texts(adding extra: [String] = []) throws -> [AdoptedText] {
    func shipped(_ kind: Adoption.Kind, _ path: String) throws -> AdoptedText {
      AdoptedText(kind, file: path, text: try Shipped.text(path), year: 2023)
    }
    return [
      try shipped(.organisation, "bureaus/sample.yaml"), try shipped(.limits, "calendars/legal-limits.yaml"),
      try shipped(.calendar, "calendars/national.yaml"), try shipped(.definition, "ledgers/work-order.yaml"),
      try shipped(.definition, "ledgers/milestone.yaml"), try shipped(.definition, "ledgers/source-text.yaml"),
      try shipped(.definition, "ledgers/rectification.yaml"), try shipped(.definition, "ledgers/figure.yaml"),
    ]
      + extra.enumerated().map {
        AdoptedText(.definition, file: "extra-\($0.offset).yaml", text: $0.element, year: 2023)
      }
  }

  func found(adding extra: [String] = []) async throws -> Office {
    try await Office.found(Self.texts(adding: extra), in: store, accounts: accounts, surroundings: surroundings)
  }

  /// Every byte that the store wrote to disk, once it has let go of the file.
  func bytesOnDisk() throws -> Data {
    guard let sqlite = store as? SQLiteStorage else { return Data() }
    try sqlite.close()
    var all = Data()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      all += try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name))
    }
    return all
  }
}

func named(_ text: String) -> CommandID {
  guard let command = CommandID(text) else { preconditionFailure("\(text) is no command id") }
  return command
}

extension Office {
  /// Who adopts texts in the sample bureau.
  static let administrator: PersonID = "bai-yutong"

  static let order: [FieldCode: Value] = [
    .title: .text("修补路面"), .lead: .unit("urban-construction"), .due: .day(Day("2023-12-20")), .standard: .text("通过验收"),
  ]

  func draft(
    _ values: [FieldCode: Value] = Office.order, in ledger: LedgerCode = "work-order", year: Int = 2023,
    by person: PersonID = "mo-xingchi"
  ) async throws -> ItemID {
    try await OpenItem(self)(in: ledger, year: year, ActInput(values), Request(newCommand(), by: person)).lines[0].item
  }

  @discardableResult
  func act(_ act: ActCode, on item: ItemID, by person: PersonID, _ values: [FieldCode: Value] = [:]) async throws
    -> Receipt
  {
    try await PerformAct(self)(act, on: item, ActInput(values), Request(newCommand(), by: person))
  }

  func issued(_ values: [FieldCode: Value] = Office.order, year: Int = 2023) async throws -> ItemID {
    let item = try await draft(values, year: year)
    try await act("submit", on: item, by: "mo-xingchi")
    try await act("issue", on: item, by: "tang-boyan")
    return item
  }

  func stage(of item: ItemID) async throws -> StageCode? { try await store.row(of: item)?.stage }
  func count(of item: ItemID) async throws -> Int { try await store.events(of: item).count }

  /// Every fact of the journal, the bureau's own chain included.
  func facts() async throws -> Int { try await store.verify { _, _ in }.facts }
}

/// What a body throws, whatever its type; nil when it throws nothing.
func thrown(_ body: () async throws -> Void) async -> (any Error)? {
  do {
    try await body()
    return nil
  } catch {
    return error
  }
}
