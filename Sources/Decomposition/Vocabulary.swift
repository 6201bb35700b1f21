/// Words and what they do, looked up longest first.
struct Vocabulary: Sendable {
  private struct Entry: Sendable {
    let word: [Unicode.Scalar]
    var classes: WordClass
  }

  /// By first scalar, longest first.
  private let byFirst: [Unicode.Scalar: [Entry]]

  /// - Parameter tables: Words separated by blanks, with what they do. A word in several tables does all of it.
  init(_ tables: [(WordClass, String)]) {
    var words: [[Unicode.Scalar]: WordClass] = [:]
    for (classes, list) in tables {
      for word in list.split(whereSeparator: \.isWhitespace) {
        words[Array(word.unicodeScalars), default: []].formUnion(classes)
      }
    }
    byFirst = Dictionary(grouping: words.map { Entry(word: $0.key, classes: $0.value) }) { $0.word[0] }
      .mapValues { entries in entries.sorted { $0.word.count > $1.word.count } }
  }

  /// The longest word that stands at `place` and ends within `limit`.
  func longest(in text: [Unicode.Scalar], at place: Int, before limit: Int) -> (count: Int, classes: WordClass)? {
    guard let entries = byFirst[text[place]] else { return nil }
    for entry in entries where entry.word.count <= limit - place {
      if text[place..<place + entry.word.count].elementsEqual(entry.word) { return (entry.word.count, entry.classes) }
    }
    return nil
  }
}

/// A handful of phrases looked for on their own, where no token is wanted.
struct Phrases: Sendable {
  private let vocabulary: Vocabulary
  init(_ list: String) { vocabulary = Vocabulary([(.inert, list)]) }

  /// Length of the longest phrase at `place`.
  func match(in text: [Unicode.Scalar], at place: Int, before limit: Int) -> Int? {
    place < limit ? vocabulary.longest(in: text, at: place, before: limit)?.count : nil
  }

  func first(in text: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int>? {
    for place in range {
      if let count = match(in: text, at: place, before: range.upperBound) { return place..<place + count }
    }
    return nil
  }
}
