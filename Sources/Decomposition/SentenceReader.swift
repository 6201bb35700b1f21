/// A sentence with its clauses and the part of the text it belongs to.
struct ReadSentence: Sendable {
  let outlined: OutlinedSentence
  let clauses: [Clause]
  let part: TextPart
  var kind: SentenceKind
}

/// What a part of a text is about, which decides how its sentences are taken.
enum TextPart: Sendable {
  case review, faults, plan
}

/// Goes through the sentences once and remembers what a reader would: whether the look back is over, and whether
/// faults are being listed.
struct SentenceReader {
  private let outline: Outline
  var text: [Unicode.Scalar] { outline.source.folded }
  private let clauses: ClauseReader
  private let splitter: ClauseSplitter

  init(_ outline: Outline) {
    self.outline = outline
    clauses = ClauseReader(source: outline.source, tokens: outline.tokens)
    splitter = ClauseSplitter(source: outline.source, tokens: outline.tokens)
  }

  func read() -> [ReadSentence] {
    let read = outline.sentences.map { sentence -> (OutlinedSentence, [Clause]) in
      var own = splitter.clauses(of: sentence).map {
        clauses.read($0, asksByMarker: asks(sentence), isEntry: sentence.isEntry)
      }
      if !own.isEmpty { own[0].opensPoint = !sentence.marker.isEmpty }
      return (sentence, told(spreadingPast(own, isQuestion: isQuestion(sentence))))
    }
    let prefaces = prefaces(read)
    var state = PartState(startsInReview: startsInReview(read))
    return read.map { sentence, clauses in
      switch sentence.cell {
      case .head: return ReadSentence(outlined: sentence, clauses: clauses, part: state.part, kind: .heading)
      case .task: return ReadSentence(outlined: sentence, clauses: clauses, part: .plan, kind: .demand)
      case .problem: return ReadSentence(outlined: sentence, clauses: clauses, part: .faults, kind: .problem)
      case nil: break
      }
      if sentence.isHeading {
        let level = outline.sections[sentence.section].path.count
        state.enterHeading(tokens(sentence), level: level, of: sentence)
        let part = state.listsFaults(above: level, in: sentence.paragraph) ? .faults : state.part
        return ReadSentence(outlined: sentence, clauses: clauses, part: part, kind: .heading)
      }
      let part = state.enter(sentence, clauses, outline.tokens)
      if prefaces.contains(sentence.paragraph), part != .faults {
        return ReadSentence(outlined: sentence, clauses: clauses, part: .review, kind: .rhetoric)
      }
      let kind = sentence.isRow && part == .plan ? .demand : kind(of: clauses, in: part)
      return ReadSentence(outlined: sentence, clauses: clauses, part: part, kind: kind)
    }
  }

  private func tokens(_ sentence: OutlinedSentence) -> ArraySlice<Token> { outline.tokens[sentence.tokens] }

  /// What is told goes on being told until something is asked or owned up to.
  private func spreadingPast(_ clauses: [Clause], isQuestion: Bool) -> [Clause] {
    var (isPast, defines, aims) = (false, false, false)
    return clauses.indices.map { index in
      var clause = clauses[index]
      if index + 1 < clauses.count, Self.comments(outline.source, clauses[index + 1]) { clause.isRhetoric = true }
      if Self.definitions.first(in: outline.source.folded, clause.range) != nil { defines = true }
      if defines || isQuestion { clause.isRhetoric = true }
      if clause.asking != nil || clause.isFault || clause.turns || clause.statesPlan || speaksOfNow(clause) {
        isPast = false
      }
      if looksAhead(clause) { aims = true }
      // 到2032年底，累计…: counted up to a day that is still to come.
      if aims, clause.isPast, !outline.source.folded[clause.range].contains("了") { clause.isPast = false }
      if clause.isPast { isPast = true }
      clause.isPast = clause.isPast || isPast
      return clause
    }
  }

