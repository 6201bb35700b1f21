import Bureau
import Calendars
import LedgerKernel
import Reports
import Storage
import TestSupport
import Testing
import UseCases
import Wording

@Suite struct DeskTests {
  private func titles(_ desk: Desk, _ kind: Desk.Kind) -> [String] {
    desk.section(kind)?.tasks.map(\.row.title.simplifiedChinese) ?? []
  }

  private func order(_ title: String, _ more: [FieldCode: Value] = [:]) -> [FieldCode: Value] {
    Office.order.merging([.title: .text(title)]) { $1 }.merging(more) { $1 }
  }

  @Test(arguments: House.Kind.allCases)
  func
    `a clerk's desk has drafts with what they lack, deadlines to settle, answers, what is to be closed, what to urge`(
      kind: House.Kind
    ) async throws
  {
    let house = try House(kind, on: "2023-06-01")
    let office = try await house.found()
    let late = try await office.issued(order("逾期的", [.due: .day(Day("2023-06-05"))]))
    try await office.act("sign-for", on: late, by: "ye-zhiqiu")
    _ = try await office.draft([.title: .text("缺标准"), .lead: .unit("drainage"), .due: .day(Day("2023-09-01"))])
    _ = try await office.draft([.title: .text("含糊的"), .lead: .unit("drainage"), .dueText: .text("尽快")])
    let asked = try await office.draft(order("征求意见的"))
    try await office.act("consult", on: asked, by: "mo-xingchi")
    try await office.act("object", on: asked, by: "ye-zhiqiu", [.reason: .text("不属本科室")])
    let done = try await office.issued(order("办好的"))
    try await office.act("sign-for", on: done, by: "ye-zhiqiu")
    try await office.act("finish", on: done, by: "ye-zhiqiu", [.note: .text("完成")])
    house.move(to: "2023-06-12")

    var desk = try await ViewDesk(office)(for: "mo-xingchi")
    #expect(titles(desk, .draft) == ["缺标准"])
    #expect(desk.section(.draft)?.tasks.first?.notes.first?.simplifiedChinese == "缺完成标准")
    #expect(titles(desk, .settle) == ["含糊的"])
    #expect(titles(desk, .replies) == ["征求意见的"])
    #expect(desk.section(.replies)?.tasks.first?.notes.first?.simplifiedChinese == "城建科提出异议：不属本科室")
    #expect(titles(desk, .check) == ["办好的"] && titles(desk, .close) == [])
    #expect(titles(desk, .urge) == ["逾期的"])
    #expect(desk.section(.urge)?.tasks.first?.acts.map(\.act) == ["urge"])
    #expect(desk.section(.red) == nil && desk.section(.sign) == nil && !desk.hasSheet)

    try await office.act("verify", on: done, by: "wen-zhiheng")
    desk = try await ViewDesk(office)(for: "mo-xingchi")
    #expect(titles(desk, .check) == [] && titles(desk, .close) == ["办好的"])
  }

  @Test(arguments: House.Kind.allCases)
  func `a leader signs and rules for the own line only, and sees what is red there`(kind: House.Kind) async throws {
    let house = try House(kind, on: "2023-06-01")
    let office = try await house.found()
    let red = try await office.issued(order("要红的", [.due: .day(Day("2023-06-05"))]))
    try await office.act("sign-for", on: red, by: "ye-zhiqiu")
    let declined = try await office.issued(order("退单的", [.due: .day(Day("2023-06-20"))]))
    try await office.act("decline", on: declined, by: "ye-zhiqiu", [.reason: .text("不属本科室")])
    let stuck = try await office.issued(order("有难题的"))
    try await office.act("sign-for", on: stuck, by: "ye-zhiqiu")
    try await office.act("raise-obstacle", on: stuck, by: "ye-zhiqiu", [.obstacle: .text("管线交叉")])
    let waiting = try await office.draft(order("待签的"))
    try await office.act("submit", on: waiting, by: "mo-xingchi")
    house.move(to: "2023-06-12")

    let own = try await ViewDesk(office)(for: "tang-boyan")
    #expect(titles(own, .sign) == ["待签的"] && own.section(.sign)?.count == 1)
    #expect(own.section(.sign)?.batches.map(\.act) == ["issue"])
    #expect(titles(own, .rule) == ["退单的"])
    #expect(own.section(.rule)?.tasks.first?.acts.map(\.act) == ["uphold", "dismiss"])
    #expect(titles(own, .coordinate) == ["有难题的"])
    #expect(own.section(.coordinate)?.tasks.first?.notes.first?.simplifiedChinese == "管线交叉")
    #expect(titles(own, .red) == ["要红的"])
    #expect(titles(own, .soon) == ["退单的"])
    #expect(own.hasSheet)

    // Whoever raised it does not clear it.
    #expect(try await ViewDesk(office)(for: "ye-zhiqiu").section(.coordinate) == nil)
    let other = try await ViewDesk(office)(for: "lu-zhiyuan")
    #expect(other.sections.allSatisfy { $0.tasks.isEmpty && $0.count == 0 })
    let director = try await ViewDesk(office)(for: "fang-jiming")
    #expect(titles(director, .sign) == ["待签的"] && titles(director, .red) == ["要红的"])
  }

