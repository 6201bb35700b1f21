import Intake
import Testing
import Wording

/// One input, and the findings it must give: code and place.
struct Malformed: CustomTestStringConvertible {
  let input: String
  let expected: [String]
  var testDescription: String { expected.joined(separator: " ") }

  init(_ input: String, _ expected: String...) { (self.input, self.expected) = (input, expected) }
}

private let limits = TableLimits(bytes: 400, rows: 6, columns: 5, cellBytes: 60)
private let long = String(repeating: "长", count: 21)

private let malformed: [Malformed] = [
  // Nothing there.
  Malformed("", "empty-table t.csv"),
  Malformed("\n\n\r\n", "empty-table t.csv"),
  Malformed(",,\n,,", "empty-table t.csv"),
  Malformed("\u{FEFF}", "empty-table t.csv"),
  Malformed("\"\"", "empty-table t.csv"),
  // Quotes that never close.
  Malformed("\"", "unclosed-quote t.csv:1 (A1)"),
  Malformed("a,\"b", "unclosed-quote t.csv:1 (B1)"),
  Malformed("a,b\nc,\"d\ne,f\n", "unclosed-quote t.csv:2 (B2)"),
  Malformed("a,b\n\"c\"\"", "unclosed-quote t.csv:2 (A2)"),
  Malformed("a,b\n\"\"\"", "unclosed-quote t.csv:2 (A2)"),
  Malformed("a,b\r\n\r\nc,\"", "unclosed-quote t.csv:3 (B3)"),
  // Text after a closing quote.
  Malformed("\"a\"b,c", "text-after-quote t.csv:1 (A1)"),
  Malformed("\"a\" ,c", "text-after-quote t.csv:1 (A1)"),
  Malformed("a,b\nc,\"d\"e", "text-after-quote t.csv:2 (B2)"),
  Malformed("a,b\n\"x\ny\"z,w", "text-after-quote t.csv:3 (A2)"),
  Malformed("\"a\"b\"c\",d", "text-after-quote t.csv:1 (A1)"),
  // Quotes inside.
  Malformed("a\"b,c", "quote-in-cell t.csv:1 (A1)"),
  Malformed("a,b\nc, \"d\"", "quote-in-cell t.csv:2 (B2)"),
  Malformed("a\"\"b,c", "quote-in-cell t.csv:1 (A1)"),
  // Rows of another length.
  Malformed("a,b\nc,d,e\nf,g", "long-row t.csv:2 (C2)"),
  Malformed("a,b\nc\nd,e", "short-row t.csv:2 (B2)"),
  Malformed("标题\na,b,c\nd,e,f", "short-row t.csv:1 (B1)"),
  Malformed("a,b\n1,2\n3,4,,5", "long-row t.csv:3 (C3)"),
  Malformed("a;b\nc;d;e\nf;g", "long-row t.csv:2 (C2)"),
  Malformed("a\tb\nc\td\te\nf\tg", "long-row t.csv:2 (C2)"),
  Malformed("\"x\ny\",b\nc,d\ne", "short-row t.csv:4 (B3)"),
  // The separator is none of ours.
  Malformed("事项，单位，时限\n污水，市政，六月", "separator-not-recognised t.csv:1 (A1)"),
  Malformed("a|b|c\nd|e|f", "separator-not-recognised t.csv:1 (A1)"),
  Malformed("甲、乙、丙", "separator-not-recognised t.csv:1 (A1)"),
  // Characters that should not be there.
  Malformed("a,b\u{7}c", "control-character t.csv:1 (B1)"),
  Malformed("a,b\n\u{1b}c,d", "control-character t.csv:2 (A2)"),
  Malformed("a,\"b\u{b}\"", "control-character t.csv:1 (B1)"),
  Malformed("a,b\nc,�d", "damaged-character t.csv:2 (B2)"),
  // Values a spreadsheet spoiled.
  Malformed("a,b\nc,#REF!", "formula-error t.csv:2 (B2)"),
  Malformed("#N/A,b", "formula-error t.csv:1 (A1)"),
  Malformed("a,b\n#DIV/0!,#VALUE!", "formula-error t.csv:2 (A2)", "formula-error t.csv:2 (B2)"),
  Malformed("a,b\nc,########", "hidden-value t.csv:2 (B2)"),
  Malformed("编码,b\n1.10105E+17,c", "digits-lost t.csv:2 (A2)"),
  Malformed("编码,b\n9E+15,c", "digits-lost t.csv:2 (A2)"),
  // Too much.
  Malformed(String(repeating: "a,b\n", count: 101), "too-many-bytes t.csv"),
  Malformed(String(repeating: "a,b\n", count: 7), "too-many-rows t.csv:7 (A7)"),
  Malformed("a,b,c,d,e,f", "too-many-columns t.csv:1 (F1)"),
  Malformed("a,b\n,,,,,,,,", "too-many-columns t.csv:2 (F2)"),
  Malformed("a,b\nc," + long, "cell-too-long t.csv:2 (B2)"),
  Malformed("a,b\nc,\"" + long + "\"", "cell-too-long t.csv:2 (B2)"),
  Malformed("a,\"" + long, "cell-too-long t.csv:1 (B1)"),
  // Several at once, in the order of the file.
  Malformed(
    "a,b\n#REF!,c\"d\n\u{2},1E+20,x\ne,f", "formula-error t.csv:2 (A2)", "quote-in-cell t.csv:2 (B2)",
    "control-character t.csv:3 (A3)", "digits-lost t.csv:3 (B3)", "long-row t.csv:3 (C3)"),
]

