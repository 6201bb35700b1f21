internal import Bureau
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Wording

/// What is known about a request besides what it says: who reads, in which language, in which session.
struct WebContext: RequestContext {
  struct Origin: RequestContextSource {
    let logger: Logger
  }

  var coreContext: CoreRequestContextStorage
  var language = Language.simplifiedChinese
  var session: Session?
  /// Nil until somebody has signed in.
  var viewer: PersonID?
  var query: [(name: String, value: String)] = []
  /// What the request's form said; the same for every copy of this value.
  let typed = TypedTexts()
  /// What came with it and is not kept.
  let arrivals = Arrivals()

  private let channel: (any Channel)?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }
  init(logger: Logger) {
    coreContext = CoreRequestContextStorage(source: Origin(logger: logger))
    channel = nil
  }

  /// Ends the connection in a while: who sends without end has time to read the answer, and no more.
  func closeSoon() {
    guard let channel else { return }
    channel.eventLoop.scheduleTask(in: .seconds(10)) { channel.close(promise: nil) }
  }

  /// The first value of a query's name; nil when it is not there or empty.
  func asked(_ name: String) -> String? {
    query.first { $0.name == name }.flatMap { $0.value.isEmpty ? nil : $0.value }
  }
}

extension RouteCollection where Context == WebContext {
  /// One address: what it answers, and 405 to every other method.
  func screen(_ path: RouterPath, get: Handler? = nil, post: Handler? = nil) -> RouteCollection {
    let answered: [HTTPRequest.Method] = (get == nil ? [] : [.get, .head]) + (post == nil ? [] : [.post])
    if let get {
      on(path, method: .get, use: get)
      on(path, method: .head, use: get)
    }
    if let post { on(path, method: .post, use: post) }
    let others: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
    for method in others where !answered.contains(method) {
      on(path, method: method) { _, _ -> Response in
        throw PageFault.methodNotAllowed(answered.map(\.rawValue).joined(separator: ", "))
      }
    }
    return self
  }
}
