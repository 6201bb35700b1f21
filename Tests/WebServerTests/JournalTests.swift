import Bureau
import HTTPTypes
import LedgerKernel
import Storage
import Testing

@testable import WebServer

@Suite struct JournalTests {
  /// Two people at work on two days; what came on the first is sealed.
  private static func lived() async throws -> (SampleOffice, Client, items: [String]) {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let first = try await clerk.draft("头一天的事")
    _ = try await sample.store.seal(at: sample.clock.now)
    sample.clock.set("2023-03-02")
    try await clerk.signIn("mo-xingchi")
    let second = try await clerk.draft("第二天的事")
    _ = try await clerk.act("submit", on: second)
    let leader = Client(besides: clerk)
    try await leader.signIn("lu-zhiyuan")
    _ = try await leader.act("return-for-revision", on: second, [("reason", "补充标准")])
    return (sample, clerk, [first, second])
  }

  /// The rows of facts, as a person reads them.
  private static func rows(_ page: Client.Answer) -> [String] {
    page.text.components(before: "<tr><td><time").map {
      String($0[..<($0.firstRange(of: "</tr>")?.lowerBound ?? $0.endIndex)])
    }
  }

  @Test func `beside each fact stands the seal that covers it, or that none does yet`() async throws {
    let (_, clerk, items) = try await Self.lived()
    let rows = Self.rows(try await clerk.get("/journal"))
    let old = rows.filter { $0.contains(items[0]) }
    let new = rows.filter { $0.contains(items[1]) }
    try #require(!old.isEmpty && new.count >= 3)
    #expect(old.allSatisfy { $0.contains("class=\"sealed\">1</td>") })
    #expect(new.allSatisfy { $0.contains("待封印") })
  }

  @Test func `facts are narrowed to a person, to a day and to an item, and pages keep that`() async throws {
    let (sample, clerk, items) = try await Self.lived()
    let byLeader = Self.rows(try await clerk.get("/journal?person=lu-zhiyuan"))
    #expect(byLeader.contains { $0.contains("补充标准") } && byLeader.allSatisfy { $0.contains("鲁知远") })
    let first = Self.rows(try await clerk.get("/journal?day=2023-03-01"))
    #expect(first.contains { $0.contains(items[0]) } && !first.contains { $0.contains(items[1]) })
    let both = Self.rows(try await clerk.get("/journal?day=2023-03-01&person=lu-zhiyuan"))
    #expect(both.isEmpty)
    let page = try await clerk.get("/journal?item=\(items[1])")
    #expect(Self.rows(page).count >= 3 && Self.rows(page).allSatisfy { $0.contains(items[1]) })
    #expect(page.text.contains("name=\"item\" value=\"\(items[1])\""))
    #expect(try await clerk.get("/journal?day=2023-03-05").text.contains("没有符合条件的记录"))
    for number in 1...60 {
      sample.clock.advance(minutes: 1)
      _ = try await clerk.draft("再一件\(number)")
    }
    let long = try await clerk.get("/journal?person=mo-xingchi&day=2023-03-02").text
    let older = try #require(long.components(before: "rel=\"next\" href=\"").first)
    #expect(older.hasPrefix("/journal?person=mo-xingchi&amp;day=2023-03-02&amp;before="))
  }

  @Test func `an item out of sight has no facts, as one that does not exist`() async throws {
    let (_, clerk, items) = try await Self.lived()
    let auditor = Client(besides: clerk)
    try await auditor.signIn("bu-jingyan")
    let hidden = try await auditor.get("/journal?item=\(items[0])")
    let none = try await auditor.get("/journal?item=00000000000000000000000000")
    #expect(hidden.status == .notFound && none.status == .notFound)
    #expect(!hidden.text.contains("头一天的事"))
    // The seal of what is hidden is told; the auditor's work is the chain.
    #expect(
      Self.rows(try await auditor.get("/journal?person=mo-xingchi")).contains { $0.contains("class=\"sealed\">1<") })
  }

  @Test func `times are those of the bureau's clocks, on the journal and on the item`() async throws {
    let (_, clerk, items) = try await Self.lived()
    let journal = try await clerk.get("/journal").text
    // 01:00 in Greenwich.
    #expect(journal.contains("<time datetime=\"2023-03-01T01:00:00.000Z\">2023-03-01 09:00</time>"))
    #expect(!journal.readable.contains("T01:00"))
    let item = try await clerk.get("/items/\(items[0])").text
    #expect(item.contains("<time datetime=\"2023-03-01T01:00:00.000Z\">09:00</time>"))
    #expect(item.contains("/journal?item=\(items[0])"))
    let liaison = Client(besides: clerk)
    try await liaison.signIn("xi-anlan")
    #expect(!(try await liaison.get("/items/\(items[1])").text.contains("/journal")))
  }
}
