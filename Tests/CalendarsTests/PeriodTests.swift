import Calendars
import Testing
import Wording

@Suite struct PeriodTests {
  @Test(arguments: [
    ("2023-01-01", "2022-W52"), ("2021-01-03", "2020-W53"), ("2024-12-30", "2025-W01"), ("2026-12-31", "2026-W53"),
    ("2023-06-15", "2023-W24"),
  ])
  func `a week is numbered as ISO 8601 numbers it`(iso: String, code: String) {
    #expect(Period(.week, containing: day(iso)).code == code)
  }

  @Test func `a week belongs to the month of its Thursday`() {
    let week = Period(.week, containing: day("2023-06-01"))
    #expect(week.first == day("2023-05-29") && week.last == day("2023-06-04"))
    #expect(week.parent(.month)?.code == "2023-06")
    #expect(Period(.week, containing: day("2023-06-30")).parent(.month)?.code == "2023-06")
    #expect(
      Period(code: "2023-06")?.children(.week).map(\.code) == [
        "2023-W22", "2023-W23", "2023-W24", "2023-W25", "2023-W26",
      ])
  }

  @Test(arguments: [
    ("2023-W24", "2023年第24周", "week 24 of 2023"), ("2023-06", "2023年6月", "June 2023"),
    ("2023-Q2", "2023年二季度", "second quarter of 2023"), ("2023-H1", "2023年上半年", "first half of 2023"),
    ("2023", "2023年", "2023"),
  ])
  func `a period has one code and a name in each language`(code: String, chinese: String, english: String) throws {
    let period = try #require(Period(code: code))
    #expect(period.code == code)
    #expect(period.name(in: .simplifiedChinese) == chinese)
    #expect(period.name(in: .english) == english)
  }

  @Test(arguments: [
    "", "23", "2023-", "2023-13", "2023-0", "2023-6", "2023-00", "2023-W00", "2023-W53", "2023-W1", "2023-Q0",
    "2023-Q5",
    "2023-H3", "2023-h1", "2023-Q02", "2023-06-15", "+023", "2023-+6", "1899", "3000-Q1", "2023-W+1",
  ])
  func `a text that is not a period's code is not read`(code: String) {
    #expect(Period(code: code) == nil)
  }

  @Test func `children tile their parent and lead back to it`() {
    for year in 1900...2100 {
      let whole = Period(.year, containing: day("\(year)-06-15"))
      for kind in Period.Kind.allCases {
        for inner in Period.Kind.allCases where inner < kind {
          for parent in whole.children(kind) {
            let children = parent.children(inner)
            #expect(
              zip(children, children.dropFirst()).allSatisfy { $0.next == $1 && $0.last.advanced(by: 1) == $1.first })
            #expect(children.allSatisfy { $0.parent(kind) == parent })
            #expect(parent.next.children(inner).first == children.last?.next, "\(parent) \(inner)")
            if inner != .week, kind != .week {
              #expect(children.first?.first == parent.first && children.last?.last == parent.last)
            }
          }
        }
      }
      #expect(whole.children(.week).count == Period(code: "\(year)-W53").map { _ in 53 } ?? 52)
    }
  }

  @Test func `next undoes previous, a code reads back, and a day lies in its period`() {
    var random = Seeded(11)
    for _ in 0..<propertyCount {
      let day = random.anyDay()
      for kind in Period.Kind.allCases {
        let period = Period(kind, containing: day)
        #expect(period.contains(day) && period.first <= day && day <= period.last)
        #expect(period.next.previous == period && period.previous < period && period < period.next)
        #expect(period.previous.last.advanced(by: 1) == period.first)
        if period.year >= 1900 { #expect(Period(code: period.code) == period) }
        #expect(period.parent(kind) == period && period.children(kind) == [period])
      }
    }
  }

  @Test func `a finer parent and a coarser child do not exist`() {
    let quarter = Period(code: "2023-Q2")!
    #expect(quarter.parent(.month) == nil)
    #expect(quarter.children(.half).isEmpty)
  }

  @Test func `of periods that begin together the longer stands first`() {
    let codes = ["2024-01", "2024-Q1", "2024", "2024-H1", "2024-W01"].map { Period(code: $0)! }
    #expect(codes.sorted().map(\.code) == ["2024", "2024-H1", "2024-Q1", "2024-01", "2024-W01"])
  }

  @Test func `kinds have codes and names`() {
    for kind in Period.Kind.allCases { #expect(Period.Kind(code: kind.code) == kind) }
    #expect(Period.Kind(code: "day") == nil)
    #expect(Period.Kind.allCases.map { $0.name(in: .simplifiedChinese) } == ["周", "月", "季度", "半年", "年"])
    #expect(Period.Kind.half.name(in: .english) == "half-year")
  }
}
