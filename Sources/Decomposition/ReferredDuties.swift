/// What duties say by pointing: 同上, and 第1、2项由督查室牵头.
struct ReferredDuties {
  let outline: Outline
  private var source: SourceText { outline.source }
  private var tokens: [Token] { outline.tokens }

  private static let same: Set<String> = ["同上", "同前", "〃", "″"]

  /// 配合单位：同上 takes what the nearest line above says under the same label.
  ///
  /// - Parameter lines: In the order of the text.
  /// - Complexity: O(*m*) in the lines.
  func resolvingSame(_ lines: [Responsibility.Line]) -> [Responsibility.Line] {
    var above = Responsibility.Line(about: 0..<0)
    return lines.map { line in
      var line = line
      line.leads = resolved(line.leads, above.leads)
      line.responsible = resolved(line.responsible, above.responsible)
      line.supports = resolved(line.supports, above.supports)
      if line.sameDeadline { line.deadline = above.deadline }
      if !line.leads.isEmpty { above.leads = line.leads }
      if !line.responsible.isEmpty { above.responsible = line.responsible }
      if !line.supports.isEmpty { above.supports = line.supports }
      if line.deadline != nil { above.deadline = line.deadline }
      return line
    }
  }

  func isSame(_ range: Range<Int>) -> Bool { Self.same.contains(source.quote(range)) }

  private func resolved(_ names: [SourceSpan], _ above: [SourceSpan]) -> [SourceSpan] {
    names.flatMap { isSame($0.range) ? above : [$0] }
  }

  /// 第1、2项由督查室牵头: who leads the points that are counted so, where no line says it.
  func pointedAt(besides lines: [Responsibility.Line]) -> [Responsibility.Line] {
    var found: [Responsibility.Line] = []
    for (index, sentence) in outline.sentences.enumerated() {
      for (numbers, names) in pointers(in: sentence.tokens) {
        for point in points(numbers, above: index) where !Responsibility.isCovered(point, by: lines) {
          found.append(Responsibility.Line(about: point, leads: [names]))
        }
      }
    }
    // Of two that point at one the first is taken.
    found.sort { $0.about.lowerBound < $1.about.lowerBound }
    return found.reduce(into: []) { kept, line in
      if kept.last.map({ !$0.about.overlaps(line.about) }) ?? true { kept.append(line) }
    }
  }

  /// The numbers between 第 and 项, and whoever stands between 由 and 牵头.
  private func pointers(in range: Range<Int>) -> [(numbers: [Int], lead: SourceSpan)] {
    var found: [([Int], SourceSpan)] = []
    var place = range.lowerBound
    while place < range.upperBound {
      defer { place += 1 }
      guard text(place).hasSuffix("第"), let (numbers, next) = numbers(from: place + 1, range.upperBound) else {
        continue
      }
      guard next + 2 < range.upperBound,
        let by = (next..<min(next + 3, range.upperBound)).first(where: { text($0) == "由" }),
        let deed = (by + 1..<min(by + 12, range.upperBound)).first(where: { ["牵头", "负责", "牵头负责"].contains(text($0)) }),
        deed > by + 1
      else { continue }
      found.append((numbers, source.span(tokens[by + 1].range.lowerBound..<tokens[deed - 1].range.upperBound)))
      place = deed
    }
    return found
  }

  /// `1、2项`, `3至5项`: the numbers and the token after 项.
  private func numbers(from start: Int, _ limit: Int) -> ([Int], Int)? {
    var numbers: [Int] = []
    var isRange = false
    for place in start..<min(limit, start + 16) {
      let token = tokens[place]
      if token.kind == .number || token.kind == .numeral {
        guard let value = ChineseNumber.value(of: source.folded[token.range]) else { return nil }
        if isRange, let last = numbers.last, last < value, value - last < 100 {
          numbers += Array(last + 1...value)
        } else {
          numbers.append(value)
        }
        isRange = false
      } else if text(place).hasPrefix("项") || text(place) == "条" {
        return numbers.isEmpty ? nil : (numbers, place + 1)
      } else if ["至", "到", "-", "—", "－"].contains(text(place)) {
        isRange = true
      } else if token.kind != .listComma, !["和", "及"].contains(text(place)) {
        return nil
      }
    }
    return nil
  }

  /// The nearest points above that count 1, 2, 3…, by their numbers.
  private func points(_ numbers: [Int], above index: Int) -> [Range<Int>] {
    var open = Set(numbers)
    var found: [Range<Int>] = []
    for sentence in outline.sentences[..<index].reversed().prefix(200) where !sentence.marker.isEmpty {
      let label = source.folded[sentence.marker].filter { $0.isDigit || $0.isNumeral }
      guard let number = ChineseNumber.value(of: label), open.remove(number) != nil else { continue }
      found.append(sentence.range)
      if open.isEmpty { break }
    }
    return found
  }

  private func text(_ place: Int) -> String { source.quote(tokens[place].range) }
}
