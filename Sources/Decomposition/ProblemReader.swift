/// Reads the faults a text admits and groups the clauses that are about one.
struct ProblemReader {
  let outline: Outline
  let sentences: [ReadSentence]
  private var source: SourceText { outline.source }
  private var tokens: [Token] { outline.tokens }

  func problems(answeredBy proposals: [ProposedAssignment]) -> [Problem] {
    var found: [(range: Range<Int>, section: Int, reasons: [Reason])] = []
    var opening: (period: Int, word: String)?
    /// What opened the part: 正视问题 in a heading, 问题 in front of a number.
    var caption: String?
    for (index, sentence) in sentences.enumerated() {
      if let word = captionWord(sentence) { caption = word }
      if sentence.kind == .heading {
        if let range = named(in: sentence) {
          found.append((range, sentence.outlined.section, [.faultPart("关于")]))
        } else if let range = pointed(index) {
          found.append((range, sentence.outlined.section, faultWords(range).map(Reason.fault) + parts(caption)))
        }
        continue
      }
      if let word = tokens[sentence.outlined.tokens].first(where: { $0.has(.faultsOpening) }) {
        opening = (sentence.outlined.paragraph, source.quote(word.range))
      }
      guard !isAboutFaults(sentence) else { continue }
      let groups = sentence.part == .faults ? listed(sentence) : scattered(sentence)
      for group in groups {
        var reasons = faultWords(group).map(Reason.fault)
        if sentence.part == .faults, let opening, opening.period == sentence.outlined.paragraph {
          reasons.append(.faultPart(opening.word))
        }
        if reasons.isEmpty, sentence.part == .faults { reasons = parts(caption) }
        if reasons.isEmpty { continue }
        found.append((group, sentence.outlined.section, reasons))
      }
    }
    let index = PairIndex(proposals.map(\.quote))
    return found.enumerated().map { number, problem in
      let quote = source.quote(problem.range)
      let cause = CauseReader(source: source).cause(in: problem.range)
      let answers = index.alike(quote, atLeast: Self.answering).prefix(3).map { proposals[$0.text].id }
      var because = problem.reasons
      if let cause { because.append(.cause(cause.cause, word: cause.word)) }
      because += answers.isEmpty ? [.unanswered] : answers.map { .answered(by: $0) }
      return Problem(
        id: numbered("I", number + 1), section: outline.sections[problem.section].path,
        span: source.span(problem.range),
        quote: quote, title: title(problem.range), cause: cause?.cause, answers: answers, because: because)
    }
  }

  private func captionWord(_ sentence: ReadSentence) -> String? {
    let own = tokens[sentence.outlined.tokens]
    guard sentence.kind == .heading || PartState.opensWithFault(own) else { return nil }
    return own.first { $0.has([.faultThing, .faultsOpening, .faultsHeading]) }.map { source.quote($0.range) }
  }

  private func parts(_ caption: String?) -> [Reason] { caption.map { [.faultPart($0)] } ?? [] }

  /// （一）苗圃浇灌靠天吃饭。 in a list of faults, where what it is the heading of admits none by itself.
  private func pointed(_ index: Int) -> Range<Int>? {
    let heading = sentences[index]
    guard heading.part == .faults, isStated(heading.clauses, of: heading) else { return nil }
    for sentence in sentences[(index + 1)...].prefix(40) {
      if sentence.kind == .heading || !sentence.outlined.marker.isEmpty { break }
      if sentence.part == .faults, !listed(sentence).isEmpty { return nil }
    }
    guard let first = heading.clauses.first, let last = heading.clauses.last else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }

  private static let topics = Phrases("方面 情况 问题 原因 分析 工作 建设 建议 打算")

  /// A point of a list of faults that says something: no mere topic, and nothing to be done.
  private func isStated(_ clauses: [Clause], of sentence: ReadSentence) -> Bool {
    guard !sentence.outlined.marker.isEmpty, let first = clauses.first, let last = clauses.last
    else { return false }
    return last.range.upperBound - first.range.lowerBound >= 6 && !endsIn(Self.topics, last)
      && first.asking == nil && !clauses.contains { $0.isAnchor || $0.isPast || $0.isRhetoric }
  }

  /// 这些问题…, 根本原因…: speaks about faults already named.
  private func isAboutFaults(_ sentence: ReadSentence) -> Bool {
    guard let first = sentence.clauses.first else { return true }
    return Self.anaphora.first(in: source.folded, first.range) != nil
  }

  /// Pairs of characters that only the two share count one, commoner ones less.
  private static let answering = 0.75

  private static let anaphora = Phrases("这些问题 上述问题 以上问题 这个问题 这一问题 原因就 原因是 原因在 原因主要")

  /// 关于…的问题: a heading of a plan to put things right names the fault.
  private func named(in sentence: ReadSentence) -> Range<Int>? {
    let range = sentence.outlined.range
    let opening = sentence.outlined.marker.upperBound..<range.upperBound
    guard let about = Self.about.first(in: source.folded, opening), about.lowerBound <= opening.lowerBound + 1,
      let end = opening.last(where: { source.folded[$0] == "题" }), end > about.upperBound + 4,
      source.folded[end - 1] == "问"
    else { return nil }
    return about.upperBound..<end + 1
  }

