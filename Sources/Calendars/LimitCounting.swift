extension WorkCalendar {
  /// 期限届满日 — the last day of a limit that began on `start`.
  ///
  /// The first day is not counted. Months and years end on the corresponding day, or the last of the
  /// month when it has none. Days, months and years that end on a day of rest follow `rolling`; working
  /// days cannot; `yearly` gives the next such day on or after `start`, `perPeriod` the last day of its
  /// period, both as they stand.
  ///
  /// - Returns: Never before `start`; nil for hours (``end(ofHours:from:)``), for a length below zero or
  ///   beyond a thousand years, and for a `yearly` that no year has.
  /// - Complexity: O(log² *n*).
  /// - Source: Civil Code arts. 200–204.
  public func end(of limit: LimitLength, from start: Day, rolling: EndOnRestDay = .nextWorkingDay) -> Day? {
    switch limit {
    case .calendarDays(let days):
      guard 0...365_000 ~= days.count else { return nil }
      return settled(start.advanced(by: days.count), from: start, rolling)
    case .workingDays(let days):
      guard 0...250_000 ~= days.count else { return nil }
      return day(days, after: start)
    case .months(let count):
      guard 0...12_000 ~= count else { return nil }
      return settled(start.advanced(byMonths: count), from: start, rolling)
    case .years(let count):
      guard 0...1000 ~= count else { return nil }
      return settled(start.advanced(byMonths: count * 12), from: start, rolling)
    case .hours:
      return nil
    case .yearly(let month, let day):
      guard let mark = MonthDay(month: month, day: day) else { return nil }
      let thisYear = mark.day(in: start.year)
      return thisYear >= start ? thisYear : mark.day(in: start.year + 1)
    case .perPeriod(_, let kind):
      return Period(kind, containing: start).last
    }
  }

  private func settled(_ end: Day, from start: Day, _ rolling: EndOnRestDay) -> Day {
    switch rolling {
    case .nextWorkingDay: workingDay(onOrAfter: end)
    case .previousWorkingDay: max(start, workingDay(onOrBefore: end))
    case .unchanged: end
    }
  }

  /// 届满时刻 — a limit in hours runs from the very moment, day and night, rest days included.
  ///
  /// - Source: Civil Code art. 201.
  public func end(ofHours hours: Int, from start: Instant) -> Instant {
    Instant(milliseconds: start.milliseconds + Int64(hours) * 3_600_000)
  }

  /// 最晚开始日 — the latest day from which `limit` still ends on or before `deadline`.
  ///
  /// - Returns: nil where ``end(of:from:rolling:)`` gives none.
  /// - Invariant: `end(of: limit, from: d) <= deadline`, and the day after `d` would end later.
  /// - Complexity: O(log³ *n*): the end never moves back when the start moves on, so it is searched.
  public func start(of limit: LimitLength, endingBy deadline: Day, rolling: EndOnRestDay = .nextWorkingDay) -> Day? {
    func fits(_ start: Day) -> Bool? { end(of: limit, from: start, rolling: rolling).map { $0 <= deadline } }

    guard let straightAway = fits(deadline) else { return nil }
    if straightAway { return deadline }
    var step = 1
    while let early = fits(deadline.advanced(by: -step)), !early { step *= 2 }
    var (low, high) = (deadline.advanced(by: -step), deadline.advanced(by: -step / 2))
    while high - low > 1 {
      let middle = low.advanced(by: (high - low) / 2)
      if fits(middle) == true { low = middle } else { high = middle }
    }
    return low
  }
}
