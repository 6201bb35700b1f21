import Bureau
import Calendars
import Definitions
import LedgerKernel
import Wording

/// Walks one item of a ledger through its acts, written one a line:
/// `roads-head decline reason=非本科室职责 @2023-06-05 -> ruling` or `… -> !limitPassed`.
///
/// `+evidence` adds a file, `^DAY` dates the act, `open=2` says how many children are open,
/// and a line `part 1` goes on with the first item that the last act opened.
struct LedgerWalk {
  enum Outcome: Equatable {
    case at(StageCode)
    case refused(Refusal)
  }

  let definition: LedgerDefinition
  private(set) var item: Item?
  private(set) var opened: [Decision.Opening] = []
  private(set) var lastFacts: [Fact] = []
  private var head = ChainHead.none
  private var today = LedgerFixture.day("2023-06-01")
  private var serial = 0

  init(_ definition: LedgerDefinition) { self.definition = definition }

  /// - Returns: What the line expects and what came of it; nil for `part`.
  mutating func step(_ line: String) throws -> (expected: String, outcome: Outcome)? {
    let halves = line.split(separator: "->").map { $0.trimmingSpaces }
    var words = halves[0].split(separator: " ").map { String($0) }
    if words[0] == "part" {
      goOn(with: opened[Int(words[1])! - 1])
      return nil
    }
    let person = words.removeFirst()
    let act = ActCode(words.removeFirst())!
    var input = ActInput()
    var on: Day?
    var family = Family()
    for word in words {
      if word == "+evidence" {
        input.evidence.append(
          Evidence(digest: String(repeating: "0", count: 64), name: "照片.jpg", type: "image/jpeg", bytes: 9))
      } else if word.hasPrefix("@") {
        today = LedgerFixture.day(String(word.dropFirst()))
      } else if word.hasPrefix("^") {
        on = LedgerFixture.day(String(word.dropFirst()))
      } else {
        let parts = word.split(separator: "=", maxSplits: 1).map { String($0) }
        if parts[0] == "open" {
          family.open = Int(parts[1])!
        } else {
          input.values[FieldCode(parts[0])!] = value(parts[0], parts[1])
        }
      }
    }
    let now = Circumstances(
      organisation: LedgerFixture.organisation, calendar: LedgerFixture.calendar, limits: LedgerFixture.limits,
      today: today, on: on ?? today, actor: person == "system" ? .system : .person(PersonID(person)!), family: family,
      nextItem: { Self.id(99) })
    return (halves.count > 1 ? halves[1] : item?.stage.raw ?? "", perform(act, input, now))
  }

  private mutating func perform(_ act: ActCode, _ input: ActInput, _ now: Circumstances) -> Outcome {
    do {
      let decision: Decision
      if let item {
        decision = try definition.deciding(act, on: item, input, now)
      } else {
        decision = try definition.opening(by: act, input, year: 2023, now)
      }
      write(decision, now.on)
      return .at(item!.stage)
    } catch {
      return .refused(error)
    }
  }

  private mutating func write(_ decision: Decision, _ on: Day) {
    var facts = decision.facts
    if decision.draws, let numbering = definition.numbering {
      serial += 1
      facts.append(.numbered(DrawnNumber(serial: serial, text: numbering.number(year: 2023, serial: serial))))
    }
    append(facts, by: decision.actor, on: on)
    opened = decision.openings
    lastFacts = facts
  }

  private mutating func append(_ facts: [Fact], by actor: Actor, on: Day) {
    let events = head.appending(
      facts, to: Self.id(1), command: CommandID("walk")!, by: actor, at: Instant(milliseconds: 0), on: on,
      with: HashFunction(name: "none") { _ in [] }
    ).map(\.event)
    head = ChainHead(ordinal: head.ordinal + events.count, hash: [])
    item = item?.following(events) ?? Item(replaying: events)
  }

  private mutating func goOn(with opening: Decision.Opening) {
    (item, head) = (nil, .none)
    append(opening.facts, by: .system, on: today)
  }

  private static func id(_ number: Int64) -> ItemID { ItemID(milliseconds: number, chance: (0, 0)) }

  private func value(_ field: String, _ text: String) -> Value {
    switch definition.field(FieldCode(field)!)?.kind {
    case .choice?: .choice(text)
    case .choices?: .choices(text.split(separator: ",").map { String($0) })
    case .day?: .day(LedgerFixture.day(text))
    case .number?: .number((try? Quantity(parsing: text))!)
    case .flag?: .flag(text == "yes")
    case .unit?: .unit(UnitID(text)!)
    case .units?: .units(text.split(separator: ",").map { UnitID(String($0))! })
    case .person?: .person(PersonID(text)!)
    case .text?, .items?, .sources?, nil: .text(text)
    }
  }
}

extension Refusal {
  /// The case alone, as scenarios name it.
  var name: String { String("\(self)".prefix { $0 != "(" }) }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
