internal import HTTPTypes
internal import Hummingbird
internal import LedgerKernel
internal import NIOCore
internal import Reports
internal import UseCases

/// 佐证材料 — downloads, after a look at the item on every one of them.
struct FileRoutes {
  let site: Site

  var routes: RouteCollection<WebContext> {
    RouteCollection(context: WebContext.self).screen("files/:digest", get: download)
  }

  @Sendable func download(_ request: WebRequest, _ context: WebContext) async throws -> Response {
    let viewer = try site.viewer(context)
    guard let item = context.asked("item").flatMap({ ItemID($0) }), let digest = context.parameters.get("digest") else {
      throw PageFault.notFound
    }
    let sheet = try await ViewItem(site.office)(item, for: viewer)
    let files = site.office.surroundings.files
    guard let file = sheet.evidence.first(where: { $0.digest == digest }),
      let size = try await files.size(file.digest)
    else { throw PageFault.notFound }
    let type = try await FileType.judged(size: size) { offset, count in
      try await files.read(digest, offset, count)
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: type,
        .contentDisposition: "attachment; filename=\"file\"; filename*=UTF-8''\(Self.encoded(file.name))",
      ],
      body: ResponseBody(contentLength: size) { writer in
        var sent = 0
        while sent < size {
          let piece = try await files.read(digest, sent, min(Self.pieceBytes, size - sent))
          // Shorter than it was a moment ago: the connection ends, and whoever downloads sees that it is not whole.
          guard !piece.isEmpty else { throw PageFault.notFound }
          try await writer.write(ByteBuffer(bytes: piece))
          sent += piece.count
        }
        try await writer.finish(nil)
      })
  }

  /// What is in memory of a download at a time.
  private static let pieceBytes = 128 << 10

  /// RFC 8187: everything but letters, digits and a few marks as `%XX`.
  static func encoded(_ name: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for unit in name.utf8 {
      switch unit {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
        out.append(unit)
      default: out += [UInt8(ascii: "%"), digits[Int(unit >> 4)], digits[Int(unit & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
