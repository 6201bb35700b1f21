import Bureau
import HTTPTypes
import LedgerKernel
import Testing

@testable import WebServer

@Suite struct SourceRouteTests {
  static let text = """
    在年度工作会议上的讲话
    一、去年工作。全年完成投资**亿元，同比增长12%，居全市第二。
    二、存在问题。一是部分单位巡查流于形式，责任没有压实。
    三、今年工作。房地产市场监管科要在6月底前完成老旧小区改造36个。要推开物业管理试点，*月底前拿出试点方案；加强日常巡查,建立台账。各科室要把服务群众放在心上，把队伍带好。
    """
  /// What an English page says in Chinese because the text does.
  static let pieces =
    text.split { "，。、；,\n".contains($0) }.map(String.init) + [
      "年度讲话", "。", "，", "三", "二", "一", "6月底", "*月底", "**亿元", "单位", "拿出试点方案", "放在心上",
    ]

  private func clerk(_ person: PersonID = "mo-xingchi") async throws -> (client: Client, sample: SampleOffice) {
    let sample = try await SampleOffice()
    let client = Client(sample)
    try await client.signIn(person)
    return (client, sample)
  }

  @Test func `a text is kept, and its page shows it whole with all that was read`() async throws {
    let (client, sample) = try await clerk()
    let source = try await client.source()
    let page = try await client.get("/sources/\(source)")
    #expect(page.status == .ok)
    let panel = try #require(page.text.components(before: "id=\"original\"").first?.firstRange(of: "</section>"))
    let shown = page.text.components(before: "id=\"original\"")[0][..<panel.lowerBound]
    let marks = Set(String(shown).readable.unicodeScalars)
    #expect(Self.text.unicodeScalars.allSatisfy { marks.contains($0) })
    for tab in ["matters", "figures", "problems", "demands", "slips"] {
      #expect(try await client.get("/sources/\(source)?tab=\(tab)").status == .ok)
    }
    let facts = try await sample.facts()
    #expect(try await client.source() == source, "the same text again is the same item")
    #expect(try await sample.facts() == facts)
    #expect(try await client.get("/sources").text.contains("年度讲话"))
    #expect(try await client.get("/sources/\(source)?tab=rumours").status == .badRequest)
    #expect(try await client.get("/sources/\(source)?open=a9-1").status == .badRequest)
  }

