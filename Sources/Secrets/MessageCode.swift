internal import COpenSSL

/// 消息鉴别码 — HMAC-SHA256, which signs cookies, tokens and webhooks.
///
/// - Source: RFC 2104, RFC 4231.
public enum MessageCode {
  /// The code of `message` under `key`, 32 bytes.
  ///
  /// - Parameter key: Any length; 32 random bytes for keys of our own.
  public static func hmacSHA256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    // A null key would ask OpenSSL to reuse the last one, so an empty key still needs an address.
    let safeKey = key.isEmpty ? [0] : key
    return [UInt8](unsafeUninitializedCapacity: Digest.length) { out, count in
      let done = safeKey.withUnsafeBytes { k in
        message.withUnsafeBufferPointer { m in
          HMAC(Algorithm.sha256, k.baseAddress, Int32(key.count), m.baseAddress, m.count, out.baseAddress, nil)
        }
      }
      precondition(done != nil, "OpenSSL could not compute an HMAC.")
      count = Digest.length
    }
  }

  /// Whether `code` is the code of `message` under `key`; in constant time.
  public static func isValid(_ code: [UInt8], of message: [UInt8], key: [UInt8]) -> Bool {
    constantTimeEqual(code, hmacSHA256(message, key: key))
  }
}
