internal import COpenSSL

/// 口令 — passwords kept as scrypt hashes: `scrypt$15$8$1$salt$hash`, salt and hash in base64url.
///
/// - Source: RFC 7914; cost by the OWASP password storage cheat sheet.
public enum Passwords {
  /// How much work a guess costs: memory is 128 · 2^`logN` · `r` bytes.
  public struct Cost: Hashable, Sendable {
    public let logN: Int
    public let r: Int
    public let p: Int

    /// nil when a guess would cost more than 256 MB, or nothing.
    public init?(logN: Int, r: Int, p: Int) {
      guard (1...20).contains(logN), (1...64).contains(r), (1...16).contains(p),
        128 * r << logN <= 256 << 20
      else { return nil }
      (self.logN, self.r, self.p) = (logN, r, p)
    }

    private init(trusted logN: Int, _ r: Int, _ p: Int) { (self.logN, self.r, self.p) = (logN, r, p) }

    /// N = 2¹⁵, r = 8, p = 1: 32 MB and about 0.1 s.
    public static let standard = Cost(trusted: 15, 8, 1)
  }

  /// The stored form of `password`.
  ///
  /// - Parameter salt: 16 random bytes unless a test says otherwise.
  /// - Complexity: About 0.1 s and 32 MB at the standard cost; keep it off the event loop.
  public static func stored(
    _ password: String, cost: Cost = .standard, salt: [UInt8] = randomBytes(16)
  ) -> String {
    let hash = derive(Array(password.utf8), salt: salt, cost: cost, length: 32)
    return "scrypt$\(cost.logN)$\(cost.r)$\(cost.p)$\(Base64URL.encode(salt))$\(Base64URL.encode(hash))"
  }

  /// Whether `password` is the one `stored` was made from; compared in constant time.
  ///
  /// A malformed `stored` fits no password.
  public static func verify(_ password: String, against stored: String) -> Bool {
    guard let parts = Parts(stored) else { return false }
    let hash = derive(Array(password.utf8), salt: parts.salt, cost: parts.cost, length: parts.hash.count)
    return constantTimeEqual(hash, parts.hash)
  }

  /// Whether `stored` should be made anew at the next sign-in: another cost, or malformed.
  public static func isOutdated(_ stored: String, cost: Cost = .standard) -> Bool {
    Parts(stored)?.cost != cost
  }

  /// The scrypt function itself.
  ///
  /// - Parameter length: Bytes wanted, at least 1.
  public static func derive(_ password: [UInt8], salt: [UInt8], cost: Cost, length: Int) -> [UInt8] {
    precondition(length > 0, "A derived key has at least one byte.")
    let memory = UInt64(128 * cost.r << cost.logN + 128 * cost.r * (cost.p + 1) + 1 << 20)
    return [UInt8](unsafeUninitializedCapacity: length) { out, count in
      let done = password.withUnsafeBytes { p in
        EVP_PBE_scrypt(
          // Null would mean "only check the parameters"; an empty password is still a password.
          p.baseAddress?.assumingMemoryBound(to: CChar.self) ?? noBytes, p.count, salt, salt.count,
          1 << UInt64(cost.logN), UInt64(cost.r), UInt64(cost.p), memory, out.baseAddress, length)
      }
      precondition(done == 1, "OpenSSL could not derive a key.")
      count = length
    }
  }

  private nonisolated(unsafe) static let noBytes: UnsafePointer<CChar> = {
    let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    byte.initialize(to: 0)
    return UnsafePointer(byte)
  }()
}

/// A stored password taken apart; nil when it was not written by us.
private struct Parts {
  let cost: Passwords.Cost
  let salt: [UInt8]
  let hash: [UInt8]

  init?(_ stored: String) {
    let parts = stored.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "scrypt",
      let logN = Int(parts[1]), let r = Int(parts[2]), let p = Int(parts[3]),
      let cost = Passwords.Cost(logN: logN, r: r, p: p),
      let salt = Base64URL.decode(parts[4]), let hash = Base64URL.decode(parts[5]),
      (8...64).contains(salt.count), hash.count == 32
    else { return nil }
    (self.cost, self.salt, self.hash) = (cost, salt, hash)
  }
}
