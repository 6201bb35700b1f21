internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import ServiceLifecycle

/// Server-sent events: that something moved, never what. Whoever hears it asks for the page again under his own scope.
struct NewsRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self).screen("events", get: events)
  }

  @Sendable func events(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    _ = try site.viewer(context)
    let news = site.news
    let isHead = request.method == .head
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
      body: ResponseBody { writer in
        if !isHead {
          try await writer.write(ByteBuffer(string: "retry: 5000\n\n"))
          // A server that goes down does not wait for whoever listens.
          let moves = await news.moves()
          for await move in moves.cancelOnGracefulShutdown() {
            try await writer.write(ByteBuffer(string: move == .moved ? "event: moved\ndata:\n\n" : ":\n\n"))
          }
        }
        try await writer.finish(nil)
      })
  }
}
