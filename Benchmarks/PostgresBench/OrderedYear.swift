import Bureau
import Calendars
import LedgerKernel
import Storage
import TestSupport

/// A year of orders, ten facts each, whose ids end in their number, so that `pgbench` can name them too.
struct OrderedYear {
  private let definition: LedgerDefinition
  private let units: [UnitID]
  private var chance = Seeded(2023)

  init(_ rules: SampleRules) {
    definition = rules.definition("work-order")
    units = rules.organisation.units(on: Day("2023-01-09")).filter { $0.kind != .bureau }.map(\.id)
  }

  static let prefix = "01h6000000000000"

  static func item(_ number: Int) -> ItemID {
    let digits = String(number)
    guard let item = ItemID(prefix + String(repeating: "0", count: 10 - digits.count) + digits) else {
      preconditionFailure("decimal digits are digits of base 32")
    }
    return item
  }

  private static let subjects = ["老旧路面修复", "供热管网改造", "老旧小区改造", "易涝点整治", "保障性租赁住房", "施工许可并联审批", "安全隐患归因整治", "清洁取暖入户"]

  mutating func batches(of number: Int) -> [Batch] {
    let first = Day("2023-01-09").advanced(by: Int.random(in: 0..<150, using: &chance))
    let unit = units[number % units.count]
    let closes = Int.random(in: 0..<10, using: &chance) < 6
    let values: [FieldCode: Value] = [
      .title: .text("\(Self.subjects[number % Self.subjects.count])第\(number)标段"), .lead: .unit(unit),
      .leader: .person("tang-boyan"), .due: .day(first.advanced(by: Int.random(in: 40..<300, using: &chance))),
      .standard: .text("完工并通过验收，资料归档"), .lists: .choices([number.isMultiple(of: 3) ? "project" : "key"]),
    ]
    let registered = Fact.registered(
      Registration(ledger: definition.code, definition: definition.hash, year: 2023, stage: "drafted", values: values))
    func move(_ act: ActCode, _ from: StageCode, _ to: StageCode) -> Fact {
      .advanced(Advance(act, from: from, to: to))
    }
    let report = Fact.reported(Report(unit: unit, text: "已完成\(number % 90)%，下步加快推进"))
    let series = definition.numbering.map { Batch.Series(ledger: definition.code, year: 2023, numbering: $0) }
    let last: [Fact] =
      closes ? [.closedOut, move("close-out", "in-hand", "closed")] : [report, move("report", "in-hand", "in-hand")]
    let waves: [(facts: [Fact], draws: Batch.Series?)] = [
      ([registered], nil), ([move("submit", "drafted", "review")], nil),
      ([.signedAndIssued(meeting: nil), move("issue", "review", "awaiting-receipt")], series),
      ([.signedFor(unit), move("sign-for", "awaiting-receipt", "in-hand")], nil), ([report] + last, nil),
    ]
    var seen = 0
    return waves.enumerated().compactMap { index, wave in
      let day = first.advanced(by: index * 9)
      let instant = Instant(
        milliseconds: CivilZone.shanghai.start(of: day).milliseconds + Int64(number % 36_000) * 1_000)
      guard let command = CommandID("b\(number).\(index)") else { return nil }
      defer { seen += wave.facts.count + (wave.draws == nil ? 0 : 1) }
      return Batch(
        command, by: .person("mo-xingchi"), at: instant, on: day,
        [Batch.Entry(Self.item(number), seen: seen, facts: wave.facts, draws: wave.draws)])
    }
  }
}
