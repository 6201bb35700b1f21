public import Bureau
internal import Calendars
public import LedgerKernel

/// The queries behind lists, in SQL that both stores understand.
public struct RowStatements: Sendable {
  let dialect: Dialect
  let bureau: Int64

  public init(_ dialect: Dialect, bureau: Int64) {
    self.dialect = dialect
    self.bureau = bureau
  }

  /// Where rows stand: those of today, or those that have been.
  enum Part { case live, past }

  /// One page, one row more than asked for, so that the caller knows whether there is another.
  ///
  /// As of a past day both parts are read in the order of the page, each no further than the page reaches, and merged: such
  /// a page costs about what one of today costs.
  public func page(_ query: RowQuery) -> SQLStatement {
    if let runs = runs(of: query) { return page(query, in: runs) }
    var statement = SQLStatement(dialect)
    guard query.asOf != nil else {
      rows(&statement, query, .live)
      return statement
    }
    if dialect == .sqlite {
      // SQLite merges both parts row by row as it reads them; limits of their own would make it copy.
      rows(&statement, query, .live, ordered: false)
      statement.append(" UNION ALL ")
      rows(&statement, query, .past, ordered: false)
      statement.append(" ORDER BY ")
      statement.append(query.order == .newest ? "item DESC" : "sort_value, item")
      limit(&statement, query.limit + 1)
      return statement
    }
    statement.append("SELECT * FROM (")
    rows(&statement, query, .live)
    statement.append(") live UNION ALL SELECT * FROM (")
    rows(&statement, query, .past)
    statement.append(") past ORDER BY ")
    statement.append(query.order == .newest ? "item DESC" : "sort_value, item")
    limit(&statement, query.limit + 1)
    return statement
  }

  /// In the text and not a parameter: a plan that is made once has to know how few rows are wanted.
  func limit(_ statement: inout SQLStatement, _ count: Int) { statement.append(verbatim: " LIMIT \(count)") }

  private func rows(_ statement: inout SQLStatement, _ query: RowQuery, _ part: Part, ordered: Bool = true) {
    statement.append("SELECT ")
    listed(&statement, query)
    from(&statement, query, part, by: query.isLedByUrgency ? "item_row_urgency" : nil)
    filter(&statement, query)
    if let after = query.after { beyond(&statement, after, query.order) }
    if part == .past { bound(&statement, query) }
    guard ordered else { return }
    statement.append(" ORDER BY ")
    key(&statement, query.order)
    statement.append(query.order == .newest ? " DESC" : ", r.item")
    limit(&statement, query.limit + 1)
  }

  /// No row behind the place where the page would be full of what still stands: without this the search for one more
  /// row that has been would run through years of those that had ended before.
  private func bound(_ statement: inout SQLStatement, _ query: RowQuery) {
    let isNewest = query.order == .newest
    statement.append(" AND ")
    key(&statement, query.order)
    statement.append(isNewest ? " >= COALESCE((SELECT " : " <= COALESCE((SELECT ")
    key(&statement, query.order)
    from(&statement, query, .live)
    filter(&statement, query)
    if let after = query.after { beyond(&statement, after, query.order) }
    statement.append(" ORDER BY ")
    key(&statement, query.order)
    statement.append(isNewest ? " DESC" : ", r.item")
    statement.append(verbatim: " LIMIT 1 OFFSET \(query.limit)), ")
    statement.append(isNewest ? .text("") : .integer(SortValue.end))
    statement.append(")")
  }

  func key(_ statement: inout SQLStatement, _ order: RowQuery.Order) {
    if order == .newest { statement.append("r.item") } else { sort(&statement, order) }
  }

  /// Rows of (light, count); a light may come several times.
  ///
  /// What the whole bureau sees is kept by day and summed up. Who sees a part is led to it by who sees what now; the
  /// whole bureau's rows under other filters are counted light by light, each a range of the index over the days on which
  /// lights change. What has been is found by its node in the interval tree, or by its item.
  public func counts(_ query: RowQuery) -> SQLStatement {
    if query.isCountKept { return keptCounts(query) }
    if let run = wordRun(of: query) { return counts(query, in: [run]) }
    if let readers = readers(of: query) { return counts(query, by: readers) }
    var statement = SQLStatement(dialect)
    // SQLite goes through its index over lights faster than from item to item.
    let isIndexed = query.scope.isEverything || dialect == .sqlite
    // Some stages are one range each of the index over stages, which has all that lights take; what is sparse has an index
    // of its own.
    if query.asOf == nil, query.isSparse || !query.stages.isEmpty && query.light == nil && isIndexed {
      return counts(query, in: [Run()])
    }
    if isIndexed, query.stages.isEmpty || query.light != nil {
      countLightByLight(&statement, query)
    } else if isIndexed {
      countGrouped(&statement, query, .live)
      statement.append(" GROUP BY 1")
    } else {
      countByReader(&statement, query, .live)
    }
    guard let asOf = query.asOf else { return statement }
    statement.append(" UNION ALL ")
    if isIndexed {
      countGrouped(&statement, query, .past)
      statement.append(" AND r.node IN ")
      statement.append(list: IntervalTree.path(to: Int(asOf.number)).map { .integer(Int64($0)) })
      statement.append(" GROUP BY 1")
    } else {
      countByReader(&statement, query, .past)
    }
    return statement
  }

