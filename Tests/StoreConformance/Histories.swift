internal import Bureau
internal import Calendars
internal import LedgerKernel
public import Storage
internal import TestSupport
internal import Testing

extension StoreConformance {
  /// Random histories: the store shows exactly what folding the journal anew shows, now and on past days, and
  /// rebuilding changes no row.
  ///
  /// - Returns: How many items were lived through.
  public func histories(seed: UInt64, items: Int, acts: Int, in store: any JournalStore) async throws -> Int {
    let reference = MemoryJournalStore(hashing: SampleRules.sha256)
    var bureau = RandomBureau(rules, seed: seed)
    var chance = Seeded(seed ^ 0x5EED)
    var days: [Day] = []
    for number in 0..<acts {
      guard let outcome = bureau.next(maxItems: items) else { break }
      let mine = try await store.append(outcome.batch, under: rules.projection)
      let theirs = try await reference.append(outcome.batch, under: rules.projection)
      #expect(mine == theirs, "seed \(seed), act \(number)")
      if Int.random(in: 0..<12, using: &chance) == 0 {
        // Sent twice: the first receipt comes back.
        let again = try await store.append(outcome.batch, under: rules.projection)
        #expect(again.isRepeat && again.lines == mine.lines, "seed \(seed), act \(number)")
      }
      if Int.random(in: 0..<15, using: &chance) == 0 {
        let seals = (
          try await store.seal(at: outcome.batch.recorded), try await reference.seal(at: outcome.batch.recorded)
        )
        #expect(seals.0 == seals.1, "seed \(seed), act \(number)")
      }
      days.append(bureau.today)
    }
    let last = days.last ?? Day("2023-01-09")
    try await compare(store, reference, seed: seed, days: days, last: last, &chance)

    let found = try await store.verify { _, _ in }
    #expect(found.isSound, "seed \(seed): \(found.faults)")
    let differences = try await store.rebuild(under: rules.projection) { _, _ in }
    #expect(differences == 0, "seed \(seed): rebuilding changed \(differences) rows")
    return bureau.itemCount
  }

  private func compare(
    _ store: any JournalStore, _ reference: MemoryJournalStore, seed: UInt64, days: [Day], last: Day,
    _ chance: inout Seeded
  ) async throws {
    for query in queries(last, days, &chance) {
      let (mine, theirs) = (try await store.page(query), try await reference.page(query))
      #expect(mine == theirs, "seed \(seed): \(query)")
      let counts = (try await store.counts(query), try await reference.counts(query))
      #expect(counts.0 == counts.1, "seed \(seed): \(query)")
      for listed in theirs.items.prefix(3) {
        #expect(try await store.row(of: listed.item) == reference.row(of: listed.item), "seed \(seed)")
        #expect(try await store.children(of: listed.item) == reference.children(of: listed.item), "seed \(seed)")
        #expect(try await store.events(of: listed.item) == reference.events(of: listed.item), "seed \(seed)")
        let visible = (
          try await store.isVisible(listed.item, to: query.scope),
          try await reference.isVisible(listed.item, to: query.scope)
        )
        #expect(visible.0 == visible.1)
      }
    }
    for day in [last, last.advanced(by: 30), last.advanced(by: 90)] {
      #expect(
        try await store.itemsToTick(on: day, limit: 500) == reference.itemsToTick(on: day, limit: 500), "seed \(seed)")
    }
  }

  private func queries(_ last: Day, _ days: [Day], _ chance: inout Seeded) -> [RowQuery] {
    let everything = Scope(.everything, persons: [])
    let unit: UnitID = "urban-construction"
    let narrow = Scope(.units([unit, "municipal-maintenance"]), persons: ["tang-boyan"])
    var all: [RowQuery] = []
    for scope in [everything, narrow, Scope(.units([]), persons: ["mo-xingchi"])] {
      for ahead in [0, 20, 70] { all.append(RowQuery(scope: scope, day: last.advanced(by: ahead))) }
    }
    for order in RowQuery.Order.allCases {
      var query = RowQuery(scope: narrow, day: last)
      query.order = order
      query.limit = 3
      all.append(query)
    }
    for light in Light.allCases {
      var query = RowQuery(scope: everything, day: last.advanced(by: 25))
      query.light = light
      all.append(query)
    }
    for _ in 0..<4 {
      var query = RowQuery(scope: Bool.random(using: &chance) ? everything : narrow, day: last)
      query.asOf = days.randomElement(using: &chance)
      query.day = query.asOf ?? last
      query.unit = Bool.random(using: &chance) ? unit : nil
      query.rootsOnly = Bool.random(using: &chance)
      query.list = Bool.random(using: &chance) ? "key" : nil
      query.order = RowQuery.Order.allCases.randomElement(using: &chance) ?? .due
      all.append(query)
    }
    var words = RowQuery(scope: everything, day: last)
    words.words = "管网"
    var vague = RowQuery(scope: everything, day: last)
    vague.vagueOnly = true
    var ledger = RowQuery(scope: everything, day: last)
    ledger.ledgers = ["assignment"]
    ledger.phases = [.draft, .awaiting]
    return all + [words, vague, ledger]
  }
}
