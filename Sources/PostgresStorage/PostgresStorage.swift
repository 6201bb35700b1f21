public import LedgerKernel
public import PostgresDriver
public import Storage
internal import Synchronization

/// The journal of one bureau in a PostgreSQL database that holds many, written by several servers at once.
///
/// What an act writes is worked out here and sent in one pipeline: one round trip. Nothing that was read for it is locked
/// meanwhile; instead every chain carries a revision, and a transaction that read an older one is refused and tried anew.
public final class PostgresStorage: Sendable {
  /// For what writes, and for what goes through a whole journal.
  let pool: PostgresPool
  /// For pages, half as many again: however many acts wait for a standby, what is there can be read.
  let reading: PostgresPool
  let function: HashFunction
  let bureau: Int64
  let statements: RowStatements
  let journal: JournalStatements
  /// Which of the counters that stand side by side this server moves.
  let shard: Int64
  let dossiers = Dossiers()
  private let dirty = Atomic(false)

  private init(_ pool: PostgresPool, bureau: Int64, shard: Int64, hashing function: HashFunction) {
    self.pool = pool
    self.reading = pool.another(connections: max(1, pool.configuration.connections / 2))
    self.bureau = bureau
    self.function = function
    self.statements = RowStatements(.postgres, bureau: bureau)
    self.journal = JournalStatements(.postgres, bureau: bureau)
    self.shard = shard
  }

  /// Opens a bureau that is registered in the database.
  ///
  /// - Parameters:
  ///   - shard: Any number; servers with different ones never wait for each other's counters.
  ///   - function: Hash functions by name; the journal's own is chosen.
  /// - Throws: ``StoreFault``; `.laterVersion` when a later Guatu has changed the tables.
  public static func open(
    _ code: String, in pool: PostgresPool, shard: UInt8 = 0, hashing functions: [HashFunction]
  ) async throws(StoreFault) -> PostgresStorage? {
    do throws(PostgresFault) {
      let migrations = try await pool.run([PostgresStatement("SELECT name FROM migration ORDER BY name")])[0].all
      let known = Set(PostgresSchema.migrations.map(\.name))
      let stored = Set(migrations.map { $0.text(0) }.filter { !$0.hasPrefix("projections-") })
      if let later = stored.subtracting(known).sorted().first { throw PostgresFault.laterVersion(later) }
      guard known.isSubset(of: stored) else { throw PostgresFault.notMigrated }
      try PostgresSchema.checkShape(migrations.map { $0.text(0) })
      let found = try await pool.run([PostgresStatement("SELECT id FROM bureau WHERE code = $1", [.text(code)])])[0]
      guard found.count == 1 else { return nil }
      let bureau = found[0].integer(0)
      let setting = PostgresStatement(
        "SELECT value FROM setting WHERE bureau = $1 AND name = 'hash'", [.integer(bureau)])
      let rows = try await pool.run(Transaction.all(bureau, [setting]))[2]
      let name = rows.count == 1 ? rows[0].text(0) : "sha-256"
      guard let function = functions.first(where: { $0.name == name }) else {
        throw PostgresFault.laterVersion("hash \(name)")
      }
      return PostgresStorage(pool, bureau: bureau, shard: Int64(shard), hashing: function)
    } catch {
      throw error.storeFault
    }
  }

  /// What every connection is told once: plans are made for the shape of a statement and not for each day and unit anew
  /// (planning costs more than most pages), and the server stops by itself what nobody waits for any more: within two seconds when the connection is closed. A
  /// commit that waits for its standby goes on waiting.
  public static let greeting = [
    PostgresStatement(
      """
      SELECT set_config('plan_cache_mode', 'force_generic_plan', false), set_config('statement_timeout', '35s', false),
      set_config('idle_in_transaction_session_timeout', '60s', false),
      set_config('client_connection_check_interval', '2s', false)
      """)
  ]

  /// How long whoever writes waits: for others who write the same, and for a standby. Whoever reads a page waits as long
  /// as the configuration says.
  static let writing = Duration.seconds(30)
  /// What goes through a whole journal ends when it is done.
  static let whole = Duration.seconds(24 * 3_600)

  /// One round trip on behalf of the program itself, which may see everything of this bureau.
  func read(_ selections: SQLStatement...) async throws(StoreFault) -> [PostgresResult] { try await read(selections) }

  func read(
    _ selections: [SQLStatement], as scope: Transaction.Scope = .everything, within limit: Duration? = nil
  ) async throws(StoreFault) -> [PostgresResult] {
    let pipeline = Transaction.all(bureau, as: scope, selections.map { PostgresStatement($0) })
    do throws(PostgresFault) {
      return Array(try await run(pipeline, on: reading, within: limit)[2...])
    } catch {
      throw error.storeFault
    }
  }

