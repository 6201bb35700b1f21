public import Bureau
internal import Calendars
public import LedgerKernel
internal import Storage

/// 登记来文 — keeps a text and opens the item under which it is read and sifted.
public struct ReadSource: Sendable {
  let office: Office

  public init(_ office: Office) { self.office = office }

  /// Longest text, in Unicode code points.
  public static let longest = 200_000

  /// - Returns: The text's item. The same text in the same year is the same item, whoever sends it again, unless it was
  ///   withdrawn since or may not be seen.
  /// - Throws: ``Refusal``, ``StoreFault``.
  @discardableResult
  public func callAsFunction(
    _ text: String, title: String, year: Int, _ input: ActInput = ActInput(), by person: PersonID
  ) async throws -> ItemID {
    let hash = DefinitionHash(of: text)
    guard let ledger = office.ledger(taking: .texts, in: year) else { throw Refusal.unknownLedger }
    guard let opening = ledger.openings.first else { throw Refusal.unknownAct }
    // Before anything is kept: whoever may not register a text leaves none.
    if let refusal = ledger.obstacle(toOpeningBy: opening, office.circumstances(.person(person))) { throw refusal }
    var command: CommandID?
    for attempt in 0..<100 {
      let name = "text:\(year):\(hash.raw.prefix(40)):\(attempt)"
      guard let own = CommandID(name) else { break }
      command = own
      guard let earlier = try await office.store.receipt(of: own)?.lines.first?.item else { break }
      if let row = try await office.store.row(of: earlier), row.phase != .stopped,
        try await office.isVisible(earlier, to: person)
      {
        return earlier
      }
    }
    guard let command else { throw Refusal.unknownAct }
    try await office.store.keep(text, as: hash)
    var input = input
    input.values[.title] = .text(title)
    input.values[.digest] = .text(hash.raw)
    let receipt = try await OpenItem(office)(in: ledger.code, year: year, input, Request(command, by: person))
    guard let item = receipt.lines.first?.item else { throw Refusal.unknownItem }
    return item
  }
}
