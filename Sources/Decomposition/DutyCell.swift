/// The names in a cell of a table, some of which say their part themselves: 牵头：甲；配合：乙, 甲（牵头）、乙, 甲牵头、乙配合.
struct DutyCell {
  let source: SourceText
  let tokens: [Token]

  enum Part { case lead, responsible, support }

  private static let leading: Set<String> = ["牵头", "主办", "主责", "牵头负责", "牵头单位", "牵头部门", "主办单位", "牵头科室", "总牵头"]
  private static let helping: Set<String> = [
    "配合", "协办", "协同", "参与", "协助", "参加", "配合单位", "协办单位", "配合部门", "协同配合", "参加单位", "参与单位", "配合科室",
  ]

  /// - Parameter column: Whose column it is, for names that say no part of their own.
  /// - Complexity: O(*n*) in the tokens of the cell.
  func names(in cell: Range<Int>, of column: Part) -> [(part: Part, span: SourceSpan)] {
    var part = column
    var found: [(Part, SourceSpan)] = []
    var start = cell.lowerBound
    for place in cell.lowerBound...cell.upperBound {
      let isEnd = place == cell.upperBound
      guard isEnd || [.listComma, .blank, .comma, .stop, .lineBreak].contains(tokens[place].kind) else { continue }
      defer { start = place + 1 }
      guard start < place else { continue }
      let isColon = !isEnd && source.folded[tokens[place].range.lowerBound] == "："
      if isColon {
        part = Self.part(source.quote(range(start..<place))) ?? column
      } else if let name = name(start..<place, part) {
        found.append(name)
      }
    }
    return found
  }

  /// A name without the word or the bracket that says its part; nil when nothing is left.
  private func name(_ words: Range<Int>, _ part: Part) -> (Part, SourceSpan)? {
    var (words, part) = (words, part)
    if let last = words.last, tokens[last].kind == .closing,
      let open = words.last(where: { source.folded[tokens[$0].range.lowerBound] == "（" }), open + 1 < last,
      let own = Self.part(source.quote(range(open + 1..<last)))
    {
      (words, part) = (words.lowerBound..<open, own)
    } else if words.count > 1, let last = words.last, let own = Self.part(source.quote(tokens[last].range)) {
      (words, part) = (words.lowerBound..<last, own)
    }
    return words.isEmpty ? nil : (part, source.span(range(words)))
  }

  private func range(_ words: Range<Int>) -> Range<Int> {
    tokens[words.lowerBound].range.lowerBound..<tokens[words.upperBound - 1].range.upperBound
  }

  private static func part(_ word: String) -> Part? {
    leading.contains(word) ? .lead : helping.contains(word) ? .support : nil
  }
}
