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

  private static let points = Phrases(
    (["点", "条", "项", "个", "件"].flatMap { unit in
      ["要求", "意见", "建议", "希望", "措施", "任务", "重点任务", "工作", "重点工作", "方面", "问题", "环节", "事", "大事"].map { unit + $0 }
    } + ["点", "条"]).joined(separator: " "))
  private static let opening = Phrases("以下 如下 下列 下面 这 讲 提 谈 强调 做好 抓好 做到 注意 把握 分为 突出 提出 从")

  /// `四个方面`, `以下三点` against the points that follow at the next level.
  func counts() -> [Correction] {
    let text = outline.source.folded
    return sentences.indices.compactMap { index in
      let range = sentences[index].outlined.range
      for place in range where text[place].isDigit || text[place].isNumeral {
        guard let (stated, words) = stated(at: place, in: range) else { continue }
        let actual = points(after: index)
        guard actual > 1, actual != stated else { return nil }
        return correction(.count, words, "\(actual)项")
      }
      return nil
    }
  }

  /// 三点要求 behind what announces it, or at the end of its sentence.
  private func stated(at place: Int, in range: Range<Int>) -> (Int, Range<Int>)? {
    let text = outline.source.folded
    guard place == 0 || !(text[place - 1].isDigitOrMask || text[place - 1].isNumeral || text[place - 1] == "第") else {
      return nil
    }
    var end = place
    while end < range.upperBound, end - place < 3, text[end].isDigit || text[end].isNumeral { end += 1 }
    guard let value = ChineseNumber.value(of: text[place..<end]), (2...30).contains(value),
      let count = Self.points.match(in: text, at: end, before: range.upperBound)
    else { return nil }
    let words = place..<end + count
    let isOpened = Self.opening.first(in: text, max(range.lowerBound, place - 4)..<place) != nil
    guard isOpened || count > 1, range.upperBound - words.upperBound <= 8 else { return nil }
    return (value, words)
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
  private static let lostMarks = Phrases("丢分 失分 扣分 被扣分 丢在 扣在 输在 影响了 直接影响")
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
