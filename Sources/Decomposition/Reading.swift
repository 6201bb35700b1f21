/// A text that was read: its outline, its sentences, and what they seem to give, report and admit.
///
/// Everything points at the text, so a person can check each finding beside its words.
public struct Reading: Hashable, Sendable {
  public let scalars: [Unicode.Scalar]
  public let sections: [TextSection]
  public let sentences: [Sentence]
  /// Assignments and requirements in the order of the text; they never overlap.
  public let proposals: [ProposedAssignment]
  /// In the order of the text. A figure may lie within a problem: a fault that was counted is both.
  public let figures: [Figure]
  /// In the order of the text; they never overlap.
  public let problems: [Problem]
  /// 校对意见, in the order of the text.
  public let corrections: [Correction]
  /// How many matters it says it has (共12项重点工作); nil when it does not say, says several numbers, or masks it.
  public let statedCount: StatedCount?

  /// The words at `span`.
  public func text(of span: SourceSpan) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[span.range])
    return String(view)
  }
}

/// 段落层次 — a part of the text under one marker (`二`, `一是`, `（三）`).
public struct TextSection: Hashable, Sendable {
  /// The markers from the outside in, as the text writes them; empty for what comes before the first.
  public let path: [String]
  /// Its heading sentence, marker included; nil when the marker opens an instruction straight away.
  public let heading: SourceSpan?
}

/// What a sentence does in an official text.
public enum SentenceKind: String, Hashable, Sendable {
  /// Names what its section is about.
  case heading
  /// Tells of what was done, thanked for or reached.
  case review
  /// Admits a shortcoming.
  case problem
  /// Asks for something.
  case demand
  /// Explains, praises, exhorts or greets.
  case rhetoric
}

public struct Sentence: Hashable, Sendable {
  public let span: SourceSpan
  /// Index into ``Reading/sections``.
  public let section: Int
  public let kind: SentenceKind
}
