public import Bureau
public import Calendars
public import LedgerKernel
internal import Storage

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

/// 办理 — does one act of an item's definition: the one verb behind the web form, the command line and imports.
public struct PerformAct: Sendable {
  let office: Office

  public init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` when a rule says no; ``StoreFault`` `.stale` when the item moved on since it was seen.
  @discardableResult
  public func callAsFunction(_ act: ActCode, on id: ItemID, _ input: ActInput = ActInput(), _ request: Request)
    async throws -> Receipt
  {
    if let earlier = try await office.store.receipt(of: request.command) { return earlier }
    let events = try await office.store.events(of: id)
    guard let item = Item(replaying: events) else { throw Refusal.unknownItem }
    let rules = office.rulebook
    guard let definition = rules.definitions[item.definition] else {
      throw StoreFault.definitionUnknown(item.definition)
    }
    try await office.requireVisible(id, to: request.actor)
    if let seen = request.seen, seen != events.count { throw StoreFault.stale([id]) }
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
    if definition.act(act)?.does.contains(.stop) == true {
      entries += try await stopping(act, of: id, definition, input)
    }
    let batch = Batch(
      request.command, by: decision.actor, at: office.now, on: request.on ?? office.today, entries)
    let receipt = try await office.store.append(batch, under: rules.projection)
    if sealed.contains(where: { if case .erased = $0 { true } else { false } }) {
      try office.surroundings.keys.destroy(id)
    }
    return receipt
  }

  /// What is withdrawn, made void or suspended takes its open copies and sub-items with it, in the same batch.
  private func stopping(_ act: ActCode, of parent: ItemID, _ definition: LedgerDefinition, _ input: ActInput)
    async throws -> [Batch.Entry]
  {
    guard let to = definition.act(act)?.to else { return [] }
    var reason = ""
    if case .text(let text)? = input.values[.reason] { reason = text }
    var entries: [Batch.Entry] = []
    for child in try await office.store.children(of: parent)
    where (child.relation == .copy || child.relation == .support) && !child.isEnded
      && child.definition == definition.hash
    {
      let moved = Advance(act, from: child.stage, to: to)
      entries.append(
        Batch.Entry(child.item, seen: child.ordinal, facts: [.stopped(reason: reason), .advanced(moved)]))
    }
    return entries
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
    if let earlier = try await office.store.receipt(of: request.command) { return earlier }
    let rules = office.rulebook
    guard let definition = rules.definition(of: ledger, in: year) else { throw Refusal.unknownLedger }
    guard let act = act ?? definition.openings.first?.code else { throw Refusal.unknownAct }
    var link: Registration.Parent?
    if let (item, relation) = parent {
      try await office.requireVisible(item, to: request.actor)
      let siblings = try await office.store.children(of: item)
      link = Registration.Parent(item, relation, part: (siblings.map(\.part).max() ?? 0) + 1)
    }
    let decision = try definition.opening(
      by: act, input, year: year, parent: link, office.circumstances(request.actor, on: request.on))
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

  /// An item that a person may not see is answered like one that does not exist.
  func requireVisible(_ item: ItemID, to actor: Actor) async throws {
    guard let person = actor.principal else { return }
    if try await store.isVisible(item, to: scope(of: person)) { return }
    guard try await isOffered(item, to: person) else { throw Refusal.unknownItem }
  }

  /// Whether a person may claim the item as it stands: what nobody leads is in no unit's scope, and open to all.
  private func isOffered(_ id: ItemID, to person: PersonID) async throws -> Bool {
    guard let item = Item(replaying: try await store.events(of: id)),
      let definition = rulebook.definitions[item.definition]
    else { return false }
    let now = circumstances(.person(person))
    return definition.acts.contains { act in
      let reachesAny = act.by.anyOf.contains { if case .holding(_, over: .any) = $0 { true } else { false } }
      return reachesAny && definition.obstacle(to: act, on: item, now) == nil
    }
  }
}
