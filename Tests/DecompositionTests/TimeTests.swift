import Decomposition
import Testing

/// Days and periods in the ways officials write them. Every sentence was made up for this file.
@Suite struct TimeTests {
  @Test(arguments: [
    ("2024.6.30前完成雨棚普查", "2024.6.30前"), ("6.30前完成雨棚普查", "6.30前"), ("2024/6/30前完成雨棚普查", "2024/6/30前"),
    ("2024-06-30前完成雨棚普查", "2024-06-30前"), ("2024.*.*前完成雨棚普查", "2024.*.*前"), ("第一季度前完成雨棚普查", "第一季度前"),
    ("一季度末完成雨棚普查", "一季度末"), ("明年一季度完成雨棚普查", "明年一季度"), ("2027年第二季度前完成雨棚普查", "2027年第二季度前"),
    ("明年6月底前完成雨棚普查", "明年6月底前"), ("年中完成雨棚普查", "年中"), ("年中前完成雨棚普查", "年中前"), ("上半年前完成雨棚普查", "上半年前"),
    ("于6月30日前完成雨棚普查", "6月30日前"),
  ])
  func `a deadline is quoted as written and stands outside the title`(text: String, deadline: String) throws {
    let proposal = try #require(decompose(text + "。").proposals.first)
    #expect(proposal.deadline?.text == deadline)
    #expect(proposal.deadline?.kind == .dated)
    #expect(proposal.title == "完成雨棚普查")
    #expect(proposal.because.contains(.deadline(deadline)))
  }

  @Test(arguments: [
    "雨棚覆盖面积提高到6.5万平方米", "一年中要开展雨棚检查", "全面落实年中会议部署，制定雨棚整治方案", "6-8月开展雨棚检查", "制定13.45前后的雨棚方案",
    "今年，要开展雨棚普查", "全年整治雨棚40处", "本年度要制定雨棚整治方案",
  ])
  func `what only looks like a day is none`(text: String) {
    #expect(decompose(text + "。").proposals.allSatisfy { $0.deadline?.kind != .dated })
  }

  @Test(arguments: [
    "6月底前完成雨棚普查，9月底前完成店招整治。", "6月底前完成雨棚普查、9月底前完成店招整治。", "6月底前完成雨棚普查并于9月底前完成店招整治。", "在6月底前完成雨棚普查，在9月底前完成店招整治。",
  ])
  func `two days in one sentence belong to their own deeds`(text: String) {
    let proposals = decompose(text).proposals
    #expect(proposals.map(\.title) == ["完成雨棚普查", "完成店招整治"])
    #expect(proposals.map { $0.deadline?.text } == ["6月底前", "9月底前"])
  }

  @Test func `a thing of its own with its day is no end of the deed before it`() {
    let own = decompose("滚动实施苗圃项目20个，确保东苗圃、西花房等项目6月底前竣工投用。").proposals
    #expect(own.map { $0.deadline?.text } == [nil, "6月底前"])
    #expect(decompose("新建苗圃8个，确保6月底前建成投用。").proposals.count == 1)
  }

  @Test(arguments: ["今年，新建绿道12公里。", "全年新建绿道12公里。", "本年度完成雨棚普查。", "今年，要组织一次泵站演练。", "全年开展泵站检查4次。"])
  func `the year a text is for is no period`(text: String) {
    let proposals = decompose(text).proposals
    #expect(proposals.count == 1)
    #expect(proposals.allSatisfy { $0.cadence == nil })
  }

  @Test(arguments: [
    ("每逢周一巡查泵站", "weekly", "每逢周一"), ("每周一、周四巡查泵站", "weekly", "每周一、周四"), ("每周五下午巡查泵站", "weekly", "每周五下午"),
    ("双月巡查泵站", "every-2-months", "双月"), ("逢单月巡查泵站", "every-2-months", "逢单月"),
    ("每逢双月巡查泵站", "every-2-months", "每逢双月"), ("每隔5天巡查泵站", "every-5-days", "每隔5天"), ("每隔两周巡查泵站", "biweekly", "每隔两周"),
    ("隔周巡查泵站", "biweekly", "隔周"), ("隔日巡查泵站", "every-2-days", "隔日"), ("每年3月和9月巡查泵站", "annual", "每年3月和9月"),
    ("每年3月底前巡查泵站", "annual", "每年3月底前"), ("每月5日、20日巡查泵站", "monthly", "每月5日、20日"), ("每月25日前巡查泵站", "monthly", "每月25日前"),
    ("每月底前巡查泵站", "monthly", "每月底前"), ("于每月5日前巡查泵站", "monthly", "每月5日前"), ("每季度末月25日前巡查泵站", "quarterly", "每季度末月25日前"),
    ("隔一个月巡查泵站", "every-2-months", "隔一个月"), ("上半年、下半年各巡查泵站", "halfyearly", "上半年、下半年各"),
  ])
  func `a period keeps its days and has no deadline`(text: String, code: String, words: String) throws {
    let proposal = try #require(decompose(text + "。").proposals.first)
    #expect(proposal.cadence?.cadence.code == code)
    #expect(proposal.cadence?.text == words)
    #expect(proposal.deadline == nil)
    #expect(proposal.title == "巡查泵站")
    #expect(proposal.because.contains(.cadence(words)))
  }

  @Test(arguments: ["泵站间隔周期要制定方案", "要制定每逢佳节泵站值守方案", "5月20日报送泵站台账", "6月通报泵站检查方案"])
  func `what only looks like a period is none`(text: String) {
    #expect(decompose(text + "。").proposals.allSatisfy { $0.cadence == nil })
  }
}
