internal import COpenSSL

/// 摘要 — cryptographic hashes of bytes, 32 bytes long.
///
/// The algorithms are fetched once per process; OpenSSL 3 would otherwise look
/// them up by name on every call, which costs more than hashing a short text.
public enum Digest {
  /// Length of every digest here, in bytes.
  public static let length = 32

  /// SHA-256 of `bytes`.
  ///
  /// - Source: FIPS 180-4.
  /// - Complexity: O(*n*); about 0.4 µs for 300 bytes with the SHA extensions.
  public static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBytes { digest($0, by: Algorithm.sha256) }
  }

  /// SHA-256 of the bytes `bytes` points at.
  public static func sha256(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    digest(bytes, by: Algorithm.sha256)
  }

  /// SM3, 国密杂凑算法, of `bytes`.
  ///
  /// - Source: GB/T 32905—2016.
  public static func sm3(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBytes { digest($0, by: Algorithm.sm3) }
  }

  /// SM3 of the bytes `bytes` points at.
  public static func sm3(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    digest(bytes, by: Algorithm.sm3)
  }

  private static func digest(_ bytes: UnsafeRawBufferPointer, by algorithm: OpaquePointer) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: length) { out, count in
      let done = EVP_Digest(bytes.baseAddress, bytes.count, out.baseAddress, nil, algorithm, nil)
      precondition(done == 1, "OpenSSL could not compute a digest.")
      count = length
    }
  }
}

/// Fetched algorithms: immutable once fetched, so every thread may use them.
enum Algorithm {
  nonisolated(unsafe) static let sha256 = fetched("SHA256")
  nonisolated(unsafe) static let sm3 = fetched("SM3")
  nonisolated(unsafe) static let aes256GCM: OpaquePointer = {
    guard let cipher = EVP_CIPHER_fetch(nil, "AES-256-GCM", nil) else {
      preconditionFailure("This OpenSSL has no AES-256-GCM.")
    }
    return cipher
  }()

  private static func fetched(_ name: String) -> OpaquePointer {
    guard let md = EVP_MD_fetch(nil, name, nil) else {
      preconditionFailure("This OpenSSL has no \(name).")
    }
    return md
  }
}
