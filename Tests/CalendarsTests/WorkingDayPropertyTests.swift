import Calendars
import Testing
import Wording

/// Obviously right and slow: one day after another.
private struct Reference {
  let off: Set<Day>, madeUp: Set<Day>

  init(_ notices: [HolidayNotice]) {
    off = Set(notices.flatMap { $0.offDays.map(\.day) })
    madeUp = Set(notices.flatMap(\.makeUpWorkdays))
  }

  func works(_ day: Day) -> Bool { madeUp.contains(day) || (!off.contains(day) && !day.weekday.isWeekend) }

  func count(after a: Day, through b: Day) -> Int {
    if b < a { return -count(after: b, through: a) }
    var (total, day) = (0, a)
    while day < b {
      day = day.advanced(by: 1)
      if works(day) { total += 1 }
    }
    return total
  }

  func day(_ n: Int, from start: Day, step: Int) -> Day {
    var (left, day) = (n, start)
    while left > 0 {
      day = day.advanced(by: step)
      if works(day) { left -= 1 }
    }
    return day
  }
}

@Suite struct WorkingDayPropertyTests {
  /// The real notices, none, and a wild one with hundreds of departures.
  private static func cases(_ random: inout Seeded) -> [[HolidayNotice]] {
    var off: Set<Day> = []
    var madeUp: Set<Day> = []
    for _ in 0..<400 {
      let any = day("2021-12-01").advanced(by: Int.random(in: 0..<1900, using: &random))
      if any.weekday.isWeekend { madeUp.insert(any) } else { off.insert(any) }
    }
    let wild = HolidayNotice(
      year: 2023, number: "wild", issued: day("2022-12-01"),
      offDays: off.sorted().map { .init(day: $0, name: Words("假", en: "off")) }, makeUpWorkdays: madeUp.sorted())
    return [notices, [], [wild]]
  }

  @Test func `counting agrees with walking from day to day`() {
    var random = Seeded(2023)
    for notices in Self.cases(&random) {
      let calendar = WorkCalendar(notices: notices)
      let reference = Reference(notices)
      for _ in 0..<propertyCount {
        let a = random.anyDay()
        let b = a.advanced(by: Int.random(in: -900...900, using: &random))
        let n = Int.random(in: 0...200, using: &random)
        #expect(calendar.isWorkingDay(a) == reference.works(a), "\(a)")
        #expect(calendar.workingDays(after: a, through: b).count == reference.count(after: a, through: b), "\(a) \(b)")
        #expect(calendar.day(WorkingDays(n), after: a) == reference.day(n, from: a, step: 1), "\(a) +\(n)")
        #expect(calendar.day(WorkingDays(n), before: a) == reference.day(n, from: a, step: -1), "\(a) -\(n)")
      }
    }
  }

  @Test func `counting forth and back gives opposite numbers, and parts sum to the whole`() {
    var random = Seeded(41)
    for _ in 0..<propertyCount {
      let (a, b, c) = (random.anyDay(), random.anyDay(), random.anyDay())
      #expect(national.workingDays(after: a, through: b) == -national.workingDays(after: b, through: a))
      #expect(national.workingDays(after: a, through: a) == 0)
      #expect(
        national.workingDays(after: a, through: b).count + national.workingDays(after: b, through: c).count
          == national.workingDays(after: a, through: c).count, "\(a) \(b) \(c)")
    }
  }

  @Test func `the nth working day is undone by counting back, and is worked`() {
    var random = Seeded(42)
    for _ in 0..<propertyCount {
      let start = random.anyDay()
      let n = WorkingDays(Int.random(in: 1...500, using: &random))
      let end = national.day(n, after: start)
      #expect(national.isWorkingDay(end))
      #expect(national.workingDays(after: start, through: end) == n)
      #expect(national.day(-n, before: start) == end)
      #expect(national.day(n, before: end) == national.workingDay(onOrBefore: start), "\(start) \(n)")
    }
  }
}