  @Test func `a finding that is accepted twice is one item, which leads back to its words`() async throws {
    let (client, sample) = try await clerk()
    let source = try await client.source()
    let key = try await client.finding(source, "matters", holding: "老旧小区改造36个")
    let first = try await client.sift(source, "accept:\(key)")
    #expect(first.status == .seeOther && first.location.hasPrefix("/sources/\(source)?tab=matters#c-a"))
    let facts = try await sample.facts()
    #expect(try await client.sift(source, "accept:\(key)").status == .seeOther)
    #expect(try await sample.facts() == facts)
    let page = try await client.get("/sources/\(source)?tab=matters").text
    let done = String(try #require(page.components(before: "class=\"done\"").first))
    let item = try #require(done.components(before: "href=\"/items/").first)
    let sheet = try await client.get("/items/\(item.prefix(26))").text
    #expect(sheet.contains("老旧小区改造36个") && sheet.contains("年度讲话"))
  }

  @Test func `a refused card keeps everything that was typed`() async throws {
    let (client, sample) = try await clerk()
    let source = try await client.source()
    let key = try await client.finding(source, "matters", holding: "试点")
    let facts = try await sample.facts()
    let typed = [
      ("open", key), ("title.\(key)", "印发物业办法"), ("lead.\(key)", "housing-market"), ("due.\(key)", "六月底"),
      ("standard.\(key)", "局长办公会审定并印发"), ("quantity.\(key)", "1"), ("quantity-unit.\(key)", "份"),
    ]
    let refused = try await client.sift(source, "accept:\(key)", typed)
    #expect(refused.status == .unprocessableContent)
    for (_, value) in typed.dropFirst() { #expect(refused.text.contains(value), "\(value)") }
    #expect(refused.text.contains("value=\"housing-market\" selected"))
    #expect(try await sample.facts() == facts)
    let mended = typed.map { $0.0 == "due.\(key)" ? ($0.0, "2023-06-30") : $0 }
    #expect(try await client.sift(source, "accept:\(key)", mended).status == .seeOther)
    let page = try await client.get("/sources/\(source)?tab=matters").text
    #expect(page.contains("印发物业办法"))
  }

  @Test func `whoever comes second with a finding gets back what he typed about it`() async throws {
    let (client, _) = try await clerk()
    let source = try await client.source()
    let key = try await client.finding(source, "matters", holding: "试点")
    let second = Client(besides: client)
    try await second.signIn("fang-jiming")
    let typed = [("open", key), ("title.\(key)", "印发物业办法")]
    #expect(try await client.sift(source, "accept:\(key)").status == .seeOther)
    let late = try await second.sift(source, "accept:\(key)", typed)
    #expect(late.status == .conflict && late.text.contains("印发物业办法"), "\(late.status)")
    let ticked = try await second.sift(source, "take", typed + [("chosen", key)])
    #expect(ticked.status == .conflict && ticked.text.contains("印发物业办法"))
    let dropped = try await client.sift(source, "drop:\(key)", typed)
    #expect(dropped.status == .unprocessableContent && dropped.text.contains("印发物业办法"))
  }

  @Test func `a month is chosen, and until it is taken nothing is written`() async throws {
    let (client, sample) = try await clerk()
    let source = try await client.source()
    let key = try await client.finding(source, "matters", holding: "试点")
    let facts = try await sample.facts()
    let chosen = try await client.sift(
      source, "chip:\(key):2023-06-30", [("open", key), ("title.\(key)", "印发物业办法"), ("standard.\(key)", "印发")])
    #expect(chosen.status == .ok && chosen.text.contains("value=\"2023-06-30\""))
    #expect(chosen.text.contains("印发物业办法"))
    #expect(try await sample.facts() == facts)
    // Left alone, the deadline stays open and its mask stays.
    #expect(try await client.sift(source, "accept:\(key)").status == .seeOther)
    let page = try await client.get("/vague?year=2023").text
    #expect(page.contains("*月底"))
  }

  @Test func `ticked findings are accepted or set aside together, and none ticked is said`() async throws {
    let (client, sample) = try await clerk()
    let source = try await client.source()
    let keys = try await client.get("/sources/\(source)?tab=matters").attribute("data-key")
    try #require(keys.count >= 3)
    #expect(try await client.sift(source, "take").status == .unprocessableContent)
    #expect(try await client.sift(source, "leave", [("tab", "matters")]).status == .unprocessableContent)
    let chosen = keys.prefix(2).map { ("chosen", $0) }
    #expect(try await client.sift(source, "take", chosen).status == .seeOther)
    #expect(try await client.sift(source, "leave", [("chosen", keys[2])]).status == .seeOther)
    let page = try await client.get("/sources/\(source)?tab=matters").text
    #expect(page.components(before: "find taken").count == 2)
    #expect(page.components(before: "find left").count == 1)
    #expect(try await client.sift(source, "restore:\(keys[2])").status == .seeOther)
    #expect(try await client.get("/sources/\(source)?tab=matters").text.components(before: "find left").isEmpty)
    // What was accepted meanwhile is neither set aside nor lost.
    let facts = try await sample.facts()
    #expect(try await client.sift(source, "drop:\(keys[0])").status == .unprocessableContent)
    #expect(try await sample.facts() == facts)
  }

  @Test func `findings are joined and parted from the page`() async throws {
    let (client, _) = try await clerk()
    let source = try await client.source()
    let keys = try await client.get("/sources/\(source)?tab=matters").attribute("data-key")
    #expect(try await client.sift(source, "merge:\(keys[0])").status == .seeOther)
    let joined = try await client.get("/sources/\(source)?tab=matters").attribute("data-key")
    #expect(joined.count == keys.count - 1 && joined[0] != keys[0])
    #expect(try await client.sift(source, "restore:\(joined[0])").status == .seeOther)
    #expect(try await client.get("/sources/\(source)?tab=matters").attribute("data-key") == keys)
    let key = try await client.finding(source, "matters", holding: "*月底")
    let open = try await client.get("/sources/\(source)?tab=matters&open=\(key)").text
    let split = try #require(open.components(before: "value=\"split:").first?.prefix { $0 != "\"" })
    #expect(try await client.sift(source, "split:\(split)").status == .seeOther)
    #expect(try await client.get("/sources/\(source)?tab=matters").attribute("data-key").count == keys.count + 1)
  }

  @Test func `what was typed about one finding stays while another is decided`() async throws {
    let (client, _) = try await clerk()
    let source = try await client.source()
    let keys = try await client.get("/sources/\(source)?tab=matters").attribute("data-key")
    let answer = try await client.sift(
      source, "drop:\(keys[1])", [("open", keys[0]), ("title.\(keys[0])", "写到一半的题目")])
    #expect(answer.status == .ok && answer.text.contains("写到一半的题目"))
    #expect(answer.text.components(before: "find left").count == 1)
  }

  @Test func `accepted orders are consulted on and sent to be signed from the text's page, those complete first`()
    async throws
  {
    let (client, _) = try await clerk()
    let source = try await client.source()
    let keys = try await client.get("/sources/\(source)?tab=matters").attribute("data-key")
    _ = try await client.sift(
      source, "accept:\(keys[0])",
      [
        ("open", keys[0]), ("title.\(keys[0])", "改造小区"), ("lead.\(keys[0])", "housing-market"),
        ("due.\(keys[0])", "2023-06-30"), ("standard.\(keys[0])", "验收合格"),
      ])
    _ = try await client.sift(source, "accept:\(keys[1])")
    let other = try await client.draft("别处的交办单")
    let page = try await client.get("/sources/\(source)").text
    let path = "/ledgers/work-order/together/submit?year=2023&amp;under=\(source)"
    #expect(page.contains(path))
    let form = try await client.get(path.replacing("&amp;", with: "&"))
    #expect(form.status == .ok && form.text.contains("改造小区") && !form.text.contains(other))
    #expect(form.text.components(before: "name=\"chosen\"").count == 2)
    #expect(form.text.components(before: "checked").count == 1, "the one that lacks who and when is not ticked")
    #expect(form.text.contains("还缺"))
    let item = try #require(form.text.components(before: "name=\"chosen\" value=\"").first?.prefix(26))
    let chosen = try #require(
      form.text.components(before: "id=\"i-").first { $0.contains("checked") }?.prefix(26) ?? item)
    let sent = try await client.post(
      path.replacing("&amp;", with: "&"),
      [
        ("csrf", form.values(of: "csrf").last ?? ""), ("command", form.hidden("command") ?? ""),
        ("chosen", String(chosen)), ("seen.\(chosen)", form.hidden("seen.\(chosen)") ?? ""),
      ])
    #expect(sent.status == .seeOther && sent.location == "/sources/\(source)")
    #expect(try await client.get("/sources/\(source)").text.contains("送审"))
  }

  @Test func `faults are opened for rectification from their table, and figures keep their mask`() async throws {
    let (client, _) = try await clerk()
    let source = try await client.source()
    let answers = try await client.get("/sources/\(source)/answers").text
    let fault = try #require(answers.components(before: "value=\"accept:").first?.prefix { $0 != "\"" })
    let opened = try await client.sift(source, "accept:\(fault)", [("back", "answers"), ("tab", "problems")])
    #expect(opened.location == "/sources/\(source)/answers")
    #expect(try await client.get("/ledgers/rectification?year=2023").text.contains("ZG-2023-001"))
    let figure = try await client.finding(source, "figures", holding: "**")
    #expect(try await client.sift(source, "accept:\(figure)", [("tab", "figures")]).status == .seeOther)
    let page = try await client.get("/sources/\(source)?tab=figures").text
    let done = String(try #require(page.components(before: "class=\"done\"").first))
    let item = try #require(done.components(before: "href=\"/items/").first)
    #expect(try await client.get("/items/\(item.prefix(26))").text.contains("**"))
  }

  @Test func `a text is held against a pasted list`() async throws {
    let (client, sample) = try await clerk()
    let source = try await client.source()
    let token = try #require(try await client.get("/sources/\(source)/check").values(of: "csrf").last)
    let facts = try await sample.facts()
    let page = try await client.post(
      "/sources/\(source)/check", [("csrf", token), ("pasted", "修建儿童公园\n9月底前完成老旧小区改造36个")])
    #expect(page.status == .ok && page.text.contains("修建儿童公园") && page.text.contains("时限或数字不一致 1"))
    #expect(try await sample.facts() == facts)
  }

  @Test(arguments: ["", "/check", "/answers"])
  func `who does not see a text is told that there is none`(path: String) async throws {
    let (client, sample) = try await clerk()
    let source = try await client.source()
    let outsider = Client(besides: client)
    try await outsider.signIn("ye-zhiqiu")
    let answer = try await outsider.get("/sources/\(source)\(path)")
    #expect(answer.status == .notFound && !answer.text.contains("年度讲话"))
    let list = try await outsider.get("/sources")
    #expect(list.status == .ok && !list.text.contains("年度讲话") && !list.text.contains("name=\"text\""))
    let token = try #require(list.values(of: "csrf").last)
    let facts = try await sample.facts()
    let forced = try await outsider.post("/sources/\(source)", [("csrf", token), ("op", "accept:a1-5")])
    #expect(forced.status == .notFound)
    let posted = try await outsider.post("/sources", [("csrf", token), ("document", "d"), ("text", "要修路。")])
    #expect(posted.status == .unprocessableContent)
    #expect(try await sample.facts() == facts)
  }

  @Test func `a speech of a hundred thousand signs is read, and one of more than two hundred thousand is refused`()
    async throws
  {
    let (client, _) = try await clerk()
    let token = try #require(try await client.get("/sources").values(of: "csrf").last)
    let long = String(repeating: "要在6月底前完成道路修补。", count: 300)
    let kept = try await client.post("/sources", [("csrf", token), ("document", "长文"), ("text", long)])
    #expect(kept.status == .seeOther)
    #expect(try await client.get(kept.location).status == .ok)
    let tooLong = try await client.post(
      "/sources", [("csrf", token), ("document", "更长"), ("text", String(repeating: "字", count: 200_001))])
    #expect(tooLong.status == .unprocessableContent && tooLong.text.contains("更长"))
  }
}

extension Client {
  /// Registers the tests' text and gives back its id.
  func source() async throws -> String {
    let token = try #require(try await get("/sources").values(of: "csrf").last)
    let answer = try await post(
      "/sources", [("csrf", token), ("document", "年度讲话"), ("text", SourceRouteTests.text), ("year", "2023")])
    try #require(answer.status == .seeOther, "\(answer.status)")
    return String(answer.location.dropFirst("/sources/".count))
  }

  /// The key of the first finding of a kind whose card says some words.
  func finding(_ source: String, _ tab: String, holding words: String) async throws -> String {
    let page = try await get("/sources/\(source)?tab=\(tab)").text
    let card = try #require(
      page.components(before: "data-key=\"").first { card in
        (card.firstRange(of: "class=\"find").map { card[..<$0.lowerBound] } ?? card).contains(words)
      })
    return String(card.prefix { $0 != "\"" })
  }

  func sift(_ source: String, _ op: String, _ fields: [(String, String)] = []) async throws -> Answer {
    let token = try #require(try await get("/sources").values(of: "csrf").last)
    return try await post("/sources/\(source)", [("csrf", token), ("op", op)] + fields)
  }
}

extension Client.Answer {
  func attribute(_ name: String) -> [String] {
    text.components(before: "\(name)=\"").map { String($0.prefix { $0 != "\"" }) }
  }
}
