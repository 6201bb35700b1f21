import Glibc
import Intake
import Testing
import Wording

private func written(_ rows: [[String]], _ formulas: FormulaPolicy = .asWritten) -> String {
  String(decoding: writeTable(rows, formulas: formulas, opening: .plain), as: UTF8.self)
}

@Suite struct WriteTableTests {
  @Test func `cells are quoted only when they must be`() {
    #expect(written([["a", "b,c", "d\"e", "f\ng", " h", ""]]) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\" h\",\r\n")
    #expect(written([[""], ["x"]]) == "\"\"\r\nx\r\n")
    #expect(writeTable([["一"]]).starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1+1", "'+1+1"), ("-1+1", "'-1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("＝1", "'＝1"),
    ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"), ("-", "'-"), ("+", "'+"), ("-1.2.3", "'-1.2.3"),
    ("-3.5", "-3.5"), ("+86", "+86"), ("-12%", "-12%"), ("a=1", "a=1"), ("'=1", "'=1"), ("一", "一"), ("", "\"\""),
  ])
  func `a cell that would run as a formula is guarded when asked`(cell: String, expected: String) {
    #expect(written([[cell]], .guarded) == expected + "\r\n")
    if !cell.isEmpty { #expect(written([[cell]]) == cell + "\r\n") }
  }

  @Test func `random tables come back as they were written`() {
    let pieces = ["\"", ",", "\t", ";", "\r", "\n", " ", "一", "𠮷", "=", "a", "\u{FEFF}b", "'"]
    let count = getenv("GUATU_COUNT").flatMap { Int(String(cString: $0)) } ?? 500
    for seed in 0..<count {
      var random = Seeded(state: UInt64(seed))
      let width = Int.random(in: 1...6, using: &random)
      let rows = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 0...4, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
      }
      for separator in Separator.allCases {
        let bytes = writeTable(rows, separator: separator, formulas: .asWritten)
        let reading = readTable(bytes, named: "t", separator: separator)
        #expect(reading.table.rows.map(\.cells) == rows, "seed \(seed), \(separator)")
      }
    }
  }

  @Test func `random bytes are read or refused, never a crash`() {
    let count = getenv("GUATU_COUNT").flatMap { Int(String(cString: $0)) } ?? 500
    let alphabet: [UInt8] = [0x22, 0x2C, 0x09, 0x0A, 0x0D, 0x61, 0x81, 0x30, 0xE4, 0xBD, 0x8F, 0xFF, 0x3D]
    for seed in 0..<count {
      var random = Seeded(state: UInt64(seed))
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let reading = readTable(bytes, named: "t")
      #expect(!reading.table.rows.isEmpty || reading.findings.containError, "seed \(seed)")
      #expect(reading.table.rows.allSatisfy { !$0.cells.isEmpty }, "seed \(seed)")
    }
  }
}

/// SplitMix64: the same numbers from the same seed on every machine.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
