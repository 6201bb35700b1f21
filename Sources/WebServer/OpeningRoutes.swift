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

/// 立项 — opens an item of a ledger. Year, act and parent stand in the address, for the form as for its answer.
struct OpeningRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self).screen("ledgers/:code/new", get: show, post: open)
  }

  private struct Place {
    let definition: LedgerDefinition
    let year: Int
    let act: ActCode?
    let parent: (ItemID, Registration.Relation)?
    let action: Link
    let back: Link
  }

  private func place(_ context: WebContext) throws -> Place {
    let definition = try site.definition(context)
    let year = site.year(context)
    var query: [Link.QueryItem] = [.init("year", String(year))]
    var act: ActCode?
    if let text = context.asked("act") {
      guard let code = ActCode(text) else { throw Refusal.unknownAct }
      act = code
      query.append(.init("act", text))
    }
    var parent: (ItemID, Registration.Relation)?
    if let text = context.asked("parent") {
      guard let item = ItemID(text) else { throw Refusal.unknownItem }
      guard let relation = Registration.Relation(rawValue: context.asked("relation") ?? "serves") else {
        throw PageFault.badRequest
      }
      parent = (item, relation)
      query += [.init("parent", item.description), .init("relation", relation.rawValue)]
    }
    return Place(
      definition: definition, year: year, act: act, parent: parent,
      action: .site("ledgers", definition.code.raw, "new", query: query),
      back: parent.map { .site("items", $0.0.description) } ?? .site("ledgers", definition.code.raw))
  }

  @Sendable func show(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    let place = try place(context)
    // A text is registered where it is pasted.
    if place.definition.takes.contains(.texts) { return site.seeOther(.site("sources")) }
    if let parent = place.parent { try await requireVisible(parent.0, viewer) }
    let form = try ViewForm(site.office)(
      opening: place.definition.code, by: place.act, year: place.year, for: viewer)
    let state = FormState(
      action: place.action, back: place.back, command: site.office.newCommand().raw, seen: nil)
    return site.page(formPage(form, state, site.frame(context, request)))
  }

  @Sendable func open(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let body = try await site.form(request, context, files: .evidence)
    guard let viewer = context.viewer else { throw PageFault.formExpired }
    let place = try place(context)
    guard !place.definition.takes.contains(.texts) else { throw Refusal.unknownAct }
    var attempt = try Attempt(body, context.session, secret: site.secret, needsSeen: false)
    let office = site.office
    let asked = OfficeRequest(attempt.command, by: viewer)
    let title = attempt.texts["title"]?.first ?? ""
    if let earlier = try await office.receipt(of: asked, opening: place.definition.code, titled: title) {
      return done(earlier, place)
    }
    if let parent = place.parent { try await requireVisible(parent.0, viewer) }
    let form = try ViewForm(office)(opening: place.definition.code, by: place.act, year: place.year, for: viewer)
    attempt.fit(form)
    do {
      guard form.takesEvidence || !attempt.hasFiles else { throw PageFault.badRequest }
      try await attempt.keepUploads()
      guard attempt.oversized.isEmpty else {
        return again(form, attempt, place, site.oversized(attempt, context), .contentTooLarge, request, context)
      }
      var input = try FormReading(place.definition).input(attempt.texts)
      input.evidence = attempt.evidence
      let receipt = try await OpenItem(office)(
        in: place.definition.code, by: form.act, year: place.year, parent: place.parent,
        input, asked)
      return done(receipt, place)
    } catch let refusal as Refusal where refusal == .unknownItem || refusal == .commandUsed {
      throw refusal
    } catch let refusal as Refusal {
      let trouble = FormState.Trouble.refused(refusal.wording(in: context.language))
      return again(form, attempt, place, trouble, .unprocessableContent, request, context)
    }
  }

  /// The same form with everything typed kept.
  private func again(
    _ form: ActForm, _ attempt: Attempt, _ place: Place, _ trouble: FormState.Trouble, _ status: HTTPResponse.Status,
    _ request: WebRequest, _ context: WebContext
  ) -> Response {
    let state = FormState(
      action: place.action, back: place.back, command: attempt.command.raw, seen: nil, trouble: trouble,
      kept: site.kept(attempt, context))
    return site.page(formPage(form.filled(with: attempt.texts), state, site.frame(context, request)), status)
  }

  private func requireVisible(_ item: ItemID, _ viewer: PersonID) async throws {
    guard try await site.office.store.isVisible(item, to: site.office.scope(of: viewer)) else {
      throw Refusal.unknownItem
    }
  }

  private func done(_ receipt: Receipt, _ place: Place) -> Response {
    site.seeOther(receipt.lines.first.map { .site("items", $0.item.description) } ?? place.back)
  }
}
