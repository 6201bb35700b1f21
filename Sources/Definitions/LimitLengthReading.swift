import Calendars

extension LimitLength {
  /// Reads `15 days`, `20 working days`, `3 months`, `2 years`, `24 hours`, `yearly 01-31`, `1 per quarter`;
  /// one of them may be singular. Counts are 1 to 9999.
  init?(reading text: String) {
    let words = text.split(separator: " " as Character).map { String($0) }
    if words.count == 2, words[0] == "yearly", let mark = MonthDay(code: words[1]) {
      self = .yearly(month: mark.month, day: mark.day)
      return
    }
    guard let first = words.first, first.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
      let count = Int(first), 1...9999 ~= count
    else { return nil }
    switch words.dropFirst().joined(separator: " ") {
    case "day", "days": self = .calendarDays(CalendarDays(count))
    case "working day", "working days": self = .workingDays(WorkingDays(count))
    case "month", "months": self = .months(count)
    case "year" where count <= 1000, "years" where count <= 1000: self = .years(count)
    case "hour", "hours": self = .hours(count)
    case let rest:
      guard rest.hasPrefix("per "), let kind = Period.Kind(code: rest.dropFirst(4)) else { return nil }
      self = .perPeriod(times: count, kind)
    }
  }
}
