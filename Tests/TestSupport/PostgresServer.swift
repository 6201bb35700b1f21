public import Foundation
internal import Glibc

/// A private PostgreSQL server in a folder of its own, gone with the process that started it.
public final class PostgresServer: Sendable {
  public struct Unavailable: Error, CustomStringConvertible {
    public let description: String
    public init(description: String) { self.description = description }
  }

  public let folder: URL
  /// On the loopback, beside the socket; nil for the socket alone.
  public let port: Int?
  /// Ends when this process does, and takes the server with it.
  private let keeper: Process
  private let leash: FileHandle

  /// Whether the programs are there, and where.
  public static let programs: Result<URL, Unavailable> = {
    let root = URL(fileURLWithPath: "/usr/lib/postgresql")
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    let newest = versions.compactMap { Int($0) }.max()
    guard let newest else { return .failure(Unavailable(description: "no PostgreSQL server is installed")) }
    return .success(root.appending(path: "\(newest)/bin"))
  }()

  /// Makes a cluster and starts it. As root the server runs as the user `postgres`: it refuses to be root.
  ///
  /// - Parameter settings: Lines of `postgresql.conf`.
  public static func start(port: Int? = nil, settings: [String] = []) throws -> PostgresServer {
    let folder = try makeFolder()
    try run(
      "initdb", ["-D", folder.path + "/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"])
    return try PostgresServer(folder: folder, port: port, settings: settings)
  }

  /// A copy of another server that follows it.
  public static func standby(of primary: PostgresServer, port: Int, settings: [String] = []) throws -> PostgresServer {
    let folder = try makeFolder()
    try run(
      "pg_basebackup",
      [
        "-D", folder.path + "/data", "-U", "postgres", "-h", primary.folder.path, "-p", "\(primary.port ?? 5432)", "-R",
        "-X", "stream", "-c", "fast",
      ])
    return try PostgresServer(folder: folder, port: port, settings: settings)
  }

  private init(folder: URL, port: Int?, settings: [String]) throws {
    self.folder = folder
    self.port = port
    let data = folder.appending(path: "data").path
    let lines =
      settings + [
        "unix_socket_directories = '\(folder.path)'", "listen_addresses = '\(port == nil ? "" : "127.0.0.1")'",
        "port = \(port ?? 5432)",
      ]
    // As root the files are another user's; a shell of that user adds to them.
    try Self.shell("cat >> '\(data)/postgresql.auto.conf'", input: lines.map { $0 + "\n" }.joined())
    keeper = Process()
    let pipe = Pipe()
    leash = pipe.fileHandleForWriting
    // The shell waits for the end of its input, which is this process's end at the latest. It looks for the server's own
    // file and not for its end as a child: a process of ours begins with that signal blocked.
    try Self.configure(
      keeper,
      """
      '\(Self.programs.get().path)/postgres' -D '\(data)' >'\(folder.path)/log' 2>&1 </dev/null &
      pid=$!; read -r how; how=${how:-QUIT}; kill -$how $pid; tries=0
      while [ $how != KILL ] && [ -f '\(data)/postmaster.pid' ] && [ $tries -lt 200 ]; do
        sleep 0.05; tries=$((tries + 1))
      done
      sleep 0.1; rm -rf '\(folder.path)'
      """)
    keeper.standardInput = pipe
    try keeper.run()
    try waitUntilReady()
  }

  /// Where a client finds it: for libpq.
  public func address(_ database: String, as role: String = "postgres") -> String {
    "host=\(folder.path) port=\(port ?? 5432) dbname=\(database) user=\(role)"
  }

  public func waitUntilReady() throws {
    for _ in 0..<600 {
      if (try? Self.run("pg_isready", ["-q", "-h", folder.path, "-p", "\(port ?? 5432)"])) != nil { return }
      usleep(50_000)
    }
    let log = (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? ""
    throw Unavailable(description: "the server did not start: \(log.suffix(300))")
  }

  /// Ends it at once, as a power failure would (`KILL`) or on request (`QUIT`), and removes its folder.
  public func stop(_ signal: String = "QUIT") {
    guard keeper.isRunning else { return }
    if signal == "KILL", let main = mainProcess {
      // The children notice that their parent is gone; they would keep the port for a moment.
      kill(main, SIGKILL)
    }
    try? leash.write(contentsOf: Data("\(signal)\n".utf8))
    try? leash.close()
    keeper.waitUntilExit()
  }

  /// Stops all its processes where they are, or lets them go on: as a machine that hangs.
  public func standStill(_ isStill: Bool) {
    guard let main = mainProcess else { return }
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let children = entries.compactMap { Int32($0) }.filter { process in
      let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      // Behind the name in brackets: the state, and the parent.
      let words = line?.split(separator: ")").last?.split(separator: " ") ?? []
      return words.count > 1 && Int32(words[1]) == main
    }
    for process in [main] + children { kill(process, isStill ? SIGSTOP : SIGCONT) }
  }

  public func promote() throws { try Self.run("pg_ctl", ["promote", "-w", "-D", folder.path + "/data"]) }

  private var mainProcess: Int32? {
    let file = folder.appending(path: "data/postmaster.pid")
    let text = try? String(contentsOf: file, encoding: .utf8)
    return text.flatMap { $0.split(separator: "\n").first.flatMap { Int32($0) } }
  }

  deinit { stop() }

  // MARK: Running

  private static func makeFolder() throws -> URL {
    let folder = URL(fileURLWithPath: "/tmp/guatu-pg-\(UInt32.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if getuid() == 0 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/chown")
      process.arguments = ["postgres:postgres", folder.path]
      try process.run()
      process.waitUntilExit()
    }
    return folder
  }

  private static func configure(_ process: Process, _ command: String) {
    if getuid() == 0 {
      process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
      process.arguments = ["--reuid", "postgres", "--regid", "postgres", "--init-groups", "/bin/sh", "-c", command]
    } else {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", command]
    }
    process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
  }

  public static func run(_ program: String, _ arguments: [String]) throws {
    let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
    try shell("'\(programs.get().path)/\(program)' \(quoted)", input: "")
  }

  private static func shell(_ command: String, input: String) throws {
    let process = Process()
    configure(process, command)
    let (into, out) = (Pipe(), Pipe())
    process.standardInput = into
    process.standardOutput = out
    process.standardError = out
    try process.run()
    try into.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try into.fileHandleForWriting.close()
    let said = try out.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Unavailable(description: String(decoding: said.suffix(400), as: UTF8.self))
    }
  }
}
