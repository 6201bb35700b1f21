import HTTPTypes
import Testing

@testable import WebServer

/// Texts and their findings: keys that nobody gave out, somebody else's texts, documents that are traps.
enum HostileTexts {
  static var all: [HostileCase] { deeds + others + texts + documents + looks }

  /// A deed on the text, with words about a finding that is open.
  private static func deed(
    _ name: String, _ expected: Int..., as who: @escaping (HostileGround) -> Client = { $0.clerk },
    at path: ((HostileGround) -> String)? = nil, op: @escaping (HostileGround) -> String,
    more: [(String, String)] = []
  ) -> HostileCase {
    let words = "改写的字句<&\(name.count)"
    return HostileCase("text: \(name)", expected, typed: words) { ground in
      let key = ground.findings[0]
      let form = [("csrf", try await who(ground).token()), ("op", op(ground)), ("open", key), ("title.\(key)", words)]
      return try await who(ground).post(path?(ground) ?? "/sources/\(ground.source)", form + more)
    }
  }

  private static var deeds: [HostileCase] {
    let unknown = ["a1-5", "a0-0", "f1-2", "p3-9", "a99999-100000", "a0-9223372036854775807"]
    let malformed = [
      "a9-1", "a5-5x", "x1-5", "a-1", "a1", "", "1-5", "a1-5-9", "a１-５", "a1-99999999999999999999", "a-5--1", "A1-5",
      "a1-5%00",
    ]
    let verbs = ["accept", "drop", "restore", "merge"]
    var all: [HostileCase] = []
    for verb in verbs {
      for key in unknown {
        all.append(deed("\(verb) \(key), which is no finding", 400, 422, op: { _ in "\(verb):\(key)" }))
      }
      for key in malformed { all.append(deed("\(verb) \(key), which is no key", 400, op: { _ in "\(verb):\(key)" })) }
    }
    all += [
      deed("a deed that is none", 400, op: { _ in "erase:a1-5" }), deed("an empty deed", 400, op: { _ in "" }),
      deed("a deed without a finding", 400, op: { _ in "accept" }),
      deed("a deed with too much", 400, op: { "accept:\($0.findings[1]):x" }),
      deed("parted nowhere", 400, op: { "split:\($0.findings[1])" }),
      deed("parted at no number", 400, op: { "split:\($0.findings[1]):x" }),
      deed("parted outside of itself", 422, op: { "split:\($0.findings[1]):0" }),
      deed("parted beyond the text", 422, op: { "split:\($0.findings[1]):99999999" }),
      deed("parted beyond any number", 400, op: { "split:\($0.findings[1]):99999999999999999999" }),
      deed("parted before the text", 422, op: { "split:\($0.findings[1]):-5" }),
      deed("a month that is none", 400, op: { "chip:\($0.findings[0]):2023-02-30" }),
      deed("a month in words", 400, op: { "chip:\($0.findings[0]):六月" }),
      deed("ticked none, take", 422, op: { _ in "take" }), deed("ticked none, leave", 422, op: { _ in "leave" }),
      deed("ticked what is no key", 400, op: { _ in "take" }, more: [("chosen", "../x")]),
      deed("ticked what is no finding, take", 422, op: { _ in "take" }, more: [("chosen", "a1-5")]),
      deed("ticked what is no finding, leave", 422, op: { _ in "leave" }, more: [("chosen", "a1-5")]),
      deed(
        "ticked three thousand that are none", 422, op: { _ in "take" },
        more: (1...3_000).map { ("chosen", "a\($0)-\($0 + 1)") }),
      deed("a list that is none", 400, op: { _ in "take" }, more: [("tab", "rumours")]),
      deed("restored what was never set aside", 200, op: { "restore:\($0.findings[1])" }),
      deed("joined the last with nothing", 422, op: { "merge:\($0.findings.last ?? "")" }),
    ]
    let fields: [(String, String)] = [
      ("due", "六月底"), ("due", "2023-02-30"), ("lead", "no-such-unit"), ("person", "nobody-here"), ("quantity", "1e9"),
      ("lists", "no-such-list"), ("no-such-field", "1"), ("stage", "closed"),
      ("title", String(repeating: "长", count: 5_000)),
    ]
    for (field, value) in fields {
      let words = "标准的字句<&\(value.count)"
      all.append(
        HostileCase("text: a finding with \(field)=\(value.prefix(20))", 422, typed: words) { ground in
          let key = ground.findings[0]
          return try await ground.clerk.sift(
            ground.source, "accept:\(key)", [("open", key), ("standard.\(key)", words), ("\(field).\(key)", value)])
        })
    }
    return all
  }

