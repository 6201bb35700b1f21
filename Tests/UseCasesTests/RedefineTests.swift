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

/// 转版 — open items go on under a new version only when somebody moves them.
@Suite struct RedefineTests {
  /// The shipped work order with one stage renamed.
  private static func renamed() throws -> AdoptedText {
    let text = try Shipped.text("ledgers/work-order.yaml").replacing("awaiting-receipt", with: "to-be-signed-for")
    return AdoptedText(.definition, file: "work-order.yaml", text: text, year: 2023)
  }

  @Test(arguments: House.Kind.allCases) func `a stage that is gone needs a mapping, and nothing moves without it`(
    kind: House.Kind
  ) async throws {
    let office = try await House(kind).found()
    let draft = try await office.draft()
    let issued = try await office.issued()
    try await office.adopt([Self.renamed()], by: Office.administrator)
    let facts = try await office.facts()

    let preview = try await RedefineItems(office).preview(.init("work-order"), for: Office.administrator)
    #expect(preview.moves.map(\.item) == [draft])
    #expect(preview.findings.map(\.code) == ["stage-unmapped"])
    #expect(preview.findings[0].place.path == "awaiting-receipt")
    #expect(preview.findings[0].message.english.contains("交办〔2023〕1号"))
    let error = await thrown {
      try await RedefineItems(office)(.init("work-order"), Request(named("m1"), by: Office.administrator))
    }
    #expect((error as? Findings)?.all.map(\.code) == ["stage-unmapped"])
    #expect(try await office.facts() == facts)
    #expect(try await office.stage(of: issued) == "awaiting-receipt")
  }

