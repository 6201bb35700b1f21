import Decomposition
import Testing

/// Speech, list and key points were made up for this file.
@Suite struct ThreeWayCheckTests {
  private func source(_ name: String, _ text: String, stated: Int? = nil) -> ComparedSource {
    ComparedSource(
      name: name, clauses: decompose(text).proposals.map { ComparedClause($0, of: name) }, statedCount: stated)
  }

  @Test func `clauses and items are matched many to many`() {
    let speech = source("speech", "要在6月底前完成供水管网普查。要制定停车设施管理办法。")
    let points = source("points", "完成供水管网普查。开展电梯安全检查。")
    let items = [
      ComparedClause(id: "2027-001", text: "供水管网普查"), ComparedClause(id: "2027-002", text: "停车设施管理办法制定"),
      ComparedClause(id: "2027-003", text: "路灯亮化改造"),
    ]
    let check = ThreeWayCheck(sources: [speech, points], items: items)
    #expect(
      check.matches.map { "\($0.clause) \($0.item)" } == [
        "speech:P001 2027-001", "speech:P002 2027-002", "points:P001 2027-001",
      ])
    #expect(check.withoutItem == ["points:P002"])
    #expect(check.withoutClause == ["2027-003"])
    #expect(check.repeated == [["speech:P001", "points:P001"]])
    #expect(check.conflicts.isEmpty)
  }

  @Test(arguments: [
    ("要在6月底前完成供水管网普查。", "完成供水管网普查。", ThreeWayCheck.Conflict.Kind?.none),
    ("要在6月底前完成供水管网普查。", "9月底前完成供水管网普查。", .deadline), ("要在6月底前完成供水管网普查。", "六月底之前完成供水管网普查。", nil),
    ("要在6月底前完成供水管网普查。", "*月底前完成供水管网普查。", nil), ("改造供水管网12公里。", "改造供水管网15公里。", .quantity),
    ("改造供水管网12公里。", "改造供水管网**公里。", nil), ("改造供水管网12公里。", "改造供水管网１２公里。", nil),
  ])
  func `different days and numbers conflict, masked ones never do`(
    one: String, two: String, kind: ThreeWayCheck.Conflict.Kind?
  ) {
    let check = ThreeWayCheck(sources: [source("speech", one), source("points", two)], items: [])
    #expect(check.repeated.count == 1)
    #expect(check.conflicts.map(\.kind) == (kind.map { [$0] } ?? []))
  }

  @Test func `a stated count is held against what is there`() {
    let list = source("list", "完成供水管网普查。制定停车设施办法。开展电梯安全检查。", stated: 4)
    let other = source("speech", "要整治背街小巷30条。", stated: 1)
    let check = ThreeWayCheck(sources: [list, other], items: [])
    #expect(check.counts.map { "\($0.source) \($0.stated) \($0.actual)" } == ["list 4 3"])
  }

  @Test(arguments: [
    ("全年共安排4项重点工作。完成供水管网普查。制定停车设施办法。开展电梯安全检查。", 4, ["text 4 3"]),
    ("全年共安排3项重点工作。完成供水管网普查。制定停车设施办法。开展电梯安全检查。", 3, []),
    ("确定2件民生实事：完成供水管网普查。制定停车设施办法。开展电梯安全检查。", 2, ["text 2 3"]), ("共安排**项重点工作。完成供水管网普查。", nil, []),
    ("全面完成市政府确定的10件民生实事。", nil, []), ("共安排4项重点工作。确定2件民生实事。", nil, []), ("完成供水管网普查12项。", nil, []),
  ])
  func `a text states its own count`(text: String, stated: Int?, counts: [String]) {
    let reading = decompose(text)
    #expect(reading.statedCount?.count == stated)
    let check = ThreeWayCheck(sources: [ComparedSource(name: "text", reading)], items: [])
    #expect(check.counts.map { "\($0.source) \($0.stated) \($0.actual)" } == counts)
  }

  @Test func `among many items of one wording each clause finds its own`() {
    let streets = (0..<80).map { "\("甲乙丙丁戊己庚辛"[$0 % 8])\("东西南北中前后左右上"[$0 / 8])街" }
    let items = streets.enumerated().map { ComparedClause(id: "i\($0.offset)", text: "推进\($0.element)老旧小区改造项目建设") }
    let clauses = streets.enumerated().map { ComparedClause(id: "c\($0.offset)", text: "推进\($0.element)老旧小区改造项目建设") }
    let check = ThreeWayCheck(sources: [ComparedSource(name: "list", clauses: clauses)], items: items)
    for index in streets.indices {
      let found = check.matches.first { $0.clause == "c\(index)" }
      #expect(found?.item == "i\(index)")
    }
    #expect(check.withoutItem.isEmpty && check.withoutClause.isEmpty)
    let same = (0..<40).map { ComparedClause(id: "s\($0)", text: "开展安全生产检查") }
    let alike = ThreeWayCheck(sources: [ComparedSource(name: "list", clauses: [same[0]])], items: same)
    #expect(alike.matches.count == 40)
  }

  @Test func `nothing against nothing is nothing`() {
    let check = ThreeWayCheck(sources: [], items: [])
    #expect(check.matches.isEmpty && check.withoutItem.isEmpty && check.withoutClause.isEmpty && check.counts.isEmpty)
  }

  @Test func `faults stand beside the commitments that answer them, unanswered ones first`() {
    let reading = decompose("行道树病虫害防治不及时。停车管理粗放。\n要开展行道树病虫害普查。")
    #expect(reading.problemMap.map(\.problem.quote) == ["停车管理粗放", "行道树病虫害防治不及时"])
    #expect(reading.problemMap.map { $0.commitments.map(\.id) } == [[], ["P001"]])
  }
}

extension String {
  fileprivate subscript(place: Int) -> Character { self[index(startIndex, offsetBy: place)] }
}
