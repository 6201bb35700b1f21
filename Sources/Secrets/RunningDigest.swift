internal import COpenSSL

/// 摘要 — SHA-256 of bytes that come in pieces.
///
/// - Source: FIPS 180-4.
public final class RunningDigest {
  private let context: OpaquePointer

  public init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex2(context, Algorithm.sha256, nil) == 1 else {
      preconditionFailure("OpenSSL could not begin a digest.")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// - Complexity: O(*n*).
  public func update(_ bytes: [UInt8]) {
    let done = bytes.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    precondition(done == 1, "OpenSSL could not go on with a digest.")
  }

  /// The digest of all pieces so far, 32 bytes; more may follow.
  public var value: [UInt8] {
    guard let copy = EVP_MD_CTX_new() else { preconditionFailure("OpenSSL could not copy a digest.") }
    defer { EVP_MD_CTX_free(copy) }
    return [UInt8](unsafeUninitializedCapacity: Digest.length) { out, count in
      let done = EVP_MD_CTX_copy_ex(copy, context) == 1 && EVP_DigestFinal_ex(copy, out.baseAddress, nil) == 1
      precondition(done, "OpenSSL could not end a digest.")
      count = Digest.length
    }
  }
}
