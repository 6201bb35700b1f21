import Bureau
import Calendars
import LedgerKernel
import TestSupport
import Testing
import Wording

/// 签发 — an order is binding only with who, when, to what standard and a leader's signature.
@Suite struct IssuingRulesTests {
  private static let names: [FieldCode: Words] = [
    .lead: Words("牵头单位", en: "Lead unit"), .due: Words("完成时限", en: "Due"),
    .standard: Words("完成标准", en: "Acceptance standard"),
  ]

  @Test func `an order with who, when and to what standard is issued by the leader in charge`() throws {
    var desk = try Desk.inReview()
    try desk.act("issue", by: "tang-boyan")
    #expect(desk.item.issuedOn == Day("2023-06-01"))
    #expect(desk.last.contains(.signedAndIssued(meeting: nil)))
  }

  @Test(arguments: [
    [FieldCode.lead], [.due], [.standard], [.lead, .due], [.due, .standard], [.lead, .due, .standard],
  ])
  func `an order without who, when or to what standard is not issued`(missing: [FieldCode]) throws {
    let desk = try Desk.inReview(leaving: missing)
    #expect(desk.refusal("issue", by: "fang-jiming") == .orderIncomplete(missing.compactMap { Self.names[$0] }))
  }

  @Test(arguments: ["", " ", "\n\t　"])
  func `a standard of blanks is no standard`(text: String) throws {
    let desk = try Desk.inReview(Desk.order.merging([.standard: .text(text)]) { $1 })
    #expect(desk.refusal("issue", by: "tang-boyan") == .orderIncomplete([Words("完成标准", en: "Acceptance standard")]))
  }

  @Test(arguments: ["*月底前", "尽快", "汛期前", "年底"])
  func `a vague deadline is not filled in by the machine`(text: String) throws {
    var desk = try Desk.inReview(Desk.order.merging([.dueText: .text(text)]) { $1 }, leaving: [.due])
    #expect(desk.item.hasVagueDeadline)
    #expect(desk.refusal("issue", by: "tang-boyan") == .deadlineVague(text))
    try desk.act("settle-deadline", by: "mo-xingchi", [.due: .day(Day("2023-06-30"))])
    #expect(desk.refusal("issue", by: "tang-boyan") == nil)
    #expect(desk.item.text(.dueText) == text)
  }

