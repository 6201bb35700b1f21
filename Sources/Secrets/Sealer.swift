internal import COpenSSL

/// 密封 — AES-256-GCM: encrypts and proves that nothing was changed.
///
/// What is sealed is the ciphertext followed by its 16-byte tag. A nonce must never serve
/// twice under one key; a key per item and `randomBytes(12)` keep that promise.
///
/// - Source: NIST SP 800-38D.
public enum Sealer {
  public static let keyLength = 32
  public static let nonceLength = 12
  public static let tagLength = 16

  /// Why sealed bytes were not opened: wrong key, nonce or associated data, or changed bytes.
  /// Which of them it was cannot be told.
  public struct NotAuthentic: Error, Hashable, Sendable {}

  /// Seals `plaintext`.
  ///
  /// - Parameters:
  ///   - key: 32 bytes.
  ///   - nonce: 12 bytes, never used before under `key`.
  ///   - associated: What the plaintext belongs to (an item id, say); not stored, needed to open.
  /// - Returns: `plaintext.count + 16` bytes.
  public static func seal(
    _ plaintext: [UInt8], key: [UInt8], nonce: [UInt8], associated: [UInt8] = []
  ) -> [UInt8] {
    let context = Context(key: key, nonce: nonce, encrypting: true)
    precondition(context.authenticate(associated), "OpenSSL could not take the associated data.")
    var sealed = context.update(plaintext)
    precondition(sealed?.count == plaintext.count, "OpenSSL could not encrypt.")
    precondition(context.finish(), "OpenSSL could not finish encrypting.")
    sealed?.append(contentsOf: context.tag())
    return sealed ?? []
  }

  /// Opens what ``seal(_:key:nonce:associated:)`` sealed.
  ///
  /// - Throws: ``NotAuthentic``; nothing of the plaintext is given away.
  public static func open(
    _ sealed: [UInt8], key: [UInt8], nonce: [UInt8], associated: [UInt8] = []
  ) throws(NotAuthentic) -> [UInt8] {
    guard sealed.count >= tagLength else { throw NotAuthentic() }
    let context = Context(key: key, nonce: nonce, encrypting: false)
    let body = Array(sealed.dropLast(tagLength))
    guard context.authenticate(associated), let plaintext = context.update(body),
      context.expect(tag: Array(sealed.suffix(tagLength))), context.finish()
    else { throw NotAuthentic() }
    return plaintext
  }
}

/// One use of the cipher; owns the OpenSSL context.
private struct Context: ~Copyable {
  private let raw: OpaquePointer

  init(key: [UInt8], nonce: [UInt8], encrypting: Bool) {
    precondition(key.count == Sealer.keyLength, "A key of AES-256 has 32 bytes.")
    precondition(nonce.count == Sealer.nonceLength, "A nonce of AES-GCM has 12 bytes.")
    guard let raw = EVP_CIPHER_CTX_new() else { preconditionFailure("Out of memory.") }
    let done = EVP_CipherInit_ex2(raw, Algorithm.aes256GCM, key, nonce, encrypting ? 1 : 0, nil)
    precondition(done == 1, "OpenSSL refused the key or the nonce.")
    self.raw = raw
  }

  deinit { EVP_CIPHER_CTX_free(raw) }

  func authenticate(_ bytes: [UInt8]) -> Bool {
    guard !bytes.isEmpty else { return true }
    var written: Int32 = 0
    return EVP_CipherUpdate(raw, nil, &written, bytes, Int32(bytes.count)) == 1
  }

  /// GCM is a stream: as many bytes come out as go in; nil when the cipher refuses.
  func update(_ bytes: [UInt8]) -> [UInt8]? {
    guard !bytes.isEmpty else { return [] }
    precondition(bytes.count <= Int(Int32.max) - 16, "At most 2 GB are sealed at once.")
    var failed = false
    let out = [UInt8](unsafeUninitializedCapacity: bytes.count) { out, count in
      var written: Int32 = 0
      failed = EVP_CipherUpdate(raw, out.baseAddress, &written, bytes, Int32(bytes.count)) != 1
      count = failed ? 0 : Int(written)
    }
    return failed ? nil : out
  }

  func finish() -> Bool {
    var scratch: [UInt8] = Array(repeating: 0, count: 16)
    var written: Int32 = 0
    return EVP_CipherFinal_ex(raw, &scratch, &written) == 1
  }

  func tag() -> [UInt8] {
    var tag = [UInt8](repeating: 0, count: Sealer.tagLength)
    let done = EVP_CIPHER_CTX_ctrl(raw, EVP_CTRL_AEAD_GET_TAG, Int32(Sealer.tagLength), &tag)
    precondition(done == 1, "OpenSSL gave no tag.")
    return tag
  }

  func expect(tag: [UInt8]) -> Bool {
    var tag = tag
    return EVP_CIPHER_CTX_ctrl(raw, EVP_CTRL_AEAD_SET_TAG, Int32(Sealer.tagLength), &tag) == 1
  }
}
