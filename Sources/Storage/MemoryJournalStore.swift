public import Bureau
public import Calendars
public import LedgerKernel
internal import Synchronization
internal import Wording

/// The journal in memory. Every page is folded from the journal anew, so it is slow and obviously right: the
/// reference that other stores are compared with.
public final class MemoryJournalStore: JournalStore {
  struct State {
    var events: [ItemID: [Event]] = [:]
    var receipts: [CommandID: Receipt] = [:]
    var serials: [String: Int] = [:]
    var documents: [DefinitionHash: String] = [:]
    var seals: [(seal: Seal, members: [Seal.Member])] = []
    var sealed: [ItemID: Int] = [:]
    /// When something last happened to an item's relatives that its row is worked out with.
    var touched: [ItemID: Instant] = [:]
    var rules: ProjectionRules?
    var watermark = 0
    var passwords: [PersonID: String] = [:]
    var jobs: [String: (due: Instant, lease: Instant, holder: String)] = [:]
    var marks: [String: [String: (at: Instant, count: Int)]] = [:]
  }

  let state = Mutex(State())
  private let function: HashFunction

  public init(hashing function: HashFunction) { self.function = function }

  @discardableResult public func append(_ batch: Batch, under rules: ProjectionRules) async throws(StoreFault)
    -> Receipt
  {
    try await append([batch], under: rules)[0]
  }

