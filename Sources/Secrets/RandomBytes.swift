internal import COpenSSL

/// `count` unpredictable bytes from the operating system's generator by way of OpenSSL.
///
/// A process that cannot get random bytes must not go on, so a failure stops it.
///
/// - Parameter count: Bytes, zero or more.
public func randomBytes(_ count: Int) -> [UInt8] {
  precondition(count >= 0 && count <= Int(Int32.max), "A count of random bytes is zero or more.")
  guard count > 0 else { return [] }
  return [UInt8](unsafeUninitializedCapacity: count) { out, filled in
    precondition(RAND_bytes(out.baseAddress, Int32(count)) == 1, "OpenSSL could not give random bytes.")
    filled = count
  }
}

/// Whether `a` and `b` hold the same bytes; takes as long wherever they differ.
///
/// Different lengths are told at once: lengths of tokens and hashes are no secret.
public func constantTimeEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  guard a.count == b.count else { return false }
  guard !a.isEmpty else { return true }
  return a.withUnsafeBytes { x in
    b.withUnsafeBytes { y in CRYPTO_memcmp(x.baseAddress, y.baseAddress, x.count) == 0 }
  }
}
