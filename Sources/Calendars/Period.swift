/// 周期 — a week, month, quarter, half or whole year.
///
/// A week runs Monday to Sunday and belongs to the month, quarter, half and year of its
/// Thursday, so its year is the ISO year and nested sums never count a week twice.
///
/// - Invariant: `children(kind)` are consecutive, and those of consecutive parents join without gap.
public struct Period: Hashable, Sendable {
  public enum Kind: Int, CaseIterable, Hashable, Sendable, Comparable {
    case week, month, quarter, half, year

    public static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }

  public let kind: Kind
  /// Counts periods of one kind; week 0 holds 1970-01-01, month 0 is January of the year 0.
  let index: Int

  init(_ kind: Kind, index: Int) {
    self.kind = kind
    self.index = index
  }

  public init(_ kind: Kind, containing day: Day) {
    let number = Int(day.number) + 3
    self.init(
      kind,
      index: kind == .week
        ? (number >= 0 ? number / 7 : (number - 6) / 7)
        : Period.monthIndex(day) / Period.months(in: kind))
  }

  static func months(in kind: Kind) -> Int {
    switch kind {
    case .week: 0
    case .month: 1
    case .quarter: 3
    case .half: 6
    case .year: 12
    }
  }

  private static func monthIndex(_ day: Day) -> Int {
    let (year, month, _) = day.civil
    return year * 12 + month - 1
  }

  public var first: Day {
    guard kind != .week else { return Day(number: Int32(index * 7 - 3)) }
    let month = index * Period.months(in: kind)
    return Day(civilYear: month / 12, month % 12 + 1, 1)
  }

  public var last: Day { next.first.advanced(by: -1) }
  public var next: Period { Period(kind, index: index + 1) }
  public var previous: Period { Period(kind, index: index - 1) }

  /// The day that decides where the period belongs: Thursday of a week, else the first day.
  var anchor: Day { kind == .week ? first.advanced(by: 3) : first }

  /// The calendar year; for a week its ISO year.
  public var year: Int { anchor.year }

  /// 1-based place in the year: week 1...53, month 1...12, quarter 1...4, half 1...2, year 1.
  public var number: Int {
    switch kind {
    case .week: (anchor - Day(civilYear: anchor.year, 1, 1)) / 7 + 1
    case .year: 1
    case .month, .quarter, .half: index % (12 / Period.months(in: kind)) + 1
    }
  }

  public func contains(_ day: Day) -> Bool { first <= day && day <= last }

  /// - Returns: The period of `kind` this one belongs to, itself for its own kind, nil for a finer one.
  public func parent(_ kind: Kind) -> Period? {
    if kind == self.kind { return self }
    return kind > self.kind ? Period(kind, containing: anchor) : nil
  }

  /// - Returns: The periods of `kind` that belong to this one, in order; itself for its own kind, none for a coarser one.
  public func children(_ kind: Kind) -> [Period] {
    guard kind <= self.kind else { return [] }
    var child = Period(kind, containing: first)
    if child.anchor < first { child = child.next }
    var all: [Period] = []
    let end = last
    while child.anchor <= end {
      all.append(child)
      child = child.next
    }
    return all
  }
}

extension Period: Comparable {
  /// By first day; of two that begin together the longer stands first.
  public static func < (a: Period, b: Period) -> Bool {
    (a.first, b.kind) < (b.first, a.kind)
  }
}
