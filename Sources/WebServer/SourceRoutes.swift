internal import Bureau
internal import Calendars
internal import Decomposition
internal import HTTPTypes
internal import Hummingbird
internal import Intake
internal import LedgerKernel
internal import Markup
internal import Pages
internal import Storage
internal import UseCases
internal import Wording

/// 讲话分解 — a text goes in, proposals come out, a person chooses, draft orders are written.
struct SourceRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self)
      .screen("sources", get: show, post: read)
      .screen("sources/orders", get: back, post: draft)
  }

  /// Longest text, in code points.
  static let longest = 200_000
  static let mostProposals = 2_000

  @Sendable func show(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    _ = try site.viewer(context)
    return site.page(sourcesPage(title: "", text: "", problem: nil, site.frame(context, request)))
  }

  /// A page that only a form leads to, opened by its address.
  @Sendable func back(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    site.seeOther(.site("sources"))
  }

  @Sendable func read(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let body = try await site.form(request, context)
    guard context.viewer != nil else { throw PageFault.formExpired(body.typed) }
    let title = (body["document"] ?? "").filter { !$0.isNewline && $0 != "\t" }
    let frame = site.frame(context, request)
    var text = body["text"] ?? ""
    func refuse(_ problem: String) -> Response {
      site.page(sourcesPage(title: title, text: text, problem: problem, frame), .unprocessableContent)
    }
    func refuse(_ problem: PageWord) -> Response { refuse(problem.wording(in: context.language)) }
    if let upload = body.uploads.first, !upload.bytes.isEmpty {
      do throws(Findings) {
        text = try readOfficialText(upload.bytes, named: upload.name)
      } catch {
        return refuse(error.all.map { $0.wording(in: context.language) }.joined(separator: " "))
      }
    }
    guard !text.isBlank else { return refuse(.textMissing) }
    guard text.unicodeScalars.count <= Self.longest else { return refuse(.textTooLong) }
    guard !title.isBlank, title.count <= 200 else { return refuse(.titleMissing) }
    let rows = decompose(text).proposals.prefix(Self.mostProposals).map { proposal in
      ProposalRow(
        isChosen: false, title: proposal.title, quote: proposal.quote,
        section: proposal.section.joined(separator: "、"), start: String(proposal.span.start),
        end: String(proposal.span.end), dueText: proposal.deadline?.text ?? "", lists: proposal.lists,
        because: proposal.because.filter { !$0.isList }.map { $0.wording(in: context.language) })
    }
    return offer(Array(rows), title, site.office.today.year, site.office.newCommand().raw, nil, .ok, frame)
  }

  private func offer(
    _ rows: [ProposalRow], _ document: String, _ year: Int, _ command: String, _ problem: String?,
    _ status: HTTPResponse.Status, _ frame: PageFrame
  ) -> Response {
    var names: [String: Words] = [:]
    for ledger in site.office.rulebook.ledgers(in: year) {
      guard case .choices(let choices)? = ledger.field(.lists)?.kind else { continue }
      for choice in choices where names[choice.code] == nil { names[choice.code] = choice.name }
    }
    // A list that the bureau does not keep would be dropped anyway.
    let rows = rows.map { row in
      ProposalRow(
        isChosen: row.isChosen, title: row.title, quote: row.quote, section: row.section, start: row.start,
        end: row.end, dueText: row.dueText, lists: row.lists.filter { names[$0] != nil }, because: row.because)
    }
    let bytes = proposalsPage(
      document: document, rows, listNames: names, years: site.years, year: year, command: command, problem: problem,
      frame)
    return site.page(bytes, status)
  }

  @Sendable func draft(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let body = try await site.form(request, context)
    guard let viewer = context.viewer else { throw PageFault.formExpired(body.typed) }
    guard let command = body["command"].flatMap({ CommandID($0) }), command.raw.utf8.count <= 64,
      let document = body["document"], let year = body["year"].flatMap({ Int($0) }), 1900...2999 ~= year
    else { throw PageFault.badRequest }
    let rows = try rows(body)
    let chosen = try rows.filter(\.isChosen).map(proposal)
    let frame = site.frame(context, request)
    func again(_ problem: String) -> Response {
      offer(rows, document, year, command.raw, problem, .unprocessableContent, frame)
    }
    guard !chosen.isEmpty else { return again(PageWord.nothingChosen.wording(in: context.language)) }
    do {
      let office = site.office
      let receipts = try await DraftOrders(office)(chosen, document: document, year: year, command, by: viewer)
      guard let first = receipts.first?.lines.first?.item, let row = try await office.store.row(of: first) else {
        return site.seeOther(.site())
      }
      if receipts.count == 1 { return site.seeOther(.site("items", first.description)) }
      let query: [Link.QueryItem] = [.init("order", "newest"), .init("year", String(year))]
      return site.seeOther(.site("ledgers", row.ledger.raw, query: query))
    } catch let refusal as Refusal {
      return again(refusal.wording(in: context.language))
    }
  }

  /// The rows as they came back, in their order.
  private func rows(_ body: FormBody) throws(PageFault) -> [ProposalRow] {
    var fields: [String: [String]] = [:]
    for (name, value) in body.fields { fields[name, default: []].append(value) }
    let chosen = Set(fields["chosen"] ?? [])
    var rows: [ProposalRow] = []
    while let title = fields["title.\(rows.count)"]?.first {
      let index = String(rows.count)
      guard rows.count < Self.mostProposals, let quote = fields["quote.\(index)"]?.first,
        let section = fields["section.\(index)"]?.first, let start = fields["start.\(index)"]?.first,
        let end = fields["end.\(index)"]?.first, let dueText = fields["due-text.\(index)"]?.first
      else { throw .badRequest }
      rows.append(
        ProposalRow(
          isChosen: chosen.contains(index), title: title, quote: quote, section: section, start: start, end: end,
          dueText: dueText, lists: fields["lists.\(index)"] ?? [], because: []))
    }
    guard chosen.allSatisfy({ Int($0).map { rows.indices.contains($0) } ?? false }) else { throw .badRequest }
    return rows
  }

  private func proposal(_ row: ProposalRow) throws(PageFault) -> DraftOrders.Proposal {
    guard let start = Int(row.start), let end = Int(row.end), 0 <= start, start < end, end <= Self.longest else {
      throw .badRequest
    }
    return DraftOrders.Proposal(
      title: row.title, quote: row.quote, section: row.section, span: start..<end, dueText: row.dueText,
      lists: row.lists)
  }
}

extension Reason {
  /// Lists are shown by their names instead.
  var isList: Bool {
    switch self {
    case .list, .listByDefault: true
    default: false
    }
  }
}
