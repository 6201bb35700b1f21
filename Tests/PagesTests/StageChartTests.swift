import Calendars
import Definitions
import Foundation
import LedgerKernel
import Testing
import Wording

@testable import Pages

/// The ledgers that come with Guatu, as a page gets them.
enum ShippedLedgers {
  static let names = ["assignment", "work-order", "milestone", "source-text", "rectification", "figure"]
  static let limits: LegalLimits = {
    do {
      return try readLegalLimits(Shipped.text("calendars/legal-limits.yaml"), file: "legal-limits.yaml")
    } catch { preconditionFailure("\(error)") }
  }()

  static func read(_ name: String) throws -> LedgerDefinition {
    try read(text: Shipped.text("ledgers/\(name).yaml"), name)
  }

  static func read(text: String, _ name: String = "made-up") throws -> LedgerDefinition {
    let hash = try #require(DefinitionHash(String(repeating: "a", count: 64)))
    return try readLedger(text, file: "\(name).yaml", hash: hash, knownLimits: limits).definition
  }

  /// A ledger whose stages are all joined with each other, under names as long as a definition allows.
  static func tangled(stages count: Int) throws -> LedgerDefinition {
    func label(_ text: String) -> String {
      "{ zh-Hans: \(String((text + String(repeating: "很长的名称", count: 8)).prefix(40))), en: \(String((text + String(repeating: " wide name", count: 4)).prefix(40))) }"
    }
    let phases = ["draft", "awaiting", "working", "checking"]
    var text = """
      ledger: tangled
      official-name: { zh-Hans: 交织, en: Tangled }
      basis: { zh-Hans: 依据, en: Basis }
      stages:

      """
    for number in 0..<count {
      text += "  s\(number): { name: \(label("环节\(number)")), phase: \(phases[min(number * 4 / count, 3)]) }\n"
    }
    text +=
      "  closed: { name: \(label("了结")), phase: closed }\n  gone: { name: \(label("终止")), phase: stopped }\nacts:\n"
    text += "  open: { name: \(label("立项")), to: s0, by: supervise over bureau, asks: [title, lead] }\n"
    for from in 0..<count {
      for to in 0..<count where from != to {
        text +=
          "  a\(from)-\(to): { name: \(label("从\(from)到\(to)")), from: s\(from), to: s\(to), by: supervise over bureau }\n"
      }
    }
    let last = "s\(count - 1)"
    text +=
      "  close: { name: \(label("销号")), from: \(last), to: closed, by: supervise over bureau, not: doer, does: close-out }\n"
    text +=
      "  stop: { name: \(label("终止")), from: any-open, to: gone, by: supervise over bureau, does: stop, asks: [reason, meeting?] }\n"
    text += "  again: { name: \(label("恢复")), from: gone, to: s0, by: supervise over bureau }\n"
    return try read(text: text + "lights: { warn: 5 working days, wall: no }\n")
  }
}

@Suite struct StageChartTests {
  private static func sound(_ chart: StageChart, _ name: String) {
    let labels = chart.arrows.map(\.label)
    let page = StageChart.Frame(x: 0, y: 0, width: chart.width, height: chart.height)
    for (index, label) in labels.enumerated() {
      for other in labels[(index + 1)...] { #expect(!label.overlaps(other), "\(name): two names") }
      for box in chart.boxes { #expect(!label.overlaps(box.frame), "\(name): \(chart.arrows[index].name)") }
      #expect(label.x >= 0 && label.maxX <= page.maxX && label.y >= 0 && label.maxY <= page.maxY, "\(name)")
    }
    for (index, box) in chart.boxes.enumerated() {
      for other in chart.boxes[(index + 1)...] { #expect(!box.frame.overlaps(other.frame), "\(name): two stages") }
      #expect(box.frame.maxX <= page.maxX && box.frame.maxY <= page.maxY)
      for line in box.lines { #expect(TextWidth.of(line) <= box.frame.width, "\(name): \(line)") }
    }
  }

  @Test(arguments: ShippedLedgers.names, Language.allCases)
  func `no name of a shipped ledger lies on another or on a stage`(name: String, language: Language) throws {
    let definition = try ShippedLedgers.read(name)
    let chart = StageChart(definition, in: language)
    Self.sound(chart, name)
    #expect(chart == StageChart(definition, in: language))
    // All of it on a desk's screen.
    #expect(chart.width <= StageChart.page, "\(name) \(chart.width)")
  }

  @Test(arguments: Language.allCases, 2...6)
  func `names as long as they may be, between all stages, lie on nothing either`(language: Language, count: Int) throws
  {
    Self.sound(StageChart(try ShippedLedgers.tangled(stages: count), in: language), "\(count) stages")
  }

  @Test(arguments: ShippedLedgers.names)
  func `every act that moves an item is told by an arrow from each of its stages`(name: String) throws {
    let definition = try ShippedLedgers.read(name)
    let chart = StageChart(definition, in: .simplifiedChinese)
    for act in definition.acts {
      guard let to = act.to else { continue }
      let from =
        act.anyStage ? Set(definition.stages.filter(\.phase.isOpen).map(\.code)) : act.from
      let told = chart.arrows.filter {
        chart.boxes[$0.target].stage?.code == to
          && $0.name.components(separatedBy: " / ").contains(act.name.simplifiedChinese)
      }.flatMap { $0.sources.compactMap { chart.boxes[$0].stage?.code } }
      #expect(from.subtracting([to]).isSubset(of: Set(told)), "\(act.code)")
    }
  }

  @Test(arguments: ShippedLedgers.names)
  func `lines do not run along each other, and arrows end at the stages they lead to`(name: String) throws {
    let chart = StageChart(try ShippedLedgers.read(name), in: .simplifiedChinese)
    for (index, arrow) in chart.arrows.enumerated() {
      let target = chart.boxes[arrow.target].frame
      #expect(arrow.end.x > target.x && arrow.end.x < target.maxX)
      #expect(arrow.end.y == (arrow.lane < target.y ? target.y : target.maxY))
      for other in chart.arrows[(index + 1)...] {
        let both = [arrow, other].map { one in
          let all = one.starts.map(\.x) + [one.end.x]
          return all.min()!...all.max()!
        }
        #expect(arrow.lane != other.lane || !both[0].overlaps(both[1]), "\(arrow.name), \(other.name)")
        let ends = Set(arrow.starts + [arrow.end])
        #expect(ends.isDisjoint(with: other.starts + [other.end]), "\(arrow.name), \(other.name)")
      }
    }
  }

  @Test func `acts that go the same way share an arrow, and what leads back runs below`() throws {
    let chart = StageChart(try ShippedLedgers.read("work-order"), in: .simplifiedChinese)
    #expect(chart.arrows.contains { $0.name == "签发 / 签发年度清单事项" && $0.way == .ahead })
    let row = try #require(chart.boxes.first { $0.stage != nil }).frame
    for arrow in chart.arrows { #expect((arrow.lane < row.y) == (arrow.way == .ahead), "\(arrow.name)") }
  }

  @Test(arguments: [
    ("征求责任单位意见", ["征求责任", "单位意见"]), ("草拟", ["草拟"]), ("Awaiting signature", ["Awaiting", "signature"]),
    ("Unclaimed", ["Unclaimed"]),
  ])
  func `long names of stages are cut into even lines, words whole`(name: String, lines: [String]) {
    #expect(TextWidth.lines(name, width: 76) == lines)
  }
}
