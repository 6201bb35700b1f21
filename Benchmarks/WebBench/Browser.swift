import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// A browser without a window and without a socket: keeps its cookies.
final class Browser<Site: HTTPResponder<Logger>> {
  struct Answer {
    let status: Int
    let bytes: [UInt8]
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private let site: Site
  private var cookies: [String: String] = [:]
  private let logger: Logger

  init(_ site: Site) {
    self.site = site
    var logger = Logger(label: "guatu")
    logger.logLevel = .critical
    self.logger = logger
  }

  func get(_ path: String) async throws -> Answer { try await send(.get, path, []) }

  /// With one click, as in the demonstration.
  func signIn(_ person: String) async throws {
    let page = try await get("/sign-in").text
    guard let mark = page.firstRange(of: "name=\"csrf\" value=\"") else { throw Unexpected(description: page) }
    let token = page[mark.upperBound...].prefix { $0 != "\"" }
    let answer = try await send(.post, "/sign-in", Array("csrf=\(token)&card=\(person)".utf8))
    guard answer.status == 303 else { throw Unexpected(description: "\(person) cannot sign in: \(answer.status)") }
  }

  private func send(_ method: HTTPRequest.Method, _ path: String, _ body: [UInt8]) async throws -> Answer {
    var head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path)
    let cookie = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    if !cookie.isEmpty { head.headerFields[.cookie] = cookie }
    if !body.isEmpty { head.headerFields[.contentType] = "application/x-www-form-urlencoded" }
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
    let response = try await site.respond(to: request, context: logger)
    for line in response.headers[values: .setCookie] {
      let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
    }
    let collector = Collector()
    try await response.body.write(collector)
    return Answer(status: response.status.code, bytes: collector.bytes)
  }
}

struct Unexpected: Error, CustomStringConvertible { let description: String }

private final class Collector: ResponseBodyWriter {
  var bytes: [UInt8] = []
  func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }
  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
