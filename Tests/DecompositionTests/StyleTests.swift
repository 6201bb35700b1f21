import Decomposition
import Testing

/// How minutes, letters of responsibility, half-year talks, plans to put things right and tables say things.
/// Every sentence was made up for this file.
@Suite struct StyleTests {
  private func asked(_ text: String) -> [String] { decompose(text).proposals.map(\.quote) }
  private func told(_ text: String) -> [String] { decompose(text).figures.map(\.quote) }

  // MARK: What lies back

  @Test func `what a meeting decided is to be done, what it heard is not`() {
    let text = """
      会议听取了绿化工作汇报，去年累计栽树300株。
      会议议定：由园林站负责，9月底前补植行道树40株。
      """
    #expect(asked(text) == ["由园林站负责，9月底前补植行道树40株"] || asked(text) == ["9月底前补植行道树40株"])
    #expect(told(text) == ["去年累计栽树300株"])
  }

  @Test func `a year before the one the text is for lies back`() {
    let text = "园林站2031年度目标责任书\n一、工作目标\n2030年，栽植行道树900株。2031年，栽植行道树1200株。\n"
    #expect(asked(text).count == 1)
    #expect(asked(text)[0].contains("1200株"))
    #expect(told(text).map { $0.contains("900株") } == [true])
  }

  @Test func `上半年 lies back in a talk that looks back on it and ahead in a plan`() {
    let talk = "在半年工作会议上的讲话\n一、肯定成绩\n上半年，栽植行道树900株，修剪绿篱8公里。\n二、下半年工作打算\n要补植行道树50株。\n"
    #expect(told(talk).count == 2)
    #expect(asked(talk) == ["要补植行道树50株"])
    #expect(asked("上半年，栽植行道树900株。").count == 1)
  }

  // MARK: Goals and scales

  @Test(arguments: [
    "行道树成活率稳定在95%以上。", "古树名木建档率达到100%。", "绿化投诉按时办结率不低于98%。", "不发生园林施工安全事故。",
  ])
  func `a level to be reached is an assignment in a part that plans`(goal: String) {
    let text = "2030年，栽植行道树900株。\n一、年度目标\n（一）\(goal)\n"
    #expect(asked(text).count == 1, "\(asked(text))")
  }

  @Test(arguments: [
    "考核得分90分以上为优秀，60分以上为合格。", "不足60分为不合格。", "日常巡查占40%，年终评价占60%。", "考核实行百分制。",
    "考核结果由园林站综合确定。", "本办法所称古树，是指树龄在百年以上的树木。", "本方案由园林站负责解释。", "本责任书一式两份，双方各执一份。",
    "绿化到底为了谁？", "等不起、拖不得，这是我们该有的状态。",
  ])
  func `scales, definitions, scope and questions give nothing to do`(text: String) {
    let reading = decompose("一、考核办法\n" + text)
    #expect(reading.proposals.isEmpty, "\(reading.proposals.map(\.quote))")
    #expect(reading.problems.isEmpty && reading.figures.isEmpty)
  }

  // MARK: Frames

  @Test(arguments: [
    ("绿化科负责开设养护专栏。", "绿化科"), ("绿化科负责古树的巡查。", "绿化科"), ("由园林站组织实施补植项目。", "园林站"),
    ("由园林站会同市政科修订养护规程。", "园林站"),
  ])
  func `who stands before 负责 or behind 由 leads`(text: String, lead: String) throws {
    let reading = decompose(text)
    let proposal = try #require(reading.proposals.first)
    #expect(proposal.lead.map { reading.text(of: $0) } == lead)
  }

  @Test func `who is named behind 会同 helps`() throws {
    let reading = decompose("由园林站会同市政科修订养护规程。")
    #expect(reading.proposals[0].supports.map { reading.text(of: $0) } == ["市政科"])
  }

  @Test(arguments: [
    "对全市古树开展一次集中健康诊断。", "凡是闲置的苗圃一律收回。", "把审批时间压缩到3天以内。", "在植树节期间开展义务植树活动。",
    "更换破损护栏300米。", "新划停车泊位80个。", "推行绿地认养。", "严格落实古树名木日常养护责任制度。", "完成全部绿地灌溉设施安装。",
    "名单于4月5日前报园林站。",
  ])
  func `frames officials put a deed in`(text: String) {
    #expect(asked(text).count == 1, "\(asked(text))")
  }

