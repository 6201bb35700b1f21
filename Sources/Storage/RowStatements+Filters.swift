internal import Bureau
internal import Calendars
internal import LedgerKernel

/// What a query lets through, as SQL. `RowQuery+Reference.swift` says the same in plain Swift.
extension RowStatements {
  /// - Parameter isInScope: Whether the rows are known to be in the query's scope.
  func filter(_ statement: inout SQLStatement, _ query: RowQuery, isInScope: Bool = false) {
    if !isInScope { restrict(&statement, to: query.scope) }
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
    if query.vagueOnly {
      // As the condition of the index over these rows says it, number and all.
      statement.append(" AND r.due_text <> '' AND r.due = ")
      statement.append(verbatim: String(RowColumn.none))
    }
    if query.isOpenOnly { statement.append(" AND r.phase NOT IN ('closed', 'stopped')") }
    position(&statement, query)
    if let light = query.light { keep(&statement, light, query.day) }
    if let list = query.list { contains(&statement, "r.lists", list) }
    if !query.units.isEmpty {
      statement.append(" AND (1 = 0")
      for unit in query.units.sorted() {
        statement.append(" OR ")
        holds(&statement, "r.units", unit.raw)
      }
      statement.append(")")
    }
    for field in query.fields { exists(&statement, query.asOf, field) }
    // Words without a letter or a digit are found nowhere.
    if query.asksNothing { statement.append(" AND 1 = 0") }
    for gram in Grams.all(in: query.words).sorted() {
      statement.append(
        " AND EXISTS (SELECT 1 FROM item_gram f WHERE f.bureau = r.bureau AND f.item = r.item AND f.gram = ")
      statement.append(.integer(gram))
      valid(&statement, query.asOf)
      statement.append(")")
    }
  }

  /// Where an item stands: under which, in which days, waiting for what.
  private func position(_ statement: inout SQLStatement, _ query: RowQuery) {
    if !query.items.isEmpty {
      statement.append(" AND r.item IN ")
      statement.append(list: query.items.map(\.description).sorted().map { .text($0) })
    }
    if !query.parents.isEmpty {
      statement.append(" AND r.parent IN ")
      statement.append(list: query.parents.map(\.description).sorted().map { .text($0) })
    }
    if let relation = query.relation {
      statement.append(" AND r.relation = ")
      statement.append(.text(relation.rawValue))
    }
    if let days = query.starting { within(&statement, " AND r.start_day BETWEEN ", days) }
    // The value that pages are sorted by is the day itself, and is indexed.
    if let days = query.due { within(&statement, " AND r.by_due BETWEEN ", days) }
    guard !query.waits.isEmpty else { return }
    statement.append(" AND (r.obstacle <> '' OR r.declined = 1 OR r.pending = 1)")
    guard query.waits.count < RowQuery.Wait.allCases.count else { return }
    statement.append(" AND (1 = 0")
    if query.waits.contains(.obstacle) { statement.append(" OR r.obstacle <> ''") }
    if query.waits.contains(.ruling) { statement.append(" OR r.declined = 1") }
    if query.waits.contains(.change) { statement.append(" OR r.pending = 1") }
    statement.append(")")
  }

  private func within(_ statement: inout SQLStatement, _ column: StaticString, _ days: ClosedRange<Day>) {
    statement.append(column)
    statement.append(.integer(Int64(days.lowerBound.number)))
    statement.append(" AND ")
    statement.append(.integer(Int64(days.upperBound.number)))
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

  /// Whether what is kept of the item beside its row was true on the day.
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

  private func contains(_ statement: inout SQLStatement, _ column: StaticString, _ word: String) {
    statement.append(" AND ")
    holds(&statement, column, word)
  }

  /// Whether a padded list of words has a word.
  func holds(_ statement: inout SQLStatement, _ column: StaticString, _ word: String) {
    statement.append(dialect.position)
    statement.append("(")
    statement.append(column)
    statement.append(", ")
    statement.append(.text(" \(word) "))
    statement.append(") > 0")
  }

  /// 可见范围, the only place where it becomes SQL.
  func restrict(_ statement: inout SQLStatement, to scope: Scope) {
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
    if !units.isEmpty { statement.append(" OR r.offered = 1") }
    for unit in units.sorted() {
      statement.append(" OR ")
      holds(&statement, "r.units", unit.raw)
    }
    statement.append(")")
  }
}
