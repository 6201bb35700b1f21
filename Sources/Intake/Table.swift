public import Wording

/// 表格 — the rows of a file or of a pasted table, as text, cell by cell.
///
/// Rows keep the cells they came with: a short one is short. Blank rows in between
/// count, so that a cell's address is the one the person sees; blank rows at the
/// end do not.
public struct Table: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    /// Where the row begins in the file; first line is 1. Quoted cells may span lines.
    public let line: Int
    /// At least one.
    public let cells: [String]

    public init(line: Int, cells: [String]) { (self.line, self.cells) = (line, cells) }

    public var isBlank: Bool { cells.allSatisfy(\.isEmpty) }
  }

  /// File name as the person knows it.
  public let file: String
  public let rows: [Row]

  public init(file: String, rows: [Row]) { (self.file, self.rows) = (file, rows) }

  /// The text at `address`; empty outside the table.
  public subscript(address: CellAddress) -> String {
    guard address.row <= rows.count, address.column <= rows[address.row - 1].cells.count else { return "" }
    return rows[address.row - 1].cells[address.column - 1]
  }

  /// Where `address` stands, for a finding about it.
  public func place(of address: CellAddress) -> Place {
    let line = address.row <= rows.count ? rows[address.row - 1].line : nil
    return Place(file: file, line: line, path: address.description)
  }
}

/// A table and everything that is wrong with it.
public struct TableReading: Hashable, Sendable {
  /// What could be read; up to the first fault that stops reading.
  public let table: Table
  public let separator: Separator
  /// nil for pasted text.
  public let encoding: TextEncoding?
  /// In the order of the file; at most 200, and a note of how many more.
  public let findings: [Finding]
}

/// What stands between two cells of a row.
public enum Separator: UInt8, CaseIterable, Hashable, Sendable {
  case comma = 0x2C
  case tab = 0x09
  case semicolon = 0x3B
}

/// How much is taken at once.
public struct TableLimits: Hashable, Sendable {
  public let bytes: Int
  public let rows: Int
  public let columns: Int
  /// In UTF-8 bytes.
  public let cellBytes: Int

  public init(bytes: Int, rows: Int, columns: Int, cellBytes: Int) {
    (self.bytes, self.rows, self.columns, self.cellBytes) = (bytes, rows, columns, cellBytes)
  }

  /// 5 MB, 200,000 rows, 500 columns, 100 KB in a cell.
  public static let standard = TableLimits(bytes: 5 << 20, rows: 200_000, columns: 500, cellBytes: 100_000)
}
