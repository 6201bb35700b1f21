import Bureau
import HTTPTypes
import Testing

@testable import WebServer

@Suite struct LanguageTests {
  /// What the sample's own data says in Chinese on an English page.
  private func foreign(_ text: String, allowing own: [String]) -> [String] {
    text.readable.split(separator: "\n").map(String.init).filter { line in
      line.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) || (0x3000...0x303F).contains($0.value) }
        && !own.contains(where: line.contains)
    }
  }

  @Test func `English pages have no Chinese word of ours`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    clerk.cookies["lang"] = "en"
    let own =
      ["挂", "中文", "老旧小区", "交办〔", "完工", "工作任务", "交办单", "节点", "问题整改", "上年数据", "来文"]
      + SourceRouteTests.pieces
    #expect(foreign(try await clerk.get("/sign-in").text, allowing: own) == [])
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("老旧小区改造", Client.order + [("title-en", "Renew old estates")])
    let vague = try await clerk.draft("老旧小区摸底", [("title-en", "Survey"), ("due-text", "soon")])
    let source = try await clerk.source()
    let open = try #require(try await clerk.get("/sources/\(source)").attribute("data-key").first)
    for path in [
      "/sources/\(source)", "/sources/\(source)?tab=matters&open=\(open)", "/sources/\(source)?tab=figures",
      "/sources/\(source)?tab=problems", "/sources/\(source)?tab=demands", "/sources/\(source)?tab=slips",
      "/sources/\(source)/check", "/sources/\(source)/answers",
      "/ledgers/work-order/together/submit?year=2023&under=\(source)", "/ledgers/figure/definition",
      "/ledgers/rectification/definition", "/ledgers/source-text/definition",
      "/wall", "/wall?group=unit", "/wall?group=leader", "/wall?focus=waiting", "/wall/screen", "/wall/print?paper=a0",
      "/ledgers", "/wall?as-of=2023-02-01", "/wall?words=zz", "/ledgers/work-order", "/ledgers/assignment", "/vague",
      "/sources", "/journal",
      "/items/\(item)", "/items/\(vague)", "/items/\(item)/acts/edit", "/items/\(item)/acts/issue",
      "/ledgers/work-order/new", "/ledgers/work-order/import", "/ledgers/work-order/definition",
      "/ledgers/milestone/definition",
      "/ledgers/assignment/definition", "/nothing",
    ] {
      let page = try await clerk.get(path).text
      #expect(page.contains("<html lang=\"en\">"), "\(path)")
      #expect(foreign(page, allowing: own) == [], "\(path)")
    }
    let wall = try await clerk.get("/wall").text
    #expect(wall.contains("Renew old estates<small class=\"zh\" lang=\"zh-Hans\">老旧小区改造</small>"))
  }

  @Test func `Chinese pages have no English word of ours`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("老旧小区改造")
    let source = try await clerk.source()
    let open = try #require(try await clerk.get("/sources/\(source)").attribute("data-key").first)
    for path in [
      "/sources/\(source)?tab=matters&open=\(open)", "/sources/\(source)/check", "/sources/\(source)/answers",
      "/wall", "/sources", "/vague", "/items/\(item)", "/items/\(item)/acts/edit", "/nothing",
    ] {
      let words = try await clerk.get(path).text.readable.split { !$0.isASCII || !$0.isLetter }
        .filter { $0.count > 3 && !["English", "docx"].contains($0) }
        // Hashes and codes are nobody's words.
        .filter { word in !word.allSatisfy { "abcdef".contains($0) } }
      #expect(words == [], "\(path)")
    }
  }

  @Test func `the language is asked for, remembered, or guessed, in this order`() async throws {
    let client = Client(try await SampleOffice())
    func language() async throws -> Bool { try await client.get("/sign-in").text.contains("<html lang=\"en\">") }
    #expect(try await language() == false)
    client.headers[.acceptLanguage] = "fr, zh;q=0.4, en-GB;q=0.8"
    #expect(try await language())
    client.headers[.acceptLanguage] = "zh-CN,zh;q=0.9,en;q=0.8"
    #expect(try await language() == false)
    let chosen = try await client.get("/sign-in?to=%2Fwall&lang=en")
    #expect(chosen.status == .seeOther && chosen.location == "/sign-in?to=%2Fwall")
    #expect(try await language())
    #expect(try await client.get("/sign-in?lang=klingon").status == .ok)
  }

  @Test func `what people type is shown, not obeyed`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let evil = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'"
    let item = try await clerk.draft(
      evil,
      Client.order + [
        ("title-en", evil), ("sources.document", evil), ("sources.clause", evil), ("sources.quote", evil),
      ])
    for path in [
      "/wall", "/items/\(item)", "/items/\(item)/acts/edit", "/journal", "/ledgers/work-order",
      "/wall?words=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "/%3Cscript%3E",
    ] {
      for language in ["zh-Hans", "en"] {
        clerk.cookies["lang"] = language
        let page = try await clerk.get(path).text
        // The site's own modules have an address; nothing else is a script.
        #expect(
          !page.replacing("<script type=\"module\" src=\"/assets/", with: "").contains("<script")
            && !page.contains("<img"), "\(path)")
      }
    }
  }

  @Test func `every answer carries the headers that keep it from being framed, sniffed or scripted`() async throws {
    let client = Client(try await SampleOffice())
    for path in ["/sign-in", "/wall", "/nothing", "/healthz", "/assets/guatu.css", "/wall?x=%"] {
      let answer = try await client.get(path)
      #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'self'") == true, "\(path)")
      #expect(answer.headers[.contentSecurityPolicy]?.contains("unsafe") == false)
      #expect(answer.headers[.xContentTypeOptions] == "nosniff", "\(path)")
    }
    let page = try await client.get("/sign-in").text
    #expect(!page.contains("style=\"") && !page.contains("<style") && !page.contains("<script"))
    let sheet = try #require(
      page.components(before: "href=\"/assets/").first.map { "/assets/" + $0.prefix { $0 != "\"" } })
    let css = try await client.get(sheet)
    #expect(css.headers[.cacheControl]?.contains("immutable") == true)
    let head = try await client.send(.head, "/sign-in")
    #expect(head.status == .ok && head.bytes.isEmpty && head.headers[.contentLength] != "0")
  }
}
