package import Bureau
package import Calendars
package import LedgerKernel
internal import Wording

/// The statements behind ``JournalReader``, and how their rows are read, in SQL that both stores understand.
package struct JournalStatements: Sendable {
  private let dialect: Dialect
  private let bureau: Int64

  package init(_ dialect: Dialect, bureau: Int64) {
    self.dialect = dialect
    self.bureau = bureau
  }

  private func select(_ head: StaticString, where condition: StaticString, _ value: SQLValue) -> SQLStatement {
    var statement = SQLStatement(dialect, head)
    statement.append(" WHERE bureau = ")
    statement.append(.integer(bureau))
    statement.append(" AND ")
    statement.append(condition)
    statement.append(value)
    return statement
  }

  package func receipt(of command: CommandID) -> SQLStatement {
    select("SELECT receipt FROM command", where: "command = ", .text(command.raw))
  }

  /// Ordinal, hash, recorded, sealed, revision.
  package func chainEnd(of item: ItemID) -> SQLStatement {
    select("SELECT ordinal, hash, recorded, sealed, revision FROM chain", where: "item = ", .text(item.description))
  }

  package func lastSerial(in ledger: LedgerCode, _ year: Int) -> SQLStatement {
    var statement = select("SELECT last FROM serial", where: "ledger = ", .text(ledger.raw))
    statement.append(" AND year = ")
    statement.append(.integer(Int64(year)))
    return statement
  }

  /// Body and hash, oldest first.
  package func events(of item: ItemID) -> SQLStatement {
    var statement = select("SELECT body, hash FROM journal", where: "item = ", .text(item.description))
    statement.append(" ORDER BY ordinal")
    return statement
  }

  /// Body and hash, item by item, oldest first.
  package func events(of items: Set<ItemID>) -> SQLStatement {
    var statement = several("SELECT body, hash FROM journal", items)
    statement.append(" ORDER BY item, ordinal")
    return statement
  }

  /// Item and ordinal.
  package func lengths(of items: Set<ItemID>) -> SQLStatement {
    several("SELECT item, ordinal FROM chain", items)
  }

  private func several(_ head: StaticString, _ items: Set<ItemID>) -> SQLStatement {
    var statement = SQLStatement(dialect, head)
    statement.append(" WHERE bureau = ")
    statement.append(.integer(bureau))
    statement.append(" AND item IN ")
    // Never empty: a list of nothing is no SQL.
    statement.append(list: items.isEmpty ? [.text("")] : items.sorted().map { .text($0.description) })
    return statement
  }

  package func length(of item: ItemID) -> SQLStatement {
    select("SELECT ordinal FROM chain", where: "item = ", .text(item.description))
  }

  /// Field, kind, text, integer, day.
  package func fields(of item: ItemID) -> SQLStatement {
    var statement = select(
      "SELECT field, kind, text, integer, day FROM item_field", where: "item = ", .text(item.description))
    statement.append(" AND until_day = ")
    statement.append(.integer(Schema.forever))
    return statement
  }

  package func number(of item: ItemID) -> SQLStatement {
    select("SELECT number FROM item_row", where: "item = ", .text(item.description))
  }

  package func children(of item: ItemID) -> SQLStatement {
    select("SELECT item FROM item_row", where: "parent = ", .text(item.description))
  }

  package func itemsToTick(on day: Day, limit: Int) -> SQLStatement {
    var statement = select("SELECT item FROM item_row", where: "tick_on <= ", .integer(Int64(day.number)))
    statement.append(" ORDER BY tick_on, item LIMIT ")
    statement.append(.integer(Int64(limit)))
    return statement
  }

  /// Body and hash, the newest first.
  package func recentEvents(_ query: EventQuery) -> SQLStatement {
    var statement = select(
      "SELECT body, hash FROM journal", where: "recorded < ", .integer(query.before?.milliseconds ?? .max))
    if let since = query.since {
      statement.append(" AND recorded >= ")
      statement.append(.integer(since.milliseconds))
    }
    if let item = query.item {
      statement.append(" AND item = ")
      statement.append(.text(item.description))
    }
    if let actor = query.actor {
      // Who did it is the first member of every body.
      let beginning = Event.bodyBeginning(by: actor)
      statement.append(" AND substr(body, 1, ")
      statement.append(verbatim: String(beginning.count))
      statement.append(") = ")
      statement.append(.blob(beginning))
    }
    statement.append(" ORDER BY recorded DESC, item DESC, ordinal DESC LIMIT ")
    statement.append(.integer(Int64(query.limit)))
    return statement
  }

  /// Item, seal, first and last.
  package func sealedRuns(of items: Set<ItemID>) -> SQLStatement {
    var statement = several("SELECT item, seal, first, last FROM seal_member", items)
    statement.append(" ORDER BY item, seal")
    return statement
  }

  package func password(of person: PersonID) -> SQLStatement {
    select("SELECT password FROM account", where: "person = ", .text(person.raw))
  }

  package func setting(_ name: String) -> SQLStatement {
    select("SELECT value FROM setting", where: "name = ", .text(name))
  }

  package func hasMark(_ kind: String, _ name: String) -> SQLStatement {
    var statement = select("SELECT 1 FROM mark", where: "kind = ", .text(kind))
    statement.append(" AND name = ")
    statement.append(.text(name))
    return statement
  }

  package func document(_ hash: DefinitionHash) -> SQLStatement {
    select("SELECT body FROM document", where: "hash = ", .text(hash.raw))
  }

  /// Number, at, facts, root, head, oldest first.
  package func seals() -> SQLStatement {
    var statement = SQLStatement(dialect, "SELECT number, at, facts, root, head FROM seal WHERE bureau = ")
    statement.append(.integer(bureau))
    statement.append(" ORDER BY number")
    return statement
  }

  /// The same, newest first.
  package func seals(before number: Int?, limit: Int) -> SQLStatement {
    var statement = SQLStatement(dialect, "SELECT number, at, facts, root, head FROM seal WHERE bureau = ")
    statement.append(.integer(bureau))
    statement.append(" AND number < ")
    statement.append(.integer(number.map(Int64.init) ?? Int64(Int32.max)))
    statement.append(" ORDER BY number DESC LIMIT ")
    statement.append(.integer(Int64(limit)))
    return statement
  }

  package func lastSeal() -> SQLStatement {
    var statement = seals()
    statement.append(" DESC LIMIT 1")
    return statement
  }
}

