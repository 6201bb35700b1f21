internal import Bureau
internal import Calendars
internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import UseCases
internal import Wording

/// Finds out who reads and in which language, and keeps the session alive.
struct ReaderMiddleware: RouterMiddleware {
  typealias Context = WebContext
  let site: Site

  func handle(_ request: WebRequest, context: WebContext, next: (WebRequest, WebContext) async throws -> Response)
    async throws -> Response
  {
    try await site.refresh()
    var context = context
    let cookies = Cookies(request.headers[values: .cookie])
    context.language = language(request, cookies)
    let office = site.office
    let now = office.now
    var isNew = false
    var session = cookies["guatu"].flatMap {
      Session(cookie: $0, secret: site.secret, now: now, idle: site.configuration.idle)
    }
    if let found = session {
      let isOver = try await site.isOver(found)
      if isOver || !worksHere(found) { session = nil }
    }
    if session == nil {
      session = site.newSession(for: nil)
      isNew = true
    } else if let old = session, now.milliseconds - old.issued.milliseconds > site.configuration.renewal {
      session = Session(person: old.person, issued: now, chance: old.chance, stamp: old.stamp)
      isNew = true
    }
    context.session = session
    context.viewer = session?.person
    context.query = try FormText.pairs(Array((request.uri.query ?? "").utf8), most: 100)

    if request.method == .get || request.method == .head, let tag = context.asked("lang"),
      let language = Language(rawValue: tag)
    {
      return site.remember(language, request)
    }
    var response = try await next(request, context)
    // A page that refreshes itself does not keep its reader signed in.
    if isNew, let session, request.headers[Self.refresh] == nil || session.person == nil,
      response.headers[.setCookie] == nil,
      response.headers[.contentType]?.hasPrefix("text/html") == true
    {
      site.set(session, on: &response)
    }
    return response
  }

  /// Sent by modules that ask for a page again by themselves.
  private static let refresh = HTTPField.Name("X-Refresh")!

  /// Whoever has left, or has no post any more, is signed out with the next click.
  private func worksHere(_ session: Session) -> Bool {
    guard let person = session.person else { return true }
    return site.mayEnter(person)
  }

  private func language(_ request: WebRequest, _ cookies: Cookies) -> Language {
    if let chosen = cookies["lang"].flatMap(Language.init(rawValue:)) { return chosen }
    var best: (language: Language, weight: Int)?
    for range in (request.headers[.acceptLanguage] ?? "").split(separator: ",").prefix(20) {
      let parts = range.split(separator: ";").map { $0.filter { $0 != " " } }
      guard let first = parts.first, let language = Language(tag: first) else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { thousandths($0.dropFirst(2)) } ?? 1000
      if weight > best?.weight ?? 0 { best = (language, weight) }
    }
    return best?.language ?? .simplifiedChinese
  }

  /// `0.8` as 800; nonsense as 0.
  private func thousandths(_ text: Substring) -> Int {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int($0) }), 0...1 ~= whole else { return 0 }
    let digits = parts.count == 2 ? String((String(parts[1]) + "000").prefix(3)) : "0"
    return whole * 1000 + (Int(digits) ?? 0)
  }
}

/// The cookies of a request; the first of a name counts.
struct Cookies {
  private var values: [String: String] = [:]

  init(_ headers: [String]) {
    for pair in headers.flatMap({ $0.split(separator: ";") }).prefix(50) {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let name = String(parts[0].drop { $0 == " " })
      if values[name] == nil { values[name] = String(parts[1]) }
    }
  }

  subscript(name: String) -> String? { values[name] }
}
