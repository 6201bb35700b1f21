import Secrets
import Testing

@Suite struct SealerTests {
  /// Test case 16 of "The Galois/Counter Mode of Operation", McGrew and Viega.
  struct Vector {
    let key = Hex.decode("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308") ?? []
    let nonce = Hex.decode("cafebabefacedbaddecaf888") ?? []
    let associated = Hex.decode("feedfacedeadbeeffeedfacedeadbeefabaddad2") ?? []
    let plaintext =
      Hex.decode(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
          + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39") ?? []
    let sealed =
      "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
      + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662" + "76fc6ece0f4e1768cddf8853bb2d551b"
  }

  let vector = Vector()

  @Test func `sealing gives the published ciphertext and tag, and opening gives the text back`() throws {
    let v = vector
    let sealed = Sealer.seal(v.plaintext, key: v.key, nonce: v.nonce, associated: v.associated)
    #expect(Hex.encode(sealed) == v.sealed)
    #expect(try Sealer.open(sealed, key: v.key, nonce: v.nonce, associated: v.associated) == v.plaintext)
  }

  @Test func `nothing sealed is the tag alone`() throws {
    let key = [UInt8](repeating: 0, count: 32)
    let nonce = [UInt8](repeating: 0, count: 12)
    let sealed = Sealer.seal([], key: key, nonce: nonce)
    #expect(Hex.encode(sealed) == "530f8afbc74536b9a963b4f1c4cb738b")
    #expect(try Sealer.open(sealed, key: key, nonce: nonce) == [])
  }

  @Test func `any changed byte is refused`() {
    let v = vector
    let sealed = Sealer.seal(v.plaintext, key: v.key, nonce: v.nonce, associated: v.associated)
    for place in sealed.indices {
      var tampered = sealed
      tampered[place] ^= 1
      #expect(throws: Sealer.NotAuthentic.self, "byte \(place)") {
        try Sealer.open(tampered, key: v.key, nonce: v.nonce, associated: v.associated)
      }
    }
  }

  @Test func `the wrong key, nonce, owner or length is refused`() {
    let v = vector
    let sealed = Sealer.seal(v.plaintext, key: v.key, nonce: v.nonce, associated: v.associated)
    let wrongKey = [1] + v.key.dropFirst()
    let wrongNonce = [1] + v.nonce.dropFirst()
    let attempts: [([UInt8], [UInt8], [UInt8], [UInt8])] = [
      (sealed, wrongKey, v.nonce, v.associated), (sealed, v.key, wrongNonce, v.associated),
      (sealed, v.key, v.nonce, []), (sealed, v.key, v.nonce, v.associated + [0]),
      (Array(sealed.dropLast()), v.key, v.nonce, v.associated), (sealed + [0], v.key, v.nonce, v.associated),
      (Array(sealed.prefix(15)), v.key, v.nonce, v.associated), ([], v.key, v.nonce, v.associated),
    ]
    for (bytes, key, nonce, associated) in attempts {
      #expect(throws: Sealer.NotAuthentic.self) {
        try Sealer.open(bytes, key: key, nonce: nonce, associated: associated)
      }
    }
  }

  @Test func `texts of every length come back`() throws {
    for length in 0..<200 {
      let text = randomBytes(length)
      let key = randomBytes(32)
      let nonce = randomBytes(12)
      let sealed = Sealer.seal(text, key: key, nonce: nonce, associated: [7])
      #expect(sealed.count == length + 16)
      #expect(try Sealer.open(sealed, key: key, nonce: nonce, associated: [7]) == text)
    }
  }
}
