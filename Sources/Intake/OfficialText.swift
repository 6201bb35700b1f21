internal import OfficeFormats
public import Wording

/// 公文 — reads an official text in whatever people have it: plain text in UTF-8, UTF-16 or GB18030, or DOCX.
///
/// Of a DOCX every paragraph is a line, with the number that is shown before it; of a table every row is a line, its cells
/// separated by tabs, as they come when a table is copied. Plain text is not changed at all: the byte order mark of UTF-8 is
/// its first code point, as it is the file's.
///
/// - Parameter file: The name a finding carries.
/// - Throws: One finding that says what the file is and what to do.
public func readOfficialText(_ bytes: [UInt8], named file: String) throws(Findings) -> String {
  func refuse(_ fault: OfficialTextFault, line: Int = 1) -> Findings {
    Findings([fault.finding(at: Place(file: file, line: line))])
  }
  if bytes.isEmpty || bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }) { throw refuse(.empty) }
  if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw refuse(.oldDocument) }
  if bytes.starts(with: Array("%PDF".utf8)) { throw refuse(.pageImage("PDF")) }
  if bytes.starts(with: Array("{\\rtf".utf8)) { throw refuse(.richText) }
  if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
    let document: WordDocument
    do throws(OfficeFault) {
      document = try readWordDocument(bytes)
    } catch {
      throw refuse(OfficialTextFault(error, isPages: holds("OFD.xml", bytes), isSheet: holds("xl/workbook.xml", bytes)))
    }
    let text = document.lines.joined(separator: "\n")
    guard !text.allSatisfy(\.isWhitespace) else { throw refuse(.empty) }
    return text
  }
  switch decode(bytes) {
  case .success(let decoded): return (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? "\u{FEFF}" : "") + decoded.text
  case .failure(let stop):
    let line = bytes[..<min(stop.offset, bytes.count)].count { $0 == 10 } + 1
    throw refuse(.unknownEncoding, line: line)
  }
}

/// Whether an archive's directory names a part.
private func holds(_ part: String, _ bytes: [UInt8]) -> Bool {
  bytes.firstRange(of: Array(part.utf8)) != nil
}

extension WordDocument {
  fileprivate var lines: [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let paragraph): [paragraph.label + paragraph.text]
      case .table(let table):
        table.rows.map { row in
          row.map { cell in
            String(cell.map { $0 == "\n" || $0 == "\t" ? " " : $0 })
          }.joined(separator: "\t")
        }
      }
    }
  }
}

/// Why a file is not read as an official text.
enum OfficialTextFault {
  case empty
  case oldDocument
  case richText
  case pageImage(String)
  case workbook
  case otherArchive
  case damaged(part: String)
  case tooLarge
  case unknownEncoding

  init(_ fault: OfficeFault, isPages: Bool, isSheet: Bool) {
    self =
      switch fault {
      case .missing where isPages: .pageImage("OFD")
      case .missing where isSheet: .workbook
      case .missing: .otherArchive
      case .notAnArchive: .damaged(part: "ZIP")
      case .malformed(let part, let line): .damaged(part: "\(part):\(line)")
      case .tooLarge: .tooLarge
      }
  }

  func finding(at place: Place) -> Finding {
    let (code, message, remedy) = wording
    return Finding(code, .error, at: place, message, remedy: remedy)
  }

  private static let saveAsDOCX = Words(
    "请用 WPS 或 Word 打开，另存为 DOCX（.docx）；设有打开密码的先取消。也可以复制全文后粘贴。",
    en: "Open it in WPS or Word and save it as DOCX, without a password; or copy the whole text and paste it.")

  private var wording: (String, Words, Words) {
    switch self {
    case .empty:
      (
        "empty-text", Words("没有任何文字。", en: "There is no text in it."),
        Words("请选择有正文的文件；扫描件须先识别成文字。", en: "Choose a file with text; a scan has to be recognised first.")
      )
    case .oldDocument:
      (
        "old-document",
        Words("这是旧格式（.doc、.wps、.xls）或加密的文件。", en: "This is an old format (.doc, .wps, .xls) or encrypted."),
        Self.saveAsDOCX
      )
    case .richText: ("rich-text", Words("这是 RTF 文件。", en: "This is an RTF file."), Self.saveAsDOCX)
    case .pageImage(let kind):
      (
        "fixed-pages",
        Words("\(kind) 是版式文件，其中的段落和表格读不可靠。", en: "\(kind) fixes pages; paragraphs and tables cannot be read reliably."),
        Words(
          "请用起草时的原文件，另存为 DOCX（.docx）；没有原文件时，复制全文后粘贴，并核对。",
          en: "Use the file it was drafted in, saved as DOCX; without one, copy the text, paste it and check it.")
      )
    case .workbook:
      (
        "workbook-not-text", Words("这是工作簿，不是公文。", en: "This is a workbook, not a text."),
        Words("请复制表格后粘贴，或另存为文本。", en: "Copy the table and paste it, or save it as text.")
      )
    case .otherArchive:
      ("other-archive", Words("这是压缩文件，里面不是 DOCX 正文。", en: "This is an archive without a DOCX's text."), Self.saveAsDOCX)
    case .damaged(let part):
      (
        "damaged-document", Words("文件已损坏（\(part)）。", en: "The file is damaged (\(part))."),
        Words(
          "请重新传输，或用 WPS、Word 打开后再另存为 DOCX。", en: "Transfer it again, or open it in WPS or Word and save it as DOCX.")
      )
    case .tooLarge:
      (
        "too-many-bytes", Words("解压后过大，不像一份公文。", en: "Unpacked it is too large for an official text."),
        Words("请删去嵌入的内容，另存为 DOCX。", en: "Remove what is embedded and save it as DOCX.")
      )
    case .unknownEncoding:
      (
        "unknown-encoding", Words("不是 UTF-8，也不是 GB18030 文本。", en: "It is text in neither UTF-8 nor GB18030."),
        Words("请另存为 DOCX，或 UTF-8 编码的文本文件。", en: "Save it as DOCX, or as text in UTF-8.")
      )
    }
  }
}
