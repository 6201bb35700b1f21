internal import ArgumentParser
internal import Calendars
internal import CoreMetrics
internal import Foundation
internal import LedgerKernel
internal import Logging
internal import PostgresStorage
internal import Secrets
internal import Storage
internal import Telemetry
internal import UseCases
internal import WebServer
internal import Wording

struct ServerOptions: ParsableArguments {
  @Option(help: "Address to listen on.") var host = "127.0.0.1"
  @Option(help: "Port to listen on.") var port = 8080
  @Option(help: "The address people use, when a proxy stands in front (https://…).") var publicURL: String?
  @Option(help: "Megabytes that one attachment may have; ten of that size may come with one form.") var fileLimit = 20
  @Option(help: "Minutes without use after which people sign in again.") var idleMinutes = 480
  @Flag(help: "Tell Prometheus at /metrics; keep that path from the public at the proxy.") var metrics = false

  func validate() throws {
    guard 1...1_024 ~= fileLimit else { throw ValidationError("--file-limit: 1 … 1024") }
    guard 5...10_080 ~= idleMinutes else { throw ValidationError("--idle-minutes: 5 … 10080") }
  }
}

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Serves the bureau's pages and runs its clockwork.")
  @OptionGroup var common: CommonOptions
  @OptionGroup var server: ServerOptions

  func run() async throws {
    try await common.run {
      let wiring = try common.wiring()
      try await runServer(try await wiring.openOffice(), wiring, server, demo: false)
    }
  }
}

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Opens the sample bureau, making it first where it is not there, under a clock that stands still.")
  @OptionGroup var common: CommonOptions
  @OptionGroup var server: ServerOptions
  @Option(help: "The day it is in the sample bureau.") var until = "2023-06-15"
  @Flag(help: "Make it and stop.") var makeOnly = false

  func run() async throws {
    try await common.run {
      guard let day = Day(iso: until), day.year == 2023 else {
        throw Failure(message: "--until: 2023-01-03 … 2023-12-31", code: 2)
      }
      let wiring = try common.wiring()
      let office = try await SampleBureau(wiring).open(until: day)
      guard !makeOnly else { return }
      try await runServer(office, wiring, server, demo: true)
    }
  }
}

func runServer(_ office: Office, _ wiring: Wiring, _ server: ServerOptions, demo: Bool) async throws {
  let metrics = PrometheusMetrics()
  if server.metrics { MetricsSystem.bootstrap(metrics) }
  let log = Logger(label: "guatu") { label in
    JSONLogHandler(label: label, level: .notice, now: { Wiring.clock().description }) { line in
      FileHandle.standardError.write(Data((line + "\n").utf8))
    }
  }
  let told: @Sendable () -> String = { metrics.text }
  let secret = try await wiring.secret(office.store)
  let configuration = WebConfiguration(
    host: server.host, port: server.port, publicURL: server.publicURL, demo: demo, secret: secret,
    fileLimit: server.fileLimit << 20, idleMinutes: server.idleMinutes, metrics: server.metrics ? told : nil)
  let address = server.publicURL ?? "http://\(server.host):\(server.port)/"
  let banner = "挂图 Guatu · \(office.rulebook.name) · \(address)\n"
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await keepTicking(office, log) }
    if let shared = office.store as? PostgresStorage {
      group.addTask { await shared.announceChanges() }
      office.followNews()
      group.addTask { await shared.followChanges(atLeastEvery: 5) { office.noteNews() } }
    }
    group.addTask {
      do {
        try await serve(office: office, configuration: configuration, logger: log) {
          FileHandle.standardOutput.write(Data(banner.utf8))
        }
      } catch ServingFault.addressTaken {
        throw Failure(
          message:
            "\(server.host):\(server.port): 端口被占用或不可用，请用 --port 换一个。 The port is taken or not to be had; name another with --port.",
          code: 2)
      }
    }
    // The server ends on a signal, after the requests under way; everything else ends with it.
    try await group.next()
    group.cancelAll()
  }
  (office.store as? PostgresStorage)?.close()
}

/// Runs the clockwork every minute, on one of the servers. A failure is logged and tried again; it never ends the server.
private func keepTicking(_ office: Office, _ logger: Logger) async throws {
  let holder = Hex.text(randomBytes(8))
  while !Task.isCancelled {
    do {
      // Whoever dies with the job in hand loses it after three minutes.
      if try await office.accounts.claim("tick", by: holder, at: office.now, for: 180_000) {
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { _ = try await Tick(office)() }
          // As long as it takes, after days without a server for one.
          group.addTask {
            while true {
              try await Task.sleep(for: .seconds(60))
              _ = try await office.accounts.claim("tick", by: holder, at: office.now, for: 180_000)
            }
          }
          defer { group.cancelAll() }
          try await group.next()
        }
        let again = Instant(milliseconds: office.now.milliseconds + 50_000)
        try await office.accounts.finish("tick", by: holder, dueAgain: again)
      }
    } catch let fault as StoreFault {
      logger.error("tick failed", metadata: ["fault": "\(fault)"])
    } catch {
      logger.error("tick failed", metadata: ["error": "\(type(of: error))"])
    }
    do { try await Task.sleep(for: .seconds(60)) } catch { return }
  }
}
