/// Finds lists whose lines end in nothing: each line is an entry, with or without a number in front.
struct EntryFinder {
  let source: SourceText
  let tokens: [Token]
  let reader: MarkerReader

  private static let lengths = 4...60

  /// - Parameter paragraphs: The sentences of each line of the text.
  /// - Returns: The lines that are entries: those of a run of such lines of which half, and at least two, say what is to
  ///   be done, or how much, or by when. And those that only name annexes.
  /// - Complexity: O(*n*) in the tokens.
  func find(_ paragraphs: [[Range<Int>]]) -> (entries: Set<Int>, annexes: Set<Int>) {
    var (entries, annexes): (Set<Int>, Set<Int>) = ([], [])
    for run in paragraphs.indices.chunked(where: { isPlain(paragraphs[$0]) }) {
      if run.lowerBound > 0, namesAnnexes(paragraphs[run.lowerBound - 1]) {
        annexes.formUnion(run.prefix { reader.marker(at: paragraphs[$0][0].lowerBound, opensParagraph: true) != nil })
        continue
      }
      let acting = run.filter { acts(paragraphs[$0][0]) }
      let telling = acting.filter { tells(paragraphs[$0][0]) }
      guard telling.count >= 2, telling.count * 2 >= acting.count else { continue }
      entries.formUnion(acting)
    }
    return (entries, annexes)
  }

  /// A short line without a stop, and no heading of a part.
  private func isPlain(_ paragraph: [Range<Int>]) -> Bool {
    guard paragraph.count == 1, let line = paragraph.first, let first = line.first, let last = line.last else {
      return false
    }
    let range = tokens[first].range.lowerBound..<tokens[last].range.upperBound
    guard Self.lengths.contains(range.count), tokens[last].kind != .stop, source.folded[range.upperBound - 1] != "：",
      !tokens[first].has(.label), !namesAnnex(line), !source.folded[range].contains(where: \.isCellMark)
    else { return false }
    return reader.marker(at: first, opensParagraph: true).map { $0.level == .item } ?? true
  }

  private func namesAnnex(_ line: Range<Int>) -> Bool { source.quote(tokens[line.lowerBound].range) == "附件" }

  /// 附件：1.…: a list of papers, nothing to do. 附件1：… opens one of them.
  private func namesAnnexes(_ paragraph: [Range<Int>]) -> Bool {
    guard let line = paragraph.first, namesAnnex(line), line.lowerBound + 1 < line.upperBound else { return false }
    return tokens[line.lowerBound + 1].kind == .comma
  }

  /// Something is done in it, or counted; 城建方面 is a caption.
  private func acts(_ line: Range<Int>) -> Bool {
    tells(line) || line.contains { tokens[$0].has([.doing, .extent]) }
  }

  /// Opens with a deed or a period, forbids, or counts something other than days.
  private func tells(_ line: Range<Int>) -> Bool {
    let words = line.drop {
      [.number, .mark, .listComma, .blank].contains(tokens[$0].kind)
        || tokens[$0].has([.urging, .joint]) && !tokens[$0].has(.doing)
    }
    if let head = words.first, tokens[head].has([.deed, .cadence]) { return true }
    return words.contains { place in
      let end = tokens[place].range.upperBound
      if tokens[place].has([.cadence, .prohibition, .fixedDeadline, .making, .building]) { return true }
      return tokens[place].kind == .number && end < source.count && !"年月日号〕".unicodeScalars.contains(source.folded[end])
    }
  }
}

extension Range<Int> {
  /// The runs of neighbours that satisfy `belongs`.
  fileprivate func chunked(where belongs: (Int) -> Bool) -> [Range<Int>] {
    split { !belongs($0) }.map { $0.startIndex..<$0.endIndex }
  }
}
