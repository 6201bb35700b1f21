/// Weighs what a clause has: each piece of evidence is a reason a person can argue with.
struct ClauseWeighing {
  let source: SourceText
  let tokens: [Token]

  func evidence(for clause: Clause, asksByMarker: Bool, isEntry: Bool) -> [Evidence] {
    var evidence: [Evidence] = []
    func add(_ weight: Int, _ reason: Reason) { evidence.append(Evidence(reason: reason, weight: weight)) }
    if let asking = clause.asking {
      let token = tokens[asking]
      add(clause.forbids ? 2 : 1, clause.forbids ? .prohibition(word(token)) : .demand(word(token)))
    } else if asksByMarker {
      add(1, .demand("要"))
    }
    if let subject = clause.subject, clause.asking != nil {
      let isAnybody = Self.anybody.match(
        in: source.folded, at: subject.range.lowerBound, before: subject.range.upperBound)
      add(isAnybody == subject.range.count ? 0 : 1, .addressed(source.quote(subject.range)))
    }
    if let lead = clause.lead { add(1, .lead(source.quote(lead))) }
    if let verb = clause.verb {
      let token = tokens[verb]
      if token.has(.stance), !token.has(.doing) {
        add(clause.asking == nil ? -2 : -1, .exhortation(word(token)))
      } else {
        // 抓好落实: a deed done to nothing.
        let isBare = verb == clause.tokens.upperBound - 1 && !clause.objectComesFirst && !clause.hasTopic
        let isDeed = clause.verbIsDeed && !isBare
        add(isDeed ? 2 : 1, isDeed ? .action(word(token)) : .effort(word(token)))
      }
    }
    if let thing = clause.things.last {
      // 推进…工程: an undertaking under its own name is more than an effort about something.
      let isHead = isHead(thing, of: clause)
      let isUndertaking =
        isHead && !clause.verbIsDeed && (tokens[thing].has([.undertaking, .formal]) || isRule(thing, of: clause))
        && clause.verb.map { tokens[$0].has(.effort) } ?? false
      if clause.verbIsDeed || isHead { add(isUndertaking ? 2 : 1, .thing(word(tokens[thing]))) }
    }
    if clause.things.isEmpty, let object = plainObject(clause) { add(1, .thing(source.quote(object))) }
    if clause.things.isEmpty, clause.objectComesFirst || clause.hasTopic, let verb = clause.verb,
      tokens[verb].has(.doing)
    {
      let object = clause.core..<max(clause.core, tokens[verb].range.lowerBound)
      add(1, .thing(source.quote(object.isEmpty ? clause.range : object)))
    }
    if clause.verb != nil, let name = specific(clause) { add(1, .named(name)) }
    if let deadline = clause.deadline {
      add(
        deadline.kind == .dated && !(clause.verb == nil && Clause.spans.contains(deadline.text)) ? 3 : 1,
        .deadline(deadline.text))
    }
    if let word = tokens[clause.tokens].first(where: { $0.has(.regular) }), clause.cadence == nil {
      add(1, .regularly(source.quote(word.range)))
    }
    if let cadence = clause.cadence { add(3, .cadence(cadence.text)) }
    if let measure = clause.measures.first { add(2, .measure(measure.text)) }
    if clause.verb == nil, let measure = clause.measures.first(where: \.isNumeric),
      let level = level(of: measure, clause)
    {
      add(2, .level(source.quote(level)))
    }
    for document in clause.documents { add(clause.verb == nil ? 1 : 2, .document(source.quote(document))) }
    if clause.forbids, clause.verb == nil, let asking = clause.asking,
      let fault = tokens[asking + 1..<clause.tokens.upperBound].first(where: { $0.has(.fault) })
    {
      add(1, .named(word(fault)))
    }
    if let redLine = clause.redLines.first { add(1, .redLine(source.quote(redLine))) }
    if let treats = clause.treats { add(1, .redLine(word(tokens[treats]))) }
    if let goal = goal(clause) { add(3, .level(source.quote(goal))) }
    let isCounted =
      clause.cadence != nil || clause.deadline?.kind == .dated || clause.measures.contains(where: \.isNumeric)
    if !isCounted, let abstract = abstractEnd(clause) { add(-2, .abstract(word(tokens[abstract]))) }
    if isEntry, clause.verb != nil { add(1, .entry) }
    if clause.announces { add(-4, .announcement) }
    if clause.opening == .purpose || clause.opening == .leadIn, clause.verb == nil, clause.asking == nil {
      add(-1, .leadIn)
    }
    return evidence
  }

  static let goals = Phrases("下达任务 下达的任务 下达目标 全覆盖 同步 清零 只减不增 只降不升 零增长 应急值守 小时值守 小时值班")

