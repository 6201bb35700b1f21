import Bureau
import Calendars
import LedgerKernel
import Reports
import Storage
import TestSupport
import Testing
import Wording

@testable import UseCases

@Suite struct SourceTests {
  static let text = """
    在年度工作会议上的讲话
    一、去年工作。全年完成投资**亿元，同比增长12%，居全市第二。
    二、存在问题。一是部分单位巡查流于形式，责任没有压实。
    三、今年工作。房地产市场监管科要在6月底前完成老旧小区改造36个。要推开物业管理试点，*月底前拿出试点方案；加强日常巡查,建立台账。各科室要把服务群众放在心上，把队伍带好。
    """
  static let clerk: PersonID = "mo-xingchi"

  private func read(_ kind: House.Kind = .memory) async throws -> (office: Office, source: ItemID) {
    let office = try await House(kind).found()
    let source = try await ReadSource(office)(Self.text, title: "年度讲话", year: 2023, by: Self.clerk)
    return (office, source)
  }

  private func desk(_ office: Office, _ source: ItemID) async throws -> SourceDesk {
    try await ViewSource(office)(source, for: Self.clerk)
  }

  private func item(_ office: Office, _ id: ItemID) async throws -> Item {
    try #require(Item(replaying: try await office.store.events(of: id)))
  }

  @Test(arguments: House.Kind.allCases)
  func `a text is kept once, and the same text is the same item whoever sends it`(kind: House.Kind) async throws {
    let (office, source) = try await read(kind)
    let facts = try await office.facts()
    #expect(try await ReadSource(office)(Self.text, title: "另一题名", year: 2023, by: Self.clerk) == source)
    #expect(try await office.facts() == facts)
    let hash = try #require(DefinitionHash(try await item(office, source).text(.digest) ?? ""))
    #expect(try await office.store.document(hash) == Self.text)
    try await PerformAct(office)(
      "withdraw", on: source, ActInput([.reason: .text("重复")]), Request(named("out"), by: Self.clerk))
    #expect(try await ReadSource(office)(Self.text, title: "年度讲话", year: 2023, by: Self.clerk) != source)
  }

  @Test func `who may not register a text keeps none`() async throws {
    let office = try await House(.memory).found()
    let facts = try await office.facts()
    let refused = await thrown {
      _ = try await ReadSource(office)(Self.text, title: "讲话", year: 2023, by: "ye-zhiqiu")
    }
    #expect({ if case .notEntitled? = refused as? Refusal { true } else { false } }())
    #expect(try await office.facts() == facts)
    #expect(try await office.store.document(DefinitionHash(of: Self.text)) == nil)
  }

  @Test func `the marks of a text are the quotes of its findings, and all of its words are there`() async throws {
    let (office, source) = try await read()
    let desk = try await desk(office, source)
    for kind in FindingKey.Kind.allCases where kind != .correction {
      #expect(!desk.findings(of: kind).isEmpty, "\(kind) is needed to mean anything")
    }
    let segments = desk.paragraphs.flatMap { $0 }
    #expect(segments.map(\.text).joined() == Self.text.filter { !$0.isNewline })
    for finding in desk.findings {
      let marked = segments.filter { $0.keys.contains(finding.key) }.map(\.text).joined()
      #expect(marked == finding.quote.filter { !$0.isNewline }, "\(finding.key)")
      #expect(segments.count { $0.begins.contains(finding.key) } == 1, "\(finding.key)")
    }
  }

