public import Bureau
public import Calendars
internal import GRDB
public import Storage

extension SQLiteStorage: AccountStore {
  public func password(of person: PersonID) async throws(StoreFault) -> String? {
    try await read { db in try self.journal.password(of: person).first(db) { $0.text(0) } }
  }

  public func setPassword(_ stored: String?, of person: PersonID, at instant: Instant) async throws(StoreFault) {
    let write = Write.password(stored, of: person, at: instant, bureau: bureau)
    try await self.write { try $0.run([write]) }
  }

  public func standing(of person: PersonID, mark kind: String, _ name: String) async throws(StoreFault)
    -> AccountStanding
  {
    try await read { db in
      AccountStanding(
        password: try self.journal.password(of: person).first(db) { $0.text(0) },
        isMarked: try self.journal.hasMark(kind, name).first(db) { _ in true } ?? false)
    }
  }
}

extension SQLiteStorage: DutyStore {
  public func claim(_ job: String, by holder: String, at now: Instant, for lease: Int64) async throws(StoreFault)
    -> Bool
  {
    let bureau = bureau
    return try await write { db in
      try db.run([.job(job, bureau: bureau)])
      try db.execute(
        sql: """
          UPDATE job SET lease = ?, holder = ?
          WHERE bureau = ? AND name = ? AND due <= ? AND (lease <= ? OR holder = ?)
          """,
        arguments: [
          now.milliseconds + lease, holder, bureau, job, now.milliseconds, now.milliseconds, holder,
        ])
      return db.changesCount == 1
    }
  }

  public func finish(_ job: String, by holder: String, dueAgain: Instant) async throws(StoreFault) {
    let write = Write.finished(job, by: holder, dueAgain: dueAgain, bureau: bureau)
    try await self.write { try $0.run([write]) }
  }

  public func setMark(_ kind: String, _ name: String, at instant: Instant) async throws(StoreFault) {
    let write = Write.mark(kind, name, at: instant, bureau: bureau)
    try await self.write { try $0.run([write]) }
  }

  public func hasMark(_ kind: String, _ name: String) async throws(StoreFault) -> Bool {
    try await read { db in try self.journal.hasMark(kind, name).first(db) { _ in true } ?? false }
  }

  public func countTry(_ kind: String, _ name: String, at now: Instant, upTo most: Int, within window: Int64)
    async throws(StoreFault) -> Bool
  {
    let write = Write.tried(kind, name, at: now, upTo: most, within: window, bureau: bureau)
    return try await self.write { db in
      try db.run([write])
      return db.changesCount == 1
    }
  }

  public func forgetMark(_ kind: String, _ name: String) async throws(StoreFault) {
    let write = Write.forget(kind, name, bureau: bureau)
    try await self.write { try $0.run([write]) }
  }

  public func forgetMarks(_ kind: String, before instant: Instant) async throws(StoreFault) {
    let write = Write.forget(kind, before: instant, bureau: bureau)
    try await self.write { try $0.run([write]) }
  }
}
