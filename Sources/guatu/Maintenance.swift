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
      let wiring = Wiring(data: common.data)
      guard FileManager.default.fileExists(atPath: wiring.database.path) else {
        throw Failure(message: "\(common.data): 没有数据。 No bureau here.", code: 2)
      }
      let progress = Progress()
      let found = try await wiring.openStore().verify { progress($0, of: $1, "verify") }
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
      let office = try await Wiring(data: common.data).openOffice()
      let progress = Progress()
      let differences = try await office.store.rebuild(under: office.rulebook.projection) {
        progress($0, of: $1, "rebuild")
      }
      print("differences \(differences)")
    }
  }
}

struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copies the bureau into a new folder while it goes on working: the database first, then the files.")
  @OptionGroup var common: CommonOptions
  @Argument(help: "A folder that does not exist yet.") var target: String
  @Flag(help: "Also copy the keys of sensitive values; keep such a backup apart.") var withKeys = false

  func run() async throws {
    try await common.run {
      let wiring = Wiring(data: common.data)
      guard FileManager.default.fileExists(atPath: wiring.database.path) else {
        throw Failure(message: "\(common.data): 没有数据。 No bureau here.", code: 2)
      }
      let target = URL(fileURLWithPath: target, isDirectory: true)
      guard !FileManager.default.fileExists(atPath: target.path) else {
        throw Failure(message: "\(target.path): 目录已存在，请换一个。 The folder exists; name another.", code: 2)
      }
      let draft = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).part")
      try? FileManager.default.removeItem(at: draft)
      try makeFolder(draft)
      try wiring.openStore().backup(to: draft.appending(path: "journal.sqlite").path)
      for name in ["files", "hash", "demo"] + (withKeys ? ["keys"] : []) {
        let source = wiring.folder.appending(path: name)
        guard FileManager.default.fileExists(atPath: source.path) else { continue }
        try FileManager.default.copyItem(at: source, to: draft.appending(path: name))
      }
      try FileManager.default.moveItem(at: draft, to: target)
      print("ok")
    }
  }
}

struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Puts a backup into an empty place and verifies it; nothing is put there when it does not verify.")
  @OptionGroup var common: CommonOptions
  @Argument(help: "The backup's folder.") var source: String

  func run() async throws {
    try await common.run {
      let source = URL(fileURLWithPath: source, isDirectory: true)
      let target = Wiring(data: common.data).folder
      guard FileManager.default.fileExists(atPath: source.appending(path: "journal.sqlite").path) else {
        throw Failure(message: "\(source.path): 不是备份目录。 This is no backup.", code: 2)
      }
      guard !FileManager.default.fileExists(atPath: target.path) else {
        throw Failure(message: "\(target.path): 目录已存在，不会覆盖。 The folder exists and is not overwritten.", code: 2)
      }
      let draft = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).part")
      try? FileManager.default.removeItem(at: draft)
      try FileManager.default.copyItem(at: source, to: draft)
      let store = try Wiring(data: draft.path).openStore()
      let found = try await store.verify { _, _ in }
      try store.close()
      guard found.isSound else {
        try FileManager.default.removeItem(at: draft)
        throw Failure(message: "备份未通过校验：\(found.faults.count)处。 The backup does not verify.", code: 7)
      }
      try FileManager.default.moveItem(at: draft, to: target)
      print("✓ facts \(found.facts), seals \(found.seals)")
    }
  }
}
