internal import Bureau
internal import Calendars
internal import LedgerKernel
internal import Reports
internal import Storage
internal import Wording

/// What is at hand while a desk is laid: who, by what rules, and the items that were read already.
struct Bench {
  let office: Office
  let viewer: PersonID
  let today: Day
  let scope: Scope
  let definitions: [LedgerDefinition]
  let words: Wordings
  var reach: DeskReach
  private var items: [ItemID: Item] = [:]
  private var families: [ItemID: Family] = [:]
  /// What milestones belong to, as far as it is in sight.
  private var parents: [ItemID: Words] = [:]

  init(_ office: Office, _ viewer: PersonID) {
    let (rules, today) = (office.rulebook, office.today)
    self.office = office
    self.viewer = viewer
    self.today = today
    scope = office.scope(of: viewer)
    definitions = rules.ledgers(in: today.year)
    words = Wordings(rules, on: today)
    reach = DeskReach(viewer, rules.organisation, on: today)
  }

  /// Whether it is the person's work to urge others: what is red stands under that heading then.
  var urges: Bool {
    var reach = reach
    return definitions.contains { $0.acts.contains { $0.does.contains(.urge) && reach.mayEver($0) } }
  }

  /// Every stage at which something is owed.
  var openStages: Set<StageCode> {
    Set(office.rulebook.definitions.values.flatMap { $0.stages.filter(\.phase.isOpen).map(\.code) })
  }

  func title(_ post: Post) -> Words {
    let organisation = office.rulebook.organisation
    return Words(
      organisation.title(of: post, in: .simplifiedChinese), en: organisation.title(of: post, in: .english))
  }

  /// Reads at once what rows are judged by: the items, what their children amount to, what they belong to.
  mutating func read(_ listed: some Sequence<ListedItem>) async throws(StoreFault) {
    let listed = Array(listed)
    try await read(items: Set(listed.map(\.item)))
    let above = Set(listed.compactMap { $0.relation == .milestone ? $0.parent : nil }).subtracting(parents.keys)
    guard !above.isEmpty else { return }
    var query = RowQuery(scope: scope, day: today)
    query.items = above
    query.limit = above.count
    for row in try await office.store.page(query).items {
      parents[row.item] = Item.title(row.title, inEnglish: row.titleInEnglish)
    }
  }

  mutating func read(items wanted: Set<ItemID>) async throws(StoreFault) {
    let unread = wanted.subtracting(items.keys)
    items.merge(try await office.items(unread)) { $1 }
    families.merge(try await office.families(of: unread)) { $1 }
  }

  /// Of what was read.
  func item(_ id: ItemID) -> (item: Item, definition: LedgerDefinition, family: Family)? {
    guard let item = items[id], let definition = office.rulebook.definitions[item.definition] else { return nil }
    return (item, definition, families[id] ?? Family())
  }

  /// The row with what this person may do to it now under a heading; nil when that is nothing.
  func judged(_ listed: ListedItem, _ rule: DeskRule) -> (task: Desk.Task, batches: [Desk.Batch])? {
    guard let (item, definition, family) = item(listed.item) else { return nil }
    let now = office.circumstances(.person(viewer), family: family)
    func may(_ act: Act) -> Bool {
      guard act.anyStage || !act.from.isEmpty else { return false }
      return definition.obstacle(to: act, on: item, now)?.canBeMetInForm ?? true
    }
    let main = definition.acts.filter { rule.suits($0, definition) && may($0) }
    guard !main.isEmpty else { return nil }
    // An obstacle is cleared by somebody other than the side that raises it.
    if rule.kind == .coordinate, definition.acts.contains(where: { $0.does.contains(.raiseObstacle) && may($0) }) {
      return nil
    }
    let others = definition.acts.filter { act in
      rule.also(act, definition) && !main.contains(act) && may(act)
    }
    let batches =
      [.sign, .receive, .review].contains(rule.kind)
      ? main.filter(\.fitsTogether).map { Desk.Batch(definition.code, $0.code, $0.name, year: item.year) } : []
    let task = Desk.Task(
      words.row(listed), acts: (main + others).map { Desk.Choice($0.code, $0.name) },
      notes: parent(of: listed) + notes(listed, item, definition, rule.kind))
    return (task, batches)
  }

  // MARK: What stands beside a row

