import LedgerKernel
import Testing

/// Texts that no journal holds: why each is refused, and at which byte.
@Suite struct JSONMalformedTests {
  struct Wrong: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let reason: JSONValue.Malformed.Reason
    let offset: Int
    init(_ text: String, _ reason: JSONValue.Malformed.Reason, _ offset: Int) {
      self.init(bytes: Array(text.utf8), reason, offset)
    }
    init(bytes: [UInt8], _ reason: JSONValue.Malformed.Reason, _ offset: Int) {
      (self.bytes, self.reason, self.offset) = (bytes, reason, offset)
    }
    var testDescription: String { String(decoding: bytes, as: UTF8.self) }
  }

  static let wrong: [Wrong] = [
    Wrong("", .end, 0), Wrong(" ", .end, 1), Wrong("nul", .end, 3), Wrong("nulL", .unexpected, 3),
    Wrong("tru", .end, 3), Wrong("True", .unexpected, 0), Wrong("falsy", .unexpected, 4),
    Wrong("undefined", .unexpected, 0), Wrong("NaN", .unexpected, 0), Wrong("'a'", .unexpected, 0),
    Wrong(bytes: [0xEF, 0xBB, 0xBF, 0x31], .unexpected, 0),
    // Lists
    Wrong("[", .end, 1), Wrong("]", .unexpected, 0), Wrong("[1,2", .end, 4), Wrong("[1,]", .unexpected, 3),
    Wrong("[,1]", .unexpected, 1), Wrong("[1 2]", .unexpected, 3), Wrong("[1}", .unexpected, 2),
    Wrong(String(repeating: "[", count: 40), .depth, 32),
    Wrong(String(repeating: #"{"a":"#, count: 40), .depth, 160),
    // Members
    Wrong("{", .end, 1), Wrong("{}}", .trailing, 2), Wrong(#"{"a"}"#, .unexpected, 4),
    Wrong(#"{"a":}"#, .unexpected, 5),
    Wrong(#"{"a":1"#, .end, 6), Wrong(#"{"a":1,}"#, .unexpected, 7), Wrong("{a:1}", .unexpected, 1),
    Wrong("{1:2}", .unexpected, 1), Wrong(#"{"a":1,"a":2}"#, .duplicateKey, 12),
    Wrong(#"{"a":1,"\u0061":2}"#, .duplicateKey, 17), Wrong(#"{"a":1 "b":2}"#, .unexpected, 7),
    // Numbers
    Wrong("1.5", .number, 1), Wrong("1e3", .number, 1), Wrong("1E3", .number, 1), Wrong("01", .number, 2),
    Wrong("-0", .number, 2), Wrong("-", .number, 1), Wrong("--1", .number, 1), Wrong("+1", .unexpected, 0),
    Wrong(".5", .unexpected, 0), Wrong("9007199254740992", .number, 16), Wrong("-9007199254740992", .number, 17),
    Wrong("99999999999999999999", .number, 20), Wrong("1 2", .trailing, 2), Wrong("1 // x", .trailing, 2),
    // Texts
    Wrong(#""abc"#, .end, 4), Wrong("\"a\nb\"", .unexpected, 3), Wrong(#""\"#, .end, 2), Wrong(#""\x""#, .escape, 3),
    Wrong(#""\u12""#, .escape, 3), Wrong(#""\u12G4""#, .escape, 3), Wrong(#""\u+041""#, .escape, 3),
    Wrong(#""\u-041""#, .escape, 3), Wrong(#""\ud800""#, .unexpected, 7), Wrong(#""\ud800\n""#, .unexpected, 8),
    Wrong(#""\ud800\u0041""#, .escape, 13), Wrong(#""\udc00""#, .escape, 7), Wrong(#""a" x"#, .trailing, 4),
    Wrong(bytes: [0x22, 0xFF, 0x22], .encoding, 3), Wrong(bytes: [0x22, 0xC0, 0x80, 0x22], .encoding, 4),
    Wrong(bytes: [0x22, 0xED, 0xA0, 0x80, 0x22], .encoding, 5),
    Wrong(bytes: [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .encoding, 6),
  ]

  @Test(arguments: wrong) func `a text that Guatu does not write is refused with its reason and place`(wrong: Wrong) {
    do {
      let value = try JSONValue(parsing: wrong.bytes)
      Issue.record("was read as \(value)")
    } catch {
      #expect(error.reason == wrong.reason)
      #expect(error.offset == wrong.offset)
    }
  }
}
