/// 数据事实 — a past result as the text reports it: a number, a rank, an honour, or a level in words.
public struct Figure: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    case count, rank, honour, first, spread, completion, trend, level
  }
  /// 成绩, 问题 or 计划.
  public enum Polarity: String, Hashable, Sendable {
    case achievement, shortcoming, plan

    public var officialName: String {
      switch self {
      case .achievement: "成绩"
      case .shortcoming: "问题"
      case .plan: "计划"
      }
    }
  }

  /// `F001`, in the order of the text.
  public let id: String
  public let kind: Kind
  public let section: [String]
  public let span: SourceSpan
  public let quote: String
  /// What is measured: the words around the number.
  public let metric: String
  /// Digits or a mask, unchanged; the words that say it when there is no number.
  public let value: String
  /// Empty when there is no number.
  public let unit: String
  /// `第二`, `一等奖`, as written; nil when none is named.
  public let rank: String?
  public let polarity: Polarity
  public let because: [Reason]

  public var isMasked: Bool { value.hidesDigits }
}