// MARK: - Reading

extension Receipt {
  package static func read(_ row: some SQLRow, of command: CommandID) throws(StoreFault) -> Receipt {
    guard let json = try? JSONValue(parsing: Array(row.text(0).utf8)),
      let receipt = Receipt(command, json: json, isRepeat: true)
    else { throw .corrupt("receipt of command \(command)") }
    return receipt
  }
}

extension ChainEnd {
  package init(_ row: some SQLRow) {
    self.init(
      head: ChainHead(ordinal: row.count(0), hash: row.bytes(1)), recorded: row.integer(2), sealed: row.integer(3),
      revision: row.integer(4))
  }
}

extension Event {
  /// Reads a stored body and its hash.
  package static func read(_ row: some SQLRow) throws(StoreFault) -> Event {
    do {
      return try Event(canonicalBytes: row.bytes(0), hash: row.bytes(1))
    } catch .unknownFact(let kind, let version) {
      throw .laterVersion("fact \(kind), version \(version)")
    } catch {
      throw .corrupt("an event that cannot be read: \(error)")
    }
  }
}

extension SealedRun {
  /// Reads the rows of ``JournalStatements/sealedRuns(of:)``.
  package static func read(_ rows: some Sequence<some SQLRow>) throws(StoreFault) -> [ItemID: [SealedRun]] {
    var runs: [ItemID: [SealedRun]] = [:]
    for row in rows {
      guard let item = ItemID(row.text(0)), row.integer(2) <= row.integer(3) else {
        throw .corrupt("member of seal \(row.integer(1))")
      }
      runs[item, default: []].append(SealedRun(seal: row.count(1), ordinals: row.count(2)...row.count(3)))
    }
    return runs
  }
}

extension Seal {
  package init(_ row: some SQLRow) {
    self.init(
      number: row.count(0), at: Instant(milliseconds: row.integer(1)), facts: row.count(2), root: row.bytes(3),
      head: row.bytes(4))
  }
}

extension ItemRow.Field {
  /// - Returns: Nil for a row that names no field.
  package static func read(_ row: some SQLRow) -> ItemRow.Field? {
    guard let field = FieldCode(row.text(0)) else { return nil }
    return switch row.text(1) {
    case "t": ItemRow.Field(field, text: row.text(2))
    case "d": ItemRow.Field(field, day: Day(number: Int32(row.integer(4))))
    default: ItemRow.Field(field, integer: row.integer(3))
    }
  }
}

extension OpenMilestone {
  /// Reads a row of ``RowStatements/openMilestones(of:)``.
  package static func read(_ row: some SQLRow) -> OpenMilestone? {
    guard let item = ItemID(row.text(0)), let due = row.day(3) else { return nil }
    return OpenMilestone(due: due, item: item, title: Item.title(row.text(1), inEnglish: row.text(2)))
  }
}

extension StandingProjection {
  /// Reads a row of ``RowStatements/row(of:)``.
  package static func read(_ row: some SQLRow, fields: Set<ItemRow.Field>) -> StandingProjection? {
    ItemRow(row).map {
      StandingProjection(projection: Projection(row: $0, fields: fields), from: row.integer(RowColumn.allCases.count))
    }
  }
}

// MARK: - Changes outside the journal

