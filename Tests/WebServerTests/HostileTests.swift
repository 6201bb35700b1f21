import Bureau
import HTTPTypes
import Hummingbird
import Testing

@testable import WebServer

/// Requests that no page of ours would send: the right status each, nothing written, and what was typed comes back.
@Suite struct HostileTests {
  @Test func `five hundred hostile requests get their status, write nothing, and lose nothing that was typed`()
    async throws
  {
    let ground = try await HostileGround()
    #expect(try await Self.taking(ground) == HostileRoute.all.map(\.pattern).sorted(), "a route without its cases")
    let cases =
      HostileRoute.all.flatMap(\.hostile) + HostileForms.all + HostileFiles.all + HostileAddresses.all
      + HostileTables.all + HostileTexts.all
    #expect(cases.count >= 500)
    try await ground.run(cases)
    print("hostile: \(cases.count) requests")
  }

  /// The routes of the router that take a form.
  private static func taking(_ ground: HostileGround) async throws -> [String] {
    let site = Site(
      office: ground.sample.office,
      configuration: WebConfiguration(host: "127.0.0.1", port: 0, publicURL: nil, demo: true, secret: Client.secret))
    var found: [String] = []
    for route in makeRouter(site).routes where route.method == .post {
      if try await ground.clerk.send(.post, "\(route.path)").status == .unsupportedMediaType {
        found.append("\(route.path)")
      }
    }
    return found.sorted()
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
