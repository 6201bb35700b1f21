/// What is done with cells that a spreadsheet would run as formulas.
public enum FormulaPolicy: Hashable, Sendable {
  /// A `'` goes in front of text that starts with `= + - @` (also full-width), a tab or a carriage return.
  /// Plain numbers such as `-3.5` stay: they are no formulas.
  case guarded
  /// Written as they are: for programs, never for people.
  case asWritten
}

/// What a file begins with.
public enum FileOpening: Hashable, Sendable {
  /// Without it, spreadsheets on Chinese Windows take the file for GBK.
  case byteOrderMark
  case plain
}

/// Writes rows as CSV (or TSV) in UTF-8 with CRLF at the end of each row.
///
/// A cell is quoted when it holds the separator, a quote, a line end, or a blank at either
/// end, or starts with what would be taken for a byte order mark. `readTable` gives rows written `.asWritten` back unchanged.
///
/// - Complexity: O(*n*) in the bytes.
/// - Source: RFC 4180; OWASP, CSV Injection.
public func writeTable(
  _ rows: [[String]], separator: Separator = .comma, formulas: FormulaPolicy = .guarded,
  opening: FileOpening = .byteOrderMark
) -> [UInt8] {
  var bytes: [UInt8] = opening == .byteOrderMark ? [0xEF, 0xBB, 0xBF] : []
  for row in rows {
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(separator.rawValue) }
      let isAlone = row.count == 1 && cell.isEmpty
      bytes.appendCell(formulas == .guarded && startsFormula(cell) ? "'" + cell : cell, separator, quoted: isAlone)
    }
    bytes.append(contentsOf: [13, 10])
  }
  return bytes
}

extension [UInt8] {
  fileprivate mutating func appendCell(_ cell: String, _ separator: Separator, quoted: Bool) {
    let units = cell.utf8
    let needsQuotes =
      quoted || units.first == 0x20 || units.last == 0x20
      || units.starts(with: [0xEF, 0xBB, 0xBF])
      || units.contains { $0 == separator.rawValue || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13 }
    guard needsQuotes else {
      append(contentsOf: units)
      return
    }
    append(UInt8(ascii: "\""))
    for unit in units {
      if unit == UInt8(ascii: "\"") { append(unit) }
      append(unit)
    }
    append(UInt8(ascii: "\""))
  }
}

private func startsFormula(_ cell: String) -> Bool {
  guard let first = cell.unicodeScalars.first else { return false }
  switch first {
  case "=", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
  case "+", "-": return !isPlainNumber(cell.utf8.dropFirst())
  default: return false
  }
}

private func isPlainNumber(_ units: Substring.UTF8View) -> Bool {
  let body = units.last == UInt8(ascii: "%") ? units.dropLast() : units
  let parts = body.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  return parts.count <= 2
    && parts.allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ",") }
    }
}
