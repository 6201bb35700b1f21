import Bureau
import Calendars
import LedgerKernel
import TestSupport
import Wording

/// One of every fact, and the richest of every kind: what the journal must be able to keep for ever.
enum FactSamples {
  static let item = ItemID(milliseconds: 1_673_000_000_000, chance: (7, 1))
  static let next = ItemID(milliseconds: 1_704_000_000_000, chance: (7, 2))
  static let hash = SampleRules.hash(of: "一份定义")

  static func quantity(_ text: String) -> Quantity {
    guard let quantity = try? Quantity(parsing: text) else { preconditionFailure("\(text) is no quantity") }
    return quantity
  }

  /// One value of every type.
  static let values: [FieldCode: Value] = [
    .title: .text("“老旧小区”\n改造"), .level: .choice("city"), .lists: .choices(["key", "livelihood"]),
    .due: .day(Day("2023-06-30")), .quantity: .number(quantity("3.50")), .rigid: .flag(true),
    .lead: .unit("urban-construction"), .supports: .units(["drainage", "gardens"]), .person: .person("ye-zhiqiu"),
    .predecessors: .items([next]),
    .sources: .sources([
      Source(document: "2023年工作要点", clause: "二、（一）", quote: "改造老旧小区", span: 12..<18),
      Source(document: "局务会纪要", clause: "", quote: "抓紧", span: nil),
    ]),
    "place": .sealed(Sealed(nonce: [1, 2, 255], ciphertext: [0, 16, 171])),
  ]

  static let all: [Fact] = [
    .registered(
      Registration(
        ledger: "work-order", definition: hash, year: 2023, parent: .init(next, .carriedFrom, part: 1),
        stage: "drafted", values: values)),
    .registered(Registration(ledger: "work-order", definition: hash, year: 2023, stage: "drafted", values: [:])),
    .numbered(DrawnNumber(serial: 5, text: "交办〔2023〕5号")), .assigned(values), .assigned([:]),
    .consulted(["drainage", "gardens"]), .answered(Answer(.accept, by: "drainage")),
    .answered(Answer(.object, by: "drainage", reason: "权责清单未列", proposedLead: "gardens")),
    .answered(Answer(.claim, by: "gardens", reason: "有力量")), .signedAndIssued(meeting: nil),
    .signedAndIssued(meeting: "党委会〔2023〕3号"), .signedFor("drainage"), .declined(by: "drainage", reason: "非本单位职责"),
    .ruled(upheld: true, reason: "属实"), .ruled(upheld: false, reason: ""),
    .reported(Report(unit: "drainage", text: "完成三成", quantity: quantity("0.30"))),
    .reported(Report(unit: "drainage", text: "已开工")),
    .attached(Evidence(digest: hash.raw, name: "验收单.pdf", type: "application/pdf", bytes: 20_971_520)),
    .advanced(Advance("submit", from: "drafted", to: "review", values: values)),
    .advanced(Advance("submit", from: nil, to: "review")), .urged("请抓紧"), .instructed("请倒排工期"),
    .changeAsked(ChangeRequest(values: [.due: .day(Day("2023-12-31"))], reason: "汛期停工")),
    .targetChanged(
      [
        Change(.due, old: .day(Day("2023-06-30")), new: .day(Day("2023-12-31"))),
        Change(.quantity, old: nil, new: .number(quantity("12"))),
      ], reason: "汛期停工"),
    .changeRefused(reason: "理由不充分"), .obstacleRaised("资金未到位"), .obstacleResolved("已拨付"),
    .delegated(from: "drainage", to: "gardens", reason: "人手不足"), .finished(note: "已通车"), .sentBack(reason: "缺验收单"),
    .verified(note: ""), .closedOut, .stopped(reason: "上级取消"), .carriedOver(to: next), .lapsed("sign-for"),
    .adopted(Adoption(kind: .calendar, name: "national.yaml", year: 2023, hash: hash)),
    .redefined(hash, stage: "in-hand"), .erased(reason: "保存期满"),
    .assigned([.title: .text("改")], cleared: ["due", "lead"]),
  ]

  /// The place of a fact in the closed list. A new kind of fact does not compile until it stands here, and the tests
  /// fail until it has a sample.
  static func place(_ fact: Fact) -> Int {
    switch fact {
    case .registered: 0
    case .numbered: 1
    case .assigned: 2
    case .consulted: 3
    case .answered: 4
    case .signedAndIssued: 5
    case .signedFor: 6
    case .declined: 7
    case .ruled: 8
    case .reported: 9
    case .attached: 10
    case .advanced: 11
    case .urged: 12
    case .instructed: 13
    case .changeAsked: 14
    case .targetChanged: 15
    case .changeRefused: 16
    case .obstacleRaised: 17
    case .obstacleResolved: 18
    case .delegated: 19
    case .finished: 20
    case .sentBack: 21
    case .verified: 22
    case .closedOut: 23
    case .stopped: 24
    case .carriedOver: 25
    case .lapsed: 26
    case .adopted: 27
    case .redefined: 28
    case .erased: 29
    }
  }
  static let places = 30

  /// The facts as one chain, with its bytes.
  static func chain() -> [(event: Event, bytes: [UInt8])] {
    guard let command = CommandID("golden:1") else { preconditionFailure("golden:1 is a command id") }
    var head = ChainHead.none
    var events: [(event: Event, bytes: [UInt8])] = []
    let actors: [Actor] = [.person("mo-xingchi"), .person("lu-zhiyuan", for: "fang-jiming"), .system]
    for (index, fact) in all.enumerated() {
      events += head.appending(
        [fact], to: item, command: command, by: actors[index % 3],
        at: Instant(milliseconds: 1_673_000_000_000 + Int64(index)), on: Day("2023-01-09"), with: SampleRules.sha256)
      if let last = events.last?.event { head = ChainHead(ordinal: last.ordinal, hash: last.hash) }
    }
    return events
  }
}
