import Decomposition
import Testing
import Wording

/// Every sentence here was made up for this file.
@Suite struct DecompositionTests {
  @Test(arguments: [
    "要制定小区停车管理办法", "各科室要建立工地巡查台账", "必须完成桥梁支座更换项目", "6月底前完成供水管网普查",
    "*月底前印发雨棚整治方案", "每季度开展一次电梯安全检查", "整治背街院落12处", "加快修订《公共厕所管养细则》",
    "严禁未经验收的工程投入使用，确保验收制度落实", "对逾期不改的单位严肃追究责任", "把路灯维修台账逐项办好",
    "由市政科牵头建立井盖病害清单", "推进“口袋公园”建设试点", "局办公室将每月通报一次督办情况", "管网漏损率达到9%以内",
  ])
  func `a sentence that gives something to do is proposed`(text: String) throws {
    let proposal = try #require(decompose(text + "。").proposals.first)
    #expect(text.hasPrefix(proposal.quote) || text.hasSuffix(proposal.quote))
    #expect(!proposal.because.isEmpty)
    #expect(proposal.id == "P001")
  }

  @Test(arguments: [
    "春天来了。", "今年天气不错，大家都很高兴。", "我们的队伍是一支有战斗力的队伍。", "去年，我们圆满完成了路面改造，受到群众肯定。",
    "一年来，全局完成老旧小区改造18个。", "个别同志遇事推诿，工作滞后。", "我们的监管还有差距，标准不高。", "在此，我谨代表局党组向大家致以问候！",
    "同志们，让我们鼓足干劲，加快建设美好家园！", "这是历史赋予我们的重要责任。", "群众的需求是主要的，要点已经印发。", "要坚定信心，振奋精神。",
    "下面我讲三个方面意见。", "", "。。。", "《》", "要", "每月", "*月底前", "\n\n\r\n",
  ])
  func `review, shortcomings, greetings and rhetoric are not`(text: String) {
    #expect(decompose(text).proposals.isEmpty)
  }

  @Test(arguments: [
    ("*月底前完成桥面铺装项目", "*月底前", true), ("**月底前完成桥面铺装项目", "**月底前", true), ("9月15日前完成桥面铺装项目", "9月15日前", false),
    ("2024年6月底前完成桥面铺装项目", "2024年6月底前", false), ("年底前完成桥面铺装项目", "年底前", false),
    ("十月中旬前完成桥面铺装项目", "十月中旬前", false), ("10个工作日内完成整改报告", "10个工作日内", false),
    ("要在汛期前完成泵站检修项目", "汛期前", false),
  ])
  func `a deadline is kept as it is written, mask included`(text: String, deadline: String, isMasked: Bool) throws {
    let reading = decompose(text + "。")
    let found = try #require(reading.proposals.first?.deadline)
    #expect(found.text == deadline)
    #expect(found.kind == .dated)
    #expect(found.isMasked == isMasked)
    #expect(reading.text(of: found.span) == deadline)
  }

  @Test func `尽快 is an urgency, not a date`() throws {
    let deadline = try #require(decompose("要尽快出台装修垃圾清运办法。").proposals.first?.deadline)
    #expect(deadline.text == "尽快")
    #expect(deadline.kind == .urgent)
  }

  @Test(arguments: [
    ("每周召开一次工地调度会议", Cadence.weekly), ("每两周组织一次业务学习", .biweekly), ("每月一调度", .monthly),
    ("每季度一讲评", .quarterly), ("每半年一盘点", .halfyearly), ("每年开展一次桥梁检测", .annual),
    ("要按季按月分解投资目标", .monthly),
  ])
  func `a period is told by its word, the smallest of several`(text: String, cadence: Cadence) {
    #expect(decompose(text + "。").proposals.first?.cadence?.cadence == cadence)
  }

  @Test func `three periods in a row are three assignments`() {
    let quotes = decompose("要每月一检查、每季度一通报、每年一评议。").proposals.map(\.quote)
    #expect(quotes == ["要每月一检查", "每季度一通报", "每年一评议"])
  }

  @Test func `two documents in a row are two assignments`() {
    let proposals = decompose("尽快出台《停车设施办法》《公厕管养办法》等制度。").proposals
    #expect(proposals.map(\.documents) == [["《停车设施办法》"], ["《公厕管养办法》"]])
    #expect(proposals.map(\.quote) == ["尽快出台《停车设施办法》", "《公厕管养办法》等制度"])
  }

  @Test(arguments: [
    ("市政科要建立问题台账", "市政科"), ("由市政科牵头建立井盖病害清单", "市政科"), ("局办公室将每月通报一次督办情况", "局办公室"),
  ])
  func `who is named leads`(text: String, name: String) throws {
    let reading = decompose(text + "。")
    let lead = try #require(reading.proposals.first?.lead)
    #expect(reading.text(of: lead) == name)
  }

  @Test func `words without exception are red lines`() {
    #expect(decompose("工程款支付台账必须按月更新，一律不得拖延。").proposals.first?.redLines.contains("必须") == true)
  }

  @Test func `what comes before the turn to the new year is a review`() {
    let text = """
      全局实施项目12个，完成投资3亿元。
      下面，我再强调几点意见。
      一、抓好工程质量。要建立样板工地清单。
      二、抓好工地安全。一是开展塔吊检查。要完成塔吊检查30台。二是要制定临边防护方案。
      """
    let reading = decompose(text)
    #expect(reading.proposals.map(\.quote) == ["要建立样板工地清单", "要完成塔吊检查30台", "要制定临边防护方案"])
    #expect(reading.proposals.map(\.section) == [["一"], ["二", "一是"], ["二", "二是"]])
    #expect(reading.sentences.first?.kind == .review)
    #expect(reading.sections.map(\.path) == [[], ["一"], ["二"], ["二", "一是"], ["二", "二是"]])
  }

  @Test func `what was done in the same sentence is left out, what is asked after it is not`() {
    let text = "要稳住燃气安全，去年我们搞了两轮燃气检查行动，更换管网3公里，但泄漏仍有发生，各企业要制定燃气检查方案。"
    #expect(decompose(text).proposals.map(\.quote) == ["各企业要制定燃气检查方案"])
  }

  @Test func `faults in a list are problems, each of them`() {
    let reading = decompose("不足主要表现在两个方面：一是制度落实差。二是检查整改慢，要点不清。\n要开展工地扬尘整治行动。")
    #expect(reading.sentences.map(\.kind) == [.problem, .problem, .problem, .demand])
    #expect(reading.proposals.map(\.quote) == ["要开展工地扬尘整治行动"])
  }

  @Test func `lists come from the words and from the heading`() throws {
    let proposal = try #require(decompose("一、抓紧常规工作。一是办好实事。要完成供热管网改造工程。").proposals.first)
    #expect(Set(proposal.lists).isSuperset(of: ["project", "livelihood", "routine"]))
  }

  @Test func `the reasons say which words did it`() throws {
    let proposal = try #require(decompose("各科室要在6月底前制定《巡查办法》，整改隐患20处。").proposals.first)
    let reasons = proposal.because.map { $0.wording(in: .simplifiedChinese) }
    #expect(reasons.contains("「要」提出要求"))
    #expect(reasons.contains("有时限「6月底前」"))
    #expect(reasons.contains("要出文件《巡查办法》"))
    #expect(reasons.contains("点名「各科室」"))
    for reason in proposal.because { #expect(!reason.wording(in: .english).isEmpty) }
  }

  @Test func `a title leaves out the words that only urge`() {
    #expect(decompose("各科室要进一步加快建立工地巡查台账。").proposals.first?.title == "建立工地巡查台账")
  }
}
