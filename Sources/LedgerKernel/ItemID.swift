/// 事项标识 — the opaque, time-ordered identity of one item.
///
/// - Shape: 128 bits, printed as 26 characters of Crockford's base 32 in lower case: 48 bits of
///   milliseconds, then 80 bits of chance. Text order equals time order.
/// - Source: the ULID layout.
public struct ItemID: Hashable, Comparable, Sendable, CustomStringConvertible {
  let high: UInt64
  let low: UInt64

  /// - Parameters:
  ///   - milliseconds: UTC since 1970; only the low 48 bits are used.
  ///   - chance: 80 random bits, the first word's low 16 and the second whole.
  public init(milliseconds: Int64, chance: (UInt16, UInt64)) {
    self.high = UInt64(truncatingIfNeeded: milliseconds) << 16 | UInt64(chance.0)
    self.low = chance.1
  }

  private init(zero: Void) { (high, low) = (0, 0) }

  /// The bureau itself: its chain holds what it adopted.
  public static let bureau = ItemID(zero: ())

  /// Reads the 26 characters; capitals are forgiven, nothing else.
  public init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// Reads the 26 characters; capitals are forgiven, nothing else.
  public init?(_ text: String) {
    var high: UInt64 = 0
    var low: UInt64 = 0
    var count = 0
    // Reading a page reads hundreds of these: concrete types and one pass.
    for byte in text.utf8 {
      let digit = Self.value[Int(byte)]
      guard digit < 32, count > 0 || digit < 8, count < 26 else { return nil }
      high = high << 5 | low >> 59
      low = low << 5 | UInt64(digit)
      count += 1
    }
    guard count == 26 else { return nil }
    self.high = high
    self.low = low
  }

  public var description: String {
    String(unsafeUninitializedCapacity: 26) { buffer in
      var (high, low) = (high, low)
      for index in stride(from: 25, through: 0, by: -1) {
        buffer[index] = Self.digits[Int(low & 31)]
        low = low >> 5 | high << 59
        high >>= 5
      }
      return 26
    }
  }

  public static func < (a: ItemID, b: ItemID) -> Bool { (a.high, a.low) < (b.high, b.low) }

  private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  private static let value: [UInt8] = {
    var table = [UInt8](repeating: 255, count: 256)
    for (index, byte) in digits.enumerated() {
      table[Int(byte)] = UInt8(index)
      if byte >= 0x61 { table[Int(byte) - 32] = UInt8(index) }
    }
    return table
  }()
}
