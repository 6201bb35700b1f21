import Testing

@testable import Decomposition

/// What a clause is weighed by before anything is made of it.
@Suite struct WeighingTests {
  @Test func `an announcement is weighed against what it announces`() throws {
    let source = SourceText("要着力抓好以下几点要求")
    var tokenizer = Tokenizer(source)
    let tokens = tokenizer.run()
    let clause = ClauseReader(source: source, tokens: tokens).read(
      0..<tokens.count, asksByMarker: false, isEntry: false)
    let evidence = try #require(clause.evidence.first { $0.reason == .announcement })
    #expect(evidence.weight < 0)
    #expect(!clause.isAnchor)
  }

  @Test func `a text's year is the latest of its title, else the one it is signed in`() {
    #expect(TextPeriod(SourceText("2030年总结和2031年安排\n2029年，栽树9株。")).year == 2031)
    #expect(TextPeriod(SourceText("关于绿化的方案\n2029年，栽树9株。\n园林站\n2030年3月1日")).year == 2030)
    #expect(TextPeriod(SourceText("关于绿化的方案\n栽树9株。")).year == nil)
  }
}
