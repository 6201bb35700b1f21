internal import Bureau
internal import HTTPTypes
internal import Hummingbird
internal import LedgerKernel
internal import Markup
internal import Pages
internal import Reports
internal import Storage
internal import UseCases
internal import Wording

/// 批量办理 — one form for many items of a ledger: chosen ones, all of them or none.
struct TogetherRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self).screen("ledgers/:code/together/:act", get: show, post: perform)
  }

  @Sendable func show(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    let command = site.office.newCommand().raw
    return try await page(viewer, command: command, chosen: nil, [:], .none, .ok, request, context)
  }

  @Sendable func perform(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let body = try await site.form(request, context)
    guard let viewer = context.viewer else { throw PageFault.formExpired }
    let (definition, act) = (try site.definition(context), try site.act(context))
    let attempt = try Attempt(body, context.session, secret: site.secret, needsSeen: false)
    guard !attempt.hasFiles else { throw PageFault.badRequest }
    let chosen = try body.all("chosen").map { text in
      guard let item = ItemID(text) else { throw PageFault.badRequest }
      return item
    }
    func again(_ trouble: FormState.Trouble, _ status: HTTPResponse.Status) async throws -> Response {
      try await page(
        viewer, command: attempt.command.raw, chosen: Set(chosen), attempt.texts, trouble, status, request, context)
    }
    guard !chosen.isEmpty, chosen.count <= ViewTogether.most else {
      return try await again(.refused(PageWord.noneChosen.wording(in: context.language)), .unprocessableContent)
    }
    var seen: [ItemID: Int] = [:]
    for item in chosen {
      guard let count = body["seen.\(item)"].flatMap({ Int($0) }), count > 0 else { throw PageFault.badRequest }
      seen[item] = count
    }
    do {
      let input = try FormReading(definition).input(attempt.texts)
      try await PerformAct(site.office)(
        act, on: chosen, input, OfficeRequest(attempt.command, by: viewer), seen: seen)
      if let under = try under(context) { return site.seeOther(.site("sources", under.description)) }
      return site.seeOther(.site("ledgers", definition.code.raw, query: [.init("year", String(site.year(context)))]))
    } catch Refusal.commandUsed {
      // The same form again would be refused again.
      throw Refusal.commandUsed
    } catch let refusal as Refusal {
      return try await again(.refused(refusal.wording(in: context.language)), .unprocessableContent)
    } catch StoreFault.stale {
      return try await again(.stale, .conflict)
    }
  }

  /// The text whose items alone are offered; nil for all of the ledger.
  private func under(_ context: WebContext) throws -> ItemID? {
    guard let text = context.asked("under") else { return nil }
    guard let item = ItemID(text) else { throw PageFault.badRequest }
    return item
  }

  private func page(
    _ viewer: PersonID, command: String, chosen: Set<ItemID>?, _ texts: [String: [String]],
    _ trouble: FormState.Trouble,
    _ status: HTTPResponse.Status, _ request: WebRequest, _ context: WebContext
  ) async throws -> Response {
    let (definition, act, year) = (try site.definition(context), try site.act(context), site.year(context))
    let under = try under(context)
    if let under, try await !site.office.isVisible(under, to: viewer) { throw Refusal.unknownItem }
    let (form, candidates) = try await ViewTogether(site.office)(
      act, in: definition.code, year: year, under: under, for: viewer)
    var name: Words?
    if let under {
      name = try await site.office.store.row(of: under).map {
        Words($0.title, en: $0.titleInEnglish.isEmpty ? $0.title : $0.titleInEnglish)
      }
    }
    var query: [Link.QueryItem] = [.init("year", String(year))]
    let back: Link =
      under.map { .site("sources", $0.description) } ?? .site("ledgers", definition.code.raw, query: query)
    if let under { query.append(.init("under", under.description)) }
    let state = FormState(
      action: .site("ledgers", definition.code.raw, "together", act.raw, query: query),
      back: back, backName: name, command: command, seen: nil, trouble: trouble,
      together: candidates.map { candidate in
        FormState.Together(
          candidate.row, standard: candidate.standard, seen: candidate.seen,
          isChosen: chosen?.contains(candidate.row.item) ?? candidate.lacks.isEmpty, lacks: candidate.lacks)
      })
    let filled = texts.isEmpty ? form : form.filled(with: texts)
    return site.page(formPage(filled, state, site.frame(context, request)), status)
  }
}