  /// Texts that are not one's own, or none.
  private static var others: [HostileCase] {
    ["accept", "drop", "restore", "merge"].flatMap { verb in
      [
        deed("\(verb) in a text out of sight", 404, as: { $0.outsider }, op: { "\(verb):\($0.findings[0])" }),
        deed("\(verb) in an order", 404, at: { "/sources/\($0.draft)" }, op: { "\(verb):\($0.findings[0])" }),
        deed(
          "\(verb) in nothing", 404, at: { _ in "/sources/00000000000000000000000000" },
          op: { "\(verb):\($0.findings[0])" }),
        deed("\(verb) in what is no item", 404, at: { _ in "/sources/..%2fx" }, op: { "\(verb):\($0.findings[0])" }),
      ]
    } + [
      deed("take in a text out of sight", 404, as: { $0.outsider }, op: { _ in "take" }),
      deed("leave in a text out of sight", 404, as: { $0.outsider }, op: { _ in "leave" }),
    ]
  }

  private static var texts: [HostileCase] {
    func one(_ name: String, _ expected: Int..., kept: String?, _ fields: [(String, String)]) -> HostileCase {
      HostileCase("text: \(name)", expected, typed: kept) { ground in
        try await ground.clerk.post("/sources", [("csrf", try await ground.clerk.token())] + fields)
      }
    }
    let title = "来文的标题<&"
    func check(_ name: String, _ expected: Int..., with: [String]) -> HostileCase {
      HostileCase("text: held against \(name)", expected, typed: "对照的字句<&") { ground in
        try await ground.clerk.post(
          "/sources/\(ground.source)/check",
          [("csrf", try await ground.clerk.token()), ("pasted", "对照的字句<&")] + with.map { ("with", $0) })
      }
    }
    let longest = String(repeating: "字", count: 200_001)
    return [
      one("of 200,001 signs", 422, kept: title, [("document", title), ("text", longest)]),
      one(
        "of 200,001 signs outside the plane", 422, kept: title,
        [("document", title), ("text", String(repeating: "𠀀", count: 200_001))]),
      one("that is blank", 422, kept: title, [("document", title), ("text", " \n\t")]),
      one("that is not there", 422, kept: title, [("document", title)]),
      one("without a title", 422, kept: "来文的字句<&", [("text", "来文的字句<&")]),
      one(
        "with a title of 201 signs", 422, kept: "来文的字句<&",
        [("document", String(repeating: "题", count: 201)), ("text", "来文的字句<&")]),
      one("with a title of line ends", 422, kept: "来文的字句<&", [("document", "\n\t\n"), ("text", "来文的字句<&")]),
      one("of a year that is none", 400, kept: "来文的字句<&", [("document", "d"), ("text", "来文的字句<&"), ("year", "soon")]),
      one(
        "of a year far away", 400, 422, kept: "来文的字句<&", [("document", "d"), ("text", "来文的字句<&"), ("year", "99999")]),
      one(
        "of a year before any ledger", 422, kept: "来文的字句<&", [("document", "d"), ("text", "来文的字句<&"), ("year", "1950")]),
      HostileCase("text: by whoever may not", 422, 403, typed: "来文的字句<&") { ground in
        try await ground.outsider.post(
          "/sources", [("csrf", try await ground.outsider.token()), ("document", "d"), ("text", "来文的字句<&")])
      },
      HostileCase("text: opened by its fingerprint", 404, typed: "来文的字句<&") { ground in
        let form = [
          ("csrf", try await ground.clerk.token()), ("command", ground.command()), ("title", "来文的字句<&"),
          ("digest", String(repeating: "a", count: 64)),
        ]
        return try await ground.clerk.post("/ledgers/source-text/new?year=2023", form)
      },
      check("what is no item", 400, with: ["../x"]), check("nothing at all", 200, with: [""].filter { !$0.isEmpty }),
      check("what is not there", 200, 404, with: ["00000000000000000000000000"]),
      check(
        "fifty-one texts that are not there", 200, 404, with: Array(repeating: "00000000000000000000000000", count: 51)),
      HostileCase("text: held against a list of 200,001 signs", 200, 422) { ground in
        try await ground.clerk.post(
          "/sources/\(ground.source)/check", [("csrf", try await ground.clerk.token()), ("pasted", longest)])
      },
      HostileCase("text: out of sight, held against a list", 404, typed: "对照的字句<&") { ground in
        try await ground.outsider.post(
          "/sources/\(ground.source)/check",
          [("csrf", try await ground.outsider.token()), ("pasted", "对照的字句<&")])
      },
    ]
  }

