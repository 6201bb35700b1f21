/// Cuts a sentence into clauses: at commas and colons outside quotes and brackets, and at the commas of a list where
/// its members are assignments of their own (每周一巡查、每月一通报; 新建…、改造…).
struct ClauseSplitter {
  let source: SourceText
  let tokens: [Token]

  func clauses(of sentence: OutlinedSentence) -> [Range<Int>] {
    var start = sentence.tokens.lowerBound
    while start < sentence.tokens.upperBound, tokens[start].range.upperBound <= sentence.marker.upperBound {
      start += 1
    }
    // 一要: the marker and the word that asks are one token's length apart; keep what follows.
    return split(start..<sentence.tokens.upperBound).compactMap(trimmed)
  }

  private func split(_ sentence: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = sentence.lowerBound
    var place = start
    while place < sentence.upperBound {
      let token = tokens[place]
      if token.kind == .opening, let end = closing(of: place, before: sentence.upperBound) {
        place = end
        continue
      }
      let parts: Bool
      switch token.kind {
      case .stop: parts = true
      case .comma: parts = !isTopic(start..<place) && !goesOn(after: place, sentence)
      // …建设”“打造…: a quote that closes nothing, with another after it, stands where a comma was meant.
      case .closing: parts = place + 1 < sentence.upperBound && tokens[place + 1].kind == .opening
      case .word: parts = joinsDated(start..<place, place, sentence.upperBound)
      case .listComma: parts = startsAnother(start..<place, place + 1..<sentence.upperBound)
      default: parts = false
      }
      if parts {
        if start < place { found.append(start..<place) }
        start = place + 1
      }
      place += 1
    }
    if start < sentence.upperBound { found.append(start..<sentence.upperBound) }
    return found
  }

  /// …精神，以及…精神: a list that a comma has crept into.
  private func goesOn(after comma: Int, _ sentence: Range<Int>) -> Bool {
    guard comma + 1 < sentence.upperBound else { return false }
    return source.quote(tokens[comma + 1].range) == "以及"
  }

  private static let carrying: Set<String> = ["进行", "给予", "予以", "实行", "开展", "做到"]

  /// 对…的隐患，一律…: what it is about, parted from the deed by a comma.
  private func isTopic(_ clause: Range<Int>) -> Bool {
    guard let first = clause.first, let last = clause.last, clause.count <= 14 else { return false }
    let opens = source.quote(tokens[first].range)
    // 凡是排定的工期，绝不能拖延，…: what it is about has its deed already.
    if clause.contains(where: { tokens[$0].kind == .comma }), tokens[clause].contains(where: { $0.has(.asking) }) {
      return false
    }
    // 连续两次未完成的，由…约谈: under which condition.
    if length(clause) >= 4, !tokens[first].has(.inert), source.folded[tokens[last].range.upperBound - 1] == "的" {
      return true
    }
    guard opens == "对" || opens == "对于" || opens == "凡" || opens == "凡是" else { return false }
    if tokens[clause].contains(where: { Self.carrying.contains(source.quote($0.range)) }) { return false }
    // 对会议交办事项，…: what was done to the thing before.
    let isThing = tokens[last].has([.work, .paper, .addressee]) && !tokens[last].has(.deed)
    return tokens[last].has(.fault)
      || !tokens[(isThing ? last : max(first, last - 1))...last].contains { $0.has([.deed, .effort, .demand]) }
      || source.quote(tokens[last].range) == "的"
  }

  /// Whether what follows a list comma is an assignment of its own.
  private func startsAnother(_ before: Range<Int>, _ after: Range<Int>) -> Bool {
    guard let next = after.first, !before.isEmpty else { return false }
    let opening = tokens[before.lowerBound..<min(before.upperBound, before.lowerBound + 4)]
    if isParallel(before, after) || areRates(before, after) || areFaults(before, after) { return true }
    if areDated(before, after) { return true }
    if tokens[next].has(.cadence) {
      return (opening.contains { $0.has(.cadence) } || isCounted(before)) && !endsInPeriod(before)
        && !isBarePeriod(after)
    }
    guard tokens[next].has(.deed), length(before) >= 8 else { return false }
    guard opening.contains(where: { $0.has(.doing) }) else { return false }
    var end = next
    while end < after.upperBound, tokens[end].kind != .listComma, tokens[end].kind != .comma, tokens[end].kind != .stop
    {
      end += 1
    }
    // 新建、改建、扩建道路: verbs of one object stay together, and so do slogans of equal length.
    // …到位、追责严格的体系: a string of attributes.
    guard !tokens[next..<end].contains(where: { source.folded[$0.range].contains("的") }) else { return false }
    // 新建学校3所、新增学位2000个: counted things in a row are one row.
    let isCounted = tokens[before].contains { $0.kind == .number } && tokens[next..<end].contains { $0.kind == .number }
    // 公路60公里、改造危桥4座: each with a deed of its own of another kind.
    guard !isCounted || hasOwnCount(before, next..<end) else { return false }
    if isCounted { return true }
    return length(next..<end) >= 7 && tokens[next + 1..<max(next + 1, end)].contains { $0.has(.thing) }
      && tokens[before].contains { $0.has(.thing) || $0.kind == .closing }
  }

