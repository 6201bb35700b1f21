import Decomposition
import Foundation
import Testing

@Suite struct SpanTests {
  private static let seed = """
    在年度会议上的讲话\r
    去年，全局完成改造项目12个。下面，我再强调三点要求。
    一、抓好项目。要倒排工期，*月底前必须完成“一河两岸”桥梁改造，每月一调度、每季度一讲评。
    二、抓好制度。一是建章立制。加快出台《停车办法》《公厕办法》等制度；各单位都要建立“问题账“，对不落实的严肃追责。
    （三）推进𠮷祥里小区改造，整治小巷30条，漏损率达到9%。（牵头单位：房管科；配合单位：执法大队、街道）
    我们也清醒看到存在的问题：管理制度落实不严，安全隐患屡禁不止；一是工作滞后。第3条所列改造供水、供热管网8公里、6公里。
    三、分工（6月30日下午5点前）。1.新建花房数十座，“五一”前建成。
    牵头单位：园林站，配合单位：同上；完成时限：同上
    序号 | 任务 | 责任单位 | 目标值
    1 | 栽树100株、200株 | 市政科（牵头）、园林站 | 每月一报
    新建公厕5座
    改造供热、燃气管网8公里、不多于6公里
    第1、2项由园林站牵头，附件1所列按职责配合。但也要看到，进度滞后、人手不足。
    """

  @Test func `spans are code points of the text as given, whatever is done to it`() {
    let count = ProcessInfo.processInfo.environment["GUATU_COUNT"].flatMap(Int.init) ?? 500
    let base = Array(Self.seed.unicodeScalars)
    let pieces: [Unicode.Scalar] = [
      "“", "”", "《", "》", "，", "。", "、", "\n", "\r", "*", "要", "每", "月", "前", "一", "是", "（", "）", "𠮷", "e", "\u{301}",
      "\u{FEFF}", "了", "：", "；", ".", ",", "X", "3", "对", "把", "%", "|", "\t", "由", "第", "近", "○", "_", "至", "在", "项",
    ]
    for seed in 0..<count {
      var random = Seeded(state: UInt64(seed))
      var scalars = base
      for _ in 0..<Int.random(in: 0...20, using: &random) where !scalars.isEmpty {
        let place = Int.random(in: 0..<scalars.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: scalars.insert(pieces.randomElement(using: &random) ?? "，", at: place)
        case 1: scalars.remove(at: place)
        case 2: scalars.swapAt(place, Int.random(in: 0..<scalars.count, using: &random))
        default: scalars.removeLast(min(scalars.count, Int.random(in: 0..<8, using: &random)))
        }
      }
      check(scalars, "seed \(seed)")
    }
  }

  private func check(_ scalars: [Unicode.Scalar], _ comment: Comment) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    let reading = decompose(String(view))
    #expect(reading.scalars == scalars, comment)
    var end = 0
    for (index, proposal) in reading.proposals.enumerated() {
      #expect(proposal.span.start >= end && proposal.span.count > 0, comment)
      end = proposal.span.end
      #expect(end <= scalars.count, comment)
      guard end <= scalars.count else { return }
      #expect(Array(proposal.quote.unicodeScalars) == Array(scalars[proposal.span.start..<end]), comment)
      #expect(proposal.id.hasSuffix(String(index + 1)), comment)
      #expect(!proposal.because.isEmpty && !proposal.title.isEmpty, comment)
      #expect(proposal.documents.allSatisfy { proposal.quote.unicodeScalars.contains($0.unicodeScalars) }, comment)
      if let deadline = proposal.deadline { #expect(joined(reading.text(of: deadline.span)) == deadline.text, comment) }
    }
    func exact(_ span: SourceSpan, _ quote: String) {
      #expect(span.count > 0 && span.end <= scalars.count, comment)
      guard span.end <= scalars.count else { return }
      #expect(Array(quote.unicodeScalars) == Array(scalars[span.start..<span.end]), comment)
    }
    for proposal in reading.proposals {
      for measure in proposal.measures { #expect(joined(reading.text(of: measure.span)) == measure.text, comment) }
      for span in proposal.supports + proposal.addressees + proposal.references.map(\.span) {
        exact(span, reading.text(of: span))
      }
    }
    for figure in reading.figures { exact(figure.span, figure.quote) }
    var problemEnd = 0
    for problem in reading.problems {
      exact(problem.span, problem.quote)
      #expect(problem.span.start >= problemEnd && !problem.because.isEmpty && !problem.title.isEmpty, comment)
      problemEnd = problem.span.end
    }
    for correction in reading.corrections { exact(correction.span, correction.quote) }
    var last = 0
    for sentence in reading.sentences {
      #expect(sentence.span.start >= last && sentence.span.end <= scalars.count, comment)
      #expect(reading.sections.indices.contains(sentence.section), comment)
      last = sentence.span.end
    }
  }

  /// Without the line ends that only the width of a page put there, and the indent behind them.
  private func joined(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !"\r\n\u{2028}".unicodeScalars.contains($0) }))
  }

  @Test func `a very long line without a stop is read in reasonable time`() {
    for piece in [
      "要", "《", "“", "一", "*月底前", "每月、", "要完成项目，", "100株、", "新建花房5座、", "新建花房5座和", "进度滞后、", "占5%、", "占年度计划的5%、", "同上、",
      "要在6月底前建成苗圃5座、", "第1项由市政所牵头。", "由甲牵头，",
    ] {
      _ = decompose(String(repeating: piece, count: 60_000 / piece.count))
    }
  }

  // MARK: The reference speech, outside the repository

  @Test func `of the reference speech most assignments are found and few are invented`() throws {
    try measure("speech-2023.txt", "gold/gold_seed.jsonl", recall: 0.88, precision: 0.88)
  }

  @Test func `of a report of another city and another style most are found too`() throws {
    try measure("gold/other-report.txt", "gold/other-report.jsonl", recall: 0.88, precision: 0.6)
  }

  private struct Row: Decodable {
    let start: Int
    let end: Int
    let tier: String?
  }

  /// A plainer measure than the bench's: a row is found when a proposal covers half of it or lies in it.
  private func measure(_ text: String, _ gold: String, recall: Double, precision: Double) throws {
    let root =
      ProcessInfo.processInfo.environment["GUATU_SHARED"]
      ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "shared").path
    let spec = URL(filePath: root).appending(path: "spec")
    guard let bytes = try? Data(contentsOf: spec.appending(path: text)),
      let lines = try? String(contentsOf: spec.appending(path: gold), encoding: .utf8)
    else {
      print("skipped: shared — \(spec.path)/\(text) is not here")
      #expect(ProcessInfo.processInfo.environment["CI"] != "true", "what is skipped is not tested")
      return
    }
    let reading = decompose(String(decoding: bytes, as: UTF8.self))
    check(reading.scalars, "\(text)")
    let rows = try lines.split(separator: "\n").map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
    func fits(_ row: Row, _ proposal: ProposedAssignment) -> Bool {
      let common = min(row.end, proposal.span.end) - max(row.start, proposal.span.start)
      return common > 0
        && (common * 2 >= row.end - row.start || common == proposal.span.count && common * 3 >= row.end - row.start)
    }
    let asked = rows.filter { $0.tier != "C" }
    let found = asked.count { row in reading.proposals.contains { fits(row, $0) } }
    let right = reading.proposals.count { proposal in rows.contains { fits($0, proposal) } }
    #expect(Double(found) / Double(asked.count) >= recall)
    #expect(Double(right) / Double(reading.proposals.count) >= precision)
  }
}

/// SplitMix64: the same numbers from the same seed on every machine.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