  private func countLightByLight(_ statement: inout SQLStatement, _ query: RowQuery) {
    var isFirst = true
    for light in query.light.map({ [$0] }) ?? Light.allCases {
      for condition in conditions(light, query.day) {
        if !isFirst { statement.append(" UNION ALL ") }
        isFirst = false
        statement.append("SELECT ")
        statement.append(.text(light.rawValue))
        statement.append(", COUNT(*)")
        from(&statement, query, .live)
        condition(&statement)
        filter(&statement, query)
      }
    }
  }

  private func countGrouped(_ statement: inout SQLStatement, _ query: RowQuery, _ part: Part) {
    statement.append("SELECT ")
    light(&statement, query.day)
    statement.append(", COUNT(*)")
    from(&statement, query, part)
    filter(&statement, query)
  }

  /// Items that somebody in the scope could see once, and of these the rows that the scope and the filters let through.
  private func countByReader(_ statement: inout SQLStatement, _ query: RowQuery, _ part: Part) {
    countGrouped(&statement, query, part)
    statement.append(" AND r.item IN (SELECT item FROM item_reader WHERE bureau = ")
    statement.append(.integer(bureau))
    statement.append(" AND reader IN ")
    statement.append(list: query.scope.readers.map { .text($0) })
    statement.append(") GROUP BY 1")
  }

  private func keptCounts(_ query: RowQuery) -> SQLStatement {
    var statement = SQLStatement(dialect, "SELECT light, CAST(SUM(change) AS BIGINT) FROM light_count WHERE bureau = ")
    statement.append(.integer(bureau))
    statement.append(" AND past = ")
    statement.append(.integer(query.asOf == nil ? 0 : 1))
    if query.rootsOnly { statement.append(" AND root = 1") }
    if let year = query.year {
      statement.append(" AND year = ")
      statement.append(.integer(Int64(year)))
    }
    if !query.ledgers.isEmpty {
      statement.append(" AND ledger IN ")
      statement.append(list: query.ledgers.sorted().map { .text($0.raw) })
    }
    statement.append(" AND day <= ")
    statement.append(.integer(Int64(query.day.number)))
    statement.append(" GROUP BY light")
    return statement
  }

  /// The ranges of the index in which a light lies.
  func conditions(_ light: Light, _ day: Day) -> [(inout SQLStatement) -> Void] {
    let day = SQLValue.integer(Int64(day.number))
    let settled: (inout SQLStatement) -> Void = { statement in
      statement.append(" AND r.settled = ")
      statement.append(.text(light.rawValue))
    }
    func open(_ comparisons: [StaticString]) -> (inout SQLStatement) -> Void {
      { statement in
        statement.append(" AND r.settled = ''")
        for comparison in comparisons {
          statement.append(comparison)
          statement.append(day)
        }
      }
    }
    let notRed: StaticString = " AND r.red_from > "
    let notYellow: StaticString = " AND r.yellow_from > "
    return switch light {
    case .blue: [settled]
    case .red: [open([" AND r.red_from <= "])]
    case .yellow: [open([notRed, " AND r.yellow_from <= "])]
    case .green: [open([notRed, notYellow, " AND r.green_from <= "])]
    case .grey: [settled, open([notRed, notYellow, " AND r.green_from > "])]
    }
  }

  /// The row of an item, and after its columns the day from which it has stood.
  public func row(of item: ItemID) -> SQLStatement {
    var statement = rowSelect()
    statement.append(" AND item = ")
    statement.append(.text(item.description))
    return statement
  }

  public func children(of item: ItemID) -> SQLStatement {
    var statement = rowSelect()
    statement.append(" AND parent = ")
    statement.append(.text(item.description))
    statement.append(" ORDER BY part, item")
    return statement
  }

