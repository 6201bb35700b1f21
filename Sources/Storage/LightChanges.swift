internal import Bureau
internal import Calendars
public import LedgerKernel

/// 亮灯变动 — by how many rows a light grows or shrinks on a day, so that the wall's counts are a sum over days and not
/// over rows.
///
/// Two accounts are kept. The one of today (`past` 0) speaks of the rows that stand now, whatever day is asked. The one
/// of the past (`past` 1) speaks of every version of a row from the day on which it began until the day on which it
/// ended: its sum up to a day gives the lights as they stood at that day's end.
public struct LightChanges: Sendable {
  public struct Key: Hashable, Comparable, Sendable {
    public let isPast: Bool
    public let isRoot: Bool
    public let year: Int
    public let ledger: LedgerCode
    public let light: Light
    public let day: Int64

    /// The order of the table's key, so that all writers take their counters in one order.
    public static func < (a: Key, b: Key) -> Bool {
      (a.isPast ? 1 : 0, a.isRoot ? 1 : 0, a.year, a.ledger, a.light.rawValue, a.day)
        < (b.isPast ? 1 : 0, b.isRoot ? 1 : 0, b.year, b.ledger, b.light.rawValue, b.day)
    }
  }

  /// Never zero.
  public private(set) var changes: [Key: Int64] = [:]

  public init() {}

  /// Counts a row among those that stand now, or with `sign` -1 no longer.
  public mutating func addLive(_ row: ItemRow, sign: Int64 = 1) {
    for span in Self.spans(row) { add(row, span, isPast: false, sign) }
  }

  /// Counts a version that stood from a day until another, or with `sign` -1 no longer.
  public mutating func addVersion(_ row: ItemRow, from: Int64, until: Int64, sign: Int64 = 1) {
    for span in Self.spans(row) {
      let days = span.days.clamped(to: from..<until)
      if !days.isEmpty { add(row, (span.light, days), isPast: true, sign) }
    }
  }

  private typealias Span = (light: Light, days: Range<Int64>)

  private mutating func add(_ row: ItemRow, _ span: Span, isPast: Bool, _ sign: Int64) {
    for (day, change) in [(span.days.lowerBound, sign), (span.days.upperBound, -sign)] where day < Schema.forever {
      let key = Key(
        isPast: isPast, isRoot: row.isRoot, year: row.year, ledger: row.ledger, light: span.light, day: day)
      let sum = (changes[key] ?? 0) + change
      changes[key] = sum == 0 ? nil : sum
    }
  }

  /// The days of each light, in the order of ``LightOutlook/light(on:)``: red before yellow before grey.
  private static func spans(_ row: ItemRow) -> [Span] {
    let (begin, end) = (RowColumn.none, Schema.forever)
    if let settled = row.outlook.settled { return [(settled, begin..<end)] }
    let red = row.outlook.red.map { Int64($0.from.number) } ?? end
    let yellow = min(row.outlook.yellow.map { Int64($0.from.number) } ?? end, red)
    let green = min(row.outlook.green.map { Int64($0.from.number) } ?? begin, yellow)
    return [(.grey, begin..<green), (.green, green..<yellow), (.yellow, yellow..<red), (.red, red..<end)]
      .filter { !$0.days.isEmpty }
  }
}

extension RowQuery {
  /// Whether its counts are kept: those of the whole bureau by ledger and year, for today's rows or for the end of a
  /// past day.
  var isCountKept: Bool {
    scope.isEverything && (asOf == nil || asOf == day) && list == nil && units.isEmpty && leader == nil && person == nil
      && light == nil && phases.isEmpty && stages.isEmpty && !vagueOnly && fields.isEmpty
      && items.isEmpty && parents.isEmpty && relation == nil && starting == nil && due == nil && waits.isEmpty
      && Grams.all(in: words).isEmpty && !asksNothing
  }
}
