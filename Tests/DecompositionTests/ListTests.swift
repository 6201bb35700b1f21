import Decomposition
import Testing

/// Lists, tables and lines: what is given by its place.
@Suite struct ListTests {
  private func quotes(_ text: String) -> [String] { decompose(text).proposals.map(\.quote) }

  @Test func `lines of a list that end in nothing are tasks, and their captions are not`() {
    let text = """
      园林重点工作
      公园方面
      新建口袋公园3处
      湖滨公园完成步道翻新
      养护方面
      每月修剪一次行道树
      健全古树巡护机制
      """
    #expect(quotes(text) == ["新建口袋公园3处", "湖滨公园完成步道翻新", "每月修剪一次行道树", "健全古树巡护机制"])
    let proposal = decompose(text).proposals.last
    #expect(proposal?.because.contains(.entry) == true)
  }

  @Test func `a list of what was done or of annexes gives nothing to do`() {
    #expect(quotes("一、2022年工作完成情况\n新建公园3处\n改造绿道5公里\n栽植行道树900株").isEmpty)
    #expect(quotes("附件：1.考核评分表\n2.排查内容清单\n3.整治统计表").isEmpty)
  }

  @Test func `ways of working alone are one requirement`() throws {
    let reading = decompose("以周保月、以月保季、以季保年，倒排进度，挂图作战。")
    let way = try #require(reading.proposals.first)
    #expect(reading.proposals.count == 1 && way.kind == .requirement && way.cadence?.cadence == .weekly)
    #expect(decompose("各项工作实行清单化管理、项目化推进，压茬推进。").proposals.map(\.kind) == [.requirement])
    #expect(quotes("去年，我们挂图作战、压茬推进。").isEmpty)
    #expect(decompose("制定雨棚整治方案，倒排工期、挂图作战。").proposals.first?.kind == .assignment)
  }

  @Test(arguments: ["\t", " | ", "｜"])
  func `a table is a table by tabs or by strokes, and lines in between name its rows`(mark: String) {
    let rows = [
      ["序号", "年度目标", "责任单位", "完成时限"], ["1", "新建公园3处", "牵头：园林站；配合：市政科", "6月底前"],
      ["2", "改造公厕12座", "物业科（牵头）、园林站", "10月底前"],
    ]
    let lines = rows.map { $0.joined(separator: mark) }
    let reading = decompose([lines[0], "甲 公园", lines[1], "乙 公厕", lines[2]].joined(separator: "\n"))
    #expect(reading.proposals.map(\.quote) == ["新建公园3处", "改造公厕12座"])
    #expect(reading.proposals.map { $0.lead.map(reading.text) } == ["园林站", "物业科"])
    #expect(reading.proposals.map { $0.supports.map(reading.text) } == [["市政科"], ["园林站"]])
    #expect(reading.proposals.map { $0.deadline?.text } == ["6月底前", "10月底前"])
  }

  @Test func `what a column sets as the target is the task's quantity or its period`() {
    let reading = decompose("工作任务\t目标值\t牵头单位\n推广节水灌溉\t3.2万亩\t水利站\n发布墒情预报\t每周一报\t农技站")
    #expect(reading.proposals.map { $0.measures.map(\.text) } == [["3.2万亩"], []])
    #expect(reading.proposals.map { $0.cadence?.cadence } == [nil, .weekly])
  }

  @Test func `lines wrapped at one width are read as one, words and numbers across their ends included`() throws {
    let text = """
      全市园林系统要以规划为统领，今年要新建口袋公园共计5
      00处，惠及居民2300户；新建绿道8公里，9月底前建成开放。
      各区要建立台账，逐项办理，确保所有遗留问题在今年年底
      前清零。园林站每周开展一次巡查，并把结果报局办公室汇
      总。
      """
    let reading = decompose(text)
    let first = try #require(reading.proposals.first)
    #expect(first.measures.map(\.text) == ["500处", "2300户"])
    #expect(reading.text(of: first.measures[0].span) == "5\n00处")
    #expect(reading.proposals.contains { $0.deadline?.text == "今年年底前" })
    #expect(reading.proposals.allSatisfy { $0.quote == reading.text(of: $0.span) })
  }

  @Test func `by when it is done and whom it reaches belong to the deed before them`() {
    #expect(quotes("新建公园8个，9月底前建成开放。") == ["新建公园8个，9月底前建成开放"])
    #expect(quotes("改造小区12个，惠及居民2300户。") == ["改造小区12个，惠及居民2300户"])
  }

