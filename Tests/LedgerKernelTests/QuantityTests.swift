import LedgerKernel
import TestSupport
import Testing

@Suite struct QuantityTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("3.50", "3.50"), ("-12.5", "-12.5"), ("0.000001", "0.000001"), ("-0.05", "-0.05"),
    ("007", "7"), ("9223372036854775807", "9223372036854775807"), ("-9223372036854775808", "-9223372036854775808"),
    ("9223372036854.775807", "9223372036854.775807"),
  ])
  func `a number is read and printed with the digits it was given`(text: String, printed: String) throws {
    #expect(try Quantity(parsing: text).description == printed)
  }

  @Test(arguments: [
    "", "-", ".", "5.", ".5", "-.5", "+1", "1e3", "1,000", " 1", "1 ", "1.2.3", "--1", "1-", "١", "一", "１", "0x10",
  ])
  func `what is no plain decimal is refused as it stands`(text: String) {
    #expect(throws: Quantity.Fault.malformed(text)) { try Quantity(parsing: text) }
  }

  @Test func `more digits than a quantity holds are refused, not rounded`() {
    #expect(throws: Quantity.Fault.scale(7)) { try Quantity(parsing: "0.1234567") }
    #expect(throws: Quantity.Fault.overflow) { try Quantity(parsing: "9223372036854775808") }
    #expect(throws: Quantity.Fault.overflow) { try Quantity(parsing: "-9223372036854775809") }
    #expect(throws: Quantity.Fault.scale(-1)) { try Quantity(coefficient: 1, scale: -1) }
    #expect(throws: Quantity.Fault.scale(-1)) { try Quantity(coefficient: 1, scale: 6).rounded(to: -1) }
    #expect(throws: Quantity.Fault.scale(7)) { try Quantity(coefficient: 1, scale: 6).rounded(to: 7) }
  }

  @Test(arguments: [
    ("9223372036854775807", "1"), ("-9223372036854775808", "-1"), ("9223372036854775807", "0.0"),
    ("9223372036854775807", "-0.1"), ("922337203685.477581", "9223372036854775807"),
  ])
  func `a sum that does not fit is refused`(a: String, b: String) throws {
    let (left, right) = (try Quantity(parsing: a), try Quantity(parsing: b))
    #expect(throws: Quantity.Fault.overflow) { try left.adding(right) }
    #expect(throws: Quantity.Fault.overflow) { try right.adding(left) }
  }

  @Test(arguments: [
    ("0.5", 0, "1"), ("0.4", 0, "0"), ("0.49", 0, "0"), ("-0.5", 0, "-1"), ("-0.4", 0, "0"), ("2.5", 0, "3"),
    ("-2.5", 0, "-3"), ("1.005", 2, "1.01"), ("1.0049", 2, "1.00"), ("99.995", 2, "100.00"), ("7", 2, "7.00"),
    ("1.25", 2, "1.25"), ("9223372036854.775807", 0, "9223372036855"),
  ])
  func `half goes up, away from nought`(text: String, scale: Int, rounded: String) throws {
    #expect(try Quantity(parsing: text).rounded(to: scale).description == rounded)
  }

  @Test func `equal numbers are one number, however many noughts they carry`() throws {
    let forms = try ["3.5", "3.50", "3.500000"].map { try Quantity(parsing: $0) }
    #expect(Set(forms).count == 1)
    #expect(Set(try ["0", "0.0", "-0.000"].map { try Quantity(parsing: $0) }).count == 1)
    #expect(try Quantity(parsing: "3.5") != Quantity(parsing: "3.51"))
    #expect(try Quantity(parsing: "35") != Quantity(parsing: "3.5"))
  }

  @Test func `sums, order and rounding agree with counting by hand`() throws {
    for seed in 0..<UInt64(caseCount(500)) {
      var chance = Seeded(seed)
      let (a, b) = (Self.random(&chance), Self.random(&chance))
      let (left, right) = (ByHand(a.description), ByHand(b.description))
      #expect((a < b) == left.isLess(than: right), "\(a) < \(b), seed \(seed)")
      #expect((a == b) == (left == right), "\(a) == \(b), seed \(seed)")
      if a == b { #expect(a.hashValue == b.hashValue, "seed \(seed)") }
      if let sum = try? a.adding(b) {
        #expect(ByHand(sum.description) == left.adding(right), "\(a) + \(b), seed \(seed)")
        #expect(sum.scale == max(a.scale, b.scale), "seed \(seed)")
      }
      let scale = Int.random(in: 0...a.scale, using: &chance)
      let rounded = try a.rounded(to: scale)
      #expect(ByHand(rounded.description) == left.rounded(to: scale), "\(a) to \(scale), seed \(seed)")
    }
  }

  private static func random(_ chance: inout Seeded) -> Quantity {
    let bound: Int64 = [9, 999, 1_000_000, 4_000_000_000_000_000_000].randomElement(using: &chance) ?? 9
    let coefficient = Int64.random(in: -bound...bound, using: &chance)
    guard let quantity = try? Quantity(coefficient: coefficient, scale: Int.random(in: 0...6, using: &chance)) else {
      preconditionFailure("a scale of 0 to 6 makes a quantity")
    }
    return quantity
  }
}

/// A decimal as a column of digits with six places after the point, reckoned as on paper.
struct ByHand: Equatable {
  var negative: Bool
  /// The lowest digit first, always 32 of them.
  var digits: [Int]

  init(_ text: String) {
    negative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let all = parts[0] + fraction + String(repeating: "0", count: 6 - fraction.count)
    digits = all.reversed().map { Int(String($0)) ?? 0 }
    digits += Array(repeating: 0, count: 32 - digits.count)
    if digits.allSatisfy({ $0 == 0 }) { negative = false }
  }

  func isLess(than other: ByHand) -> Bool {
    if negative != other.negative { return negative }
    let (mine, theirs) = (Array(digits.reversed()), Array(other.digits.reversed()))
    return negative ? theirs.lexicographicallyPrecedes(mine) : mine.lexicographicallyPrecedes(theirs)
  }

  func adding(_ other: ByHand) -> ByHand {
    var sum = self
    if negative == other.negative {
      var carry = 0
      for index in digits.indices {
        let column = digits[index] + other.digits[index] + carry
        (sum.digits[index], carry) = (column % 10, column / 10)
      }
      return sum
    }
    let mineIsLarger = !digits.reversed().lexicographicallyPrecedes(other.digits.reversed())
    let (large, small) = mineIsLarger ? (self, other) : (other, self)
    var borrow = 0
    for index in digits.indices {
      var column = large.digits[index] - small.digits[index] - borrow
      borrow = column < 0 ? 1 : 0
      if column < 0 { column += 10 }
      sum.digits[index] = column
    }
    sum.negative = large.negative && sum.digits.contains { $0 != 0 }
    return sum
  }

  func rounded(to scale: Int) -> ByHand {
    let cut = 6 - scale
    guard cut > 0 else { return self }
    var result = self
    let up = digits[cut - 1] >= 5
    for index in 0..<cut { result.digits[index] = 0 }
    if up {
      var index = cut
      while result.digits[index] == 9 {
        result.digits[index] = 0
        index += 1
      }
      result.digits[index] += 1
    }
    if result.digits.allSatisfy({ $0 == 0 }) { result.negative = false }
    return result
  }
}
