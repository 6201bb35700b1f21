/// Reads past results: in the parts that look back, and wherever a fault has a level that could be counted.
struct FigureReader {
  let outline: Outline
  let sentences: [ReadSentence]
  private var source: SourceText { outline.source }
  private var tokens: [Token] { outline.tokens }

  func figures() -> [Figure] {
    var found: [Figure] = []
    for sentence in sentences where sentence.kind != .heading {
      if sentence.clauses.contains(where: { tokens[$0.tokens].contains { $0.has(.greeting) } }) { continue }
      for clause in sentence.clauses where reports(clause, in: sentence.part) {
        for draft in drafts(clause) {
          found.append(figure(draft, clause, sentence, number: found.count + 1))
        }
      }
    }
    return found
  }

  private func reports(_ clause: Clause, in part: TextPart) -> Bool {
    if clause.asking != nil || clause.isRhetoric { return false }
    if Self.speeches.first(in: source.folded, clause.range) != nil { return false }
    switch part {
    case .review: return true
    case .faults: return clause.isFault || !clause.announces && clause.measures.contains(where: \.isNumeric)
    case .plan: return clause.isPast || clause.isStock || clause.isFault || clause.statesPlan
    }
  }

  private struct Draft {
    var range: Range<Int>
    var kind: Figure.Kind
    var value: String
    var unit = ""
    var valueRange: Range<Int>
    var reason: Reason
  }

  private func drafts(_ clause: Clause) -> [Draft] {
    if clause.isFault { return badLevel(clause).map { [$0] } ?? [] }
    let numbers = clause.measures.filter(\.isNumeric)
    if !numbers.isEmpty {
      return numbers.indices.compactMap { index in
        let start = index == 0 ? clause.range.lowerBound : numbers[index - 1].span.end + 1
        let end = index == numbers.count - 1 ? clause.range.upperBound : numbers[index].span.end
        // Two numbers not parted by a list comma are one statement.
        if index > 0, source.folded[numbers[index - 1].span.end] != "、" { return nil }
        let parted = index + 1 < numbers.count && source.folded[numbers[index].span.end] == "、"
        let range = start..<(parted ? end : clause.range.upperBound)
        guard range.lowerBound < range.upperBound else { return nil }
        let measure = numbers[index]
        return Draft(
          range: range, kind: .count, value: measure.quantity, unit: measure.unit, valueRange: measure.span.range,
          reason: .quantity(measure.text))
      }
    }
    return inWords(clause).map { [$0] } ?? []
  }

  /// Results that have no number.
  private func inWords(_ clause: Clause) -> Draft? {
    let signs: [(WordClass, Figure.Kind, (String) -> Reason)] = [
      (.rank, .rank, Reason.rank), (.first, .first, Reason.firstOfItsKind), (.honour, .honour, Reason.honour),
      (.trend, .trend, Reason.trend),
    ]
    if let praise = praise(clause) {
      return Draft(
        range: clause.range, kind: .honour, value: source.quote(praise), valueRange: praise,
        reason: .honour(source.quote(praise)))
    }
    for (sign, kind, reason) in signs {
      if let token = tokens[clause.tokens].first(where: { $0.has(sign) }), !isGivenTo(token, clause) {
        let value =
          kind == .rank ? rankRange(clause) ?? token.range : kind == .honour ? after(token, clause) : token.range
        return Draft(
          range: clause.range, kind: kind, value: source.quote(value), valueRange: value,
          reason: reason(source.quote(token.range)))
      }
    }
    if let word = spread(clause) {
      return Draft(
        range: clause.range, kind: .spread, value: source.quote(word), valueRange: word,
        reason: .spread(source.quote(word)))
    }
    if let token = tokens[clause.tokens].first(where: { $0.has(.achieved) }), !isGeneral(clause),
      token.range.upperBound < clause.range.upperBound || token.range.lowerBound > clause.range.lowerBound
    {
      return Draft(
        range: clause.range, kind: .completion, value: source.quote(token.range), valueRange: token.range,
        reason: .completion(source.quote(token.range)))
    }
    return nil
  }

  private static let praised = Phrases("表扬 表彰 肯定 嘉奖 好评 通报表扬")

  /// 受到省政府通报表扬, 获市委肯定
  private func praise(_ clause: Clause) -> Range<Int>? {
    guard let got = Self.got.first(in: source.folded, clause.range) else { return nil }
    return Self.praised.first(in: source.folded, got.upperBound..<clause.range.upperBound)
  }

