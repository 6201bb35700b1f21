internal import Synchronization

/// One text of a form, as it came.
struct TypedText: Hashable {
  let name: String
  let text: String
}

/// What was typed into the form of one request, for whatever page has to answer it.
final class TypedTexts: Sendable {
  private let texts = Mutex<[TypedText]>([])

  var all: [TypedText] { texts.withLock { $0 } }
  func keep(_ typed: [TypedText]) { texts.withLock { $0 = typed } }
}
