internal import Bureau
internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Pages
internal import Secrets
internal import Storage
internal import UseCases
internal import Wording

/// 登录.
struct SignInRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self)
      .screen("sign-in", get: show, post: signIn)
      .screen("sign-out", get: home, post: signOut)
  }

  @Sendable func home(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    site.seeOther(.site())
  }

  @Sendable func show(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    if context.viewer != nil { return site.seeOther(.site()) }
    return page("", nil, context.asked("to") ?? "", .ok, request, context)
  }

  private func page(
    _ person: String, _ problem: PageWord?, _ returning: String, _ status: HTTPResponse.Status, _ request: WebRequest,
    _ context: WebContext
  ) -> Response {
    let (cards, others) = site.configuration.demo ? cards() : ([], [])
    let to = Link(returningTo: returning)?.target ?? ""
    return site.page(
      signInPage(
        person: person, problem: problem, returning: to, cards: cards, others: others, site.frame(context, request)),
      status)
  }

  @Sendable func signIn(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let body = try await site.form(request, context)
    let to = body["to"] ?? ""
    if site.configuration.demo, let card = body["card"] {
      guard let person = PersonID(card), site.mayEnter(person) else { throw PageFault.badRequest }
      // A card leads to the desk, where its first steps are links.
      let stored = try await site.office.accounts.password(of: person)
      return try await enter(person, under: stored, to.isEmpty || to == "/" ? Link.site("desk").target : to, context)
    }
    guard let name = body["person"], let password = body["password"], name.utf8.count <= 64,
      password.utf8.count <= 1_000
    else { throw PageFault.badRequest }
    let (gate, now) = (site.gate, site.office.now)
    guard try await gate.begins(name, at: now) else {
      return page(name, .lockedOut, to, .tooManyRequests, request, context)
    }
    let person = PersonID(name).flatMap { site.mayEnter($0) ? $0 : nil }
    var stored: String?
    if let person { stored = try await site.office.accounts.password(of: person) }
    // Somebody unknown costs as much time as somebody known.
    let isRight = await PasswordWork.verify(password, against: stored ?? Self.nobody)
    guard isRight, stored != nil, let person else {
      return page(name, .signInFailed, to, .unprocessableContent, request, context)
    }
    try await gate.succeeded(name)
    return try await enter(person, under: stored, to, context)
  }

  @Sendable func signOut(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    _ = try await site.form(request, context)
    if let session = context.session, session.person != nil { try await site.signOut(session) }
    var response = site.seeOther(.site("sign-in"))
    site.clearSession(on: &response)
    return response
  }

  /// A new session, so that a token from before signing in is worth nothing afterwards.
  private func enter(
    _ person: PersonID, under stored: String?, _ to: String, _ context: WebContext
  ) async throws -> Response {
    if let old = context.session, old.person != nil { try await site.signOut(old) }
    var response = site.seeOther(Link(returningTo: to) ?? .site())
    site.set(site.newSession(for: person, under: stored), on: &response)
    return response
  }

  /// One card for each role, by the order of the units; then everyone else.
  private func cards() -> ([RoleCard], [RoleCard]) {
    let (organisation, today) = (site.office.rulebook.organisation, site.office.today)
    var roles: Set<RoleCode> = []
    var people: Set<PersonID> = []
    var first: [RoleCard] = []
    var others: [RoleCard] = []
    for post in organisation.units(on: today).flatMap({ organisation.posts(in: $0.id, on: today) }) {
      guard let person = organisation.person(post.person), !people.contains(person.id) else { continue }
      let own = organisation.posts(of: person.id, on: today).map(\.role)
      people.insert(person.id)
      let isNew = own.contains { !roles.contains($0) }
      let card = RoleCard(
        person: person.id.raw, name: person.name, post: site.title(post),
        steps: isNew ? ViewDesk(site.office).steps(for: person.id) : [])
      if isNew {
        roles.formUnion(own)
        first.append(card)
      } else {
        others.append(card)
      }
    }
    return (first, others)
  }

  /// Fits no password that anybody could type.
  private static let nobody = Passwords.stored("\u{0}", salt: [UInt8](repeating: 7, count: 16))
}
