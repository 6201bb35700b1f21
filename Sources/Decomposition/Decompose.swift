/// 任务分解 — reads an official text: what it gives to do, what it reports, what it admits, what should be proofread.
///
/// A pipeline of pure stages: code points → tokens → outline → clauses → parts of the text (review, faults, plan) →
/// findings with their fields. It goes by the habits of official writing and proposes; a person decides. Masks such as
/// `*月底前` stay as they are.
///
/// - Parameter text: Any length; half-width punctuation, unbalanced quotes and all line ends are read.
/// - Returns: Spans in Unicode code points of `text` as given, byte order mark and line ends included.
/// - Complexity: O(*n*) in the code points.
public func decompose(_ text: String) -> Reading {
  let source = SourceText(text)
  guard let joined = LineJoiner(source).joined() else { return decompose(source) }
  return decompose(SourceText(joined.text)).placed(in: source.given, by: joined)
}

private func decompose(_ source: SourceText) -> Reading {
  let outline = Outline(source)
  let sentences = SentenceReader(outline).read()
  let responsibility = ResponsibilityReader(outline: outline, sentences: sentences).read()
  let proposals = ProposalGatherer(outline: outline, sentences: sentences, responsibility: responsibility).proposals()
  let figures = FigureReader(outline: outline, sentences: sentences).figures()
  let problems = ProblemReader(outline: outline, sentences: sentences).problems(answeredBy: proposals)
  return Reading(
    scalars: source.given, sections: outline.sections,
    sentences: sentences.map {
      Sentence(span: source.span($0.outlined.range), section: $0.outlined.section, kind: $0.kind)
    },
    proposals: proposals, figures: figures, problems: problems,
    corrections: Proofreader(outline: outline, sentences: sentences, figures: figures, problems: problems)
      .corrections(),
    statedCount: StatedCountReader(source: source, sentences: sentences).count())
}
