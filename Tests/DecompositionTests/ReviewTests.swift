import Decomposition
import Testing

/// What others found by reading texts of their own.
@Suite struct ReviewTests {
  private func quotes(_ text: String) -> [String] { decompose(text).proposals.map(\.quote) }
  private func first(_ text: String) throws -> ProposedAssignment { try #require(decompose(text).proposals.first) }

  @Test func `what work points count is still to be done, though measures to see it through come last`() {
    let text = "2031年全县园林工作要点\n一、公园\n1.新建公厕5座。\n2.购置洒水车6辆。\n二、绿道\n3.修复路面2.5万平方米。\n三、保障措施\n4.建立联席会议制度。"
    #expect(quotes(text) == ["新建公厕5座", "购置洒水车6辆", "修复路面2.5万平方米", "建立联席会议制度"])
    #expect(decompose(text).figures.isEmpty)
  }

  @Test func `the last matter of the minutes is no heading of what is stressed after it`() throws {
    let text = "会议议定以下事项：\n（一）园林站新建公厕5座。\n（二）由市政科牵头，物业科、各街道配合，于8月底前完成泵站改造。\n会议强调，要增强责任感和使命感。"
    let reading = decompose(text)
    #expect(reading.proposals.map(\.quote) == ["园林站新建公厕5座", "于8月底前完成泵站改造"])
    let last = try #require(reading.proposals.last)
    #expect(last.lead.map(reading.text) == "市政科" && last.supports.map(reading.text) == ["物业科", "各街道"])
  }

  @Test(arguments: [
    ("五一前建成花房5座。", "五一前"), ("“五一”前建成花房5座。", "“五一”前"), ("清明节前完成陵园修缮。", "清明节前"),
    ("6月30日下午6点前报送台账。", "6月30日下午6点前"), ("二○三一年六月三十日前完成花房改造。", "二○三一年六月三十日前"),
    ("自即日起至6月30日开展花房整治行动。", "6月30日"), ("6月1日至6月30日开展花房整治行动。", "6月30日"), ("年底以前建成花房5座。", "年底以前"),
    ("最迟不晚于6月30日完成花房整改。", "6月30日"), ("采购花盆500件，6月10日前入库。", "6月10日前"), ("要在6月底前建成苗圃5座。", "6月底前"),
  ])
  func `a day is read however it is said`(text: String, deadline: String) throws {
    let proposals = decompose(text).proposals
    #expect(proposals.count == 1)
    #expect(proposals.first?.deadline?.text == deadline)
    #expect(proposals.first?.title.contains("前建成") == false)
  }

  @Test(arguments: [
    ("讲座场次不得低于50场。", "50", Measure.Bound.atLeast), ("新装护栏不多于500米。", "500", .atMost),
    ("护林员每月巡山不得少于22天。", "22", .atLeast), ("材料不得超过3000字。", "3000", .atMost), ("力争参与读者突破10万人次。", "10", .hopedFor),
    ("力争建成花房2座以上。", "2", .hopedFor), ("建成花房近10座。", "10", .about), ("建成数十座花房。", "数十", .exactly),
  ])
  func `in which sense a number binds`(text: String, quantity: String, bound: Measure.Bound) throws {
    let reading = decompose(text)
    let measure = try #require(reading.proposals.first?.measures.first)
    #expect(measure.quantity == quantity && measure.bound == bound)
    #expect(reading.problems.isEmpty)
  }

  @Test(arguments: ["**", "××", "○○", "□□", "__"])
  func `a number that was left out is a mask, whatever stands for it`(mask: String) throws {
    let measure = try #require(try first("建成花房\(mask)座。").measures.first)
    #expect(measure.quantity == mask && measure.isMasked)
  }

  @Test func `shares and hours round the clock are no quantities`() {
    #expect(decompose("三分之二的车间完成改造。").proposals.allSatisfy { $0.measures.isEmpty })
    #expect(decompose("应急值班室24小时值守。").proposals.allSatisfy { $0.measures.isEmpty })
  }

  @Test(arguments: [
    ("园林站牵头负责新建公厕5座，市政科、各街道按职责配合。", "园林站", ["市政科", "各街道"]), ("园林站牵头新建公厕5座，市政科配合。", "园林站", ["市政科"]),
    ("责成园林站新建公厕5座。", "园林站", []), ("建成泵站2座（市政所、环卫所按职责分工负责）。", "市政所", ["环卫所"]),
  ])
  func `who leads and who helps`(text: String, lead: String, supports: [String]) throws {
    let reading = decompose(text)
    let proposal = try #require(reading.proposals.first)
    #expect(proposal.lead.map(reading.text) == lead && proposal.supports.map(reading.text) == supports)
  }

  @Test func `a line is about the point it stands under, where points have lines of their own`() {
    let text = "1.新建公厕5座。\n牵头单位：园林站\n2.购置洒水车6辆。\n3.更换井盖300个。\n牵头单位：市政所"
    let reading = decompose(text)
    #expect(reading.proposals.map { $0.lead.map(reading.text) } == ["园林站", nil, "市政所"])
  }

  @Test func `members of a compound are called what they are, wherever the deed stands`() {
    func titles(_ text: String) -> [String] { decompose(text).proposals.map(\.title) }
    #expect(titles("滴灌、喷灌、排涝管网改造80公里、60公里、30公里。") == ["滴灌管网改造80公里", "喷灌管网改造60公里", "排涝管网改造30公里"])
    #expect(titles("改造滴灌、喷灌、排涝管网80公里、60公里、30公里。") == ["改造滴灌管网80公里", "改造喷灌管网60公里", "改造排涝管网30公里"])
  }

  @Test func `full marks here and lost marks there do not agree`() {
    let kinds = decompose("去年，绿化考核获得满分。但绿化考核被扣2分。下面讲打算。要制定方案。").corrections.map(\.kind)
    #expect(kinds.contains(.contradiction))
    #expect(decompose("要干出实实在在的成效。").corrections.isEmpty)
    #expect(decompose("我局在在考核中排名靠前。").corrections.map(\.kind) == [.doubledWord])
  }

  @Test func `what is still left is a shortcoming`() {
    let figures = decompose("去年，全县新通气2万户，但仍有16个小区未通气。下面讲打算。要制定方案。").figures
    #expect(figures.last?.polarity == .shortcoming)
  }

  @Test func `a point of a list of faults is quoted whole`() {
    let quotes = decompose("存在问题：一是护林站点设施陈旧，巡护车辆不足；二是宣传方式单一，入户率低。").problems.map(\.quote)
    #expect(quotes == ["护林站点设施陈旧，巡护车辆不足", "宣传方式单一，入户率低"])
  }
}
