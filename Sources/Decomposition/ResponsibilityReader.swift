/// Reads lead lines; each is about what stands before it, back to the line before or to the head of its section.
struct ResponsibilityReader {
  let outline: Outline
  let sentences: [ReadSentence]
  var source: SourceText { outline.source }
  var tokens: [Token] { outline.tokens }

  private enum Part { case lead, responsible, support, deadline, other }

  func read() -> Responsibility {
    var lines: [Responsibility.Line] = []
    var rows = outline.rows.compactMap(line)[...]
    var floor = 0
    var place = 0
    var section = 0
    var brackets: [Range<Int>] = []
    while place < tokens.count {
      let start = tokens[place].range.lowerBound
      while section + 1 < sentences.count, sentences[section + 1].outlined.range.lowerBound <= start { section += 1 }
      guard let part = part(at: place) else {
        if let (end, duties) = bracket(at: place), !sentences.isEmpty {
          var line = duties
          // Within a sentence it is about that sentence; alone, about what stands before it.
          let sentence = sentences[section].outlined.range
          let head =
            sentence.contains(start) && sentence.lowerBound < start ? sentence.lowerBound : head(of: section, start)
          line.about = max(floor, min(head, start))..<start
          floor = tokens[end - 1].range.upperBound
          // 部署发动（5月20日前）。: a heading says by when what is under it is done.
          if sentences[section].outlined.isHeading, sentences[section].outlined.range.contains(start) {
            (line.about, line.labels) = (start..<start, start..<floor)
          }
          lines.append(line)
          brackets.append(start..<floor)
          place = end
        } else {
          place += 1
        }
        continue
      }
      while let row = rows.first, row.about.upperBound <= start {
        lines.append(row)
        floor = max(floor, row.about.upperBound)
        rows.removeFirst()
      }
      // A line begins; it takes in the labels that follow it at once.
      let head = sentences.isEmpty ? 0 : self.head(of: section, start)
      // Where the points above have lines of their own, this one is about the point it stands under.
      let above = floor > head ? pointAbove(section, start) : 0
      var line = Responsibility.Line(about: max(floor, above, min(head, start))..<start)
      var (next, current): (Int, Part?) = (place, part)
      while let label = current {
        next = take(label, from: next, into: &line)
        current = nextLabel(next).flatMap { self.part(at: $0) }
        if current != nil { next = nextLabel(next) ?? next }
      }
      floor = next < tokens.count ? tokens[next].range.lowerBound : source.count
      line.labels = start..<floor
      lines.append(line)
      place = max(next, place + 1)
    }
    let referred = ReferredDuties(outline: outline)
    let all = LinesAbove(sentences: sentences, end: source.count).spread(referred.resolvingSame(lines + rows))
    let pointed = referred.pointedAt(besides: all)
    return Responsibility(
      lines: pointed.isEmpty ? all : (all + pointed).sorted { $0.about.lowerBound < $1.about.lowerBound },
      responsibleLeads: statesRule(), brackets: brackets)
  }