extension Write {
  /// Sets a password, or with nil takes it away.
  package static func password(
    _ stored: String?, of person: PersonID, at instant: Instant, bureau: Int64
  ) -> Write {
    guard let stored else {
      return Write("DELETE FROM account WHERE bureau = ? AND person = ?", [.integer(bureau), .text(person.raw)])
    }
    return Write(
      """
      INSERT INTO account (bureau, person, password, changed) VALUES (?, ?, ?, ?)
      ON CONFLICT (bureau, person) DO UPDATE SET password = excluded.password, changed = excluded.changed
      """, [.integer(bureau), .text(person.raw), .text(stored), .integer(instant.milliseconds)])
  }

  package static func document(_ text: String, as hash: DefinitionHash, bureau: Int64) -> Write {
    Write(
      "INSERT INTO document (bureau, hash, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      [.integer(bureau), .text(hash.raw), .text(text)])
  }

  package static func seal(_ seal: Seal, bureau: Int64) -> Write {
    Write(
      "INSERT INTO seal (bureau, number, at, facts, root, head) VALUES (?, ?, ?, ?, ?, ?)",
      [
        .integer(bureau), .integer(Int64(seal.number)), .integer(seal.at.milliseconds), .integer(Int64(seal.facts)),
        .blob(seal.root), .blob(seal.head),
      ])
  }

  package static func member(_ item: String, first: Int64, last: Int64, of number: Int, bureau: Int64) -> Write {
    Write(
      "INSERT INTO seal_member (bureau, seal, item, first, last) VALUES (?, ?, ?, ?, ?)",
      [.integer(bureau), .integer(Int64(number)), .text(item), .integer(first), .integer(last)])
  }

  package static func sealed(_ item: String, upTo ordinal: Int64, bureau: Int64) -> Write {
    Write(
      "UPDATE chain SET sealed = ? WHERE bureau = ? AND item = ?", [.integer(ordinal), .integer(bureau), .text(item)])
  }

  /// Makes a job known that nobody has claimed yet.
  package static func job(_ name: String, bureau: Int64) -> Write {
    Write(
      "INSERT INTO job (bureau, name, due, lease, holder) VALUES (?, ?, 0, 0, '') ON CONFLICT DO NOTHING",
      [.integer(bureau), .text(name)])
  }

  package static func finished(_ job: String, by holder: String, dueAgain: Instant, bureau: Int64) -> Write {
    Write(
      "UPDATE job SET due = ?, lease = 0, holder = '' WHERE bureau = ? AND name = ? AND holder = ?",
      [.integer(dueAgain.milliseconds), .integer(bureau), .text(job), .text(holder)])
  }

  package static func mark(_ kind: String, _ name: String, at instant: Instant, bureau: Int64) -> Write {
    Write(
      """
      INSERT INTO mark (bureau, kind, name, at, count) VALUES (?, ?, ?, ?, 1)
      ON CONFLICT (bureau, kind, name) DO UPDATE SET at = excluded.at, count = mark.count + 1
      """, [.integer(bureau), .text(kind), .text(name), .integer(instant.milliseconds)])
  }

  /// Changes one row, or none when the tries are used up.
  package static func tried(
    _ kind: String, _ name: String, at now: Instant, upTo most: Int, within window: Int64, bureau: Int64
  ) -> Write {
    let old = SQLValue.integer(now.milliseconds - window)
    return Write(
      """
      INSERT INTO mark (bureau, kind, name, at, count) VALUES (?, ?, ?, ?, 1)
      ON CONFLICT (bureau, kind, name) DO UPDATE
      SET count = CASE WHEN mark.at <= ? THEN 1 ELSE mark.count + 1 END, at = excluded.at
      WHERE mark.at <= ? OR mark.count < ?
      """,
      [
        .integer(bureau), .text(kind), .text(name), .integer(now.milliseconds), old, old, .integer(Int64(most)),
      ])
  }

  package static func forget(_ kind: String, _ name: String, bureau: Int64) -> Write {
    Write(
      "DELETE FROM mark WHERE bureau = ? AND kind = ? AND name = ?", [.integer(bureau), .text(kind), .text(name)])
  }

  package static func setting(_ name: String, _ value: String, bureau: Int64) -> Write {
    Write(
      """
      INSERT INTO setting (bureau, name, value) VALUES (?, ?, ?)
      ON CONFLICT (bureau, name) DO UPDATE SET value = excluded.value
      """, [.integer(bureau), .text(name), .text(value)])
  }

  /// A bureau begins to arrive, or has arrived: what its pages show has to be made in any case.
  package static func arriving(_ isArriving: Bool, bureau: Int64) -> [Write] {
    [
      setting("arriving", isArriving ? "yes" : "", bureau: bureau), setting("rebuild", "due", bureau: bureau),
    ]
  }

  package static func forget(_ kind: String, before instant: Instant, bureau: Int64) -> Write {
    Write(
      "DELETE FROM mark WHERE bureau = ? AND kind = ? AND at < ?",
      [.integer(bureau), .text(kind), .integer(instant.milliseconds)])
  }
}
