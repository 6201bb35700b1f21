import Bureau
import Calendars
import LedgerKernel
import TestSupport
import Testing

/// 核验 — whoever did the work does not verify it, by no definition and under nobody's name.
@Suite struct VerifyingRulesTests {
  private func finished(by person: PersonID) throws -> Desk {
    var desk = try Desk.loose()
    try desk.act("finish", by: person)
    return desk
  }

  @Test func `somebody who took no part verifies and closes out`() throws {
    var desk = try finished(by: "ye-zhiqiu")
    try desk.act("check", by: "mo-xingchi")
    try desk.act("close", by: "tang-boyan")
    #expect(desk.item.closedOn == Day("2023-06-01"))
  }

  @Test(arguments: ["check", "close"] as [ActCode]) func `whoever finished it neither verifies nor closes out`(
    act: ActCode
  ) throws {
    let desk = try finished(by: "ning-cangshan")
    #expect(desk.refusal(act, by: "ning-cangshan") == .doerMayNotVerify(act: desk.name(act)))
    #expect(desk.refusal(act, by: "ye-zhiqiu") == nil)
  }

  @Test(arguments: ["check", "close"] as [ActCode]) func `whoever reported neither verifies nor closes out`(
    act: ActCode
  ) throws {
    var desk = try Desk.loose()
    try desk.act("report", by: "ye-zhiqiu", [.progress: .text("三成")])
    try desk.act("finish", by: "ning-cangshan")
    #expect(desk.refusal(act, by: "ye-zhiqiu") == .doerMayNotVerify(act: desk.name(act)))
  }

  @Test(arguments: ["check", "close"] as [ActCode])
  func `the responsible person does not verify, not even after somebody else took over`(act: ActCode) throws {
    var desk = try Desk.loose([.person: .person("mo-xingchi")])
    try desk.act("amend", by: "tang-boyan", [.person: .person("lei-zhenting")])
    try desk.act("finish", by: "ye-zhiqiu")
    #expect(desk.refusal(act, by: "mo-xingchi") == .doerMayNotVerify(act: desk.name(act)))
    #expect(desk.refusal(act, by: "lei-zhenting") == .doerMayNotVerify(act: desk.name(act)))
  }

  @Test func `sending it back and finishing it again does not wash anybody clean`() throws {
    var desk = try finished(by: "ning-cangshan")
    try desk.act("again", by: "mo-xingchi", [.reason: .text("缺验收单")])
    try desk.act("finish", by: "ye-zhiqiu")
    #expect(desk.refusal("check", by: "ning-cangshan") == .doerMayNotVerify(act: desk.name("check")))
  }

  @Test func `a doer does not verify with somebody else's authority`() throws {
    var desk = try Desk(
      "loose", Desk.order.merging([.lead: .unit("works")]) { $1 }, by: "clerk", organisation: SmallBureau.organisation()
    )
    try desk.act("issue", by: "deputy")
    try desk.act("finish", by: "liaison")
    #expect(desk.events.last?.actor == .person("liaison"), "who may report in her own right does not act for the clerk")
    // The liaison holds the clerk's authority to supervise, and still is the doer.
    #expect(desk.refusal("check", by: "liaison") == .doerMayNotVerify(act: desk.name("check")))
    try desk.act("check", by: "hand")
    #expect(desk.events.last?.actor == .person("hand", for: "clerk"))
  }

  @Test func `nobody verifies in the name of a doer`() throws {
    var desk = try Desk(
      "loose", Desk.order.merging([.lead: .unit("works"), .person: .person("clerk")]) { $1 }, by: "clerk",
      organisation: SmallBureau.organisation())
    try desk.act("issue", by: "deputy")
    try desk.act("finish", by: "head")
    // The hand took no part itself, but acts for the clerk, who is the responsible person.
    #expect(desk.refusal("check", by: "hand") == .doerMayNotVerify(act: desk.name("check")))
    #expect(desk.refusal("check", by: "deputy") == nil)
  }

  @Test func `evidence is asked where the list demands it`() throws {
    for list in ["key", "project", "livelihood"] {
      var desk = try Desk.inReview(Desk.order.merging([.lists: .choices([list])]) { $1 })
      try desk.act("issue-annual", by: "tang-boyan", [.meeting: .text("党委会〔2023〕3号")])
      try desk.act("sign-for", by: "ye-zhiqiu")
      try desk.act("finish", by: "ye-zhiqiu", [.note: .text("已通车")])
      #expect(desk.refusal("verify", by: "mo-xingchi") == .evidenceMissing(needed: 1, present: 0), "\(list)")
      // Whoever checks the evidence does not bring it along.
      #expect(
        desk.refusal("verify", by: "mo-xingchi", evidence: 1) == .evidenceMissing(needed: 1, present: 0), "\(list)")
      try desk.act("attach", by: "ye-zhiqiu", evidence: 1)
      #expect(desk.refusal("verify", by: "mo-xingchi") == nil, "\(list)")
    }
    var desk = try Desk.inHand()
    try desk.act("finish", by: "ye-zhiqiu", [.note: .text("已通车")])
    #expect(desk.refusal("verify", by: "mo-xingchi") == nil)
  }

  @Test func `an order with open sub-items or weights short of a hundred is not finished`() throws {
    let desk = try Desk.inHand()
    let note: [FieldCode: Value] = [.note: .text("已通车")]
    #expect(desk.refusal("finish", by: "ye-zhiqiu", note, family: Family(open: 2)) == .childrenOpen(2))
    for weights in ["99.9", "100.000001", "0"] {
      let sum = FactSamples.quantity(weights)
      #expect(desk.refusal("finish", by: "ye-zhiqiu", note, family: Family(weights: sum)) == .weightsIncomplete(sum))
    }
    #expect(
      desk.refusal("finish", by: "ye-zhiqiu", note, family: Family(weights: FactSamples.quantity("100.00"))) == nil)
  }
}
