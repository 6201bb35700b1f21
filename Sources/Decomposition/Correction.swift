public import Wording

/// 校对意见 — something in the text that a proofreader would ask about. The text itself is never changed.
public struct Correction: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case wrongYear = "wrong-year"
    case doubledWord = "doubled-word"
    case unbalancedMark = "unbalanced-mark"
    case numbering
    case count
    case halfWidthMark = "half-width-mark"
    case missingStop = "missing-stop"
    case likelyTypo = "likely-typo"
    case contradiction
    /// 2月30日
    case impossibleDate = "impossible-date"
    /// Parts that do not make the whole.
    case sum
  }

  public let kind: Kind
  public let span: SourceSpan
  public let quote: String
  /// The other place, for what does not agree with something elsewhere.
  public let other: SourceSpan?
  /// What it should perhaps be; empty when only a person can tell.
  public let suggestion: String

  public func wording(in language: Language) -> String {
    let hint = suggestion
    switch (kind, language) {
    case (.wrongYear, .simplifiedChinese): return "「\(quote)」年份疑误\(hint.isEmpty ? "" : "，疑为\(hint)")"
    case (.wrongYear, .english): return "“\(quote)”: the year may be wrong\(hint.isEmpty ? "" : ", perhaps \(hint)")"
    case (.doubledWord, .simplifiedChinese): return "「\(quote)」词语重复"
    case (.doubledWord, .english): return "“\(quote)” is said twice"
    case (.unbalancedMark, .simplifiedChinese): return "「\(quote)」没有配对"
    case (.unbalancedMark, .english): return "“\(quote)” has no counterpart"
    case (.numbering, .simplifiedChinese): return "序号「\(quote)」与前文不衔接\(hint.isEmpty ? "" : "，疑为\(hint)")"
    case (.numbering, .english):
      return "“\(quote)” does not follow the numbering\(hint.isEmpty ? "" : ", perhaps \(hint)")"
    case (.count, .simplifiedChinese): return "「\(quote)」与实际列出的\(hint)不符"
    case (.count, .english): return "“\(quote)” does not agree with the \(hint) that follow"
    case (.halfWidthMark, .simplifiedChinese): return "「\(quote)」是半角标点，疑为「\(hint)」"
    case (.halfWidthMark, .english): return "“\(quote)” is half-width, perhaps “\(hint)”"
    case (.missingStop, .simplifiedChinese): return "「\(quote)」疑缺标点"
    case (.missingStop, .english): return "“\(quote)” may lack a stop"
    case (.likelyTypo, .simplifiedChinese): return "「\(quote)」疑为「\(hint)」"
    case (.likelyTypo, .english): return "“\(quote)” is perhaps “\(hint)”"
    case (.impossibleDate, .simplifiedChinese): return "「\(quote)」没有这一天"
    case (.impossibleDate, .english): return "“\(quote)” is no day of the calendar"
    case (.sum, .simplifiedChinese): return "「\(quote)」分项合计为\(hint)，与总数不符，请核对"
    case (.sum, .english): return "the parts of “\(quote)” make \(hint), which is not the whole"
    case (.contradiction, .simplifiedChinese): return "「\(quote)」与另一处「\(hint)」不一致，请核对"
    case (.contradiction, .english): return "“\(quote)” does not agree with “\(hint)” elsewhere"
    }
  }
}
