/// The name of a tag or an attribute: written in the source, never read from data.
///
/// `StaticString` has no equality of its own, so trees could not be compared.
struct Name: Hashable, Sendable {
  let text: StaticString

  init(_ text: StaticString) {
    precondition(text.hasPointerRepresentation, "A name has more than one character or is plain ASCII.")
    self.text = text
  }

  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  static func == (a: Name, b: Name) -> Bool {
    a.bytes.count == b.bytes.count && (a.bytes.baseAddress == b.bytes.baseAddress || a.bytes.elementsEqual(b.bytes))
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
  }

  func isOneOf(_ names: [StaticString]) -> Bool {
    names.contains { Name($0) == self }
  }

  func hasPrefix(_ prefix: StaticString) -> Bool {
    bytes.starts(with: UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount))
  }

  /// Letters, digits and `- _ . :` after a letter, which is what HTML and XML both take.
  var isWellFormed: Bool {
    func isLetter(_ unit: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(unit | 0x20)
    }
    guard let first = bytes.first, isLetter(first) else { return false }
    return bytes.allSatisfy { unit in
      isLetter(unit) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(unit)
        || unit == UInt8(ascii: "-") || unit == UInt8(ascii: "_") || unit == UInt8(ascii: ".")
        || unit == UInt8(ascii: ":")
    }
  }
}
