public import Bureau
public import Calendars
public import LedgerKernel
internal import PostgresDriver
public import Storage

extension PostgresStorage: JournalStore {
  /// Reads what acting on the item will need in the same round trip.
  public func events(of item: ItemID) async throws(StoreFault) -> [Event] {
    let answers = try await read(
      journal.chainEnd(of: item), journal.events(of: item), journal.fields(of: item), statements.row(of: item),
      statements.openMilestones(of: item))
    let events = try answers[1].all.map { row throws(StoreFault) in try Event.read(row) }
    let fields = Set(answers[2].all.compactMap { ItemRow.Field.read($0) })
    // An event that came between the reading of the two makes them unequal.
    if let end = answers[0].all.first.map({ ChainEnd($0) }), end.head.ordinal == events.count,
      let read = Item(replaying: events)
    {
      let standing = answers[3].all.first.flatMap { StandingProjection.read($0, fields: fields) }
      let milestones = answers[4].all.compactMap { OpenMilestone.read($0) }
      dossiers.keep(Dossier(end: end, item: read, standing: standing, milestones: milestones))
    }
    return events
  }

  public func events(of items: Set<ItemID>) async throws(StoreFault) -> [ItemID: [Event]] {
    let events = try await read(journal.events(of: items))[0].all.map { row throws(StoreFault) in try Event.read(row) }
    return Dictionary(grouping: events, by: \.item)
  }

  public func lengths(of items: Set<ItemID>) async throws(StoreFault) -> [ItemID: Int] {
    let rows = try await read(journal.lengths(of: items))[0].all
    return Dictionary(uniqueKeysWithValues: rows.compactMap { row in ItemID(row.text(0)).map { ($0, row.count(1)) } })
  }

  /// The snapshot itself: it is another one as soon as any transaction that writes begins or ends.
  public func watermark() async throws(StoreFault) -> Watermark {
    Watermark(try await read(SQLStatement(.postgres, "SELECT pg_current_snapshot()::text"))[0].all.first?.text(0) ?? "")
  }

  public func length(of item: ItemID) async throws(StoreFault) -> Int {
    try await read(journal.length(of: item))[0].all.first?.count(0) ?? 0
  }

  public func receipt(of command: CommandID) async throws(StoreFault) -> Receipt? {
    guard let row = try await read(journal.receipt(of: command))[0].all.first else { return nil }
    let receipt = try Receipt.read(row, of: command)
    try await confirm()
    return receipt
  }

  /// Waits until everything that can be seen is on the standby too. A commit that was interrupted while it waited is seen on
  /// the primary already; whoever is told that it was done must not lose it. So something is written behind it, and that
  /// commit waits.
  func confirm() async throws(StoreFault) {
    try await write([.mark("confirmed", "repeat", at: Instant(milliseconds: 0), bureau: bureau)])
  }

  public func keep(_ text: String, as hash: DefinitionHash) async throws(StoreFault) {
    try await write([.document(text, as: hash, bureau: bureau)])
  }

  public func document(_ hash: DefinitionHash) async throws(StoreFault) -> String? {
    try await read(journal.document(hash))[0].all.first?.text(0)
  }

  public func recentEvents(_ query: EventQuery) async throws(StoreFault) -> [Event] {
    try await read(journal.recentEvents(query))[0].all.map { row throws(StoreFault) in
      try Event.read(row)
    }
  }

  // MARK: Seals

  @discardableResult public func seal(at instant: Instant) async throws(StoreFault) -> Seal? {
    do {
      return try await inTransaction { lease in
        let open = PostgresStatement(
          """
          SELECT c.item, c.sealed, j.ordinal, j.hash FROM chain c
          JOIN journal j ON j.bureau = c.bureau AND j.item = c.item AND j.ordinal > c.sealed AND j.ordinal <= c.ordinal
          WHERE c.bureau = $1 AND c.sealed < c.ordinal ORDER BY c.item, j.ordinal
          """, [.integer(bureau)])
        let answers = try await lease.run([sealing, PostgresStatement(journal.lastSeal()), open])
        let facts = answers[2].all
        guard !facts.isEmpty else { return nil }
        let seal = Seal(
          after: answers[1].all.first.map { Seal($0) }, at: instant, hashes: facts.map { $0.bytes(3) }, with: function)
        var writes: [Write] = [.seal(seal, bureau: bureau)]
        for (index, row) in facts.enumerated() where index + 1 == facts.count || facts[index + 1].text(0) != row.text(0)
        {
          let (item, sealed, last) = (row.text(0), row.integer(1), row.integer(2))
          writes.append(.member(item, first: sealed + 1, last: last, of: seal.number, bureau: bureau))
          writes.append(.sealed(item, upTo: last, bureau: bureau))
        }
        try await send(writes.map { PostgresStatement($0) }, on: lease)
        return seal
      }
    } catch {
      throw Self.fault(error)
    }
  }

