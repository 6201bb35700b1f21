import Bureau
import Calendars
import Definitions
import LedgerKernel
import Reports
import Storage
import TestSupport
import Testing
import UseCases
import Wording

/// 导入表格 — what people paste is read as they mean it, or told at its cell what to write instead.
@Suite struct ImportTableTests {
  private static let heads = "事项\t牵头单位\t配合单位\t分管领导\t责任人\t启动时间\t完成时限\t完成标准\t清单\t刚性任务\t量化目标\t来源\t来源层级\t英文名称"

  private func importing(_ office: Office, by person: PersonID = "mo-xingchi") throws -> ImportTable {
    try ImportTable(office, into: "work-order", year: 2023, by: person)
  }

  private func preview(_ text: String, _ office: Office) async throws -> ImportSheet {
    let table = try importing(office)
    let sheet = try table.read(text)
    return try await table.preview(sheet, given: table.columns(of: sheet).given)
  }

  private func imported(_ text: String, _ rows: Set<Int>, _ command: String, _ office: Office) async throws -> Receipt {
    let table = try importing(office)
    let sheet = try table.read(text)
    return try await table(rows, of: sheet, given: table.columns(of: sheet).given, named(command))
  }

  // MARK: Columns

  @Test(arguments: [
    ("事项\t牵头单位\t完成时限", ["title", "lead", "due"]),
    ("Matter\tLead unit\tDue\tActing", ["title", "lead", "due", ""]),
    ("title\tlead\tdue-text", ["title", "lead", "due-text"]),
    ("序号\t工作任务\t责任单位\t办结时限\t备注", ["", "title", "lead", "due", ""]),
    ("任务 名称\t承办单位\t截止日期（年月日）\t验收标准：", ["title", "lead", "due", "standard"]),
    // The ledger's own name goes before what else it may be called.
    ("责任单位\t牵头单位\t任务\t责任领导", ["", "lead", "title", "leader"]),
    ("重点任务\t主要任务\t协办单位\t完成时间", ["title", "", "supports", "due"]),
    ("事项\t事项", ["title", ""]), ("一\t二", ["", ""]),
  ])
  func `headings are matched by name, by code, by what bureaus call them`(heads: String, expected: [String])
    async throws
  {
    let office = try await House(.memory).found()
    let table = try importing(office)
    #expect(table.columns(of: try table.read("\(heads)\n甲\t乙")).given == expected)
  }

  @Test func `a title above the headings is passed over, and addresses are the spreadsheet's`() async throws {
    let office = try await House(.memory).found()
    let sheet = try await preview("2023年清单\n\n事项\t完成时限\n甲\t2023-06-31\n\n乙\t2023-6-30\n", office)
    #expect(sheet.headingRow == 3)
    #expect(sheet.rows.map(\.number) == [4, 6])
    #expect(sheet.rows[0].findings.map(\.place.path) == ["B4"])
    #expect(sheet.rows[1].isFit)
  }

  @Test func `a column chosen twice and a required one left out are told before any row`() async throws {
    let office = try await House(.memory).found()
    let table = try importing(office)
    let sheet = try table.read("事项\t任务\n甲\t乙")
    let twice = await thrown { _ = try await table.preview(sheet, given: ["title", "title"]) }
    #expect((twice as? Findings)?.all.map(\.code) == ["field-twice"])
    #expect((twice as? Findings)?.all.map(\.place.path) == ["B1"])
    let none = await thrown { _ = try await table.preview(sheet, given: ["", "standard"]) }
    #expect((none as? Findings)?.all.map(\.code) == ["field-unmatched"])
  }

