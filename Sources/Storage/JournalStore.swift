public import Bureau
public import Calendars
public import LedgerKernel

/// What projections are made with: the definitions by hash, the calendar, the limits and the bureau's zone.
public struct ProjectionRules: Sendable {
  public let definitions: [DefinitionHash: LedgerDefinition]
  public let calendar: WorkCalendar
  public let limits: LegalLimits
  public let zone: CivilZone

  public init(
    definitions: [DefinitionHash: LedgerDefinition], calendar: WorkCalendar, limits: LegalLimits,
    zone: CivilZone
  ) {
    self.definitions = definitions
    self.calendar = calendar
    self.limits = limits
    self.zone = zone
  }
}

/// 日志库 — append-only storage of one bureau's journal, and the tables that follow from it.
///
/// One suite, `StoreConformance`, runs against every implementation and defines what these words mean.
public protocol JournalStore: Sendable {
  // MARK: Journal

  /// Appends a batch as one unit, or nothing at all, and brings the projections along.
  ///
  /// A batch whose command id was appended before changes nothing and returns what it returned then.
  ///
  /// - Throws: `.stale` with the items that another writer moved on; `.definitionUnknown`.
  @discardableResult
  func append(_ batch: Batch, under rules: ProjectionRules) async throws(StoreFault) -> Receipt

  /// Appends many batches in one transaction: all or nothing. For imports and simulations.
  @discardableResult
  func append(_ batches: [Batch], under rules: ProjectionRules) async throws(StoreFault)
    -> [Receipt]

  /// Every event of an item, oldest first; empty when there is no such item.
  func events(of item: ItemID) async throws(StoreFault) -> [Event]

  /// Every event of several items, by item and oldest first; one that is not there is left out.
  ///
  /// - Complexity: One read, O(*n*) in the events.
  func events(of items: Set<ItemID>) async throws(StoreFault) -> [ItemID: [Event]]

  /// How many events an item has; 0 when there is no such item.
  func length(of item: ItemID) async throws(StoreFault) -> Int

  /// How many events each of several items has; one that is not there is left out.
  func lengths(of items: Set<ItemID>) async throws(StoreFault) -> [ItemID: Int]

  /// What an earlier batch returned; nil when the command was never carried out.
  func receipt(of command: CommandID) async throws(StoreFault) -> Receipt?

  // MARK: Documents

  /// Keeps a text under its content hash; keeping it again does nothing.
  func keep(_ text: String, as hash: DefinitionHash) async throws(StoreFault)
  func document(_ hash: DefinitionHash) async throws(StoreFault) -> String?

  // MARK: Seals

  /// Seals every fact that no seal covers yet.
  ///
  /// - Returns: Nil when there is nothing to seal.
  @discardableResult
  func seal(at instant: Instant) async throws(StoreFault) -> Seal?
  /// The newest seals, newest first, at most `limit`, before the seal of a number.
  func seals(before number: Int?, limit: Int) async throws(StoreFault) -> [Seal]
  /// What seals cover of several items, by item and oldest first; one of which nothing is sealed is left out.
  ///
  /// - Complexity: O(log *n* + *k*) for each item in its *k* runs.
  func sealedRuns(of items: Set<ItemID>) async throws(StoreFault) -> [ItemID: [SealedRun]]
  /// The newest of the events asked for, newest first in the order they were recorded.
  ///
  /// - Complexity: O(log *n*) and what it gives out; with an actor, O(*n*) in the events of the time asked for.
  func recentEvents(_ query: EventQuery) async throws(StoreFault) -> [Event]

  /// Recomputes every hash, chain and seal.
  ///
  /// - Parameter progress: Facts done, and how many there are; from another thread, every thousand facts.
  func verify(_ progress: @Sendable @escaping (Int, Int) -> Void) async throws(StoreFault) -> Verification

  // MARK: Projections

  func row(of item: ItemID) async throws(StoreFault) -> ItemRow?
  func children(of item: ItemID) async throws(StoreFault) -> [ItemRow]
  /// One page of a list.
  func page(_ query: RowQuery) async throws(StoreFault) -> RowPage
  /// Several pages, all in the eyes of one scope, in one read.
  func pages(_ queries: [RowQuery]) async throws(StoreFault) -> [RowPage]
  /// Counts by light over everything that the query's filters let through, its page aside.
  func counts(_ query: RowQuery) async throws(StoreFault) -> LightCounts
  /// How many rows each of several queries lets through, its page aside, counted no further than `most`; all in the eyes of
  /// one scope, in one read.
  ///
  /// - Complexity: For each about that of a page of `most` rows.
  func count(_ queries: [RowQuery], upTo most: Int) async throws(StoreFault) -> [Int]
  /// Whether the query's scope lets its viewer see an item.
  func isVisible(_ item: ItemID, to scope: Scope) async throws(StoreFault) -> Bool

  /// Items that the clockwork has to look at on a day, at most `limit`.
  func itemsToTick(on day: Day, limit: Int) async throws(StoreFault) -> [ItemID]

