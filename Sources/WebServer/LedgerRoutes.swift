internal import Calendars
internal import HTTPTypes
internal import Hummingbird
internal import LedgerKernel
internal import NIOCore
internal import Pages
internal import Reports
internal import UseCases
internal import Wording

/// 台账 — the list of one ledger, and its definition.
struct LedgerRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self)
      .screen("ledgers", get: all)
      .screen("ledgers/:code", get: list)
      .screen("ledgers/:code/csv", get: table)
      .screen("ledgers/:code/definition", get: definition)
  }

  @Sendable func all(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    let year = site.year(context)
    var cards: [LedgerCard] = []
    for definition in site.office.rulebook.ledgers(in: year) {
      var asked = ListRequest()
      (asked.ledger, asked.year, asked.rootsOnly) = (definition.code, year, false)
      let counts = try await ViewWall(site.office).counts(asked, for: viewer)
      cards.append(
        LedgerCard(code: definition.code.raw, name: definition.officialName, basis: definition.basis, counts: counts))
    }
    return site.page(ledgersPage(cards, year: year, site.frame(context, request)))
  }

  @Sendable func list(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    let definition = try site.definition(context)
    let year = site.year(context)
    let opens = (try? ViewForm(site.office)(opening: definition.code, year: year, for: viewer)) != nil
    var (asked, view) = try site.list(.ledger(definition.code.raw, definition.officialName, opens: opens), context)
    view.together = ViewTogether(site.office).acts(of: definition, for: viewer).map { .init($0.code.raw, $0.name) }
    asked.year = view.year
    let chart = try await ViewWall(site.office)(asked, for: viewer)
    return site.page(listPage(chart, view, site.frame(context, request)))
  }

  @Sendable func table(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    let definition = try site.definition(context)
    var (asked, view) = try site.list(.ledger(definition.code.raw, definition.officialName, opens: false), context)
    asked.year = view.year
    view.year = asked.year ?? view.year
    let request = asked
    let (office, language) = (site.office, context.language)
    let day = request.asOf ?? office.today
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8",
        .contentDisposition: "attachment; filename=\"\(definition.code.raw)-\(view.year)-\(day).csv\"",
      ],
      body: ResponseBody { writer in
        try await ExportList(office)(request, of: definition, in: language, for: viewer) { bytes in
          try await writer.write(ByteBuffer(bytes: bytes))
        }
        try await writer.finish(nil)
      })
  }

  @Sendable func definition(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    _ = try site.viewer(context)
    let definition = try site.definition(context)
    let limits = site.office.rulebook.limits
    return site.page(definitionPage(definition, limits: limits, site.frame(context, request)))
  }
}

extension Site {
  /// The plan year that a page was asked for; this year when it was not, or not understood.
  func year(_ context: WebContext) -> Int {
    context.asked("year").flatMap { Int($0) }.flatMap { 1900...2999 ~= $0 ? $0 : nil } ?? office.today.year
  }

  /// The ledger that the path names, as in force in the plan year asked for.
  ///
  /// - Throws: ``Refusal/unknownLedger``.
  func definition(_ context: WebContext) throws(Refusal) -> LedgerDefinition {
    guard let code = context.parameters.get("code").flatMap({ LedgerCode($0) }),
      let definition = office.rulebook.definition(of: code, in: year(context))
    else { throw .unknownLedger }
    return definition
  }

  /// The act that the path names.
  ///
  /// - Throws: ``Refusal/unknownAct``.
  func act(_ context: WebContext) throws(Refusal) -> ActCode {
    guard let act = context.parameters.get("act").flatMap({ ActCode($0) }) else { throw .unknownAct }
    return act
  }

  /// The item that the path names.
  ///
  /// - Throws: ``Refusal/unknownItem``.
  func item(_ context: WebContext) throws(Refusal) -> ItemID {
    guard let item = context.parameters.get("id").flatMap({ ItemID($0) }) else { throw .unknownItem }
    return item
  }
}
