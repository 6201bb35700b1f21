/// Gathers the clauses of each sentence into assignments and requirements.
struct ProposalGatherer {
  let outline: Outline
  let sentences: [ReadSentence]
  let responsibility: Responsibility

  func proposals() -> [ProposedAssignment] {
    var found: [ProposedAssignment] = []
    let references = ReferenceReader(outline)
    let compounds = CompoundSplitter(source: outline.source, tokens: outline.tokens)
    for sentence in sentences where sentence.kind != .heading && sentence.part == .plan && !greets(sentence) {
      for group in groups(in: sentence) {
        let parts = compounds.parts(of: group.clauses)
        for (index, part) in parts.enumerated() {
          let builder = ProposalBuilder(
            outline: outline, clauses: group.clauses, part: part, place: (index + 1, parts.count), group: group,
            sectionIndex: sentence.outlined.section, responsibility: responsibility,
            references: references)
          found.append(builder.build(number: found.count + 1))
        }
      }
    }
    return found
  }

  /// A row of a table, or a line of a list, is a row of a ledger.
  private func groups(in sentence: ReadSentence) -> [Group] {
    let isRow = sentence.outlined.isRow && !sentence.clauses.contains { $0.isPast || $0.isFault }
    guard sentence.outlined.cell == .task || isRow else { return groups(of: sentence.clauses) }
    return sentence.clauses.isEmpty ? [] : [Group(clauses: sentence.clauses)]
  }

  /// 让我们…, 希望大家…: a farewell, whatever it calls for. A mere 同志们 is not one.
  private func greets(_ sentence: ReadSentence) -> Bool {
    sentence.clauses.contains { clause in
      clause.range.count > 4 && outline.tokens[clause.tokens].contains { $0.has(.greeting) }
    }
  }

  /// Clauses of one proposal, who is asked, and whether the sentence spoke of the year.
  struct Group {
    var clauses: [Clause] = []
    var subject: Subject?
    var namesYear = false
    /// Its sentence asks somebody, in whatever clause; otherwise it lists measures.
    var inDemand = false
    var lead: Range<Int>?
    var helpers: [Range<Int>] = []
    /// 以周保月，挂图作战: only says how everyone is to work.
    var isWayOfWorking = false

    /// Nothing in it can be inspected yet, as in `要盯紧市场，…`.
    var isVague: Bool {
      clauses.allSatisfy { !$0.isChecked && (!$0.verbIsDeed || $0.things.isEmpty) }
    }
    /// 要大力抓好项目建设: names the subject of what follows.
    var isTopic: Bool {
      guard let only = clauses.first, clauses.count == 1 else { return false }
      return (only.asking != nil || only.opensPoint) && only.range.count <= 16 && !only.isChecked && !only.verbIsDeed
        && only.subject == nil
    }
    var canGrow: Bool { clauses.count < (isVague ? 4 : 3) }
    /// Neither counted nor named nor on paper: what a clerk would put in one row with its neighbour.
    func isPlain(_ tokens: [Token]) -> Bool {
      clauses.filter { $0.opening != .leadIn }.count == 1
        && clauses.allSatisfy { $0.opening == .leadIn || $0.isPlain(tokens) }
    }
  }

  /// 责任科室：采购中心: says who, not what.
  private func isDuty(_ clause: Clause) -> Bool {
    if responsibility.isBracketed(clause.range) { return true }
    let first = clause.tokens.lowerBound
    if outline.tokens[first].has(.label),
      !outline.tokens[clause.tokens].contains(where: { $0.has(.doing) && !$0.has(.label) })
    {
      return true
    }
    return first > 1 && outline.tokens[first - 1].kind == .comma && outline.tokens[first - 2].has(.label)
      && outline.source.folded[outline.tokens[first - 1].range.lowerBound] == "："
  }

