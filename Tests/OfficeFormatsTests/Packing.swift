import CZip
import Foundation

/// Packs parts into a ZIP archive, as office programs do.
func packed(_ parts: [String: String]) throws -> [UInt8] {
  let path = NSTemporaryDirectory() + "guatu-\(UInt64.random(in: 0 ... .max)).zip"
  defer { try? FileManager.default.removeItem(atPath: path) }
  var code: Int32 = 0
  guard let archive = zip_open(path, ZIP_CREATE | ZIP_EXCL, &code) else { throw CocoaError(.fileWriteUnknown) }
  // The archive reads the bytes when it is closed.
  let held = parts.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) }
  var sources: [UnsafeMutableBufferPointer<UInt8>] = []
  defer { for source in sources { source.deallocate() } }
  for (name, bytes) in held {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    _ = buffer.initialize(from: bytes)
    sources.append(buffer)
    let source = zip_source_buffer(archive, buffer.baseAddress, UInt64(bytes.count), 0)
    guard zip_file_add(archive, name, source, 0) >= 0 else { throw CocoaError(.fileWriteUnknown) }
  }
  guard zip_close(archive) == 0 else { throw CocoaError(.fileWriteUnknown) }
  return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}

/// A DOCX with this body.
func word(_ body: String, numbering: String? = nil, styles: String? = nil) throws -> [UInt8] {
  let names = #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#
  let more = #"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#
  func part(_ root: String, _ content: String) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:\(root) \(names) \(more)>\(content)</w:\(root)>"
  }
  var parts = ["word/document.xml": part("document", "<w:body>\(body)</w:body>")]
  parts["word/numbering.xml"] = numbering.map { part("numbering", $0) }
  parts["word/styles.xml"] = styles.map { part("styles", $0) }
  return try packed(parts)
}

func paragraph(_ text: String, list: String? = nil, level: Int = 0, style: String? = nil) -> String {
  let style = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
  let list = list.map { "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\($0)\"/></w:numPr>" } ?? ""
  return "<w:p><w:pPr>\(style)\(list)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
}
