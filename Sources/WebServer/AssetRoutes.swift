internal import HTTPTypes
internal import Hummingbird
internal import LedgerKernel
internal import NIOCore
internal import Storage
internal import UseCases

/// The stylesheet, the picture, and what a load balancer asks.
struct AssetRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self)
      .screen("assets/guatu.css", get: stylesheet)
      .screen("assets/guatu.svg", get: icon)
      .screen("favicon.ico", get: icon)
      .screen("healthz", get: health)
      .screen("readyz", get: ready)
  }

  @Sendable func stylesheet(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    asset(site.stylesheet, "text/css; charset=utf-8", site.stylesheetHash, context)
  }

  @Sendable func icon(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    asset(site.icon, "image/svg+xml", site.iconHash, context)
  }

  /// Kept for a year under the address that carries its hash, not at all under another.
  private func asset(_ bytes: [UInt8], _ type: String, _ hash: String, _ context: WebContext) -> Response {
    let isCurrent = context.asked("v") == hash
    return Response(
      status: .ok,
      headers: [
        .contentType: type, .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "no-cache",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  @Sendable func health(_ request: WebRequest, _ context: WebContext) async throws -> Response { plain("ok\n", .ok) }

  @Sendable func ready(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    do {
      _ = try await site.office.store.receipt(of: site.office.newCommand())
      return plain("ready\n", .ok)
    } catch {
      return plain("unavailable\n", .serviceUnavailable)
    }
  }

  private func plain(_ text: String, _ status: HTTPResponse.Status) -> Response {
    Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