  /// 新改建公路60公里、改造危桥4座: deeds of two kinds, neither a mere rise.
  private func hasOwnCount(_ before: Range<Int>, _ after: Range<Int>) -> Bool {
    // 抽查公园不少于8个、走访市民不少于50名: how many at least, of either.
    if let second = after.first, tokens[second].has(.deed), before.contains(where: { tokens[$0].has(.deed) }),
      [before, after].allSatisfy({ $0.contains { tokens[$0].has(.bound) } })
    {
      return true
    }
    guard let first = before.first(where: { tokens[$0].has(.building) }), let second = after.first,
      tokens[second].has(.building), source.quote(tokens[first].range) != source.quote(tokens[second].range)
    else { return false }
    return !"增设".unicodeScalars.contains(source.folded[tokens[second].range.upperBound - 1])
  }

  /// 6月底前完成…、9月底前完成…: each with a day and a deed of its own.
  private func areDated(_ before: Range<Int>, _ after: Range<Int>) -> Bool {
    let end = after.prefix(40).first { [.listComma, .comma, .stop].contains(tokens[$0].kind) } ?? after.upperBound
    let next = after.lowerBound..<min(end, after.lowerBound + 40)
    let dates = DeadlineReader(source: source, tokens: tokens)
    guard before.count <= 60, let first = next.first else { return false }
    let opening = ["在", "于"].contains(source.quote(tokens[first].range)) ? first + 1 : first
    return opening < next.upperBound && dates.dated(at: opening, next) != nil
      && next.contains { tokens[$0].has(.doing) } && before.contains { tokens[$0].has(.doing) }
      && dates.deadline(in: before)?.kind == .dated
  }

  /// 6月底前完成…并于9月底前完成…
  private func joinsDated(_ before: Range<Int>, _ place: Int, _ limit: Int) -> Bool {
    ["并", "并且", "同时"].contains(source.quote(tokens[place].range)) && areDated(before, place + 1..<limit)
  }

  /// 对甲每月…、对乙每季…: the same word opens both, and something counted is done to each.
  private func isParallel(_ before: Range<Int>, _ after: Range<Int>) -> Bool {
    guard before.count <= 40, let next = after.first, tokens[next].has(.coverb),
      let first = before.first(where: { tokens[$0].has(.coverb) }), first <= before.lowerBound + 2,
      source.quote(tokens[first].range) == source.quote(tokens[next].range)
    else { return false }
    let end = after.first { [.listComma, .comma, .stop].contains(tokens[$0].kind) } ?? after.upperBound
    func isChecked(_ part: Range<Int>) -> Bool {
      part.contains { tokens[$0].has(.cadence) || tokens[$0].kind == .number }
        && part.contains { tokens[$0].has([.deed, .effort, .event, .routine]) }
    }
    return isChecked(before) && isChecked(next..<end)
  }

  /// 办结率不低于98%、满意率达到95%: two levels to be reached.
  private func areRates(_ before: Range<Int>, _ after: Range<Int>) -> Bool {
    guard before.count <= 40 else { return false }
    let end = after.prefix(40).first { [.listComma, .comma, .stop].contains(tokens[$0].kind) } ?? after.upperBound
    guard end - after.lowerBound <= 40 else { return false }
    func isRate(_ part: Range<Int>) -> Bool {
      guard let first = part.first, let last = part.last else { return false }
      let text = source.folded[tokens[first].range.lowerBound..<tokens[last].range.upperBound]
      guard let rate = text.firstIndex(where: { $0 == "率" || $0 == "比" }), let percent = text.lastIndex(of: "%") else {
        return false
      }
      return rate < percent && text[rate..<percent].contains { $0.isDigitOrMask }
    }
    // 引进教师12名、女教师占比达到70%
    let isBuilt =
      before.prefix(3).contains { tokens[$0].has(.building) } && before.contains { tokens[$0].kind == .number }
    return (isRate(before) || isBuilt) && isRate(after.lowerBound..<end)
  }