  @Test(arguments: House.Kind.allCases)
  func `each kind goes to the ledger that takes it, under its text, with its words and its mask`(kind: House.Kind)
    async throws
  {
    let (office, source) = try await read(kind)
    let before = try await desk(office, source)
    let masked = try #require(before.findings(of: .figure).first { $0.quote.contains("**") })
    let fault = try #require(before.findings(of: .problem).first)
    let vague = try #require(before.findings.first { $0.dueText.contains("*") })
    let accepted = try await AcceptFindings(office)(
      [.init(masked.key), .init(fault.key), .init(vague.key)], of: source, by: Self.clerk)
    #expect(accepted.map(\.key) == [masked.key, fault.key, vague.key])
    let items = try await [
      item(office, accepted[0].item), item(office, accepted[1].item), item(office, accepted[2].item),
    ]
    #expect(items.map(\.ledger) == ["figure", "rectification", "work-order"])
    for (item, finding) in zip(items, [masked, fault, vague]) {
      #expect(item.parent?.item == source && item.parent?.relation == .serves)
      guard case .sources(let sources)? = item.values[.sources] else { throw Missing() }
      #expect(sources.map(\.quote) == [finding.quote] && sources.first?.span == finding.key.range)
      #expect(sources.first?.document == "年度讲话")
    }
    #expect(items[0].text("value")?.contains("**") == true)
    #expect(items[1].number?.text == "ZG-2023-001")
    #expect(items[2].due == nil && items[2].text(.dueText)?.contains("*月底") == true)
    let after = try await desk(office, source)
    for (finding, item) in zip([masked, fault, vague], items) {
      guard case .accepted(let one)? = after.finding(finding.key)?.state else { throw Missing() }
      #expect(one.item == item.id)
    }
  }

  @Test(arguments: House.Kind.allCases)
  func `a finding becomes one item however often it is accepted, and another when that came to nothing`(
    kind: House.Kind
  ) async throws {
    let (office, source) = try await read(kind)
    let key = try #require(try await desk(office, source).findings(of: .assignment).first?.key)
    let accept = AcceptFindings(office)
    let first = try await accept([.init(key), .init(key)], of: source, by: Self.clerk)
    #expect(Set(first.map(\.item)).count == 1)
    let facts = try await office.facts()
    let second = try await accept([.init(key, ["title": ["另一题目"]])], of: source, by: Self.clerk)
    #expect(second.map(\.item) == [first[0].item] && second.map(\.isRepeat) == [true])
    #expect(try await office.facts() == facts)
    try await PerformAct(office)(
      "discard", on: first[0].item, ActInput([.reason: .text("误列")]), Request(named("discard"), by: Self.clerk))
    #expect(try await desk(office, source).finding(key)?.isOpen == true)
    let third = try await accept([.init(key)], of: source, by: Self.clerk)
    #expect(third[0].item != first[0].item)
  }

  @Test func `two who accept the same at once open one item`() async throws {
    let (office, source) = try await read(.sqlite)
    let keys = try await desk(office, source).findings(of: .assignment).map(\.key)
    let opened = try await withThrowingTaskGroup(of: [ItemID].self) { group in
      for _ in 0..<6 {
        group.addTask {
          try await AcceptFindings(office)(keys.map { .init($0) }, of: source, by: Self.clerk).map(\.item)
        }
      }
      return try await group.reduce(into: Set<[ItemID]>()) { $0.insert($1) }
    }
    #expect(opened.count == 1)
    #expect(try await office.store.children(of: source).count == keys.count)
  }

  @Test func `what is typed goes before what was read, and what is emptied stays empty`() async throws {
    let (office, source) = try await read()
    let finding = try #require(try await desk(office, source).findings.first { $0.dueText.contains("*") })
    let accepted = try await AcceptFindings(office)(
      [
        .init(
          finding.key,
          ["title": ["印发办法"], "lead": ["housing-market"], "due": ["2023-06-30"], "standard": ["印发"], "lists": [""]])
      ], of: source, by: Self.clerk)
    let order = try await item(office, accepted[0].item)
    #expect(order.title == "印发办法" && order.lead == "housing-market" && order.due == Day("2023-06-30"))
    #expect(order.lists.isEmpty && order.text(.dueText)?.contains("*") == true)
  }

  @Test func `one that a rule forbids is named, and none is opened`() async throws {
    let (office, source) = try await read()
    let keys = try await desk(office, source).findings(of: .assignment).map(\.key)
    try #require(keys.count > 1)
    let facts = try await office.facts()
    let refused = await thrown {
      try await AcceptFindings(office)(
        [.init(keys[0]), .init(keys[1], ["due": ["June"]])], of: source, by: Self.clerk)
    }
    #expect((refused as? AcceptFindings.Refused)?.key == keys[1])
    #expect(try await office.facts() == facts)
    let gone = await thrown {
      try await AcceptFindings(office)([.init(FindingKey(.assignment, 0, 2))], of: source, by: Self.clerk)
    }
    #expect((gone as? AcceptFindings.Refused)?.refusal == .unknownItem)
  }

