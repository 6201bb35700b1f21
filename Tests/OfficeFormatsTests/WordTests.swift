import OfficeFormats
import TestSupport
import Testing

@Suite struct WordTests {
  private func lines(_ bytes: [UInt8]) throws -> [String] {
    try readWordDocument(bytes).blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let paragraph): [paragraph.label + paragraph.text]
      case .table(let table): table.rows.map { $0.joined(separator: "|") }
      }
    }
  }

  private func lines(_ body: String) throws -> [String] { try lines(word(body)) }

  @Test func `runs of a paragraph are one text, with tabs and lines broken by hand`() throws {
    let body = """
      <w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr>
      <w:r><w:t xml:space="preserve">健全 </w:t></w:r><w:r><w:tab/><w:t>机制</w:t><w:br/><w:t>二&lt;行</w:t></w:r>
      <w:r><w:br w:type="page"/></w:r></w:p><w:p/>
      """
    #expect(try lines(body) == ["健全 \t机制\n二<行", ""])
  }

  @Test func `what was deleted, moved away or hidden is not said, and what was inserted is`() throws {
    let body = """
      <w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>
      <w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>
      <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>尾</w:t></w:r></w:p>
      """
    #expect(try lines(body) == ["新显尾"])
  }

  @Test func `a text box is read once, before the paragraph that holds it ends`() throws {
    let box = "<w:txbxContent>\(paragraph("框内"))</w:txbxContent>"
    let body = """
      <w:p><w:r><w:t>框外</w:t><mc:AlternateContent><mc:Choice>\(box)</mc:Choice>
      <mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
      """
    #expect(try lines(body) == ["框内", "框外"])
  }

  @Test func `cells that reach over columns and rows stand in every row`() throws {
    func cell(_ text: String, _ properties: String = "") -> String {
      "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(text))</w:tc>"
    }
    let body = """
      <w:tbl><w:tr>\(cell("任务"))\(cell("牵头"))\(cell("时限"))</w:tr>
      <w:tr>\(cell("修路"))\(cell("市政科", "<w:vMerge w:val=\"restart\"/>"))\(cell("6月"))</w:tr>
      <w:tr>\(cell("修桥"))\(cell("", "<w:vMerge/>"))\(cell("9月"))</w:tr>
      <w:tr>\(cell("合计", "<w:gridSpan w:val=\"2\"/>"))\(cell("2项"))</w:tr></w:tbl>
      """
    #expect(try lines(body) == ["任务|牵头|时限", "修路|市政科|6月", "修桥|市政科|9月", "合计||2项"])
  }

  @Test func `a table within a cell is lines of its text`() throws {
    let inner = "<w:tbl><w:tr><w:tc>\(paragraph("甲"))</w:tc><w:tc>\(paragraph("乙"))</w:tc></w:tr></w:tbl>"
    let body = "<w:tbl><w:tr><w:tc>\(paragraph("上"))\(inner)\(paragraph("下"))</w:tc></w:tr></w:tbl>"
    #expect(try lines(body) == ["上\n甲 乙\n下"])
  }

  // MARK: Numbers

  private let headings = """
    <w:abstractNum w:abstractNumId="7">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
      <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3 "/></w:lvl>
    </w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="7"/>
      <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
    <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
    <w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>
    """

  @Test func `numbers are counted as Word shows them`() throws {
    let body = [
      paragraph("总体要求", list: "1"), paragraph("原则", list: "1", level: 1), paragraph("目标", list: "1", level: 1),
      paragraph("数字", list: "1", level: 2), paragraph("正文"), paragraph("任务", list: "1"),
      paragraph("道路", list: "1", level: 1), paragraph("圆点", list: "3"), paragraph("另起", list: "2"),
      paragraph("无号", list: "0"), paragraph("没有这个列表", list: "9"),
    ].joined()
    #expect(
      try lines(word(body, numbering: headings)) == [
        "一、总体要求", "（一）原则", "（二）目标", "1.2.1 数字", "正文", "二、任务", "（一）道路", "圆点", "五、另起", "无号", "没有这个列表",
      ])
  }

  @Test func `a style brings its list along, through the styles that it is based on`() throws {
    let styles = """
      <w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>
      <w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="D"/></w:style>
      <w:style w:type="paragraph" w:styleId="D"><w:basedOn w:val="C"/></w:style>
      """
    let body = [paragraph("甲", style: "A"), paragraph("乙", style: "B"), paragraph("丙", style: "C")].joined()
    #expect(try lines(word(body, numbering: headings, styles: styles)) == ["（一）甲", "（二）乙", "丙"])
  }

  @Test(arguments: [
    ("chineseCounting", [1: "一", 10: "十", 11: "十一", 20: "二十", 102: "一百零二", 1_010: "一千零一十", 0: "零", 10_000: "10000"]),
    ("chineseLegalSimplified", [3: "叁", 12: "拾贰"]), ("ideographTraditional", [1: "甲", 11: "甲"]),
    ("ideographZodiac", [12: "亥"]), ("decimalEnclosedCircle", [1: "①", 20: "⑳", 21: "21"]),
    ("decimalFullWidth", [12: "１２"]), ("decimalZero", [3: "03", 12: "12"]),
    ("lowerLetter", [1: "a", 27: "aa"]), ("upperRoman", [4: "IV", 1_999: "MCMXCIX"]), ("lowerRoman", [9: "ix"]),
    ("ideographEnclosedCircle", [2: "㊁"]), ("somethingNew", [7: "7"]),
  ])
  func `numbers are written in the way that is asked for`(format: String, expected: [Int: String]) throws {
    for (number, text) in expected {
      let numbering = """
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="\(number)"/>
        <w:numFmt w:val="\(format)"/><w:lvlText w:val="[%1]"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
        """
      #expect(try lines(word(paragraph("x", list: "1"), numbering: numbering)) == ["[\(text)]x"])
    }
  }

  // MARK: What is wrong

  @Test func `what is no document says why`() throws {
    #expect(throws: OfficeFault.notAnArchive) { try readWordDocument(Array("text".utf8)) }
    #expect(throws: OfficeFault.missing(part: "word/document.xml")) {
      try readWordDocument(packed(["xl/workbook.xml": "<workbook/>"]))
    }
    #expect(throws: OfficeFault.malformed(part: "word/document.xml", line: 2)) {
      try readWordDocument(packed(["word/document.xml": "<a>\n<b></a>"]))
    }
    #expect(throws: OfficeFault.self) {
      try readWordDocument(word(paragraph("x"), numbering: "<w:num"))
    }
    let bomb = """
      <!DOCTYPE a [<!ENTITY x "aaaaaaaaaa"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;">]><a>&y;</a>
      """
    #expect(throws: OfficeFault.self) { try readWordDocument(packed(["word/document.xml": bomb])) }
    let huge = "<a>" + String(repeating: " ", count: 65 << 20) + "</a>"
    #expect(throws: OfficeFault.tooLarge(part: "word/document.xml")) {
      try readWordDocument(packed(["word/document.xml": huge]))
    }
  }

  @Test func `a damaged file is refused or read, and never more than that`() throws {
    let whole = try word(
      [paragraph("总体要求", list: "1"), paragraph("正文")].joined(), numbering: headings)
    var chance = Seeded(4)
    var refused = 0
    let tries = caseCount(400)
    for _ in 0..<tries {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...6, using: &chance) {
        let place = Int.random(in: bytes.indices, using: &chance)
        switch Int.random(in: 0..<3, using: &chance) {
        case 0: bytes[place] = UInt8.random(in: 0 ... .max, using: &chance)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &chance)))
        default: bytes = Array(bytes.prefix(max(4, place)))
        }
        if bytes.isEmpty { break }
      }
      do { _ = try readWordDocument(bytes) } catch { refused += 1 }
    }
    #expect(refused > tries / 2)
  }
}