  @Test(arguments: [
    ("", "empty-table"), ("事项", "no-rows"), ("事项\n\n", "no-rows"), ("事项\t标准\n \t　\n", "no-rows"),
    ("事项,完成标准\n甲,\"没有结束", "unclosed-quote"),
    ("事项\n" + String(repeating: "甲\n", count: 2_001), "too-many-rows"),
    ("事项\n" + String(repeating: "长", count: 350_000), "too-many-bytes"),
  ])
  func `what cannot be read as a table is refused as a whole`(text: String, code: String) async throws {
    let office = try await House(.memory).found()
    let fault = await thrown { _ = try self.importing(office).read(text) }
    #expect((fault as? Findings)?.all.map(\.code) == [code])
  }

  // MARK: Cells

  @Test(
    arguments: [
      (2, "城建科", "城建科"), (2, "城市建设科", "城建科"), (2, " 城 建　科 ", "城建科"), (2, "Urban Construction", "城建科"),
      (2, "urban-construction", "城建科"), (3, "城建科、排水管理所;园林中心", "城建科、排水所、园林中心"), (3, "城建科、城市建设科", "城建科"),
      (4, "鲁知远", "鲁知远"), (5, "宁 苍山", "宁苍山"), (5, "Ning Cangshan", "宁苍山"), (5, "宁苍山（城建科）", "宁苍山"),
      (6, "2023-6-1", "2023-06-01"), (7, "2023/6/30", "2023-06-30"), (7, "2023年6月30日", "2023-06-30"),
      (7, "2023.06.30", "2023-06-30"), (7, "２０２３年６月３０日", "2023-06-30"), (7, "2023-06-30 00:00:00", "2023-06-30"),
      (7, "*月底前", "原文时限：*月底前"), (7, "尽快", "原文时限：尽快"), (7, "6月底前", "原文时限：6月底前"), (7, "长期坚持", "原文时限：长期坚持"),
      (8, "'-3度以下停工", "-3度以下停工"), (9, "民生、重点", "民生、重点"), (9, "Livelihood, key", "民生、重点"), (10, "是", "是"),
      (10, "×", "否"),
      (11, "36", "36"), (11, "12.5", "12.5"), (12, "《政府工作报告》", "《政府工作报告》"), (13, "市", "市"), (14, "Repair", "Repair"),
    ] as [(Int, String, String)])
  func `a cell is read as people write it`(column: Int, text: String, shown: String) async throws {
    let office = try await House(.memory).found()
    let sheet = try await preview(Self.heads + "\n" + Self.row(column, text), office)
    #expect(sheet.rows[0].findings == [])
    #expect(sheet.rows[0].values[column - 1].simplifiedChinese == shown)
  }

  @Test(
    arguments: [
      (1, String(repeating: "长", count: 201), "text-too-long", "最多200个字"),
      (2, "城建", "unknown-unit", "可选：城建科"), (2, "不存在的处", "unknown-unit", "全称或简称"),
      (2, "城建科、排水所", "one-unit-only", "配合单位"),
      (2, "局领导班子", "unknown-unit", "没有单位"), (3, "城建科、某某处", "unknown-unit", "“某某处”"),
      (4, "鲁志远", "unknown-person", "鲁知远"), (5, "宁苍山、叶知秋", "one-person-only", "2人"),
      (5, "宁苍山（排水所）", "unknown-person", "宁苍山"),
      (6, "尽快", "not-a-day", "2023-06-30"), (7, "45107", "day-as-serial", "可能是 2023-06-30"),
      (7, "45107.5", "day-as-serial", "2023-06-30"),
      (7, "2023-2-30", "no-such-day", "2023-2-30"), (7, "2023/13/1", "no-such-day", "年、月、日"),
      (7, "6/30", "no-such-day", "6/30"),
      (7, "#REF!", "formula-error", "公式"), (7, "####", "hidden-value", "列"),
      (7, String(repeating: "尽快", count: 40), "refused", "原文时限"),
      (9, "好事", "unknown-choice", "项目、民生、创新、重点、常规"), (10, "也许", "not-a-flag", "“是”或“否”"),
      (11, "36个", "not-a-number", "如 36"),
      (11, "1,200", "not-a-number", "如 1200"), (11, "很多", "not-a-number", "6位小数"),
      (11, "1.10105E+17", "digits-lost", "科学记数"),
      (13, "县", "unknown-choice", "中央"), (12, String(repeating: "长", count: 201), "text-too-long", "缩短"),
    ] as [(Int, String, String, String)])
  func `what is wrong is told at its cell, with what to write instead`(
    column: Int, text: String, code: String, says: String
  ) async throws {
    let office = try await House(.memory).found()
    let sheet = try await preview(Self.heads + "\n" + Self.row(column, text), office)
    let finding = try #require(sheet.rows[0].findings.first)
    #expect(finding.code == code)
    #expect(finding.place.path == "\(Array("ABCDEFGHIJKLMN")[column - 1])2")
    #expect((finding.message.simplifiedChinese + finding.remedy.simplifiedChinese).contains(says))
    #expect(!finding.message.english.unicodeScalars.contains { (0x3000...0x303F).contains($0.value) })
    #expect(!sheet.rows[0].isFit)
  }

