/// Reads what makes a clause checkable: deadline, period, quantity, titles, words without exception.
struct FieldReader {
  let source: SourceText
  let tokens: [Token]
  private var text: [Unicode.Scalar] { source.folded }

  func readMarks(_ clause: inout Clause) {
    let cadences = CadenceReader(source: source, tokens: tokens)
    clause.cadence = cadences.cadence(in: clause.tokens)
    let deadlines = DeadlineReader(source: source, tokens: tokens)
    clause.deadline = deadlines.deadline(in: clause.tokens).flatMap { deadline in
      // 每年3月底前: within each period.
      clause.cadence.map { $0.span.range.overlaps(deadline.span.range) } ?? false ? nil : deadline
    }
    let dated = clause.deadline?.span.range
    clause.measures = MeasureReader(source: source, tokens: tokens).measures(in: clause.tokens)
      .filter { measure in dated.map { !$0.overlaps(measure.span.range) } ?? true }
    clause.documents = documents(in: clause.tokens)
    clause.redLines = clause.tokens.lazy.filter { tokens[$0].has(.redLine) }.map { tokens[$0].range }
  }

  /// Titles in 《》, marks included, the outer of two (《关于〈…〉的通知》); one that is not closed is not a title.
  private func documents(in clause: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var open: [Int] = []
    for place in clause where tokens[place].kind == .opening || tokens[place].kind == .closing {
      let mark = tokens[place].range
      if text[mark.lowerBound] == "《" {
        open.append(mark.lowerBound)
      } else if text[mark.lowerBound] == "》", let start = open.popLast(), mark.upperBound - start <= 80 {
        found.removeAll { $0.lowerBound > start }
        found.append(start..<mark.upperBound)
      }
    }
    return found
  }
}
