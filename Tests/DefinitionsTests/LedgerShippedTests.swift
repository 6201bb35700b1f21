import Bureau
import Calendars
import Definitions
import LedgerKernel
import Testing
import Wording

@Suite struct LedgerShippedTests {
  @Test(arguments: LedgerFixture.shippedNames)
  func `the ledgers that come with Guatu load without findings`(name: String) throws {
    #expect(LedgerFixture.findings(try Shipped.text("ledgers/\(name).yaml")) == [])
    let ledger = try LedgerFixture.shipped(name).definition
    #expect(ledger.code.raw == name)
    #expect(!ledger.openings.isEmpty)
  }

  @Test func `each kind of finding goes to one shipped ledger`() throws {
    let takers = try LedgerFixture.shippedNames.map { try LedgerFixture.shipped($0).definition }
    for material in Material.allCases {
      #expect(takers.count { $0.takes.contains(material) } == 1, "\(material)")
    }
    let orders = try LedgerFixture.shipped("work-order").definition
    #expect(orders.takes == [.assignments, .requirements])
  }

  @Test func `the paper number is that of the bureau`() throws {
    let order = try LedgerFixture.shipped("work-order").definition
    #expect(order.numbering?.number(year: 2023, serial: 5) == "交办〔2023〕5号")
    let assignment = try LedgerFixture.shipped("assignment").definition
    #expect(assignment.numbering?.number(year: 2023, serial: 5) == "RW-2023-0005")
    #expect(try LedgerFixture.shipped("milestone").definition.numbering == nil)
  }

  @Test(arguments: LedgerFixture.shippedNames)
  func `every act, stage, limit and field of a shipped ledger is named in both languages`(name: String) throws {
    let ledger = try LedgerFixture.shipped(name).definition
    let names =
      ledger.acts.map(\.name) + ledger.stages.map(\.name) + ledger.limits.map(\.name) + ledger.fields.map(\.name)
    try #require(names.count > 10)
    for words in names {
      #expect(!words.simplifiedChinese.isEmpty && !words.english.isEmpty)
      #expect(words.simplifiedChinese.unicodeScalars.contains { $0.value >= 0x4E00 }, "\(words)")
      #expect(words.english.utf8.count == words.english.count, "\(words) should be in English")
    }
  }

  @Test(arguments: LedgerFixture.shippedNames)
  func `who verifies or closes out in a shipped ledger is never who did the work`(name: String) throws {
    let ledger = try LedgerFixture.shipped(name).definition
    let checking = ledger.acts.filter { $0.does.contains(.verify) || $0.does.contains(.closeOut) }
    try #require(!checking.isEmpty)
    #expect(checking.filter { !$0.by.notDoer }.isEmpty)
  }
}
