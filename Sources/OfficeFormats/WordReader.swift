/// Builds the blocks of a document while its XML goes by.
struct WordReader: XMLHandler {
  private(set) var blocks: [WordDocument.Block] = []

  private struct OpenParagraph {
    var text = ""
    var style: String?
    var list: String?
    var level: Int?
    /// What is asked of a run holds until it ends.
    var isHidden = false
  }
  private struct OpenTable {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var span = 1
    var goesOn = false
  }

  private var numbering: WordNumbering
  private var paragraphs: [OpenParagraph] = []
  private var tables: [OpenTable] = []
  /// Elements inside one whose content does not count.
  private var skipped = 0
  private var isInText = false
  private var isInRunProperties = false

  init(numbering: WordNumbering) { self.numbering = numbering }

  /// Text that was deleted or moved away, what stands for something else in older programs, and pictures.
  private static let silent: Set<String> = [
    "del", "moveFrom", "Fallback", "instrText", "delText", "object", "pict",
    "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "numberingChange",
  ]

  mutating func open(_ element: XMLElement) {
    guard skipped == 0, !Self.silent.contains(element.name) else {
      skipped += 1
      return
    }
    switch element.name {
    case "p": paragraphs.append(OpenParagraph())
    case "tbl": tables.append(OpenTable())
    case "tr": change { $0.row = [] }
    case "tc": change { ($0.cell, $0.span, $0.goesOn) = ("", 1, false) }
    case "gridSpan": change { $0.span = element["val"].flatMap { Int($0) }.map { min(max($0, 1), 64) } ?? 1 }
    case "vMerge": change { $0.goesOn = element["val"] != "restart" }
    case "pStyle": changeParagraph { $0.style = element["val"] }
    case "numId": changeParagraph { $0.list = element["val"] }
    case "ilvl": changeParagraph { $0.level = element["val"].flatMap { Int($0) } }
    case "r": changeParagraph { $0.isHidden = false }
    case "rPr": isInRunProperties = true
    case "vanish" where isInRunProperties && element["val"] != "0" && element["val"] != "false":
      changeParagraph { $0.isHidden = true }
    case "t": isInText = true
    // Where tabs stop is said by elements of the same name.
    case "tab" where element["pos"] == nil && element["val"] == nil: write("\t")
    case "br", "cr": if element["type"] == nil || element["type"] == "textWrapping" { write("\n") }
    case "noBreakHyphen": write("-")
    default: break
    }
  }

  mutating func close(_ name: String) {
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    switch name {
    case "p": endParagraph()
    case "tc": endCell()
    case "tr": change { if !$0.row.isEmpty { $0.rows.append($0.row) } }
    case "tbl": endTable()
    case "t": isInText = false
    case "rPr": isInRunProperties = false
    default: break
    }
  }

  mutating func text(_ text: String) {
    if isInText, skipped == 0 { write(text) }
  }

  private mutating func write(_ text: String) {
    changeParagraph { if !$0.isHidden { $0.text += text } }
  }

  private mutating func change(_ change: (inout OpenTable) -> Void) {
    if !tables.isEmpty { change(&tables[tables.count - 1]) }
  }

  private mutating func changeParagraph(_ change: (inout OpenParagraph) -> Void) {
    if !paragraphs.isEmpty { change(&paragraphs[paragraphs.count - 1]) }
  }

  // MARK: Ending

  private mutating func endParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    let label =
      paragraph.text.isEmpty
      ? "" : numbering.label(style: paragraph.style, list: paragraph.list, level: paragraph.level)
    if tables.isEmpty {
      blocks.append(.paragraph(WordDocument.Paragraph(label: label, text: paragraph.text)))
    } else {
      // Paragraphs of a cell are lines of its text.
      change { table in
        if !table.cell.isEmpty { table.cell += "\n" }
        table.cell += label + paragraph.text
      }
    }
  }

  private mutating func endCell() {
    change { table in
      let column = table.row.count
      if table.goesOn, table.cell.allSatisfy(\.isWhitespace), let above = table.rows.last, column < above.count {
        table.row.append(above[column])
      } else {
        table.row.append(table.cell)
      }
      table.row += Array(repeating: "", count: table.span - 1)
    }
  }

  private mutating func endTable() {
    guard let table = tables.popLast(), !table.rows.isEmpty else { return }
    if tables.isEmpty {
      blocks.append(.table(WordDocument.Table(rows: table.rows)))
    } else {
      // A table inside a cell is read as its lines.
      let lines = table.rows.map { $0.filter { !$0.isEmpty }.joined(separator: " ") }.joined(separator: "\n")
      change { $0.cell += ($0.cell.isEmpty ? "" : "\n") + lines }
    }
  }
}
