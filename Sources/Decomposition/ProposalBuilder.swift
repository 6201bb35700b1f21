/// Turns a stretch of clauses into a proposal with its fields and its reasons.
struct ProposalBuilder {
  let outline: Outline
  let clauses: [Clause]
  let part: CompoundSplitter.Part
  /// Which part of how many.
  let place: (number: Int, count: Int)
  let group: ProposalGatherer.Group
  let sectionIndex: Int
  let responsibility: Responsibility
  let references: ReferenceReader

  private var source: SourceText { outline.source }
  private var subject: Subject? { group.subject }
  private var section: TextSection { outline.sections[sectionIndex] }
  private static let longestTitle = 40

  func build(number: Int) -> ProposedAssignment {
    let range = part.range
    let duties = responsibility.duties(of: range).adding(lead: lead, helpers: helpers)
    let deadlines = clauses.compactMap(\.deadline)
    let deadline = deadlines.first { $0.kind == .dated } ?? duties.deadline ?? deadlines.first
    let cadence =
      clauses.compactMap(\.cadence).min { $0.cadence < $1.cadence } ?? duties.cadence ?? annual(deadline)
    let own = clauses.flatMap(\.measures).filter {
      range.lowerBound <= $0.span.start && $0.span.end <= range.upperBound
    }
    let measures = own.isEmpty && cadence == nil ? duties.measures : own
    let documents = clauses.flatMap(\.documents).filter {
      range.lowerBound <= $0.lowerBound && $0.upperBound <= range.upperBound
    }
    let redLines = clauses.flatMap(\.redLines).filter {
      range.contains($0.lowerBound) && $0.upperBound <= range.upperBound
    }
    let lists = ListHints.lists(of: range, under: headings, in: outline)
    let kind = kind(documents, deadline, measures)
    var because = clauses.flatMap { $0.evidence.map(\.reason) }
    if place.count > 1 { because.append(.partOfCompound(place.number, of: place.count)) }
    if kind == .requirement { because.append(.wayOfWorking) }
    because += duties.reasons(source)
    because += lists.map(\.reason)
    return ProposedAssignment(
      id: numbered("P", number), kind: kind, section: section.path, span: source.span(range),
      quote: source.quote(range),
      title: title, lists: lists.map(\.code), deadline: deadline, cadence: cadence, measures: measures,
      lead: duties.lead, supports: duties.supports,
      addressees: subject.flatMap { $0.isCollective ? [source.span($0.range)] : nil } ?? [],
      documents: documents.map(source.quote), redLines: redLines.map(source.quote),
      references: references.references(in: range), because: because)
  }

  /// The one a clause names: 由…牵头, or who stands before the word that asks.
  private var lead: SourceSpan? {
    let named = clauses.compactMap(\.lead).first ?? group.lead
    return (named ?? subject.flatMap { $0.isCollective ? nil : $0.range }).map(source.span)
  }

  private var helpers: [SourceSpan] { (clauses.flatMap(\.helpers) + group.helpers).map(source.span) }

  /// What somebody plans to hold in the year, without a day or a number, is on the plan of each year. 今年 alone says
  /// only when.
  private func annual(_ deadline: DeadlineText?) -> CadenceText? {
    guard group.namesYear, deadline?.kind != .dated, let first = clauses.first,
      clauses.contains(where: { $0.asking.map { outline.tokens[$0].has(.future) } ?? false }),
      !clauses.contains(where: { $0.measures.contains(where: \.isNumeric) })
    else { return nil }
    let year = first.range.lowerBound..<max(first.range.lowerBound, min(first.core, first.range.upperBound))
    return CadenceText(cadence: .annual, text: source.quote(year), span: source.span(year))
  }

  /// Everybody is asked, or something is forbidden, and nothing comes into being.
  private func kind(
    _ documents: [Range<Int>], _ deadline: DeadlineText?, _ measures: [Measure]
  ) -> ProposedAssignment.Kind {
    if group.isWayOfWorking { return .requirement }
    let forbids = clauses.contains { clause in clause.asking.map { outline.tokens[$0].has(.prohibition) } ?? false }
    let isChecked = !documents.isEmpty || deadline?.kind == .dated || measures.contains(where: \.isNumeric)
    guard !isChecked else { return .assignment }
    if forbids { return .requirement }
    if clauses.contains(where: { $0.cadence.map { outline.source.folded[$0.span.start] == "以" } ?? false }) {
      return .requirement
    }
    let makes = clauses.contains { clause in
      clause.verbIsDeed && clause.things.contains { outline.tokens[$0].has([.paper, .work, .event]) }
    }
    return subject?.isCollective ?? false && !makes ? .requirement : .assignment
  }

  /// Those of its section and of the sections around it, the nearest first.
  private var headings: [Range<Int>] {
    var paths = Set(section.path.indices.map { Array(section.path[...$0]) })
    var headings: [Range<Int>] = []
    for other in outline.sections[...sectionIndex].reversed().prefix(60) where paths.remove(other.path) != nil {
      if let heading = other.heading { headings.append(heading.range) }
      if paths.isEmpty { break }
    }
    return headings
  }

  private var title: String {
    if let title = part.title { return String(title.prefix(Self.longestTitle)) }
    let within = clauses.filter { part.range.overlaps($0.range) }
    // 其中银杏60株: a part of what the title says.
    let whole = within.prefix { outline.source.quote(outline.tokens[$0.tokens.lowerBound].range) != "其中" }
    let main = whole.max { $0.weight < $1.weight } ?? within.max { $0.weight < $1.weight } ?? clauses[0]
    let start = max(part.range.lowerBound, main.core)
    let end = min(part.range.upperBound, main.range.upperBound)
    guard start < end else {
      return source.quote(part.range.lowerBound..<min(part.range.upperBound, part.range.lowerBound + Self.longestTitle))
    }
    return source.quote(start..<min(end, start + Self.longestTitle))
  }
}

/// `P007`: ids count from 1 and sort as text up to 999.
func numbered(_ prefix: String, _ number: Int) -> String {
  let digits = String(number)
  return prefix + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
}