  private func groups(of all: [Clause]) -> [Group] {
    let clauses = all.filter { !isDuty($0) }
    if let ways = WayReader(source: outline.source).ways(clauses) { return [ways] }
    let inDemand = clauses.contains { $0.asking != nil }
    let isList = !inDemand && clauses.contains { $0.isAnchor && $0.isChecked }
    var (found, group, pending, held): ([Group], Group, [Clause], [Clause]) = ([], Group(), [], [])
    var subject: Subject?
    /// Named before the first deed: holds for all of them.
    var ahead = Group()
    var (isPast, namesYear) = (false, false)
    func flush() {
      if group.clauses.isEmpty, pending.contains(where: { $0.weight >= Clause.threshold && !$0.isBareDate }) {
        group = Group(clauses: pending, subject: subject, namesYear: namesYear, inDemand: inDemand)
      }
      if !group.clauses.isEmpty {
        group.lead = group.lead ?? ahead.lead
        group.helpers += ahead.helpers
        found.append(group)
      }
      (group, held, pending) = (Group(), [], [])
    }
    for clause in clauses {
      if clause.asking != nil { isPast = false } else if clause.isPast { isPast = true }
      if let named = clause.subject { subject = named }
      if clause.namesYear { namesYear = true }
      if !clause.helpers.isEmpty || clause.lead != nil, clause.verb == nil || !clause.isAnchor {
        note(clause, &group, &found, &ahead)
      }
      switch role(
        of: clause, isPast: isPast, after: group, pending.last, isMember: isList && clause.isMember(outline.tokens))
      {
      case .out:
        flush()
      case .anchor:
        let preludes = near(group.clauses.isEmpty ? pending : held, to: clause)
        if !group.clauses.isEmpty { flush() }
        group = Group(clauses: preludes + [clause], subject: subject, namesYear: namesYear, inDemand: inDemand)
        (pending, held) = ([], [])
      case .detail:
        if group.clauses.isEmpty {
          group = Group(clauses: Array(pending.suffix(1)), subject: subject, namesYear: namesYear, inDemand: inDemand)
          pending = []
        }
        group.clauses += held + [clause]
        held = []
      case .prelude:
        if !group.clauses.isEmpty, clause.isBareDate || !group.isVague || group.clauses[0].opening == .leadIn {
          flush()
        }
        if group.clauses.isEmpty { pending.append(clause) } else { held.append(clause) }
      case .gap:
        if group.clauses.isEmpty { continue }
        if group.isVague { held.append(clause) } else { flush() }
      }
    }
    flush()
    return found
  }

  /// 市政科牵头，园林站配合: said after the deed it is about.
  private func note(_ clause: Clause, _ group: inout Group, _ found: inout [Group], _ ahead: inout Group) {
    func add(_ group: inout Group) {
      group.lead = group.lead ?? clause.lead
      group.helpers += clause.helpers
    }
    if !group.clauses.isEmpty {
      add(&group)
    } else if !found.isEmpty {
      add(&found[found.count - 1])
    } else {
      add(&ahead)
    }
  }

  /// What leads up to a deed, as long as it does not outweigh it.
  private func near(_ preludes: [Clause], to clause: Clause) -> [Clause] {
    var kept: [Clause] = []
    for prelude in preludes.reversed() where kept.count == 0 || kept[0].range.lowerBound - prelude.range.upperBound < 40
    {
      guard clause.range.lowerBound - prelude.range.lowerBound <= clause.range.count * 3 / 2 + 6 else { break }
      kept.insert(prelude, at: 0)
    }
    return kept
  }

  private enum Role { case out, anchor, detail, prelude, gap }

