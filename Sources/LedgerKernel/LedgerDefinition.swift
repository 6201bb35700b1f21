public import Calendars
public import Wording

/// 台账 — what one ledger is: its fields, its stages, what may be done when and by whom, within which limits.
///
/// A definition is data that a bureau writes (`docs/DEFINITIONS.md`); everything that is true of a ledger follows
/// from it. Items keep the definition, by content hash, under which they were opened.
public struct LedgerDefinition: Hashable, Sendable {
  public let code: LedgerCode
  public let officialName: Words
  /// Content hash of the text this was read from.
  public let hash: DefinitionHash
  /// What entitles the bureau to ask for it; shown beside every form.
  public let basis: Words
  public let numbering: Numbering?
  public let fields: [FieldDefinition]
  /// In the order of the columns.
  public let stages: [Stage]
  public let acts: [Act]
  public let limits: [LimitDefinition]
  public let lights: LightRule
  /// What of an official text it takes in; empty for most ledgers.
  public let takes: Set<Material>

  public init(
    code: LedgerCode, officialName: Words, hash: DefinitionHash, basis: Words,
    numbering: Numbering?,
    fields: [FieldDefinition], stages: [Stage], acts: [Act], limits: [LimitDefinition],
    lights: LightRule, takes: Set<Material> = []
  ) {
    self.code = code
    self.officialName = officialName
    self.hash = hash
    self.basis = basis
    self.numbering = numbering
    self.fields = fields
    self.stages = stages
    self.acts = acts
    self.limits = limits
    self.lights = lights
    self.takes = takes
    self.fieldsByCode = Dictionary(
      fields.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    self.stagesByCode = Dictionary(
      stages.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    self.actsByCode = Dictionary(
      acts.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private let fieldsByCode: [FieldCode: FieldDefinition]
  private let stagesByCode: [StageCode: Stage]
  private let actsByCode: [ActCode: Act]

  /// A field of this ledger or of every item.
  public func field(_ code: FieldCode) -> FieldDefinition? {
    fieldsByCode[code] ?? FieldDefinition.common[code]
  }
  public func stage(_ code: StageCode) -> Stage? { stagesByCode[code] }
  public func act(_ code: ActCode) -> Act? { actsByCode[code] }
  public func limit(_ code: LimitCode) -> LimitDefinition? { limits.first { $0.code == code } }

  /// The acts that take an item from an ended stage back to an open one.
  public func wayBack(from stage: StageCode) -> [Act] {
    guard self.stage(stage)?.phase.isEnd == true else { return [] }
    return acts.filter { act in
      act.from.contains(stage) && act.to.flatMap { self.stage($0)?.phase.isOpen } == true
    }
  }

  /// Whether some act at a stage is for any unit whatever, as claiming is.
  public func isOpenToAll(at stage: StageCode) -> Bool {
    acts.contains { act in
      act.from.contains(stage)
        && act.by.anyOf.contains { if case .holding(_, over: .any) = $0 { true } else { false } }
    }
  }

  /// The acts that open an item.
  public var openings: [Act] { acts.filter { $0.from.isEmpty && !$0.anyStage } }
}

/// SHA-256 of a definition's text in lower-case hexadecimal.
public struct DefinitionHash: Hashable, Sendable, CustomStringConvertible {
  public let raw: String

  public init?(_ text: some StringProtocol) { self.init(String(text)) }

  public init?(_ text: String) {
    guard text.utf8.count == 64, text.utf8.allSatisfy({ Hex.nibble($0) != nil }) else { return nil }
    self.raw = text
  }

  public var description: String { raw }
}

/// 编号 — the number people use, unique per bureau, ledger and year: 交办〔2023〕5号.
public struct Numbering: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    case text(String)
    case year
    /// Padded with zeros to this many digits.
    case serial(width: Int)
  }
  public let parts: [Part]

  public init(parts: [Part]) { self.parts = parts }

  public func number(year: Int, serial: Int) -> String {
    var out = ""
    for part in parts {
      switch part {
      case .text(let text): out += text
      case .year: out += String(year)
      case .serial(let width):
        let digits = String(serial)
        out += String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
      }
    }
    return out
  }
}

/// 环节 — where an item stands in its own order of business.
public struct Stage: Hashable, Sendable {
  /// What standing here means to lights and counts, whatever the ledger calls it.
  public enum Phase: String, CaseIterable, Hashable, Sendable {
    /// 草拟 — not yet binding: grey.
    case draft
    /// Binding, and not begun.
    case awaiting
    /// 在办 — begun.
    case working
    /// 核验 — the doer says it is done, somebody else looks.
    case checking
    /// 办结 — done and accepted: blue.
    case closed
    /// 中止、作废、撤回 — no longer owed, and not done: grey.
    case stopped

    /// Whether something is owed to the bureau while an item stands here.
    public var isOpen: Bool { self == .awaiting || self == .working || self == .checking }
    public var isEnd: Bool { self == .closed || self == .stopped }
  }

  public let code: StageCode
  public let name: Words
  public let phase: Phase

  public init(code: StageCode, name: Words, phase: Phase) {
    self.code = code
    self.name = name
    self.phase = phase
  }
}

/// 红黄绿灯阈值 — how early yellow comes.
public struct LightRule: Hashable, Sendable {
  /// Working days before a due day at which yellow begins.
  public let warn: WorkingDays
  /// Whether items wait on the wall as their own rows.
  public let onWall: Bool

  public init(warn: WorkingDays, onWall: Bool) {
    self.warn = warn
    self.onWall = onWall
  }
}

/// 时限 — a limit that starts and stops by itself.
public struct LimitDefinition: Hashable, Sendable {
  public enum Trigger: Hashable, Sendable {
    /// The day the item entered the stage, the last time.
    case stage(StageCode)
    /// The day the act was done, the last time.
    case act(ActCode)
    /// The day that stands in a field.
    case field(FieldCode)
  }
  public enum Length: Hashable, Sendable {
    /// A key of the catalogue of statutory limits.
    case rule(String)
    case fixed(LimitLength)
  }

  public let code: LimitCode
  public let name: Words
  public let length: Length
  public let from: Trigger
  /// Reaching any of these stages meets the limit.
  public let until: Set<StageCode>
  public let when: Condition?
  /// What the clock does when the limit is reached: an act whose definition says `by: system`.
  public let then: ActCode?
  /// The light that an unmet limit turns on.
  public let light: Light

  public init(
    code: LimitCode, name: Words, length: Length, from: Trigger, until: Set<StageCode>,
    when: Condition?,
    then: ActCode?, light: Light
  ) {
    self.code = code
    self.name = name
    self.length = length
    self.from = from
    self.until = until
    self.when = when
    self.then = then
    self.light = light
  }
}
