import Bureau
import HTTPTypes
import Testing

@testable import WebServer

/// Addresses, questions and cookies that nobody was given.
enum HostileAddresses {
  static var all: [HostileCase] { paths + questions + methods + cookies + listening }

  private static let known: [(String, Int)] = [
    ("/items/x", 404), ("/items/00000000000000000000000000", 404), ("/items/zzzzzzzzzzzzzzzzzzzzzzzzzz", 404),
    ("/items/%00", 404), ("/items/..%2f..%2fetc", 404), ("/ledgers/Work", 404), ("/ledgers/nothing", 404),
    ("/ledgers/work-order/new?year=abc&act=!!", 404), ("/ledgers/work-order/new?parent=x", 404),
    ("/ledgers/work-order/new?act=issue", 404), ("/wall?as-of=tomorrow", 400), ("/wall?light=pink", 400),
    ("/wall?after=1", 400), ("/wall?year=99999", 400), ("/wall?unit=A%20B", 400), ("/wall?words=%FF", 400),
    ("/wall?x=%G1", 400), ("/wall?order=random", 400), ("/files/abc", 404), ("/files/abc?item=x", 404),
    ("/journal?before=x", 400), ("/wp-login.php", 404), ("/assets/../secret", 404),
    ("/%2e%2e/%2e%2e/etc/passwd", 404),
  ]

  private static var paths: [HostileCase] {
    known.map { path, status in HostileCase("GET \(path)", status) { try await $0.clerk.get(path) } }
  }

  /// What may be asked of lists and pages, asked wrongly; ignoring it would show something else than was meant.
  private static var questions: [HostileCase] {
    let lists = [
      "/", "/wall", "/wall/screen", "/wall/print", "/wall/file", "/vague", "/ledgers/work-order",
      "/ledgers/work-order/csv",
    ]
    let wrong = [
      "as-of=2023-02-30", "as-of=-1", "as-of=2023-3-1", "as-of=%E4%BB%8A%E5%A4%A9", "light=", "light=pink", "light=RED",
      "after=1", "after=_", "after=1_2", "after=99999999999999999999_00000000000000000000000000", "after=1_%00",
      "year=0", "year=-1", "year=2e3", "unit=..%2f", "leader=A%20B", "person=%2e%2e", "stage=%3C", "list=%3Cscript%3E",
      "order=random", "group=astrology",
      "focus=all", "words=" + String(repeating: "x", count: 61), "words=%FF", "x=%G1",
    ]
    var all: [HostileCase] = []
    for list in lists {
      // An empty value asks for nothing.
      for question in wrong where question != "light=" {
        all.append(
          HostileCase("GET \(list)?\(question.prefix(40))", 400) { try await $0.clerk.get("\(list)?\(question)") })
      }
    }
    let pages: [(String, Int)] = [
      ("/items/%@?as-of=tomorrow", 400), ("/items/%@?as-of=2023-02-30", 400), ("/items/%@?as-of=99999-01-01", 400),
      ("/items/%@?as-of=%00", 400), ("/desk?only=everything", 400), ("/organisation?on=never", 400),
      ("/organisation?on=2023-13-01", 400), ("/journal?before=x", 400), ("/journal?before=1e3", 400),
      ("/journal?person=A%20B", 400), ("/journal?day=tomorrow", 400), ("/journal?day=2023-02-30", 400),
      ("/journal?item=..", 404),
      ("/journal?before=99999999999999999999", 400), ("/wall/print?paper=a9", 400), ("/wall/file?paper=..", 400),
      ("/wall?ledger=Work%20Order", 400), ("/vague?ledger=!", 400), ("/units/..%2f", 404), ("/units/nothing", 404),
      ("/people/%E4%BA%BA", 404), ("/people/nobody-here", 404),
    ]
    for (page, status) in pages {
      all.append(
        HostileCase("GET \(page)", status) { ground in
          try await ground.clerk.get(page.replacing("%@", with: ground.draft))
        })
    }
    // Keys of pages that were never given out: an empty page, not somebody else's rows.
    for key in ["9223372036854775807", "-9223372036854775808", "0"] {
      all.append(
        HostileCase("GET /wall?after=\(key)", 200) { ground in
          let answer = try await ground.outsider.get("/wall?after=\(key)_\(ground.draft)")
          #expect(!answer.text.contains("老旧小区改造"))
          return answer
        })
    }
    return all
  }

  private static var methods: [HostileCase] {
    ([
      ("/wall", .post), ("/wall", .delete), ("/items/x", .put), ("/healthz", .post), ("/settings", .post),
      ("/events", .post), ("/journal", .post), ("/files/x", .delete), ("/desk", .patch), ("/organisation", .put),
    ]
      as [(String, HTTPRequest.Method)]).map { path, method in
        HostileCase("\(method) \(path)", 405) { ground in try await ground.clerk.send(method, path) }
      }
  }

  private static var cookies: [HostileCase] {
    [
      "", "x", "mo-xingchi", "mo-xingchi.1677632400000.00.AAAA", "fang-jiming.99999999999999.00.", "....", "-.-.-.-",
      String(repeating: "a", count: 10_000), "-.1677632400000.00." + String(repeating: "A", count: 43),
      "\"; DROP TABLE", "../../secret", "mo-xingchi.-1.00.", "%6d%6f", "墨",
    ].flatMap { cookie in
      ["/wall", "/settings"].map { page in
        HostileCase("cookie \(cookie.prefix(24)) at \(page)", 303) { ground in
          try await ground.clerk.send(.get, page, cookies: "guatu=\(cookie)")
        }
      }
    } + [
      HostileCase("another person in a signed cookie", 303) { ground in
        let own = ground.clerk.cookies["guatu"] ?? ""
        return try await ground.clerk.send(.get, "/wall", cookies: "guatu=fang-jiming\(own.drop { $0 != "." })")
      },
      HostileCase("settings for whoever may not see them", 200) { ground in
        let answer = try await ground.outsider.get("/settings")
        #expect(!answer.text.contains("sha256"))
        return answer
      },
      HostileCase("a hundred and one questions", 400) { ground in
        try await ground.clerk.get("/wall?" + Array(repeating: "a=1", count: 101).joined(separator: "&"))
      },
    ]
  }

  /// 变动通知 — who may hear that something moved.
  private static var listening: [HostileCase] {
    func one(_ name: String, _ status: Int, last: String? = nil, send: @escaping (HostileGround) -> (Client, String))
      -> HostileCase
    {
      HostileCase("events: \(name)", status) { ground in
        let (client, path) = send(ground)
        client.headers[HTTPField.Name("Last-Event-ID")!] = last
        defer { client.headers[HTTPField.Name("Last-Event-ID")!] = nil }
        return try await client.send(status == 400 ? .get : .head, path)
      }
    }
    return [one("without signing in", 303) { ($0.stranger, "/events") }]
      + ["-1", "99999999999999999999", "' OR 1=1", String(repeating: "9", count: 5_000), "墨", ""].map { id in
        one("after \(id.prefix(20))", 200, last: id) { ($0.clerk, "/events") }
      } + [
        one("with a question", 200) { ($0.clerk, "/events?item=../x&as-of=never") },
        one("with a broken question", 400) { ($0.clerk, "/events?a=%Z") },
      ]
  }
}
