public import Wording

/// A month and a day of no particular year, ordered within the year.
public struct MonthDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let month: Int
  public let day: Int

  /// - Returns: nil when no year has such a day; 02-29 is allowed.
  public init?(month: Int, day: Int) {
    guard 1...12 ~= month, day >= 1, day <= Day.length(ofMonth: month, year: 2000) else { return nil }
    self.month = month
    self.day = day
  }

  /// Reads `MM-dd` exactly.
  public init?(code: some StringProtocol) {
    guard code.utf8.count == 5, let day = Day(iso: "2000-" + code) else { return nil }
    self.init(month: day.month, day: day.dayOfMonth)
  }

  public init(_ day: Day) {
    let civil = day.civil
    (self.month, self.day) = (civil.month, civil.day)
  }

  /// The day in `year`; 02-29 is 02-28 in a common year.
  public func day(in year: Int) -> Day {
    Day(civilYear: year, month, min(day, Day.length(ofMonth: month, year: year)))
  }

  public static func < (a: MonthDay, b: MonthDay) -> Bool { (a.month, a.day) < (b.month, b.day) }

  /// `MM-dd`.
  public var description: String { "\(padded(month, to: 2))-\(padded(day, to: 2))" }
}

/// 季节 — a span of the year that comes back, such as 采暖期 or 冬季施工期; both ends belong to it.
public struct Season: Hashable, Sendable {
  /// Stable ASCII code.
  public let code: String
  public let name: Words
  public let from: MonthDay
  /// Before `from` when the season runs over the new year.
  public let to: MonthDay

  public init(code: String, name: Words, from: MonthDay, to: MonthDay) {
    self.code = code
    self.name = name
    self.from = from
    self.to = to
  }

  public func contains(_ day: Day) -> Bool {
    let year = day.year
    let (start, end) = (from.day(in: year), to.day(in: year))
    return from <= to ? start <= day && day <= end : day >= start || day <= end
  }

  /// - Returns: The part or parts of `year` in the season, in order: one, or two when it runs over the new year.
  public func spans(in year: Int) -> [ClosedRange<Day>] {
    let (start, end) = (from.day(in: year), to.day(in: year))
    if from <= to { return [start...end] }
    let (newYear, newYearsEve) = (Day(civilYear: year, 1, 1), Day(civilYear: year, 12, 31))
    return end >= start.advanced(by: -1) ? [newYear...newYearsEve] : [newYear...end, start...newYearsEve]
  }
}
