public import Bureau
internal import Calendars

/// 事实 — something that happened to one item, in the past tense, never changed.
///
/// The list is closed: a ledger's own vocabulary lives in codes inside these facts. Facts carry what was decided,
/// never what follows from it.
public enum Fact: Hashable, Sendable {
  case registered(Registration)
  case numbered(DrawnNumber)
  /// Fields were set or replaced; those not named stay as they were.
  case assigned([FieldCode: Value], cleared: Set<FieldCode> = [])
  case consulted([UnitID])
  case answered(Answer)
  case signedAndIssued(meeting: String?)
  case signedFor(UnitID)
  case declined(by: UnitID, reason: String)
  case ruled(upheld: Bool, reason: String)
  case reported(Report)
  case attached(Evidence)
  case advanced(Advance)
  case urged(String)
  case instructed(String)
  case changeAsked(ChangeRequest)
  /// The old values stand beside the new ones, for whoever reads only this fact.
  case targetChanged([Change], reason: String)
  case changeRefused(reason: String)
  case obstacleRaised(String)
  case obstacleResolved(String)
  case delegated(from: UnitID, to: UnitID, reason: String)
  case finished(note: String)
  case sentBack(reason: String)
  case verified(note: String)
  case closedOut
  case stopped(reason: String)
  case carriedOver(to: ItemID)
  /// A limit ran out.
  case lapsed(LimitCode)
  /// 定义、组织、日历 — the bureau adopted a document by its content hash.
  case adopted(Adoption)
  /// An open item moved to another version of its definition.
  case redefined(DefinitionHash, stage: StageCode)
  /// The item's key was destroyed: these fields can never be read again.
  case erased(reason: String)
}

/// 立项 — the opening of an item.
public struct Registration: Hashable, Sendable {
  public enum Relation: String, CaseIterable, Hashable, Sendable {
    /// 普发: one unit's own copy.
    case copy
    /// 配合: a supporting unit's own sub-item.
    case support
    /// 节点.
    case milestone
    /// 结转 from the year before.
    case carriedFrom = "carried-from"
    /// Opened to carry out another item (an order for an assignment).
    case serves
  }
  public struct Parent: Hashable, Sendable {
    public let item: ItemID
    public let relation: Relation
    /// 1, 2, … among its siblings; it completes the number: 交办〔2023〕5号-2.
    public let part: Int
    public init(_ item: ItemID, _ relation: Relation, part: Int) {
      self.item = item
      self.relation = relation
      self.part = part
    }
  }

  public let ledger: LedgerCode
  public let definition: DefinitionHash
  /// The plan year.
  public let year: Int
  public let parent: Parent?
  public let stage: StageCode
  public let values: [FieldCode: Value]

  public init(
    ledger: LedgerCode, definition: DefinitionHash, year: Int, parent: Parent? = nil,
    stage: StageCode,
    values: [FieldCode: Value]
  ) {
    self.ledger = ledger
    self.definition = definition
    self.year = year
    self.parent = parent
    self.stage = stage
    self.values = values
  }
}

/// A serial that the store drew in the same transaction.
public struct DrawnNumber: Hashable, Sendable {
  public let serial: Int
  public let text: String
  public init(serial: Int, text: String) {
    self.serial = serial
    self.text = text
  }
}

/// 回复 — what a unit said when it was asked.
public struct Answer: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable { case accept, claim, object }
  public let kind: Kind
  public let unit: UnitID
  public let reason: String
  public let proposedLead: UnitID?
  public init(_ kind: Kind, by unit: UnitID, reason: String = "", proposedLead: UnitID? = nil) {
    self.kind = kind
    self.unit = unit
    self.reason = reason
    self.proposedLead = proposedLead
  }
}

/// 进展 — what a unit reported.
public struct Report: Hashable, Sendable {
  public let unit: UnitID
  public let text: String
  public let quantity: Quantity?
  public init(unit: UnitID, text: String, quantity: Quantity? = nil) {
    self.unit = unit
    self.text = text
    self.quantity = quantity
  }
}

/// 佐证材料 — one file, named by its content.
public struct Evidence: Hashable, Sendable {
  /// SHA-256 of the bytes, lower-case hexadecimal.
  public let digest: String
  public let name: String
  public let type: String
  public let bytes: Int
  public init(digest: String, name: String, type: String, bytes: Int) {
    self.digest = digest
    self.name = name
    self.type = type
    self.bytes = bytes
  }
}

/// An act of the definition, done.
public struct Advance: Hashable, Sendable {
  public let act: ActCode
  public let from: StageCode?
  public let to: StageCode
  public let values: [FieldCode: Value]
  public init(_ act: ActCode, from: StageCode?, to: StageCode, values: [FieldCode: Value] = [:]) {
    self.act = act
    self.from = from
    self.to = to
    self.values = values
  }
}

/// 变更申请.
public struct ChangeRequest: Hashable, Sendable {
  public let values: [FieldCode: Value]
  public let reason: String
  public init(values: [FieldCode: Value], reason: String) {
    self.values = values
    self.reason = reason
  }
}

public struct Change: Hashable, Sendable {
  public let field: FieldCode
  public let old: Value?
  public let new: Value
  public init(_ field: FieldCode, old: Value?, new: Value) {
    self.field = field
    self.old = old
    self.new = new
  }
}

/// What a bureau adopts as its own: the text is kept whole beside the journal, under its hash.
public struct Adoption: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case definition, organisation, calendar, limits
    /// A table of people and posts, over the organisation adopted before it.
    case people
  }
  public let kind: Kind
  /// The ledger's code for a definition; the file's name otherwise.
  public let name: String
  /// First plan year it holds for.
  public let year: Int
  public let hash: DefinitionHash
  public init(kind: Kind, name: String, year: Int, hash: DefinitionHash) {
    self.kind = kind
    self.name = name
    self.year = year
    self.hash = hash
  }
}