  @Test func `set aside, joined and parted findings are so until they are taken up again`() async throws {
    let (office, source) = try await read()
    let sift = SiftSource(office)
    let keys = try await desk(office, source).findings(of: .assignment).map(\.key)
    try #require(keys.count > 1)
    try await sift(.drop([keys[0]]), of: source, by: Self.clerk)
    #expect(try await desk(office, source).finding(keys[0])?.state == .dropped)
    #expect(try await desk(office, source).paragraphs.joined().allSatisfy { !$0.keys.contains(keys[0]) })
    try await sift(.restore(keys[0]), of: source, by: Self.clerk)
    #expect(try await desk(office, source).finding(keys[0])?.isOpen == true)

    let whole = try #require(try await sift(.join(keys[0]), of: source, by: Self.clerk))
    let joined = try #require(try await desk(office, source).finding(whole))
    #expect(whole == FindingKey(.assignment, keys[0].start, keys[1].end) && joined.isReshaped)
    #expect(try await desk(office, source).finding(keys[1]) == nil)
    let accepted = try await AcceptFindings(office)([.init(whole)], of: source, by: Self.clerk)
    guard case .sources(let sources)? = try await item(office, accepted[0].item).values[.sources] else {
      throw Missing()
    }
    #expect(sources.first?.quote == joined.quote)
    let taken = await thrown { try await sift(.restore(whole), of: source, by: Self.clerk) }
    #expect(taken as? Refusal == .unknownItem)
  }

  @Test func `parts lie side by side, and joined they are what they were`() async throws {
    let (office, source) = try await read()
    let sift = SiftSource(office)
    let before = try await desk(office, source)
    let finding = try #require(before.findings(of: .assignment).first { !$0.seams.isEmpty })
    let seam = finding.seams[0]
    let first = try #require(try await sift(.part(finding.key, at: seam.place), of: source, by: Self.clerk))
    let now = try await desk(office, source)
    let second = try #require(now.finding(first)?.next)
    #expect(first.end == second.start && second.end == finding.key.end)
    #expect((now.finding(first)?.quote ?? "") + (now.finding(second)?.quote ?? "") == finding.quote)
    try await sift(.join(first), of: source, by: Self.clerk)
    #expect(try await desk(office, source).findings == before.findings)
  }