@Suite struct MalformedTableTests {
  @Test(arguments: malformed)
  func `a malformed table says what is wrong, where, and what to do`(_ row: Malformed) {
    let reading = readTable(Array(row.input.utf8), named: "t.csv", limits: limits)
    #expect(reading.findings.map { "\($0.code) \($0.place)" } == row.expected)
    for finding in reading.findings {
      for language in Language.allCases {
        #expect(!finding.message[language].isEmpty && !finding.remedy[language].isEmpty)
      }
    }
  }

  @Test func `there are forty malformed tables at least`() {
    #expect(malformed.count >= 40)
  }

  static let bytes: [([UInt8], String)] = [
    ([0x50, 0x4B, 0x03, 0x04, 0x14, 0], "workbook-not-text t.csv:1"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "workbook-not-text t.csv:1"),
    ([0x61, 0x0A, 0x62, 0x00], "not-text t.csv:2"),
    ([0x61, 0x2C, 0xE9], "unknown-encoding t.csv:1"),
    ([0x61, 0x0A, 0x0A, 0xFF, 0x61], "unknown-encoding t.csv:3"),
    ([0xD6, 0xD0, 0x0A, 0xFF], "unknown-encoding t.csv:2"),
    ([0x61, 0x0A, 0x81, 0x30, 0x81], "unknown-encoding t.csv:2"),
    ([0xEF, 0xBB, 0xBF, 0x61, 0xFF], "unknown-encoding t.csv:1"),
    ([0xFF, 0xFE, 0x61], "unknown-encoding t.csv:1"),
    ([0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x61], "unknown-encoding t.csv:1"),
  ]

  @Test(arguments: bytes)
  func `bytes that are no text are refused with a remedy`(bytes: [UInt8], expected: String) {
    let reading = readTable(bytes, named: "t.csv")
    #expect(reading.findings.map { "\($0.code) \($0.place)" } == [expected])
    #expect(reading.findings.containError)
    #expect(reading.table.rows.isEmpty)
  }

  @Test func `messages name the limit and the remedy in both languages`() throws {
    let finding = try #require(readTable(Array("a\n\"b".utf8), named: "台账.csv").findings.first)
    #expect(finding.wording(in: .simplifiedChinese) == "台账.csv:2 (A2)：引号有开头没有结尾，其后未读。 请在该单元格末尾补上引号。")
    #expect(
      finding.wording(in: .english)
        == "台账.csv:2 (A2): A quote opens here and never closes; the rest was not read. Close the quote at the end of this cell."
    )
  }

  @Test func `a thousand faults answer with a hundred, and an error is never crowded out`() {
    let text = "a,b\n" + String(repeating: "c\nd,e\n", count: 1000) + "f,#REF!\n"
    let findings = readTable(Array(text.utf8), named: "t.csv").findings
    #expect(findings.count == 102)
    #expect(findings.containError)
    #expect(findings.last?.message.english == "900 more findings are not listed.")
  }
}
