internal import Bureau
internal import Calendars
internal import LedgerKernel

/// Pages and counts that are led to their rows by a run of a key instead of going through the bureau's rows in the order of
/// the page: rows of one stage by due day, rows that one reader sees, the few that wait or have no day.
extension RowStatements {
  /// Rows that stand together in a key.
  struct Run {
    /// Under whom, in `item_sight`; nil for the rows of the bureau.
    var reader: String?
    /// Under whom the same row may stand as well and is taken already.
    var earlier: ArraySlice<String> = []
    var stage: StageCode?
    /// A pair of characters that stands in them, by which they are found one by one.
    var gram: Int64?
  }

  /// More readers than this see so much that the order of the page finds it sooner.
  private static let mostReaders = 12
  private static let mostRuns = 60
  private static let manyReaders = 5

  /// Under whom all the rows stand that a query can let through; nil when the bureau's own order is as good.
  func readers(of query: RowQuery) -> [String]? {
    guard query.asOf == nil, !query.isSparse, query.items.isEmpty, query.parents.isEmpty, query.fields.isEmpty,
      Grams.all(in: query.words).isEmpty, !query.asksNothing, !query.vagueOnly, query.waits.isEmpty
    else { return nil }
    if let person = query.person { return ["=\(person.raw)"] }
    if let leader = query.leader { return ["@\(leader.raw)"] }
    let own = query.scope.readers
    // Red is a range of the index over lights: whoever sees a good part of the bureau finds it there.
    if query.light == .red, query.stages.isEmpty, own.count > Self.manyReaders { return nil }
    let asked = query.units.sorted().map(\.raw)
    let readers = !asked.isEmpty && (query.scope.isEverything || asked.count <= own.count) ? asked : own
    guard !readers.isEmpty, readers.count <= Self.mostReaders else { return nil }
    // A leader's rows are mostly those of the units in charge, and whose they are is sooner told than which units have them.
    return readers.filter { $0.hasPrefix("@") } + readers.filter { !$0.hasPrefix("@") }
  }

  /// Nil when the rows are best read in the order of the page.
  func runs(of query: RowQuery) -> [Run]? {
    guard query.asOf == nil, query.order != .newest else { return nil }
    // Whoever sees a part meets a word too seldom in the order of the page.
    if !query.scope.isEverything, let run = wordRun(of: query) { return [run] }
    let readers = readers(of: query)
    if readers == nil, query.isSparse { return [Run()] }
    let isNamed = !query.items.isEmpty || !query.parents.isEmpty || !query.fields.isEmpty
    let stages = query.order == .due && !isNamed ? query.stages.sorted() : []
    guard stages.count * max(1, readers?.count ?? 1) <= Self.mostRuns else { return nil }
    guard let readers else { return stages.isEmpty ? nil : stages.map { Run(stage: $0) } }
    // Whoever sees a good part of the bureau meets it often enough in the order of the page.
    if stages.isEmpty, readers.count { $0.first?.isLetter == true } > 1 || query.isLedByUrgency { return nil }
    return readers.indices.flatMap { index in
      let run = Run(reader: readers[index], earlier: readers[..<index])
      return stages.isEmpty
        ? [run] : stages.map { Run(reader: run.reader, earlier: run.earlier, stage: $0) }
    }
  }

  /// The rows that the first pair of the query's characters leads to; nil without words, and where fewer are led to otherwise.
  func wordRun(of query: RowQuery) -> Run? {
    guard query.asOf == nil, !query.isSparse, query.items.isEmpty, let gram = Grams.all(in: query.words).min() else {
      return nil
    }
    return Run(gram: gram)
  }