  /// 管护力量薄弱、专业人员短缺: two faults, each said of something.
  private func areFaults(_ before: Range<Int>, _ after: Range<Int>) -> Bool {
    guard before.suffix(4).contains(where: { tokens[$0].has(.fault) }), length(before) >= 6,
      let head = before.first(where: { !tokens[$0].has(.urging) || tokens[$0].has(.doing) }),
      !tokens[head].has([.doing, .demand, .leadIn, .coverb]),
      !tokens[before].contains(where: { $0.has(.demand) || source.folded[$0.range].contains("的") })
    else { return false }
    let end = after.prefix(30).first { [.listComma, .comma, .stop].contains(tokens[$0].kind) } ?? after.upperBound
    let next = after.lowerBound..<min(end, after.lowerBound + 30)
    return length(next) >= 8 && next.dropFirst().contains { tokens[$0].has(.fault) }
  }

  /// 3天一督查
  private func isCounted(_ part: Range<Int>) -> Bool {
    CadenceReader(source: source, tokens: tokens).cadence(in: part.suffix(8)) != nil
  }

  /// 分月、分季度确定…: periods of one deed.
  private func endsInPeriod(_ part: Range<Int>) -> Bool {
    guard let last = part.last else { return false }
    // 周调度: a process.
    if source.quote(tokens[last].range).hasSuffix("调度") { return false }
    return tokens[last].has(.cadence) && part.count <= 2 && !tokens[last].has(.routine) && length(part) <= 3
      && "日周旬月季度年".unicodeScalars.contains(source.folded[tokens[last].range.upperBound - 1])
  }

  /// 以旬保月、以月保季: one rule.
  private func isBarePeriod(_ part: Range<Int>) -> Bool {
    source.folded[tokens[part.lowerBound].range.lowerBound] == "以"
  }

  private func length(_ part: Range<Int>) -> Int {
    part.isEmpty ? 0 : tokens[part.upperBound - 1].range.upperBound - tokens[part.lowerBound].range.lowerBound
  }

  /// The token after the bracket or quote that closes the one at `place`; nil when it is unbalanced, as they often are.
  private func closing(of place: Int, before limit: Int) -> Int? {
    let opening = source.folded[tokens[place].range.lowerBound]
    guard let close = Self.pairs[opening] else { return nil }
    var depth = 1
    for other in place + 1..<max(place + 1, min(limit, place + 40)) {
      let scalar = source.folded[tokens[other].range.lowerBound]
      if tokens[other].kind == .closing, scalar == close { depth -= 1 }
      if tokens[other].kind == .opening, scalar == opening {
        // 《关于〈…〉的通知》: a title within a title.
        guard opening == "《" else { return nil }
        depth += 1
      }
      if depth == 0 { return other + 1 }
    }
    return nil
  }

  static let pairs: [Unicode.Scalar: Unicode.Scalar] = [
    "“": "”", "‘": "’", "（": "）", "《": "》", "「": "」", "『": "』", "【": "】", "〔": "〕", "[": "]",
  ]

  private func opensNothing(_ place: Int, _ end: Int) -> Bool {
    tokens[place].kind == .opening && !tokens[place + 1..<min(end, place + 40)].contains { $0.kind == .closing }
  }

  /// Without blanks and stray closing quotes around it; nil when nothing is left.
  private func trimmed(_ clause: Range<Int>) -> Range<Int>? {
    func isEdge(_ token: Token) -> Bool {
      token.kind == .blank || token.kind == .lineBreak || token.kind == .listComma
    }
    var (start, end) = (clause.lowerBound, clause.upperBound)
    while start < end, isEdge(tokens[start]) || tokens[start].kind == .closing || opensNothing(start, end) {
      start += 1
    }
    while start < end, isEdge(tokens[end - 1]) || tokens[end - 1].kind == .opening { end -= 1 }
    return start < end ? start..<end : nil
  }
}
