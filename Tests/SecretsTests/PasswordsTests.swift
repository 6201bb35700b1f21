import Secrets
import Testing

@Suite struct PasswordsTests {
  let quick = Passwords.Cost(logN: 4, r: 1, p: 1) ?? .standard

  @Test(arguments: [
    (
      "", "", 4, 1, 1,
      "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
        + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
    ),
    (
      "password", "NaCl", 10, 8, 16,
      "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
    ),
    (
      "pleaseletmein", "SodiumChloride", 14, 8, 1,
      "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
    ),
  ])
  func `scrypt gives the keys of RFC 7914`(password: String, salt: String, logN: Int, r: Int, p: Int, key: String)
    throws
  {
    let cost = try #require(Passwords.Cost(logN: logN, r: r, p: p))
    let derived = Passwords.derive(Array(password.utf8), salt: Array(salt.utf8), cost: cost, length: 64)
    #expect(Hex.encode(derived) == key)
  }

  @Test func `a password at the standard cost fits itself and no other`() {
    let stored = Passwords.stored("住建局-2023")
    #expect(stored.hasPrefix("scrypt$15$8$1$"))
    #expect(Passwords.verify("住建局-2023", against: stored))
    #expect(!Passwords.verify("住建局-2024", against: stored))
    #expect(!Passwords.isOutdated(stored))
  }

  @Test func `the same password is stored differently each time`() {
    #expect(Passwords.stored("a", cost: quick) != Passwords.stored("a", cost: quick))
  }

  @Test func `another cost asks to be stored anew`() {
    #expect(Passwords.isOutdated(Passwords.stored("a", cost: quick)))
    #expect(Passwords.isOutdated("not ours"))
  }

  @Test(arguments: [
    "", "scrypt", "scrypt$$$$$", "scrypt$4$1$1$$", "bcrypt$4$1$1$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
    "scrypt$63$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "scrypt$-1$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "scrypt$15$9999999999$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "scrypt$4$1$1$AAAAAAAAAAAAAAAAAAAAAA$AAAA", "scrypt$4$1$1$????$AAAA",
    "scrypt$4$1$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA$more",
  ])
  func `a damaged record fits no password`(stored: String) {
    #expect(!Passwords.verify("", against: stored))
    #expect(!Passwords.verify("password", against: stored))
  }

  @Test func `an unbearable cost cannot be asked for`() {
    #expect(Passwords.Cost(logN: 21, r: 1, p: 1) == nil)
    #expect(Passwords.Cost(logN: 20, r: 64, p: 1) == nil)
    #expect(Passwords.Cost(logN: 0, r: 1, p: 1) == nil)
    #expect(Passwords.Cost(logN: 15, r: 0, p: 1) == nil)
  }
}

@Suite struct TextFormTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
    ("foobar", "Zm9vYmFy"), ("\u{3ff}?~", "z78_fg"),
  ])
  func `base64url is the one of RFC 4648 without padding`(text: String, encoded: String) {
    #expect(Base64URL.encode(Array(text.utf8)) == encoded)
    #expect(Base64URL.decode(encoded) == Array(text.utf8))
  }

  @Test(arguments: ["Z", "Zg==", "Zg=", "Zh", "Zm9", "Zm9v Zm9v", "+/+/", "中文", "Zm9vY"])
  func `what base64url never writes is not read`(text: String) {
    #expect(Base64URL.decode(text) == nil)
  }

  @Test(arguments: ["a", "abc", "0g", "0x12", " 00", "中文"])
  func `what is not hexadecimal is not read`(text: String) {
    #expect(Hex.decode(text) == nil)
  }

  @Test func `both forms give every byte back`() {
    for length in 0..<100 {
      let bytes = randomBytes(length)
      #expect(Hex.decode(Hex.encode(bytes)) == bytes)
      #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
    }
    #expect(Hex.decode("00FFaB") == [0, 255, 0xab])
  }
}
