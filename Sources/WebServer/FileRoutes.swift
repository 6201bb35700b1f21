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
    guard let file = sheet.evidence.first(where: { $0.digest == digest }),
      let bytes = try site.office.surroundings.files.read(file.digest)
    else { throw PageFault.notFound }
    return Response(
      status: .ok,
      headers: [
        .contentType: FileType.judged(bytes),
        .contentDisposition: "attachment; filename=\"file\"; filename*=UTF-8''\(Self.encoded(file.name))",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

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