  /// 水位 — another one after anything was appended or made anew, by whatever server.
  ///
  /// What was read after a watermark was asked for may be given again for as long as it is the same.
  /// - Complexity: O(1), one read.
  func watermark() async throws(StoreFault) -> Watermark

  /// Makes all projections anew from the journal.
  ///
  /// - Parameter progress: Facts done, and how many there are; from another thread, every thousand facts.
  /// - Returns: The differences that were found between the tables as they were and as they are now.
  func rebuild(under rules: ProjectionRules, _ progress: @Sendable @escaping (Int, Int) -> Void)
    async throws(StoreFault) -> Int
}

/// Compared for being the same, and for nothing else.
public struct Watermark: Hashable, Sendable {
  public let text: String
  public init(_ text: String) { self.text = text }
}

/// 账号 — who may sign in with what, and what servers share. Not part of the journal: a password is nobody's evidence.
public protocol AccountStore: DutyStore {
  /// The stored form of a person's password; nil when the person has none.
  func password(of person: PersonID) async throws(StoreFault) -> String?
  /// Sets it, or with nil takes it away.
  func setPassword(_ stored: String?, of person: PersonID, at instant: Instant) async throws(StoreFault)
  /// What a session is checked with, in one read: the person's password as stored, and whether a mark holds.
  func standing(of person: PersonID, mark kind: String, _ name: String) async throws(StoreFault) -> AccountStanding
}

/// Where a signed-in person's account stands.
public struct AccountStanding: Hashable, Sendable {
  /// As stored; nil when the person has none.
  public let password: String?
  public let isMarked: Bool

  public init(password: String?, isMarked: Bool) {
    self.password = password
    self.isMarked = isMarked
  }
}

/// 值班 — what several servers of one bureau share beside the journal: who does which work of the clock, and marks that
/// hold for a while.
public protocol DutyStore: Sendable {
  /// Takes a job that is due for a while, so that no other server does it meanwhile. A server that dies with a job in hand
  /// loses it when its time is up.
  ///
  /// - Parameters:
  ///   - holder: Names this server; whoever holds the job may take it again.
  ///   - lease: Milliseconds.
  /// - Returns: Whether it was taken: false when it is not due or somebody else has it.
  func claim(_ job: String, by holder: String, at now: Instant, for lease: Int64) async throws(StoreFault) -> Bool
  /// Gives a job back, done: it is due again at an instant. Nothing happens when it was lost meanwhile.
  func finish(_ job: String, by holder: String, dueAgain: Instant) async throws(StoreFault)

  /// Sets a mark until it is forgotten.
  func setMark(_ kind: String, _ name: String, at instant: Instant) async throws(StoreFault)
  func hasMark(_ kind: String, _ name: String) async throws(StoreFault) -> Bool
  /// Counts one more try under a name, whichever server it comes to, unless there were `most` already; the count begins
  /// anew when the last try that counted is longer ago than `window`, in milliseconds.
  ///
  /// - Returns: Whether it counted: false when the name has used up its tries.
  func countTry(_ kind: String, _ name: String, at now: Instant, upTo most: Int, within window: Int64)
    async throws(StoreFault) -> Bool
  /// Forgets one mark, and what was counted with it.
  func forgetMark(_ kind: String, _ name: String) async throws(StoreFault)
  /// Forgets the marks of a kind that were set before an instant.
  func forgetMarks(_ kind: String, before instant: Instant) async throws(StoreFault)
}

/// What `verify` found.
public struct Verification: Hashable, Sendable {
  /// One thing that does not add up, and where.
  public enum Fault: Hashable, Sendable {
    case hashDiffers(ItemID, ordinal: Int)
    case unreadable(ItemID, ordinal: Int)
    case missing(ItemID, ordinal: Int)
    case chainEndDiffers(ItemID, stored: Int, found: Int)
    case sealDiffers(Int)
    case sealedFactMissing(Int, ItemID, ordinal: Int)
    case sealMissing(Int)
    case itemWithoutChain(ItemID)
    /// The columns beside the body say another instant or command than the body.
    case columnsDiffer(ItemID, ordinal: Int)
    /// The chain's end says that another part of it is sealed than the seals cover.
    case sealedDiffers(ItemID, stored: Int, covered: Int)
    /// Facts name a command that is not known: it could be carried out again.
    case commandMissing(CommandID)
    /// What a command returned is not what it wrote.
    case receiptDiffers(CommandID)
    /// A number that was drawn could be drawn again.
    case serialBehind(LedgerCode, Int)
    /// An adopted text is not the one whose hash was adopted.
    case documentDiffers(DefinitionHash)
  }
  public var facts = 0
  public var items = 0
  public var seals = 0
  public var unsealed = 0
  /// Head of the last seal; nil without seals.
  public var head: [UInt8]?
  /// Heads of all seals, oldest first.
  public var heads: [[UInt8]] = []
  public var faults: [Fault] = []
  public var isSound: Bool { faults.isEmpty }

  public init() {}
}
