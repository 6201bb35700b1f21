internal import Decomposition
internal import LedgerKernel
internal import Wording

/// One finding of a reading as a row; the columns are the same for every kind and every format.
struct FindingRow {
  static let columns = [
    "kind", "id", "section", "start", "end", "quote", "title", "lists", "deadline", "cadence", "measure", "lead",
    "supports", "addressees", "documents", "because", "bound", "polarity", "answers",
  ]

  let kind: String
  let id: String
  let section: [String]
  let span: SourceSpan
  let quote: String
  let title: String
  var lists: [String] = []
  var deadline: String?
  var cadence: String?
  var measure: String?
  var lead: String?
  var supports: [String] = []
  var addressees: [String] = []
  var documents: [String] = []
  let because: [String]
  /// In which sense each quantity binds, in their order: codes, and words for them; nil when all say exactly so much.
  var bound: (codes: String, name: String)?
  /// What a figure tells of: a code, and the words for it.
  var polarity: (code: String, name: String)?
  /// Ids of the proposals that seem to answer a fault.
  var answers: [String] = []

  var json: JSONValue {
    func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    func array(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
    return .object([
      "kind": .string(kind), "id": .string(id), "section": .string(section.joined(separator: "-")),
      "start": .integer(Int64(span.start)), "end": .integer(Int64(span.end)), "quote": .string(quote),
      "title": .string(title), "lists": array(lists), "deadline": optional(deadline), "cadence": optional(cadence),
      "measure": optional(measure), "lead": optional(lead), "supports": array(supports),
      "addressees": array(addressees), "documents": array(documents), "because": array(because),
      "bound": optional(bound?.codes), "polarity": optional(polarity?.code), "answers": array(answers),
    ])
  }

  var cells: [String] {
    [
      kind, id, section.joined(separator: "-"), String(span.start), String(span.end), quote, title,
      lists.joined(separator: " "), deadline ?? "", cadence ?? "", measure ?? "", lead ?? "",
      supports.joined(separator: " "), addressees.joined(separator: " "), documents.joined(separator: " "),
      because.joined(separator: "；"), bound?.codes ?? "", polarity?.code ?? "", answers.joined(separator: " "),
    ]
  }

  var line: String {
    let told =
      [deadline, cadence, measure, bound?.name, lead, polarity?.name].compactMap { $0 } + answers.map { "→ \($0)" }
    let marks = told.joined(separator: "  ")
    return "\(id)  \(section.joined())  \(title)  \(marks)  [\(because.joined(separator: "；"))]"
  }
}

extension Reading {
  /// Every finding in the order of the text; of two at one place the proposal comes first.
  func rows(in language: Language) -> [FindingRow] {
    func wording(_ reasons: [Reason]) -> [String] { reasons.map { $0.wording(in: language) } }
    let proposed = proposals.map { row(of: $0, wording($0.because), language) }
    let reported = figures.map { figure in
      FindingRow(
        kind: "figure", id: figure.id, section: figure.section, span: figure.span, quote: figure.quote,
        title: figure.metric, measure: amount(of: figure), because: wording(figure.because),
        polarity: (
          figure.polarity.rawValue,
          language == .simplifiedChinese ? figure.polarity.officialName : figure.polarity.rawValue
        ))
    }
    let admitted = problems.map { problem in
      FindingRow(
        kind: "problem", id: problem.id, section: problem.section, span: problem.span, quote: problem.quote,
        title: problem.title, because: wording(problem.because), answers: problem.answers)
    }
    let corrected = corrections.enumerated().map { index, correction in
      FindingRow(
        kind: "correction", id: "C\(index + 1)", section: [], span: correction.span, quote: correction.quote,
        title: correction.kind.rawValue, because: [correction.wording(in: language)])
    }
    return (proposed + reported + admitted + corrected).sorted { $0.span.start < $1.span.start }
  }

  private func row(of proposal: ProposedAssignment, _ because: [String], _ language: Language) -> FindingRow {
    let measures = proposal.measures.map(\.text)
    return FindingRow(
      kind: proposal.kind.rawValue, id: proposal.id, section: proposal.section, span: proposal.span,
      quote: proposal.quote, title: proposal.title,
      lists: proposal.lists.map { ListHint(rawValue: $0)?.officialName ?? $0 }, deadline: proposal.deadline?.text,
      cadence: proposal.cadence?.cadence.code, measure: measures.isEmpty ? nil : measures.joined(separator: "、"),
      lead: proposal.lead.map { text(of: $0) }, supports: proposal.supports.map { text(of: $0) },
      addressees: proposal.addressees.map { text(of: $0) }, documents: proposal.documents, because: because,
      bound: bound(of: proposal.measures, language))
  }

  private func bound(of measures: [Measure], _ language: Language) -> (codes: String, name: String)? {
    let bounds = measures.map(\.bound)
    guard !bounds.allSatisfy({ $0 == .exactly }) else { return nil }
    let names = bounds.filter { $0 != .exactly }.map { $0.words[language] }
    return (bounds.map(\.rawValue).joined(separator: "、"), "（\(names.joined(separator: "、"))）")
  }

  /// The value with its unit, and the rank unless it is the value.
  private func amount(of figure: Figure) -> String {
    let value = figure.value + figure.unit
    guard let rank = figure.rank, !value.contains(rank) else { return value }
    return "\(value) \(rank)"
  }

  var summary: Words {
    let tasks = proposals.count { $0.kind == .assignment }
    let rules = proposals.count - tasks
    return Words(
      "任务\(tasks)项，工作要求\(rules)项，数据\(figures.count)条，问题\(problems.count)个，校对意见\(corrections.count)条。",
      en: "\(tasks) assignments, \(rules) requirements, \(figures.count) figures, \(problems.count) problems, "
        + "\(corrections.count) corrections.")
  }
}

extension Measure.Bound {
  fileprivate var words: Words {
    switch self {
    case .atLeast: Words("不少于", en: "at least")
    case .atMost: Words("不超过", en: "at most")
    case .about: Words("约", en: "about")
    case .hopedFor: Words("力争", en: "hoped for")
    case .exactly: Words("达到", en: "exactly")
    }
  }
}
