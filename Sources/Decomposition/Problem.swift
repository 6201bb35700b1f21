/// 归因 — where the cause of a fault lies.
public enum ProblemCause: String, CaseIterable, Hashable, Sendable {
  case attitude, rules, person, ability

  public var officialName: String {
    switch self {
    case .attitude: "思想"
    case .rules: "制度"
    case .person: "个人"
    case .ability: "能力"
    }
  }

  var englishName: String {
    switch self {
    case .attitude: "attitude"
    case .rules: "rules"
    case .person: "a person"
    case .ability: "ability"
    }
  }
}

/// 存在问题 — a fault the text admits.
public struct Problem: Hashable, Sendable {
  /// `I001`, in the order of the text.
  public let id: String
  public let section: [String]
  public let span: SourceSpan
  public let quote: String
  /// Its first clause; at most 40 characters.
  public let title: String
  /// Nil when no word of the text points to one.
  public let cause: ProblemCause?
  /// Ids of the proposals that seem to answer it, the likeliest first; at most three.
  public let answers: [String]
  public let because: [Reason]
}
