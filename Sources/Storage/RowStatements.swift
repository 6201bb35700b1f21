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

  /// One page, one row more than asked for, so that the caller knows whether there is another.
  public func page(_ query: RowQuery) -> SQLStatement {
    var statement = SQLStatement(dialect)
    rows(into: &statement, query)
    switch query.order {
    case .newest: statement.append(" ORDER BY item DESC LIMIT ")
    case .urgency, .due, .number: statement.append(" ORDER BY sort_value, item LIMIT ")
    }
    statement.append(.integer(Int64(query.limit) + 1))
    return statement
  }

  /// Rows of (light, count); a light may come several times.
  ///
  /// Each light is a range of the index over the days on which lights change, so that counting reads no row.
  public func counts(_ query: RowQuery) -> SQLStatement {
    var statement = SQLStatement(dialect)
    let day = SQLValue.integer(Int64(query.day.number))
    var isFirst = true
    func part(_ light: StaticString, _ condition: (inout SQLStatement) -> Void) {
      for isPast in query.asOf == nil ? [false] : [false, true] {
        if !isFirst { statement.append(" UNION ALL ") }
        isFirst = false
        statement.append("SELECT ")
        statement.append(light)
        statement.append(", COUNT(*)")
        from(&statement, query, isPast: isPast)
        if isPast, let asOf = query.asOf { onPath(&statement, to: asOf) }
        condition(&statement)
        filter(&statement, query)
      }
    }
    func open(_ statement: inout SQLStatement, _ comparison: StaticString) {
      statement.append(" AND r.settled = '' AND r.red_from ")
      statement.append(comparison)
      statement.append(day)
    }
    for light in [Light.blue, .grey] {
      part(light == .blue ? "'blue'" : "'grey'") { statement in
        statement.append(" AND r.settled = ")
        statement.append(.text(light.rawValue))
      }
    }
    part("'red'") { open(&$0, "<= ") }
    part("'yellow'") { statement in
      open(&statement, "> ")
      statement.append(" AND r.yellow_from <= ")
      statement.append(day)
    }
    for isGrey in [true, false] {
      part(isGrey ? "'grey'" : "'green'") { statement in
        open(&statement, "> ")
        statement.append(" AND r.yellow_from > ")
        statement.append(day)
        statement.append(isGrey ? " AND r.green_from > " : " AND r.green_from <= ")
        statement.append(day)
      }
    }
    return statement
  }

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

  /// The first open milestone of an item: title, due.
  public func firstMilestone(of item: ItemID) -> SQLStatement {
    var statement = SQLStatement(dialect, "SELECT title, due FROM item_row WHERE bureau = ")
    statement.append(.integer(bureau))
    statement.append(" AND parent = ")
    statement.append(.text(item.description))
    statement.append(" AND relation = 'milestone' AND due > ")
    statement.append(.integer(RowColumn.none))
    statement.append(" AND phase IN ('awaiting', 'working', 'checking') ORDER BY due, item LIMIT 1")
    return statement
  }

  private func rowSelect() -> SQLStatement {
    var statement = SQLStatement(dialect, "SELECT ")
    for (index, column) in RowColumn.allCases.enumerated() {
      if index > 0 { statement.append(", ") }
      statement.append(column)
    }
    statement.append(" FROM item_row WHERE bureau = ")
    statement.append(.integer(bureau))
    return statement
  }

  // MARK: Parts

  private func rows(into statement: inout SQLStatement, _ query: RowQuery) {
    for isPast in query.asOf == nil ? [false] : [false, true] {
      if isPast { statement.append(" UNION ALL ") }
      statement.append("SELECT ")
      listed(&statement, query)
      from(&statement, query, isPast: isPast)
      filter(&statement, query)
      if let after = query.after { begin(&statement, after: after, query.order) }
    }
  }

  /// The rows that stand now, or stood at the end of a past day.
  private func from(_ statement: inout SQLStatement, _ query: RowQuery, isPast: Bool) {
    statement.append(isPast ? " FROM item_past r WHERE r.bureau = " : " FROM item_row r WHERE r.bureau = ")
    statement.append(.integer(bureau))
    statement.append(query.rootsOnly ? " AND r.root = 1" : " AND r.root IN (0, 1)")
    guard let asOf = query.asOf else { return }
    let day = SQLValue.integer(Int64(asOf.number))
    statement.append(" AND r.from_day <= ")
    statement.append(day)
    guard isPast else { return }
    statement.append(" AND r.until_day > ")
    statement.append(day)
  }

  /// Narrows past rows to the nodes of the interval tree under which a row of that day can stand.
  private func onPath(_ statement: inout SQLStatement, to day: Day) {
    statement.append(" AND r.node IN ")
    statement.append(list: IntervalTree.path(to: Int(day.number)).map { .integer(Int64($0)) })
  }

  private func listed(_ statement: inout SQLStatement, _ query: RowQuery) {
    for column in ListedItem.columns {
      statement.append("r.")
      statement.append(column)
      statement.append(", ")
    }
    light(&statement, query.day)
    statement.append(", ")
    why(&statement, query.day)
    statement.append(", ")
    sort(&statement, query.order)
    statement.append(" AS sort_value")
  }

  private func sort(_ statement: inout SQLStatement, _ order: RowQuery.Order) {
    switch order {
    case .urgency: statement.append("r.by_urgency")
    case .due: statement.append("r.by_due")
    case .number: statement.append("r.by_number")
    case .newest: statement.append("0")
    }
  }

  private func begin(_ statement: inout SQLStatement, after: PageKey, _ order: RowQuery.Order) {
    if order == .newest {
      statement.append(" AND r.item < ")
      statement.append(.text(after.item.description))
      return
    }
    statement.append(" AND (")
    sort(&statement, order)
    statement.append(", r.item) > ")
    statement.append(list: [.integer(after.value), .text(after.item.description)])
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

extension SQLStatement {
  mutating func append(_ column: RowColumn) { append(verbatim: column.rawValue) }
}