  /// 到2032年底
  private func looksAhead(_ clause: Clause) -> Bool {
    let text = outline.source.folded
    let start = clause.range.lowerBound
    guard start + 6 <= clause.range.upperBound, text[start] == "到", text[start + 5] == "年",
      let year = ChineseNumber.value(of: text[start + 1..<start + 5])
    else { return false }
    return year > 1900 && year >= clauses.period.year ?? 0
  }

  private static let commenting = Phrases("这是 这就是")

  /// …，这是…: what stands before it is talked about, not asked.
  private static func comments(_ source: SourceText, _ clause: Clause) -> Bool {
    Self.commenting.match(in: source.folded, at: clause.range.lowerBound, before: clause.range.upperBound) != nil
  }

  private static let definitions = Phrases("是指 所称 所指的 系指")

  /// …在哪里？
  private func isQuestion(_ sentence: OutlinedSentence) -> Bool {
    outline.source.folded[sentence.range.upperBound - 1] == "？"
  }

  /// Opens with the year the text is for, and tells of nothing done.
  private func speaksOfNow(_ clause: Clause) -> Bool {
    guard !clause.isPast, let year = clause.year, let own = clauses.period.year else { return false }
    return year >= own
  }

  private static let prefaceEnds = Phrases("通知如下 安排如下 公告如下 纪要如下 方案如下 意见如下 事项如下 通报如下")

  /// Paragraphs that lead up to 现将有关事项通知如下 and give nothing to do.
  private func prefaces(_ read: [(OutlinedSentence, [Clause])]) -> Set<Int> {
    Set(
      read.compactMap { sentence, _ in
        let end = sentence.range.upperBound
        return Self.prefaceEnds.first(in: outline.source.folded, max(sentence.range.lowerBound, end - 8)..<end) != nil
          ? sentence.paragraph : nil
      })
  }

  /// 一要: the marker is the word that asks.
  private func asks(_ sentence: OutlinedSentence) -> Bool {
    !sentence.marker.isEmpty && outline.source.folded[sentence.marker.upperBound - 1] == "要"
  }

  private static let planPapers = Phrases(
    "要点 方案 计划 清单 责任书 责任状 任务分解 任务分工 责任分工 行动 措施 纪要 议定 安排 实施意见 任务书 台账 通知")
  private static let reports = Phrases("总结 报告 回顾 情况汇报 情况通报 讲话 述职 工作汇报")

  private func names(_ papers: Phrases, _ sentence: OutlinedSentence) -> Bool {
    sentence.isHeading && sentence.range.count <= 60 && papers.first(in: outline.source.folded, sentence.range) != nil
  }

  /// A text looks back first when it turns to what is to come only later, and tells of something before it does.
  private func startsInReview(_ read: [(OutlinedSentence, [Clause])]) -> Bool {
    var sawPast = false
    // 工作要点, 会议纪要: what such a paper counts is still to be done, unless it says otherwise.
    let plans =
      read.prefix(4).contains { names(Self.planPapers, $0.0) } && !read.prefix(4).contains { names(Self.reports, $0.0) }
    for (sentence, clauses) in read {
      if sentence.isHeading, PartState.isReviewHeading(tokens(sentence)) { return false }
      if sentence.isHeading, PartState.isPlanHeading(tokens(sentence)) { return sawPast }
      if !sentence.isHeading, clauses.contains(where: \.turns) { return sawPast }
      let tells = clauses.contains {
        $0.completes || $0.isPast
          || !plans && $0.asking == nil && $0.deadline == nil && $0.measures.contains(where: \.isNumeric)
      }
      if tells { sawPast = true }
    }
    return false
  }

  private func kind(of clauses: [Clause], in part: TextPart) -> SentenceKind {
    switch part {
    case .faults: return .problem
    case .review: return clauses.contains { $0.isFault } && !clauses.contains(where: \.isPast) ? .problem : .review
    case .plan:
      if clauses.contains(where: \.isAnchor) { return .demand }
      if clauses.contains(where: \.isFault) { return .problem }
      return clauses.contains(where: \.isPast) ? .review : .rhetoric
    }
  }
}

