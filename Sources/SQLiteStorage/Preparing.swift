internal import Bureau
internal import Calendars
internal import GRDB
internal import LedgerKernel
internal import Storage

/// Works out what a transaction's batches write: events on to their chains, and the projections that follow.
///
/// It only reads, and sees the file as it was before the transaction; what the transaction has come to so far it keeps
/// in memory. So the same code serves one act, and an import in which a second core writes what this one has ready.
struct Preparing {
  let db: Database
  let bureau: Int64
  let statements: RowStatements
  let function: HashFunction
  let rules: ProjectionRules

  /// What is to be written, in order; see ``takeWrites()``.
  var writes: [Write] = []

  private var receipts: [CommandID: Receipt] = [:]
  private var chains: [ItemID: ChainEnd] = [:]
  private var serials: [Batch.Series: Int] = [:]
  var projecting: Projecting

  /// - Parameter touches: How often each item will be touched, so that it is written once and as soon as it is done.
  init(_ db: Database, _ storage: SQLiteStorage, _ rules: ProjectionRules, touches: [ItemID: Int]) {
    self.db = db
    self.bureau = storage.bureau
    self.statements = storage.statements
    self.function = storage.function
    self.rules = rules
    self.projecting = Projecting(db, storage, rules, touches: touches)
  }

  init(_ db: Database, _ storage: SQLiteStorage, _ rules: ProjectionRules, for batches: [Batch]) {
    var touches: [ItemID: Int] = [:]
    for batch in batches {
      for entry in batch.entries { touches[entry.item, default: 0] += 1 }
    }
    self.init(db, storage, rules, touches: touches)
  }

  /// Hands over what is to be written so far.
  mutating func takeWrites() -> [Write] {
    defer {
      writes = []
      projecting.writes = []
    }
    return writes + projecting.writes
  }

  mutating func append(_ batch: Batch) throws -> Receipt {
    if let earlier = try receipts[batch.command] ?? Self.receipt(of: batch.command, db, bureau) {
      return Receipt(batch.command, lines: earlier.lines, isRepeat: true)
    }
    let ends = try batch.entries.map { try chainEnd($0.item) }
    let stale = zip(batch.entries, ends).filter { $0.seen != $1.head.ordinal }.map(\.0.item)
    guard stale.isEmpty else { throw StoreFault.stale(stale) }
    // An item's instants never run backwards, whatever the server's clock does.
    let recorded = Instant(milliseconds: ends.reduce(batch.recorded.milliseconds) { max($0, $1.recorded) })

    var lines: [Receipt.Line] = []
    var touched: [(item: ItemID, events: [Event])] = []
    for (entry, end) in zip(batch.entries, ends) {
      let (facts, number) = try numbered(entry)
      for case .registered(let registration) in facts where rules.definitions[registration.definition] == nil {
        throw StoreFault.definitionUnknown(registration.definition)
      }
      let added = end.head.appending(
        facts, to: entry.item, command: batch.command, by: batch.actor, at: recorded, on: batch.on, with: function)
      write(added)
      if let last = added.last?.event {
        chains[entry.item] = ChainEnd(
          head: ChainHead(ordinal: last.ordinal, hash: last.hash), recorded: recorded.milliseconds, sealed: end.sealed)
      }
      touched.append((entry.item, added.map(\.event)))
      lines.append(Receipt.Line(entry.item, ordinal: added.last?.event.ordinal ?? end.head.ordinal, number: number))
    }
    let receipt = Receipt(batch.command, lines: lines, isRepeat: false)
    receipts[batch.command] = receipt
    writes.append(
      Write(
        "INSERT INTO command (bureau, command, recorded, receipt) VALUES (?, ?, ?, ?)",
        [
          .integer(bureau), .text(batch.command.raw), .integer(recorded.milliseconds),
          .text(receipt.json.canonicalText),
        ]))
    try projecting.project(touched, on: rules.day(of: recorded))
    for entry in batch.entries where !projecting.expects(entry.item) { writeChainEnd(of: entry.item) }
    return receipt
  }

