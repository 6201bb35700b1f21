import Bureau
import HTTPTypes
import Testing

@testable import WebServer

@Suite struct ImportPageTests {
  private static let path = "/ledgers/work-order/import?year=2023"
  private static let text =
    "工作任务\t责任单位\t完成时限\t清单\n湖滨路雨棚整治\t城建科\t2023年6月30日\t民生\n管网清淤\t排水\t45107\t\n危房排查\t住保中心\t*月底前\t重点"
  private static let given = ["title", "lead", "due", "lists"].enumerated().map { ("column.\($0.offset)", $0.element) }

  private func clerk(_ sample: SampleOffice, _ person: PersonID = "mo-xingchi") async throws -> (Client, String) {
    let client = Client(sample)
    try await client.signIn(person)
    return (client, try #require(try await client.get("/wall").hidden("csrf")))
  }

  @Test func `a pasted table is matched, looked at row by row, and imported once`() async throws {
    let sample = try await SampleOffice()
    let (clerk, csrf) = try await clerk(sample)
    #expect(try await clerk.get("/ledgers/work-order?year=2023").text.contains("/ledgers/work-order/import?year=2023"))
    #expect(try await clerk.get(Self.path).status == .ok)
    let before = try await sample.facts()
    let columns = try await clerk.post(
      Self.path, [("csrf", csrf), ("op", "columns"), ("text", Self.text)], files: [("file", "", [])])
    #expect(columns.status == .ok)
    for code in ["title", "lead", "due", "lists"] {
      #expect(columns.text.contains("value=\"\(code)\" selected"), "\(code)")
    }
    #expect(columns.text.contains(Self.text))
    let rows = try await clerk.post(Self.path, [("csrf", csrf), ("op", "preview"), ("text", Self.text)] + Self.given)
    #expect(rows.status == .ok)
    #expect(rows.values(of: "chosen") == ["2", "4"])
    for words in ["2023-06-30", "原文时限：*月底前", "<strong>B3</strong>", "<strong>C3</strong>", "可能是 2023-06-30", "排水所"] {
      #expect(rows.text.contains(words), "\(words)")
    }
    #expect(try await sample.facts() == before)
    let command = try #require(rows.values(of: "command").last)
    let fields =
      [("csrf", csrf), ("op", "import"), ("text", Self.text), ("command", command), ("chosen", "2"), ("chosen", "4")]
      + Self.given
    let first = try await clerk.post(Self.path, fields)
    #expect(first.status == .seeOther && first.location == "/ledgers/work-order?order=newest&year=2023")
    let facts = try await sample.facts()
    #expect(facts > before)
    #expect(try await clerk.post(Self.path, fields).location == first.location)
    #expect(try await sample.facts() == facts)
    let list = try await clerk.get(first.location).text
    #expect(list.contains("湖滨路雨棚整治") && list.contains("危房排查") && !list.contains("管网清淤"))
    // The same command for other rows is another deed.
    let other = try await clerk.post(Self.path, fields.filter { $0.1 != "4" })
    #expect(other.status == .conflict)
    #expect(try await sample.facts() == facts)
  }

  @Test func `whatever is refused keeps the table, the columns and the ticks, and writes nothing`() async throws {
    let sample = try await SampleOffice()
    let (clerk, csrf) = try await clerk(sample)
    let facts = try await sample.facts()
    func send(_ op: String, _ more: [(String, String)], text: String = Self.text) async throws -> Client.Answer {
      try await clerk.post(Self.path, [("csrf", csrf), ("op", op), ("text", text)] + more)
    }
    let empty = try await send("columns", [], text: " ")
    #expect(empty.status == .unprocessableContent && empty.text.contains("没有任何内容"))
    let open = try await send("columns", [], text: "事项,标准\n甲,\"湖滨路")
    #expect(open.status == .unprocessableContent && open.text.contains("<strong>B2</strong>"))
    #expect(open.text.contains("湖滨路"))
    let many = try await send("columns", [], text: "事项\n" + String(repeating: "甲\n", count: 2_001))
    #expect(many.status == .unprocessableContent && many.text.contains("最多导入2000行"))
    let large = try await send("columns", [], text: "事项\n" + String(repeating: "a", count: 1 << 20))
    #expect(large.status == .unprocessableContent && large.text.contains("超过 1 MB"))
    let twice = try await send(
      "preview", [("column.0", "title"), ("column.1", "title"), ("column.2", ""), ("column.3", "")])
    #expect(twice.status == .unprocessableContent && twice.text.contains("已对应 A 列"))
    #expect(twice.text.contains("湖滨路雨棚整治\t城建科"))
    #expect(twice.text.components(before: "value=\"title\" selected").count == 2)
    let none = try await send("import", [("command", "c1")] + Self.given)
    #expect(none.status == .unprocessableContent && none.text.contains("请至少勾选一行"))
    let wrong = try await send("import", [("command", "c1"), ("chosen", "2"), ("chosen", "3")] + Self.given)
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("没有导入"))
    #expect(wrong.hidden("command") == "c1" && wrong.text.contains("湖滨路雨棚整治\t城建科"))
    #expect(wrong.text.contains("value=\"2\" checked") && !wrong.text.contains("value=\"4\" checked"))
    let back = try await send("text", Self.given)
    #expect(back.status == .ok && back.text.contains("湖滨路雨棚整治\t城建科"))
    let again = try await send(
      "columns", [("column.0", ""), ("column.1", "title"), ("column.2", ""), ("column.3", "")])
    #expect(again.status == .ok && again.text.components(before: " selected").count == 1)
    #expect(try await sample.facts() == facts)
  }

