public import Bureau
internal import Calendars
internal import Intake
public import LedgerKernel
public import Reports
internal import Storage
public import Wording

/// 表格导入 — opens items of a ledger from the rows of a spreadsheet: its columns are matched to the fields that the
/// ledger's opening act asks for, every row is read and decided without being written, and those that a person ticks are
/// written together or not at all.
public struct ImportTable: Sendable {
  public static let mostRows = 2_000
  public static let mostBytes = 1 << 20

  private let office: Office
  private let definition: LedgerDefinition
  private let act: ActCode
  private let year: Int
  private let viewer: PersonID
  private let fields: [ImportSheet.Field]

  /// - Throws: ``Refusal`` where the person may not open items of the ledger.
  public init(_ office: Office, into ledger: LedgerCode, year: Int, by viewer: PersonID) throws(Refusal) {
    let form = try ViewForm(office)(opening: ledger, year: year, for: viewer)
    guard let definition = office.rulebook.definition(of: ledger, in: year) else { throw .unknownLedger }
    self.office = office
    self.definition = definition
    (act, self.year, self.viewer) = (form.act, year, viewer)
    fields = form.fields.compactMap { field in
      // Other items have no name that a cell could give.
      if case .items = field.definition.kind { return nil }
      return ImportSheet.Field(field.definition.code, field.definition.name, isRequired: field.isRequired)
    }
  }

  /// What is said of a table that is larger than ``mostBytes``.
  public static let tooLarge = CellFault.tooManyBytes.finding(at: "")

  public func isField(_ code: String) -> Bool { fields.contains { $0.code.raw == code } }

  // MARK: The table

  /// A table with its headings found.
  public struct Sheet: Sendable {
    let table: Table
    let findings: [Finding]
    /// Index of the row of headings.
    let head: Int
    let headings: [String]

    public var rowCount: Int { rows.count }
    /// Whether a row of this number stands beneath the headings.
    public func holds(_ number: Int) -> Bool {
      number > head + 1 && number <= table.rows.count && !table.rows[number - 1].cells.allSatisfy(\.isBlank)
    }

    /// Rows beneath the headings that hold anything.
    var rows: [(number: Int, cells: [String])] {
      table.rows.indices.dropFirst(head + 1).filter { !table.rows[$0].cells.allSatisfy(\.isBlank) }.map {
        ($0 + 1, table.rows[$0].cells)
      }
    }
  }

  /// Reads a pasted or uploaded text.
  ///
  /// - Throws: All that keeps it from being used at all, each with its cell where it has one.
  public func read(_ text: String) throws(Findings) -> Sheet {
    guard text.utf8.count <= Self.mostBytes else { throw Findings([Self.tooLarge]) }
    let reading = readTable(pasted: text.isBlank ? "" : text, named: "", separator: Self.isTabbed(text) ? .tab : nil)
    let fatal = reading.findings.filter { $0.severity == .error && !Self.ofOneCell.contains($0.code) }
    guard fatal.isEmpty else { throw Findings(fatal) }
    let rows = reading.table.rows
    let match = HeadingMatch(fields)
    // Papers often open with a title alone in a row.
    let likely = rows.indices.prefix(20).map { (index: $0, count: match.count(rows[$0].cells)) }
    let first = rows.firstIndex { !$0.isBlank } ?? 0
    let head =
      likely.max { ($0.count, $1.index) < ($1.count, $0.index) }.flatMap { $0.count > 0 ? $0.index : nil } ?? first
    let width = rows.dropFirst(head).reduce(1) { max($0, ($1.cells.lastIndex { !$0.isEmpty } ?? 0) + 1) }
    let headings = (0..<width).map { $0 < rows[head].cells.count ? rows[head].cells[$0].trimmingSpaces : "" }
    let sheet = Sheet(table: reading.table, findings: reading.findings, head: head, headings: headings)
    let count = sheet.rows.count
    guard count > 0 else { throw Findings([CellFault.noRows.finding(at: "")]) }
    guard count <= Self.mostRows else {
      throw Findings([CellFault.tooManyRows(count, limit: Self.mostRows).finding(at: "")])
    }
    return sheet
  }

