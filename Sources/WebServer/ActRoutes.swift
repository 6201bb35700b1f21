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

/// 办理 — the one form behind every act of every ledger.
struct ActRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self).screen("items/:id/acts/:act", get: show, post: perform)
  }

  @Sendable func show(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    let (id, act) = (try site.item(context), try site.act(context))
    let form: ActForm
    do {
      form = try await ViewForm(site.office)(act, on: id, for: viewer)
    } catch let refusal as Refusal {
      guard try await site.office.isVisible(id, to: viewer) else { throw refusal }
      let rules = site.office.rulebook
      let definition = try await site.office.store.row(of: id).flatMap { rules.definitions[$0.definition] }
      guard let name = definition?.act(act)?.name else { throw refusal }
      let page = keptPage(
        name[context.language], refusal: refusal.wording(in: context.language), typed: [], isStale: false,
        back: .site("items", id.description), site.frame(context, request))
      return site.page(page, .unprocessableContent)
    }
    let state = FormState(
      action: .site("items", id.description, "acts", act.raw), back: .site("items", id.description),
      command: site.office.newCommand().raw, seen: form.seen)
    return site.page(formPage(form, state, site.frame(context, request)))
  }

  @Sendable func perform(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let body = try await site.form(request, context, files: .evidence)
    guard let viewer = context.viewer else { throw PageFault.formExpired }
    let (id, act) = (try site.item(context), try site.act(context))
    var attempt = try Attempt(body, context.session, secret: site.secret, needsSeen: true)
    let office = site.office
    /// What was handed to others may be out of sight now.
    func done() async throws -> Response {
      site.seeOther(try await office.isVisible(id, to: viewer) ? .site("items", id.description) : .site())
    }
    // Sent twice: the first time counts.
    let asked = OfficeRequest(attempt.command, by: viewer, seen: attempt.seen)
    if try await office.receipt(of: asked, doing: act, on: id) != nil { return try await done() }

    let form: ActForm
    do {
      form = try await ViewForm(office)(act, on: id, for: viewer)
    } catch let refusal as Refusal {
      // Perhaps it is what the first of two attempts did a moment ago that forbids it.
      if try await office.receipt(of: asked, doing: act, on: id) != nil { return try await done() }
      return try await closed(refusal, id, act, attempt, request, context)
    }
    attempt.fit(form)
    do {
      guard form.takesEvidence || !attempt.hasFiles else { throw PageFault.badRequest }
      // Before anything is found wrong, so that no refusal loses them.
      try await attempt.keepUploads()
      guard attempt.oversized.isEmpty else {
        return again(
          form, attempt, seen: attempt.seen, site.oversized(attempt, context), .contentTooLarge, request, context)
      }
      let events = try await office.store.events(of: id)
      guard let item = Item(replaying: events), let definition = office.rulebook.definitions[item.definition]
      else { throw Refusal.unknownItem }
      var input = try FormReading(definition).input(
        attempt.texts, for: definition.act(act), standing: item.values)
      input.evidence = attempt.evidence
      try await PerformAct(office)(act, on: id, input, asked)
      return try await done()
    } catch let refusal as Refusal where refusal == .unknownItem || refusal == .commandUsed {
      throw refusal
    } catch let refusal as Refusal {
      let trouble = FormState.Trouble.refused(refusal.wording(in: context.language))
      return again(form, attempt, seen: attempt.seen, trouble, .unprocessableContent, request, context)
    } catch StoreFault.stale {
      return again(form, attempt, seen: form.seen, .stale, .conflict, request, context)
    }
  }

  /// The same form with everything typed kept.
  private func again(
    _ form: ActForm, _ attempt: Attempt, seen: Int?, _ trouble: FormState.Trouble, _ status: HTTPResponse.Status,
    _ request: WebRequest, _ context: WebContext
  ) -> Response {
    let id = form.item?.description ?? ""
    let state = FormState(
      action: .site("items", id, "acts", form.act.raw), back: .site("items", id), command: attempt.command.raw,
      seen: seen, trouble: trouble, kept: site.kept(attempt, context))
    return site.page(formPage(form.filled(with: attempt.texts), state, site.frame(context, request)), status)
  }

  /// The act is not possible any more: says why, and shows what had been typed.
  private func closed(
    _ refusal: Refusal, _ id: ItemID, _ act: ActCode, _ attempt: Attempt, _ request: WebRequest, _ context: WebContext
  ) async throws -> Response {
    switch refusal {
    case .unknownItem, .unknownAct, .unknownLedger: throw refusal
    default: break
    }
    let office = site.office
    let isStale = try await office.store.events(of: id).count != attempt.seen
    let definition = try await office.store.row(of: id).flatMap { office.rulebook.definitions[$0.definition] }
    let language = context.language
    let typed = attempt.typed.map { line in
      let code = FieldCode(line.code.prefix { $0 != "." })
      return (code.flatMap { definition?.field($0)?.name[language] } ?? line.code, line.values)
    }
    let bytes = keptPage(
      definition?.act(act)?.name[language] ?? act.raw, refusal: refusal.wording(in: language), typed: typed,
      isStale: isStale, back: .site("items", id.description), site.frame(context, request))
    return site.page(bytes, isStale ? .conflict : .unprocessableContent)
  }
}

extension Site {
  /// What is said of files that were too long; everything else is on the form again.
  func oversized(_ attempt: Attempt, _ context: WebContext) -> FormState.Trouble {
    let phrase = PagePhrase.oversized(
      attempt.oversized.joined(separator: "、"), megabytes: configuration.fileLimit >> 20)
    return .refused(phrase.wording(in: context.language))
  }

  func kept(_ attempt: Attempt, _ context: WebContext) -> [FormState.Kept] {
    attempt.evidence.compactMap { file in
      context.session.map { FormState.Kept(name: file.name, token: $0.sealed(file.kept, secret)) }
    }
  }
}
