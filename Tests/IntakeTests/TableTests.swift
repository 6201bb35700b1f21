import Intake
import Testing
import Wording

private func rows(_ text: String, _ separator: Separator? = nil) -> [[String]] {
  readTable(Array(text.utf8), named: "t", separator: separator).table.rows.map(\.cells)
}

@Suite struct TableTests {
  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
    ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
    ("\u{FEFF}a,b", [["a", "b"]]),
    ("a,\"b,c\"", [["a", "b,c"]]),
    ("a,\"b\"\"c\"", [["a", "b\"c"]]),
    ("\"\",\"\"\"\"", [["", "\""]]),
    ("\"a\r\nb\",c", [["a\r\nb", "c"]]),
    ("a,\nb,", [["a", ""], ["b", ""]]),
    (",a", [["", "a"]]),
    ("a\n\nb\n\n\n", [["a"], [""], ["b"]]),
    ("a\n\"\"\n", [["a"], [""]]),
    (" a , b ", [[" a ", " b "]]),
    ("a\tb,c", [["a", "b,c"]]),
    ("a;b\nc;d", [["a", "b"], ["c", "d"]]),
    ("\"a;b\",c", [["a;b", "c"]]),
    ("“一”，二\n三", [["“一”，二"], ["三"]]),
  ])
  func `a table is read as RFC 4180 and spreadsheets write it`(text: String, expected: [[String]]) {
    #expect(rows(text) == expected)
  }

  @Test func `a pasted table has tabs, and quotes in its cells are quotes`() {
    let reading = readTable(pasted: "事项\t单位\r\n\"样板\" 工地\t甲\r\n\"两行\r\n文字\"\t乙\r\n")
    #expect(reading.table.rows.map(\.cells) == [["事项", "单位"], ["\"样板\" 工地", "甲"], ["两行\r\n文字", "乙"]])
    #expect(reading.findings.isEmpty)
    #expect(reading.separator == .tab)
    #expect(reading.encoding == nil)
  }

  @Test func `a cell is found by the address and the line the person sees`() throws {
    let table = readTable(Array("\"标\n题\",b\n\nc,d\n".utf8), named: "台账.csv").table
    let address = try #require(CellAddress(parsing: "B3"))
    #expect(table[address] == "d")
    #expect(table.place(of: address).description == "台账.csv:4 (B3)")
    #expect(table[CellAddress(column: 9, row: 9)] == "")
  }

  @Test(arguments: [
    (1, 1, "A1"), (26, 14, "Z14"), (27, 2, "AA2"), (52, 3, "AZ3"), (53, 3, "BA3"), (702, 4, "ZZ4"), (703, 5, "AAA5"),
  ])
  func `addresses are written as spreadsheets write them and read back`(column: Int, row: Int, text: String) {
    let address = CellAddress(column: column, row: row)
    #expect(address.description == text)
    #expect(CellAddress(parsing: text) == address)
    #expect(CellAddress(parsing: text.lowercased()) == address)
  }

  @Test(arguments: ["", "A", "1", "A0", "1A", "A1B", "A-1", "甲1", "A1 ", "A99999999999999999999", "AAAAAAAAAAAAAAAAA1"])
  func `what is no address is not read`(text: String) {
    #expect(CellAddress(parsing: text) == nil)
  }

  @Test func `two hundred thousand rows are read at once`() {
    let text = String(repeating: "一,2,\"3\"\n", count: 200_000)
    let reading = readTable(Array(text.utf8), named: "t")
    #expect(reading.table.rows.count == 200_000)
    #expect(reading.findings.isEmpty)
  }
}

@Suite struct TextDecodingTests {
  static let samples: [([UInt8], String, TextEncoding)] = [
    (Array("住建".utf8), "住建", .utf8),
    ([0xEF, 0xBB, 0xBF] + Array("住建".utf8), "住建", .utf8),
    ([0xD7, 0xA1, 0xBD, 0xA8], "住建", .gb18030),
    ([0xA1, 0xB2, 0x32, 0xA1, 0xB3, 0x0A], "〔2〕\n", .gb18030),
    ([0x95, 0x32, 0x82, 0x36, 0xD6, 0xD0], "𠀀中", .gb18030),
    ([0xFF, 0xFE, 0x4F, 0x4F, 0x0A, 0x00], "住\n", .utf16),
    ([0xFE, 0xFF, 0x4F, 0x4F, 0xD8, 0x42, 0xDF, 0xB7], "住𠮷", .utf16),
    ([], "", .utf8),
  ]

  @Test(arguments: samples)
  func `a text is read in the encoding it was written in`(bytes: [UInt8], text: String, encoding: TextEncoding) throws {
    let decoded = try decodeText(bytes, named: "t")
    #expect(decoded.text == text)
    #expect(decoded.encoding == encoding)
  }

  @Test func `a long GB18030 text comes whole`() throws {
    let bytes = Array(repeatElement([0xD7, 0xA1, 0xBD, 0xA8, 0x0A] as [UInt8], count: 50_000).joined())
    let decoded = try decodeText(bytes, named: "t")
    #expect(decoded.text == String(repeating: "住建\n", count: 50_000))
  }

  @Test func `a table from a Chinese spreadsheet is read`() {
    let reading = readTable([0xD7, 0xA1, 0x2C, 0xBD, 0xA8, 0x0D, 0x0A, 0x31, 0x2C, 0x32], named: "t")
    #expect(reading.table.rows.map(\.cells) == [["住", "建"], ["1", "2"]])
    #expect(reading.encoding == .gb18030)
  }
}
