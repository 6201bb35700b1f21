internal import Bureau
public import Calendars
public import LedgerKernel
internal import Wording

/// The columns of `item_row`, in the order of the table; `item_past` has most of them. No column is null: a day that is not there is
/// the day zero of ``none``, a text that is not there is empty, so that rows compare alike on both stores.
public enum RowColumn: String, CaseIterable, Sendable {
  case item, ledger, definition, year, serial, number, title
  case titleInEnglish = "title_en"
  case parent, relation
  /// Whether the item stands by itself: no copy, sub-item or milestone of another.
  case root
  case part, stage, phase, level, rigid, lists, lead, handler, units, leader,
    person, author
  case start = "start_day"
  case due
  case dueText = "due_text"
  case standard, weight, reports
  case reportedOn = "reported_on"
  case progress, evidence, changes, pending, declined, obstacle
  case issuedOn = "issued_on"
  case closedOn = "closed_on"
  case milestoneTitle = "milestone_title"
  case milestoneTitleInEnglish = "milestone_title_en"
  case milestoneDue = "milestone_due"
  case settled
  case settledWhy = "settled_why"
  case greenFrom = "green_from"
  case greenWhy = "green_why"
  case yellowFrom = "yellow_from"
  case yellowWhy = "yellow_why"
  case redFrom = "red_from"
  case redWhy = "red_why"
  case offered, ordinal
  case tickOn = "tick_on"
  case byUrgency = "by_urgency"
  case byDue = "by_due"
  case byNumber = "by_number"

  /// A day that is not there: before every day for filters that ask "on or before", it is never compared.
  static let none: Int64 = -9_999_999

  func type(_ dialect: Dialect) -> String {
    switch self {
    case .year, .serial, .root, .part, .rigid, .start, .due, .reports, .reportedOn, .evidence, .changes,
      .pending, .declined,
      .issuedOn, .closedOn, .milestoneDue, .greenFrom, .yellowFrom, .redFrom, .offered, .ordinal, .tickOn:
      "INTEGER NOT NULL"
    case .byUrgency, .byDue, .byNumber: "BIGINT NOT NULL"
    case .item, .ledger, .definition, .number, .title, .titleInEnglish, .parent, .relation, .stage,
      .phase, .level,
      .lists, .lead, .handler, .units, .leader, .person, .author, .dueText, .standard, .weight,
      .progress, .obstacle,
      .milestoneTitle, .milestoneTitleInEnglish, .settled, .settledWhy, .greenWhy, .yellowWhy, .redWhy:
      "\(dialect.text) NOT NULL"
    }
  }

  static let inOrder = allCases
  public static let list = inOrder.map(\.rawValue).joined(separator: ", ")

  /// What `item_past` keeps: what lists show, filter and sort by. The rest of a past day is read from the journal.
  public static let inPast = allCases.filter { !onlyLive.contains($0) }
  public static let pastList = inPast.map(\.rawValue).joined(separator: ", ")
  /// What `item_sight` keeps of a row that stands now: what pages and counts of a part of the bureau filter and sort by.
  public static let inSight: [RowColumn] = [
    .stage, .byDue, .item, .root, .ledger, .year, .phase, .relation, .lists, .start, .leader, .person, .author,
    .offered,
    .units, .settled, .greenFrom, .yellowFrom, .redFrom, .byUrgency, .byNumber,
  ]
  public static let sightList = inSight.map(\.rawValue).joined(separator: ", ")
  private static let onlyLive: Set<RowColumn> = [
    .serial, .part, .level, .reports, .evidence, .changes, .ordinal, .tickOn,
  ]
}

extension ItemRow {
  /// The row's values in the order of ``RowColumn``.
  public var columns: [SQLValue] { RowColumn.inOrder.map(value(of:)) }
  /// The row's values in the order of ``RowColumn/inPast``.
  public var pastColumns: [SQLValue] { RowColumn.inPast.map(value(of:)) }

  /// The row's values in the order of ``RowColumn/inSight``.
  var sightColumns: [SQLValue] { RowColumn.inSight.map(value(of:)) }

