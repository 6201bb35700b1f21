internal import LedgerKernel
public import Storage

/// 搬迁 — moves a bureau's journal from one store to another, byte for byte, and proves that it arrived.
///
/// The source may go on working: what is copied is what stood when the copy began. A copy that was interrupted goes on
/// where it stopped.
public struct CopyBureau: Sendable {
  private let source: any JournalStore & TableStore
  private let target: any JournalStore & AccountStore & TableStore
  private let run: Int

  /// - Parameter run: Rows on their way at a time.
  public init(
    from source: any JournalStore & TableStore, to target: any JournalStore & AccountStore & TableStore,
    rowsAtOnce run: Int = 1_000
  ) {
    self.source = source
    self.target = target
    self.run = run
  }

  /// What does not agree after copying.
  public enum Difference: Error, Hashable, Sendable {
    /// The two are chained with different functions; nothing was copied.
    case hash(source: String, target: String)
    /// The target holds something that the source does not.
    case notTheSame(table: String, source: Int, target: Int)
    case notSound(faults: Int)
    case projection(table: String)
  }

  public struct Outcome: Hashable, Sendable {
    public let rows: Int
    /// Of the journal as it arrived.
    public let verification: Verification
  }

  /// - Parameter progress: Rows copied and rows in all; from another thread.
  /// - Throws: ``Difference``, ``StoreFault``; `CancellationError` between two runs of rows.
  public func callAsFunction(_ progress: @Sendable @escaping (Int, Int) -> Void) async throws -> Outcome {
    let (source, target, run) = (source, target, run)
    guard source.hash == target.hash else { throw Difference.hash(source: source.hash, target: target.hash) }
    let rows = try await source.withSnapshot { snapshot in
      // Before anything is written: what the target holds must be the beginning of what comes.
      for table in CopiedTable.journal where !table.changes { try await Self.compare(snapshot, target, table, run) }
      try await target.setArriving(true)
      return try await Self.copy(snapshot, target, run, progress)
    }
    let arrived = try await target.verify { _, _ in }
    guard arrived.isSound else { throw Difference.notSound(faults: arrived.faults.count) }
    try await target.setArriving(false)
    return Outcome(rows: rows, verification: arrived)
  }

  /// - Throws: ``Difference`` `.notTheSame` when the target holds a row that the source does not.
  private static func compare(
    _ snapshot: any TableReader, _ target: any TableStore, _ table: CopiedTable, _ run: Int
  ) async throws {
    var (mine, theirs): ([SQLValue]?, [SQLValue]?) = (nil, nil)
    var ahead: ArraySlice<[SQLValue]> = []
    while true {
      let held = try await target.rows(of: table, after: theirs, limit: run)
      guard let last = held.last else { return }
      for row in held {
        // Both come in the order of their keys: what the target lacks is passed over.
        while ahead.first.map({ $0 != row }) ?? true {
          if ahead.isEmpty {
            ahead = try await snapshot.rows(of: table, after: mine, limit: run)[...]
            mine = ahead.last.map { Array($0.prefix(table.keys)) }
            guard !ahead.isEmpty else { throw try await unlike(snapshot, target, table) }
          } else {
            ahead.removeFirst()
          }
        }
        ahead.removeFirst()
      }
      theirs = Array(last.prefix(table.keys))
    }
  }

  private static func unlike(
    _ snapshot: any TableReader, _ target: any TableStore, _ table: CopiedTable
  ) async throws -> Difference {
    .notTheSame(
      table: table.name.text, source: try await snapshot.count(of: table), target: try await target.count(of: table))
  }

  private static func copy(
    _ snapshot: any TableReader, _ target: any TableStore, _ run: Int, _ progress: @Sendable (Int, Int) -> Void
  ) async throws -> Int {
    var total = 0
    for table in CopiedTable.journal { total += try await snapshot.count(of: table) }
    var done = 0
    for table in CopiedTable.journal {
      // Rows that never change are there already up to the last key; the others are few and written again.
      var key = table.changes ? nil : try await target.lastKey(of: table)
      if key != nil { done += try await target.count(of: table) }
      for isAgain in [false, true] {
        while true {
          let rows = try await snapshot.rows(of: table, after: key, limit: run)
          guard !rows.isEmpty else { break }
          try Task.checkCancellation()
          try await target.put(rows, into: table)
          done += rows.count
          progress(min(done, total), total)
          key = rows.last.map { Array($0.prefix(table.keys)) }
        }
        let (here, there) = (try await snapshot.count(of: table), try await target.count(of: table))
        if here == there || (table.mayHoldMore && here < there) { break }
        // The source grew between two attempts, in the middle of the order of keys: everything once more.
        guard !isAgain, there < here else {
          throw Difference.notTheSame(table: table.name.text, source: here, target: there)
        }
        key = nil
      }
    }
    progress(total, total)
    return total
  }

  /// Makes the target's projections from its journal and compares them with the source's, row for row.
  ///
  /// - Throws: ``Difference`` `.projection`; meaningful only when the source stood still meanwhile.
  public func compareProjections(under rules: ProjectionRules) async throws {
    _ = try await target.rebuild(under: rules) { _, _ in }
    for table in CopiedTable.projections {
      var (mine, theirs): ([SQLValue]?, [SQLValue]?) = (nil, nil)
      while true {
        let here = try await source.rows(of: table, after: mine, limit: run)
        let there = try await target.rows(of: table, after: theirs, limit: run)
        guard here == there else { throw Difference.projection(table: table.name.text) }
        guard let last = here.last else { break }
        mine = Array(last.prefix(table.keys))
        theirs = mine
      }
    }
  }
}
