import Bureau
import Calendars
import LedgerKernel
import Reports
import Storage
import TestSupport
import Testing
import UseCases

/// Ways round a rule that somebody tried.
@Suite struct GuardTests {
  private let reason: [FieldCode: Value] = [.reason: .text("停工")]
  private let meeting: [FieldCode: Value] = [.reason: .text("停工"), .meeting: .text("党委会〔2023〕9号")]

  private func refusal(_ body: () async throws -> Void) async -> Refusal? { await thrown(body) as? Refusal }

  @Test func `a command id answers only whoever used it for the same deed`() async throws {
    let office = try await House(.memory, on: "2023-09-20").found()
    let (one, two) = (try await office.draft(), try await office.draft())
    let first = try await PerformAct(office)("submit", on: one, ActInput(), Request(named("c-1"), by: "mo-xingchi"))
    let again = try await PerformAct(office)("submit", on: one, ActInput(), Request(named("c-1"), by: "mo-xingchi"))
    #expect(again.isRepeat && again.lines == first.lines)
    let facts = try await office.facts()
    #expect(
      await refusal {
        try await PerformAct(office)("submit", on: two, ActInput(), Request(named("c-1"), by: "mo-xingchi"))
      }
        == .commandUsed)
    #expect(
      await refusal {
        try await PerformAct(office)("submit", on: one, ActInput(), Request(named("c-1"), by: "tang-boyan"))
      }
        == .commandUsed)
    #expect(
      await refusal {
        _ = try await OpenItem(office)(
          in: "work-order", year: 2023, ActInput(Office.order), Request(named("c-1"), by: "mo-xingchi"))
      } == .commandUsed)
    #expect(try await office.facts() == facts)
  }

  @Test(arguments: House.Kind.allCases)
  func `several orders are signed in one batch, all or none`(kind: House.Kind) async throws {
    let office = try await House(kind, on: "2023-09-20").found()
    var items: [ItemID] = []
    for _ in 0..<4 {
      let item = try await office.draft()
      try await office.act("submit", on: item, by: "mo-xingchi")
      items.append(item)
    }
    let stray = try await office.draft()
    let facts = try await office.facts()
    #expect(
      await refusal {
        try await PerformAct(office)(
          "issue", on: items + [stray], ActInput(), Request(office.newCommand(), by: "tang-boyan"))
      } != nil)
    #expect(try await office.facts() == facts)
    let receipt = try await PerformAct(office)(
      "issue", on: items, ActInput(), Request(named("sign-all"), by: "tang-boyan"))
    #expect(receipt.lines.compactMap(\.number) == (1...4).map { "交办〔2023〕\($0)号" })
    let again = try await PerformAct(office)(
      "issue", on: items, ActInput(), Request(named("sign-all"), by: "tang-boyan"))
    #expect(again.isRepeat && again.lines == receipt.lines)
    for item in items { #expect(try await office.stage(of: item) == "awaiting-receipt") }
  }

  @Test func `what was suspended with an order is still owed, and comes back with it`() async throws {
    let office = try await House(.memory, on: "2023-09-20").found()
    var values = Office.order
    values[.lead] = nil
    values[.addressees] = .units(["gardens", "archives"])
    let whole = try await office.draft(values)
    try await office.act("submit", on: whole, by: "mo-xingchi")
    try await office.act("issue", on: whole, by: "fang-jiming")
    try await office.act("suspend", on: whole, by: "fang-jiming", meeting)
    #expect(Set(try await office.store.children(of: whole).map(\.stage)) == ["suspended"])
    try await office.act("resume-unsigned", on: whole, by: "fang-jiming", meeting)
    #expect(Set(try await office.store.children(of: whole).map(\.stage)) == ["awaiting-receipt"])
    #expect(await refusal { try await office.act("close-general", on: whole, by: "mo-xingchi") } == .childrenOpen(2))
  }

  @Test func `carrying over ends the parts, and the next year's draft has no number of theirs`() async throws {
    let office = try await House(.memory, on: "2023-09-20").found()
    let whole = try await office.issued(
      Office.order.merging([.supports: .units(["gardens"])]) { _, new in new })
    try await office.act("carry-over", on: whole, by: "mo-xingchi", reason)
    let children = try await office.store.children(of: whole)
    let part = try #require(children.first { $0.relation == .support })
    let next = try #require(children.first { $0.relation == .carriedFrom })
    #expect(part.stage == "carried-over" && next.stage == "drafted")
    #expect(next.number.isEmpty && part.number == "交办〔2023〕1号-1")
  }

  @Test func `a milestone of a rigid order is as rigid`() async throws {
    let office = try await House(.memory, on: "2023-09-20").found()
    let order = try await office.issued(Office.order.merging([.rigid: .flag(true)]) { _, new in new })
    func plan(_ lead: UnitID) async throws -> ItemID {
      try await OpenItem(office)(
        in: "milestone", year: 2023, parent: (order, .milestone),
        ActInput([.title: .text("主体完工"), .lead: .unit(lead), .due: .day(Day("2023-11-01"))]),
        Request(office.newCommand(), by: "mo-xingchi")
      ).lines[0].item
    }
    #expect(await refusal { _ = try await plan("archives") } == .parentClosed)
    let milestone = try await plan("urban-construction")
    #expect(try await office.store.row(of: milestone)?.isRigid == true)
    #expect(await refusal { try await office.act("drop", on: milestone, by: "tang-boyan", reason) } == .committeeOnly)
  }

  @Test func `nothing is opened under an item that has ended, or as a copy by hand`() async throws {
    let office = try await House(.memory, on: "2023-09-20").found()
    let draft = try await office.draft()
    func open(_ relation: Registration.Relation) async throws {
      _ = try await OpenItem(office)(
        in: "milestone", year: 2023, parent: (draft, relation),
        ActInput([.title: .text("节点"), .lead: .unit("urban-construction"), .due: .day(Day("2023-11-01"))]),
        Request(office.newCommand(), by: "mo-xingchi"))
    }
    for relation in [Registration.Relation.copy, .support, .carriedFrom] {
      #expect(await refusal { try await open(relation) } == .parentClosed)
    }
    try await open(.milestone)
    try await office.act("discard", on: draft, by: "mo-xingchi", reason)
    #expect(await refusal { try await open(.milestone) } == .parentClosed)
  }

  @Test func `a mapping leads past no signature and no check`() async throws {
    let office = try await House(.memory, on: "2023-09-20").found()
    _ = try await office.draft()
    let text = try House.texts().first { $0.file == "ledgers/work-order.yaml" }
    let changed = try #require(text).text + "\n# 二\n"
    try await office.adopt(
      [AdoptedText(.definition, file: "work-order.yaml", text: changed, year: 2023)], by: Office.administrator)
    let choice = RedefineItems.Choice("work-order", stages: ["drafted": "in-hand"])
    let preview = try await RedefineItems(office).preview(choice, for: Office.administrator)
    #expect(preview.findings.map(\.code) == ["stage-elsewhere"])
    #expect(preview.moves.isEmpty)
  }

  @Test func `a unit that an order does not concern sees and claims nothing that is led`() async throws {
    let office = try await House(.memory, on: "2023-09-20").found()
    let item = try await office.draft()
    try await office.act("consult", on: item, by: "mo-xingchi")
    #expect(await refusal { _ = try await ViewItem(office)(item, for: "hua-jianlu") } == .unknownItem)
    #expect(await refusal { try await office.act("claim", on: item, by: "hua-jianlu") } == .unknownItem)
  }

  @Test func `what a form leaves empty is emptied, and what it does not show stays`() async throws {
    let office = try await House(.memory, on: "2023-09-20").found()
    let item = try await office.draft(
      Office.order.merging([.lists: .choices(["key", "project"]), .dueText: .text("*月底前")]) { _, new in new })
    let definition = try #require(office.rulebook.definition(of: "work-order", in: 2023))
    func edit(_ texts: [String: [String]]) async throws {
      let standing = try #require(Item(replaying: try await office.store.events(of: item))).values
      let input = try FormReading(definition).input(texts, for: definition.act("edit"), standing: standing)
      try await PerformAct(office)("edit", on: item, input, Request(office.newCommand(), by: "mo-xingchi"))
    }
    // One by one in any kind of field, and what a leader must be able to read is never emptied.
    try await edit([
      "lead": [""], "due": [""], "person": ["mo-xingchi"], "quantity": ["5"], "quantity-unit": ["公里"],
    ])
    try await edit(["person": [""], "quantity": [""], "quantity-unit": [""], "standard": [""]])
    var standing = try #require(try await office.store.row(of: item))
    #expect(standing.lead == nil && standing.due == nil && standing.person == nil)
    let folded = try #require(Item(replaying: try await office.store.events(of: item))).values
    #expect(Set(folded.keys).isDisjoint(with: [.lead, .due, .person, .quantity, .quantityUnit, .standard]))
    for nothing in ["", " \u{3000}", "\u{200B}\u{FEFF}"] {
      for input in [ActInput(clearing: [.title]), ActInput([.title: .text(nothing)])] {
        let request = Request(office.newCommand(), by: "mo-xingchi")
        guard
          case .fieldsMissing? = await refusal({ try await PerformAct(office)("edit", on: item, input, request) }),
          case .fieldsMissing? = await refusal({ try await edit(["title": [nothing]]) })
        else {
          Issue.record("an order without a title")
          return
        }
      }
    }
    try await edit(["lead": ["urban-construction"], "due": ["2023-12-20"], "standard": ["通过验收"]])
    standing = try #require(try await office.store.row(of: item))
    #expect(standing.lead == "urban-construction" && standing.due == Day("2023-12-20"))
    try await edit(["lists": [""], "due-text": [""]])
    let row = try #require(try await office.store.row(of: item))
    #expect(row.lists.isEmpty && row.dueText.isEmpty && row.title == "修补路面" && row.lead == "urban-construction")
    try await office.act("submit", on: item, by: "mo-xingchi")
    // No annual list any more: a leader signs it without the committee's number.
    try await office.act("issue", on: item, by: "tang-boyan")
  }

  @Test func `a head is offered the form of a milestone for a unit of theirs`() async throws {
    let office = try await House(.memory, on: "2023-09-20").found()
    let form = try ViewForm(office)(opening: "milestone", year: 2023, for: "ning-cangshan")
    #expect(form.act == "plan")
    let order = try await office.issued()
    func plan(_ lead: UnitID, weight: String) async throws {
      _ = try await OpenItem(office)(
        in: "milestone", year: 2023, parent: (order, .milestone),
        ActInput([
          .title: .text("主体完工"), .lead: .unit(lead), .due: .day(Day("2023-11-01")),
          .weight: .number(try Quantity(parsing: weight)),
        ]), Request(office.newCommand(), by: "ning-cangshan"))
    }
    try await plan("urban-construction", weight: "100")
    for weight in ["-50", "150"] {
      guard case .fieldMalformed? = await refusal({ try await plan("urban-construction", weight: weight) }) else {
        Issue.record("a weight of \(weight) was taken")
        continue
      }
    }
    guard case .notEntitled? = await refusal({ try await plan("gardens", weight: "10") }) else {
      Issue.record("a head planned for another unit")
      return
    }
  }

  @Test func `what a unit leads is not closed with the copies of others`() async throws {
    let office = try await House(.memory, on: "2023-09-20").found()
    let whole = try await office.draft(
      Office.order.merging([.addressees: .units(["gardens"])]) { _, new in new })
    try await office.act("submit", on: whole, by: "mo-xingchi")
    try await office.act("issue", on: whole, by: "fang-jiming")
    let copy = try #require(try await office.store.children(of: whole).first)
    try await office.act("withdraw", on: copy.item, by: "mo-xingchi", reason)
    guard case .notNow? = await refusal({ try await office.act("close-general", on: whole, by: "mo-xingchi") }) else {
      Issue.record("it was closed before its lead had it")
      return
    }
  }
}