  /// Whether most of the first lines hold tabs: a title alone in the first row says nothing about the rest.
  private static func isTabbed(_ text: String) -> Bool {
    let lines = text.split(maxSplits: 20, whereSeparator: \.isNewline).prefix(20)
    return lines.count { $0.utf8.contains(9) } * 2 >= max(1, lines.count)
  }

  /// Faults of one cell that say nothing about the others.
  private static let ofOneCell: Set<String> = ["formula-error", "hidden-value"]

  // MARK: Columns

  /// The columns with what they stand for.
  ///
  /// - Parameter given: One code per column, empty where it is left out; nil lets the headings say.
  public func columns(of sheet: Sheet, given: [String]? = nil) -> ImportSheet {
    let matched = HeadingMatch(fields).fields(of: sheet.headings)
    let samples = sheet.rows.prefix(40)
    let columns = sheet.headings.indices.map { index in
      let field: FieldCode?
      if let given {
        field = fields.first { index < given.count && $0.code.raw == given[index] }?.code
      } else {
        field = matched[index]
      }
      return ImportSheet.Column(
        letters: CellAddress.letters(ofColumn: index + 1), heading: sheet.headings[index],
        samples: samples.compactMap { index < $0.cells.count && !$0.cells[index].isBlank ? $0.cells[index] : nil }
          .prefix(3).map { String($0.prefix(60)) },
        field: field)
    }
    return ImportSheet(headingRow: sheet.head + 1, fields: fields, columns: columns)
  }

  /// - Throws: What is wrong with the choice of columns, each at the cell of its heading.
  private func check(_ columns: ImportSheet) throws(Findings) {
    var first: [FieldCode: String] = [:]
    var found: [Finding] = []
    for (column, field) in columns.matched {
      if let letters = first[field.code] {
        found.append(
          CellFault.fieldTwice(field.name, first: letters).finding(at: "\(column.letters)\(columns.headingRow)"))
      } else {
        first[field.code] = column.letters
      }
    }
    for field in fields where field.isRequired && first[field.code] == nil {
      found.append(CellFault.fieldUnmatched(field.name).finding(at: ""))
    }
    guard found.isEmpty else { throw Findings(found) }
  }

  // MARK: Rows

  /// Every row as it would go in, and everything that keeps it from going in.
  ///
  /// - Throws: ``Findings`` about the columns; ``StoreFault``.
  public func preview(_ sheet: Sheet, given: [String]) async throws -> ImportSheet {
    let columns = columns(of: sheet, given: given)
    try check(columns)
    let taken = try await takenTitles()
    var seen: [String: Int] = [:]
    let rows = rows(of: sheet, columns).map { row -> ImportSheet.Row in
      var findings = row.findings
      if let title = row.title, !title.isEmpty, let letters = columns.matched.first(where: { $0.field.code == .title })
      {
        let cell = "\(letters.column.letters)\(row.number)"
        if let earlier = seen[title] {
          findings.append(CellFault.sameTitle(row: earlier).finding(at: cell))
        } else if let number = taken[title] {
          findings.append(CellFault.titleTaken(number: number).finding(at: cell))
        }
        if seen[title] == nil { seen[title] = row.number }
      }
      return ImportSheet.Row(number: row.number, values: row.shown, findings: findings.inOrderOfCells)
    }
    return ImportSheet(headingRow: columns.headingRow, fields: fields, columns: columns.columns, rows: rows)
  }