  /// The ends of the chains, the numbers drawn, and every projection that is still waiting.
  mutating func finish() throws {
    for item in chains.keys.sorted() { writeChainEnd(of: item) }
    for (series, last) in serials {
      writes.append(
        Write(
          """
          INSERT INTO serial (bureau, ledger, year, last) VALUES (?, ?, ?, ?)
          ON CONFLICT (bureau, ledger, year) DO UPDATE SET last = excluded.last
          """,
          [.integer(bureau), .text(series.ledger.raw), .integer(Int64(series.year)), .integer(Int64(last))]))
    }
    try projecting.finish()
  }

  private mutating func writeChainEnd(of item: ItemID) {
    guard let end = chains.removeValue(forKey: item) else { return }
    writes.append(
      Write(
        """
        INSERT INTO chain (bureau, item, ordinal, hash, recorded, sealed) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (bureau, item) DO UPDATE
        SET ordinal = excluded.ordinal, hash = excluded.hash, recorded = excluded.recorded
        """,
        [
          .integer(bureau), .text(item.description), .integer(Int64(end.head.ordinal)), .blob(end.head.hash),
          .integer(end.recorded), .integer(end.sealed),
        ]))
  }

  static func receipt(of command: CommandID, _ db: Database, _ bureau: Int64) throws -> Receipt? {
    let statement = try db.cachedStatement(sql: "SELECT receipt FROM command WHERE bureau = ? AND command = ?")
    guard let text = try String.fetchOne(statement, arguments: [bureau, command.raw]) else { return nil }
    guard let json = try? JSONValue(parsing: Array(text.utf8)),
      let receipt = Receipt(command, json: json, isRepeat: true)
    else { throw StoreFault.corrupt("receipt of command \(command)") }
    return receipt
  }

  private mutating func chainEnd(_ item: ItemID) throws -> ChainEnd {
    if let end = chains[item] { return end }
    let statement = try db.cachedStatement(
      sql: "SELECT ordinal, hash, recorded, sealed FROM chain WHERE bureau = ? AND item = ?")
    guard let row = try Row.fetchOne(statement, arguments: [bureau, item.description]) else { return ChainEnd() }
    return ChainEnd(head: ChainHead(ordinal: row[0], hash: row.bytes(1)), recorded: row[2], sealed: row[3])
  }

  private mutating func numbered(_ entry: Batch.Entry) throws -> (facts: [Fact], number: String?) {
    guard let series = entry.draws else { return (entry.facts, nil) }
    let serial = try last(of: series) + 1
    serials[series] = serial
    let number = DrawnNumber(serial: serial, text: series.numbering.number(year: series.year, serial: serial))
    return (entry.facts + [.numbered(number)], number.text)
  }

  private func last(of series: Batch.Series) throws -> Int {
    if let last = serials.first(where: { $0.key.ledger == series.ledger && $0.key.year == series.year })?.value {
      return last
    }
    let statement = try db.cachedStatement(sql: "SELECT last FROM serial WHERE bureau = ? AND ledger = ? AND year = ?")
    return try Int.fetchOne(statement, arguments: [bureau, series.ledger.raw, series.year]) ?? 0
  }

  private mutating func write(_ added: [(event: Event, bytes: [UInt8])]) {
    guard let first = added.first?.event else { return }
    let item = SQLValue.text(first.item.description)
    for (event, bytes) in added {
      writes.append(
        Write(
          "INSERT INTO journal (bureau, item, ordinal, recorded, command, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
          [
            .integer(bureau), item, .integer(Int64(event.ordinal)), .integer(event.recorded.milliseconds),
            .text(event.command.raw), .blob(bytes), .blob(event.hash),
          ]))
    }
  }
}

/// Where an item's chain ends, when it last grew, and up to where it is sealed.
struct ChainEnd {
  var head = ChainHead.none
  var recorded: Int64 = 0
  var sealed: Int64 = 0
}

extension Row {
  func bytes(_ index: Int) -> [UInt8] {
    let blob: Blob = self[index]
    return blob.bytes
  }
}