  /// What the other cells of a row say about its task.
  private func line(of row: TableRow) -> Responsibility.Line? {
    guard let task = row.task else { return nil }
    let about = tokens[task.lowerBound].range.lowerBound..<tokens[task.upperBound - 1].range.upperBound
    let cells = DutyCell(source: source, tokens: tokens)
    let names = [(row.lead, DutyCell.Part.lead), (row.responsible, .responsible), (row.support, .support)]
      .flatMap { cell, part in cell.map { cells.names(in: $0, of: part) } ?? [] }
    func all(_ part: DutyCell.Part) -> [SourceSpan] { names.filter { $0.part == part }.map(\.span) }
    return Responsibility.Line(
      about: about, leads: all(.lead), responsible: all(.responsible), supports: all(.support),
      deadline: row.deadline.flatMap {
        DeadlineReader(source: source, tokens: tokens, takesBareDays: true).deadline(in: $0)
      },
      cadence: [row.cadence, row.deadline, row.target].compactMap { $0 }.lazy
        .compactMap { CadenceReader(source: source, tokens: tokens).cadence(in: $0) }.first,
      measures: row.target.map { MeasureReader(source: source, tokens: tokens).measures(in: $0) } ?? [],
      sameDeadline: row.deadline.map(isSame) ?? false)
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

  /// Where the last numbered point before a place begins.
  private func pointAbove(_ sentence: Int, _ place: Int) -> Int {
    let point = sentences[...sentence].reversed().prefix(40).first { read in
      read.outlined.range.lowerBound < place && (read.outlined.level.map { $0 >= .chapter } ?? false)
    }
    return point?.outlined.range.lowerBound ?? 0
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
    if has("领导 人") { return .other }
    if has("牵头 主办 主责") { return .lead }
    if has("配合 协办 协同 参加 参与") { return .support }
    if has("时限 时间 期限") { return .deadline }
    if has("责任 承办 落实 实施") { return .responsible }
    return .other
  }

  private func take(_ part: Part, from place: Int, into line: inout Responsibility.Line) -> Int {
    var end = place + 2
    while end < tokens.count, !endsValue(end) || part != .deadline && goesOn(after: end) { end += 1 }
    guard place + 2 < end else { return end }
    switch part {
    case .lead: line.leads += names(place + 2..<end)
    case .responsible: line.responsible += names(place + 2..<end)
    case .support: line.supports += names(place + 2..<end)
    case .deadline:
      line.deadline =
        DeadlineReader(source: source, tokens: tokens, takesBareDays: true).deadline(in: place + 2..<end)
        ?? line.deadline
      line.sameDeadline = isSame(place + 2..<end)
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

  /// 城建科，燃气办，物业科: a comma with another name behind it, and nothing else up to the next mark.
  private func goesOn(after comma: Int) -> Bool {
    guard tokens[comma].kind == .comma, source.folded[tokens[comma].range.lowerBound] == "，" else { return false }
    var end = comma + 1
    while end < tokens.count, end < comma + 9, !endsValue(end), tokens[end].kind != .listComma { end += 1 }
    guard end > comma + 1, end < tokens.count, endsValue(end) || tokens[end].kind == .listComma,
      tokens[end].kind != .blank
    else { return false }
    let name = comma + 1..<end
    let length = tokens[end - 1].range.upperBound - tokens[comma + 1].range.lowerBound
    return length <= 15 && tokens[end - 1].has(.addressee)
      && name.allSatisfy { tokens[$0].kind == .other || tokens[$0].has([.addressee, .everyone, .thing]) }
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

  /// 同上
  private func isSame(_ range: Range<Int>) -> Bool {
    guard let first = range.first, let last = range.last else { return false }
    return ReferredDuties(outline: outline).isSame(tokens[first].range.lowerBound..<tokens[last].range.upperBound)
  }

  private static let manner = Phrases("按职责 按照职责 依职责 按分工 按照分工 按各自职责")

  /// Names between list commas and blanks.
  func names(_ range: Range<Int>) -> [SourceSpan] {
    range.split { [.listComma, .blank, .comma, .stop].contains(tokens[$0].kind) }.compactMap { part in
      guard let first = part.first, let last = part.last else { return nil }
      let words = tokens[first].range.lowerBound..<tokens[last].range.upperBound
      // 环卫所按职责分工: how, not who. ——排水所: a dash, not a name.
      let end = Self.manner.first(in: source.folded, words)?.lowerBound ?? words.upperBound
      let start = words.first { !"—-－ ".unicodeScalars.contains(source.folded[$0]) } ?? words.lowerBound
      return start < end ? source.span(start..<end) : nil
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

/// Brackets that only say who and when.
extension ResponsibilityReader {
  private static let leading: Set<String> = ["牵头", "负责", "牵头负责", "主办", "承办"]
  private static let helping: Set<String> = ["配合", "参与", "协助", "协办", "参加", "分工负责", "按职责分工负责", "积极配合", "协同配合"]
  private static let longestBracket = 60

  /// `（园林站牵头，市政科配合，9月底前完成）`: the token after it and what it says; nil for any other bracket.
  func bracket(at place: Int) -> (end: Int, line: Responsibility.Line)? {
    guard tokens[place].kind == .opening, source.folded[tokens[place].range.lowerBound] == "（",
      let close = (place + 1..<min(tokens.count, place + Self.longestBracket)).first(where: {
        tokens[$0].kind == .closing && source.folded[tokens[$0].range.lowerBound] == "）"
      })
    else { return nil }
    var line = Responsibility.Line(about: 0..<0)
    for part in (place + 1..<close).split(whereSeparator: { [.comma, .stop].contains(tokens[$0].kind) }) {
      guard let last = part.last, let first = part.first else { continue }
      let word = source.quote(tokens[last].range)
      let length = tokens[last].range.upperBound - tokens[first].range.lowerBound
      if Self.leading.contains(word), first < last {
        line.leads += names(first..<last)
      } else if Self.helping.contains(word), first < last {
        line.supports += names(first..<last)
      } else if let deadline = DeadlineReader(source: source, tokens: tokens).deadline(in: first..<last + 1),
        deadline.kind == .dated, length <= deadline.span.count + 4
      {
        line.deadline = deadline
      } else {
        return nil
      }
    }
    return line.leads.isEmpty && line.supports.isEmpty && line.deadline == nil ? nil : (close + 1, line)
  }
}
