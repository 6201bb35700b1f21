public import Wording

/// 任务建议 — an assignment that a sentence seems to give; a person decides.
public struct ProposedAssignment: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable { case assignment }

  /// `P001`, in the order of the text.
  public let id: String
  public let kind: Kind
  /// The markers of its section, from the outside in.
  public let section: [String]
  public let span: SourceSpan
  /// The words at `span`, unchanged.
  public let quote: String
  /// The first clause without the words that only urge; at most 40 characters.
  public let title: String
  /// Codes of the lists it may stand on (`innovation`, `key`, `routine`, `project`, `livelihood`, `party` …).
  public let lists: [String]
  public let deadline: DeadlineText?
  public let cadence: Cadence?
  /// Who is named as the one to do it.
  public let lead: SourceSpan?
  /// Titles in 《》, marks included.
  public let documents: [String]
  /// Words that allow no exception (必须, 不得 …).
  public let redLines: [String]
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
  public var isMasked: Bool { text.contains("*") }
}

/// How often something is to be done; the smallest period when several are named.
public enum Cadence: String, CaseIterable, Hashable, Sendable {
  case weekly, biweekly, monthly, quarterly, halfyearly, annual
}

/// Why a stretch of text was taken for an assignment.
public enum Reason: Hashable, Sendable {
  case demand(String)
  case action(String)
  case deadline(String)
  case cadence(String)
  case measure(String)
  case document(String)
  case redLine(String)
  case lead(String)
  case list(String, word: String)

  public func wording(in language: Language) -> String {
    switch language {
    case .simplifiedChinese:
      switch self {
      case .demand(let word): "「\(word)」提出要求"
      case .action(let word): "「\(word)」是具体动作"
      case .deadline(let word): "有时限「\(word)」"
      case .cadence(let word): "有频次「\(word)」"
      case .measure(let word): "有数量「\(word)」"
      case .document(let title): "要出文件\(title)"
      case .redLine(let word): "「\(word)」不容例外"
      case .lead(let words): "点名「\(words)」"
      case .list(let code, let word): "「\(word)」归入清单 \(code)"
      }
    case .english:
      switch self {
      case .demand(let word): "“\(word)” asks for it"
      case .action(let word): "“\(word)” is something one can do"
      case .deadline(let word): "it has a deadline, “\(word)”"
      case .cadence(let word): "it recurs, “\(word)”"
      case .measure(let word): "it has a quantity, “\(word)”"
      case .document(let title): "it calls for a document, \(title)"
      case .redLine(let word): "“\(word)” allows no exception"
      case .lead(let words): "it names “\(words)”"
      case .list(let code, let word): "“\(word)” puts it on the list \(code)"
      }
    }
  }
}
