import Bureau
import Calendars
import LedgerKernel
import TestSupport
import Testing
import Wording

/// 签收、退单、转派、补记、结转.
@Suite struct ReceivingRulesTests {
  private static let notOurs: [FieldCode: Value] = [.reason: .text("非本科室职责")]

  /// Issued on Thursday 1 June 2023: the second working day after it is Monday 5 June.
  @Test(arguments: ["2023-06-01", "2023-06-02", "2023-06-04", "2023-06-05"])
  func `a unit may say "not ours" for two working days`(day: String) throws {
    var desk = try Desk.issued()
    desk.today = Day(day)
    #expect(desk.refusal("decline", by: "ning-cangshan", Self.notOurs) == nil)
  }

  @Test(arguments: ["2023-06-06", "2023-07-01"]) func `afterwards it may not`(day: String) throws {
    var desk = try Desk.issued()
    desk.today = Day(day)
    #expect(
      desk.refusal("decline", by: "ning-cangshan", Self.notOurs)
        == .limitPassed(Words("退单", en: "Declining"), due: Day("2023-06-05")))
  }

  @Test func `a decline without a reason, by another unit or after signing for it is none`() throws {
    let desk = try Desk.issued()
    #expect(desk.refusal("decline", by: "ning-cangshan") == .fieldsMissing([Words("理由", en: "Reason")]))
    #expect(desk.refusal("decline", by: "hua-jianlu", Self.notOurs) != nil)
    let received = try Desk.inHand()
    #expect(
      received.refusal("decline", by: "ning-cangshan", Self.notOurs)
        == .notFromHere(act: received.name("decline"), stage: Words("在办", en: "In hand")))
  }

  @Test func `a ruling gives it to another unit and that unit's leader, or leaves it where it is`() throws {
    var desk = try Desk.issued()
    #expect(desk.refusal("uphold", by: "tang-boyan", [.lead: .unit("drainage")]) != nil)
    try desk.act("decline", by: "ning-cangshan", Self.notOurs)
    #expect(
      desk.refusal("uphold", by: "tang-boyan", [.lead: .unit("urban-construction")])
        == .fieldsMissing([Words("牵头单位", en: "Lead unit")]))
    #expect(desk.refusal("uphold", by: "tang-boyan", [.lead: .unit("nowhere")]) == .unknownUnit("nowhere"))
    #expect(desk.refusal("uphold", by: "shen-ruolin", [.lead: .unit("quality-safety")]) != nil)
    var upheld = desk
    try upheld.act("uphold", by: "tang-boyan", [.lead: .unit("quality-safety")])
    #expect(upheld.item.lead == "quality-safety")
    #expect(upheld.item.person(.leader) == "shen-ruolin")
    try desk.act("dismiss", by: "tang-boyan")
    #expect(desk.item.lead == "urban-construction")
    #expect(desk.item.stage == "ruled")
    #expect(desk.refusal("decline", by: "ning-cangshan", Self.notOurs) != nil)
  }

  @Test func `a unit signs for an order once`() throws {
    var desk = try Desk.issued()
    try desk.act("sign-for", by: "ye-zhiqiu")
    #expect(desk.item.signedFor == ["urban-construction": Day("2023-06-01")])
    #expect(desk.refusal("sign-for", by: "ye-zhiqiu") != nil)
  }

  @Test func `the unit first assigned stays the lead after the work was passed on`() throws {
    var desk = try Desk.inHand()
    let on: [FieldCode: Value] = [.unit: .unit("drainage"), .reason: .text("管网问题")]
    #expect(
      desk.refusal("pass-on", by: "ning-cangshan", [.unit: .unit("urban-construction"), .reason: .text("x")])
        == .passedToItself)
    #expect(
      desk.refusal("pass-on", by: "ning-cangshan", [.unit: .unit("drainage")])
        == .fieldsMissing([Words("理由", en: "Reason")]))
    try desk.act("pass-on", by: "ning-cangshan", on)
    #expect(desk.item.lead == "urban-construction")
    #expect(desk.item.handler == "drainage")
    #expect(desk.item.involved.prefix(2) == ["urban-construction", "drainage"])
    #expect(desk.refusal("report", by: "pu-qinghe", [.progress: .text("已疏通")]) == nil)
    #expect(desk.refusal("report", by: "ye-zhiqiu", [.progress: .text("已疏通")]) != nil)
    // A second time only with the leader's hand, and never in a circle of the unit's own making.
    let back: [FieldCode: Value] = [.unit: .unit("urban-construction"), .reason: .text("退回")]
    #expect(desk.refusal("pass-on", by: "jiang-tinglan", back) == .notNow(act: desk.name("pass-on")))
    try desk.act("pass-on-again", by: "tang-boyan", back)
    #expect(desk.item.handler == "urban-construction")
    #expect(desk.item.passes == 2)
  }

  @Test(arguments: ["2023-05-31", "2023-06-01", "2023-05-01"])
  func `what happened earlier may be written down late, and keeps both days`(day: String) throws {
    let desk = try Desk.inHand()
    #expect(desk.refusal("report", by: "ye-zhiqiu", [.progress: .text("已开工")], on: day) == nil)
  }

  @Test(arguments: ["2022-12-31", "1999-01-01"]) func `nothing happened before the plan year`(day: String) throws {
    let desk = try Desk.inHand()
    #expect(
      desk.refusal("report", by: "ye-zhiqiu", [.progress: .text("已开工")], on: day) == .dayBefore(Day("2023-01-01")))
  }

  @Test(arguments: ["2023-06-02", "2024-01-01"]) func `what has not happened yet is not written down`(day: String)
    throws
  {
    let desk = try Desk.inHand()
    #expect(desk.refusal("report", by: "ye-zhiqiu", [.progress: .text("已开工")], on: day) == .dayAhead(Day(day)))
  }

  // MARK: 结转

  @Test func `carrying over opens next year's item with the old day as words`() throws {
    var desk = try Desk.inHand([.start: .day(Day("2023-03-01"))])
    desk.today = Day("2023-12-29")
    try desk.act("carry-over", by: "mo-xingchi", [.reason: .text("资金未到位")])
    #expect(desk.item.stage == "carried-over")
    #expect(desk.last.contains(.carriedOver(to: FactSamples.next)))
    let opening = try #require(desk.openings.first)
    #expect(desk.openings.count == 1 && opening.item == FactSamples.next && opening.facts.count == 1)
    guard case .registered(let next) = opening.facts[0] else { throw Missing() }
    #expect(next.year == 2024)
    #expect(next.parent == Registration.Parent(FactSamples.item, .carriedFrom, part: 1))
    #expect(next.stage == "drafted")
    #expect(next.values[.due] == nil)
    #expect(next.values[.start] == nil)
    #expect(next.values[.dueText] == .text("2023-09-20"))
    #expect(next.values[.title] == Desk.order[.title])
    #expect(next.values[.standard] == Desk.order[.standard])
  }

  @Test func `next year's item waits for its day like any vague one`() throws {
    var desk = try Desk.inHand()
    try desk.act("carry-over", by: "mo-xingchi", [.reason: .text("资金未到位")])
    guard case .registered(let next) = desk.openings[0].facts[0] else { throw Missing() }
    let item = World.item(at: next.stage, next.values)
    #expect(item.hasVagueDeadline)
    #expect(item.issuedOn == nil)
  }

  // MARK: Forms

  static let wrong: [(values: [FieldCode: Value], refusal: Refusal)] = [
    ([.progress: .text("x"), .weight: .number(FactSamples.quantity("3"))], .notAsked(field: "weight")),
    ([.quantity: .number(FactSamples.quantity("3"))], .fieldsMissing([Words("进展情况", en: "Progress")])),
    ([.progress: .text(" \n　")], .fieldsMissing([Words("进展情况", en: "Progress")])),
    (
      [.progress: .day(Day("2023-06-01"))],
      .fieldMalformed(Words("进展情况", en: "Progress"), expected: Words("文字", en: "text"))
    ),
    (
      [.progress: .text("x"), .quantity: .text("3")],
      .fieldMalformed(
        Words("量化目标", en: "Target quantity"), expected: Words("数字，最多6位小数", en: "a number with at most 6 decimals"))
    ),
    (
      [.progress: .text(String(repeating: "长", count: 2_001))],
      .textTooLong(Words("进展情况", en: "Progress"), limit: 2_000)
    ),
  ]

  @Test(arguments: wrong) func `a form with something missing, too much or of another type is refused`(
    values: [FieldCode: Value], refusal: Refusal
  ) throws {
    #expect(try Desk.inHand().refusal("report", by: "ye-zhiqiu", values) == refusal)
  }

  @Test func `a text of exactly the limit is taken`() throws {
    #expect(
      try Desk.inHand().refusal("report", by: "ye-zhiqiu", [.progress: .text(String(repeating: "长", count: 2_000))])
        == nil)
  }

  @Test func `a choice that is not offered, a list twice, a unit or person unknown that day are refused`() throws {
    let desk = try Desk()
    func refusal(_ field: FieldCode, _ value: Value) -> Refusal? {
      desk.refusal("edit", by: "mo-xingchi", [field: value])
    }
    for (field, value) in [
      (FieldCode.level, Value.choice("planet")), (.lists, .choices(["key", "key"])), (.lists, .choices(["nonsense"])),
      (.supports, .units(["drainage", "drainage"])), (.due, .text("2023-06-30")), (.rigid, .text("yes")),
    ] {
      guard case .fieldMalformed? = refusal(field, value) else {
        Issue.record("\(field) was taken")
        continue
      }
    }
    #expect(refusal(.lead, .unit("roads")) == .unknownUnit("roads"))
    #expect(refusal(.supports, .units(["drainage", "roads"])) == .unknownUnit("roads"))
    #expect(refusal(.person, .person("nobody")) == .unknownPerson("nobody"))
    #expect(refusal(.start, .day(Day("2023-09-21"))) == .dueBeforeStart)
    var later = desk
    later.today = Day("2023-09-01")
    #expect(later.refusal("edit", by: "mo-xingchi", [.lead: .unit("drainage")]) == .unknownUnit("drainage"))
  }
}
