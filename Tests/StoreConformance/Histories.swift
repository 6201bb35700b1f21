internal import Bureau
internal import Calendars
internal import LedgerKernel
public import Storage
internal import TestSupport
internal import Testing

extension StoreConformance {
  /// A random history: the store shows exactly what folding the journal anew shows, now and on past days, and
  /// rebuilding changes no row. Some batches come one by one, some in one import, some twice.
  ///
  /// - Returns: How many items were lived through.
  public func history(seed: UInt64, items: Int, acts: Int, in store: any JournalStore) async throws -> Int {
    let reference = MemoryJournalStore(hashing: SampleRules.sha256)
    var bureau = RandomBureau(rules, seed: seed)
    var chance = Seeded(seed ^ 0x5EED)
    var days: [Day] = []
    var left = acts
    while left > 0 {
      let isImport = Int.random(in: 0..<20, using: &chance) == 0
      var batches: [Batch] = []
      for _ in 0..<min(left, isImport ? Int.random(in: 2...80, using: &chance) : 1) {
        guard let outcome = bureau.next(maxItems: items) else { break }
        batches.append(outcome.batch)
        days.append(bureau.today)
        // Sent twice, at once or within the same import: the first receipt comes back.
        if Int.random(in: 0..<12, using: &chance) == 0 { batches.append(outcome.batch) }
      }
      guard let recorded = batches.last?.recorded else { break }
      left -= batches.count
      let mine = try await store.append(batches, under: rules.projection)
      #expect(try await reference.append(batches, under: rules.projection) == mine, "seed \(seed), \(left) acts left")
      if Int.random(in: 0..<15, using: &chance) == 0 {
        let seals = (try await store.seal(at: recorded), try await reference.seal(at: recorded))
        #expect(seals.0 == seals.1, "seed \(seed), \(left) acts left")
      }
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
    let all = try await reference.page(RowQuery(scope: Scope(.everything, persons: []), day: last)).items
    let parents = Set(all.compactMap(\.parent).prefix(6))
    let together = deskQueries(last, parents, &chance).filter(\.scope.isEverything)
    #expect(try await store.pages(together) == reference.pages(together), "seed \(seed)")
    #expect(try await store.count(together, upTo: 9) == reference.count(together, upTo: 9), "seed \(seed)")
    #expect(try await store.pages([]).isEmpty)
    for query in queries(last, days, parents, &chance) {
      let (mine, theirs) = (try await store.page(query), try await reference.page(query))
      #expect(mine == theirs, "seed \(seed): \(query)")
      var following = query
      following.after = theirs.next
      if following.after != nil {
        #expect(try await store.page(following) == reference.page(following), "seed \(seed): \(following)")
      }
      let counts = (try await store.counts(query), try await reference.counts(query))
      #expect(counts.0 == counts.1, "seed \(seed): \(query)")
      for most in [1, 4, 999] {
        let counted = (try await store.count([query], upTo: most), try await reference.count([query], upTo: most))
        #expect(counted.0 == counted.1, "seed \(seed): up to \(most) of \(query)")
      }
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

  private func queries(_ last: Day, _ days: [Day], _ parents: Set<ItemID>, _ chance: inout Seeded) -> [RowQuery] {
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
    for _ in 0..<6 {
      // Counts that are kept: the whole bureau by ledger and year, now or as of a past day.
      var query = RowQuery(scope: everything, day: last.advanced(by: Int.random(in: 0..<40, using: &chance)))
      query.asOf = Bool.random(using: &chance) ? days.randomElement(using: &chance) : nil
      query.day = query.asOf ?? query.day
      query.rootsOnly = Bool.random(using: &chance)
      query.year = Bool.random(using: &chance) ? 2023 : nil
      query.ledgers = Bool.random(using: &chance) ? ["work-order", "milestone"] : []
      query.limit = Int.random(in: 1...8, using: &chance)
      query.order = RowQuery.Order.allCases.randomElement(using: &chance) ?? .due
      all.append(query)
    }
    for _ in 0..<4 {
      var query = RowQuery(scope: Bool.random(using: &chance) ? everything : narrow, day: last)
      query.asOf = days.randomElement(using: &chance)
      query.day = query.asOf ?? last
      query.units = Bool.random(using: &chance) ? [unit, "gardens"] : []
      query.rootsOnly = Bool.random(using: &chance)
      query.list = Bool.random(using: &chance) ? "key" : nil
      query.order = RowQuery.Order.allCases.randomElement(using: &chance) ?? .due
      all.append(query)
    }
    // What was said of an item at the time, by those who saw it then: it may have changed hands and words since.
    for word in ["管网", "竣工验收", "督导台账"] {
      for scope in [everything, narrow] {
        var query = RowQuery(scope: scope, day: last)
        query.asOf = days.randomElement(using: &chance)
        query.day = query.asOf ?? last
        query.words = word
        all.append(query)
      }
    }
    let hundreds = Quantity.whole(100)...Quantity.whole(600)
    for field: RowQuery.FieldFilter in [
      .text("kind", "gas"), .day("found-on", last.advanced(by: -10)...last.advanced(by: 20)),
      .number("length", hundreds),
    ] {
      for scope in [everything, narrow] {
        var query = RowQuery(scope: scope, day: last)
        query.asOf = Bool.random(using: &chance) ? days.randomElement(using: &chance) : nil
        query.day = query.asOf ?? last
        query.fields = [field]
        all.append(query)
      }
    }
    for _ in 0..<4 {
      var query = RowQuery(scope: Bool.random(using: &chance) ? everything : narrow, day: last)
      query.asOf = Bool.random(using: &chance) ? days.randomElement(using: &chance) : nil
      query.day = query.asOf ?? last
      switch Int.random(in: 0..<5, using: &chance) {
      case 0: (query.parents, query.relation) = (parents, .milestone)
      case 4: query.items = parents
      case 1: query.starting = last.advanced(by: -60)...last.advanced(by: 10)
      case 2: query.due = last...last.advanced(by: 40)
      default: query.waits = [RowQuery.Wait.allCases.randomElement(using: &chance) ?? .obstacle]
      }
      all.append(query)
    }
    var words = RowQuery(scope: everything, day: last)
    words.words = "管网"
    var vague = RowQuery(scope: everything, day: last)
    vague.vagueOnly = true
    var ledger = RowQuery(scope: everything, day: last)
    ledger.ledgers = ["assignment"]
    ledger.phases = [.draft, .awaiting]
    return all + [words, vague, ledger] + deskQueries(last, parents, &chance)
  }
}

extension Quantity {
  fileprivate static func whole(_ number: Int64) -> Quantity {
    guard let quantity = try? Quantity(coefficient: number) else { preconditionFailure("\(number) is too large") }
    return quantity
  }
}
