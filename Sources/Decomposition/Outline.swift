/// A sentence with its place in the text. A stop or a semicolon ends it.
struct OutlinedSentence: Sendable {
  /// Without the blanks around it, the stop included.
  let range: Range<Int>
  let tokens: Range<Int>
  let paragraph: Int
  /// Counts full stops: what semicolons part shares one.
  let period: Int
  let section: Int
  let isHeading: Bool
  /// The marker it opens with (`二、`, `一是`), empty when it has none.
  let marker: Range<Int>
  /// Of the marker; nil when it has none.
  var level: SectionMarker.Level?
  /// A line of its own in a list of lines that end in nothing.
  var isEntry = false
  var cell: Cell?
  /// An entry without a number in front: a row of a ledger, however it is put.
  var isRow: Bool { isEntry && marker.isEmpty }

  /// What a sentence is to a table: its line of titles (so are names of annexes), a task of a row, a fault of a row.
  enum Cell: Sendable { case head, task, problem }
}

/// Where a text is divided: paragraphs, sentences, and the markers of its parts.
struct Outline: Sendable {
  let source: SourceText
  let tokens: [Token]
  private(set) var sections: [TextSection] = [TextSection(path: [], heading: nil)]
  private(set) var markers: [SectionMarker] = []
  private(set) var sentences: [OutlinedSentence] = []
  private(set) var rows: [TableRow] = []

  /// Headings are short: what is longer under a marker is an instruction of its own.
  private static let longestHeading = 75
  private static let longestTopic = 18
  private static let longestTitle = 45

  init(_ source: SourceText) {
    self.source = source
    var tokenizer = Tokenizer(source)
    tokens = tokenizer.run()
    let reader = MarkerReader(source: source, tokens: tokens)
    let lines = Self.lines(tokens)
    let cells = TableReader(source: source, tokens: tokens).read(lines.map(\.whole))
    let paragraphs = zip(lines, cells).map { $1 == nil ? Self.sentences(in: $0.inner, tokens, reader) : [$0.inner] }
    let (entries, annexes) = EntryFinder(source: source, tokens: tokens, reader: reader).find(paragraphs)
    let opening = paragraphs.map { $0.first.flatMap { reader.marker(at: $0.lowerBound, opensParagraph: true) } }
    var path = SectionPath()
    var period = 0
    for (number, parts) in paragraphs.enumerated() {
      if let line = cells[number] {
        add(line, of: lines[number].inner, paragraph: number, &period, reader)
        continue
      }
      for (index, part) in parts.enumerated() {
        let marker = index == 0 ? opening[number] : reader.marker(at: part.lowerBound, opensParagraph: false)
        let next = index + 1 < parts.count ? parts[index + 1] : nil
        let nextMarker = next.flatMap { reader.marker(at: $0.lowerBound, opensParagraph: false) }
        let hasBody = next.map { nextMarker == nil && !opensWithLabel($0) } ?? false
        let range = tokens[part.lowerBound].range.lowerBound..<tokens[part.upperBound - 1].range.upperBound
        let endsFully = tokens[part].contains { $0.kind == .stop }
        var isHeading = false
        if let marker {
          let following = number + 1 < opening.count && parts.count == 1 ? opening[number + 1] : nil
          let instructs =
            marker.level == .item && opensWithDeed(part, after: marker.range.upperBound) && !(hasBody && isShort(part))
            || marker.level >= .item
              && (saysMuch(part) || counts(part, after: marker.range.upperBound) || isFirstOfSeveral(part))
          // 新建公厕12座 and 责任单位：… in the next line: no heading, whatever it ends in.
          let isCharged =
            (marker.level >= .item || endsFully || opensWithDeed(part, after: marker.range.upperBound))
            && parts.count == 1 && number + 1 < paragraphs.count && opening[number + 1] == nil
            && opensWithLabel(paragraphs[number + 1][0])
          isHeading =
            range.count <= Self.longestHeading && !instructs && !isCharged
            && Self.isHeading(
              marker, hasBody: hasBody, isAlone: parts.count == 1, endsFully: endsFully,
              isLast: number + 1 == paragraphs.count,
              isTopic: !tokens[part].contains { $0.kind == .comma } && !counts(part, after: marker.range.upperBound),
              next: nextMarker, following: following)
          let heading = isHeading ? source.span(range) : nil
          markers.append(marker)
          sections.append(TextSection(path: path.entering(marker), heading: heading))
        } else if index == 0 {
          // A line without a stop, or a short topic with its paragraph after it.
          isHeading =
            !endsFully && range.count <= Self.longestTitle && parts.count == 1 && paragraphs.count > 1
            && !tokens[part].contains { $0.kind == .comma } && !entries.contains(number)
            || hasBody && range.count <= Self.longestTopic && isTopic(part)
        }
        sentences.append(
          OutlinedSentence(
            range: range, tokens: part, paragraph: number, period: period, section: sections.count - 1,
            isHeading: isHeading, marker: marker?.range ?? range.lowerBound..<range.lowerBound, level: marker?.level,
            isEntry: !isHeading && entries.contains(number), cell: annexes.contains(number) ? .head : nil))
        if source.folded[range.upperBound - 1] != "；" { period += 1 }
      }
      period += 1
    }
  }

  /// 制定…方案: something to do, not the name of a part.
  private func opensWithDeed(_ part: Range<Int>, after marker: Int) -> Bool {
    let first = part.first { tokens[$0].range.lowerBound >= marker && !tokens[$0].has([.urging, .demand]) }
    return first.map { tokens[$0].has(.making) } ?? false
  }

