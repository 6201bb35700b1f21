import Bureau
import Calendars
import Definitions
import LedgerKernel
import Reports
import Storage
import TestSupport
import Testing
import UseCases
import Wording

/// 启用 — what a bureau goes by stands in its own journal.
@Suite struct AdoptingTests {
  @Test(arguments: House.Kind.allCases) func `a bureau that was founded opens again with the same rules`(
    kind: House.Kind
  ) async throws {
    let house = try House(kind)
    #expect(
      try await Office.open(store: house.store, accounts: house.accounts, surroundings: house.surroundings) == nil)
    let founded = try await house.found().rulebook
    let again = try await Office.open(store: house.store, accounts: house.accounts, surroundings: house.surroundings)
    let opened = try #require(again).rulebook
    #expect(opened.name == founded.name)
    #expect(opened.adoptions == founded.adoptions)
    #expect(opened.adoptions.count == 8)
    #expect(opened.definitions == founded.definitions)
    #expect(opened.calendar == founded.calendar)
    #expect(opened.organisation.people == founded.organisation.people)
    #expect(opened.organisation.roles == founded.organisation.roles)
    #expect(opened.organisation.unitIDs == founded.organisation.unitIDs)
    #expect(
      opened.ledgers(in: 2023).map(\.code) == ["work-order", "milestone", "source-text", "rectification", "figure"])
    #expect(opened.ledgers(in: 2022).isEmpty)
    #expect(opened.definition(of: "work-order", in: 2031)?.code == "work-order")
    #expect(opened.definition(of: "petition", in: 2023) == nil)
    #expect(try await house.store.verify { _, _ in }.isSound)
  }

  private static let bad = """
    ledger: petition
    official-name: { zh-Hans: 信访, en: Petitions }
    basis: { zh-Hans: 信访工作条例, en: Regulations }
    stages:
      open:   { name: { zh-Hans: 在办, en: Open }, phase: working }
      closed: { name: { zh-Hans: 办结, en: Closed }, phase: closed }
    acts:
      take:  { name: { zh-Hans: 受理, en: Take }, to: opened, by: supervise over bureau, asks: [title, sauce] }
      close: { name: { zh-Hans: 办结, en: Close }, from: open, to: closed, by: supervize over bureau, does: close-out }
    lights: { warn: 5 working days, wall: yes }
    """

  @Test(arguments: House.Kind.allCases) func `a bad text is not adopted, nothing is written, and every fault is listed`(
    kind: House.Kind
  ) async throws {
    let house = try House(kind)
    let office = try await house.found()
    let before = try await office.facts()
    let good = try Shipped.text("ledgers/assignment.yaml")
    let texts = [
      AdoptedText(.definition, file: "assignment.yaml", text: good, year: 2023),
      AdoptedText(.definition, file: "petition.yaml", text: Self.bad, year: 2023),
    ]
    let error = await thrown { try await office.adopt(texts, by: Office.administrator) }
    let findings = try #require(error as? Findings).all
    #expect(Set(findings.map(\.code)).isSuperset(of: ["unknown-stage", "unknown-field", "unknown-capability"]))
    #expect(findings.allSatisfy { $0.place.file == "petition.yaml" && $0.place.line != nil })
    #expect(try await office.facts() == before)
    for text in texts { #expect(try await house.store.document(text.hash) == nil) }
    #expect(office.rulebook.definition(of: "assignment", in: 2023) == nil)
  }

  @Test(arguments: [Adoption.Kind.organisation, .limits, .calendar])
  func `a bureau is not founded on a text that cannot be read, or without one`(
    missing: Adoption.Kind
  ) async throws {
    let house = try House(.memory)
    let texts = try House.texts()
    let torn = texts.map { $0.kind == missing ? AdoptedText($0.kind, file: $0.file, text: "units: [", year: 2023) : $0 }
    let unread = await thrown {
      _ = try await Office.found(torn, in: house.store, accounts: house.accounts, surroundings: house.surroundings)
    }
    #expect((unread as? Findings)?.all.isEmpty == false)
    if missing != .calendar {
      let without = await thrown {
        _ = try await Office.found(
          texts.filter { $0.kind != missing }, in: house.store, accounts: house.accounts,
          surroundings: house.surroundings)
      }
      #expect((without as? Findings)?.all.map(\.code) == ["nothing-adopted"])
    }
    #expect(try await house.store.events(of: .bureau).isEmpty)
  }

  @Test func `what was opened under a definition keeps it when the year goes on under another`() async throws {
    let house = try House(.sqlite)
    let office = try await house.found()
    let old = try await office.draft()
    let before = try #require(office.rulebook.definition(of: "work-order", in: 2023))
    let text = try Shipped.text("ledgers/work-order.yaml").replacing(
      "length: 3 working days", with: "length: 4 working days")
    try await office.adopt(
      [AdoptedText(.definition, file: "work-order.yaml", text: text, year: 2023)], by: Office.administrator)
    let new = try await office.draft()
    #expect(try await office.store.row(of: old)?.definition == before.hash)
    #expect(try await office.store.row(of: new)?.definition == SampleRules.hash(of: text))
    try await office.act("submit", on: old, by: "mo-xingchi")
    #expect(try await office.stage(of: old) == "review")
  }

  @Test(arguments: ["mo-xingchi", "fang-jiming", "wen-zhiheng"] as [PersonID])
  func `only the system administrator adopts`(person: PersonID) async throws {
    let house = try House(.memory)
    let office = try await house.found()
    let facts = try await office.facts()
    let text = try Shipped.text("ledgers/assignment.yaml")
    let error = await thrown {
      try await office.adopt([AdoptedText(.definition, file: "assignment.yaml", text: text, year: 2023)], by: person)
    }
    guard case .notEntitled? = error as? Refusal else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try await office.facts() == facts)
    #expect(office.rulebook.definition(of: "assignment", in: 2023) == nil)
  }

  @Test func `what another process has adopted is taken up`() async throws {
    let house = try House(.sqlite)
    let office = try await house.found()
    let opened = try await Office.open(store: house.store, accounts: house.accounts, surroundings: house.surroundings)
    let other = try #require(opened)
    let text = try Shipped.text("ledgers/assignment.yaml")
    try await other.adopt(
      [AdoptedText(.definition, file: "assignment.yaml", text: text, year: 2023)], by: Office.administrator)
    let item = try await other.draft([.title: .text("修补路面")], in: "assignment")
    #expect(office.rulebook.definition(of: "assignment", in: 2023) == nil)
    try await office.refresh()
    #expect(office.rulebook.definition(of: "assignment", in: 2023)?.code == "assignment")
    #expect(try await ViewItem(office)(item, for: "mo-xingchi").title.simplifiedChinese == "修补路面")
  }

  // MARK: 人员表

  private static let table = """
    编号,姓名,拼音,单位,职务,起,止
    xin-ren,辛壬（虚构）,Xin Ren,urban-construction,staff,2023-03-01,
    """

  @Test(arguments: House.Kind.allCases) func `a table of people is adopted over the organisation and read again`(
    kind: House.Kind
  ) async throws {
    let house = try House(kind, on: "2023-03-02")
    let office = try await house.found()
    #expect(office.rulebook.organisation.person("xin-ren") == nil)
    try await office.adopt(
      [AdoptedText(.people, file: "people.csv", text: Self.table, year: 2023)], by: Office.administrator)
    #expect(office.rulebook.organisation.posts(of: "xin-ren", on: Day("2023-03-01")).count == 1)
    #expect(office.rulebook.organisation.posts(of: "xin-ren", on: Day("2023-02-28")).isEmpty)
    let again = try await Office.open(store: house.store, accounts: house.accounts, surroundings: house.surroundings)
    #expect(try #require(again).rulebook.organisation.person("xin-ren")?.name.simplifiedChinese == "辛壬（虚构）")
    // Another organisation is whole: what had been added to the one before is gone with it.
    let text = try Shipped.text("bureaus/sample.yaml")
    try await office.adopt(
      [AdoptedText(.organisation, file: "sample.yaml", text: text + "\n", year: 2023)], by: Office.administrator)
    #expect(office.rulebook.organisation.person("xin-ren") == nil)
  }

  @Test func `a table with faults is not adopted and every cell is named`() async throws {
    let office = try await House(.memory).found()
    let facts = try await office.facts()
    let wrong = Self.table.replacing("urban-construction", with: "moon-section").replacing("2023-03-01", with: "3月99日")
    let error = await thrown {
      try await office.adopt(
        [AdoptedText(.people, file: "people.csv", text: wrong, year: 2023)], by: Office.administrator)
    }
    let findings = try #require(error as? Findings).all
    #expect(findings.count >= 2)
    #expect(findings.allSatisfy { $0.place.file == "people.csv" && $0.place.line == 2 })
    #expect(try await office.facts() == facts)
  }

  // MARK: 放假通知

  private static let nextYear = """
    calendar: next-year
    official-name: { zh-Hans: 2027年放假安排（虚构）, en: Holidays of 2027 (fictional) }
    holidays:
      new-year: { zh-Hans: 元旦, en: "New Year's Day" }
    notices:
      - year: 2027
        number: 虚构〔2026〕1号
        issued: 2026-11-01
        off:
          - { name: new-year, days: 2027-01-01..2027-01-03 }
        make-up: [2026-12-27]
    """

  @Test(arguments: House.Kind.allCases) func `next year's notice shows which limits it moves before it is adopted`(
    kind: House.Kind
  ) async throws {
    // Issued on Thursday 31 December 2026: without a notice, Friday 1 January is a working day.
    let house = try House(kind, on: "2026-12-31")
    let office = try await house.found()
    let item = try await office.issued(Office.order.merging([.due: .day(Day("2027-06-30"))]) { $1 }, year: 2026)
    let facts = try await office.facts()
    let moved = try await office.previewCalendar(Self.nextYear, file: "2027.yaml")
    #expect(moved.map(\.id) == ["交办〔2026〕1号 · 签收", "交办〔2026〕1号 · 退单"])
    #expect(moved.map(\.oldEnd) == [Day("2027-01-01"), Day("2027-01-04")])
    #expect(moved.map(\.newEnd) == [Day("2027-01-04"), Day("2027-01-05")])
    #expect(try await office.facts() == facts)
    #expect(!office.rulebook.calendar.hasNotice(for: 2027))
    #expect(try await office.store.row(of: item)?.tickOn == Day("2027-01-02"))

    try await office.adopt(
      [AdoptedText(.calendar, file: "2027.yaml", text: Self.nextYear, year: 2027)], by: Office.administrator)
    #expect(office.rulebook.calendar.hasNotice(for: 2027) && office.rulebook.calendar.hasNotice(for: 2023))
    #expect(try await office.store.row(of: item)?.tickOn == Day("2027-01-05"))
    #expect(try await office.previewCalendar(Self.nextYear, file: "2027.yaml").isEmpty)
    let sheet = try await ViewItem(office)(item, for: "mo-xingchi")
    #expect(sheet.limits.map(\.due) == [Day("2027-01-04"), Day("2027-01-05")])
  }

  @Test func `a notice with a fault previews nothing and says why`() async throws {
    let office = try await House(.memory).found()
    let wrong = Self.nextYear.replacing("2027-01-01..2027-01-03", with: "2027-01-03..2027-01-01")
    let error = await thrown { _ = try await office.previewCalendar(wrong, file: "2027.yaml") }
    #expect((error as? Findings)?.all.isEmpty == false)
  }
}
