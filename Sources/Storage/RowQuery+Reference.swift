public import Bureau
internal import Calendars
public import LedgerKernel

/// What the filters mean, in plain Swift. The stores' SQL is tested against this.
extension RowQuery {
  func lets(_ projection: Projection) -> Bool {
    let row = projection.row
    guard scope.sees(row) else { return false }
    if let year, row.year != year { return false }
    if !ledgers.isEmpty, !ledgers.contains(row.ledger) { return false }
    if let list, !row.lists.contains(list) { return false }
    if !units.isEmpty, units.isDisjoint(with: row.units) { return false }
    if let leader, row.leader != leader { return false }
    if let person, row.person != person { return false }
    if let light, row.outlook.light(on: day).light != light { return false }
    if !phases.isEmpty, !phases.contains(row.phase) { return false }
    if !stages.isEmpty, !stages.contains(row.stage) { return false }
    if vagueOnly, !row.isVague || row.isEnded { return false }
    if !items.isEmpty, !items.contains(row.item) { return false }
    if !parents.isEmpty, !(row.parent.map(parents.contains) ?? false) { return false }
    if let relation, row.relation != relation { return false }
    if let starting, !(row.start.map(starting.contains) ?? false) { return false }
    if let due, !(row.due.map(due.contains) ?? false) { return false }
    if !waits.isEmpty, row.isEnded || waits.isDisjoint(with: row.waits) { return false }
    if rootsOnly, !row.isRoot { return false }
    if asksNothing { return false }
    if !words.isEmpty, !Grams.all(in: words).isSubset(of: projection.grams) { return false }
    return fields.allSatisfy { filter in projection.fields.contains { filter.lets($0) } }
  }
}

extension ItemRow {
  fileprivate var waits: [RowQuery.Wait] {
    [obstacle.isEmpty ? nil : .obstacle, isDeclined ? .ruling : nil, hasPendingChange ? .change : nil].compactMap(
      \.self)
  }
}

extension RowQuery {
  /// Whether it asks for words and gives none: marks and blanks only.
  var asksNothing: Bool { words.contains { !$0.isWhitespace } && Grams.all(in: words).isEmpty }
}

extension RowQuery.FieldFilter {
  func lets(_ field: ItemRow.Field) -> Bool {
    switch self {
    case .text(let code, let text): field.field == code && field.text == text
    case .day(let code, let days): field.field == code && (field.day.map(days.contains) ?? false)
    case .number(let code, let range):
      field.field == code
        && (field.integer.map {
          ((try? range.lowerBound.millionths) ?? .min)...((try? range.upperBound.millionths) ?? .max)
            ~= $0
        } ?? false)
    }
  }
}

extension Quantity {
  /// The number in millionths, by which side tables compare.
  public var millionths: Int64 {
    get throws(Fault) {
      let (product, overflow) = coefficient.multipliedReportingOverflow(
        by: Self.million(over: scale))
      guard !overflow else { throw .overflow }
      return product
    }
  }

  private static func million(over scale: Int) -> Int64 {
    (scale..<6).reduce(1) { product, _ in product * 10 }
  }
}

extension Scope {
  /// What is open to claims is seen by everybody who sees any unit's work.
  private var hasUnits: Bool { if case .units(let units) = breadth { !units.isEmpty } else { true } }

  /// Under which readers a row of this scope can stand; see ``Projection/readers``. In order.
  var readers: [String] {
    guard case .units(let units) = breadth else { return [] }
    let persons = persons.sorted().map { "@\($0.raw)" }
    // Never empty: a list of nothing is no SQL. Nobody is called nothing.
    return units.sorted().map(\.raw) + persons + [units.isEmpty ? "" : "*"]
  }

  /// A row is seen by whoever may read one of its units, and by the people who answer for it.
  public func sees(_ row: ItemRow) -> Bool {
    isEverything || (row.isOffered && hasUnits) || row.units.contains { includes($0) }
      || [row.person, row.leader, row.author].compactMap { $0 }.contains { includes($0) }
  }
}
