public import Bureau
public import Calendars
internal import GRDB
public import Storage

extension SQLiteStorage: AccountStore {
  public func password(of person: PersonID) async throws(StoreFault) -> String? {
    let bureau = bureau
    return try await read { db in
      try String.fetchOne(
        db, sql: "SELECT password FROM account WHERE bureau = ? AND person = ?", arguments: [bureau, person.raw])
    }
  }

  public func setPassword(_ stored: String?, of person: PersonID, at instant: Instant) async throws(StoreFault) {
    let bureau = bureau
    try await write { db in
      guard let stored else {
        try db.execute(sql: "DELETE FROM account WHERE bureau = ? AND person = ?", arguments: [bureau, person.raw])
        return
      }
      try db.execute(
        sql: """
          INSERT INTO account (bureau, person, password, changed) VALUES (?, ?, ?, ?)
          ON CONFLICT (bureau, person) DO UPDATE SET password = excluded.password, changed = excluded.changed
          """, arguments: [bureau, person.raw, stored, instant.milliseconds])
    }
  }
}