  @Test(arguments: House.Kind.allCases) func `open items move once, ended ones never, and go on by the new version`(
    kind: House.Kind
  ) async throws {
    let house = try House(kind)
    let office = try await house.found()
    let old = try #require(office.rulebook.definition(of: "work-order", in: 2023)).hash
    let issued = try await office.issued()
    let withdrawn = try await office.issued()
    try await office.act("withdraw", on: withdrawn, by: "mo-xingchi", [.reason: .text("重复")])
    let version = try Self.renamed()
    try await office.adopt([version], by: Office.administrator)
    let due = try await ViewItem(office)(issued, for: "mo-xingchi").limits.map(\.due)

    house.move(to: "2023-01-10")
    let choice = RedefineItems.Choice("work-order", year: 2023, stages: ["awaiting-receipt": "to-be-signed-for"])
    let request = Request(named("m1"), by: Office.administrator)
    let moved = try await RedefineItems(office)(choice, request)
    #expect(moved.moves.map(\.item) == [issued] && moved.findings.isEmpty)
    let row = try #require(try await office.store.row(of: issued))
    #expect(row.definition == version.hash && row.stage == "to-be-signed-for" && row.number == "交办〔2023〕1号")
    #expect(try await office.store.row(of: withdrawn)?.definition == old)
    #expect(try await office.store.rebuild(under: office.rulebook.projection) { _, _ in } == 0)

    let facts = try await office.facts()
    try await RedefineItems(office)(choice, request)
    #expect(try await office.facts() == facts)
    #expect(try await RedefineItems(office).preview(choice, for: Office.administrator).moves.isEmpty)

    #expect(!due.isEmpty)
    try await office.act("sign-for", on: issued, by: "ye-zhiqiu")
    #expect(try await office.stage(of: issued) == "in-hand")
    // As of the day before, it is still the old version's item.
    #expect(
      try await ViewItem(office)(issued, for: "mo-xingchi", asOf: Day("2023-01-09")).stage == "awaiting-receipt")
  }

  @Test func `a stage that stays keeps the limits that run from entering it`() async throws {
    let house = try House(.memory)
    let office = try await house.found()
    let issued = try await office.issued()
    let before = try await ViewItem(office)(issued, for: "mo-xingchi").limits.map(\.due)
    let text = try Shipped.text("ledgers/work-order.yaml") + "\n# another version\n"
    try await office.adopt(
      [AdoptedText(.definition, file: "work-order.yaml", text: text, year: 2023)], by: Office.administrator)
    house.move(to: "2023-01-10")
    try await RedefineItems(office)(.init("work-order"), Request(named("m1"), by: Office.administrator))
    #expect(try await office.store.row(of: issued)?.definition == SampleRules.hash(of: text))
    #expect(try await ViewItem(office)(issued, for: "mo-xingchi").limits.map(\.due) == before)
    #expect(!before.isEmpty)
  }

  @Test func `only the system administrator moves items`() async throws {
    let office = try await House(.memory).found()
    let error = await thrown {
      _ = try await RedefineItems(office).preview(.init("work-order"), for: "mo-xingchi")
    }
    guard case .notEntitled? = error as? Refusal else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  // MARK: Values

  private static func trees(_ fields: String, stages: String = "") -> String {
    """
    ledger: heritage-tree
    official-name: { zh-Hans: 古树名木台账, en: Heritage trees }
    number: GS-{year}-{serial:3}
    basis: { zh-Hans: 城市古树名木保护管理办法, en: Measures for protecting heritage trees }
    fields:
      \(fields)
    stages:
      caring: { name: { zh-Hans: 养护中, en: Being cared for }, phase: working }
      safe:   { name: { zh-Hans: 已复壮, en: Safe }, phase: closed }
    acts:
      register: { name: { zh-Hans: 登记古树, en: Register }, to: caring, by: supervise over bureau, asks: [title, lead, grade?], does: number }
      accept:   { name: { zh-Hans: 验收, en: Accept }, from: caring, to: safe, by: supervise over bureau, does: [verify, close-out] }
    lights: { warn: 5 working days, wall: yes }
    """
  }

  @Test(arguments: [
    (
      "grade: { name: { zh-Hans: 等级, en: Grade }, type: choice, of: { second: { zh-Hans: 二级, en: Second } } }",
      "field-differs"
    ),
    ("grade: { name: { zh-Hans: 等级, en: Grade }, type: day }", "field-differs"),
    (
      "grade: { name: { zh-Hans: 等级, en: Grade }, type: choice, of: { first: { zh-Hans: 一级, en: First }, second: { zh-Hans: 二级, en: Second } } }",
      nil
    ),
  ])
  func `a value that the new version cannot read is named`(field: String, code: String?) async throws {
    let first =
      "grade: { name: { zh-Hans: 等级, en: Grade }, type: choice, of: { first: { zh-Hans: 一级, en: First } } }"
    let office = try await House(.memory).found(adding: [Self.trees(first)])
    _ = try await office.draft(
      [.title: .text("槐树"), .lead: .unit("gardens"), "grade": .choice("first")], in: "heritage-tree")
    try await office.adopt(
      [AdoptedText(.definition, file: "trees.yaml", text: Self.trees(field) + "\n", year: 2023)],
      by: Office.administrator)
    let preview = try await RedefineItems(office).preview(.init("heritage-tree"), for: Office.administrator)
    #expect(preview.findings.map(\.code) == [code].compactMap { $0 })
    #expect(preview.findings.allSatisfy { $0.place.path == "grade" })
  }

  @Test func `an open item is not moved into a stage that ends it, and a stage nobody stands at is pointed out`()
    async throws
  {
    let office = try await House(.memory).found()
    _ = try await office.issued()
    try await office.adopt([Self.renamed()], by: Office.administrator)
    let choice = RedefineItems.Choice("work-order", stages: ["awaiting-receipt": "closed", "moon": "closed"])
    let preview = try await RedefineItems(office).preview(choice, for: Office.administrator)
    #expect(preview.findings.map(\.code) == ["stage-elsewhere", "mapping-unused"])
    #expect(preview.moves.isEmpty)
  }
}
