internal import Hummingbird

// `UseCases` has a `Request` too; here each gets a name of its own.

typealias WebRequest = Request
typealias Handler = @Sendable (WebRequest, WebContext) async throws -> Response
