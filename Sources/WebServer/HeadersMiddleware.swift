internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Headers that keep pages from being framed, sniffed or scripted; HEAD; one line of log without anything private.
struct HeadersMiddleware: RouterMiddleware {
  typealias Context = WebContext

  func handle(_ request: WebRequest, context: WebContext, next: (WebRequest, WebContext) async throws -> Response)
    async throws -> Response
  {
    let clock = ContinuousClock()
    let start = clock.now
    var response = try await next(request, context)
    for (name, value) in Self.headers where response.headers[name] == nil { response.headers[name] = value }
    response.headers[Self.requestID] = context.logger[metadataKey: "hb.request.id"].map { "\($0)" }
    if request.method == .head { response = response.createHeadResponse() }
    let spent = (clock.now - start).components
    context.logger.info(
      "served",
      metadata: [
        "method": "\(request.method.rawValue)", "route": "\(context.endpointPath ?? "none")",
        "status": "\(response.status.code)",
        "ms": "\(spent.seconds * 1000 + spent.attoseconds / 1_000_000_000_000_000)",
      ])
    return response
  }

  /// The id that stands in the log as well: what a person quotes, the administrator finds.
  private static let requestID = HTTPField.Name("X-Request-Id")!

  private static let headers: [(HTTPField.Name, String)] = [
    (
      .contentSecurityPolicy,
      "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
    ),
    (.xContentTypeOptions, "nosniff"), (HTTPField.Name("Referrer-Policy")!, "same-origin"),
    (HTTPField.Name("X-Frame-Options")!, "DENY"), (HTTPField.Name("Cross-Origin-Opener-Policy")!, "same-origin"),
    (.cacheControl, "no-store"),
  ]
}
