internal import HTTPTypes
internal import Hummingbird
internal import LedgerKernel
internal import NIOCore

/// The stylesheet and the picture.
struct AssetRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self)
      .screen("assets/guatu.css", get: stylesheet)
      .screen("assets/guatu.svg", get: icon)
      .screen("favicon.ico", get: icon)
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
}
