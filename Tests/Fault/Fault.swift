import Foundation
import Glibc
import PostgresDriver
import TestSupport

/// A primary, a synchronous standby and three servers on the loopback; 32 writers; servers are killed at random, then the
/// primary, and the standby takes over. Afterwards every acknowledged batch is looked for.
///
/// `guatu-fault GUATU [SECONDS] [--stall]`: GUATU is the program under test; with `--stall` the standby stands still for
/// 40 seconds before, so that commits wait for it longer than anybody waits for an answer.
@main
struct Fault {
  static let ports = [8471, 8472, 8473]

  static func main() async throws {
    guard CommandLine.arguments.count >= 2 else { exit(2) }
    let guatu = CommandLine.arguments[1]
    let seconds = CommandLine.arguments.dropFirst(2).compactMap { Double($0) }.first ?? 60
    let stall = CommandLine.arguments.contains("--stall") ? Stall() : nil
    let folder = try ScratchFolder()
    let primary = try PostgresServer.start(
      port: 8461,
      settings: [
        "synchronous_commit = on", "wal_level = replica", "max_wal_senders = 4", "hot_standby = on",
        "max_connections = 100",
      ])
    let prepared = TestDatabase(server: primary, name: "guatu")
    try await prepared.prepare(["city"])
    try run(guatu, ["demo", "--make-only", "--data", folder.path + "/demo"])
    let place = { (server: PostgresServer) in
      "postgres:\(server.address("guatu", as: "guatu_app")) bureau=city"
    }
    try run(
      guatu, ["copy", "--from", "sqlite:\(folder.path)/demo", "--to", place(primary), "--data", folder.path + "/data"])
    let standby = try PostgresServer.standby(of: primary, port: 8462, settings: ["synchronous_standby_names = ''"])
    let admin = PostgresPool(PostgresConfiguration(address: primary.address("postgres")))
    _ = try await admin.run([PostgresStatement("ALTER SYSTEM SET synchronous_standby_names = '*'")])
    _ = try await admin.run([PostgresStatement("SELECT pg_reload_conf()")])
    for _ in 0..<200 {
      let state = try await admin.run([
        PostgresStatement("SELECT COUNT(*) FROM pg_stat_replication WHERE sync_state = 'sync'")
      ])[0][0].integer(0)
      if state == 1 { break }
      usleep(50_000)
    }
    admin.close()
    for person in ["mo-xingchi", "lu-zhiyuan"] {
      try run(
        guatu, ["user", person, "--store", place(primary), "--data", folder.path + "/data"], input: "a long password\n")
    }

    // Both servers of the database are named; the one that can be written is found.
    let both = "postgres://guatu_app@127.0.0.1:8461,127.0.0.1:8462/guatu?target_session_attrs=read-write&bureau=city"
    let servers = try ports.map { try Server(guatu, both, folder.path + "/data", port: $0) }
    for server in servers { try server.waitUntilReady() }

    var (clerk, leader) = (Browser(), Browser())
    try clerk.signIn("mo-xingchi", "a long password", port: ports[0])
    try leader.signIn("lu-zhiyuan", "a long password", port: ports[1])
    let ledger = Ledger()
    let began = Date()
    let deadline = began.addingTimeInterval(seconds + (stall?.length ?? 0))
    let failingOver = deadline.addingTimeInterval(-0.4 * seconds)
    let writers = (1...32).map {
      Writer(number: $0, ports: ports, clerk: clerk, leader: leader, ledger: ledger, deadline: deadline)
    }
    let group = DispatchGroup()
    for writer in writers {
      let thread = Thread {
        writer.work()
        group.leave()
      }
      group.enter()
      thread.start()
    }

    var kills = 0
    var failover: (killed: Date, promoted: Date)?
    while Date() < deadline {
      usleep(UInt32.random(in: 1_500_000...3_500_000))
      stall?.mind(standby, since: began)
      if failover == nil, Date() > failingOver {
        let killed = Date()
        primary.stop("KILL")
        try standby.promote()
        failover = (killed, Date())
      }
      guard Date() < deadline, let victim = servers.randomElement() else { break }
      try victim.killAndStartAgain()
      kills += 1
    }
    group.wait()
    for server in servers { server.stop() }
    let outcome = try await check(standby, ledger, guatu, place(standby), folder.path + "/data")
    report(ledger, kills, failover, began, outcome)
    standby.stop()
    exit(outcome.isEmpty ? 0 : 1)
  }