  private func role(of clause: Clause, isPast: Bool, after group: Group, _ prelude: Clause?, isMember: Bool) -> Role {
    if isPast || clause.isStock || clause.isFault || clause.isRhetoric || clause.announces { return .out }
    if countsPart(clause, of: group) { return .detail }
    let isOpen = !group.clauses.isEmpty && group.canGrow
    let isAsked = group.clauses.contains { $0.asking != nil }
    let pairs =
      !group.inDemand && group.isPlain(outline.tokens) && clause.isPlain(outline.tokens) && clause.asking == nil
    if clause.opening == .leadIn || clause.isBareDate { return .prelude }
    if let last = group.clauses.last, isOpen || group.clauses.count < 6, isParallel(clause, to: last) { return .detail }
    if isRhythm(clause), !group.clauses.isEmpty { return .detail }
    if clause.isSlogan, clause.asking == nil, isOpen { return .detail }
    if clause.isAnchor, !clause.isSlogan || clause.isChecked || clause.asking != nil {
      if isOpen, isStep(clause, of: group) { return .detail }
      let deed = group.clauses.last { $0.verb.map { outline.tokens[$0].has(.doing) } ?? false }
      if deed.map({ endsDeed(clause, of: $0) || tellsReach(clause, of: $0) })
        ?? false
      {
        return .detail
      }
      if pairs || isMinor(clause) && isOpen { return .detail }
      // 8月底前全部整改: the deadline of what was said.
      let isBare =
        clause.things.allSatisfy { outline.tokens[$0].has([.deed, .event]) } && clause.range.count <= 12
        && clause.subject == nil && clause.tokens.contains { outline.tokens[$0].has(.extent) }
      if isBare, !group.clauses.isEmpty, group.clauses.count < 6, clause.deadline?.kind == .dated,
        clause.documents.isEmpty
      {
        return .detail
      }
      let isOwn =
        clause.subject != nil || clause.cadence != nil
        || clause.deadline?.kind == .dated
          && (clause.asking != nil || clause.objectComesFirst && clause.verbIsDeed && clause.range.count >= 16)
      let forbids = group.clauses.contains(where: \.forbids)
      if isOpen, !forbids, isAsked || group.isTopic, group.isVague, !isOwn || group.isTopic && clause.subject == nil,
        group.isTopic || !clause.startsAfresh
      {
        return .detail
      }
      return .anchor
    }
    if isMember { return .anchor }
    if clause.isSlogan, isOpen || group.clauses.isEmpty && prelude.map({ isStatement($0, before: clause) }) ?? false {
      return .detail
    }
    if clause.opening == .purpose { return .gap }
    let acts = clause.asking != nil || clause.verb != nil
    if group.clauses.isEmpty { return acts ? .prelude : .gap }
    let isAbstract = clause.evidence.contains { if case .abstract = $0.reason { true } else { false } }
    if isOpen, isAsked, !isAbstract, acts { return .detail }
    if pairs, clause.weight == Clause.threshold - 1 { return .detail }
    return acts && !isOpen && isAsked ? .prelude : .gap
  }

  private static let ends = Phrases(
    "建成 建成投用 建成开放 建成通车 投用 投入使用 完工 竣工 竣工验收 交付 交付使用 通车 开放 启用 上线 上线运行 完成 完成主体 主体完工 主体封顶 封顶 开工 开工建设 达产 投产 运行")

  /// 新建公园8个，9月底前建成开放: by when what stands before it is done; nothing else is named.
  private func endsDeed(_ clause: Clause, of last: Clause) -> Bool {
    guard last.verb != nil, last.deadline?.kind != .dated, let deadline = clause.deadline, deadline.kind == .dated,
      clause.subject == nil, clause.documents.isEmpty, !clause.measures.contains(where: \.isNumeric),
      deadline.span.start - clause.range.lowerBound <= 2
    else { return false }
    var rest = max(deadline.span.end, clause.range.lowerBound)..<clause.range.upperBound
    while let word = Self.ends.match(in: outline.source.folded, at: rest.lowerBound, before: rest.upperBound) {
      rest = rest.lowerBound + word..<rest.upperBound
    }
    return rest.isEmpty && deadline.span.end < clause.range.upperBound
  }

  private static let reaches = Phrases("惠及 受益 覆盖 带动 服务 辐射 可惠及 预计惠及 涉及")

