import Bureau
import HTTPTypes
import Secrets
import Storage
import Testing

@testable import WebServer

@Suite struct PasswordTests {
  private static let old = "原来的口令也有十个字"
  private static let new = "新的口令至少要十个字"

  /// An office in which the clerk has a password, and the clerk signed in.
  private static func office(demo: Bool = false) async throws -> (SampleOffice, Client) {
    let sample = try await SampleOffice()
    let cheap = try #require(Passwords.Cost(logN: 4, r: 1, p: 1))
    try await sample.store.setPassword(Passwords.stored(old, cost: cheap), of: "mo-xingchi", at: sample.clock.now)
    let client = Client(sample, demo: demo)
    #expect(try await signIn(client, old).status == .seeOther)
    return (sample, client)
  }

  private static func signIn(_ client: Client, _ password: String) async throws -> Client.Answer {
    let token = try await client.get("/sign-in").hidden("csrf") ?? ""
    return try await client.post("/sign-in", [("csrf", token), ("person", "mo-xingchi"), ("password", password)])
  }

  private static func change(
    _ client: Client, from old: String = old, to new: String = new, again: String? = nil
  ) async throws -> Client.Answer {
    let token = try await client.get("/settings").hidden("csrf") ?? ""
    return try await client.post(
      "/settings/password",
      [("csrf", token), ("password", old), ("new-password", new), ("again-password", again ?? new)])
  }

  @Test func `a changed password opens, the old one does not, and every other session of the person ends`()
    async throws
  {
    let (_, client) = try await Self.office()
    let elsewhere = Client(besides: client)
    _ = try await Self.signIn(elsewhere, Self.old)
    let before = client.cookies["guatu"] ?? ""
    #expect(try await elsewhere.get("/wall").status == .ok)
    let answer = try await Self.change(client)
    #expect(answer.status == .seeOther && answer.location == "/settings?done=password")
    // Who changed it stays signed in, in this browser alone, under another cookie.
    #expect(try await client.get(answer.location).text.contains("口令已修改"))
    #expect(try await elsewhere.get("/wall").status == .seeOther)
    #expect(try await client.send(.get, "/wall", cookies: "guatu=\(before)").status == .seeOther)
    #expect(try await Self.signIn(Client(besides: client), Self.old).status == .unprocessableContent)
    #expect(try await Self.signIn(Client(besides: client), Self.new).status == .seeOther)
  }

  @Test func `a session ends as well when the administrator sets or takes away the password`() async throws {
    for stored in [Passwords.stored(Self.new, cost: try #require(Passwords.Cost(logN: 4, r: 1, p: 1))), nil] {
      let (sample, client) = try await Self.office()
      try await sample.store.setPassword(stored, of: "mo-xingchi", at: sample.clock.now)
      #expect(try await client.get("/wall").status == .seeOther)
    }
  }

  @Test(
    arguments: [
      (old, "九个字的新口令不够", nil, "新口令不足10个字符"), (old, new, "新的口令至少要十一个字", "两次输入的新口令不一致"),
      (old, old, nil, "新口令和现在的一样"), ("猜的口令", new, nil, "现在的口令不对"),
      (old, String(repeating: "长", count: 400), nil, "新口令过长"),
    ] as [(String, String, String?, String)])
  func `what is wrong is said, nothing typed is shown, and the old password goes on`(
    typed: String, new: String, again: String?, said: String
  ) async throws {
    let (_, client) = try await Self.office()
    let answer = try await Self.change(client, from: typed, to: new, again: again)
    #expect(answer.status == .unprocessableContent)
    #expect(answer.text.contains(said))
    for secret in [typed, new, again ?? new] { #expect(!answer.text.contains(secret)) }
    #expect(try await client.get("/wall").status == .ok)
    #expect(try await Self.signIn(Client(besides: client), Self.old).status == .seeOther)
  }

  @Test func `guesses at the old password count with those at the door`() async throws {
    let (sample, client) = try await Self.office()
    for _ in 1...3 { _ = try await Self.change(client, from: "猜的") }
    for _ in 1...2 { _ = try await Self.signIn(Client(besides: client), "猜的") }
    let shut = try await Self.change(client)
    #expect(shut.status == .tooManyRequests && shut.text.contains("失败次数过多"))
    // A slip in the new password costs no try.
    sample.clock.advance(minutes: 16)
    for _ in 1...7 { _ = try await Self.change(client, to: "短") }
    #expect(try await Self.change(client).status == .seeOther)
  }

  @Test func `whoever entered by a card without a password is told why there is nothing to change`() async throws {
    let client = Client(try await SampleOffice())
    try await client.signIn("mo-xingchi")
    let page = try await client.get("/settings").text
    #expect(page.contains("您以演示卡片进入，没有口令") && !page.contains("name=\"new-password\""))
    #expect(try await Self.change(client).status == .unprocessableContent)
  }

  @Test func `in a demo a person with a password may change it`() async throws {
    let (_, client) = try await Self.office(demo: true)
    #expect(try await Self.change(client).status == .seeOther)
    // The card goes on opening: it is a demo.
    try await client.signIn("mo-xingchi")
    #expect(try await client.get("/wall").status == .ok)
  }

  @Test func `a form with an old token that carries passwords shows none of them`() async throws {
    let (_, client) = try await Self.office()
    let answer = try await client.post(
      "/settings/password",
      [("csrf", "forged"), ("password", Self.old), ("new-password", Self.new), ("again-password", Self.new)])
    #expect(answer.status == .forbidden)
    #expect(!answer.text.contains(Self.old) && !answer.text.contains(Self.new))
  }

  @Test(arguments: [(5, "5分钟"), (60, "1小时"), (480, "8小时")])
  func `a session ends after the idle time that was set`(minutes: Int, said: String) async throws {
    let sample = try await SampleOffice()
    let client = Client(sample, idleMinutes: minutes)
    try await client.signIn("mo-xingchi")
    #expect(try await client.get("/settings").text.contains("\(said)没有操作，须重新登录"))
    for _ in 1...3 {
      sample.clock.advance(minutes: Int64(minutes) - 2)
      #expect(try await client.get("/wall").status == .ok)
    }
    sample.clock.advance(minutes: Int64(minutes) + 1)
    #expect(try await client.get("/wall").status == .seeOther)
  }
}
