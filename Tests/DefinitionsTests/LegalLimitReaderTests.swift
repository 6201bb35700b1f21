import Calendars
import Testing
import Wording

@testable import Definitions

private let right = """
  legal-limits: sample
  sources:
    petition: 信访工作条例
  limits:
    petition.handle:
      what: { zh-Hans: 办结, en: Complete }
      length: 60 days
      from: { zh-Hans: 受理, en: acceptance }
      source: petition
      article: 第三十四条
      verified: read
      note: { zh-Hans: 仅第(六)项, en: only item 6 }
      bound: floor
  """

@Suite struct LegalLimitReaderTests {
  let shipped: LegalLimits

  init() throws {
    shipped = try readLegalLimits(Shipped.text("calendars/legal-limits.yaml"), file: "legal-limits.yaml")
  }

  @Test func `the shipped catalogue has fifty-two limits, each with its own key`() {
    #expect(shipped.all.count == 52)
    #expect(Set(shipped.all.map(\.key)).count == 52)
    #expect(shipped.all.allSatisfy { shipped[$0.key] == $0 })
    #expect(shipped["petition.none"] == nil)
  }

  @Test func `what was read, found and remembered stays apart`() {
    let counts = LegalLimit.Verification.allCases.map { mark in shipped.all.count { $0.verification == mark } }
    #expect(counts == [41, 9, 2])
    #expect(
      shipped.all.filter { $0.article == nil }.map(\.key) == ["ecert.upload", "completion.supervise", "study.group"])
  }

  @Test(arguments: [
    ("petition.notify", LimitLength.calendarDays(15)), ("petition.reject", .workingDays(5)),
    ("petition.handle", .calendarDays(60)), ("permit.start", .months(3)), ("license.joint", .workingDays(45)),
    ("open.annual", .yearly(month: 1, day: 31)), ("accident.report", .hours(1)), ("safety.power", .hours(24)),
    ("party.member_meeting", .perPeriod(times: 1, .quarter)), ("party.committee", .perPeriod(times: 1, .month)),
    ("party.orglife", .perPeriod(times: 1, .year)),
  ])
  func `a limit keeps the unit of its rule`(key: String, length: LimitLength) throws {
    #expect(try #require(shipped[key]).length == length)
  }

  @Test func `a limit that may not be undercut is a floor`() {
    let floors = shipped.all.filter { $0.bound == .floor }.map(\.key)
    #expect(
      floors == [
        "rule.comment", "rule.effective", "decision.comment", "decision.legal", "safety.power", "party.member_meeting",
        "party.committee", "party.group", "party.themeday", "party.orglife", "party.review", "study.group",
      ])
    #expect(shipped["petition.extend"]?.bound == .ceiling)
  }

  @Test func `a limit carries its wording, source, article and mark`() throws {
    let limit = try #require(shipped["petition.handle"])
    #expect(limit.what.simplifiedChinese == "申诉求决类(第31条第6项)办结")
    #expect(limit.countsFrom == Words("受理", en: "acceptance"))
    #expect(limit.source == "信访工作条例(2022-02-25发布,2022-05-01施行)" && limit.article == "第三十四条")
    #expect(limit.note?.english == "only item 6")
    #expect(limit.verification.name(in: .simplifiedChinese) == "原文" && limit.bound.name(in: .english) == "at most")
    #expect(shipped["open.annual"]?.countsFrom == Words("本周期", en: "the period itself"))
  }

  @Test func `a catalogue is read whole`() throws {
    let limit = try #require(readLegalLimits(right, file: "sample.yaml")["petition.handle"])
    #expect(limit.bound == .floor && limit.length == .calendarDays(60) && limit.source == "信访工作条例")
  }

  static let wrong: [WrongFile] = [
    .init("legal-limits: sample\n", "", "missing-key", line: 1),
    .init("limits:\n", "limit:\n", "missing-key", line: 1),
    .init("  petition: 信访工作条例", "  petition: ''", "wrong-kind", line: 3),
    .init("petition.handle", "办结", "bad-code", line: 5),
    .init("petition.handle", "petition..handle", "bad-code", line: 5),
    .init("60 days", "60", "bad-length", line: 7),
    .init("60 days", "60 天", "bad-length", line: 7),
    .init("60 days", "sixty days", "bad-length", line: 7),
    .init("60 days", "-60 days", "bad-length", line: 7),
    .init("60 days", "0 days", "bad-length", line: 7),
    .init("60 days", "1.5 days", "bad-length", line: 7),
    .init("60 days", "99999 days", "bad-length", line: 7),
    .init("60 days", "9999 years", "bad-length", line: 7),
    .init("60 days", "yearly 02-30", "bad-length", line: 7),
    .init("60 days", "1 per day", "bad-length", line: 7),
    .init("60 days", "[60, days]", "wrong-kind", line: 7),
    .init("source: petition", "source: petitions", "unknown-source", line: 9),
    .init("article: 第三十四条", "article:", "wrong-kind", line: 10),
    .init("verified: read", "verified: raed", "unknown-choice", line: 11),
    .init("verified: read", "verified: 原文", "unknown-choice", line: 11),
    .init("    verified: read\n", "", "missing-key", line: 6),
    .init("bound: floor", "bound: flor", "unknown-choice", line: 13),
    .init("bound: floor", "bounds: floor", "unknown-key", line: 13),
    .init("from: { zh-Hans: 受理, en: acceptance }", "from: 受理", "wrong-kind", line: 8),
    .init("note: { zh-Hans", "note: { zh-Hants", "unknown-key", line: 12),
  ]

  @Test(arguments: wrong)
  func `a wrong catalogue is refused with the line and a remedy`(wrong: WrongFile) throws {
    try #require(right.contains(wrong.change), "the case must change the file")
    let text = right.replacing(wrong.change, with: wrong.to, maxReplacements: 1)
    let findings = try #require(throws: Findings.self) { try readLegalLimits(text, file: "sample.yaml") }.all
    expectHelpful(findings)
    #expect(
      findings.contains { $0.code == wrong.code && $0.place.line == wrong.line },
      "\(findings.map { "\($0.code) \($0.place)" })")
  }
}
