/// Where a text is divided: paragraphs, sentences, clauses, and the markers of its parts.
struct Outline {
  let text: [Unicode.Scalar]
  private(set) var sections: [TextSection] = [TextSection(path: [], heading: nil)]
  /// Each with the paragraph and the section it stands in, and whether it is a heading.
  private(set) var sentences: [(range: Range<Int>, paragraph: Int, section: Int, isHeading: Bool)] = []

  /// Headings are short: what is longer under a marker is an instruction of its own.
  private static let longestHeading = 75
  private static let longestTopic = 18

  init(_ text: [Unicode.Scalar]) {
    self.text = text
    var (outer, middle): (String?, String?)
    for (number, paragraph) in lines().enumerated() {
      let parts = sentences(in: paragraph)
      for (index, range) in parts.enumerated() {
        let hasBody = index + 1 < parts.count && ordinal(at: parts[index + 1].lowerBound) == nil
        let isUnpunctuated = !"。！？；".unicodeScalars.contains(text[range.upperBound - 1])
        var isHeading = false
        if let (label, depth) = marker(at: range.lowerBound, opensParagraph: index == 0) {
          isHeading = range.count <= Self.longestHeading && (hasBody || depth < 3 || isUnpunctuated)
          var path: [String]
          switch depth {
          case 1: (outer, middle, path) = (label, nil, [label])
          case 2: (middle, path) = (label, [outer, label].compactMap { $0 })
          default: path = [outer, middle, label].compactMap { $0 }
          }
          let heading = isHeading ? SourceSpan(start: range.lowerBound, end: range.upperBound) : nil
          sections.append(TextSection(path: path, heading: heading))
        } else if index == 0 {
          // A line without a full stop, or a short topic with its paragraph after it.
          isHeading = isUnpunctuated && range.count <= 40 || hasBody && range.count <= Self.longestTopic
        }
        sentences.append((range, number, sections.count - 1, isHeading))
      }
    }
  }

  private func lines() -> [Range<Int>] {
    text.indices.split { text[$0] == "\n" || text[$0] == "\r" }.compactMap { line in
      guard let first = line.first(where: { !text[$0].isBlank }), let last = line.last(where: { !text[$0].isBlank })
      else { return nil }
      return first..<last + 1
    }
  }

  private func sentences(in paragraph: Range<Int>) -> [Range<Int>] {
    var (found, start, place): ([Range<Int>], Int, Int) = ([], paragraph.lowerBound, paragraph.lowerBound)
    while place < paragraph.upperBound {
      let ends = "。！？；".unicodeScalars.contains(text[place])
      place += 1
      guard ends else { continue }
      while place < paragraph.upperBound, "”’）".unicodeScalars.contains(text[place]) { place += 1 }
      found.append(start..<place)
      while place < paragraph.upperBound, text[place].isBlank { place += 1 }
      start = place
    }
    if start < paragraph.upperBound { found.append(start..<paragraph.upperBound) }
    return found
  }

  /// `一、` (1), `（一）` (2), `一是`, `一要`, `1.` (3).
  private func marker(at start: Int, opensParagraph: Bool) -> (label: String, depth: Int)? {
    if opensParagraph, start < text.count {
      let opensBracket = text[start] == "（" || text[start] == "("
      let from = opensBracket ? start + 1 : start
      let end = text[from...].firstIndex { !$0.isNumeral } ?? text.count
      if end > from, end < text.count {
        if opensBracket, text[end] == "）" || text[end] == ")" { return (text.text(start..<end + 1), 2) }
        if !opensBracket, text[end] == "、" { return (text.text(from..<end), 1) }
      }
      let digits = text[start...].firstIndex { !("0"..."9").contains($0) } ?? text.count
      if digits > start, digits - start <= 2, digits < text.count, ".．、".unicodeScalars.contains(text[digits]) {
        return (text.text(start..<digits), 3)
      }
    }
    guard let ordinal = ordinal(at: start) else { return nil }
    return (text.text(ordinal), 3)
  }

  /// `一是`, `二要`, `三抓`: the markers inside a paragraph.
  private func ordinal(at start: Int) -> Range<Int>? {
    let end = text[start...].firstIndex { !$0.isNumeral } ?? text.count
    guard end > start, end - start <= 2, end < text.count, "是要".unicodeScalars.contains(text[end]) else { return nil }
    return start..<end + 1
  }

  /// The clauses of a sentence, split at commas and colons that are not inside quotes or brackets.
  func clauses(in sentence: Range<Int>) -> [Range<Int>] {
    var (found, start, place): ([Range<Int>], Int, Int) = ([], sentence.lowerBound, sentence.lowerBound)
    func close(at end: Int) {
      let trimmed = start..<end
      if !trimmed.isEmpty { found.append(trimmed) }
    }
    while place < sentence.upperBound {
      if let end = closing(of: place, before: sentence.upperBound) {
        place = end
        continue
      }
      let scalar = text[place]
      if "，：。！？；,".unicodeScalars.contains(scalar) {
        close(at: place)
        start = place + 1
      } else if scalar == "、", isRecurring(at: place + 1), start < place,
        (start..<min(place, start + 6)).contains(where: isRecurring)
      {
        close(at: place)
        start = place + 1
      }
      place += 1
    }
    close(at: sentence.upperBound)
    return found.filter { range in range.contains { !"”’“‘）".unicodeScalars.contains(text[$0]) } }
  }

  /// `每月一…、每季度一…` are as many assignments.
  private func isRecurring(at place: Int) -> Bool { place < text.count && text[place] == "每" }

  /// After the bracket or quote that closes the one at `place`; nil when it is unbalanced, as they often are.
  private func closing(of place: Int, before limit: Int) -> Int? {
    let pairs: [Unicode.Scalar: Unicode.Scalar] = ["“": "”", "‘": "’", "（": "）", "《": "》", "(": ")"]
    guard let close = pairs[text[place]] else { return nil }
    for other in place + 1..<max(place + 1, min(limit, place + 80)) {
      if text[other] == close { return other + 1 }
      if text[other] == text[place] { return nil }
    }
    return nil
  }
}
