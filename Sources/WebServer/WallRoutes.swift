internal import Hummingbird
internal import Markup
internal import Pages
internal import Reports
internal import UseCases

/// 挂图, and what is still without a day.
struct WallRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self)
      .screen("/", get: front)
      .screen("wall", get: wall)
      .screen("vague", get: vague)
  }

  @Sendable func front(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    try await show(.wall, request, context)
  }

  @Sendable func wall(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    try await show(.wall, request, context)
  }

  @Sendable func vague(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    try await show(.vague, request, context)
  }

  private func show(_ kind: ListView.Kind, _ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    let (asked, view) = try site.list(kind, context)
    let chart = try await ViewWall(site.office)(asked, for: viewer)
    return site.page(listPage(chart, view, site.frame(context, request)))
  }
}
