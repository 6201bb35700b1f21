/// Who leads and who helps, as lead lines and clauses say it.
struct Responsibility: Sendable {
  /// A run of labels (牵头单位：…；配合单位：…) and the stretch of text it is about.
  struct Line: Sendable {
    var about: Range<Int>
    var leads: [SourceSpan] = []
    var responsible: [SourceSpan] = []
    var supports: [SourceSpan] = []
    var deadline: DeadlineText?
    var cadence: CadenceText?
  }

  let lines: [Line]
  /// 无牵头单位的，责任单位即为牵头单位: the text says so.
  let responsibleLeads: Bool

  /// What holds for a proposal.
  struct Duties {
    var lead: SourceSpan?
    var leadsByRule = false
    /// Only responsible units are written, and no rule says who of them leads.
    var leadsAsFirst = false
    var supports: [SourceSpan] = []
    var deadline: DeadlineText?
    var cadence: CadenceText?

    /// With what a clause itself says, which goes before a line about it.
    func adding(lead: SourceSpan?, helpers: [SourceSpan]) -> Duties {
      var duties = self
      if let lead {
        if let other = duties.lead, other != lead { duties.supports.insert(other, at: 0) }
        (duties.lead, duties.leadsByRule, duties.leadsAsFirst) = (lead, false, false)
      }
      for helper in helpers where !duties.supports.contains(helper) { duties.supports.append(helper) }
      return duties
    }

    func reasons(_ source: SourceText) -> [Reason] {
      guard let lead else { return [] }
      let words = source.quote(lead.range)
      return [leadsByRule ? .leadByRule(words) : leadsAsFirst ? .leadAsFirst(words) : .lead(words)]
    }
  }

  /// - Complexity: O(log *m*) in the lines.
  func duties(of range: Range<Int>) -> Duties {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].about.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    guard low < lines.count, lines[low].about.contains(range.lowerBound) else { return Duties() }
    let line = lines[low]
    var duties = Duties(
      lead: line.leads.first, supports: Array(line.leads.dropFirst()) + line.supports, deadline: line.deadline,
      cadence: line.cadence)
    if duties.lead == nil, let first = line.responsible.first {
      (duties.lead, duties.leadsByRule, duties.leadsAsFirst) = (first, responsibleLeads, !responsibleLeads)
      duties.supports += line.responsible.dropFirst()
    } else {
      duties.supports += line.responsible
    }
    return duties
  }
}

/// Reads lead lines; each is about what stands before it, back to the line before or to the head of its section.
struct ResponsibilityReader {
  let outline: Outline
  let sentences: [ReadSentence]
  private var source: SourceText { outline.source }
  private var tokens: [Token] { outline.tokens }

  private enum Part { case lead, responsible, support, deadline, other }

  func read() -> Responsibility {
    var lines: [Responsibility.Line] = []
    var rows = outline.rows.compactMap(line)[...]
    var floor = 0
    var place = 0
    var section = 0
    while place < tokens.count {
      let start = tokens[place].range.lowerBound
      while section + 1 < sentences.count, sentences[section + 1].outlined.range.lowerBound <= start { section += 1 }
      guard let part = part(at: place) else {
        place += 1
        continue
      }
      while let row = rows.first, row.about.upperBound <= start {
        lines.append(row)
        floor = max(floor, row.about.upperBound)
        rows.removeFirst()
      }
      // A line begins; it takes in the labels that follow it at once.
      let head = sentences.isEmpty ? 0 : self.head(of: section, start)
      var line = Responsibility.Line(about: max(floor, min(head, start))..<start)
      var (next, current): (Int, Part?) = (place, part)
      while let label = current {
        next = take(label, from: next, into: &line)
        current = nextLabel(next).flatMap { self.part(at: $0) }
        if current != nil { next = nextLabel(next) ?? next }
      }
      floor = next < tokens.count ? tokens[next].range.lowerBound : source.count
      lines.append(line)
      place = max(next, place + 1)
    }
    return Responsibility(lines: lines + rows, responsibleLeads: statesRule())
  }

