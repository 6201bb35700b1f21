internal import Wording

/// Finds rows whose length differs from what most rows have.
///
/// The usual length, not the first row's: papers often open with a title alone in a row.
func checkShape(of table: Table, into findings: inout FindingList) {
  let width = usualWidth(of: table)
  for (index, row) in table.rows.enumerated() where !row.isBlank {
    let filled = (row.cells.lastIndex { !$0.isEmpty } ?? 0) + 1
    if filled > width {
      let address = CellAddress(column: width + 1, row: index + 1)
      findings.add(.longRow(width: width), at: table.place(of: address), order: address)
    } else if row.cells.count < width {
      let address = CellAddress(column: row.cells.count + 1, row: index + 1)
      findings.add(.shortRow(width: width), at: table.place(of: address), order: address)
    }
  }
  if width == 1, table.rows.count(where: { looksSeparated($0.cells[0]) }) * 2 > table.rows.count {
    let address = CellAddress(column: 1, row: 1)
    findings.add(.separatorNotRecognised, at: table.place(of: address), order: address)
  }
}

/// The most frequent length of a row that is not blank; of equally frequent ones the longer.
private func usualWidth(of table: Table) -> Int {
  var counts: [Int: Int] = [:]
  for row in table.rows where !row.isBlank { counts[row.cells.count, default: 0] += 1 }
  return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 1
}

private func looksSeparated(_ text: String) -> Bool {
  text.unicodeScalars.count { "，；|、\t;,".unicodeScalars.contains($0) } >= 2
}

/// Finds values that a spreadsheet spoiled when it exported them.
func checkCells(of table: Table, into findings: inout FindingList) {
  for (index, row) in table.rows.enumerated() {
    for (column, text) in row.cells.enumerated() {
      guard let fault = fault(in: text) else { continue }
      let address = CellAddress(column: column + 1, row: index + 1)
      findings.add(fault, at: table.place(of: address), order: address)
    }
  }
}

private func fault(in text: String) -> TableFault? {
  guard let first = text.utf8.first else { return nil }
  if first == UInt8(ascii: "#") {
    if formulaErrors.contains(text) { return .formulaError(text) }
    if text.utf8.count >= 3, text.utf8.allSatisfy({ $0 == UInt8(ascii: "#") }) { return .hiddenValue }
  }
  if isScientific(text.utf8) { return .digitsLost(text) }
  if text.utf8.contains(0xBD), text.unicodeScalars.contains("\u{FFFD}") { return .damagedCharacter }
  return nil
}

private let formulaErrors: Set = [
  "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA",
]

/// `1.10105E+17`: what becomes of an identity or project code in a column of numbers.
private func isScientific(_ units: String.UTF8View) -> Bool {
  guard let first = units.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first), units.count <= 24,
    let mark = units.firstIndex(where: { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") })
  else { return false }
  func isDigits(_ part: Substring.UTF8View) -> Bool {
    !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
  let mantissa = units[..<mark].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  let exponent = units[units.index(after: mark)...]
  return exponent.first == UInt8(ascii: "+") && isDigits(exponent.dropFirst()) && mantissa.count <= 2
    && mantissa.allSatisfy(isDigits)
}