  @Test(arguments: House.Kind.allCases)
  func `a liaison signs for what has come in within the limit, and reports on what is in hand`(kind: House.Kind)
    async throws
  {
    let office = try await House(kind, on: "2023-06-12").found()
    let came = try await office.issued(order("新来的"))
    let held = try await office.issued(order("在办的"))
    try await office.act("sign-for", on: held, by: "ye-zhiqiu")
    let desk = try await ViewDesk(office)(for: "ye-zhiqiu")
    #expect(titles(desk, .receive) == ["新来的"])
    #expect(desk.section(.receive)?.tasks.first?.notes.map(\.simplifiedChinese) == ["签收期限至2023-06-13"])
    #expect(desk.section(.receive)?.tasks.first?.acts.map(\.act) == ["sign-for", "decline"])
    #expect(titles(desk, .report) == ["在办的"])
    #expect(desk.section(.sign) == nil && desk.section(.settle) == nil)
    _ = came
  }

  @Test(arguments: House.Kind.allCases)
  func `a report waits for the head in one list; until then nobody owes it again`(kind: House.Kind) async throws {
    let office = try await House(kind, on: "2023-06-12").found()
    let item = try await office.issued(order("在办的"))
    try await office.act("sign-for", on: item, by: "ye-zhiqiu")
    #expect(titles(try await ViewDesk(office)(for: "ning-cangshan"), .review) == [])
    try await office.act("report", on: item, by: "ye-zhiqiu", [.progress: .text("完成3.5公里")])
    let head = try await ViewDesk(office)(for: "ning-cangshan")
    #expect(titles(head, .review) == ["在办的"] && titles(head, .report) == [])
    let task = head.section(.review)?.tasks.first
    #expect(task?.acts.map(\.act) == ["accept-report", "return-report"])
    #expect(task?.notes.map(\.simplifiedChinese) == ["完成3.5公里"])
    let liaison = try await ViewDesk(office)(for: "ye-zhiqiu")
    #expect(titles(liaison, .report) == [] && liaison.section(.review) == nil)
    try await office.act("accept-report", on: item, by: "ning-cangshan")
    let after = try await ViewDesk(office)(for: "ning-cangshan")
    #expect(titles(after, .review) == [])
    // The head reports without anybody's consent.
    #expect(after.section(.report)?.tasks.first?.acts.map(\.act) == ["report-as-head", "finish"])
  }

  @Test func `a head finds what the unit says is reached and may accept or send it back; nobody accepts the own`()
    async throws
  {
    let office = try await House(.sqlite, on: "2023-06-12").found()
    let item = try await office.issued()
    try await office.act("sign-for", on: item, by: "ye-zhiqiu")
    let plan: [FieldCode: Value] = [
      .title: .text("招标完成"), .lead: .unit("urban-construction"), .due: .day(Day("2023-06-20")),
    ]
    let milestone = try await OpenItem(office)(
      in: "milestone", year: 2023, parent: (item, .milestone), ActInput(plan),
      Request(office.newCommand(), by: "ning-cangshan")
    ).lines[0].item
    #expect(titles(try await ViewDesk(office)(for: "ye-zhiqiu"), .reach) == ["招标完成"])
    try await office.act("reach", on: milestone, by: "ye-zhiqiu")
    let head = try await ViewDesk(office)(for: "ning-cangshan")
    #expect(titles(head, .check) == ["招标完成"])
    #expect(head.section(.check)?.tasks.first?.acts.map(\.act) == ["confirm", "send-back"])
    #expect(titles(try await ViewDesk(office)(for: "ye-zhiqiu"), .check) == [])
  }

