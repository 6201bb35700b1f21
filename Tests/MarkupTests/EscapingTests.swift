import Markup
import Testing

#if canImport(Glibc)
  import Glibc
#endif

private let attacks = [
  "<script>alert(1)</script>", "</td></tr></table><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)",
  "' onmouseover='alert(1)", "javascript:alert(1)", "&lt;b&gt;", "&#x3c;script&#x3e;", "</textarea><script>",
  "</title><script>", "<!--", "-->", "]]>", "<![CDATA[", "\u{0}<b>", "a\u{1}b\u{8}c\u{b}d\u{1f}e", "\r\n<x>\r",
  "\n首行", "\u{FFFE}<\u{FFFF}", "\u{FFFD}\u{FEFF}", "%3Cscript%3E", "//evil.example", "..", "`${x}`", "\u{202E}<a>",
  "＜script＞", "𠮷<𠮷", "e\u{301}<", "\u{7f}\u{85}<",
]

/// What a reader should get back: everything but what XML 1.0 forbids.
private func allowed(_ text: String) -> String {
  var kept = String.UnicodeScalarView()
  for s in text.unicodeScalars
  where s.value >= 0x20 && s.value != 0xFFFE && s.value != 0xFFFF || [9, 10, 13].contains(s.value) { kept.append(s) }
  return String(kept)
}

private func texts(_ text: String) -> [Read] { allowed(text).isEmpty ? [] : [.text(allowed(text))] }

@Suite struct EscapingTests {
  @Test(arguments: attacks)
  func `an attack in a text or a value comes back as the same characters`(attack: String) throws {
    for syntax in [TinyReader.Syntax.html, .xml] {
      func read(_ piece: HTML) throws -> [Read] {
        try TinyReader.read(syntax == .html ? piece.htmlBytes() : piece.xmlBytes(), as: syntax)
      }
      #expect(try read(td { attack }) == [.element("td", [], texts(attack))])
      #expect(try read(title { attack }) == [.element("title", [], texts(attack))])
      #expect(try read(textarea { attack }) == [.element("textarea", [], texts(attack))])
      #expect(try read(pre { attack }) == [.element("pre", [], texts(attack))])
      let values: [(Attribute, String)] = [
        (.class(attack), "class"), (.id(attack), "id"), (.title(attack), "title"), (.value(attack), "value"),
        (.data("x", attack), "data-x"), (.aria("label", attack), "aria-label"), (.name(attack), "name"),
        (.placeholder(attack), "placeholder"), (.alt(attack), "alt"), (.download(attack), "download"),
        (.datetime(attack), "datetime"), (Attribute("fill", attack), "fill"),
      ]
      for (attribute, name) in values {
        #expect(try read(div(attribute)) == [.element("div", [[name, allowed(attack)]], [])])
        #expect(try read(input(attribute)) == [.element("input", [[name, allowed(attack)]], [])])
      }
    }
  }