/// Where in the text a reader thinks he is.
struct PartState {
  private(set) var part: TextPart
  /// Faults listed in a paragraph end with it; those under a heading of their own with the heading.
  private var faultsParagraph: Int?
  private var faultsPeriod: Int?
  /// The last paragraph of a list of faults that goes on with 第一, 第二.
  private var faultsPoints: Int?
  private var toldParagraph: Int?
  /// A heading of a point has come.
  private var hasBody = false
  private var faultsLevel: Int?
  private var partLevel: Int?

  init(startsInReview: Bool) {
    part = startsInReview ? .review : .plan
  }

  static func isReviewHeading(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.contains { $0.has([.lookBack, .headingReview]) } && !tokens.contains { $0.has([.turn, .headingTurn]) }
  }

  /// 问题1：…, 存在问题：…: a caption of a fault.
  static func opensWithFault(_ tokens: ArraySlice<Token>) -> Bool {
    guard let first = tokens.first, first.has(.faultsOpening) || first.has(.faultThing) && first.has(.work)
    else { return false }
    let caption = tokens.prefix(4).drop { $0.has([.faultThing, .faultsOpening]) }
    guard let next = caption.first else { return false }
    if next.kind == .number || next.kind == .numeral { return true }
    return next.kind == .comma && first.has(.faultsOpening)
  }

  /// 正视问题, 找准差距: faults are faced, not dealt with yet.
  private static func facesFaults(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.contains { $0.has(.facing) } && tokens.contains { $0.has(.faultThing) }
      && !tokens.contains {
        $0.kind == .opening && $0.range.count == 1
          && $0.range.lowerBound > tokens[tokens.startIndex].range.upperBound + 2
      }
  }

  static func isPlanHeading(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.contains { $0.has([.turn, .headingTurn]) } && tokens.count > 1
  }

  /// Whether a heading of this level is one of the faults that are being listed.
  func listsFaults(above level: Int, in paragraph: Int) -> Bool {
    faultsParagraph == paragraph || faultsLevel.map { level > $0 } ?? false
  }

  mutating func enterHeading(_ tokens: ArraySlice<Token>, level: Int, of heading: OutlinedSentence) {
    if level > 0 { hasBody = true }
    followPoints(heading)
    if Self.announcesFaults(tokens) { faultsParagraph = heading.paragraph }
    if let faultsLevel, level <= faultsLevel { self.faultsLevel = nil }
    if Self.facesFaults(tokens) {
      faultsLevel = max(level, 1)
      return
    }
    if tokens.contains(where: { $0.has([.faultsOpening, .faultsHeading]) }),
      !tokens.contains(where: { $0.has([.turn, .headingTurn, .demand]) })
    {
      faultsLevel = max(level, 1)
    }
    if Self.isReviewHeading(tokens) {
      (part, partLevel) = (.review, level)
    } else if tokens.contains(where: { $0.has([.turn, .headingTurn, .headingStep]) }) {
      (part, partLevel) = (.plan, level)
    } else if let partLevel, level <= partLevel, part == .review {
      part = .plan
      self.partLevel = nil
    }
  }

  /// 再讲问题。: a heading of a paragraph that owns up.
  private static func announcesFaults(_ tokens: ArraySlice<Token>) -> Bool {
    guard let first = tokens.first, let last = tokens.last, last.range.upperBound - first.range.lowerBound <= 10 else {
      return false
    }
    return tokens.contains { $0.has(.faultThing) }
      && tokens.allSatisfy { $0.has(.faultThing) || !$0.has([.doing, .demand, .thing]) }
  }

  /// 第一，…, 第二，…: paragraphs that list what the one before has announced.
  private mutating func followPoints(_ sentence: OutlinedSentence) {
    guard let points = faultsPoints, points != sentence.paragraph else { return }
    let goesOn = sentence.paragraph == points + 1 && (sentence.level.map { $0 >= .item } ?? false)
    faultsPoints = goesOn ? sentence.paragraph : nil
    if goesOn { faultsParagraph = sentence.paragraph }
  }

