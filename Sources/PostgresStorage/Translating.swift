public import PostgresDriver
public import Storage
internal import Synchronization

extension PostgresValue {
  init(_ value: SQLValue) {
    self =
      switch value {
      case .null: .null
      case .integer(let number): .integer(number)
      case .text(let text): .text(text)
      case .blob(let bytes): .bytes(bytes)
      }
  }
}

extension PostgresStatement {
  init(_ statement: SQLStatement) { self.init(statement.sql, statement.arguments.map { PostgresValue($0) }) }

  /// Question marks become `$1`, `$2`, …; each text is translated once.
  init(_ write: Write) { self.init(Self.numbered(write.sql), write.values.map { PostgresValue($0) }) }

  private static let translations = Mutex<[String: String]>([:])

  private static func numbered(_ sql: String) -> String {
    translations.withLock { known in
      if let done = known[sql] { return done }
      var text = ""
      var number = 0
      for character in sql.unicodeScalars {
        if character == "?" {
          number += 1
          text += "$\(number)"
        } else {
          text.unicodeScalars.append(character)
        }
      }
      known[sql] = text
      return text
    }
  }
}

extension PostgresRow: SQLRow {}

extension PostgresFault {
  /// Another transaction had moved on what this one had read: read again and try again.
  var isConflict: Bool {
    guard case .server(let state, _, _) = self else { return false }
    // A revision that was not there (division by zero), a key that was (unique), a circle of waiting, a snapshot too old.
    return ["22012", "23505", "40P01", "40001"].contains(state)
  }

  static let outdated = PostgresFault.server(sqlState: "40001", constraint: "", statement: 0)
  static func laterVersion(_ name: String) -> PostgresFault {
    .server(sqlState: "GU001", constraint: name, statement: 0)
  }
  static let notMigrated = PostgresFault.server(sqlState: "42P01", constraint: "", statement: 0)

  /// What a person or a log may know of it: codes only.
  var storeFault: StoreFault {
    switch self {
    case .server("GU001", let name, _): .laterVersion(name)
    case .server("42P01", _, _), .server("3D000", _, _): .unavailable("the database is not prepared: run guatu migrate")
    case .server(let state, let constraint, _):
      .unavailable("postgres \(state)\(constraint.isEmpty ? "" : " \(constraint)")")
    case .refused("3D000"): .unavailable("the database is not prepared: run guatu migrate")
    case .refused(let state): .unavailable("postgres \(state)")
    case .unreachable: .unavailable("postgres cannot be reached")
    case .connectionLost: .unavailable("the connection to postgres broke")
    case .timedOut: .unavailable("postgres did not answer in time")
    case .busy: .unavailable("all connections to postgres are in use")
    case .cancelled: .unavailable("cancelled")
    case .closed: .unavailable("closed")
    }
  }
}
