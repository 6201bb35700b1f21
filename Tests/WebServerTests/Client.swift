import Bureau
import HTTPTypes
import Hummingbird
import LedgerKernel
import Logging
import Markup
import NIOCore
import Synchronization
import Testing

@testable import WebServer

/// A browser without a window: calls the responder directly, keeps cookies, finds tokens in forms.
final class Client {
  struct Answer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let bytes: [UInt8]
    /// The longest piece that was written at once.
    var largestPiece = 0
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var location: String { headers[.location] ?? "" }

    /// The value of a hidden input.
    func hidden(_ name: String) -> String? { values(of: name).first }

    func values(of name: String) -> [String] {
      text.components(before: "name=\"\(name)\" value=\"").map { String($0.prefix { $0 != "\"" }) }
    }
  }

  static let secret = [UInt8](repeating: 9, count: 32)
  private let responder: RouterResponder<WebContext>
  var cookies: [String: String] = [:]
  var headers = HTTPFields()

  init(
    _ sample: SampleOffice, demo: Bool = true, publicURL: String? = nil, fileLimit: Int = 20 << 20,
    idleMinutes: Int = 480
  ) {
    let configuration = WebConfiguration(
      host: "127.0.0.1", port: 0, publicURL: publicURL, demo: demo, secret: Client.secret, fileLimit: fileLimit,
      idleMinutes: idleMinutes)
    responder = makeRouter(Site(office: sample.office, configuration: configuration)).buildResponder()
  }

  /// Another browser at the same site.
  init(besides other: Client) { responder = other.responder }

  @discardableResult
  func send(
    _ method: HTTPRequest.Method, _ path: String, type: String? = nil, body: [UInt8] = [], cookies own: String? = nil
  ) async throws -> Answer {
    let answer = try await sender(own).send(method, path, type: type, body: body)
    for line in answer.headers[values: .setCookie] {
      let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2, own == nil { cookies[String(pair[0])] = String(pair[1]) }
    }
    return answer
  }

  /// What sends the same cookies now and later, from several tasks.
  func sender(_ own: String? = nil) -> Sender {
    var headers = headers
    let cookie = own ?? cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")
    if !cookie.isEmpty { headers[.cookie] = cookie }
    return Sender(responder: responder, headers: headers)
  }

  struct Sender: Sendable {
    fileprivate let responder: RouterResponder<WebContext>
    var headers: HTTPFields

    func send(_ method: HTTPRequest.Method, _ path: String, type: String? = nil, body: [UInt8] = []) async throws
      -> Answer
    {
      var head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers)
      if let type { head.headerFields[.contentType] = type }
      var logger = Logger(label: "test")
      logger.logLevel = .critical
      let request = Hummingbird.Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
      var response = try await responder.respond(to: request, context: WebContext(logger: logger))
      // As the server does.
      if response.headers[.contentLength] == nil, let length = response.body.contentLength {
        response.headers[.contentLength] = String(length)
      }
      let collector = Collector()
      try await response.body.write(collector)
      return Answer(
        status: response.status, headers: response.headers, bytes: collector.bytes, largestPiece: collector.largest)
    }
  }

  @discardableResult
  func get(_ path: String) async throws -> Answer { try await send(.get, path) }

  @discardableResult
  func post(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
    try await send(.post, path, type: Self.urlEncoded, body: Self.encoded(fields))
  }

  /// A form with files.
  @discardableResult
  func post(_ path: String, _ fields: [(String, String)], files: [File]) async throws -> Answer {
    try await send(.post, path, type: Self.multipart, body: Self.parts(fields, files))
  }

  typealias File = (field: String, name: String, bytes: [UInt8])
  static let urlEncoded = "application/x-www-form-urlencoded"
  static let multipart = "multipart/form-data; boundary=XX"

  static func encoded(_ fields: [(String, String)]) -> [UInt8] {
    Array(Link.site(query: fields.map { Link.QueryItem($0.0, $0.1) }).target.dropFirst(2).utf8)
  }

  static func parts(_ fields: [(String, String)], _ files: [File]) -> [UInt8] {
    var body: [UInt8] = []
    for (name, value) in fields {
      body += Array("--XX\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }
    for file in files {
      let header = "Content-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\""
      body += Array("--XX\r\n\(header)\r\nContent-Type: text/plain\r\n\r\n".utf8) + file.bytes + [13, 10]
    }
    return body + Array("--XX--\r\n".utf8)
  }

  func signIn(_ person: PersonID) async throws {
    cookies["guatu"] = nil
    let page = try await get("/sign-in")
    let token = try #require(page.hidden("csrf"))
    let answer = try await post("/sign-in", [("csrf", token), ("card", person.raw)])
    #expect(answer.status == .seeOther)
  }

  /// Opens the form of an act and sends it, with what a browser would carry along.
  func act(_ act: String, on item: String, _ fields: [(String, String)] = []) async throws -> Answer {
    let path = "/items/\(item)/acts/\(act)"
    return try await post(path, try await carried(path) + fields)
  }

  /// The hidden inputs of the act form at a path.
  func carried(_ path: String) async throws -> [(String, String)] {
    let page = try await get(path)
    try #require(page.status == .ok, "\(path): \(page.status)")
    return ["csrf", "command", "seen"].compactMap { name in
      // The frame's own form, for signing out, carries the same token.
      page.values(of: name).last.map { (name, $0) }
    }
  }

  /// Drafts an order and gives back its id.
  func draft(_ title: String, _ fields: [(String, String)] = Client.order) async throws -> String {
    let path = "/ledgers/work-order/new?year=2023"
    let answer = try await post(path, try await carried(path) + [("title", title)] + fields)
    try #require(answer.status == .seeOther, "\(answer.text)")
    return String(answer.location.dropFirst("/items/".count))
  }

  static let order: [(String, String)] = [
    ("lead", "housing-market"), ("leader", "lu-zhiyuan"), ("person", "tu-mingyuan"), ("start", "2023-03-01"),
    ("due", "2023-06-30"), ("standard", "36个小区完工并验收合格"),
  ]
}

private final class Collector: ResponseBodyWriter {
  var bytes: [UInt8] = []
  var largest = 0
  func write(_ buffer: ByteBuffer) async throws {
    bytes += Array(buffer.readableBytesView)
    largest = max(largest, buffer.readableBytes)
  }
  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension String {
  /// What stands behind each occurrence of a mark.
  func components(before mark: String) -> [Substring] {
    var found: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: mark) {
      rest = rest[range.upperBound...]
      found.append(rest)
    }
    return found
  }

  /// The text a person reads: tags left out, entities read.
  var readable: String {
    var out = ""
    var isTag = false
    for character in self {
      switch character {
      case "<": isTag = true
      case ">":
        isTag = false
        out.append("\n")
      default: if !isTag { out.append(character) }
      }
    }
    return out
  }
}
