/// 自然日 — a number of calendar days, rest days included.
///
/// A type apart from ``WorkingDays`` so that 日 and 工作日 never mix; there is no conversion.
public struct CalendarDays: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral {
  public let count: Int

  public init(_ count: Int) { self.count = count }
  public init(integerLiteral count: Int) { self.count = count }
  public static func < (a: CalendarDays, b: CalendarDays) -> Bool { a.count < b.count }
}

/// 工作日 — a number of working days: holidays and weekends left out, make-up workdays counted.
public struct WorkingDays: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral {
  public let count: Int

  public init(_ count: Int) { self.count = count }
  public init(integerLiteral count: Int) { self.count = count }
  public static func < (a: WorkingDays, b: WorkingDays) -> Bool { a.count < b.count }
  public static prefix func - (days: WorkingDays) -> WorkingDays { WorkingDays(-days.count) }
}