  @Test func `what no page of ours would send is refused`() async throws {
    let sample = try await SampleOffice()
    let (clerk, csrf) = try await clerk(sample)
    let facts = try await sample.facts()
    let cases: [(String, [(String, String)])] = [
      ("no op", []), ("op", [("op", "format")]), ("field", [("op", "preview"), ("column.0", "number")]),
      ("gap", [("op", "preview"), ("column.0", "title"), ("column.2", "")]),
      ("column", [("op", "preview"), ("column.x", "title")]),
      ("command", [("op", "import"), ("command", "a b"), ("chosen", "2")] + Self.given),
      ("own command", [("op", "import"), ("command", "tick:1"), ("chosen", "2")] + Self.given),
      ("no command", [("op", "import"), ("chosen", "2")] + Self.given),
      ("heading row", [("op", "import"), ("command", "c1"), ("chosen", "1")] + Self.given),
      ("no row", [("op", "import"), ("command", "c1"), ("chosen", "99")] + Self.given),
      ("row", [("op", "import"), ("command", "c1"), ("chosen", "two")] + Self.given),
    ]
    for (name, fields) in cases {
      let answer = try await clerk.post(Self.path, [("csrf", csrf), ("text", Self.text)] + fields)
      #expect(answer.status == .badRequest, "\(name)")
    }
    let other = try await clerk.post(
      Self.path, [("csrf", csrf), ("op", "columns"), ("text", Self.text)], files: [("evidence", "a.csv", [65])])
    #expect(other.status == .badRequest)
    let forged = try await clerk.post(Self.path, [("csrf", "x"), ("op", "columns"), ("text", Self.text)])
    #expect(forged.status == .forbidden && forged.text.contains("湖滨路雨棚整治"))
    let huge = try await clerk.post(Self.path, [("csrf", csrf), ("text", String(repeating: "a", count: 5 << 20))])
    #expect(huge.status == .contentTooLarge)
    let file = try await clerk.post(
      Self.path, [("csrf", csrf), ("op", "columns")],
      files: [("file", "a.csv", [UInt8](repeating: 65, count: 21 << 20))])
    #expect(file.status == .contentTooLarge)
    #expect(try await clerk.send(.put, Self.path).status == .methodNotAllowed)
    #expect(try await sample.facts() == facts)
  }

  @Test func `whoever may not open items finds neither button nor page`() async throws {
    let sample = try await SampleOffice()
    for person in ["xi-anlan", "lu-zhiyuan", "bu-jingyan"] as [PersonID] {
      let (client, csrf) = try await clerk(sample, person)
      #expect(!(try await client.get("/ledgers/work-order?year=2023").text.contains("/work-order/import")))
      let page = try await client.get(Self.path)
      #expect(page.status == .forbidden && page.text.contains("您无权查看此页"), "\(person)")
      for op in ["columns", "preview", "import"] {
        let answer = try await client.post(
          Self.path, [("csrf", csrf), ("op", op), ("text", Self.text), ("command", "c"), ("chosen", "2")] + Self.given)
        #expect(answer.status == .forbidden, "\(person) \(op)")
      }
    }
    let (clerk, csrf) = try await clerk(sample)
    #expect(try await clerk.get("/ledgers/no-such/import").status == .notFound)
    #expect(try await clerk.post("/ledgers/no-such/import", [("csrf", csrf)]).status == .notFound)
    #expect(try await Client(sample).get(Self.path).status == .seeOther)
  }

