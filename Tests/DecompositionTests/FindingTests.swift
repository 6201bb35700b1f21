import Decomposition
import Testing
import Wording

/// Figures, problems and what a proofreader asks about. Every sentence was made up for this file.
@Suite struct FindingTests {
  @Test func `a figure has metric, value, unit, rank and polarity`() throws {
    let reading = decompose("去年，全区新建绿道35公里，绿化考核位居全市第二，但树木倒伏投诉居高不下。下一步，要补栽行道树400株。")
    let (length, rank, level) = try (
      #require(reading.figures.first), #require(reading.figures.dropFirst().first), #require(reading.figures.last)
    )
    #expect(length.metric.hasSuffix("新建绿道"))
    #expect((length.value, length.unit) == ("35", "公里"))
    #expect(rank.rank == "第二")
    #expect([length, rank, level].map(\.polarity) == [.achievement, .achievement, .shortcoming])
    #expect(reading.proposals.map(\.quote) == ["要补栽行道树400株"])
  }

  @Test func `a masked figure stays masked`() throws {
    let figure = try #require(decompose("一年来，完成投资**.*亿元。").figures.first)
    #expect(figure.value == "**.*")
    #expect(figure.isMasked)
  }

  @Test func `a count of what is planned is a figure and an assignment`() throws {
    let reading = decompose("今年，全区共安排了8项重点工作。")
    #expect(reading.figures.map(\.polarity) == [.plan])
    #expect(reading.proposals.map(\.quote) == ["今年，全区共安排了8项重点工作"] || reading.proposals.count == 1)
  }

  @Test(arguments: ["3个科室作了交流发言。", "要完成绿道20公里。", "我们是一支200人的队伍，要再接再厉。", "为获得先进的集体颁了奖。"])
  func `what is asked, said or handed over is no figure`(text: String) {
    #expect(decompose(text).figures.isEmpty)
  }

  @Test func `a general fault with several under it gives one each`() {
    let text = "我们也清醒看到不少差距和不足：绿化管养还有短板，行道树老化，绿篱修剪不及时，公园厕所不足；项目推进滞后，资金拨付不及时。"
    let quotes = decompose(text).problems.map(\.quote)
    #expect(quotes == ["行道树老化", "绿篱修剪不及时", "公园厕所不足", "项目推进滞后，资金拨付不及时"])
  }

  @Test func `faults under points are one each, parted at 特别是`() {
    let text = "主要表现在两个方面：一是绿化管养粗放。行道树修剪不及时，特别是背街小巷无人过问，树枝遮挡信号灯的问题突出。二是监管不力。"
    let problems = decompose(text).problems
    #expect(problems.map(\.quote).contains("行道树修剪不及时"))
    #expect(problems.contains { $0.quote.hasPrefix("特别是背街小巷") })
  }

  @Test func `faults that something is done about are problems beside the assignment`() {
    let reading = decompose("要着力解决绿篱修剪不及时、树穴裸露不平整等问题。")
    #expect(reading.problems.map(\.quote) == ["绿篱修剪不及时、树穴裸露不平整等问题"])
    #expect(reading.proposals.count == 1)
  }

  @Test(arguments: ["要补齐绿化短板。", "对推进不力的单位严肃追责。", "这些问题要引起重视。", "战胜了各种困难和挑战。"])
  func `what is done about a fault admits none`(text: String) {
    #expect(decompose(text).problems.isEmpty)
  }

  @Test func `a problem names the commitments that answer it`() throws {
    let text = "行道树病虫害防治不及时。停车管理粗放。\n要开展行道树病虫害普查。要建设绿道12公里。"
    let reading = decompose(text)
    #expect(reading.problems.map(\.answers) == [["P001"], []])
  }

  @Test(arguments: [
    ("2027年工作总体要求是：抓好绿化。回望2027年，我们完成绿道20公里。", Correction.Kind.wrongYear, "2027年"),
    ("今年的首要任务是就是抓好绿化。", .doubledWord, "是就是"),
    ("要推进推进绿化。", .doubledWord, "推进推进"),
    ("要推进“口袋公园建设。", .unbalancedMark, "“"),
    ("要推进口袋公园”建设。", .unbalancedMark, "”"),
    ("一是抓绿化。二是抓修剪。四是抓管养。", .numbering, "四是"),
    ("一要抓绿化。二是抓修剪。", .numbering, "二是"),
    ("一、抓绿化\n三、抓修剪\n", .numbering, "三、"),
    ("重点抓好三个方面工作。一是抓绿化。二是抓修剪。", .count, "三个方面"),
    ("要抓好绿化,抓好修剪，抓好管养，抓好普查。", .halfWidthMark, ","),
    ("这是承前启后的重要一年2027年工作要抓紧。", .missingStop, "一年2027年"),
    ("要严历查处毁绿行为。", .likelyTypo, "严历"),
    ("走好新朝代长征路，抓好绿化。", .likelyTypo, "新朝代长征路"), ("要再接再励抓好绿化。", .likelyTypo, "再接再励"),
    ("绿地要整理有序。", .likelyTypo, "整理有序"),
    ("绿化办即能管又能护。", .likelyTypo, "即能"),
    ("遇事“难“字当头。", .unbalancedMark, "“"),
    ("这是原因之一.2027年要抓好绿化。", .halfWidthMark, "."),
    ("去年，绿化考核满分通过。但年终考核失分，影响了考核成绩。", .contradiction, "但年终考核失分"),
  ])
  func `a proofreader would ask about it`(text: String, kind: Correction.Kind, quote: String) throws {
    let reading = decompose(text)
    let correction = try #require(reading.corrections.first { $0.kind == kind }, "\(reading.corrections)")
    #expect(correction.quote == quote)
    #expect(reading.text(of: correction.span) == quote)
    for language in Language.allCases { #expect(correction.wording(in: language).contains(quote)) }
  }

  @Test(arguments: [
    "一、抓绿化\n（一）抓修剪\n（二）抓管养\n二、抓普查\n（一）抓树种\n", "重点抓好两个方面工作。一是抓绿化。二是抓修剪。", "要推进“口袋公园”（试点）建设。",
    "1）抓绿化\n2）抓修剪\n", "回望2026年，成绩不少。2027年工作要抓紧。", "是不是就是要抓绿化？", "要干出实实在在的成效。", "覆盖率达到3.5公里/平方公里。",
  ])
  func `what is in order is not corrected`(text: String) {
    #expect(decompose(text).corrections.isEmpty, "\(decompose(text).corrections)")
  }

  @Test func `a text typed with half-width marks throughout is told so once`() {
    let corrections = decompose("要抓好绿化,抓好修剪,抓好管养;抓好普查.").corrections
    #expect(corrections.count { $0.kind == .halfWidthMark } == 1)
  }
}