  /// A page out of runs: of each no more than the page has, by key alone, and of the first of all these the rows.
  func page(_ query: RowQuery, in runs: [Run]) -> SQLStatement {
    var statement = SQLStatement(dialect, "SELECT ")
    listed(&statement, query, sort: "k.sort_value")
    statement.append(" FROM (")
    for (index, run) in runs.enumerated() {
      if index > 0 { statement.append(" UNION ALL ") }
      statement.append("SELECT * FROM (SELECT r.item AS item, ")
      sort(&statement, query.order)
      statement.append(" AS sort_value")
      narrow(&statement, query, to: run)
      if let after = query.after { beyond(&statement, after, query.order) }
      statement.append(" ORDER BY ")
      sort(&statement, query.order)
      statement.append(", r.item")
      limit(&statement, query.limit + 1)
      statement.append(") ")
      statement.append(verbatim: "k\(index)")
    }
    statement.append(" ORDER BY sort_value, item")
    limit(&statement, query.limit + 1)
    statement.append(") k CROSS JOIN item_row r WHERE r.bureau = ")
    statement.append(.integer(bureau))
    statement.append(" AND r.item = k.item ORDER BY k.sort_value, k.item")
    return statement
  }

  /// Rows of (light, count), of rows that stand under several readers together.
  func counts(_ query: RowQuery, by readers: [String]) -> SQLStatement {
    counts(query, in: readers.indices.map { Run(reader: readers[$0], earlier: readers[..<$0]) })
  }

  /// Rows of (light, count): each run is gone through once, nothing is sorted, and each row is looked at once: red, yellow and
  /// grey ones are added up in one number of three parts, each with room for two million.
  func counts(_ query: RowQuery, in runs: [Run]) -> SQLStatement {
    let day = SQLValue.integer(Int64(query.day.number))
    var statement = SQLStatement(dialect, "WITH c AS MATERIALIZED (")
    for (index, run) in runs.enumerated() {
      if index > 0 { statement.append(" UNION ALL ") }
      statement.append(
        """
        SELECT COUNT(*) AS rows_seen, COALESCE(SUM(CASE WHEN r.settled = 'blue' THEN 1 ELSE 0 END), 0) AS blue, \
        COALESCE(CAST(SUM(CASE WHEN r.settled = '' THEN CASE WHEN r.red_from <=
        """)
      statement.append(" ")
      statement.append(day)
      statement.append(" THEN 1 WHEN r.yellow_from <= ")
      statement.append(day)
      statement.append(" THEN 2097152 WHEN r.green_from <= ")
      statement.append(day)
      statement.append(
        """
         THEN 0 ELSE 4398046511104 END WHEN r.settled = 'grey' THEN 4398046511104 ELSE 0 END) AS BIGINT), 0) AS parts
        """)
      narrow(&statement, query, to: run)
    }
    statement.append(
      """
      ), t AS (SELECT CAST(SUM(rows_seen) AS BIGINT) AS rows_seen, CAST(SUM(blue) AS BIGINT) AS blue, \
      CAST(SUM(parts & 2097151) AS BIGINT) AS red, CAST(SUM((parts >> 21) & 2097151) AS BIGINT) AS yellow, \
      CAST(SUM(parts >> 42) AS BIGINT) AS grey FROM c) \
      SELECT 'red', red FROM t UNION ALL SELECT 'yellow', yellow FROM t UNION ALL SELECT 'blue', blue FROM t \
      UNION ALL SELECT 'grey', grey FROM t \
      UNION ALL SELECT 'green', rows_seen - red - yellow - blue - grey FROM t
      """)
    return statement
  }

  /// How many rows there are, counted no further than `most`.
  public func count(_ query: RowQuery, upTo most: Int) -> SQLStatement {
    var statement = SQLStatement(dialect, "SELECT COUNT(*) FROM (")
    var query = query
    (query.after, query.order) = (nil, .due)
    let runs = runs(of: query)
    for (index, run) in (runs ?? [Run()]).enumerated() {
      if index > 0 { statement.append(" UNION ALL ") }
      statement.append("SELECT * FROM (SELECT 1 AS found")
      if query.asOf == nil {
        narrow(&statement, query, to: run)
      } else {
        from(&statement, query, .live)
        filter(&statement, query)
        statement.append(" UNION ALL SELECT 1 AS found")
        from(&statement, query, .past)
        filter(&statement, query)
      }
      limit(&statement, most)
      statement.append(") ")
      statement.append(verbatim: "k\(index)")
    }
    limit(&statement, most)
    statement.append(") k")
    return statement
  }

