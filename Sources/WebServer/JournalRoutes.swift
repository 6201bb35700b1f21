internal import Bureau
internal import Calendars
internal import Hummingbird
internal import LedgerKernel
internal import Pages
internal import Reports
internal import Storage
internal import UseCases
internal import Wording

/// 审计 — the journal's newest facts and its seals, for supervision and audit.
struct JournalRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self).screen("journal", get: show)
  }

  private static let perPage = 50
  /// The newest, beside the facts.
  private static let seals = 20

  @Sendable func show(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    guard site.seesJournal(viewer) else { throw PageFault.forbidden }
    var (query, view) = try question(context)
    let store = site.office.store
    if let item = query.item { view.item = (item, try await name(of: item, viewer)) }
    // A page ends where an instant ends, so that no fact of a large batch falls between two pages.
    query.limit = Self.perPage + 1
    var read = try await store.recentEvents(query)
    while read.count == query.limit, query.limit < Self.perPage * 8,
      read.last?.recorded == read[Self.perPage - 1].recorded
    {
      query.limit *= 2
      read = try await store.recentEvents(query)
    }
    var shown = Array(read.prefix(Self.perPage))
    if let last = shown.last?.recorded {
      shown += read.dropFirst(shown.count).prefix { $0.recorded == last }
    }
    view.older = read.count > shown.count ? shown.last?.recorded : nil
    let entries = try await entries(shown, viewer)
    let seals = try await store.seals(before: nil, limit: Self.seals)
    return site.page(journalPage(entries, seals: seals, view, site.frame(context, request)))
  }

  /// What was asked for, and what may be.
  ///
  /// - Throws: ``PageFault/badRequest`` for a value that cannot be meant, ``Refusal/unknownItem``.
  private func question(_ context: WebContext) throws -> (EventQuery, JournalView) {
    let (organisation, zone, today) = (site.office.rulebook.organisation, site.office.rulebook.zone, site.office.today)
    var (query, view) = (EventQuery(limit: Self.perPage), JournalView(zone: zone))
    func read<T>(_ name: String, _ parse: (String) -> T?) throws(PageFault) -> T? {
      guard let text = context.asked(name) else { return nil }
      guard let value = parse(text) else { throw .badRequest }
      return value
    }
    query.before = try read("before") { Int64($0).map { Instant(milliseconds: $0) } }
    query.actor = try read("person") { PersonID($0) }
    if let day = try read("day", { Day(iso: $0) }) {
      query.since = zone.start(of: day)
      query.before = min(query.before ?? zone.start(of: day.advanced(by: 1)), zone.start(of: day.advanced(by: 1)))
      view.day = day
    }
    if let text = context.asked("item") {
      guard let item = ItemID(text) else { throw Refusal.unknownItem }
      query.item = item
    }
    view.person = query.actor
    view.people = organisation.people
      .filter { $0.id == query.actor || !organisation.posts(of: $0.id, on: today).isEmpty }
      .map { .init($0.id.raw, $0.name) }
    if let asked = query.actor, organisation.person(asked) == nil {
      view.people.append(.init(asked.raw, Words(verbatim: asked.raw)))
    }
    return (query, view)
  }

  /// - Throws: ``Refusal/unknownItem`` where the viewer may not see it.
  private func name(of item: ItemID, _ viewer: PersonID) async throws -> Words {
    let office = site.office
    guard try await office.store.isVisible(item, to: office.scope(of: viewer)),
      let row = try await office.store.row(of: item)
    else { throw Refusal.unknownItem }
    return row.number.isEmpty ? Item.title(row.title, inEnglish: row.titleInEnglish) : Words(verbatim: row.number)
  }

  /// Auditors see that something happened; what it was, only within their scope.
  private func entries(_ events: [Event], _ viewer: PersonID) async throws -> [JournalEntry] {
    let (office, rules) = (site.office, site.office.rulebook)
    let scope = office.scope(of: viewer)
    let names = Names(rules.organisation, on: office.today)
    var query = RowQuery(scope: scope, day: office.today)
    query.items = Set(events.map(\.item))
    query.limit = max(query.items.count, 1)
    let visible = query.items.isEmpty ? [] : try await office.store.page(query).items
    let rows = Dictionary(uniqueKeysWithValues: visible.map { ($0.item, $0) })
    let runs = try await office.store.sealedRuns(of: query.items)
    var entries: [JournalEntry] = []
    for event in events {
      let row = rows[event.item]
      let isVisible = row != nil
      let definition = row.flatMap { rules.definitions[$0.definition] }
      let name = row.map { row in
        row.number.isEmpty ? Item.title(row.title, inEnglish: row.titleInEnglish) : Words(verbatim: row.number)
      }
      let isPublic = event.item == .bureau
      var entry =
        JournalEntry(
          recorded: event.recorded, recordedAt: event.recorded.text(in: rules.zone), on: event.on,
          who: who(event.actor, names),
          what: isVisible || isPublic ? event.fact.wording(definition, names) : nil, kind: event.fact.kindName,
          item: isVisible ? event.item : nil, itemName: name ?? Words("", en: ""), ordinal: event.ordinal,
          hash: event.hash)
      entry.seal = runs[event.item]?.first { $0.ordinals.contains(event.ordinal) }?.seal
      entries.append(entry)
    }
    return entries
  }

  private func who(_ actor: Actor, _ names: Names) -> Words {
    switch actor {
    case .system: PageWord.system.both
    case .person(let person, nil): names.person(person)
    case .person(let person, let principal?):
      Words(joining: [names.person(person), names.person(principal)])
    }
  }
}

extension PageWord {
  var both: Words { Words(wording(in: .simplifiedChinese), en: wording(in: .english)) }
}