  /// 惠及居民2300户: whom the deed before it reaches.
  private func tellsReach(_ clause: Clause, of last: Clause) -> Bool {
    last.verb != nil && clause.measures.contains(where: \.isNumeric) && clause.asking == nil && clause.deadline == nil
      && Self.reaches.match(in: outline.source.folded, at: clause.range.lowerBound, before: clause.range.upperBound)
        != nil
  }

  /// 其中银杏60株，国槐40株: parts of what was counted before.
  private func countsPart(_ clause: Clause, of group: Group) -> Bool {
    guard clause.verb.map({ !outline.tokens[$0].has(.doing) }) ?? true, clause.asking == nil, clause.deadline == nil,
      clause.subject == nil, clause.lead == nil,
      let unit = clause.measures.first(where: \.isNumeric)?.unit,
      group.clauses.contains(where: { $0.measures.contains { $0.unit == unit } })
    else { return false }
    func opens(_ clause: Clause) -> Bool {
      outline.source.quote(outline.tokens[clause.tokens.lowerBound].range) == "其中"
    }
    return opens(clause) || group.clauses.contains(where: opens)
  }

  private static let submitting: Set<String> = ["报", "上报", "报送", "提交", "报批"]

  /// 8月底前报市政府审批, 覆盖面不低于30%: when and how far the deed before it is to be done.
  private func isStep(_ clause: Clause, of group: Group) -> Bool {
    guard clause.subject == nil, group.clauses.contains(where: { $0.verb != nil }), clause.range.count <= 14 else {
      return false
    }
    if let verb = clause.verb {
      return Self.submitting.contains(outline.source.quote(outline.tokens[verb].range)) && clause.asking == nil
    }
    return clause.setsLevel && clause.range.count <= 9
  }

  /// 建立台账, 逐一销号: a step of what was said before it.
  private func isMinor(_ clause: Clause) -> Bool {
    goesOn(clause) || isResult(clause)
      || clause.range.count <= 6 && clause.asking == nil && clause.cadence == nil && clause.documents.isEmpty
        && clause.deadline == nil && !clause.measures.contains(where: \.isNumeric)
  }

  /// 确保年内完工: the end of what was said before.
  private func isResult(_ clause: Clause) -> Bool {
    guard clause.range.count <= 9, clause.subject == nil, clause.documents.isEmpty, clause.cadence == nil,
      !clause.measures.contains(where: \.isNumeric), let asking = clause.asking
    else { return false }
    return outline.source.quote(outline.tokens[asking].range) == "确保"
  }

  /// 由市政处组织实施, 并及时报告: the deed last, done to what was said before.
  private func goesOn(_ clause: Clause) -> Bool {
    guard !clause.isChecked, clause.things.isEmpty, clause.asking == nil, let verb = clause.verb else { return false }
    return verb == clause.tokens.upperBound - 1
      && (clause.lead != nil || outline.tokens[clause.tokens.lowerBound].has(.joint))
  }

  /// 以周保月: how the work before it is to be kept up.
  private func isRhythm(_ clause: Clause) -> Bool {
    clause.verb == nil && clause.cadence.map { outline.source.folded[$0.span.start] == "以" } ?? false
  }

  /// 牢牢抓住“一把手”责任: says enough to stand alone once a slogan completes it.
  private func isStatement(_ clause: Clause, before slogan: Clause) -> Bool {
    clause.opening == .leadIn && slogan.range.lowerBound - clause.range.upperBound == 1
      && (!clause.things.isEmpty || outline.source.folded[clause.range].contains("“"))
  }

  /// 对…表彰，对…批评: clauses that open with the same word and do something to different things.
  private func isParallel(_ clause: Clause, to last: Clause) -> Bool {
    guard clause.objectComesFirst, last.objectComesFirst, clause.treats == nil, clause.subject == nil,
      !clause.isChecked || !last.isChecked
    else { return false }
    func coverb(_ clause: Clause) -> String? {
      clause.tokens.prefix(3).first { outline.tokens[$0].has(.coverb) }.map {
        outline.source.quote(outline.tokens[$0].range)
      }
    }
    return coverb(clause) != nil && coverb(clause) == coverb(last)
  }
}
