internal import ArgumentParser
internal import EvidenceStorage
internal import Foundation
internal import LedgerKernel
internal import PostgresStorage
internal import SQLiteStorage
internal import Storage
internal import UseCases
internal import Wording

struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copies the bureau into a new folder while it goes on working: the journal first, then the files.",
    discussion: "Wherever the journal is kept, the backup is one SQLite file with the evidence beside it.")
  @OptionGroup var common: CommonOptions
  @Argument(help: "A folder that does not exist yet.") var target: String
  @Flag(help: "Also copy the keys of sensitive values; keep such a backup apart.") var withKeys = false

  func run() async throws {
    try await common.run {
      let wiring = try common.wiring()
      guard wiring.isFounded else { throw Failure(message: "\(common.data): 没有数据。 No bureau here.", code: 2) }
      let target = URL(fileURLWithPath: target, isDirectory: true)
      guard !FileManager.default.fileExists(atPath: target.path) else {
        throw Failure(message: "\(target.path): 目录已存在，请换一个。 The folder exists; name another.", code: 2)
      }
      let draft = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).part")
      try? FileManager.default.removeItem(at: draft)
      try makeFolder(draft)
      switch wiring.address {
      case .sqlite: try wiring.openFile().backup(to: draft.appending(path: "journal.sqlite").path)
      case .postgres(_, let bureau):
        let database = try await wiring.openDatabase(bureau)
        guard try await !database.isArriving() else { throw Wiring.notArrived }
        try writePrivately(Array(database.hash.utf8), to: draft.appending(path: "hash"))
        let file = try Wiring(data: draft.path).openFile()
        let progress = Progress()
        do {
          _ = try await CopyBureau(from: database, to: file) { progress($0, of: $1, "backup") }
        } catch let difference as CopyBureau.Difference {
          throw Failure(message: difference.wording(in: common.language), code: 7)
        }
        try file.close()
        database.close()
        removeLog(of: draft)
      }
      for name in ["files", "hash", "demo"] + (withKeys ? ["keys"] : []) {
        let source = wiring.folder.appending(path: name)
        let place = draft.appending(path: name)
        guard FileManager.default.fileExists(atPath: source.path), !FileManager.default.fileExists(atPath: place.path)
        else { continue }
        guard name == "files" else {
          try FileManager.default.copyItem(at: source, to: place)
          continue
        }
        // What is still arriving belongs to nothing yet, and may be gone in a moment.
        try makeFolder(place)
        for part in try FileManager.default.contentsOfDirectory(atPath: source.path)
        where part != EvidenceFolder.arriving {
          try FileManager.default.copyItem(at: source.appending(path: part), to: place.appending(path: part))
        }
      }
      try FileManager.default.moveItem(at: draft, to: target)
      common.answer("ok", .object(["backup": .string(target.path)]))
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
      let wiring = try common.wiring()
      let target = wiring.folder
      guard FileManager.default.fileExists(atPath: source.appending(path: "journal.sqlite").path) else {
        throw Failure(message: "\(source.path): 不是备份目录。 This is no backup.", code: 2)
      }
      if FileManager.default.fileExists(atPath: target.path) {
        let held = try FileManager.default.contentsOfDirectory(atPath: target.path)
        guard held.isEmpty else {
          throw Failure(
            message: "\(target.path): 目录不是空的，不会覆盖。 The folder is not empty and is not overwritten.", code: 2)
        }
        try FileManager.default.removeItem(at: target)
      }
      let draft = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).part")
      try? FileManager.default.removeItem(at: draft)
      try makeFolder(draft.deletingLastPathComponent())
      try FileManager.default.copyItem(at: source, to: draft)
      let store: SQLiteStorage
      let found: Verification
      do {
        store = try Wiring(data: draft.path).openFile()
        found = try await store.verify { _, _ in }
      } catch {
        try? FileManager.default.removeItem(at: draft)
        throw error
      }
      guard found.isSound else {
        try store.close()
        try FileManager.default.removeItem(at: draft)
        throw Failure(message: "备份未通过校验：\(found.faults.count)处。 The backup does not verify.", code: 7)
      }
      if case .postgres(_, let bureau) = wiring.address {
        let database = try await wiring.openDatabase(bureau)
        // A restore that was interrupted goes on.
        let (isArriving, held) = (try await database.isArriving(), try await database.length(of: .bureau))
        guard isArriving || held == 0 else {
          try store.close()
          try FileManager.default.removeItem(at: draft)
          throw Failure(message: "\(bureau): 数据库中已有这个局的数据。 The database holds this bureau already.", code: 2)
        }
        try await move(store, to: database, common, saying: false)
        try store.close()
        removeLog(of: draft)
        try FileManager.default.removeItem(at: draft.appending(path: "journal.sqlite"))
      } else {
        try store.close()
      }
      try FileManager.default.moveItem(at: draft, to: target)
      common.answer("✓ facts \(found.facts), seals \(found.seals)", found.json(knownHead: nil))
    }
  }
}

