import Decomposition
import Testing

/// Deadlines, periods, quantities, who leads and who helps. Every sentence was made up for this file.
@Suite struct FieldTests {
  private func first(_ text: String) throws -> ProposedAssignment { try #require(decompose(text).proposals.first) }

  @Test(arguments: [
    ("整治雨棚不少于40处", "40", "处", Measure.Bound.atLeast, "不少于40处"), ("整治雨棚40处以上", "40", "处", .atLeast, "40处以上"),
    ("雨棚投诉控制在30件以内", "30", "件", .atMost, "控制在30件以内"), ("新建绿道12公里左右", "12", "公里", .about, "12公里左右"),
    ("力争新建绿道12公里", "12", "公里", .hopedFor, "12公里"), ("新建绿道12公里", "12", "公里", .exactly, "12公里"),
    ("新建绿道**公里", "**", "公里", .exactly, "**公里"), ("新建绿道*.*公里", "*.*", "公里", .exactly, "*.*公里"),
    ("绿化覆盖率达到42.5%", "42.5", "%", .exactly, "达到42.5%"), ("新增学位1.7万个", "1.7", "万个", .exactly, "1.7万个"),
    ("新建绿道１２公里", "１２", "公里", .exactly, "１２公里"), ("建成XX公里绿道", "XX", "公里", .exactly, "XX公里"),
    ("铺设管线200—300米", "200—300", "米", .exactly, "200—300米"), ("铺设管线200-300米", "200-300", "米", .exactly, "200-300米"),
    ("整治雨棚3至5处", "3至5", "处", .exactly, "3至5处"), ("整治雨棚不少于3～5处", "3～5", "处", .atLeast, "不少于3～5处"),
    ("新建绿地1200㎡", "1200", "㎡", .exactly, "1200㎡"), ("新建绿地1200m²", "1200", "m²", .exactly, "1200m²"),
    ("新建绿地12万㎡", "12", "万㎡", .exactly, "12万㎡"), ("新建绿道12km", "12", "km", .exactly, "12km"),
    ("安装光伏500kW", "500", "kW", .exactly, "500kW"), ("改造管线惠及3.2万户", "3.2", "万户", .exactly, "3.2万户"),
    ("完成雨棚整治投资5亿元", "5", "亿元", .exactly, "5亿元"), ("争取新建绿道12公里", "12", "公里", .hopedFor, "12公里"),
    ("力争绿化覆盖率达到42.5%", "42.5", "%", .hopedFor, "达到42.5%"),
  ])
  func `a quantity keeps its words, its unit and its sense`(
    text: String, quantity: String, unit: String, bound: Measure.Bound, words: String
  ) throws {
    let measure = try #require(first(text + "。").measures.first { $0.isNumeric })
    #expect(measure.quantity == quantity)
    #expect(measure.unit == unit)
    #expect(measure.bound == bound)
    #expect(measure.text == words)
  }

  @Test(arguments: ["做好第三次雨棚普查", "落实2026年雨棚方案", "抓好三个方面的雨棚整治", "落实第3至5条的雨棚整治要求", "编制2026—2028年雨棚规划"])
  func `ordinals, years and counts of points are no quantities`(text: String) throws {
    #expect(decompose(text + "。").proposals.allSatisfy { !$0.measures.contains(where: \.isNumeric) })
  }

  @Test func `a stage is named, not counted, and a report is no deed`() throws {
    let stage = try first("加快污水厂二期工程建设。")
    #expect(stage.measures.isEmpty)
    #expect(stage.because.contains(.named("二期")))
    #expect(try first("举办两期管护培训班。").measures.map(\.text) == ["两期"])
    let report = try first("6月底前完成泵站可行性研究报告批复。")
    #expect(report.because.contains(.action("完成")))
    #expect(report.because.contains(.thing("可行性研究报告")))
    #expect(!report.because.contains(.action("报告")))
  }

  @Test func `numbers that belong to things one by one make as many assignments`() {
    let proposals = decompose("改造雨水、污水、中水管道8公里、6公里、3公里。").proposals
    #expect(proposals.map(\.title) == ["改造雨水8公里", "改造污水6公里", "改造中水管道3公里"] || proposals.count == 3)
    #expect(proposals.map { $0.measures.map(\.text) } == [["8公里"], ["6公里"], ["3公里"]])
  }

  @Test func `two things in one 把 are two assignments`() {
    let quotes = decompose("要把店招雨棚规范管理以及背街小巷“一巷一策”整治办实办好。").proposals.map(\.quote)
    #expect(quotes == ["要把店招雨棚规范管理", "背街小巷“一巷一策”整治办实办好"])
  }

  @Test(arguments: [
    ("每两小时报送一次水位情况", "every-2-hours"), ("每日巡查泵站设备", "daily"), ("对泵站3天一检查", "every-3-days"),
    ("每5天巡查一次泵站", "every-5-days"),
    ("每7天巡查一次泵站", "weekly"), ("对泵站月调度、季通报", "monthly"), ("每个季度第1个月的20日前报送泵站台账", "quarterly"),
    ("每两个月开展一次泵站检查", "every-2-months"), ("实行以周保月、以月保季制度", "weekly"), ("每学期开展一次安全演练", "halfyearly"),
    ("开展清淤春比进度、夏比质量、秋比效益、冬比储备活动", "quarterly"), ("今年，我局计划组织一批泵站管护员轮训", "annual"),
  ])
  func `odd and nested periods are told`(text: String, code: String) throws {
    #expect(try first(text + "。").cadence?.cadence.code == code)
  }

  @Test func `a nested period keeps all its words`() throws {
    #expect(try first("每个季度第1个月的20日前报送泵站台账。").cadence?.text == "每个季度第1个月的20日前")
  }

  @Test func `lead lines are about what stands before them`() throws {
    let text = """
      1.制定雨棚整治方案。（牵头单位：市容科；配合单位：园林站、执法大队；完成时限：4月底前）
      2.开展店招普查。
      牵头单位：规划科
      """
    let reading = decompose(text)
    let (one, two) = try (#require(reading.proposals.first), #require(reading.proposals.last))
    #expect(one.lead.map(reading.text) == "市容科")
    #expect(one.supports.map(reading.text) == ["园林站", "执法大队"])
    #expect(one.deadline?.text == "4月底前")
    #expect(two.lead.map(reading.text) == "规划科")
    #expect(two.supports.isEmpty)
    #expect(reading.proposals.count == 2)
  }

  @Test func `a clause may say who leads and who helps`() throws {
    let reading = decompose("由市容科牵头，园林站、执法大队配合，开展店招普查。")
    let proposal = try #require(reading.proposals.first)
    #expect(proposal.lead.map(reading.text) == "市容科")
    #expect(proposal.supports.map(reading.text) == ["园林站", "执法大队"])
  }

  @Test(arguments: [
    ("各科室、各单位都要建立问题台账", "各科室、各单位"), ("请各支部对照清单逐项整改问题", "各支部"), ("每个科室都要建立问题台账", "每个科室"),
    ("全局上下要建立问题台账", "全局上下"),
  ])
  func `everyone of a kind is addressed and does not lead`(text: String, words: String) throws {
    let reading = decompose(text + "。")
    let proposal = try #require(reading.proposals.first)
    #expect(proposal.addressees.map(reading.text) == [words])
    #expect(proposal.lead == nil)
  }

  @Test func `a way of working for everyone is a requirement, a thing to make is an assignment`() throws {
    #expect(try first("各科室要主动认领、担当负责，以周保月、以月保季。").kind == .requirement)
    #expect(try first("施工现场严禁使用淘汰设备。").kind == .requirement)
    #expect(try first("各科室要制定巡查方案。").kind == .assignment)
  }

  @Test func `what it points to is kept`() throws {
    let reading = decompose("按照附件2，制定第三条所列事项的整治方案。")
    let references = try #require(reading.proposals.first).references.map { reading.text(of: $0.span) }
    #expect(references.contains("第三条"))
  }

  @Test(arguments: [
    ("因地制宜,要制定雨棚整治方案;要开展店招普查.", 2), ("一.要制定雨棚整治方案。\r\n二.要开展店招普查。\r\n", 2),
    ("要制定雨棚整治方案。要开展店招普查。要建立巡查台账。", 3), ("要推进“口袋公园建设试点。要建立“巡查账“。", 2),
    ("\u{FEFF}要制定雨棚整治方案。", 1),
  ])
  func `dirt does not hide what is asked`(text: String, count: Int) {
    #expect(decompose(text).proposals.count == count)
  }

  @Test func `a topic leads to the first deed under it`() {
    let quotes = decompose("要着力突出街区整治，加快制定店招图则，全面排查雨棚隐患。").proposals.map(\.quote)
    #expect(quotes == ["要着力突出街区整治，加快制定店招图则", "全面排查雨棚隐患"])
  }

  @Test func `a preface gives nothing to do`() {
    let text = """
      各科室：
      为切实做好雨棚整治工作，决定开展雨棚专项整治行动。现将有关事项通知如下：
      一、各科室要在4月底前制定整治方案。
      """
    #expect(decompose(text).proposals.map(\.quote) == ["各科室要在4月底前制定整治方案"])
  }
}