  /// - Returns: The part the sentence belongs to.
  mutating func enter(_ sentence: OutlinedSentence, _ clauses: [Clause], _ outlineTokens: [Token]) -> TextPart {
    followPoints(sentence)
    if faultsParagraph != sentence.paragraph { faultsParagraph = nil }
    defer {
      if faultsParagraph == sentence.paragraph, clauses.contains(where: \.announces) {
        faultsPoints = sentence.paragraph
      }
    }
    // 战胜了困难和挑战: told of, not owned up to.
    let opensFaults = clauses.contains {
      !$0.isPast && !isActedOn($0, outlineTokens) && outlineTokens[$0.tokens].contains { $0.has(.faultsOpening) }
    }
    let turns = clauses.contains { $0.turns && !$0.isFault }
    // 会议强调，要…: what follows the turn in its own sentence is asked already.
    if turns, let last = clauses.last, !last.turns { part = .plan }
    defer { if turns { part = .plan } }
    if opensFaults {
      faultsParagraph = sentence.paragraph
      faultsPeriod = sentence.period
      return .faults
    }
    if faultsPeriod == sentence.period { return .faults }
    // 整改措施：…: what is done about it.
    if let first = outlineTokens[sentence.tokens].first, first.has(.caption),
      outlineTokens[sentence.tokens].dropFirst().first?.kind == .comma
    {
      (faultsLevel, faultsParagraph, part) = (nil, nil, .plan)
      return .plan
    }
    if Self.opensWithFault(outlineTokens[sentence.tokens]) {
      faultsPeriod = sentence.period
      return .faults
    }
    // 下一步，要…: the turn and what is asked.
    let asks =
      clauses.first.map { $0.asking != nil && !$0.isFault } ?? false || turns && clauses.contains(where: \.isAnchor)
    if faultsParagraph != nil || faultsLevel != nil {
      if !asks || clauses.allSatisfy({ !$0.isAnchor }) && clauses.contains(where: \.isFault) { return .faults }
      faultsParagraph = nil
      return .plan
    }
    if part == .review, isRequest(clauses) { return .plan }
    return part == .plan && isTold(sentence, clauses, outlineTokens) ? .review : part
  }

  /// 过去一年，…。全年栽树900株: told on in the same paragraph ahead of the points.
  private mutating func isTold(_ sentence: OutlinedSentence, _ clauses: [Clause], _ tokens: [Token]) -> Bool {
    guard !hasBody else { return false }
    let own = tokens[sentence.tokens]
    let asks = clauses.contains { $0.asking != nil || $0.deadline != nil || $0.turns || $0.lead != nil }
    if asks || !sentence.marker.isEmpty || own.contains(where: { $0.has(.headingTurn) }) {
      toldParagraph = nil
    } else if own.prefix(6).contains(where: { $0.has(.lookBack) }), clauses.contains(where: \.isPast) {
      toldParagraph = sentence.paragraph
    } else {
      return toldParagraph == sentence.paragraph
    }
    return false
  }

  /// 由农业股牵头…; 6月底前完成…: no one tells the past like that.
  private func isAssigned(_ clause: Clause) -> Bool {
    clause.lead != nil
      || clause.verb != nil && clause.deadline.map { $0.kind == .dated && $0.text.hasSuffix("前") } ?? false
  }

  /// 聚焦突出问题: taken up, not owned up to.
  private func isActedOn(_ clause: Clause, _ tokens: [Token]) -> Bool {
    clause.opening == .leadIn || clause.verb.map { tokens[$0].has(.doing) } ?? false
  }

  /// Before the turn only what is asked of somebody, and nothing told, is a demand.
  private func isRequest(_ clauses: [Clause]) -> Bool {
    clauses.contains { $0.asking != nil && $0.subject != nil || isAssigned($0) } && !clauses.contains(where: \.isPast)
      || clauses.contains { clause in
        clause.asking != nil && clause.subject != nil && clause.evidence.contains { $0.reason == .demand("请") }
      }
  }
}