  private static let got = Phrases("受到")
  private static let general = Phrases("各项 目标任务 各项任务 任务目标")

  /// 圆满完成了各项任务: nothing one could look up.
  private func isGeneral(_ clause: Clause) -> Bool {
    clause.measures.isEmpty && Self.general.first(in: source.folded, clause.range) != nil
  }

  /// 为获得先进的集体颁奖: speaks of those who got it.
  private func isGivenTo(_ token: Token, _ clause: Clause) -> Bool {
    source.folded[clause.range.lowerBound..<token.range.lowerBound].contains { "为对向".unicodeScalars.contains($0) }
  }

  private static let speeches = Phrases("发言 讲话 致辞 汇报")

  /// …做法在全省推广, …经验被省局推广
  private func spread(_ clause: Clause) -> Range<Int>? {
    guard tokens[clause.tokens].contains(where: { $0.has(.model) }),
      let last = clause.tokens.last, source.quote(tokens[last].range).hasSuffix("推广")
    else { return nil }
    let from = clause.range.last { "在被获向".unicodeScalars.contains(source.folded[$0]) }
    return from.map { $0..<clause.range.upperBound }
  }

  private static let harm: Set<String> = ["影响了", "严重影响", "极大影响", "直接影响"]
  private static let results = Phrases("成绩 得分 分数 名次 排名 等次")

  private func badLevel(_ clause: Clause) -> Draft? {
    if let measure = clause.measures.first(where: \.isNumeric) {
      return Draft(
        range: clause.range, kind: .count, value: measure.quantity, unit: measure.unit, valueRange: measure.span.range,
        reason: .quantity(measure.text))
    }
    let bad = tokens[clause.tokens].first { token in
      token.has(.badLevel)
        || Self.harm.contains(source.quote(token.range)) && Self.results.first(in: source.folded, clause.range) != nil
    }
    guard let bad else { return nil }
    return Draft(
      range: clause.range, kind: .level, value: source.quote(bad.range), valueRange: bad.range,
      reason: .badLevel(source.quote(bad.range)))
  }

  private func after(_ token: Token, _ clause: Clause) -> Range<Int> {
    token.range.upperBound < clause.range.upperBound ? token.range.upperBound..<clause.range.upperBound : token.range
  }

  /// 第二, 头筹, 一等奖.
  private func rankRange(_ clause: Clause) -> Range<Int>? {
    let text = source.folded
    for place in clause.range where text[place] == "第" {
      var end = place + 1
      while end < clause.range.upperBound, text[end].isNumeral || text[end].isDigitOrMask { end += 1 }
      if end > place + 1 { return place..<end }
    }
    return tokens[clause.tokens].last { $0.has(.rank) }?.range
  }

  private func figure(_ draft: Draft, _ clause: Clause, _ sentence: ReadSentence, number: Int) -> Figure {
    let isRanked = tokens[clause.tokens].contains { $0.has(.rank) }
    let polarity: Figure.Polarity = clause.isFault ? .shortcoming : clause.statesPlan ? .plan : .achievement
    var because = [draft.reason]
    if let past = tokens[clause.tokens].first(where: { $0.has([.lookBack, .achieved]) }) {
      because.append(.pastPart(source.quote(past.range)))
    }
    return Figure(
      id: numbered("F", number), kind: draft.kind, section: outline.sections[sentence.outlined.section].path,
      span: source.span(draft.range), quote: source.quote(draft.range), metric: metric(draft, clause),
      value: draft.value,
      unit: draft.unit, rank: isRanked ? rankRange(clause).map(source.quote) : nil, polarity: polarity, because: because
    )
  }

  /// The words before the value, without who did it; those after it when there are none.
  private func metric(_ draft: Draft, _ clause: Clause) -> String {
    let start =
      clause.core > draft.range.lowerBound && clause.core < draft.valueRange.lowerBound
      ? clause.core : draft.range.lowerBound
    let before = start..<max(start, min(draft.valueRange.lowerBound, draft.range.upperBound))
    let after = min(draft.valueRange.upperBound, draft.range.upperBound)..<draft.range.upperBound
    let words = before.count >= 2 ? before : after.isEmpty ? draft.range : after
    return source.quote(words.lowerBound..<min(words.upperBound, words.lowerBound + 40))
  }
}
