public import Bureau
public import Calendars
public import LedgerKernel
public import Wording

/// 事项 — everything that one viewer may know about one item, with the acts that are possible and why others are not.
///
/// Masking has happened: a value the viewer may not read is not in here.
public struct ItemSheet: Hashable, Sendable {
  /// A field and its value in words.
  public struct Line: Hashable, Sendable {
    public let field: FieldCode
    public let name: Words
    public let value: Words
    /// Whose page the value leads to.
    public var unitID: UnitID?
    public var personID: PersonID?
    public init(_ field: FieldCode, _ name: Words, _ value: Words) {
      self.field = field
      self.name = name
      self.value = value
    }
  }
  /// One command of the item's history, with the facts it wrote.
  public struct Entry: Hashable, Sendable {
    /// Of its last fact.
    public let ordinal: Int
    public let on: Day
    public let recorded: Instant
    /// The same on the bureau's clocks.
    public let recordedAt: String
    /// Who did it, and for whom.
    public let who: Words
    /// What happened, a sentence for each fact, in their order.
    public let what: [Words]
    /// First characters of the last fact's hash.
    public let hash: String
    public init(ordinal: Int, on: Day, recorded: Instant, recordedAt: String, who: Words, what: [Words], hash: String) {
      self.ordinal = ordinal
      self.on = on
      self.recorded = recorded
      self.recordedAt = recordedAt
      self.who = who
      self.what = what
      self.hash = hash
    }
  }
  public struct Choice: Hashable, Sendable {
    public let act: ActCode
    public let name: Words
    /// Nil when it may be done now.
    public let refusal: Refusal?
    /// Whether it brings the item further: to another stage, and not to an end without a result.
    public let isForward: Bool
    public init(_ act: ActCode, _ name: Words, _ refusal: Refusal?, isForward: Bool) {
      self.act = act
      self.name = name
      self.refusal = refusal
      self.isForward = isForward
    }
  }
  public struct RunningLimit: Hashable, Sendable {
    public let name: Words
    public let began: Day
    public let due: Day
    public init(name: Words, began: Day, due: Day) {
      self.name = name
      self.began = began
      self.due = due
    }
  }

  public let item: ItemID
  public let number: String
  public let title: Words
  public let ledger: Words
  public let basis: Words
  public let definition: DefinitionHash
  public let stages: [Stage]
  public let stage: StageCode
  public let light: Light
  public let reason: Words
  /// How many events the item had: a form carries it back.
  public let seen: Int
  public let lines: [Line]
  public let sources: [Source]
  public let evidence: [Evidence]
  public let limits: [RunningLimit]
  public let pendingChange: [Line]
  public let parent: WallChart.Row?
  /// 节点
  public let milestones: [WallChart.Row]
  /// 普发: each unit's own copy.
  public let copies: [WallChart.Row]
  /// What supporting units do for it, and what was opened to carry it out.
  public let parts: [WallChart.Row]
  /// The item itself as the wall draws it; nil when no row shows it.
  public let bar: WallChart.Row?
  public let year: Int
  /// Stages the item has been at, the present one among them.
  public let visited: Set<StageCode>
  public let acts: [Choice]
  /// Newest first.
  public let history: [Entry]
  public let day: Day
  public let isPast: Bool

  public init(
    item: ItemID, number: String, title: Words, ledger: Words, basis: Words, definition: DefinitionHash,
    stages: [Stage], stage: StageCode, light: Light, reason: Words, seen: Int, lines: [Line], sources: [Source],
    evidence: [Evidence], limits: [RunningLimit], pendingChange: [Line], parent: WallChart.Row?,
    milestones: [WallChart.Row], copies: [WallChart.Row], parts: [WallChart.Row], bar: WallChart.Row?, year: Int,
    visited: Set<StageCode>, acts: [Choice], history: [Entry], day: Day, isPast: Bool
  ) {
    self.item = item
    self.number = number
    self.title = title
    self.ledger = ledger
    self.basis = basis
    self.definition = definition
    self.stages = stages
    self.stage = stage
    self.light = light
    self.reason = reason
    self.seen = seen
    self.lines = lines
    self.sources = sources
    self.evidence = evidence
    self.limits = limits
    self.pendingChange = pendingChange
    self.parent = parent
    self.milestones = milestones
    self.copies = copies
    self.parts = parts
    self.bar = bar
    self.year = year
    self.visited = visited
    self.acts = acts
    self.history = history
    self.day = day
    self.isPast = isPast
  }
}

/// 办理表单 — what an act asks, with the choices and what stands there already.
public struct ActForm: Hashable, Sendable {
  public struct Option: Hashable, Sendable {
    public let code: String
    public let name: Words
    public init(_ code: String, _ name: Words) {
      self.code = code
      self.name = name
    }
  }
  public struct Field: Hashable, Sendable {
    public let definition: FieldDefinition
    public let isRequired: Bool
    /// Choices, units or people, in their order; empty for free input.
    public let options: [Option]
    /// As ``FormReading`` reads it: one text, or several for fields with several values.
    public var values: [String]
    /// Whether nobody signs an item without it, though a draft may be kept so.
    public var isNeededToSign = false
    public init(definition: FieldDefinition, isRequired: Bool, options: [Option], values: [String]) {
      self.definition = definition
      self.isRequired = isRequired
      self.options = options
      self.values = values
    }
  }

  public let ledger: LedgerCode
  /// Nil for a form that opens an item.
  public let item: ItemID?
  /// The item it is about, or the ledger it opens one in.
  public let heading: Words
  public let act: ActCode
  public let name: Words
  public let seen: Int?
  public var fields: [Field]
  /// Whether files may come with it.
  public let takesEvidence: Bool

  public init(
    ledger: LedgerCode, item: ItemID?, heading: Words, act: ActCode, name: Words, seen: Int?, fields: [Field],
    takesEvidence: Bool
  ) {
    self.ledger = ledger
    self.item = item
    self.heading = heading
    self.act = act
    self.name = name
    self.seen = seen
    self.fields = fields
    self.takesEvidence = takesEvidence
  }
}
