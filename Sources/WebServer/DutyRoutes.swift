internal import Bureau
internal import Hummingbird
internal import Pages
internal import UseCases

/// 责任 — all units, one unit, one person.
struct DutyRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self)
      .screen("units", get: overview)
      .screen("units/:id", get: unit)
      .screen("people/:id", get: person)
  }

  @Sendable func overview(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    let overview = try await ViewDuties(site.office)(for: viewer)
    return site.page(dutiesPage(overview, site.frame(context, request)))
  }

  @Sendable func unit(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    guard let id = context.parameters.get("id").flatMap({ UnitID($0) }),
      let duties = try await ViewDuties(site.office).unit(id, for: viewer)
    else { throw PageFault.notFound }
    return site.page(unitPage(duties, site.frame(context, request)))
  }

  @Sendable func person(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    guard let id = context.parameters.get("id").flatMap({ PersonID($0) }),
      let duties = try await ViewDuties(site.office).person(id, for: viewer)
    else { throw PageFault.notFound }
    return site.page(personPage(duties, site.frame(context, request)))
  }
}
