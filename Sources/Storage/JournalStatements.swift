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

  /// Field, kind, text, integer, day.
  package func fields(of item: ItemID) -> SQLStatement {
    var statement = select("SELECT field, kind, text, integer, day FROM item_field", where: "item = ", .text(item.description))
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
  package func recentEvents(before instant: Instant?, limit: Int) -> SQLStatement {
    var statement = select("SELECT body, hash FROM journal", where: "recorded < ", .integer(instant?.milliseconds ?? .max))
    statement.append(" ORDER BY recorded DESC, item DESC, ordinal DESC LIMIT ")
    statement.append(.integer(Int64(limit)))
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
