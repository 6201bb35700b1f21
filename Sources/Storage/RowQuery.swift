public import Bureau
public import Calendars
public import LedgerKernel

/// What a list asks for: whose eyes, which day, which rows, in what order, from where.
public struct RowQuery: Hashable, Sendable {
  public enum Order: String, CaseIterable, Hashable, Sendable {
    /// The earliest red first.
    case urgency
    case due
    case number
    /// The newest first.
    case newest

    /// Whether one row stands before another on a page.
    public func places(_ a: PageKey, before b: PageKey) -> Bool {
      self == .newest ? a.item > b.item : (a.value, a.item) < (b.value, b.item)
    }
  }
  /// What an open item may wait for.
  public enum Wait: String, CaseIterable, Hashable, Sendable {
    /// 难题待协调
    case obstacle
    /// 退单待裁定
    case ruling
    /// 变更待审批
    case change
  }
  public enum FieldFilter: Hashable, Sendable {
    case text(FieldCode, String)
    case day(FieldCode, ClosedRange<Day>)
    case number(FieldCode, ClosedRange<Quantity>)
  }

  public var scope: Scope
  /// The day for which lights are asked.
  public var day: Day
  /// The bureau as it stood at the end of this day; nil for now.
  public var asOf: Day?
  public var year: Int?
  public var ledgers: Set<LedgerCode> = []
  public var list: String?
  /// One of these leads, handles or supports; empty asks for none.
  public var units: Set<UnitID> = []
  public var leader: PersonID?
  public var person: PersonID?
  public var light: Light?
  public var phases: Set<Stage.Phase> = []
  public var stages: Set<StageCode> = []
  /// Only items whose deadline is still to be settled.
  public var vagueOnly = false
  /// Only these; empty asks for none.
  public var items: Set<ItemID> = []
  /// Only what belongs to one of these: milestones, copies, sub-items; empty asks for none.
  public var parents: Set<ItemID> = []
  public var relation: Registration.Relation?
  /// Planned to start on one of these days.
  public var starting: ClosedRange<Day>?
  /// Due on one of these days.
  public var due: ClosedRange<Day>?
  /// Only what waits for somebody above: an obstacle, a decline, a change that is asked for; empty asks for none.
  public var waits: Set<Wait> = []
  /// Leaves milestones, copies and sub-items out.
  public var rootsOnly = false
  /// Words in title, number or standard.
  public var words = ""
  public var fields: [FieldFilter] = []
  public var order: Order = .urgency
  public var after: PageKey?
  public var limit = 100

  public init(scope: Scope, day: Day) {
    self.scope = scope
    self.day = day
  }
}

/// Where the next page begins: the sort value of the last row, and its item.
public struct PageKey: Hashable, Sendable, CustomStringConvertible {
  public let value: Int64
  public let item: ItemID

  public init(value: Int64, item: ItemID) {
    self.value = value
    self.item = item
  }

  /// Reads what ``description`` writes.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "_", maxSplits: 1)
    guard parts.count == 2, let value = Int64(parts[0]), let item = ItemID(parts[1]) else {
      return nil
    }
    self.init(value: value, item: item)
  }

  public var description: String { "\(value)_\(item)" }
}

/// One row as lists show it: the light of the asked day with its reason.
public struct ListedItem: Hashable, Sendable {
  public let item: ItemID
  public let ledger: LedgerCode
  public let definition: DefinitionHash
  public let number: String
  public let title: String
  public let titleInEnglish: String
  public let stage: StageCode
  public let phase: Stage.Phase
  public let lists: [String]
  public let lead: UnitID?
  public let handler: UnitID?
  public let leader: PersonID?
  public let person: PersonID?
  public let start: Day?
  public let due: Day?
  public let dueText: String
  public let issuedOn: Day?
  public let closedOn: Day?
  public let reportedOn: Day?
  public let progress: String
  public let milestone: ItemRow.Milestone?
  public let light: Light
  public let reason: LightReason
  public let parent: ItemID?
  public let relation: Registration.Relation?
  public let weight: Quantity?
  /// 难题, as it was raised; empty when there is none.
  public let obstacle: String
  public let standard: String
  public let isDeclined: Bool
  public let hasPendingChange: Bool
  public let isRigid: Bool

  public init(
    item: ItemID, ledger: LedgerCode, definition: DefinitionHash, number: String, title: String,
    titleInEnglish: String, stage: StageCode, phase: Stage.Phase, lists: [String], lead: UnitID?,
    handler: UnitID?, leader: PersonID?, person: PersonID?, start: Day?, due: Day?, dueText: String,
    issuedOn: Day?, closedOn: Day?, reportedOn: Day?, progress: String,
    milestone: ItemRow.Milestone?, light: Light, reason: LightReason,
    parent: ItemID?, relation: Registration.Relation?, weight: Quantity?, obstacle: String,
    standard: String,
    isDeclined: Bool, hasPendingChange: Bool, isRigid: Bool
  ) {
    self.item = item
    self.ledger = ledger
    self.definition = definition
    self.number = number
    self.title = title
    self.titleInEnglish = titleInEnglish
    self.stage = stage
    self.phase = phase
    self.lists = lists
    self.lead = lead
    self.handler = handler
    self.leader = leader
    self.person = person
    self.start = start
    self.due = due
    self.dueText = dueText
    self.issuedOn = issuedOn
    self.closedOn = closedOn
    self.reportedOn = reportedOn
    self.progress = progress
    self.milestone = milestone
    self.light = light
    self.reason = reason
    self.parent = parent
    self.relation = relation
    self.weight = weight
    self.obstacle = obstacle
    self.standard = standard
    self.isDeclined = isDeclined
    self.hasPendingChange = hasPendingChange
    self.isRigid = isRigid
  }
}

public struct RowPage: Hashable, Sendable {
  public let items: [ListedItem]
  /// Nil on the last page.
  public let next: PageKey?

  public init(items: [ListedItem], next: PageKey?) {
    self.items = items
    self.next = next
  }
}

public struct LightCounts: Hashable, Sendable {
  public var red = 0
  public var yellow = 0
  public var green = 0
  public var blue = 0
  public var grey = 0

  public init() {}

  public var total: Int { red + yellow + green + blue + grey }

  public subscript(light: Light) -> Int {
    get {
      switch light {
      case .red: red
      case .yellow: yellow
      case .green: green
      case .blue: blue
      case .grey: grey
      }
    }
    set {
      switch light {
      case .red: red = newValue
      case .yellow: yellow = newValue
      case .green: green = newValue
      case .blue: blue = newValue
      case .grey: grey = newValue
      }
    }
  }
}

extension ListedItem {
  /// The row as a list shows it on a day.
  public init(_ row: ItemRow, on day: Day) {
    let (light, reason) = row.outlook.light(on: day)
    self.init(
      item: row.item, ledger: row.ledger, definition: row.definition, number: row.number,
      title: row.title,
      titleInEnglish: row.titleInEnglish, stage: row.stage, phase: row.phase, lists: row.lists,
      lead: row.lead,
      handler: row.handler, leader: row.leader, person: row.person, start: row.start, due: row.due,
      dueText: row.dueText, issuedOn: row.issuedOn, closedOn: row.closedOn,
      reportedOn: row.reportedOn,
      progress: row.progress, milestone: row.milestone, light: light, reason: reason,
      parent: row.parent, relation: row.relation, weight: row.weight, obstacle: row.obstacle,
      standard: row.standard,
      isDeclined: row.isDeclined, hasPendingChange: row.hasPendingChange, isRigid: row.isRigid)
  }
}
