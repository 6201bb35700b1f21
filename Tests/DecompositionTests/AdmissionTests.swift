import Decomposition
import Testing

/// Faults that only their place tells, and what is told of the present. Every sentence was made up for this file.
@Suite struct AdmissionTests {
  private static let faults = ["苗圃浇灌靠天吃饭", "花房账目与实物对不上"]

  @Test(arguments: [
    "一、主要问题\n一是苗圃浇灌靠天吃饭；二是花房账目与实物对不上。", "一、存在不足\n一是苗圃浇灌靠天吃饭。二是花房账目与实物对不上。",
    "一、主要差距\n（一）苗圃浇灌靠天吃饭。去年枯死3处。\n（二）花房账目与实物对不上。", "一、问题与不足\n1.苗圃浇灌靠天吃饭。\n2.花房账目与实物对不上。",
    "工作中还存在一些困难和问题，主要表现在：一是苗圃浇灌靠天吃饭；二是花房账目与实物对不上。",
    "存在的主要问题：一是苗圃浇灌靠天吃饭；二是花房账目与实物对不上。下一步，要制定苗圃方案。",
    "一、主要问题\n一是苗圃浇灌靠天吃饭，要加快整治。二是花房账目与实物对不上，须在6月底前完成清查。",
  ])
  func `a point of a list of faults is one, whatever its words`(text: String) {
    let problems = decompose(text).problems
    #expect(problems.map(\.quote) == Self.faults)
    #expect(
      problems.allSatisfy { problem in
        problem.because.contains { if case .faultPart = $0 { true } else { false } }
      })
  }

  @Test(arguments: [
    "一、主要问题\n一是思想认识方面。", "一、问题整改\n一是制定苗圃浇灌方案。二是开展花房清查。", "一、主要问题\n一是制定苗圃浇灌方案。",
    "一、重点工作\n一是苗圃浇灌靠天吃饭的办法不再用。",
  ])
  func `topics, measures and points of other parts are no faults`(text: String) {
    #expect(decompose(text).problems.isEmpty)
  }

  @Test(arguments: [
    ("全市现有苗圃30处，其中国有5处。", ["30", "5"]), ("全区共有绿地1200公顷。", ["1200"]), ("累计完成投资3.2亿元。", ["3.2"]),
    ("完成投资3.2亿元，占年度计划的52%。", ["3.2", "52"]), ("上半年，全区完成绿道建设12公里，完成年度任务的60%。", ["12", "60"]),
    ("绿地局2027年工作要点\n2025年，全市新建绿道12公里。", ["12"]),
  ])
  func `what there is and how much of a plan is done is told, not asked`(text: String, values: [String]) {
    let reading = decompose(text + "\n要新增绿地30公顷。")
    #expect(reading.figures.map(\.value) == values)
    #expect(reading.proposals.map(\.quote) == ["要新增绿地30公顷"])
  }

  @Test(arguments: ["力争全年累计完成投资5亿元。", "6月底前完成年度计划的60%。", "对现有苗圃30处进行改造。", "确保完成年度任务的60%。"])
  func `what is aimed at is asked, not told`(text: String) {
    let reading = decompose(text)
    #expect(reading.figures.isEmpty)
    #expect(reading.proposals.count == 1)
  }

  @Test(arguments: ["我们的队伍没有一个人退缩。", "汛期里没有一名同志缺席，没有一个同志叫苦。"])
  func `nobody's doing wrong is no fault`(text: String) {
    #expect(decompose(text).problems.isEmpty)
  }

  @Test(arguments: [("分数扣在台账上，直接影响考核成绩。", "直接影响"), ("遇事不研究，拍脑袋决策。", "拍脑袋"), ("绿地里没有一个苗圃达标。", "没有一个")])
  func `what fell short is admitted in many words`(text: String, word: String) {
    #expect(decompose(text).problems.flatMap(\.because).contains(.fault(word)))
  }
}
