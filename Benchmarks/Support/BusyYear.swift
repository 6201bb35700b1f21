internal import Bureau
internal import Calendars
public import LedgerKernel
internal import Storage
public import TestSupport

/// A year of orders: each is drafted, submitted, issued, signed for and reported on different days; most are closed.
public struct BusyYear {
  /// How items are called.
  public enum Naming: Sendable {
    /// By time and chance, as the program calls them.
    case scattered
    /// By their number, so that `pgbench` can call them too.
    case ordered
  }

  public static let factsPerItem = 10
  private let naming: Naming
  private let definition: LedgerDefinition
  private let units: [UnitID]
  private var chance = Seeded(2023)

  public init(_ rules: SampleRules, naming: Naming = .scattered) {
    self.naming = naming
    definition = rules.definition("work-order")
    units = rules.organisation.units(on: Day("2023-01-09")).filter { $0.kind != .bureau }.map(\.id)
  }

  public static let prefix = "01h6000000000000"

  /// The item of a number in an ordered year.
  public static func item(_ number: Int) -> ItemID {
    let digits = String(number)
    guard let item = ItemID(prefix + String(repeating: "0", count: 10 - digits.count) + digits) else {
      preconditionFailure("decimal digits are digits of base 32")
    }
    return item
  }

  static let subjects = ["老旧路面修复", "供热管网改造", "老旧小区改造", "易涝点整治", "保障性租赁住房", "施工许可并联审批", "安全隐患归因整治", "清洁取暖入户"]

  /// Five batches, ten facts.
  public mutating func batches(of number: Int) -> [Batch] {
    let item =
      switch naming {
      case .scattered: ItemID(milliseconds: 1_672_700_000_000 + Int64(number), chance: (1, chance.next()))
      case .ordered: Self.item(number)
      }
    let first = Day("2023-01-09").advanced(by: Int.random(in: 0..<150, using: &chance))
    let unit = units[number % units.count]
    let closes = Int.random(in: 0..<10, using: &chance) < 6
    let subject = Self.subjects[number % Self.subjects.count]
    let values: [FieldCode: Value] = [
      .title: .text("\(subject)第\(number)标段"), .lead: .unit(unit), .leader: .person("tang-boyan"),
      .due: .day(first.advanced(by: Int.random(in: 40..<300, using: &chance))), .standard: .text("完工并通过验收，资料归档"),
      .lists: .choices([number.isMultiple(of: 3) ? "project" : "key"]),
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
        [Batch.Entry(item, seen: seen, facts: wave.facts, draws: wave.draws)])
    }
  }
}
