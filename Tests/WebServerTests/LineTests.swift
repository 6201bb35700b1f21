import Bureau
import HTTPTypes
import Testing

@testable import WebServer

/// The whole line, by HTTP alone.
@Suite struct LineTests {
  @Test func `an order goes from draft to report, and the wall shows its light and why`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("老旧小区改造36个")
    #expect(try await clerk.act("submit", on: item).status == .seeOther)

    let leader = Client(besides: clerk)
    try await leader.signIn("lu-zhiyuan")
    #expect(try await leader.act("issue", on: item).status == .seeOther)

    let liaison = Client(besides: clerk)
    try await liaison.signIn("xi-anlan")
    #expect(try await liaison.act("sign-for", on: item).status == .seeOther)
    #expect(try await liaison.act("report", on: item, [("progress", "已开工12个小区")]).status == .seeOther)

    let wall = try await clerk.get("/wall").text
    #expect(wall.contains("老旧小区改造36个"))
    #expect(wall.contains("交办〔2023〕1号"))
    #expect(wall.contains("余121天"))
    let page = try await clerk.get("/items/\(item)").text
    #expect(page.contains("已开工12个小区"))
    #expect(page.contains("席安澜"))
    // Late in the year it is red, and a past day still shows what it showed then.
    sample.clock.set("2023-07-05")
    try await clerk.signIn("mo-xingchi")
    #expect(try await clerk.get("/wall?light=red").text.contains("逾期3个工作日"))
    let past = try await clerk.get("/wall?as-of=2023-03-31").text
    #expect(past.contains("您看到的是2023-03-31当日结束时的情况"))
    #expect(past.contains("余91天"))
  }

  @Test func `a leader signs several orders with one form, all or none`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    var items: [String] = []
    for number in 1...3 {
      let item = try await clerk.draft("老旧小区改造第\(number)批")
      _ = try await clerk.act("submit", on: item)
      items.append(item)
    }
    let path = "/ledgers/work-order/together/issue?year=2023"
    #expect(try await clerk.get("/ledgers/work-order?year=2023").text.contains("together/issue") == false)
    let leader = Client(besides: clerk)
    try await leader.signIn("lu-zhiyuan")
    #expect(try await leader.get("/ledgers/work-order?year=2023").text.contains("批量签发"))
    let page = try await leader.get(path)
    #expect(items.allSatisfy { page.text.contains($0) })
    var fields = [("csrf", page.values(of: "csrf").last ?? ""), ("command", page.hidden("command") ?? "")]
    #expect(try await leader.post(path, fields).status == .unprocessableContent)
    for item in items { fields += [("chosen", item), ("seen.\(item)", page.hidden("seen.\(item)") ?? "")] }
    // One was taken back in between: none is signed.
    _ = try await clerk.act("return-for-revision", on: items[1], [("reason", "补充标准")])
    let facts = try await sample.facts()
    #expect(try await leader.post(path, fields).status == .conflict)
    #expect(try await sample.facts() == facts)
    let rest = fields.filter { $0.1 != items[1] && $0.0 != "seen.\(items[1])" }
    #expect(try await leader.post(path, rest).status == .seeOther)
    #expect(try await leader.post(path, rest).status == .seeOther)
    let list = try await leader.get("/ledgers/work-order?year=2023").text
    #expect(list.contains("交办〔2023〕1号") && list.contains("交办〔2023〕2号") && !list.contains("交办〔2023〕3号"))
  }

  @Test func `evidence is uploaded, kept through a refusal, and given out again`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("防汛检查")
    _ = try await clerk.act("submit", on: item)
    let leader = Client(besides: clerk)
    try await leader.signIn("lu-zhiyuan")
    _ = try await leader.act("issue", on: item)
    let path = "/items/\(item)/acts/attach"
    let carried = try await clerk.carried(path)
    let long = String(repeating: "长", count: 3000)
    let refused = try await clerk.post(
      path, carried + [("note", long)], files: [("evidence", "../../验收单.txt", Array("合格".utf8))])
    #expect(refused.status == .unprocessableContent)
    #expect(refused.text.contains("验收单.txt"))
    let kept = try #require(refused.hidden("kept"))
    #expect(try await clerk.post(path, carried + [("kept", kept)], files: []).status == .seeOther)
    let page = try await clerk.get("/items/\(item)").text
    let digest = try #require(page.components(before: "/files/").first.map { String($0.prefix(64)) })
    let file = try await clerk.get("/files/\(digest)?item=\(item)")
    #expect(file.status == .ok)
    #expect(file.bytes == Array("合格".utf8))
    #expect(file.headers[.contentType] == "text/plain; charset=utf-8")
    #expect(file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
    #expect(file.headers[.xContentTypeOptions] == "nosniff")
    // The same file under an item that does not list it.
    let other = try await clerk.draft("别的事项")
    #expect(try await clerk.get("/files/\(digest)?item=\(other)").status == .notFound)
    let outsider = Client(besides: clerk)
    try await outsider.signIn("juan-shuyao")
    #expect(try await outsider.get("/files/\(digest)?item=\(item)").status == .notFound)
  }
}
