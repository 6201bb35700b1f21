import Calendars
import Testing
import Wording

@Suite struct WorkCalendarTests {
  @Test(arguments: [(2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)])
  func `a year has the working days its notice leaves`(year: Int, expected: Int) {
    let counted = national.workingDays(after: day("\(year - 1)-12-31"), through: day("\(year)-12-31"))
    #expect(counted == WorkingDays(expected))
  }

  @Test(arguments: [
    ("2023-01-16", 5, "2023-01-28"), ("2023-09-25", 20, "2023-10-27"), ("2024-02-05", 5, "2024-02-18"),
    ("2024-04-30", 3, "2024-05-08"), ("2025-09-26", 7, "2025-10-13"), ("2026-02-09", 15, "2026-03-06"),
  ])
  func `working days skip holidays, keep make-up workdays, and leave the first day out`(
    start: String, count: Int, end: String
  ) {
    #expect(national.day(WorkingDays(count), after: day(start)) == day(end))
    #expect(national.workingDays(after: day(start), through: day(end)) == WorkingDays(count))
    #expect(national.day(WorkingDays(count), before: day(end)) <= day(start).advanced(by: 1))
  }

  @Test func `a notice can give the last day of the year before off`() {
    #expect(!national.isWorkingDay(day("2022-12-31")))
    #expect(national.isStatutoryOff(day("2022-12-31")))
    #expect(national.holidayName(on: day("2022-12-31"))?.simplifiedChinese == "元旦")
    #expect(national.isWorkingDay(day("2022-12-30")))
  }

  @Test func `a make-up Saturday is worked and has no holiday's name`() {
    #expect(national.isWorkingDay(day("2023-10-07")))
    #expect(national.holidayName(on: day("2023-10-07")) == nil)
    #expect(!national.isWorkingDay(day("2023-10-14")) && !national.isStatutoryOff(day("2023-10-14")))
  }

  @Test func `a local holiday is off here and not in the nation`() {
    let feast = LocalHoliday(name: Words("开斋节", en: "Eid al-Fitr"), days: [day("2023-04-21"), day("2023-04-23")])
    let local = WorkCalendar(notices: notices, localHolidays: [feast])
    #expect(!local.isWorkingDay(day("2023-04-21")) && national.isWorkingDay(day("2023-04-21")))
    #expect(!local.isWorkingDay(day("2023-04-23")), "a make-up Sunday is off when the region says so")
    #expect(local.holidayName(on: day("2023-04-21"))?.simplifiedChinese == "开斋节")
    #expect(!local.isStatutoryOff(day("2023-04-21")))
    #expect(local != national)
  }

  @Test func `the notice issued later decides about a day that two name`() {
    let amended = notice(
      2023, "补充通知", issued: "2023-04-20", off: [("劳动节", "2023-05-04", "2023-05-04")], makeUp: "2023-05-03")
    for order in [notices + [amended], [amended] + notices] {
      let calendar = WorkCalendar(notices: order)
      #expect(!calendar.isWorkingDay(day("2023-05-04")) && calendar.isWorkingDay(day("2023-05-03")))
      #expect(calendar.holidayName(on: day("2023-05-03")) == nil && !calendar.isStatutoryOff(day("2023-05-03")))
    }
  }

  @Test func `a year without a notice counts weekends only and says so`() throws {
    #expect(national.hasNotice(for: 2026) && !national.hasNotice(for: 2027))
    #expect(national.isWorkingDay(day("2027-10-01")))
    #expect(national.findings(for: day("2022-01-01")...day("2026-12-31")).isEmpty)
    let finding = try #require(national.findings(for: day("2026-11-01")...day("2027-02-01")).first)
    #expect(finding.code == "no-holiday-notice" && finding.severity == .warning)
    #expect(
      finding.message.english
        == "There is no holiday notice for 2027; weekends only are counted until the notice is adopted.")
    #expect(finding.message.simplifiedChinese == "尚无 2027 年放假通知，通知录入前只按双休日计算。")
  }

  @Test func `years without a notice are named run by run`() {
    let paths = national.findings(for: day("2019-05-01")...day("2028-05-01")).map(\.place.path)
    #expect(paths == ["2019–2021", "2027–2028"])
  }

  @Test func `a day that is worked is its own working day, else the nearest one is`() {
    #expect(national.workingDay(onOrAfter: day("2023-05-01")) == day("2023-05-04"))
    #expect(national.workingDay(onOrBefore: day("2023-05-01")) == day("2023-04-28"))
    #expect(national.workingDay(onOrAfter: day("2023-05-06")) == day("2023-05-06"))
    #expect(national.workingDay(onOrBefore: day("2023-05-06")) == day("2023-05-06"))
  }

  @Test func `calendars are equal when they were made of the same notices in any order`() {
    #expect(WorkCalendar(notices: notices.reversed()) == national)
    #expect(WorkCalendar.weekendsOnly != national)
    #expect(Set([national, WorkCalendar(notices: notices.reversed())]).count == 1)
  }
}
