/// 多部分表单 — reads what stands around the parts of `multipart/form-data` (RFC 7578): boundaries and headers.
enum Multipart {
  /// The boundary that a Content-Type names.
  ///
  /// - Returns: Nil unless it has 1 to 70 of the characters that RFC 2046 allows and does not end in a space.
  static func boundary(of contentType: String) -> [UInt8]? {
    for parameter in contentType.split(separator: ";").dropFirst() {
      let pair = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, trimmed(pair[0]).lowercased() == "boundary" else { continue }
      var value = trimmed(pair[1])
      if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") { value = value.dropFirst().dropLast() }
      let bytes = Array(value.utf8)
      guard (1...70).contains(bytes.count), bytes.last != 32, bytes.allSatisfy(allowed) else { return nil }
      return bytes
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }

  private static func allowed(_ unit: UInt8) -> Bool {
    switch unit {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "'()+_,-./:=? ".utf8.contains(unit)
    }
  }

  /// The name and the file name that the headers of a part give it; a field has no file name.
  ///
  /// - Throws: ``PageFault/badRequest`` for anything out of place.
  static func part(_ header: [UInt8]) throws(PageFault) -> (name: String, fileName: String?) {
    let lines = try FormText.text(header).split(separator: "\n")
    guard !lines.isEmpty, lines.count <= 8 else { throw .badRequest }
    for line in lines {
      guard let colon = line.firstIndex(of: ":") else { throw .badRequest }
      guard line[..<colon].lowercased() == "content-disposition" else { continue }
      let parameters = try disposition(line[line.index(after: colon)...])
      guard let name = parameters["name"], !name.isEmpty else { throw .badRequest }
      return (name, parameters["filename"])
    }
    throw .badRequest
  }

  /// `form-data; name="…"; filename="…"`, with `%22`, `%0D`, `%0A` as browsers write them.
  private static func disposition(_ text: Substring) throws(PageFault) -> [String: String] {
    var rest = trimmed(text)
    guard rest.lowercased().hasPrefix("form-data") else { throw .badRequest }
    rest = rest.dropFirst("form-data".count)
    var found: [String: String] = [:]
    while true {
      rest = trimmed(rest)
      if rest.isEmpty { return found }
      guard rest.first == ";" else { throw .badRequest }
      rest = trimmed(rest.dropFirst())
      guard let equals = rest.firstIndex(of: "=") else { throw .badRequest }
      let name = rest[..<equals].lowercased()
      rest = rest[rest.index(after: equals)...]
      var value = ""
      if rest.first == "\"" {
        rest = rest.dropFirst()
        guard let quote = rest.firstIndex(of: "\"") else { throw .badRequest }
        value = String(rest[..<quote])
        rest = rest[rest.index(after: quote)...]
      } else {
        let end = rest.firstIndex(of: ";") ?? rest.endIndex
        value = String(trimmed(rest[..<end]))
        rest = rest[end...]
      }
      guard found[name] == nil else { throw .badRequest }
      found[name] = unescaped(value)
    }
  }

  private static func unescaped(_ text: String) -> String {
    var out = ""
    var rest = text[...]
    while let first = rest.first {
      switch rest.prefix(3).uppercased() {
      case "%22":
        out.append("\"")
        rest = rest.dropFirst(3)
      case "%0D", "%0A":
        out.append(" ")
        rest = rest.dropFirst(3)
      default:
        out.append(first)
        rest = rest.dropFirst()
      }
    }
    return out
  }
}
