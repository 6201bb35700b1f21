import Testing

@testable import Decomposition

/// What points of work, plans and breakdowns list without a word that asks.
@Suite struct PlanTests {
  private func asked(_ text: String) -> [String] { decompose(text).proposals.map(\.quote) }

  @Test func `what is counted in a plan is done, whatever the word for it`() {
    let text = "一、丰富园林生活。\n1.组织园艺讲座12场，送花上门600株，推送养护知识80期。\n"
    #expect(asked(text) == ["组织园艺讲座12场", "送花上门600株", "推送养护知识80期"])
  }

  @Test func `how much there is of something is nothing to do`() {
    #expect(asked("一、工作任务\n1.城区行道树共有9000株，建成苗圃3处。\n") == ["建成苗圃3处"])
  }

  @Test func `deeds of two kinds behind a list comma are two`() {
    #expect(asked("打造花境12处，新建绿道30公里、改造花坛8座。") == ["打造花境12处", "新建绿道30公里", "改造花坛8座"])
    #expect(asked("新建苗圃3处、新增绿地20亩。").count == 1)
  }

  @Test func `what is counted up to a day to come is not told`() {
    let text = "古树保护三年行动方案（2031—2033年）\n一、行动目标\n到2033年底，累计完成古树复壮300株，古树建档率达到100%。\n"
    #expect(asked(text).count == 2)
  }

  // MARK: How a case is dealt with

  @Test(arguments: [
    "巡查结果纳入年度绩效考核。", "枯枝断落伤人的，立即封闭园路。", "未经批准砍伐古树的一律停工。", "枯死古树一律挂牌看护。",
    "对毁绿占绿的严肃问责。",
  ])
  func `what is done in a case is a requirement`(text: String) {
    #expect(asked(text) == [String(text.dropLast())])
  }

  @Test func `a state to be reached is a goal`() {
    let text = "一、工作目标\n到2033年底，街头绿地实现全覆盖；公园用水总量只减不增。\n"
    #expect(asked(text).count == 2)
  }

  @Test func `who acts together with others leads`() {
    let reading = decompose("园林站会同市政科、绿化科组成3个巡查组，采取随机方式开展巡查。")
    #expect(reading.proposals.first?.lead.map { reading.text(of: $0) } == "园林站")
    #expect(reading.proposals.first?.supports.map { reading.text(of: $0) } == ["市政科", "绿化科"])
  }

  @Test func `a number and a rate behind a list comma are two`() {
    #expect(asked("引进园艺师12名、乡土树种占比达到70%。").count == 2)
  }

  @Test func `what is done once in every period is named with it`() {
    #expect(asked("建立苗圃台账，每月一调度、每季一通报、每半年一观摩。").count == 4)
  }

  // MARK: Faults in a row

  @Test func `faults behind list commas are told apart`() {
    let text = "但从巡查情况看，绿地管护力量薄弱、专业园艺人员短缺，部分游园灌溉管道堵塞。\n"
    #expect(decompose(text).problems.count == 3)
  }

  @Test func `who puts so many of something somewhere does it`() {
    #expect(asked("县园林局在南片苗圃预置2台洒水车。为高风险公园配备对讲机12部。").count == 2)
    #expect(asked("园林站负责，利用废弃苗圃建设花园6处，8月底前全部完工。").count == 1)
  }

  // MARK: Efforts in a row

  @Test func `an effort among counted deeds is a measure of its own`() {
    let text = "一、工作任务\n1.新建苗圃9处，培育花卉经济、林下经济增长点，改善城区居民生活条件。\n"
    #expect(asked(text) == ["新建苗圃9处", "培育花卉经济、林下经济增长点"])
  }

  @Test(arguments: [
    ("但从暗访情况看，部分绿地没有按月修剪、6个项目养护合同流于形式。", 2),
    ("但也要看到，花坛缺株问题突出，32座游园周边停车拥堵严重。", 2),
    ("园林站研究城区绿地养护的有关问题。", 0), ("今年着力解决养护人员不足、管护经费短缺等问题。", 1),
  ])
  func `each member of a row of faults is one`(text: String, count: Int) {
    #expect(decompose(text).problems.count == count)
  }

  @Test func `how many at least, of either, are two`() {
    #expect(asked("每组抽查公园不少于8个、走访市民不少于50名。").count == 2)
  }

  @Test func `a case dealt with is parted from a case rewarded`() {
    #expect(asked("对养护合同实行分级管理、每周一督办，对毁绿占绿的严肃问责。").last == "对毁绿占绿的严肃问责")
    #expect(asked("养护单位必须于5月10日前完成补植，短期无法修复的，要先行垫支养护资金。").count == 2)
  }

  @Test func `during which is not by when, and how many roughly is told`() {
    #expect(asked("6月下旬的大风中，园林站连续作业30个小时，扶正行道树260余株。").isEmpty)
  }

  @Test func `what is forbidden about a topic ends where it is said`() {
    let text = "坚决向毁绿占绿行为开战，凡是排定的养护计划，绝不能层层减码、自降标准，抓紧补植行道树300株。"
    #expect(asked(text).contains("凡是排定的养护计划，绝不能层层减码、自降标准"))
    #expect(asked(text).contains("抓紧补植行道树300株"))
  }

  // MARK: Told on, and not told

  @Test func `what follows a look back in its paragraph is told, too`() {
    let text = "园林局2031年工作要点\n去年，全局上下打了一场硬仗。全年栽植行道树900株、修剪绿篱80公里。\n一、工作任务\n1.新建苗圃9处。\n"
    #expect(asked(text) == ["新建苗圃9处"])
  }

  @Test func `of which years, or against which, tells nothing`() {
    let text = "一、工作任务\n1.守牢底线。深刻吸取近年来风灾教训，开展行道树隐患排查。公园用水总量比上年只减不增。\n"
    #expect(asked(text).count == 2)
  }

  @Test func `those who are called together are something to be done`() {
    #expect(asked("成立由分管副局长任组长的古树抢救工作组。").count == 1)
  }

  @Test func `what is still lacking is a fault`() {
    #expect(decompose("但也要看到，公园绿地缺口仍有90亩。").problems.count == 1)
  }

  @Test func `what has its own day and its own object stands beside what is asked`() {
    let text = "各片管护责任人要立即到岗、下沉苗圃，5月18日前将古树、名木、后备资源名单在园区重新公示。"
    #expect(asked(text).count == 2)
  }

  @Test func `the means end where a paper is made known`() {
    #expect(asked("利用橱窗、广播等广泛宣传《临溪市绿化办法》。").count == 1)
  }

  @Test func `what is looked into is no fault, and stages announce`() {
    #expect(decompose("检查内容包括养护合同拖欠款项情况。").problems.isEmpty)
    #expect(asked("行动分自查、抽查、整改三个阶段进行。").isEmpty)
  }
}