  /// Documents that are something else, and such as unfold beyond any measure.
  private static var documents: [HostileCase] {
    let word = "word/document.xml"
    let files: [(String, String, [UInt8])] = [
      ("not UTF-8", "a.txt", [0xFF, 0xD8]), ("a NUL", "a.txt", [97, 0, 98]), ("blanks alone", "a.txt", [32, 10, 32]),
      ("a PDF", "a.pdf", Array("%PDF-1.7".utf8)), ("rich text", "a.rtf", Array("{\\rtf1 x}".utf8)),
      ("an old document", "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
      ("the beginning of an archive", "a.docx", [0x50, 0x4B, 0x03, 0x04]),
      ("an archive without a document", "a.docx", archive("other.txt", [97], size: 1)),
      ("a document that is no XML", "a.docx", archive(word, Array("<w:document".utf8), size: 11)),
      ("a document of bytes", "a.docx", archive(word, [0, 1, 2, 255], size: 4)),
      ("a document that says it has four gigabytes", "a.docx", archive(word, [97], size: 0xFFFF_FFFE)),
      ("a bomb of 100 MB", "a.docx", archive(word, zeros(100 << 20), size: 100 << 20, packed: true)),
      ("a bomb that says it is small", "a.docx", archive(word, zeros(100 << 20), size: 1_000, packed: true)),
      ("a path upwards", "../../../etc/passwd", archive("../../etc/passwd", [97], size: 1)),
      (
        "an entity that grows", "a.docx",
        archive(word, entity, size: UInt32(entity.count))
      ),
    ]
    return files.map { name, file, bytes in
      HostileCase("text: a file that is \(name)", 422, typed: "粘贴的字句<&") { ground in
        try await ground.clerk.post(
          "/sources",
          [("csrf", try await ground.clerk.token()), ("document", "d"), ("text", "粘贴的字句<&")],
          files: [("file", file, bytes)])
      }
    }
  }

  private static let entity = Array(
    """
    <?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
    <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
    <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>
    <w:t>&c;&c;&x;</w:t></w:r></w:p></w:body></w:document>
    """.utf8)

  private static var looks: [HostileCase] {
    let wrong: [(String, Int)] = [
      ("?tab=rumours", 400), ("?open=a9-1", 400), ("?open=x", 400), ("?open=a1-99999999999999999999", 400),
      ("?tab=%00", 400), ("/nothing", 404), ("/check/x", 404),
    ]
    return wrong.map { question, status in
      HostileCase("GET the text \(question)", status) { try await $0.clerk.get("/sources/\($0.source)\(question)") }
    }
      + ["", "/check", "/answers", "?tab=matters", "?open=a1-5"].map { tail in
        HostileCase("GET a text out of sight \(tail)", 404) {
          try await $0.outsider.get("/sources/\($0.source)\(tail)")
        }
      }
  }

  // MARK: Archives

  /// A zip with one part.
  ///
  /// - Parameter size: What it says of the part's length, true or not.
  private static func archive(_ name: String, _ bytes: [UInt8], size: UInt32, packed: Bool = false) -> [UInt8] {
    func little(_ value: UInt32, _ width: Int) -> [UInt8] {
      (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let name = Array(name.utf8)
    let common =
      little(20, 2) + little(0, 2) + little(packed ? 8 : 0, 2) + little(0, 4) + little(0, 4)
      + little(UInt32(bytes.count), 4) + little(size, 4) + little(UInt32(name.count), 2) + little(0, 2)
    let part = [0x50, 0x4B, 3, 4] + common + name + bytes
    let entry = [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 2 + 2 + 2) + little(0, 4 + 4) + name
    let end =
      [0x50, 0x4B, 5, 6] + little(0, 4) + little(1, 2) + little(1, 2) + little(UInt32(entry.count), 4)
      + little(UInt32(part.count), 4) + little(0, 2)
    return part + entry + end
  }

  /// So many zeros, or a few more, as RFC 1951 packs them: one, and copies of 258 of it, 13 bits each.
  private static func zeros(_ count: Int) -> [UInt8] {
    let copy: [UInt8] = [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]
    func bytes(_ bits: [UInt8]) -> [UInt8] {
      stride(from: 0, to: bits.count, by: 8).map { at in (0..<8).reduce(UInt8(0)) { $0 | bits[at + $1] << $1 } }
    }
    let first = bytes([1, 1, 0] + [0, 0, 1, 1, 0, 0, 0, 0] + copy)
    let eight = bytes(Array(repeating: copy, count: 8).flatMap { $0 })
    return first + Array(repeating: eight, count: count / (8 * 258)).flatMap { $0 } + [0]
  }
}
