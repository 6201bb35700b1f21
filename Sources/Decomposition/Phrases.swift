/// A set of phrases that are looked for all at once.
struct Phrases: Sendable {
  /// By first scalar, longest first.
  private let byFirst: [Unicode.Scalar: [[Unicode.Scalar]]]

  init(_ list: String) {
    let phrases = list.split(whereSeparator: \.isWhitespace).map { Array($0.unicodeScalars) }
    byFirst = Dictionary(grouping: phrases) { $0[0] }.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// Length of the longest phrase that stands at `place` and ends within `limit`; nil when none does.
  func match(in text: [Unicode.Scalar], at place: Int, before limit: Int) -> Int? {
    guard place < limit, let candidates = byFirst[text[place]] else { return nil }
    return candidates.first { $0.count <= limit - place && text[place..<place + $0.count].elementsEqual($0) }?.count
  }

  func first(in text: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int>? {
    for place in range {
      if let count = match(in: text, at: place, before: range.upperBound) { return place..<place + count }
    }
    return nil
  }

  func occur(in text: [Unicode.Scalar], _ range: Range<Int>) -> Bool { first(in: text, range) != nil }

  func all(in text: [Unicode.Scalar], _ range: Range<Int>) -> [Range<Int>] {
    var (found, place): ([Range<Int>], Int) = ([], range.lowerBound)
    while place < range.upperBound {
      if let count = match(in: text, at: place, before: range.upperBound) {
        found.append(place..<place + count)
        place += count
      } else {
        place += 1
      }
    }
    return found
  }

  /// The phrase that ends the range.
  func end(_ text: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
    range.contains { place in match(in: text, at: place, before: range.upperBound) == range.upperBound - place }
  }
}

extension [Unicode.Scalar] {
  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: self[range])
    return String(view)
  }
}

extension Unicode.Scalar {
  var isNumeral: Bool {
    switch self {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十": true
    default: false
    }
  }
  /// A digit, or the star that hides one.
  var isDigitOrMask: Bool { ("0"..."9").contains(self) || self == "*" }
  var isBlank: Bool { properties.isWhitespace || self == "\u{FEFF}" }
}
