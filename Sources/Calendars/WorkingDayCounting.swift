extension WorkCalendar {
  /// 工作日数 — working days after `a` through `b`: the first day is not counted, the last is.
  ///
  /// - Returns: 0 when equal; negative when `b` is earlier; antisymmetric.
  /// - Complexity: O(log *n*).
  public func workingDays(after a: Day, through b: Day) -> WorkingDays {
    WorkingDays(departures.count(through: b) - departures.count(through: a))
  }

  /// The `n`th working day after `start`, `start` not counted; `start` itself for 0; counts back for negative `n`.
  ///
  /// - Complexity: O(log² *n*).
  public func day(_ n: WorkingDays, after start: Day) -> Day {
    if n.count == 0 { return start }
    if n.count < 0 { return day(-n, before: start) }
    return departures.day(reaching: departures.count(through: start) + n.count)
  }

  /// The `n`th working day before `end`, `end` not counted; `end` itself for 0; counts on for negative `n`.
  ///
  /// - Complexity: O(log² *n*).
  public func day(_ n: WorkingDays, before end: Day) -> Day {
    if n.count == 0 { return end }
    if n.count < 0 { return day(-n, after: end) }
    return departures.day(reaching: departures.count(through: end.advanced(by: -1)) - n.count + 1)
  }

  /// `day` when it is worked, else the next working day.
  public func workingDay(onOrAfter day: Day) -> Day { self.day(1, after: day.advanced(by: -1)) }

  /// `day` when it is worked, else the working day before it.
  public func workingDay(onOrBefore day: Day) -> Day { self.day(1, before: day.advanced(by: 1)) }
}
