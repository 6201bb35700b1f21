internal import Bureau
internal import Calendars
internal import LedgerKernel
internal import Pages
internal import Reports
internal import Storage
internal import UseCases
internal import Wording

extension Site {
  /// Reads what a list page was asked for, and what its filters offer.
  ///
  /// - Throws: ``PageFault/badRequest`` for a value that cannot be meant: ignoring it would show something else.
  func list(_ kind: ListView.Kind, _ context: WebContext) throws(PageFault) -> (ListRequest, ListView) {
    var request = ListRequest()
    request.asOf = try read(context, "as-of") { Day(iso: $0) }
    let today = office.today
    let year = try read(context, "year") { Int($0).flatMap { 1900...2999 ~= $0 ? $0 : nil } }
    request.year = year ?? request.asOf?.year ?? today.year
    request.light = try read(context, "light") { Light(rawValue: $0) }
    request.unit = try read(context, "unit") { UnitID($0) }
    request.list = try read(context, "list") { FieldCode($0)?.raw }
    request.after = try read(context, "after") { PageKey($0) }
    request.order = try read(context, "order") { RowQuery.Order(rawValue: $0) } ?? .urgency
    let grouping = try read(context, "group") { WallBoard.Grouping(rawValue: $0) } ?? .list
    let focus = try read(context, "focus") { ["starting", "waiting"].contains($0) ? $0 : nil } ?? ""
    (request.startsThisWeek, request.waitsAbove) = (focus == "starting", focus == "waiting")
    request.words = try read(context, "words") { $0.count <= 60 ? $0 : nil } ?? ""

    var view = ListView(kind, year: request.year ?? today.year)
    switch kind {
    case .wall: request.ledger = try read(context, "ledger") { LedgerCode($0) }
    case .vague:
      request.ledger = try read(context, "ledger") { LedgerCode($0) }
      request.vagueOnly = true
      request.rootsOnly = false
    case .ledger(let code, _, _):
      request.ledger = LedgerCode(code)
      request.rootsOnly = false
    }
    view.ledger = kind.isLedger ? "" : request.ledger?.raw ?? ""
    view.list = request.list ?? ""
    view.unit = request.unit?.raw ?? ""
    view.light = request.light
    view.words = request.words
    view.order = request.order.rawValue
    view.grouping = grouping == .list ? "" : grouping.rawValue
    view.focus = focus
    view.asOf = request.asOf
    view.isLater = request.after != nil
    offer(&view, request)
    return (request, view)
  }

  private func read<T>(_ context: WebContext, _ name: String, _ parse: (String) -> T?) throws(PageFault) -> T? {
    guard let text = context.asked(name) else { return nil }
    guard let value = parse(text) else { throw .badRequest }
    return value
  }

  private func offer(_ view: inout ListView, _ request: ListRequest) {
    let rules = office.rulebook
    let ledgers = rules.ledgers(in: view.year)
    if !view.kind.isLedger { view.ledgers = ledgers.map { .init($0.code.raw, $0.officialName) } }
    var seen: Set<String> = []
    for ledger in ledgers where request.ledger == nil || request.ledger == ledger.code {
      guard case .choices(let choices)? = ledger.field(.lists)?.kind else { continue }
      for choice in choices where seen.insert(choice.code).inserted {
        view.lists.append(.init(choice.code, choice.name))
      }
    }
    view.units = rules.organisation.units(on: request.asOf ?? office.today)
      .filter { $0.parent != nil && $0.kind != .leadership }
      .map { .init($0.id.raw, $0.shortName) }
    view.years = years.contains(view.year) ? years : (years + [view.year]).sorted()
  }
}

extension ListView.Kind {
  var isLedger: Bool { if case .ledger = self { true } else { false } }
}
