public import Bureau
public import Wording

/// 字段 — one column of a ledger: its type, its label, and who may read it.
public struct FieldDefinition: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// One line; `lines` of more than one makes a text box.
    case text(lines: Int)
    case choice([Choice])
    case choices([Choice])
    case day
    /// A decimal number, with its unit of measure.
    case number(unit: Words)
    case flag
    case unit
    case units
    case person
    case items
    case sources
  }
  public struct Choice: Hashable, Sendable {
    public let code: String
    public let name: Words
    public init(_ code: String, _ name: Words) {
      self.code = code
      self.name = name
    }
  }

  public let code: FieldCode
  public let name: Words
  public let kind: Kind
  /// Longest text, in code points.
  public let limit: Int
  /// Capabilities that may read it; empty means everyone who may see the item. A sensitive field is stored encrypted.
  public let readers: Set<Capability>

  public init(
    _ code: FieldCode, _ name: Words, _ kind: Kind, limit: Int = 2_000,
    readers: Set<Capability> = []
  ) {
    self.code = code
    self.name = name
    self.kind = kind
    self.limit = limit
    self.readers = readers
  }

  public var isSensitive: Bool { !readers.isEmpty }

  public func choiceName(_ code: String) -> Words? {
    switch kind {
    case .choice(let choices), .choices(let choices): choices.first { $0.code == code }?.name
    case .text, .day, .number, .flag, .unit, .units, .person, .items, .sources: nil
    }
  }
}

/// The fields that every item of every ledger has. A definition may ask for them by the same codes.
extension FieldCode {
  public static let title: FieldCode = "title"
  public static let titleInEnglish: FieldCode = "title-en"
  public static let sources: FieldCode = "sources"
  public static let level: FieldCode = "level"
  public static let rigid: FieldCode = "rigid"
  public static let lists: FieldCode = "lists"
  public static let lead: FieldCode = "lead"
  public static let supports: FieldCode = "supports"
  public static let addressees: FieldCode = "addressees"
  public static let leader: FieldCode = "leader"
  public static let person: FieldCode = "person"
  public static let start: FieldCode = "start"
  public static let due: FieldCode = "due"
  public static let dueText: FieldCode = "due-text"
  public static let standard: FieldCode = "standard"
  public static let quantity: FieldCode = "quantity"
  public static let quantityUnit: FieldCode = "quantity-unit"
  public static let weight: FieldCode = "weight"
  public static let predecessors: FieldCode = "predecessors"
  // Asked by acts, kept in their facts.
  public static let reason: FieldCode = "reason"
  public static let note: FieldCode = "note"
  public static let meeting: FieldCode = "meeting"
  public static let unit: FieldCode = "unit"
  public static let proposedLead: FieldCode = "proposed-lead"
  public static let progress: FieldCode = "progress"
  public static let obstacle: FieldCode = "obstacle"
}

extension FieldDefinition {
  /// 来源层级.
  public static let levels: [Choice] = [
    Choice("central", Words("中央", en: "Central")),
    Choice("region", Words("自治区（省）", en: "Region (province)")),
    Choice("city", Words("市", en: "City")), Choice("bureau", Words("局", en: "Bureau")),
  ]
  /// 清单, in the order in which a wall shows them. A bureau adds its own by naming them in a definition's `lists`.
  public static let standardLists: [Choice] = [
    Choice("project", Words("项目", en: "Projects")), Choice("livelihood", Words("民生", en: "Livelihood")),
    Choice("innovation", Words("创新", en: "Innovation")), Choice("key", Words("重点", en: "Key")),
    Choice("routine", Words("常规", en: "Routine")),
  ]

  /// What every item has, whatever its ledger, by code.
  public static let common: [FieldCode: FieldDefinition] = {
    let all: [FieldDefinition] = [
      FieldDefinition(.title, Words("事项", en: "Matter"), .text(lines: 1), limit: 200),
      FieldDefinition(
        .titleInEnglish, Words("英文名称", en: "Title in English"), .text(lines: 1), limit: 300),
      FieldDefinition(.sources, Words("来源", en: "Sources"), .sources),
      FieldDefinition(.level, Words("来源层级", en: "Source level"), .choice(levels)),
      FieldDefinition(.rigid, Words("刚性任务", en: "Rigid task"), .flag),
      FieldDefinition(.lists, Words("清单", en: "Lists"), .choices(standardLists)),
      FieldDefinition(.lead, Words("牵头单位", en: "Lead unit"), .unit),
      FieldDefinition(.supports, Words("配合单位", en: "Supporting units"), .units),
      FieldDefinition(.addressees, Words("普发单位", en: "Addressed units"), .units),
      FieldDefinition(.leader, Words("分管领导", en: "Leader in charge"), .person),
      FieldDefinition(.person, Words("责任人", en: "Responsible person"), .person),
      FieldDefinition(.start, Words("启动时间", en: "Start"), .day),
      FieldDefinition(.due, Words("完成时限", en: "Due"), .day),
      FieldDefinition(
        .dueText, Words("原文时限", en: "Deadline as written"), .text(lines: 1), limit: 60),
      FieldDefinition(.standard, Words("完成标准", en: "Acceptance standard"), .text(lines: 3)),
      FieldDefinition(
        .quantity, Words("量化目标", en: "Target quantity"), .number(unit: Words("", en: ""))),
      FieldDefinition(
        .quantityUnit, Words("计量单位", en: "Unit of measure"), .text(lines: 1), limit: 20),
      FieldDefinition(.weight, Words("权重", en: "Weight"), .number(unit: Words("%", en: "%"))),
      FieldDefinition(.predecessors, Words("前置事项", en: "Predecessors"), .items),
      FieldDefinition(.reason, Words("理由", en: "Reason"), .text(lines: 3)),
      FieldDefinition(.note, Words("说明", en: "Note"), .text(lines: 3)),
      FieldDefinition(
        .meeting, Words("局党委会议编号", en: "Party committee meeting number"), .text(lines: 1), limit: 60
      ),
      FieldDefinition(.unit, Words("承办单位", en: "Unit"), .unit),
      FieldDefinition(.proposedLead, Words("建议牵头单位", en: "Proposed lead unit"), .unit),
      FieldDefinition(.progress, Words("进展情况", en: "Progress"), .text(lines: 3)),
      FieldDefinition(.obstacle, Words("存在问题", en: "Obstacle"), .text(lines: 3)),
    ]
    return Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
  }()
}
