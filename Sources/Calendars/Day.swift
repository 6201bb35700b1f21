/// 日 — one civil day of the Gregorian calendar, without a clock or a zone.
///
/// - Shape: ISO 8601 `yyyy-MM-dd`; reading accepts years 1900 to 2999, arithmetic may pass beyond.
/// - Source: Howard Hinnant, *chrono-compatible low-level date algorithms*.
public struct Day: Hashable, Sendable {
  /// Days since 1970-01-01.
  public let number: Int32

  public init(number: Int32) { self.number = number }

  /// - Returns: nil when there is no such day, or the year is outside 1900...2999.
  public init?(year: Int, month: Int, day: Int) {
    guard 1900...2999 ~= year, 1...12 ~= month, day >= 1, day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(civilYear: year, month, day)
  }

  /// Reads `yyyy-MM-dd` exactly: ten ASCII characters, no spaces, a day that exists.
  public init?(iso text: some StringProtocol) {
    var digits = (0, 0, 0)
    var position = 0
    for byte in text.utf8 {
      switch position {
      case 4, 7: guard byte == UInt8(ascii: "-") else { return nil }
      case 0...9:
        guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
        let value = Int(byte &- UInt8(ascii: "0"))
        if position < 4 { digits.0 = digits.0 * 10 + value }
        if 5...6 ~= position { digits.1 = digits.1 * 10 + value }
        if position > 7 { digits.2 = digits.2 * 10 + value }
      default: return nil
      }
      position += 1
    }
    guard position == 10 else { return nil }
    self.init(year: digits.0, month: digits.1, day: digits.2)
  }

  /// `year`, `month` and `day` must exist; the year may be any.
  init(civilYear year: Int, _ month: Int, _ day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: Int32(era * 146_097 + dayOfEra - 719_468))
  }

  /// Year, month and day in one computation, for callers that need more than one of them.
  public var civil: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  public var year: Int { civil.year }
  public var month: Int { civil.month }
  public var dayOfMonth: Int { civil.day }

  public var weekday: Weekday {
    let sinceMonday = (Int(number) + 3) % 7
    return Weekday(rawValue: (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1)!
  }

  /// Days in a month, 28 to 31; `month` must be 1...12.
  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: Strideable {
  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
  public static func == (a: Day, b: Day) -> Bool { a.number == b.number }
  public func advanced(by days: Int) -> Day { Day(number: Int32(Int(number) + days)) }
  public func distance(to other: Day) -> Int { Int(other.number) - Int(number) }

  /// Days from `b` to `a`; negative when `a` is earlier.
  public static func - (a: Day, b: Day) -> Int { b.distance(to: a) }

  /// 对应日 — the day of the same number `months` later, or the last of that month when it has none.
  ///
  /// - Source: Civil Code art. 202.
  public func advanced(byMonths months: Int) -> Day {
    let (year, month, day) = civil
    let index = year * 12 + month - 1 + months
    let newYear = index >= 0 ? index / 12 : (index - 11) / 12
    let newMonth = index - newYear * 12 + 1
    return Day(civilYear: newYear, newMonth, min(day, Day.length(ofMonth: newMonth, year: newYear)))
  }
}

extension Day: CustomStringConvertible {
  /// `yyyy-MM-dd`.
  public var description: String {
    let (year, month, day) = civil
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}

/// Decimal digits with leading zeros; a minus sign stands before them.
func padded(_ value: Int, to width: Int) -> String {
  let digits = String(value.magnitude)
  return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
}
