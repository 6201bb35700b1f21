import Bureau
import Calendars
import Testing

@Suite struct CodesTests {
  @Test(arguments: ["office", "a", "7", "quality-safety-2", String(repeating: "x", count: 64)])
  func `a code of lower-case letters, digits and inner hyphens is taken as it stands`(text: String) {
    #expect(UnitID(text)?.raw == text)
    #expect(Capability(text)?.description == text)
  }

  @Test(arguments: [
    "", "Office", "办公室", "a b", "-a", "a-", "a_b", "a.b", "é", "a\n", String(repeating: "x", count: 65),
  ])
  func `anything else is no code`(text: String) {
    #expect(UnitID(text) == nil)
    #expect(PersonID(text) == nil)
    #expect(BranchID(text) == nil)
    #expect(RoleCode(text) == nil)
    #expect(Capability(text) == nil)
  }

  @Test func `codes stand in the order of their code points`() {
    let ids: [UnitID] = ["b", "a-b", "a0", "ab", "a"]
    #expect(ids.sorted() == ["a", "a-b", "a0", "ab", "b"])
  }

  @Test func `signing and party decisions are what an absence never hands over`() {
    #expect(Capability.neverCovered == [.sign, .decide])
    #expect(Capability.known == Capability.known.sorted())
    #expect(Capability.known.count == 18)
  }
}
