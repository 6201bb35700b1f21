public import LedgerKernel
public import Wording

/// 导入核对表 — a pasted table as it would go into a ledger: which column means what, and what each row comes to.
public struct ImportSheet: Hashable, Sendable {
  /// What a column may stand for.
  public struct Field: Hashable, Sendable {
    public let code: FieldCode
    public let name: Words
    public let isRequired: Bool
    public init(_ code: FieldCode, _ name: Words, isRequired: Bool) {
      self.code = code
      self.name = name
      self.isRequired = isRequired
    }
  }
  public struct Column: Hashable, Sendable {
    /// As a spreadsheet names it: `C`.
    public let letters: String
    public let heading: String
    /// What stands in the first rows beneath it.
    public let samples: [String]
    /// Nil when it is left out.
    public let field: FieldCode?
    public init(letters: String, heading: String, samples: [String], field: FieldCode?) {
      self.letters = letters
      self.heading = heading
      self.samples = samples
      self.field = field
    }
  }
  public struct Row: Hashable, Sendable {
    /// As the spreadsheet counts it; first is 1.
    public let number: Int
    /// One per matched column, in their order: as it was understood, or as it stands where it was not.
    public let values: [Words]
    /// Each at its cell's address.
    public let findings: [Finding]
    public init(number: Int, values: [Words], findings: [Finding]) {
      self.number = number
      self.values = values
      self.findings = findings
    }
    /// Whether it may be imported at all.
    public var isPossible: Bool { !findings.containError }
    /// Whether it goes in unless somebody says otherwise.
    public var isFit: Bool { findings.isEmpty }
  }

  /// The row that holds the headings.
  public let headingRow: Int
  public let fields: [Field]
  public let columns: [Column]
  /// Empty until the columns are settled.
  public let rows: [Row]

  public init(headingRow: Int, fields: [Field], columns: [Column], rows: [Row] = []) {
    self.headingRow = headingRow
    self.fields = fields
    self.columns = columns
    self.rows = rows
  }

  /// The matched columns with their fields.
  public var matched: [(column: Column, field: Field)] {
    columns.compactMap { column in fields.first { $0.code == column.field }.map { (column, $0) } }
  }
}
