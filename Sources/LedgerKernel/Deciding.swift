public import Bureau
public import Calendars
internal import Wording

/// What a person submits when doing an act. Sensitive values come in plain here; they are sealed in the facts.
public struct ActInput: Hashable, Sendable {
  public var values: [FieldCode: Value]
  /// Fields that are to hold nothing afterwards; only an act that assigns takes them.
  public var cleared: Set<FieldCode>
  public var evidence: [Evidence]

  public init(_ values: [FieldCode: Value] = [:], clearing cleared: Set<FieldCode> = [], evidence: [Evidence] = []) {
    self.values = values
    self.cleared = cleared
    self.evidence = evidence
  }
}

/// The circumstances under which an act is decided.
public struct Circumstances: Sendable {
  public let organisation: Organisation
  public let calendar: WorkCalendar
  public let limits: LegalLimits
  public let today: Day
  /// The civil day the act happened; today, or earlier when it is written down late.
  public let on: Day
  /// The person signed in, or the clockwork.
  public let actor: Actor
  public let family: Family
  /// The item under which an act opens another one; nil where it opens none, or one by itself.
  public let parent: Item?
  /// Whether the parent has come to an end.
  public let isParentEnded: Bool
  /// Names the items that the act opens.
  public let nextItem: @Sendable () -> ItemID

  public init(
    organisation: Organisation, calendar: WorkCalendar, limits: LegalLimits, today: Day, on: Day,
    actor: Actor,
    family: Family = Family(), parent: Item? = nil, isParentEnded: Bool = false,
    nextItem: @escaping @Sendable () -> ItemID
  ) {
    self.organisation = organisation
    self.calendar = calendar
    self.limits = limits
    self.today = today
    self.on = on
    self.actor = actor
    self.family = family
    self.parent = parent
    self.isParentEnded = isParentEnded
    self.nextItem = nextItem
  }
}

/// What an item's children amount to, where a rule asks.
public struct Family: Hashable, Sendable {
  /// Copies, sub-items and milestones that have not come to an end, or may come back from it.
  public var open: Int
  /// Copies and sub-items that a unit has signed for.
  public var signed: Int
  /// Sum of the milestones' weights; nil without milestones.
  public var weights: Quantity?

  public init(open: Int = 0, signed: Int = 0, weights: Quantity? = nil) {
    self.open = open
    self.signed = signed
    self.weights = weights
  }
}

/// What an act comes to: facts of the item itself, and items that it opens.
public struct Decision: Hashable, Sendable {
  public struct Opening: Hashable, Sendable {
    public let item: ItemID
    public let facts: [Fact]
  }
  /// Who acted, with the principal when it was on behalf.
  public var actor: Actor
  public var facts: [Fact]
  /// Whether a number is to be drawn.
  public var draws: Bool
  public var openings: [Opening]
}

extension LedgerDefinition {
  /// Opens an item.
  ///
  /// - Throws: ``Refusal`` naming the rule that forbids it; nothing was written.
  public func opening(
    by code: ActCode, _ input: ActInput, year: Int, parent: Registration.Parent? = nil,
    _ now: Circumstances
  ) throws(Refusal) -> Decision {
    guard let act = act(code), act.from.isEmpty, !act.anyStage, let stage = act.to else {
      throw .unknownAct
    }
    var deciding = Deciding(definition: self, act: act, input: input, now: now, item: nil)
    return try deciding.open(at: stage, year: year, parent: parent)
  }

  /// Decides an act on an item.
  ///
  /// - Returns: The facts in the order they are written; the move itself stands last.
  /// - Throws: ``Refusal`` naming the rule that forbids it; nothing was written.
  public func deciding(_ code: ActCode, on item: Item, _ input: ActInput, _ now: Circumstances)
    throws(Refusal)
    -> Decision
  {
    guard let act = act(code), !(act.from.isEmpty && !act.anyStage) else { throw .unknownAct }
    var deciding = Deciding(definition: self, act: act, input: input, now: now, item: item)
    return try deciding.perform(on: item)
  }

  /// Whether a person could do an act now, before anything was filled in; nil when so, the reason otherwise.
  public func obstacle(to act: Act, on item: Item, _ now: Circumstances) -> Refusal? {
    let deciding = Deciding(definition: self, act: act, input: ActInput(), now: now, item: item)
    do {
      try deciding.checkPlace(item)
      try deciding.checkWaiting(item)
      _ = try deciding.entitledActor(item)
      try deciding.checkNeeds(item)
      return nil
    } catch {
      return error
    }
  }