  @Test func `parallel clauses behind a list comma are one each`() {
    let text = "对古树每月巡查1次、对行道树每季度巡查1次。"
    #expect(asked(text).count == 2)
    #expect(decompose(text).proposals.map(\.cadence?.cadence) == [.monthly, .quarterly])
  }

  @Test func `periods in a row behind one verb are one each`() {
    #expect(asked("实行周调度、月通报、季评估。").count == 3)
    #expect(asked("绿化科对养护单位3天一巡查、一周一通报。").count == 2)
  }

  @Test func `a condition belongs to what follows from it`() {
    #expect(asked("连续两次未完成的，由园林站主要领导约谈。").count == 1)
  }

  @Test func `two titles in one clause are two, the date behind them holds`() {
    let proposals = decompose("修订《古树管理办法》、《绿地认养办法》，9月底前报司法局审查。").proposals
    #expect(proposals.map(\.documents) == [["《古树管理办法》"], ["《绿地认养办法》"]])
    #expect(proposals.allSatisfy { $0.deadline?.text == "9月底前" })
  }

  @Test func `what is to be ensured in few words is the end of the matter before it`() {
    #expect(asked("园林站要抓紧办理开工手续，确保年内完工。").count == 1)
  }

  @Test func `会同 in front of the deed names who helps`() {
    let reading = decompose("会同市政科定期开展古树巡查。")
    #expect(reading.proposals.map { $0.supports.map { reading.text(of: $0) } } == [["市政科"]])
  }

  // MARK: Faults

  @Test func `what follows the colon behind 还有差距 are the faults`() {
    let quotes = decompose("虽然取得一定成效，但养护工作还有差距：台账填写不规范；巡查力量薄弱。").problems.map(\.quote)
    #expect(quotes == ["台账填写不规范", "巡查力量薄弱"])
  }

  @Test func `under a heading that faces faults each point is one`() {
    let text = "一、正视问题，找准差距\n一是养护不够精细。有的绿地该修的没有修，杂草长到半人高。二是督促不力。\n二、下一步打算\n要补植行道树50株。\n"
    #expect(decompose(text).problems.contains { $0.quote.hasPrefix("有的绿地") })
    #expect(asked(text) == ["要补植行道树50株"])
  }

  @Test func `a caption numbers the fault, the next the measures`() {
    let text = "问题1：绿篱修剪次数少于规定标准。\n整改措施：制定修剪计划，更换修剪机具12台。\n整改时限：9月底前。\n"
    let reading = decompose(text)
    #expect(reading.problems.map(\.quote) == ["绿篱修剪次数少于规定标准"])
    #expect(reading.problems[0].because.contains(.faultPart("问题")))
    #expect(reading.proposals.count == 2)
    #expect(reading.proposals.allSatisfy { $0.deadline?.text == "9月底前" })
  }

  @Test(arguments: ["要防止病虫害反弹。", "养护一刻也不能松懈。", "不足60分的不得评优。", "绿化占比不足全国平均水平。"])
  func `what is kept off or merely less is not admitted`(text: String) {
    #expect(decompose(text).problems.isEmpty)
  }

  // MARK: Tables and labels

  @Test func `each row of a table is an assignment with what its cells say`() throws {
    let text = """
      附表
      序号\t任务内容\t牵头单位\t配合单位\t完成时限
      1\t新建口袋公园6座\t园林站\t市政科、规划科\t10月底前
      2\t古树挂牌\t绿化科\t/\t2031年6月30日
      合计\t2项
      """
    let reading = decompose(text)
    #expect(reading.proposals.map(\.quote) == ["新建口袋公园6座", "古树挂牌"])
    #expect(reading.proposals.map { $0.lead.map { reading.text(of: $0) } } == ["园林站", "绿化科"])
    #expect(reading.proposals[0].supports.map { reading.text(of: $0) } == ["市政科", "规划科"])
    #expect(reading.proposals.map(\.deadline?.text) == ["10月底前", "2031年6月30日"])
  }

