internal import ArgumentParser
internal import Foundation
internal import LedgerKernel
internal import SQLiteStorage
internal import Storage
internal import UseCases
internal import Wording

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Recomputes every hash, chain and seal, and names whatever does not add up.")
  @OptionGroup var common: CommonOptions
  @Option(help: "A seal head from a printed paper: was it a seal of this journal?") var head: String?

  func run() async throws {
    try await common.run {
      let wiring = try common.wiring()
      guard wiring.isFounded else { throw Failure(message: "\(common.data): 没有数据。 No bureau here.", code: 2) }
      let progress = Progress()
      let store = try await wiring.openStore()
      var found = try await store.verify { progress($0, of: $1, "verify") }
      found.faults += try await Office.changedTexts(in: store)
      // A head proves something only after everything it covers was recomputed.
      let known = head.map { head in found.heads.contains { Hex.text($0) == head.lowercased() } }
      if common.json {
        print(found.json(knownHead: known).canonicalText)
      } else {
        print("facts \(found.facts), items \(found.items), seals \(found.seals), unsealed \(found.unsealed)")
        if let head = found.head { print("head \(Hex.text(head))") }
        for fault in found.faults { print("✗ \(fault)") }
        if let known { print(known ? "✓ head found" : "✗ head unknown") }
        print(found.isSound ? "✓ sound" : "✗ not sound")
      }
      guard found.isSound, known ?? true else { throw ExitCode(7) }
    }
  }
}

extension Verification {
  func json(knownHead: Bool?) -> JSONValue {
    .object([
      "facts": .integer(Int64(facts)), "items": .integer(Int64(items)), "seals": .integer(Int64(seals)),
      "unsealed": .integer(Int64(unsealed)), "sound": .bool(isSound),
      "faults": .array(faults.map { .string("\($0)") }), "head": head.map { .string(Hex.text($0)) } ?? .null,
      "head-known": knownHead.map { .bool($0) } ?? .null,
    ])
  }
}

struct Rebuild: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes all projections anew from the journal and counts the rows that differ.")
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.run {
      let office = try await common.wiring().openOffice()
      let progress = Progress()
      let differences = try await office.store.rebuild(under: office.rulebook.projection) {
        progress($0, of: $1, "rebuild")
      }
      common.answer("differences \(differences)", .object(["differences": .integer(Int64(differences))]))
    }
  }
}
