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
