import Foundation
import PostgresDriver
import Synchronization
import TestSupport
import Testing

@Suite struct FailingTests {
  @Test func `a statement that takes too long is stopped, and the connection works on`() async throws {
    guard try postgresIsHere() else { return }
    var configuration = try await TestDatabase.make([]).pool(connections: 1).configuration
    configuration.statementTimeout = .milliseconds(150)
    let pool = PostgresPool(configuration)
    defer { pool.close() }
    await #expect(throws: PostgresFault.timedOut) {
      _ = try await pool.run([PostgresStatement("SELECT pg_sleep(20)")])
    }
    #expect(try await pool.run([PostgresStatement("SELECT 7::bigint")])[0][0].integer(0) == 7)
  }

  @Test func `a task that is cancelled stops its statement`() async throws {
    guard try postgresIsHere() else { return }
    let pool = try await TestDatabase.make([]).pool(connections: 1)
    defer { pool.close() }
    let task = Task { try await pool.run([PostgresStatement("SELECT pg_sleep(20)")]) }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    await #expect(throws: PostgresFault.cancelled) { _ = try await task.value }
    #expect(try await pool.run([PostgresStatement("SELECT 7::bigint")])[0][0].integer(0) == 7)
  }

  @Test func `nobody gets a connection on which a transaction was left open`() async throws {
    guard try postgresIsHere() else { return }
    let pool = try await TestDatabase.make([]).pool(as: "guatu_owner", connections: 1)
    defer { pool.close() }
    _ = try await pool.run([PostgresStatement("CREATE TABLE t (n bigint)")])
    let lease = try await pool.lease()
    _ = try await lease.run([PostgresStatement("BEGIN"), PostgresStatement("INSERT INTO t VALUES (1)")])
    lease.end()
    _ = try await pool.run([PostgresStatement("BEGIN"), PostgresStatement("COMMIT")])
    #expect(try await pool.run([PostgresStatement("SELECT COUNT(*) FROM t")])[0][0].integer(0) == 0)
  }

  @Test func `whoever waits too long for a connection is told so`() async throws {
    guard try postgresIsHere() else { return }
    var configuration = try await TestDatabase.make([]).pool(connections: 1).configuration
    configuration.waitTimeout = .milliseconds(100)
    let pool = PostgresPool(configuration)
    defer { pool.close() }
    let lease = try await pool.lease()
    await #expect(throws: PostgresFault.busy) { _ = try await pool.run([PostgresStatement("SELECT 1")]) }
    lease.end()
    #expect(try await pool.run([PostgresStatement("SELECT 7::bigint")])[0][0].integer(0) == 7)
  }

  @Test func `where no server answers, everybody is told so at once`() async throws {
    guard try postgresIsHere() else { return }
    var configuration = PostgresConfiguration(address: "host=127.0.0.1 port=1 dbname=x user=x")
    configuration.firstRetry = .seconds(60)
    let pool = PostgresPool(configuration)
    for _ in 0..<200 {
      await #expect(throws: PostgresFault.unreachable) { _ = try await pool.run([PostgresStatement("SELECT 1")]) }
    }
  }

  @Test func `a host that says nothing is passed over, and not asked first again`() async throws {
    guard try postgresIsHere() else { return }
    let deaf = try DeafServer()
    defer { deaf.stop() }
    let database = try await TestDatabase.make([])
    var configuration = PostgresConfiguration(
      address: "host=127.0.0.1,\(database.server.folder.path) port=\(deaf.port),5432 dbname=\(database.name) "
        + "user=guatu_app connect_timeout=60")
    configuration.connectTimeout = .seconds(4)
    configuration.connections = 2
    let pool = PostgresPool(configuration)
    defer { pool.close() }
    let lease = try await pool.lease()
    #expect(deaf.callersSoFar == 1)
    // The second connection begins with the host that answered.
    #expect(try await pool.run([PostgresStatement("SELECT 7::bigint")])[0][0].integer(0) == 7)
    #expect(deaf.callersSoFar == 1)
    lease.end()
  }

  @Test func `attempts that fail together count as one`() async throws {
    let server = try DeafServer(hangsUp: true)
    defer { server.stop() }
    var configuration = PostgresConfiguration(address: "host=127.0.0.1 port=\(server.port) dbname=x user=x")
    configuration.firstRetry = .milliseconds(50)
    configuration.lastRetry = .seconds(600)
    let pool = PostgresPool(configuration)
    defer { pool.close() }
    func ask() async {
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<configuration.connections {
          group.addTask { _ = try? await pool.run([PostgresStatement("SELECT 1")]) }
        }
      }
    }
    await ask()
    let first = server.callersSoFar
    #expect((1...configuration.connections).contains(first))
    // Had each failure doubled the pause, the next attempt would be seconds away.
    try await Task.sleep(for: .milliseconds(400))
    await ask()
    #expect(server.callersSoFar > first)
  }

  @Test func `whoever waits for a place is told at once when no server answers any more`() async throws {
    let server = try DeafServer()
    defer { server.stop() }
    var configuration = PostgresConfiguration(address: "host=127.0.0.1 port=\(server.port) dbname=x user=x")
    configuration.connections = 1
    configuration.connectTimeout = .milliseconds(300)
    configuration.waitTimeout = .seconds(60)
    configuration.firstRetry = .seconds(60)
    let pool = PostgresPool(configuration)
    defer { pool.close() }
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<10 {
        group.addTask {
          do throws(PostgresFault) {
            _ = try await pool.run([PostgresStatement("SELECT 1")])
            return false
          } catch { return error == .unreachable }
        }
      }
      for await isUnreachable in group { #expect(isUnreachable) }
    }
  }

  @Test func `why a server refuses a connection is known by its code`() async throws {
    guard try postgresIsHere() else { return }
    let server = try await TestDatabase.make([]).server
    for (database, role, state) in [("nowhere", "postgres", "3D000"), ("postgres", "nobody", "28000")] {
      let pool = PostgresPool(PostgresConfiguration(address: server.address(database, as: role)))
      defer { pool.close() }
      await #expect(throws: PostgresFault.refused(sqlState: state)) {
        _ = try await pool.run([PostgresStatement("SELECT 1")])
      }
    }
  }

  @Test func `an address that makes no sense is known as such`() {
    #expect(!PostgresConfiguration(address: "host='a").isReadable)
    #expect(!PostgresConfiguration(address: "no-such-key=1").isReadable)
    for good in ["host=a,b port=1,2", "postgres://u@a:1,b:2/x?sslmode=require", "host=a,b port=5432"] {
      #expect(PostgresConfiguration(address: good).isReadable)
    }
  }

  @Test func `a connection that the server ended is made anew`() async throws {
    guard try postgresIsHere() else { return }
    let pool = try await TestDatabase.make([]).pool(connections: 2)
    defer { pool.close() }
    let victim = try await pool.run([PostgresStatement("SELECT pg_backend_pid()::bigint")])[0][0].integer(0)
    let other = try await TestDatabase.make([]).pool(as: "postgres")
    defer { other.close() }
    _ = try await other.run([PostgresStatement("SELECT pg_terminate_backend($1::int)", [.integer(victim)])])
    var answers = 0
    for _ in 0..<20 where answers == 0 {
      if (try? await pool.run([PostgresStatement("SELECT 7::bigint")])[0][0].integer(0)) == 7 { answers += 1 }
    }
    #expect(answers == 1)
  }

  @Test func `a notice reaches whoever listens, after a broken connection too`() async throws {
    guard try postgresIsHere() else { return }
    let pool = try await TestDatabase.make([]).pool(as: "postgres")
    defer { pool.close() }
    let heard = Heard()
    let listening = Task {
      await PostgresListener(pool.configuration, channel: "guatu").run { heard.add($0) }
    }
    func wait(_ condition: @Sendable ([String]) -> Bool) async throws {
      for _ in 0..<400 where !condition(heard.all) { try await Task.sleep(for: .milliseconds(10)) }
      #expect(condition(heard.all))
    }
    try await wait { $0 == [""] }
    _ = try await pool.run([PostgresStatement("SELECT pg_notify('guatu', '3')")])
    try await wait { $0 == ["", "3"] }
    _ = try await pool.run([
      PostgresStatement("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
    ])
    try await wait { $0.count == 3 && $0.last == "" }
    listening.cancel()
    await listening.value
  }
}

private final class Heard: Sendable {
  private let texts = Mutex<[String]>([])
  var all: [String] { texts.withLock { $0 } }
  func add(_ text: String) { texts.withLock { $0.append(text) } }
}
