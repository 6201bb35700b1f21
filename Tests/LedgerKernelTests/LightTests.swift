import Calendars
import LedgerKernel
import TestSupport
import Testing
import Wording

/// Lights over the National Day holiday of 2023: 29 September to 6 October are off, 7 and 8 October are worked.
@Suite struct LightTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let item: Item
    var milestone: String?
    let day: String
    let light: Light
    let chinese: String
    let english: String
    var testDescription: String { "\(item.stage) on \(day): \(chinese)" }

    init(_ item: Item, milestone: String? = nil, _ day: String, _ light: Light, _ chinese: String, _ english: String) {
      (self.item, self.milestone, self.day, self.light) = (item, milestone, day, light)
      (self.chinese, self.english) = (chinese, english)
    }

    var definition: LedgerDefinition { World.rules.definition(item.ledger) }

    func asked() -> (light: Light, reason: LightReason) {
      let rules = World.rules
      var outlook = definition.outlook(of: item, calendar: rules.calendar, limits: rules.limits)
      if let milestone {
        outlook = outlook.with(
          milestone: Words("路基完工", en: "Subgrade done"), due: Day(milestone), warn: definition.lights.warn,
          rules.calendar)
      }
      return outlook.light(on: Day(day))
    }
  }

  private static let due: [FieldCode: Value] = [.due: .day(Day("2023-09-28"))]
  private static let inHand = World.item(at: "in-hand", since: "2023-09-01", due)
  private static let free = World.item(at: "in-hand", since: "2023-09-01")
  private static let planned = World.item(
    "milestone", at: "planned", since: "2023-09-01", [.start: .day(Day("2023-09-28"))])
  private static let checking = World.item(at: "finishing", since: "2023-09-25", due)
  private static func closed(_ day: String, _ values: [FieldCode: Value] = due) -> Item {
    World.item(at: "closed", since: "2023-09-01", values, then: [(day, .closedOut)])
  }

  static let cases: [Case] = [
    // 草拟、待明确、中止
    Case(World.item(at: "drafted"), "2023-09-28", .grey, "草拟", "Drafting"),
    Case(World.item(at: "drafted", due), "2024-09-28", .grey, "草拟", "Drafting"),
    Case(
      World.item(at: "review", [.dueText: .text("*月底前")]), "2023-09-28", .grey, "时限待明确：*月底前",
      "Deadline to be settled: *月底前"),
    Case(World.item(at: "suspended", due), "2024-01-01", .grey, "中止", "Suspended"),
    // 在办: green, yellow five working days before, yellow on the due day itself, red only after it
    Case(free, "2023-09-28", .green, "正常", "On course"),
    Case(inHand, "2023-09-20", .green, "余8天", "8 days left"),
    Case(inHand, "2023-09-21", .yellow, "临期：9/28到期，余7天", "Due soon: 9/28, 7 days left"),
    Case(inHand, "2023-09-27", .yellow, "临期：9/28到期，余1天", "Due soon: 9/28, 1 day left"),
    Case(inHand, "2023-09-28", .yellow, "临期：9/28到期，今天", "Due soon: 9/28, today"),
    Case(inHand, "2023-09-29", .red, "逾期1天", "Overdue by 1 day"),
    Case(inHand, "2023-10-06", .red, "逾期8天", "Overdue by 8 days"),
    Case(inHand, "2023-10-07", .red, "逾期1个工作日", "Overdue by 1 working day"),
    Case(inHand, "2023-10-08", .red, "逾期2个工作日", "Overdue by 2 working days"),
    Case(inHand, "2023-10-14", .red, "逾期7个工作日", "Overdue by 7 working days"),
    // 节点
    Case(free, milestone: "2023-09-28", "2023-09-20", .green, "正常", "On course"),
    Case(
      free, milestone: "2023-09-28", "2023-09-21", .yellow, "节点“路基完工”9/28到期，余7天",
      "Milestone “Subgrade done” due 9/28, 7 days left"),
    Case(
      free, milestone: "2023-09-28", "2023-09-28", .yellow, "节点“路基完工”9/28到期，今天",
      "Milestone “Subgrade done” due 9/28, today"),
    Case(
      free, milestone: "2023-09-28", "2023-09-29", .red, "节点“路基完工”逾期1天", "Milestone “Subgrade done” overdue by 1 day"),
    Case(
      free, milestone: "2023-09-28", "2023-10-09", .red, "节点“路基完工”逾期3个工作日",
      "Milestone “Subgrade done” overdue by 3 working days"
    ),
    Case(World.item(at: "suspended"), milestone: "2023-09-28", "2023-10-09", .grey, "中止", "Suspended"),
    // 启动
    Case(planned, "2023-09-20", .grey, "未启动，9/28启动", "Not begun; begins on 9/28"),
    Case(planned, "2023-09-21", .yellow, "9/28应启动，余7天", "To begin on 9/28, 7 days left"),
    Case(planned, "2023-09-28", .yellow, "9/28应启动，今天", "To begin on 9/28, today"),
    Case(planned, "2023-09-29", .red, "应于9/28启动，已晚1天", "Should have begun on 9/28, late by 1 day"),
    Case(planned, "2023-10-07", .red, "应于9/28启动，已晚1个工作日", "Should have begun on 9/28, late by 1 working day"),
    // 核验: the doer's deadline no longer counts, the checker's limit of five working days does (9/26 … 10/8)
    Case(checking, "2023-09-26", .green, "余2天", "2 days left"),
    Case(checking, "2023-10-05", .green, "正常", "On course"),
    Case(checking, "2023-10-08", .green, "正常", "On course"),
    Case(checking, "2023-10-09", .yellow, "核验反馈超期1个工作日", "Checking past its limit by 1 working day"),
    // 办结: blue, and says when it was late
    Case(closed("2023-09-28"), "2023-12-31", .blue, "9/28 办结", "Done on 9/28"),
    Case(closed("2023-09-20", [:]), "2023-12-31", .blue, "9/20 办结", "Done on 9/20"),
    Case(closed("2023-09-27"), "2023-12-31", .blue, "办结，提前1天", "Done, 1 day early"),
    Case(closed("2023-09-18"), "2023-12-31", .blue, "办结，提前10天", "Done, 10 days early"),
    Case(closed("2023-10-05"), "2023-12-31", .blue, "办结，逾期7天", "Done, 7 days late"),
    Case(closed("2023-10-07"), "2023-12-31", .blue, "办结，逾期1个工作日", "Done, 1 working day late"),
    Case(closed("2023-10-09"), "2023-12-31", .blue, "办结，逾期3个工作日", "Done, 3 working days late"),
  ]

  @Test(arguments: cases) func `a light is on for its reason, and says so in both languages`(asked: Case) {
    let (light, reason) = asked.asked()
    #expect(light == asked.light)
    #expect(reason.wording(in: .simplifiedChinese, on: Day(asked.day), calendar: World.rules.calendar) == asked.chinese)
    #expect(reason.wording(in: .english, on: Day(asked.day), calendar: World.rules.calendar) == asked.english)
  }

  /// A new reason does not compile until it stands here, and the test below fails until a case shows it.
  private static func place(_ reason: LightReason) -> Int {
    switch reason {
    case .closed: 0
    case .overdue: 1
    case .milestoneOverdue: 2
    case .startMissed: 3
    case .limitLapsed: 4
    case .dueSoon: 5
    case .milestoneSoon: 6
    case .startSoon: 7
    case .onCourse: 8
    case .notYetStarting: 9
    case .draft: 10
    case .deadlineVague: 11
    case .stopped: 12
    }
  }

  @Test func `every reason is shown by a case above, and is stored and read back`() {
    let reasons = Self.cases.map { $0.asked().reason }
    #expect(Set(reasons.map(Self.place)) == Set(0..<13))
    for reason in reasons { #expect(LightReason(json: reason.json) == reason) }
  }

  @Test(arguments: [
    #"["overdue"]"#, #"["overdue","2023-02-30"]"#, #"["late","2023-06-30"]"#, #"["draft","草拟"]"#,
    #"["limit-lapsed","2023-06-30","签收"]"#,
    #"["start-missed",20230630]"#, "[]", #"{"overdue":"2023-06-30"}"#, #"["deadline-vague"]"#, #"["closed"]"#,
  ])
  func `a stored reason that nobody wrote is refused`(text: String) throws {
    #expect(LightReason(json: try JSONValue(parsing: Array(text.utf8))) == nil)
  }

  @Test func `as long as nothing happens a light only gets worse`() throws {
    let severity: [Light: Int] = [.grey: 0, .green: 1, .yellow: 2, .red: 3]
    var changes = 0
    for seed in 0..<UInt64(caseCount(300)) {
      var chance = Seeded(seed)
      func day() -> Day { Day("2023-09-15").advanced(by: Int.random(in: 0..<30, using: &chance)) }
      let ledger = ["work-order", "assignment", "milestone"].randomElement(using: &chance).flatMap { LedgerCode($0) }
      let definition = World.rules.definition(try #require(ledger))
      let stage = try #require(definition.stages.randomElement(using: &chance))
      var values: [FieldCode: Value] = [:]
      if Bool.random(using: &chance) { values[.due] = .day(day()) }
      if Bool.random(using: &chance) { values[.start] = .day(day()) }
      if Bool.random(using: &chance) { values[.dueText] = .text("尽快") }
      let item = World.item(definition.code, at: stage.code, since: day().description, values)
      var outlook = definition.outlook(of: item, calendar: World.rules.calendar, limits: World.rules.limits)
      if Bool.random(using: &chance) {
        outlook = outlook.with(
          milestone: Words("节点", en: "Milestone"), due: day(), warn: definition.lights.warn, World.rules.calendar)
      }
      var before = outlook.light(on: Day("2023-09-01")).light
      for offset in 1..<90 {
        let light = outlook.light(on: Day("2023-09-01").advanced(by: offset)).light
        if light != before { changes += 1 }
        if let worse = severity[light], let better = severity[before] {
          #expect(worse >= better, "seed \(seed), day \(offset)")
        } else {
          #expect(light == before, "blue is for good: seed \(seed), day \(offset)")
        }
        before = light
      }
    }
    try #require(changes > 100, "lights that never change prove nothing")
  }
}
