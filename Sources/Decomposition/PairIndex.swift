/// Finds texts that share rare pairs of characters; in Chinese a pair is most of a word.
struct PairIndex: Sendable {
  private var texts: [UInt64: [Int]] = [:]
  /// How many pairs each text has.
  private var sizes: [Int] = []
  private var held: [Set<UInt64>] = []
  /// What all its pairs weigh together.
  private var weights: [Double] = []
  /// A pair that more texts share says nothing.
  private static let commonFrom = 24

  /// - Complexity: O(*n*) in the characters.
  init(_ texts: [String]) {
    for (index, text) in texts.enumerated() {
      let pairs = Self.pairs(text)
      sizes.append(pairs.count)
      held.append(pairs)
      for pair in pairs { self.texts[pair, default: []].append(index) }
    }
    weights = held.map { pairs in pairs.reduce(0) { $0 + rarity(of: $1) } }
  }

  /// The texts that share pairs with `query`, each pair counting the less the more texts have it; the likeliest first.
  ///
  /// - Complexity: O(*k*) in the characters of the query; common pairs are passed over.
  func alike(_ query: String, atLeast threshold: Double) -> [(text: Int, score: Double)] {
    shared(query, weighing: { 1 / Double($0) }).filter { $0.score >= threshold }
  }

  /// The texts that say the same as `query`: each pair counts the more the fewer texts have it, and at least `share` of
  /// what the shorter of the two says is in the other. What many say alike tells them apart the less.
  ///
  /// - Complexity: O(*k* + *c*·*k*) in the characters of the query and the texts that share its rarest pairs, of which at
  ///   most a few thousand are looked at.
  func same(_ query: String, share: Double) -> [(text: Int, score: Double)] {
    let pairs = Self.pairs(query)
    let weight = pairs.reduce(0) { $0 + rarity(of: $1) }
    return candidates(pairs).compactMap { text in
      let shorter = min(pairs.count, sizes[text])
      let both = pairs.intersection(held[text]).reduce(0) { $0 + rarity(of: $1) }
      let score = both / max(min(weight, weights[text]), .leastNonzeroMagnitude)
      return score >= share && shorter >= 3 ? (text, score) : nil
    }.sorted { ($1.score, $0.text) < ($0.score, $1.text) }
  }

  /// Texts that share one of the query's rarest pairs.
  private func candidates(_ pairs: Set<UInt64>) -> Set<Int> {
    var found: Set<Int> = []
    let rarest = pairs.compactMap { pair in texts[pair].map { (pair, $0) } }
      .sorted { ($0.1.count, $0.0) < ($1.1.count, $1.0) }
    for (_, sharing) in rarest {
      guard found.count < Self.mostCandidates else { break }
      found.formUnion(sharing.prefix(Self.mostCandidates))
    }
    return found
  }

  private static let mostCandidates = 2_000

  /// From 1 for a pair of one text down towards 0 for one that all have.
  private func rarity(of pair: UInt64) -> Double {
    let sharing = Double(texts[pair]?.count ?? 1)
    return 1 / (1 + (sharing - 1) * 4 / Double(max(sizes.count, 8)))
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
