/// Bytes as base64url without padding: safe in cookies, addresses and file names.
///
/// - Source: RFC 4648, section 5.
public enum Base64URL {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, unit) in alphabet.enumerated() { values[Int(unit)] = UInt8(value) }
    return values
  }()

  /// - Returns: ⌈4 · n / 3⌉ characters.
  public static func encode(_ bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: (bytes.count * 4 + 2) / 3) { out in
      var (bits, held, i) = (UInt32(0), 0, 0)
      for byte in bytes {
        bits = bits << 8 | UInt32(byte)
        held += 8
        while held >= 6 {
          held -= 6
          out[i] = alphabet[Int(bits >> UInt32(held) & 63)]
          i += 1
        }
      }
      if held > 0 {
        out[i] = alphabet[Int(bits << UInt32(6 - held) & 63)]
        i += 1
      }
      return i
    }
  }

  /// Reads only what ``encode(_:)`` writes, so that two texts never mean the same bytes.
  ///
  /// - Returns: nil for padding, any other character, an impossible length or stray last bits.
  public static func decode(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count * 3 / 4)
    var (bits, held) = (UInt32(0), 0)
    for unit in text.utf8 {
      let value = values[Int(unit)]
      guard value != 255 else { return nil }
      bits = bits << 6 | UInt32(value)
      held += 6
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
      }
    }
    guard held < 6, bits & (1 << UInt32(held) - 1) == 0 else { return nil }
    return bytes
  }
}