  /// What a milestone belongs to, where that is in sight.
  private func parent(of listed: ListedItem) -> [Words] {
    guard listed.relation == .milestone, let title = listed.parent.flatMap({ parents[$0] }) else { return [] }
    return [Words("属“\(title.simplifiedChinese)”", en: "Of “\(title.english)”")]
  }

  private func notes(_ listed: ListedItem, _ item: Item, _ definition: LedgerDefinition, _ kind: Desk.Kind) -> [Words] {
    switch kind {
    case .draft: missing(item, definition)
    case .replies: replies(item)
    case .sign: standard(item)
    case .coordinate: item.obstacle.map { [Words(verbatim: $0)] } ?? []
    case .change: change(item, definition)
    case .review: item.lastReport.map { [Words(verbatim: $0.text)] } ?? []
    case .report:
      [
        listed.reportedOn.map { Words("上次反馈 \($0)", en: "Last report \($0)") }
          ?? Words("尚未反馈", en: "No report yet")
      ]
    case .receive, .answer, .claim, .check, .rule, .close: limit(item, definition)
    case .settle, .urge, .reach, .red, .soon: []
    }
  }

  private func standard(_ item: Item) -> [Words] {
    item.text(.standard).map { [Words("标准：\($0)", en: "Standard: \($0)")] } ?? []
  }

  private func missing(_ item: Item, _ definition: LedgerDefinition) -> [Words] {
    var missing: [FieldCode] = []
    if item.lead == nil, item.addressees.isEmpty { missing.append(.lead) }
    if item.due == nil { missing.append(.due) }
    if (item.text(.standard) ?? "").isEmpty { missing.append(.standard) }
    guard !missing.isEmpty else { return [Words("三要素齐全", en: "Who, when and standard are there")] }
    let named = Words(joining: missing.map { definition.field($0)?.name ?? Words(verbatim: $0.raw) })
    return [Words("缺\(named.simplifiedChinese)", en: "Missing: \(named.english)")]
  }

  private func replies(_ item: Item) -> [Words] {
    var latest: [UnitID: Answer] = [:]
    for answer in item.answers { latest[answer.unit] = answer }
    let objections = item.consulted.compactMap { latest[$0] }.filter { $0.kind == .object }
    let open = item.consulted.filter { latest[$0] == nil }
    var notes = objections.map { answer in
      let unit = words.names.unit(answer.unit)
      return Words(
        "\(unit.simplifiedChinese)提出异议：\(answer.reason)", en: "\(unit.english) objects: \(answer.reason)")
    }
    if !open.isEmpty {
      let named = Words(joining: open.map(words.names.unit))
      notes.append(Words("待\(named.simplifiedChinese)答复", en: "No answer yet: \(named.english)"))
    } else if objections.isEmpty {
      notes.append(Words("各单位均已同意", en: "Every unit accepts"))
    }
    return notes
  }

  private func change(_ item: Item, _ definition: LedgerDefinition) -> [Words] {
    guard let change = item.pendingChange else { return [] }
    let asked = change.values.sorted { $0.key < $1.key }.map { code, value in
      let field = definition.field(code)
      let (name, new) = (field?.name ?? Words(verbatim: code.raw), value.wording(field, words.names))
      return Words(
        "\(name.simplifiedChinese)改为\(new.simplifiedChinese)", en: "\(name.english) to become \(new.english)")
    }
    let all = Words(joining: asked)
    return [Words("\(all.simplifiedChinese)：\(change.reason)", en: "\(all.english): \(change.reason)")]
  }

  /// The limit that ends first of those that run.
  private func limit(_ item: Item, _ definition: LedgerDefinition) -> [Words] {
    let rules = office.rulebook
    let running = definition.limits.compactMap { limit in
      definition.running(limit, of: item, calendar: rules.calendar, limits: rules.limits).map { (limit, $0.due) }
    }
    guard let (limit, due) = running.min(by: { $0.1 < $1.1 }) else { return [] }
    let name = limit.name
    if due == today { return [Words("今日须\(name.simplifiedChinese)", en: "\(name.english): today at the latest")] }
    if due < today { return [Words("\(name.simplifiedChinese)已超期", en: "\(name.english): the limit has passed")] }
    return [
      Words(
        "\(limit.name.simplifiedChinese)期限至\(due)", en: "\(limit.name.english): until \(due)")
    ]
  }
}
