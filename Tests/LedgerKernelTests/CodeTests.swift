import LedgerKernel
import TestSupport
import Testing

@Suite struct CodeTests {
  @Test func `an item's name is read back, in capitals too`() {
    for seed in 0..<UInt64(caseCount(300)) {
      var chance = Seeded(seed)
      let id = ItemID(
        milliseconds: Int64.random(in: 0..<(1 << 48), using: &chance),
        chance: (UInt16.random(in: 0 ... .max, using: &chance), chance.next()))
      #expect(id.description.utf8.count == 26)
      #expect(ItemID(id.description) == id, "seed \(seed)")
      #expect(ItemID(id.description.uppercased()) == id, "seed \(seed)")
    }
  }

  @Test func `items stand in the order in which they were opened, as texts and as names`() {
    for seed in 0..<UInt64(caseCount(300)) {
      var chance = Seeded(seed)
      let early = Int64.random(in: 0..<(1 << 47), using: &chance)
      let late = early + Int64.random(in: 1..<(1 << 46), using: &chance)
      let first = ItemID(milliseconds: early, chance: (UInt16.random(in: 0 ... .max, using: &chance), chance.next()))
      let second = ItemID(milliseconds: late, chance: (UInt16.random(in: 0 ... .max, using: &chance), chance.next()))
      #expect(first < second, "seed \(seed)")
      #expect(first.description < second.description, "seed \(seed)")
    }
  }

  @Test func `the bureau's own chain stands before every item`() {
    #expect(ItemID.bureau.description == String(repeating: "0", count: 26))
    #expect(ItemID.bureau < ItemID(milliseconds: 1, chance: (0, 0)))
    #expect(ItemID(milliseconds: 1_469_918_176_385, chance: (0, 0)).description.hasPrefix("01aryz6s41"))
  }

  @Test(arguments: [
    "", "0", String(repeating: "0", count: 25), String(repeating: "0", count: 27),
    "8" + String(repeating: "0", count: 25),
    "z" + String(repeating: "0", count: 25), "0000000000000000000000000i", "0000000000000000000000000l",
    "0000000000000000000000000o", "0000000000000000000000000u", "0000000000000000000000000-",
    " 0000000000000000000000000", "000000000000000000000000中", "0000000000000000000000000O",
  ])
  func `what is no item's name is not forgiven`(text: String) { #expect(ItemID(text) == nil) }

  @Test(arguments: ["a", "work-order", "petition.notify", "a1", "a-", "a..b", String(repeating: "a", count: 64)])
  func `a code is lower-case letters, digits, hyphens and dots`(text: String) {
    #expect(LedgerCode(text)?.raw == text)
    #expect(ActCode(text)?.description == text)
  }

  @Test(arguments: [
    "", "A", "Work-order", "1a", "-a", ".a", "a b", " a", "a ", "a_b", "a/b", "交办", "é", "a\u{301}", "a\n",
    String(repeating: "a", count: 65),
  ])
  func `what is no code is refused`(text: String) { #expect(FieldCode(text) == nil) }

  @Test func `codes are in the order of their characters`() {
    let codes: [StageCode] = ["a", "a-b", "a.b", "a1", "ab", "b"]
    #expect(codes.shuffled().sorted() == codes)
  }

  @Test(arguments: ["a", "A-Z_0.9:x", "import:9f:12", String(repeating: "x", count: 80)])
  func `a command has a name of its own`(text: String) { #expect(CommandID(text)?.raw == text) }

  @Test(arguments: ["", " ", "a b", "a/b", "命令", "a\u{0}", "a\n", "é", "a+b", "a#", String(repeating: "x", count: 81)])
  func `what could not stand in a form is no command's name`(text: String) { #expect(CommandID(text) == nil) }

  @Test(arguments: [
    "", String(repeating: "a", count: 63), String(repeating: "A", count: 64), String(repeating: "g", count: 64),
    String(repeating: "a", count: 65),
  ])
  func `what is no digest names no definition`(text: String) { #expect(DefinitionHash(text) == nil) }
}
