internal import Bureau
internal import Calendars
internal import Secrets

/// 会话 — a signed cookie: who, since when, chance, and under which password. The store keeps nothing but those signed out
/// early; a session ends with the password under which it began.
struct Session: Hashable, Sendable {
  /// Nil before signing in; such a session only carries the token of the sign-in form.
  let person: PersonID?
  let issued: Instant
  /// Stays the same while the session is renewed, so that open forms stay valid.
  let chance: String
  /// Stands for the password that the person had when the session began: see ``stamp(of:_:)``.
  let stamp: String

  func cookie(_ secret: [UInt8]) -> String {
    let payload = "\(person?.raw ?? "-").\(issued.milliseconds).\(chance).\(stamp)"
    return payload + "." + Self.sign("session", payload, secret)
  }

  init(person: PersonID?, issued: Instant, chance: String, stamp: String = Session.noPassword) {
    self.stamp = stamp
    self.person = person
    self.issued = issued
    self.chance = chance
  }

  static let noPassword = "-"

  /// A password as stored, as a cookie may tell it: another one has another stamp, and nothing can be guessed from it.
  static func stamp(of stored: String?, _ secret: [UInt8]) -> String {
    stored.map { String(sign("password", $0, secret).prefix(16)) } ?? noPassword
  }

  /// - Parameter idle: Milliseconds without a request after which a session ends.
  /// - Returns: Nil unless the cookie was signed here and was used lately.
  init?(cookie: String, secret: [UInt8], now: Instant, idle: Int64) {
    guard cookie.utf8.count <= 400, let dot = cookie.lastIndex(of: ".") else { return nil }
    let payload = String(cookie[..<dot])
    guard Self.isSigned("session", payload, String(cookie[cookie.index(after: dot)...]), secret) else { return nil }
    let parts = payload.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, let issued = Int64(parts[1]) else { return nil }
    let age = now.milliseconds - issued
    guard age >= -60_000, age < idle else { return nil }
    if parts[0] == "-" {
      person = nil
    } else {
      guard let id = PersonID(String(parts[0])) else { return nil }
      person = id
    }
    self.issued = Instant(milliseconds: issued)
    self.chance = String(parts[2])
    self.stamp = String(parts[3])
  }

  /// The token that every form of this session carries.
  func formToken(_ secret: [UInt8]) -> String { Self.sign("form", chance, secret) }

  func accepts(_ token: String, _ secret: [UInt8]) -> Bool { Self.isSigned("form", chance, token, secret) }

  /// A text that comes back only as it was sent, and only within this session.
  func sealed(_ text: String, _ secret: [UInt8]) -> String {
    let payload = Base64URL.encode(Array(text.utf8))
    return payload + "." + Self.sign("kept", chance + "/" + payload, secret)
  }

  func unsealed(_ token: String, _ secret: [UInt8]) -> String? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, Self.isSigned("kept", chance + "/" + parts[0], String(parts[1]), secret),
      let bytes = Base64URL.decode(parts[0])
    else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func sign(_ purpose: String, _ text: String, _ secret: [UInt8]) -> String {
    Base64URL.encode(MessageCode.hmacSHA256(Array("\(purpose)|\(text)".utf8), key: secret))
  }

  private static func isSigned(_ purpose: String, _ text: String, _ code: String, _ secret: [UInt8]) -> Bool {
    guard let code = Base64URL.decode(code) else { return false }
    return MessageCode.isValid(code, of: Array("\(purpose)|\(text)".utf8), key: secret)
  }
}
