internal import Bureau
public import Calendars
internal import Decomposition
public import LedgerKernel
public import Storage
internal import Synchronization

/// One bureau at work: its store, its rules, and the few needs that come from outside.
public final class Office: Sendable {
  /// What only the composition root can give.
  public struct Surroundings: Sendable {
    public let now: @Sendable () -> Instant
    /// Random bytes, as many as asked for.
    public let chance: @Sendable (Int) -> [UInt8]
    public let keys: KeyVault
    public let files: EvidenceFiles

    public init(
      now: @escaping @Sendable () -> Instant, chance: @escaping @Sendable (Int) -> [UInt8], keys: KeyVault,
      files: EvidenceFiles
    ) {
      self.now = now
      self.chance = chance
      self.keys = keys
      self.files = files
    }
  }

  public let store: any JournalStore
  public let accounts: any AccountStore
  public let surroundings: Surroundings
  private let current: Mutex<Rulebook>
  /// Items as they were folded a moment ago.
  let folded = FoldedItems()
  let views = ViewMemory()
  /// The texts that were read last, newest last.
  let readings = Mutex<[(hash: DefinitionHash, reading: Reading)]>([])
  /// Whether other servers' changes are announced here, and whether one was since the rules were last read.
  private let news = Mutex((isFollowing: false, hasCome: true))

  init(
    store: any JournalStore, accounts: any AccountStore, rulebook: Rulebook, surroundings: Surroundings
  ) {
    self.store = store
    self.accounts = accounts
    self.surroundings = surroundings
    self.current = Mutex(rulebook)
  }

  public var rulebook: Rulebook { current.withLock { $0 } }

  func adopt(_ rulebook: Rulebook) { current.withLock { $0 = rulebook } }

  /// From now on changes of other servers are announced by ``noteNews()``, and nothing has to be asked for in between.
  public func followNews() { news.withLock { $0 = (true, true) } }
  public func noteNews() { news.withLock { $0.hasCome = true } }

  /// Whether something may have been adopted elsewhere since this was last asked.
  func takeNews() -> Bool {
    news.withLock { news in
      defer { news.hasCome = false }
      return !news.isFollowing || news.hasCome
    }
  }

  public var now: Instant { surroundings.now() }
  /// The civil day in the bureau's zone, never the server's.
  public var today: Day { now.day(in: rulebook.zone) }

  public func newItemID() -> ItemID {
    let bytes = surroundings.chance(10)
    func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
    return ItemID(
      milliseconds: now.milliseconds, chance: (UInt16(truncatingIfNeeded: word(bytes[0..<2])), word(bytes[2..<10])))
  }

  /// Whether the store answers.
  public func probe() async throws(StoreFault) { _ = try await store.length(of: .bureau) }

  /// A command id that nobody used before.
  public func newCommand() -> CommandID {
    let digits = Hex.text(surroundings.chance(16))
    guard let command = CommandID(digits) else { preconditionFailure("hexadecimal digits make a command id") }
    return command
  }

  func circumstances(
    _ actor: Actor, on day: Day? = nil, family: Family = Family(), parent: Item? = nil, isParentEnded: Bool = false
  ) -> Circumstances {
    let rules = rulebook
    let today = today
    return Circumstances(
      organisation: rules.organisation, calendar: rules.calendar, limits: rules.limits, today: today, on: day ?? today,
      actor: actor, family: family, parent: parent, isParentEnded: isParentEnded, nextItem: { [self] in newItemID() })
  }

  /// What an item's children amount to.
  func family(of item: ItemID) async throws(StoreFault) -> Family {
    family(of: try await store.children(of: item).map { ListedItem($0, on: today) })
  }

  private func family(of children: [ListedItem]) -> Family {
    let milestones = children.filter { $0.relation == .milestone && $0.phase != .stopped }
    var sum: Quantity?
    for weight in milestones.compactMap(\.weight) { sum = try? (sum ?? Quantity(coefficient: 0)).adding(weight) }
    let parts = children.filter { $0.relation == .copy || $0.relation == .support }
    return Family(
      open: children.count { !isOver($0.phase, at: $0.stage, $0.definition) && $0.relation != .carriedFrom },
      signed: parts.count { $0.phase == .working || $0.phase == .checking || $0.phase == .closed }, weights: sum)
  }
}

extension Office {
  /// Whether an item has ended for good: a suspended one may be resumed, and is still owed.
  func isOver(_ row: ItemRow) -> Bool { isOver(row.phase, at: row.stage, row.definition) }

  func isOver(_ phase: Stage.Phase, at stage: StageCode, _ definition: DefinitionHash) -> Bool {
    guard phase.isEnd else { return false }
    guard let definition = rulebook.definitions[definition] else { return true }
    return definition.wayBack(from: stage).isEmpty
  }

  /// What the children of several items amount to; without children there is no entry.
  ///
  /// - Complexity: One read.
  func families(of items: Set<ItemID>) async throws(StoreFault) -> [ItemID: Family] {
    guard !items.isEmpty else { return [:] }
    var query = RowQuery(scope: Scope(.everything, persons: []), day: today)
    query.parents = items
    query.limit = Self.mostChildren
    let children = try await store.page(query).items.filter { $0.parent != nil }
    return Dictionary(grouping: children) { $0.parent ?? $0.item }.mapValues(family)
  }

  private static let mostChildren = 10_000

  /// Several items as they stand; one that is not there is left out.
  ///
  /// - Complexity: One read, and another one of the events of those that were not folded since they last moved.
  func items(_ wanted: Set<ItemID>) async throws(StoreFault) -> [ItemID: Item] {
    guard !wanted.isEmpty else { return [:] }
    let lengths = try await store.lengths(of: wanted)
    var found: [ItemID: Item] = [:]
    for (id, length) in lengths { found[id] = folded[id, length] }
    let others = Set(lengths.keys).subtracting(found.keys)
    guard !others.isEmpty else { return found }
    for (id, events) in try await store.events(of: others) {
      guard let item = Item(replaying: events) else { continue }
      folded.keep(item)
      found[id] = item
    }
    return found
  }
}

/// 密钥 — the keys of sensitive values, one per item, kept outside the journal. Destroying one erases what it sealed.
public struct KeyVault: Sendable {
  /// 32 bytes; nil when there is none or it was destroyed.
  public let key: @Sendable (ItemID) throws(StoreFault) -> [UInt8]?
  public let keep: @Sendable ([UInt8], ItemID) throws(StoreFault) -> Void
  public let destroy: @Sendable (ItemID) throws(StoreFault) -> Void

  public init(
    key: @escaping @Sendable (ItemID) throws(StoreFault) -> [UInt8]?,
    keep: @escaping @Sendable ([UInt8], ItemID) throws(StoreFault) -> Void,
    destroy: @escaping @Sendable (ItemID) throws(StoreFault) -> Void
  ) {
    self.key = key
    self.keep = keep
    self.destroy = destroy
  }
}
