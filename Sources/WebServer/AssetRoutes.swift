internal import HTTPTypes
internal import Hummingbird
internal import LedgerKernel
internal import NIOCore
internal import Pages

/// The stylesheet, the picture and the modules.
struct AssetRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    let routes = RouteCollection(context: WebContext.self)
      .screen("assets/guatu.css", get: stylesheet)
      .screen("assets/guatu.svg", get: icon)
      .screen("favicon.ico", get: icon)
    return SiteScript.allCases.reduce(routes) { routes, script in
      routes.screen("assets/\(script.rawValue).js") { _, context in
        let file = site.scripts[script] ?? ([], "")
        return asset(file.bytes, "text/javascript; charset=utf-8", file.hash, context)
      }
    }
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
