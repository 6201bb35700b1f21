import Calendars
import LedgerKernel
import Markup
import Reports
import Testing
import Wording

@testable import Pages

@Suite struct SourcePageTests {
  private static let item = ItemID("01gsp5bbm0m48z4xec5strg000")!
  private static let order = ItemID("01gsp5bbm0m48z4xec5strg001")!
  private static let keys = [
    FindingKey(.assignment, 0, 6), FindingKey(.problem, 3, 6), FindingKey(.assignment, 7, 12),
    FindingKey(.assignment, 13, 15),
  ]

  private static func finding(_ key: FindingKey, _ number: Int, _ state: SourceDesk.State) -> SourceDesk.Finding {
    SourceDesk.Finding(
      key: key, number: number, title: "<b>第\(number)条</b>", quote: "原文", section: "一", tags: [], state: state,
      dueText: "*月底前", chips: [.init(Words("6月底", en: "end of Jun"), Day(iso: "2023-06-30")!)], because: [],
      isReshaped: false, next: nil, seams: [], answers: [])
  }

  private static func desk(maySift: Bool = true) -> SourceDesk {
    let accepted = SourceDesk.Accepted(
      item: order, name: Words("交办单", en: "Work orders"), stage: Words("草拟", en: "Drafting"),
      lacks: [Words("牵头单位", en: "Lead unit")], edit: "edit")
    return SourceDesk(
      item: item, title: Words("讲话", en: "Speech"), year: 2023, stage: Words("分解中", en: "Being read"), length: 8_357,
      paragraphs: [
        [
          .init(text: "要修路", keys: [keys[0]], begins: [keys[0]]),
          .init(text: "很不平", keys: [keys[0], keys[1]], begins: [keys[1]]), .init(text: "。", keys: [], begins: []),
          .init(text: "要印发办法", keys: [keys[2]], begins: [keys[2]]),
        ]
      ],
      findings: [
        finding(keys[0], 1, .open), finding(keys[1], 1, .open), finding(keys[2], 2, .accepted(accepted)),
        finding(keys[3], 3, .dropped),
      ],
      acceptable: maySift ? [.assignment, .problem] : [], maySift: maySift,
      together: [
        .init(
          ledger: "orders", act: "send", name: Words("送审", en: "Submit"), ready: 2, lacking: 1, isForSignature: true)
      ])
  }

  private static func page(_ view: SourceView, maySift: Bool = true, _ language: Language = .simplifiedChinese)
    -> String
  {
    String(decoding: sourcePage(desk(maySift: maySift), view, PageTests.frame(language)), as: UTF8.self)
  }

  @Test func `marks and cards lead to each other, each by its own name`() {
    let page = Self.page(SourceView(tab: .assignment))
    for key in Self.keys.prefix(3) {
      #expect(page.split(separator: "id=\"t-\(key)\"").count == 2, "\(key)")
    }
    for key in [Self.keys[0], Self.keys[2], Self.keys[3]] {
      #expect(page.split(separator: "id=\"c-\(key)\"").count == 2, "\(key)")
    }
    #expect(page.contains("href=\"#t-\(Self.keys[0])\"") && page.contains("tab=matters#c-\(Self.keys[0])"))
    #expect(!page.contains("id=\"c-\(Self.keys[1])\""), "a fault is no matter")
    #expect(page.contains("class=\"a p\"") && !page.contains("style=") && !page.contains("<b>第"))
  }

  @Test func `what became of a finding is said, and what can be done with it now`() {
    let page = Self.page(SourceView(tab: .assignment))
    #expect(page.contains("value=\"accept:\(Self.keys[0])\"") && page.contains("value=\"drop:\(Self.keys[0])\""))
    #expect(!page.contains("accept:\(Self.keys[2])") && page.contains("/items/\(Self.order)/acts/edit"))
    #expect(page.contains("value=\"restore:\(Self.keys[3])\"") && !page.contains("accept:\(Self.keys[3])"))
    #expect(page.contains("送审 2 项（待补 1）") && page.contains("8,357字"))
    let reader = Self.page(SourceView(tab: .assignment), maySift: false)
    #expect(!reader.contains("value=\"accept:") && !reader.contains("value=\"drop:") && reader.contains("第1条"))
  }

  @Test func `the enter key accepts the open finding and nothing else`() throws {
    func first(_ page: String) -> Substring? { page.split(separator: "name=\"op\" value=\"").dropFirst().first }
    let key = Self.keys[0]
    #expect(try #require(first(Self.page(SourceView(tab: .assignment, open: key)))).hasPrefix("accept:\(key)\""))
    #expect(try #require(first(Self.page(SourceView(tab: .assignment)))).hasPrefix("show\""))
  }

  @Test(arguments: Language.allCases) func `a month is offered by name, and what went wrong stands at its finding`(
    language: Language
  ) {
    let title = ActForm.Field(
      definition: FieldDefinition.common[.title]!, isRequired: true, options: [], values: ["写了一半"])
    let form = ActForm(
      ledger: "orders", item: nil, heading: Words("", en: ""), act: "draft", name: Words("", en: ""), seen: nil,
      fields: [title], takesEvidence: false)
    let view = SourceView(tab: .assignment, open: Self.keys[0], form: form, problem: "日期不对")
    let page = Self.page(view, language)
    #expect(page.contains("value=\"chip:\(Self.keys[0]):2023-06-30\""))
    #expect(page.contains("name=\"title.\(Self.keys[0])\"") && page.contains("写了一半"))
    #expect(page.split(separator: "日期不对").count == 3, "above, and at the finding")
  }
}
