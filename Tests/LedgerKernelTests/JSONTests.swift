import LedgerKernel
import TestSupport
import Testing

@Suite struct JSONTests {
  static let golden: [(value: JSONValue, text: String)] = [
    (.null, "null"), (true, "true"), (false, "false"), (0, "0"), (9, "9"), (10, "10"), (-1, "-1"),
    (9_007_199_254_740_991, "9007199254740991"), (-9_007_199_254_740_991, "-9007199254740991"),
    ([], "[]"), ([:], "{}"), ([1, [2, []], "三"], #"[1,[2,[]],"三"]"#),
    ("交办〔2023〕5号", #""交办〔2023〕5号""#), ("/<>&'", #""/<>&'""#), ("\"\\", #""\"\\""#),
    ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#), ("\u{0}\u{1F}\u{7F}\u{80}", "\"\\u0000\\u001f\u{7F}\u{80}\""),
    ("\u{2028}😀", "\"\u{2028}😀\""),
    (["b": 1, "a": 2, "B": 3, "": 4, "aa": 5, "a ": 6], #"{"":4,"B":3,"a":2,"a ":6,"aa":5,"b":1}"#),
    // RFC 8785, 3.2.3: the emoji begins with a surrogate (D83D) and so stands before U+FB33.
    (
      [
        "\u{20AC}": "Euro Sign", "\r": "Carriage Return", "\u{FB33}": "Hebrew Letter Dalet With Dagesh", "1": "One",
        "\u{1F600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{F6}": "Latin Small Letter O With Diaeresis",
      ],
      "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\"\u{F6}\":\"Latin Small Letter O With Diaeresis\""
        + ",\"\u{20AC}\":\"Euro Sign\",\"\u{1F600}\":\"Emoji: Grinning Face\""
        + ",\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"}"
    ),
    (
      ["\u{FFFF}": 1, "\u{10000}": 2, "\u{E000}": 3, "\u{D7FF}": 4],
      "{\"\u{D7FF}\":4,\"\u{10000}\":2,\"\u{E000}\":3,\"\u{FFFF}\":1}"
    ),
  ]

  @Test(arguments: golden) func `a value has one text, byte for byte`(value: JSONValue, text: String) throws {
    #expect(value.canonicalBytes == Array(text.utf8))
    #expect(try JSONValue(parsing: Array(text.utf8)) == value)
  }

  @Test(arguments: [
    (" { \"b\" : [ 1 , 2 ] ,\t\"a\":\n\"x\" } ", #"{"a":"x","b":[1,2]}"#),
    (#""\u00e4\/\u4E2D\ud83d\uDE00""#, "\"ä/中😀\""), ("[ ]", "[]"), ("{ }", "{}"), ("\r\n-7 ", "-7"),
  ])
  func `a text that says the same in other characters is printed in the one way`(text: String, canonical: String) throws
  {
    #expect(try JSONValue(parsing: Array(text.utf8)).canonicalText == canonical)
  }

  @Test func `what was printed is read back, and printed again it has the same bytes`() throws {
    for seed in 0..<UInt64(caseCount(300)) {
      var chance = Seeded(seed)
      let value = Self.value(depth: 5, &chance)
      let bytes = value.canonicalBytes
      let read = try JSONValue(parsing: bytes)
      #expect(read == value, "seed \(seed)")
      #expect(read.canonicalBytes == bytes, "seed \(seed)")
    }
  }

  @Test func `a text cut short or with one byte changed is another value or is refused`() throws {
    for seed in 0..<UInt64(caseCount(300)) {
      var chance = Seeded(seed)
      var bytes = JSONValue.object(["人": Self.value(depth: 4, &chance)]).canonicalBytes
      let original = bytes
      #expect((try? JSONValue(parsing: Array(bytes.dropLast()))) == nil, "seed \(seed)")
      // Bit 5 is left alone: it turns \u001b into \u001B, which says the same.
      let bit = [0, 1, 2, 3, 4, 6, 7].randomElement(using: &chance) ?? 0
      bytes[Int.random(in: 0..<bytes.count, using: &chance)] ^= 1 << bit
      if let read = try? JSONValue(parsing: bytes) {
        #expect(read.canonicalBytes != original, "seed \(seed)")
      }
    }
  }

  static func value(depth: Int, _ chance: inout Seeded) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &chance) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &chance))
    case 2: return .integer(Int64.random(in: -9_007_199_254_740_991...9_007_199_254_740_991, using: &chance))
    case 3: return .integer(Int64.random(in: -12...12, using: &chance))
    case 4: return .string(text(&chance))
    case 5:
      let count = Int.random(in: 0...4, using: &chance)
      return .array((0..<count).map { _ in value(depth: depth - 1, &chance) })
    default:
      var members: [String: JSONValue] = [:]
      for _ in 0..<Int.random(in: 0...4, using: &chance) { members[text(&chance)] = value(depth: depth - 1, &chance) }
      return .object(members)
    }
  }

  private static let scalars: [Unicode.Scalar] = [
    "a", "Z", "0", " ", "\"", "\\", "/", "\u{0}", "\u{8}", "\u{1B}", "\n", "\u{7F}", "é", "中", "〔", "\u{FFFD}",
    "\u{FFFF}", "\u{E000}", "\u{10000}", "\u{1F600}", "\u{10FFFF}",
  ]

  private static func text(_ chance: inout Seeded) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...6, using: &chance) {
      if let scalar = scalars.randomElement(using: &chance) { text.append(scalar) }
    }
    return String(text)
  }
}
