/// 数量 — an exact decimal number with 0 to 6 fraction digits.
///
/// - Shape: `value = coefficient / 10^scale`. `3.50` keeps its two digits when printed; equality and order
///   are by value, so `3.5 == 3.50`.
/// - Invariant: no operation rounds by itself; overflow throws.
public struct Quantity: Sendable {
  public let coefficient: Int64
  public let scale: Int

  /// Why a quantity could not be made.
  public enum Fault: Error, Hashable, Sendable {
    case malformed(String)
    case scale(Int)
    case overflow
  }

  public init(coefficient: Int64, scale: Int = 0) throws(Fault) {
    guard (0...6).contains(scale) else { throw .scale(scale) }
    self.coefficient = coefficient
    self.scale = scale
  }

  /// Reads `-12.5`; no spaces, no grouping, no exponent.
  public init(parsing text: some StringProtocol) throws(Fault) {
    var digits = ""
    var scale: Int?
    var negative = false
    for (index, character) in text.unicodeScalars.enumerated() {
      switch character {
      case "-" where index == 0: negative = true
      case "." where scale == nil && !digits.isEmpty: scale = 0
      case "0"..."9":
        digits.unicodeScalars.append(character)
        scale = scale.map { $0 + 1 }
      default: throw .malformed(String(text))
      }
    }
    guard !digits.isEmpty, scale != 0 else { throw .malformed(String(text)) }
    guard let coefficient = Int64((negative ? "-" : "") + digits) else { throw .overflow }
    try self.init(coefficient: coefficient, scale: scale ?? 0)
  }

  public func adding(_ other: Quantity) throws(Fault) -> Quantity {
    let scale = max(scale, other.scale)
    let (sum, overflow) = try coefficient(at: scale).addingReportingOverflow(
      other.coefficient(at: scale))
    guard !overflow else { throw .overflow }
    return try Quantity(coefficient: sum, scale: scale)
  }

  /// Rounded half away from zero to fewer fraction digits 四舍五入.
  public func rounded(to scale: Int) throws(Fault) -> Quantity {
    guard scale >= 0 else { throw .scale(scale) }
    guard scale < self.scale else {
      return try Quantity(coefficient: try coefficient(at: scale), scale: scale)
    }
    let factor = Self.powers[self.scale - scale]
    let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: factor)
    let up = remainder.magnitude * 2 >= factor.magnitude
    return try Quantity(coefficient: quotient + (up ? (coefficient < 0 ? -1 : 1) : 0), scale: scale)
  }

  func coefficient(at scale: Int) throws(Fault) -> Int64 {
    guard scale >= self.scale, scale <= 6 else { throw .scale(scale) }
    let (product, overflow) = coefficient.multipliedReportingOverflow(
      by: Self.powers[scale - self.scale])
    guard !overflow else { throw .overflow }
    return product
  }

  private static let powers: [Int64] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

  /// The same number with no trailing zeros in its fraction.
  private var reduced: (coefficient: Int64, scale: Int) {
    var (coefficient, scale) = (coefficient, scale)
    while scale > 0, coefficient % 10 == 0 { (coefficient, scale) = (coefficient / 10, scale - 1) }
    return (coefficient, scale)
  }
}

extension Quantity: Hashable, Comparable {
  public static func == (a: Quantity, b: Quantity) -> Bool { a.reduced == b.reduced }

  public func hash(into hasher: inout Hasher) {
    let reduced = reduced
    hasher.combine(reduced.coefficient)
    hasher.combine(reduced.scale)
  }

  public static func < (a: Quantity, b: Quantity) -> Bool {
    let wide = max(a.scale, b.scale)
    let left = Int128(a.coefficient) * Int128(powers[wide - a.scale])
    let right = Int128(b.coefficient) * Int128(powers[wide - b.scale])
    return left < right
  }
}

extension Quantity: CustomStringConvertible {
  public var description: String {
    guard scale > 0 else { return String(coefficient) }
    let digits = String(coefficient.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
    return (coefficient < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}