  private static let about = Phrases("关于")

  // MARK: Under 存在的问题

  /// A sentence of a list of faults: a summary (还有短板) with several under it gives one each, otherwise one in all.
  private func listed(_ sentence: ReadSentence) -> [Range<Int>] {
    var clauses = sentence.clauses
    if let opening = clauses.lastIndex(where: { tokens[$0.tokens].contains { $0.has(.faultsOpening) } }) {
      clauses.removeFirst(opening + 1)
      if let colon = clauses.firstIndex(where: endsInColon) { clauses.removeFirst(colon + 1) }
      if areSeen(clauses) { return clauses.map(\.range) }
    }
    // 但还有差距：…: what follows the colon are the faults.
    if let colon = clauses.firstIndex(where: endsInColon), colon + 1 < clauses.count,
      tokens[clauses[colon].tokens].contains(where: { $0.has(.faultThing) })
    {
      clauses.removeFirst(colon + 1)
    }
    if let caption = clauses.first, isCaption(caption), clauses.count > 1 { clauses.removeFirst() }
    clauses = clauses.filter { $0.asking == nil && ($0.isFault || !$0.announces) }
    // 问题1：…: what stands under the caption of a fault, or in the column of faults, is one.
    let isOne = sentence.outlined.cell == .problem || PartState.opensWithFault(tokens[sentence.outlined.tokens])
    if isOne, !clauses.isEmpty { return [clauses[0].range.lowerBound..<clauses[clauses.count - 1].range.upperBound] }
    for index in clauses.indices where opensWith(Self.some, clauses[index]) { clauses[index].isFault = true }
    // 一是…；二是…: whatever the words, a point of a list of faults is one.
    if !clauses.contains(where: \.isFault), isStated(clauses, of: sentence) {
      for index in clauses.indices { clauses[index].isFault = true }
    }
    guard clauses.contains(where: \.isFault) else { return [] }
    if let head = clauses.first, isSummary(head), clauses.count > 3 {
      return grouped(Array(clauses.dropFirst()), statements: 1)
    }
    return grouped(clauses, statements: .max)
  }

  /// 但也要看到，…: what is said to be seen is a fault whatever its words, as long as none of it is told, asked or
  /// exhorted; where all of it says so by its words as well, each clause has to be long enough to stand alone.
  private func areSeen(_ clauses: [Clause]) -> Bool {
    if clauses.count >= 2, clauses.allSatisfy({ $0.isFault && $0.range.count >= 8 }) { return true }
    return !clauses.isEmpty
      && clauses.allSatisfy { clause in
        !clause.isFault && !clause.isAnchor && !clause.isPast && !clause.isRhetoric && clause.asking == nil
          && clause.range.count >= 5
      }
  }

  private func isCaption(_ clause: Clause) -> Bool { clause.range.count <= 6 && endsInColon(clause) }

  private func endsInColon(_ clause: Clause) -> Bool {
    clause.range.upperBound < source.count && source.folded[clause.range.upperBound] == "："
  }

  /// 管养还有短板: a fault in general.
  private func isSummary(_ clause: Clause) -> Bool {
    tokens[clause.tokens].contains { $0.has(.faultThing) } && tokens[clause.tokens].contains { $0.has(.persists) }
      && clause.range.count <= 16
  }

  /// Joins clauses: two statements make one fault, and what has no subject of its own continues the last; a list is
  /// parted only at 特别是, 甚至.
  private func grouped(_ clauses: [Clause], statements limit: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var group: Range<Int>?
    var (isClosed, statements) = (false, 0)
    for clause in clauses {
      let isContinued = continues(clause)
      if let open = group, !opensWith(Self.turns, clause), !isClosed, !isAnother(clause, limit),
        isContinued || statements < limit
      {
        group = open.lowerBound..<clause.range.upperBound
        statements += isContinued ? 0 : 1
      } else {
        if let open = group { found.append(open) }
        (group, statements) = (clause.range, 1)
      }
      isClosed = limit < .max && (endsIn(Self.closings, clause) || isListed(clause))
    }
    if let open = group { found.append(open) }
    return found.filter { range in clauses.contains { $0.isFault && range.overlaps($0.range) } }
  }

  private static let turns = Phrases("特别是 尤其是 甚至 更有甚者 另外 此外")
  /// 有的同志…: among faults, another one.
  private static let some = Phrases("有的 有些 个别 一些 部分 少数")
  /// 薄弱，部分…短缺: where each stands for itself, some of a kind open another fault.
  private func isAnother(_ clause: Clause, _ limit: Int) -> Bool {
    limit < .max && clause.isFault && (opensWith(Self.some, clause) || tokens[clause.tokens.lowerBound].kind == .number)
  }

  private static let closings = Phrases("问题")

