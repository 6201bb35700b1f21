public import Calendars

extension LedgerDefinition {
  /// The day by which a running limit must be met, with the day it began; nil when it is not running.
  public func running(
    _ limit: LimitDefinition, of item: Item, calendar: WorkCalendar, limits: LegalLimits
  )
    -> (began: Day, due: Day)?
  {
    if let when = limit.when, !when.holds(for: item) { return nil }
    guard let stage = stage(item.stage), !stage.phase.isEnd, !limit.until.contains(item.stage)
    else { return nil }
    let began: Day?
    switch limit.from {
    case .stage(let code): began = item.stage == code ? item.entered[code] : nil
    case .act(let code): began = item.performed[code]
    case .field(let field): began = item.day(field)
    }
    let length: LimitLength?
    switch limit.length {
    case .rule(let key): length = limits[key]?.length
    case .fixed(let fixed): length = fixed
    }
    guard let began, let length, let due = calendar.end(of: length, from: began) else { return nil }
    return (began, due)
  }
}

extension LedgerDefinition {
  /// Limits of an item that have run out by a day and have not been written down, earliest first.
  public func lapses(of item: Item, by day: Day, calendar: WorkCalendar, limits catalogue: LegalLimits)
    -> [(limit: LimitDefinition, due: Day)]
  {
    limits.compactMap { limit -> (limit: LimitDefinition, due: Day)? in
      guard let due = running(limit, of: item, calendar: calendar, limits: catalogue)?.due, due < day,
        item.lapsed[limit.code] != due.advanced(by: 1)
      else { return nil }
      return (limit, due)
    }
    .sorted { ($0.due, $0.limit.code) < ($1.due, $1.limit.code) }
  }

  /// The first day on which ``lapses(of:by:calendar:limits:)`` would name something.
  func tickDay(of item: Item, calendar: WorkCalendar, limits catalogue: LegalLimits) -> Day? {
    limits.compactMap { limit in
      running(limit, of: item, calendar: calendar, limits: catalogue)
        .map { $0.due }
        .flatMap { item.lapsed[limit.code] == $0.advanced(by: 1) ? nil : $0 }
    }
    .min()?.advanced(by: 1)
  }
}