  /// 绿地增长与人口增长同步: a state to be reached, at the end of what it is said of.
  private func goal(_ clause: Clause) -> Range<Int>? {
    let end = clause.range.upperBound
    guard clause.range.count >= 6 else { return nil }
    return (clause.range.lowerBound + 3..<end).first { place in
      Self.goals.match(in: source.folded, at: place, before: end) == end - place
    }.map { $0..<end }
  }

  private static let levels = Phrases(
    "达到 不低于 不少于 不超过 控制在 降至 降到 提高到 提升到 提升至 提高至 保持在 稳定在 压缩至 压缩到 增长 下降 压减 压降 降低 减少 提高 提升")

  private static let rules: Set<String> = ["制度", "机制", "责任制", "责任制度", "规定", "规程", "办法", "清单"]
  private static let keeping: Set<String> = ["落实", "严格落实", "执行", "严格执行"]

  /// 落实…制度: a rule with a name of its own is kept, or it is not.
  private func isRule(_ thing: Int, of clause: Clause) -> Bool {
    guard let verb = clause.verb, Self.keeping.contains(word(tokens[verb])), Self.rules.contains(word(tokens[thing]))
    else {
      return false
    }
    return tokens[thing].range.upperBound - tokens[verb].range.upperBound >= 8
  }

  /// 覆盖率达到90%: a level to be reached.
  private func level(of measure: Measure, _ clause: Clause) -> Range<Int>? {
    let near = max(clause.range.lowerBound, measure.span.start - 4)..<measure.span.end
    if let word = Self.levels.first(in: source.folded, near) { return word }
    // 办结率100%
    let isRate =
      measure.span.start > near.lowerBound && "率比".unicodeScalars.contains(source.folded[measure.span.start - 1])
    return isRate || [.atLeast, .atMost, .about].contains(measure.bound) ? measure.span.range : nil
  }

  /// 开工建设北环高速: whatever is built is a thing, known or not.
  private func plainObject(_ clause: Clause) -> Range<Int>? {
    guard let verb = clause.verb, tokens[verb].has(.building), !clause.objectComesFirst, !clause.hasTopic else {
      return nil
    }
    let object = tokens[verb].range.upperBound..<clause.range.upperBound
    return object.count >= 3 ? object : nil
  }

  private static let anybody = Phrases("我们 大家 同志们 我们大家 我们各级")

  /// What the clause is about stands at its end, or before its number.
  private func isHead(_ thing: Int, of clause: Clause) -> Bool {
    if clause.objectComesFirst { return true }
    return (thing + 1..<clause.tokens.upperBound).allSatisfy { place in
      let token = tokens[place]
      return token.kind == .closing || token.kind == .blank || token.has(.measureWord) || token.kind == .number
        || token.has([.routine, .doing])
        || Self.tails.match(in: source.folded, at: token.range.lowerBound, before: token.range.upperBound)
          == token.range.count
    }
  }

  private static let tails = Phrases("前期 前期工作 等 工作 力度 任务 落实 等工作 范围 方面 好 进度 机制")

  private func word(_ token: Token) -> String { source.quote(token.range) }

  /// A name in quotes, or several things in a row.
  private func specific(_ clause: Clause) -> String? {
    let start = max(clause.core, clause.range.lowerBound)
    for place in start..<clause.range.upperBound {
      switch source.folded[place] {
      // 亲自抓、带头抓: a list of deeds names nothing.
      case "、" where clause.verb.map { tokens[$0].range.upperBound == place } ?? false: continue
      case "等" where place == start: continue
      case "“", "‘", "等", "、", "（": return source.quote(place..<place + 1)
      // 二期工程: which of them.
      case "期"
      where place > start && source.folded[place - 1].isNumeral
        && !clause.measures.contains { $0.span.range.contains(place) }:
        return source.quote(place - 1..<place + 1)
      default: continue
      }
    }
    guard let verb = clause.verb, let last = clause.things.last, verb < last else { return nil }
    // A和B: two things in one clause.
    let joined = (verb + 1..<last).first { place in
      source.folded[tokens[place].range].contains { "和及与".unicodeScalars.contains($0) }
    }
    return joined.map { word(tokens[$0]) }
  }

  /// The abstract word the clause ends in, past 等 and closing quotes.
  private func abstractEnd(_ clause: Clause) -> Int? {
    var last = clause.tokens.upperBound - 1
    while last > clause.tokens.lowerBound,
      tokens[last].kind == .closing || tokens[last].kind == .blank
        || tokens[last].range.count == 1 && source.folded[tokens[last].range.lowerBound] == "等"
    {
      last -= 1
    }
    return tokens[last].has(.abstract) && !tokens[last].has(.thing) ? last : nil
  }
}
