/// 表单 — reads `application/x-www-form-urlencoded`, and nothing that is not it.
enum FormText {
  /// - Parameter most: More pairs than this are malformed.
  /// - Throws: ``PageFault/badRequest`` for bad percent-encoding, for bytes that are not UTF-8, for a NUL.
  static func pairs(_ bytes: [UInt8], most: Int) throws(PageFault) -> [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    for part in bytes.split(separator: UInt8(ascii: "&")) {
      guard pairs.count < most else { throw .badRequest }
      let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
      let value = equals == part.endIndex ? part[equals...] : part[(equals + 1)...]
      pairs.append((try decoded(part[..<equals]), try decoded(value)))
    }
    return pairs
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) throws(PageFault) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "+"): out.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2]) else {
          throw .badRequest
        }
        out.append(high << 4 | low)
        index += 2
      default: out.append(bytes[index])
      }
      index += 1
    }
    return try text(out)
  }

  /// Bytes as text, line ends as one character each.
  static func text(_ bytes: [UInt8]) throws(PageFault) -> String {
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { throw .badRequest }
    guard bytes.contains(13) else { return text }
    var scalars = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\r" {
        scalars.append("\n")
      } else if !(scalar == "\n" && wasReturn) {
        scalars.append(scalar)
      }
      wasReturn = scalar == "\r"
    }
    return String(scalars)
  }

  private static func digit(_ unit: UInt8) -> UInt8? {
    switch unit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): unit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): unit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): unit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
