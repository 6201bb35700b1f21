import Bureau
import HTTPTypes
import LedgerKernel
import Storage
import Testing

@testable import WebServer

@Suite struct DeskPageTests {
  private static let pages = [
    "/desk", "/desk?only=draft", "/units", "/units/housing-market", "/people/tu-mingyuan", "/organisation", "/settings",
  ]

  @Test func `a desk, its sheet, duties, the organisation and settings are pages in both languages`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("老旧小区改造", Client.order + [("title-en", "Renew old estates")])
    for language in ["zh-Hans", "en"] {
      clerk.cookies["lang"] = language
      for path in Self.pages {
        let page = try await clerk.get(path)
        #expect(page.status == .ok, "\(path)")
        #expect(!page.text.contains("style=\"") && !page.text.contains("onclick"), "\(path)")
      }
      let desk = try await clerk.get("/desk").text
      #expect(desk.contains("/items/\(item)/acts/submit\"") && desk.contains("/units/housing-market\""))
      #expect(desk.contains("aria-current=\"page\" ") || desk.contains("aria-current=\"page\">"))
    }
    #expect(try await clerk.get("/desk").text.contains("Renew old estates<small class=\"zh\""))
  }

  @Test func `English pages of the desk have no Chinese of ours`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    clerk.cookies["lang"] = "en"
    try await clerk.signIn("mo-xingchi")
    _ = try await clerk.draft("老旧小区改造", Client.order + [("title-en", "Renew old estates")])
    for path in Self.pages {
      let lines = try await clerk.get(path).text.readable.split(separator: "\n").map(String.init)
      let foreign = lines.filter { line in
        line.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
          && !["挂", "中文", "老旧小区改造", "36个小区完工并验收合格"].contains(where: line.contains)
          // The unit's Chinese name stands small beneath its English one.
          && !line.contains("房地产市场科") && !line.contains("屠明远")
      }
      #expect(foreign == [], "\(path)")
    }
  }

  @Test func `what was submitted is taken back with one click from the desk`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("交早了的")
    _ = try await clerk.act("submit", on: item)
    let desk = try await clerk.get("/desk")
    #expect(desk.text.contains("刚刚办理") && desk.text.contains("/items/\(item)/acts/take-back"))
    let fields = ["csrf", "command", "seen"].compactMap { name in desk.values(of: name).last.map { (name, $0) } }
    #expect(fields.count == 3)
    let answer = try await clerk.post("/items/\(item)/acts/take-back", fields)
    #expect(answer.status == .seeOther)
    #expect(try await sample.store.row(of: try #require(ItemID(item)))?.stage == "drafted")
    // The same click again does nothing more.
    let facts = try await sample.facts()
    #expect(try await clerk.post("/items/\(item)/acts/take-back", fields).status == .seeOther)
    #expect(try await sample.facts() == facts)
    #expect(!(try await clerk.get("/desk").text.contains("acts/take-back")))
  }

  @Test func `the sheet is for whoever signs, and has room to write`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("待签的事")
    _ = try await clerk.act("submit", on: item)
    #expect(try await clerk.get("/desk/sheet").status == .notFound)
    let leader = Client(besides: clerk)
    try await leader.signIn("lu-zhiyuan")
    let sheet = try await leader.get("/desk/sheet")
    #expect(sheet.status == .ok && sheet.text.contains("待签的事") && sheet.text.contains("领导批示"))
    let desk = try await leader.get("/desk").text
    #expect(desk.contains("/ledgers/work-order/together/issue?year=2023") && desk.contains("/desk/sheet"))
    let other = Client(besides: clerk)
    try await other.signIn("tang-boyan")
    #expect(!(try await other.get("/desk/sheet").text.contains("待签的事")))
  }

  @Test func `whoever stands outside finds no trace on desks and in accounts`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("房产科的事")
    for person: PersonID in ["juan-shuyao", "bai-yutong", "bu-jingyan", "min-luping"] {
      let outsider = Client(besides: clerk)
      try await outsider.signIn(person)
      for path in Self.pages where path != "/desk?only=draft" {
        let page = try await outsider.get(path)
        #expect(page.status == .ok, "\(person) \(path)")
        #expect(!page.text.contains("房产科的事") && !page.text.contains(item), "\(person) \(path)")
      }
      #expect(try await outsider.get("/desk?only=draft").status == .notFound)
    }
  }

  @Test(arguments: ["/desk?only=nothing", "/organisation?on=soon"])
  func `what cannot be meant is refused`(path: String) async throws {
    let client = Client(try await SampleOffice())
    try await client.signIn("mo-xingchi")
    #expect(try await client.get(path).status == .badRequest)
  }

  @Test(arguments: ["/units/nowhere", "/people/nobody", "/units/-", "/people/%3Cscript%3E"])
  func `who and what never was is not found`(path: String) async throws {
    let client = Client(try await SampleOffice())
    try await client.signIn("mo-xingchi")
    #expect(try await client.get(path).status == .notFound)
  }

  @Test func `everybody signs in first, and a card leads to the desk with its first steps`() async throws {
    let client = Client(try await SampleOffice())
    for path in Self.pages + ["/desk/sheet"] {
      #expect(try await client.get(path).location.hasPrefix("/sign-in"), "\(path)")
    }
    let page = try await client.get("/sign-in")
    #expect(page.text.contains("1. 粘贴讲话，读出任务"))
    let answer = try await client.post(
      "/sign-in", [("csrf", try #require(page.hidden("csrf"))), ("card", "mo-xingchi")])
    #expect(answer.location == "/desk")
    let desk = try await client.get("/desk").text
    #expect(desk.contains("id=\"first-steps\"") && desk.contains("href=\"/sources\""))
  }

  @Test func `only the system administrator sees what was adopted, and when`() async throws {
    let sample = try await SampleOffice()
    let administrator = Client(sample)
    try await administrator.signIn("bai-yutong")
    let page = try await administrator.get("/settings").text
    #expect(page.contains("id=\"adopted\"") && page.contains("work-order"))
    let clerk = Client(besides: administrator)
    try await clerk.signIn("mo-xingchi")
    let own = try await clerk.get("/settings").text
    #expect(!own.contains("id=\"adopted\"") && own.contains("mo-xingchi"))
  }

  @Test func `the organisation stands as of a day`() async throws {
    let sample = try await SampleOffice()
    let client = Client(sample)
    try await client.signIn("mo-xingchi")
    #expect(try await client.get("/organisation?on=2023-06-10").text.contains("席安澜"))
    let spring = try await client.get("/organisation?on=2023-05-10").text
    #expect(spring.contains("代签") && spring.contains("排水管理所"))
    let autumn = try await client.get("/organisation?on=2023-10-01").text
    #expect(!autumn.contains("排水管理所") && autumn.contains("并入"))
  }
}
