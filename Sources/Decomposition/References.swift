/// 援引 — a place where a text points to another part of itself: 附件1, 第三条, 上述.
public struct Reference: Hashable, Sendable {
  /// The words that point.
  public let span: SourceSpan
  /// The line or the sentence they point to; nil when it is not in the text, or nobody can tell.
  public let target: SourceSpan?
}

/// Finds where a stretch points to other parts of a text, and the parts themselves.
///
/// Built once for a text: O(*n*) in its sentences; each place is then looked up.
struct ReferenceReader: Sendable {
  private let source: SourceText
  /// `附件1`, `第三条`, `第二部分` → the sentence that opens with it.
  private var targets: [String: SourceSpan] = [:]

  private static let plain = Phrases("上述 前款 前述 本条 同上 下表 附表 附后")
  private static let ends = Phrases("条 款 项 部分 章 节")
  private static let longestHead = 8

  init(_ outline: Outline) {
    source = outline.source
    for sentence in outline.sentences {
      let head =
        sentence.range.lowerBound..<min(sentence.range.upperBound, sentence.range.lowerBound + Self.longestHead)
      guard let name = name(at: head.lowerBound, before: head.upperBound), isTitle(after: name.upperBound, sentence)
      else { continue }
      let label = source.quote(name)
      if targets[label] == nil { targets[label] = source.span(sentence.range) }
    }
  }

  /// `附件1` alone, with a colon or a blank behind it; `第三条` whatever follows.
  private func isTitle(after place: Int, _ sentence: OutlinedSentence) -> Bool {
    guard place < sentence.range.upperBound else { return true }
    let next = source.folded[place]
    return source.folded[sentence.range.lowerBound] == "第" || next == "：" || next.isBlank
  }

  /// - Complexity: O(*n*) in the length of `range`.
  func references(in range: Range<Int>) -> [Reference] {
    var found: [Reference] = []
    var place = range.lowerBound
    while place < range.upperBound {
      if let count = Self.plain.match(in: source.folded, at: place, before: range.upperBound) {
        found.append(Reference(span: source.span(place..<place + count), target: nil))
        place += count
      } else if let name = name(at: place, before: range.upperBound) {
        let target = targets[source.quote(name)].flatMap { $0.range.overlaps(name) ? nil : $0 }
        found.append(Reference(span: source.span(name), target: target))
        place = name.upperBound
      } else {
        place += 1
      }
    }
    return found
  }

  /// `附件1`, `第三条`.
  private func name(at place: Int, before limit: Int) -> Range<Int>? {
    let text = source.folded
    if text[place] == "附", place + 1 < limit, text[place + 1] == "件" {
      return place..<source.numberEnd(place + 2, limit)
    }
    guard text[place] == "第" else { return nil }
    let number = source.numberEnd(place + 1, limit)
    guard number > place + 1, let count = Self.ends.match(in: text, at: number, before: limit) else { return nil }
    return place..<number + count
  }
}
