internal import Bureau
internal import Calendars
internal import Definitions
internal import EvidenceStorage
internal import Foundation
internal import LedgerKernel
internal import PostgresDriver
internal import PostgresStorage
internal import SQLiteStorage
internal import Secrets
internal import Storage
internal import Synchronization
internal import UseCases
internal import Wording

/// A journal with its accounts, wherever it is kept.
typealias BureauStore = JournalStore & AccountStore & TableStore

/// The only place that knows every concrete type.
struct Wiring {
  /// Keys, evidence and, for SQLite, the journal.
  let folder: URL
  let address: StoreAddress

  init(data: String) { self.init(folder: data, .sqlite(data)) }

  init(folder: String, _ address: StoreAddress) {
    self.folder = URL(fileURLWithPath: folder, isDirectory: true)
    self.address = address
  }

  static let sha256 = HashFunction(name: "sha-256") { Digest.sha256($0) }
  static let sm3 = HashFunction(name: "sm3") { Digest.sm3($0) }

  var database: URL { folder.appending(path: "journal.sqlite") }

  /// Whether there is a place for a journal: a file, or a database that can be asked.
  var isFounded: Bool {
    switch address {
    case .sqlite: FileManager.default.fileExists(atPath: database.path)
    case .postgres: true
    }
  }

  func openStore() async throws -> any BureauStore {
    // The journal, its log and whatever else is made here are for their owner alone.
    umask(0o077)
    switch address {
    case .sqlite: return try openFile()
    case .postgres(_, let bureau): return try await openDatabase(bureau)
    }
  }

  func openFile() throws -> SQLiteStorage {
    umask(0o077)
    try makeFolder(folder)
    let chosen = try? String(contentsOf: folder.appending(path: "hash"), encoding: .utf8)
    let function = chosen?.hasPrefix("sm3") == true ? Self.sm3 : Self.sha256
    return try SQLiteStorage(path: database.path, hashing: function)
  }

  func openDatabase(_ bureau: String, connections: Int = 8) async throws -> PostgresStorage {
    guard let pool = address.pool(connections: connections) else { preconditionFailure("no database is addressed") }
    let shard = randomBytes(1)[0] & 63
    guard
      let store = try await PostgresStorage.open(bureau, in: pool, shard: shard, hashing: [Self.sha256, Self.sm3])
    else {
      throw Failure(
        message: "\(bureau): 数据库中没有登记这个局，请先运行 guatu migrate。 The database knows no such bureau: run guatu migrate.",
        code: 2)
    }
    return store
  }

  /// The bureau that is kept here.
  ///
  /// - Throws: ``Failure`` when there is none yet.
  func openOffice() async throws -> Office {
    guard isFounded else { throw noBureau }
    let store = try await openStore()
    guard try await !store.isArriving() else { throw Self.notArrived }
    guard let office = try await Office.open(store: store, accounts: store, surroundings: surroundings(try readings()))
    else {
      throw noBureau
    }
    // Another version of Guatu keeps its tables in another shape; the journal is the same.
    if try await store.isRebuildDue() {
      let progress = Progress()
      _ = try await store.rebuild(under: office.rulebook.projection) { progress($0, of: $1, "rebuild") }
    }
    return office
  }

  static let notArrived = Failure(
    message: "搬迁或恢复没有完成，请再运行一次同样的命令。 It has not arrived whole: run the same copy or restore again.", code: 2)

  private var noBureau: Failure {
    Failure(
      message: "\(folder.path): 没有数据，请先运行 guatu init 或 guatu demo。 No bureau here yet: run guatu init or guatu demo.",
      code: 2)
  }

  func surroundings(_ clock: @escaping @Sendable () -> Instant) throws -> Office.Surroundings {
    try Office.Surroundings(now: clock, chance: { randomBytes($0) }, keys: keyVault(), files: evidenceFiles())
  }

  /// What time it is for this bureau: in the sample bureau it is always the same day, whoever asks.
  private func readings() throws -> @Sendable () -> Instant {
    guard let day = try SampleBureau.day(in: folder) else { return Self.clock }
    let clock = SteppingClock()
    clock.standStill(on: day)
    return clock.reading
  }

  static let clock: @Sendable () -> Instant = {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
  }

