internal import Foundation
internal import Glibc
public import PostgresDriver
public import PostgresStorage
internal import Storage
internal import Synchronization

/// A database of its own on this process's private server, prepared for use by the application's role.
public struct TestDatabase: Sendable {
  public let server: PostgresServer
  public let name: String

  /// One server for the whole process; the files need not survive it.
  private static let server: Result<PostgresServer, any Error> = Result {
    let server = try PostgresServer.start(settings: [
      "fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_connections = 200",
    ])
    // Held until the process ends; then its leash is cut.
    return server
  }
  private static let count = Atomic(0)

  /// Why there can be none here; nil where there can.
  public static var obstacle: String? {
    if case .failure(let error) = PostgresServer.programs { return "\(error)" }
    return nil
  }

  /// Whether tests on PostgreSQL run; says so once where they do not. In CI they must.
  public static let isAvailable: Bool = {
    guard let obstacle else { return true }
    print("skipped: postgres — \(obstacle)")
    return false
  }()

  public static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

  /// - Parameter bureaus: Codes to register.
  public static func make(_ bureaus: [String] = ["a"], hash: String = "sha-256") async throws -> TestDatabase {
    let database = TestDatabase(
      server: try server.get(), name: "t\(count.wrappingAdd(1, ordering: .relaxed).newValue)")
    try await database.prepare(bureaus, hash)
    return database
  }

  public init(server: PostgresServer, name: String) {
    self.server = server
    self.name = name
  }

  public func prepare(_ bureaus: [String], _ hash: String = "sha-256") async throws {
    let admin = PostgresPool(PostgresConfiguration(address: server.address("postgres")))
    for role in ["guatu_owner", "guatu_app"] {
      _ = try await admin.run([
        PostgresStatement(
          "DO $$ BEGIN CREATE ROLE \(role) LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        )
      ])
    }
    _ = try await admin.run([PostgresStatement("CREATE DATABASE \(name) OWNER guatu_owner")])
    admin.close()
    let owner = pool(as: "guatu_owner")
    try await PostgresMigrator(owner).run(granting: "guatu_app")
    for bureau in bureaus { try await PostgresMigrator(owner).register(bureau, hash: hash) }
    owner.close()
  }

  public func pool(as role: String = "guatu_app", connections: Int = 4) -> PostgresPool {
    var configuration = PostgresConfiguration(address: server.address(name, as: role))
    configuration.connections = connections
    // Hundreds of tests share two cores.
    configuration.connectTimeout = .seconds(60)
    configuration.waitTimeout = .seconds(60)
    configuration.statementTimeout = .seconds(60)
    return PostgresPool(configuration, greeting: role == "guatu_app" ? PostgresStorage.greeting : [])
  }

  public func storage(_ bureau: String = "a", connections: Int = 4, shard: UInt8 = 0) async throws -> PostgresStorage {
    let pool = pool(connections: connections)
    guard
      let store = try await PostgresStorage.open(bureau, in: pool, shard: shard, hashing: [SampleRules.sha256])
    else {
      throw PostgresServer.Unavailable(description: "bureau \(bureau) is not registered")
    }
    return store
  }
}
