internal import Hummingbird
internal import LedgerKernel
internal import Pages
internal import Reports
internal import UseCases

/// 工作台, and the same on one sheet of A4.
struct DeskRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self)
      .screen("desk", get: desk)
      .screen("desk/sheet", get: sheet)
  }

  @Sendable func desk(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    var only: Desk.Kind?
    if let text = context.asked("only") {
      guard let kind = Desk.Kind(rawValue: text) else { throw PageFault.badRequest }
      only = kind
    }
    let desk = try await ViewDesk(site.office)(for: viewer, only: only)
    if only != nil, desk.sections.isEmpty { throw PageFault.notFound }
    let commands = desk.recent.map { _ in site.office.newCommand().raw }
    return site.page(deskPage(desk, only: only, commands: commands, site.frame(context, request)))
  }

  @Sendable func sheet(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    let desk = try await ViewDesk(site.office)(for: viewer)
    guard desk.hasSheet else { throw PageFault.notFound }
    return site.page(deskSheetPage(desk, site.frame(context, request)))
  }
}
