import Bureau
import HTTPTypes
import LedgerKernel
import Storage
import Testing

@testable import WebServer

@Suite struct ScopeTests {
  @Test func `whoever stands outside an item's scope finds no trace of it`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("房产科的事")
    let outsider = Client(besides: clerk)
    try await outsider.signIn("juan-shuyao")
    for path in ["/wall", "/", "/ledgers/work-order", "/wall?words=%E6%88%BF%E4%BA%A7", "/vague"] {
      let page = try await outsider.get(path)
      #expect(page.status == .ok)
      #expect(!page.text.contains("房产科的事") && !page.text.contains(item), "\(path)")
    }
    for path in ["/items/\(item)", "/items/\(item)?as-of=2023-03-01", "/items/\(item)/acts/edit"] {
      let page = try await outsider.get(path)
      #expect(page.status == .notFound, "\(path)")
      #expect(!page.text.contains("房产科的事"))
    }
    let token = try #require(try await outsider.get("/wall").hidden("csrf"))
    let facts = try await sample.facts()
    let answer = try await outsider.post(
      "/items/\(item)/acts/edit", [("csrf", token), ("command", "c1"), ("seen", "3"), ("standard", "x")])
    #expect(answer.status == .notFound)
    let under = try await outsider.post(
      "/ledgers/milestone/new?year=2023&parent=\(item)&relation=milestone",
      [("csrf", token), ("command", "c2"), ("title", "节点"), ("lead", "archives"), ("due", "2023-05-05")])
    #expect(under.status == .notFound)
    #expect(try await sample.facts() == facts)
  }

  @Test func `the journal is for supervision and audit, and an auditor sees no business data`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("保密的题目")
    _ = try await clerk.act("discard", on: item, [("reason", "重复了的理由")])
    #expect(try await clerk.get("/journal").text.contains("重复了的理由"))
    let auditor = Client(besides: clerk)
    try await auditor.signIn("bu-jingyan")
    let page = try await auditor.get("/journal")
    #expect(page.status == .ok)
    #expect(!page.text.contains("重复了的理由") && !page.text.contains(item))
    let liaison = Client(besides: clerk)
    try await liaison.signIn("xi-anlan")
    #expect(try await liaison.get("/journal").status == .forbidden)
    #expect(!(try await liaison.get("/wall").text.contains("/journal")))
  }

  @Test func `journal pages lose no fact between them`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    for number in 1...30 {
      _ = try await clerk.draft("事项\(number)")
      if number.isMultiple(of: 3) { sample.clock.advance(minutes: 1) }
    }
    var rows = 0
    var path: String? = "/journal"
    while let address = path {
      let page = try await clerk.get(address).text
      // Each row of facts tells the instant first.
      rows += page.components(before: "<tr><td><time").count
      path = page.components(before: "/journal?before=").first.map { "/journal?before=\($0.prefix { $0 != "\"" })" }
    }
    let adopted = try await sample.store.events(of: .bureau).count
    #expect(rows == (try await sample.facts()) + adopted)
  }

  @Test func `everybody is sent to sign in first, and comes back`() async throws {
    let client = Client(try await SampleOffice())
    for path in ["/", "/wall", "/vague", "/sources", "/journal", "/ledgers/work-order", "/ledgers/work-order/new"] {
      let answer = try await client.get(path)
      #expect(answer.status == .seeOther && answer.location.hasPrefix("/sign-in"), "\(path)")
    }
    let asked = try await client.get("/wall?light=red")
    let page = try await client.get(asked.location)
    let answer = try await client.post(
      "/sign-in",
      [("csrf", page.hidden("csrf") ?? ""), ("to", page.hidden("to") ?? ""), ("card", "mo-xingchi")])
    #expect(answer.location == "/wall?light=red")
    #expect(try await client.get("/sign-in?to=//evil.example/").status == .seeOther)
  }
}
