import Bureau
import Calendars
import Definitions
import LedgerKernel
import Testing
import Wording

@Suite struct LedgerHeritageTests {
  @Test func `a ledger that nobody thought of is a text, and needs no Swift`() throws {
    #expect(LedgerFixture.findings(heritageTrees) == [])
    let ledger = try LedgerFixture.read(heritageTrees).definition
    #expect(ledger.code == "heritage-tree")
    #expect(ledger.numbering?.number(year: 2023, serial: 7) == "GS-2023-007")
    #expect(ledger.field("place")?.isSensitive == true)
    #expect(ledger.field("age")?.kind == .number(unit: Words("年", en: "years")))
    #expect(ledger.field(.lists)?.choiceName("green-city") == Words("绿城", en: "Green city"))
    #expect(ledger.field(.lists)?.choiceName("key") != nil, "the standard lists stay")
    #expect(ledger.limit("report")?.length == .rule("petition.notify"))
    #expect(ledger.lights.warn == 5)
    #expect(ledger.openings.map(\.code) == ["register"])
    #expect(ledger.act("photograph")?.anyStage == true)
  }

  @Test(arguments: [
    """
    roads-liaison register title=老榆树 lead=roads species=榆 found-on=2023-05-30 place=东街3号 lists=green-city -> found
    clerk examine age=320 class=first ailing=yes due=2023-09-30 -> examined
    roads-head set-about measures=prop person=roads-liaison -> caring
    roads-head call-expert note=请林科院 -> caring
    roads-liaison photograph +evidence -> caring
    roads-liaison done note=已复壮 -> checking
    clerk accept -> !evidenceMissing
    roads-liaison photograph +evidence -> checking
    clerk accept -> safe
    """,
    """
    housing-liaison register title=老榆树 lead=roads species=榆 found-on=2023-05-30 place=东街3号 -> !notEntitled
    roads-liaison register title=老榆树 lead=roads found-on=2023-05-30 place=东街3号 -> !fieldsMissing
    roads-liaison register title=老榆树 lead=roads species=榆 found-on=2023-05-30 place=东街3号 lists=red-city -> !fieldMalformed
    clerk register title=老榆树 lead=roads species=榆 found-on=2023-05-30 place=东街3号 -> found
    clerk examine age=80 class=third ailing=no due=2023-09-30 -> !fieldMalformed
    clerk examine age=80 class=second ailing=no due=2023-09-30 -> examined
    clerk remind -> !notEntitled
    system remind -> examined
    roads-head set-about measures=prop,soil -> caring
    roads-head call-expert note=请林科院 -> !notNow
    roads-head done -> checking
    clerk again reason=土没换 -> caring
    roads-head done -> checking
    roads-head accept -> !notEntitled
    clerk accept @2023-07-30 -> !limitPassed
    clerk accept ^2023-06-10 -> safe
    """,
    """
    clerk register title=老榆树 lead=roads species=榆 found-on=2023-05-30 place=东街3号 -> found
    clerk examine age=80 class=second ailing=no due=2023-09-30 -> examined
    clerk write-off reason=雷击 -> !notEntitled
    secretary write-off reason=雷击 -> dead
    """,
  ])
  func `a tree is registered, cared for and struck off as its text says`(lines: String) throws {
    var walk = LedgerWalk(try LedgerFixture.read(heritageTrees).definition)
    for line in lines.split(separator: "\n").map({ String($0) }) {
      guard let step = try walk.step(line) else { continue }
      switch step.outcome {
      case .at(let stage): #expect(stage.raw == step.expected, "\(line)")
      case .refused(let refusal):
        #expect("!\(refusal.name)" == step.expected, "\(line): \(refusal.wording(in: .english))")
      }
    }
  }

  @Test func `its limits run and light up like any other`() throws {
    let ledger = try LedgerFixture.read(heritageTrees).definition
    var walk = LedgerWalk(ledger)
    _ = try walk.step("clerk register title=老榆树 lead=roads species=榆 found-on=2023-05-30 place=东街3号")
    _ = try walk.step("clerk examine age=80 class=second ailing=no due=2023-09-30")
    let tree = try #require(walk.item)
    let start = try #require(ledger.limit("start"))
    let running = ledger.running(start, of: tree, calendar: LedgerFixture.calendar, limits: LedgerFixture.limits)
    #expect(running?.due == LedgerFixture.day("2023-06-08"))
    let outlook = ledger.outlook(of: tree, calendar: LedgerFixture.calendar, limits: LedgerFixture.limits)
    #expect(outlook.light(on: LedgerFixture.day("2023-06-08")).light == .green)
    #expect(outlook.light(on: LedgerFixture.day("2023-06-09")).light == .yellow)
    #expect(outlook.light(on: LedgerFixture.day("2023-10-01")).light == .red)
  }
}
