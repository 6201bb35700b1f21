public import Bureau
internal import Calendars
public import LedgerKernel
internal import Storage

/// 拟办 — turns proposals that a person chose out of a text into draft orders, each pointing at its words.
public struct DraftOrders: Sendable {
  let office: Office

  public init(_ office: Office) { self.office = office }

  public struct Proposal: Hashable, Sendable {
    public let title: String
    public let quote: String
    /// The clause's own markers, as 「二、（一）」.
    public let section: String
    /// Unicode code points from the beginning of the document.
    public let span: Range<Int>?
    /// The deadline verbatim, mask kept; empty when the text has none.
    public let dueText: String
    public let lists: [String]

    public init(title: String, quote: String, section: String, span: Range<Int>?, dueText: String, lists: [String]) {
      self.title = title
      self.quote = quote
      self.section = section
      self.span = span
      self.dueText = dueText
      self.lists = lists
    }
  }

  /// - Parameters:
  ///   - document: Title of the text as people cite it.
  ///   - command: Names the whole choice; each order's own command id is made from it, so that sending it again
  ///     drafts nothing twice.
  /// - Returns: One receipt per proposal, in their order.
  /// - Throws: ``Refusal`` for the first proposal that a rule forbids: none is written then; ``StoreFault``.
  @discardableResult
  public func callAsFunction(
    _ chosen: [Proposal], document: String, year: Int, ledger: LedgerCode = "work-order", _ command: CommandID,
    by person: PersonID
  ) async throws -> [Receipt] {
    let rules = office.rulebook
    guard let definition = rules.definition(of: ledger, in: year) else { throw Refusal.unknownLedger }
    guard let act = definition.openings.first else { throw Refusal.unknownAct }
    let asked = Set(act.asks.map(\.field))
    let known = Set(definition.listCodes)
    var batches: [Batch] = []
    for (index, proposal) in chosen.enumerated() {
      guard let own = CommandID("\(command.raw):\(index + 1)") else { throw Refusal.unknownAct }
      var values: [FieldCode: Value] = [
        .title: .text(proposal.title),
        .sources: .sources([
          Source(document: document, clause: proposal.section, quote: proposal.quote, span: proposal.span)
        ]),
      ]
      if !proposal.dueText.isEmpty { values[.dueText] = .text(proposal.dueText) }
      let lists = proposal.lists.filter(known.contains)
      if !lists.isEmpty { values[.lists] = .choices(lists) }
      let now = office.circumstances(.person(person))
      let decision = try definition.opening(
        by: act.code, ActInput(values.filter { asked.contains($0.key) }), year: year, now)
      let entry = Batch.Entry(
        office.newItemID(), seen: 0, facts: decision.facts, draws: decision.draws ? definition.series(in: year) : nil)
      batches.append(Batch(own, by: decision.actor, at: office.now, on: office.today, [entry]))
    }
    return try await office.store.append(batches, under: rules.projection)
  }
}

extension LedgerDefinition {
  /// The lists that items of this ledger may stand on.
  public var listCodes: [String] {
    if case .choices(let choices)? = field(.lists)?.kind { choices.map(\.code) } else { [] }
  }
}
