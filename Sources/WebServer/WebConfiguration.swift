public import Hummingbird
public import Logging
internal import NIOCore
public import UseCases

/// Where the site listens and how it is seen from outside.
public struct WebConfiguration: Sendable {
  public let host: String
  public let port: Int
  /// As browsers see it, behind a proxy; an https one makes cookies Secure.
  public let publicURL: String?
  /// Whether anybody may sign in as anybody, with one click.
  public let demo: Bool
  /// Signs cookies and form tokens: 32 random bytes, the same after a restart, so that nobody is signed out by it.
  public let secret: [UInt8]
  /// Bytes that one attachment may have.
  public let fileLimit: Int
  /// Minutes without a request after which whoever is signed in has to sign in again.
  public let idleMinutes: Int
  /// What `/metrics` tells; nil where it is not to be told.
  public let metrics: (@Sendable () -> String)?

  public init(
    host: String, port: Int, publicURL: String? = nil, demo: Bool = false, secret: [UInt8],
    fileLimit: Int = 20 << 20, idleMinutes: Int = 480, metrics: (@Sendable () -> String)? = nil
  ) {
    precondition(secret.count >= 16, "the secret has at least 16 bytes")
    self.host = host
    self.port = port
    self.publicURL = publicURL
    self.demo = demo
    self.secret = secret
    precondition(idleMinutes > 0, "a session lasts at least a minute")
    self.fileLimit = fileLimit
    self.idleMinutes = idleMinutes
    self.metrics = metrics
  }

  /// The same in milliseconds.
  var idle: Int64 { Int64(idleMinutes) * 60_000 }
  /// A session is renewed not with every request but after this long, in milliseconds.
  var renewal: Int64 { min(5 * 60_000, idle / 4) }

  /// Files of the longest kind that one form may bring.
  static let mostFiles = 10
  /// Bytes that a form may have with its files, its text, and what stands around them.
  var formLimit: Int { Self.mostFiles * fileLimit + FormBody.mostTextBytes + 1 << 20 }

  var isSecure: Bool { publicURL?.hasPrefix("https://") == true }
}

/// The site without its socket: answers one request at a time of whoever hands it over with a logger.
public func makeResponder(office: Office, configuration: WebConfiguration) -> some HTTPResponder<Logger> {
  let responder = makeRouter(Site(office: office, configuration: configuration)).buildResponder()
  return CallbackResponder { request, logger in
    try await responder.respond(to: request, context: WebContext(logger: logger))
  }
}

/// Linux: in use, not allowed, not of this machine.
private let takenCodes: Set<CInt> = [98, 13, 99]

/// Why serving could not begin.
public enum ServingFault: Error, Hashable, Sendable {
  /// Somebody else listens on the address and port, or nobody may.
  case addressTaken
}

/// Serves until the process is told to stop, and lets requests under way finish.
///
/// - Parameter running: Called once, when requests are answered.
/// - Throws: ``ServingFault``, or what ended the server.
public func serve(
  office: Office, configuration: WebConfiguration, logger: Logger, running: @escaping @Sendable () -> Void = {}
) async throws {
  let site = Site(office: office, configuration: configuration)
  let application = Application(
    router: makeRouter(site),
    configuration: ApplicationConfiguration(address: .hostname(configuration.host, port: configuration.port)),
    onServerRunning: { _ in running() }, logger: logger)
  do {
    try await application.runService()
  } catch let error as IOError where takenCodes.contains(error.errnoCode) {
    throw ServingFault.addressTaken
  }
}

func makeRouter(_ site: Site) -> Router<WebContext> {
  let router = Router(context: WebContext.self)
  router.add(middleware: MetricsMiddleware())
  router.add(middleware: HeadersMiddleware())
  router.add(middleware: FaultMiddleware(site: site))
  router.addRoutes(HealthRoutes(site: site).routes)
  router.add(middleware: ReaderMiddleware(site: site))
  // Once more inside, where the reader is known.
  router.add(middleware: FaultMiddleware(site: site))
  router.addRoutes(WallRoutes(site: site).routes)
  router.addRoutes(NewsRoutes(site: site).routes)
  router.addRoutes(DeskRoutes(site: site).routes)
  router.addRoutes(DutyRoutes(site: site).routes)
  router.addRoutes(OrganisationRoutes(site: site).routes)
  router.addRoutes(LedgerRoutes(site: site).routes)
  router.addRoutes(ItemRoutes(site: site).routes)
  router.addRoutes(ActRoutes(site: site).routes)
  router.addRoutes(TogetherRoutes(site: site).routes)
  router.addRoutes(OpeningRoutes(site: site).routes)
  router.addRoutes(ImportRoutes(site: site).routes)
  router.addRoutes(SourceRoutes(site: site).routes)
  router.addRoutes(SourceCheckRoutes(site: site).routes)
  router.addRoutes(JournalRoutes(site: site).routes)
  router.addRoutes(FileRoutes(site: site).routes)
  router.addRoutes(SignInRoutes(site: site).routes)
  router.addRoutes(PasswordRoutes(site: site).routes)
  router.addRoutes(AssetRoutes(site: site).routes)
  return router
}
