internal import Bureau
public import Calendars
public import LedgerKernel
internal import Storage
public import TestSupport

/// A year as a bureau has it on a day of September: of the orders some are still drafted, before whoever signs, not yet
/// signed for, declined, reported done or waiting for a change; most are closed, some are late. Every tenth has milestones,
/// every eighth another unit to help, every hundredth is reported on each week.
public struct LivedYear {
  public let today: Day
  private let orders: LedgerDefinition
  private let milestones: LedgerDefinition
  private let organisation: Organisation
  private let units: [OrgUnit]
  private var chance = Seeded(2023)

  public init(_ rules: SampleRules, today: Day) {
    self.today = today
    orders = rules.definition("work-order")
    milestones = rules.definition("milestone")
    organisation = rules.organisation
    units = organisation.units(on: today).filter { $0.parent != nil && $0.kind != .leadership }
  }

  /// What happened to one item on one day.
  private struct Wave {
    let day: Day
    let actor: PersonID
    let facts: [Fact]
    var draws: Batch.Series?
  }

  /// Who is in charge of an order.
  private struct Hands {
    let unit: UnitID
    let leader: PersonID
    let head: PersonID
    let person: PersonID
  }

  /// What happened to an order and its milestones up to today, parents first.
  public mutating func batches(of number: Int) -> [Batch] {
    let hands = hands()
    let order = ItemID(milliseconds: 1_672_700_000_000 + Int64(number) * 16, chance: (1, chance.next()))
    let first = Day("2023-01-09").advanced(by: Int.random(in: 0..<250, using: &chance))
    let fate = Int.random(in: 0..<100, using: &chance)
    let due = self.due(fate, first)
    var batches = written(order, "b\(number)", waves(number, hands, first, due, fate), number)
    guard number.isMultiple(of: 10) else { return batches }
    for part in 1...4 {
      let child = ItemID(
        milliseconds: 1_672_700_000_000 + Int64(number) * 16 + Int64(part), chance: (2, chance.next()))
      let reached = milestone(part, of: order, hands, first, due)
      batches += written(child, "m\(number).\(part)", reached, number + part)
    }
    return batches
  }

  private mutating func hands() -> Hands {
    let unit = units[Int.random(in: 0..<units.count, using: &chance)].id
    let people = organisation.people(in: unit, on: today)
    let head = organisation.head(of: unit, on: today) ?? "wen-zhiheng"
    return Hands(
      unit: unit, leader: organisation.leaderInCharge(of: unit, on: today) ?? "fang-jiming", head: head,
      person: people.isEmpty ? head : people[Int.random(in: 0..<people.count, using: &chance)])
  }

  /// Of those that are open four of five are due in the next months, the others are late.
  private mutating func due(_ fate: Int, _ first: Day) -> Day {
    if fate < 55 { return first.advanced(by: Int.random(in: 50..<120, using: &chance)) }
    let isLate = Int.random(in: 0..<5, using: &chance) == 0
    return today.advanced(
      by: isLate ? -Int.random(in: 1..<60, using: &chance) : Int.random(in: 0..<110, using: &chance))
  }

  // MARK: Orders

  private mutating func waves(_ number: Int, _ hands: Hands, _ first: Day, _ due: Day, _ fate: Int) -> [Wave] {
    let isAnnual = number.isMultiple(of: 3)
    var values: [FieldCode: Value] = [
      .title: .text("\(BusyYear.subjects[number % BusyYear.subjects.count])第\(number)标段"), .lead: .unit(hands.unit),
      .leader: .person(hands.leader), .person: .person(hands.person), .start: .day(first.advanced(by: 10)),
      .standard: .text("完工并通过验收，资料归档"),
    ]
    if isAnnual { values[.lists] = .choices([["project", "key", "livelihood"][number / 3 % 3]]) }
    if number.isMultiple(of: 8) { values[.supports] = .units([units[(number + 5) % units.count].id]) }
    if number % 50 == 7 { values[.dueText] = .text("年底前") } else { values[.due] = .day(due) }
    var waves = [
      Wave(
        day: first, actor: "mo-xingchi",
        facts: [
          .registered(
            Registration(ledger: orders.code, definition: orders.hash, year: 2023, stage: "drafted", values: values))
        ]), Wave(day: first.advanced(by: 9), actor: "mo-xingchi", facts: [move("submit", "drafted", "review")]),
    ]
    // Nobody signs what has no day.
    guard number % 50 != 7 else { return waves }
    let series = orders.numbering.map { Batch.Series(ledger: orders.code, year: 2023, numbering: $0) }
    let issue: Fact = move(isAnnual ? "issue-annual" : "issue", "review", "awaiting-receipt")
    waves.append(
      Wave(
        day: first.advanced(by: 18), actor: hands.leader,
        facts: [.signedAndIssued(meeting: isAnnual ? "局党委〔2023〕3号" : nil), issue], draws: series))
    switch fate {
    case 97: return waves
    case 98, 99:
      let declined = Fact.declined(by: hands.unit, reason: "该路段属区级管养，不在本单位职责范围")
      return waves + [
        Wave(
          day: first.advanced(by: 20), actor: hands.head,
          facts: [declined, move("decline", "awaiting-receipt", "ruling")])
      ]
    default: break
    }
    waves.append(
      Wave(
        day: first.advanced(by: 27), actor: hands.head,
        facts: [.signedFor(hands.unit), move("sign-for", "awaiting-receipt", "in-hand")]))
    for report in 0..<(number % 100 == 50 ? 20 : 1 + number % 3) {
      waves.append(
        Wave(
          day: first.advanced(by: 36 + 7 * report), actor: hands.person,
          facts: [
            .reported(Report(unit: hands.unit, text: "已完成\(number % 90)%，下步加快推进")),
            move("report", "in-hand", "in-hand"),
          ]))
    }
    return waves + ends(fate, hands, waves[waves.count - 1].day, due)
  }

