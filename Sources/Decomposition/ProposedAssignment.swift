/// 任务建议 — an assignment or a requirement that a stretch of text seems to give; a person decides.
public struct ProposedAssignment: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// Somebody is to bring something about.
    case assignment
    /// 工作要求 — everybody is to work in a certain way: a rule or a rhythm, no bar on a chart.
    case requirement
  }

  /// `P001`, in the order of the text.
  public let id: String
  public let kind: Kind
  /// The markers of its section, from the outside in.
  public let section: [String]
  public let span: SourceSpan
  /// The words at `span`, unchanged.
  public let quote: String
  /// Its strongest clause without the words that only urge; at most 40 characters.
  public let title: String
  /// Codes of the lists it may stand on (`innovation`, `key`, `routine`, `project`, …); never empty, the likeliest first.
  public let lists: [String]
  public let deadline: DeadlineText?
  public let cadence: CadenceText?
  /// Its quantities in the order of the text.
  public let measures: [Measure]
  /// Who is named as the one to do it.
  public let lead: SourceSpan?
  /// Who is named as helping.
  public let supports: [SourceSpan]
  /// Everyone of a kind that is asked: 各单位, 每个支部.
  public let addressees: [SourceSpan]
  /// Titles in 《》, marks included.
  public let documents: [String]
  /// Words that allow no exception (必须, 不得 …).
  public let redLines: [String]
  /// Other parts of the text, annexes or articles it points to: 附件1, 第三条.
  public let references: [Reference]
  /// Why it was proposed; never empty.
  public let because: [Reason]
}

/// 完成时限 — a deadline as the text has it. A mask (`*月底前`) stays: it is a value to
/// fill in, never zero.
public struct DeadlineText: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// A day or the end of a period, perhaps masked.
    case dated
    /// 尽快, 立即: no day is named and a person has to set one.
    case urgent
  }

  public let text: String
  public let span: SourceSpan
  public let kind: Kind

  /// Whether digits were left out.
  public var isMasked: Bool { text.contains("*") || text.contains("＊") }
}

/// 频次原文 — a period with the words that name it.
public struct CadenceText: Hashable, Sendable {
  /// The smallest when several are named.
  public let cadence: Cadence
  /// All of them, unchanged.
  public let text: String
  public let span: SourceSpan
}

/// 工作频次 — how often something is to be done.
public enum Cadence: Hashable, Sendable, Comparable {
  case hours(Int)
  /// Every so many days, where no other case says it.
  case days(Int)
  case weekly, biweekly, monthly
  case months(Int)
  case quarterly, halfyearly
  /// Each year, or what somebody plans to hold in the year the text is for.
  case annual

  /// Lower-case ASCII: `weekly`, `every-3-days`.
  public var code: String {
    switch self {
    case .hours(let count): "every-\(count)-hours"
    case .days(1): "daily"
    case .days(let count): "every-\(count)-days"
    case .weekly: "weekly"
    case .biweekly: "biweekly"
    case .monthly: "monthly"
    case .months(let count): "every-\(count)-months"
    case .quarterly: "quarterly"
    case .halfyearly: "halfyearly"
    case .annual: "annual"
    }
  }

  /// About how many hours pass between two turns.
  public var typicalHours: Int {
    switch self {
    case .hours(let count): count
    case .days(let count): 24 * count
    case .weekly: 24 * 7
    case .biweekly: 24 * 14
    case .monthly: 24 * 30
    case .months(let count): 24 * 30 * count
    case .quarterly: 24 * 91
    case .halfyearly: 24 * 182
    case .annual: 24 * 365
    }
  }

  public static func < (a: Cadence, b: Cadence) -> Bool { a.typicalHours < b.typicalHours }
}
