import Decomposition
import Testing

@Suite struct OutlineTests {
  @Test(arguments: [
    ("一、抓绿化\n（一）抓修剪\n1.制定修剪方案。\n", [["一"], ["一", "（一）"], ["一", "（一）", "1"]]),
    ("一、抓绿化。一是制定方案。二是开展普查。", [["一"], ["一", "一是"], ["一", "二是"]]),
    ("第一，制定方案。第二，开展普查。", [["第一"], ["第二"]]), ("一.制定方案。\n二.开展普查。", [["一"], ["二"]]),
    ("(一)制定方案。\n(二)开展普查。", [["(一)"], ["(二)"]]), ("第三条 制定方案。", [["第三条"]]),
    ("要做到两点：一是制定方案，二是开展普查。", [["一是"], ["二是"]]),
  ])
  func `markers divide a text, broken ones too`(text: String, paths: [[String]]) {
    #expect(decompose(text).sections.dropFirst().map(\.path) == paths)
  }

  @Test func `a marked sentence with nothing under it is an instruction, with something it is a heading`() {
    let reading = decompose("（一）制定修剪方案。\n（二）开展病虫害普查。\n（三）抓好管养。每月检查一次绿篱。\n")
    #expect(reading.proposals.map(\.quote) == ["制定修剪方案", "开展病虫害普查", "每月检查一次绿篱"])
  }

  @Test func `under a heading that looks back nothing is asked`() {
    let text = "一、2026年工作回顾\n新建绿道20公里。开展病虫害普查。\n二、2027年工作安排\n新建绿道30公里。\n"
    let reading = decompose(text)
    #expect(reading.proposals.map(\.quote) == ["新建绿道30公里"])
    #expect(reading.figures.map(\.quote) == ["新建绿道20公里"])
  }

  @Test func `completed is told in a review and asked in a plan`() {
    let text = "一、上半年工作开展情况\n全面完成修剪任务，同比增长8%。\n二、下半年工作打算\n严禁毁绿，年底前全面完成补栽任务。\n"
    let reading = decompose(text)
    #expect(reading.proposals.map(\.quote) == ["严禁毁绿", "年底前全面完成补栽任务"])
    #expect(reading.figures.map(\.kind) == [.completion, .count])
  }

  @Test func `under a heading of problems faults are told`() {
    let text = "一、存在的问题\n绿篱修剪不及时。行道树老化。\n二、下一步打算\n制定修剪方案。\n"
    let reading = decompose(text)
    #expect(reading.problems.map(\.quote) == ["绿篱修剪不及时", "行道树老化"])
    #expect(reading.proposals.map(\.quote) == ["制定修剪方案"])
  }

  @Test func `captions and points within a paragraph divide it`() {
    let text = """
      （一）关于“绿篱修剪不及时”问题
      整改措施：1.修订修剪规程。2.将修剪纳入年度考核。
      责任单位：园林站
      整改时限：5月底前
      """
    let reading = decompose(text)
    #expect(reading.proposals.map(\.quote) == ["修订修剪规程", "将修剪纳入年度考核"])
    #expect(reading.proposals.allSatisfy { $0.deadline?.text == "5月底前" && $0.lead.map(reading.text) == "园林站" })
    #expect(reading.problems.map(\.quote) == ["“绿篱修剪不及时”问题"])
  }

  @Test func `a farewell gives nothing to do`() {
    #expect(decompose("一是抓修剪，不得漏株漏段。希望大家鼓足干劲，确保完成修剪任务。").proposals.map(\.quote) == ["抓修剪，不得漏株漏段"])
    #expect(decompose("同志们，要制定修剪方案。").proposals.map(\.quote) == ["要制定修剪方案"])
  }

  @Test func `what a meeting asks for is asked, what it heard is not`() {
    let text = "会议听取了绿化工作汇报。会议指出，今年以来，新建绿道20公里。会议强调，要制定修剪方案，9月底前报市政府审批。"
    let reading = decompose(text)
    #expect(reading.proposals.map(\.quote) == ["要制定修剪方案，9月底前报市政府审批"])
    #expect(reading.figures.map(\.quote) == ["新建绿道20公里"])
  }

  @Test func `rows of a table are never taken for a text wrapped by hand`() {
    let rows =
      ["序号\t工作任务\t牵头单位\t完成时限"]
      + (1...6).map { "\($0)\t改造第\($0)片区老旧供水管网6公里\t市水务局\t6月底前" }
    let proposals = decompose(rows.joined(separator: "\n")).proposals
    #expect(proposals.count == 6)
    #expect(proposals.allSatisfy { $0.deadline?.text == "6月底前" })
  }

  @Test func `a byte order mark is a code point like any other`() {
    let text = "\u{FEFF}一、改造供水管网6公里。"
    let found = decompose(text).proposals
    #expect(found.count == 1)
    let scalars = Array(text.unicodeScalars)
    for proposal in found {
      #expect(String(String.UnicodeScalarView(scalars[proposal.span.start..<proposal.span.end])) == proposal.quote)
    }
  }
}
