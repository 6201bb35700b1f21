/// Finds texts that share rare pairs of characters; in Chinese a pair is most of a word.
struct PairIndex: Sendable {
  private var texts: [UInt64: [Int]] = [:]
  /// How many pairs each text has.
  private var sizes: [Int] = []
  /// A pair that more texts share says nothing.
  private static let commonFrom = 24

  /// - Complexity: O(*n*) in the characters.
  init(_ texts: [String]) {
    for (index, text) in texts.enumerated() {
      let pairs = Self.pairs(text)
      sizes.append(pairs.count)
      for pair in pairs { self.texts[pair, default: []].append(index) }
    }
  }

  /// The texts that share pairs with `query`, each pair counting the less the more texts have it; the likeliest first.
  ///
  /// - Complexity: O(*k*) in the characters of the query; common pairs are passed over.
  func alike(_ query: String, atLeast threshold: Double) -> [(text: Int, score: Double)] {
    shared(query, weighing: { 1 / Double($0) }).filter { $0.score >= threshold }
  }

  /// The texts of which, or of the query, at least `share` of the pairs are the same.
  func same(_ query: String, share: Double) -> [(text: Int, score: Double)] {
    let size = Self.pairs(query).count
    return shared(query, weighing: { _ in 1 }).compactMap { text, count in
      let smaller = min(size, sizes[text])
      let score = smaller == 0 ? 0 : count / Double(smaller)
      return score >= share && smaller >= 3 ? (text, score) : nil
    }
  }

  private func shared(_ query: String, weighing weight: (Int) -> Double) -> [(text: Int, score: Double)] {
    var scores: [Int: Double] = [:]
    for pair in Self.pairs(query) {
      guard let found = texts[pair], found.count < Self.commonFrom else { continue }
      for text in found { scores[text, default: 0] += weight(found.count) }
    }
    return scores.map { (text: $0.key, score: $0.value) }.sorted { ($1.score, $0.text) < ($0.score, $1.text) }
  }

  private static func pairs(_ text: String) -> Set<UInt64> {
    let scalars = Array(text.unicodeScalars)
    return Set(
      zip(scalars, scalars.dropFirst()).compactMap { a, b in
        a.isHan && b.isHan ? UInt64(a.value) << 32 | UInt64(b.value) : nil
      })
  }
}
