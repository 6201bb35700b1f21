internal import HTTPTypes
internal import Hummingbird
internal import LedgerKernel
internal import Logging
internal import Pages
internal import Storage

/// A request that cannot be served as it came.
enum PageFault: Error, Hashable {
  case badRequest
  case notFound
  case forbidden
  /// A form without a valid token: expired, forged, or from elsewhere.
  case formExpired
  case tooLarge
  /// So much that it was not read to its end.
  case overflow
  case unsupported
  case methodNotAllowed(String)
  /// A page that only somebody signed in may see.
  case signInFirst
}

/// Turns whatever was thrown into a page in the look, with what had been typed into the form, and never shows a cause.
struct FaultMiddleware: RouterMiddleware {
  typealias Context = WebContext
  let site: Site

  func handle(_ request: WebRequest, context: WebContext, next: (WebRequest, WebContext) async throws -> Response)
    async throws -> Response
  {
    let response: Response
    do {
      response = try await next(request, context)
    } catch {
      response = answer(error, request, context)
    }
    await context.arrivals.discardAll()
    return response
  }

  private func answer(_ error: any Error, _ request: WebRequest, _ context: WebContext) -> Response {
    func say(_ heading: PageWord, _ hint: PageWord, _ status: HTTPResponse.Status) -> Response {
      say(heading, hint.wording(in: context.language), status)
    }
    func say(_ heading: PageWord, _ text: String, _ status: HTTPResponse.Status) -> Response {
      site.message(heading, text, status, request, context)
    }
    switch error {
    case let fault as PageFault:
      switch fault {
      case .badRequest: return say(.badRequest, .badRequestHint, .badRequest)
      case .notFound: return say(.notFound, .notFoundHint, .notFound)
      case .forbidden: return say(.forbidden, .forbiddenHint, .forbidden)
      case .formExpired: return say(.formExpired, .formExpiredHint, .forbidden)
      case .tooLarge: return say(.tooLarge, site.tooLarge(context), .contentTooLarge)
      case .overflow:
        var response = say(.tooLarge, site.tooLarge(context), .contentTooLarge)
        response.headers[.connection] = "close"
        context.closeSoon()
        return response
      case .unsupported: return say(.unsupported, .unsupportedHint, .unsupportedMediaType)
      case .methodNotAllowed(let allowed):
        var response = say(.methodNotAllowed, .methodHint, .methodNotAllowed)
        response.headers[.allow] = allowed
        return response
      case .signInFirst: return site.toSignIn(request)
      }
    case let refusal as Refusal:
      switch refusal {
      case .unknownItem, .unknownAct, .unknownLedger:
        return say(.notFound, refusal.wording(in: context.language), .notFound)
      case .commandUsed: return say(.conflict, refusal.wording(in: context.language), .conflict)
      default: return say(.notPossible, refusal.wording(in: context.language), .unprocessableContent)
      }
    case StoreFault.stale:
      return say(.conflict, .staleBody, .conflict)
    case let fault as StoreFault:
      context.logger.error("store fault", metadata: ["fault": "\(fault)"])
      return say(.unavailable, .unavailableHint, .serviceUnavailable)
    case let error as HTTPError where error.status == .notFound: return say(.notFound, .notFoundHint, .notFound)
    case let error as HTTPError where error.status.kind == .clientError:
      return say(.badRequest, .badRequestHint, error.status)
    default:
      context.logger.error("unexpected", metadata: ["type": "\(type(of: error))"])
      return say(.failed, .unavailableHint, .internalServerError)
    }
  }
}

extension Site {
  /// What a form may bring, in words.
  func tooLarge(_ context: WebContext) -> String {
    let phrase = PagePhrase.limits(
      file: configuration.fileLimit >> 20, form: WebConfiguration.mostFiles * configuration.fileLimit >> 20,
      text: FormBody.mostTextBytes >> 20)
    return phrase.wording(in: context.language)
  }

  /// A page that says one thing, and gives back what the form of the request said.
  func message(
    _ heading: PageWord, _ text: String, _ status: HTTPResponse.Status, _ request: WebRequest, _ context: WebContext
  ) -> Response {
    let typed = context.typed.all.map { ($0.name, $0.text) }
    let isKnown = status.kind == .clientError
    return page(messagePage(heading, text, typed: typed, isKnown: isKnown, frame(context, request)), status)
  }
}
