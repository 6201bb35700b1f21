extension JSONValue {
  /// Why bytes are not the JSON that Guatu writes, and at which byte.
  public struct Malformed: Error, Hashable, Sendable {
    public enum Reason: String, Hashable, Sendable {
      case unexpected, end, depth, number, escape, encoding, duplicateKey, trailing
    }
    public let reason: Reason
    public let offset: Int
  }

  /// Reads JSON without fractions or exponents.
  ///
  /// - Parameter depth: Deepest nesting accepted.
  /// - Throws: ``Malformed``; a key that stands twice is refused, since readers disagree about it.
  /// - Complexity: O(*n*) in the bytes.
  public init(parsing bytes: [UInt8], depth: Int = 32) throws(Malformed) {
    var reader = Reader(bytes: bytes)
    let value = try reader.value(depth)
    reader.skipSpace()
    guard reader.at == bytes.count else { throw reader.fault(.trailing) }
    self = value
  }

  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    func fault(_ reason: Malformed.Reason) -> Malformed { Malformed(reason: reason, offset: at) }

    mutating func skipSpace() {
      while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
    }

    mutating func expect(_ byte: UInt8) throws(Malformed) {
      guard at < bytes.count else { throw fault(.end) }
      guard bytes[at] == byte else { throw fault(.unexpected) }
      at += 1
    }

    mutating func word(_ text: StaticString, _ value: JSONValue) throws(Malformed) -> JSONValue {
      for offset in 0..<text.utf8CodeUnitCount { try expect(text.utf8Start[offset]) }
      return value
    }

    mutating func value(_ depth: Int) throws(Malformed) -> JSONValue {
      guard depth > 0 else { throw fault(.depth) }
      skipSpace()
      guard at < bytes.count else { throw fault(.end) }
      switch bytes[at] {
      case 0x6E: return try word("null", .null)
      case 0x74: return try word("true", .bool(true))
      case 0x66: return try word("false", .bool(false))
      case 0x22: return .string(try string())
      case 0x5B: return try array(depth)
      case 0x7B: return try object(depth)
      case 0x2D, 0x30...0x39: return .integer(try integer())
      default: throw fault(.unexpected)
      }
    }

    mutating func array(_ depth: Int) throws(Malformed) -> JSONValue {
      at += 1
      var elements: [JSONValue] = []
      skipSpace()
      if at < bytes.count, bytes[at] == 0x5D {
        at += 1
        return .array([])
      }
      while true {
        elements.append(try value(depth - 1))
        skipSpace()
        guard at < bytes.count else { throw fault(.end) }
        if bytes[at] == 0x5D {
          at += 1
          return .array(elements)
        }
        try expect(0x2C)
      }
    }

    mutating func object(_ depth: Int) throws(Malformed) -> JSONValue {
      at += 1
      var members: [String: JSONValue] = [:]
      skipSpace()
      if at < bytes.count, bytes[at] == 0x7D {
        at += 1
        return .object([:])
      }
      while true {
        skipSpace()
        let key = try string()
        skipSpace()
        try expect(0x3A)
        guard members.updateValue(try value(depth - 1), forKey: key) == nil else {
          throw fault(.duplicateKey)
        }
        skipSpace()
        guard at < bytes.count else { throw fault(.end) }
        if bytes[at] == 0x7D {
          at += 1
          return .object(members)
        }
        try expect(0x2C)
      }
    }

    mutating func integer() throws(Malformed) -> Int64 {
      let start = at
      if bytes[at] == 0x2D { at += 1 }
      while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
      let text = String(decoding: bytes[start..<at], as: UTF8.self)
      let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
      guard digits == "0" || (!digits.hasPrefix("0") && !digits.isEmpty), text != "-0",
        let number = Int64(text),
        (-9_007_199_254_740_991...9_007_199_254_740_991).contains(number),
        at == bytes.count || ![0x2E, 0x65, 0x45].contains(bytes[at])
      else { throw fault(.number) }
      return number
    }

    mutating func string() throws(Malformed) -> String {
      try expect(0x22)
      var out: [UInt8] = []
      while true {
        guard at < bytes.count else { throw fault(.end) }
        let byte = bytes[at]
        at += 1
        switch byte {
        case 0x22:
          guard let text = String(validating: out, as: UTF8.self) else { throw fault(.encoding) }
          return text
        case 0x5C: try escape(into: &out)
        case 0..<0x20: throw fault(.unexpected)
        default: out.append(byte)
        }
      }
    }

    mutating func escape(into out: inout [UInt8]) throws(Malformed) {
      guard at < bytes.count else { throw fault(.end) }
      let byte = bytes[at]
      at += 1
      switch byte {
      case 0x22, 0x5C, 0x2F: out.append(byte)
      case 0x62: out.append(0x08)
      case 0x66: out.append(0x0C)
      case 0x6E: out.append(0x0A)
      case 0x72: out.append(0x0D)
      case 0x74: out.append(0x09)
      case 0x75:
        var code = try hexQuad()
        if (0xD800..<0xDC00).contains(code) {
          try expect(0x5C)
          try expect(0x75)
          let second = try hexQuad()
          guard (0xDC00..<0xE000).contains(second) else { throw fault(.escape) }
          code = 0x10000 + (code - 0xD800) << 10 + (second - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw fault(.escape) }
        out.append(contentsOf: Array(String(Character(scalar)).utf8))
      default: throw fault(.escape)
      }
    }

    mutating func hexQuad() throws(Malformed) -> UInt32 {
      // Digits only: the number reader below would take a sign as well.
      guard at + 4 <= bytes.count, bytes[at..<at + 4].allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
        let code = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
      else { throw fault(.escape) }
      at += 4
      return code
    }
  }
}
