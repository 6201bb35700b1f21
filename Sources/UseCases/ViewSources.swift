public import Bureau
internal import Calendars
internal import LedgerKernel
public import Reports
internal import Storage
internal import Wording

/// 来文目录 — the stored texts of a year that a viewer may see, the newest first.
public struct ViewSources: Sendable {
  let office: Office
  /// Texts on one page at most.
  public static let most = 100

  public init(_ office: Office) { self.office = office }

  /// - Throws: ``StoreFault``.
  public func callAsFunction(in year: Int, for viewer: PersonID) async throws -> [SourceEntry] {
    try await office.remembered(.sources(year), for: viewer) { try await entries(in: year, for: viewer) }
  }

  private func entries(in year: Int, for viewer: PersonID) async throws -> [SourceEntry] {
    let rules = office.rulebook
    let ledgers = rules.ledgers(in: year).filter { $0.takes.contains(.texts) }.map(\.code)
    guard !ledgers.isEmpty else { return [] }
    let scope = office.scope(of: viewer)
    var query = RowQuery(scope: scope, day: office.today)
    query.ledgers = Set(ledgers)
    query.year = year
    query.order = .newest
    query.limit = Self.most
    let words = Wordings(rules, on: office.today)
    var entries: [SourceEntry] = []
    for listed in try await office.store.page(query).items {
      guard let first = try await office.store.events(of: listed.item).first else { continue }
      let children = try await office.store.children(of: listed.item)
      let stage = rules.definitions[listed.definition]?.stage(listed.stage)?.name ?? Words(verbatim: listed.stage.raw)
      entries.append(
        SourceEntry(
          item: listed.item,
          title: Words(listed.title, en: listed.titleInEnglish.isEmpty ? listed.title : listed.titleInEnglish),
          on: first.on, author: first.actor.principal.map(words.names.person), stage: stage,
          accepted: children.count { $0.relation == .serves && $0.phase != .stopped && scope.sees($0) }))
    }
    return entries
  }

  /// Whether a viewer may register a text.
  public func mayRegister(_ viewer: PersonID, in year: Int) -> Bool {
    guard let ledger = office.ledger(taking: .texts, in: year) else { return false }
    return (try? ViewForm(office)(opening: ledger.code, year: year, for: viewer)) != nil
  }
}
