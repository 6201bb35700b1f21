internal import Bureau
internal import Calendars
internal import GRDB
internal import LedgerKernel
internal import Storage

/// One transaction that appends batches and brings the projections along.
struct Appending {
  let db: Database
  let bureau: Int64
  let statements: RowStatements
  let function: HashFunction
  let rules: ProjectionRules

  /// Items as they stand inside the transaction, so that a run of batches folds each only once.
  private var items: [ItemID: Item] = [:]
  private var pending: [ItemID: PendingProjection] = [:]
  /// Ends of the chains that this transaction has made longer.
  private var chains: [ItemID: ChainEnd] = [:]
  /// Items opened in this transaction that no table knows yet.
  private var young: Set<ItemID> = []
  /// The children that this transaction touched, by their parent.
  private var touchedChildren: [ItemID: Set<ItemID>] = [:]

  init(_ db: Database, _ storage: SQLiteStorage, _ rules: ProjectionRules) {
    self.db = db
    self.bureau = storage.bureau
    self.statements = storage.statements
    self.function = storage.function
    self.rules = rules
  }

  mutating func append(_ batch: Batch) throws -> Receipt {
    if let earlier = try Self.receipt(of: batch.command, db, bureau) { return earlier }
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
      try write(added)
      if let last = added.last?.event {
        chains[entry.item] = ChainEnd(
          head: ChainHead(ordinal: last.ordinal, hash: last.hash), recorded: recorded.milliseconds, sealed: end.sealed)
      }
      touched.append((entry.item, added.map(\.event)))
      lines.append(Receipt.Line(entry.item, ordinal: added.last?.event.ordinal ?? end.head.ordinal, number: number))
    }
    let receipt = Receipt(batch.command, lines: lines, isRepeat: false)
    try db.run(
      "INSERT INTO command (bureau, command, recorded, receipt) VALUES (?, ?, ?, ?)",
      [
        .integer(bureau), .text(batch.command.raw), .integer(recorded.milliseconds),
        .text(receipt.json.canonicalText),
      ])
    try project(touched, on: rules.day(of: recorded))
    return receipt
  }

  static func receipt(of command: CommandID, _ db: Database, _ bureau: Int64) throws -> Receipt? {
    let statement = try db.cachedStatement(sql: "SELECT receipt FROM command WHERE bureau = ? AND command = ?")
    guard let text = try String.fetchOne(statement, arguments: [bureau, command.raw]) else { return nil }
    guard let json = try? JSONValue(parsing: Array(text.utf8)),
      let receipt = Receipt(command, json: json, isRepeat: true)
    else { throw StoreFault.corrupt("receipt of command \(command)") }
    return receipt
  }

  // MARK: Journal

  private mutating func chainEnd(_ item: ItemID) throws -> ChainEnd {
    if let end = chains[item] { return end }
    let statement = try db.cachedStatement(
      sql: "SELECT ordinal, hash, recorded, sealed FROM chain WHERE bureau = ? AND item = ?")
    guard let row = try Row.fetchOne(statement, arguments: [bureau, item.description]) else { return ChainEnd() }
    return ChainEnd(head: ChainHead(ordinal: row[0], hash: row.bytes(1)), recorded: row[2], sealed: row[3])
  }

  private func numbered(_ entry: Batch.Entry) throws -> (facts: [Fact], number: String?) {
    guard let series = entry.draws else { return (entry.facts, nil) }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO serial (bureau, ledger, year, last) VALUES (?, ?, ?, 1)
        ON CONFLICT (bureau, ledger, year) DO UPDATE SET last = serial.last + 1 RETURNING last
        """)
    let serial = try Int.fetchOne(statement, arguments: [bureau, series.ledger.raw, series.year]) ?? 1
    let number = DrawnNumber(serial: serial, text: series.numbering.number(year: series.year, serial: serial))
    return (entry.facts + [.numbered(number)], number.text)
  }

  private func write(_ added: [(event: Event, bytes: [UInt8])]) throws {
    guard let first = added.first?.event else { return }
    let item = SQLValue.text(first.item.description)
    for (event, bytes) in added {
      try db.run(
        "INSERT INTO journal (bureau, item, ordinal, recorded, command, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
          .integer(bureau), item, .integer(Int64(event.ordinal)), .integer(event.recorded.milliseconds),
          .text(event.command.raw), .blob(bytes), .blob(event.hash),
        ])
    }
  }

  // MARK: Projections

  /// Brings the projections of the touched items up to date, then of those that depend on them. What they come to is
  /// written by ``flush()``, so that an import writes each row once.
  mutating func project(_ touched: [(item: ItemID, events: [Event])], on day: Day) throws {
    var parents: Set<ItemID> = []
    for (id, events) in touched where id != .bureau {
      guard let item = try advanced(id, by: events) else { continue }
      if events.first?.ordinal == 1 { young.insert(id) }
      if let parent = item.parent?.item { touchedChildren[parent, default: []].insert(id) }
      items[id] = item
      try project(item, on: day)
      if item.parent?.relation == .milestone, let parent = item.parent?.item { parents.insert(parent) }
    }
    for parent in parents.sorted() { try reproject(parent, on: day) }
  }

  private mutating func reproject(_ id: ItemID, on day: Day) throws {
    guard let item = try advanced(id, by: []) else { return }
    items[id] = item
    try project(item, on: day)
  }

  private mutating func advanced(_ id: ItemID, by events: [Event]) throws -> Item? {
    // Taken out first, so that it is moved on in place and not copied.
    if let item = items.removeValue(forKey: id) { return item.following(events) }
    if let first = events.first, first.ordinal == 1 { return Item(replaying: events) }
    return Item(replaying: try SQLiteStorage.events(of: id, db, bureau))
  }

  private mutating func project(_ item: Item, on day: Day) throws {
    let milestone = try firstMilestone(of: item.id)
    let parentNumber = try item.parent.map { try number(of: $0.item) } ?? ""
    guard let new = Projection(item, milestone: milestone, parentNumber: parentNumber, under: rules) else {
      throw StoreFault.definitionUnknown(item.definition)
    }
    let before = try pending[item.id]?.versions.last?.projection ?? stored(item.id)
    guard new != before else { return }
    pending[item.id, default: PendingProjection(stored: before)].add(new, on: Int64(day.number))
    // Children carry their parent's number.
    if before.map({ $0.row.number != new.row.number }) ?? !new.row.number.isEmpty, mayHaveChildren(item.id) {
      for child in try children(of: item.id) { try reproject(child, on: day) }
    }
  }

  /// An item that this transaction opened has only the children that it opened as well.
  private func mayHaveChildren(_ id: ItemID) -> Bool { !young.contains(id) || touchedChildren[id] != nil }

  private mutating func firstMilestone(of id: ItemID) throws -> ItemRow.Milestone? {
    guard mayHaveChildren(id) else { return nil }
    try flushChildren(of: id)
    return try statements.firstMilestone(of: id).first(db) { row in
      row.day(1).map { ItemRow.Milestone(title: Item.title(row.text(0), inEnglish: row.text(2)), due: $0) }
    }
  }

  private mutating func number(of id: ItemID) throws -> String {
    if let projection = pending[id]?.versions.last?.projection { return projection.row.number }
    let statement = try db.cachedStatement(sql: "SELECT number FROM item_row WHERE bureau = ? AND item = ?")
    return try String.fetchOne(statement, arguments: [bureau, id.description]) ?? ""
  }

  private mutating func children(of id: ItemID) throws -> [ItemID] {
    try flushChildren(of: id)
    let statement = try db.cachedStatement(
      sql: "SELECT item FROM item_row WHERE bureau = ? AND parent = ? ORDER BY item")
    return try String.fetchAll(statement, arguments: [bureau, id.description]).compactMap { ItemID($0) }
  }

  private func stored(_ item: ItemID) throws -> Projection? {
    guard !young.contains(item), let row = try statements.row(of: item).first(db, { ItemRow($0) }) else { return nil }
    return Projection(row: row, fields: try ProjectionWriter.fields(of: item, db, bureau))
  }

  // MARK: Writing

  /// Queries look at children in the tables, so these are written before one asks.
  private mutating func flushChildren(of parent: ItemID) throws {
    for id in (touchedChildren[parent] ?? []).sorted() {
      guard let waiting = pending.removeValue(forKey: id) else { continue }
      try write(waiting, of: id)
    }
  }

  /// Writes the ends of the chains and every projection that has changed.
  mutating func flush() throws {
    for (item, end) in chains.sorted(by: { $0.key < $1.key }) {
      try db.run(
        """
        INSERT INTO chain (bureau, item, ordinal, hash, recorded, sealed) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (bureau, item) DO UPDATE
        SET ordinal = excluded.ordinal, hash = excluded.hash, recorded = excluded.recorded
        """,
        [
          .integer(bureau), .text(item.description), .integer(Int64(end.head.ordinal)), .blob(end.head.hash),
          .integer(end.recorded), .integer(end.sealed),
        ])
    }
    chains = [:]
    for (id, waiting) in pending.sorted(by: { $0.key < $1.key }) { try write(waiting, of: id) }
    pending = [:]
  }

  private mutating func write(_ waiting: PendingProjection, of id: ItemID) throws {
    young.remove(id)
    try ProjectionWriter(db: db, bureau: bureau, item: id.description).write(waiting)
  }
}

/// Where an item's chain ends, when it last grew, and up to where it is sealed.
struct ChainEnd {
  var head = ChainHead.none
  var recorded: Int64 = 0
  var sealed: Int64 = 0
}

/// What an item's projection came to in a transaction: a version for each day on which it changed.
struct PendingProjection {
  /// What the tables hold; nil when the item is new.
  let stored: Projection?
  private(set) var versions: [(day: Int64, projection: Projection)] = []

  init(stored: Projection?) { self.stored = stored }

  /// A day is seen as it ended. A clock that ran backwards does not make a version begin before the one it follows.
  mutating func add(_ projection: Projection, on day: Int64) {
    if let last = versions.last, day <= last.day {
      versions[versions.count - 1].projection = projection
    } else {
      versions.append((day, projection))
    }
  }
}

extension Row {
  func bytes(_ index: Int) -> [UInt8] {
    let blob: Blob = self[index]
    return blob.bytes
  }
}