  private func ends(_ fate: Int, _ hands: Hands, _ last: Day, _ due: Day) -> [Wave] {
    let finished = Wave(
      day: last.advanced(by: 3), actor: hands.person,
      facts: [.finished(note: "已完工并通过验收"), move("finish", "in-hand", "finishing")])
    let verified = Wave(
      day: last.advanced(by: 6), actor: "wen-zhiheng",
      facts: [.verified(note: "现场核验属实"), move("verify", "finishing", "verified")])
    let closed = Wave(
      day: last.advanced(by: 8), actor: "wen-zhiheng", facts: [.closedOut, move("close-out", "verified", "closed")])
    func told(_ fact: Fact, _ act: ActCode, by actor: PersonID) -> [Wave] {
      [Wave(day: last.advanced(by: 3), actor: actor, facts: [fact, move(act, "in-hand", "in-hand")])]
    }
    return switch fate {
    case ..<55: [finished, verified, closed]
    case ..<60: [finished]
    case ..<63: [finished, verified]
    case ..<65:
      told(
        .changeAsked(ChangeRequest(values: [.due: .day(due.advanced(by: 30))], reason: "汛期停工，申请顺延")), "ask-change",
        by: hands.head)
    case 65: told(.obstacleRaised("管线迁改资金尚未落实"), "raise-obstacle", by: hands.person)
    case 66: told(.urged("请抓紧办理，按周反馈"), "urge", by: "mo-xingchi")
    default: []
    }
  }

  // MARK: Milestones

  private mutating func milestone(_ part: Int, of order: ItemID, _ hands: Hands, _ first: Day, _ end: Day) -> [Wave] {
    let begin = first.advanced(by: 30)
    let due = begin.advanced(by: max(part, Int(end.number - begin.number) * part / 4))
    let values: [FieldCode: Value] = [
      .title: .text(["完成招标", "进场施工", "主体完工", "竣工验收"][part - 1]), .lead: .unit(hands.unit),
      .person: .person(hands.person), .due: .day(due),
    ].merging(weight(part)) { $1 }
    let registered = Fact.registered(
      Registration(
        ledger: milestones.code, definition: milestones.hash, year: 2023,
        parent: Registration.Parent(order, .milestone, part: part), stage: "planned", values: values))
    var waves = [Wave(day: first.advanced(by: 28), actor: hands.head, facts: [registered])]
    let fate = Int.random(in: 0..<10, using: &chance)
    guard fate > 0, due > waves[0].day else { return waves }
    waves.append(
      Wave(day: due, actor: hands.person, facts: [.finished(note: ""), move("reach", "planned", "claimed")]))
    guard fate > 1 else { return waves }
    return waves + [
      Wave(
        day: due.advanced(by: 2), actor: hands.leader,
        facts: [.verified(note: ""), .closedOut, move("confirm", "claimed", "confirmed")])
    ]
  }

  private func weight(_ part: Int) -> [FieldCode: Value] {
    guard let weight = try? Quantity(coefficient: part == 4 ? 40 : 20) else { return [:] }
    return [.weight: .number(weight)]
  }

  // MARK: Written down

  private func move(_ act: ActCode, _ from: StageCode, _ to: StageCode) -> Fact {
    .advanced(Advance(act, from: from, to: to))
  }

  private func written(_ item: ItemID, _ name: String, _ waves: [Wave], _ number: Int) -> [Batch] {
    var seen = 0
    return waves.prefix { $0.day <= today }.enumerated().compactMap { index, wave in
      // Between eight and nine in the morning, UTC midnight on.
      let instant = Instant(
        milliseconds: CivilZone.shanghai.start(of: wave.day).milliseconds + 28_800_000 + Int64(number % 3_600) * 1_000
          + Int64(index))
      guard let command = CommandID("\(name).\(index)") else { return nil }
      defer { seen += wave.facts.count + (wave.draws == nil ? 0 : 1) }
      return Batch(
        command, by: .person(wave.actor), at: instant, on: wave.day,
        [Batch.Entry(item, seen: seen, facts: wave.facts, draws: wave.draws)])
    }
  }
}