  @Test func `text and values print in the plainest form that reads back`() {
    let piece = p(.title("a\tb\nc\rd\"'&<>")) { "a\tb\nc\rd\"'&<>" }
    #expect(
      String(decoding: piece.htmlBytes(), as: UTF8.self)
        == "<p title=\"a&#9;b&#10;c&#13;d&quot;&#39;&amp;&lt;&gt;\">a\tb\nc&#13;d&quot;&#39;&amp;&lt;&gt;</p>")
  }

  @Test func `random trees read back as they were made`() throws {
    let count = getenv("GUATU_COUNT").flatMap { Int(String(cString: $0)) } ?? 2000
    for seed in 0..<count {
      var random = Seeded(state: UInt64(seed))
      let (piece, expected) = tree(depth: 4, &random)
      #expect(try TinyReader.read(piece.htmlBytes()) == merged(expected), "seed \(seed), HTML")
      #expect(try TinyReader.read(piece.xmlBytes(), as: .xml) == merged(expected), "seed \(seed), XML")
      let (again, _) = tree(depth: 4, &random)
      random = Seeded(state: UInt64(seed))
      #expect(tree(depth: 4, &random).0 == piece, "seed \(seed): the same tree is equal")
      if again == piece { #expect(again.htmlBytes() == piece.htmlBytes(), "seed \(seed): equal trees print alike") }
    }
  }

  private func tree(depth: Int, _ random: inout Seeded) -> (HTML, [Read]) {
    var piece = HTML()
    var reads: [Read] = []
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      if depth == 0 || Int.random(in: 0..<3, using: &random) == 0 {
        let text = text(&random)
        piece = piece + HTML(text)
        reads += texts(text)
        continue
      }
      let (value, other) = (text(&random), text(&random))
      let (inner, innerReads) = tree(depth: depth - 1, &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0:
        piece = piece + div(.class(value), .data("k", other)) { inner }
        reads.append(.element("div", [["class", allowed(value)], ["data-k", allowed(other)]], innerReads))
      case 1:
        piece = piece + textarea { inner }
        reads.append(.element("textarea", [], innerReads))
      case 2:
        piece = piece + pre(.title(value)) { inner }
        reads.append(.element("pre", [["title", allowed(value)]], innerReads))
      case 3:
        piece = piece + input(.value(value), .aria("label", other))
        reads.append(.element("input", [["value", allowed(value)], ["aria-label", allowed(other)]], []))
      default:
        piece = piece + span { inner }
        reads.append(.element("span", [], innerReads))
      }
    }
    return (piece, reads)
  }

  private func text(_ random: inout Seeded) -> String {
    let pieces = [
      "&", "<", ">", "\"", "'", "\n", "\r", "\t", "\u{0}", "\u{1b}", "\u{FFFF}", "\u{FFFE}", "。", "住建", "𠮷", "a", " ",
      ";", "#39;", "amp;", "\u{EFFF}", "\u{FF01}",
    ]
    return (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  /// Neighbouring texts are one text to a reader.
  private func merged(_ reads: [Read]) -> [Read] {
    reads.reduce(into: []) { merged, next in
      switch (merged.last, next) {
      case (.text(let a)?, .text(let b)): merged[merged.count - 1] = .text(a + b)
      case (_, .element(let name, let attributes, let children)):
        merged.append(.element(name, attributes, self.merged(children)))
      default: merged.append(next)
      }
    }
  }
}

@Suite struct LinkTests {
  @Test func `site paths are encoded by segment, queries by name and value`() {
    #expect(Link.site().target == "/")
    #expect(Link.site("items", "01h8").target == "/items/01h8")
    #expect(
      Link.site("交办〔2023〕5号", "a/b?c#d").target
        == "/%E4%BA%A4%E5%8A%9E%E3%80%942023%E3%80%955%E5%8F%B7/a%2Fb%3Fc%23d")
    #expect(
      Link.site("items", query: [.init("q", "a&b=c d"), .init("page", "2")], fragment: "行 1").target
        == "/items?q=a%26b%3Dc%20d&page=2#%E8%A1%8C%201")
    #expect(Link.fragment("a b").target == "#a%20b")
  }

  @Test(arguments: attacks + ["", ".", "..", "/", "\\", "/evil.example", "\\evil.example", "%2e%2e"])
  func `a segment, a value or an id from data never leaves its place`(attack: String) {
    let link = Link.site(attack, attack, query: [.init(attack, attack)], fragment: attack).target
    #expect(link.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && !"\"'<>\\&".utf8.contains($0) })
    #expect(link.hasPrefix("/") && !link.hasPrefix("//"))
    let path = link.prefix { $0 != "?" && $0 != "#" }.split(separator: "/", omittingEmptySubsequences: false)
    #expect(path.count == 3)
    #expect(path.dropFirst().allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." })
    #expect(link.count { $0 == "?" } == 1)
    #expect(link.count { $0 == "#" } == 1)
  }

  @Test(arguments: [
    "http://a.cn/", "javascript:alert(1)", "https://", "https://a b.cn", "https://user@evil.example/",
    "https://a.cn:99999/", "https://a.cn/\"x", "https://a.cn/ x", "HTTPS://a.cn/", "//a.cn", "data:text/html,x",
    "https://-a.cn", "https://.a.cn", "https://a.cn:x", "https://a.cn/<", "https://中文.cn/",
  ])
  func `an address that is not plain https is no link`(address: String) {
    #expect(Link(https: address) == nil)
  }

  @Test func `https addresses are taken as they are`() {
    #expect(Link(https: "https://www.gov.cn/zhengce?x=1&y=%E4%B8%AD#a")?.target != nil)
    #expect(
      Link.https(host: "www.gov.cn:8443", "政策", query: [.init("a", "b")])?.target
        == "https://www.gov.cn:8443/%E6%94%BF%E7%AD%96?a=b")
    #expect(Link.https(host: "evil.example/x") == nil)
  }

  @Test(arguments: [
    ("/", true), ("/items?x=1#y", true), ("/items/%E4%B8%AD", true), ("//evil.example", false),
    ("/\\evil.example", false), ("items", false), ("", false), ("https://evil.example", false), ("/a b", false),
    ("/a\r\nSet-Cookie: x", false), ("/\"><script>", false), ("javascript:alert(1)", false), ("/\u{0}", false),
    ("/中", false), ("/\t/evil.example", false),
  ])
  func `going back after signing in stays on this site`(path: String, isAllowed: Bool) {
    #expect((Link(returningTo: path) != nil) == isAllowed)
  }
}
