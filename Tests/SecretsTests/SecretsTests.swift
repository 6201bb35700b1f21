import Secrets
import Testing

@Suite struct DigestTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `SHA-256 gives the digests of FIPS 180-4`(text: String, digest: String) {
    #expect(Hex.encode(Digest.sha256(Array(text.utf8))) == digest)
    #expect(Hex.encode(Array(text.utf8).withUnsafeBytes { Digest.sha256($0) }) == digest)
  }

  @Test func `SM3 of abc is the one the standard prints`() {
    let expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    #expect(Hex.encode(Digest.sm3(Array("abc".utf8))) == expected)
    #expect(Hex.encode(Array("abc".utf8).withUnsafeBytes { Digest.sm3($0) }) == expected)
  }

  @Test func `many threads may hash at once`() async {
    let digests = await withTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<16 { group.addTask { (0..<50).map { _ in Digest.sha256([1, 2, 3]) }.last ?? [] } }
      return await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
    }
    #expect(digests == [Digest.sha256([1, 2, 3])])
  }
}

@Suite struct MessageCodeTests {
  @Test(arguments: [
    (
      String(repeating: "0b", count: 20), "4869205468657265",
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      String(repeating: "aa", count: 131),
      "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374",
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
  ])
  func `HMAC-SHA256 gives the codes of RFC 4231`(key: String, message: String, code: String) throws {
    let key = try #require(Hex.decode(key))
    let message = try #require(Hex.decode(message))
    #expect(Hex.encode(MessageCode.hmacSHA256(message, key: key)) == code)
  }

  @Test func `an empty key and an empty message have their own code`() {
    let code = MessageCode.hmacSHA256([], key: [])
    #expect(Hex.encode(code) == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
    #expect(MessageCode.hmacSHA256([], key: [0]) == code, "RFC 2104 pads keys with zeros")
  }

  @Test func `a code does not fit another message or another key`() {
    let code = MessageCode.hmacSHA256([1, 2, 3], key: [9])
    #expect(MessageCode.isValid(code, of: [1, 2, 3], key: [9]))
    #expect(!MessageCode.isValid(code, of: [1, 2, 4], key: [9]))
    #expect(!MessageCode.isValid(code, of: [1, 2, 3], key: [8]))
    #expect(!MessageCode.isValid(Array(code.dropLast()), of: [1, 2, 3], key: [9]))
    #expect(!MessageCode.isValid([], of: [1, 2, 3], key: [9]))
  }
}

@Suite struct RandomTests {
  @Test(arguments: [0, 1, 16, 4096])
  func `as many random bytes come as were asked for`(count: Int) {
    #expect(randomBytes(count).count == count)
  }

  @Test func `random bytes differ from call to call`() {
    #expect(Set((0..<100).map { _ in randomBytes(16) }).count == 100)
  }

  @Test func `comparison in constant time agrees with equality`() {
    let samples: [[UInt8]] = [[], [0], [1], [0, 0], [0, 1], [1, 0], randomBytes(32)]
    for a in samples { for b in samples { #expect(constantTimeEqual(a, b) == (a == b)) } }
  }
}
