internal import Bureau
public import LedgerKernel
internal import PostgresDriver
public import Storage

extension PostgresStorage {
  /// Up to so many batches are sent in one pipeline.
  private static let atOnce = 40
  /// Batches of a longer import that are worked out together.
  private static let chunk = 1_000
  /// Statements on their way at the same time, so that neither side fills up.
  private static let most = 1_000
  private static let attempts = 8

  @discardableResult public func append(_ batch: Batch, under rules: ProjectionRules) async throws(StoreFault)
    -> Receipt
  {
    try await append([batch], under: rules)[0]
  }

  @discardableResult public func append(_ batches: [Batch], under rules: ProjectionRules) async throws(StoreFault)
    -> [Receipt]
  {
    guard !batches.isEmpty else { return [] }
    var isLost = false
    for attempt in 0..<Self.attempts {
      do {
        let receipts =
          if batches.count > Self.atOnce {
            try await importing(batches, under: rules)
          } else if attempt == 0 {
            try await appendAtOnce(batches, under: rules)
          } else {
            try await appendLocking(batches, under: rules)
          }
        if receipts.contains(where: \.isRepeat) { try await confirm() }
        noteChange()
        // Where the answer to the first try was lost, it may have been carried out after all.
        return isLost ? receipts.map { Receipt($0.command, lines: $0.lines, isRepeat: false) } : receipts
      } catch let fault as PostgresFault {
        dossiers.forget(batches.flatMap { $0.entries.map(\.item) })
        if fault.isConflict { continue }
        guard fault == .connectionLost, !isLost else { throw fault.storeFault }
        isLost = true
      } catch StoreFault.stale where attempt == 0 && batches.count <= Self.atOnce {
        // By what was at hand; perhaps not by what is there.
        dossiers.forget(batches.flatMap { $0.entries.map(\.item) })
      } catch let fault as StoreFault {
        throw fault
      } catch {
        throw .unavailable(String(describing: type(of: error)))
      }
    }
    throw .unavailable("too many writers at once")
  }

  /// One round trip when everything is at hand: what was read a moment ago is taken as it was, and nothing is locked.
  private func appendAtOnce(_ batches: [Batch], under rules: ProjectionRules) async throws -> [Receipt] {
    let known = Known()
    for entry in batches.flatMap(\.entries) where entry.seen > 0 {
      if let dossier = dossiers[entry.item] { known.take(dossier) }
    }
    known.suppose(batches)
    var needs = known.needs(of: batches)
    while true {
      if !needs.isEmpty { try await fetch(needs, into: known) }
      do {
        var preparing = preparing(batches, known, rules)
        let receipts = try batches.map { try preparing.append($0) }
        try preparing.finish()
        _ = try await pool.run(
          Transaction.all(
            bureau, [Transaction.share(bureau)] + pipeline(preparing.takeWrites()) + [Transaction.patience]),
          within: Self.writing)
        remember(batches, known, preparing)
        return receipts
      } catch let missing as Known.Missing {
        needs = [missing.need]
      }
    }
  }

  /// Somebody else was faster: what is written is locked before it is read, so that the next try succeeds.
  private func appendLocking(_ batches: [Batch], under rules: ProjectionRules) async throws -> [Receipt] {
    let known = Known()
    return try await inTransaction { lease in
      var needs = known.needs(of: batches)
      while true {
        try await fetch(needs, into: known, on: lease)
        do {
          var preparing = preparing(batches, known, rules)
          let receipts = try batches.map { try preparing.append($0) }
          try preparing.finish()
          _ = try await lease.run(pipeline(preparing.takeWrites()))
          return receipts
        } catch let missing as Known.Missing {
          needs = [missing.need]
        }
      }
    }
  }

  private func importing(_ batches: [Batch], under rules: ProjectionRules) async throws -> [Receipt] {
    let known = Known()
    return try await inTransaction { lease in
      var preparing = preparing(batches, known, rules)
      var receipts: [Receipt] = []
      for start in stride(from: 0, to: batches.count, by: Self.chunk) {
        let run = batches[start..<min(start + Self.chunk, batches.count)]
        var needs = known.needs(of: run)
        while true {
          if !needs.isEmpty { try await fetch(needs, into: known, on: lease) }
          // Worked out on a copy, which is thrown away when something has to be read first.
          var trial = preparing
          do {
            receipts += try run.map { try trial.append($0) }
            preparing = trial
            break
          } catch let missing as Known.Missing {
            needs = [missing.need]
          }
        }
        try await send(pipeline(preparing.takeWrites()), on: lease)
      }
      try preparing.finish()
      try await send(pipeline(preparing.takeWrites()), on: lease)
      return receipts
    }
  }

  private func preparing(_ batches: [Batch], _ known: Known, _ rules: ProjectionRules) -> Preparing {
    Preparing(batches, from: known, bureau: bureau, shard: shard, hashing: function, under: rules)
  }

