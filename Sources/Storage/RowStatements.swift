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
  public enum Part: Sendable { case live, past }

  /// One page of one part, one row more than asked for, so that the caller knows whether there is another.
  ///
  /// - Parameter bound: No row behind this key: the page is full without it. A page as of a past day asks for what
  ///   still stands first and bounds the rest by it, so that it does not read years of what has been.
  public func page(_ query: RowQuery, _ part: Part, upTo bound: PageKey? = nil) -> SQLStatement {
    var statement = SQLStatement(dialect, "SELECT ")
    listed(&statement, query)
    from(&statement, query, part)
    filter(&statement, query)
    if let after = query.after { compare(&statement, after, query.order, beyond: true) }
    if let bound { compare(&statement, bound, query.order, beyond: false) }
    switch query.order {
    case .newest: statement.append(" ORDER BY r.item DESC LIMIT ")
    case .urgency, .due, .number: statement.append(" ORDER BY sort_value, r.item LIMIT ")
    }
    statement.append(.integer(Int64(query.limit) + 1))
    return statement
  }

  /// Rows of (light, count); a light may come several times.
  ///
  /// What stands is counted light by light, each a range of the index over the days on which lights change. What has
  /// been is found by its node in the interval tree.
  public func counts(_ query: RowQuery) -> SQLStatement {
    var statement = SQLStatement(dialect)
    var isFirst = true
    for light in Light.allCases {
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
    if let asOf = query.asOf {
      statement.append(" UNION ALL SELECT ")
      self.light(&statement, query.day)
      statement.append(", COUNT(*)")
      from(&statement, query, .past)
      statement.append(" AND r.node IN ")
      statement.append(list: IntervalTree.path(to: Int(asOf.number)).map { .integer(Int64($0)) })
      filter(&statement, query)
      statement.append(" GROUP BY 1")
    }
    return statement
  }

  /// The ranges of the index in which a light lies.
  private func conditions(_ light: Light, _ day: Day) -> [(inout SQLStatement) -> Void] {
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
    var statement = SQLStatement(dialect, "SELECT title, due, title_en FROM item_row WHERE bureau = ")
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
    statement.append(verbatim: RowColumn.list)
    statement.append(" FROM item_row WHERE bureau = ")
    statement.append(.integer(bureau))
    return statement
  }

  // MARK: Parts

  /// The rows of one part that stand now, or stood at the end of a past day.
  private func from(_ statement: inout SQLStatement, _ query: RowQuery, _ part: Part) {
    switch part {
    case .live: statement.append(" FROM item_row r WHERE r.bureau = ")
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

  /// Rows beyond a key, or up to it and no further.
  private func compare(_ statement: inout SQLStatement, _ key: PageKey, _ order: RowQuery.Order, beyond: Bool) {
    if order == .newest {
      statement.append(beyond ? " AND r.item < " : " AND r.item >= ")
      statement.append(.text(key.item.description))
      return
    }
    statement.append(" AND (")
    sort(&statement, order)
    statement.append(beyond ? ", r.item) > " : ", r.item) <= ")
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

extension SQLStatement {
  mutating func append(_ column: RowColumn) { append(verbatim: column.rawValue) }
}
