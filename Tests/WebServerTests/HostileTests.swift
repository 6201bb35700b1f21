import Bureau
import HTTPTypes
import Testing

@testable import WebServer

/// Requests that no page of ours would send: the right status each, and nothing written.
@Suite struct HostileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let expected: Set<Int>
    let send: @Sendable (Client, Ground) async throws -> Client.Answer
    var testDescription: String { name }
    init(_ name: String, _ expected: Int..., send: @escaping @Sendable (Client, Ground) async throws -> Client.Answer) {
      (self.name, self.expected, self.send) = (name, Set(expected), send)
    }
  }
  /// What a case can aim at.
  struct Ground: Sendable {
    let edit: String
    let attach: String
    let carried: [String: String]
    let attachCarried: [String: String]
    var fields: [(String, String)] { ["csrf", "command", "seen"].map { ($0, carried[$0] ?? "") } }
    var item: String { String(edit.split(separator: "/")[1]) }
    var token: String { carried["csrf"] ?? "" }
  }

  static let form = "application/x-www-form-urlencoded"

  static let fieldCases: [Case] = [
    ("due", "2023-02-30"), ("due", "2023/06/30"), ("due", "yesterday"), ("due", "２０２３-06-30"), ("quantity", "1e9"),
    ("quantity", "--1"), ("quantity", "99999999999999999999"), ("quantity", "1,000"), ("rigid", "maybe"),
    ("lead", "no-such-unit"), ("lead", "../etc"), ("lead", "Housing"), ("person", "nobody-here"),
    ("person", "' OR 1=1"),
    ("level", "galactic"), ("lists", "no-such-list"), ("supports", "x y"), ("predecessors", "not-an-id"),
    ("title", String(repeating: "长", count: 5000)), ("standard", String(repeating: "x", count: 100_000)),
    ("no-such-field", "1"), ("<script>", "1"), ("", "1"), ("stage", "closed"), ("number", "1"), ("__proto__", "1"),
    ("due-text", String(repeating: "*", count: 500)), ("sources", "no tabs"), ("evidence", "text"), ("reason", "x"),
    ("meeting", "x"), ("start", "0000-00-00"), ("start", "2023-07-01"),
    ("quantity-unit", String(repeating: "x", count: 99)),
  ].map { name, value in
    Case("field \(name)=\(value.prefix(20))", 422) { client, ground in
      try await client.post(ground.edit, ground.fields + [(name, value)])
    }
  }

  static let hiddenCases: [Case] = [
    ("csrf", "", 403), ("csrf", "x", 403), ("csrf", String(repeating: "A", count: 43), 403), ("csrf", "令牌", 403),
    ("command", "", 400), ("command", "a b", 400), ("command", String(repeating: "c", count: 81), 400),
    ("command", "命令", 400), ("seen", "", 400), ("seen", "-1", 400), ("seen", "0", 400), ("seen", "many", 400),
    ("seen", "99999999999999999999999", 400), ("seen", "2", 409), ("seen", "999", 409), ("kept", "forged", 400),
    ("kept", "YQ.AAAA", 400),
  ].map { name, value, status in
    Case("hidden \(name)=\(value.prefix(12))", status) { client, ground in
      try await client.post(ground.edit, ground.fields.filter { $0.0 != name } + [(name, value)])
    }
  }

  static let bodyCases: [Case] =
    ([
      ("bad percent", "csrf=%ZZ", 400), ("cut percent", "csrf=%4", 400), ("lone percent", "a=%", 400),
      ("bad UTF-8", "title=%FF%FE", 400), ("overlong UTF-8", "title=%C0%AF", 400),
      ("surrogate", "title=%ED%A0%80", 400),
      ("NUL", "title=a%00b", 400), ("empty", "", 403), ("ampersands", "&&&&", 403), ("no equals", "csrf", 403),
    ] as [(String, String, Int)]).map { name, body, status in
      Case("body: \(name)", status) { client, ground in
        try await client.send(.post, ground.edit, type: form, body: Array(body.utf8))
      }
    } + [
      Case("body: raw bytes that are not UTF-8", 400) { client, ground in
        try await client.send(.post, ground.edit, type: form, body: [0x61, 0x3D, 0xFF])
      },
      Case("body: too many fields", 400) { client, ground in
        let body = Array(repeating: "a=1", count: 20_001).joined(separator: "&")
        return try await client.send(.post, ground.edit, type: form, body: Array(body.utf8))
      },
      Case("body: too large", 413) { client, ground in
        try await client.send(.post, ground.edit, type: form, body: [UInt8](repeating: 97, count: 5 << 20))
      },
      Case("type: none", 415) { client, ground in try await client.send(.post, ground.edit, body: Array("a=1".utf8)) },
      Case("type: JSON", 415) { client, ground in
        try await client.send(.post, ground.edit, type: "application/json", body: Array("{}".utf8))
      },
      Case("type: nonsense", 415) { client, ground in try await client.send(.post, ground.edit, type: ";;;") },
    ]

  static let multipartCases: [Case] =
    ([
      ("no boundary", "multipart/form-data", "--XX--"), ("empty boundary", "multipart/form-data; boundary=", "----"),
      ("long boundary", "multipart/form-data; boundary=" + String(repeating: "x", count: 71), "--"),
      ("boundary with a comma and a brace", "multipart/form-data; boundary={}", "--{}--"),
      ("other boundary", "multipart/form-data; boundary=XX", "--YY\r\n\r\n\r\n--YY--\r\n"),
      ("empty body", "multipart/form-data; boundary=XX", ""),
      ("no end", "multipart/form-data; boundary=XX", "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1"),
      ("header without end", "multipart/form-data; boundary=XX", "--XX\r\nContent-Disposition: form-data"),
      ("no headers", "multipart/form-data; boundary=XX", "--XX\r\n\r\n\r\n1\r\n--XX--\r\n"),
      ("no name", "multipart/form-data; boundary=XX", "--XX\r\nContent-Disposition: form-data\r\n\r\n1\r\n--XX--\r\n"),
      (
        "name twice", "multipart/form-data; boundary=XX",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n1\r\n--XX--\r\n"
      ),
      (
        "open quote", "multipart/form-data; boundary=XX",
        "--XX\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--XX--\r\n"
      ),
      (
        "not form-data", "multipart/form-data; boundary=XX",
        "--XX\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--XX--\r\n"
      ),
      (
        "header without colon", "multipart/form-data; boundary=XX", "--XX\r\nnonsense\r\n\r\n1\r\n--XX--\r\n"
      ),
      (
        "something behind the end", "multipart/form-data; boundary=XX",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XX--\r\nmore"
      ),
      (
        "header of 5 KB", "multipart/form-data; boundary=XX",
        "--XX\r\nContent-Disposition: form-data; name=\"" + String(repeating: "n", count: 5_000)
          + "\"\r\n\r\n1\r\n--XX--\r\n"
      ),
      (
        "line feeds alone", "multipart/form-data; boundary=XX",
        "--XX\nContent-Disposition: form-data; name=\"a\"\n\n1\n--XX--\n"
      ),
    ] as [(String, String, String)]).map { name, type, body in
      Case("multipart: \(name)", 400) { client, ground in
        try await client.send(.post, ground.attach, type: type, body: Array(body.utf8))
      }
    } + [
      Case("multipart: 21 MB", 413) { client, ground in
        try await client.post(
          ground.attach, ground.fields, files: [("evidence", "big.bin", [UInt8](repeating: 1, count: 21 << 20))])
      },
      Case("multipart: file under another name", 400) { client, ground in
        try await client.post(ground.attach, attach(ground), files: [("avatar", "a.txt", [97])])
      },
      Case("multipart: a file for an act that takes none", 400) { client, ground in
        try await client.post(ground.edit, ground.fields, files: [("evidence", "a.txt", [97])])
      },
      Case("multipart: the token as a file", 403) { client, ground in
        try await client.post(ground.edit, [], files: [("csrf", "a.txt", Array(ground.token.utf8))])
      },
      Case("multipart: no evidence", 422) { client, ground in
        try await client.post(ground.attach, attach(ground), files: [])
      },
      Case("multipart: a field that is not UTF-8", 400) { client, ground in
        let head = Array("--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8)
        return try await client.send(
          .post, ground.attach, type: "multipart/form-data; boundary=XX",
          body: head + [0xFF, 0xFE] + Array("\r\n--XX--\r\n".utf8))
      },
    ]

  static func attach(_ ground: Ground) -> [(String, String)] {
    ["csrf", "command", "seen"].map { ($0, ground.attachCarried[$0] ?? "") }
  }

  static let addressCases: [Case] =
    ([
      ("/items/x", 404), ("/items/00000000000000000000000000", 404), ("/items/zzzzzzzzzzzzzzzzzzzzzzzzzz", 404),
      ("/items/%00", 404), ("/items/..%2f..%2fetc", 404), ("/ledgers/Work", 404), ("/ledgers/nothing", 404),
      ("/ledgers/work-order/new?year=abc&act=!!", 404), ("/ledgers/work-order/new?parent=x", 404),
      ("/ledgers/work-order/new?act=issue", 404), ("/wall?as-of=tomorrow", 400), ("/wall?light=pink", 400),
      ("/wall?after=1", 400), ("/wall?year=99999", 400), ("/wall?unit=A%20B", 400), ("/wall?words=%FF", 400),
      ("/wall?x=%G1", 400), ("/wall?order=random", 400), ("/files/abc", 404), ("/files/abc?item=x", 404),
      ("/journal?before=x", 400), ("/wp-login.php", 404), ("/assets/../secret", 404),
      ("/%2e%2e/%2e%2e/etc/passwd", 404),
    ] as [(String, Int)]).map { path, status in
      Case("GET \(path)", status) { client, _ in try await client.get(path) }
    }
    + ([("/wall", .post), ("/wall", .delete), ("/items/x", .put), ("/sign-in", .delete), ("/healthz", .post)]
    as [(String, HTTPRequest.Method)]).map { path, method in
      Case("\(method) \(path)", 405) { client, _ in try await client.send(method, path) }
    }

  static let cookieCases: [Case] =
    [
      "", "x", "mo-xingchi", "mo-xingchi.1677632400000.00.AAAA", "fang-jiming.99999999999999.00.", "....", "-.-.-.-",
      String(repeating: "a", count: 10_000), "-.1677632400000.00." + String(repeating: "A", count: 43),
      "\"; DROP TABLE",
    ].map { cookie in
      Case("cookie \(cookie.prefix(24))", 303) { client, _ in
        try await client.send(.get, "/wall", cookies: "guatu=\(cookie)")
      }
    } + [
      Case("another person in a signed cookie", 303) { client, _ in
        let own = client.cookies["guatu"] ?? ""
        let forged = "fang-jiming" + own.drop { $0 != "." }
        return try await client.send(.get, "/wall", cookies: "guatu=\(forged)")
      },
      Case("a form sent without a cookie", 403) { client, ground in
        let body = "csrf=\(ground.token)&command=c9&seen=3&standard=x"
        return try await client.send(.post, ground.edit, type: form, body: Array(body.utf8), cookies: "a=b")
      },
      Case("another session's token", 403) { client, ground in
        let other = Client(besides: client)
        try await other.signIn("mo-xingchi")
        return try await other.post(ground.edit, ground.fields + [("standard", "x")])
      },
      Case("signing in without a token", 403) { client, _ in
        try await client.post("/sign-in", [("person", "mo-xingchi"), ("password", "x")])
      },
      Case("signing out without a token", 403) { client, _ in try await client.post("/sign-out", []) },
      Case("a finding of no text", 404) { client, ground in
        try await client.post("/sources/\(ground.item)", [("csrf", ground.token), ("op", "accept:a1-5")])
      },
      Case("a finding whose span runs backwards", 400) { client, ground in
        try await client.post("/sources/\(ground.item)", [("csrf", ground.token), ("op", "accept:a9-1")])
      },
      Case("a deed that no page offers", 400) { client, ground in
        try await client.post("/sources/\(ground.item)", [("csrf", ground.token), ("op", "erase:a1-5")])
      },
      Case("a text compared with what is no item", 400) { client, ground in
        try await client.post("/sources/\(ground.item)/check", [("csrf", ground.token), ("with", "../x")])
      },
      Case("a text opened by its fingerprint", 404) { client, ground in
        try await client.post(
          "/ledgers/source-text/new?year=2023",
          [("csrf", ground.token), ("command", "o3"), ("title", "t"), ("digest", String(repeating: "a", count: 64))])
      },
      Case("a text that is not UTF-8", 422) { client, ground in
        try await client.post(
          "/sources", [("csrf", ground.token), ("document", "d"), ("text", "")],
          files: [("file", "a.txt", [0xFF, 0xD8])])
      },
      Case("no text", 422) { client, ground in
        try await client.post("/sources", [("csrf", ground.token), ("document", "d"), ("text", " ")])
      },
    ]

  @Test func `a hostile request gets its status and writes nothing`() async throws {
    let cases =
      Self.fieldCases + Self.hiddenCases + Self.bodyCases + Self.multipartCases + Self.addressCases + Self.cookieCases
    #expect(cases.count >= 75)
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("老旧小区改造")
    let issued = try await clerk.draft("另一件")
    _ = try await clerk.act("submit", on: issued)
    let leader = Client(besides: clerk)
    try await leader.signIn("lu-zhiyuan")
    _ = try await leader.act("issue", on: issued)
    let (edit, attach) = ("/items/\(item)/acts/edit", "/items/\(issued)/acts/attach")
    for one in cases {
      let ground = Ground(
        edit: edit, attach: attach,
        carried: Dictionary(uniqueKeysWithValues: try await clerk.carried(edit)),
        attachCarried: Dictionary(uniqueKeysWithValues: try await clerk.carried(attach)))
      let facts = try await sample.facts()
      let cookies = clerk.cookies
      let answer = try await one.send(clerk, ground)
      #expect(one.expected.contains(answer.status.code), "\(one.name): \(answer.status)")
      #expect(try await sample.facts() == facts, "\(one.name) wrote something")
      if answer.status != .seeOther { #expect(answer.text.contains("<h1>"), "\(one.name): no page") }
      clerk.cookies = cookies
    }
  }

  @Test func `multipart bodies broken at random never write, crash, or pass for a server's fault`() async throws {
    let sample = try await SampleOffice()
    let clerk = Client(sample)
    try await clerk.signIn("mo-xingchi")
    let item = try await clerk.draft("老旧小区改造")
    let path = "/items/\(item)/acts/edit"
    let facts = try await sample.facts()
    let whole = Array(
      "--XX\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nforged\r\n--XX\r\nContent-Disposition: form-data; name=\"evidence\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--XX--\r\n"
        .utf8)
    var random = SeededGenerator(seed: 20_230_301)
    for round in 0..<400 {
      var body = whole
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        guard !body.isEmpty else { break }
        let at = Int.random(in: 0..<body.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: body[at] = UInt8.random(in: 0...255, using: &random)
        case 1: body.remove(at: at)
        case 2: body.insert(contentsOf: [13, 10, 45, 45, 88, 88], at: at)
        default: body.removeSubrange(at...)
        }
      }
      let answer = try await clerk.send(.post, path, type: "multipart/form-data; boundary=XX", body: body)
      #expect([400, 403].contains(answer.status.code), "seed 20230301, round \(round): \(answer.status)")
    }
    #expect(try await sample.facts() == facts)
  }
}

/// SplitMix64: the same numbers from the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