  // MARK: Faults

  private func faults(_ text: String) -> [String] { decompose(text).problems.map(\.quote) }

  @Test func `what is said to be seen is a fault, whatever its words`() {
    let text = "2021年，绿地率达76.2%。但也要看到，部分公园建而不开，苗木档案死档率高，园艺人才招不来、留不住。现将任务通知如下：\n一 提升服务\n新建公园3处\n选派60名园艺师进修"
    #expect(faults(text) == ["部分公园建而不开", "苗木档案死档率高", "园艺人才招不来、留不住"])
    #expect(quotes(text) == ["新建公园3处", "选派60名园艺师进修"])
  }

  @Test func `points of a list of faults go on from paragraph to paragraph`() {
    let text = "去年成绩不错。\n再讲问题。我梳理了一下，主要是两个方面。\n第一，面子干净、里子不净。主干道扫得能照人。\n第二，遇事你推我、我推你。一个井盖转了四家。\n最后讲讲打算。要制定巡查方案。"
    #expect(faults(text) == ["面子干净、里子不净", "遇事你推我、我推你"])
    #expect(quotes(text) == ["要制定巡查方案"])
  }

  // MARK: Phases and conditions

  @Test func `a heading of steps ends the look back, and its date holds for what is under it`() {
    let text =
      "一、现状\n全市共有公园317处，养护标准不高。\n二、整治步骤\n（一）部署发动（5月20日前）。各县（市、区）制定实施方案。\n（二）集中整改。对整改不到位的，依法责令停业整顿；已鉴定的危树9月底前全部移除。"
    let proposals = decompose(text).proposals
    #expect(proposals.map(\.quote) == ["各县（市、区）制定实施方案", "对整改不到位的，依法责令停业整顿", "已鉴定的危树9月底前全部移除"])
    #expect(proposals.map { $0.deadline?.text } == ["5月20日前", nil, "9月底前"])
  }

  // MARK: Who

  private func duties(_ text: String) -> [String] {
    let reading = decompose(text)
    return reading.proposals.map { proposal in
      let names = [proposal.lead].compactMap { $0 } + proposal.supports
      return names.map(reading.text).joined(separator: " ") + "|" + (proposal.deadline?.text ?? "")
    }
  }

  @Test func `what stands above under the same label is the same`() {
    let text = """
      1. 改造绿道20公里。
      牵头单位：园林站
      配合单位：城建科，市政科
      完成时限：9月底前
      2. 新建公厕3处。
      牵头单位：同上
      完成时限：同上
      """
    #expect(duties(text) == ["园林站 城建科 市政科|9月底前", "园林站|9月底前"])
  }

  @Test func `a lead line above the tasks is about them, and one under a task about that one`() {
    let text = """
      二、任务分工
      牵头单位：城建科，配合单位：市政科，完成时限：6月底前
      1. 新建公园3处。
      2. 改造公厕12座。
      牵头领导：分管副局长
      牵头责任部门：物业科
      """
    #expect(duties(text) == ["城建科 市政科|6月底前", "物业科|6月底前"])
  }

  @Test func `points that are counted get the lead that is said of them`() {
    let text = """
      1. 新建公园3处。
      2. 改造公厕12座。
      3. 整治小巷5条。
      以上工作中，第1、2项由园林站牵头，第3项由市政科负责。
      """
    #expect(Array(duties(text).prefix(3)) == ["园林站|", "园林站|", "市政科|"])
  }

  @Test(arguments: [
    ("各县（市、区）要在5月底前完成自查。", "各县（市、区）"), ("各镇（街道）每月25日前报送进展情况。", "各镇（街道）"),
  ])
  func `everyone of a kind with what the kind takes in is addressed`(text: String, words: String) {
    let reading = decompose(text)
    #expect(reading.proposals.map { $0.addressees.map(reading.text) } == [[words]])
    #expect(reading.proposals.first?.lead == nil)
  }

  @Test func `a reference leads to the part it names`() throws {
    let reading = decompose("一、任务\n完成附件1所列改造任务。\n附件1：改造任务表\n新建公园3处\n改造公厕2座")
    let proposal = try #require(reading.proposals.first)
    #expect(proposal.measures.isEmpty)
    let reference = try #require(proposal.references.first)
    #expect(reading.text(of: reference.span) == "附件1")
    #expect(try reading.text(of: #require(reference.target)).hasPrefix("附件1：改造任务表"))
  }
}