  @discardableResult public func append(_ batches: [Batch], under rules: ProjectionRules) async throws(StoreFault)
    -> [Receipt]
  {
    let function = function
    let result: Result<[Receipt], StoreFault> = state.withLock { state in
      var draft = state
      do throws(StoreFault) {
        var receipts: [Receipt] = []
        for batch in batches { receipts.append(try draft.append(batch, under: rules, function)) }
        draft.rules = rules
        draft.watermark += 1
        state = draft
        return .success(receipts)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  public func events(of item: ItemID) async throws(StoreFault) -> [Event] {
    state.withLock { $0.events[item] ?? [] }
  }

  public func events(of items: Set<ItemID>) async throws(StoreFault) -> [ItemID: [Event]] {
    state.withLock { $0.events.filter { items.contains($0.key) } }
  }

  public func lengths(of items: Set<ItemID>) async throws(StoreFault) -> [ItemID: Int] {
    try await events(of: items).mapValues(\.count)
  }

  public func length(of item: ItemID) async throws(StoreFault) -> Int {
    state.withLock { $0.events[item]?.count ?? 0 }
  }

  public func receipt(of command: CommandID) async throws(StoreFault) -> Receipt? {
    state.withLock { state in
      state.receipts[command].map { Receipt(command, lines: $0.lines, isRepeat: true) }
    }
  }

  public func keep(_ text: String, as hash: DefinitionHash) async throws(StoreFault) {
    state.withLock { $0.documents[hash] = text }
  }

  public func document(_ hash: DefinitionHash) async throws(StoreFault) -> String? {
    state.withLock { $0.documents[hash] }
  }

  @discardableResult public func seal(at instant: Instant) async throws(StoreFault) -> Seal? {
    let function = function
    return state.withLock { state in
      var members: [Seal.Member] = []
      var hashes: [[UInt8]] = []
      for (item, events) in state.events.sorted(by: { $0.key < $1.key }) {
        let from = state.sealed[item] ?? 0
        guard events.count > from else { continue }
        members.append(Seal.Member(item: item, ordinals: (from + 1)...events.count))
        hashes += events[from...].map(\.hash)
        state.sealed[item] = events.count
      }
      guard !hashes.isEmpty else { return nil }
      let seal = Seal(after: state.seals.last?.seal, at: instant, hashes: hashes, with: function)
      state.seals.append((seal, members))
      return seal
    }
  }

  public func seals(before number: Int?, limit: Int) async throws(StoreFault) -> [Seal] {
    let all = state.withLock { $0.seals.map(\.seal) }
    return Array(all.reversed().filter { seal in number.map { seal.number < $0 } ?? true }.prefix(limit))
  }

  public func sealedRuns(of items: Set<ItemID>) async throws(StoreFault) -> [ItemID: [SealedRun]] {
    var runs: [ItemID: [SealedRun]] = [:]
    for (seal, members) in state.withLock({ $0.seals }) {
      for member in members where items.contains(member.item) {
        runs[member.item, default: []].append(SealedRun(seal: seal.number, ordinals: member.ordinals))
      }
    }
    return runs
  }

  public func recentEvents(_ query: EventQuery) async throws(StoreFault) -> [Event] {
    let all = state.withLock { $0.events.values.flatMap { $0 } }
    return Array(
      all.filter(query.asks)
        .sorted { ($0.recorded, $0.item, $0.ordinal) > ($1.recorded, $1.item, $1.ordinal) }
        .prefix(query.limit))
  }

  public func verify(_ progress: @Sendable @escaping (Int, Int) -> Void) async throws(StoreFault)
    -> Verification
  {
    let (events, seals, sealed, receipts) = state.withLock { ($0.events, $0.seals, $0.sealed, $0.receipts) }
    let serials = state.withLock { $0.serials }
    var verifier = Verifier(hashing: function)
    for (item, chain) in events.sorted(by: { $0.key < $1.key }) {
      for event in chain {
        verifier.read(
          item, event.ordinal, recorded: event.recorded.milliseconds, command: event.command.raw,
          bytes: event.canonicalBytes, hash: event.hash)
      }
      verifier.endChain(
        item, stored: ChainHead(ordinal: chain.count, hash: chain.last?.hash ?? []), sealed: sealed[item] ?? 0)
    }
    for (command, receipt) in receipts { verifier.read(command, receipt: receipt.json.canonicalText) }
    for (name, last) in serials {
      let parts = name.split(separator: "/")
      if let ledger = LedgerCode(parts[0]), let year = Int(parts[1]) { verifier.read(last: last, of: ledger, in: year) }
    }
    for (seal, members) in seals { verifier.read(seal, members) }
    return verifier.finish()
  }

  // MARK: Pages, folded anew

  public func row(of item: ItemID) async throws(StoreFault) -> ItemRow? {
    projections(asOf: nil).first { $0.row.item == item }?.row
  }

  public func children(of item: ItemID) async throws(StoreFault) -> [ItemRow] {
    projections(asOf: nil).map(\.row).filter { $0.parent == item }.sorted {
      ($0.part, $0.item) < ($1.part, $1.item)
    }
  }

  public func page(_ query: RowQuery) async throws(StoreFault) -> RowPage {
    let matching = projections(asOf: query.asOf).filter { query.lets($0) }.map { projection in
      (
        key: PageKey(value: projection.row.sortValue(query.order), item: projection.row.item),
        row: projection.row
      )
    }
    let rest = matching.sorted { query.order.places($0.key, before: $1.key) }.drop { row in
      query.after.map { !query.order.places($0, before: row.key) } ?? false
    }
    let rows = rest.prefix(query.limit)
    return RowPage(
      items: rows.map { ListedItem($0.row, on: query.day) },
      next: rest.count > query.limit ? rows.last?.key : nil)
  }

  public func counts(_ query: RowQuery) async throws(StoreFault) -> LightCounts {
    var counts = LightCounts()
    for projection in projections(asOf: query.asOf) where query.lets(projection) {
      counts[projection.row.outlook.light(on: query.day).light] += 1
    }
    return counts
  }

  public func pages(_ queries: [RowQuery]) async throws(StoreFault) -> [RowPage] {
    var pages: [RowPage] = []
    for query in queries { pages.append(try await page(query)) }
    return pages
  }

  public func count(_ queries: [RowQuery], upTo most: Int) async throws(StoreFault) -> [Int] {
    queries.map { query in min(most, projections(asOf: query.asOf).count { query.lets($0) }) }
  }

  public func isVisible(_ item: ItemID, to scope: Scope) async throws(StoreFault) -> Bool {
    guard let row = try await row(of: item) else { return false }
    return scope.sees(row)
  }

  public func itemsToTick(on day: Day, limit: Int) async throws(StoreFault) -> [ItemID] {
    let due = projections(asOf: nil).map(\.row).filter { row in row.tickOn.map { $0 <= day } ?? false }
    return due.sorted { ($0.tickOn ?? day, $0.item) < ($1.tickOn ?? day, $1.item) }.prefix(limit).map(\.item)
  }

  public func rebuild(under rules: ProjectionRules, _ progress: @Sendable @escaping (Int, Int) -> Void)
    async throws(StoreFault) -> Int
  {
    state.withLock { state in
      state.rules = rules
      state.watermark += 1
    }
    return 0
  }

  public func watermark() async throws(StoreFault) -> Watermark { Watermark(state.withLock { "\($0.watermark)" }) }

  private func projections(asOf day: Day?) -> [Projection] {
    let (all, rules) = state.withLock { ($0.events, $0.rules) }
    guard let rules else { return [] }
    var items: [ItemID: Item] = [:]
    for (id, events) in all {
      let seen = day.map { day in events.filter { rules.day(of: $0.recorded) <= day } } ?? events
      items[id] = Item(replaying: seen)
    }
    let children = Dictionary(grouping: items.values.filter { $0.parent?.relation == .milestone }) {
      $0.parent!.item
    }
    return items.values.compactMap { item in
      let open = (children[item.id] ?? []).compactMap { child -> (Day, ItemID, Words)? in
        guard let due = child.due,
          rules.definitions[child.definition]?.stage(child.stage)?.phase.isOpen == true
        else { return nil }
        return (due, child.id, Item.title(child.title, inEnglish: child.text(.titleInEnglish) ?? ""))
      }
      let first = open.min { ($0.0, $0.1) < ($1.0, $1.1) }
      return Projection(
        item, milestone: first.map { ItemRow.Milestone(title: $0.2, due: $0.0) },
        parentNumber: item.parent.map { Self.number(of: $0.item, items) } ?? "", under: rules)
    }
  }

  /// An item's own number, or its parent's with its part.
  private static func number(of id: ItemID, _ items: [ItemID: Item]) -> String {
    guard let item = items[id] else { return "" }
    if let own = item.number { return own.text }
    guard let parent = item.parent, parent.relation != .carriedFrom else { return "" }
    let above = number(of: parent.item, items)
    return above.isEmpty ? "" : "\(above)-\(parent.part)"
  }
}

extension MemoryJournalStore.State {
  fileprivate mutating func append(
    _ batch: Batch, under rules: ProjectionRules, _ function: HashFunction
  )
    throws(StoreFault) -> Receipt
  {
    if let earlier = receipts[batch.command] {
      return Receipt(batch.command, lines: earlier.lines, isRepeat: true)
    }
    let stale = batch.entries.filter { (events[$0.item] ?? []).count != $0.seen }.map(\.item)
    guard stale.isEmpty else { throw .stale(stale) }
    let known = batch.entries.flatMap { [$0.item] + relations(of: $0) }
    let earlier = known.flatMap { [events[$0]?.last?.recorded, touched[$0]].compactMap(\.self) }
    let recorded = earlier.reduce(batch.recorded) { max($0, Instant(milliseconds: $1.milliseconds + 1)) }
    var lines: [Receipt.Line] = []
    for entry in batch.entries {
      var facts = entry.facts
      var number: String?
      if let series = entry.draws {
        let serial = (serials["\(series.ledger)/\(series.year)"] ?? 0) + 1
        serials["\(series.ledger)/\(series.year)"] = serial
        let text = series.numbering.number(year: series.year, serial: serial)
        facts.append(.numbered(DrawnNumber(serial: serial, text: text)))
        number = text
      }
      for case .registered(let registration) in facts
      where rules.definitions[registration.definition] == nil {
        throw .definitionUnknown(registration.definition)
      }
      let before = events[entry.item] ?? []
      let head = ChainHead(ordinal: before.count, hash: before.last?.hash ?? [])
      let added = head.appending(
        facts, to: entry.item, command: batch.command, by: batch.actor, at: recorded, on: batch.on,
        with: function)
      events[entry.item] = before + added.map(\.event)
      lines.append(Receipt.Line(entry.item, ordinal: before.count + added.count, number: number))
      for relative in relations(of: entry) { touched[relative] = recorded }
      if number != nil { touchChildren(of: entry.item, at: recorded) }
    }
    let receipt = Receipt(batch.command, lines: lines, isRepeat: false)
    receipts[batch.command] = receipt
    return receipt
  }

  /// The items that an entry's rows are worked out with: the parent of whatever is opened, and of a milestone.
  private func relations(of entry: Batch.Entry) -> [ItemID] {
    for case .registered(let registration) in entry.facts { return registration.parent.map { [$0.item] } ?? [] }
    guard let parent = Item(replaying: events[entry.item] ?? [])?.parent, parent.relation == .milestone else {
      return []
    }
    return [parent.item]
  }

  /// Children continue their parent's number, and theirs theirs.
  private mutating func touchChildren(of id: ItemID, at instant: Instant) {
    for child in events.values.compactMap({ Item(replaying: $0) }) where child.parent?.item == id {
      touched[child.id] = max(instant, touched[child.id] ?? instant)
      if child.number == nil { touchChildren(of: child.id, at: instant) }
    }
  }
}
