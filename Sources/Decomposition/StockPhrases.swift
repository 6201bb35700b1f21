/// Set phrases that are recognised when one of their characters was mistyped.
struct StockPhrases: Sendable {
  private struct Phrase: Sendable {
    let scalars: [Unicode.Scalar]
    let text: String
  }

  private struct Pair: Hashable, Sendable {
    let first: Unicode.Scalar
    let second: Unicode.Scalar
  }

  /// By the pair of characters a phrase opens with, and by the one it ends with: one mistyped character leaves one whole.
  private let byOpening: [Pair: [Phrase]]
  private let byEnding: [Pair: [Phrase]]
  private let variants: Set<String>
  private static let lengths = 4...7

  /// - Parameter variants: What differs from a phrase in one character and is right.
  init(_ list: String, variants: String) {
    let phrases = list.split(whereSeparator: \.isWhitespace).map {
      Phrase(scalars: Array($0.unicodeScalars), text: String($0))
    }
    byOpening = Dictionary(grouping: phrases) { Pair(first: $0.scalars[0], second: $0.scalars[1]) }
    byEnding = Dictionary(grouping: phrases) {
      Pair(first: $0.scalars[$0.scalars.count - 2], second: $0.scalars[$0.scalars.count - 1])
    }
    self.variants = Set(variants.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// The phrase that begins at `place` with exactly one other Han character in it.
  func slip(in text: [Unicode.Scalar], at place: Int) -> (count: Int, text: String)? {
    guard place + 4 <= text.count, text[place].isHan else { return nil }
    let opening = byOpening[Pair(first: text[place], second: text[place + 1])] ?? []
    if let phrase = opening.first(where: { differsInOne($0, text, place) }) {
      return (phrase.scalars.count, phrase.text)
    }
    for count in Self.lengths where place + count <= text.count {
      let ending = byEnding[Pair(first: text[place + count - 2], second: text[place + count - 1])] ?? []
      if let phrase = ending.first(where: { $0.scalars.count == count && differsInOne($0, text, place) }) {
        return (count, phrase.text)
      }
    }
    return nil
  }

  private func differsInOne(_ phrase: Phrase, _ text: [Unicode.Scalar], _ place: Int) -> Bool {
    let end = place + phrase.scalars.count
    guard end <= text.count, text[place..<end].allSatisfy(\.isHan) else { return false }
    guard zip(phrase.scalars, text[place..<end]).count(where: { $0 != $1 }) == 1 else { return false }
    return !variants.contains(String(String.UnicodeScalarView(text[place..<end])))
  }
}
