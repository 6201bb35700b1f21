public import Bureau
public import Calendars

/// What one field of an item holds.
public enum Value: Hashable, Sendable {
  case text(String)
  /// One code out of the choices that the definition lists.
  case choice(String)
  /// Several codes, in the order given, none twice.
  case choices([String])
  case day(Day)
  case number(Quantity)
  case flag(Bool)
  case unit(UnitID)
  case units([UnitID])
  case person(PersonID)
  case items([ItemID])
  /// 来源 — where the item comes from; many to many.
  case sources([Source])
  /// A sensitive value, readable only with the item's key.
  case sealed(Sealed)
}

extension StringProtocol {
  /// Whether there is nothing to be seen: blanks of any width, and characters that take no room.
  public var isBlank: Bool {
    unicodeScalars.allSatisfy { scalar in
      scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
        || [.format, .control].contains(scalar.properties.generalCategory)
    }
  }
}

/// A ciphertext that stands where a sensitive value would. The chain covers these bytes, so that
/// destroying the key erases the value and leaves the journal provable.
public struct Sealed: Hashable, Sendable {
  public let nonce: [UInt8]
  public let ciphertext: [UInt8]

  public init(nonce: [UInt8], ciphertext: [UInt8]) {
    self.nonce = nonce
    self.ciphertext = ciphertext
  }
}

/// 来源出处 — one clause of one document, at its exact words.
public struct Source: Hashable, Sendable {
  /// The document's title as people cite it.
  public let document: String
  /// Which clause, in the document's own numbering; empty when it has none.
  public let clause: String
  /// The words, verbatim.
  public let quote: String
  /// Unicode code points from the beginning of the document; nil when the words were typed in.
  public let span: Range<Int>?

  public init(document: String, clause: String, quote: String, span: Range<Int>?) {
    self.document = document
    self.clause = clause
    self.quote = quote
    self.span = span
  }
}

// MARK: - As JSON

extension Value {
  /// `{"day":"2023-06-15"}` and the like: the type is the member's name, so a value explains itself.
  public var json: JSONValue {
    switch self {
    case .text(let text): .object(["text": .string(text)])
    case .choice(let code): .object(["choice": .string(code)])
    case .choices(let codes): .object(["choices": .array(codes.map { .string($0) })])
    case .day(let day): .object(["day": .string(day.description)])
    case .number(let quantity): .object(["number": .string(quantity.description)])
    case .flag(let flag): .object(["flag": .bool(flag)])
    case .unit(let unit): .object(["unit": .string(unit.raw)])
    case .units(let units): .object(["units": .array(units.map { .string($0.raw) })])
    case .person(let person): .object(["person": .string(person.raw)])
    case .items(let items): .object(["items": .array(items.map { .string($0.description) })])
    case .sources(let sources): .object(["sources": .array(sources.map(\.json))])
    case .sealed(let sealed):
      .object([
        "sealed": .object([
          "nonce": .string(Hex.text(sealed.nonce)), "bytes": .string(Hex.text(sealed.ciphertext)),
        ])
      ])
    }
  }

  /// Nil for anything that ``json`` does not write: an old binary refuses what it does not know.
  public init?(json: JSONValue) {
    guard let members = json.object, members.count == 1, let (name, body) = members.first else {
      return nil
    }
    switch name {
    case "text":
      guard let text = body.string else { return nil }
      self = .text(text)
    case "choice":
      guard let code = body.string else { return nil }
      self = .choice(code)
    case "choices":
      guard let codes = body.strings else { return nil }
      self = .choices(codes)
    case "day":
      guard let text = body.string, let day = Day(iso: text) else { return nil }
      self = .day(day)
    case "number":
      guard let text = body.string, let quantity = try? Quantity(parsing: text) else { return nil }
      self = .number(quantity)
    case "flag":
      guard let flag = body.bool else { return nil }
      self = .flag(flag)
    case "unit":
      guard let unit = body.string.flatMap({ UnitID($0) }) else { return nil }
      self = .unit(unit)
    case "units":
      guard let units = body.all({ $0.string.flatMap { UnitID($0) } }) else { return nil }
      self = .units(units)
    case "person":
      guard let person = body.string.flatMap({ PersonID($0) }) else { return nil }
      self = .person(person)
    case "items":
      guard let items = body.all({ $0.string.flatMap { ItemID($0) } }) else { return nil }
      self = .items(items)
    case "sources":
      guard let sources = body.all(Source.init(json:)) else { return nil }
      self = .sources(sources)
    case "sealed":
      guard let nonce = body["nonce"]?.string.flatMap(Hex.bytes),
        let bytes = body["bytes"]?.string.flatMap(Hex.bytes)
      else { return nil }
      self = .sealed(Sealed(nonce: nonce, ciphertext: bytes))
    default: return nil
    }
  }
}

extension Source {
  var json: JSONValue {
    var members: [String: JSONValue] = [
      "document": .string(document), "clause": .string(clause), "quote": .string(quote),
    ]
    if let span {
      members["span"] = [.integer(Int64(span.lowerBound)), .integer(Int64(span.upperBound))]
    }
    return .object(members)
  }

  init?(json: JSONValue) {
    guard let document = json["document"]?.string, let clause = json["clause"]?.string,
      let quote = json["quote"]?.string
    else { return nil }
    var span: Range<Int>?
    if let ends = json["span"]?.array {
      guard ends.count == 2, let start = ends[0].integer, let end = ends[1].integer, 0 <= start,
        start <= end
      else { return nil }
      span = Int(start)..<Int(end)
    }
    self.init(document: document, clause: clause, quote: quote, span: span)
  }
}

extension JSONValue {
  /// The elements of an array, each read; nil when this is no array or one cannot be read.
  func all<T>(_ read: (JSONValue) -> T?) -> [T]? {
    guard let array else { return nil }
    var out: [T] = []
    for element in array {
      guard let value = read(element) else { return nil }
      out.append(value)
    }
    return out
  }

  var strings: [String]? { all(\.string) }
}

/// Lower-case hexadecimal, both ways.
public enum Hex {
  public static func text(_ bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
      for (index, byte) in bytes.enumerated() {
        buffer[index * 2] = digits[Int(byte >> 4)]
        buffer[index * 2 + 1] = digits[Int(byte & 15)]
      }
      return bytes.count * 2
    }
  }

  public static func bytes(_ text: String) -> [UInt8]? {
    let utf8 = Array(text.utf8)
    guard utf8.count.isMultiple(of: 2) else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(utf8.count / 2)
    for index in stride(from: 0, to: utf8.count, by: 2) {
      guard let high = nibble(utf8[index]), let low = nibble(utf8[index + 1]) else { return nil }
      out.append(high << 4 | low)
    }
    return out
  }

  private static let digits = Array("0123456789abcdef".utf8)

  static func nibble(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
