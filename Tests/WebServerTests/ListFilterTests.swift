import Bureau
import HTTPTypes
import Testing

@testable import WebServer

@Suite struct ListFilterTests {
  /// Two orders of two people under two leaders, one of them submitted.
  private static func orders() async throws -> Client {
    let clerk = Client(try await SampleOffice())
    try await clerk.signIn("mo-xingchi")
    let first = try await clerk.draft("老旧小区改造")
    _ = try await clerk.act("submit", on: first)
    _ = try await clerk.draft(
      "修补路面",
      [
        ("lead", "urban-construction"), ("leader", "tang-boyan"), ("person", "ye-zhiqiu"), ("start", "2023-03-01"),
        ("due", "2023-05-31"), ("standard", "路面平整"),
      ])
    return clerk
  }

  @Test(arguments: [
    ("leader=lu-zhiyuan", [true, false]), ("leader=tang-boyan", [false, true]),
    ("person=tu-mingyuan", [true, false]), ("person=ye-zhiqiu", [false, true]), ("stage=drafted", [false, true]),
    ("stage=in-hand", [false, false]), ("leader=lu-zhiyuan&person=ye-zhiqiu", [false, false]),
    ("leader=nobody-here", [false, false]), ("stage=no-such-stage", [false, false]), ("order=due", [true, true]),
  ])
  func `a ledger is filtered by leader, person and stage, and so is its table`(question: String, seen: [Bool])
    async throws
  {
    let clerk = try await Self.orders()
    for path in ["/ledgers/work-order?year=2023&", "/ledgers/work-order/csv?year=2023&"] {
      let page = try await clerk.get(path + question)
      #expect(page.status == .ok)
      #expect([page.text.contains("老旧小区改造"), page.text.contains("修补路面")] == seen, "\(path)\(question)")
    }
  }

  @Test func `what is offered are the leaders of the day, the unit's people and the ledger's stages`() async throws {
    let clerk = try await Self.orders()
    let page = try await clerk.get("/ledgers/work-order?unit=housing-market").text
    func options(_ name: String) throws -> String {
      let rest = try #require(page.components(before: "id=\"f-\(name)\" name").first)
      return String(rest[..<(rest.firstRange(of: "</select>")?.lowerBound ?? rest.startIndex)])
    }
    #expect(try options("leader").contains("lu-zhiyuan") && !(try options("leader").contains("mo-xingchi")))
    #expect(try options("person").contains("tu-mingyuan") && !(try options("person").contains("ye-zhiqiu")))
    #expect(try options("stage").contains("drafted"))
    // A stage is asked of one ledger, and the wall asks none of it.
    let vague = try await clerk.get("/vague").text
    #expect(vague.contains("id=\"f-leader\"") && !vague.contains("id=\"f-stage\""))
    #expect(!(try await clerk.get("/wall").text.contains("id=\"f-leader\"")))
  }

  @Test func `whoever sees one unit is offered its people`() async throws {
    let clerk = try await Self.orders()
    let liaison = Client(besides: clerk)
    try await liaison.signIn("xi-anlan")
    let page = try await liaison.get("/ledgers/work-order").text
    #expect(page.contains("value=\"tu-mingyuan\"") && !page.contains("value=\"ye-zhiqiu\""))
  }

  @Test func `the heading's order is the order of the rows`() async throws {
    let clerk = try await Self.orders()
    let early = try await clerk.get("/ledgers/work-order?year=2023&order=due").text
    let road = try #require(early.firstRange(of: "修补路面")?.lowerBound)
    let estate = try #require(early.firstRange(of: "老旧小区改造")?.lowerBound)
    #expect(road < estate)
    #expect(early.contains("c-due\" aria-sort=\"ascending\""))
  }
}