  @Test func `every fault of a row is told at once, in the order of its cells`() async throws {
    let office = try await House(.memory).found()
    let sheet = try await preview("完成时限\t事项\t启动时间\t清单\n2023-02-30\t\t2023-1-1\t好事\n2023-6-30\t甲\t2023-7-1\t", office)
    #expect(sheet.rows[0].findings.map(\.place.path) == ["A2", "B2", "D2"])
    #expect(sheet.rows[1].findings.map(\.place.path) == ["A3"])
    #expect(sheet.rows[1].findings[0].message.simplifiedChinese.contains("完成时限早于启动时间"))
  }

  @Test func `a vague deadline is kept in its own words where the table has a column for it`() async throws {
    let office = try await House(.memory).found()
    let sheet = try await preview("事项\t完成时限\t原文时限\n甲\t尽快\t年底前\n乙\t\t年底前\n丙\t尽快\t尽快", office)
    #expect(sheet.rows.map(\.isFit) == [false, true, true])
    #expect(sheet.rows[0].findings.map(\.code) == ["not-a-day"])
  }

  @Test func `of two people with one name the unit decides`() async throws {
    let house = try House(.memory)
    let texts = try House.texts().map { text in
      guard text.kind == .organisation else { return text }
      return AdoptedText(
        .organisation, file: text.file, text: text.text.replacing("zh-Hans: 雷振庭", with: "zh-Hans: 鲁知远"), year: 2023)
    }
    let office = try await Office.found(
      texts, in: house.store, accounts: house.accounts, surroundings: house.surroundings)
    let sheet = try await preview("事项\t责任人\n甲\t鲁知远\n乙\t鲁知远（城建科）", office)
    let finding = try #require(sheet.rows[0].findings.first)
    #expect(finding.code == "ambiguous-person" && finding.place.path == "B2")
    #expect(finding.remedy.simplifiedChinese.contains("鲁知远（城建科）"))
    #expect(sheet.rows[1].isFit)
  }

  @Test func `a title that is there already is for a person to judge`() async throws {
    let office = try await House(.memory).found()
    let item = try await office.draft()
    let discarded = try await office.draft([.title: .text("撤了的事")])
    try await office.act("discard", on: discarded, by: "mo-xingchi", [.reason: .text("重复")])
    let text = "事项\n修补路面\n新事\n新事\n撤了的事"
    let sheet = try await preview(text, office)
    #expect(sheet.rows.map { $0.findings.map(\.code) } == [["title-taken"], [], ["same-title"], []])
    #expect(sheet.rows.allSatisfy { $0.isPossible })
    #expect(try await imported(text, [2, 3, 4], "all", office).lines.count == 3)
    #expect(try await office.store.row(of: item)?.title == "修补路面")
  }

  // MARK: Writing

