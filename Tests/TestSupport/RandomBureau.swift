internal import Bureau
public import Calendars
public import LedgerKernel
internal import Synchronization

/// A bureau that does what comes to its mind: random acts of random people on random items, decided by the kernel
/// exactly as the product decides them. Refused acts are simply not done.
public struct RandomBureau {
  public struct Outcome {
    public let batch: Batch
    /// How many acts were refused before one was allowed.
    public let refused: Int
  }

  private let rules: SampleRules
  private var chance: Seeded
  private var items: [ItemID: (item: Item, events: [Event])] = [:]
  private var order: [ItemID] = []
  private var serials: [Batch.Series: Int] = [:]
  private var now: Int64
  private var commands = 0
  private let seed: UInt64
  private let people: [PersonID]
  private let units: [UnitID]
  private let ledgers: [LedgerCode]

  public init(_ rules: SampleRules, seed: UInt64) {
    self.rules = rules
    self.seed = seed
    self.chance = Seeded(seed)
    self.now = CivilZone.shanghai.start(of: Day("2023-01-09")).milliseconds + 9 * 3_600_000
    let day = Day("2023-01-09")
    // Those who can do something, so that not all chance is wasted.
    self.people = rules.organisation.people.map(\.id).filter { person in
      [Capability.supervise, .sign, .decide, .receive, .report, .rule].contains { capability in
        rules.organisation.posts(of: person, on: day).contains { post in
          rules.organisation.role(post.role)?.capabilities.contains(capability) == true
        }
      }
    }
    self.ledgers = rules.definitions.keys.filter { $0 != "milestone" }.sorted()
    self.units = rules.organisation.units(on: day).filter { $0.kind == .section || $0.kind == .affiliated }.map(\.id)
  }

  public var today: Day { Instant(milliseconds: now).day(in: .shanghai) }
  public var itemCount: Int { order.count }

  /// The next batch; nil when nothing was allowed in many tries.
  public mutating func next(maxItems: Int) -> Outcome? {
    for refused in 0..<400 {
      // Minutes, hours, sometimes days; sometimes the clock runs backwards a little.
      switch Int.random(in: 0..<20, using: &chance) {
      case 0: now += Int64.random(in: 1...6, using: &chance) * 86_400_000
      case 1: now -= Int64.random(in: 0...5_000, using: &chance)
      default: now += Int64.random(in: 1_000...7_200_000, using: &chance)
      }
      let opens = order.isEmpty || (order.count < maxItems && Int.random(in: 0..<6, using: &chance) == 0)
      if let batch = opens ? open() : act() { return Outcome(batch: batch, refused: refused) }
    }
    return nil
  }

  private mutating func open() -> Batch? {
    let parent = order.randomElement(using: &chance)
    let opensMilestone = parent != nil && Int.random(in: 0..<3, using: &chance) == 0
    let code = opensMilestone ? "milestone" : ledgers.randomElement(using: &chance) ?? "work-order"
    let definition = rules.definition(code)
    guard let act = definition.openings.randomElement(using: &chance) else { return nil }
    let link = opensMilestone ? parent.map { Registration.Parent($0, .milestone, part: order.count) } : nil
    let input = ActInput(values(for: act, definition))
    let id = newItem()
    guard
      let decision = try? definition.opening(
        by: act.code, input, year: 2023, parent: link, circumstances(of: nil))
    else { return nil }
    return commit(decision, on: id, definition)
  }

  private mutating func act() -> Batch? {
    guard let id = order.randomElement(using: &chance), let (item, _) = items[id],
      let definition = rules.definitions[item.ledger],
      let act = definition.acts.filter({ $0.anyStage || $0.from.contains(item.stage) }).randomElement(using: &chance)
    else { return nil }
    var input = ActInput(values(for: act, definition))
    if Int.random(in: 0..<3, using: &chance) == 0 {
      let digest = String(repeating: "ab", count: 32)
      input.evidence = [Evidence(digest: digest, name: "验收单.pdf", type: "application/pdf", bytes: 1_024)]
    }
    guard let decision = try? definition.deciding(act.code, on: item, input, circumstances(of: act)) else { return nil }
    return commit(decision, on: id, definition)
  }

  private mutating func circumstances(of act: Act?) -> Circumstances {
    let isSystem = act?.by.anyOf.contains(.system) == true
    let person = people.randomElement(using: &chance) ?? "fang-jiming"
    let back = Int.random(in: 0..<10, using: &chance) == 0 ? Int.random(in: 0...9, using: &chance) : 0
    let ids = Supply((0..<12).map { _ in newItem() })
    return Circumstances(
      organisation: rules.organisation, calendar: rules.calendar, limits: rules.limits, today: today,
      on: today.advanced(by: -back), actor: isSystem ? .system : .person(person), family: Family(),
      nextItem: { ids.next() })
  }

