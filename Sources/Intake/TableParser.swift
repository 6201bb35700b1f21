internal import Wording

/// Splits UTF-8 into rows and cells and keeps what is wrong with the writing.
struct TableParser {
  private let units: [UInt8]
  private let separator: UInt8
  private let limits: TableLimits
  private let file: String
  private let toleratesQuotes: Bool

  private(set) var rows: [Table.Row] = []
  private(set) var findings = FindingList()
  private var i = 0
  private var line = 1
  private var rowLine = 1
  private var cells: [String] = []
  private var cell: [UInt8] = []
  private var isStopped = false
  /// How many of the last rows are lines with nothing on them, not even quotes.
  private var blankTail = 0

  init(_ units: [UInt8], separator: Separator, limits: TableLimits, file: String) {
    self.units = units
    self.separator = separator.rawValue
    self.limits = limits
    self.file = file
    // Spreadsheets put cells with quotes on the clipboard as they are.
    toleratesQuotes = separator == .tab
  }

  /// - Complexity: O(*n*) in the bytes; each is looked at once.
  mutating func run() {
    while i < units.count, !isStopped {
      guard rows.count < limits.rows else {
        if units[i...].contains(where: { $0 != 10 && $0 != 13 }) {
          report(.tooManyRows(limit: limits.rows), at: CellAddress(column: 1, row: rows.count + 1))
        }
        break
      }
      readRow()
    }
    rows.removeLast(blankTail)
    if rows.allSatisfy(\.isBlank), !isStopped { findings.add(.emptyTable, at: Place(file: file), order: nil) }
  }

  private var address: CellAddress { CellAddress(column: cells.count + 1, row: rows.count + 1) }

  private mutating func report(_ fault: TableFault, at address: CellAddress) {
    findings.add(fault, at: Place(file: file, line: line, path: address.description), order: address)
  }

  private mutating func readRow() {
    cells.removeAll(keepingCapacity: true)
    rowLine = line
    let start = i
    while true {
      guard cells.count < limits.columns else {
        report(.tooManyColumns(limit: limits.columns), at: address)
        isStopped = true
        return
      }
      readCell()
      guard !isStopped else { return }
      if i < units.count, units[i] == separator {
        i += 1
        continue
      }
      blankTail = i == start ? blankTail + 1 : 0
      skipLineEnd()
      rows.append(Table.Row(line: rowLine, cells: cells))
      return
    }
  }

  private mutating func readCell() {
    cell.removeAll(keepingCapacity: true)
    if i < units.count, units[i] == UInt8(ascii: "\"") {
      if !toleratesQuotes || isQuotedAsAWhole() { readQuoted() }
    }
    guard !isStopped else { return }
    let start = i
    while i < units.count, units[i] != separator, units[i] != 10, units[i] != 13 { i += 1 }
    if start < i {
      let rest = units[start..<i]
      if rest.contains(UInt8(ascii: "\"")), cell.isEmpty, !toleratesQuotes { report(.quoteInCell, at: address) }
      cell.append(contentsOf: rest)
    }
    endCell()
  }

  /// In pasted tables only a cell that ends with a quote was quoted; `"样板" 工地` was not.
  private func isQuotedAsAWhole() -> Bool {
    var j = i + 1
    while j < units.count {
      if units[j] == UInt8(ascii: "\"") {
        guard j + 1 < units.count, units[j + 1] == UInt8(ascii: "\"") else { break }
        j += 1
      }
      j += 1
    }
    guard j < units.count else { return false }
    return j + 1 == units.count || units[j + 1] == separator || units[j + 1] == 10 || units[j + 1] == 13
  }

  private mutating func readQuoted() {
    let openedOn = line
    var isClosed = false
    i += 1
    while i < units.count, cell.count <= limits.cellBytes {
      let unit = units[i]
      i += 1
      if unit == UInt8(ascii: "\"") {
        guard i < units.count, units[i] == UInt8(ascii: "\"") else {
          isClosed = true
          break
        }
        i += 1
      } else if unit == 10 || unit == 13 && !(i < units.count && units[i] == 10) {
        line += 1
      }
      cell.append(unit)
    }
    guard isClosed else {
      line = openedOn
      let isLong = cell.count > limits.cellBytes
      report(isLong ? .cellTooLong(limit: limits.cellBytes) : .unclosedQuote, at: address)
      isStopped = true
      return
    }
    if i < units.count, units[i] != separator, units[i] != 10, units[i] != 13 { report(.textAfterQuote, at: address) }
  }

  private mutating func endCell() {
    if cell.count > limits.cellBytes {
      report(.cellTooLong(limit: limits.cellBytes), at: address)
      isStopped = true
      return
    }
    if cell.contains(where: { $0 < 32 && $0 != 9 && $0 != 10 && $0 != 13 }) {
      report(.controlCharacter, at: address)
      cell.removeAll { $0 < 32 && $0 != 9 && $0 != 10 && $0 != 13 }
    }
    cells.append(String(decoding: cell, as: UTF8.self))
  }

  private mutating func skipLineEnd() {
    guard i < units.count else { return }
    if units[i] == 13, i + 1 < units.count, units[i + 1] == 10 { i += 1 }
    i += 1
    line += 1
  }
}
