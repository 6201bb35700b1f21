internal import Bureau
internal import Hummingbird
internal import LedgerKernel
internal import Pages
internal import Reports
internal import UseCases
internal import Wording

/// 三单对照、问题—措施对照 — a stored text held against other things. Both only look.
struct SourceCheckRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self)
      .screen("sources/:id/check", get: check, post: compare)
      .screen("sources/:id/answers", get: answers)
  }

  /// Other texts that are compared before anybody chose.
  private static let atFirst = 5
  private static let most = 50

  @Sendable func check(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    return try await check(viewer, chosen: nil, pasted: "", request, context)
  }

  @Sendable func compare(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let body = try await site.form(request, context)
    guard let viewer = context.viewer else { throw PageFault.formExpired }
    let chosen = try body.all("with").prefix(Self.most).map { text in
      guard let item = ItemID(text) else { throw PageFault.badRequest }
      return item
    }
    return try await check(viewer, chosen: chosen, pasted: body["pasted"] ?? "", request, context)
  }

  private func check(
    _ viewer: PersonID, chosen: [ItemID]?, pasted: String, _ request: WebRequest, _ context: WebContext
  ) async throws -> Response {
    let id = try site.item(context)
    let desk = try await ViewSource(site.office)(id, for: viewer)
    let others = try await ViewSources(site.office)(in: desk.year, for: viewer).filter { $0.item != id }
    let chosen = chosen ?? others.prefix(Self.atFirst).map(\.item)
    let sheet = try await Collating(site.office)(
      id, with: chosen, pasted: pasted, named: Self.pastedName, for: viewer)
    let form = CheckForm(others: others, chosen: Set(chosen), pasted: pasted)
    return site.page(sourceCheckPage(desk, sheet, form, site.frame(context, request)))
  }

  private static let pastedName = Words("粘贴清单第", en: "Pasted list, line")

  @Sendable func answers(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    let desk = try await ViewSource(site.office)(try site.item(context), for: viewer)
    return site.page(sourceAnswersPage(desk, site.frame(context, request)))
  }
}
