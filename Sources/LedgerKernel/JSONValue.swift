/// JSON without fractions: the only shape in which facts are written down.
///
/// - Invariant: printing follows RFC 8785 (members ordered by UTF-16 code units, shortest escapes), so equal
///   values have equal bytes on every machine. Integers stay within ±(2⁵³−1), as I-JSON asks.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }
}

extension JSONValue {
  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  public var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
  public var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  public var object: [String: JSONValue]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The canonical bytes.
  ///
  /// - Complexity: O(*n* log *m*) in the bytes *n* and the members *m* of one object.
  public var canonicalBytes: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(256)
    write(into: &out)
    return out
  }

  public var canonicalText: String { String(decoding: canonicalBytes, as: UTF8.self) }

  func write(into out: inout [UInt8]) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .bool(let flag): out.append(contentsOf: flag ? "true".utf8 : "false".utf8)
    case .integer(let number): Self.write(number, into: &out)
    case .string(let text): Self.write(text, into: &out)
    case .array(let elements):
      out.append(0x5B)
      for (index, element) in elements.enumerated() {
        if index > 0 { out.append(0x2C) }
        element.write(into: &out)
      }
      out.append(0x5D)
    case .object(let members):
      out.append(0x7B)
      let keys = members.keys.sorted(by: Self.precedes)
      for (index, key) in keys.enumerated() {
        if index > 0 { out.append(0x2C) }
        Self.write(key, into: &out)
        out.append(0x3A)
        members[key]?.write(into: &out)
      }
      out.append(0x7D)
    }
  }

  /// RFC 8785, 3.2.3: by UTF-16 code units. UTF-8 order is the same except across the surrogates.
  static func precedes(_ a: String, _ b: String) -> Bool {
    var (left, right) = (a.utf8.makeIterator(), b.utf8.makeIterator())
    while let one = left.next() {
      guard let other = right.next() else { return false }
      guard one != other else { continue }
      // Below U+E000 and without surrogates the orders agree.
      return one < 0xEE && other < 0xEE ? one < other : a.utf16.lexicographicallyPrecedes(b.utf16)
    }
    return right.next() != nil
  }

  static func write(_ number: Int64, into out: inout [UInt8]) {
    precondition(
      (-9_007_199_254_740_991...9_007_199_254_740_991).contains(number),
      "\(number) does not fit I-JSON")
    if number >= 0 && number < 10 {
      out.append(0x30 + UInt8(number))
    } else {
      out.append(contentsOf: String(number).utf8)
    }
  }

  static func write(_ text: String, into out: inout [UInt8]) {
    out.append(0x22)
    var text = text
    text.withUTF8 { bytes in
      // Most texts have nothing to escape and go down in one piece.
      if bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
        out.append(contentsOf: bytes)
      } else {
        escape(bytes, into: &out)
      }
    }
    out.append(0x22)
  }

  private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
    for byte in bytes {
      switch byte {
      case 0x22: out.append(contentsOf: [0x5C, 0x22])
      case 0x5C: out.append(contentsOf: [0x5C, 0x5C])
      case 0x08: out.append(contentsOf: [0x5C, 0x62])
      case 0x09: out.append(contentsOf: [0x5C, 0x74])
      case 0x0A: out.append(contentsOf: [0x5C, 0x6E])
      case 0x0C: out.append(contentsOf: [0x5C, 0x66])
      case 0x0D: out.append(contentsOf: [0x5C, 0x72])
      case 0..<0x20:
        out.append(contentsOf: "\\u00".utf8)
        out.append(hexDigits[Int(byte >> 4)])
        out.append(hexDigits[Int(byte & 15)])
      default: out.append(byte)
      }
    }
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)
}
