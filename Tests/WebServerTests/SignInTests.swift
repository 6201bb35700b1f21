import Bureau
import HTTPTypes
import Secrets
import Storage
import Testing

@testable import WebServer

@Suite struct SignInTests {
  private func tried(_ client: Client, _ person: String, _ password: String) async throws -> Client.Answer {
    let token = try await client.get("/sign-in").hidden("csrf") ?? ""
    return try await client.post("/sign-in", [("csrf", token), ("person", person), ("password", password)])
  }

  private func withPassword() async throws -> (SampleOffice, Client) {
    let sample = try await SampleOffice()
    let cheap = try #require(Passwords.Cost(logN: 4, r: 1, p: 1))
    try await sample.store.setPassword(
      Passwords.stored("对的口令", cost: cheap), of: "mo-xingchi", at: sample.clock.now)
    return (sample, Client(sample, demo: false))
  }

  @Test func `the right password opens, a wrong one does not, and both tell nothing about who exists`() async throws {
    let (_, client) = try await withPassword()
    let wrong = try await tried(client, "mo-xingchi", "错的")
    let unknown = try await tried(client, "nobody-here", "错的")
    #expect(wrong.status == .unprocessableContent && unknown.status == wrong.status)
    func plain(_ answer: Client.Answer, _ name: String) -> String {
      answer.text.split(separator: name).joined(separator: "X")
    }
    #expect(plain(wrong, "mo-xingchi") == plain(unknown, "nobody-here"))
    let right = try await tried(client, "mo-xingchi", "对的口令")
    #expect(right.status == .seeOther)
    #expect(try await client.get("/wall").status == .ok)
  }

  @Test func `five failures close a name for fifteen minutes, whether anybody has it or not`() async throws {
    let (sample, client) = try await withPassword()
    for name in ["mo-xingchi", "nobody-here"] {
      for _ in 1...5 { #expect(try await tried(client, name, "错的").status == .unprocessableContent) }
      #expect(try await tried(client, name, "对的口令").status == .tooManyRequests)
    }
    sample.clock.advance(minutes: 16)
    #expect(try await tried(client, "mo-xingchi", "对的口令").status == .seeOther)
  }

  @Test func `outside the demo nobody enters by a card`() async throws {
    let (_, client) = try await withPassword()
    let page = try await client.get("/sign-in")
    #expect(!page.text.contains("name=\"card\""))
    let answer = try await client.post("/sign-in", [("csrf", page.hidden("csrf") ?? ""), ("card", "mo-xingchi")])
    #expect(answer.status == .badRequest)
    #expect(try await client.get("/wall").status == .seeOther)
  }

  @Test func `a session ends after eight idle hours, lives on while it is used, and ends at once when left`()
    async throws
  {
    let sample = try await SampleOffice()
    let client = Client(sample)
    try await client.signIn("mo-xingchi")
    for _ in 1...3 {
      sample.clock.advance(minutes: 7 * 60)
      #expect(try await client.get("/wall").status == .ok)
    }
    let stolen = client.cookies["guatu"] ?? ""
    sample.clock.advance(minutes: 8 * 60 + 1)
    #expect(try await client.get("/wall").status == .seeOther)
    try await client.signIn("mo-xingchi")
    let cookie = client.cookies["guatu"] ?? ""
    let token = try await client.get("/wall").hidden("csrf") ?? ""
    #expect(try await client.post("/sign-out", [("csrf", token)]).location == "/sign-in")
    #expect(try await client.send(.get, "/wall", cookies: "guatu=\(cookie)").status == .seeOther)
    #expect(try await client.send(.get, "/wall", cookies: "guatu=\(stolen)").status == .seeOther)
  }

  @Test func `a session of somebody who has no post here is worth nothing, even well signed`() async throws {
    let sample = try await SampleOffice()
    let client = Client(sample)
    for (person, status) in [("mo-xingchi", 200), ("stranger", 303)] {
      let session = Session(person: PersonID(person), issued: sample.clock.now, chance: "00")
      let cookie = "guatu=\(session.cookie(Client.secret))"
      #expect(try await client.send(.get, "/wall", cookies: cookie).status.code == status)
    }
  }

  @Test func `cookies are hidden from scripts, and Secure behind https`() async throws {
    let sample = try await SampleOffice()
    let plain = try await Client(sample).get("/sign-in")
    #expect(plain.headers[.setCookie]?.contains("HttpOnly; SameSite=Lax") == true)
    #expect(plain.headers[.setCookie]?.contains("Secure") == false)
    let secure = try await Client(sample, publicURL: "https://guatu.example").get("/sign-in")
    #expect(secure.headers[.setCookie]?.hasSuffix("; Secure") == true)
  }
}
