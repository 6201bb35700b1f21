extension [UInt8] {
  enum Position { case text, attribute }

  /// The one escaper: appends `text` so that a reader of HTML or XML gets it back, less
  /// the characters XML 1.0 forbids.
  ///
  /// A carriage return would come back as a newline, and in XML attributes a newline or a
  /// tab as a blank, so these go as numbers.
  mutating func appendEscaped(_ text: String, _ position: Position) {
    var text = text
    text.withUTF8 { appendEscaped($0, position) }
  }

  private mutating func appendEscaped(_ units: UnsafeBufferPointer<UInt8>, _ position: Position) {
    var start = 0
    var i = 0
    while i < units.count {
      let treatment = treatments[Int(units[i])]
      guard treatment != .keep else {
        i += 1
        continue
      }
      if treatment == .watch {
        // U+FFFE and U+FFFF, EF BF BE and EF BF BF, are no characters of XML.
        guard i + 2 < units.count, units[i + 1] == 0xBF, units[i + 2] >= 0xBE else {
          i += 1
          continue
        }
      } else if treatment == .blank, position == .text {
        i += 1
        continue
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: units[start..<i]))
      if treatment == .watch { i += 2 } else { appendEntity(units[i]) }
      i += 1
      start = i
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: units[start...]))
  }

  private mutating func appendEntity(_ unit: UInt8) {
    switch unit {
    case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
    case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
    case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
    case UInt8(ascii: "\""): append(contentsOf: "&quot;".utf8)
    case UInt8(ascii: "'"): append(contentsOf: "&#39;".utf8)
    case 9: append(contentsOf: "&#9;".utf8)
    case 10: append(contentsOf: "&#10;".utf8)
    case 13: append(contentsOf: "&#13;".utf8)
    default: break  // a forbidden control character: dropped
    }
  }
}

private enum Treatment: UInt8 { case keep, replace, blank, watch }

private let treatments: [Treatment] = {
  var table = [Treatment](repeating: .keep, count: 256)
  for unit in 0..<32 { table[unit] = .replace }
  for unit in "&<>\"'".utf8 { table[Int(unit)] = .replace }
  (table[9], table[10]) = (.blank, .blank)
  table[0xEF] = .watch
  return table
}()