  @Test(
    arguments: ["mo-xingchi", "wen-zhiheng", "ning-cangshan", "ye-zhiqiu", "lu-zhiyuan", "bai-yutong"] as [PersonID])
  func `nobody but the leader in charge or a principal leader issues`(person: PersonID) throws {
    let desk = try Desk.inReview()
    #expect(
      desk.refusal("issue", by: person)
        == .notEntitled(act: desk.name("issue"), who: desk.definition.act("issue")!.by.wording))
  }

  @Test(arguments: ["mo-xingchi", "ning-cangshan", "ye-zhiqiu"] as [PersonID])
  func `no definition can let an order go out without a leader's signature`(person: PersonID) throws {
    let desk = try Desk.loose(issued: false)
    try #require(desk.refusal("amend", by: person, [.title: .text("x")]) == nil, "may otherwise do what they like")
    #expect(desk.refusal("issue", by: person) == .signatureMissing)
  }

  @Test func `what was issued is not issued again`() throws {
    var desk = try Desk.loose()
    try desk.act("drop", by: "fang-jiming", [.reason: .text("x")])
    let again = World.item("loose", at: "noted", Desk.order, then: [("2023-06-01", .signedAndIssued(meeting: nil))])
    #expect(again.issuedOn != nil)
    let refused = #expect(throws: Refusal.self) {
      try desk.definition.deciding(
        "issue", on: again, ActInput(),
        Circumstances(
          organisation: desk.organisation, calendar: World.rules.calendar, limits: World.rules.limits,
          today: desk.today,
          on: desk.today, actor: .person("tang-boyan"), nextItem: { FactSamples.next }))
    }
    #expect(refused == .alreadyIssued)
  }

  @Test func `an order to a named set of units opens one copy for each, led by it and issued with the meeting`() throws
  {
    let units: [UnitID] = ["drainage", "gardens", "archives"]
    var desk = try Desk.inReview(
      Desk.order.merging([.addressees: .units(units), .lists: .choices(["key"])]) { $1 }, leaving: [.lead])
    #expect(desk.refusal("issue-annual", by: "tang-boyan", [.meeting: .text("党委会〔2023〕3号")]) != nil)
    try desk.act("issue-annual", by: "fang-jiming", [.meeting: .text("党委会〔2023〕3号")])
    #expect(desk.openings.count == units.count)
    for (part, (opening, unit)) in zip(desk.openings, units).enumerated() {
      guard case .registered(let copy) = opening.facts[0] else { throw Missing() }
      #expect(copy.parent == Registration.Parent(FactSamples.item, .copy, part: part + 1))
      #expect(copy.values[.lead] == .unit(unit))
      #expect(copy.values[.due] == Desk.order[.due])
      #expect(copy.values[.addressees] == nil)
      #expect(copy.stage == "awaiting-receipt")
      #expect(opening.facts[1] == .signedAndIssued(meeting: "党委会〔2023〕3号"))
    }
    #expect(desk.item.count(ofCopies: 3))
  }

  @Test func `each supporting unit gets a sub-item of its own, under its own leader in charge`() throws {
    let desk = try Desk.issued([.supports: .units(["drainage", "quality-safety"])])
    let subs = desk.openings.compactMap { opening -> Registration? in
      if case .registered(let sub) = opening.facts[0] { sub } else { nil }
    }
    #expect(subs.map(\.parent?.relation) == [.support, .support])
    #expect(subs.map(\.parent?.part) == [1, 2])
    #expect(subs.map { $0.values[.lead] } == [.unit("drainage"), .unit("quality-safety")])
    #expect(subs.map { $0.values[.leader] } == [.person("tang-boyan"), .person("shen-ruolin")])
    #expect(subs.allSatisfy { $0.values[.supports] == nil && $0.year == 2023 })
  }

  // MARK: 代签、顶岗

  @Test func `while signing is delegated the deputy signs for the director, and both names are kept`() throws {
    var desk = try Desk("work-order", on: "2023-05-08")
    try desk.act("submit", by: "mo-xingchi")
    #expect(desk.refusal("issue", by: "lu-zhiyuan") == nil)
    try desk.act("issue", by: "lu-zhiyuan")
    #expect(desk.events.last?.actor == .person("lu-zhiyuan", for: "fang-jiming"))
  }

  @Test(arguments: ["2023-05-07", "2023-05-20"]) func `before and after the delegation the deputy does not sign there`(
    day: String
  ) throws {
    var desk = try Desk("work-order", on: day)
    try desk.act("submit", by: "mo-xingchi")
    #expect(desk.refusal("issue", by: "lu-zhiyuan") != nil)
  }

  @Test func `whoever covers for an absent leader does not sign, and for a liaison signs for orders`() throws {
    let bureau = try SmallBureau.organisation()
    var desk = try Desk(
      "work-order", Desk.order.merging([.lead: .unit("works")]) { $1 }, by: "clerk", organisation: bureau)
    try desk.act("submit", by: "clerk")
    #expect(bureau.authority(of: "stand-in", to: .read, over: "works", on: desk.today) != nil)
    #expect(desk.refusal("issue", by: "stand-in") != nil)
    try desk.act("issue", by: "deputy")
    try desk.act("sign-for", by: "stand-in")
    #expect(desk.events.last?.actor == .person("stand-in", for: "liaison"))
    #expect(desk.item.stage == "in-hand")
  }
}

struct Missing: Error {}

extension Item {
  func count(ofCopies count: Int) -> Bool { issuedOn != nil && addressees.count == count }
}
