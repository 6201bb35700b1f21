/// 原文出处 — a stretch of the text, counted in Unicode code points, end exclusive.
public struct SourceSpan: Hashable, Sendable, Comparable {
  public let start: Int
  public let end: Int

  public init(start: Int, end: Int) {
    precondition(0 <= start && start <= end, "A span starts at zero or later and ends no earlier.")
    (self.start, self.end) = (start, end)
  }

  public var count: Int { end - start }
  var range: Range<Int> { start..<end }

  public static func < (a: SourceSpan, b: SourceSpan) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// A text that was read: its outline, its sentences, and the assignments it seems to give.
///
/// Everything points at the text, so a person can check each proposal beside its words.
public struct Reading: Hashable, Sendable {
  public let scalars: [Unicode.Scalar]
  public let sections: [TextSection]
  public let sentences: [Sentence]
  /// In the order of the text; they never overlap.
  public let proposals: [ProposedAssignment]

  /// The words at `span`.
  public func text(of span: SourceSpan) -> String { scalars.text(span.range) }
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
