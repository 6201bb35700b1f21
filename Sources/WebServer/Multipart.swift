/// 多部分表单 — reads `multipart/form-data` (RFC 7578) that is in memory already, and nothing that is not it.
enum Multipart {
  struct Part: Hashable {
    let name: String
    /// Nil for a field.
    let fileName: String?
    let bytes: [UInt8]
  }

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

  /// - Parameter most: More parts than this are malformed.
  /// - Throws: ``PageFault/badRequest`` for anything out of place: a missing last boundary, a part without a name,
  ///   headers that do not end.
  static func parts(_ body: [UInt8], boundary: [UInt8], most: Int) throws(PageFault) -> [Part] {
    let mark = Array("--".utf8) + boundary
    guard body.starts(with: mark) else { throw .badRequest }
    let separator: [UInt8] = [13, 10] + mark
    var parts: [Part] = []
    var at = mark.count
    while true {
      if body.count >= at + 2, body[at] == UInt8(ascii: "-"), body[at + 1] == UInt8(ascii: "-") {
        // An epilogue is allowed by the standard, and sent by nobody.
        guard body[(at + 2)...].allSatisfy({ $0 == 13 || $0 == 10 }) else { throw .badRequest }
        return parts
      }
      guard parts.count < most, body.count >= at + 2, body[at] == 13, body[at + 1] == 10 else { throw .badRequest }
      let (header, start) = try header(body, from: at + 2)
      guard let end = first(separator, in: body, from: start) else { throw .badRequest }
      parts.append(try part(header, Array(body[start..<end])))
      at = end + separator.count
    }
  }

  private static func header(_ body: [UInt8], from start: Int) throws(PageFault) -> (lines: [String], end: Int) {
    guard let end = first([13, 10, 13, 10], in: body, from: start), end - start <= 4_096 else { throw .badRequest }
    let lines = try FormText.text(Array(body[start..<end])).split(separator: "\n").map(String.init)
    guard !lines.isEmpty, lines.count <= 8 else { throw .badRequest }
    return (lines, end + 4)
  }

  private static func part(_ lines: [String], _ bytes: [UInt8]) throws(PageFault) -> Part {
    for line in lines {
      guard let colon = line.firstIndex(of: ":") else { throw .badRequest }
      guard line[..<colon].lowercased() == "content-disposition" else { continue }
      let parameters = try disposition(line[line.index(after: colon)...])
      guard let name = parameters["name"], !name.isEmpty else { throw .badRequest }
      return Part(name: name, fileName: parameters["filename"], bytes: bytes)
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

  /// - Complexity: O(*n*) for what occurs in files: each byte is looked at once unless it begins like the pattern.
  private static func first(_ pattern: [UInt8], in body: [UInt8], from start: Int) -> Int? {
    guard start <= body.count, body.count - start >= pattern.count else { return nil }
    return body.withUnsafeBufferPointer { body in
      pattern.withUnsafeBufferPointer { pattern in
        let last = body.count - pattern.count
        var at = start
        while at <= last {
          if body[at] == pattern[0] {
            var matched = 1
            while matched < pattern.count, body[at + matched] == pattern[matched] { matched += 1 }
            if matched == pattern.count { return at }
          }
          at += 1
        }
        return nil
      }
    }
  }
}
