import HTTPTypes
import Testing

@testable import WebServer

/// How a route that takes a form is aimed at: a form that would do, to be spoilt in one place at a time.
struct HostileRoute {
  /// As the router writes it.
  let pattern: String
  let path: (HostileGround) -> String
  /// The form without its token; what is given stands in it as somebody's words.
  let fields: (HostileGround, String) async throws -> [(String, String)]
  /// Where there is nothing to type.
  var isMute = false
  var hasCommand = false
  /// The field that says how much of the item was seen.
  var seen: ((HostileGround) -> String)?
  /// The field that files come in.
  var files: String?
  var who: (HostileGround) -> Client = { $0.clerk }

  /// Every route of ours that takes a form; the test holds it against the router's list.
  static var all: [HostileRoute] {
    [
      HostileRoute(
        pattern: "/sign-in", path: { _ in "/sign-in" },
        fields: { _, _ in [("person", "mo-xingchi"), ("password", "x"), ("to", "/wall")] }, isMute: true),
      HostileRoute(
        pattern: "/settings/password", path: { _ in "/settings/password" },
        fields: { _, _ in [("password", "x"), ("new-password", "x"), ("again-password", "x")] }, isMute: true),
      HostileRoute(pattern: "/sign-out", path: { _ in "/sign-out" }, fields: { _, _ in [] }, isMute: true),
      HostileRoute(
        pattern: "/ledgers/{code}/new", path: { _ in "/ledgers/work-order/new?year=2023" },
        fields: { ground, typed in [("command", ground.command()), ("title", typed)] + Client.order },
        hasCommand: true, files: "evidence"),
      HostileRoute(
        pattern: "/ledgers/{code}/import", path: { _ in "/ledgers/work-order/import?year=2023" },
        fields: { ground, typed in
          [
            ("op", "import"), ("text", "工作任务\t责任单位\n\(typed)\t城建科"), ("column.0", "title"), ("column.1", "lead"),
            ("command", ground.command()), ("chosen", "2"),
          ]
        }, hasCommand: true, files: "file"),
      HostileRoute(
        pattern: "/ledgers/{code}/together/{act}", path: { _ in "/ledgers/work-order/together/issue?year=2023" },
        fields: { ground, typed in
          let count = try await ground.count(ground.waiting)
          return [
            ("command", ground.command()), ("chosen", ground.waiting), ("seen.\(ground.waiting)", String(count)),
            ("meeting", typed),
          ]
        }, hasCommand: true, seen: { "seen.\($0.waiting)" }, who: { $0.leader }),
      HostileRoute(
        pattern: "/items/{id}/acts/{act}", path: { $0.edit },
        fields: { ground, typed in
          let count = try await ground.count(ground.draft)
          return [("command", ground.command()), ("seen", String(count)), ("standard", typed)]
        }, hasCommand: true, seen: { _ in "seen" }, files: "evidence"),
      HostileRoute(
        pattern: "/sources", path: { _ in "/sources" }, fields: { _, typed in [("document", "来文"), ("text", typed)] },
        files: "file"),
      HostileRoute(
        pattern: "/sources/{id}", path: { "/sources/\($0.source)" },
        fields: { ground, typed in
          let key = ground.findings[0]
          return [("op", "accept:\(key)"), ("open", key), ("title.\(key)", typed)]
        }),
      HostileRoute(
        pattern: "/sources/{id}/check", path: { "/sources/\($0.source)/check" },
        fields: { _, typed in [("pasted", typed)] }),
    ]
  }

  /// The words of a form in this route, the same for one case.
  func words(_ name: String) -> String? { isMute ? nil : "键入的字句<&\(name.utf8.count)·\(pattern.utf8.count)" }

  /// A case whose form is spoilt before it is sent, by itself and as a body in parts.
  func cases(
    _ name: String, _ expected: Int..., both: Bool = false, typed: Bool = true,
    spoil: @escaping (HostileGround, [(String, String)]) async throws -> [(String, String)]
  ) -> [HostileCase] {
    (both ? [false, true] : [false]).map { inParts in
      let title = "\(pattern): \(name)\(inParts ? ", in parts" : "")"
      let words = words(name)
      return HostileCase(title, expected, typed: typed ? words : nil) { ground in
        let token = try await who(ground).token()
        let form = [("csrf", token)] + (try await fields(ground, words ?? ""))
        let spoilt = try await spoil(ground, form)
        return inParts
          ? try await who(ground).post(path(ground), spoilt, files: [])
          : try await who(ground).post(path(ground), spoilt)
      }
    }
  }

  /// A case that sends bytes of its own.
  func raw(
    _ name: String, _ expected: Int..., type: String? = Client.urlEncoded, length: Int? = nil,
    body: @escaping (_ token: String) -> [UInt8]
  ) -> HostileCase {
    HostileCase("\(pattern): \(name)", expected) { ground in
      let token = try await who(ground).token()
      defer { who(ground).headers[.contentLength] = nil }
      if let length { who(ground).headers[.contentLength] = String(length) }
      return try await who(ground).send(.post, path(ground), type: type, body: body(token))
    }
  }
}
