import Foundation
import Glibc

/// A browser for one writer: one connection for each request, over the loopback only.
struct Browser {
  struct Answer {
    let status: Int
    let location: String
    let cookies: [String]
    let body: String

    func hidden(_ name: String) -> String? {
      body.components(separatedBy: "name=\"\(name)\" value=\"").dropFirst().last.map {
        String($0.prefix { $0 != "\"" })
      }
    }
  }
  /// Nobody answered, or not to the end: whether it was carried out is not known.
  struct NoAnswer: Error {}

  var cookie = ""

  mutating func signIn(_ person: String, _ password: String, port: Int) throws {
    cookie = ""
    let page = try send(port, "GET", "/sign-in")
    take(page)
    let answer = try send(
      port, "POST", "/sign-in",
      [("csrf", page.hidden("csrf") ?? ""), ("person", person), ("password", password)])
    guard answer.status == 303 else { throw NoAnswer() }
    take(answer)
  }

  private mutating func take(_ answer: Answer) {
    if let line = answer.cookies.first(where: { $0.hasPrefix("guatu=") }) { cookie = String(line.prefix { $0 != ";" }) }
  }

  func send(_ port: Int, _ method: String, _ path: String, _ fields: [(String, String)] = []) throws -> Answer {
    let body = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    if !cookie.isEmpty { head += "Cookie: \(cookie)\r\n" }
    if method == "POST" {
      head += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n"
    }
    return try Self.parse(try Self.exchange(port, Array((head + "\r\n" + body).utf8)))
  }

  private static func exchange(_ port: Int, _ bytes: [UInt8]) throws -> [UInt8] {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw NoAnswer() }
    defer { close(descriptor) }
    var limit = timeval(tv_sec: 12, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw NoAnswer() }
    var sent = 0
    while sent < bytes.count {
      let count = Glibc.send(descriptor, Array(bytes[sent...]), bytes.count - sent, Int32(MSG_NOSIGNAL))
      guard count > 0 else { throw NoAnswer() }
      sent += count
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count == 0 { return answer }
      guard count > 0 else { throw NoAnswer() }
      answer += buffer[..<count]
    }
  }

  private static func parse(_ bytes: [UInt8]) throws -> Answer {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let split = text.range(of: "\r\n\r\n") else { throw NoAnswer() }
    let lines = text[..<split.lowerBound].components(separatedBy: "\r\n")
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw NoAnswer()
    }
    var (location, cookies, length) = ("", [String](), 0)
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard parts.count == 2 else { continue }
      switch parts[0].lowercased() {
      case "location": location = parts[1]
      case "set-cookie": cookies.append(parts[1])
      case "content-length": length = Int(parts[1]) ?? 0
      default: break
      }
    }
    // Cut off in the middle is no answer.
    guard text[split.upperBound...].utf8.count >= length else { throw NoAnswer() }
    return Answer(status: status, location: location, cookies: cookies, body: String(text[split.upperBound...]))
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