  /// Whether a person may open an item by this act; nil when so.
  public func obstacle(toOpeningBy act: Act, _ now: Circumstances) -> Refusal? {
    var refusal: Refusal?
    // Before a lead is filled in: whoever may do it for some unit is shown the form.
    let leads = now.organisation.units(on: now.today).map { [FieldCode.lead: Value.unit($0.id)] }
    for values in [[:]] + leads {
      let deciding = Deciding(definition: self, act: act, input: ActInput(values), now: now, item: nil)
      do {
        _ = try deciding.entitledActor(nil)
        return nil
      } catch {
        refusal = refusal ?? error
      }
    }
    return refusal
  }
}

/// One act being decided.
struct Deciding {
  let definition: LedgerDefinition
  let act: Act
  let input: ActInput
  let now: Circumstances
  let item: Item?
  var decision = Decision(actor: .system, facts: [], draws: false, openings: [])

  init(definition: LedgerDefinition, act: Act, input: ActInput, now: Circumstances, item: Item?) {
    self.definition = definition
    self.act = act
    self.input = input
    self.now = now
    self.item = item
  }

  mutating func open(at stage: StageCode, year: Int, parent: Registration.Parent?) throws(Refusal)
    -> Decision
  {
    guard now.on <= now.today else { throw .dayAhead(now.on) }
    decision.actor = try entitledActor(nil)
    try checkInput()
    var kept = input.values.filter { !FieldCode.passing.contains($0.key) }
    try checkDays(kept)
    if let parent, let above = now.parent {
      try checkParent(parent, above)
      // What is promised under a rigid item is as rigid.
      if parent.relation == .milestone, above.isRigid { kept[.rigid] = .flag(true) }
    }
    let registration = Registration(
      ledger: definition.code, definition: definition.hash, year: year, parent: parent,
      stage: stage, values: kept)
    decision.facts = [.registered(registration)]
    decision.facts += input.evidence.map { .attached($0) }
    decision.draws = act.does.contains(.number)
    return decision
  }

  /// People open milestones and items that serve another one; copies and sub-items come with an order's issue.
  private func checkParent(_ link: Registration.Parent, _ above: Item) throws(Refusal) {
    guard !now.isParentEnded, link.relation == .milestone || link.relation == .serves else { throw .parentClosed }
    guard link.relation == .milestone, let lead = givenUnit(.lead) else { return }
    guard above.involved.isEmpty || above.involved.contains(lead) else { throw .parentClosed }
  }

  mutating func perform(on item: Item) throws(Refusal) -> Decision {
    guard now.on <= now.today else { throw .dayAhead(now.on) }
    // Written down late is allowed, as far back as the plan year or the item itself.
    let earliest = min(item.registeredOn, Day(year: item.year, month: 1, day: 1) ?? item.registeredOn)
    if now.on < earliest { throw .dayBefore(earliest) }
    try checkPlace(item)
    // What goes on from a stage does not happen before the stage was reached; within the work it may be told late.
    if let to = act.to, item.stage != item.openingStage, !isWithinWork(item.stage, to),
      let entered = item.entered[item.stage], now.on < entered
    {
      throw .dayBefore(entered)
    }
    decision.actor = try entitledActor(item)
    try checkInput()
    for effect in act.does { try carryOut(effect, on: item) }
    if !act.does.contains(.attach) { decision.facts += input.evidence.map { .attached($0) } }
    try checkNeeds(item)
    // Fields of the ledger itself travel with the move, and so does what was asked in passing and no effect keeps;
    // common ones have facts of their own.
    let kept = act.does.reduce(into: Set<FieldCode>()) { $0.formUnion($1.keeps) }
    let own = input.values.filter {
      FieldDefinition.common[$0.key] == nil || FieldCode.passing.contains($0.key) && !kept.contains($0.key)
    }
    decision.facts.append(
      .advanced(Advance(act.code, from: item.stage, to: act.to ?? item.stage, values: own)))
    return decision
  }

  /// Stage and condition.
  func checkPlace(_ item: Item) throws(Refusal) {
    let stage = definition.stage(item.stage)
    let here = act.from.contains(item.stage) || (act.anyStage && stage?.phase.isOpen == true)
    guard here else {
      throw .notFromHere(
        act: act.name, stage: stage?.name ?? Words(item.stage.raw, en: item.stage.raw))
    }
    guard let when = act.when, !when.holds(for: item, now.family) else { return }
    let instead = definition.acts.filter { other in
      act.to != nil && other.to == act.to && other.from.contains(item.stage) && !other.by.anyOf.contains(.system)
        && other.when?.holds(for: item, now.family) ?? true
    }
    throw .notNow(
      act: act.name,
      instead: instead.map { other in
        Words("\(other.name.simplifiedChinese)（\(other.code)）", en: "\(other.name.english) (\(other.code))")
      })
  }

