internal import Hummingbird
internal import NIOCore
internal import UseCases

/// Which files a form may bring.
enum FormFiles: Hashable {
  case none
  /// 佐证材料: any number, each to the disk as it comes, in the field of that name.
  case evidence
  /// One that is read at once, in memory.
  case read

  fileprivate func takes(_ field: String) -> Bool {
    switch self {
    case .none: false
    case .evidence: field == "evidence"
    case .read: field == "file"
    }
  }
}

/// Takes in the parts of one form as they come. Files go to the disk; of one that is too long, is not asked for or comes with
/// a forged token nothing stays, and reading goes on so that the fields are there to be given back.
struct Receiving {
  private(set) var body = FormBody(fields: [])
  /// Whether a file came where none may.
  private(set) var isMisplaced = false
  /// Nil until the token has come.
  private(set) var isGenuine: Bool?

  private let files: FormFiles
  private let limit: Int
  private let evidence: EvidenceFiles
  private let arrivals: Arrivals
  private let isToken: (String) -> Bool
  private var current: (field: String, name: String, size: Int)?
  private var target = Target.nowhere
  /// The file that is read in memory, as far as it has come.
  private var memory: [UInt8] = []

  private enum Target {
    case nowhere, memory
    case disk(ArrivingFile)
  }

  /// - Parameter limit: Bytes that one file may have.
  init(
    _ files: FormFiles, limit: Int, evidence: EvidenceFiles, arrivals: Arrivals,
    isToken: @escaping (String) -> Bool
  ) {
    (self.files, self.limit, self.evidence, self.arrivals, self.isToken) = (files, limit, evidence, arrivals, isToken)
  }

  /// - Throws: ``PageFault/badRequest`` for a field that is no text; ``StoreFault``.
  mutating func take(_ event: MultipartReader.Event) async throws {
    switch event {
    case .field(let name, let value):
      let text = try FormText.text(value)
      if name == "csrf", isGenuine == nil { isGenuine = isToken(text) }
      body.fields.append((name, text))
    case .file(let field, let name):
      current = (field, name, 0)
      (target, memory) = (.nowhere, [])
    case .bytes(let bytes): try await take(bytes)
    case .fileEnd: end()
    }
  }

  private mutating func take(_ bytes: [UInt8]) async throws {
    guard let file = current else { return }
    let isFirst = file.size == 0
    current?.size += bytes.count
    // Forms of ours say their token first; what comes with a wrong one is not written.
    guard files.takes(file.field), isGenuine != false else { return }
    guard file.size + bytes.count <= limit else {
      if case .disk(let arriving) = target { await arriving.discard() }
      (target, memory) = (.nowhere, [])
      return
    }
    switch (target, files) {
    case (.nowhere, .evidence) where isFirst:
      let arriving = try await evidence.receive()
      arrivals.note(arriving)
      target = .disk(arriving)
      try await arriving.write(bytes)
    case (.nowhere, .read) where isFirst: (target, memory) = (.memory, bytes)
    case (.memory, _): memory += bytes
    case (.disk(let arriving), _): try await arriving.write(bytes)
    default: break
    }
  }

  private mutating func end() {
    guard let (field, name, size) = current else { return }
    current = nil
    // A file input that nothing was chosen for.
    if name.isEmpty, size == 0 { return }
    guard files.takes(field), files == .evidence || body.uploads.isEmpty else {
      isMisplaced = true
      return
    }
    guard size <= limit else {
      body.oversized.append(name)
      return
    }
    switch target {
    case .nowhere: body.uploads.append(.init(name: name, size: size, content: .read([])))
    case .memory: body.uploads.append(.init(name: name, size: size, content: .read(memory)))
    case .disk(let arriving): body.uploads.append(.init(name: name, size: size, content: .arrived(arriving)))
    }
    (target, memory) = (.nowhere, [])
  }
}
