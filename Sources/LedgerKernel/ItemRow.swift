public import Bureau
public import Calendars
public import Wording

/// One row of the projection: what lists, searches and the wall read about an item.
///
/// Rebuilding all rows from the journal gives the same rows. A row never holds a light, only the days on which it
/// changes and why.
public struct ItemRow: Hashable, Sendable {
  public var item: ItemID
  public var ledger: LedgerCode
  public var definition: DefinitionHash
  public var year: Int
  public var serial: Int
  public var number: String
  public var title: String
  public var titleInEnglish: String
  public var parent: ItemID?
  public var relation: Registration.Relation?
  public var part: Int
  public var stage: StageCode
  public var phase: Stage.Phase
  public var level: String
  public var isRigid: Bool
  public var lists: [String]
  public var lead: UnitID?
  public var handler: UnitID?
  /// Every unit concerned, the lead among them.
  public var units: [UnitID]
  public var leader: PersonID?
  public var person: PersonID?
  public var author: PersonID?
  public var start: Day?
  public var due: Day?
  public var dueText: String
  public var standard: String
  public var weight: Quantity?
  public var reports: Int
  public var reportedOn: Day?
  public var progress: String
  public var evidence: Int
  public var changes: Int
  public var hasPendingChange: Bool
  public var isDeclined: Bool
  public var obstacle: String
  public var issuedOn: Day?
  public var closedOn: Day?
  /// The first open milestone.
  public var milestone: Milestone?
  /// Lights, the milestone counted in.
  public var outlook: LightOutlook
  /// Open to claims: every unit may take it, so every unit sees it.
  public var isOffered: Bool
  /// How many events the item had.
  public var ordinal: Int
  /// The day on which the clockwork has to look at it: a limit has run out by then.
  public var tickOn: Day?

  public init(
    item: ItemID, ledger: LedgerCode, definition: DefinitionHash, year: Int, serial: Int,
    number: String, title: String, titleInEnglish: String, parent: ItemID?,
    relation: Registration.Relation?, part: Int, stage: StageCode, phase: Stage.Phase,
    level: String, isRigid: Bool, lists: [String], lead: UnitID?, handler: UnitID?, units: [UnitID],
    leader: PersonID?, person: PersonID?, author: PersonID?, start: Day?, due: Day?,
    dueText: String, standard: String, weight: Quantity?, reports: Int, reportedOn: Day?,
    progress: String, evidence: Int, changes: Int, hasPendingChange: Bool, isDeclined: Bool,
    obstacle: String, issuedOn: Day?, closedOn: Day?, milestone: Milestone?, outlook: LightOutlook,
    isOffered: Bool, ordinal: Int, tickOn: Day?
  ) {
    self.item = item
    self.ledger = ledger
    self.definition = definition
    self.year = year
    self.serial = serial
    self.number = number
    self.title = title
    self.titleInEnglish = titleInEnglish
    self.parent = parent
    self.relation = relation
    self.part = part
    self.stage = stage
    self.phase = phase
    self.level = level
    self.isRigid = isRigid
    self.lists = lists
    self.lead = lead
    self.handler = handler
    self.units = units
    self.leader = leader
    self.person = person
    self.author = author
    self.start = start
    self.due = due
    self.dueText = dueText
    self.standard = standard
    self.weight = weight
    self.reports = reports
    self.reportedOn = reportedOn
    self.progress = progress
    self.evidence = evidence
    self.changes = changes
    self.hasPendingChange = hasPendingChange
    self.isDeclined = isDeclined
    self.obstacle = obstacle
    self.issuedOn = issuedOn
    self.closedOn = closedOn
    self.milestone = milestone
    self.outlook = outlook
    self.isOffered = isOffered
    self.ordinal = ordinal
    self.tickOn = tickOn
  }

  public struct Milestone: Hashable, Sendable {
    public let title: Words
    public let due: Day
    public init(title: Words, due: Day) {
      self.title = title
      self.due = due
    }
  }

  /// A field of the definition as lists filter and sort by it.
  public struct Field: Hashable, Sendable {
    public let field: FieldCode
    public let text: String?
    /// Millionths, so that numbers of every scale compare.
    public let integer: Int64?
    public let day: Day?
    public init(_ field: FieldCode, text: String? = nil, integer: Int64? = nil, day: Day? = nil) {
      self.field = field
      self.text = text
      self.integer = integer
      self.day = day
    }
  }
}

