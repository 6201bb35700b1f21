import Testing

@testable import WebServer

@Suite struct MultipartReaderTests {
  private static let whole: [UInt8] = Client.parts(
    [("csrf", "令牌"), ("empty", ""), ("lines", "--X\r\n-\r\n--\r\n--XY".replacing("--XY", with: "--Y"))],
    [("evidence", "甲%22乙.txt", Array("\r\n--X\r\r\n--".utf8)), ("evidence", "", [])])

  /// Every event, with the bytes of each file together.
  private func events(_ body: [UInt8], by size: Int, boundary: String = "XX") throws(PageFault) -> [MultipartReader
    .Event]
  {
    var reader = MultipartReader(boundary: Array(boundary.utf8), mostParts: 2_000, mostFieldBytes: 1 << 20)
    var all: [MultipartReader.Event] = []
    for start in stride(from: 0, to: body.count, by: size) {
      for event in try reader.read(body[start..<min(start + size, body.count)]) {
        if case .bytes(let more) = event, case .bytes(let bytes)? = all.last {
          all[all.count - 1] = .bytes(bytes + more)
        } else {
          all.append(event)
        }
      }
    }
    try reader.finish()
    return all
  }

  @Test func `a body is understood the same in whatever pieces it comes`() throws {
    let expected: [MultipartReader.Event] = [
      .field(name: "csrf", value: Array("令牌".utf8)), .field(name: "empty", value: []),
      .field(name: "lines", value: Array("--X\r\n-\r\n--\r\n--Y".utf8)), .file(field: "evidence", name: "甲\"乙.txt"),
      .bytes(Array("\r\n--X\r\r\n--".utf8)), .fileEnd, .file(field: "evidence", name: ""), .fileEnd,
    ]
    for size in 1...Self.whole.count { #expect(try events(Self.whole, by: size) == expected, "pieces of \(size)") }
  }

  @Test func `what is malformed is malformed in whatever pieces it comes`() {
    for (name, type, body) in HostileFiles.bodies {
      guard let boundary = Multipart.boundary(of: type) else { continue }
      let text = String(decoding: boundary, as: UTF8.self)
      for size in [1, 2, 3, 7, 4_097, max(1, body.utf8.count)] {
        #expect(throws: PageFault.badRequest, "\(name) in pieces of \(size)") {
          try events(Array(body.utf8), by: size, boundary: text)
        }
      }
    }
  }

  @Test func `a body that stops anywhere is malformed`() {
    for end in 0..<(Self.whole.count - 2) {
      #expect(throws: PageFault.badRequest) { try events(Array(Self.whole.prefix(end)), by: 5) }
    }
  }

  @Test func `fields have a bound, and parts have one`() {
    var reader = MultipartReader(boundary: Array("XX".utf8), mostParts: 3, mostFieldBytes: 10)
    #expect(throws: PageFault.overflow) { try reader.read(Client.parts([("a", "12345"), ("b", "123456")], [])) }
    reader = MultipartReader(boundary: Array("XX".utf8), mostParts: 3, mostFieldBytes: 10)
    #expect(throws: PageFault.badRequest) {
      try reader.read(Client.parts([("a", "1"), ("b", "1"), ("c", "1"), ("d", "1")], []))
    }
  }
}
