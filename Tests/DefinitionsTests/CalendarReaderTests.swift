import Calendars
import Testing
import Wording

@testable import Definitions

private func iso(_ text: String) -> Day { Day(iso: text)! }

/// A small file with nothing wrong; each wrong case changes one text in it. `notices` begins on line 4.
private let right = """
  calendar: sample
  official-name: { zh-Hans: 样例, en: Sample }
  holidays: { new-year: { zh-Hans: 元旦, en: New Year }, eid: { zh-Hans: 开斋节, en: Eid } }
  notices:
    - year: 2023
      number: 国办发明电〔2022〕16号
      issued: 2022-12-08
      off:
        - { name: new-year, days: 2022-12-31..2023-01-02 }
        - { name: [new-year, eid], days: [2023-06-22, 2023-09-29] }
      make-up: [2023-01-28, 2023-01-29]
  local-holidays:
    - { name: { zh-Hans: 古尔邦节, en: Corban }, days: 2023-06-29 }
  seasons:
    - { code: heating, name: { zh-Hans: 采暖期, en: Heating }, from: 11-01, to: 03-31 }
  """

struct WrongFile: Sendable, CustomTestStringConvertible {
  let change: String, to: String, code: String, line: Int
  init(_ change: String, _ to: String, _ code: String, line: Int) {
    (self.change, self.to, self.code, self.line) = (change, to, code, line)
  }
  var testDescription: String { "\(code): \(to.prefix(30))" }
}

/// Every finding names the file and says in both languages what is wrong and what to do.
func expectHelpful(_ findings: [Finding]) {
  #expect(!findings.isEmpty)
  for finding in findings {
    #expect(finding.place.file == "sample.yaml")
    #expect(finding.place.line != nil, "\(finding)")
    for text in [finding.message, finding.remedy] {
      #expect(!text.simplifiedChinese.isEmpty && !text.english.isEmpty)
    }
    #expect(finding.remedy.english.hasSuffix("."), "\(finding.remedy.english)")
  }
}

