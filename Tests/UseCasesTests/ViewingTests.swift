import Bureau
import Calendars
import LedgerKernel
import Reports
import Storage
import TestSupport
import Testing
import UseCases
import Wording

@Suite struct ViewingTests {
  @Test(arguments: House.Kind.allCases) func `an item as of a past day stands as it stood at the end of that day`(
    kind: House.Kind
  ) async throws {
    let house = try House(kind, on: "2023-06-01")
    let office = try await house.found()
    let item = try await office.draft(Office.order.merging([.supports: .units(["drainage"])]) { $1 })
    house.move(to: "2023-06-05")
    try await office.act("submit", on: item, by: "mo-xingchi")
    try await office.act("issue", on: item, by: "tang-boyan")
    house.move(to: "2023-06-12")
    try await office.act("sign-for", on: item, by: "ye-zhiqiu")

    let stages: [(day: String, stage: StageCode, light: Light)] = [
      ("2023-06-01", "drafted", .grey), ("2023-06-04", "drafted", .grey), ("2023-06-05", "awaiting-receipt", .green),
      ("2023-06-09", "awaiting-receipt", .yellow), ("2023-06-12", "in-hand", .green), ("2024-01-01", "in-hand", .green),
    ]
    for (day, stage, light) in stages {
      let sheet = try await ViewItem(office)(item, for: "mo-xingchi", asOf: Day(day))
      #expect(sheet.stage == stage, "\(day)")
      #expect(sheet.light == light, "\(day)")
      #expect(sheet.isPast == (Day(day) < Day("2023-06-12")), "\(day)")
      #expect(sheet.isPast == sheet.acts.isEmpty, "\(day)")
      #expect(sheet.number == (Day(day) < Day("2023-06-05") ? "" : "交办〔2023〕1号"), "\(day)")
      #expect(sheet.history.allSatisfy { $0.recorded.day(in: .shanghai) <= Day(day) }, "\(day)")
    }
    let early = await thrown { _ = try await ViewItem(office)(item, for: "mo-xingchi", asOf: Day("2023-05-31")) }
    #expect(early as? Refusal == .unknownItem)
  }

  @Test(arguments: House.Kind.allCases)
  func `on a past day an item has only the sub-items that were there, as they stood`(kind: House.Kind) async throws {
    let house = try House(kind, on: "2023-06-01")
    let office = try await house.found()
    let item = try await office.draft(Office.order.merging([.supports: .units(["drainage"])]) { $1 })
    house.move(to: "2023-06-05")
    try await office.act("submit", on: item, by: "mo-xingchi")
    try await office.act("issue", on: item, by: "tang-boyan")
    house.move(to: "2023-06-12")
    let child = try #require(try await office.store.children(of: item).first?.item)
    try await office.act("sign-for", on: child, by: "pu-qinghe")

    func children(_ day: String) async throws -> [String] {
      let sheet = try await ViewItem(office)(item, for: "mo-xingchi", asOf: Day(day))
      return (sheet.milestones + sheet.copies + sheet.parts).map(\.stage.simplifiedChinese)
    }
    #expect(try await children("2023-06-01") == [])
    #expect(try await children("2023-06-05") == ["待签收"])
    #expect(try await children("2023-06-12") == ["在办"])
    let sheet = try await ViewItem(office)(child, for: "mo-xingchi", asOf: Day("2023-06-05"))
    #expect(sheet.parent?.stage.simplifiedChinese == "待签收")
  }

  @Test(arguments: House.Kind.allCases) func `the wall as of a past day counts what stood there then`(kind: House.Kind)
    async throws
  {
    let house = try House(kind, on: "2023-06-01")
    let office = try await house.found()
    _ = try await office.issued(Office.order.merging([.due: .day(Day("2023-06-09"))]) { $1 })
    house.move(to: "2023-06-12")
    _ = try await office.draft()
    func lights(_ day: String?) async throws -> [Int] {
      var request = ListRequest()
      request.asOf = day.map { Day($0) }
      return try await ViewWall(office)(request, for: "fang-jiming").counts.map(\.count)
    }
    // Red, yellow, green, blue, grey.
    #expect(try await lights(nil) == [1, 0, 0, 0, 1])
    #expect(try await lights("2023-06-12") == [1, 0, 0, 0, 1])
    #expect(try await lights("2023-06-09") == [0, 1, 0, 0, 0])
    #expect(try await lights("2023-06-01") == [0, 0, 1, 0, 0])
    #expect(try await lights("2023-05-31") == [0, 0, 0, 0, 0])
  }

  @Test func `the form of an act asks what the act asks, filled with what stands there`() async throws {
    let office = try await House(.memory).found()
    let item = try await office.draft()
    let form = try await ViewForm(office)("edit", on: item, for: "mo-xingchi")
    #expect(form.seen == 1)
    #expect(form.fields.first { $0.definition.code == .title }?.values == ["修补路面"])
    #expect(form.fields.first { $0.definition.code == .lead }?.values == ["urban-construction"])
    #expect(form.fields.first { $0.definition.code == .lead }?.options.contains { $0.code == "drainage" } == true)
    #expect(!form.takesEvidence)
    let texts = Dictionary(uniqueKeysWithValues: form.fields.map { ($0.definition.code.raw, $0.values) })
    let definition = try #require(office.rulebook.definition(of: "work-order", in: 2023))
    #expect(try FormReading(definition).input(texts).values == Office.order)
  }

  @Test(arguments: [
    (["due": ["明天"]], "日期"), (["due": ["2023-02-30"]], "日期"), (["quantity": ["三"]], "数字"),
    (["quantity": ["1,000"]], "数字"),
    (["rigid": ["maybe"]], "是或否"), (["lead": ["排水所"]], "排水所"), (["supports": ["drainage", "Roads"]], "Roads"),
    (["person": ["叶知秋"]], "叶知秋"), (["predecessors": ["5号"]], "事项"), (["sources": ["讲话"]], "来源"),
    (["Nonsense": ["x"]], "Nonsense"),
    (["nonsense": ["x"]], "nonsense"),
  ])
  func `what was typed wrong is named`(texts: [String: [String]], named: String) async throws {
    let definition = try #require(try await House(.memory).found().rulebook.definition(of: "work-order", in: 2023))
    let error = await thrown { _ = try FormReading(definition).input(texts) }
    #expect((error as? Refusal)?.wording(in: .simplifiedChinese).contains(named) == true)
  }
}