  // MARK: Reading

  private func fetch(_ needs: Set<Need>, into known: Known, on lease: PostgresLease? = nil) async throws {
    let selections = Known.selections(known.complete(needs), self, locking: lease != nil)
    let statements = selections.flatMap { $0.1.map { PostgresStatement($0) } }
    var answers: ArraySlice<PostgresResult>
    if let lease {
      answers = []
      for start in stride(from: 0, to: statements.count, by: Self.most) {
        answers += try await lease.run(Array(statements[start..<min(start + Self.most, statements.count)]))
      }
    } else {
      answers = try await reading.run(Transaction.all(bureau, statements))[2...]
    }
    for (need, statements) in selections {
      try known.take(need, answers.prefix(statements.count))
      answers = answers.dropFirst(statements.count)
    }
  }

  /// Items at hand for the next act: those that stand by themselves, since nothing else changed with them.
  private func remember(_ batches: [Batch], _ known: Known, _ preparing: Preparing) {
    for entry in batches.flatMap(\.entries) {
      let opensChild = entry.facts.contains { if case .registered(let new) = $0 { new.parent != nil } else { false } }
      guard batches.count == 1, batches[0].entries.count == 1, !opensChild,
        let (end, item, standing) = preparing.outcome(of: entry.item), item.parent == nil
      else {
        dossiers.forget([entry.item])
        continue
      }
      let milestones = entry.seen == 0 ? [] : (try? known.openMilestones(of: entry.item)) ?? []
      dossiers.keep(Dossier(end: end, item: item, standing: standing, milestones: milestones))
    }
  }

  // MARK: Writing

  /// A transaction over several pipelines, undone when the body throws.
  func inTransaction<T>(_ body: (PostgresLease) async throws -> T) async throws -> T {
    let lease = try await pool.lease(within: Self.writing)
    defer { lease.end() }
    _ = try await lease.run([Transaction.begin, Transaction.settings(bureau), Transaction.share(bureau)])
    do {
      let result = try await body(lease)
      _ = try await lease.run([Transaction.patience, Transaction.commit])
      return result
    } catch let fault as PostgresFault {
      // The connection has rolled back by itself, or is gone.
      throw fault
    } catch {
      _ = try await lease.run([PostgresStatement("ROLLBACK")])
      throw error
    }
  }

  func send(_ statements: [PostgresStatement], on lease: PostgresLease) async throws {
    for start in stride(from: 0, to: statements.count, by: Self.most) {
      _ = try await lease.run(Array(statements[start..<min(start + Self.most, statements.count)]))
    }
  }

  /// Chains first and in one order: whoever has an item's chain has the item.
  private func pipeline(_ writes: PreparedWrites) -> [PostgresStatement] {
    writes.chains.sorted { $0.item < $1.item }.map { $0.statement(bureau) }
      + writes.serials.map { $0.statement(bureau) } + writes.rows.map { PostgresStatement($0) }
  }
}

extension ChainMove {
  fileprivate func statement(_ bureau: Int64) -> PostgresStatement {
    let (ordinal, hash) = (PostgresValue.integer(Int64(end.head.ordinal)), PostgresValue.bytes(end.head.hash))
    guard seen > 0 else {
      return PostgresStatement(
        """
        INSERT INTO chain (ordinal, hash, recorded, bureau, item, sealed, revision) VALUES ($1, $2, $3, $4, $5, 0, 1)
        """, [ordinal, hash, .integer(end.recorded), .integer(bureau), .text(item.description)])
    }
    // Where the revision is another one, nothing is divided by nothing, and the transaction ends.
    return PostgresStatement(
      """
      WITH moved AS (
        UPDATE chain SET ordinal = $1, hash = $2, recorded = $3, revision = revision + 1
        WHERE bureau = $4 AND item = $5 AND revision = $6 RETURNING 1)
      SELECT 1 / COUNT(*) FROM moved
      """, [ordinal, hash, .integer(end.recorded), .integer(bureau), .text(item.description), .integer(seen)])
  }
}

extension SerialMove {
  fileprivate func statement(_ bureau: Int64) -> PostgresStatement {
    let key: [PostgresValue] = [.integer(Int64(last)), .integer(bureau), .text(ledger.raw), .integer(Int64(year))]
    guard seen > 0 else {
      return PostgresStatement("INSERT INTO serial (last, bureau, ledger, year) VALUES ($1, $2, $3, $4)", key)
    }
    return PostgresStatement(
      """
      WITH moved AS (
        UPDATE serial SET last = $1 WHERE bureau = $2 AND ledger = $3 AND year = $4 AND last = $5 RETURNING 1)
      SELECT 1 / COUNT(*) FROM moved
      """, key + [.integer(Int64(seen))])
  }
}
