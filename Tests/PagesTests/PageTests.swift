import Bureau
import Calendars
import LedgerKernel
import Markup
import Reports
import Testing
import Wording

@testable import Pages

@Suite struct PageTests {
  static func frame(_ language: Language) -> PageFrame {
    PageFrame(
      language: language, bureau: Words("示例局", en: "Sample Bureau"), day: Day(iso: "2023-06-15")!, isDemo: true,
      reader: Words("莫行迟", en: "Mo Xingchi"), post: Words("督办专员", en: "Clerk"), csrf: "token",
      other: .site("wall"), stylesheet: .site("assets", "guatu.css"), icon: .site("assets", "guatu.svg"), scripts: [:],
      ledgers: [.init("work-order", Words("交办单", en: "Work orders"))], seesJournal: true)
  }

  static func row(_ light: Light, title: String = "老旧小区改造", due: String? = "2023-10-31", person: Words? = nil)
    -> WallChart.Row
  {
    WallChart.Row(
      item: ItemID("01gsp5bbm0m48z4xec5strg000")!, number: "交办〔2023〕1号",
      title: Words(title, en: "Renew estates"), ledger: Words("交办单", en: "Work orders"),
      lists: [Words("民生", en: "Livelihood")], unit: Words("房产科", en: "Housing"), person: person,
      stage: Words("在办", en: "In hand"), start: Day(iso: "2023-02-20"), due: due.flatMap { Day(iso: $0) },
      dueText: due == nil ? "*月底前" : "",
      milestone: ItemRow.Milestone(title: Words("外墙", en: "Outer walls"), due: Day(iso: "2023-06-10")!), light: light,
      reason: Words("逾期4个工作日", en: "Overdue by 4 working days"), isRigid: true, waits: nil,
      hasBegun: light != .grey)
  }

  static func chart(_ rows: [WallChart.Row]) -> WallChart {
    WallChart(
      bureau: Words("示例局", en: "Sample Bureau"), year: 2023, day: Day(iso: "2023-06-15")!, isPast: false,
      counts: Light.allCases.map { light in WallChart.Count(light, rows.count { $0.light == light }) }, rows: rows,
      next: nil)
  }

  @Test(arguments: Language.allCases)
  func `equal input gives equal bytes`(language: Language) {
    let view = ListView(.wall, year: 2023)
    let one = listPage(Self.chart(Light.allCases.map { Self.row($0) }), view, Self.frame(language))
    let two = listPage(Self.chart(Light.allCases.map { Self.row($0) }), view, Self.frame(language))
    #expect(one == two)
    #expect(!one.isEmpty)
  }

  @Test func `a light is told by shape and word before colour`() {
    for (light, shape, word) in [
      (Light.red, "■", "红灯"), (.yellow, "▲", "黄灯"), (.green, "●", "正常"), (.blue, "✓", "办结"), (.grey, "○", "未启动"),
    ] {
      let page = Self.text(
        listPage(Self.chart([Self.row(light)]), ListView(.wall, year: 2023), Self.frame(.simplifiedChinese)))
      #expect(page.contains("class=\"lamp \(light.rawValue)\""))
      #expect(page.contains(">\(shape)</span>") && page.contains(word) && page.contains("逾期4个工作日"))
    }
  }

  @Test func `a vague deadline stands as written and no day is made up`() {
    let page = Self.text(
      listPage(Self.chart([Self.row(.grey, due: nil)]), ListView(.vague, year: 2023), Self.frame(.simplifiedChinese)))
    #expect(page.contains("“*月底前”"))
    #expect(!page.contains("class=\"plan\"") && !page.contains("class=\"end\""))
  }

  @Test func `the year bar is drawn in percent, without a style attribute`() {
    let page = Self.text(listPage(Self.chart([Self.row(.red)]), ListView(.wall, year: 2023), Self.frame(.english)))
    #expect(page.contains("x=\"13.70%\""))
    #expect(page.contains("width=\"69.32%\""))
    #expect(!page.contains("style="))
  }

  @Test func `in English the English title leads and the Chinese stands small beneath`() {
    let page = Self.text(listPage(Self.chart([Self.row(.red)]), ListView(.wall, year: 2023), Self.frame(.english)))
    #expect(page.contains("Renew estates<small class=\"zh\" lang=\"zh-Hans\">老旧小区改造</small>"))
  }

  @Test func `a form field of every kind has a label or a legend`() {
    let kinds: [FieldDefinition.Kind] = [
      .text(lines: 1), .text(lines: 3), .choice([]), .choices([]), .day, .number(unit: Words("公里", en: "km")), .flag,
      .unit, .units, .person, .items, .sources,
    ]
    for (index, kind) in kinds.enumerated() {
      let definition = FieldDefinition("f\(index)x".code, Words("名称", en: "Name"), kind)
      let field = ActForm.Field(definition: definition, isRequired: true, options: [], values: [])
      let html = Self.text(FormControl(field, Self.frame(.english)).html.htmlBytes())
      #expect(html.contains("<label") || html.contains("<legend"), "\(kind)")
      #expect(html.contains("Name"))
    }
  }

  @Test func `what was typed stays in a choice that does not offer it`() {
    let definition = FieldDefinition("unit", Words("单位", en: "Unit"), .unit)
    let field = ActForm.Field(
      definition: definition, isRequired: false, options: [.init("office", Words("办公室", en: "Office"))],
      values: ["gone-unit"])
    let html = Self.text(FormControl(field, Self.frame(.english)).html.htmlBytes())
    #expect(html.contains("<option value=\"gone-unit\" selected>"))
  }

  @Test func `the stylesheet names nothing outside the site`() {
    let sheet = "\(SiteAssets.stylesheet)"
    // url(#…) is a pattern of the page itself.
    #expect(
      !sheet.replacing("url(#", with: "").contains("url(") && !sheet.contains("@import") && !sheet.contains("http"))
    #expect(sheet.contains("@media print") && sheet.contains(":focus-visible"))
  }

  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension String {
  var code: FieldCode { FieldCode(self)! }
}
