import Bureau
import HTTPTypes
import Testing

@testable import WebServer

extension HostileRoute {
  /// Everything that is tried on every route.
  var hostile: [HostileCase] {
    tokens + sessions + bodies + parts + methods + (hasCommand ? commands : []) + (seen == nil ? [] : stale)
  }

  private var tokens: [HostileCase] {
    let spoilers: [(String, (HostileGround, String) async throws -> String?)] = [
      ("no token", { _, _ in nil }), ("an empty token", { _, _ in "" }),
      ("a token of another session", { ground, _ in try await ground.twin.token() }),
      ("another person's token", { ground, _ in try await ground.outsider.token() }),
      ("a token from before signing in", { ground, _ in try await ground.stranger.get("/sign-in").hidden("csrf") }),
      ("a token that is too short", { _, token in String(token.dropLast()) }),
      ("a token that is too long", { _, token in token + "A" }),
      ("a token of four thousand signs", { _, token in String(repeating: token, count: 100) }),
      ("a token with one sign changed", { _, token in (token.first == "A" ? "B" : "A") + token.dropFirst() }),
      ("the token backwards", { _, token in String(token.reversed()) }),
      ("a token in Chinese", { _, _ in "令牌" }),
    ]
    return spoilers.flatMap { name, spoil in
      cases(name, 403, both: true) { ground, form in form.setting("csrf", try await spoil(ground, form["csrf"])) }
    }
      + cases("a forged token before the right one", 403, both: true) { _, form in [("csrf", "forged")] + form }
      + cases("the token under another name", 403) { _, form in form.setting("csrf", nil) + [("CSRF", form["csrf"])] }
  }

  private var sessions: [HostileCase] {
    func one(
      _ name: String, _ session: @escaping (HostileGround) async throws -> (cookie: String, token: String)
    ) -> HostileCase {
      let words = words(name)
      return HostileCase("\(pattern): \(name)", 403, typed: words) { ground in
        let (cookie, token) = try await session(ground)
        let form = [("csrf", token)] + (try await fields(ground, words ?? ""))
        return try await who(ground).send(
          .post, path(ground), type: Client.urlEncoded, body: Client.encoded(form), cookies: cookie)
      }
    }
    return [
      one("sent after the session ended") { $0.expired }, one("sent after signing out") { $0.left },
      one("sent without a cookie") { ("a=b", try await $0.clerk.token()) },
      one("sent with a cookie that nobody signed") { ground in
        let own = who(ground).cookies["guatu"] ?? ""
        return ("guatu=fang-jiming\(own.drop { $0 != "." })", try await who(ground).token())
      },
      one("another's cookie, one's own token") { ground in
        ("guatu=\(ground.outsider.cookies["guatu"] ?? "")", try await who(ground).token())
      },
    ]
  }

  private var bodies: [HostileCase] {
    func text(_ text: String) -> (String) -> [UInt8] { { token in Array("csrf=\(token)&\(text)".utf8) } }
    return [
      raw("nothing at all", 403) { _ in [] }, raw("no kind of content", 415, type: nil, body: text("a=1")),
      raw("JSON", 415, type: "application/json") { _ in Array("{}".utf8) },
      raw("plain text", 415, type: "text/plain", body: text("a=1")),
      raw("a kind that is none", 415, type: ";;;", body: text("a=1")),
      raw("a bad percent sign", 400, body: text("a=%ZZ")), raw("a cut percent sign", 400, body: text("a=%4")),
      raw("bytes that are not UTF-8", 400, body: text("a=%FF%FE")), raw("a surrogate", 400, body: text("a=%ED%A0%80")),
      raw("a NUL", 400, body: text("a=a%00b")), raw("a name that is not UTF-8", 400, body: text("%C0%AF=1")),
      raw("raw bytes that are not UTF-8", 400) { token in Array("csrf=\(token)&a=".utf8) + [0xFF] },
      raw("too many fields", 400) { token in
        Array(("csrf=\(token)&" + Array(repeating: "a=1", count: 20_001).joined(separator: "&")).utf8)
      },
      raw("five megabytes, said beforehand", 413, length: 5 << 20, body: text("a=1")),
      raw("a petabyte, said beforehand", 413, length: 1 << 50, body: text("a=1")),
      raw("five megabytes, not said", 413) { token in
        Array("csrf=\(token)&a=".utf8) + [UInt8](repeating: 97, count: 5 << 20)
      },
      raw("parts beyond any bound, said beforehand", 413, type: Client.multipart, length: 1 << 50) { _ in
        Array("--XX--\r\n".utf8)
      },
    ]
  }