  func checkNeeds(_ item: Item) throws(Refusal) {
    for need in act.needs {
      switch need {
      case .evidence(let count, let when):
        guard when?.holds(for: item, now.family) ?? true else { continue }
        // Whoever checks the evidence does not bring it along.
        let present = item.evidence.count + (act.does.contains(.verify) ? 0 : input.evidence.count)
        guard present >= count else { throw .evidenceMissing(needed: count, present: present) }
      case .childrenEnded:
        guard now.family.open == 0 else { throw .childrenOpen(now.family.open) }
      case .weightsComplete:
        if let sum = now.family.weights, sum != Self.hundred { throw .weightsIncomplete(sum) }
      case .field(let field):
        guard item.values[field] != nil || input.values[field] != nil else {
          throw .fieldsMissing([definition.field(field)?.name ?? Words(field.raw, en: field.raw)])
        }
      case .within(let code):
        guard let limit = definition.limit(code),
          let running = definition.running(
            limit, of: item, calendar: now.calendar, limits: now.limits),
          now.on > running.due
        else { continue }
        throw .limitPassed(limit.name, due: running.due)
      }
    }
  }

  private func isWithinWork(_ stages: StageCode...) -> Bool {
    stages.allSatisfy { definition.stage($0)?.phase == .working }
  }

  private static let hundred = try? Quantity(coefficient: 100)

  // MARK: Who

  /// The actor to write down: with the principal when the authority is lent.
  func entitledActor(_ item: Item?) throws(Refusal) -> Actor {
    switch now.actor {
    case .system:
      guard act.by.anyOf.contains(.system) else { throw notEntitled() }
      return .system
    case .person(let person, _):
      // Nobody acts on behalf of somebody else who may do it in their own right.
      let entitled = act.by.anyOf.lazy.compactMap { self.actor(person, by: $0, item) }
      guard let found = entitled.first(where: { $0.principal == person }) ?? entitled.first,
        !act.by.noneOf.contains(where: { self.actor(person, by: $0, item)?.principal == person })
      else { throw notEntitled() }
      if act.by.notDoer, let item, found.people.contains(where: item.doers.contains) {
        throw .doerMayNotVerify(act: act.name)
      }
      return found
    }
  }

  private func actor(_ person: PersonID, by term: ActorRule.Term, _ item: Item?) -> Actor? {
    switch term {
    case .system: return nil
    case .author: return item?.author == person ? .person(person) : nil
    case .responsiblePerson: return item?.responsiblePerson == person ? .person(person) : nil
    case .holding(let capability, let reach):
      for unit in units(reach, capability, item) {
        if let authority = now.organisation.authority(
          of: person, to: capability, over: unit, on: now.today)
        {
          return .person(person, for: authority.onBehalfOf)
        }
      }
      return nil
    }
  }

  /// The units over which a term's capability counts; a single nil asks for the whole bureau.
  private func units(_ reach: ActorRule.Reach, _ capability: Capability, _ item: Item?) -> [UnitID?] {
    switch reach {
    case .bureau: return [nil]
    case .lead:
      // Work that was passed on is done by the other unit; the first one stays answerable, so its leaders decide.
      let isLeaders = capability == .sign || capability == .rule
      let unit = item.map { isLeaders ? $0.lead : $0.handler } ?? givenUnit(.lead)
      // Nobody leads yet: only whoever may do it bureau-wide.
      return unit.map { [$0] } ?? [nil]
    case .involved: return item?.involved ?? []
    case .any: return givenUnit(.unit).map { [$0] } ?? everyUnit
    }
  }

  private var everyUnit: [UnitID] { now.organisation.units(on: now.today).map(\.id) }

  private func givenUnit(_ field: FieldCode) -> UnitID? {
    if case .unit(let unit)? = input.values[field] { unit } else { nil }
  }

  /// The unit for which the actor acts: the one given, or the first concerned that the actor may act for.
  func actingUnit(_ item: Item) throws(Refusal) -> UnitID {
    guard case .person(let person, _) = now.actor else {
      guard let handler = item.handler else { throw .nobodyAddressed }
      return handler
    }
    let candidates =
      givenUnit(.unit).map { [$0] }
      ?? ([item.handler].compactMap { $0 } + item.involved + (act.by.reachesAny ? everyUnit : []))
    for unit in candidates {
      for case .holding(let capability, _) in act.by.anyOf
      where now.organisation.authority(of: person, to: capability, over: unit, on: now.today) != nil {
        return unit
      }
    }
    guard let handler = item.handler, givenUnit(.unit) == nil else { throw notEntitled() }
    return handler
  }

  func notEntitled() -> Refusal { .notEntitled(act: act.name, who: act.by.wording) }
}
