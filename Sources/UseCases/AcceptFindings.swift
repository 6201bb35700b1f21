public import Bureau
internal import Calendars
public import LedgerKernel
public import Reports
internal import Storage

/// 采纳 — opens items out of findings that a person chose: orders, faults to be put right, last year's figures, each in the
/// ledger that takes its kind, under its text, pointing at its words.
public struct AcceptFindings: Sendable {
  let office: Office

  public init(_ office: Office) { self.office = office }

  public struct Choice: Hashable, Sendable {
    public let key: FindingKey
    /// What was typed, by field code, as ``FormReading`` takes it; a field that is not there is as it was read, one that is
    /// there and empty holds nothing.
    public let texts: [String: [String]]
    public init(_ key: FindingKey, _ texts: [String: [String]] = [:]) {
      self.key = key
      self.texts = texts
    }
  }

  public struct Accepted: Hashable, Sendable {
    public let key: FindingKey
    public let item: ItemID
    /// Whether it was opened before.
    public let isRepeat: Bool
  }

  /// Which of several a rule forbids.
  public struct Refused: Error, Hashable, Sendable {
    public let key: FindingKey
    public let refusal: Refusal
  }

  /// All of them in one transaction, or none. A finding becomes one item however often and by how many it is accepted: the
  /// command is named after it, and the store carries a command out once. When its item came to nothing it may be accepted
  /// again.
  ///
  /// - Returns: In the order of the choices.
  /// - Throws: ``Refused`` for the first that a rule forbids; ``Refusal`` `.unknownItem` for no text; ``StoreFault``.
  @discardableResult
  public func callAsFunction(_ choices: [Choice], of source: ItemID, by person: PersonID) async throws -> [Accepted] {
    let text = try await office.openText(source, for: person)
    let reader = FindingValues(office: office, document: text.item.title, reading: text.reading)
    var batches: [Batch] = []
    var accepted: [FindingKey: Accepted] = [:]
    for choice in choices where accepted[choice.key] == nil {
      if let taken = text.taken[choice.key] {
        accepted[choice.key] = Accepted(key: choice.key, item: taken.item.id, isRepeat: true)
        continue
      }
      let id = office.newItemID()
      do {
        batches.append(try batch(of: choice, part: text.parts + batches.count + 1, as: id, text, reader, by: person))
      } catch let refusal as Refusal {
        throw Refused(key: choice.key, refusal: refusal)
      }
      accepted[choice.key] = Accepted(key: choice.key, item: id, isRepeat: false)
    }
    let opened = choices.map(\.key).filter { accepted[$0]?.isRepeat == false }
    let receipts = batches.isEmpty ? [] : try await office.store.append(batches, under: office.rulebook.projection)
    var seen: Set<FindingKey> = []
    for (key, receipt) in zip(opened.filter { seen.insert($0).inserted }, receipts) {
      guard let item = receipt.lines.first?.item else { continue }
      accepted[key] = Accepted(key: key, item: item, isRepeat: receipt.isRepeat)
    }
    return choices.compactMap { accepted[$0.key] }
  }

  private func batch(
    of choice: Choice, part: Int, as id: ItemID, _ text: OpenedText, _ reader: FindingValues, by person: PersonID
  ) throws -> Batch {
    guard let finding = text.finding(choice.key) else { throw Refusal.unknownItem }
    guard let material = choice.key.kind.material, let ledger = office.ledger(taking: material, in: text.item.year)
    else {
      throw Refusal.unknownLedger
    }
    guard let act = ledger.openings.first else { throw Refusal.unknownAct }
    let attempt = text.spent[choice.key] ?? 0
    guard let command = CommandID("\(text.item.id):\(choice.key):\(attempt)") else { throw Refusal.unknownAct }
    let typed = try FormReading(ledger).input(choice.texts)
    var values = reader.values(of: finding, for: act, in: ledger)
    for code in choice.texts.keys.compactMap({ FieldCode($0) }) { values[code] = nil }
    values.merge(typed.values) { _, typed in typed }
    let now = office.circumstances(.person(person), parent: text.item, isParentEnded: text.isEnded)
    let decision = try ledger.opening(
      by: act.code, ActInput(values), year: text.item.year,
      parent: Registration.Parent(text.item.id, .serves, part: part), now)
    let entry = Batch.Entry(
      id, seen: 0, facts: try office.sealing(decision.facts, of: id, ledger),
      draws: decision.draws ? ledger.series(in: text.item.year) : nil)
    return Batch(command, by: decision.actor, at: office.now, on: office.today, [entry])
  }
}
