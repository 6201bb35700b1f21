import Bureau
import Calendars
import Intake
import Wording

/// One reading of a table of people.
struct PeopleTableReader {
  enum Column: String, CaseIterable {
    case id, name, latinName, unit, role, from, to, standing

    var headings: [String] {
      switch self {
      case .id: ["编号", "人员编号", "id"]
      case .name: ["姓名", "name"]
      case .latinName: ["拼音", "英文名", "latin-name", "pinyin"]
      case .unit: ["单位", "科室", "部门", "unit"]
      case .role: ["职务", "role"]
      case .from: ["起", "任职起", "from"]
      case .to: ["止", "任职止", "to"]
      case .standing: ["任职方式", "standing"]
      }
    }

    var isRequired: Bool {
      switch self {
      case .id, .name, .latinName, .unit, .role: true
      case .from, .to, .standing: false
      }
    }
  }

  let table: Table
  var draft: OrganisationDraft
  let start: Day
  let found: FindingCollector
  private var columns: [Column: Int] = [:]

  init(table: Table, draft: OrganisationDraft, start: Day, found: FindingCollector) {
    self.table = table
    self.draft = draft
    self.start = start
    self.found = found
  }

  mutating func read() {
    guard let headings = table.rows.firstIndex(where: { !$0.isBlank }) else {
      return reportNoRows(Place(file: table.file))
    }
    readHeadings(headings + 1)
    guard Column.allCases.allSatisfy({ !$0.isRequired || columns[$0] != nil }) else { return }
    let names = BureauNames(draft)
    var listed = Dictionary(draft.people.map { ($0.value.id, $0.value.name) }, uniquingKeysWith: { a, _ in a })
    let known = Set(listed.keys)
    var services: [PersonID: (from: Day, place: Place)] = [:]
    let rows = table.rows.indices.dropFirst(headings + 1).filter { !table.rows[$0].isBlank }
    if rows.isEmpty { return reportNoRows(place(.id, headings + 1)) }
    for index in rows {
      guard let row = readRow(index + 1, names) else { continue }
      if let name = listed[row.post.person], name != row.name {
        reportDifferingName(row.post.person, name, at: place(.name, index + 1))
        continue
      }
      listed[row.post.person] = row.name
      let service = services[row.post.person] ?? (row.post.from, place(.id, index + 1))
      services[row.post.person] = (min(service.from, row.post.from), service.place)
      draft.posts.append(Placed(row.post, at: place(.role, index + 1)))
    }
    for (id, service) in services.sorted(by: { $0.key < $1.key }) where !known.contains(id) {
      draft.people.append(Placed(Person(id, name: listed[id]!, from: service.from), at: service.place))
    }
  }

  private mutating func readHeadings(_ row: Int) {
    for (index, heading) in table.rows[row - 1].cells.enumerated() {
      guard let heading = heading.trimmed?.lowercased() else { continue }
      let at = table.place(of: CellAddress(column: index + 1, row: row))
      guard let column = Column.allCases.first(where: { $0.headings.contains(heading) }) else {
        found.report(
          "unknown-heading", at: at, Words("不认识的表头“\(heading)”。", en: "The heading ‘\(heading)’ is not known."),
          remedy: suggestion(for: heading, among: Column.allCases.map { $0.headings[0] }))
        continue
      }
      guard columns[column] == nil else {
        found.report(
          "heading-twice", at: at, Words("表头“\(heading)”重复。", en: "The heading ‘\(heading)’ stands twice."),
          remedy: Words("请只留一列。", en: "Leave only one such column."))
        continue
      }
      columns[column] = index + 1
    }
    for column in Column.allCases where column.isRequired && columns[column] == nil {
      let (chinese, english) = (column.headings[0], column.headings[column.headings.count - 1])
      found.report(
        "missing-heading", at: table.place(of: CellAddress(column: 1, row: row)),
        Words("缺少“\(chinese)”一列。", en: "The column ‘\(chinese)’ (\(english)) is missing."),
        remedy: Words("请补上这一列。", en: "Add the column."))
    }
  }

  func place(_ column: Column, _ row: Int) -> Place {
    table.place(of: CellAddress(column: columns[column] ?? 1, row: row))
  }

  /// The cell's text without spaces around it; nil when blank or without such a column.
  func cell(_ column: Column, _ row: Int) -> String? {
    columns[column].flatMap { table[CellAddress(column: $0, row: row)].trimmed }
  }

  private func reportNoRows(_ place: Place) {
    found.report(
      "no-rows", at: place, Words("表里没有人员。", en: "There are no people in the table."),
      remedy: Words("请在表头下每个任职填一行。", en: "Fill one row for each post below the headings."))
  }

  private func reportDifferingName(_ id: PersonID, _ name: Words, at place: Place) {
    found.report(
      "differing-name", at: place,
      Words("编号“\(id)”已是“\(name.simplifiedChinese)”。", en: "The id ‘\(id)’ is already \(name.english)'s."),
      remedy: Words(
        "同一人请写同样的姓名和拼音，不同的人请换编号。", en: "Write the same name on each row of a person; give another person another id."))
  }
}
