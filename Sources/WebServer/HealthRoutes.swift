internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import UseCases

/// What load balancers and monitors ask. Added before the reader is looked up: a store that is away is no reason to wait.
struct HealthRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    var routes = RouteCollection(context: WebContext.self).screen("healthz", get: health).screen("readyz", get: ready)
    if site.configuration.metrics != nil { routes = routes.screen("metrics", get: metrics) }
    return routes
  }

  /// The process lives.
  @Sendable func health(_ request: WebRequest, _ context: WebContext) async throws -> Response { answer("ok\n") }

  /// Its store answers.
  @Sendable func ready(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    do {
      try await site.office.probe()
      return answer("ready\n")
    } catch {
      return answer("unavailable\n", .serviceUnavailable)
    }
  }

  @Sendable func metrics(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    answer(site.configuration.metrics?() ?? "", type: "text/plain; version=0.0.4; charset=utf-8")
  }

  private func answer(
    _ text: String, _ status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8"
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