  @Test func `a table may have periods, and a column of faults`() {
    let text = "存在问题\t整改措施\t频次\t责任单位\n绿篱修剪少\t修剪绿篱\t每月一次\t绿化科\n"
    let reading = decompose(text)
    #expect(reading.problems.map(\.quote) == ["绿篱修剪少"])
    #expect(reading.proposals.map(\.quote) == ["修剪绿篱"])
    #expect(reading.proposals.map(\.cadence?.cadence) == [.monthly])
  }

  @Test func `labels name offices of any kind and are no assignments`() {
    let text = "1.更换护栏300米。完成时限：8月25日前；牵头股室：绿化股；配合股室：采购中心。\n"
    let reading = decompose(text)
    #expect(reading.proposals.map(\.quote) == ["更换护栏300米"])
    #expect(reading.proposals[0].deadline?.text == "8月25日前")
    #expect(reading.proposals[0].supports.map { reading.text(of: $0) } == ["采购中心"])
  }

  @Test func `a bracket behind a sentence says who and when`() {
    let reading = decompose("（一）完善养护体系。配置修剪车60台。（园林站牵头，市政科配合，2031年9月底前完成）\n")
    #expect(reading.proposals.map(\.quote) == ["配置修剪车60台"])
    #expect(reading.proposals[0].lead.map { reading.text(of: $0) } == "园林站")
    #expect(reading.proposals[0].supports.map { reading.text(of: $0) } == ["市政科"])
    #expect(reading.proposals[0].deadline?.text == "2031年9月底前")
  }

  @Test func `lines wrapped at one width are one sentence`() {
    let text =
      "关于绿化养护工作的通知\n园林站要对照任务清单逐项细化分工安排，在九\n月底前完成城区主干道两侧行道树修剪工作，\n并于10月底前形成工作报告，报局办公室备案\n留存。绿化科要组织开展一次古树名木健康状\n况普查。\n"
    #expect(asked(text).contains { $0.contains("行道树修剪") })
    #expect(asked(text).contains { $0.hasPrefix("绿化科") && $0.hasSuffix("普查") })
  }

  @Test func `a line without a stop is an assignment when the next says whose`() {
    let text = "园林局十件实事\n1.新建口袋公园12座\n责任单位：园林站\n2.修剪行道树900株\n责任单位：绿化科\n"
    let reading = decompose(text)
    #expect(reading.proposals.map(\.quote) == ["新建口袋公园12座", "修剪行道树900株"])
    #expect(reading.proposals.map { $0.lead.map { reading.text(of: $0) } } == ["园林站", "绿化科"])
  }

  @Test func `points after a colon are read one by one`() {
    let reading = decompose("会议议定：1.由园林站牵头，市政科配合，开展古树排查；2.建设苗圃3处。")
    #expect(reading.proposals.count == 2)
    #expect(reading.proposals[0].lead.map { reading.text(of: $0) } == "园林站")
  }

  // MARK: Half-width texts in one line

  @Test func `a text in one line with half-width marks has sentences, points and quotes`() {
    let text = "开展\"绿满街巷\"行动方案 一,工作目标.力争年内建成\"最美街巷\"8条. 二,行动步骤.(一)部署阶段(4月1日至4月9日).1.制定巡查方案.2.更换护栏300米.3.5月底前补植行道树40株."
    #expect(asked(text).suffix(3) == ["制定巡查方案", "更换护栏300米", "5月底前补植行道树40株"])
    #expect(decompose(text).sections.map(\.path).contains(["二", "(一)", "1"]))
  }

  @Test func `an hour may stand behind the day`() {
    #expect(decompose("台账请于5月28日17:00前报送。").proposals[0].deadline?.text == "5月28日17:00前")
  }

  @Test func `two rates behind each other are two goals`() {
    #expect(asked("行道树成活率不低于95%、绿化投诉办结率达到98%以上。").count == 2)
  }

  @Test func `a weekday may stand behind the day`() {
    #expect(decompose("请各单位于5月20日（周二）下班前报送台账。").proposals[0].deadline?.text == "5月20日（周二）下班前")
  }
}