  @Test(arguments: House.Kind.allCases) func `ticked rows become drafts, once however often they are sent`(
    kind: House.Kind
  ) async throws {
    let office = try await House(kind).found()
    let text = "事项\t牵头单位\t责任人\t完成时限\t完成标准\t清单\t来源\n甲\t城建科\t宁苍山\t2023/6/30\t验收合格\t民生\t《讲话》\n乙\t排水所\t\t*月底前\t\t\t\n丙"
    let first = try await imported(text, [2, 3], "paste", office)
    let facts = try await office.facts()
    let second = try await imported(text, [2, 3], "paste", office)
    #expect(!first.isRepeat && first.lines.map(\.item) == second.lines.map(\.item) && first.lines.count == 2)
    #expect(try await office.facts() == facts)
    let items = try await [0, 1].asyncMap {
      try #require(Item(replaying: try await office.store.events(of: first.lines[$0].item)))
    }
    #expect(items.map(\.title) == ["甲", "乙"])
    #expect(
      items[0].lead == "urban-construction" && items[0].due == Day("2023-06-30") && items[0].lists == ["livelihood"])
    #expect(items[0].values[.sources] == .sources([Source(document: "讲话", clause: "", quote: "", span: nil)]))
    #expect(items[1].due == nil && items[1].text(.dueText) == "*月底前")
    #expect(items.allSatisfy { $0.stage == "drafted" })
    // The same command for other rows, or from somebody else, is another deed.
    let other = await thrown { _ = try await self.imported(text, [2, 3, 4], "paste", office) }
    #expect(other as? Refusal == .commandUsed)
    #expect(try await office.facts() == facts)
  }

  @Test(arguments: House.Kind.allCases) func `one row that cannot go in keeps all others out`(kind: House.Kind)
    async throws
  {
    let office = try await House(kind).found()
    let facts = try await office.facts()
    let text = "事项\t完成时限\n甲\t2023-6-30\n乙\t2023-2-30\n"
    let fault = await thrown { _ = try await self.imported(text, [2, 3], "paste", office) }
    #expect((fault as? Findings)?.all.map(\.place.path) == ["B3"])
    let nowhere = await thrown { _ = try await self.imported(text, [2, 9], "paste", office) }
    #expect(nowhere is Findings)
    #expect(try await office.facts() == facts)
    #expect(try await imported(text, [2], "paste", office).lines.count == 1)
  }

  @Test func `two thousand rows go in at once`() async throws {
    let office = try await House(.memory).found()
    let text = "事项\t牵头单位\n" + (1...2_000).map { "第\($0)件事\t城建科\n" }.joined()
    let sheet = try await preview(text, office)
    #expect(sheet.rows.count == 2_000 && sheet.rows.allSatisfy { $0.isFit })
    #expect(try await imported(text, Set(2...2_001), "many", office).lines.count == 2_000)
  }

  @Test func `who may not open items may not import them`() async throws {
    let office = try await House(.memory).found()
    for person in ["xi-anlan", "bu-jingyan", "lu-zhiyuan"] as [PersonID] {
      let fault = await thrown { _ = try self.importing(office, by: person) }
      guard case .notEntitled? = fault as? Refusal else {
        Issue.record("\(person): \(String(describing: fault))")
        continue
      }
    }
    let fault = await thrown { _ = try ImportTable(office, into: "no-such", year: 2023, by: "mo-xingchi") }
    #expect(fault as? Refusal == .unknownLedger)
  }

  /// A row with a title and one more cell.
  private static func row(_ column: Int, _ text: String) -> String {
    var cells = ["修补路面"] + Array(repeating: "", count: 13)
    cells[column - 1] = text
    return cells.joined(separator: "\t")
  }
}

extension ImportSheet {
  /// As the form sends them.
  fileprivate var given: [String] { columns.map { $0.field?.raw ?? "" } }
}

extension Array {
  fileprivate func asyncMap<T>(_ change: (Element) async throws -> T) async throws -> [T] {
    var out: [T] = []
    for element in self { out.append(try await change(element)) }
    return out
  }
}