  /// …；: what a semicolon ends goes on in the next.
  private func isFirstOfSeveral(_ part: Range<Int>) -> Bool {
    source.folded[tokens[part.upperBound - 1].range.upperBound - 1] == "；"
  }

  /// 改造小巷5条
  private func counts(_ part: Range<Int>, after marker: Int) -> Bool {
    part.contains { tokens[$0].kind == .number && tokens[$0].range.lowerBound >= marker }
  }

  /// 责任单位：…, （完成时限：…）: about the sentence before, not its body.
  private func opensWithLabel(_ part: Range<Int>) -> Bool {
    guard let first = part.first(where: { tokens[$0].kind != .opening }) else { return false }
    return tokens[first].has(.label)
      || first > part.lowerBound && source.folded[tokens[part.lowerBound].range].first == "（"
  }

  /// 实施…工程。 with its body behind it: nothing in it that could be checked.
  private func isShort(_ part: Range<Int>) -> Bool {
    let length = tokens[part.upperBound - 1].range.upperBound - tokens[part.lowerBound].range.lowerBound
    return length <= Self.longestTopic
      && !part.dropFirst().contains {
        tokens[$0].kind == .comma || tokens[$0].kind == .number && $0 > part.lowerBound + 1
      }
  }

  /// Three clauses, a period or a prohibition: more than a heading says.
  private func saysMuch(_ part: Range<Int>) -> Bool {
    part.count { tokens[$0].kind == .comma } >= 2 || part.contains { tokens[$0].has([.prohibition, .cadence]) }
  }

  /// 优化城市更新。: an effort in general, in front of what it is made of.
  private func isTopic(_ part: Range<Int>) -> Bool {
    let opening = part.prefix(2)
    return !opening.contains { tokens[$0].has([.demand, .deed, .cadence]) && !tokens[$0].has(.effort) }
      && !part.contains {
        tokens[$0].has([.fault, .prohibition, .achieved, .honour, .rank]) || tokens[$0].kind == .number
          || tokens[$0].kind == .comma
      }
  }

  /// A marked sentence is a heading when something follows that it is the heading of.
  private static func isHeading(
    _ marker: SectionMarker, hasBody: Bool, isAlone: Bool, endsFully: Bool, isLast: Bool, isTopic: Bool,
    next: SectionMarker?, following: SectionMarker?
  ) -> Bool {
    if hasBody { return true }
    if marker.level == .inline { return false }
    guard isAlone else { return next.map { $0.level > marker.level } ?? false }
    if !endsFully {
      return marker.level < .item || following.map { $0.level > marker.level } ?? !isLast && following == nil
    }
    if isLast { return false }
    guard let following else { return marker.level < .item || isTopic }
    return following.level > marker.level
  }

  /// A line of a table: each sentence of its cells that give or admit something.
  private mutating func add(
    _ line: TableReader.Line, of tokens: Range<Int>, paragraph: Int, _ period: inout Int, _ reader: MarkerReader
  ) {
    func add(_ part: Range<Int>, _ cell: OutlinedSentence.Cell) {
      let range = self.tokens[part.lowerBound].range.lowerBound..<self.tokens[part.upperBound - 1].range.upperBound
      let marker = cell == .head ? nil : reader.marker(at: part.lowerBound, opensParagraph: true)
      sentences.append(
        OutlinedSentence(
          range: range, tokens: part, paragraph: paragraph, period: period, section: sections.count - 1,
          isHeading: cell == .head, marker: marker?.range ?? range.lowerBound..<range.lowerBound, level: marker?.level,
          cell: cell))
      period += 1
    }
    switch line {
    case .head, .passed: add(tokens, .head)
    case .row(let row):
      rows.append(row)
      var parts: [(Range<Int>, OutlinedSentence.Cell)] = []
      if let cell = row.problem { parts += Self.sentences(in: cell, self.tokens, reader).map { ($0, .problem) } }
      if let cell = row.task { parts += Self.sentences(in: cell, self.tokens, reader).map { ($0, .task) } }
      for part in parts.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) { add(part.0, part.1) }
    }
  }

  /// Lines with something in them, whole and without the blanks around it.
  private static func lines(_ tokens: [Token]) -> [(whole: Range<Int>, inner: Range<Int>)] {
    tokens.indices.split { tokens[$0].kind == .lineBreak }.compactMap { line in
      guard let first = line.first(where: { tokens[$0].kind != .blank }),
        let last = line.last(where: { tokens[$0].kind != .blank })
      else { return nil }
      return (line.startIndex..<line.endIndex, first..<last + 1)
    }
  }

  private static func sentences(in paragraph: Range<Int>, _ tokens: [Token], _ reader: MarkerReader) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = paragraph.lowerBound
    var place = start
    while place < paragraph.upperBound {
      let isStop = tokens[place].kind == .stop || reader.introducesPoint(place, in: paragraph)
      place += 1
      guard isStop else { continue }
      while place < paragraph.upperBound, tokens[place].kind == .closing || tokens[place].kind == .stop { place += 1 }
      found.append(start..<place)
      while place < paragraph.upperBound, tokens[place].kind == .blank { place += 1 }
      start = place
    }
    if start < paragraph.upperBound { found.append(start..<paragraph.upperBound) }
    return found
  }
}

/// The markers that stand above a section, from the outside in.
private struct SectionPath {
  private var outer: String?
  private var middle: String?
  private var item: String?

  mutating func entering(_ marker: SectionMarker) -> [String] {
    switch marker.level {
    case .part: (outer, middle, item) = (marker.label, nil, nil)
    case .chapter: (middle, item) = (marker.label, nil)
    case .item: item = marker.label
    case .inline: return [outer, middle, item, marker.label].compactMap { $0 }
    }
    return [outer, middle, item].compactMap { $0 }
  }
}
