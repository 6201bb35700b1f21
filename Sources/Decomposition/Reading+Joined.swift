/// Brings what was read in a text without its line ends back to the text as given: spans and quotes hold the line ends
/// again, while a deadline, a quantity or a title stays the word it is.
extension Reading {
  func placed(in given: [Unicode.Scalar], by joined: JoinedText) -> Reading {
    func quote(_ span: SourceSpan) -> String {
      String(String.UnicodeScalarView(given[joined.place(span).range]))
    }
    return Reading(
      scalars: given,
      sections: sections.map { TextSection(path: $0.path, heading: $0.heading.map(joined.place)) },
      sentences: sentences.map { Sentence(span: joined.place($0.span), section: $0.section, kind: $0.kind) },
      proposals: proposals.map { $0.placed(by: joined, quote: quote($0.span)) },
      figures: figures.map { $0.placed(by: joined, quote: quote($0.span)) },
      problems: problems.map { $0.placed(by: joined, quote: quote($0.span)) },
      corrections: corrections.map { $0.placed(by: joined, quote: quote($0.span)) },
      statedCount: statedCount.map { StatedCount(count: $0.count, span: joined.place($0.span)) })
  }
}

extension ProposedAssignment {
  fileprivate func placed(by joined: JoinedText, quote: String) -> ProposedAssignment {
    ProposedAssignment(
      id: id, kind: kind, section: section, span: joined.place(span), quote: quote, title: title, lists: lists,
      deadline: deadline.map { DeadlineText(text: $0.text, span: joined.place($0.span), kind: $0.kind) },
      cadence: cadence.map { CadenceText(cadence: $0.cadence, text: $0.text, span: joined.place($0.span)) },
      measures: measures.map {
        Measure(text: $0.text, span: joined.place($0.span), quantity: $0.quantity, unit: $0.unit, bound: $0.bound)
      },
      lead: lead.map(joined.place), supports: supports.map(joined.place), addressees: addressees.map(joined.place),
      documents: documents, redLines: redLines,
      references: references.map { Reference(span: joined.place($0.span), target: $0.target.map(joined.place)) },
      because: because)
  }
}

extension Figure {
  fileprivate func placed(by joined: JoinedText, quote: String) -> Figure {
    Figure(
      id: id, kind: kind, section: section, span: joined.place(span), quote: quote, metric: metric, value: value,
      unit: unit, rank: rank, polarity: polarity, because: because)
  }
}

extension Problem {
  fileprivate func placed(by joined: JoinedText, quote: String) -> Problem {
    Problem(
      id: id, section: section, span: joined.place(span), quote: quote, title: title, cause: cause, answers: answers,
      because: because)
  }
}

extension Correction {
  fileprivate func placed(by joined: JoinedText, quote: String) -> Correction {
    Correction(
      kind: kind, span: joined.place(span), quote: quote, other: other.map(joined.place), suggestion: suggestion)
  }
}
