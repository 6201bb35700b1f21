import Definitions
import LedgerKernel
import Testing
import Wording

@Suite struct LedgerScenarioTests {
  @Test(arguments: LedgerScenario.workOrders)
  func `an order goes the way its definition says`(scenario: LedgerScenario) throws { try walk(scenario) }

  @Test(arguments: LedgerScenario.others)
  func `assignments and milestones go the way their definitions say`(scenario: LedgerScenario) throws {
    try walk(scenario)
  }

  @Test func `the scenarios do every act of an order and meet every stage`() throws {
    let ledger = try LedgerFixture.shipped("work-order").definition
    var done: Set<String> = []
    var met: Set<StageCode> = []
    for scenario in LedgerScenario.workOrders {
      var walk = LedgerWalk(ledger)
      for line in scenario.lines.split(separator: "\n") {
        guard case .at(let stage)? = try walk.step(String(line))?.outcome else { continue }
        met.insert(stage)
        done.insert(String(line.split(separator: " ")[1]))
      }
    }
    #expect(ledger.acts.map(\.code.raw).filter { !done.contains($0) } == [])
    #expect(ledger.stages.map(\.code).filter { !met.contains($0) } == [])
  }

  @Test func `what a move asks in passing is kept with the move`() throws {
    var walk = LedgerWalk(try LedgerFixture.shipped("work-order").definition)
    for line in try #require(LedgerScenario.workOrders.first { $0.name.hasPrefix("suspended and") }).lines.split(
      separator: "\n")
    {
      _ = try walk.step(String(line))
    }
    guard case .advanced(let move)? = walk.lastFacts.last else { throw Missing() }
    #expect(move.act == "resume")
    #expect(move.values == [.reason: .text("复工"), .meeting: .text("党委会〔2023〕12号")])
    #expect(walk.item?.values[.meeting] == nil, "a meeting is no property of the order")
  }

  @Test func `an order draws its number when it is signed, not when it is drafted`() throws {
    var walk = LedgerWalk(try LedgerFixture.shipped("work-order").definition)
    _ = try walk.step("clerk draft title=修路 lead=roads due=2023-09-30 standard=通车")
    #expect(walk.item?.number == nil)
    _ = try walk.step("clerk submit")
    _ = try walk.step("deputy issue")
    #expect(walk.item?.number?.text == "交办〔2023〕1号")
  }

  struct Missing: Error {}

  private func walk(_ scenario: LedgerScenario) throws {
    var walk = LedgerWalk(try LedgerFixture.shipped(scenario.ledger).definition)
    for line in scenario.lines.split(separator: "\n").map({ String($0) }) {
      guard let step = try walk.step(line) else { continue }
      switch step.outcome {
      case .at(let stage): #expect(stage.raw == step.expected, "\(line)")
      case .refused(let refusal):
        #expect("!\(refusal.name)" == step.expected, "\(line): \(refusal.wording(in: .english))")
        for language in Language.allCases {
          let words = refusal.wording(in: language)
          #expect(words.count > 5 && words.hasSuffix(language == .english ? "." : "。"), "\(line): \(words)")
        }
      }
    }
  }
}
