import Bureau
import Calendars
import LedgerKernel
import TestSupport
import Wording

/// One item on the desks of the sample bureau: acts are decided by the kernel and folded, nothing is stored.
struct Desk {
  static let order: [FieldCode: Value] = [
    .title: .text("修补路面"), .lead: .unit("urban-construction"), .due: .day(Day("2023-09-20")), .standard: .text("通过验收"),
    .quantity: .number(FactSamples.quantity("12")),
  ]

  let definition: LedgerDefinition
  var organisation = World.rules.organisation
  var today = Day("2023-06-01")
  private(set) var events: [Event] = []
  private(set) var openings: [Decision.Opening] = []

  /// Opens an item by the ledger's first opening act.
  init(
    _ ledger: LedgerCode = "work-order", _ values: [FieldCode: Value] = Desk.order, by person: PersonID = "mo-xingchi",
    on day: String = "2023-06-01", organisation: Organisation = World.rules.organisation
  ) throws {
    self.definition = World.rules.definition(ledger)
    self.organisation = organisation
    today = Day(day)
    let act = definition.openings[0]
    write(try definition.opening(by: act.code, ActInput(values), year: 2023, circumstances(.person(person), on: today)))
  }

  var item: Item {
    guard let item = Item(replaying: events) else { preconditionFailure("the desk opened an item") }
    return item
  }
  /// The facts of the last act.
  private(set) var last: [Fact] = []

  func name(_ act: ActCode) -> Words { definition.act(act)?.name ?? Words("", en: "") }

  mutating func act(
    _ act: ActCode, by person: PersonID, _ values: [FieldCode: Value] = [:], evidence: Int = 0, on day: String? = nil,
    family: Family = Family()
  ) throws {
    write(try decide(act, by: .person(person), values, evidence: evidence, on: day, family: family))
  }

  /// Why an act is refused; nil when it is not. The desk stays as it is.
  func refusal(
    _ act: ActCode, by person: PersonID, _ values: [FieldCode: Value] = [:], evidence: Int = 0, on day: String? = nil,
    family: Family = Family()
  ) -> Refusal? {
    do {
      _ = try decide(act, by: .person(person), values, evidence: evidence, on: day, family: family)
      return nil
    } catch {
      return error
    }
  }

  func decide(
    _ act: ActCode, by actor: Actor, _ values: [FieldCode: Value] = [:], evidence: Int = 0, on day: String? = nil,
    family: Family = Family()
  ) throws(Refusal) -> Decision {
    let file = Evidence(digest: FactSamples.hash.raw, name: "验收单.pdf", type: "application/pdf", bytes: 9)
    return try definition.deciding(
      act, on: item, ActInput(values, evidence: Array(repeating: file, count: evidence)),
      circumstances(actor, on: day.map { Day($0) } ?? today, family))
  }

  private func circumstances(_ actor: Actor, on day: Day, _ family: Family = Family()) -> Circumstances {
    Circumstances(
      organisation: organisation, calendar: World.rules.calendar, limits: World.rules.limits, today: today, on: day,
      actor: actor, family: family, nextItem: { FactSamples.next })
  }

  private mutating func write(_ decision: Decision) {
    guard let command = CommandID("desk") else { preconditionFailure("desk is a command id") }
    let head = ChainHead(ordinal: events.count, hash: [])
    events += head.appending(
      decision.facts, to: FactSamples.item, command: command, by: decision.actor, at: Instant(milliseconds: 0),
      on: today,
      with: HashFunction(name: "none") { _ in [] }
    ).map(\.event)
    (last, openings) = (decision.facts, decision.openings)
  }

  // MARK: Shortcuts

  static func inReview(_ values: [FieldCode: Value] = Desk.order, leaving fields: [FieldCode] = []) throws -> Desk {
    var desk = try Desk(values: values.filter { !fields.contains($0.key) })
    try desk.act("submit", by: "mo-xingchi")
    return desk
  }

  private init(values: [FieldCode: Value]) throws { try self.init("work-order", values) }

  /// Issued by the leader in charge, on 1 June 2023, a Thursday.
  static func issued(_ extra: [FieldCode: Value] = [:]) throws -> Desk {
    var desk = try inReview(Desk.order.merging(extra) { $1 })
    try desk.act("issue", by: extra[.addressees] == nil ? "tang-boyan" : "fang-jiming")
    return desk
  }

  static func inHand(_ extra: [FieldCode: Value] = [:]) throws -> Desk {
    var desk = try issued(extra)
    try desk.act("sign-for", by: "ye-zhiqiu")
    return desk
  }

  /// In the ledger where nearly everybody may do nearly everything.
  static func loose(_ extra: [FieldCode: Value] = [:], issued: Bool = true) throws -> Desk {
    var desk = try Desk("loose", Desk.order.merging(extra) { $1 })
    if issued { try desk.act("issue", by: "tang-boyan") }
    return desk
  }
}
