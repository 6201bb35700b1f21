/// A tree read back from printed bytes; enough of HTML and XML for what Markup prints.
indirect enum Read: Equatable {
  case text(String)
  case element(String, [[String]], [Read])
}

struct TinyReader {
  struct Malformed: Error { let at: Int }
  enum Syntax { case html, xml }

  private let text: [Unicode.Scalar]
  private let syntax: Syntax
  private var i = 0
  private static let void: Set = ["br", "hr", "img", "input", "link", "meta"]

  static func read(_ bytes: [UInt8], as syntax: Syntax = .html) throws -> [Read] {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Malformed(at: -1) }
    var reader = TinyReader(text: Array(text.unicodeScalars), syntax: syntax)
    let nodes = try reader.nodes(inside: nil)
    guard reader.i == reader.text.count else { throw Malformed(at: reader.i) }
    return nodes
  }

  private init(text: [Unicode.Scalar], syntax: Syntax) { (self.text, self.syntax) = (text, syntax) }

  private mutating func nodes(inside tag: String?) throws -> [Read] {
    var nodes: [Read] = []
    if syntax == .html, tag == "pre" || tag == "textarea", peek("\n") { i += 1 }
    while i < text.count {
      if peek("<"), i + 1 < text.count, text[i + 1] == "/" { return nodes }
      if peek("<") {
        nodes.append(try element())
      } else {
        nodes.append(.text(try characters { $0 == "<" }))
      }
    }
    return nodes
  }

  private mutating func element() throws -> Read {
    try take("<")
    let name = try word()
    var attributes: [[String]] = []
    while peek(" ") {
      i += 1
      let name = try word()
      guard peek("=") else {
        guard syntax == .html else { throw Malformed(at: i) }
        attributes.append([name])
        continue
      }
      try take("=")
      try take("\"")
      attributes.append([name, try characters { $0 == "\"" }])
      try take("\"")
    }
    if syntax == .xml, peek("/") {
      i += 1
      try take(">")
      return .element(name, attributes, [])
    }
    try take(">")
    if syntax == .html, Self.void.contains(name) { return .element(name, attributes, []) }
    let children = try nodes(inside: name)
    for expected in "</\(name)>".unicodeScalars { try take(expected) }
    return .element(name, attributes, children)
  }

  private mutating func word() throws -> String {
    var word = ""
    while i < text.count, !" =/>\"<".unicodeScalars.contains(text[i]) {
      word.unicodeScalars.append(text[i])
      i += 1
    }
    guard !word.isEmpty else { throw Malformed(at: i) }
    return word
  }

  /// Text up to a delimiter, entities decoded; what must have been escaped is refused.
  private mutating func characters(until isEnd: (Unicode.Scalar) -> Bool) throws -> String {
    var found = ""
    while i < text.count, !isEnd(text[i]) {
      let scalar = text[i]
      if scalar == "<" || scalar == ">" || scalar == "\"" || scalar == "'" || scalar == "\r" { throw Malformed(at: i) }
      if scalar == "&" {
        found.unicodeScalars.append(try entity())
      } else {
        found.unicodeScalars.append(scalar)
        i += 1
      }
    }
    return found
  }

  private mutating func entity() throws -> Unicode.Scalar {
    let known: [(String, Unicode.Scalar)] = [
      ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"),
      ("&#10;", "\n"), ("&#9;", "\t"),
    ]
    for (name, scalar) in known where text[i...].starts(with: name.unicodeScalars) {
      i += name.unicodeScalars.count
      return scalar
    }
    throw Malformed(at: i)
  }

  private func peek(_ scalar: Unicode.Scalar) -> Bool { i < text.count && text[i] == scalar }

  private mutating func take(_ scalar: Unicode.Scalar) throws {
    guard peek(scalar) else { throw Malformed(at: i) }
    i += 1
  }
}

/// SplitMix64: the same numbers from the same seed on every machine.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