  private var parts: [HostileCase] {
    func broken(_ name: String, _ text: String, type: String = Client.multipart) -> HostileCase {
      raw("parts \(name)", 400, type: type) { token in
        Array("--XX\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(token)\r\n\(text)".utf8)
      }
    }
    let head = "--XX\r\nContent-Disposition: form-data; name=\"a\""
    var all = [
      broken("without a boundary", "--XX--\r\n", type: "multipart/form-data"),
      broken("with another boundary", "--YY--\r\n"), broken("without an end", "\(head)\r\n\r\n1"),
      broken("cut in a header", head), broken("without headers", "--XX\r\n\r\n\r\n1\r\n--XX--\r\n"),
      broken("with a NUL", "\(head)\r\n\r\na\0b\r\n--XX--\r\n"),
      broken("with something behind the end", "\(head)\r\n\r\n1\r\n--XX--\r\nmore"),
    ]
    for name in ["avatar", files == nil ? "evidence" : "csrf2"] {
      let words = words("file")
      all.append(
        HostileCase("\(pattern): a file in the field \(name)", 400, typed: words) { ground in
          let form = [("csrf", try await who(ground).token())] + (try await fields(ground, words ?? ""))
          return try await who(ground).post(path(ground), form, files: [(name, "a.txt", Array("内容".utf8))])
        })
    }
    if let files {
      let words = words("forged")
      all.append(
        HostileCase("\(pattern): a file with a forged token", 403, typed: words) { ground in
          let form = [("csrf", "forged")] + (try await fields(ground, words ?? ""))
          return try await who(ground).post(path(ground), form, files: [(files, "a.txt", Array("内容".utf8))])
        })
    }
    return all
  }

  private var methods: [HostileCase] {
    ([.put, .patch, .delete, .options] as [HTTPRequest.Method]).map { method in
      HostileCase("\(pattern): \(method)", 405) { ground in try await who(ground).send(method, path(ground)) }
    }
  }

  private var commands: [HostileCase] {
    let wrong: [(String, String?)] = [
      ("no command", nil), ("an empty command", ""), ("a command of two words", "a b"), ("a command in Chinese", "命令"),
      ("a command of 81 signs", String(repeating: "c", count: 81)), ("the program's own command", "tick:1"),
    ]
    return wrong.flatMap { name, value in
      cases(name, 400, both: true) { _, form in form.setting("command", value) }
    }
      + cases("a command of another deed", 409, both: true) { ground, form in form.setting("command", ground.used) }
      + cases("a command of another person", 409) { ground, form in form.setting("command", ground.usedByOther) }
      + cases("two commands, the first used", 409) { ground, form in [("command", ground.used)] + form }
      + (keepsFiles ? cases("a forged receipt for a file", 400) { _, form in form + [("kept", "YQ.AAAA")] } : [])
  }

  private var keepsFiles: Bool { files == "evidence" || pattern.contains("together") }

  private var stale: [HostileCase] {
    guard let seen else { return [] }
    let wrong: [(String, String?)] = [
      ("nothing seen", nil), ("seen is empty", ""), ("seen is zero", "0"), ("seen is negative", "-1"),
      ("seen is a word", "many"), ("seen is beyond any number", "99999999999999999999999"),
    ]
    return wrong.flatMap { name, value in
      cases(name, 400, both: true) { ground, form in form.setting(seen(ground), value) }
    }
      + cases("seen before the item moved on", 409, both: true) { ground, form in form.setting(seen(ground), "1") }
      + cases("seen what is still to come", 409, both: true) { ground, form in form.setting(seen(ground), "999") }
  }
}
