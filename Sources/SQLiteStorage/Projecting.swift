internal import Bureau
internal import Calendars
internal import GRDB
internal import LedgerKernel
internal import Storage
internal import Wording

/// Works out the projections of the items that a transaction touches, and of those that depend on them.
struct Projecting {
  private let db: Database
  private let bureau: Int64
  private let statements: RowStatements
  private let rules: ProjectionRules

  var writes: [Write] = []

  /// Items as they stand now, so that a run of batches folds each only once.
  private var items: [ItemID: Item] = [:]
  private var pending: [ItemID: PendingProjection] = [:]
  /// What this transaction has handed over already.
  private var handedOver: [ItemID: StandingProjection] = [:]
  /// Items opened in this transaction: no table knows them.
  private var young: Set<ItemID> = []
  /// The children that this transaction touched, by their parent.
  private var touchedChildren: [ItemID: Set<ItemID>] = [:]
  private var touches: [ItemID: Int]
  private var lights = LightChanges()

  init(_ db: Database, _ storage: SQLiteStorage, _ rules: ProjectionRules, touches: [ItemID: Int]) {
    self.db = db
    self.bureau = storage.bureau
    self.statements = storage.statements
    self.rules = rules
    self.touches = touches
  }

  /// Brings projections up to date with new events. An item is handed over when no more of it is expected.
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
    for (id, _) in touched {
      touches[id, default: 0] -= 1
      if !expects(id) { handOver(id) }
    }
  }

  /// Whether an item will be touched again.
  func expects(_ id: ItemID) -> Bool { (touches[id] ?? 0) > 0 }

  /// Hands over what is still waiting, and the changes of the lights.
  mutating func finish() throws {
    for id in pending.keys.sorted() { handOver(id) }
    for (key, change) in lights.changes { writes += LightWrites.of(key, change, bureau) }
    lights = LightChanges()
  }

  private mutating func handOver(_ id: ItemID) {
    guard let waiting = pending.removeValue(forKey: id) else { return }
    var writer = ProjectionWrites(bureau: bureau, item: id.description)
    handedOver[id] = writer.add(waiting, &lights)
    writes += writer.writes
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
    return Item(replaying: try SQLiteStorage.events(of: id, db, bureau) + events)
  }

  private mutating func project(_ item: Item, on day: Day) throws {
    let milestone = try firstMilestone(of: item.id)
    let parentNumber = try item.parent.map { try number(of: $0.item) } ?? ""
    guard let new = Projection(item, milestone: milestone, parentNumber: parentNumber, under: rules) else {
      throw StoreFault.definitionUnknown(item.definition)
    }
    let before = try pending[item.id]?.latest ?? standing(item.id)?.projection
    guard new != before else { return }
    if pending[item.id] == nil { pending[item.id] = PendingProjection(standing: try standing(item.id)) }
    pending[item.id]?.add(new, on: Int64(day.number))
    // Children carry their parent's number.
    if before.map({ $0.row.number != new.row.number }) ?? !new.row.number.isEmpty {
      for child in try children(of: item.id) { try reproject(child, on: day) }
    }
  }

  // MARK: What the file holds, and what the transaction has made of it

  private func current(_ id: ItemID) -> Projection? { pending[id]?.latest ?? handedOver[id]?.projection }

  private func standing(_ item: ItemID) throws -> StandingProjection? {
    if let known = handedOver[item] { return known }
    guard !young.contains(item) else { return nil }
    let stored = try statements.row(of: item).first(db) { row in
      ItemRow(row).map { ($0, row.integer(RowColumn.allCases.count)) }
    }
    guard let (row, from) = stored else { return nil }
    return StandingProjection(
      projection: Projection(row: row, fields: try ProjectionWrites.fields(of: item, db, bureau)), from: from)
  }

  private func firstMilestone(of id: ItemID) throws -> ItemRow.Milestone? {
    let touched = touchedChildren[id] ?? []
    var open: [(due: Day, item: ItemID, title: Words)] = touched.compactMap { child in
      guard let row = current(child)?.row, row.relation == .milestone, row.phase.isOpen, let due = row.due else {
        return nil
      }
      return (due, child, Item.title(row.title, inEnglish: row.titleInEnglish))
    }
    if !young.contains(id) {
      let cursor = try statements.openMilestones(of: id).cursor(db)
      while let row = try cursor.next() {
        guard let child = ItemID(row.text(0)), !touched.contains(child), let due = row.day(3) else { continue }
        open.append((due, child, Item.title(row.text(1), inEnglish: row.text(2))))
      }
    }
    return open.min { ($0.due, $0.item) < ($1.due, $1.item) }.map { ItemRow.Milestone(title: $0.title, due: $0.due) }
  }

  private func number(of id: ItemID) throws -> String {
    if let projection = current(id) { return projection.row.number }
    let statement = try db.cachedStatement(sql: "SELECT number FROM item_row WHERE bureau = ? AND item = ?")
    return try String.fetchOne(statement, arguments: [bureau, id.description]) ?? ""
  }

  private func children(of id: ItemID) throws -> [ItemID] {
    var children = touchedChildren[id] ?? []
    if !young.contains(id) {
      let statement = try db.cachedStatement(sql: "SELECT item FROM item_row WHERE bureau = ? AND parent = ?")
      children.formUnion(
        try String.fetchAll(statement, arguments: [bureau, id.description]).compactMap { ItemID($0) })
    }
    return children.sorted()
  }
}

/// A projection and the day from which it has stood.
struct StandingProjection {
  let projection: Projection
  let from: Int64
}

/// What an item's projection came to in a transaction: a version for each day on which it changed.
struct PendingProjection {
  /// What stood before; nil when the item is new.
  let standing: StandingProjection?
  private(set) var versions: [(day: Int64, projection: Projection)] = []

  init(standing: StandingProjection?) { self.standing = standing }

  var latest: Projection? { versions.last?.projection }

  /// A day is seen as it ended. A clock that ran backwards does not make a version begin before the one it follows.
  mutating func add(_ projection: Projection, on day: Int64) {
    if let last = versions.last, day <= last.day {
      versions[versions.count - 1].projection = projection
    } else {
      versions.append((max(day, standing?.from ?? day), projection))
    }
  }
}