  /// Numbers of the ledger's items by title, as far as the viewer sees them; the newest ten thousand are looked at.
  private func takenTitles() async throws -> [String: String] {
    var query = RowQuery(scope: office.scope(of: viewer), day: office.today)
    (query.ledgers, query.year, query.order, query.limit) = ([definition.code], year, .newest, 500)
    var titles: [String: String] = [:]
    for _ in 0..<20 {
      let page = try await office.store.page(query)
      for item in page.items where item.phase != .stopped { titles[item.title] = item.number }
      guard let next = page.next else { break }
      query.after = next
    }
    return titles
  }

  /// One row, read and decided.
  private struct ReadRow {
    let number: Int
    var shown: [Words] = []
    var input = ActInput()
    var findings: [Finding] = []
    var title: String? {
      if case .text(let text)? = input.values[.title] { text } else { nil }
    }
  }

  private func rows(of sheet: Sheet, _ columns: ImportSheet) -> [ReadRow] {
    let rules = office.rulebook
    let reading = CellReading(rules.organisation, on: office.today)
    let names = Names(rules.organisation, on: office.today)
    let now = office.circumstances(.person(viewer))
    let spoilt = Dictionary(grouping: sheet.findings.filter { $0.severity != .note }, by: \.place.path)
    let matched = columns.columns.enumerated().compactMap { index, column in
      column.field.flatMap { definition.field($0) }.map { (index: index, letters: column.letters, field: $0) }
    }
    let ofDueText = matched.first { $0.field.code == .dueText }
    let asksDueText = fields.contains { $0.code == .dueText }
    var first: Actor?
    return sheet.rows.map { number, cells in
      var row = ReadRow(number: number)
      func text(_ index: Int) -> String { index < cells.count ? Self.plain(cells[index]) : "" }
      for (index, letters, field) in matched {
        let cell = "\(letters)\(number)"
        let text = text(index)
        row.findings += spoilt[cell] ?? []
        guard !text.isEmpty else {
          row.shown.append(Words(verbatim: ""))
          continue
        }
        do throws(CellFault) {
          let value = try reading.value(text, of: field)
          row.input.values[field.code] = value
          row.shown.append(value.wording(field, names))
        } catch {
          row.shown.append(Words(verbatim: text))
          // 「*月底前」「尽快」: kept in its own words, and a person settles the day.
          if field.code == .due, case .notADay = error, asksDueText {
            let own = ofDueText.map { Self.plain($0.index < cells.count ? cells[$0.index] : "") } ?? ""
            if own.isEmpty || own == text {
              row.input.values[.dueText] = .text(text)
              if ofDueText == nil, let name = definition.field(.dueText)?.name {
                row.shown[row.shown.count - 1] = Words(
                  "\(name.simplifiedChinese)：\(text)", en: "\(name.english): \(text)")
              }
              continue
            }
          }
          if spoilt[cell] == nil { row.findings.append(error.finding(at: cell)) }
        }
      }
      for (path, found) in spoilt where found.contains(where: { $0.code == "long-row" }) {
        if let address = CellAddress(parsing: path), address.row == number,
          !matched.contains(where: { "\($0.letters)\(number)" == path })
        {
          row.findings += found
        }
      }
      decide(&row, matched.map { ($0.letters, $0.field) }, now, &first)
      return row
    }
  }

  /// Asks the opening act, and writes nothing. Where cells were not understood, only what says nothing about them counts.
  private func decide(
    _ row: inout ReadRow, _ matched: [(letters: String, field: FieldDefinition)], _ now: Circumstances,
    _ first: inout Actor?
  ) {
    let isWhole = !row.findings.containError
    let spoilt = Set(row.findings.map(\.place.path))
    func cell(_ name: Words) -> String? {
      let own = matched.first { $0.field.name == name }
      // A vague deadline stands in the column of the days.
      let due = name == definition.field(.dueText)?.name ? matched.first { $0.field.code == .due } : nil
      return (own ?? due).map { "\($0.letters)\(row.number)" }
    }
    let whole = "\(matched.first?.letters ?? "A")\(row.number)"
    do throws(Refusal) {
      let decision = try definition.opening(by: act, row.input, year: year, now)
      if let first, first != decision.actor { row.findings.append(CellFault.otherPrincipal.finding(at: whole)) }
      first = first ?? decision.actor
    } catch {
      switch error {
      case .fieldsMissing(let missing):
        for name in missing {
          let at = cell(name)
          if let at, spoilt.contains(at) { continue }
          row.findings.append(CellFault.missing(name, at: at).finding(at: at ?? whole))
        }
      case .fieldMalformed(let name, _), .textTooLong(let name, _):
        row.findings.append(CellFault.refused(error).finding(at: cell(name) ?? whole))
      case .dueBeforeStart:
        let due = definition.field(.due).flatMap { cell($0.name) }
        row.findings.append(CellFault.refused(error).finding(at: due ?? whole))
      default: if isWhole { row.findings.append(CellFault.refused(error).finding(at: whole)) }
      }
    }
  }

