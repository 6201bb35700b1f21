/// A cell as a spreadsheet names it: `C14`.
public struct CellAddress: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// First is 1, printed as A.
  public let column: Int
  /// First is 1.
  public let row: Int

  public init(column: Int, row: Int) {
    precondition(column >= 1 && row >= 1, "Columns and rows are counted from 1.")
    (self.column, self.row) = (column, row)
  }

  /// Reads `C14`, `$C$14` or `c14`; nil for anything else.
  public init?(parsing text: some StringProtocol) {
    var (column, row, digits) = (0, 0, 0)
    for unit in text.utf8 {
      switch unit {
      case UInt8(ascii: "$") where digits == 0: continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0:
        column = column * 26 + Int(unit - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "a")...UInt8(ascii: "z") where digits == 0:
        column = column * 26 + Int(unit - UInt8(ascii: "a")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
        row = row * 10 + Int(unit - UInt8(ascii: "0"))
        digits += 1
      default: return nil
      }
      guard column <= 1_000_000, row <= 1_000_000_000 else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(column: column, row: row)
  }

  /// `A`, `Z`, `AA` for columns 1, 26, 27.
  public static func letters(ofColumn column: Int) -> String {
    var (rest, letters) = (column, "")
    while rest > 0 {
      letters = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  public var description: String { Self.letters(ofColumn: column) + String(row) }

  /// In reading order: by row, then by column.
  public static func < (a: CellAddress, b: CellAddress) -> Bool {
    (a.row, a.column) < (b.row, b.column)
  }
}
