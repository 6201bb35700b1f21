internal import Calendars

/// 条件 — when something holds: a small total language, evaluated over one item.
public indirect enum Condition: Hashable, Sendable {
  case all([Condition])
  case any([Condition])
  case not(Condition)
  /// A flag that holds.
  case holds(FieldCode)
  case compare(Term, Comparison, Literal)
  /// A list that has the code: `lists has livelihood`.
  case has(FieldCode, String)

  public enum Comparison: String, CaseIterable, Hashable, Sendable {
    case equal = "="
    case unequal = "!="
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
  }
  public enum Term: Hashable, Sendable {
    case field(FieldCode)
    case count(Counted)
  }
  /// What can be counted about an item.
  public enum Counted: String, CaseIterable, Hashable, Sendable {
    case evidence
    case reports
    /// Units that have signed for it.
    case signed
    /// Times it was passed on.
    case passes
    case copies
  }
  public enum Literal: Hashable, Sendable {
    case number(Quantity)
    case text(String)
  }
}

extension Condition {
  /// - Parameter family: What the item's copies add: a copy that was signed for counts for the whole.
  public func holds(for item: Item, _ family: Family = Family()) -> Bool {
    switch self {
    case .all(let parts): parts.allSatisfy { $0.holds(for: item, family) }
    case .any(let parts): parts.contains { $0.holds(for: item, family) }
    case .not(let part): !part.holds(for: item, family)
    case .holds(let field): item.values[field] == .flag(true)
    case .has(let field, let code):
      if case .choices(let codes)? = item.values[field] { codes.contains(code) } else { false }
    case .compare(let term, let comparison, let literal):
      Self.compare(term, comparison, literal, item, family)
    }
  }

  /// A comparison with a field that has no value holds only for `!=`.
  private static func compare(
    _ term: Term, _ comparison: Comparison, _ literal: Literal, _ item: Item, _ family: Family
  ) -> Bool {
    let value: Value?
    switch term {
    case .count(let counted):
      value = (try? Quantity(coefficient: Int64(item.count(counted) + (counted == .signed ? family.signed : 0)))).map {
        .number($0)
      }
    case .field(let field): value = item.values[field]
    }
    switch (value, literal) {
    case (.number(let left)?, .number(let right)): return comparison.holds(left, right)
    case (.text(let left)?, .text(let right)), (.choice(let left)?, .text(let right)):
      return comparison.holds(left, right)
    case (.day(let left)?, .text(let right)): return comparison.holds(left.description, right)
    default: return comparison == .unequal
    }
  }
}

extension Condition.Comparison {
  func holds<T: Comparable>(_ left: T, _ right: T) -> Bool {
    switch self {
    case .equal: left == right
    case .unequal: left != right
    case .less: left < right
    case .atMost: left <= right
    case .more: left > right
    case .atLeast: left >= right
    }
  }
}

extension Condition {
  /// Every field the condition reads.
  public var fields: Set<FieldCode> {
    switch self {
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.fields) }
    case .not(let part): part.fields
    case .holds(let field), .has(let field, _), .compare(.field(let field), _, _): [field]
    case .compare(.count, _, _): []
    }
  }
}
