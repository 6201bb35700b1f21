internal import Bureau
internal import Calendars
internal import HTTPTypes
internal import Hummingbird
internal import Intake
internal import LedgerKernel
internal import Markup
internal import Pages
internal import Reports
internal import Storage
internal import UseCases
internal import Wording

/// 讲话分解 — texts are kept, and each has a desk on which its findings are sifted.
struct SourceRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self)
      .screen("sources", get: list, post: register)
      .screen("sources/:id", get: show, post: sift)
  }

  /// Findings that one form may choose.
  static let mostChosen = 2_000

  // MARK: The list

  @Sendable func list(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    return try await list(SourceForm(), site.year(context), viewer, .ok, request, context)
  }

  private func list(
    _ form: SourceForm, _ year: Int, _ viewer: PersonID, _ status: HTTPResponse.Status, _ request: WebRequest,
    _ context: WebContext
  ) async throws -> Response {
    let view = ViewSources(site.office)
    let entries = try await view(in: year, for: viewer)
    let bytes = sourcesPage(
      entries, form: view.mayRegister(viewer, in: year) ? form : nil, year: year, years: site.years,
      site.frame(context, request))
    return site.page(bytes, status)
  }

  @Sendable func register(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let body = try await site.form(request, context, files: .read)
    guard let viewer = context.viewer else { throw PageFault.formExpired }
    var year = site.office.today.year
    if let text = body["year"] {
      guard let given = Int(text), 1900...2999 ~= given else { throw PageFault.badRequest }
      year = given
    }
    var form = SourceForm(
      title: (body["document"] ?? "").filter { !$0.isNewline && $0 != "\t" }, titleInEnglish: body["title-en"] ?? "",
      text: body["text"] ?? "")
    func refuse(_ problem: String) async throws -> Response {
      // Whoever gets no form gets back what came in one.
      guard ViewSources(site.office).mayRegister(viewer, in: year) else {
        return site.message(.notPossible, problem, .unprocessableContent, request, context)
      }
      form.problem = problem
      return try await list(form, year, viewer, .unprocessableContent, request, context)
    }
    func refuse(_ problem: PageWord) async throws -> Response {
      try await refuse(problem.wording(in: context.language))
    }
    if let upload = body.uploads.first, upload.size > 0 {
      do throws(Findings) {
        form.text = try readOfficialText(upload.bytes, named: upload.name)
      } catch {
        return try await refuse(error.all.map { $0.wording(in: context.language) }.joined(separator: " "))
      }
    }
    guard !form.text.isBlank else { return try await refuse(.textMissing) }
    guard form.text.unicodeScalars.count <= ReadSource.longest else { return try await refuse(.textTooLong) }
    guard !form.title.isBlank, form.title.count <= 200 else { return try await refuse(.titleMissing) }
    var input = ActInput()
    if !form.titleInEnglish.isBlank { input.values[.titleInEnglish] = .text(form.titleInEnglish) }
    do {
      let item = try await ReadSource(site.office)(form.text, title: form.title, year: year, input, by: viewer)
      return site.seeOther(.site("sources", item.description))
    } catch let refusal as Refusal {
      return try await refuse(refusal.wording(in: context.language))
    }
  }

  // MARK: The desk

  @Sendable func show(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    let id = try site.item(context)
    let desk = try await ViewSource(site.office)(id, for: viewer)
    var view = SourceView(tab: try tab(context.asked("tab"), desk))
    if let text = context.asked("open") {
      guard let key = FindingKey(text) else { throw PageFault.badRequest }
      // What was accepted, or read otherwise, since the page was made is simply not open any more.
      if desk.finding(key)?.isOpen == true {
        (view.open, view.tab) = (key, key.kind)
        view.form = try? await ViewSource(site.office).form(accepting: key, of: id, for: viewer)
      }
    }
    return site.page(sourcePage(desk, view, site.frame(context, request)))
  }

  /// The kind asked for; the first that the text has any of when none was.
  private func tab(_ text: String?, _ desk: SourceDesk) throws(PageFault) -> FindingKey.Kind {
    guard let text else {
      return FindingKey.Kind.allCases.first { !desk.findings(of: $0).isEmpty } ?? .assignment
    }
    guard let kind = FindingKey.Kind(tab: text) else { throw .badRequest }
    return kind
  }

  @Sendable func sift(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let body = try await site.form(request, context)
    guard let viewer = context.viewer else { throw PageFault.formExpired }
    let id = try site.item(context)
    let attempt = try SiftAttempt(body)
    let desk = try await ViewSource(site.office)(id, for: viewer)
    var view = SourceView(tab: attempt.tab, open: attempt.open, chosen: Set(attempt.chosen))
    do {
      switch attempt.deed {
      case .show: break
      case .chip(let key, let day):
        (view.open, view.tab) = (key, key.kind)
        return try await again(id, viewer, view, attempt.typed(adding: day, to: key), nil, .ok, request, context)
      case .accept(let key):
        let accepted = try await AcceptFindings(site.office)([attempt.choice(key)], of: id, by: viewer)
        if try await isLost(attempt, accepted, viewer) {
          return try await again(
            id, viewer, view, attempt.typed, SourceProblem.moved.wording(in: context.language), .conflict, request,
            context)
        }
        if body["back"] == "answers" { return site.seeOther(.site("sources", id.description, "answers")) }
        return try await done(key, id, viewer, desk, view, attempt, request, context)
      case .acceptChosen:
        guard let first = attempt.chosen.first else {
          return try await again(
            id, viewer, view, attempt.typed, SourceProblem.noneChosen.wording(in: context.language),
            .unprocessableContent, request, context)
        }
        let accepted = try await AcceptFindings(site.office)(attempt.chosen.map(attempt.choice), of: id, by: viewer)
        view.chosen = []
        if try await isLost(attempt, accepted, viewer) {
          return try await again(
            id, viewer, view, attempt.typed, SourceProblem.moved.wording(in: context.language), .conflict, request,
            context)
        }
        return try await done(first, id, viewer, desk, view, attempt, request, context)
      case .sift(let deed, let key):
        let now = try await SiftSource(site.office)(deed, of: id, by: viewer)
        // What was set aside is behind one; what was joined, parted or taken up again is looked at.
        var stays: FindingKey? = now
        if case .drop = deed { stays = nil }
        return try await done(key, id, viewer, desk, view, attempt, stays: stays, request, context)
      case .dropChosen:
        guard let first = attempt.chosen.first else {
          return try await again(
            id, viewer, view, attempt.typed, SourceProblem.noneChosen.wording(in: context.language),
            .unprocessableContent, request, context)
        }
        try await SiftSource(site.office)(.drop(attempt.chosen), of: id, by: viewer)
        view.chosen = []
        return try await done(first, id, viewer, desk, view, attempt, request, context)
      }
      return site.seeOther(
        .site(
          "sources", id.description, query: [.init("tab", attempt.tab.tab)], fragment: attempt.open.map { "c-\($0)" }))
    } catch let refused as AcceptFindings.Refused {
      // What was typed about another finding stays where it is; the problem names the one it is about.
      if attempt.typed.isEmpty || view.open == nil { (view.open, view.tab) = (refused.key, refused.key.kind) }
      return try await again(
        id, viewer, view, attempt.typed, problem(refused, desk, context.language), .unprocessableContent, request,
        context)
    } catch let refusal as Refusal {
      // A text that is not there stays not there; a finding that is not there any more is said.
      guard desk.maySift || !desk.acceptable.isEmpty else { throw refusal }
      let words =
        refusal == .unknownItem
        ? SourceProblem.moved.wording(in: context.language) : refusal.wording(in: context.language)
      return try await again(id, viewer, view, attempt.typed, words, .unprocessableContent, request, context)
    }
  }

  /// Whether somebody else was faster with the finding that was open, so that what was typed about it went nowhere.
  private func isLost(
    _ attempt: SiftAttempt, _ accepted: [AcceptFindings.Accepted], _ viewer: PersonID
  ) async throws -> Bool {
    guard !attempt.typed.isEmpty, let one = accepted.first(where: { $0.key == attempt.open }), one.isRepeat else {
      return false
    }
    return try await site.office.store.events(of: one.item).first?.actor.person != viewer
  }

  private func problem(_ refused: AcceptFindings.Refused, _ desk: SourceDesk, _ language: Language) -> String {
    guard refused.refusal != .unknownItem else { return SourceProblem.moved.wording(in: language) }
    let words = refused.refusal.wording(in: language)
    guard let finding = desk.finding(refused.key) else { return words }
    return language == .simplifiedChinese ? "「\(finding.title)」：\(words)" : "“\(finding.title)”: \(words)"
  }

  /// The page with what was typed and chosen, when nothing is to be lost by going on to another address.
  private func again(
    _ id: ItemID, _ viewer: PersonID, _ view: SourceView, _ typed: [String: [String]], _ problem: String?,
    _ status: HTTPResponse.Status, _ request: WebRequest, _ context: WebContext
  ) async throws -> Response {
    var view = view
    view.problem = problem
    let desk = try await ViewSource(site.office)(id, for: viewer)
    if let open = view.open {
      if desk.finding(open)?.isOpen == true {
        let form = try? await ViewSource(site.office).form(accepting: open, of: id, for: viewer)
        view.form = typed.isEmpty ? form : form?.filled(with: typed, keepingOthers: true)
      } else {
        view.open = nil
      }
    }
    // A finding that is open no more has no form: its words are given back as they came.
    if view.form == nil { view.kept = context.typed.all.map { SourceView.Kept($0.name, $0.text) } }
    return site.page(sourcePage(desk, view, site.frame(context, request)), status)
  }

  /// On to what comes next: the next finding that is open, unless something was typed about another one, which then stays.
  private func done(
    _ key: FindingKey, _ id: ItemID, _ viewer: PersonID, _ desk: SourceDesk, _ view: SourceView, _ attempt: SiftAttempt,
    stays: FindingKey? = nil, _ request: WebRequest, _ context: WebContext
  ) async throws -> Response {
    if let open = attempt.open, open != key, !attempt.typed.isEmpty, !attempt.chosen.contains(open) {
      return try await again(id, viewer, view, attempt.typed, nil, .ok, request, context)
    }
    let open = desk.findings(of: key.kind).filter { $0.isOpen && $0.key != key && !attempt.isDone($0.key) }
    let next = stays ?? open.first { key < $0.key }?.key ?? open.first?.key ?? key
    var query: [Link.QueryItem] = [.init("tab", key.kind.tab)]
    if attempt.open == key, let stays, stays != key || attempt.isRestoring {
      query.append(.init("open", stays.description))
    }
    return site.seeOther(.site("sources", id.description, query: query, fragment: "c-\(next)"))
  }
}

/// What cannot be done on a text's page, beside what rules refuse.
enum SourceProblem {
  case noneChosen, moved

  func wording(in language: Language) -> String {
    switch (self, language) {
    case (.noneChosen, .simplifiedChinese): "没有勾选任何一条。请先勾选。"
    case (.noneChosen, .english): "Nothing is ticked. Tick at least one first."
    case (.moved, .simplifiedChinese): "这一条已被采纳、合并或拆分。请看下面现在的样子，再作取舍。"
    case (.moved, .english):
      "That finding was accepted, joined or split meanwhile. See how it stands below, and decide anew."
    }
  }
}