struct Copy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copies a bureau's journal to another store, byte for byte, and verifies it there.",
    discussion: """
      guatu copy --from sqlite:data/bureau --to 'postgres://guatu@db/guatu?bureau=housing'
      A copy that was interrupted goes on where it stopped. Evidence and keys stay in the folder of --data: copy that folder
      too when the servers move.
      """)
  @OptionGroup var common: CommonOptions
  @Option(help: "sqlite:FOLDER or postgres://…?bureau=CODE.") var from: String
  @Option(help: "sqlite:FOLDER or postgres://…?bureau=CODE.") var to: String
  @Flag(help: "Also compare all projections row for row; nobody may write meanwhile.") var compare = false

  func run() async throws {
    try await common.run {
      let (from, to) = (try wiring(from), try wiring(to))
      guard from.address != to.address else { throw Failure(message: "--from = --to", code: 2) }
      guard from.isFounded else { throw Failure(message: "--from: 没有数据。 No bureau there.", code: 2) }
      let source = try await from.openStore()
      if case .sqlite = to.address, !to.isFounded {
        // The file is chained with what the source's journal is chained with.
        try makeFolder(to.folder)
        try writePrivately(Array(source.hash.utf8), to: to.folder.appending(path: "hash"))
      }
      if compare, try await source.isRebuildDue() {
        throw Failure(message: "--from: 投影待重做，请先运行 guatu rebuild。 Run guatu rebuild on the source first.", code: 2)
      }
      try await move(source, to: try await to.openStore(), common, comparing: compare)
    }
  }

  private func wiring(_ text: String) throws -> Wiring {
    let address = try StoreAddress(text)
    if case .sqlite(let folder) = address { return Wiring(folder: folder, address) }
    return Wiring(folder: common.data, address)
  }
}

/// A closed file is whole without its log.
private func removeLog(of folder: URL) {
  for tail in ["wal", "shm"] {
    try? FileManager.default.removeItem(at: folder.appending(path: "journal.sqlite-\(tail)"))
  }
}

/// Copies, makes the projections of the target, and says what arrived.
private func move(
  _ source: any BureauStore, to target: any BureauStore, _ common: CommonOptions, comparing: Bool = false,
  saying: Bool = true
) async throws {
  let progress = Progress()
  let copy = CopyBureau(from: source, to: target)
  do {
    let outcome = try await copy { progress($0, of: $1, "copy") }
    guard let rules = try await Office.rules(of: target) else {
      throw Failure(message: "来源中没有已采用的文本。 The source has adopted nothing.", code: 2)
    }
    if comparing {
      try await copy.compareProjections(under: rules)
    } else {
      _ = try await target.rebuild(under: rules) { progress($0, of: $1, "rebuild") }
    }
    let found = outcome.verification
    guard saying else { return }
    common.answer(
      Words(
        "✓ 已搬迁\(outcome.rows)行：事实\(found.facts)条，事项\(found.items)个，封印\(found.seals)个。",
        en: "✓ \(outcome.rows) rows: \(found.facts) facts, \(found.items) items, \(found.seals) seals.")[
          common.language],
      .object(["rows": .integer(Int64(outcome.rows)), "arrived": found.json(knownHead: nil)]))
  } catch let difference as CopyBureau.Difference {
    throw Failure(message: difference.wording(in: common.language), code: 7)
  }
}

extension CopyBureau.Difference {
  func wording(in language: Language) -> String {
    let words =
      switch self {
      case .hash(let source, let target):
        Words(
          "来源用\(source)成链，目标用\(target)，不能搬迁。请把目标建成同一种。",
          en: "The source is chained with \(source), the target with \(target): prepare the target alike.")
      case .notTheSame(let table, let source, let target):
        Words(
          "\(table)：来源\(source)行，目标\(target)行。目标中已有别的数据，请换一个空的目标。",
          en:
            "\(table): \(source) rows in the source, \(target) in the target. The target holds something else; name an empty one."
        )
      case .notSound(let faults):
        Words(
          "搬迁后未通过校验：\(faults)处。请对来源运行 guatu verify。",
          en: "\(faults) faults after copying. Run guatu verify on the source.")
      case .projection(let table):
        Words("\(table) 两边不同。搬迁期间是否有人写入？", en: "\(table) differs. Did anybody write meanwhile?")
      }
    return words[language]
  }
}

struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prepares a PostgreSQL database as the role that owns it, and registers a bureau.",
    discussion: """
      guatu migrate --store 'postgres://guatu_owner@db/guatu?bureau=housing' --role guatu_app
      Run it once for each bureau and after every upgrade. The servers then connect as the other role, which owns nothing.
      """)
  @OptionGroup var common: CommonOptions
  @Option(help: "The role that the servers connect as; it must exist.") var role: String
  @Option(help: "Chain the bureau's journal with sha-256 or sm3; chosen once.") var hash = "sha-256"

  func run() async throws {
    try await common.run {
      guard ["sha-256", "sm3"].contains(hash) else { throw Failure(message: "--hash: sha-256 | sm3", code: 2) }
      guard role.wholeMatch(of: /[a-z0-9_]{1,63}/) != nil else {
        throw Failure(message: "--role: a–z 0–9 _", code: 2)
      }
      let address = try common.wiring().address
      guard case .postgres(_, let bureau) = address, let pool = address.pool(connections: 2) else {
        throw Failure(message: "--store postgres://…?bureau=CODE", code: 2)
      }
      let migrator = PostgresMigrator(pool)
      let carriedOut = try await migrator.run(granting: role)
      try await migrator.register(bureau, hash: hash)
      common.answer(
        (carriedOut + [bureau]).map { "✓ \($0)" }.joined(separator: "\n"),
        .object(["migrations": .array(carriedOut.map { .string($0) }), "bureau": .string(bureau)]))
    }
  }
}
