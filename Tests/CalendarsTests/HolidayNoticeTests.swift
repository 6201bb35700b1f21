import Calendars
import Testing
import Wording

@Suite struct HolidayNoticeTests {
  private let place = Place(file: "national.yaml", line: 7)

  private func codes(off: [(String, String, String)], makeUp: String = "", issued: String = "2022-12-08") -> [String] {
    let notice = notice(2023, "1号", issued: issued, off: off.map { (name: $0.0, from: $0.1, to: $0.2) }, makeUp: makeUp)
    return notice.findings(at: place).map(\.code)
  }

  @Test func `the notices of 2022 to 2026 have nothing doubtful`() {
    #expect(notices.flatMap { $0.findings(at: place) }.isEmpty)
  }

  @Test func `a day twice is found`() {
    #expect(codes(off: [("元旦", "2023-01-01", "2023-01-02"), ("元旦", "2023-01-02", "2023-01-02")]) == ["day-twice"])
    #expect(codes(off: [("元旦", "2023-01-01", "2023-01-02")], makeUp: "2023-01-07 2023-01-07") == ["day-twice"])
  }

  @Test func `a day both off and worked is found`() {
    #expect(codes(off: [("元旦", "2023-01-01", "2023-01-02")], makeUp: "2023-01-01") == ["day-off-and-worked"])
  }

  @Test func `a make-up day that was worked anyway is doubted`() throws {
    let notice = notice(
      2023, "1号", issued: "2022-12-08", off: [("元旦", "2023-01-01", "2023-01-02")], makeUp: "2023-01-05")
    let finding = try #require(notice.findings(at: place).first)
    #expect(finding.severity == .warning && finding.place == place)
    #expect(finding.message.simplifiedChinese == "调休上班日 2023-01-05 是星期四，本来就上班。")
    #expect(finding.message.english == "Make-up workday 2023-01-05 is a Thursday, worked anyway.")
  }

  @Test func `a day far from the year is found, and a notice issued long before`() {
    #expect(codes(off: [("国庆节", "2032-10-01", "2032-10-01")]) == ["day-outside-year"])
    #expect(codes(off: [("元旦", "2022-12-31", "2023-01-02")]).isEmpty)
    #expect(codes(off: [("元旦", "2023-01-01", "2023-01-01")], issued: "2021-12-08") == ["issued-outside-year"])
  }

  @Test(arguments: [("2022-12-01", true), ("2022-11-30", false), ("2024-01-31", true), ("2024-02-01", false)])
  func `a notice may reach one month into the years beside it`(iso: String, isNear: Bool) {
    #expect(codes(off: [("元旦", iso, iso)]) == (isNear ? [] : ["day-outside-year"]))
  }

  @Test func `a notice without days is found`() {
    #expect(codes(off: []) == ["notice-without-days"])
  }
}
