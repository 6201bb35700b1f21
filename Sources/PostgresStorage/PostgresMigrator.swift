public import PostgresDriver
public import Storage

/// Prepares a database, as the role that owns it: tables, policies, and what the application's role may do.
public struct PostgresMigrator: Sendable {
  private let pool: PostgresPool

  public init(_ pool: PostgresPool) { self.pool = pool }

  /// Carries out what the database does not have yet; two at once wait for each other.
  ///
  /// - Parameter role: The application's role: lower-case letters, digits and underscores. It must exist.
  /// - Returns: The names of what was carried out.
  /// - Throws: ``StoreFault``.
  @discardableResult public func run(granting role: String) async throws(StoreFault) -> [String] {
    precondition(Self.isPlain(role), "the name of a role is plain")
    do throws(PostgresFault) {
      let lease = try await pool.lease(within: PostgresStorage.whole)
      defer { lease.end() }
      _ = try await lease.run([
        Transaction.begin, Transaction.patience,
        PostgresStatement("SELECT pg_advisory_xact_lock(7239851)"),
        PostgresStatement("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY)"),
      ])
      let known = Set(try await lease.run([PostgresStatement("SELECT name FROM migration")])[0].all.map { $0.text(0) })
      try PostgresSchema.refuseLater(Array(known))
      var done: [String] = []
      func carryOut(_ name: String, _ statements: [String]) async throws(PostgresFault) {
        _ = try await lease.run(
          statements.map { PostgresStatement($0) }
            + [PostgresStatement("INSERT INTO migration (name) VALUES ($1)", [.text(name)])])
        done.append(name)
      }
      // The policies of the projections use the functions, so tables come in this order.
      for migration in PostgresSchema.migrations where !known.contains(migration.name) {
        try await carryOut(migration.name, migration.statements)
      }
      let shape = "projections-\(Schema.projectionShape)"
      if !known.contains(shape) {
        let drops = Schema.projectionTables.map { "DROP TABLE IF EXISTS \($0) CASCADE" }
        let old = ["DELETE FROM migration WHERE name LIKE 'projections-%'"]
        try await carryOut(shape, drops + PostgresSchema.projections + old)
        // Filled anew for every bureau whose journal is not empty.
        let due = """
          INSERT INTO setting (bureau, name, value) SELECT DISTINCT c.bureau, 'rebuild', 'due' FROM chain c
          ON CONFLICT (bureau, name) DO UPDATE SET value = 'due'
          """
        _ = try await lease.run(
          [
            "ALTER TABLE chain NO FORCE ROW LEVEL SECURITY", "ALTER TABLE setting NO FORCE ROW LEVEL SECURITY", due,
            "ALTER TABLE chain FORCE ROW LEVEL SECURITY", "ALTER TABLE setting FORCE ROW LEVEL SECURITY",
          ]
          .map { PostgresStatement($0) })
      }
      _ = try await lease.run(PostgresSchema.grants(to: role).map { PostgresStatement($0) } + [Transaction.commit])
      return done
    } catch {
      throw error.storeFault
    }
  }

  /// Registers a bureau, once.
  ///
  /// - Parameters:
  ///   - code: Names the bureau in the database.
  ///   - hash: What its journal is chained with, chosen once.
  /// - Throws: ``StoreFault`` `.corrupt` when the bureau is chained with another.
  public func register(_ code: String, hash: String) async throws(StoreFault) {
    do throws(PostgresFault) {
      let id = try await pool.run([
        PostgresStatement("INSERT INTO bureau (code) VALUES ($1) ON CONFLICT DO NOTHING", [.text(code)]),
        PostgresStatement("SELECT id FROM bureau WHERE code = $1", [.text(code)]),
      ])[1][0].integer(0)
      let stored = try await pool.run(
        Transaction.all(
          id,
          [
            PostgresStatement(
              "INSERT INTO setting (bureau, name, value) VALUES ($1, 'hash', $2) ON CONFLICT DO NOTHING",
              [.integer(id), .text(hash)]),
            PostgresStatement("SELECT value FROM setting WHERE bureau = $1 AND name = 'hash'", [.integer(id)]),
          ]))[3][0].text(0)
      guard stored == hash else { throw PostgresFault.laterVersion("hash \(stored)") }
    } catch {
      throw error.storeFault
    }
  }

  static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }
}
