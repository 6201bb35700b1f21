internal import Foundation
internal import PostgresDriver
internal import PostgresStorage
internal import Wording

/// Where a bureau's journal is kept: a folder with one SQLite file, or a PostgreSQL database that holds many bureaus.
enum StoreAddress: Hashable {
  /// The folder.
  case sqlite(String)
  /// What libpq is told, and the bureau's code in the database.
  case postgres(address: String, bureau: String)

  /// Reads `sqlite:FOLDER`, `postgres://…?bureau=CODE` or `postgres:KEY=VALUE … bureau=CODE`.
  ///
  /// - Throws: ``Failure`` with what is missing.
  init(_ text: String) throws {
    if let folder = text.dropping("sqlite:") {
      guard !folder.isEmpty else { throw Self.usage(text) }
      self = .sqlite(folder)
    } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
      // Ours among libpq's parameters. The rest stays as it is: hosts with ports of their own are no URL to others.
      let halves = text.split(separator: "?", maxSplits: 1).map { String($0) }
      let parameters = (halves.count > 1 ? halves[1] : "").split(separator: "&").map { String($0) }
      guard let bureau = parameters.compactMap({ $0.dropping("bureau=") }).first, Self.isCode(bureau) else {
        throw Self.usage(text)
      }
      let others = parameters.filter { !$0.hasPrefix("bureau=") }.joined(separator: "&")
      self = .postgres(address: halves[0] + (others.isEmpty ? "" : "?\(others)"), bureau: bureau)
    } else if let settings = text.dropping("postgres:") {
      let words = settings.split(separator: " ")
      guard let bureau = words.compactMap({ String($0).dropping("bureau=") }).first, Self.isCode(bureau) else {
        throw Self.usage(text)
      }
      self = .postgres(
        address: words.filter { !$0.hasPrefix("bureau=") }.joined(separator: " "), bureau: bureau)
    } else {
      throw Self.usage(text)
    }
    if case .postgres(let address, _) = self, !PostgresConfiguration(address: address).isReadable {
      throw Self.usage(text)
    }
  }

  private static func isCode(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }

  /// Without the address: it may hold a password.
  private static func usage(_ text: String) -> Failure {
    let words = Words(
      "存储地址不对：应为 sqlite:目录，或 postgres://用户@主机/库?bureau=代码（代码为小写字母、数字、连字符）。",
      en:
        "No such store: sqlite:FOLDER, or postgres://user@host/database?bureau=CODE (lower-case letters, digits, hyphens)."
    )
    return Failure(message: "\(words.simplifiedChinese)\n\(words.english)", code: 2)
  }

  func pool(connections: Int) -> PostgresPool? {
    guard case .postgres(let address, _) = self else { return nil }
    var configuration = PostgresConfiguration(address: address)
    configuration.connections = connections
    return PostgresPool(configuration, greeting: PostgresStorage.greeting)
  }
}

extension String {
  fileprivate func dropping(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