  /// The secret that signs cookies, made once; the servers of one database share it.
  func secret(_ store: any JournalStore) async throws -> [UInt8] {
    if let shared = store as? PostgresStorage { return try await shared.secret(orKeep: randomBytes(32)) }
    let file = folder.appending(path: "secret")
    if let data = try? Data(contentsOf: file), data.count == 32 { return [UInt8](data) }
    let bytes = randomBytes(32)
    try writePrivately(bytes, to: file)
    return bytes
  }

  // MARK: Files

  private func keyVault() throws -> KeyVault {
    let keys = folder.appending(path: "keys")
    try makeFolder(keys)
    @Sendable func file(_ item: ItemID) -> URL { keys.appending(path: item.description) }
    return KeyVault(
      key: { item throws(StoreFault) in
        guard FileManager.default.fileExists(atPath: file(item).path) else { return nil }
        guard let data = try? Data(contentsOf: file(item)) else { throw .unavailable("a key could not be read") }
        return [UInt8](data)
      },
      keep: { key, item throws(StoreFault) in
        do { try writePrivately(key, to: file(item), replacing: false) } catch {
          throw .unavailable("a key could not be kept")
        }
      },
      destroy: { item throws(StoreFault) in
        do {
          // Overwritten first: the blocks of a removed file may still be read.
          guard FileManager.default.fileExists(atPath: file(item).path) else { return }
          let handle = try FileHandle(forWritingTo: file(item))
          try handle.write(contentsOf: Data(count: 32))
          try handle.synchronize()
          try handle.close()
          try FileManager.default.removeItem(at: file(item))
        } catch { throw .unavailable("a key could not be destroyed") }
      })
  }

  private func evidenceFiles() throws -> EvidenceFiles {
    let files = folder.appending(path: "files")
    try makeFolder(files)
    let evidence = EvidenceFolder(files.path)
    evidence.sweep()
    return evidence.files
  }

  /// What a bureau starts with when it brings nothing of its own.
  static func shippedTexts(bureau: String, file: String, year: Int) throws -> [AdoptedText] {
    func shipped(_ kind: Adoption.Kind, _ path: String) throws -> AdoptedText {
      AdoptedText(kind, file: path, text: try Shipped.text(path), year: year)
    }
    return [
      AdoptedText(.organisation, file: file, text: bureau, year: year),
      try shipped(.limits, "calendars/legal-limits.yaml"), try shipped(.calendar, "calendars/national.yaml"),
      try shipped(.definition, "ledgers/assignment.yaml"), try shipped(.definition, "ledgers/work-order.yaml"),
      try shipped(.definition, "ledgers/milestone.yaml"), try shipped(.definition, "ledgers/source-text.yaml"),
      try shipped(.definition, "ledgers/rectification.yaml"), try shipped(.definition, "ledgers/figure.yaml"),
    ]
  }
}

func makeFolder(_ folder: URL) throws {
  do {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  } catch {
    throw Failure(message: "\(folder.path): 无法建立目录。 The folder cannot be made: \(error.localizedDescription)", code: 6)
  }
}

/// Writes a file that only its owner may read, whole or not at all.
///
/// - Parameter replacing: Whether a file that is there already makes way, or stays.
@Sendable func writePrivately(_ bytes: [UInt8], to file: URL, replacing: Bool = true) throws {
  let draft = file.appendingPathExtension("new-\(UInt64.random(in: 0 ... .max))")
  guard
    FileManager.default.createFile(
      atPath: draft.path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
  else { throw Failure(message: "\(file.path): 无法写入。 It cannot be written.", code: 6) }
  let handle = try FileHandle(forWritingTo: draft)
  try handle.synchronize()
  try handle.close()
  if !replacing {
    defer { unlink(draft.path) }
    guard link(draft.path, file.path) == 0 || errno == EEXIST else {
      throw Failure(message: "\(file.path): 无法写入。 It cannot be written.", code: 6)
    }
    return
  }
  guard rename(draft.path, file.path) == 0 else {
    throw Failure(message: "\(file.path): 无法写入。 It cannot be written.", code: 6)
  }
}

/// Reads a text that a person named.
func readTextFile(_ path: String) throws -> [UInt8] {
  guard let data = FileManager.default.contents(atPath: path) else {
    throw Failure(message: "\(path): 找不到文件，或无权读取。 There is no such file, or it may not be read.", code: 2)
  }
  return [UInt8](data)
}
