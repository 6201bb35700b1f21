public import Bureau
internal import Calendars
internal import Intake
public import LedgerKernel
internal import Reports
internal import Storage
public import Wording

/// 导出台账 — a ledger's list as a table for spreadsheets, under the same filters and the same scope as the page.
public struct ExportList: Sendable {
  private let office: Office
  private static let pageSize = 500

  public init(_ office: Office) { self.office = office }

  /// Writes CSV in UTF-8 with a byte order mark, piece by piece: the headings, then page after page.
  ///
  /// - Parameters:
  ///   - request: Its order and filters count, where it begins and how much it asks for do not.
  ///   - write: Takes the next bytes.
  /// - Throws: ``StoreFault``, and what `write` throws.
  /// - Complexity: O(*n*) in the rows, one page in memory.
  public func callAsFunction(
    _ request: ListRequest, of definition: LedgerDefinition, in language: Language, for viewer: PersonID,
    _ write: ([UInt8]) async throws -> Void
  ) async throws {
    var request = request
    (request.after, request.limit) = (nil, Self.pageSize)
    let view = ViewWall(office)
    var query = view.query(request, for: viewer)
    let columns = Column.all(of: definition)
    try await write(writeTable([columns.map { $0.name[language] }]))
    let words = Wordings(office.rulebook, on: query.day)
    while true {
      let page = try await office.store.page(query)
      let rows = page.items.map { item in columns.map { $0.text(item, words)[language] } }
      if !rows.isEmpty { try await write(writeTable(rows, opening: .plain)) }
      guard let next = page.next else { return }
      query.after = next
    }
  }
}

/// One column: its official heading, and what a row says under it.
private struct Column {
  let name: Words
  let text: (ListedItem, Wordings) -> Words

  /// Fields the ledger has, under the names it gives them, between what every row has.
  static func all(of definition: LedgerDefinition) -> [Column] {
    func field(_ code: FieldCode, _ text: @escaping (ListedItem, Wordings) -> Words) -> [Column] {
      definition.field(code).map { [Column(name: $0.name, text: text)] } ?? []
    }
    func day(_ day: Day?) -> Words { Words(verbatim: day?.description ?? "") }
    var columns = [Column(name: Words("编号", en: "Number")) { item, _ in Words(verbatim: item.number) }]
    columns += field(.title) { item, _ in Words(verbatim: item.title) }
    columns += field(.titleInEnglish) { item, _ in Words(verbatim: item.titleInEnglish) }
    columns += field(.lists) { item, words in Words(joining: words.lists(item)) }
    columns += field(.lead) { item, words in item.lead.map(words.names.unit) ?? .none }
    columns += field(.leader) { item, words in item.leader.map(words.names.person) ?? .none }
    columns += field(.person) { item, words in item.person.map(words.names.person) ?? .none }
    columns += field(.start) { item, _ in day(item.start) }
    columns += field(.due) { item, _ in day(item.due) }
    columns += field(.dueText) { item, _ in Words(verbatim: item.dueText) }
    columns += field(.standard) { item, _ in Words(verbatim: item.standard) }
    columns += [
      Column(name: Words("办理阶段", en: "Stage")) { item, words in words.stage(item) },
      Column(name: Words("灯色", en: "Light")) { item, _ in item.light.officialName },
      Column(name: Words("亮灯原因", en: "Reason")) { item, words in words.reason(item.reason) },
      Column(name: Words("最近反馈日期", en: "Last report")) { item, _ in day(item.reportedOn) },
      Column(name: Words("最近进展", en: "Progress")) { item, _ in Words(verbatim: item.progress) },
    ]
    return columns
  }
}

extension Words {
  fileprivate static let none = Words(verbatim: "")
}
