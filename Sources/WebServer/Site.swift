internal import Bureau
internal import Calendars
internal import HTTPTypes
internal import Hummingbird
internal import LedgerKernel
internal import Markup
internal import NIOCore
internal import Pages
internal import Secrets
internal import Storage
internal import UseCases
internal import Wording

/// What all routes share.
final class Site: Sendable {
  let office: Office
  let configuration: WebConfiguration
  let gate: SignInGate
  let stylesheet: [UInt8]
  let icon: [UInt8]
  /// First digits of the stylesheet's and the picture's hashes; they stand in their addresses.
  let stylesheetHash: String
  let iconHash: String
  /// The modules and, behind their addresses, the first digits of their hashes.
  let scripts: [SiteScript: (bytes: [UInt8], hash: String)]
  let news: WallNews

  var secret: [UInt8] { configuration.secret }

  init(office: Office, configuration: WebConfiguration) {
    self.office = office
    self.configuration = configuration
    gate = SignInGate(office.accounts)
    stylesheet = Array("\(SiteAssets.stylesheet)".utf8)
    icon = Array("\(SiteAssets.icon)".utf8)
    stylesheetHash = Self.shortHash(stylesheet)
    iconHash = Self.shortHash(icon)
    scripts = Dictionary(
      uniqueKeysWithValues: SiteScript.allCases.map { script in
        let bytes = Array("\(script.source)".utf8)
        return (script, (bytes, Self.shortHash(bytes)))
      })
    news = WallNews(office.store)
  }

  private static func shortHash(_ bytes: [UInt8]) -> String {
    String(LedgerKernel.Hex.text(Digest.sha256(bytes)).prefix(12))
  }

  /// What was adopted on the command line holds here as well.
  func refresh() async throws { try await office.refresh() }

  // MARK: Who

  /// - Throws: ``PageFault/signInFirst``.
  func viewer(_ context: WebContext) throws -> PersonID {
    guard let viewer = context.viewer else { throw PageFault.signInFirst }
    return viewer
  }

  func mayEnter(_ person: PersonID) -> Bool {
    let organisation = office.rulebook.organisation
    return organisation.person(person) != nil && !organisation.posts(of: person, on: office.today).isEmpty
  }

  /// - Parameter password: As stored, and as it was checked; nil where the person has none.
  func newSession(for person: PersonID?, under password: String? = nil) -> Session {
    Session(
      person: person, issued: office.now, chance: LedgerKernel.Hex.text(office.surroundings.chance(16)),
      stamp: Session.stamp(of: password, secret))
  }

  func seesJournal(_ person: PersonID) -> Bool {
    let (organisation, today) = (office.rulebook.organisation, office.today)
    return [Capability.audit, .supervise].contains {
      organisation.authority(of: person, to: $0, over: nil, on: today) != nil
    }
  }

  // MARK: Signing out

  private static let signedOut = "signed-out"

  /// Ends a session before its time, on every server.
  func signOut(_ session: Session) async throws {
    let now = office.now
    try await office.accounts.setMark(Self.signedOut, session.chance, at: now)
    try await office.accounts.forgetMarks(
      Self.signedOut, before: Instant(milliseconds: now.milliseconds - configuration.idle))
  }

  /// Whether the person has signed out, or has another password by now.
  func isOver(_ session: Session) async throws -> Bool {
    // Somebody who never signed in cannot have signed out.
    guard let person = session.person else { return false }
    let standing = try await office.accounts.standing(of: person, mark: Self.signedOut, session.chance)
    return standing.isMarked || session.stamp != Session.stamp(of: standing.password, secret)
  }

  // MARK: Answers

  func page(_ bytes: [UInt8], _ status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  func seeOther(_ link: Link) -> Response { Response(status: .seeOther, headers: [.location: link.target]) }

  func toSignIn(_ request: WebRequest) -> Response {
    let here = request.method == .get ? request.uri.string : ""
    let query = here.isEmpty || here == "/" ? [] : [Link.QueryItem("to", here)]
    return seeOther(.site("sign-in", query: query))
  }

  func set(_ session: Session, on response: inout Response) {
    add("guatu=\(session.cookie(secret)); Path=/; HttpOnly; SameSite=Lax", to: &response)
  }

  func clearSession(on response: inout Response) {
    add("guatu=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0", to: &response)
  }

  private func add(_ cookie: String, to response: inout Response) {
    let secure = configuration.isSecure ? "; Secure" : ""
    response.headers.append(HTTPField(name: .setCookie, value: cookie + secure))
  }

  /// Keeps the language and goes back to the same page without asking for it again.
  func remember(_ language: Language, _ request: WebRequest) -> Response {
    var response = seeOther(Link(returningTo: here(request, adding: nil)) ?? .site())
    add("lang=\(language.rawValue); Path=/; SameSite=Lax; Max-Age=31536000", to: &response)
    return response
  }

  /// The request's own address with another `lang`, or without.
  private func here(_ request: WebRequest, adding lang: Language?) -> String {
    var pairs = (request.uri.query ?? "").split(separator: "&").filter { $0 != "lang" && !$0.hasPrefix("lang=") }
      .map(String.init)
    if let lang { pairs.append("lang=\(lang.rawValue)") }
    return request.uri.path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
  }

  // MARK: Frame

  func frame(_ context: WebContext, _ request: WebRequest) -> PageFrame {
    let (rules, today) = (office.rulebook, office.today)
    let viewer = context.viewer
    let post = viewer.flatMap { rules.organisation.posts(of: $0, on: today).first }
    let other: Language =
      switch context.language {
      case .simplifiedChinese: .english
      case .english: .simplifiedChinese
      }
    var frame = PageFrame(
      language: context.language, bureau: rules.name, day: today, isDemo: configuration.demo,
      reader: viewer.flatMap { rules.organisation.person($0)?.name }, post: post.map(title), csrf: token(context),
      other: Link(returningTo: here(request, adding: other))
        ?? .site(query: [.init("lang", other.rawValue)]),
      stylesheet: .site("assets", "guatu.css", query: [.init("v", stylesheetHash)]),
      icon: .site("assets", "guatu.svg", query: [.init("v", iconHash)]),
      scripts: Dictionary(
        uniqueKeysWithValues: scripts.map { script, file in
          (script, .site("assets", "\(script.rawValue).js", query: [.init("v", file.hash)]))
        }),
      ledgers: rules.ledgers(in: today.year).filter { !$0.takes.contains(.texts) }.map {
        .init($0.code.raw, $0.officialName)
      },
      seesJournal: viewer.map(seesJournal) ?? false)
    frame.fileMegabytes = configuration.fileLimit >> 20
    return frame
  }

  func title(_ post: Post) -> Words {
    let organisation = office.rulebook.organisation
    return Words(
      organisation.title(of: post, in: .simplifiedChinese), en: organisation.title(of: post, in: .english))
  }

  func token(_ context: WebContext) -> String { context.session?.formToken(secret) ?? "" }

  /// Plan years that may be asked for: from the first with a definition to the next.
  var years: [Int] {
    let today = office.today.year
    let first = office.rulebook.adoptions.filter { $0.kind == .definition }.map(\.year).min() ?? today
    return Array(max(min(first, today), today - 20)...(today + 1))
  }
}
