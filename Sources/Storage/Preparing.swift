internal import Bureau
internal import Calendars
package import LedgerKernel

/// Works out what a transaction's batches write: events on to their chains, and the projections that follow.
///
/// It only reads, and sees the store as it was before the transaction; what the transaction has come to so far it keeps
/// in memory. So the same code serves one act, an import in which a second core writes what this one has ready, and a
/// database on the other end of a network.
package struct Preparing {
  private let reader: any JournalReader
  private let bureau: Int64
  private let function: HashFunction
  private let rules: ProjectionRules

  private var prepared = PreparedWrites()
  private var receipts: [CommandID: Receipt] = [:]
  private var chains: [ItemID: (end: ChainEnd, isDirty: Bool)] = [:]
  private var serials: [Batch.Series: (seen: Int, last: Int)] = [:]
  private var projecting: Projecting

  package init(
    _ batches: [Batch], from reader: any JournalReader, bureau: Int64, shard: Int64 = 0, hashing function: HashFunction,
    under rules: ProjectionRules
  ) {
    self.reader = reader
    self.bureau = bureau
    self.function = function
    self.rules = rules
    var touches: [ItemID: Int] = [:]
    for batch in batches {
      for entry in batch.entries { touches[entry.item, default: 0] += 1 }
    }
    self.projecting = Projecting(from: reader, bureau: bureau, shard: shard, under: rules, touches: touches)
  }

  /// Hands over what is to be written so far.
  package mutating func takeWrites() -> PreparedWrites {
    prepared.rows += projecting.takeWrites()
    defer { prepared = PreparedWrites() }
    return prepared
  }

  package mutating func append(_ batch: Batch) throws -> Receipt {
    if let earlier = try receipts[batch.command] ?? reader.receipt(of: batch.command) {
      return Receipt(batch.command, lines: earlier.lines, isRepeat: true)
    }
    let ends = try batch.entries.map { try chainEnd($0.item) }
    let stale = zip(batch.entries, ends).filter { $0.seen != $1.head.ordinal }.map(\.0.item)
    guard stale.isEmpty else { throw StoreFault.stale(stale) }
    // An item's instants never run backwards and never stand still, nor do those of the items that its row is worked out
    // with, whatever the server's clock does: replaying the journal by its instants then meets everything as it came.
    let relations = try batch.entries.flatMap { try projecting.relations(of: $0) }
    let known = try ends + relations.map { try chainEnd($0) }
    let recorded = Instant(milliseconds: known.reduce(batch.recorded.milliseconds) { max($0, $1.recorded + 1) })

    var lines: [Receipt.Line] = []
    var touched: [(item: ItemID, events: [Event])] = []
    var added: [(event: Event, bytes: [UInt8])] = []
    for (entry, end) in zip(batch.entries, ends) {
      let (facts, number) = try numbered(entry)
      for case .registered(let registration) in facts where rules.definitions[registration.definition] == nil {
        throw StoreFault.definitionUnknown(registration.definition)
      }
      let events = end.head.appending(
        facts, to: entry.item, command: batch.command, by: batch.actor, at: recorded, on: batch.on, with: function)
      added += events
      var next = end
      if let last = events.last?.event {
        next.head = ChainHead(ordinal: last.ordinal, hash: last.hash)
        next.recorded = recorded.milliseconds
      }
      chains[entry.item] = (next, true)
      touched.append((entry.item, events.map(\.event)))
      lines.append(Receipt.Line(entry.item, ordinal: next.head.ordinal, number: number))
    }
    let receipt = Receipt(batch.command, lines: lines, isRepeat: false)
    receipts[batch.command] = receipt
    write(receipt, at: recorded)
    for (event, bytes) in added { write(event, bytes) }
    try projecting.project(touched, on: rules.day(of: recorded))
    for relative in projecting.takeRelatives() {
      var end = try chainEnd(relative)
      // A relative that is no item is a mistake of the writer's that costs nothing.
      guard end.revision > 0 || chains[relative] != nil else { continue }
      end.recorded = max(end.recorded, recorded.milliseconds)
      chains[relative] = (end, true)
    }
    for entry in batch.entries where !projecting.expects(entry.item) { move(entry.item) }
    return receipt
  }

  /// The ends of the chains, the numbers drawn, and every projection that is still waiting.
  package mutating func finish() throws {
    for item in chains.keys.sorted() { move(item) }
    for (series, drawn) in serials.sorted(by: { ($0.key.ledger, $0.key.year) < ($1.key.ledger, $1.key.year) }) {
      prepared.serials.append(
        SerialMove(ledger: series.ledger, year: series.year, seen: drawn.seen, last: drawn.last))
    }
    try projecting.finish()
  }

  /// What the items come to, for whoever keeps them at hand: those that this transaction appended to.
  package func outcome(of item: ItemID) -> (end: ChainEnd, item: Item, standing: StandingProjection)? {
    guard let end = chains[item]?.end, let item = projecting.outcome(of: item) else { return nil }
    return (end, item.item, item.standing)
  }

  private mutating func move(_ item: ItemID) {
    guard let (end, isDirty) = chains[item], isDirty else { return }
    var next = end
    next.revision += 1
    prepared.chains.append(ChainMove(item: item, end: next, seen: end.revision))
    chains[item] = (next, false)
  }

  private func chainEnd(_ item: ItemID) throws -> ChainEnd { try chains[item]?.end ?? reader.chainEnd(of: item) }

  // MARK: Numbers

  private mutating func numbered(_ entry: Batch.Entry) throws -> (facts: [Fact], number: String?) {
    guard let series = entry.draws else { return (entry.facts, nil) }
    let before = try last(of: series)
    serials[series] = (before.seen, before.last + 1)
    let serial = before.last + 1
    let number = DrawnNumber(serial: serial, text: series.numbering.number(year: series.year, serial: serial))
    return (entry.facts + [.numbered(number)], number.text)
  }

  private func last(of series: Batch.Series) throws -> (seen: Int, last: Int) {
    if let drawn = serials.first(where: { $0.key.ledger == series.ledger && $0.key.year == series.year })?.value {
      return drawn
    }
    let last = try reader.lastSerial(in: series.ledger, series.year)
    return (last, last)
  }

  // MARK: Rows

  private mutating func write(_ receipt: Receipt, at recorded: Instant) {
    prepared.rows.append(
      Write(
        "INSERT INTO command (bureau, command, recorded, receipt) VALUES (?, ?, ?, ?)",
        [
          .integer(bureau), .text(receipt.command.raw), .integer(recorded.milliseconds),
          .text(receipt.json.canonicalText),
        ]))
  }

  private mutating func write(_ event: Event, _ bytes: [UInt8]) {
    prepared.rows.append(
      Write(
        "INSERT INTO journal (bureau, item, ordinal, recorded, command, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
          .integer(bureau), .text(event.item.description), .integer(Int64(event.ordinal)),
          .integer(event.recorded.milliseconds), .text(event.command.raw), .blob(bytes), .blob(event.hash),
        ]))
  }
}