  /// ` a b `: a word stands in it when ` a ` does.
  static func padded(_ words: [String]) -> String { words.isEmpty ? "" : " \(words.joined(separator: " ")) " }

  private func value(of column: RowColumn) -> SQLValue {
    func day(_ day: Day?) -> SQLValue { .integer(day.map { Int64($0.number) } ?? RowColumn.none) }
    func count(_ number: Int) -> SQLValue { .integer(Int64(number)) }
    func why(_ reason: LightReason?) -> SQLValue { .text(reason?.json.canonicalText ?? "") }
    return switch column {
    case .item: .text(item.description)
    case .ledger: .text(ledger.raw)
    case .definition: .text(definition.raw)
    case .year: count(year)
    case .serial: count(serial)
    case .number: .text(number)
    case .title: .text(title)
    case .titleInEnglish: .text(titleInEnglish)
    case .parent: .text(parent?.description ?? "")
    case .relation: .text(relation?.rawValue ?? "")
    case .root: count(isRoot ? 1 : 0)
    case .part: count(part)
    case .stage: .text(stage.raw)
    case .phase: .text(phase.rawValue)
    case .level: .text(level)
    case .rigid: count(isRigid ? 1 : 0)
    case .lists: .text(Self.padded(lists))
    case .lead: .text(lead?.raw ?? "")
    case .handler: .text(handler?.raw ?? "")
    case .units: .text(Self.padded(units.map(\.raw)))
    case .leader: .text(leader?.raw ?? "")
    case .person: .text(person?.raw ?? "")
    case .author: .text(author?.raw ?? "")
    case .start: day(start)
    case .due: day(due)
    case .dueText: .text(dueText)
    case .standard: .text(standard)
    case .weight: .text(weight?.description ?? "")
    case .reports: count(reports)
    case .reportedOn: day(reportedOn)
    case .progress: .text(progress)
    case .evidence: count(evidence)
    case .changes: count(changes)
    case .pending: count(hasPendingChange ? 1 : 0)
    case .declined: count(isDeclined ? 1 : 0)
    case .obstacle: .text(obstacle)
    case .issuedOn: day(issuedOn)
    case .closedOn: day(closedOn)
    case .milestoneTitle: .text(milestone?.title.simplifiedChinese ?? "")
    case .milestoneTitleInEnglish: .text(milestone?.title.english ?? "")
    case .milestoneDue: day(milestone?.due)
    case .settled: .text(outlook.settled?.rawValue ?? "")
    case .settledWhy: why(outlook.settledReason)
    case .greenFrom: .integer(outlook.green.map { Int64($0.from.number) } ?? RowColumn.none)
    case .greenWhy: why(outlook.green?.reason)
    case .yellowFrom: .integer(outlook.yellow.map { Int64($0.from.number) } ?? Schema.forever)
    case .yellowWhy: why(outlook.yellow?.reason)
    case .redFrom: .integer(outlook.red.map { Int64($0.from.number) } ?? Schema.forever)
    case .redWhy: why(outlook.red?.reason)
    case .offered: count(isOffered ? 1 : 0)
    case .ordinal: count(ordinal)
    case .tickOn: .integer(tickOn.map { Int64($0.number) } ?? Schema.forever)
    case .byUrgency: .integer(sortValue(.urgency))
    case .byDue: .integer(sortValue(.due))
    case .byNumber: .integer(sortValue(.number))
    }
  }
}

/// A row as a driver hands it over: by position, in the order that was selected.
public protocol SQLRow {
  func text(_ index: Int) -> String
  func integer(_ index: Int) -> Int64
  func bytes(_ index: Int) -> [UInt8]
}

