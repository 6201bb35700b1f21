public import Wording

/// 期限长度 — how long a limit is, in the unit its rule names; units are never converted.
public enum LimitLength: Hashable, Sendable {
  case calendarDays(CalendarDays)
  case workingDays(WorkingDays)
  case months(Int)
  case years(Int)
  case hours(Int)
  /// By a day of every year, such as 01-31.
  case yearly(month: Int, day: Int)
  /// So many times within each period.
  case perPeriod(times: Int, Period.Kind)

  /// `15日`, `20个工作日`, `每年1月31日前`, `每季度1次`.
  public func wording(in language: Language) -> String {
    switch (self, language) {
    case (.calendarDays(let days), .simplifiedChinese): "\(days.count)日"
    case (.calendarDays(let days), .english): Self.english(days.count, "calendar day")
    case (.workingDays(let days), .simplifiedChinese): "\(days.count)个工作日"
    case (.workingDays(let days), .english): Self.english(days.count, "working day")
    case (.months(let count), .simplifiedChinese): "\(count)个月"
    case (.months(let count), .english): Self.english(count, "month")
    case (.years(let count), .simplifiedChinese): "\(count)年"
    case (.years(let count), .english): Self.english(count, "year")
    case (.hours(let count), .simplifiedChinese): "\(count)小时"
    case (.hours(let count), .english): Self.english(count, "hour")
    case (.yearly(let month, let day), .simplifiedChinese): "每年\(month)月\(day)日前"
    case (.yearly(let month, let day), .english): "by \(padded(month, to: 2))-\(padded(day, to: 2)) each year"
    case (.perPeriod(let times, let kind), .simplifiedChinese): "每\(kind.name(in: language))\(times)次"
    case (.perPeriod(let times, let kind), .english):
      "\(Self.english(times, "time")) each \(kind.name(in: language))"
    }
  }

  private static func english(_ count: Int, _ unit: String) -> String { "\(count) \(unit)\(count == 1 ? "" : "s")" }
}

/// 末日遇休 — what happens when a limit in days, months or years ends on a day of rest.
public enum EndOnRestDay: Hashable, Sendable {
  /// 顺延 — the next working day, as the Civil Code says for limits set by law.
  case nextWorkingDay
  /// 提前 — the working day before, never before the start; for a bureau's own deadlines.
  case previousWorkingDay
  case unchanged
}
