extension HTML {
  /// The piece as UTF-8 HTML.
  ///
  /// Control characters that XML 1.0 forbids are dropped, here too: browsers drop or
  /// replace them anyway.
  ///
  /// - Complexity: O(*n*) in the bytes printed; about 10 ns for a byte of markup.
  public func htmlBytes() -> [UInt8] { printed(by: Printer(.html)) }

  /// A whole page: `<!DOCTYPE html>` and the piece, which should be one `html` element.
  public func pageBytes() -> [UInt8] {
    var printer = Printer(.html)
    printer.write("<!DOCTYPE html>\n")
    return printed(by: printer)
  }

  /// The piece as UTF-8 XML, with the declaration first: SVG files, parts of DOCX.
  public func xmlDocumentBytes() -> [UInt8] {
    var printer = Printer(.xml)
    printer.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
    return printed(by: printer)
  }

  /// The piece as UTF-8 XML, without a declaration.
  public func xmlBytes() -> [UInt8] { printed(by: Printer(.xml)) }

  private func printed(by printer: consuming Printer) -> [UInt8] {
    printer.print(nodes)
    return printer.bytes
  }
}

/// Writes a tree into one array of bytes.
struct Printer {
  enum Syntax { case html, xml }

  let syntax: Syntax
  private(set) var bytes: [UInt8] = []

  init(_ syntax: Syntax) {
    self.syntax = syntax
    bytes.reserveCapacity(4096)
  }

  mutating func write(_ markup: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  private mutating func write(_ name: Name) { bytes.append(contentsOf: name.bytes) }

  mutating func print(_ nodes: [Node]) {
    for node in nodes {
      switch node {
      case .text(let text): bytes.appendEscaped(text, .text)
      case .trusted(let markup): bytes.append(contentsOf: markup.utf8)
      case .void(let name, let attributes):
        startTag(name, attributes)
        write(syntax == .html ? ">" : "/>")
      case .element(let name, let attributes, let children):
        startTag(name, attributes)
        if syntax == .xml, children.isEmpty {
          write("/>")
          continue
        }
        write(">")
        let start = bytes.count
        print(children)
        if syntax == .html { keepLeadingNewline(at: start, in: name) }
        write("</")
        write(name)
        write(">")
      }
    }
  }

  /// HTML swallows one newline right after these start tags, so one more is printed.
  /// Looked up in what was printed: forbidden characters in front of it are gone by now.
  private mutating func keepLeadingNewline(at start: Int, in name: Name) {
    guard start < bytes.count, bytes[start] == 10, name == Self.textarea || name == Self.pre else { return }
    bytes.insert(10, at: start)
  }
  private static let textarea = Name("textarea")
  private static let pre = Name("pre")

  private mutating func startTag(_ name: Name, _ attributes: [Attribute]) {
    write("<")
    write(name)
    for attribute in attributes {
      switch attribute.family {
      case .plain: write(" ")
      case .data: write(" data-")
      case .aria: write(" aria-")
      }
      write(attribute.name)
      switch attribute.value {
      case .text(let text):
        write("=\"")
        bytes.appendEscaped(text, .attribute)
        write("\"")
      case .flag:
        guard syntax == .xml else { continue }
        write("=\"")
        write(attribute.name)
        write("\"")
      case .absent: break
      }
    }
  }
}
