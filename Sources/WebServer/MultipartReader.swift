/// 多部分表单 — reads `multipart/form-data` (RFC 7578) piece by piece, and nothing that is not it. What it holds at a time is
/// one piece, the headers of one part, or the value of one field.
struct MultipartReader {
  enum Event: Hashable {
    case field(name: String, value: [UInt8])
    /// A part that is a file begins; its bytes follow, and its end.
    case file(field: String, name: String)
    case bytes([UInt8])
    case fileEnd
  }

  private enum State {
    case start, boundary, header
    case field(String)
    case file
    case end
  }

  private let mark: [UInt8]
  private let separator: [UInt8]
  private let mostParts: Int
  private let mostFieldBytes: Int
  private var state = State.start
  /// What was given and not yet understood; before `at` it is.
  private var pending: [UInt8] = []
  private var at = 0
  private var value: [UInt8] = []
  private var parts = 0
  private var fieldBytes = 0
  private static let mostHeaderBytes = 4_096

  /// - Parameters:
  ///   - mostParts: More parts than this are malformed.
  ///   - mostFieldBytes: What the values of all fields may have together.
  init(boundary: [UInt8], mostParts: Int, mostFieldBytes: Int) {
    mark = Array("--".utf8) + boundary
    separator = [13, 10] + mark
    self.mostParts = mostParts
    self.mostFieldBytes = mostFieldBytes
  }

  /// - Returns: What the piece completes, in order.
  /// - Throws: ``PageFault/badRequest`` for anything out of place: a part without a name, headers that do not end,
  ///   something behind the end; ``PageFault/overflow`` where fields are too long.
  /// - Complexity: O(*n*) in the piece.
  mutating func read(_ piece: some Sequence<UInt8>) throws(PageFault) -> [Event] {
    pending.append(contentsOf: piece)
    var events: [Event] = []
    while try step(&events) {}
    pending.removeFirst(at)
    at = 0
    return events
  }

  /// - Throws: ``PageFault/badRequest`` where the last boundary has not come.
  func finish() throws(PageFault) {
    guard case .end = state else { throw .badRequest }
  }

  /// - Returns: Whether something was understood; false until more comes.
  private mutating func step(_ events: inout [Event]) throws(PageFault) -> Bool {
    let left = pending.count - at
    switch state {
    case .start:
      guard left >= mark.count else { return false }
      guard pending[at..<(at + mark.count)].elementsEqual(mark) else { throw .badRequest }
      at += mark.count
      state = .boundary
    case .boundary:
      guard left >= 2 else { return false }
      let (first, second) = (pending[at], pending[at + 1])
      at += 2
      if first == UInt8(ascii: "-"), second == UInt8(ascii: "-") {
        state = .end
      } else {
        guard parts < mostParts, first == 13, second == 10 else { throw .badRequest }
        parts += 1
        state = .header
      }
    case .header:
      guard let end = pending.first([13, 10, 13, 10], from: at) else {
        guard left <= Self.mostHeaderBytes + 3 else { throw .badRequest }
        return false
      }
      guard end - at <= Self.mostHeaderBytes else { throw .badRequest }
      let (name, fileName) = try Multipart.part(Array(pending[at..<end]))
      at = end + 4
      if let fileName {
        events.append(.file(field: name, name: fileName))
        state = .file
      } else {
        state = .field(name)
      }
    case .field(let name):
      let isWhole = try take { value, bytes in value += bytes }
      guard isWhole else { return false }
      events.append(.field(name: name, value: value))
      value = []
      state = .boundary
    case .file:
      let isWhole = try take { _, bytes in events.append(.bytes(Array(bytes))) }
      guard isWhole else { return false }
      events.append(.fileEnd)
      state = .boundary
    case .end:
      // An epilogue is allowed by the standard, and sent by nobody.
      guard pending[at...].allSatisfy({ $0 == 13 || $0 == 10 }) else { throw .badRequest }
      at = pending.count
      return false
    }
    return true
  }

  /// Hands on what certainly belongs to the part.
  ///
  /// - Returns: Whether the part ended.
  private mutating func take(_ use: (inout [UInt8], ArraySlice<UInt8>) -> Void) throws(PageFault) -> Bool {
    let found = pending.first(separator, from: at)
    let end = found ?? max(at, pending.count - separator.count + 1)
    if case .field = state {
      fieldBytes += end - at
      guard fieldBytes <= mostFieldBytes else { throw .overflow }
    }
    if end > at { use(&value, pending[at..<end]) }
    at = found.map { $0 + separator.count } ?? end
    return found != nil
  }
}

extension [UInt8] {
  /// Where a pattern stands first, at an index or behind it.
  ///
  /// - Complexity: O(*n*) for what occurs in files: each byte is looked at once unless it begins like the pattern.
  fileprivate func first(_ pattern: [UInt8], from start: Int) -> Int? {
    guard start <= count, count - start >= pattern.count else { return nil }
    return withUnsafeBufferPointer { body in
      pattern.withUnsafeBufferPointer { pattern in
        let last = body.count - pattern.count
        var at = start
        while at <= last {
          if body[at] == pattern[0] {
            var matched = 1
            while matched < pattern.count, body[at + matched] == pattern[matched] { matched += 1 }
            if matched == pattern.count { return at }
          }
          at += 1
        }
        return nil
      }
    }
  }
}
