internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import UseCases

/// What a form sent.
struct FormBody {
  struct Upload {
    enum Content {
      /// Whole, in memory.
      case read([UInt8])
      /// On the disk.
      case arrived(ArrivingFile)
    }
    let name: String
    /// In bytes.
    let size: Int
    let content: Content

    /// Empty for a file on the disk.
    var bytes: [UInt8] { if case .read(let bytes) = content { bytes } else { [] } }
  }

  /// The text of a form.
  static let mostTextBytes = 4 << 20
  static let mostFields = 20_000
  static let mostParts = 2_000

  var fields: [(name: String, value: String)]
  var uploads: [Upload] = []
  /// Names of files that were too long, of which nothing is there.
  var oversized: [String] = []

  /// The first value of a name.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
  func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  private static let own: Set<String> = [
    "csrf", "command", "seen", "kept", "card", "to", "person", "password", "op",
    "new-password", "again-password",
  ]

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
  /// - Parameter files: Which files it may bring. Of evidence, files that are too long are named in
  ///   ``FormBody/oversized``, so that the form can be shown again.
  /// - Throws: ``PageFault``: too large, not a form, malformed, without this session's token, or with files that were not
  ///   asked for; ``StoreFault`` where a file could not be written.
  func form(_ request: WebRequest, _ context: WebContext, files: FormFiles = .none) async throws -> FormBody {
    let type = request.headers[.contentType] ?? ""
    let body: FormBody
    var isMisplaced = false
    switch type.prefix(while: { $0 != ";" && $0 != " " }).lowercased() {
    case "application/x-www-form-urlencoded":
      let bytes = try await collect(request, FormBody.mostTextBytes)
      body = FormBody(fields: try FormText.pairs(bytes, most: FormBody.mostFields))
    case "multipart/form-data":
      guard let boundary = Multipart.boundary(of: type) else { throw PageFault.badRequest }
      (body, isMisplaced) = try await receive(request, boundary, files, context)
    default: throw PageFault.unsupported
    }
    context.typed.keep(body.typed)
    guard let session = context.session, session.accepts(body["csrf"] ?? "", secret) else {
      throw PageFault.formExpired
    }
    guard !isMisplaced else { throw PageFault.badRequest }
    guard files == .evidence || body.oversized.isEmpty else { throw PageFault.tooLarge }
    return body
  }

  private func collect(_ request: WebRequest, _ most: Int) async throws -> [UInt8] {
    try requireLength(request, most)
    var bytes: [UInt8] = []
    for try await piece in request.body {
      guard bytes.count + piece.readableBytes <= most else { throw PageFault.overflow }
      bytes += piece.readableBytesView
    }
    return bytes
  }

  /// - Throws: ``PageFault/overflow`` where it is said beforehand that there is too much.
  private func requireLength(_ request: WebRequest, _ most: Int) throws(PageFault) {
    if let stated = request.headers[.contentLength].flatMap({ Int($0) }), stated > most { throw .overflow }
  }

  private func receive(
    _ request: WebRequest, _ boundary: [UInt8], _ files: FormFiles, _ context: WebContext
  ) async throws -> (FormBody, isMisplaced: Bool) {
    let most = configuration.formLimit
    try requireLength(request, most)
    var reader = MultipartReader(
      boundary: boundary, mostParts: FormBody.mostParts, mostFieldBytes: FormBody.mostTextBytes)
    let (session, secret) = (context.session, secret)
    var receiving = Receiving(
      // Whoever is not signed in brings nothing that is kept.
      files, limit: context.viewer == nil ? 0 : configuration.fileLimit, evidence: office.surroundings.files,
      arrivals: context.arrivals, isToken: { session?.accepts($0, secret) == true })
    var total = 0
    do {
      for try await buffer in request.body {
        var rest = buffer
        while let piece = rest.readSlice(length: min(rest.readableBytes, Self.pieceBytes)), piece.readableBytes > 0 {
          total += piece.readableBytes
          guard total <= most else { throw PageFault.overflow }
          for event in try reader.read(piece.readableBytesView) { try await receiving.take(event) }
        }
      }
      try reader.finish()
    } catch {
      context.typed.keep(receiving.body.typed)
      throw error
    }
    return (receiving.body, receiving.isMisplaced)
  }

  /// What is looked at in one go.
  private static let pieceBytes = 64 << 10
}
