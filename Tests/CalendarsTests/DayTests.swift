import Calendars
import Testing
import Wording

@Suite struct DayTests {
  @Test func `1970-01-01 is day 0 and a Thursday`() {
    #expect(Day(number: 0).description == "1970-01-01")
    #expect(Day(number: 0).weekday == .thursday)
    #expect(Day(number: -3).weekday == .monday)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2023-04-31", "2023-13-01", "2023-00-10", "2023-01-00", "2023-1-01", "2023-01-1",
    "2023/01/01", "20230101", " 2023-01-01", "2023-01-01 ", "1899-12-31", "3000-01-01", "", "2023-01-011", "２０２３-01-01",
    "+023-01-01", "2023-01-0a",
  ])
  func `a text that is not exactly a real day is not read`(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test(arguments: ["1900-01-01", "2000-02-29", "2024-02-29", "2023-12-31", "2999-12-31"])
  func `an ISO day reads back as it was written`(text: String) {
    #expect(Day(iso: text)?.description == text)
    #expect(Day(iso: Substring(text))?.description == text)
  }

  @Test func `days follow one another through two centuries without a gap`() {
    var expected = Day(year: 1900, month: 1, day: 1)!
    #expect(expected.weekday == .monday)
    for year in 1900...2100 {
      for month in 1...12 {
        let length = [
          31, year % 4 == 0 && year % 100 != 0 || year % 400 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
        ][month - 1]
        for number in 1...length {
          let day = Day(year: year, month: month, day: number)!
          guard day == expected, day.year == year, day.month == month, day.dayOfMonth == number,
            day.weekday.rawValue == (Int(day.number) + 25567) % 7 + 1
          else {
            Issue.record("\(year)-\(month)-\(number)")
            return
          }
          expected = expected.advanced(by: 1)
        }
        #expect(Day(year: year, month: month, day: length + 1) == nil)
      }
    }
    #expect(expected == day("2101-01-01"))
  }

  @Test func `the distance between days is what one day minus another gives`() {
    #expect(day("2023-03-01") - day("2023-02-01") == 28)
    #expect(day("2023-02-01") - day("2023-03-01") == -28)
    #expect(day("2023-02-01").distance(to: day("2023-03-01")) == 28)
    #expect((day("2023-02-27")...day("2023-03-02")).count == 4)
  }

  @Test func `a month later is the same number or the last of the month`() {
    #expect(day("2023-01-31").advanced(byMonths: 1) == day("2023-02-28"))
    #expect(day("2023-11-30").advanced(byMonths: 3) == day("2024-02-29"))
    #expect(day("2024-02-29").advanced(byMonths: -12) == day("2023-02-28"))
    #expect(day("2023-01-15").advanced(byMonths: -1) == day("2022-12-15"))
  }

  @Test func `weekdays are named in both languages`() {
    #expect(Weekday.sunday.name(in: .simplifiedChinese) == "星期日")
    #expect(Weekday.monday.name(in: .english) == "Monday")
    #expect(Weekday.allCases.filter(\.isWeekend) == [.saturday, .sunday])
  }
}
