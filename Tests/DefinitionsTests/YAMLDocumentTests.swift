import Calendars
import Testing
import Wording

@testable import Definitions

@Suite struct YAMLDocumentTests {
  private func codes(_ text: String) -> [String] {
    do {
      _ = try YAMLDocument(parsing: text, file: "sample.yaml")
      return []
    } catch {
      return error.all.map(\.code)
    }
  }

  @Test func `every scalar stays text`() throws {
    let root = try YAMLDocument(parsing: "on: no\nyes: 2023-01-01\nn: 0o17\nnull: ~\ne: 1e3", file: "sample.yaml").root
    let found = FindingCollector()
    let entries = try #require(root.entries(found))
    #expect(entries.map(\.key) == ["on", "yes", "n", "null", "e"])
    #expect(entries.map { $0.value.text(found) } == ["no", "2023-01-01", "0o17", "~", "1e3"])
    #expect(found.all.isEmpty)
  }

  @Test func `values and keys carry their line and path`() throws {
    let root = try YAMLDocument(parsing: "a:\n  - b: 1\n    c:\n      - x\n", file: "sample.yaml").root
    let found = FindingCollector()
    let inner = try #require(root.entries(found)?.first?.value.list(found)?.first?.entries(found)?.last)
    #expect(inner.place == Place(file: "sample.yaml", line: 3, path: "a[0].c"))
    #expect(inner.value.list(found)?.first?.place == Place(file: "sample.yaml", line: 4, path: "a[0].c[0]"))
  }

  @Test func `typed readers take what they name and report the rest`() throws {
    let root = try YAMLDocument(
      parsing:
        "b1: yes\nb2: false\nb3: on\ni: 7\ni2: 11\nd: 2023-02-30\nc: key-project\nc2: Key\nw: { zh-Hans: 甲, en: A }",
      file: "sample.yaml"
    ).root
    let found = FindingCollector()
    let map = try #require(root.map(keys: ["b1", "b2", "b3", "i", "i2", "d", "c", "c2", "w"], found))
    #expect(map["b1"]?.bool(found) == true && map["b2"]?.bool(found) == false)
    #expect(map["i"]?.int(in: 1...10, found) == 7)
    #expect(map["c"]?.code(found) == "key-project")
    #expect(map["w"]?.words(found) == Words("甲", en: "A"))
    #expect(map["none"] == nil && found.all.isEmpty)
    #expect(map["b3"]?.bool(found) == nil && map["i2"]?.int(in: 1...10, found) == nil)
    #expect(map["d"]?.day(found) == nil && map["c2"]?.code(found) == nil)
    #expect(map.required("none") == nil)
    #expect(found.all.map(\.place.line) == [1, 3, 5, 6, 8])
  }

  @Test func `an empty file, a large one and a deep one are refused`() {
    #expect(codes("") == ["empty-file"])
    #expect(codes("# 只有注释\n") == ["empty-file"])
    #expect(codes("a: " + String(repeating: "字", count: 400_000)) == ["file-too-large"])
    #expect(codes(String(repeating: "[", count: 100_000)) == ["too-deep"])
    #expect(codes(String(repeating: "- ", count: 100_000)) == ["too-deep"])
    #expect(codes((0..<900).map { String(repeating: " ", count: $0) + "a:\n" }.joined()) == ["too-deep"])
    #expect(codes(String(repeating: "[", count: 60) + String(repeating: "]", count: 60)).isEmpty)
  }

  @Test func `an alias bomb is refused before it is composed`() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      bomb += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    #expect(Set(codes(bomb + "? *a9\n: 1\n")) == ["alias"])
    #expect(codes("a: !!seq &b [x]") == ["alias"])
    #expect(codes("- &b x") == ["alias"])
    #expect(codes("{a: &b x}") == ["alias"])
    #expect(codes("a:\n  &b\n  x") == ["alias"])
  }

  @Test(arguments: [
    "a: \"*月底前\"", "a: '&'", "a: R&D", "a: 3 * 4", "a: x # *note &c", "a: |\n  *月底前\n  &b\nb: 1", "- a: >\n    *x\n- b",
    "a: \"x\n  *y\"", "a: 'it''s *fine'", "a: & b", "a: [1, \"*\"]", "- |\n *x\n- y",
  ])
  func `a star or an ampersand within a text is text`(text: String) {
    #expect(codes(text).isEmpty || codes(text) == ["yaml-syntax"], "\(codes(text))")
  }

  @Test func `a file spoilt at random is read or refused, and never stops the program`() throws {
    let samples = [try Shipped.text("calendars/national.yaml"), try Shipped.text("calendars/legal-limits.yaml")].map {
      Array($0.utf8.prefix(1500))
    }
    let spoilers = Array("{}[]:,-?!|>*&'\"#%@`\t\n \u{0}\\".utf8)
    var state: UInt64 = 99
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    for _ in 0..<400 {
      var bytes = samples[random(2)]
      for _ in 0...random(4) {
        let at = random(bytes.count)
        switch random(3) {
        case 0: bytes[at] = spoilers[random(spoilers.count)]
        case 1: bytes.insert(spoilers[random(spoilers.count)], at: at)
        default: bytes.removeSubrange(at..<min(bytes.count, at + 1 + random(40)))
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      for read in [
        { _ = try readCalendar(text, file: "sample.yaml") }, { _ = try readLegalLimits(text, file: "sample.yaml") },
      ] {
        do { try read() } catch let findings as Findings { expectHelpful(findings.all) }
      }
    }
  }

  @Test(arguments: [("isued", "issued"), ("makeup", "make-up"), ("yaer", "year"), ("zzz", nil), ("", nil)])
  func `the nearest known name is suggested only when it is near`(unknown: String, expected: String?) {
    #expect(nearest(to: unknown, among: ["year", "number", "issued", "off", "make-up"]) == expected)
  }

  @Test func `a shipped file that is not there is named`() throws {
    for path in ["calendars/none.yaml", "../Package.swift", "calendars/../../x"] {
      let findings = try #require(throws: Findings.self) { try Shipped.text(path) }.all
      #expect(findings.map(\.code) == ["missing-resource"] && findings.first?.place.file == path)
    }
  }
}