extension SQLRow {
  func code<S>(_ index: Int) -> Code<S>? { Code(text(index)) }
  package func count(_ index: Int) -> Int { Int(integer(index)) }
  /// The day of a column; nil where the row has none.
  public func day(_ index: Int) -> Day? {
    let number = integer(index)
    return number == RowColumn.none || number == Schema.forever ? nil : Day(number: Int32(number))
  }
  func person(_ index: Int) -> PersonID? { PersonID(text(index)) }
  func unit(_ index: Int) -> UnitID? { UnitID(text(index)) }
  func words(_ index: Int) -> [String] { text(index).split(separator: " ").map(String.init) }
  func reason(_ index: Int) -> LightReason? {
    let text = text(index)
    guard !text.isEmpty, let json = try? JSONValue(parsing: Array(text.utf8)) else { return nil }
    return LightReason(json: json)
  }
}

extension ItemRow {
  /// Reads a row selected as ``RowColumn/list``.
  ///
  /// - Returns: Nil when the columns do not make a row; the projection is then to be rebuilt.
  public init?(_ sql: some SQLRow) {
    func at(_ column: RowColumn) -> Int { Self.position[column] ?? 0 }
    guard let item = ItemID(sql.text(at(.item))), let ledger: LedgerCode = sql.code(at(.ledger)),
      let definition = DefinitionHash(sql.text(at(.definition))),
      let stage: StageCode = sql.code(at(.stage)),
      let phase = Stage.Phase(rawValue: sql.text(at(.phase)))
    else { return nil }
    func step(_ day: RowColumn, _ why: RowColumn) -> LightOutlook.Step? {
      sql.day(at(day)).flatMap { from in
        sql.reason(at(why)).map { LightOutlook.Step(from: from, $0) }
      }
    }
    let due = sql.day(at(.due))
    let outlook = LightOutlook(
      settled: Light(rawValue: sql.text(at(.settled))), settledReason: sql.reason(at(.settledWhy)),
      green: step(.greenFrom, .greenWhy), yellow: step(.yellowFrom, .yellowWhy),
      red: step(.redFrom, .redWhy),
      due: due)
    let milestone = sql.day(at(.milestoneDue)).map {
      Milestone(
        title: Words(sql.text(at(.milestoneTitle)), en: sql.text(at(.milestoneTitleInEnglish))), due: $0)
    }
    self.init(
      item: item, ledger: ledger, definition: definition, year: sql.count(at(.year)),
      serial: sql.count(at(.serial)),
      number: sql.text(at(.number)), title: sql.text(at(.title)),
      titleInEnglish: sql.text(at(.titleInEnglish)),
      parent: ItemID(sql.text(at(.parent))),
      relation: Registration.Relation(rawValue: sql.text(at(.relation))),
      part: sql.count(at(.part)), stage: stage, phase: phase, level: sql.text(at(.level)),
      isRigid: sql.integer(at(.rigid)) == 1, lists: sql.words(at(.lists)),
      lead: sql.unit(at(.lead)),
      handler: sql.unit(at(.handler)), units: sql.words(at(.units)).compactMap { UnitID($0) },
      leader: sql.person(at(.leader)), person: sql.person(at(.person)),
      author: sql.person(at(.author)),
      start: sql.day(at(.start)), due: due, dueText: sql.text(at(.dueText)),
      standard: sql.text(at(.standard)),
      weight: try? Quantity(parsing: sql.text(at(.weight))), reports: sql.count(at(.reports)),
      reportedOn: sql.day(at(.reportedOn)), progress: sql.text(at(.progress)),
      evidence: sql.count(at(.evidence)),
      changes: sql.count(at(.changes)), hasPendingChange: sql.integer(at(.pending)) == 1,
      isDeclined: sql.integer(at(.declined)) == 1, obstacle: sql.text(at(.obstacle)),
      issuedOn: sql.day(at(.issuedOn)),
      closedOn: sql.day(at(.closedOn)), milestone: milestone, outlook: outlook,
      isOffered: sql.integer(at(.offered)) == 1, ordinal: sql.count(at(.ordinal)), tickOn: sql.day(at(.tickOn)))
  }

  private static let position = Dictionary(
    uniqueKeysWithValues: RowColumn.allCases.enumerated().map { ($1, $0) })
}
