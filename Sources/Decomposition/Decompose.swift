/// 任务分解 — reads an official text and proposes the assignments in it.
///
/// A first reading by the habits of official writing: what is asked for after the turn to
/// the year to come, with a deed, a deadline, a period, a quantity or a document; what
/// was done, what is admitted and what is exhorted is left out. It proposes; a person decides.
///
/// - Parameter text: Any length; masks such as `*月底前` are kept.
/// - Returns: Spans in Unicode code points of `text` as given, line ends included.
/// - Complexity: O(*n*) in the code points.
public func decompose(_ text: String) -> Reading {
  let outline = Outline(Array(text.unicodeScalars))
  var reader = SentenceReader(outline)
  reader.run()
  return Reading(
    scalars: outline.text, sections: outline.sections, sentences: reader.sentences, proposals: reader.proposals)
}

/// Goes through the sentences once and remembers what a reader would: whether the review
/// of the year is over, and whether faults are being listed.
struct SentenceReader {
  private let outline: Outline
  private var text: [Unicode.Scalar] { outline.text }
  private(set) var sentences: [Sentence] = []
  private(set) var proposals: [ProposedAssignment] = []
  private var isAhead: Bool
  private var paragraphOfFaults: Int?

  init(_ outline: Outline) {
    self.outline = outline
    // Without a turn anywhere there is no review to skip: a plan, minutes, a section of a report.
    isAhead = !outline.sentences.contains { Lexicon.turns.occur(in: outline.text, $0.range) }
  }

  mutating func run() {
    for (range, paragraph, section, isHeading) in outline.sentences {
      if paragraphOfFaults != paragraph { paragraphOfFaults = nil }
      let clauses = outline.clauses(in: range).map { Clause($0, of: text) }
      let kind = isHeading ? .heading : kind(of: range, clauses)
      sentences.append(
        Sentence(span: SourceSpan(start: range.lowerBound, end: range.upperBound), section: section, kind: kind))
      if kind == .demand { propose(from: clauses, section: section) }
      if Lexicon.problemIntroductions.occur(in: text, range) { paragraphOfFaults = paragraph }
      if Lexicon.turns.occur(in: text, range) { isAhead = true }
    }
  }

  private func kind(of range: Range<Int>, _ clauses: [Clause]) -> SentenceKind {
    if Lexicon.greetings.occur(in: text, range) { return .rhetoric }
    if paragraphOfFaults != nil || Lexicon.problemIntroductions.occur(in: text, range) { return .problem }
    let strongest = clauses.map(\.weight).max() ?? 0
    let asks = clauses.contains { $0.demand != nil }
    if !isAhead {
      // Before the turn only a request to someone named counts.
      let asked = clauses.contains { $0.demand != nil && ($0.lead != nil || text[$0.range.lowerBound] == "请") }
      if !asked || clauses.contains(where: \.isReview) && !asksPlainly(clauses) { return .review }
    }
    if strongest >= Clause.threshold { return .demand }
    if clauses.contains(where: \.isProblem) { return .problem }
    if clauses.contains(where: \.isReview), !asks { return .review }
    return .rhetoric
  }

  private func asksPlainly(_ clauses: [Clause]) -> Bool {
    clauses.contains { text[$0.range.lowerBound] == "请" }
  }

  /// Gathers the clauses of one sentence into proposals.
  private mutating func propose(from clauses: [Clause], section: Int) {
    var (lead, pending, group): (Range<Int>?, [Clause], [Clause]) = (nil, [], [])
    var isPast = false
    func flush(_ reader: inout SentenceReader) {
      if !group.isEmpty { reader.add(group, lead: lead, section: section) }
      group = []
    }
    for clause in clauses {
      if isPastOpening(clause) { isPast = true }
      if clause.demand != nil { isPast = false }
      if isPast || clause.weight <= -3 {
        flush(&self)
        pending = []
        continue
      }
      if clause.weight >= Clause.threshold {
        if isVague(group), !group.isEmpty, clause.lead == nil {
          group.append(clause)
        } else {
          // What leads up to a deed belongs to it; what follows a finished one does too.
          flush(&self)
          group = pending + [clause]
        }
        pending = []
        if let named = clause.lead { lead = named }
      } else if group.isEmpty {
        if let named = clause.lead { lead = named }
        if clause.demand != nil || clause.deed != nil || !pending.isEmpty { pending.append(clause) }
        if pending.count > 2 { pending.removeFirst() }
      } else if !clause.isPurpose, clause.deed != nil || clause.demand != nil, !clause.isAbstract,
        group.count < 3
      {
        group.append(clause)
      } else {
        flush(&self)
      }
    }
    flush(&self)
  }

  /// Whether nothing in the group can be inspected yet, as in `要盯紧市场，…`.
  private func isVague(_ group: [Clause]) -> Bool {
    group.allSatisfy { clause in
      clause.deadline?.kind != .dated && clause.measure == nil && clause.cadence == nil && clause.documents.isEmpty
        && (clause.deed == nil || clause.isSoft || !clause.hasThing)
    } && group.count < 3
  }

  /// `2022年，` and the like: a year before the year the text is about.
  private func isPastOpening(_ clause: Clause) -> Bool {
    clause.isReview && clause.demand == nil
  }

  private mutating func add(_ group: [Clause], lead: Range<Int>?, section: Int) {
    for part in split(group) {
      let builder = ProposalBuilder(
        outline: outline, clauses: group, range: part, lead: group.compactMap(\.lead).first ?? lead,
        sectionIndex: section)
      proposals.append(builder.build(number: proposals.count + 1))
    }
  }

  /// Two documents in one clause are two assignments; everything else is one.
  private func split(_ group: [Clause]) -> [Range<Int>] {
    guard let first = group.first, let last = group.last else { return [] }
    var whole = first.range.lowerBound..<last.range.upperBound
    while whole.count > 1, "”’ ".unicodeScalars.contains(text[whole.lowerBound]) {
      whole = whole.lowerBound + 1..<whole.upperBound
    }
    let documents = last.documents
    guard last.deed != nil, documents.count > 1,
      zip(documents, documents.dropFirst()).allSatisfy({ $1.lowerBound - $0.upperBound <= 1 })
    else { return [whole] }
    return documents.indices.map { index in
      let start = index == 0 ? whole.lowerBound : documents[index].lowerBound
      let end = index == documents.count - 1 ? whole.upperBound : documents[index].upperBound
      return start..<end
    }
  }
}
