public import Bureau
public import Calendars
public import LedgerKernel
internal import Storage
internal import Wording

/// What comes with every form, import and command: who, a command id, and what was seen.
public struct Request: Hashable, Sendable {
  public let command: CommandID
  public let actor: Actor
  /// How many events of the item the writer had seen; nil takes it as it stands.
  public let seen: Int?
  /// The civil day it happened; nil is today.
  public let on: Day?

  public init(_ command: CommandID, by person: PersonID, seen: Int? = nil, on: Day? = nil) {
    self.init(command, actor: .person(person), seen: seen, on: on)
  }

  init(_ command: CommandID, actor: Actor, seen: Int?, on: Day?) {
    self.command = command
    self.actor = actor
    self.seen = seen
    self.on = on
  }
}

/// 办理 — does one act of an item's definition, or the same act of several items at once: the one verb behind the web form,
/// the command line and imports.
public struct PerformAct: Sendable {
  let office: Office

  public init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` when a rule says no; ``StoreFault`` `.stale` when the item moved on since it was seen.
  @discardableResult
  public func callAsFunction(_ act: ActCode, on id: ItemID, _ input: ActInput = ActInput(), _ request: Request)
    async throws -> Receipt
  {
    try await callAsFunction(act, on: [id], input, request)
  }

  /// Several items in one batch, 批量签发 for one: all of them, or none.
  ///
  /// - Throws: As for one; a refusal is the first item's that a rule stops.
  /// - Parameter seen: How many events of each item the writer had seen; items that are not in it are taken as they stand.
  @discardableResult
  public func callAsFunction(
    _ act: ActCode, on ids: [ItemID], _ input: ActInput = ActInput(), _ request: Request, seen: [ItemID: Int] = [:]
  ) async throws -> Receipt {
    let receipt = try await office.once(request, { $0.does(act, on: ids) }) {
      try await self.write(act, on: ids, input, request, seen)
    }
    try await destroyKeys(of: ids)
    return receipt
  }

  private func write(
    _ act: ActCode, on ids: [ItemID], _ input: ActInput, _ request: Request, _ seen: [ItemID: Int]
  ) async throws -> Receipt {
    var entries: [Batch.Entry] = []
    var actor: Actor?
    for id in ids {
      let (decided, own) = try await decide(act, on: id, input, request, seen: seen[id] ?? request.seen)
      // One signature is one person's, for one principal.
      guard actor == nil || actor == decided else { throw Refusal.notNow(act: Words(act.raw, en: act.raw)) }
      actor = decided
      entries += own
    }
    guard let actor, Set(entries.map(\.item)).count == entries.count else { throw Refusal.unknownItem }
    let batch = Batch(request.command, by: actor, at: office.now, on: request.on ?? office.today, entries)
    return try await office.store.append(batch, under: office.rulebook.projection)
  }

  private func decide(_ act: ActCode, on id: ItemID, _ input: ActInput, _ request: Request, seen: Int?) async throws
    -> (Actor, [Batch.Entry])
  {
    let events = try await office.store.events(of: id)
    guard let item = Item(replaying: events) else { throw Refusal.unknownItem }
    guard let definition = office.rulebook.definitions[item.definition] else {
      throw StoreFault.definitionUnknown(item.definition)
    }
    try await office.requireVisible(id, to: request.actor)
    if let seen, seen != events.count { throw StoreFault.stale([id]) }
    let family = try await office.family(of: id)
    let decision = try definition.deciding(
      act, on: item, input, office.circumstances(request.actor, on: request.on, family: family))
    let sealed = try office.sealing(decision.facts, of: id, definition)
    let series = decision.draws ? definition.series(in: item.year) : nil
    var entries = [Batch.Entry(id, seen: events.count, facts: sealed, draws: series)]
    for opening in decision.openings {
      let facts = try office.resealing(opening.facts, from: id, to: opening.item, definition)
      entries.append(Batch.Entry(opening.item, seen: 0, facts: facts))
    }
    if let done = definition.act(act) { entries += try await parts(of: id, follow: done, at: item, definition, input) }
    return (decision.actor, entries)
  }

  /// An erased item's key goes with it, and goes when a first attempt was cut off before it could.
  private func destroyKeys(of ids: [ItemID]) async throws {
    for id in ids {
      guard try office.surroundings.keys.key(id) != nil,
        let item = Item(replaying: try await office.store.events(of: id)), item.erased
      else { continue }
      try office.surroundings.keys.destroy(id)
    }
  }

  /// What is withdrawn, made void, suspended or carried over takes its open copies and sub-items with it, in the same
  /// batch; what is resumed brings those back that were suspended with it.
  private func parts(
    of parent: ItemID, follow act: Act, at item: Item, _ definition: LedgerDefinition, _ input: ActInput
  ) async throws -> [Batch.Entry] {
    guard let to = act.to else { return [] }
    let stops = act.does.contains(.stop) || act.does.contains(.carryOver)
    let resumes = definition.wayBack(from: item.stage).contains { $0.code == act.code }
    guard stops || resumes else { return [] }
    var reason = ""
    if case .text(let text)? = input.values[.reason] { reason = text }
    var entries: [Batch.Entry] = []
    for child in try await office.store.children(of: parent)
    where child.relation == .copy || child.relation == .support || (stops && child.relation == .milestone) {
      guard let own = office.rulebook.definitions[child.definition] else { continue }
      if stops, !child.isEnded {
        // A part of another ledger stops in its own way.
        let end = own.code == definition.code ? to : own.acts.first { $0.does.contains(.stop) }?.to
        guard let end, let code = own.code == definition.code ? act.code : own.acts.first(where: { $0.to == end })?.code
        else { continue }
        entries.append(
          Batch.Entry(
            child.item, seen: child.ordinal,
            facts: [.stopped(reason: reason), .advanced(Advance(code, from: child.stage, to: end))]))
      } else if resumes, child.stage == item.stage, own.code == definition.code,
        let part = Item(replaying: try await office.store.events(of: child.item))
      {
        let family = try await office.family(of: child.item)
        let back = own.wayBack(from: child.stage).first { $0.when?.holds(for: part, family) ?? true }
        guard let back, let stage = back.to else { continue }
        entries.append(
          Batch.Entry(
            child.item, seen: child.ordinal, facts: [.advanced(Advance(back.code, from: child.stage, to: stage))]))
      }
    }
    return entries
  }
}

extension Office {
  /// What the same act under the same command id came to before; nil when it was not done.
  ///
  /// - Throws: ``Refusal`` `.commandUsed`.
  public func receipt(of request: Request, doing act: ActCode, on items: ItemID...) async throws -> Receipt? {
    try await earlier(request) { $0.does(act, on: items) }
  }

  /// What opening the same item under the same command id came to before; nil when it was not done.
  ///
  /// - Throws: ``Refusal`` `.commandUsed`.
  public func receipt(of request: Request, opening ledger: LedgerCode, titled title: String) async throws -> Receipt? {
    try await earlier(request) { $0.opens(ledger, title.isEmpty ? nil : .text(title)) }
  }

  /// Does what a request asks for, unless it was done before. Where a first attempt is carried out by another server while
  /// this one is being worked out, the item looks as if somebody had been faster: it was the same person, and is told so.
  func once(
    _ request: Request, _ isSame: (EarlierDeed) -> Bool, _ deed: () async throws -> Receipt
  ) async throws -> Receipt {
    if let earlier = try await earlier(request, isSame) { return earlier }
    do {
      let receipt = try await deed()
      guard receipt.isRepeat else { return receipt }
    } catch let fault as StoreFault {
      guard case .stale = fault, let earlier = try await earlier(request, isSame) else { throw fault }
      return earlier
    } catch let refusal as Refusal {
      guard let earlier = try await earlier(request, isSame) else { throw refusal }
      return earlier
    }
    guard let earlier = try await earlier(request, isSame) else { throw Refusal.commandUsed }
    return earlier
  }

  /// What an earlier attempt under the same command id came to.
  ///
  /// - Parameter isSame: Whether what it wrote is what is being asked for now.
  /// - Throws: ``Refusal`` `.commandUsed` when somebody else, or something else, had used it.
  func earlier(_ request: Request, _ isSame: (EarlierDeed) -> Bool) async throws -> Receipt? {
    guard let receipt = try await store.receipt(of: request.command) else { return nil }
    var facts: [ItemID: [Fact]] = [:]
    for line in receipt.lines {
      for event in try await store.events(of: line.item) where event.command == request.command {
        guard event.actor.person == request.actor.person else { throw Refusal.commandUsed }
        facts[line.item, default: []].append(event.fact)
      }
    }
    guard isSame(EarlierDeed(items: receipt.lines.map(\.item), facts: facts)) else { throw Refusal.commandUsed }
    return receipt
  }
}

/// What a command wrote when it was carried out.
struct EarlierDeed {
  /// In the order of the batch.
  let items: [ItemID]
  let facts: [ItemID: [Fact]]

  func does(_ act: ActCode, on ids: [ItemID]) -> Bool {
    ids.allSatisfy { id in
      facts[id]?.contains { if case .advanced(let move) = $0 { move.act == act } else { false } } == true
    }
  }

  func opens(_ ledger: LedgerCode, _ title: Value?) -> Bool {
    guard let first = items.first, case .registered(let registration)? = facts[first]?.first else { return false }
    return registration.ledger == ledger && registration.values[.title] == title
  }
}

/// 立项 — opens an item of a ledger.
public struct OpenItem: Sendable {
  let office: Office

  public init(_ office: Office) { self.office = office }

  /// - Parameters:
  ///   - act: One of the definition's opening acts; nil takes the first.
  ///   - year: The plan year.
  ///   - parent: The item it belongs to, with what it is to it.
  /// - Throws: ``Refusal``, ``StoreFault``.
  @discardableResult
  public func callAsFunction(
    in ledger: LedgerCode, by act: ActCode? = nil, year: Int, parent: (ItemID, Registration.Relation)? = nil,
    _ input: ActInput, _ request: Request
  ) async throws -> Receipt {
    try await office.once(request, { $0.opens(ledger, input.values[.title]) }) {
      try await self.open(in: ledger, by: act, year: year, parent: parent, input, request)
    }
  }

  private func open(
    in ledger: LedgerCode, by act: ActCode?, year: Int, parent: (ItemID, Registration.Relation)?, _ input: ActInput,
    _ request: Request
  ) async throws -> Receipt {
    let rules = office.rulebook
    guard let definition = rules.definition(of: ledger, in: year) else { throw Refusal.unknownLedger }
    guard let act = act ?? definition.openings.first?.code else { throw Refusal.unknownAct }
    var link: Registration.Parent?
    var above: (item: Item, isEnded: Bool)?
    if let (item, relation) = parent {
      try await office.requireVisible(item, to: request.actor)
      guard let found = Item(replaying: try await office.store.events(of: item)) else { throw Refusal.unknownItem }
      above = (found, rules.definitions[found.definition]?.stage(found.stage)?.phase.isEnd == true)
      let siblings = try await office.store.children(of: item)
      link = Registration.Parent(item, relation, part: (siblings.map(\.part).max() ?? 0) + 1)
    }
    let decision = try definition.opening(
      by: act, input, year: year, parent: link,
      office.circumstances(
        request.actor, on: request.on, parent: above?.item, isParentEnded: above?.isEnded ?? false))
    let id = office.newItemID()
    let facts = try office.sealing(decision.facts, of: id, definition)
    let entry = Batch.Entry(id, seen: 0, facts: facts, draws: decision.draws ? definition.series(in: year) : nil)
    let batch = Batch(
      request.command, by: decision.actor, at: office.now, on: request.on ?? office.today, [entry])
    return try await office.store.append(batch, under: rules.projection)
  }
}

extension LedgerDefinition {
  func series(in year: Int) -> Batch.Series? {
    numbering.map { Batch.Series(ledger: code, year: year, numbering: $0) }
  }
}

extension Office {
  /// What a person may see now.
  public func scope(of person: PersonID) -> Scope { rulebook.organisation.readScope(of: person, on: today) }

  /// Whether a person may see an item now.
  public func isVisible(_ item: ItemID, to person: PersonID) async throws -> Bool {
    try await store.isVisible(item, to: scope(of: person))
  }

  /// An item that a person may not see is answered like one that does not exist.
  func requireVisible(_ item: ItemID, to actor: Actor) async throws {
    guard let person = actor.principal else { return }
    if try await store.isVisible(item, to: scope(of: person)) { return }
    guard try await isOffered(item, to: person) else { throw Refusal.unknownItem }
  }

  /// Whether a person may claim the item as it stands: what nobody leads is in no unit's scope, and open to all.
  private func isOffered(_ id: ItemID, to person: PersonID) async throws -> Bool {
    guard let item = Item(replaying: try await store.events(of: id)), item.lead == nil,
      let definition = rulebook.definitions[item.definition]
    else { return false }
    let now = circumstances(.person(person))
    return definition.acts.contains { act in
      let reachesAny = act.by.anyOf.contains { if case .holding(_, over: .any) = $0 { true } else { false } }
      return reachesAny && definition.obstacle(to: act, on: item, now) == nil
    }
  }
}
