import Bureau
import HTTPTypes
import Testing

@testable import WebServer

@Suite struct FormTests {
  @Test func `a refused form keeps what was typed and says why`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("老旧小区改造")
    let before = try await sample.facts()
    let answer = try await clerk.act(
      "edit", on: item,
      [("title", "改过的题目<b>"), ("due", "明年春天"), ("lists", "key"), ("lists", "project"), ("standard", "验收\n合格")])
    #expect(answer.status == .unprocessableContent)
    #expect(answer.text.contains("role=\"alert\""))
    #expect(answer.text.contains("“完成时限”填写有误"))
    #expect(answer.text.contains("value=\"改过的题目&lt;b&gt;\""))
    #expect(answer.text.contains("value=\"明年春天\""))
    #expect(answer.text.contains("value=\"key\" checked"))
    #expect(answer.text.contains("value=\"project\" checked"))
    #expect(!answer.text.contains("value=\"routine\" checked"))
    #expect(try await sample.facts() == before)
  }

  @Test func `a form that came too late gives back what was typed, and no password`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("湖滨路雨棚整治", Client.order)
    let answer = try await clerk.post(
      "/items/\(item)/acts/edit",
      [
        ("csrf", "expired"), ("command", "c1"), ("seen", "1"), ("standard", "雨棚全部整治到位，<b>无破损</b>"),
        ("password", "secret word"),
      ])
    #expect(answer.status == .forbidden)
    #expect(answer.text.contains("雨棚全部整治到位，&lt;b&gt;无破损&lt;/b&gt;"))
    #expect(!answer.text.contains("secret word"))
  }

  @Test func `a form over a past state of the item is a conflict, keeps what was typed, and goes through after a look`()
    async throws
  {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("老旧小区改造")
    let path = "/items/\(item)/acts/edit"
    let first = try await clerk.carried(path)
    let second = try await clerk.carried(path)
    #expect(try await clerk.post(path, first + [("standard", "先到的标准")]).status == .seeOther)
    let facts = try await sample.facts()
    let conflict = try await clerk.post(path, second + [("standard", "后到的标准")])
    #expect(conflict.status == .conflict)
    #expect(conflict.text.contains("后到的标准"))
    #expect(conflict.text.contains("/items/\(item)#history"))
    #expect(try await sample.facts() == facts)
    let renewed = ["csrf", "command", "seen"].compactMap { name in conflict.values(of: name).last.map { (name, $0) } }
    #expect(try await clerk.post(path, renewed + [("standard", "后到的标准")]).status == .seeOther)
    #expect(try await clerk.get("/items/\(item)").text.contains("后到的标准"))
  }

  @Test func `an act that became impossible meanwhile shows what had been typed`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("老旧小区改造")
    let path = "/items/\(item)/acts/edit"
    let carried = try await clerk.carried(path)
    _ = try await clerk.act("submit", on: item)
    let answer = try await clerk.post(path, carried + [("standard", "想改的标准")])
    #expect(answer.status == .conflict)
    #expect(answer.text.contains("想改的标准"))
    #expect(answer.text.contains("不能修改草稿"))
  }

  @Test func `whatever is wrong with a request, its answer gives back what was typed`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("老旧小区改造")
    let path = "/items/\(item)/acts/edit"
    let carried = try await clerk.carried(path)
    for (name, value, status) in [("command", "a b", 400), ("seen", "0", 400), ("kept", "forged", 400)] {
      let form = carried.filter { $0.0 != name } + [(name, value), ("standard", "想改的标准")]
      let answer = try await clerk.post(path, form)
      #expect(answer.status.code == status && answer.text.contains("想改的标准"), "\(name)")
    }
    let nowhere = try await clerk.post("/items/\(item)/acts/explode", carried + [("standard", "想改的标准")])
    #expect(nowhere.status == .notFound && nowhere.text.contains("想改的标准"))
  }

  @Test func `sending twice writes once`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let opening = "/ledgers/work-order/new?year=2023"
    let fields = try await clerk.carried(opening) + [("title", "一次")] + Client.order
    let first = try await clerk.post(opening, fields)
    let second = try await clerk.post(opening, fields)
    #expect(first.status == .seeOther && second.location == first.location)
    let item = String(first.location.dropFirst("/items/".count))
    let path = "/items/\(item)/acts/submit"
    let carried = try await clerk.carried(path)
    #expect(try await clerk.post(path, carried).status == .seeOther)
    let facts = try await sample.facts()
    #expect(try await clerk.post(path, carried).status == .seeOther)
    #expect(try await sample.facts() == facts)
  }

  @Test func `several sources and several units come back as they were typed`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft(
      "老旧小区改造",
      Client.order + [
        ("supports", "urban-construction"), ("supports", "drainage"), ("sources.document", "讲话"),
        ("sources.clause", "二"), ("sources.quote", "第一句\n第二行"), ("sources.document", "会议纪要"),
        ("sources.clause", ""), ("sources.quote", "另一句"), ("sources.document", ""), ("sources.clause", ""),
        ("sources.quote", ""),
      ])
    let page = try await clerk.get("/items/\(item)").text
    for text in ["《讲话》", "《会议纪要》", "另一句", "城建科、排水所"] { #expect(page.contains(text), "\(text)") }
    let form = try await clerk.get("/items/\(item)/acts/edit").text
    #expect(form.contains("value=\"会议纪要\""))
  }
}
