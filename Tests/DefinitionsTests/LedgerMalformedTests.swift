import Testing
import Wording

@Suite struct LedgerMalformedTests {
  @Test func `there are at least 150 ways to spoil a ledger, each with its own name`() {
    #expect(LedgerMalformed.all.count >= 150)
    #expect(Set(LedgerMalformed.all.map(\.name)).count == LedgerMalformed.all.count)
  }

  @Test(arguments: LedgerMalformed.all)
  func `a malformed ledger says what, where and how to mend it, in both languages`(bad: LedgerMalformed) throws {
    let pieces = heritageTrees.split(separator: bad.find, omittingEmptySubsequences: false)
    try #require(pieces.count == 2, "the place to spoil is found \(pieces.count - 1) times")
    let found = LedgerFixture.findings(pieces.joined(separator: bad.replace))
    #expect(found.map(\.code).contains(bad.code), "found only \(found.map { $0.wording(in: .english) })")
    for finding in found {
      #expect((finding.place.line ?? 0) > 0, "\(finding.code) has no line")
      #expect(finding.place.file == "ledger.yaml")
      for language in Language.allCases {
        let end: Set<Character> = language == .english ? ["."] : ["。"]
        #expect(finding.message[language].last.map(end.contains) == true, "\(finding.message[language])")
        #expect(finding.remedy[language].last.map(end.contains) == true, "\(finding.remedy[language])")
      }
    }
  }

  @Test func `the line is that of the slip`() {
    let found = LedgerFixture.findings(heritageTrees.replacing("does: send-back", with: "does: sendback"))
    let line = heritageTrees.split(separator: "\n").firstIndex { $0.contains("does: send-back") }
    #expect(found.map(\.place.line) == [line.map { $0 + 1 }])
    #expect(found.map(\.place.path) == ["acts.again.does"])
    #expect(found.first?.remedy.english.contains("send-back") == true)
  }

  @Test func `a slip in a condition is shown at its character`() {
    let found = LedgerFixture.findings(heritageTrees.replacing("when: not ailing", with: "when: not (ailing or )"))
    #expect(found.map(\.code) == ["bad-condition"])
    #expect(found.first?.message.english.contains("character 16") == true, "\(found.map(\.message.english))")
    #expect(found.first?.message.simplifiedChinese.contains("第 16 个字符") == true)
  }

  @Test func `everything wrong is said at once`() {
    let text = heritageTrees.replacing("does: send-back", with: "does: sendback")
      .replacing("rule: petition.notify", with: "rule: petition.notfy").replacing("wall: yes", with: "wall: maybe")
    #expect(LedgerFixture.findings(text).map(\.code) == ["unknown-effect", "unknown-legal-limit", "wrong-kind"])
  }

  @Test func `a ledger whose work never ends is refused`() {
    let endless = heritageTrees.replacing("phase: closed", with: "phase: checking")
      .replacing("phase: stopped", with: "phase: draft")
    #expect(LedgerFixture.findings(endless).map(\.code).contains("no-end-stage"))
    let circle = heritageTrees.replacing(
      "acts:\n",
      with: """
          left:  { name: { zh-Hans: 左, en: Left }, phase: working }
          right: { name: { zh-Hans: 右, en: Right }, phase: working }
        acts:
          stray: { name: { zh-Hans: 走失, en: Stray }, from: caring, to: left, by: supervise over bureau }
          there: { name: { zh-Hans: 过去, en: There }, from: left, to: right, by: supervise over bureau }
          back:  { name: { zh-Hans: 回来, en: Back }, from: right, to: left, by: supervise over bureau }

        """)
    let found = LedgerFixture.findings(circle).filter { $0.code == "no-way-to-end" }
    #expect(found.map(\.place.path) == ["stages.left", "stages.right"])
  }

  @Test func `whatever is typed, a ledger loads or says why it does not`() {
    var seed: UInt64 = 2023
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    let good = heritageTrees.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let words = heritageTrees.split { " \n,[]{}:".contains($0) }.map { String($0) }
    for round in 1...300 {
      var lines = good
      for _ in 0...next(3) {
        let at = next(lines.count)
        switch next(5) {
        case 0: lines.remove(at: at)
        case 1: lines.insert(lines[at], at: next(lines.count))
        case 2: lines.swapAt(at, next(lines.count))
        case 3: lines[at] = lines[at].replacing(words[next(words.count)], with: words[next(words.count)])
        default: lines[at] = String(lines[at].dropLast(next(lines[at].count + 1)))
        }
      }
      for finding in LedgerFixture.findings(lines.joined(separator: "\n")) {
        #expect((finding.place.line ?? 0) > 0, "round \(round): \(finding.wording(in: .english))")
      }
    }
  }
}