  @Test func `two who sift at once both have their way`() async throws {
    let (office, source) = try await read(.sqlite)
    let keys = try await desk(office, source).findings(of: .assignment).prefix(3).map(\.key)
    try #require(keys.count == 3)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for key in keys {
        group.addTask { try await SiftSource(office)(.drop([key]), of: source, by: Self.clerk) }
      }
      try await group.waitForAll()
    }
    let now = try await desk(office, source)
    #expect(keys.allSatisfy { now.finding($0)?.state == .dropped })
  }

  @Test func `what was decided about findings is read as it was written, and nothing else is`() {
    var sifting = Sifting()
    sifting.drop(FindingKey(.assignment, 1, 5))
    sifting.join(FindingKey(.problem, 1, 5), FindingKey(.problem, 6, 9))
    sifting.part(FindingKey(.figure, 2, 9), at: 4)
    #expect(Sifting(reading: sifting.text) == sifting)
    for line in [
      "", "drop", "drop x1-2", "part a1-5", "part a1-5 9", "part a1-5 1", "join a5-1", "keep a1-5", "drop a1-5 7",
    ] {
      #expect(Sifting(reading: line).decisions.isEmpty, "\(line)")
    }
    #expect(FindingKey("a1-5") == FindingKey(.assignment, 1, 5))
    for text in ["", "a", "a1", "a1-", "a-1", "a5-5", "a6-5", "z1-2", "a1-2-3", "a+1-5", "a1-99999999"] {
      #expect(FindingKey(text) == nil, "\(text)")
    }
  }

  @Test func `an item whose words are read otherwise today takes the finding nearest to them`() async throws {
    let (office, source) = try await read()
    let text = try await office.openText(source, for: Self.clerk)
    let key = try #require(text.findings.first { $0.key.kind == .assignment }?.key)
    let accepted = try await AcceptFindings(office)([.init(key)], of: source, by: Self.clerk)
    let taken = try #require(try await office.openText(source, for: Self.clerk).taken[key])
    func moved(_ span: Range<Int>) -> TakenFinding {
      TakenFinding(item: taken.item, row: taken.row, takes: taken.takes, span: span, quote: taken.quote)
    }
    let near = findings(text.findings, taken: [moved(key.start..<key.end + 2)])
    #expect(near.taken[key]?.item.id == accepted[0].item && near.all.count == text.findings.count)
    let far = findings(text.findings, taken: [moved(0..<3)])
    #expect(far.taken[key] == nil && far.all.count == text.findings.count + 1)
    #expect(far.taken[FindingKey(.assignment, 0, 3)]?.item.id == accepted[0].item)
  }

  @Test func `a masked deadline offers months, those with as many digits first, and a plain one its day`() async throws
  {
    let (office, source) = try await read()
    let desk = try await desk(office, source)
    let vague = try #require(desk.findings.first { $0.dueText.contains("*") })
    #expect(vague.chips.count == 12 && vague.chips[0].day == Day("2023-01-31"))
    #expect(vague.chips[1].name == Words("2月底", en: "end of Feb") && vague.chips[1].day == Day("2023-02-28"))
    let plain = try #require(desk.findings.first { $0.dueText.contains("6月底") })
    #expect(plain.chips.map(\.day) == [Day("2023-06-30")])
  }

  @Test func `a text is seen like any item, and what it became only by whoever sees that`() async throws {
    let (office, source) = try await read()
    let outsider = await thrown { _ = try await ViewSource(office)(source, for: "ye-zhiqiu") }
    #expect(outsider as? Refusal == .unknownItem)
    #expect(try await ViewSources(office)(in: 2023, for: "ye-zhiqiu").isEmpty)
    #expect(try await ViewSources(office)(in: 2023, for: Self.clerk).map(\.item) == [source])
    let order = try await office.draft()
    let other = await thrown { _ = try await ViewSource(office)(order, for: Self.clerk) }
    #expect(other as? Refusal == .unknownItem, "an order is no text")
  }

  @Test func `texts, lists and items are held against each other`() async throws {
    let (office, source) = try await read()
    let desk = try await desk(office, source)
    let dated = try #require(desk.findings.first { $0.dueText.contains("6月底") })
    let all = try await Collating(office)(source, for: Self.clerk)
    #expect(all.withoutItem.contains { $0.place == .finding(dated.key, of: source) })
    try await AcceptFindings(office)([.init(dated.key)], of: source, by: Self.clerk)
    let after = try await Collating(office)(
      source, pasted: "共3项\n\(dated.quote.replacing("6月底", with: "9月底"))\n1\t修建儿童公园\t2023\n",
      named: Words("清单", en: "List"),
      for: Self.clerk)
    #expect(!after.withoutItem.contains { $0.place == .finding(dated.key, of: source) })
    #expect(after.withoutItem.contains { $0.words == "修建儿童公园" && $0.place == .line(3) })
    #expect(after.withoutClause.isEmpty)
    #expect(after.conflicts.contains { $0.firstSays.contains("6月底") && $0.secondSays.contains("9月底") })
    #expect(after.counts.map(\.stated) == [3] && after.counts.map(\.actual) == [2])
    #expect(all.gaps == nil)
    let gaps = try #require(after.gaps)
    #expect(!gaps.notListed.contains { $0.place == .finding(dated.key, of: source) } && !gaps.notListed.isEmpty)
    #expect(gaps.notAsked.map(\.words) == ["修建儿童公园"])
    #expect(!after.twice.contains { $0.contains { $0.place == .line(2) } })
  }

  struct Missing: Error {}
}
