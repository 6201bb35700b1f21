/// Numbering, stated counts, and statements that do not agree.
extension Proofreader {
  /// Points of one level must count on; 一是, 二要 in one row are two ways of counting.
  func numbering() -> [Correction] {
    var found: [Correction] = []
    var last: [SectionMarker.Level: SectionMarker] = [:]
    for marker in outline.markers {
      guard let number = marker.number else { continue }
      let before = last[marker.level]
      if number == 1 || before == nil {
        if number > 1, before == nil, marker.level < .item { found.append(order(marker, expected: 1)) }
      } else if let before, let previous = before.number {
        if number != previous + 1 {
          found.append(order(marker, expected: previous + 1))
        } else if marker.level == .inline, marker.style != before.style {
          found.append(
            Correction(
              kind: .numbering, span: outline.source.span(marker.range), quote: outline.source.quote(marker.range),
              other: outline.source.span(before.range), suggestion: "\(han(number))\(before.style)"))
        }
      }
      last[marker.level] = marker
      for level in last.keys where level > marker.level { last[level] = nil }
    }
    return found
  }

  private func order(_ marker: SectionMarker, expected: Int) -> Correction {
    let isHan = outline.source.folded[marker.range].contains { $0.isNumeral }
    return Correction(
      kind: .numbering, span: outline.source.span(marker.range), quote: outline.source.quote(marker.range), other: nil,
      suggestion: isHan ? han(expected) + marker.style : "\(expected)")
  }

  /// `四个方面` against the points that follow at the next level.
  func counts() -> [Correction] {
    var found: [Correction] = []
    for (index, sentence) in sentences.enumerated() {
      for place in sentence.outlined.tokens.dropLast() {
        let token = outline.tokens[place]
        guard token.kind == .numeral || token.kind == .number, outline.tokens[place + 1].has(.announcement),
          let stated = ChineseNumber.value(of: outline.source.folded[token.range]), (2...30).contains(stated)
        else { continue }
        let actual = points(after: index)
        guard actual > 1, actual != stated else { continue }
        let range = token.range.lowerBound..<outline.tokens[place + 1].range.upperBound
        found.append(
          Correction(
            kind: .count, span: outline.source.span(range), quote: outline.source.quote(range), other: nil,
            suggestion: "\(actual)项"))
      }
    }
    return found
  }

  /// How many markers of the first level that opens after a sentence follow each other.
  private func points(after index: Int) -> Int {
    let end = sentences[index].outlined.range.upperBound
    var (start, high) = (0, outline.markers.count)
    while start < high {
      let middle = (start + high) / 2
      if outline.markers[middle].range.lowerBound < end { start = middle + 1 } else { high = middle }
    }
    guard start < outline.markers.count, outline.markers[start].number == 1 else { return 0 }
    let level = outline.markers[start].level
    var count = 0
    for marker in outline.markers[start...].prefix(400) {
      if marker.level < level || marker.level == level && marker.number == 1 && count > 0 { break }
      if marker.level == level { count += 1 }
    }
    return count
  }

  private static let fullMarks = Phrases("满分 零失误 零扣分 全部达标 100%完成")
  private static let lostMarks = Phrases("丢分 失分 扣分 被扣分 丢在 影响了")
  private static let assessed = Phrases("考核 考评 测评 评价 绩效")

  /// Full marks in one place and lost marks in another, both of an assessment.
  func contradictions() -> [Correction] {
    let text = outline.source.folded
    func isAssessed(_ range: Range<Int>) -> Bool {
      Self.assessed.first(in: text, range) != nil || Phrases("目标管理 分数").first(in: text, range) != nil
    }
    let full = figures.filter {
      $0.polarity == .achievement && Self.fullMarks.first(in: text, $0.span.range) != nil && isAssessed($0.span.range)
    }
    let lost = figures.filter {
      $0.polarity == .shortcoming && Self.lostMarks.first(in: text, $0.span.range) != nil && isAssessed($0.span.range)
    }
    guard let claim = full.first else { return [] }
    return lost.map { figure in
      Correction(
        kind: .contradiction, span: figure.span, quote: figure.quote, other: claim.span, suggestion: claim.quote)
    }
  }

  private func han(_ number: Int) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    guard (1..<100).contains(number) else { return String(number) }
    let (tens, ones) = (number / 10, number % 10)
    return (tens == 0 ? "" : (tens == 1 ? "" : digits[tens]) + "十") + digits[ones]
  }
}
