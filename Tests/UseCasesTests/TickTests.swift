import Bureau
import Calendars
import LedgerKernel
import Reports
import Storage
import TestSupport
import Testing
import UseCases

/// 定时作业 — the clock does its work late rather than never, once, and under the right day.
@Suite struct TickTests {
  /// Offered on Wednesday 20 September 2023: the third working day after it is Monday 25 September.
  private func offered(_ office: Office) async throws -> ItemID {
    let item = try await office.draft(Office.order.filter { $0.key != .lead })
    try await office.act("offer", on: item, by: "mo-xingchi")
    return item
  }

  @Test(arguments: House.Kind.allCases)
  func `an order that nobody claims lapses on the day after the third working day, though the clock was off`(
    kind: House.Kind
  ) async throws {
    let house = try House(kind, on: "2023-09-20")
    let office = try await house.found()
    let item = try await offered(office)
    house.move(to: "2023-10-09")
    let outcome = try await Tick(office)()
    #expect((outcome.lapses, outcome.acts) == (1, 1))
    #expect(outcome.seal != nil)
    let written = try await office.store.events(of: item).suffix(2)
    #expect(
      written.map(\.fact) == [.lapsed("claim"), .advanced(Advance("expire-claims", from: "offered", to: "unclaimed"))])
    #expect(written.allSatisfy { $0.on == Day("2023-09-26") && $0.actor == .system })
    #expect(written.allSatisfy { $0.recorded.day(in: .shanghai) == Day("2023-10-09") })
    #expect(try await office.stage(of: item) == "unclaimed")
    #expect(try await office.store.verify { _, _ in }.isSound)
  }

  @Test(arguments: House.Kind.allCases) func `running it again writes nothing more`(kind: House.Kind) async throws {
    let house = try House(kind, on: "2023-09-20")
    let office = try await house.found()
    _ = try await offered(office)
    house.move(to: "2023-10-09")
    _ = try await Tick(office)()
    let facts = try await office.facts()
    for day in ["2023-10-09", "2023-10-10", "2024-01-01"] {
      house.move(to: day)
      let again = try await Tick(office)()
      #expect((again.lapses, again.acts) == (0, 0))
      #expect(again.seal == nil)
    }
    #expect(try await office.facts() == facts)
    #expect(try await office.store.seals(before: nil, limit: 9).count == 1)
  }

  @Test(arguments: ["2023-09-20", "2023-09-21", "2023-09-23", "2023-09-25"])
  func `on the last day itself nothing has lapsed`(day: String) async throws {
    let house = try House(.sqlite, on: "2023-09-20")
    let office = try await house.found()
    let item = try await offered(office)
    house.move(to: day)
    #expect(try await Tick(office)().lapses == 0)
    #expect(try await office.stage(of: item) == "offered")
    house.move(to: "2023-09-26")
    #expect(try await Tick(office)().lapses == 1)
  }

  @Test(arguments: House.Kind.allCases) func `what was claimed in time does not lapse`(kind: House.Kind) async throws {
    let house = try House(kind, on: "2023-09-20")
    let office = try await house.found()
    let item = try await offered(office)
    house.move(to: "2023-09-25")
    // Nobody leads it yet: every unit sees it, on the wall too, and the officers who see no business do not.
    #expect(
      try await ViewItem(office)(item, for: "ning-cangshan").acts.contains { $0.act == "claim" && $0.refusal == nil })
    #expect(try await ViewWall(office)(ListRequest(), for: "lei-zhenting").rows.map(\.item).contains(item))
    let outsider = await thrown { _ = try await ViewItem(office)(item, for: "bai-yutong") }
    #expect(outsider as? Refusal == .unknownItem)
    #expect(try await ViewWall(office)(ListRequest(), for: "bai-yutong").rows.isEmpty)
    try await office.act("claim", on: item, by: "ning-cangshan")
    house.move(to: "2023-10-09")
    #expect(try await Tick(office)().lapses == 0)
    #expect(try await office.stage(of: item) == "consulting")
    #expect(try await office.store.row(of: item)?.lead == "urban-construction")
  }

  @Test(arguments: House.Kind.allCases)
  func `limits without an act of the clock are written down in the order of their days`(kind: House.Kind) async throws {
    let house = try House(kind, on: "2023-06-01")
    let office = try await house.found()
    let item = try await office.issued()
    house.move(to: "2023-06-20")
    #expect(try await Tick(office)().lapses == 2)
    let lapses = try await office.store.events(of: item).suffix(2)
    #expect(lapses.map(\.fact) == [.lapsed("sign-for"), .lapsed("decline")])
    #expect(lapses.map(\.on) == [Day("2023-06-03"), Day("2023-06-06")])
    try await office.act("sign-for", on: item, by: "ye-zhiqiu")
    #expect(try await office.stage(of: item) == "in-hand")
  }

  private static let picky = """
    ledger: picky
    official-name: { zh-Hans: 挑剔台账, en: Picky ledger }
    basis: { zh-Hans: 测试, en: Tests }
    stages:
      open:   { name: { zh-Hans: 待办, en: Open }, phase: working }
      called: { name: { zh-Hans: 已提醒, en: Called }, phase: working }
      done:   { name: { zh-Hans: 办结, en: Done }, phase: closed }
    acts:
      note: { name: { zh-Hans: 登记, en: Note }, to: open, by: supervise over bureau, asks: [title, lead] }
      call: { name: { zh-Hans: 提醒, en: Call }, from: open, to: called, by: system, when: count(reports) > 0 }
      tell: { name: { zh-Hans: 反馈, en: Tell }, from: open, by: report over lead, asks: [progress], does: report }
      done: { name: { zh-Hans: 办结, en: Done }, from: [open, called], to: done, by: supervise over bureau, does: [verify, close-out] }
    limits:
      answer: { name: { zh-Hans: 答复, en: Answer }, length: 2 working days, from: stage open, until: [called, done], then: call, light: yellow }
    lights: { warn: 5 working days, wall: yes }
    """

  @Test(arguments: House.Kind.allCases) func `an act of the clock that a rule forbids does not stop the clock`(
    kind: House.Kind
  ) async throws {
    let house = try House(kind, on: "2023-06-01")
    let office = try await house.found(adding: [Self.picky])
    let silent = try await office.draft([.title: .text("一"), .lead: .unit("gardens")], in: "picky")
    let told = try await office.draft([.title: .text("二"), .lead: .unit("gardens")], in: "picky")
    try await office.act("tell", on: told, by: "hua-jianlu", [.progress: .text("已办")])
    house.move(to: "2023-06-20")
    let outcome = try await Tick(office)()
    #expect((outcome.lapses, outcome.acts) == (2, 1))
    #expect(outcome.seal != nil)
    #expect(try await office.stage(of: silent) == "open")
    #expect(try await office.stage(of: told) == "called")
    #expect(try await Tick(office)().lapses == 0)
  }
}
