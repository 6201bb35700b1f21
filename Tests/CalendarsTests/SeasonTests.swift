import Calendars
import Testing
import Wording

@Suite struct SeasonTests {
  private func season(_ from: String, _ to: String) -> Season {
    Season(code: "s", name: Words("季", en: "season"), from: MonthDay(code: from)!, to: MonthDay(code: to)!)
  }

  @Test func `a season over the new year has two parts in a year`() {
    let heating = season("11-01", "03-31")
    #expect(heating.contains(day("2023-11-01")) && heating.contains(day("2024-03-31")))
    #expect(!heating.contains(day("2023-10-31")) && !heating.contains(day("2023-04-01")))
    #expect(heating.spans(in: 2023) == [day("2023-01-01")...day("2023-03-31"), day("2023-11-01")...day("2023-12-31")])
  }

  @Test func `a season within the year has one part`() {
    #expect(season("06-01", "08-31").spans(in: 2024) == [day("2024-06-01")...day("2024-08-31")])
    #expect(season("03-01", "02-29").spans(in: 2023) == [day("2023-01-01")...day("2023-12-31")])
  }

  @Test func `a day is in the season exactly when a part of its year holds it`() {
    let ends = ["01-01", "02-28", "02-29", "03-01", "06-30", "12-31"]
    for (from, to) in ends.flatMap({ from in ends.map { (from, $0) } }) {
      let season = season(from, to)
      for any in day("2023-01-01")...day("2024-12-31") {
        #expect(
          season.contains(any) == season.spans(in: any.year).contains { $0.contains(any) }, "\(from) \(to) \(any)")
      }
    }
  }

  @Test(arguments: ["2-29", "02-30", "13-01", "00-01", "0229", "", "02-2９"])
  func `a text that is not a month and day is not read`(text: String) {
    #expect(MonthDay(code: text) == nil)
  }

  @Test func `the twenty-ninth of February is the twenty-eighth in a common year`() {
    #expect(MonthDay(code: "02-29")?.day(in: 2023) == day("2023-02-28"))
    #expect(MonthDay(day("2024-02-29")).description == "02-29")
  }
}
