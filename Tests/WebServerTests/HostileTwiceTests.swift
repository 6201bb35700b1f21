import Bureau
import HTTPTypes
import LedgerKernel
import Storage
import Testing

@testable import WebServer

/// What a double click, a bad line and an impatient reader do: the same form many times at once, at two servers.
@Suite struct HostileTwiceTests {
  /// A form that is in order, and how many files it brings.
  private struct Form {
    let name: String
    let client: Client
    let path: String
    let fields: [(String, String)]
    var files: [Client.File] = []
    /// Nothing is written by it, and it is no fault of its sender.
    var isMute = false
  }

  @Test func `every form that is sent eight times at once, to two servers, has exactly one effect`() async throws {
    let ground = try await HostileGround()
    var tried: Set<String> = []
    for form in try await Self.forms(ground) {
      tried.insert(form.name)
      let before = try await ground.sample.store.recentEvents(before: nil, limit: 1_000_000)
      let filesBefore = ground.sample.files.count
      let body =
        form.files.isEmpty ? Client.encoded(form.fields) : Client.parts(form.fields, form.files)
      let type = form.files.isEmpty ? Client.urlEncoded : Client.multipart
      let elsewhere = Client(ground.sample)
      elsewhere.cookies = form.client.cookies
      let path = form.path
      let servers = [form.client.sender(), elsewhere.sender()]
      let answers = try await withThrowingTaskGroup(of: Client.Answer.self) { group in
        for number in 0..<8 {
          let server = servers[number % 2]
          group.addTask { try await server.send(.post, path, type: type, body: body) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let expected: HTTPResponse.Status = form.isMute ? .ok : .seeOther
      #expect(answers.allSatisfy { $0.status == expected }, "\(form.name): \(answers.map(\.status.code))")
      #expect(Set(answers.map(\.location)).count == 1, "\(form.name): \(Set(answers.map(\.location)))")
      let known = Set(before.map(\.hash))
      let new = try await ground.sample.store.recentEvents(before: nil, limit: 1_000_000).filter {
        !known.contains($0.hash)
      }
      #expect(Set(new.map(\.command)).count == (form.isMute ? 0 : 1), "\(form.name): \(new.count) facts")
      #expect(ground.sample.files.count == filesBefore + form.files.count, "\(form.name)")
      #expect(ground.sample.files.arriving == 0, "\(form.name)")
      // And a ninth time, much later.
      _ = try await form.client.send(.post, form.path, type: type, body: body)
      let after = try await ground.sample.store.recentEvents(before: nil, limit: 1_000_000)
      #expect(after.count == before.count + new.count, "\(form.name), later")
    }
    #expect(tried.count >= 12)
  }

  private static func forms(_ ground: HostileGround) async throws -> [Form] {
    var forms: [Form] = []
    // Those that the routes' own cases spoil, as they are.
    for route in HostileRoute.all where !route.isMute {
      let client = route.who(ground)
      let fields = [("csrf", try await client.token())] + (try await route.fields(ground, "写两次的字句"))
      forms.append(
        Form(
          name: route.pattern, client: client, path: route.path(ground), fields: fields,
          isMute: route.pattern.hasSuffix("check")))
    }
    let csrf = ("csrf", try await ground.clerk.token())
    let attach = try await ground.clerk.carried(ground.attach)
    forms.append(
      Form(
        name: "attach", client: ground.clerk, path: ground.attach, fields: attach,
        files: [("evidence", "甲.txt", Array("甲".utf8)), ("evidence", "乙.txt", Array("乙".utf8))]))
    let (second, third) = (ground.findings[1], ground.findings[2])
    for (name, op, chosen) in [
      ("drop", "drop:\(second)", ""), ("restore", "restore:\(second)", ""), ("leave", "leave", second),
      ("take", "take", third),
    ] {
      forms.append(
        Form(
          name: name, client: ground.clerk, path: "/sources/\(ground.source)",
          fields: [csrf, ("op", op)] + (chosen.isEmpty ? [] : [("chosen", chosen)])))
    }
    let submit = "/items/\(try await ground.clerk.draft("再一件"))/acts/consult"
    forms.append(
      Form(name: "consult", client: ground.clerk, path: submit, fields: try await ground.clerk.carried(submit)))
    return forms
  }

  @Test func `fifty listeners at once are told, and leave nothing behind when they go`() async throws {
    let ground = try await HostileGround()
    let news = WallNews(ground.sample.store)
    let told = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<50 {
        group.addTask {
          for await move in await news.moves() where move == .moved { return true }
          return false
        }
      }
      while await news.listening < 50 { await Task.yield() }
      try await Task.sleep(for: .milliseconds(200))
      _ = try await ground.clerk.act("edit", on: ground.draft, [("standard", "变了")])
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(told == 50)
    for _ in 0..<1_000 where await news.listening > 0 { await Task.yield() }
    #expect(await news.listening == 0)
  }
}
