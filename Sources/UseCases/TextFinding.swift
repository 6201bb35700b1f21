internal import Decomposition
internal import LedgerKernel
internal import Reports
internal import Wording

/// A finding of a text with what it would fill in, before it is anybody's item.
struct TextFinding: Hashable {
  var key: FindingKey
  var title: String
  var section: [String]
  var lists: [String] = []
  var deadline: DeadlineText?
  var measures: [Measure] = []
  /// Words that name who leads and who helps.
  var lead: String?
  var supports: [String] = []
  var figure: Figure?
  var cause: ProblemCause?
  var because: [Reason] = []
  /// What a proofreader would say.
  var remark: Words?
  var answers: [FindingKey] = []
  var isReshaped = false

  /// Longest title of an item.
  static let longestTitle = 200
}

extension Reading {
  /// What was read, as it was read: in the order of the text.
  var textFindings: [TextFinding] {
    let keys = Dictionary(uniqueKeysWithValues: proposals.map { ($0.id, key(of: $0)) })
    let proposed = proposals.map { one in
      TextFinding(
        key: key(of: one), title: one.title, section: one.section, lists: one.lists, deadline: one.deadline,
        measures: one.measures, lead: one.lead.map { text(of: $0) }, supports: one.supports.map { text(of: $0) },
        because: one.because)
    }
    let counted = figures.map { one in
      TextFinding(
        key: FindingKey(.figure, one.span.start, one.span.end), title: one.itemTitle, section: one.section, figure: one,
        because: one.because)
    }
    let admitted = problems.map { one in
      TextFinding(
        key: FindingKey(.problem, one.span.start, one.span.end), title: one.title, section: one.section,
        cause: one.cause, because: one.because.filter { !$0.isAboutAnswers },
        answers: one.answers.compactMap { keys[$0] })
    }
    let remarked = corrections.map { one in
      TextFinding(
        key: FindingKey(.correction, one.span.start, max(one.span.end, one.span.start + 1)), title: one.quote,
        section: [],
        remark: Words(one.wording(in: .simplifiedChinese), en: one.wording(in: .english)))
    }
    // Two readings of the same words are one finding.
    var seen: Set<FindingKey> = []
    return (proposed + counted + admitted + remarked).filter { seen.insert($0.key).inserted }.sorted { $0.key < $1.key }
  }

  private func key(of proposal: ProposedAssignment) -> FindingKey {
    FindingKey(
      proposal.kind == .assignment ? .assignment : .requirement, proposal.span.start, proposal.span.end)
  }

  func quote(_ key: FindingKey) -> String {
    let end = min(key.end, scalars.count)
    return text(of: SourceSpan(start: min(key.start, end), end: end))
  }
}

extension Figure {
  /// What is measured and what came of it, as a line.
  fileprivate var itemTitle: String {
    let said = value + unit
    let words = metric.contains(said) || said.isEmpty ? metric : metric + said
    let line = (rank.map { words.contains($0) } ?? true) ? words : words + (rank ?? "")
    return line.isEmpty ? quote : line
  }
}

extension Reason {
  /// Lists are shown by their names instead.
  var isList: Bool {
    switch self {
    case .list, .listByDefault: true
    default: false
    }
  }

  /// The page shows the answers themselves.
  var isAboutAnswers: Bool {
    switch self {
    case .answered, .unanswered: true
    default: false
    }
  }
}

// MARK: - As people reshaped them

extension Sifting {
  /// The findings after what was decided about them: joined, parted, and none that lies twice.
  func applied(to read: [TextFinding], of reading: Reading) -> [TextFinding] {
    var findings = read
    for decision in decisions {
      switch decision {
      case .drop: continue
      case .join(let whole):
        let lying = findings.indices.filter { index in
          let key = findings[index].key
          return key.kind == whole.kind && whole.start <= key.start && key.end <= whole.end
        }
        guard lying.count > 1, let first = lying.first, let last = lying.last, findings[first].key.start == whole.start,
          findings[last].key.end == whole.end
        else { continue }
        let one = lying.dropFirst().reduce(findings[first]) { $0.joined(with: findings[$1], as: whole) }
        for index in lying.reversed() { findings.remove(at: index) }
        findings.insert(one, at: first)
      case .part(let whole, let place):
        guard let index = findings.firstIndex(where: { $0.key == whole }) else { continue }
        let (before, after) = findings[index].parted(at: place, of: reading)
        findings.replaceSubrange(index...index, with: [before, after])
      }
    }
    return findings.sorted { $0.key < $1.key }
  }
}

extension TextFinding {
  fileprivate func joined(with other: TextFinding, as whole: FindingKey) -> TextFinding {
    var one = self
    one.key = whole
    one.lists += other.lists.filter { !lists.contains($0) }
    one.deadline = deadline ?? other.deadline
    one.measures += other.measures
    one.lead = lead ?? other.lead
    one.supports += other.supports.filter { !supports.contains($0) }
    one.because += other.because.filter { !because.contains($0) }
    one.answers += other.answers.filter { !answers.contains($0) }
    one.isReshaped = true
    return one
  }

  fileprivate func parted(at place: Int, of reading: Reading) -> (TextFinding, TextFinding) {
    func part(_ key: FindingKey) -> TextFinding {
      var one = self
      one.key = key
      one.title = Self.title(of: reading.quote(key))
      func lies(_ span: SourceSpan) -> Bool { key.start <= span.start && span.end <= key.end }
      one.deadline = deadline.flatMap { lies($0.span) ? $0 : nil }
      one.measures = measures.filter { lies($0.span) }
      one.because = []
      one.isReshaped = true
      return one
    }
    return (part(FindingKey(key.kind, key.start, place)), part(FindingKey(key.kind, place, key.end)))
  }

  /// Words as a title: without the stops around them, at most 40 characters.
  private static func title(of words: String) -> String {
    let stops = Set("，。；、：,;:！？ \n\r\t　")
    var rest = words.filter { !$0.isNewline }[...]
    while let first = rest.first, stops.contains(first) { rest.removeFirst() }
    while let last = rest.last, stops.contains(last) { rest.removeLast() }
    return rest.isEmpty ? String(words.prefix(40)) : String(rest.prefix(40))
  }
}
