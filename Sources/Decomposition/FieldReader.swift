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

  /// Titles in 《》, marks included; one that is not closed is not a title.
  private func documents(in clause: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var open: Int?
    for place in clause {
      let token = tokens[place]
      guard token.kind == .opening || token.kind == .closing else { continue }
      switch text[token.range.lowerBound] {
      case "《": if open == nil { open = token.range.lowerBound }
      case "》":
        if let start = open, token.range.upperBound - start <= 80 { found.append(start..<token.range.upperBound) }
        open = nil
      default: break
      }
    }
    return found
  }
}