  /// Without blanks at its ends, and without the mark that keeps spreadsheets from running it as a formula.
  private static func plain(_ cell: String) -> String {
    let text = cell.isBlank ? "" : cell.trimmingSpaces
    guard text.first == "'", let second = text.dropFirst().first, "=+-@＝＋－＠".contains(second) else { return text }
    return String(text.dropFirst())
  }

  // MARK: Writing

  /// Opens an item for each chosen row, in one batch: all of them, or none.
  ///
  /// - Parameter chosen: Row numbers as the spreadsheet counts them; at least one.
  /// - Returns: What it came to; the same again when the same was sent before.
  /// - Throws: ``Findings`` where a column or a chosen row cannot go in, nothing is written then; ``Refusal``
  ///   `.commandUsed`; ``StoreFault``.
  @discardableResult
  public func callAsFunction(_ chosen: Set<Int>, of sheet: Sheet, given: [String], _ command: CommandID)
    async throws -> Receipt
  {
    let columns = columns(of: sheet, given: given)
    try check(columns)
    let rows = rows(of: sheet, columns).filter { chosen.contains($0.number) }
    guard !rows.isEmpty, rows.count == chosen.count else { throw Findings([CellFault.noRows.finding(at: "")]) }
    let titles = rows.map { $0.input.values[.title] }
    let request = Request(command, by: viewer)
    return try await office.once(request, { $0.opens(definition.code, titles) }) {
      let wrong = rows.flatMap(\.findings).filter { $0.severity == .error }
      guard wrong.isEmpty else { throw Findings(wrong) }
      return try await write(rows.map(\.input), request)
    }
  }

  private func write(_ inputs: [ActInput], _ request: Request) async throws -> Receipt {
    let now = office.circumstances(request.actor)
    var entries: [Batch.Entry] = []
    var actor: Actor?
    for input in inputs {
      let decision = try definition.opening(by: act, input, year: year, now)
      actor = actor ?? decision.actor
      let id = office.newItemID()
      entries.append(
        Batch.Entry(
          id, seen: 0, facts: try office.sealing(decision.facts, of: id, definition),
          draws: decision.draws ? definition.series(in: year) : nil))
    }
    guard let actor else { throw Refusal.unknownAct }
    let batch = Batch(request.command, by: actor, at: office.now, on: office.today, entries)
    return try await office.store.append(batch, under: office.rulebook.projection)
  }
}

extension [Finding] {
  fileprivate var inOrderOfCells: [Finding] {
    let first = CellAddress(column: 1, row: 1)
    return map { (CellAddress(parsing: $0.place.path) ?? first, $0) }
      .enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
  }
}

extension EarlierDeed {
  /// Whether it opened items of a ledger with these titles, in this order, and nothing else.
  fileprivate func opens(_ ledger: LedgerCode, _ titles: [Value?]) -> Bool {
    guard items.count == titles.count else { return false }
    return zip(items, titles).allSatisfy { item, title in
      guard case .registered(let registration)? = facts[item]?.first else { return false }
      return registration.ledger == ledger && registration.values[.title] == title
    }
  }
}