  private func narrow(_ statement: inout SQLStatement, _ query: RowQuery, to run: Run) {
    if let gram = run.gram {
      statement.append(" FROM item_gram w CROSS JOIN item_row r WHERE w.bureau = ")
      statement.append(.integer(bureau))
      statement.append(" AND w.gram = ")
      statement.append(.integer(gram))
      statement.append(" AND w.until_day = ")
      statement.append(.integer(Schema.forever))
      statement.append(" AND r.item = w.item AND r.bureau = ")
    } else if run.reader == nil {
      statement.append(" FROM item_row r")
      use(&statement, run.stage == nil ? query.ownIndex : query.ownIndex ?? "item_row_stage")
      statement.append(" WHERE r.bureau = ")
    } else {
      statement.append(" FROM item_sight r WHERE r.bureau = ")
    }
    statement.append(.integer(bureau))
    if let reader = run.reader {
      statement.append(" AND r.reader = ")
      statement.append(.text(reader))
    }
    statement.append(query.rootsOnly ? " AND r.root = 1" : " AND r.root IN (0, 1)")
    var query = query
    if let stage = run.stage {
      query.stages = []
      statement.append(" AND r.stage = ")
      statement.append(.text(stage.raw))
    }
    for reader in run.earlier { leaveOut(&statement, reader) }
    // What stands under a reader of the scope is in the scope, and under a unit that was asked for is asked for.
    let isInScope = run.reader.map(query.scope.readers.contains) ?? false
    if query.units == run.reader.flatMap({ UnitID($0) }).map({ [$0] }) { query.units = [] }
    filter(&statement, query, isInScope: isInScope)
  }

  /// Leaves out what stands under a reader: as ``Projection/sights`` says, of a row.
  private func leaveOut(_ statement: inout SQLStatement, _ reader: String) {
    switch reader.first {
    case "@":
      statement.append(" AND ")
      statement.append(.text(String(reader.dropFirst())))
      statement.append(" NOT IN (r.person, r.leader, r.author)")
    case "*": statement.append(" AND r.offered = 0")
    case "=":
      statement.append(" AND r.person <> ")
      statement.append(.text(String(reader.dropFirst())))
    default:
      statement.append(" AND NOT ")
      holds(&statement, "r.units", reader)
    }
  }
}

extension RowStatements {
  /// Names the index to go by: SQLite weighs conditions it cannot see through, and takes another.
  func use(_ statement: inout SQLStatement, _ index: StaticString?) {
    guard dialect == .sqlite, let index else { return }
    statement.append(" INDEXED BY ")
    statement.append(index)
  }
}

extension RowQuery {
  /// Whether it lets few rows through, all of them in an index of their own.
  var isSparse: Bool { ownIndex != nil }

  /// The index that holds all the rows it lets through, and few others.
  var ownIndex: StaticString? {
    if vagueOnly { return "item_row_vague" }
    if !waits.isEmpty { return "item_row_waiting" }
    guard isOpenOnly else { return nil }
    if starting != nil { return "item_row_start" }
    return due == nil ? nil : "item_row_open"
  }

  /// What is red stands first in the order of urgency.
  var isLedByUrgency: Bool {
    light == .red && order == .urgency && items.isEmpty && parents.isEmpty && fields.isEmpty && words.isEmpty
  }

  /// Whether it lets nothing through that has ended.
  var isOpenOnly: Bool {
    vagueOnly || !waits.isEmpty || light == .red && order == .due || !phases.isEmpty && phases.allSatisfy { !$0.isEnd }
  }
}