  /// Seals of a bureau are made one after the other.
  private var sealing: PostgresStatement {
    PostgresStatement("SELECT pg_advisory_xact_lock($1)", [.integer(0x7365_616C << 32 | bureau)])
  }

  public func seals(before number: Int?, limit: Int) async throws(StoreFault) -> [Seal] {
    try await read(journal.seals(before: number, limit: limit))[0].all.map { Seal($0) }
  }

  public func sealedRuns(of items: Set<ItemID>) async throws(StoreFault) -> [ItemID: [SealedRun]] {
    try SealedRun.read(try await read(journal.sealedRuns(of: items))[0].all)
  }

  public func verify(_ progress: @Sendable @escaping (Int, Int) -> Void) async throws(StoreFault)
    -> Verification
  {
    do {
      return try await inSnapshot { try await self.verify(on: $0, progress) }
    } catch {
      throw Self.fault(error)
    }
  }

  private func verify(on lease: PostgresLease, _ progress: (Int, Int) -> Void) async throws -> Verification {
    var verifier = Verifier(hashing: function)
    let bureau = PostgresValue.integer(bureau)
    let total = Int(
      try await lease.run([PostgresStatement("SELECT COUNT(*) FROM journal WHERE bureau = $1", [bureau])])[0][0]
        .integer(0))
    var done = 0
    try await stream(
      "SELECT item, ordinal, body, hash, recorded, command FROM journal WHERE bureau = $1 AND (item, ordinal) > ($2, $3) ORDER BY item, ordinal",
      from: [.text(""), .integer(0)], key: { [.text($0.text(0)), .integer($0.integer(1))] }, on: lease
    ) { row in
      guard let item = ItemID(row.text(0)) else { throw StoreFault.corrupt("a journal row without an item") }
      verifier.read(
        item, row.count(1), recorded: row.integer(4), command: row.text(5), bytes: row.bytes(2), hash: row.bytes(3))
      done += 1
      if done.isMultiple(of: 1_000) { progress(done, total) }
    }
    try await stream(
      "SELECT item, ordinal, hash, sealed FROM chain WHERE bureau = $1 AND item > $2 ORDER BY item", from: [.text("")],
      key: { [.text($0.text(0))] }, on: lease
    ) { row in
      guard let item = ItemID(row.text(0)) else { throw StoreFault.corrupt("a chain without an item") }
      verifier.endChain(item, stored: ChainHead(ordinal: row.count(1), hash: row.bytes(2)), sealed: row.count(3))
    }
    try await stream(
      "SELECT command, receipt FROM command WHERE bureau = $1 AND command > $2 ORDER BY command", from: [.text("")],
      key: { [.text($0.text(0))] }, on: lease
    ) { row in
      guard let command = CommandID(row.text(0)) else { throw StoreFault.corrupt("a command without an id") }
      verifier.read(command, receipt: row.text(1))
    }
    let serials = PostgresStatement("SELECT ledger, year, last FROM serial WHERE bureau = $1", [bureau])
    for row in try await lease.run([serials])[0].all {
      guard let ledger = LedgerCode(row.text(0)) else { throw StoreFault.corrupt("a serial without a ledger") }
      verifier.read(last: row.count(2), of: ledger, in: row.count(1))
    }
    for seal in try await lease.run([PostgresStatement(journal.seals())])[0].all.map({ Seal($0) }) {
      let members = PostgresStatement(
        "SELECT item, first, last FROM seal_member WHERE bureau = $1 AND seal = $2 ORDER BY item",
        [bureau, .integer(Int64(seal.number))])
      let runs = try await lease.run([members])[0].all.map { row in
        guard let item = ItemID(row.text(0)), row.integer(1) <= row.integer(2) else {
          throw StoreFault.corrupt("member of seal \(seal.number)")
        }
        return Seal.Member(item: item, ordinals: row.count(1)...row.count(2))
      }
      verifier.read(seal, runs)
    }
    progress(total, total)
    return verifier.finish()
  }

  // MARK: Long reads

