import Bureau
import Calendars
import LedgerKernel
import Storage
import TestSupport
import Testing
import UseCases

/// 办理 — one verb for every act of every ledger.
@Suite struct PerformActTests {
  @Test(arguments: House.Kind.allCases) func `a command sent twice does its work once and gives the same receipt`(
    kind: House.Kind
  ) async throws {
    let office = try await House(kind).found()
    let item = try await office.draft()
    let request = Request(named("once"), by: "mo-xingchi")
    let first = try await PerformAct(office)("submit", on: item, ActInput(), request)
    let count = try await office.count(of: item)
    let second = try await PerformAct(office)("submit", on: item, ActInput(), request)
    #expect(!first.isRepeat && second.isRepeat)
    #expect(second.lines == first.lines)
    #expect(try await office.count(of: item) == count)
    let opened = try await OpenItem(office)(
      in: "work-order", year: 2023, ActInput(Office.order), Request(named("open"), by: "mo-xingchi"))
    let again = try await OpenItem(office)(
      in: "work-order", year: 2023, ActInput(Office.order), Request(named("open"), by: "mo-xingchi"))
    #expect(again.isRepeat && again.lines == opened.lines)
  }

  @Test(arguments: House.Kind.allCases) func `two attempts of one command at the same time are told the same`(
    kind: House.Kind
  ) async throws {
    let office = try await House(kind).found()
    for round in 1...20 {
      let item = try await office.draft()
      let request = Request(named("twin\(round)"), by: "mo-xingchi", seen: try await office.count(of: item))
      async let first = PerformAct(office)("submit", on: item, ActInput(), request)
      async let second = PerformAct(office)("submit", on: item, ActInput(), request)
      let (one, other) = (try await first, try await second)
      #expect(one.lines == other.lines)
      #expect([one, other].count(where: \.isRepeat) == 1)
    }
  }

  @Test(arguments: House.Kind.allCases) func `whoever saw an older state is told, and nothing is written`(
    kind: House.Kind
  ) async throws {
    let office = try await House(kind).found()
    let item = try await office.draft()
    let seen = try await office.count(of: item)
    try await office.act("submit", on: item, by: "wen-zhiheng")
    let count = try await office.count(of: item)
    for stale in [seen, count + 1, 0] {
      let error = await thrown {
        try await PerformAct(office)(
          "discard", on: item, ActInput([.reason: .text("x")]),
          Request(office.newCommand(), by: "mo-xingchi", seen: stale))
      }
      #expect(error as? StoreFault == .stale([item]))
    }
    #expect(try await office.count(of: item) == count)
    try await PerformAct(office)(
      "discard", on: item, ActInput([.reason: .text("x")]), Request(office.newCommand(), by: "mo-xingchi", seen: count))
    #expect(try await office.stage(of: item) == "withdrawn")
  }

  @Test(arguments: House.Kind.allCases) func `an item out of sight is answered like one that does not exist`(
    kind: House.Kind
  ) async throws {
    let office = try await House(kind).found()
    let item = try await office.issued()
    let nowhere = ItemID(milliseconds: 1, chance: (2, 3))
    let count = try await office.count(of: item)
    // The garden centre's liaison may sign for orders, but not see this one.
    for outsider in ["hua-jianlu", "bai-yutong", "bu-jingyan"] as [PersonID] {
      for id in [item, nowhere] {
        let acted = await thrown { try await office.act("sign-for", on: id, by: outsider) }
        #expect(acted as? Refusal == .unknownItem, "\(outsider)")
        let viewed = await thrown { _ = try await ViewItem(office)(id, for: outsider) }
        #expect(viewed as? Refusal == .unknownItem, "\(outsider)")
        let asked = await thrown { _ = try await ViewForm(office)("sign-for", on: id, for: outsider) }
        #expect(asked as? Refusal == .unknownItem, "\(outsider)")
      }
      let under = await thrown {
        _ = try await OpenItem(office)(
          in: "milestone", year: 2023, parent: (item, .milestone),
          ActInput([.title: .text("x"), .lead: .unit("gardens"), .due: .day(Day("2023-06-30"))]),
          Request(office.newCommand(), by: outsider))
      }
      #expect(under as? Refusal == .unknownItem, "\(outsider)")
    }
    #expect(try await office.count(of: item) == count)
    #expect(try await office.store.children(of: item).isEmpty)
  }

  @Test func `acts and ledgers that are not there are refused by name`() async throws {
    let office = try await House(.memory).found()
    let item = try await office.draft()
    let cases: [(error: (any Error)?, refusal: Refusal)] = [
      (await thrown { try await office.act("approve", on: item, by: "mo-xingchi") }, .unknownAct),
      (await thrown { try await office.act("draft", on: item, by: "mo-xingchi") }, .unknownAct),
      (await thrown { _ = try await office.draft(in: "petition") }, .unknownLedger),
      (await thrown { _ = try await office.draft(year: 2022) }, .unknownLedger),
      (
        await thrown { _ = try await office.draft([.title: .text("x"), .reason: .text("y")]) },
        .notAsked(field: "reason")
      ),
    ]
    for (error, refusal) in cases { #expect(error as? Refusal == refusal) }
    let opened = await thrown {
      _ = try await OpenItem(office)(
        in: "work-order", by: "submit", year: 2023, ActInput(Office.order), Request(named("c"), by: "mo-xingchi"))
    }
    #expect(opened as? Refusal == .unknownAct)
  }

  @Test(arguments: House.Kind.allCases) func `issuing draws the next number, and the parts continue their parent's`(
    kind: House.Kind
  ) async throws {
    let office = try await House(kind).found()
    var numbers: [String] = []
    for _ in 0..<3 {
      let item = try await office.issued(Office.order.merging([.supports: .units(["drainage", "gardens"])]) { $1 })
      numbers.append(try await office.store.row(of: item)?.number ?? "")
      numbers += try await office.store.children(of: item).map(\.number)
    }
    #expect(numbers.prefix(4) == ["交办〔2023〕1号", "交办〔2023〕1号-1", "交办〔2023〕1号-2", "交办〔2023〕2号"])
    #expect(Set(numbers).count == 9)
  }

  @Test func `an order with open sub-items is not finished, and is once they have come to their end`() async throws {
    let office = try await House(.sqlite).found()
    let item = try await office.issued(Office.order.merging([.supports: .units(["drainage"])]) { $1 })
    try await office.act("sign-for", on: item, by: "ye-zhiqiu")
    let note: [FieldCode: Value] = [.note: .text("已通车")]
    let early = await thrown { try await office.act("finish", on: item, by: "ye-zhiqiu", note) }
    #expect(early as? Refusal == .childrenOpen(1))
    let child = try #require(try await office.store.children(of: item).first?.item)
    try await office.act("sign-for", on: child, by: "pu-qinghe")
    try await office.act("finish", on: child, by: "pu-qinghe", note)
    try await office.act("verify", on: child, by: "mo-xingchi")
    try await office.act("close-out", on: child, by: "mo-xingchi")
    try await office.act("finish", on: item, by: "ye-zhiqiu", note)
    #expect(try await office.stage(of: item) == "finishing")
  }
}