  func write(_ writes: [Write]) async throws(StoreFault) {
    do throws(PostgresFault) {
      _ = try await run(Transaction.all(bureau, writes.map { PostgresStatement($0) }), on: pool, within: Self.writing)
    } catch {
      throw error.storeFault
    }
  }

  /// A connection that broke while it lay idle is found out only with the next pipeline: whatever is safe to send again
  /// is sent once more.
  private func run(
    _ pipeline: [PostgresStatement], on pool: PostgresPool, within limit: Duration?
  ) async throws(PostgresFault) -> [PostgresResult] {
    do throws(PostgresFault) {
      return try await pool.run(pipeline, within: limit)
    } catch .connectionLost {
      return try await pool.run(pipeline, within: limit)
    }
  }

  // MARK: Notices

  static let channel = "guatu"

  func noteChange() { dirty.store(true, ordering: .relaxed) }

  /// Tells other servers that something of this bureau changed: one notice at most every 200 ms, whatever is written, and
  /// never inside the transaction that wrote it, which would make all writers of the database wait for each other.
  ///
  /// Returns when the task is cancelled.
  public func announceChanges() async {
    while !Task.isCancelled {
      try? await Task.sleep(nanoseconds: 200_000_000)
      guard dirty.exchange(false, ordering: .relaxed) else { continue }
      let notice = PostgresStatement("SELECT pg_notify($1, $2)", [.text(Self.channel), .text("\(bureau)")])
      do throws(PostgresFault) { _ = try await pool.run([notice]) } catch { noteChange() }
    }
  }

  /// Calls back when another server, or this one, changed something of this bureau, and at least every `interval` seconds:
  /// a notice may be lost with its connection.
  ///
  /// Returns when the task is cancelled.
  public func followChanges(atLeastEvery interval: Int, _ changed: @escaping @Sendable () -> Void) async {
    let mine = "\(bureau)"
    let listener = PostgresListener(pool.configuration, channel: Self.channel)
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await listener.run { if $0.isEmpty || $0 == mine { changed() } } }
      group.addTask {
        while !Task.isCancelled {
          try? await Task.sleep(nanoseconds: UInt64(interval) * 1_000_000_000)
          changed()
        }
      }
    }
  }

  /// The secret that all servers of the bureau share: what is kept already, or else these bytes from now on.
  public func secret(orKeep fresh: [UInt8]) async throws(StoreFault) -> [UInt8] {
    try await write([
      Write(
        "INSERT INTO setting (bureau, name, value) VALUES (?, 'secret', ?) ON CONFLICT DO NOTHING",
        [.integer(bureau), .text(Hex.text(fresh))])
    ])
    guard let text = try await setting("secret"), let bytes = Hex.bytes(text) else { throw .corrupt("the secret") }
    return bytes
  }

  func setting(_ name: String) async throws(StoreFault) -> String? {
    try await read(journal.setting(name))[0].all.first?.text(0)
  }

  /// Lets go of all connections.
  public func close() {
    pool.close()
    reading.close()
  }
}

/// A pipeline that begins a transaction, says what it may touch, and ends it.
enum Transaction {
  enum Scope {
    case everything
    case narrow(units: [String], persons: [String])
  }

  static let begin = PostgresStatement("BEGIN")
  /// The server takes the time it needs. Before a commit: it must not give up waiting for a standby, or what is on one
  /// machine only is seen by all.
  static let patience = PostgresStatement("SELECT set_config('statement_timeout', '0', true)")
  static let commit = PostgresStatement("COMMIT")

  static func all(_ bureau: Int64, as scope: Scope = .everything, _ body: [PostgresStatement]) -> [PostgresStatement] {
    [begin, settings(bureau, scope)] + body + [commit]
  }

  /// `SET LOCAL` with parameters: gone with the transaction.
  static func settings(_ bureau: Int64, _ scope: Scope = .everything) -> PostgresStatement {
    let (all, units, persons) =
      switch scope {
      case .everything: ("*", "", "")
      case .narrow(let units, let persons): ("", units.joined(separator: " "), persons.joined(separator: " "))
      }
    return PostgresStatement(
      """
      SELECT set_config('guatu.bureau', $1, true), set_config('guatu.scope', $2, true),
      set_config('guatu.units', $3, true), set_config('guatu.persons', $4, true)
      """, [.text("\(bureau)"), .text(all), .text(units), .text(persons)])
  }

  /// Appends of a bureau go side by side; making its projections anew waits until none is under way.
  static func share(_ bureau: Int64) -> PostgresStatement {
    PostgresStatement("SELECT pg_advisory_xact_lock_shared($1)", [.integer(lock(bureau))])
  }

  static func exclude(_ bureau: Int64) -> PostgresStatement {
    PostgresStatement("SELECT pg_advisory_xact_lock($1)", [.integer(lock(bureau))])
  }

  private static func lock(_ bureau: Int64) -> Int64 { 0x6775_6174 << 32 | bureau }
}
