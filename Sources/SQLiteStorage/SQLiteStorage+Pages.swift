public import Bureau
public import Calendars
internal import GRDB
public import LedgerKernel
public import Storage

extension SQLiteStorage {
  public func row(of item: ItemID) async throws(StoreFault) -> ItemRow? {
    let statement = statements.row(of: item)
    return try await read { db in try statement.first(db) { ItemRow($0) } }
  }

  public func children(of item: ItemID) async throws(StoreFault) -> [ItemRow] {
    let statement = statements.children(of: item)
    return try await read { db in try Array(statement.cursor(db).compactMap { ItemRow($0) }) }
  }

  public func page(_ query: RowQuery) async throws(StoreFault) -> RowPage {
    let statement = statements.page(query)
    return try await read { db in try Self.page(query, statement, db) }
  }

  public func pages(_ queries: [RowQuery]) async throws(StoreFault) -> [RowPage] {
    let statements = queries.map { ($0, self.statements.page($0)) }
    return try await read { db in try statements.map { try Self.page($0, $1, db) } }
  }

  private static func page(_ query: RowQuery, _ statement: SQLStatement, _ db: Database) throws -> RowPage {
    var found: [(item: ListedItem, key: PageKey)] = []
    let cursor = try statement.cursor(db)
    while let row = try cursor.next() {
      guard let read = ListedItem.read(row) else { throw StoreFault.corrupt("a row of the projection") }
      found.append(read)
    }
    let page = found.prefix(query.limit)
    return RowPage(items: page.map(\.item), next: found.count > query.limit ? page.last?.key : nil)
  }

  public func counts(_ query: RowQuery) async throws(StoreFault) -> LightCounts {
    let statement = statements.counts(query)
    return try await read { db in
      var counts = LightCounts()
      let cursor = try statement.cursor(db)
      while let row = try cursor.next() {
        if let light = Light(rawValue: row.text(0)) { counts[light] += Int(row.integer(1)) }
      }
      return counts
    }
  }

  public func count(_ queries: [RowQuery], upTo most: Int) async throws(StoreFault) -> [Int] {
    let statements = queries.map { self.statements.count($0, upTo: most) }
    return try await read { db in try statements.map { try $0.first(db) { Int($0.integer(0)) } ?? 0 } }
  }

  public func isVisible(_ item: ItemID, to scope: Scope) async throws(StoreFault) -> Bool {
    let statement = statements.isVisible(item, to: scope)
    return try await read { db in try statement.first(db) { _ in true } ?? false }
  }

  public func itemsToTick(on day: Day, limit: Int) async throws(StoreFault) -> [ItemID] {
    let statement = journal.itemsToTick(on: day, limit: limit)
    return try await read { db in try statement.all(db) { ItemID($0.text(0)) } }
  }
}
