internal import GRDB
public import LedgerKernel
public import Storage

/// The journal of one bureau in one SQLite file: WAL, full synchronous commit, online backup.
public final class SQLiteStorage: Sendable {
  let pool: DatabasePool
  let function: HashFunction
  /// One file holds one bureau; the column is there for the cluster that holds many.
  let bureau: Int64 = 1
  let statements = RowStatements(.sqlite, bureau: 1)
  let journal = JournalStatements(.sqlite, bureau: 1)

  /// Opens a file, creating it and bringing its tables up to date.
  ///
  /// - Parameter path: The file; its folder must exist.
  /// - Throws: ``StoreFault`` `.laterVersion` when a later Guatu has changed the tables, `.unavailable` when the
  ///   file cannot be opened.
  public init(path: String, hashing function: HashFunction) throws(StoreFault) {
    self.function = function
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      try db.execute(sql: "PRAGMA cache_size = \(Self.cacheSize)")
    }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      try Self.migrator.migrate(pool)
    } catch let error as StoreFault {
      throw error
    } catch {
      throw Self.fault(error)
    }
    let name = function.name
    let stored: String
    do {
      stored = try pool.write { db in
        if try Self.migrator.hasBeenSuperseded(db) { throw StoreFault.laterVersion(path) }
        try Self.shapeProjections(db)
        try db.execute(
          sql: "INSERT INTO setting (bureau, name, value) VALUES (1, 'hash', ?) ON CONFLICT DO NOTHING",
          arguments: [name])
        return try String.fetchOne(db, sql: "SELECT value FROM setting WHERE bureau = 1 AND name = 'hash'") ?? name
      }
    } catch let error as StoreFault {
      throw error
    } catch {
      throw Self.fault(error)
    }
    guard stored == name else { throw .corrupt("the journal is chained with \(stored), not \(name)") }
  }

  private static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    for migration in Schema.migrations(.sqlite) {
      migrator.registerMigration(migration.name) { db in
        for statement in migration.statements { try db.execute(sql: statement) }
      }
    }
    return migrator
  }()

  /// Makes the projections' tables anew when the file's are of another shape; ``rebuild(under:_:)`` then fills them.
  private static func shapeProjections(_ db: Database) throws {
    let shape = try String.fetchOne(db, sql: "SELECT value FROM setting WHERE bureau = 1 AND name = 'projections'")
    guard shape != Schema.projectionShape else { return }
    if Schema.isLater(shape) { throw StoreFault.laterVersion("projections \(shape ?? "")") }
    let tables = try String.fetchAll(
      db,
      sql:
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND (name LIKE 'item!_%' ESCAPE '!' OR name = 'light_count')"
    )
    for table in tables { try db.execute(sql: "DROP TABLE \(table)") }
    for statement in Schema.projections(.sqlite) { try db.execute(sql: statement) }
    try Statistics.write(db)
    let isEmpty = try Row.fetchOne(db, sql: "SELECT 1 FROM journal LIMIT 1") == nil
    try set("projections", Schema.projectionShape, db)
    try set("rebuild", isEmpty ? "" : "due", db)
  }

  static func set(_ name: String, _ value: String, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO setting (bureau, name, value) VALUES (1, ?, ?)
        ON CONFLICT (bureau, name) DO UPDATE SET value = excluded.value
        """, arguments: [name, value])
  }

  /// Whether the projections' tables are empty though the journal is not: a later Guatu has given them another shape.
  public func isRebuildDue() async throws(StoreFault) -> Bool { try await setting("rebuild") == "due" }

  func setting(_ name: String) async throws(StoreFault) -> String? {
    try await read { db in
      try String.fetchOne(
        db, sql: "SELECT value FROM setting WHERE bureau = 1 AND name = ?", arguments: [name])
    }
  }

  static func fault(_ error: any Error) -> StoreFault {
    if let fault = error as? StoreFault { return fault }
    if let error = error as? DatabaseError {
      // Without the SQL: its arguments are people's words.
      return .unavailable("sqlite \(error.extendedResultCode): \(error.message ?? "")")
    }
    return .unavailable(String(describing: type(of: error)))
  }

  func read<T: Sendable>(_ body: @Sendable @escaping (Database) throws -> T) async throws(StoreFault) -> T {
    do {
      return try await pool.read(body)
    } catch {
      throw Self.fault(error)
    }
  }

  func write<T: Sendable>(_ body: @Sendable @escaping (Database) throws -> T) async throws(StoreFault) -> T {
    do {
      return try await pool.write(body)
    } catch {
      throw Self.fault(error)
    }
  }

  /// Copies the database as it stands into a new file while others go on writing.
  public func backup(to path: String) throws(StoreFault) {
    do {
      let target = try DatabaseQueue(path: path)
      try pool.backup(to: target)
      try target.close()
    } catch {
      throw Self.fault(error)
    }
  }

  /// Writes the log back into the file and lets go of it: afterwards the one file is the whole journal.
  public func close() throws(StoreFault) {
    do {
      try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
      try pool.close()
    } catch { throw Self.fault(error) }
  }
}

extension SQLStatement {
  func prepared(_ db: Database) throws -> Statement {
    let statement = try db.cachedStatement(sql: sql)
    statement.setUncheckedArguments(StatementArguments(arguments.map(\.database)))
    return statement
  }

  func run(_ db: Database) throws { try prepared(db).execute() }

  func cursor(_ db: Database) throws -> RowCursor { try Row.fetchCursor(prepared(db)) }

  /// Every row, read while its cursor lives.
  func all<T>(_ db: Database, _ read: (Row) throws -> T?) throws -> [T] {
    var found: [T] = []
    let cursor = try cursor(db)
    while let row = try cursor.next() {
      if let value = try read(row) { found.append(value) }
    }
    return found
  }

  /// The first row, read while its cursor lives: a cursor's row is gone with it.
  func first<T>(_ db: Database, _ read: (Row) throws -> T?) throws -> T? {
    let cursor = try cursor(db)
    return try withExtendedLifetime(cursor) { try cursor.next().flatMap(read) }
  }
}

extension SQLValue {
  var database: (any DatabaseValueConvertible)? {
    switch self {
    case .null: nil
    case .integer(let number): number
    case .text(let text): text
    case .blob(let bytes): DatabaseValue.blob(bytes)
    }
  }
}

extension DatabaseValue {
  static func blob(_ bytes: [UInt8]) -> DatabaseValue { Blob(bytes).databaseValue }
}

extension Row: SQLRow {
  func text(_ index: Int) -> String { self[index] }
  func integer(_ index: Int) -> Int64 { self[index] }
  func bytes(_ index: Int) -> [UInt8] {
    let blob: Blob = self[index]
    return blob.bytes
  }
}
