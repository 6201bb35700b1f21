internal import Bureau
internal import Calendars
internal import Definitions
internal import Foundation
internal import LedgerKernel
internal import SQLiteStorage
internal import Storage
internal import Synchronization
internal import UseCases
internal import Wording

/// 示例局 — the sample bureau with a small, made-up year: the same acts that people do, done under a clock that the
/// program moves from day to day.
struct SampleBureau {
  private let wiring: Wiring
  private let clock: SteppingClock

  init(_ wiring: Wiring) {
    self.wiring = wiring
    self.clock = SteppingClock()
  }

  /// Opens it, making it first where it is not there.
  func open(until day: Day) async throws -> Office {
    if FileManager.default.fileExists(atPath: wiring.database.path) {
      guard try Self.day(in: wiring.folder) != nil else {
        throw Failure(
          message: "\(wiring.folder.path): 这里是真实数据，不是示例局。 This is a real bureau, not the sample.", code: 2)
      }
      return try await wiring.openOffice()
    }
    // Made beside its place and moved there whole: a stopped attempt leaves nothing that looks finished.
    let draft = Wiring(data: wiring.folder.path + ".part")
    try? FileManager.default.removeItem(at: draft.folder)
    let store = try draft.openFile()
    let surroundings = try draft.surroundings(clock.reading).with(chance: SeededChance(seed: 2023).bytes)
    guard let beginning = Day(year: 2023, month: 1, day: 3) else { preconditionFailure("a day of the calendar") }
    clock.move(to: beginning)
    let text = try Shipped.text("bureaus/sample.yaml")
    let office = try await Office.found(
      try Wiring.shippedTexts(bureau: text, file: "sample.yaml", year: 2023), in: store, accounts: store,
      surroundings: surroundings)
    try await live(office, until: day)
    try writePrivately(Array(day.description.utf8), to: Self.marker(in: draft.folder))
    try store.close()
    try FileManager.default.moveItem(at: draft.folder, to: wiring.folder)
    return try await wiring.openOffice()
  }

  private static func marker(in folder: URL) -> URL { folder.appending(path: "demo") }

  /// The day on which a sample bureau's clock stands; nil where there is none.
  static func day(in folder: URL) throws -> Day? {
    let marker = marker(in: folder)
    guard FileManager.default.fileExists(atPath: marker.path) else { return nil }
    guard let day = Day(iso: try String(contentsOf: marker, encoding: .utf8)) else {
      throw Failure(message: "\(marker.path): 2023-06-15", code: 2)
    }
    return day
  }

  /// Does what happened, day by day; the clockwork runs every evening.
  private func live(_ office: Office, until last: Day) async throws {
    var items: [String: ItemID] = [:]
    var steps = SampleOrders.steps[...]
    var day = clock.today
    while day <= last {
      clock.move(to: day)
      while let step = steps.first, step.day == day {
        steps = steps.dropFirst()
        try await perform(step, office, &items)
      }
      if day == Day(iso: SampleText.day) { try await registerText(office) }
      _ = try await Tick(office)()
      day = day.advanced(by: 1)
    }
  }

  private func registerText(_ office: Office) async throws {
    clock.advance()
    guard let clerk = PersonID(SampleText.clerk) else { preconditionFailure("\(SampleText.clerk) is no id") }
    try await ReadSource(office)(
      SampleText.text, title: SampleText.title.zh, year: 2023,
      ActInput([.titleInEnglish: .text(SampleText.title.en), "kind": .choice("speech")]), by: clerk)
  }

  private func perform(_ step: SampleOrders.Step, _ office: Office, _ items: inout [String: ItemID]) async throws {
    clock.advance()
    guard let person = PersonID(step.person) else { preconditionFailure("\(step.person) is no id") }
    let request = Request(office.newCommand(), by: person)
    let definition: LedgerDefinition?
    switch step.deed {
    case .open(let ledger, _): definition = office.rulebook.definition(of: ledger, in: 2023)
    case .act:
      let row = try await office.store.row(of: items[step.item] ?? .bureau)
      definition = row.flatMap { office.rulebook.definitions[$0.definition] }
    }
    guard let definition else { preconditionFailure("the sample names no ledger for \(step.item)") }
    var input = try FormReading(definition).input(step.values)
    for name in step.evidence { input.evidence.append(try await file(name, office)) }
    do {
      switch step.deed {
      case .open(let ledger, let parent):
        let receipt = try await OpenItem(office)(
          in: ledger, year: 2023, parent: parent.flatMap { items[$0] }.map { ($0, .milestone) }, input, request)
        items[step.item] = receipt.lines[0].item
      case .act(let act):
        try await PerformAct(office)(act, on: items[step.item] ?? .bureau, input, request)
      }
    } catch let refusal as Refusal {
      throw Failure(message: "\(step.day) \(step.item): \(refusal.wording(in: .english))", code: 3)
    }
  }

  private func file(_ name: String, _ office: Office) async throws -> Evidence {
    let bytes = Array("\(name)（示例材料，内容虚构）\n".utf8)
    let digest = try await office.surroundings.files.keep(bytes)
    return Evidence(digest: digest, name: name, type: "text/plain", bytes: bytes.count)
  }
}

extension Office.Surroundings {
  fileprivate func with(chance: @escaping @Sendable (Int) -> [UInt8]) -> Office.Surroundings {
    Office.Surroundings(now: now, chance: chance, keys: keys, files: files)
  }
}

/// A clock that the program moves.
final class SteppingClock: Sendable {
  private struct State {
    var instant = Instant(milliseconds: 0)
    /// When it was set to stand still, by the real clock: within the day, time goes on.
    var since: Instant?
  }
  private let state = Mutex(State())

  var today: Day { reading().day(in: .shanghai) }

  func move(to day: Day) {
    let morning = CivilZone.shanghai.start(of: day).milliseconds + 9 * 3_600_000
    state.withLock { $0 = State(instant: Instant(milliseconds: max(morning, $0.instant.milliseconds)), since: nil) }
  }

  func advance() {
    state.withLock { $0.instant = Instant(milliseconds: $0.instant.milliseconds + 60_000) }
  }

  /// The day never ends: after 23:59 it is still 23:59.
  func standStill(on day: Day) {
    let noon = CivilZone.shanghai.start(of: day).milliseconds + 12 * 3_600_000
    state.withLock { $0 = State(instant: Instant(milliseconds: noon), since: Wiring.clock()) }
  }

  var reading: @Sendable () -> Instant {
    { [self] in
      state.withLock { state in
        guard let since = state.since else { return state.instant }
        let passed = min(Wiring.clock().milliseconds - since.milliseconds, 12 * 3_600_000 - 60_000)
        return Instant(milliseconds: state.instant.milliseconds + max(passed, 0))
      }
    }
  }
}

/// Bytes that are the same every time: SplitMix64.
final class SeededChance: Sendable {
  private let state: Mutex<UInt64>

  init(seed: UInt64) { state = Mutex(seed) }

  var bytes: @Sendable (Int) -> [UInt8] {
    { [self] count in
      state.withLock { state in
        (0..<count).map { _ in
          state &+= 0x9E37_79B9_7F4A_7C15
          var z = state
          z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
          z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
          return UInt8(truncatingIfNeeded: z ^ z >> 31)
        }
      }
    }
  }
}
