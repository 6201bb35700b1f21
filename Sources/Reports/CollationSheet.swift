public import LedgerKernel
public import Wording

/// 三单对照表 — texts and lists against the items of a year, in sentences that lead back to where each stands.
public struct CollationSheet: Hashable, Sendable {
  /// A clause of a text or a list, or an item.
  public struct Side: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
      case finding(FindingKey, of: ItemID)
      case line(Int)
      case item(ItemID)
    }
    public let place: Place
    public let words: String
    /// The text's or list's title; the item's number.
    public let origin: Words
    public init(_ place: Place, words: String, origin: Words) {
      self.place = place
      self.words = words
      self.origin = origin
    }
  }
  public struct Conflict: Hashable, Sendable {
    public let first: Side
    public let firstSays: String
    public let second: Side
    public let secondSays: String
    public init(_ first: Side, says firstSays: String, _ second: Side, says secondSays: String) {
      self.first = first
      self.firstSays = firstSays
      self.second = second
      self.secondSays = secondSays
    }
  }
  public struct Count: Hashable, Sendable {
    public let origin: Words
    public let stated: Int
    public let actual: Int
    public init(origin: Words, stated: Int, actual: Int) {
      self.origin = origin
      self.stated = stated
      self.actual = actual
    }
  }

  /// 清单对照 — what a pasted list leaves out, and what it has of its own.
  public struct Gaps: Hashable, Sendable {
    /// Clauses of the texts that no line takes up.
    public let notListed: [Side]
    /// Lines that no text asks for.
    public let notAsked: [Side]
    public init(notListed: [Side], notAsked: [Side]) {
      self.notListed = notListed
      self.notAsked = notAsked
    }
  }

  /// Nil when no list was pasted.
  public let gaps: Gaps?
  /// How many items were compared.
  public let items: Int
  public let withoutItem: [Side]
  public let withoutClause: [Side]
  public let twice: [[Side]]
  public let conflicts: [Conflict]
  public let counts: [Count]

  public init(
    gaps: Gaps?, items: Int, withoutItem: [Side], withoutClause: [Side], twice: [[Side]], conflicts: [Conflict],
    counts: [Count]
  ) {
    self.gaps = gaps
    self.items = items
    self.withoutItem = withoutItem
    self.withoutClause = withoutClause
    self.twice = twice
    self.conflicts = conflicts
    self.counts = counts
  }
}
