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
    var before: Instant?
    if let text = context.asked("before") {
      guard let milliseconds = Int64(text) else { throw PageFault.badRequest }
      before = Instant(milliseconds: milliseconds)
    }
    let store = site.office.store
    // A page ends where an instant ends, so that no fact of a large batch falls between two pages.
    var limit = Self.perPage + 1
    var read = try await store.recentEvents(before: before, limit: limit)
    while read.count == limit, limit < Self.perPage * 8, read.last?.recorded == read[Self.perPage - 1].recorded {
      limit *= 2
      read = try await store.recentEvents(before: before, limit: limit)
    }
    var shown = Array(read.prefix(Self.perPage))
    if let last = shown.last?.recorded {
      shown += read.dropFirst(shown.count).prefix { $0.recorded == last }
    }
    let older = read.count > shown.count ? shown.last?.recorded : nil
    let entries = try await entries(shown, viewer)
    let seals = try await store.seals(before: nil, limit: Self.seals)
    return site.page(
      journalPage(entries, seals: seals, older: older, site.frame(context, request)))
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
    var entries: [JournalEntry] = []
    for event in events {
      let row = rows[event.item]
      let isVisible = row != nil
      let definition = row.flatMap { rules.definitions[$0.definition] }
      let name = row.map { row in
        row.number.isEmpty ? Item.title(row.title, inEnglish: row.titleInEnglish) : Words(verbatim: row.number)
      }
      let isPublic = event.item == .bureau
      entries.append(
        JournalEntry(
          recorded: event.recorded, recordedAt: event.recorded.text(in: rules.zone), on: event.on,
          who: who(event.actor, names),
          what: isVisible || isPublic ? event.fact.wording(definition, names) : nil, kind: event.fact.kindName,
          item: isVisible ? event.item : nil, itemName: name ?? Words("", en: ""), ordinal: event.ordinal,
          hash: event.hash))
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
