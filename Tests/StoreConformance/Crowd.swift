internal import Bureau
internal import Calendars
internal import LedgerKernel
public import Storage
internal import TestSupport

extension StoreConformance {
  /// Writers on several servers at once, each with orders of its own and milestones under one that all share; whoever is
  /// refused because the order moved on reads it again. Every command is sent twice.
  ///
  /// - Returns: How many facts were acknowledged.
  public func crowd(_ servers: [any JournalStore], writers: Int, acts: Int) async throws -> Int {
    let shared = batch("shared", [Batch.Entry(item(1), seen: 0, facts: order("共同的"))])
    try await servers[0].append(shared, under: rules.projection)
    let facts = try await withThrowingTaskGroup(of: Int.self) { group in
      for writer in 1...writers {
        let server = servers[writer % servers.count]
        group.addTask { try await self.write(writer, acts, on: server) }
      }
      return try await group.reduce(0, +)
    }
    return facts + 1
  }

  /// Every command is sent to all servers at the same moment.
  ///
  /// - Returns: How many facts were acknowledged.
  public func twins(_ servers: [any JournalStore], rounds: Int) async throws -> Int {
    let series = self.rules.definition("work-order").numbering.map {
      Batch.Series(ledger: "work-order", year: 2023, numbering: $0)
    }
    var written = 0
    for round in 1...rounds {
      let id = item(round)
      for batch in [
        batch("o\(round)", [Batch.Entry(id, seen: 0, facts: order("第\(round)号"), draws: series)]),
        batch("u\(round)", [Batch.Entry(id, seen: 2, facts: [.urged("催办")])]),
      ] {
        let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
          for server in servers { group.addTask { try await server.append(batch, under: rules.projection) } }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        precondition(receipts.count { !$0.isRepeat } == 1, "a command was carried out twice, or not at all")
        precondition(Set(receipts.map(\.lines)).count == 1, "servers told different things")
        written += receipts[0].lines.isEmpty ? 0 : batch.entries[0].draws == nil ? 1 : 2
      }
    }
    return written
  }

  private func write(_ writer: Int, _ acts: Int, on server: any JournalStore) async throws -> Int {
    let rules = rules.projection
    let series = self.rules.definition("work-order").numbering.map {
      Batch.Series(ledger: "work-order", year: 2023, numbering: $0)
    }
    let own = item(1_000 + writer)
    var written = 0
    func send(_ batch: Batch, _ facts: Int) async throws {
      let first = try await server.append(batch, under: rules)
      let again = try await server.append(batch, under: rules)
      precondition(!first.isRepeat && again.isRepeat && first.lines == again.lines, "a command was carried out twice")
      written += facts
    }
    try await send(batch("own\(writer)", [Batch.Entry(own, seen: 0, facts: order("第\(writer)号"), draws: series)]), 2)
    for act in 1...acts {
      let day = "2023-02-\(act % 27 < 9 ? "0" : "")\(act % 27 + 1)"
      try await send(
        batch("a\(writer).\(act)", on: day, [Batch.Entry(own, seen: act + 1, facts: [.urged("第\(act)次")])]), 1)
      if act.isMultiple(of: 3) {
        let milestone = Batch.Entry(
          item(10_000 + writer * 1_000 + act), seen: 0, facts: self.milestone(of: item(1), due: day))
        try await send(batch("m\(writer).\(act)", on: day, [milestone]), 1)
      }
      // The shared order is read and written by everybody.
      while act.isMultiple(of: 4) {
        let seen = try await server.events(of: item(1)).count
        do {
          try await send(
            batch("s\(writer).\(act)", on: day, [Batch.Entry(item(1), seen: seen, facts: [.urged("\(writer)")])]), 1)
          break
        } catch StoreFault.stale {
          continue
        }
      }
    }
    return written
  }

  private func milestone(of parent: ItemID, due: String) -> [Fact] {
    let definition = rules.definition("milestone")
    return [
      .registered(
        Registration(
          ledger: definition.code, definition: definition.hash, year: 2023,
          parent: Registration.Parent(parent, .milestone, part: 1), stage: "planned",
          values: [.title: .text("节点\(due)"), .due: .day(Day(due))]))
    ]
  }
}
