internal import Bureau
internal import Calendars
internal import LedgerKernel
internal import Storage
internal import TestSupport
internal import Testing

/// What whoever reads the journal itself is promised.
extension StoreConformance {
  func seals(_ store: any JournalStore) async throws {
    #expect(try await store.seal(at: instant("2023-01-09")) == nil)
    try await store.append(
      batch(
        "c1", [Batch.Entry(item(1), seen: 0, facts: order("甲")), Batch.Entry(item(2), seen: 0, facts: order("乙"))]),
      under: rules.projection)
    let first = try #require(try await store.seal(at: instant("2023-01-10", hour: 11)))
    #expect(first.number == 1 && first.facts == 2)
    #expect(try await store.seal(at: instant("2023-01-10", hour: 12)) == nil)
    try await store.append(
      batch("c2", hour: 13, [Batch.Entry(item(1), seen: 1, facts: [.urged("快")])]), under: rules.projection)
    let before = try await store.verify { _, _ in }
    #expect(before.isSound && before.unsealed == 1 && before.facts == 3)
    let second = try #require(try await store.seal(at: instant("2023-01-10", hour: 14)))
    #expect(second.number == 2 && second.facts == 1)
    let found = try await store.verify { _, _ in }
    #expect(found.isSound && found.unsealed == 0 && found.seals == 2 && found.items == 2)
    #expect(found.heads == [first.head, second.head])
    #expect(try await store.seals(before: nil, limit: 9) == [second, first])
    #expect(try await store.seals(before: nil, limit: 1) == [second])
    #expect(try await store.seals(before: 2, limit: 9) == [first])
    // A fact that no seal covers stands in no run.
    try await store.append(
      batch("c3", hour: 15, [Batch.Entry(item(1), seen: 2, facts: [.urged("再快")])]), under: rules.projection)
    let runs = try await store.sealedRuns(of: [item(1), item(2), item(3)])
    #expect(runs[item(1)] == [SealedRun(seal: 1, ordinals: 1...1), SealedRun(seal: 2, ordinals: 2...2)])
    #expect(runs[item(2)] == [SealedRun(seal: 1, ordinals: 1...1)] && runs[item(3)] == nil)
    #expect(try await store.sealedRuns(of: []).isEmpty)
    let lengths = try await store.lengths(of: [item(1), item(2), item(3)])
    #expect(lengths == [item(1): 3, item(2): 1])
    let events = try await store.events(of: [item(1), item(2), item(3)])
    #expect(events == [item(1): try await store.events(of: item(1)), item(2): try await store.events(of: item(2))])
    #expect(try await store.events(of: Set<ItemID>()).isEmpty)
  }

  func recentEvents(_ store: any JournalStore) async throws {
    for number in 1...3 {
      try await store.append(
        batch(
          "c\(number)", on: "2023-01-1\(number)", [Batch.Entry(item(number), seen: 0, facts: order("第\(number)件"))]),
        under: rules.projection)
    }
    let newest = try await store.recentEvents(before: nil, limit: 2)
    #expect(newest.map(\.item) == [item(3), item(2)])
    let rest = try await store.recentEvents(before: newest.last?.recorded, limit: 2)
    #expect(rest.map(\.item) == [item(1)])

    // By who did it, though the name is the beginning of another's; by item; from an instant on.
    func found(_ narrow: (inout EventQuery) -> Void) async throws -> [ItemID] {
      var query = EventQuery(limit: 9)
      narrow(&query)
      return try await store.recentEvents(query).map(\.item)
    }
    try await store.append(
      Batch(
        command("c4"), by: .person("mo", for: "mo-xingchi"), at: instant("2023-01-14"), on: Day("2023-01-14"),
        [Batch.Entry(item(2), seen: 1, facts: [.urged("快")])]), under: rules.projection)
    #expect(try await found { $0.actor = "mo" } == [item(2)])
    #expect(try await found { $0.actor = "mo-xingchi" } == [item(3), item(2), item(1)])
    #expect(try await found { $0.actor = "nobody" } == [])
    #expect(try await found { $0.item = item(2) } == [item(2), item(2)])
    #expect(try await found { $0.since = instant("2023-01-13", hour: 0) } == [item(2), item(3)])
    #expect(
      try await found {
        $0.since = instant("2023-01-12", hour: 0)
        $0.before = instant("2023-01-13", hour: 0)
      } == [item(2)])
  }
}