  private mutating func commit(_ decision: Decision, on id: ItemID, _ definition: LedgerDefinition) -> Batch? {
    commands += 1
    guard let command = CommandID("r\(seed):\(commands)") else { return nil }
    let series =
      decision.draws
      ? definition.numbering.map {
        Batch.Series(ledger: definition.code, year: items[id]?.item.year ?? 2023, numbering: $0)
      } : nil
    let entries =
      [Batch.Entry(id, seen: items[id]?.events.count ?? 0, facts: decision.facts, draws: series)]
      + decision.openings.map { Batch.Entry($0.item, seen: 0, facts: $0.facts) }
    let batch = Batch(command, by: decision.actor, at: Instant(milliseconds: now), on: today, entries)
    for entry in entries { remember(entry, batch) }
    return batch
  }

  /// Keeps the item as it will stand, without hashes: only the fold matters here.
  private mutating func remember(_ entry: Batch.Entry, _ batch: Batch) {
    var facts = entry.facts
    if let series = entry.draws {
      serials[series, default: 0] += 1
      let serial = serials[series] ?? 1
      facts.append(
        .numbered(DrawnNumber(serial: serial, text: series.numbering.number(year: series.year, serial: serial))))
    }
    let before = items[entry.item]?.events ?? []
    let head = ChainHead(ordinal: before.count, hash: [])
    let events =
      before
      + head.appending(
        facts, to: entry.item, command: batch.command, by: batch.actor, at: batch.recorded, on: batch.on,
        with: HashFunction(name: "none") { _ in [] }
      ).map(\.event)
    guard let item = Item(replaying: events) else { return }
    if before.isEmpty { order.append(entry.item) }
    items[entry.item] = (item, events)
  }

  private mutating func newItem() -> ItemID {
    ItemID(milliseconds: now, chance: (UInt16.random(in: 0 ... .max, using: &chance), chance.next()))
  }

  // MARK: Values

  private mutating func values(for act: Act, _ definition: LedgerDefinition) -> [FieldCode: Value] {
    var values: [FieldCode: Value] = [:]
    for asked in act.asks where asked.isRequired || Int.random(in: 0..<3, using: &chance) > 0 {
      guard let field = definition.field(asked.field), let value = value(of: field) else { continue }
      values[asked.field] = value
    }
    return values
  }

  private static let words = ["老旧路面", "管网改造", "保障住房", "竣工验收", "海绵城市", "隐患排查", "春季开工", "督导", "台账", "一件事"]

  private mutating func value(of field: FieldDefinition) -> Value? {
    switch field.kind {
    case .text:
      if field.code == .dueText { return Bool.random(using: &chance) ? .text("*月底前") : nil }
      let count = Int.random(in: 1...4, using: &chance)
      return .text((0..<count).map { _ in Self.words.randomElement(using: &chance) ?? "" }.joined())
    case .choice(let choices): return choices.randomElement(using: &chance).map { .choice($0.code) }
    case .choices(let choices): return .choices(choices.filter { _ in Bool.random(using: &chance) }.map(\.code))
    case .day: return .day(today.advanced(by: Int.random(in: -3...60, using: &chance)))
    case .number:
      return (try? Quantity(coefficient: Int64.random(in: 1...9_999, using: &chance), scale: 1)).map { .number($0) }
    case .flag: return .flag(Int.random(in: 0..<4, using: &chance) == 0)
    case .unit: return units.randomElement(using: &chance).map { .unit($0) }
    case .units:
      let count = Int.random(in: 0...3, using: &chance)
      return count == 0 ? nil : .units(Array(units.shuffled(using: &chance).prefix(count)))
    case .person: return people.randomElement(using: &chance).map { .person($0) }
    case .items: return nil
    case .sources:
      return .sources([
        Source(document: "要点", clause: "一、", quote: "要推进\(Self.words.randomElement(using: &chance) ?? "")", span: 3..<9)
      ])
    }
  }
}

/// Hands out prepared ids.
private final class Supply: Sendable {
  private let ids: Mutex<[ItemID]>

  init(_ ids: [ItemID]) { self.ids = Mutex(ids) }

  func next() -> ItemID { ids.withLock { $0.removeLast() } }
}