  /// What is wrong with the journal that is left.
  private static func check(
    _ server: PostgresServer, _ ledger: Ledger, _ guatu: String, _ place: String, _ data: String
  ) async throws -> [String] {
    var wrong = ledger.odd.map { "unexpected answer: \($0)" }
    let pool = PostgresPool(PostgresConfiguration(address: server.address("guatu")))
    defer { pool.close() }
    let rows = try await pool.run([
      PostgresStatement(
        """
        SELECT c.command, COUNT(j.item), COUNT(DISTINCT j.item) FROM command c
        LEFT JOIN journal j ON j.bureau = c.bureau AND j.command = c.command
        WHERE c.command LIKE 'w%' GROUP BY c.command
        """)
    ])[0].all
    var facts: [String: Int64] = [:]
    for row in rows { facts[row.text(0)] = row.integer(1) }
    // Every deed writes the same number of facts each time: one more would be a second time.
    var usual: [String: Int64] = [:]
    for entry in ledger.acknowledged {
      guard let count = facts[entry.command], count > 0 else {
        wrong.append("\(entry.command) was acknowledged and is lost")
        continue
      }
      if usual[entry.deed, default: count] != count { wrong.append("\(entry.command): \(count) facts") }
      usual[entry.deed] = count
    }
    if Set(ledger.acknowledged.map(\.command)).count != ledger.acknowledged.count { wrong.append("a command twice") }
    let orphans = try await pool.run([
      PostgresStatement(
        "SELECT COUNT(*) FROM journal j WHERE NOT EXISTS (SELECT 1 FROM command c WHERE c.bureau = j.bureau AND c.command = j.command)"
      )
    ])[0][0].integer(0)
    if orphans > 0 { wrong.append("\(orphans) facts without a command") }
    let twice = try await pool.run([
      PostgresStatement(
        "SELECT COUNT(*) FROM (SELECT number FROM item_row WHERE number <> '' GROUP BY bureau, number HAVING COUNT(*) > 1) t"
      )
    ])[0][0].integer(0)
    if twice > 0 { wrong.append("\(twice) numbers drawn twice") }
    for command in [["tick"], ["verify"]] {
      do { try run(guatu, command + ["--store", place, "--data", data]) } catch { wrong.append("\(command): \(error)") }
    }
    let said = try run(guatu, ["rebuild", "--store", place, "--data", data])
    if !said.contains("differences 0") { wrong.append("rebuild: \(said)") }
    return wrong
  }

  private static func report(
    _ ledger: Ledger, _ kills: Int, _ failover: (killed: Date, promoted: Date)?, _ began: Date, _ wrong: [String]
  ) {
    let all = ledger.acknowledged.sorted { $0.at < $1.at }
    var longest = 0.0
    for (one, next) in zip(all, all.dropFirst()) { longest = max(longest, next.at.timeIntervalSince(one.at)) }
    let issued = all.count { $0.deed == "issue" }
    print(
      "acknowledged \(all.count) batches (\(issued) numbers drawn), \(kills) servers killed, "
        + "primary killed and standby promoted \(failover == nil ? "no" : "yes"), "
        + "unanswered \(ledger.unanswered), answered 503 \(ledger.unavailable), "
        + "longest without an acknowledgement \((longest * 10).rounded() / 10) s")
    for fault in wrong.prefix(20) { print("✗ \(fault)") }
    print(
      wrong.isEmpty
        ? "✓ every acknowledged batch once, chains and seals sound, rebuilt equal" : "✗ \(wrong.count) faults")
  }

  @discardableResult
  static func run(_ program: String, _ arguments: [String], input: String = "") throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let (into, out) = (Pipe(), Pipe())
    process.standardInput = into
    process.standardOutput = out
    process.standardError = FileHandle.nullDevice
    try process.run()
    try into.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try into.fileHandleForWriting.close()
    let said = try out.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: said, as: UTF8.self)
    guard process.terminationStatus == 0 else {
      throw Failed(text: "\(arguments[0]) \(process.terminationStatus): \(text)")
    }
    return text
  }

  struct Failed: Error { let text: String }
}

/// A standby that stands still for a while.
final class Stall {
  let length = 40.0
  private let start = 5.0
  private var isOn = false
  private var isOver = false

  func mind(_ standby: PostgresServer, since began: Date) {
    let passed = Date().timeIntervalSince(began)
    if !isOn, !isOver, passed > start {
      standby.standStill(true)
      isOn = true
    } else if isOn, passed > start + length {
      standby.standStill(false)
      (isOn, isOver) = (false, true)
    }
  }
}

/// One `guatu serve`.
final class Server {
  private let program: String
  private let store: String
  private let data: String
  private let port: Int
  private var process: Process

  init(_ program: String, _ store: String, _ data: String, port: Int) throws {
    (self.program, self.store, self.data, self.port) = (program, store, data, port)
    process = try Self.start(program, store, data, port)
  }

  private static func start(_ program: String, _ store: String, _ data: String, _ port: Int) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["serve", "--store", store, "--data", data, "--port", "\(port)"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  func waitUntilReady() throws {
    for _ in 0..<400 {
      if let answer = try? Browser().send(port, "GET", "/readyz"), answer.status == 200 { return }
      usleep(50_000)
    }
    throw Fault.Failed(text: "server \(port) does not become ready")
  }

  /// As a power failure would; another one takes its place.
  func killAndStartAgain() throws {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    process = try Self.start(program, store, data, port)
  }

  func stop() {
    process.terminate()
    process.waitUntilExit()
  }
}