  @Test func `files in UTF-8 and GB18030 are read, a workbook is told apart`() async throws {
    let sample = try await SampleOffice()
    let (clerk, csrf) = try await clerk(sample)
    func columns(_ bytes: [UInt8], _ name: String = "表.csv") async throws -> Client.Answer {
      try await clerk.post(
        Self.path, [("csrf", csrf), ("op", "columns"), ("text", "粘贴过的")], files: [("file", name, bytes)])
    }
    let utf8 = Array("事项,牵头单位\r\n甲,城建科\r\n".utf8)
    // 事项,牵头单位 / 甲,城建科
    let gb: [UInt8] = [
      0xCA, 0xC2, 0xCF, 0xEE, 0x2C, 0xC7, 0xA3, 0xCD, 0xB7, 0xB5, 0xA5, 0xCE, 0xBB, 0x0D, 0x0A, 0xBC, 0xD7, 0x2C,
      0xB3, 0xC7, 0xBD, 0xA8, 0xBF, 0xC6, 0x0D, 0x0A,
    ]
    for bytes in [utf8, [0xEF, 0xBB, 0xBF] + utf8, gb] {
      let page = try await columns(bytes)
      #expect(page.status == .ok && page.text.contains("value=\"lead\" selected") && page.text.contains("城建科"))
    }
    let workbook = try await columns([0x50, 0x4B, 0x03, 0x04, 0, 0], "表.xlsx")
    #expect(workbook.status == .unprocessableContent && workbook.text.contains("另存为 CSV"))
    #expect(workbook.text.contains("粘贴过的"))
    let large = try await columns([UInt8](repeating: 65, count: 3 << 20))
    #expect(large.status == .unprocessableContent && large.text.contains("粘贴过的"))
  }

  @Test func `what was exported can be imported, and says the same when exported again`() async throws {
    let sample = try await SampleOffice()
    let (clerk, _) = try await clerk(sample)
    _ = try await clerk.draft(
      "老旧小区改造", Client.order + [("title-en", "Renew, \"old\" estates"), ("lists", "key"), ("lists", "livelihood")])
    _ = try await clerk.draft("=清淤", [("due-text", "*月底前"), ("standard", "第一行\n第二行"), ("lead", "drainage")])
    for language in ["zh-Hans", "en"] {
      clerk.cookies["lang"] = language
      let exported = try await clerk.get("/ledgers/work-order/csv?year=2023").bytes
      let other = try await SampleOffice()
      let (client, csrf) = try await self.clerk(other)
      client.cookies["lang"] = language
      let columns = try await client.post(
        Self.path, [("csrf", csrf), ("op", "columns")], files: [("file", "t.csv", exported)])
      #expect(columns.status == .ok)
      let table = String(decoding: exported.dropFirst(3), as: UTF8.self)
      let given = columns.text.components(before: "<select").map { part in
        let own = part.firstRange(of: "</select>").map { part[..<$0.lowerBound] } ?? part
        guard let mark = own.firstRange(of: "\" selected") else { return "" }
        return String(own[..<mark.lowerBound].reversed().prefix { $0 != "\"" }.reversed())
      }
      #expect(
        Set(given).isSuperset(of: [
          "title", "title-en", "lists", "lead", "leader", "person", "start", "due", "due-text", "standard",
        ]))
      let answer = try await client.post(
        Self.path,
        [("csrf", csrf), ("op", "import"), ("text", table), ("command", "c1"), ("chosen", "2"), ("chosen", "3")]
          + given.enumerated().map { ("column.\($0.offset)", $0.element) })
      #expect(answer.status == .seeOther, "\(answer.text.readable)")
      let again = try await client.get("/ledgers/work-order/csv?year=2023").bytes
      #expect(String(decoding: again, as: UTF8.self) == String(decoding: exported, as: UTF8.self))
    }
  }

  @Test func `each page is in one language`() async throws {
    let sample = try await SampleOffice()
    let (clerk, csrf) = try await clerk(sample)
    clerk.cookies["lang"] = "en"
    let text = "title\tlead\tdue\tlists\tperson\tweird\na\tnowhere\t45107\tx\tnobody\tb\nc\tdrainage\tsoon\n"
    let given = ["title", "lead", "due", "lists", "person", ""].enumerated().map { ("column.\($0.offset)", $0.element) }
    let pages = [
      try await clerk.get(Self.path),
      try await clerk.post(Self.path, [("csrf", csrf), ("op", "columns"), ("text", "x")]),
      try await clerk.post(Self.path, [("csrf", csrf), ("op", "columns"), ("text", text)]),
      try await clerk.post(Self.path, [("csrf", csrf), ("op", "preview"), ("text", text)] + given),
      try await clerk.post(Self.path, [("csrf", csrf), ("op", "import"), ("text", text), ("command", "c")] + given),
    ]
    for page in pages {
      let lines = page.text.readable.split(separator: "\n").filter { line in
        line.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) } && !line.contains("中文") && line != "挂"
      }
      #expect(lines == [])
      #expect(!page.text.contains("style=\"") && !page.text.contains("<style"))
    }
  }
}
