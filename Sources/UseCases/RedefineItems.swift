public import Bureau
internal import Calendars
public import LedgerKernel
internal import Reports
internal import Storage
public import Wording

/// 转版 — moves open items to the version of their definition that is in force now. Until then an item goes by the
/// version under which it was opened.
public struct RedefineItems: Sendable {
  let office: Office

  public init(_ office: Office) { self.office = office }

  public struct Choice: Hashable, Sendable {
    public var ledger: LedgerCode
    /// One plan year only; nil for all.
    public var year: Int?
    /// These items only; empty for all that are open under an older version.
    public var items: Set<ItemID>
    /// Old stage to new one. A stage that both versions know stays where nothing else is said.
    public var stages: [StageCode: StageCode]

    public init(
      _ ledger: LedgerCode, year: Int? = nil, items: Set<ItemID> = [], stages: [StageCode: StageCode] = [:]
    ) {
      self.ledger = ledger
      self.year = year
      self.items = items
      self.stages = stages
    }
  }

  /// What would be done with one item.
  public struct Move: Hashable, Sendable {
    public let item: ItemID
    public let number: String
    public let title: String
    public let definition: DefinitionHash
    public let from: Words
    public let to: Words
    let stage: StageCode
    let seen: Int
  }

  public struct Preview: Hashable, Sendable {
    /// What moves, in order of number.
    public let moves: [Move]
    /// Errors stop the move; warnings say what will no longer be shown.
    public let findings: [Finding]
  }

  /// What would move and what stands in the way; nothing is written.
  ///
  /// - Complexity: O(*n*) in the open items of the ledger.
  public func preview(_ choice: Choice, for person: PersonID) async throws -> Preview {
    try office.requireAdministrator(person, to: Self.act)
    let rules = office.rulebook
    var moves: [Move] = []
    var obstacles = Obstacles(file: choice.ledger.raw)
    for id in try await openItems(choice) {
      guard let item = Item(replaying: try await office.store.events(of: id)),
        let old = rules.definitions[item.definition], let new = rules.definition(of: item.ledger, in: item.year),
        old.hash != new.hash
      else { continue }
      guard let stage = obstacles.stage(of: item, from: old, to: new, choice.stages) else { continue }
      obstacles.compare(item, old, new)
      moves.append(
        Move(
          item: id, number: item.number?.text ?? "", title: item.title, definition: new.hash,
          from: old.stage(item.stage)?.name ?? Words(verbatim: item.stage.raw), to: stage.name, stage: stage.code,
          seen: item.ordinal))
    }
    obstacles.unused(choice.stages)
    return Preview(moves: moves, findings: obstacles.findings)
  }

  /// Moves them, all or none.
  ///
  /// - Returns: What was moved; a command that was carried out before moves nothing again.
  /// - Throws: ``Refusal`` `.notEntitled`; ``Findings`` with every obstacle; ``StoreFault`` `.stale`.
  @discardableResult
  public func callAsFunction(_ choice: Choice, _ request: Request) async throws -> Preview {
    guard let person = request.actor.principal else { throw Refusal.signatureMissing }
    let preview = try await preview(choice, for: person)
    guard !preview.findings.containError else { throw Findings(preview.findings) }
    guard !preview.moves.isEmpty, try await office.store.receipt(of: request.command) == nil else { return preview }
    let entries = preview.moves.map { move in
      Batch.Entry(move.item, seen: move.seen, facts: [.redefined(move.definition, stage: move.stage)])
    }
    let batch = Batch(
      request.command, by: request.actor, at: office.now, on: request.on ?? office.today, entries)
    try await office.store.append(batch, under: office.rulebook.projection)
    return preview
  }

  private static let act = Words("转入新版定义", en: "move items to a new version")

  private func openItems(_ choice: Choice) async throws -> [ItemID] {
    var query = RowQuery(scope: .all, day: office.today)
    query.ledgers = [choice.ledger]
    query.year = choice.year
    query.phases = [.draft, .awaiting, .working, .checking]
    query.order = .number
    query.limit = 1_000
    var found: [ItemID] = []
    repeat {
      let page = try await office.store.page(query)
      found += page.items.map(\.item).filter { choice.items.isEmpty || choice.items.contains($0) }
      query.after = page.next
    } while query.after != nil
    return found
  }
}

/// What stands in the way, each thing said once with the number of items it concerns.
private struct Obstacles {
  private struct Key: Hashable {
    let code: String
    let path: String
  }

  let file: String
  private var counts: [Key: Int] = [:]
  private var first: [Key: (item: String, make: @Sendable (Int, String) -> Finding)] = [:]
  private var order: [Key] = []
  private var used: Set<StageCode> = []

  init(file: String) { self.file = file }

  var findings: [Finding] {
    order.compactMap { key in first[key].map { $0.make(counts[key] ?? 0, $0.item) } }
  }

  private mutating func note(
    _ code: String, _ path: String, _ item: Item, _ make: @escaping @Sendable (Int, String) -> Finding
  ) {
    let key = Key(code: code, path: path)
    if first[key] == nil {
      order.append(key)
      first[key] = (item.number?.text ?? item.title, make)
    }
    counts[key, default: 0] += 1
  }

