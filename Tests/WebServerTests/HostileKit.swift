import Bureau
import Calendars
import HTTPTypes
import LedgerKernel
import Storage
import Testing
import UseCases

@testable import WebServer

/// One request that no page of ours would send, and what must come back.
struct HostileCase {
  let name: String
  let expected: Set<Int>
  /// What was typed into its form. Nothing was written, so it stands in the answer.
  let typed: String?
  let send: (HostileGround) async throws -> Client.Answer

  init(
    _ name: String, _ expected: Int..., typed: String? = nil,
    send: @escaping (HostileGround) async throws -> Client.Answer
  ) {
    self.init(name, expected, typed: typed, send: send)
  }

  init(
    _ name: String, _ expected: [Int], typed: String? = nil,
    send: @escaping (HostileGround) async throws -> Client.Answer
  ) {
    (self.name, self.expected, self.typed, self.send) = (name, Set(expected), typed, send)
  }
}

/// One office under attack: what hostile requests aim at, and who sends them.
final class HostileGround {
  let sample: SampleOffice
  let clerk: Client
  /// The clerk once more, in another browser.
  let twin: Client
  /// Sees none of what the clerk drafts.
  let outsider: Client
  let stranger: Client
  let leader: Client
  /// A draft, an order that waits for a signature, an issued one, a text and its open findings.
  private(set) var draft = ""
  private(set) var waiting = ""
  private(set) var issued = ""
  private(set) var source = ""
  private(set) var findings: [String] = []
  /// Command ids of the clerk's and of a leader's deeds.
  private(set) var used = ""
  private(set) var usedByOther = ""
  /// Cookies of a session that ended by itself, and of one that was left, each with its form token.
  private(set) var expired = (cookie: "", token: "")
  private(set) var left = (cookie: "", token: "")

  init() async throws {
    sample = try await SampleOffice()
    clerk = Client(sample)
    twin = Client(besides: clerk)
    outsider = Client(besides: clerk)
    stranger = Client(besides: clerk)
    leader = Client(besides: clerk)
    try await clerk.signIn("mo-xingchi")
    try await twin.signIn("mo-xingchi")
    try await outsider.signIn("ye-zhiqiu")
    _ = try await stranger.get("/sign-in")
    draft = try await clerk.draft("老旧小区改造")
    waiting = try await clerk.draft("又一件")
    _ = try await clerk.act("submit", on: waiting)
    issued = try await clerk.draft("另一件")
    let submitting = "/items/\(issued)/acts/submit"
    let submitted = try await clerk.carried(submitting)
    _ = try await clerk.post(submitting, submitted)
    used = submitted["command"]
    try await leader.signIn("lu-zhiyuan")
    let issuing = "/items/\(issued)/acts/issue"
    let carried = try await leader.carried(issuing)
    _ = try await leader.post(issuing, carried)
    usedByOther = carried["command"]
    _ = try await clerk.act("edit", on: draft, [("standard", "全部完工")])
    source = try await clerk.source()
    findings = try await clerk.get("/sources/\(source)?tab=matters").attribute("data-key")
    let old = Session(
      person: "mo-xingchi", issued: Instant(milliseconds: sample.clock.now.milliseconds - 480 * 60_000), chance: "0a")
    expired = ("guatu=\(old.cookie(Client.secret))", old.formToken(Client.secret))
    let gone = Client(besides: clerk)
    try await gone.signIn("mo-xingchi")
    left = ("guatu=\(gone.cookies["guatu"] ?? "")", try await gone.token())
    _ = try await gone.post("/sign-out", [("csrf", left.token)])
  }

  private var browsers: [Client] { [clerk, twin, outsider, stranger, leader] }

  /// A command id that no attempt had.
  func command() -> String { sample.office.newCommand().raw }

  /// How many facts an item has.
  func count(_ item: String) async throws -> Int {
    try await sample.store.events(of: try #require(ItemID(item))).count
  }

  var edit: String { "/items/\(draft)/acts/edit" }
  var attach: String { "/items/\(issued)/acts/attach" }

  /// Everything that was written: the journal's facts by their hashes, and how many files are kept.
  func written() async throws -> (facts: [[UInt8]], files: Int) {
    (try await sample.store.recentEvents(before: nil, limit: 1_000_000).map(\.hash), sample.files.count)
  }

  /// Sends every case and compares what is written before and after.
  func run(_ cases: [HostileCase], keepsFiles: Bool = false) async throws {
    var before = try await written()
    for one in cases {
      let cookies = browsers.map(\.cookies)
      let answer = try await one.send(self)
      let status = answer.status
      #expect(one.expected.contains(status.code), "\(one.name): \(status)")
      let after = try await written()
      #expect(after.facts == before.facts, "\(one.name) wrote something")
      #expect(sample.files.arriving == 0, "\(one.name) left a file half arrived")
      if !keepsFiles { #expect(after.files == before.files, "\(one.name) left a file") }
      if status.kind == .clientError { #expect(answer.text.contains("<h1>"), "\(one.name): no page") }
      if let typed = one.typed {
        #expect(answer.text.contains(typed.asShown), "\(one.name): what was typed is lost (\(status))")
      }
      before = after
      for (browser, own) in zip(browsers, cookies) { browser.cookies = own }
    }
  }
}

extension String {
  /// As it stands in a page.
  var asShown: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}

extension Client {
  /// The token of this session's forms.
  func token() async throws -> String { try #require(try await get("/wall").hidden("csrf")) }
}

extension [(String, String)] {
  /// With another value, or without the field when it is nil.
  func setting(_ name: String, _ value: String?) -> [(String, String)] {
    let others = filter { $0.0 != name }
    return value.map { others + [(name, $0)] } ?? others
  }
  subscript(name: String) -> String { first { $0.0 == name }?.1 ?? "" }
}
