internal import Bureau
internal import Calendars
public import LedgerKernel
public import Storage
internal import TestSupport
internal import Testing

/// What the words of ``JournalStore`` mean. Every store runs all of it, each promise on a fresh store.
public struct StoreConformance: Sendable {
  let rules: SampleRules

  /// What its histories are lived under.
  public var projection: ProjectionRules { rules.projection }

  public func definition(_ code: LedgerCode) -> LedgerDefinition { rules.definition(code) }

  public init() throws { rules = try SampleRules(adding: [Self.inspections]) }

  public static let promises:
    [(name: String, check: @Sendable (StoreConformance, any JournalStore) async throws -> Void)] =
      [
        ("a repeated command changes nothing and returns the first receipt", { try await $0.repeats($1) }),
        ("a batch of which one item moved on is refused whole", { try await $0.staleness($1) }),
        ("several batches are appended all or none", { try await $0.wholeImports($1) }),
        ("a long import is whole or not at all", { try await $0.longImports($1) }),
        ("serial numbers run without gaps per ledger and year", { try await $0.serials($1) }),
        ("a batch under an unknown definition is refused", { try await $0.unknownDefinitions($1) }),
        ("instants of one item never run backwards and never stand still", { try await $0.instants($1) }),
        ("instants of a family never run backwards over midnight", { try await $0.familyInstants($1) }),
        ("seals cover every fact once and verify", { try await $0.seals($1) }),
        ("a document is kept under its hash", { try await $0.documents($1) }),
        ("pages by key give every row once, in order", { try await $0.paging($1) }),
        ("events come newest first, and go on before an instant", { try await $0.recentEvents($1) }),
        ("a job is done by one of many, and again when its time has come", { try await $0.jobs($1) }),
        ("marks hold until they are forgotten", { try await $0.marks($1) }),
        ("an item is found as of a day by who saw it and what was said then", { try await $0.movedItems($1) }),
        ("a watermark is another one after anything was written", { try await $0.watermarks($1) }),
        ("two writers who saw the same cannot both write", { try await $0.race($1) }),
      ]

  // MARK: Material

  func order(_ title: String, lead: UnitID = "urban-construction", due: Day? = Day("2023-06-30")) -> [Fact] {
    var values: [FieldCode: Value] = [.title: .text(title), .lead: .unit(lead), .standard: .text("通过验收")]
    if let due { values[.due] = .day(due) }
    let definition = rules.definition("work-order")
    return [
      .registered(
        Registration(
          ledger: definition.code, definition: definition.hash, year: 2023, stage: "drafted", values: values))
    ]
  }

  func item(_ number: Int) -> ItemID {
    ItemID(milliseconds: 1_673_000_000_000 + Int64(number), chance: (7, UInt64(number)))
  }

  func command(_ text: String) -> CommandID {
    guard let command = CommandID(text) else { preconditionFailure("\(text) is no command id") }
    return command
  }

  func instant(_ day: String, hour: Int64 = 10) -> Instant {
    Instant(milliseconds: CivilZone.shanghai.start(of: Day(day)).milliseconds + hour * 3_600_000)
  }

  func batch(
    _ name: String, on day: String = "2023-01-10", hour: Int64 = 10, _ entries: [Batch.Entry]
  ) -> Batch {
    Batch(command(name), by: .person("mo-xingchi"), at: instant(day, hour: hour), on: Day(day), entries)
  }

  // MARK: Promises

  func repeats(_ store: any JournalStore) async throws {
    let series = rules.definition("work-order").numbering.map {
      Batch.Series(ledger: "work-order", year: 2023, numbering: $0)
    }
    let first = batch("c1", [Batch.Entry(item(1), seen: 0, facts: order("甲"), draws: series)])
    let receipt = try await store.append(first, under: rules.projection)
    #expect(!receipt.isRepeat)
    #expect(receipt.lines.map(\.number) == ["交办〔2023〕1号"])
    let again = try await store.append(
      batch("c1", [Batch.Entry(item(2), seen: 0, facts: order("乙"), draws: series)]), under: rules.projection)
    #expect(again.isRepeat)
    #expect(again.lines == receipt.lines)
    #expect(try await store.events(of: item(2)).isEmpty)
    #expect(try await store.receipt(of: command("c1"))?.lines == receipt.lines)
    #expect(try await store.receipt(of: command("c2")) == nil)
  }