  /// Reads everything as it stands now, whatever is written meanwhile.
  func inSnapshot<T: Sendable>(_ body: (PostgresLease) async throws -> T) async throws -> T {
    let lease = try await pool.lease(within: Self.whole)
    defer { lease.end() }
    _ = try await lease.run([
      PostgresStatement("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"), Transaction.settings(bureau),
      Transaction.patience,
    ])
    do {
      let result = try await body(lease)
      _ = try await lease.run([Transaction.commit])
      return result
    } catch let fault as PostgresFault {
      throw fault
    } catch {
      _ = try await lease.run([PostgresStatement("ROLLBACK")])
      throw error
    }
  }

  /// Reads rows in runs by their key, so that nothing large is held anywhere.
  func stream(
    _ sql: String, from start: [PostgresValue], key: (PostgresRow) -> [PostgresValue], on lease: PostgresLease,
    _ body: (PostgresRow) async throws -> Void
  ) async throws {
    let run = 2_000
    var after = start
    while true {
      let rows = try await lease.run([PostgresStatement("\(sql) LIMIT \(run)", [.integer(bureau)] + after)])[0]
      for row in rows.all { try await body(row) }
      guard rows.count == run else { return }
      after = key(rows[rows.count - 1])
    }
  }

  static func fault(_ error: any Error) -> StoreFault {
    if let fault = error as? StoreFault { return fault }
    return (error as? PostgresFault)?.storeFault ?? .unavailable(String(describing: type(of: error)))
  }
}

extension PostgresStorage: AccountStore {
  public func password(of person: PersonID) async throws(StoreFault) -> String? {
    try await read(journal.password(of: person))[0].all.first?.text(0)
  }

  public func setPassword(_ stored: String?, of person: PersonID, at instant: Instant) async throws(StoreFault) {
    try await write([.password(stored, of: person, at: instant, bureau: bureau)])
  }

  public func standing(of person: PersonID, mark kind: String, _ name: String) async throws(StoreFault)
    -> AccountStanding
  {
    let answers = try await read(journal.password(of: person), journal.hasMark(kind, name))
    return AccountStanding(password: answers[0].all.first?.text(0), isMarked: answers[1].all.first != nil)
  }
}

extension PostgresStorage: DutyStore {
  public func claim(_ job: String, by holder: String, at now: Instant, for lease: Int64) async throws(StoreFault)
    -> Bool
  {
    // Whoever finds the row locked leaves it alone: another server is taking it at this moment.
    let claim = PostgresStatement(
      """
      UPDATE job SET lease = $1, holder = $2 WHERE bureau = $3 AND name = (
        SELECT name FROM job WHERE bureau = $3 AND name = $4 AND due <= $5 AND (lease <= $5 OR holder = $2)
        FOR UPDATE SKIP LOCKED)
      """,
      [
        .integer(now.milliseconds + lease), .text(holder), .integer(bureau), .text(job), .integer(now.milliseconds),
      ])
    do throws(PostgresFault) {
      return try await pool.run(
        Transaction.all(bureau, [PostgresStatement(Write.job(job, bureau: bureau)), claim]), within: Self.writing)[3]
        .affected == 1
    } catch {
      throw error.storeFault
    }
  }

  public func finish(_ job: String, by holder: String, dueAgain: Instant) async throws(StoreFault) {
    try await write([.finished(job, by: holder, dueAgain: dueAgain, bureau: bureau)])
  }

  public func setMark(_ kind: String, _ name: String, at instant: Instant) async throws(StoreFault) {
    try await write([.mark(kind, name, at: instant, bureau: bureau)])
  }

  public func hasMark(_ kind: String, _ name: String) async throws(StoreFault) -> Bool {
    try await read(journal.hasMark(kind, name))[0].count > 0
  }

  public func countTry(_ kind: String, _ name: String, at now: Instant, upTo most: Int, within window: Int64)
    async throws(StoreFault) -> Bool
  {
    let tried = PostgresStatement(Write.tried(kind, name, at: now, upTo: most, within: window, bureau: bureau))
    do throws(PostgresFault) {
      return try await pool.run(Transaction.all(bureau, [tried]), within: Self.writing)[2].affected == 1
    } catch {
      throw error.storeFault
    }
  }

  public func forgetMark(_ kind: String, _ name: String) async throws(StoreFault) {
    try await write([.forget(kind, name, bureau: bureau)])
  }

  public func forgetMarks(_ kind: String, before instant: Instant) async throws(StoreFault) {
    try await write([.forget(kind, before: instant, bureau: bureau)])
  }
}
