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

  public func page(_ query: RowQuery) async throws(StoreFault) -> RowPage {
    let rows = try await read([statements.page(query)], as: query.scope.transaction)[0].all
    let found = try rows.map { row throws(StoreFault) in
      guard let read = ListedItem.read(row) else { throw .corrupt("a row of the projection") }
      return read
    }
    let page = found.prefix(query.limit)
    return RowPage(items: page.map(\.item), next: found.count > query.limit ? page.last?.key : nil)
  }

  public func counts(_ query: RowQuery) async throws(StoreFault) -> LightCounts {
    var counts = LightCounts()
    for row in try await read([statements.counts(query)], as: query.scope.transaction)[0].all {
      if let light = Light(rawValue: row.text(0)) { counts[light] += row.count(1) }
    }
    return counts
  }

  public func count(_ query: RowQuery, upTo most: Int) async throws(StoreFault) -> Int {
    try await read([statements.count(query, upTo: most)], as: query.scope.transaction)[0].all.first?.count(0) ?? 0
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
