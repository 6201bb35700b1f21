public import Wording

/// 工作日历 — which days are worked, from holiday notices, local holidays and the two-day weekend.
///
/// Years without a notice count weekends only; ``findings(for:)`` says which those are.
///
/// - Complexity: Made in O(*n* log *n*), asked in O(log *n*), *n* the days that depart from the weekend rule.
public struct WorkCalendar: Sendable {
  /// Oldest first.
  public let notices: [HolidayNotice]
  public let localHolidays: [LocalHoliday]
  public let seasons: [Season]

  private let nationalNames: [Day: Words]
  private let localNames: [Day: Words]
  private let noticeYears: Set<Int>
  let departures: Departures

  public init(notices: [HolidayNotice] = [], localHolidays: [LocalHoliday] = [], seasons: [Season] = []) {
    self.notices = notices.sorted { ($0.issued, $0.year, $0.number) < ($1.issued, $1.year, $1.number) }
    self.localHolidays = localHolidays
    self.seasons = seasons
    noticeYears = Set(notices.map(\.year))

    var names: [Day: Words] = [:]
    var worked: [Day: Bool] = [:]
    for notice in self.notices {
      for off in notice.offDays {
        names[off.day] = off.name
        worked[off.day] = false
      }
      for day in notice.makeUpWorkdays {
        names[day] = nil
        worked[day] = true
      }
    }
    var local: [Day: Words] = [:]
    for holiday in localHolidays {
      for day in holiday.days {
        local[day] = holiday.name
        worked[day] = false
      }
    }
    (nationalNames, localNames) = (names, local)
    departures = Departures(worked)
  }

  /// Monday to Friday, no holidays.
  public static let weekendsOnly = WorkCalendar()

  public func isWorkingDay(_ day: Day) -> Bool { departures.isWorked(day) }

  /// Whether a national notice gives the day off, a weekend among a holiday included.
  public func isStatutoryOff(_ day: Day) -> Bool { nationalNames[day] != nil }

  /// The holiday the day is off for, the national one first; nil on working days and plain weekends.
  public func holidayName(on day: Day) -> Words? { nationalNames[day] ?? localNames[day] }

  public func hasNotice(for year: Int) -> Bool { noticeYears.contains(year) }

  /// Names the years in `days` whose notice is not adopted yet, one finding for each run of years.
  public func findings(for days: ClosedRange<Day>) -> [Finding] {
    var runs: [ClosedRange<Int>] = []
    for year in days.lowerBound.year...days.upperBound.year where !hasNotice(for: year) {
      if let last = runs.last, last.upperBound == year - 1 {
        runs[runs.count - 1] = last.lowerBound...year
      } else {
        runs.append(year...year)
      }
    }
    return runs.map { run in
      let years = run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound)–\(run.upperBound)"
      return Finding(
        "no-holiday-notice", .warning, at: Place(file: "calendars", path: years),
        Words(
          "尚无 \(years) 年放假通知，通知录入前只按双休日计算。",
          en: "There is no holiday notice for \(years); weekends only are counted until the notice is adopted."),
        remedy: Words(
          "通知印发后请录入，受影响的期限会先列出供确认。",
          en: "Adopt the notice when it is issued; the limits that move are shown first."))
    }
  }
}

extension WorkCalendar: Hashable {
  public static func == (a: WorkCalendar, b: WorkCalendar) -> Bool {
    a.notices == b.notices && a.localHolidays == b.localHolidays && a.seasons == b.seasons
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(notices)
    hasher.combine(localHolidays)
    hasher.combine(seasons)
  }
}
