internal import Wording

/// Reads a CSV or TSV file.
///
/// Quoting as in RFC 4180, lines ended by CRLF, LF or CR, separator found out unless
/// given. Never fails as a whole: what could be read comes with its findings, and
/// `findings.containError` says whether to use it.
///
/// - Parameters:
///   - file: The name findings carry.
///   - separator: nil to find out: a tab in the first row wins, then comma, then semicolon.
/// - Complexity: O(*n*) in the bytes.
/// - Source: RFC 4180.
public func readTable(
  _ bytes: [UInt8], named file: String, separator: Separator? = nil, limits: TableLimits = .standard
) -> TableReading {
  func nothing(_ findings: [Finding]) -> TableReading {
    TableReading(table: Table(file: file, rows: []), separator: separator ?? .comma, encoding: nil, findings: findings)
  }
  guard bytes.count <= limits.bytes else {
    return nothing([TableFault.tooManyBytes(limit: limits.bytes).finding(at: Place(file: file))])
  }
  do {
    let decoded = try decodeText(bytes, named: file)
    return read(decoded.text, encoding: decoded.encoding, file, separator, limits)
  } catch {
    return nothing(error.all)
  }
}

/// Reads a table copied from a spreadsheet or a page: cells separated by tabs as a rule.
public func readTable(
  pasted text: String, named file: String = "粘贴", separator: Separator? = nil, limits: TableLimits = .standard
) -> TableReading {
  guard text.utf8.count <= limits.bytes else {
    let finding = TableFault.tooManyBytes(limit: limits.bytes).finding(at: Place(file: file))
    return TableReading(
      table: Table(file: file, rows: []), separator: separator ?? .tab, encoding: nil, findings: [finding])
  }
  return read(text, encoding: nil, file, separator, limits)
}

private func read(
  _ text: String, encoding: TextEncoding?, _ file: String, _ separator: Separator?, _ limits: TableLimits
) -> TableReading {
  let units = Array(text.utf8)
  let separator = separator ?? detected(in: units)
  var parser = TableParser(units, separator: separator, limits: limits, file: file)
  parser.run()
  let table = Table(file: file, rows: parser.rows)
  var collected = parser.findings
  checkShape(of: table, into: &collected)
  checkCells(of: table, into: &collected)
  return TableReading(
    table: table, separator: separator, encoding: encoding, findings: collected.inOrder(in: file))
}

/// The separator of the first row that is not blank, quoted cells left aside.
private func detected(in units: [UInt8]) -> Separator {
  var counts: [Separator: Int] = [:]
  var isQuoted = false
  var hasContent = false
  for unit in units {
    if unit == UInt8(ascii: "\"") { isQuoted.toggle() }
    if isQuoted { continue }
    if unit == 10 || unit == 13 {
      if hasContent { break }
      continue
    }
    hasContent = true
    if let separator = Separator(rawValue: unit) { counts[separator, default: 0] += 1 }
  }
  if counts[.tab] != nil { return .tab }
  return counts[.semicolon, default: 0] > counts[.comma, default: 0] ? .semicolon : .comma
}
