public import Bureau
public import Calendars
public import LedgerKernel
internal import PostgresDriver
public import Storage

extension PostgresStorage {
  public func row(of item: ItemID) async throws(StoreFault) -> ItemRow? {
    try await read(statements.row(of: item))[0].all.first.flatMap { ItemRow($0) }
  }

  public func children(of item: ItemID) async throws(StoreFault) -> [ItemRow] {
    try await read(statements.children(of: item))[0].all.compactMap { ItemRow($0) }
  }

  public func page(_ query: RowQuery) async throws(StoreFault) -> RowPage { try await pages([query])[0] }

  public func pages(_ queries: [RowQuery]) async throws(StoreFault) -> [RowPage] {
    guard let scope = Self.scope(of: queries) else { return [] }
    let answers = try await read(queries.map(statements.page), as: scope.transaction)
    return try zip(queries, answers).map { query, answer throws(StoreFault) in
      let found = try answer.all.map { row throws(StoreFault) in
        guard let read = ListedItem.read(row) else { throw .corrupt("a row of the projection") }
        return read
      }
      let page = found.prefix(query.limit)
      return RowPage(items: page.map(\.item), next: found.count > query.limit ? page.last?.key : nil)
    }
  }

  /// Nil without queries. What one transaction may see is said once.
  private static func scope(of queries: [RowQuery]) -> Scope? {
    precondition(Set(queries.map(\.scope)).count <= 1, "queries of one read are asked in the eyes of one scope")
    return queries.first?.scope
  }

  public func counts(_ query: RowQuery) async throws(StoreFault) -> LightCounts {
    var counts = LightCounts()
    for row in try await read([statements.counts(query)], as: query.scope.transaction)[0].all {
      if let light = Light(rawValue: row.text(0)) { counts[light] += row.count(1) }
    }
    return counts
  }

  public func count(_ queries: [RowQuery], upTo most: Int) async throws(StoreFault) -> [Int] {
    guard let scope = Self.scope(of: queries) else { return [] }
    let asked = queries.map { statements.count($0, upTo: most) }
    // The end of the transaction answers too, last.
    return try await zip(asked, read(asked, as: scope.transaction)).map { $1.all.first?.count(0) ?? 0 }
  }

  public func isVisible(_ item: ItemID, to scope: Scope) async throws(StoreFault) -> Bool {
    try await read([statements.isVisible(item, to: scope)], as: scope.transaction)[0].count > 0
  }

  public func itemsToTick(on day: Day, limit: Int) async throws(StoreFault) -> [ItemID] {
    try await read(journal.itemsToTick(on: day, limit: limit))[0].all.compactMap { ItemID($0.text(0)) }
  }
}

extension Scope {
  /// The scope as the database's own policies read it.
  var transaction: Transaction.Scope {
    switch breadth {
    case .everything: .everything
    case .units(let units): .narrow(units: units.sorted().map(\.raw), persons: persons.sorted().map(\.raw))
    }
  }
}
