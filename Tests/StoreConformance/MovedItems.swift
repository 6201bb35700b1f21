internal import Bureau
internal import Calendars
internal import LedgerKernel
internal import Storage
internal import TestSupport
internal import Testing

extension StoreConformance {
  /// An item that changed hands, words and fields: those who saw it then find it by what was so then, and only as of then.
  func movedItems(_ store: any JournalStore) async throws {
    let definition = rules.definition("inspection")
    let (first, second): (UnitID, UnitID) = ("urban-construction", "gardens")
    let opened = Registration(
      ledger: definition.code, definition: definition.hash, year: 2023, stage: "noted",
      values: [.title: .text("供热管网改造"), .lead: .unit(first), "kind": .choice("gas")])
    var seen = 0
    func send(on day: String, _ fact: Fact) async throws {
      let entry = Batch.Entry(item(1), seen: seen, facts: [fact])
      try await store.append(batch("b\(seen)", on: day, [entry]), under: rules.projection)
      seen += 1
    }
    try await send(on: "2023-01-10", .registered(opened))
    try await send(on: "2023-02-01", .assigned([.title: .text("老旧小区整治"), "kind": .choice("heat")]))
    try await send(on: "2023-03-01", .assigned([.lead: .unit(second)]))
    // There and back on one day: nothing of it is left.
    try await send(on: "2023-03-02", .assigned([.title: .text("城市更新体检"), "kind": .choice("gas")]))
    try await send(on: "2023-03-02", .assigned([.title: .text("老旧小区整治"), "kind": .choice("heat")]))

    /// Whether words find it, and whether the choice that was made with them does.
    func finds(_ words: String, _ kind: String, by unit: UnitID?, asOf day: String?) async throws -> [Bool] {
      var query = RowQuery(
        scope: unit.map { Scope(.units([$0]), persons: []) } ?? Scope(.everything, persons: []),
        day: Day(day ?? "2023-03-10"))
      query.asOf = day.map { Day($0) }
      var other = query
      query.words = words
      other.fields = [.text("kind", kind)]
      return try await [query, other].asyncMap { try await store.page($0).items.map(\.item) == [item(1)] }
    }
    for unit in [nil, first] {
      #expect(try await finds("供热管网", "gas", by: unit, asOf: "2023-01-20") == [true, true])
      #expect(try await finds("小区整治", "heat", by: unit, asOf: "2023-01-20") == [false, false])
      #expect(try await finds("供热管网", "gas", by: unit, asOf: "2023-02-10") == [false, false])
      #expect(try await finds("小区整治", "heat", by: unit, asOf: "2023-02-10") == [true, true])
      #expect(try await finds("供热管网", "gas", by: unit, asOf: nil) == [false, false])
    }
    for unit in [nil, second] {
      #expect(try await finds("小区整治", "heat", by: unit, asOf: nil) == [true, true])
      #expect(try await finds("小区整治", "heat", by: unit, asOf: "2023-03-02") == [true, true])
      #expect(try await finds("更新体检", "gas", by: unit, asOf: nil) == [false, false])
      #expect(try await finds("更新体检", "gas", by: unit, asOf: "2023-03-02") == [false, false])
    }
    #expect(try await finds("小区整治", "heat", by: first, asOf: "2023-03-05") == [false, false])
    #expect(try await finds("小区整治", "heat", by: first, asOf: nil) == [false, false])
    #expect(try await finds("小区整治", "heat", by: second, asOf: "2023-02-10") == [false, false])
  }
}

extension Array {
  fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
    var results: [T] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}
