internal import Bureau
package import Calendars
package import LedgerKernel
internal import Wording

/// Works out the projections of the items that a transaction touches, and of those that depend on them.
package struct Projecting {
  private let reader: any JournalReader
  private let bureau: Int64
  private let shard: Int64
  private let rules: ProjectionRules

  private var writes: [Write] = []

  /// Items as they stand now, so that a run of batches folds each only once.
  private var items: [ItemID: Item] = [:]
  private var pending: [ItemID: PendingProjection] = [:]
  /// What this transaction has handed over already.
  private var handedOver: [ItemID: StandingProjection] = [:]
  /// Items opened in this transaction: no table knows them.
  private var young: Set<ItemID> = []
  /// The children that this transaction touched, by their parent.
  private var touchedChildren: [ItemID: Set<ItemID>] = [:]
  /// Items that rows were worked out from, or with, though nothing happened to them.
  private var relatives: Set<ItemID> = []
  private var touches: [ItemID: Int]
  private var lights = LightChanges()

  /// - Parameters:
  ///   - shard: Which of the counters that stand side by side this transaction moves.
  ///   - touches: How often each item will be touched, so that it is written once and as soon as it is done.
  package init(
    from reader: any JournalReader, bureau: Int64, shard: Int64, under rules: ProjectionRules, touches: [ItemID: Int]
  ) {
    self.reader = reader
    self.bureau = bureau
    self.shard = shard
    self.rules = rules
    self.touches = touches
  }

  package mutating func takeWrites() -> [Write] {
    defer { writes = [] }
    return writes
  }

  /// What other items the rows depend on since this was last asked: a child's number on its parent, a parent's first
  /// milestone on its children.
  package mutating func takeRelatives() -> Set<ItemID> {
    defer { relatives = [] }
    return relatives
  }

  /// Brings projections up to date with new events. An item is handed over when no more of it is expected.
  package mutating func project(_ touched: [(item: ItemID, events: [Event])], on day: Day) throws {
    var parents: Set<ItemID> = []
    for (id, events) in touched where id != .bureau {
      guard let item = try advanced(id, by: events) else { continue }
      let isNew = events.first?.ordinal == 1
      if isNew { young.insert(id) }
      if let parent = item.parent {
        touchedChildren[parent.item, default: []].insert(id)
        if isNew || parent.relation == .milestone { relatives.insert(parent.item) }
        if parent.relation == .milestone { parents.insert(parent.item) }
      }
      items[id] = item
      try project(item, on: day)
    }
    for parent in parents.sorted() { try reproject(parent, on: day) }
    for (id, _) in touched {
      touches[id, default: 0] -= 1
      if !expects(id) { handOver(id) }
    }
  }

  /// The items that an entry's rows will be worked out with: the parent of whatever is opened, and of a milestone.
  mutating func relations(of entry: Batch.Entry) throws -> [ItemID] {
    for case .registered(let registration) in entry.facts { return registration.parent.map { [$0.item] } ?? [] }
    guard entry.item != .bureau, let item = try advanced(entry.item, by: []) else { return [] }
    items[entry.item] = item
    return item.parent.flatMap { $0.relation == .milestone ? [$0.item] : nil } ?? []
  }

  /// Whether an item will be touched again.
  package func expects(_ id: ItemID) -> Bool { (touches[id] ?? 0) > 0 }

  /// Hands over what is still waiting, and the changes of the lights.
  package mutating func finish() throws {
    for id in pending.keys.sorted() { handOver(id) }
    for (key, change) in lights.changes.sorted(by: { $0.key < $1.key }) {
      writes += LightWrites.of(key, change, bureau, shard)
    }
    lights = LightChanges()
  }

  /// An item as it stands after this transaction, when all of it is handed over.
  func outcome(of id: ItemID) -> (item: Item, standing: StandingProjection)? {
    guard pending[id] == nil, let item = items[id], let standing = handedOver[id] else { return nil }
    return (item, standing)
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
    return try reader.item(id)?.following(events)
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
      for child in try children(of: item.id) {
        relatives.insert(child)
        try reproject(child, on: day)
      }
    }
  }

  // MARK: What the store holds, and what the transaction has made of it

  private func current(_ id: ItemID) -> Projection? { pending[id]?.latest ?? handedOver[id]?.projection }

  private func standing(_ item: ItemID) throws -> StandingProjection? {
    if let known = handedOver[item] { return known }
    return young.contains(item) ? nil : try reader.standing(item)
  }

  private func firstMilestone(of id: ItemID) throws -> ItemRow.Milestone? {
    let touched = touchedChildren[id] ?? []
    var open = touched.compactMap { child -> OpenMilestone? in
      guard let row = current(child)?.row, row.relation == .milestone, row.phase.isOpen, let due = row.due else {
        return nil
      }
      return OpenMilestone(due: due, item: child, title: Item.title(row.title, inEnglish: row.titleInEnglish))
    }
    if !young.contains(id) { open += try reader.openMilestones(of: id).filter { !touched.contains($0.item) } }
    return open.min { ($0.due, $0.item) < ($1.due, $1.item) }.map { ItemRow.Milestone(title: $0.title, due: $0.due) }
  }

  private func number(of id: ItemID) throws -> String {
    try current(id)?.row.number ?? (young.contains(id) ? "" : reader.number(of: id))
  }

  private func children(of id: ItemID) throws -> [ItemID] {
    var children = touchedChildren[id] ?? []
    if !young.contains(id) { children.formUnion(try reader.children(of: id)) }
    return children.sorted()
  }
}

/// What an item's projection came to in a transaction: a version for each day on which it changed.
struct PendingProjection {
  /// What stood before; nil when the item is new.
  let standing: StandingProjection?
  private(set) var versions: [(day: Int64, projection: Projection)] = []
  /// Of every version, those too that did not outlast their day.
  private(set) var readers: Set<String> = []

  init(standing: StandingProjection?) { self.standing = standing }

  var latest: Projection? { versions.last?.projection }

  /// A day is seen as it ended. A clock that ran backwards does not make a version begin before the one it follows.
  mutating func add(_ projection: Projection, on day: Int64) {
    readers.formUnion(projection.readers)
    if let last = versions.last, day <= last.day {
      versions[versions.count - 1].projection = projection
    } else {
      versions.append((max(day, standing?.from ?? day), projection))
    }
  }
}
