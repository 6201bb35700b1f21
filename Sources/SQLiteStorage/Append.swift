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
  private var projections: [ItemID: Projection] = [:]

  init(_ db: Database, _ storage: SQLiteStorage, _ rules: ProjectionRules) {
    self.db = db
    self.bureau = storage.bureau
    self.statements = storage.statements
    self.function = storage.function
    self.rules = rules
  }

  mutating func append(_ batch: Batch) throws -> Receipt {
    if let earlier = try Self.receipt(of: batch.command, db, bureau) { return earlier }
    var heads: [ItemID: (head: ChainHead, recorded: Int64, sealed: Int64)] = [:]
    var stale: [ItemID] = []
    for entry in batch.entries {
      let end = try chainEnd(entry.item)
      heads[entry.item] = end
      if end.head.ordinal != entry.seen { stale.append(entry.item) }
    }
    guard stale.isEmpty else { throw StoreFault.stale(stale) }
    // An item's instants never run backwards, whatever the server's clock does.
    let recorded = Instant(milliseconds: heads.values.reduce(batch.recorded.milliseconds) { max($0, $1.recorded) })

    var lines: [Receipt.Line] = []
    var touched: [(item: ItemID, events: [Event])] = []
    for entry in batch.entries {
      let (facts, number) = try numbered(entry)
      for case .registered(let registration) in facts where rules.definitions[registration.definition] == nil {
        throw StoreFault.definitionUnknown(registration.definition)
      }
      let end = heads[entry.item] ?? (.none, 0, 0)
      let added = end.head.appending(
        facts, to: entry.item, command: batch.command, by: batch.actor, at: recorded, on: batch.on, with: function)
      try write(added, end.sealed)
      touched.append((entry.item, added.map(\.event)))
      lines.append(Receipt.Line(entry.item, ordinal: added.last?.event.ordinal ?? end.head.ordinal, number: number))
    }
    let receipt = Receipt(batch.command, lines: lines, isRepeat: false)
    try db.cachedStatement(sql: "INSERT INTO command (bureau, command, recorded, receipt) VALUES (?, ?, ?, ?)")
      .execute(arguments: [bureau, batch.command.raw, recorded.milliseconds, receipt.json.canonicalText])
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

  private func chainEnd(_ item: ItemID) throws -> (head: ChainHead, recorded: Int64, sealed: Int64) {
    let statement = try db.cachedStatement(
      sql: "SELECT ordinal, hash, recorded, sealed FROM chain WHERE bureau = ? AND item = ?")
    guard let row = try Row.fetchOne(statement, arguments: [bureau, item.description]) else { return (.none, 0, 0) }
    return (ChainHead(ordinal: row[0], hash: row.bytes(1)), row[2], row[3])
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

  private func write(_ added: [(event: Event, bytes: [UInt8])], _ sealed: Int64) throws {
    guard let last = added.last?.event else { return }
    let item = last.item.description
    let insert = try db.cachedStatement(
      sql: "INSERT INTO journal (bureau, item, ordinal, recorded, command, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)")
    for (event, bytes) in added {
      try insert.execute(arguments: [
        bureau, item, event.ordinal, event.recorded.milliseconds, event.command.raw, DatabaseValue.blob(bytes),
        DatabaseValue.blob(event.hash),
      ])
    }
    let chain = try db.cachedStatement(
      sql: """
        INSERT INTO chain (bureau, item, ordinal, hash, recorded, sealed) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (bureau, item) DO UPDATE
        SET ordinal = excluded.ordinal, hash = excluded.hash, recorded = excluded.recorded
        """)
    try chain.execute(arguments: [
      bureau, item, last.ordinal, DatabaseValue.blob(last.hash), last.recorded.milliseconds, sealed,
    ])
  }

  // MARK: Projections

  /// Brings the rows of the touched items up to date, then of those whose rows depend on them.
  mutating func project(_ touched: [(item: ItemID, events: [Event])], on day: Day) throws {
    var parents: Set<ItemID> = []
    for (id, events) in touched where id != .bureau {
      guard let item = try advanced(id, by: events) else { continue }
      items[id] = item
      try store(item, on: day)
      if item.parent?.relation == .milestone, let parent = item.parent?.item { parents.insert(parent) }
    }
    for parent in parents.sorted() { try restore(parent, on: day) }
  }

  private mutating func restore(_ id: ItemID, on day: Day) throws {
    guard let item = try advanced(id, by: []) else { return }
    items[id] = item
    try store(item, on: day)
  }

  private func advanced(_ id: ItemID, by events: [Event]) throws -> Item? {
    if let item = items[id] { return item.following(events) }
    if let first = events.first, first.ordinal == 1 { return Item(replaying: events) }
    return Item(replaying: try SQLiteStorage.events(of: id, db, bureau))
  }

  private func children(of id: ItemID) throws -> [ItemID] {
    let statement = try db.cachedStatement(
      sql: "SELECT item FROM item_row WHERE bureau = ? AND parent = ? AND parent <> '' ORDER BY item")
    return try String.fetchAll(statement, arguments: [bureau, id.description]).compactMap { ItemID($0) }
  }

  private mutating func store(_ item: Item, on day: Day) throws {
    let milestone = try statements.firstMilestone(of: item.id).first(db) { row in
      row.day(1).map { ItemRow.Milestone(title: row.text(0), due: $0) }
    }
    var parentNumber = ""
    if let parent = item.parent?.item {
      let statement = try db.cachedStatement(sql: "SELECT number FROM item_row WHERE bureau = ? AND item = ?")
      parentNumber = try String.fetchOne(statement, arguments: [bureau, parent.description]) ?? ""
    }
    guard let new = Projection(item, milestone: milestone, parentNumber: parentNumber, under: rules) else {
      throw StoreFault.definitionUnknown(item.definition)
    }
    let old = try projections[item.id] ?? stored(item.id)
    projections[item.id] = new
    guard new != old else { return }
    // Children carry their parent's number.
    let renumbers = old.map { $0.row.number != new.row.number } ?? !new.row.number.isEmpty
    var writer = ProjectionWriter(db: db, bureau: bureau, item: item.id.description, day: Int64(day.number))
    try writer.writeRow(new.row, isNew: old == nil)
    try writer.writeFields(from: old?.fields ?? [], to: new.fields)
    try writer.writeGrams(from: old?.grams ?? [], to: new.grams)
    if renumbers {
      for child in try children(of: item.id) { try restore(child, on: day) }
    }
  }

  private func stored(_ item: ItemID) throws -> Projection? {
    guard let row = try statements.row(of: item).first(db, { ItemRow($0) }) else { return nil }
    return Projection(row: row, fields: try ProjectionWriter.fields(of: item, db, bureau))
  }
}

extension Row {
  func bytes(_ index: Int) -> [UInt8] {
    let blob: Blob = self[index]
    return blob.bytes
  }
}
