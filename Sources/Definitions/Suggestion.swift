import Wording

/// 「是否应为…」 — the remedy for a name that is not known.
func suggestion(for unknown: String, among known: [String]) -> Words {
  let list = known.joined(separator: ", ")
  guard let near = nearest(to: unknown, among: known) else {
    return Words("可用的有：\(list)。", en: "Use one of: \(list).")
  }
  return Words("是否应为“\(near)”？可用的有：\(list)。", en: "Did you mean ‘\(near)’? Use one of: \(list).")
}

/// - Returns: The known name with the fewest edits, when they are at most a third of the letters (and one at least).
/// - Complexity: O(*k* · *m* · *n*) for *k* names; names longer than 64 characters are never near.
func nearest(to unknown: String, among known: [String]) -> String? {
  guard unknown.count <= 64 else { return nil }
  return known.map { ($0, edits(Array(unknown), Array($0))) }
    .filter { $1 <= max(1, max(unknown.count, $0.count) / 3) }
    .min { $0.1 < $1.1 }?.0
}

/// Damerau's distance with adjacent swaps, the optimal string alignment kind.
private func edits(_ a: [Character], _ b: [Character]) -> Int {
  var rows = [Array(0...b.count)]
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}

extension StringProtocol {
  /// Without white space at both ends; nil when nothing is left.
  var trimmed: String? {
    let text = drop(while: \.isWhitespace)
    guard let last = text.lastIndex(where: { !$0.isWhitespace }) else { return nil }
    return String(text[...last])
  }

  /// Lower-case ASCII letters and digits, joined by single `-`, `.` or `_`, a letter first.
  var isStoredCode: Bool {
    let parts = utf8.split(omittingEmptySubsequences: false) { "-._".utf8.contains($0) }
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let first = utf8.first, letters ~= first, utf8.count <= 64 else { return false }
    return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { letters ~= $0 || digits ~= $0 } }
  }
}
