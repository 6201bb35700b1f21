/// Parts a stretch of clauses that names several assignments, as a clerk would.
struct CompoundSplitter {
  let source: SourceText
  let tokens: [Token]
  private var text: [Unicode.Scalar] { source.folded }

  /// One stretch of a compound; its title when the words in between have to be put together.
  struct Part {
    let range: Range<Int>
    var title: String?
  }

  func parts(of clauses: [Clause]) -> [Part] {
    guard let first = clauses.first, let last = clauses.last else { return [] }
    let whole = first.range.lowerBound..<last.range.upperBound
    let parts =
      documents(clauses.first { $0.documents.count > 1 } ?? last, whole) ?? numbers(last, whole) ?? objects(last, whole)
    return parts ?? [Part(range: whole)]
  }

  /// 《…办法》《…细则》: each title is a paper of its own.
  private func documents(_ clause: Clause, _ whole: Range<Int>) -> [Part]? {
    let documents = clause.documents
    guard clause.verbIsDeed, documents.count > 1,
      zip(documents, documents.dropFirst()).allSatisfy({ $1.lowerBound - $0.upperBound <= 1 })
    else { return nil }
    return documents.indices.map { index in
      let start = index == 0 ? whole.lowerBound : documents[index].lowerBound
      let end = index == documents.count - 1 ? whole.upperBound : documents[index].upperBound
      return Part(range: start..<end)
    }
  }

  /// 甲、乙、丙管网8公里、6公里、3公里: the numbers belong to the things one by one.
  private func numbers(_ clause: Clause, _ whole: Range<Int>) -> [Part]? {
    let measures = clause.measures.filter(\.isNumeric)
    guard measures.count > 1, let first = measures.first, let last = measures.last,
      zip(measures, measures.dropFirst()).allSatisfy({ follows($1.span.start, $0.span.end) })
    else { return nil }
    guard clause.core < first.span.start else { return nil }
    let head = clause.core..<first.span.start
    let commas = head.filter { text[$0] == "、" }
    guard commas.count == measures.count - 1, let opening = commas.first, let closing = commas.last else { return nil }
    let names = zip([head.lowerBound - 1] + commas, commas + [head.upperBound]).map { $0 + 1..<$1 }
    // The last name ends in what they all are: 排水管网 → 管网.
    let kind = shared(closing + 1..<head.upperBound, clause)
    let verb = head.lowerBound..<(clause.verb.map { max(head.lowerBound, tokens[$0].range.upperBound) } ?? opening)
    return measures.indices.map { index in
      let start = index == 0 ? whole.lowerBound : measures[index].span.start
      let end = index == measures.count - 1 ? max(whole.upperBound, last.span.end) : measures[index].span.end
      var title = source.quote(names[index])
      if index > 0 { title = source.quote(verb) + title }
      if index < measures.count - 1 { title += kind }
      return Part(range: start..<end, title: title + measures[index].text)
    }
  }

  private func follows(_ start: Int, _ end: Int) -> Bool {
    start == end || start == end + 1 && "、和".unicodeScalars.contains(text[end])
  }

  private func shared(_ name: Range<Int>, _ clause: Clause) -> String {
    let last = tokens[clause.tokens].first { $0.range.upperBound == name.upperBound && $0.has(.thing) }
    return last.map { source.quote($0.range) } ?? ""
  }

  /// 把甲以及乙办好: two things, one deed.
  private func objects(_ clause: Clause, _ whole: Range<Int>) -> [Part]? {
    guard clause.objectComesFirst, clause.deadline == nil,
      text[clause.range].contains(where: { $0 == "把" || $0 == "将" })
    else { return nil }
    for place in clause.tokens where tokens[place].has(.joint) {
      let joint = tokens[place].range
      guard text[joint].elementsEqual("以及".unicodeScalars), joint.lowerBound - clause.range.lowerBound >= 6,
        clause.range.upperBound - joint.upperBound >= 8
      else { continue }
      return [Part(range: whole.lowerBound..<joint.lowerBound), Part(range: joint.upperBound..<whole.upperBound)]
    }
    return nil
  }
}