@Suite struct CalendarReaderTests {
  @Test func `the shipped calendar holds the notices of 2022 to 2026 without a doubt`() throws {
    let source = try readCalendar(Shipped.text("calendars/national.yaml"), file: "national.yaml")
    #expect(source.code == "national" && source.warnings.isEmpty)
    #expect(source.notices.map(\.year) == [2022, 2023, 2024, 2025, 2026])
    #expect(
      source.notices.map(\.number) == [
        "国办发明电〔2021〕11号", "国办发明电〔2022〕16号", "国办发明电〔2023〕7号", "国办发明电〔2024〕12号", "国办发明电〔2025〕7号",
      ])
    #expect(source.notices.map(\.offDays.count) == [31, 27, 28, 28, 33])
    #expect(source.notices.map(\.makeUpWorkdays.count) == [7, 7, 8, 5, 6])
  }

  @Test(arguments: [(2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)])
  func `the shipped calendar leaves the known number of working days`(year: Int, expected: Int) throws {
    let calendar = try readCalendar(Shipped.text("calendars/national.yaml"), file: "national.yaml").calendar
    let counted = calendar.workingDays(after: iso("\(year - 1)-12-31"), through: iso("\(year)-12-31"))
    #expect(counted == WorkingDays(expected))
  }

  @Test(arguments: [
    ("2023-01-16", 5, "2023-01-28"), ("2023-09-25", 20, "2023-10-27"), ("2024-02-05", 5, "2024-02-18"),
    ("2024-04-30", 3, "2024-05-08"), ("2025-09-26", 7, "2025-10-13"), ("2026-02-09", 15, "2026-03-06"),
  ])
  func `the shipped calendar counts the known vectors`(start: String, count: Int, end: String) throws {
    let calendar = try readCalendar(Shipped.text("calendars/national.yaml"), file: "national.yaml").calendar
    #expect(calendar.day(WorkingDays(count), after: iso(start)) == iso(end))
  }

  @Test func `a calendar file is read whole`() throws {
    let source = try readCalendar(right, file: "sample.yaml")
    let notice = try #require(source.notices.first)
    #expect(source.name == Words("样例", en: "Sample") && source.warnings.isEmpty)
    #expect(notice.issued == iso("2022-12-08"))
    #expect(
      notice.offDays.map(\.day).map(\.description) == [
        "2022-12-31", "2023-01-01", "2023-01-02", "2023-06-22", "2023-09-29",
      ])
    #expect(notice.offDays.last?.name == Words("元旦、开斋节", en: "New Year and Eid"))
    #expect(notice.makeUpWorkdays == [iso("2023-01-28"), iso("2023-01-29")])
    #expect(source.localHolidays == [LocalHoliday(name: Words("古尔邦节", en: "Corban"), days: [iso("2023-06-29")])])
    #expect(source.seasons.first?.contains(iso("2024-01-01")) == true)
    #expect(!source.calendar.isWorkingDay(iso("2023-06-29")))
  }

  @Test func `a doubt is kept as a warning and the file is used`() throws {
    let text = right.replacing("make-up: [2023-01-28,", with: "make-up: [2023-01-05,")
    #expect(try readCalendar(text, file: "sample.yaml").warnings.map(\.code) == ["make-up-on-weekday"])
  }

  static let wrong: [WrongFile] = [
    .init("calendar: sample", "calender: sample", "unknown-key", line: 1),
    .init("calendar: sample\n", "", "missing-key", line: 1),
    .init("calendar: sample", "calendar: 样例", "wrong-kind", line: 1),
    .init("calendar: sample", "calendar: Sample", "wrong-kind", line: 1),
    .init("calendar: sample", "calendar: [sample]", "wrong-kind", line: 1),
    .init("calendar: sample", "calendar: sample\ncalendar: other", "duplicate-key", line: 1),
    .init("zh-Hans: 样例, en: Sample", "zh-Hans: 样例", "missing-key", line: 2),
    .init("{ zh-Hans: 样例, en: Sample }", "样例", "wrong-kind", line: 2),
    .init("en: Sample", "en: ''", "wrong-kind", line: 2),
    .init("en: Sample }", "en: Sample", "yaml-syntax", line: 3),
    .init("zh-Hans: 样例", "zh: 样例", "unknown-key", line: 2),
    .init("year: 2023", "year: 二〇二三", "wrong-kind", line: 5),
    .init("year: 2023", "year: 20230", "wrong-kind", line: 5),
    .init("year: 2023", "year: 2033", "day-outside-year", line: 5),
    .init("number: 国办发明电〔2022〕16号", "number:", "wrong-kind", line: 6),
    .init("number: 国办发明电〔2022〕16号", "number: *月底前", "alias", line: 6),
    .init("number: 国办发明电〔2022〕16号", "number: &n 16号", "alias", line: 6),
    .init("number: 国办发明电〔2022〕16号", "number: 国办: 16号", "yaml-syntax", line: 6),
    .init("number: 国办发明电〔2022〕16号", "number: @国办", "yaml-syntax", line: 6),
    .init("issued: 2022-12-08", "issued: 2022-12-32", "wrong-kind", line: 7),
    .init("issued: 2022-12-08", "issued: 2022年12月8日", "wrong-kind", line: 7),
    .init("issued: 2022-12-08", "\tissued: 2022-12-08", "yaml-syntax", line: 7),
    .init("issued: 2022-12-08", "issued: \"2022-12-08", "yaml-syntax", line: 15),
    .init("issued: 2022-12-08", "isued: 2022-12-08", "unknown-key", line: 7),
    .init(
      "name: new-year, days: 2022-12-31..2023-01-02", "name: new-yaer, days: 2023-01-01", "unknown-holiday", line: 9),
    .init("2022-12-31..2023-01-02", "2023-01-02..2022-12-31", "bad-span", line: 9),
    .init("2022-12-31..2023-01-02", "2022-12-31..2023-02-30", "bad-span", line: 9),
    .init("2022-12-31..2023-01-02", "2022-12-31..2023-03-02", "bad-span", line: 9),
    .init("2022-12-31..2023-01-02", "", "wrong-kind", line: 9),
    .init("[2023-06-22, 2023-09-29]", "[2023-06-22, 2023-06-22]", "day-twice", line: 5),
    .init("[2023-06-22, 2023-09-29]", "[2023-06-22, 2024-09-29]", "day-outside-year", line: 5),
    .init("[2023-01-28, 2023-01-29]", "[2023-01-28, 2023-01-01]", "day-off-and-worked", line: 5),
    .init("[2023-01-28, 2023-01-29]", "{ day: 2023-01-28 }", "wrong-kind", line: 11),
    .init("[2023-01-28, 2023-01-29]", "[2023-01-28, 2023-01-29", "yaml-syntax", line: 12),
    .init("from: 11-01", "from: 11-31", "bad-month-day", line: 15),
    .init(
      "to: 03-31 }", "to: 03-31 }\n  - { code: heating, name: { zh-Hans: 甲, en: A }, from: 01-01, to: 01-02 }",
      "season-twice", line: 16),
    .init("{ zh-Hans: 古尔邦节, en: Corban }", "? [a, b]", "yaml-syntax", line: 13),
    .init("seasons:", "? [a, b]\n: 1\nseasons:", "key-not-text", line: 14),
    .init("seasons:", "---\nseasons:", "yaml-syntax", line: 14),
    .init("样例", "样\u{7}例", "yaml-character", line: 2),
  ]

  @Test(arguments: wrong)
  func `a wrong calendar file is refused with the line and a remedy`(wrong: WrongFile) throws {
    try #require(right.contains(wrong.change), "the case must change the file")
    let text = right.replacing(wrong.change, with: wrong.to, maxReplacements: 1)
    let findings = try #require(throws: Findings.self) { try readCalendar(text, file: "sample.yaml") }.all
    expectHelpful(findings)
    #expect(
      findings.contains { $0.code == wrong.code && $0.place.line == wrong.line },
      "\(findings.map { "\($0.code) \($0.place)" })")
  }

  @Test func `everything that is wrong is reported at once, in the order of the lines`() throws {
    let text = right.replacing("year: 2023", with: "year: x").replacing("11-01", with: "x").replacing(
      "en: Sample", with: "eng: Sample")
    let findings = try #require(throws: Findings.self) { try readCalendar(text, file: "sample.yaml") }.all
    #expect(
      findings.map(\.code)
        == ["missing-key", "unknown-key", "wrong-kind", "bad-month-day"].sorted { a, b in
          findings.firstIndex { $0.code == a }! < findings.firstIndex { $0.code == b }!
        })
    #expect(findings.map { $0.place.line! } == [2, 2, 5, 15])
    #expect(findings.last?.place.path == "seasons[0].from")
  }

  @Test func `a misspelt key is answered with the nearest known one`() throws {
    let text = right.replacing("isued: 2022", with: "").replacing("issued: 2022", with: "isued: 2022")
    let findings = try #require(throws: Findings.self) { try readCalendar(text, file: "sample.yaml") }.all
    let finding = try #require(findings.first { $0.code == "unknown-key" })
    #expect(finding.remedy.english == "Did you mean ‘issued’? Use one of: year, number, issued, off, make-up.")
    #expect(finding.remedy.simplifiedChinese == "是否应为“issued”？可用的有：year, number, issued, off, make-up。")
    #expect(finding.wording(in: .english).hasPrefix("sample.yaml:7 (notices[0].isued): The key ‘isued’ is not known."))
  }
}
