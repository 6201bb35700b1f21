internal import Bureau
internal import Calendars
internal import LedgerKernel
internal import PostgresDriver
public import Storage

extension PostgresStorage {
  public func rebuild(under rules: ProjectionRules, _ progress: @Sendable @escaping (Int, Int) -> Void)
    async throws(StoreFault) -> Int
  {
    do {
      return try await inTransactionAlone { lease in try await self.rebuild(under: rules, on: lease, progress) }
    } catch {
      throw Self.fault(error)
    }
  }

  /// Nobody appends to this bureau meanwhile; others go on.
  private func inTransactionAlone<T: Sendable>(_ body: (PostgresLease) async throws -> T) async throws -> T {
    let lease = try await pool.lease(within: Self.whole)
    defer { lease.end() }
    _ = try await lease.run([
      Transaction.begin, Transaction.settings(bureau), Transaction.patience, Transaction.exclude(bureau),
    ])
    do {
      let result = try await body(lease)
      _ = try await lease.run([Transaction.commit])
      dossiers.forgetAll()
      noteChange()
      return result
    } catch let fault as PostgresFault {
      throw fault
    } catch {
      _ = try await lease.run([PostgresStatement("ROLLBACK")])
      throw error
    }
  }

  private func rebuild(
    under rules: ProjectionRules, on lease: PostgresLease, _ progress: (Int, Int) -> Void
  ) async throws -> Int {
    let bureau = PostgresValue.integer(bureau)
    for table in Schema.projectionTables {
      // A temporary table's definition takes no parameters; the bureau is a number of ours.
      _ = try await lease.run([
        PostgresStatement("CREATE TEMP TABLE before_\(table) ON COMMIT DROP AS SELECT * FROM \(table)"),
        PostgresStatement("DELETE FROM \(table) WHERE bureau = $1", [bureau]),
      ])
    }
    try await replay(under: rules, on: lease, progress)
    _ = try await lease.run([PostgresStatement(Write.setting("rebuild", "", bureau: self.bureau))])
    var differences = 0
    for table in Schema.projectionTables {
      let (now, before) = Self.comparable(table)
      let answers = try await lease.run([
        PostgresStatement(
          """
          SELECT (SELECT COUNT(*) FROM (\(now) EXCEPT \(before)) a) + (SELECT COUNT(*) FROM (\(before) EXCEPT \(now)) b)
          """),
        PostgresStatement("DROP TABLE before_\(table)"),
      ])
      differences += answers[0][0].count(0)
    }
    return differences
  }

  /// Counters stand side by side and are compared by their sums.
  private static func comparable(_ table: String) -> (now: String, before: String) {
    guard table == "light_count" else { return ("SELECT * FROM \(table)", "SELECT * FROM before_\(table)") }
    func sums(_ table: String) -> String {
      """
      SELECT past, root, year, ledger, light, day, SUM(change) FROM \(table)
      GROUP BY past, root, year, ledger, light, day HAVING SUM(change) <> 0
      """
    }
    return (sums(table), sums("before_\(table)"))
  }

  /// Replays the journal in the order in which it was recorded, an instant at a time.
  private func replay(under rules: ProjectionRules, on lease: PostgresLease, _ progress: (Int, Int) -> Void)
    async throws
  {
    let bureau = PostgresValue.integer(self.bureau)
    var touches: [ItemID: Int] = [:]
    try await stream(
      """
      SELECT item, COUNT(DISTINCT recorded), COUNT(*) FROM journal WHERE bureau = $1 AND item > $2 GROUP BY item ORDER BY item
      """, from: [.text("")], key: { [.text($0.text(0))] }, on: lease
    ) { row in
      if let item = ItemID(row.text(0)) { touches[item] = row.count(1) }
    }
    let total = try await lease.run([PostgresStatement("SELECT COUNT(*) FROM journal WHERE bureau = $1", [bureau])])[0][
      0
    ]
    .count(0)
    var projecting = Projecting(from: NothingYet(), bureau: self.bureau, shard: 0, under: rules, touches: touches)
    var batch: [(item: ItemID, events: [Event])] = []
    var instant: Int64?
    var done = 0
    func flush() async throws {
      guard let recorded = instant, !batch.isEmpty else { return }
      try projecting.project(batch, on: rules.day(of: Instant(milliseconds: recorded)))
      batch = []
      try await send(projecting.takeWrites().map { PostgresStatement($0) }, on: lease)
    }
    try await stream(
      """
      SELECT body, hash, recorded, item, ordinal FROM journal
      WHERE bureau = $1 AND (recorded, item, ordinal) > ($2, $3, $4) ORDER BY recorded, item, ordinal
      """, from: [.integer(.min), .text(""), .integer(0)],
      key: { [.integer($0.integer(2)), .text($0.text(3)), .integer($0.integer(4))] }, on: lease
    ) { row in
      if instant != row.integer(2) { try await flush() }
      instant = row.integer(2)
      let event = try Event.read(row)
      if batch.last?.item == event.item {
        batch[batch.count - 1].events.append(event)
      } else {
        batch.append((event.item, [event]))
      }
      done += 1
      if done.isMultiple(of: 1_000) { progress(done, total) }
    }
    try await flush()
    try projecting.finish()
    try await send(projecting.takeWrites().map { PostgresStatement($0) }, on: lease)
    progress(total, total)
  }
}

/// The tables before a replay: empty.
private struct NothingYet: JournalReader {
  func receipt(of command: CommandID) -> Receipt? { nil }
  func chainEnd(of item: ItemID) -> ChainEnd { ChainEnd() }
  func lastSerial(in ledger: LedgerCode, _ year: Int) -> Int { 0 }
  func item(_ id: ItemID) -> Item? { nil }
  func standing(_ item: ItemID) -> StandingProjection? { nil }
  func openMilestones(of item: ItemID) -> [OpenMilestone] { [] }
  func number(of item: ItemID) -> String { "" }
  func children(of item: ItemID) -> [ItemID] { [] }
}