  func staleness(_ store: any JournalStore) async throws {
    try await store.append(batch("c1", [Batch.Entry(item(1), seen: 0, facts: order("甲"))]), under: rules.projection)
    await #expect(throws: StoreFault.stale([item(1)])) {
      try await store.append(
        batch(
          "c2",
          [Batch.Entry(item(2), seen: 0, facts: order("乙")), Batch.Entry(item(1), seen: 0, facts: [.urged("快")])]),
        under: rules.projection)
    }
    #expect(try await store.events(of: item(2)).isEmpty)
    #expect(try await store.events(of: item(1)).count == 1)
    #expect(try await store.receipt(of: command("c2")) == nil)
    let row = try #require(try await store.row(of: item(1)))
    #expect(row.title == "甲" && row.ordinal == 1)
  }

  func watermarks(_ store: any JournalStore) async throws {
    var seen = [try await store.watermark()]
    func see() async throws {
      let now = try await store.watermark()
      #expect(!seen.contains(now))
      seen.append(now)
    }
    try await store.append(batch("w1", [Batch.Entry(item(1), seen: 0, facts: order("甲"))]), under: rules.projection)
    try await see()
    let two = (2...3).map { batch("w\($0)", [Batch.Entry(item($0), seen: 0, facts: order("乙"))]) }
    try await store.append(two, under: rules.projection)
    try await see()
    _ = try await store.rebuild(under: rules.projection) { _, _ in }
    try await see()
  }

  func wholeImports(_ store: any JournalStore) async throws {
    let good = batch("i1", [Batch.Entry(item(1), seen: 0, facts: order("甲"))])
    let bad = batch("i2", [Batch.Entry(item(2), seen: 3, facts: [.urged("快")])])
    await #expect(throws: StoreFault.stale([item(2)])) {
      try await store.append([good, bad], under: rules.projection)
    }
    #expect(try await store.events(of: item(1)).isEmpty)
    let receipts = try await store.append([good, good], under: rules.projection)
    #expect(receipts.map(\.isRepeat) == [false, true])
  }

  func longImports(_ store: any JournalStore) async throws {
    let numbering = rules.definition("work-order").numbering
    let series = numbering.map { Batch.Series(ledger: "work-order", year: 2023, numbering: $0) }
    func good(_ number: Int) -> Batch {
      batch("l\(number)", [Batch.Entry(item(number), seen: 0, facts: order("第\(number)件"), draws: series)])
    }
    let bad = batch("bad", [Batch.Entry(item(999), seen: 3, facts: [.urged("快")])])
    await #expect(throws: StoreFault.stale([item(999)])) {
      try await store.append((1...300).map(good) + [bad] + (301...600).map(good), under: rules.projection)
    }
    let scope = Scope(.everything, persons: [])
    let query = RowQuery(scope: scope, day: Day("2023-02-01"))
    #expect(try await store.counts(query).total == 0)
    #expect(try await store.events(of: item(1)).isEmpty)
    let receipts = try await store.append((1...600).map(good), under: rules.projection)
    #expect(receipts.map { $0.lines[0].number } == (1...600).map { "交办〔2023〕\($0)号" })
    #expect(try await store.counts(query).total == 600)
    #expect(try await store.verify { _, _ in }.isSound)
  }

  func serials(_ store: any JournalStore) async throws {
    let numbering = try #require(rules.definition("work-order").numbering)
    func draw(_ number: Int, _ ledger: LedgerCode, _ year: Int) async throws -> String? {
      let entry = Batch.Entry(
        item(number), seen: 0, facts: order("第\(number)件"),
        draws: Batch.Series(ledger: ledger, year: year, numbering: numbering))
      return try await store.append(batch("s\(number)", [entry]), under: rules.projection).lines[0].number
    }
    #expect(try await draw(1, "work-order", 2023) == "交办〔2023〕1号")
    #expect(try await draw(2, "work-order", 2023) == "交办〔2023〕2号")
    #expect(try await draw(3, "work-order", 2024) == "交办〔2024〕1号")
    #expect(try await draw(4, "assignment", 2023) == "交办〔2023〕1号")
    // A refused batch draws nothing.
    await #expect(throws: StoreFault.self) {
      let entry = Batch.Entry(
        item(5), seen: 9, facts: [.urged("快")],
        draws: Batch.Series(ledger: "work-order", year: 2023, numbering: numbering))
      try await store.append(batch("s5", [entry]), under: rules.projection)
    }
    #expect(try await draw(6, "work-order", 2023) == "交办〔2023〕3号")
  }

  func unknownDefinitions(_ store: any JournalStore) async throws {
    let hash = SampleRules.hash(of: "nobody adopted this")
    let fact = Fact.registered(
      Registration(ledger: "work-order", definition: hash, year: 2023, stage: "drafted", values: [:]))
    await #expect(throws: StoreFault.definitionUnknown(hash)) {
      try await store.append(batch("c1", [Batch.Entry(item(1), seen: 0, facts: [fact])]), under: rules.projection)
    }
    #expect(try await store.events(of: item(1)).isEmpty)
  }

  func instants(_ store: any JournalStore) async throws {
    try await store.append(
      batch("c1", on: "2023-02-10", [Batch.Entry(item(1), seen: 0, facts: order("甲"))]), under: rules.projection)
    try await store.append(
      batch("c2", on: "2023-02-08", [Batch.Entry(item(1), seen: 1, facts: [.urged("快")])]), under: rules.projection)
    let events = try await store.events(of: item(1))
    let first = instant("2023-02-10")
    #expect(events.map(\.recorded) == [first, Instant(milliseconds: first.milliseconds + 1)])
    #expect(events.map(\.on) == [Day("2023-02-10"), Day("2023-02-08")])
  }

  func familyInstants(_ store: any JournalStore) async throws {
    let milestone = rules.definition("milestone")
    func open(_ number: Int, _ title: String) -> Batch.Entry {
      let values: [FieldCode: Value] = [.title: .text(title), .due: .day(Day("2023-03-0\(number)"))]
      return Batch.Entry(
        item(number), seen: 0,
        facts: [
          .registered(
            Registration(
              ledger: milestone.code, definition: milestone.hash, year: 2023,
              parent: Registration.Parent(item(1), .milestone, part: number), stage: "planned", values: values))
        ])
    }
    let midnight = CivilZone.shanghai.start(of: Day("2023-01-11")).milliseconds
    func batch(_ name: String, _ offset: Int64, _ entry: Batch.Entry) -> Batch {
      Batch(
        command(name), by: .person("mo-xingchi"), at: Instant(milliseconds: midnight + offset), on: Day("2023-01-10"),
        [entry])
    }
    try await store.append(
      batch("f1", -60_000, Batch.Entry(item(1), seen: 0, facts: order("甲"))), under: rules.projection)
    try await store.append(batch("f2", 1_000, open(3, "开工")), under: rules.projection)
    // A server whose clock is behind: what it writes down follows what the family knows.
    try await store.append(batch("f3", -2_000, open(2, "招标")), under: rules.projection)
    #expect(try await store.events(of: item(2)).map(\.recorded.milliseconds) == [midnight + 1_001])
    try await store.append(
      batch("f4", -1_000, Batch.Entry(item(1), seen: 1, facts: [.urged("快")])), under: rules.projection)
    #expect(try await store.events(of: item(1)).last?.recorded.milliseconds == midnight + 1_002)
    #expect(try await store.rebuild(under: rules.projection) { _, _ in } == 0)
  }

  func documents(_ store: any JournalStore) async throws {
    let hash = SampleRules.hash(of: "ledger: x")
    #expect(try await store.document(hash) == nil)
    try await store.keep("ledger: x", as: hash)
    try await store.keep("ledger: x", as: hash)
    #expect(try await store.document(hash) == "ledger: x")
  }

  func paging(_ store: any JournalStore) async throws {
    var batches: [Batch] = []
    for number in 1...23 {
      let due = number.isMultiple(of: 4) ? nil : Day("2023-06-01").advanced(by: number % 5)
      batches.append(
        batch("p\(number)", [Batch.Entry(item(number), seen: 0, facts: order("第\(number)件", due: due))]))
    }
    try await store.append(batches, under: rules.projection)
    for order in RowQuery.Order.allCases {
      var query = RowQuery(scope: Scope(.everything, persons: []), day: Day("2023-05-01"))
      query.order = order
      let whole = try await store.page(query)
      #expect(whole.items.count == 23 && whole.next == nil)
      query.limit = 5
      var read: [ItemID] = []
      repeat {
        let page = try await store.page(query)
        read += page.items.map(\.item)
        query.after = page.next
      } while query.after != nil
      #expect(read == whole.items.map(\.item), "order \(order)")
    }
  }

  func jobs(_ store: any JournalStore) async throws {
    let duty = try #require(store as? any DutyStore)
    let now = instant("2023-02-01")
    func after(_ seconds: Int64) -> Instant { Instant(milliseconds: now.milliseconds + seconds * 1_000) }
    let takers = await withTaskGroup(of: Int?.self) { group in
      for server in 1...12 {
        group.addTask {
          (try? await duty.claim("tick", by: "s\(server)", at: now, for: 60_000)) == true ? server : nil
        }
      }
      return await group.reduce(into: [Int]()) { if let taker = $1 { $0.append(taker) } }
    }
    #expect(takers.count == 1)
    let mine = "s\(takers.first ?? 0)"
    // Whoever holds it may go on; nobody else, until the lease is up.
    #expect(try await duty.claim("tick", by: mine, at: after(1), for: 60_000))
    #expect(try await !duty.claim("tick", by: "other", at: after(2), for: 60_000))
    #expect(try await duty.claim("seal", by: "other", at: after(2), for: 60_000))
    #expect(try await duty.claim("tick", by: "other", at: after(62), for: 60_000))
    // Too late: it was lost.
    try await duty.finish("tick", by: mine, dueAgain: after(9_000))
    #expect(try await duty.claim("tick", by: "other", at: after(63), for: 60_000))
    try await duty.finish("tick", by: "other", dueAgain: after(200))
    #expect(try await !duty.claim("tick", by: mine, at: after(199), for: 60_000))
    #expect(try await duty.claim("tick", by: mine, at: after(200), for: 60_000))
  }

  func marks(_ store: any JournalStore) async throws {
    let duty = try #require(store as? any DutyStore)
    let noon = Instant(milliseconds: 1_700_000_000_000)
    func tries(_ name: String, minute: Int64) async throws -> Bool {
      let now = Instant(milliseconds: noon.milliseconds + minute * 60_000)
      return try await duty.countTry("guess", name, at: now, upTo: 3, within: 15 * 60_000)
    }
    for minute in 0..<3 { #expect(try await tries("a", minute: Int64(minute))) }
    // Used up, and what is refused does not count.
    for minute in 3..<16 { #expect(try await !tries("a", minute: Int64(minute))) }
    #expect(try await tries("b", minute: 3))
    #expect(try await tries("a", minute: 17))
    for minute in 18..<20 { #expect(try await tries("a", minute: Int64(minute))) }
    #expect(try await !tries("a", minute: 20))
    let accounts = try #require(store as? any AccountStore)
    #expect(
      try await accounts.standing(of: "mo-xingchi", mark: "guess", "a")
        == AccountStanding(password: nil, isMarked: true))
    try await accounts.setPassword("stored", of: "mo-xingchi", at: noon)
    #expect(
      try await accounts.standing(of: "mo-xingchi", mark: "guess", "z")
        == AccountStanding(password: "stored", isMarked: false))
    try await duty.forgetMark("guess", "a")
    #expect(try await tries("a", minute: 20))
    try await duty.forgetMarks("guess", before: Instant(milliseconds: .max))
    #expect(try await !duty.hasMark("guess", "a"))
    #expect(try await !duty.hasMark("out", "x"))
    try await duty.setMark("out", "x", at: instant("2023-02-01"))
    try await duty.setMark("out", "y", at: instant("2023-02-03"))
    #expect(try await duty.hasMark("out", "x"))
    #expect(try await !duty.hasMark("in", "x"))
    try await duty.forgetMarks("out", before: instant("2023-02-02"))
    #expect(try await !duty.hasMark("out", "x"))
    #expect(try await duty.hasMark("out", "y"))
  }

  func race(_ store: any JournalStore) async throws {
    try await store.append(batch("c0", [Batch.Entry(item(1), seen: 0, facts: order("甲"))]), under: rules.projection)
    let rules = rules.projection
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for writer in 1...16 {
        let batch = batch("w\(writer)", [Batch.Entry(item(1), seen: 1, facts: [.urged("第\(writer)次")])])
        group.addTask { (try? await store.append(batch, under: rules)) != nil }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(outcomes == 1)
    #expect(try await store.events(of: item(1)).count == 2)
  }
}