extension ItemRow {
  /// Whether it stands by itself: no copy, sub-item or milestone of another.
  public var isRoot: Bool { relation.map { $0 == .carriedFrom || $0 == .serves } ?? true }
  public var isOpen: Bool { phase.isOpen }
  public var isEnded: Bool { phase.isEnd }
  public var isVague: Bool { due == nil && !dueText.isEmpty }

  /// The row that an item's facts come to.
  ///
  /// - Parameters:
  ///   - milestone: The first open milestone among its children.
  ///   - parentNumber: The parent's number, which a child's own number continues: 交办〔2023〕5号-2.
  public init(
    _ item: Item, _ definition: LedgerDefinition, milestone: Milestone? = nil,
    parentNumber: String = "",
    calendar: WorkCalendar, limits: LegalLimits
  ) {
    var outlook = definition.outlook(of: item, calendar: calendar, limits: limits)
    if let milestone {
      outlook = outlook.with(
        milestone: milestone.title, due: milestone.due, warn: definition.lights.warn, calendar)
    }
    self.item = item.id
    self.ledger = item.ledger
    self.definition = item.definition
    self.year = item.year
    self.serial = item.number?.serial ?? 0
    self.number =
      item.number?.text
      ?? (parentNumber.isEmpty || item.parent?.relation == .carriedFrom
        ? "" : "\(parentNumber)-\(item.parent?.part ?? 0)")
    self.title = item.title
    self.titleInEnglish = item.text(.titleInEnglish) ?? ""
    self.parent = item.parent?.item
    self.relation = item.parent?.relation
    self.part = item.parent?.part ?? 0
    self.stage = item.stage
    self.phase = definition.stage(item.stage)?.phase ?? .draft
    self.level = item.choice(.level) ?? ""
    self.isRigid = item.isRigid
    self.lists = item.lists
    self.lead = item.lead
    self.handler = item.handler
    self.units = item.involved
    self.leader = item.person(.leader)
    self.person = item.responsiblePerson
    self.author = item.author
    self.start = item.start
    self.due = item.due
    self.dueText = item.text(.dueText) ?? ""
    self.standard = item.text(.standard) ?? ""
    self.weight = item.number(.weight)
    self.reports = item.reports
    self.reportedOn = item.lastReportOn
    self.progress = item.lastReport?.text ?? ""
    self.evidence = item.evidence.count
    self.changes = item.changes
    self.hasPendingChange = item.pendingChange != nil
    self.isDeclined = item.declined != nil
    self.obstacle = item.obstacle ?? ""
    self.issuedOn = item.issuedOn
    self.closedOn = item.closedOn
    self.milestone = milestone
    self.outlook = outlook
    self.isOffered = item.lead == nil && definition.isOpenToAll(at: item.stage)
    self.ordinal = item.ordinal
    self.tickOn = definition.tickDay(of: item, calendar: calendar, limits: limits)
  }
}

extension ItemRow.Field {
  /// Free texts that every row has as a column and that are searched, not filtered.
  private static let searched: Set<FieldCode> = [.title, .titleInEnglish, .standard, .dueText]

  /// Longer texts are read and searched, not filtered; an index has no room for them. In bytes of UTF-8.
  private static let longest = 600

  /// What the typed side table holds of an item: its definition's fields; free texts of the row, long texts and sensitive
  /// fields not.
  public static func fields(of item: Item, _ definition: LedgerDefinition) -> [ItemRow.Field] {
    definition.fields.filter { !$0.isSensitive && !searched.contains($0.code) }.flatMap { field -> [ItemRow.Field] in
      switch item.values[field.code] {
      case .text(let text)?: text.utf8.count <= longest ? [ItemRow.Field(field.code, text: text)] : []
      case .choice(let code)?: [ItemRow.Field(field.code, text: code)]
      case .choices(let codes)?: codes.map { ItemRow.Field(field.code, text: $0) }
      case .day(let day)?: [ItemRow.Field(field.code, day: day)]
      case .number(let quantity)?:
        [ItemRow.Field(field.code, integer: try? quantity.coefficient(at: 6))]
      case .flag(let flag)?: [ItemRow.Field(field.code, integer: flag ? 1 : 0)]
      case .unit(let unit)?: [ItemRow.Field(field.code, text: unit.raw)]
      case .units(let units)?: units.map { ItemRow.Field(field.code, text: $0.raw) }
      case .person(let person)?: [ItemRow.Field(field.code, text: person.raw)]
      case .items(let items)?: items.map { ItemRow.Field(field.code, text: $0.description) }
      case .sources, .sealed, nil: []
      }
    }
  }
}