  public func isVisible(_ item: ItemID, to scope: Scope) -> SQLStatement {
    var statement = SQLStatement(dialect, "SELECT 1 FROM item_row r WHERE r.bureau = ")
    statement.append(.integer(bureau))
    statement.append(" AND r.item = ")
    statement.append(.text(item.description))
    restrict(&statement, to: scope)
    return statement
  }

  /// The open milestones of an item: milestone, title, English title, due.
  public func openMilestones(of item: ItemID) -> SQLStatement {
    var statement = SQLStatement(dialect, "SELECT item, title, title_en, due FROM item_row WHERE bureau = ")
    statement.append(.integer(bureau))
    statement.append(" AND parent = ")
    statement.append(.text(item.description))
    statement.append(" AND relation = 'milestone' AND due > ")
    statement.append(.integer(RowColumn.none))
    statement.append(" AND phase IN ('awaiting', 'working', 'checking')")
    return statement
  }

  private func rowSelect() -> SQLStatement {
    var statement = SQLStatement(dialect, "SELECT ")
    statement.append(verbatim: RowColumn.list)
    statement.append(", from_day FROM item_row WHERE bureau = ")
    statement.append(.integer(bureau))
    return statement
  }

  // MARK: Parts

  /// The rows of one part that stand now, or stood at the end of a past day.
  func from(
    _ statement: inout SQLStatement, _ query: RowQuery, _ part: Part, by index: StaticString? = nil
  ) {
    switch part {
    case .live:
      statement.append(" FROM item_row r")
      if query.asOf == nil { use(&statement, index ?? query.ownIndex) }
      statement.append(" WHERE r.bureau = ")
    case .past: statement.append(" FROM item_past r WHERE r.bureau = ")
    }
    statement.append(.integer(bureau))
    statement.append(query.rootsOnly ? " AND r.root = 1" : " AND r.root IN (0, 1)")
    guard let asOf = query.asOf else { return }
    let day = SQLValue.integer(Int64(asOf.number))
    statement.append(" AND r.from_day <= ")
    statement.append(day)
    guard part == .past else { return }
    statement.append(" AND r.until_day > ")
    statement.append(day)
  }

  func listed(_ statement: inout SQLStatement, _ query: RowQuery, sort named: StaticString? = nil) {
    statement.append(verbatim: Self.listedColumns)
    light(&statement, query.day)
    statement.append(", ")
    why(&statement, query.day)
    statement.append(", ")
    if let named { statement.append(named) } else { sort(&statement, query.order) }
    statement.append(" AS sort_value")
  }

  /// Named, because a merged page is ordered by its columns' names.
  private static let listedColumns = ListedItem.columns.map { "r.\($0.rawValue) AS \($0.rawValue), " }.joined()

  func sort(_ statement: inout SQLStatement, _ order: RowQuery.Order) {
    switch order {
    case .urgency: statement.append("r.by_urgency")
    case .due: statement.append("r.by_due")
    case .number: statement.append("r.by_number")
    case .newest: statement.append("0")
    }
  }

  /// Rows beyond a key.
  func beyond(_ statement: inout SQLStatement, _ key: PageKey, _ order: RowQuery.Order) {
    if order == .newest {
      statement.append(" AND r.item < ")
      statement.append(.text(key.item.description))
      return
    }
    statement.append(" AND (")
    sort(&statement, order)
    statement.append(", r.item) > ")
    statement.append(list: [.integer(key.value), .text(key.item.description)])
  }

  func light(_ statement: inout SQLStatement, _ day: Day) {
    byLight(
      &statement, day, settled: "r.settled", red: "'red'", yellow: "'yellow'", grey: "'grey'", green: "'green'")
  }

  private func why(_ statement: inout SQLStatement, _ day: Day) {
    byLight(
      &statement, day, settled: "r.settled_why", red: "r.red_why", yellow: "r.yellow_why", grey: "r.green_why",
      green: "''")
  }

  private func byLight(
    _ statement: inout SQLStatement, _ day: Day, settled: StaticString, red: StaticString, yellow: StaticString,
    grey: StaticString, green: StaticString
  ) {
    let day = SQLValue.integer(Int64(day.number))
    statement.append("CASE WHEN r.settled <> '' THEN ")
    statement.append(settled)
    statement.append(" WHEN r.red_from <= ")
    statement.append(day)
    statement.append(" THEN ")
    statement.append(red)
    statement.append(" WHEN r.yellow_from <= ")
    statement.append(day)
    statement.append(" THEN ")
    statement.append(yellow)
    statement.append(" WHEN r.green_from > ")
    statement.append(day)
    statement.append(" THEN ")
    statement.append(grey)
    statement.append(" ELSE ")
    statement.append(green)
    statement.append(" END")
  }
}
