internal import ArgumentParser
internal import Foundation

/// The command line. What each command leaves behind is told by its exit code: 0 done, 2 wrong usage, 3 a rule
/// refused, 4 findings in the texts, 5 moved on since it was read, 6 storage failed, 7 verification failed.
@main
struct Guatu: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guatu",
    abstract: "挂图 — carries out what a bureau has promised: one journal, many ledgers.",
    discussion: """
      Exit codes: 0 done, 2 wrong usage, 3 refused by a rule, 4 findings, 5 stale, 6 storage, 7 verification failed.
      Every command takes --data for the bureau's folder, and --lang en for English.
      """,
    version: "0.1.0",
    subcommands: [
      Initialise.self, Demo.self, Serve.self, Decompose.self, Draft.self, Collate.self, Perform.self, Show.self,
      Wall.self,
      TickCommand.self, Adopt.self, Redefine.self, Check.self, Verify.self, Rebuild.self, Backup.self, Restore.self,
      Copy.self,
      Migrate.self,
      User.self,
    ])

  /// Wrong usage ends with 2, as the help says; the parser's own code is another one.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
    } catch {
      let code = exitCode(for: error)
      guard code == .validationFailure else { exit(withError: error) }
      FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
      Foundation.exit(2)
    }
  }
}
