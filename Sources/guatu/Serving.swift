internal import ArgumentParser
internal import Calendars
internal import Foundation
internal import Logging
internal import Storage
internal import UseCases
internal import WebServer
internal import Wording

struct ServerOptions: ParsableArguments {
  @Option(help: "Address to listen on.") var host = "127.0.0.1"
  @Option(help: "Port to listen on.") var port = 8080
  @Option(help: "The address people use, when a proxy stands in front (https://…).") var publicURL: String?
}

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Serves the bureau's pages and runs its clockwork.")
  @OptionGroup var common: CommonOptions
  @OptionGroup var server: ServerOptions

  func run() async throws {
    try await common.run {
      let wiring = Wiring(data: common.data)
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
      let wiring = Wiring(data: common.data)
      let office = try await SampleBureau(wiring).open(until: day)
      guard !makeOnly else { return }
      try await runServer(office, wiring, server, demo: true)
    }
  }
}

func runServer(_ office: Office, _ wiring: Wiring, _ server: ServerOptions, demo: Bool) async throws {
  var logger = Logger(label: "guatu")
  logger.logLevel = .notice
  let configuration = WebConfiguration(
    host: server.host, port: server.port, publicURL: server.publicURL, demo: demo, secret: try wiring.secret())
  let address = server.publicURL ?? "http://\(server.host):\(server.port)/"
  FileHandle.standardOutput.write(Data("挂图 Guatu · \(office.rulebook.name) · \(address)\n".utf8))
  let log = logger
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await keepTicking(office, log) }
    group.addTask { try await serve(office: office, configuration: configuration, logger: log) }
    // The server ends on a signal; the clockwork ends with it.
    try await group.next()
    group.cancelAll()
  }
}

/// Runs the clockwork every minute. A failure is logged and tried again; it never ends the server.
private func keepTicking(_ office: Office, _ logger: Logger) async throws {
  while !Task.isCancelled {
    do {
      _ = try await Tick(office)()
    } catch let fault as StoreFault {
      logger.error("tick failed", metadata: ["fault": "\(fault)"])
    } catch {
      logger.error("tick failed", metadata: ["error": "\(type(of: error))"])
    }
    do { try await Task.sleep(for: .seconds(60)) } catch { return }
  }
}