  /// What the other cells of a row say about its task.
  private func line(of row: TableRow) -> Responsibility.Line? {
    guard let task = row.task else { return nil }
    let about = tokens[task.lowerBound].range.lowerBound..<tokens[task.upperBound - 1].range.upperBound
    return Responsibility.Line(
      about: about, leads: row.lead.map(names) ?? [], responsible: row.responsible.map(names) ?? [],
      supports: row.support.map(names) ?? [],
      deadline: row.deadline.flatMap { DeadlineReader(source: source, tokens: tokens).deadline(in: $0) },
      cadence: (row.cadence ?? row.deadline).flatMap { CadenceReader(source: source, tokens: tokens).cadence(in: $0) })
  }

  /// A label that opens its paragraph is about everything since the last heading; one behind a point about that point.
  private func head(of sentence: Int, _ start: Int) -> Int {
    let own = sentences[sentence].outlined
    guard own.range.lowerBound == start, sentence > 0, sentences[sentence - 1].outlined.paragraph < own.paragraph else {
      return sectionStart(own.section, start)
    }
    let heading = (max(0, sentence - 40)..<sentence).last { sentences[$0].kind == .heading }
    return heading.map { sentences[$0].outlined.range.upperBound } ?? 0
  }

  private func sectionStart(_ section: Int, _ before: Int) -> Int {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].outlined.section < section { low = middle + 1 } else { high = middle }
    }
    return low < sentences.count ? min(sentences[low].outlined.range.lowerBound, before) : before
  }

  /// A label with a colon, or a unit followed by 牵头 or 配合.
  private func part(at place: Int) -> Part? {
    guard place + 1 < tokens.count, tokens[place].has(.label) else { return nil }
    let colon = tokens[place + 1].range
    guard tokens[place + 1].kind == .comma, source.folded[colon.lowerBound] == "：" else { return nil }
    let word = source.folded[tokens[place].range]
    func has(_ phrase: String) -> Bool { Phrases(phrase).first(in: Array(word), 0..<word.count) != nil }
    if has("牵头 主办 主责") { return .lead }
    if has("配合 协办 协同 参加 参与") { return .support }
    if has("时限 时间 期限") { return .deadline }
    if has("领导 人") { return .other }
    if has("责任 承办 落实 实施") { return .responsible }
    return .other
  }

  private func take(_ part: Part, from place: Int, into line: inout Responsibility.Line) -> Int {
    var end = place + 2
    while end < tokens.count, !endsValue(end) { end += 1 }
    guard place + 2 < end else { return end }
    switch part {
    case .lead: line.leads += names(place + 2..<end)
    case .responsible: line.responsible += names(place + 2..<end)
    case .support: line.supports += names(place + 2..<end)
    case .deadline:
      line.deadline = DeadlineReader(source: source, tokens: tokens).deadline(in: place + 2..<end) ?? line.deadline
    case .other: break
    }
    return end
  }

  private func endsValue(_ place: Int) -> Bool {
    let token = tokens[place]
    switch token.kind {
    case .stop, .lineBreak, .closing: return true
    case .comma: return true
    case .blank, .word: return part(at: place) != nil
    default: return false
    }
  }

  /// The next label when only marks stand between.
  private func nextLabel(_ place: Int) -> Int? {
    var next = place
    while next < tokens.count, next < place + 6 {
      switch tokens[next].kind {
      case .stop, .comma, .closing, .opening, .blank, .lineBreak: next += 1
      default: return part(at: next) != nil ? next : nil
      }
    }
    return nil
  }

  /// Names between list commas and blanks.
  private func names(_ range: Range<Int>) -> [SourceSpan] {
    range.split { [.listComma, .blank, .comma, .stop].contains(tokens[$0].kind) }.compactMap { part in
      guard let first = part.first, let last = part.last else { return nil }
      return source.span(tokens[first].range.lowerBound..<tokens[last].range.upperBound)
    }
  }

  private func statesRule() -> Bool {
    sentences.contains { sentence in
      let labels = sentence.outlined.tokens.filter { tokens[$0].has(.label) }.map { source.quote(tokens[$0].range) }
      return labels.contains { $0.hasPrefix("责任") } && labels.contains { $0.hasPrefix("牵头") }
        && sentence.clauses.contains { clause in
          Phrases("即为 即是 视为 就是 为牵头").first(in: source.folded, clause.range) != nil
        }
    }
  }
}
