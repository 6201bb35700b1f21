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

  @Sendable func show(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    guard site.seesJournal(viewer) else { throw PageFault.forbidden }
    var before: Instant?
    if let text = context.asked("before") {
      guard let milliseconds = Int64(text) else { throw PageFault.badRequest }
      before = Instant(milliseconds: milliseconds)
    }
    let store = site.office.store
    let read = try await store.recentEvents(before: before, limit: Self.perPage * 8)
    // A page ends where an instant ends, so that no fact of a large batch falls between two pages.
    var shown = Array(read.prefix(Self.perPage))
    if let last = shown.last?.recorded {
      shown += read.dropFirst(shown.count).prefix { $0.recorded == last }
    }
    let older = read.count > shown.count ? shown.last?.recorded : nil
    let entries = try await entries(shown, viewer)
    let seals = try await store.seals().suffix(20).reversed()
    return site.page(
      journalPage(entries, seals: Array(seals), older: older, site.frame(context, request)))
  }

  /// Auditors see that something happened; what it was, only within their scope.
  private func entries(_ events: [Event], _ viewer: PersonID) async throws -> [JournalEntry] {
    let (office, rules) = (site.office, site.office.rulebook)
    let scope = office.scope(of: viewer)
    let names = Names(rules.organisation, on: office.today)
    var rows: [ItemID: (isVisible: Bool, definition: LedgerDefinition?, name: Words)] = [:]
    var entries: [JournalEntry] = []
    for event in events {
      if rows[event.item] == nil {
        let row = try await office.store.row(of: event.item)
        let title = row.map { Item.title($0.title, inEnglish: $0.titleInEnglish) } ?? Words("", en: "")
        let name = row.flatMap { $0.number.isEmpty ? nil : Words(verbatim: $0.number) } ?? title
        let definition = row.flatMap { rules.definitions[$0.definition] }
        rows[event.item] = (try await office.store.isVisible(event.item, to: scope), definition, name)
      }
      let (isVisible, definition, name) = rows[event.item] ?? (false, nil, Words("", en: ""))
      let isPublic = event.item == .bureau
      entries.append(
        JournalEntry(
          recorded: event.recorded, recordedAt: event.recorded.text(in: rules.zone), on: event.on,
          who: who(event.actor, names),
          what: isVisible || isPublic ? event.fact.wording(definition, names) : nil, kind: event.fact.kindName,
          item: isVisible ? event.item : nil, itemName: name, ordinal: event.ordinal, hash: event.hash))
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
