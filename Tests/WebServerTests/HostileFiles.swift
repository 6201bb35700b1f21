import Bureau
import Calendars
import HTTPTypes
import Testing

@testable import WebServer

/// Bodies in parts that are none, and files with names and sizes of an attacker's choice.
enum HostileFiles {
  static let bodies: [(String, String, String)] = [
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
  ]

  static var all: [HostileCase] {
    bodies.map { name, type, body in
      HostileCase("multipart: \(name)", 400) { ground in
        try await ground.clerk.send(.post, ground.attach, type: type, body: Array(body.utf8))
      }
    } + forms + downloads
  }

  private static var forms: [HostileCase] {
    func one(
      _ name: String, _ expected: Int..., to path: @escaping (HostileGround) -> String = { $0.attach },
      more: [(String, String)] = [], files: [Client.File]
    ) -> HostileCase {
      let words = "附件的字句<&\(name.count)"
      return HostileCase("file: \(name)", expected, typed: words) { ground in
        let form = try await ground.clerk.carried(path(ground))
        return try await ground.clerk.post(path(ground), form + [("note", words)] + more, files: files)
      }
    }
    return [
      one("of 21 MB", 413, files: [("evidence", "big.bin", [UInt8](repeating: 1, count: 21 << 20))]),
      one("under another name", 400, files: [("avatar", "a.txt", [97])]),
      one("one right, one under another name", 400, files: [("evidence", "a.txt", [97]), ("avatar", "b.txt", [98])]),
      one("for an act that takes none", 400, to: { $0.edit }, files: [("evidence", "a.txt", [97])]),
      one("none", 422, files: []), one("empty", 422, files: [("evidence", "a.txt", [])]),
      one("a receipt that nobody gave", 400, more: [("kept", "forged")], files: []),
      one("a receipt without a signature", 400, more: [("kept", "YQ.AAAA")], files: []),
      HostileCase("file: the token as a file", 403) { ground in
        let token = try await ground.clerk.token()
        return try await ground.clerk.post(ground.attach, [], files: [("csrf", "a.txt", Array(token.utf8))])
      },
      HostileCase("file: another session's receipt", 400) { ground in
        let session = Session(person: "mo-xingchi", issued: ground.sample.clock.now, chance: "0b")
        let file = String(repeating: "a", count: 64)
        let form = try await ground.clerk.carried(ground.attach)
        let kept = ("kept", session.sealed("\(file) 1 text/plain\na.txt", Client.secret))
        return try await ground.clerk.post(ground.attach, form + [kept])
      },
      HostileCase("file: a field that is not UTF-8", 400) { ground in
        let head = Array("--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8)
        return try await ground.clerk.send(
          .post, ground.attach, type: Client.multipart, body: head + [0xFF, 0xFE] + Array("\r\n--XX--\r\n".utf8))
      },
      HostileCase("file: two thousand and one parts", 400) { ground in
        let form = try await ground.clerk.carried(ground.attach)
        return try await ground.clerk.post(
          ground.attach, form + Array(repeating: ("note", "x"), count: 2_001), files: [])
      },
    ]
  }

  private static var downloads: [HostileCase] {
    let digest = String(repeating: "0", count: 64)
    return [
      "abc", digest, digest.uppercased(), "..", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..%2fjournal.sqlite", "%00",
      "secret",
      String(digest.dropLast()) + "%2f", String(repeating: "0", count: 4_000), "%E6%96%87",
    ].flatMap { name in
      [
        HostileCase("GET a file named \(name.prefix(40)) of no item", 404) { ground in
          try await ground.clerk.get("/files/\(name)")
        },
        HostileCase("GET a file named \(name.prefix(40))", 404) { ground in
          try await ground.clerk.get("/files/\(name)?item=\(ground.issued)")
        },
      ]
    } + [
      HostileCase("GET a file of what is no item", 404) { try await $0.clerk.get("/files/\(digest)?item=../x") },
      HostileCase("GET a file of an item out of sight", 404) {
        try await $0.outsider.get("/files/\(digest)?item=\($0.draft)")
      },
      HostileCase("GET a file before signing in", 303) {
        try await $0.stranger.get("/files/\(digest)?item=\($0.draft)")
      },
    ]
  }
}
