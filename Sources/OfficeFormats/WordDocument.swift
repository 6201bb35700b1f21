/// 公文正文 — what a DOCX says, in order: paragraphs with the numbers that Word shows before them, and tables.
///
/// Deleted and hidden text, headers, footers, notes and pictures are left out.
public struct WordDocument: Hashable, Sendable {
  public enum Block: Hashable, Sendable {
    case paragraph(Paragraph)
    case table(Table)
  }
  public struct Paragraph: Hashable, Sendable {
    /// The number as it is shown, 「一、」 or “1.2”; empty without one. It is not part of the text.
    public var label: String
    /// Lines broken by hand are separated by line feeds.
    public var text: String

    public init(label: String = "", text: String) {
      self.label = label
      self.text = text
    }
  }
  public struct Table: Hashable, Sendable {
    /// Rows of cells. A cell over several columns is followed by empty ones; one over several rows stands in each.
    public var rows: [[String]]

    public init(rows: [[String]]) { self.rows = rows }
  }

  public var blocks: [Block]

  public init(blocks: [Block]) { self.blocks = blocks }
}

/// Reads a DOCX.
///
/// - Throws: ``OfficeFault``.
/// - Complexity: O(*n*) in the unpacked bytes.
/// - Source: ECMA-376, part 1, 17.
public func readWordDocument(_ bytes: [UInt8]) throws(OfficeFault) -> WordDocument {
  let parts = try wordParts(bytes)
  let numbering = try WordNumbering(parts.numbering, styles: parts.styles)
  var reader = WordReader(numbering: numbering)
  try readXML(parts.document, part: "word/document.xml", &reader)
  return WordDocument(blocks: reader.blocks)
}

private struct WordParts {
  let document: [UInt8]
  let numbering: [UInt8]?
  let styles: [UInt8]?
}

private func wordParts(_ bytes: [UInt8]) throws(OfficeFault) -> WordParts {
  let result = bytes.withUnsafeBytes { buffer -> Result<WordParts, OfficeFault> in
    do throws(OfficeFault) {
      let archive = try Archive(buffer)
      guard let document = try archive.part("word/document.xml") else { throw .missing(part: "word/document.xml") }
      return .success(
        WordParts(
          document: document, numbering: try archive.part("word/numbering.xml"),
          styles: try archive.part("word/styles.xml")))
    } catch {
      return .failure(error)
    }
  }
  return try result.get()
}
