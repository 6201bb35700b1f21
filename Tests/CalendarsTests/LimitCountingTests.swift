import Calendars
import Testing
import Wording

@Suite struct LimitCountingTests {
  @Test(arguments: [
    ("2023-04-10", 5, "2023-04-17"), ("2023-04-24", 5, "2023-05-04"), ("2023-04-13", 10, "2023-04-23"),
    ("2023-09-20", 10, "2023-10-07"), ("2023-06-15", 0, "2023-06-15"),
  ])
  func `a limit in calendar days that ends on a day of rest ends on the next working day`(
    start: String, count: Int, end: String
  ) {
    #expect(national.end(of: .calendarDays(CalendarDays(count)), from: day(start)) == day(end))
  }

  @Test func `the first day is not counted`() {
    #expect(national.end(of: .calendarDays(1), from: day("2023-06-12")) == day("2023-06-13"))
    #expect(national.end(of: .workingDays(1), from: day("2023-06-12")) == day("2023-06-13"))
  }

  @Test(arguments: [
    ("2023-01-31", 1, "2023-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2023-08-31", 1, "2023-10-07"),
    ("2023-03-15", 3, "2023-06-15"), ("2023-11-30", 3, "2024-02-29"),
  ])
  func `months end on the corresponding day or the last of the month, then roll`(start: String, count: Int, end: String)
  {
    #expect(national.end(of: .months(count), from: day(start)) == day(end))
  }

  @Test func `a year from the twenty-ninth of February ends on the twenty-eighth`() {
    #expect(national.end(of: .years(1), from: day("2024-02-29")) == day("2025-02-28"))
    #expect(national.end(of: .years(2), from: day("2022-06-15")) == day("2024-06-17"), "15 June 2024 is a Saturday")
  }

  @Test func `a bureau's own deadline may move forward or stay instead`() {
    let limit = LimitLength.calendarDays(5)
    #expect(national.end(of: limit, from: day("2023-04-24"), rolling: .previousWorkingDay) == day("2023-04-28"))
    #expect(national.end(of: limit, from: day("2023-04-24"), rolling: .unchanged) == day("2023-04-29"))
    #expect(
      national.end(of: .calendarDays(1), from: day("2023-04-29"), rolling: .previousWorkingDay) == day("2023-04-29"))
  }

  @Test func `sixty days of a petition are calendar days, twenty of disclosure working days`() {
    #expect(national.end(of: .calendarDays(60), from: day("2023-01-03")) == day("2023-03-06"))
    #expect(national.end(of: .workingDays(20), from: day("2023-01-03")) == day("2023-02-03"))
  }

  @Test func `a yearly day is the next one on or after the start, and does not roll`() {
    let report = LimitLength.yearly(month: 1, day: 31)
    #expect(national.end(of: report, from: day("2023-01-31")) == day("2023-01-31"))
    #expect(national.end(of: report, from: day("2023-02-01")) == day("2024-01-31"))
    #expect(national.end(of: report, from: day("2025-02-01")) == day("2026-01-31"), "a Saturday stays")
    #expect(national.end(of: .yearly(month: 2, day: 30), from: day("2023-01-01")) == nil)
  }

  @Test func `so many times a period ends with the period`() {
    #expect(national.end(of: .perPeriod(times: 1, .quarter), from: day("2023-05-20")) == day("2023-06-30"))
    #expect(national.end(of: .perPeriod(times: 2, .week), from: day("2023-06-18")) == day("2023-06-18"))
  }

  @Test func `hours run through the night and through holidays from the very moment`() throws {
    let start = try #require(Instant(iso: "2023-09-30T15:30:00.000Z"))
    #expect(national.end(ofHours: 24, from: start).description == "2023-10-01T15:30:00.000Z")
    #expect(national.end(of: .hours(1), from: day("2023-06-15")) == nil)
    #expect(national.start(of: .hours(1), endingBy: day("2023-06-15")) == nil)
  }

  @Test func `a length below zero or beyond reason has no end`() {
    let lengths: [LimitLength] = [
      .calendarDays(-1), .workingDays(-1), .months(-1), .years(-1), .calendarDays(CalendarDays(.max)),
      .workingDays(WorkingDays(.max)), .months(.max), .years(.max),
    ]
    for length in lengths {
      #expect(national.end(of: length, from: day("2023-06-15")) == nil)
      #expect(national.start(of: length, endingBy: day("2023-06-15")) == nil)
    }
  }

  @Test func `the latest start is the last day from which the limit still ends in time`() {
    var random = Seeded(204)
    for _ in 0..<propertyCount {
      let deadline = random.anyDay()
      let n = Int.random(in: 0...400, using: &random)
      let lengths: [LimitLength] = [
        .calendarDays(CalendarDays(n)), .workingDays(WorkingDays(n)), .months(n % 40), .years(n % 9),
        .yearly(month: n % 12 + 1, day: 28), .yearly(month: 2, day: 29),
        .perPeriod(times: 1, Period.Kind.allCases[n % 5]),
      ]
      for length in lengths {
        for rolling in [EndOnRestDay.nextWorkingDay, .previousWorkingDay, .unchanged] {
          let start = national.start(of: length, endingBy: deadline, rolling: rolling)!
          #expect(national.end(of: length, from: start, rolling: rolling)! <= deadline, "\(length) \(deadline)")
          let later = national.end(of: length, from: start.advanced(by: 1), rolling: rolling)!
          #expect(later > deadline, "\(length) \(rolling) \(deadline)")
        }
      }
    }
  }

  @Test func `a later start never ends earlier, and no limit ends before it starts`() {
    var random = Seeded(205)
    for _ in 0..<propertyCount {
      let start = random.anyDay()
      let n = Int.random(in: 0...400, using: &random)
      for length: LimitLength in [
        .calendarDays(CalendarDays(n)), .workingDays(WorkingDays(n)), .months(n), .years(n % 30),
      ] {
        for rolling in [EndOnRestDay.nextWorkingDay, .previousWorkingDay, .unchanged] {
          let end = national.end(of: length, from: start, rolling: rolling)!
          #expect(end >= start)
          #expect(national.end(of: length, from: start.advanced(by: 1), rolling: rolling)! >= end)
        }
      }
    }
  }

  @Test(arguments: [
    (LimitLength.calendarDays(15), "15日", "15 calendar days"), (.workingDays(1), "1个工作日", "1 working day"),
    (.months(3), "3个月", "3 months"), (.years(1), "1年", "1 year"), (.hours(24), "24小时", "24 hours"),
    (.yearly(month: 1, day: 31), "每年1月31日前", "by 01-31 each year"),
    (.perPeriod(times: 1, .quarter), "每季度1次", "1 time each quarter"),
  ])
  func `a length is worded in both languages`(length: LimitLength, chinese: String, english: String) {
    #expect(length.wording(in: .simplifiedChinese) == chinese)
    #expect(length.wording(in: .english) == english)
  }
}
