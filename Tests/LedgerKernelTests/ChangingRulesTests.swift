import Bureau
import Calendars
import LedgerKernel
import TestSupport
import Testing
import Wording

/// 变更 — what was promised is lowered only by a request, and what is rigid only by the party committee.
@Suite struct ChangingRulesTests {
  static let lowering: [(field: FieldCode, value: Value)] = [
    (.due, .day(Day("2023-09-21"))), (.due, .day(Day("2024-09-20"))),
    (.quantity, .number(FactSamples.quantity("11.999999"))),
    (.quantity, .number(FactSamples.quantity("-12"))), (.standard, .text("基本完成")), (.standard, .text("通过验收。")),
  ]
  static let raising: [(field: FieldCode, value: Value)] = [
    (.due, .day(Day("2023-09-19"))), (.due, .day(Day("2023-09-20"))),
    (.quantity, .number(FactSamples.quantity("12.000001"))),
    (.quantity, .number(FactSamples.quantity("12.00"))), (.standard, .text("通过验收")),
  ]

  private func name(_ field: FieldCode) -> Words { FieldDefinition.common[field]?.name ?? Words("", en: "") }

  @Test(arguments: lowering)
  func `once issued, a later day, a smaller number or another standard is not just written in`(
    field: FieldCode, value: Value
  ) throws {
    #expect(try Desk.loose().refusal("amend", by: "fang-jiming", [field: value]) == .loweringNeedsRequest(name(field)))
    #expect(try Desk.loose(issued: false).refusal("amend", by: "fang-jiming", [field: value]) == nil)
  }

  @Test(arguments: raising) func `an earlier day and a larger number may be written in at once`(
    field: FieldCode, value: Value
  ) throws {
    #expect(try Desk.loose().refusal("amend", by: "mo-xingchi", [field: value]) == nil)
  }

  @Test func `what was not promised is added without a request`() throws {
    var desk = try Desk("loose", Desk.order.filter { $0.key != .quantity })
    try desk.act("issue", by: "tang-boyan")
    #expect(desk.refusal("amend", by: "mo-xingchi", [.quantity: .number(FactSamples.quantity("1"))]) == nil)
  }

  @Test func `a granted request keeps the old and the new`() throws {
    var desk = try Desk.loose()
    let later = Value.day(Day("2023-12-31"))
    try desk.act("ask", by: "ye-zhiqiu", [.due: later, .reason: .text("汛期停工")])
    #expect(desk.item.due == Day("2023-09-20"))
    #expect(desk.refusal("ask", by: "ye-zhiqiu", [.due: later, .reason: .text("再延")]) == .changePending)
    try desk.act("grant", by: "tang-boyan")
    #expect(desk.last.first == .targetChanged([Change(.due, old: .day(Day("2023-09-20")), new: later)], reason: "汛期停工"))
    #expect(desk.item.due == Day("2023-12-31"))
    #expect(desk.item.changes == 1)
    #expect(desk.refusal("grant", by: "tang-boyan") == .noChangePending)
  }

  @Test func `a refused request leaves everything as it was`() throws {
    var desk = try Desk.loose()
    try desk.act("ask", by: "ye-zhiqiu", [.quantity: .number(FactSamples.quantity("3")), .reason: .text("缺资金")])
    #expect(desk.refusal("refuse", by: "tang-boyan") == .fieldsMissing([name(.reason)]))
    try desk.act("refuse", by: "tang-boyan", [.reason: .text("不同意")])
    #expect(desk.item.number(.quantity) == FactSamples.quantity("12"))
    #expect(desk.item.pendingChange == nil)
    #expect(desk.refusal("refuse", by: "tang-boyan", [.reason: .text("不同意")]) == .noChangePending)
  }

  @Test func `a request that changes nothing or gives no reason is none`() throws {
    let desk = try Desk.loose()
    #expect(desk.refusal("ask", by: "ye-zhiqiu", [.reason: .text("请延期")]) == .nothingChanges)
    #expect(
      desk.refusal("ask", by: "ye-zhiqiu", [.reason: .text("请延期"), .due: .day(Day("2023-09-20"))]) == .nothingChanges)
    #expect(desk.refusal("ask", by: "ye-zhiqiu", [.due: .day(Day("2023-12-31"))]) == .fieldsMissing([name(.reason)]))
    #expect(
      desk.refusal("ask", by: "ye-zhiqiu", [.due: .day(Day("2023-12-31")), .reason: .text(" 　")])
        == .fieldsMissing([name(.reason)]))
  }

  // MARK: 刚性

  private static let meeting: [FieldCode: Value] = [.meeting: .text("党委会〔2023〕7号")]

  @Test(arguments: lowering) func `a rigid item is lowered only by the committee, with the meeting's number`(
    field: FieldCode, value: Value
  ) throws {
    var desk = try Desk.loose([.rigid: .flag(true)])
    try desk.act("ask", by: "ye-zhiqiu", [field: value, .reason: .text("汛期停工")])
    #expect(desk.refusal("grant", by: "tang-boyan", Self.meeting) == .committeeOnly)
    #expect(desk.refusal("grant", by: "mo-xingchi", Self.meeting) == .committeeOnly)
    #expect(desk.refusal("grant", by: "fang-jiming") == .fieldsMissing([name(.meeting)]))
    #expect(desk.refusal("grant", by: "fang-jiming", [.meeting: .text(" ")]) == .fieldsMissing([name(.meeting)]))
    #expect(desk.refusal("grant", by: "fang-jiming", Self.meeting) == nil)
  }

  @Test func `raising a rigid item takes no committee`() throws {
    var desk = try Desk.loose([.rigid: .flag(true)])
    try desk.act("ask", by: "ye-zhiqiu", [.due: .day(Day("2023-09-01")), .reason: .text("提前")])
    #expect(desk.refusal("grant", by: "tang-boyan") == nil)
  }

  @Test(arguments: ["drop", "carry"] as [ActCode]) func `a rigid item is dropped or put off only by the committee`(
    act: ActCode
  ) throws {
    let desk = try Desk.loose([.rigid: .flag(true)])
    let reason: [FieldCode: Value] = [.reason: .text("难以完成")]
    #expect(desk.refusal(act, by: "tang-boyan", reason.merging(Self.meeting) { $1 }) == .committeeOnly)
    #expect(desk.refusal(act, by: "mo-xingchi", reason.merging(Self.meeting) { $1 }) == .committeeOnly)
    #expect(desk.refusal(act, by: "fang-jiming", reason) == .fieldsMissing([name(.meeting)]))
    #expect(desk.refusal(act, by: "fang-jiming", reason.merging(Self.meeting) { $1 }) == nil)
    #expect(try Desk.loose().refusal(act, by: "mo-xingchi", reason) == nil)
  }

  @Test func `a rigid item does not stop being rigid by a stroke of the pen`() throws {
    let desk = try Desk.loose([.rigid: .flag(true)])
    #expect(desk.refusal("amend", by: "mo-xingchi", [.rigid: .flag(false)]) == .committeeOnly)
    #expect(desk.refusal("amend", by: "mo-xingchi", [.rigid: .flag(true)]) == nil)
    #expect(try Desk.loose().refusal("amend", by: "mo-xingchi", [.rigid: .flag(true)]) == nil)
    #expect(
      try Desk.loose([.rigid: .flag(true)], issued: false).refusal("amend", by: "mo-xingchi", [.rigid: .flag(false)])
        == nil)
  }
}
