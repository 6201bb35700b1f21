internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// What a form sent.
struct FormBody {
  struct Upload: Hashable {
    let field: String
    let name: String
    let bytes: [UInt8]
  }

  /// Files and fields together.
  static let mostBytes = 20 << 20
  /// A form without files.
  static let mostTextBytes = 4 << 20
  static let mostFields = 20_000
  static let mostParts = 2_000

  var fields: [(name: String, value: String)]
  var uploads: [Upload] = []

  /// The first value of a name.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
  func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  private static let own: Set<String> = ["csrf", "command", "seen", "kept", "card", "to", "person", "password", "op"]

  /// What a person typed, to be given back when nothing can be done with it: nobody types what has no blank, no Han
  /// character and no length, and nobody wants a password shown.
  var typed: [TypedText] {
    fields.filter { field in
      !Self.own.contains(field.name) && !field.name.hasPrefix("seen.") && !field.value.isEmpty
        && (field.value.count > 12 || field.value.unicodeScalars.contains { $0.value > 0x2E80 || $0 == " " })
    }.map { TypedText(name: $0.name, text: $0.value) }
  }
}

extension Site {
  /// Reads the body of a form and checks its token.
  ///
  /// - Parameter files: The field that files may come in; nil where none may.
  /// - Throws: ``PageFault``: too large, not a form, malformed, without this session's token, or with files that were not
  ///   asked for.
  func form(_ request: WebRequest, _ context: WebContext, files: String? = nil) async throws -> FormBody {
    let type = request.headers[.contentType] ?? ""
    let body: FormBody
    switch type.prefix(while: { $0 != ";" && $0 != " " }).lowercased() {
    case "application/x-www-form-urlencoded":
      let bytes = try await collect(request, FormBody.mostTextBytes)
      body = FormBody(fields: try FormText.pairs(bytes, most: FormBody.mostFields))
    case "multipart/form-data":
      // Room for the fields and the headers beside the files.
      let bytes = try await collect(request, FormBody.mostBytes + 64 << 10)
      guard let boundary = Multipart.boundary(of: type) else { throw PageFault.badRequest }
      body = try Self.read(Multipart.parts(bytes, boundary: boundary, most: FormBody.mostParts))
    default: throw PageFault.unsupported
    }
    context.typed.keep(body.typed)
    guard let session = context.session, session.accepts(body["csrf"] ?? "", secret) else {
      throw PageFault.formExpired
    }
    guard body.uploads.allSatisfy({ $0.field == files }) else { throw PageFault.badRequest }
    return body
  }

  private func collect(_ request: WebRequest, _ most: Int) async throws -> [UInt8] {
    if let stated = request.headers[.contentLength].flatMap({ Int($0) }), stated > most { throw PageFault.tooLarge }
    let buffer = try await request.body.collect(upTo: most)
    return Array(buffer.readableBytesView)
  }

  private static func read(_ parts: [Multipart.Part]) throws(PageFault) -> FormBody {
    var body = FormBody(fields: [])
    for part in parts {
      if let name = part.fileName {
        // A file input that nothing was chosen for.
        if name.isEmpty, part.bytes.isEmpty { continue }
        body.uploads.append(.init(field: part.name, name: name, bytes: part.bytes))
      } else {
        body.fields.append((part.name, try FormText.text(part.bytes)))
      }
    }
    guard body.uploads.reduce(0, { $0 + $1.bytes.count }) <= FormBody.mostBytes,
      body.fields.reduce(0, { $0 + $1.value.utf8.count }) <= FormBody.mostTextBytes
    else { throw .tooLarge }
    return body
  }
}
