public import Bureau
internal import Calendars
public import LedgerKernel

/// The queries behind lists, in SQL that both stores understand.
public struct RowStatements: Sendable {
  private let dialect: Dialect
  private let bureau: Int64

  public init(_ dialect: Dialect, bureau: Int64) {
    self.dialect = dialect
    self.bureau = bureau
  }

  /// One page, one row more than asked for, so that the caller knows whether there is another.
  public func page(_ query: RowQuery) -> SQLStatement {
    var statement = SQLStatement(dialect)
    select(into: &statement, query, columns: { listed(&$0, query) }, paged: true)
    switch query.order {
    case .newest: statement.append(" ORDER BY item DESC LIMIT ")
    case .urgency, .due, .number: statement.append(" ORDER BY sort_value, item LIMIT ")
    }
    statement.append(.integer(Int64(query.limit) + 1))
    return statement
  }

  /// Rows of (light, count).
  public func counts(_ query: RowQuery) -> SQLStatement {
    var statement = SQLStatement(dialect, "SELECT light, CAST(SUM(amount) AS BIGINT) FROM (")
    select(
      into: &statement, query,
      columns: { statement in
        light(&statement, query.day)
        statement.append(" AS light, COUNT(*) AS amount")
      }, paged: false, grouped: true)
    statement.append(") AS counted GROUP BY light")
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
    restrict(&statement, to: scope, asOf: nil)
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

  private func select(
    into statement: inout SQLStatement, _ query: RowQuery, columns: (inout SQLStatement) -> Void, paged: Bool,
    grouped: Bool = false
  ) {
    for isPast in query.asOf == nil ? [false] : [false, true] {
      if isPast { statement.append(" UNION ALL ") }
      statement.append("SELECT ")
      columns(&statement)
      statement.append(isPast ? " FROM item_past r WHERE r.bureau = " : " FROM item_row r WHERE r.bureau = ")
      statement.append(.integer(bureau))
      if let asOf = query.asOf {
        statement.append(" AND r.from_day <= ")
        statement.append(.integer(Int64(asOf.number)))
        if isPast {
          statement.append(" AND r.until_day > ")
          statement.append(.integer(Int64(asOf.number)))
        }
      }
      filter(&statement, query)
      if paged, let after = query.after { begin(&statement, after: after, query.order) }
      if grouped { statement.append(" GROUP BY 1") }
    }
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

  private func light(_ statement: inout SQLStatement, _ day: Day) {
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

  private func filter(_ statement: inout SQLStatement, _ query: RowQuery) {
    restrict(&statement, to: query.scope, asOf: query.asOf)
    func equal(_ column: StaticString, _ value: SQLValue) {
      statement.append(column)
      statement.append(value)
    }
    if let year = query.year { equal(" AND r.year = ", .integer(Int64(year))) }
    if !query.ledgers.isEmpty {
      statement.append(" AND r.ledger IN ")
      statement.append(list: query.ledgers.sorted().map { .text($0.raw) })
    }
    if let leader = query.leader { equal(" AND r.leader = ", .text(leader.raw)) }
    if let person = query.person { equal(" AND r.person = ", .text(person.raw)) }
    if !query.phases.isEmpty {
      statement.append(" AND r.phase IN ")
      statement.append(list: query.phases.map(\.rawValue).sorted().map { .text($0) })
    }
    if !query.stages.isEmpty {
      statement.append(" AND r.stage IN ")
      statement.append(list: query.stages.sorted().map { .text($0.raw) })
    }
    if query.vagueOnly { equal(" AND r.due_text <> '' AND r.due = ", .integer(RowColumn.none)) }
    if query.rootsOnly { statement.append(" AND r.relation IN ('', 'carried-from', 'serves')") }
    if let light = query.light { keep(&statement, light, query.day) }
    if let list = query.list { exists(&statement, query.asOf, .text(.lists, list)) }
    if let unit = query.unit { exists(&statement, query.asOf, .text(.involved, unit.raw)) }
    for field in query.fields { exists(&statement, query.asOf, field) }
    for gram in Grams.all(in: query.words).sorted() {
      statement.append(
        " AND EXISTS (SELECT 1 FROM item_gram g WHERE g.bureau = r.bureau AND g.item = r.item AND g.gram = ")
      statement.append(.text(gram))
      statement.append(")")
    }
  }

  private func keep(_ statement: inout SQLStatement, _ light: Light, _ day: Day) {
    switch light {
    case .blue: statement.append(" AND r.settled = 'blue'")
    case .red:
      statement.append(" AND r.settled = '' AND r.red_from <= ")
      statement.append(.integer(Int64(day.number)))
    case .yellow, .green, .grey:
      statement.append(" AND ")
      self.light(&statement, day)
      statement.append(" = ")
      statement.append(.text(light.rawValue))
    }
  }

  private func exists(_ statement: inout SQLStatement, _ asOf: Day?, _ filter: RowQuery.FieldFilter) {
    statement.append(
      " AND EXISTS (SELECT 1 FROM item_field f WHERE f.bureau = r.bureau AND f.item = r.item AND f.field = ")
    switch filter {
    case .text(let field, let text):
      statement.append(.text(field.raw))
      statement.append(" AND f.kind = 't' AND f.text = ")
      statement.append(.text(text))
    case .day(let field, let days):
      statement.append(.text(field.raw))
      statement.append(" AND f.kind = 'd' AND f.day BETWEEN ")
      statement.append(.integer(Int64(days.lowerBound.number)))
      statement.append(" AND ")
      statement.append(.integer(Int64(days.upperBound.number)))
    case .number(let field, let range):
      statement.append(.text(field.raw))
      statement.append(" AND f.kind = 'i' AND f.integer BETWEEN ")
      statement.append(.integer((try? range.lowerBound.millionths) ?? .min))
      statement.append(" AND ")
      statement.append(.integer((try? range.upperBound.millionths) ?? .max))
    }
    valid(&statement, asOf)
    statement.append(")")
  }

  private func valid(_ statement: inout SQLStatement, _ asOf: Day?) {
    if let asOf {
      statement.append(" AND f.from_day <= ")
      statement.append(.integer(Int64(asOf.number)))
      statement.append(" AND f.until_day > ")
      statement.append(.integer(Int64(asOf.number)))
    } else {
      statement.append(" AND f.until_day = ")
      statement.append(.integer(Schema.forever))
    }
  }

  /// 可见范围, the only place where it becomes SQL.
  private func restrict(_ statement: inout SQLStatement, to scope: Scope, asOf: Day?) {
    guard case .units(let units) = scope.breadth else { return }
    let people = scope.persons.sorted().map { SQLValue.text($0.raw) }
    statement.append(" AND (1 = 0")
    if !people.isEmpty {
      statement.append(" OR r.person IN ")
      statement.append(list: people)
      statement.append(" OR r.leader IN ")
      statement.append(list: people)
      statement.append(" OR r.author IN ")
      statement.append(list: people)
    }
    if !units.isEmpty {
      statement.append(
        " OR EXISTS (SELECT 1 FROM item_field f WHERE f.bureau = r.bureau AND f.item = r.item AND f.field = 'involved'")
      statement.append(" AND f.kind = 't' AND f.text IN ")
      statement.append(list: units.sorted().map { .text($0.raw) })
      valid(&statement, asOf)
      statement.append(")")
    }
    statement.append(")")
  }
}

extension SQLStatement {
  mutating func append(_ column: RowColumn) { append(verbatim: column.rawValue) }
}

extension ListedItem {
  static let columns: [RowColumn] = [
    .item, .ledger, .definition, .number, .title, .titleInEnglish, .stage, .phase, .lists, .lead, .handler, .leader,
    .person, .start, .due, .dueText, .issuedOn, .closedOn, .reportedOn, .progress, .milestoneTitle, .milestoneDue,
    .relation, .rigid,
  ]

  /// Reads a row of ``RowStatements/page(_:)`` with the key by which it is sorted.
  ///
  /// - Returns: Nil when the columns do not make a row; the projection is then to be rebuilt.
  public static func read(_ sql: some SQLRow) -> (item: ListedItem, key: PageKey)? {
    let end = columns.count
    guard let item = ItemID(sql.text(0)), let ledger: LedgerCode = sql.code(1),
      let definition = DefinitionHash(sql.text(2)), let stage: StageCode = sql.code(6),
      let phase = Stage.Phase(rawValue: sql.text(7)), let light = Light(rawValue: sql.text(end))
    else { return nil }
    let due = sql.day(14)
    let milestone = sql.day(21).map { ItemRow.Milestone(title: sql.text(20), due: $0) }
    let listed = ListedItem(
      item: item, ledger: ledger, definition: definition, number: sql.text(3), title: sql.text(4),
      titleInEnglish: sql.text(5), stage: stage, phase: phase, lists: sql.words(8), lead: sql.unit(9),
      handler: sql.unit(10), leader: sql.person(11), person: sql.person(12), start: sql.day(13), due: due,
      dueText: sql.text(15), issuedOn: sql.day(16), closedOn: sql.day(17), reportedOn: sql.day(18),
      progress: sql.text(19), milestone: milestone, light: light, reason: sql.reason(end + 1) ?? .onCourse(due: due),
      relation: Registration.Relation(rawValue: sql.text(22)), isRigid: sql.integer(23) == 1)
    return (listed, PageKey(value: sql.integer(end + 2), item: item))
  }
}
