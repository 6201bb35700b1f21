public import Calendars

/// 起止 — what holds from one day to another, both included.
public protocol Dated {
  /// First day.
  var from: Day { get }
  /// Last day; nil while no end is known.
  var to: Day? { get }
}

extension Dated {
  public func isValid(on day: Day) -> Bool {
    guard from <= day else { return false }
    guard let to else { return true }
    return day <= to
  }

  /// Whether the two have a day in common.
  public func overlaps(_ other: some Dated) -> Bool {
    (other.to.map { from <= $0 } ?? true) && (to.map { other.from <= $0 } ?? true)
  }
}

/// A bare stretch of days.
struct Span: Dated, Hashable {
  var from: Day
  var to: Day?

  /// Whether every day of `other` is a day of this one.
  func covers(_ other: some Dated) -> Bool {
    guard from <= other.from else { return false }
    guard let to else { return true }
    return other.to.map { $0 <= to } ?? false
  }

  /// The days both have; nil when none.
  func intersection(_ other: some Dated) -> Span? {
    guard overlaps(other) else { return nil }
    let last = [to, other.to].compactMap(\.self).min()
    return Span(from: max(from, other.from), to: last)
  }

  /// Joins stretches that touch or overlap; the result is in order of days.
  static func joining(_ spans: [Span]) -> [Span] {
    var joined: [Span] = []
    for span in spans.sorted(by: { $0.from < $1.from }) {
      if let last = joined.last, last.to.map({ span.from <= $0.advanced(by: 1) }) ?? true {
        joined[joined.count - 1].to = last.to.flatMap { end in span.to.map { max(end, $0) } }
      } else {
        joined.append(span)
      }
    }
    return joined
  }
}

extension Dated {
  var span: Span { Span(from: from, to: to) }
  var isEmpty: Bool { to.map { $0 < from } ?? false }
}
