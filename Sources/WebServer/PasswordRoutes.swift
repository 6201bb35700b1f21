internal import Bureau
internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Pages
internal import Storage
internal import UseCases

/// 修改口令 — a person's own password, changed by whoever knows the old one.
struct PasswordRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self).screen("settings/password", get: form, post: change)
  }

  @Sendable func form(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    _ = try site.viewer(context)
    return site.seeOther(.site("settings"))
  }

  /// The old password is a guess like one at signing in and counts with those; what the new one has to be is looked at
  /// before, so that a slip there costs no try.
  @Sendable func change(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let body = try await site.form(request, context)
    let viewer = try site.viewer(context)
    guard let old = body["password"], let new = body["new-password"], let again = body["again-password"],
      old.utf8.count <= PasswordPanel.mostBytes
    else { throw PageFault.badRequest }
    func refuse(_ problem: PasswordPanel.Problem) async throws -> Response {
      let status: HTTPResponse.Status = problem == .lockedOut ? .tooManyRequests : .unprocessableContent
      return try await site.settings(problem: problem, request, context, status)
    }
    guard let stored = try await site.office.accounts.password(of: viewer) else { return try await refuse(.missing) }
    if let problem = PasswordPanel.problem(with: new, again: again, old: old) { return try await refuse(problem) }
    guard try await site.gate.begins(viewer.raw, at: site.office.now) else { return try await refuse(.lockedOut) }
    guard await PasswordWork.verify(old, against: stored) else { return try await refuse(.wrongOld) }
    let fresh = await PasswordWork.stored(new)
    try await site.office.accounts.setPassword(fresh, of: viewer, at: site.office.now)
    try await site.gate.succeeded(viewer.raw)
    // Every session under the old password has ended with it, this one too.
    var response = site.seeOther(.site("settings", query: [.init("done", "password")]))
    site.set(site.newSession(for: viewer, under: fresh), on: &response)
    return response
  }
}

extension Site {
  /// 设置, with what became of a change of the password.
  func settings(
    problem: PasswordPanel.Problem? = nil, _ request: WebRequest, _ context: WebContext,
    _ status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let viewer = try viewer(context)
    let sheet = try await ViewSettings(office)(for: viewer)
    let panel = PasswordPanel(
      isOffered: try await office.accounts.password(of: viewer) != nil, problem: problem,
      isChanged: problem == nil && context.asked("done") == "password", idleMinutes: configuration.idleMinutes)
    return page(settingsPage(sheet, panel, frame(context, request)), status)
  }
}
