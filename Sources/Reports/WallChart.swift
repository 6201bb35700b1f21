public import Bureau
public import Calendars
public import LedgerKernel
public import Wording

/// 挂图 — the year's work on one wall: a row per item, its light, and why.
public struct WallChart: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public let item: ItemID
    public let number: String
    public let title: Words
    public let ledger: Words
    public let lists: [Words]
    /// The unit that answers for it; nil when nobody does yet.
    public let unit: Words?
    public let person: Words?
    public let stage: Words
    public let start: Day?
    public let due: Day?
    /// The deadline as written, where no day is settled.
    public let dueText: String
    public let milestone: ItemRow.Milestone?
    public let light: Light
    public let reason: Words
    public let isRigid: Bool
    /// What it waits for from above: an obstacle as it was raised, a ruling, an approval; nil when it waits for nothing.
    public let waits: Words?
    /// Its milestones in the order of their days; only the wall asks for them.
    public var marks: [Mark] = []
    /// How much of it is reached, in thousandths: by the weight of its milestones, or all once it is closed. Nil when
    /// nothing says.
    public var reached: Int?
    /// Whether work has begun: it was signed for.
    public let hasBegun: Bool
    /// Whose pages the names lead to.
    public var unitID: UnitID?
    public var personID: PersonID?

    public init(
      item: ItemID, number: String, title: Words, ledger: Words, lists: [Words], unit: Words?, person: Words?,
      stage: Words, start: Day?, due: Day?, dueText: String, milestone: ItemRow.Milestone?, light: Light,
      reason: Words, isRigid: Bool, waits: Words?, hasBegun: Bool
    ) {
      self.item = item
      self.number = number
      self.title = title
      self.ledger = ledger
      self.lists = lists
      self.unit = unit
      self.person = person
      self.stage = stage
      self.start = start
      self.due = due
      self.dueText = dueText
      self.milestone = milestone
      self.light = light
      self.reason = reason
      self.isRigid = isRigid
      self.waits = waits
      self.hasBegun = hasBegun
    }
  }
  public struct Count: Hashable, Sendable {
    public let light: Light
    public let count: Int
    public init(_ light: Light, _ count: Int) {
      self.light = light
      self.count = count
    }
  }

  public let bureau: Words
  public let year: Int
  /// The day for which the lights are asked.
  public let day: Day
  /// Whether this is the bureau as it stood at the end of ``day``, from the journal.
  public let isPast: Bool
  public let counts: [Count]
  public var rows: [Row]
  /// Where the next page begins; nil on the last.
  public let next: String?

  public init(bureau: Words, year: Int, day: Day, isPast: Bool, counts: [Count], rows: [Row], next: String?) {
    self.bureau = bureau
    self.year = year
    self.day = day
    self.isPast = isPast
    self.counts = counts
    self.rows = rows
    self.next = next
  }
}
