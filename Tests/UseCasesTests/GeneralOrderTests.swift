import Bureau
import Calendars
import LedgerKernel
import Storage
import TestSupport
import Testing
import UseCases

@Suite struct GeneralOrderTests {
  /// One order to three units, signed by the director.
  private func general(_ office: Office) async throws -> (whole: ItemID, copies: [ItemRow]) {
    let values: [FieldCode: Value] = [
      .title: .text("汛期值班安排"), .due: .day(Day("2023-10-20")), .standard: .text("值班表备案"),
      .addressees: .units(["gardens", "public-utilities", "archives"]),
    ]
    let receipt = try await OpenItem(office)(
      in: "work-order", year: 2023, ActInput(values), Request(office.newCommand(), by: "mo-xingchi"))
    let whole = receipt.lines[0].item
    try await office.act("submit", on: whole, by: "mo-xingchi")
    try await office.act("issue", on: whole, by: "fang-jiming")
    return (whole, try await office.store.children(of: whole))
  }

  @Test(arguments: House.Kind.allCases)
  func `withdrawing a general order takes every unit's copy with it`(kind: House.Kind) async throws {
    let office = try await House(kind, on: "2023-09-20").found()
    let (whole, copies) = try await general(office)
    #expect(copies.map(\.relation) == [.copy, .copy, .copy])
    try await PerformAct(office)(
      "withdraw", on: whole, ActInput([.reason: .text("另行发文")]), Request(office.newCommand(), by: "mo-xingchi"))
    #expect(try await office.store.children(of: whole).map(\.phase) == [.stopped, .stopped, .stopped])
    #expect(try await office.store.verify { _, _ in }.isSound)
  }

  @Test(arguments: House.Kind.allCases)
  func `once a unit has signed for its copy the order can only be made void`(kind: House.Kind) async throws {
    let office = try await House(kind, on: "2023-09-20").found()
    let (whole, copies) = try await general(office)
    let gardens = try #require(copies.first { $0.lead == "gardens" })
    try await office.act("sign-for", on: gardens.item, by: "hua-jianlu")
    let reason = ActInput([.reason: .text("另行发文")])
    let refused = await thrown {
      try await PerformAct(office)("withdraw", on: whole, reason, Request(office.newCommand(), by: "mo-xingchi"))
    }
    guard case .notNow? = refused as? Refusal else {
      Issue.record("withdrawing was not refused: \(String(describing: refused))")
      return
    }
    try await PerformAct(office)("void", on: whole, reason, Request(office.newCommand(), by: "mo-xingchi"))
    #expect(Set(try await office.store.children(of: whole).map(\.stage)) == ["voided"])
  }
}
