import Decomposition
import Foundation

/// Measures reading: `guatu-reading-bench [ROUNDS]`. In process and warm; the texts are made up, seeded, and read as they
/// come: sections, demands with dates and numbers, a look back, faults.
@main
struct ReadingBench {
  static func main() {
    let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20
    var perCharacter: [Int: Double] = [:]
    for (characters, turns) in [(8_000, rounds), (25_000, rounds), (100_000, 5), (1_000_000, 3)] {
      let text = OfficialText.make(characters: characters)
      let warm = decompose(text)
      let times = (0..<turns).map { _ in milliseconds { _ = decompose(text) } }.sorted()
      let median = times[times.count / 2]
      perCharacter[characters] = median / Double(text.unicodeScalars.count)
      say(
        "\(text.unicodeScalars.count) characters: median \(median.rounded(2)) ms, slowest \(times[times.count - 1].rounded(2)) ms; "
          + "\(warm.proposals.count) proposals, \(warm.figures.count) figures, \(warm.problems.count) problems")
    }
    if let small = perCharacter[25_000], let large = perCharacter[1_000_000] {
      say("a character among 1,000,000 costs \((large / small).rounded(2)) × what it costs among 25,000")
    }
    // One line without a stop: what a pasted text may look like.
    for piece in ["要完成项目，", "“", "一", "每月、", "*月底前", "，"] {
      let text = String(repeating: piece, count: 100_000 / piece.unicodeScalars.count)
      say("100,000 characters of \(piece): \(milliseconds { _ = decompose(text) }.rounded(1)) ms")
    }
  }

  private static func milliseconds(_ work: () -> Void) -> Double {
    let passed = ContinuousClock().measure(work).components
    return Double(passed.seconds) * 1_000 + Double(passed.attoseconds) / 1e15
  }

  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}

/// Texts in the manner of a year's speech, as long as asked for.
enum OfficialText {
  private static let openings = ["要", "要加快", "各单位要", "必须", "要进一步", "由市政科牵头，", ""]
  private static let deeds = ["完成", "制定", "开展", "建立", "改造", "推进", "整治", "组织"]
  private static let things = [
    "供水管网普查", "小区停车管理办法", "电梯安全检查", "工地巡查台账", "背街院落30条", "《公共厕所管养细则》", "“口袋公园”建设试点", "桥梁支座更换项目12座",
  ]
  private static let deadlines = ["6月底前", "年底前", "*月底前", "汛期前", "", "", ""]
  private static let rhythms = ["，每月一调度、每季度一讲评", "，每周通报一次进展", "，确保取得实效", "", ""]
  private static let told = ["全年完成投资12亿元，", "新建绿道35公里，", "考核排名位居全市第二，", "圆满完成供热改造任务，"]
  private static let faults = ["一些项目进度滞后，管理制度落实不到位；", "个别科室作风不实，遇事推诿；", "工地扬尘问题依然存在。"]

  static func make(characters: Int) -> String {
    var state: UInt64 = 20_240_501
    func pick(_ words: [String]) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return words[Int(state >> 33) % words.count]
    }
    var text = "在年度工作会议上的讲话\n一年来，"
    var (count, part) = (text.unicodeScalars.count, 0)
    func add(_ piece: String) {
      text += piece
      count += piece.unicodeScalars.count
    }
    while count < characters {
      part += 1
      switch part % 12 {
      case 0: add("\n（\(["一", "二", "三"][part / 12 % 3])）抓好重点工作。")
      case 1: add(pick(told) + pick(told) + "受到好评。")
      case 2: add("但我们也要清醒看到存在的问题：" + pick(faults) + pick(faults))
      case 3: add("\n下一步，重点抓好以下工作。")
      default: add(pick(openings) + pick(deadlines) + pick(deeds) + pick(things) + pick(rhythms) + "。")
      }
    }
    return text
  }
}

extension Double {
  func rounded(_ digits: Int) -> Double {
    let factor = (0..<digits).reduce(1.0) { product, _ in product * 10 }
    return (self * factor).rounded() / factor
  }
}