  /// The stage in which an item goes on; nil when there is none.
  mutating func stage(
    of item: Item, from old: LedgerDefinition, to new: LedgerDefinition, _ map: [StageCode: StageCode]
  ) -> Stage? {
    let (file, stage) = (file, item.stage)
    let target = map[stage] ?? stage
    if map[stage] != nil { used.insert(stage) }
    guard let found = new.stage(target) else {
      note("stage-unmapped", stage.raw, item) { count, example in
        Finding(
          "stage-unmapped", at: Place(file: file, path: stage.raw),
          Words(
            "新版定义没有环节“\(target)”，涉及\(count)个事项（如 \(example)）。",
            en: "The new version has no stage “\(target)”; \(count) items stand there, \(example) for one."),
          remedy: Words(
            "请指明转入哪个环节：\(stage)=新环节。", en: "Say where they go on: \(stage)=NEW-STAGE."))
      }
      return nil
    }
    if map[stage] != nil, !isSameStanding(stage, old, target, new) {
      note("stage-elsewhere", stage.raw, item) { count, _ in
        Finding(
          "stage-elsewhere", at: Place(file: file, path: "\(stage.raw)=\(target.raw)"),
          Words(
            "“\(stage)”不能转为“\(target)”：新版仍有原环节，或两者所处阶段不同，\(count)个事项会因此越过签发、核验。",
            en:
              "“\(stage)” cannot become “\(target)”: the new version still has the old stage, or the two stand for different things; \(count) items would pass by a signature or a check."
          ),
          remedy: Words(
            "只有新版取消了的环节才需要指明去向，且须转入同一阶段的环节。",
            en: "Say where items go on only for a stage that is gone, and name one that stands for the same."))
      }
      return nil
    }
    guard found.phase.isOpen || found.phase == .draft else {
      note("stage-ends", stage.raw, item) { count, _ in
        Finding(
          "stage-ends", at: Place(file: file, path: stage.raw),
          Words(
            "环节“\(found.name.simplifiedChinese)”是终结环节，\(count)个在办事项不能转入。",
            en: "“\(found.name.english)” ends an item; \(count) open items cannot be moved into it."),
          remedy: Words(
            "请转入未终结的环节，再按办理动作办结。", en: "Move them to a stage that is open, and close them by an act."))
      }
      return nil
    }
    return found
  }

  /// Whether a stage that is gone may go on as another one: in the same phase, and no nearer to being closed out.
  private func isSameStanding(
    _ stage: StageCode, _ old: LedgerDefinition, _ target: StageCode, _ new: LedgerDefinition
  ) -> Bool {
    func closes(_ definition: LedgerDefinition, _ stage: StageCode) -> Bool {
      definition.acts.contains { $0.does.contains(.closeOut) && $0.from.contains(stage) }
    }
    guard new.stage(stage) == nil || stage == target, let from = old.stage(stage), let to = new.stage(target) else {
      return false
    }
    return from.phase == to.phase && (closes(old, stage) || !closes(new, target))
  }

  /// Fields whose values the new version reads otherwise, or not at all.
  mutating func compare(_ item: Item, _ old: LedgerDefinition, _ new: LedgerDefinition) {
    let fields = Dictionary(new.fields.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for field in old.fields {
      guard let value = item.values[field.code] else { continue }
      let (file, name) = (file, field.name)
      guard let later = fields[field.code] else {
        note("field-dropped", field.code.raw, item) { count, _ in
          Finding(
            "field-dropped", .warning, at: Place(file: file, path: field.code.raw),
            Words(
              "新版定义没有“\(name.simplifiedChinese)”，\(count)个事项的该项不再显示，日志中保留。",
              en: "The new version has no “\(name.english)”; \(count) items keep it in their journal only."),
            remedy: Words("如需继续使用，请在新版定义中保留。", en: "Keep the field in the new version if it is still needed."))
        }
        continue
      }
      guard field.isSensitive == later.isSensitive, later.kind.holds(value) else {
        note("field-differs", field.code.raw, item) { count, example in
          Finding(
            "field-differs", at: Place(file: file, path: field.code.raw),
            Words(
              "新版定义中“\(name.simplifiedChinese)”的类型或选项不同，\(count)个事项的现值读不出（如 \(example)）。",
              en:
                "“\(name.english)” is of another kind or lacks an option in the new version; \(count) items' values do not fit, \(example) for one."
            ),
            remedy: Words(
              "请在新版定义中另用新字段，或先改正这些事项。", en: "Give the new version another field, or correct these items first."))
        }
        continue
      }
    }
  }

  mutating func unused(_ map: [StageCode: StageCode]) {
    for stage in map.keys.sorted() where !used.contains(stage) {
      let key = Key(code: "mapping-unused", path: stage.raw)
      let file = file
      order.append(key)
      first[key] = (
        "",
        { _, _ in
          Finding(
            "mapping-unused", .warning, at: Place(file: file, path: stage.raw),
            Words("没有在办事项处于环节“\(stage)”。", en: "No open item stands at the stage “\(stage)”."),
            remedy: Words("请核对环节代码。", en: "Check the stage's code."))
        }
      )
    }
  }
}

extension FieldDefinition.Kind {
  /// Whether a value that was given under another version can be read under this one.
  fileprivate func holds(_ value: Value) -> Bool {
    switch (self, value) {
    case (.text, .text), (.day, .day), (.number, .number), (.flag, .flag), (.unit, .unit), (.units, .units),
      (.person, .person), (.items, .items), (.sources, .sources), (_, .sealed):
      true
    case (.choice(let choices), .choice(let code)): choices.contains { $0.code == code }
    case (.choices(let choices), .choices(let codes)):
      codes.allSatisfy { code in choices.contains { $0.code == code } }
    default: false
    }
  }
}