  /// Parted from the next by a list comma: a member of a row of faults.
  private func isListed(_ clause: Clause) -> Bool {
    clause.range.upperBound < source.count && source.folded[clause.range.upperBound] == "、"
  }

  private static let problemEnds = Phrases("问题")
  private static let continuing = Phrases(
    "依然 仍然 仍 还 也 又 更 并 且 而且 甚至 给 影响 造成 导致 使 让 对 总是 习惯 擅长 缺乏 不 没 没有 找 极大 严重 特别")

  /// 整改不到位，就是…: said of what would be.
  private static let concluding = Phrases("就是 就会 就要 就难以 必将 势必 就不")

  private func opensWith(_ phrases: Phrases, _ clause: Clause) -> Bool {
    phrases.match(in: source.folded, at: clause.range.lowerBound, before: clause.range.upperBound) != nil
  }

  private func endsIn(_ phrases: Phrases, _ clause: Clause) -> Bool {
    let end = clause.range.upperBound
    return (max(clause.range.lowerBound, end - 3)..<end).contains {
      phrases.match(in: source.folded, at: $0, before: end) == end - $0
    }
  }

  /// Has no subject of its own.
  private func continues(_ clause: Clause) -> Bool {
    opensWith(Self.continuing, clause) && !endsIn(Self.problemEnds, clause)
  }

  // MARK: Anywhere else

  private func scattered(_ sentence: ReadSentence) -> [Range<Int>] {
    var runs: [[Clause]] = [[]]
    for (index, clause) in sentence.clauses.enumerated() {
      let follows = !(runs.last?.isEmpty ?? true)
      let next = index + 1 < sentence.clauses.count ? sentence.clauses[index + 1] : nil
      let isBridge = clause.range.count <= 12 && next?.isFault ?? false
      let announces = next != nil && endsInColon(clause) && tokens[clause.tokens].contains { $0.has(.faultThing) }
      let concludes = announces || next.map { opensWith(Self.concluding, $0) } ?? false
      if clause.isFault && !clause.isRhetoric && !concludes
        || follows && clause.asking == nil && (continues(clause) || isBridge)
      {
        runs[runs.count - 1].append(clause)
      } else if follows {
        runs.append([])
      }
    }
    let admitted = runs.flatMap { grouped($0, statements: 2) }
    return (admitted + sentence.clauses.compactMap(acted)).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// 解决…不足等问题: what something is done about.
  private func acted(_ clause: Clause) -> Range<Int>? {
    guard !clause.isFault, let verb = clause.verb, tokens[verb].has(.doing), endsIn(Self.problemEnds, clause) else {
      return nil
    }
    let range = tokens[verb].range.upperBound..<clause.range.upperBound
    let own = verb + 1..<clause.tokens.upperBound
    guard range.count >= 8, own.contains(where: { tokens[$0].has(.fault) }) else { return nil }
    return range
  }

  // MARK: Fields

  private func faultWords(_ range: Range<Int>) -> [String] {
    tokens[tokenRange(range)].filter { $0.has([.fault, .faultThing, .unnamedSome]) }.prefix(4).map {
      source.quote($0.range)
    }
  }

  private func tokenRange(_ range: Range<Int>) -> Range<Int> {
    func index(_ place: Int) -> Int {
      var (low, high) = (0, tokens.count)
      while low < high {
        let middle = (low + high) / 2
        if tokens[middle].range.lowerBound < place { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let start = index(range.lowerBound)
    return start..<max(start, index(range.upperBound))
  }

  private func title(_ range: Range<Int>) -> String {
    let end = range.first { "，；。".unicodeScalars.contains(source.folded[$0]) } ?? range.upperBound
    return source.quote(range.lowerBound..<min(end, range.lowerBound + 40))
  }
}

/// Which cause the words of a fault point to.
struct CauseReader {
  let source: SourceText

  private static let signs: [(cause: ProblemCause, words: Phrases)] = [
    (
      .attitude,
      Phrases("思想 意识 不想 不愿 不敢 畏难 懈怠 安于现状 恒心 松懈 推诿 不重视 怕 等靠要 作风 责任心 积极性 软弱涣散 懒 贪图 拖着")
    ),
    (.rules, Phrases("制度 机制 体制 考评 考核 职责不清 规定 流程 标准不高 不规范 牵头 协调 体系 监督")),
    (.ability, Phrases("能力 不会 不善于 本领 业务 专业 经验主义 凭老经验 水平 经验不足 不研究 人才 政策")),
    (.person, Phrases("受到处理 违纪 违法 不管不问 不作为 乱作为 个别同志 个别人")),
  ]

  /// The cause whose word comes first.
  func cause(in range: Range<Int>) -> (cause: ProblemCause, word: String)? {
    Self.signs.compactMap { sign in
      sign.words.first(in: source.folded, range).map { (sign.cause, $0) }
    }.min { $0.1.lowerBound < $1.1.lowerBound }.map { ($0.0, source.quote($0.1)) }
  }
}
