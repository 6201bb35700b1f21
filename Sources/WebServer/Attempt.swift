internal import Bureau
internal import LedgerKernel
internal import Pages
internal import Reports
internal import UseCases

/// One attempt to do an act: what a form sent, before anything is believed of it.
struct Attempt {
  let command: CommandID
  let seen: Int?
  /// By field code, as ``FormReading`` takes them.
  private(set) var texts: [String: [String]] = [:]
  /// In the order they were sent.
  private var order: [String] = []
  private var uploads: [FormBody.Upload] = []
  /// Names of files that were too long.
  let oversized: [String]
  /// Uploaded with an earlier attempt, or with this one.
  private(set) var evidence: [Evidence] = []

  private static let own: Set<String> = ["csrf", "command", "seen", "kept", "chosen"]
  private static let sourceParts = ["document", "clause", "quote"]

  /// - Throws: ``PageFault/badRequest`` when what every form of ours carries is missing or forged.
  init(_ body: FormBody, _ session: Session?, secret: [UInt8], needsSeen: Bool) throws(PageFault) {
    guard let command = body["command"].flatMap({ CommandID(fromPerson: $0) }) else { throw .badRequest }
    self.command = command
    if needsSeen {
      guard let seen = body["seen"].flatMap({ Int($0) }), seen > 0 else { throw .badRequest }
      self.seen = seen
    } else {
      seen = nil
    }
    for token in body.all("kept") {
      guard let text = session?.unsealed(token, secret), let file = Evidence(kept: text) else { throw .badRequest }
      evidence.append(file)
    }
    for (name, value) in body.fields where !Self.own.contains(name) && !name.hasPrefix("seen.") {
      if texts[name] == nil { order.append(name) }
      texts[name, default: []].append(value)
    }
    uploads = body.uploads
    oversized = body.oversized
  }

  /// What was typed, in its order, for a page that can no longer offer the form.
  var typed: [(code: String, values: [String])] {
    order.compactMap { code in
      let values = (texts[code] ?? []).filter { !$0.isEmpty }
      return values.isEmpty ? nil : (code, values)
    }
  }

  /// Brings what the form's controls send into the shape that readers of forms take: three inputs into one source,
  /// lines into several values; and leaves out sources that stand there already, because a form has no spans.
  mutating func fit(_ form: ActForm) {
    for field in form.fields {
      let code = field.definition.code.raw
      switch field.definition.kind {
      case .sources:
        let columns = Self.sourceParts.map { texts.removeValue(forKey: "\(code).\($0)") ?? [] }
        let count = columns.map(\.count).max() ?? 0
        guard count > 0 else { continue }
        let rows = (0..<count).map { row in
          columns.enumerated().map { column, values in
            let value = row < values.count ? values[row] : ""
            return column == 2 ? value : String(value.map { $0 == "\t" ? " " : $0 })
          }
        }.filter { !$0.allSatisfy(\.isEmpty) }.map { $0.joined(separator: "\t") }
        if rows != field.values || field.isRequired { texts[code] = rows }
      // A browser sends nothing for boxes of which none is ticked.
      case .choices, .units: if texts[code] == nil { texts[code] = [""] }
      case .items:
        texts[code] = texts[code].map { $0.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) } }
      default: break
      }
    }
  }

  /// Keeps the files by their content, so that a refused attempt does not lose them.
  ///
  /// - Throws: ``StoreFault``.
  mutating func keepUploads() async throws {
    for upload in uploads {
      // An empty file proves nothing.
      guard case .arrived(let arriving) = upload.content, upload.size > 0 else { continue }
      let type = try await FileType.judged(size: upload.size, arriving.read)
      let file = Evidence(
        digest: try await arriving.keep(), name: Self.plainName(upload.name), type: type, bytes: upload.size)
      if !evidence.contains(file) { evidence.append(file) }
    }
    uploads = []
  }

  var hasFiles: Bool { !uploads.isEmpty || !evidence.isEmpty || !oversized.isEmpty }

  /// Without folders and control characters, at most 120 characters.
  private static func plainName(_ name: String) -> String {
    let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: last.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 })
    let plain = String(String(scalars).suffix(120))
    return plain.isEmpty ? "file" : plain
  }
}

extension Evidence {
  /// As a form carries it, signed.
  var kept: String { "\(digest) \(bytes) \(type)\n\(name)" }

  init?(kept text: String) {
    let lines = text.split(separator: "\n", maxSplits: 1).map(String.init)
    guard lines.count == 2 else { return nil }
    let parts = lines[0].split(separator: " ", maxSplits: 2).map(String.init)
    guard parts.count == 3, let bytes = Int(parts[1]) else { return nil }
    self.init(digest: parts[0], name: lines[1], type: parts[2], bytes: bytes)
  }
}

extension ActForm {
  /// The form with what was typed in place of what stands there.
  ///
  /// - Parameter keepingOthers: Whether a field that was not on the page keeps what stands there.
  func filled(with texts: [String: [String]], keepingOthers: Bool = false) -> ActForm {
    var form = self
    for index in form.fields.indices {
      let field = form.fields[index]
      if keepingOthers, texts[field.definition.code.raw] == nil { continue }
      // A source list that was left as it stands is not among the texts.
      if case .sources = field.definition.kind, texts[field.definition.code.raw] == nil { continue }
      form.fields[index].values = (texts[field.definition.code.raw] ?? []).filter { !$0.isEmpty }
    }
    return form
  }
}
