internal import Calendars
internal import Hummingbird
internal import Pages
internal import UseCases

/// 组织与设置.
struct OrganisationRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self)
      .screen("organisation", get: organisation)
      .screen("settings", get: settings)
  }

  @Sendable func organisation(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    _ = try site.viewer(context)
    var day: Day?
    if let text = context.asked("on") {
      guard let asked = Day(iso: text) else { throw PageFault.badRequest }
      day = asked
    }
    return site.page(organisationPage(ViewOrganisation(site.office)(on: day), site.frame(context, request)))
  }

  @Sendable func settings(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    try await site.settings(request, context)
  }
}
