import Foundation
import LedgerKernel
import Testing
import Wording

@testable import Pages

@Suite struct DefinitionPageTests {
  private static func page(_ name: String, _ language: Language = .simplifiedChinese) throws -> String {
    PageTests.text(
      definitionPage(try ShippedLedgers.read(name), limits: ShippedLedgers.limits, PageTests.frame(language)))
  }

  @Test(arguments: ShippedLedgers.names, Language.allCases)
  func `the picture has a name, is styled by class alone, and the tables stay`(name: String, language: Language) throws
  {
    let page = try Self.page(name, language)
    #expect(page.contains("role=\"img\" aria-label=\"\(language == .english ? "Stage chart" : "办理环节图")"))
    #expect(!page.contains("style="))
    let definition = try ShippedLedgers.read(name)
    for stage in definition.stages { #expect(page.contains("<code>\(stage.code)</code>")) }
    for act in definition.acts { #expect(page.contains("<code>\(act.code)</code>")) }
    for field in definition.fields { #expect(page.contains("<code>\(field.code)</code>")) }
  }

  @Test(arguments: [
    ("work-order", "仅限：清单含“创新”或“重点”或“常规”或“项目”或“民生”"), ("work-order", "仅限：非（清单含“创新”或"),
    ("work-order", "仅限：普发份数 &gt; 0"), ("work-order", "在“退单”之内"), ("work-order", "仅限：已填“原文时限”"),
    ("assignment", "分项、节点全部了结"), ("assignment", "节点权重合计100"), ("assignment", "仅限：非（刚性任务）"),
    ("work-order", "刚性任务，或清单含“重点”，或清单含“项目”，或清单含“民生”的，佐证材料至少1份"),
    ("work-order", "编号、签发"), ("figure", "单选：成绩、问题、计划"), ("figure", "能看到事项的人"),
  ])
  func `what an act needs and does, and what a field holds, is told in words`(name: String, words: String) throws {
    #expect(try Self.page(name).contains(words))
  }

  @Test func `a restricted field says who may read it`() throws {
    let text = """
      ledger: trees
      official-name: { zh-Hans: 古树, en: Trees }
      basis: { zh-Hans: 依据, en: Basis }
      fields:
        place: { name: { zh-Hans: 精确位置, en: Exact place }, type: text, readers: [supervise, report] }
      stages:
        found: { name: { zh-Hans: 登记, en: Registered }, phase: working }
        gone:  { name: { zh-Hans: 注销, en: Gone }, phase: stopped }
      acts:
        open: { name: { zh-Hans: 登记, en: Register }, to: found, by: supervise over bureau, asks: [title, lead, place] }
        stop: { name: { zh-Hans: 注销, en: Stop }, from: found, to: gone, by: supervise over bureau, does: stop, asks: [reason, meeting?] }
      lights: { warn: 5 working days, wall: no }
      """
    let definition = try ShippedLedgers.read(text: text)
    let page = PageTests.text(
      definitionPage(definition, limits: ShippedLedgers.limits, PageTests.frame(.english)))
    #expect(page.contains("“report” over the handling unit, “supervise” over the handling unit</strong>"))
  }
}