  @Test func `a desk that was laid a moment ago is laid anew once another server wrote, and on another day`()
    async throws
  {
    let house = try House(.sqlite, on: "2023-06-12")
    let office = try await house.found()
    let other = try #require(
      try await Office.open(store: office.store, accounts: office.accounts, surroundings: office.surroundings))
    #expect(titles(try await ViewDesk(office)(for: "ye-zhiqiu"), .receive) == [])
    let item = try await other.issued(order("别处签发的", [.due: .day(Day("2023-06-30"))]))
    #expect(titles(try await ViewDesk(office)(for: "ye-zhiqiu"), .receive) == ["别处签发的"])
    // Nobody else's desk is given out.
    #expect(titles(try await ViewDesk(office)(for: "jiang-tinglan"), .receive) == [])
    try await other.act("sign-for", on: item, by: "ye-zhiqiu")
    #expect(titles(try await ViewDesk(office)(for: "ye-zhiqiu"), .report) == ["别处签发的"])
    let board = try await ViewBoard(office)(ListRequest(), by: .list, for: "ye-zhiqiu")
    house.move(to: "2023-07-03")
    #expect(try await ViewDesk(office)(for: "ye-zhiqiu").day == Day("2023-07-03"))
    let later = try await ViewBoard(office)(ListRequest(), by: .list, for: "ye-zhiqiu")
    #expect(board.chart.rows.map(\.light) == [.green] && later.chart.rows.map(\.light) == [.red])
  }

  @Test func `a branch secretary sees what the members answer for`() async throws {
    let office = try await House(.memory, on: "2023-06-12").found()
    let item = try await office.issued(order("党员承担的", [.person: .person("ye-zhiqiu")]))
    try await office.act("sign-for", on: item, by: "ye-zhiqiu")
    let branch = try #require(try await ViewDesk(office)(for: "ning-cangshan").branch)
    #expect(branch.members.first { $0.person == "ye-zhiqiu" }?.open == 1)
    // Of another unit's items a secretary counts none that are out of sight.
    #expect(branch.members.first { $0.person == "niu-gengtian" }?.open == 0)
    #expect(try await ViewDesk(office)(for: "ye-zhiqiu").branch == nil)
  }

  @Test(arguments: House.Kind.allCases)
  func `what was submitted can be taken back until it is signed, and by nobody else`(kind: House.Kind) async throws {
    let house = try House(kind, on: "2023-06-12")
    let office = try await house.found()
    let item = try await office.draft(order("交早了的"))
    #expect(try await ViewDesk(office)(for: "mo-xingchi").recent == [])
    try await office.act("submit", on: item, by: "mo-xingchi")
    let recent = try #require(try await ViewDesk(office)(for: "mo-xingchi").recent.first)
    #expect(recent.item == item && recent.undo.act == "take-back" && recent.isOneClick)
    #expect(recent.what.simplifiedChinese == "送审" && recent.seen == 2)
    #expect(try await ViewDesk(office)(for: "tang-boyan").recent == [])
    let outsider = await thrown { try await office.act("take-back", on: item, by: "ye-zhiqiu") }
    #expect({ if case .notEntitled? = outsider as? Refusal { true } else { false } }())

    try await office.act("take-back", on: item, by: "mo-xingchi")
    #expect(try await office.stage(of: item) == "drafted")
    try await office.act("submit", on: item, by: "mo-xingchi")
    house.move(to: "2023-06-13")
    #expect(try await ViewDesk(office)(for: "mo-xingchi").recent == [])
    try await office.act("issue", on: item, by: "tang-boyan")
    #expect(try await ViewDesk(office)(for: "tang-boyan").recent == [])
    let late = await thrown { try await office.act("take-back", on: item, by: "mo-xingchi") }
    #expect({ if case .notFromHere? = late as? Refusal { true } else { false } }())
  }

  @Test func `where there is more than a desk shows, the heading counts it and leads to it`() async throws {
    let office = try await House(.sqlite, on: "2023-06-12").found()
    for number in 1...15 { _ = try await office.draft([.title: .text("草稿\(number)")]) }
    let desk = try await ViewDesk(office)(for: "mo-xingchi")
    #expect(desk.section(.draft)?.tasks.count == ViewDesk.shown && desk.section(.draft)?.count == 15)
    let all = try await ViewDesk(office)(for: "mo-xingchi", only: .draft)
    #expect(all.sections.map(\.kind) == [.draft] && all.section(.draft)?.tasks.count == 15)
  }

  @Test func `every act that a desk offers opens its form, for everybody in the bureau`() async throws {
    let office = try await House(.memory, on: "2023-06-12").found()
    let first = try await office.issued(order("甲"))
    let second = try await office.issued(order("乙"))
    try await office.act("sign-for", on: second, by: "ye-zhiqiu")
    try await office.act("raise-obstacle", on: second, by: "ye-zhiqiu", [.obstacle: .text("难")])
    try await office.act("decline", on: first, by: "ye-zhiqiu", [.reason: .text("不属")])
    let third = try await office.draft(order("丙"))
    try await office.act("submit", on: third, by: "mo-xingchi")
    let fourth = try await office.draft(order("丁"))
    try await office.act("consult", on: fourth, by: "mo-xingchi")
    var offered = 0
    for person in office.rulebook.organisation.people.map(\.id) {
      for section in try await ViewDesk(office)(for: person).sections {
        for task in section.tasks {
          #expect(try await office.isVisible(task.row.item, to: person))
          for choice in task.acts {
            _ = try await ViewForm(office)(choice.act, on: task.row.item, for: person)
            offered += 1
          }
        }
      }
    }
    #expect(offered > 20)
  }

  @Test func `whoever stands outside sees neither rows nor counts, on a desk or in an account`() async throws {
    let office = try await House(.sqlite, on: "2023-06-12").found()
    for number in 1...15 {
      let item = try await office.issued(order("城建的事\(number)", [.person: .person("ye-zhiqiu")]))
      try await office.act("sign-for", on: item, by: "ye-zhiqiu")
    }
    let desk = try await ViewDesk(office)(for: "juan-shuyao")
    #expect(desk.sections.allSatisfy { $0.tasks.isEmpty && $0.count == 0 })
    let duties = ViewDuties(office)
    let unit = try #require(try await duties.unit("urban-construction", for: "juan-shuyao"))
    #expect(unit.account.lines.isEmpty && !unit.isInScope && unit.people.allSatisfy { $0.open == 0 })
    let person = try #require(try await duties.person("ye-zhiqiu", for: "juan-shuyao"))
    #expect(person.account.lines.isEmpty)
    #expect(try await duties(for: "juan-shuyao").units.map(\.unit) == ["archives"])

    let own = try #require(try await duties.unit("urban-construction", for: "ning-cangshan"))
    #expect(
      own.account.lines.count == 15 && own.account.lines.allSatisfy { $0.standard == "通过验收" && $0.share == .lead })
    #expect(own.people.first { $0.person == "ye-zhiqiu" }?.open == 15)
    let overview = try await duties(for: "fang-jiming")
    #expect(overview.units.first { $0.unit == "urban-construction" }?.open == 15)
    #expect(!overview.without.contains { $0.person == "ye-zhiqiu" })
    #expect(overview.without.contains { $0.person == "ning-cangshan" })
    // The three officers see no items and carry none.
    #expect(!overview.without.contains { $0.person == "bai-yutong" })
  }

  @Test func `first steps are three, for everybody`() async throws {
    let office = try await House(.memory).found()
    for person in office.rulebook.organisation.people {
      #expect(ViewDesk(office).steps(for: person.id).count == 3, "\(person.id)")
    }
    #expect(ViewDesk(office).steps(for: "mo-xingchi").first == .readText)
    #expect(ViewDesk(office).steps(for: "tang-boyan").contains(.sheet))
  }
}
