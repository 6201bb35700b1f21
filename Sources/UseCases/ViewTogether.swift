public import Bureau
internal import Calendars
public import LedgerKernel
public import Reports
internal import Storage
public import Wording

/// 批量办理 — the form of an act over all items of a ledger that it is possible for now: what waits for a signature, say.
public struct ViewTogether: Sendable {
  let office: Office
  /// Items on one form at most.
  public static let most = 200

  public init(_ office: Office) { self.office = office }

  /// One item that may be chosen.
  public struct Candidate: Hashable, Sendable {
    public let row: WallChart.Row
    /// 完成标准, as it stands.
    public let standard: String
    public let seen: Int
    /// What it still lacks for where the act leads: nobody would sign it so.
    public let lacks: [Words]
  }

  /// Acts of a ledger that one hand often does for many items at once, where the viewer may do them for some unit: those that
  /// ask the units, go to whoever signs, issue, or receive.
  public func acts(of definition: LedgerDefinition, for viewer: PersonID) -> [Act] {
    let organisation = office.rulebook.organisation
    let held = organisation.posts(of: viewer, on: office.today).reduce(into: Set<Capability>()) {
      $0.formUnion(organisation.role($1.role)?.capabilities ?? [])
    }
    return definition.acts.filter { act in
      let isHeld = act.by.anyOf.contains { if case .holding(let one, _) = $0 { held.contains(one) } else { false } }
      return isHeld && act.fitsTogether
        && (act.does.contains { [.issue, .consult, .signFor].contains($0) } || definition.leadsToSignature(act))
    }
  }

  /// - Parameter parent: Only what belongs to it.
  /// - Throws: ``Refusal`` `.unknownLedger`, `.unknownAct` when there is no such act or it is not done for several at once;
  ///   ``StoreFault``.
  public func callAsFunction(
    _ code: ActCode, in ledger: LedgerCode, year: Int, under parent: ItemID? = nil, for viewer: PersonID
  ) async throws -> (form: ActForm, candidates: [Candidate]) {
    let rules = office.rulebook
    guard let definition = rules.definition(of: ledger, in: year) else { throw Refusal.unknownLedger }
    guard let act = definition.act(code), act.fitsTogether else { throw Refusal.unknownAct }
    var query = RowQuery(scope: office.scope(of: viewer), day: office.today)
    query.ledgers = [ledger]
    query.year = year
    query.stages = Set(act.from)
    if let parent { query.parents = [parent] }
    query.order = .due
    query.limit = Self.most
    let words = Wordings(rules, on: office.today)
    var candidates: [Candidate] = []
    for listed in try await office.store.page(query).items where listed.definition == definition.hash {
      let events = try await office.store.events(of: listed.item)
      guard let item = Item(replaying: events) else { continue }
      let now = office.circumstances(.person(viewer), family: try await office.family(of: listed.item))
      guard definition.obstacle(to: act, on: item, now) == nil else { continue }
      candidates.append(
        Candidate(
          row: words.row(listed), standard: item.text(.standard) ?? "", seen: events.count,
          lacks: definition.lacks(item, for: act)))
    }
    return (ViewForm(office).form(act, of: definition), candidates)
  }
}

extension Act {
  /// Whether one form can do it for many items: it asks for nothing that each would have of its own, and ends, moves or
  /// attaches nothing.
  public var fitsTogether: Bool {
    let isOwn = asks.contains { $0.isRequired && !FieldCode.passing.contains($0.field) }
    let wantsFiles = needs.contains { if case .evidence = $0 { true } else { false } }
    return !from.isEmpty && by.anyOf != [.system] && !isOwn
      && Set(does).isDisjoint(with: [.stop, .carryOver, .erase, .attach]) && (!wantsFiles || does.contains(.verify))
  }
}

extension LedgerDefinition {
  /// Whether an act takes an item to where it waits to be issued.
  public func leadsToSignature(_ act: Act) -> Bool {
    guard let to = act.to, !act.from.contains(to) else { return false }
    return acts.contains { $0.does.contains(.issue) && $0.from.contains(to) } && !act.does.contains(.issue)
  }

  /// Whether what an act drafts goes to whoever signs, by and by.
  func isSignedLater(_ act: Act) -> Bool {
    act.from.allSatisfy { stage($0)?.phase == .draft } && !act.anyStage
      && act.does.allSatisfy { [.assign, .number].contains($0) }
      && acts.contains(where: leadsToSignature)
  }

  /// What an item lacks for where an act leads.
  func lacks(_ item: Item, for act: Act) -> [Words] {
    let (asksUnits, goesToSign) = (act.does.contains(.consult), leadsToSignature(act))
    var missing: [FieldCode] = []
    if asksUnits || goesToSign, item.lead == nil, item.addressees.isEmpty { missing.append(.lead) }
    if goesToSign {
      if item.due == nil { missing.append(.due) }
      if (item.text(.standard) ?? "").isBlank { missing.append(.standard) }
    }
    return missing.compactMap { field($0)?.name }
  }
}
