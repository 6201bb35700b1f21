import Foundation
import LedgerKernel
import SQLiteStorage
import Storage
import TestSupport
import Testing

@Suite(.serialized) struct KillTests {
  /// Where the built probe stands: beside the test bundle.
  private var probe: URL {
    let beside = Bundle.main.executableURL?.deletingLastPathComponent() ?? URL(fileURLWithPath: ".")
    let places = [beside, URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()]
    return places.map { $0.appending(path: "StoreProbe") }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
      ?? beside.appending(path: "StoreProbe")
  }

  @Test func `an acknowledged act survives kill -9, once, and nothing is half-written`() async throws {
    try #require(FileManager.default.isExecutableFile(atPath: probe.path), "the probe is built with the tests")
    let rules = try SampleRules()
    var chance = Seeded(17)
    let kills = caseCount(12)
    var done = 0
    var round: UInt64 = 1
    var acknowledgedInAll = 0
    while done < kills {
      // One journal is killed over and over; every start repeats all commands of the journal so far.
      let folder = try ScratchFolder()
      let path = folder.path + "/journal.sqlite"
      var acknowledged: Set<String> = []
      for _ in 0..<min(25, kills - done) {
        let pause = UInt32.random(in: 500...200_000, using: &chance)
        acknowledged.formUnion(try run(path, seed: round, killedAfter: pause))
        done += 1
        let store = try SQLiteStorage(path: path, hashing: SampleRules.sha256)
        for command in acknowledged.sorted() {
          let id = try #require(CommandID(command))
          #expect(try await store.receipt(of: id) != nil, "\(command) was acknowledged and is lost")
        }
        let found = try await store.verify { _, _ in }
        #expect(found.isSound, "round \(round): \(found.faults)")
        try store.close()
      }
      let store = try SQLiteStorage(path: path, hashing: SampleRules.sha256)
      #expect(try await store.rebuild(under: rules.projection) { _, _ in } == 0)
      try store.close()
      acknowledgedInAll += acknowledged.count
      round += 1
    }
    print("kill -9: \(done) kills, \(acknowledgedInAll) acknowledged batches, none lost")
  }

  /// Starts the probe, kills it after so many microseconds of writing, and gives the commands it acknowledged.
  private func run(_ path: String, seed: UInt64, killedAfter pause: UInt32) throws -> [String] {
    let process = Process()
    process.executableURL = probe
    process.arguments = [path, String(seed)]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = Data()
    while !text.contains(0x0A) {
      let more = pipe.fileHandleForReading.availableData
      guard !more.isEmpty else { break }
      text += more
    }
    usleep(pause)
    kill(process.processIdentifier, SIGKILL)
    text += try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true)
    // The last line may have been cut off in the middle.
    let whole = text.last == 0x0A ? lines[...] : lines.dropLast()
    return whole.map(String.init).filter { $0 != "ready" && $0 != "end" }
  }
}
