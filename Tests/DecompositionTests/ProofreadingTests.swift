import Decomposition
import Testing
import Wording

/// Days that do not exist, sums, counted points and amounts. Every sentence was made up for this file.
@Suite struct ProofreadingTests {
  @Test(arguments: [
    ("2月30日前完成雨棚普查。", Correction.Kind.impossibleDate, "2月30日", ""), ("4月31日前完成雨棚普查。", .impossibleDate, "4月31日", ""),
    ("2027年2月29日前完成雨棚普查。", .impossibleDate, "2027年2月29日", ""), ("十三月五日前完成雨棚普查。", .impossibleDate, "十三月五日", ""),
    ("2027.6.31前完成雨棚普查。", .impossibleDate, "2027.6.31", ""),
    ("栽植乔木100株，其中银杏60株、国槐50株。", .sum, "100株，其中银杏60株、国槐50株", "110株"),
    ("完成雨棚整治投资5.5亿元，其中市级2.2亿元，区级3.1亿元。", .sum, "5.5亿元，其中市级2.2亿元，区级3.1亿元", "5.3亿元"),
    ("提以下三点要求：一是抓绿化。二是抓修剪。三是抓管养。四是抓普查。", .count, "三点要求", "4项"),
    ("要做好以下三点：一是抓绿化；二是抓修剪。", .count, "三点", "2项"), ("全年新建绿道20公里。\n要新建绿道25公里。", .contradiction, "25公里", "20公里"),
    ("今年完成雨棚投资5亿元。全年雨棚投资完成3亿元。", .contradiction, "3亿元", "5亿元"),
  ])
  func `numbers that cannot be right are asked about`(
    text: String, kind: Correction.Kind, quote: String, suggestion: String
  ) throws {
    let reading = decompose(text)
    let correction = try #require(reading.corrections.first { $0.kind == kind }, "\(reading.corrections)")
    #expect(correction.quote == quote)
    #expect(correction.suggestion == suggestion)
    #expect(reading.text(of: correction.span) == quote)
    for language in Language.allCases {
      let wording = correction.wording(in: language)
      #expect(wording.contains(quote) && wording.contains(suggestion))
    }
  }

  @Test(arguments: [
    "2028年2月29日前完成雨棚普查。", "2月29日前完成雨棚普查。", "*月31日前完成雨棚普查。", "栽植乔木100株，其中银杏60株、国槐40株。",
    "栽植乔木100株，其中银杏60株、国槐20株等。", "栽植乔木100株，其中银杏60株。", "培训职工100人，其中男60人、女40人，党员30人。",
    "完成雨棚整治投资10亿元，其中市级3.33亿元，区级3.33亿元，社会3.34亿元。", "提以下两点要求：一是抓绿化。二是抓修剪。", "下午三点开会。一是抓绿化。二是抓修剪。",
    "一季度新建绿道20公里。二季度新建绿道25公里。", "6月底前新建绿道20公里。9月底前新建绿道25公里。", "东区新建绿道20公里。西区新建绿道25公里。",
    "新建绿道20公里。新建绿道20公里。", "每月栽植乔木20株。每季度栽植乔木90株。",
  ])
  func `numbers in order are not asked about`(text: String) {
    #expect(decompose(text).corrections.isEmpty, "\(decompose(text).corrections)")
  }

  @Test func `half-width commas part clauses, and thousands they do not`() {
    let proposals = decompose("新建绿道1,200公里,6月底前完成绿道设计,改造苗圃3处.").proposals
    #expect(proposals.map(\.title) == ["新建绿道1,200公里", "完成绿道设计", "改造苗圃3处"])
    #expect(proposals.first?.measures.map(\.quantity) == ["1,200"])
    #expect(proposals.map { $0.deadline?.text } == [nil, "6月底前", nil])
    let half = decompose("要开展雨棚普查,6月底前报市容科。").proposals
    let full = decompose("要开展雨棚普查，6月底前报市容科。").proposals
    #expect(half.map(\.title) == full.map(\.title) && half.map(\.deadline) == full.map(\.deadline))
  }

  @Test(arguments: [
    ("要再接再励，抓好绿化。", "再接再励", "再接再厉"), ("要一股作气抓好绿化。", "一股作气", "一鼓作气"), ("绿地要整理有序。", "整理有序", "整洁有序"),
    ("要未雨绸谋，抓好绿化。", "未雨绸谋", "未雨绸缪"),
  ])
  func `a set phrase with one other character is a slip`(text: String, quote: String, suggestion: String) throws {
    let correction = try #require(decompose(text).corrections.first)
    #expect(correction.kind == .likelyTypo)
    #expect(correction.quote == quote && correction.suggestion == suggestion)
  }

  @Test(arguments: ["绿地整治有序推进。", "绿地要整齐有序。", "要因村制宜抓好绿化。", "要再接再厉、求真求实。", "走进新时代，抓好绿化。"])
  func `what is said in other ways is no slip`(text: String) {
    #expect(decompose(text).corrections.isEmpty)
  }

  @Test func `a year is planned for whatever the work is called`() {
    let text = "2027年城市绿化管理工作总体要求是：抓好绿化。回望2027年，我们完成绿道20公里。"
    #expect(decompose(text).corrections.map(\.quote) == ["2027年"])
  }
}
