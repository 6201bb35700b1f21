import HTTPTypes
import Testing

@testable import WebServer

/// Tables that are none, too wide, or made to be run by a spreadsheet; mappings and previews that no page gave out.
enum HostileTables {
  private static let path = "/ledgers/work-order/import?year=2023"
  private static let given = [("column.0", "title"), ("column.1", "lead")]

  static var all: [HostileCase] { tables + files + mappings + forged }

  /// A step with a table; it comes back as it was pasted.
  private static func one(
    _ name: String, _ expected: Int..., text: String? = nil, op: String = "preview",
    more: @escaping (HostileGround) -> [(String, String)] = { _ in given }, kept: String? = nil,
    files: [Client.File]? = nil
  ) -> HostileCase {
    let words = "表中字句<&\(name.count)"
    let table = text ?? "工作任务\t责任单位\n\(words)\t城建科"
    return HostileCase("table: \(name)", expected, typed: kept ?? (text == nil ? words : nil)) { ground in
      let form = [("csrf", try await ground.clerk.token()), ("op", op), ("text", table)] + more(ground)
      guard let files else { return try await ground.clerk.post(path, form) }
      return try await ground.clerk.post(path, form, files: files)
    }
  }

  private static var tables: [HostileCase] {
    let head = "工作任务,责任单位\n"
    func wide(_ count: Int) -> String { Array(repeating: "甲", count: count).joined(separator: ",") }
    let formulas = [
      "=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "=1+1\u{0}", "＝1",
    ].map { formula in
      // Words like any other: shown, offered for a draft, never run.
      one(
        "a cell that is the formula \(formula.prefix(8))", 200, 400,
        text: "工作任务\t责任单位\n\"\(formula.replacing("\"", with: "\"\""))\"\t城建科")
    }
    return formulas + [
      one("nothing", 422, text: " "), one("line ends alone", 422, text: "\n\n\n"),
      one("a quote without an end", 422, text: head + "甲,\"城建科", kept: "甲,\"城建科"),
      one("a thousand quotes", 422, text: head + String(repeating: "\"", count: 1_001)),
      one("quotes within a cell", 200, 422, text: head + "甲\"乙,城建科"),
      one("ten thousand columns", 200, 422, text: "工作任务,责任单位," + wide(9_998) + "\n" + wide(10_000)),
      one("a hundred thousand columns", 200, 422, text: wide(100_000) + "\n" + wide(100_000)),
      one("two thousand and one rows", 422, text: head + String(repeating: "甲,城建科\n", count: 2_001)),
      one("more than a megabyte", 422, text: head + String(repeating: "a", count: 1 << 20)),
      one("a cell of half a megabyte", 200, 422, text: head + String(repeating: "长", count: 170_000) + ",城建科"),
      one("a heading alone", 422, text: head), one("no heading", 200, 422, text: "甲,乙\n丙,丁"),
      one("rows of every width", 200, 422, text: head + (1...50).map { wide($0) }.joined(separator: "\n")),
      one("marks that turn the line around", 200, text: head + "甲\u{202E}乙,城建科"),
      one("a script", 200, text: head + "<script>alert(1)</script>,城建科", kept: "<script>alert(1)"),
    ]
  }

  /// Files that are read in place of what was pasted, which stays.
  private static var files: [HostileCase] {
    let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04, 0, 0]
    let odd: [(String, [UInt8])] = [
      ("表.xlsx", zip), ("表.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]), ("a.csv", [0xFF]),
      ("a.csv", [0xFF, 0xFE, 0x00]), ("a.csv", [0xFE, 0xFF, 0xD8, 0x00]), ("a.csv", [0x00, 0x01, 0x02]),
      ("a.csv", Array("甲,乙\n".utf8) + [0xC0, 0xAF]), ("a.csv", [0x81]), ("../../a.csv", [0xFF, 0xD8, 0xFF]),
      ("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), ("a.csv", [UInt8](repeating: 65, count: 3 << 20)),
      ("a.csv", Array(repeating: [0xE5, 0x9F], count: 50).flatMap { $0 }),
    ]
    return odd.enumerated().map { index, file in
      one("file \(index) \(file.0)", 422, op: "columns", more: { _ in [] }, files: [("file", file.0, file.1)])
    } + [
      one(
        "a file beyond any bound", 413, op: "columns", more: { _ in [] },
        files: [("file", "a.csv", [UInt8](repeating: 65, count: 21 << 20))]),
      one("a file in a field of its own", 400, op: "columns", files: [("table", "a.csv", [65])]),
    ]
  }

  private static var mappings: [HostileCase] {
    let wrong: [(String, [(String, String)], [Int])] = [
      ("a field that is none", [("column.0", "rumour"), ("column.1", "lead")], [400]),
      ("a field of the machine", [("column.0", "number"), ("column.1", "stage")], [400]),
      ("a field that is no name", [("column.0", "../title"), ("column.1", "")], [400]),
      ("a gap", [("column.0", "title"), ("column.2", "lead")], [400]),
      ("a column that is no number", [("column.x", "title")], [400]),
      ("a negative column", [("column.-1", "title")], [400]),
      ("a column beyond any number", [("column.99999999999999999999", "title")], [400]),
      ("two columns for one field", [("column.0", "title"), ("column.1", "title")], [422]),
      ("no column for what is needed", [("column.0", ""), ("column.1", "lead")], [422]),
      ("more columns than the table has", (0..<50).map { ("column.\($0)", $0 == 0 ? "title" : "") }, [200, 422]),
      ("nothing mapped", [], [200, 422]),
    ]
    return wrong.map { name, columns, expected in
      HostileCase("table: \(name)", expected, typed: "表中字句<&") { ground in
        let table = "工作任务\t责任单位\n表中字句<&\t城建科"
        let form = [("csrf", try await ground.clerk.token()), ("op", "preview"), ("text", table)]
        return try await ground.clerk.post(path, form + columns)
      }
    }
  }

  /// Rows and steps that the preview did not offer.
  private static var forged: [HostileCase] {
    func write(_ chosen: [String]) -> (HostileGround) -> [(String, String)] {
      { ground in given + [("command", ground.command())] + chosen.map { ("chosen", $0) } }
    }
    return [
      one("no row", 422, op: "import", more: write([])),
      one("the headings as a row", 400, op: "import", more: write(["1"])),
      one("row zero", 400, op: "import", more: write(["0"])),
      one("row minus one", 400, op: "import", more: write(["-1"])),
      one("a row that is not there", 400, op: "import", more: write(["2", "99"])),
      one("a row beyond any number", 400, op: "import", more: write(["99999999999999999999"])),
      one("a row in words", 400, op: "import", more: write(["two"])),
      one("another step", 400, op: "format"), one("a step that is empty", 400, op: ""),
      one("a step with a NUL in its name", 400, op: "imp\u{1}ort"),
      one(
        "rows that cannot be read, ticked all the same", 422, text: "工作任务\t责任单位\n甲\t没有这个单位", op: "import",
        more: write(["2"])),
      one("a table changed after its preview", 422, text: "工作任务\t责任单位\n", op: "import", more: write(["2"])),
      HostileCase("table: into a ledger that is none", 404, typed: "表中的字句<&") { ground in
        let form = [("csrf", try await ground.clerk.token()), ("op", "columns"), ("text", "表中的字句<&")]
        return try await ground.clerk.post("/ledgers/nothing/import?year=2023", form)
      },
      HostileCase("table: by whoever may not", 403, typed: "表中的字句<&") { ground in
        let form = [("csrf", try await ground.outsider.token()), ("op", "columns"), ("text", "表中的字句<&")]
        return try await ground.outsider.post(path, form)
      },
    ]
  }
}
