internal import Bureau
public import Calendars
public import LedgerKernel

/// Everything that the projections hold about one item at one moment.
public struct Projection: Hashable, Sendable {
  public let row: ItemRow
  /// Fields of the definition, as filters look at them.
  public let fields: Set<ItemRow.Field>
  /// - Returns: Nil when the definition that the item names is unknown.
  public init?(
    _ item: Item, milestone: ItemRow.Milestone?, parentNumber: String, under rules: ProjectionRules
  ) {
    guard let definition = rules.definitions[item.definition] else { return nil }
    let row = ItemRow(
      item, definition, milestone: milestone, parentNumber: parentNumber, calendar: rules.calendar,
      limits: rules.limits)
    let fields = Set(ItemRow.Field.fields(of: item, definition))
    self.init(row: row, fields: fields)
  }

  /// The projection that stored tables hold.
  public init(row: ItemRow, fields: Set<ItemRow.Field>) {
    self.row = row
    self.fields = fields
  }

  /// Whoever may see the item by it: units, `@` and a person's id, and `*` for what is open to claims. What scopes ask first;
  /// the row itself decides.
  public var readers: Set<String> {
    var readers = Set(row.units.map(\.raw))
    for person in [row.person, row.leader, row.author].compactMap(\.self) { readers.insert("@\(person.raw)") }
    if row.isOffered { readers.insert("*") }
    return readers
  }

  /// Under whom the row is found as it stands: its readers, and `=` with the id of whoever is responsible.
  var sights: Set<String> {
    row.person.map { readers.union(["=\($0.raw)"]) } ?? readers
  }

  /// Pairs of neighbouring characters of title and number, for search.
  public var grams: Set<Int64> {
    Grams.all(in: row.title).union(Grams.all(in: row.titleInEnglish)).union(Grams.all(in: row.number))
  }

  /// Whether both are found by the same words.
  public func isFound(like other: Projection) -> Bool {
    (row.title, row.titleInEnglish, row.number) == (other.row.title, other.row.titleInEnglish, other.row.number)
  }
}

/// 二元组 — pairs of neighbouring characters; the usual Chinese word has two.
public enum Grams {
  /// The pairs of a text, letters in lower case, spaces and marks left out. One character alone is its own gram.
  ///
  /// A gram is a number: the first character's code point times 2²¹, plus the second's, or only the one there is.
  public static func all(in text: String) -> Set<Int64> {
    var grams: Set<Int64> = []
    var previous: Int64 = 0
    var isAlone = false
    for scalar in text.lowercased().unicodeScalars {
      if isWord(scalar) {
        let code = Int64(scalar.value)
        if previous != 0 { grams.insert(previous << 21 | code) }
        isAlone = previous == 0
        previous = code
      } else {
        if isAlone { grams.insert(previous) }
        previous = 0
        isAlone = false
      }
    }
    if isAlone { grams.insert(previous) }
    return grams
  }

  /// Letters, digits and Han characters; the common ones without asking Unicode's tables.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A, 0x4E00...0x9FFF: true
    case 0..<0x80, 0x3000...0x303F, 0xFF00...0xFF0F: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }
}

extension ItemRow {
  /// The value that a page in this order is keyed by; ties are broken by the item.
  public func sortValue(_ order: RowQuery.Order) -> Int64 {
    switch order {
    case .urgency:
      if outlook.settled != nil { return SortValue.settled }
      return outlook.red.map { Int64($0.from.number) } ?? SortValue.never
    case .due: return due.map { Int64($0.number) } ?? SortValue.never
    case .number: return Int64(year) * 10_000_000 + Int64(serial)
    case .newest: return 0
    }
  }
}

enum SortValue {
  /// Beyond every day.
  static let never: Int64 = 2_000_000
  static let settled: Int64 = 3_000_000
  /// Beyond every value of every order.
  static let end = Int64.max
}

/// The civil day on which a batch changes what pages show.
extension ProjectionRules {
  public func day(of instant: Instant) -> Day { instant.day(in: zone) }
}
