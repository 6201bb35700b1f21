/// Tells what is said of a clause as a whole: told or asked, admitted, exhorted, defined.
extension ClauseReader {
  func readTenseAndTone(_ clause: inout Clause) {
    let own = tokens[clause.tokens]
    let asks = clause.asking != nil
    clause.isFrame = clause.verb == nil && source.folded[clause.range.upperBound - 1] == "中"
    clause.announces = own.contains { $0.has(.announcement) }
    clause.turns = clause.tokens.contains { tokens[$0].has(.turn) && (!isMeeting($0) || opens($0, clause)) }
    let speech = clause.tokens.first { tokens[$0].has(.speaking) }
    clause.isRhetoric =
      own.contains { $0.has(.greeting) } || Self.thisPaper.first(in: source.folded, clause.range) != nil
      || speech.map { $0 < clause.verb ?? .max } ?? false || isDefinition(clause) || isScale(clause)
    clause.completes = !asks && own.contains { $0.has(.achieved) }
    clause.isPast = !asks && (tellsBack(clause) || hasPerfective(clause) || liesBack(clause))
    if clause.isPast, isStillDue(clause) { clause.isPast = false }
    if clause.isPast, clause.deadline.map({ isHalf($0) }) ?? false { clause.deadline = nil }
    clause.startsAfresh = clause.verbIsDeed && (own.first.map { $0.has(.urging) && !$0.has(.deed) } ?? false)
    clause.isSlogan = isSlogan(clause)
    if clause.isPast, statesPlan(clause) { (clause.isPast, clause.statesPlan) = (false, true) }
    clause.isFault = !asks && FaultReader(source: source, tokens: tokens).isFault(clause)
  }

  /// 已鉴定的危房9月底前全部腾空: what the thing is, not what was done; the day is still to come.
  private func isStillDue(_ clause: Clause) -> Bool {
    guard let deadline = clause.deadline, deadline.kind == .dated, deadline.text.hasSuffix("前"),
      !source.folded[clause.range].contains("了"), clause.year.map({ $0 >= period.year ?? 0 }) ?? true
    else { return false }
    return deadline.span.start > clause.range.lowerBound + 3 && deadline.span.end < clause.range.upperBound
  }

  /// 对2019年以来的合同…: how far back the thing lies, not the deed.
  private func tellsBack(_ clause: Clause) -> Bool {
    let object =
      clause.objectComesFirst && ["对", "把", "将"].contains(text(clause.tokens.lowerBound))
      ? clause.verb : nil
    let from = object.map { $0 + 1 } ?? clause.tokens.lowerBound
    return (from..<clause.tokens.upperBound).contains {
      tokens[$0].has([.lookBack, .honour]) && !isSpan($0, clause) && !isHopedFor($0, clause)
    }
  }

  private static let spans: Set<String> = ["近年来", "近年", "近几年", "长期以来"]
  private static let yardsticks: Set<String> = ["比上年", "较上年", "上年", "去年"]

  /// 吸取近年来的教训, 用水比上年只减不增: of which years, or against which.
  private func isSpan(_ place: Int, _ clause: Clause) -> Bool {
    if let verb = clause.verb, verb < place, Self.spans.contains(text(place)) { return true }
    return Self.yardsticks.contains(text(place))
      && ClauseWeighing.goals.first(in: source.folded, clause.range) != nil
  }

  private static let hoping: Set<String> = ["力争", "争取", "预计", "计划", "力求"]

  /// 力争全年累计完成…: counted up to what is still to come.
  private func isHopedFor(_ place: Int, _ clause: Clause) -> Bool {
    text(place) == "累计" && (clause.tokens.lowerBound..<place).contains { Self.hoping.contains(text($0)) }
  }

  /// 会议议定 turns where it opens; 会议确定的目标 does not.
  private func isMeeting(_ place: Int) -> Bool { text(place).hasPrefix("会议") }

  private func opens(_ place: Int, _ clause: Clause) -> Bool {
    tokens[clause.tokens.lowerBound..<place].allSatisfy { $0.has([.joint, .inert]) || $0.kind == .blank }
  }

  /// 2023年 in a text for 2024; 上半年 in one that looks back on it.
  private func liesBack(_ clause: Clause) -> Bool {
    if let year = clause.year, let own = period.year, year > 0, year < own { return true }
    return period.looksBackOnHalf && clause.deadline.map(isHalf) ?? false
  }

  private func isHalf(_ deadline: DeadlineText) -> Bool { deadline.text == "上半年" || deadline.text == "今年上半年" }

  /// 制定本方案: speaks of the text itself.
  private static let thisPaper = Phrases(
    """
    制定本 制订本 签订本 出台本 编制本 印发本 本方案自 本办法自 本责任书 负责解释 一式两份 一式三份 各执一份 同时废止 印发之日 发布之日
    之日起施行 之日起执行 之日起生效 为准 百分制 千分制
    """)

  private static let planned = Phrases("谋划了 安排了 确定了 部署了 明确了 梳理了 排定了 谋划 梳理形成 安排")
  private static let plans = Phrases("工作 任务 项目 实事 事项 措施")

  /// 全年安排了8件实事: the count of what is planned is itself to be kept.
  private func statesPlan(_ clause: Clause) -> Bool {
    guard let verb = Self.planned.first(in: source.folded, clause.range) else { return false }
    let measure = clause.measures.first { $0.isNumeric && $0.span.start >= verb.upperBound }
    return measure.map { Self.plans.first(in: source.folded, $0.span.end..<clause.range.upperBound) != nil } ?? false
  }

  /// Phrases of at most five characters, with nothing in them that could be inspected.
  func isSlogan(_ clause: Clause) -> Bool {
    guard clause.asking == nil, clause.cadence == nil, clause.deadline?.kind != .dated, clause.documents.isEmpty,
      !clause.measures.contains(where: \.isNumeric)
    else { return false }
    let phrases = source.folded[clause.range].split(separator: "、")
    return phrases.allSatisfy { $0.count <= 5 } && (phrases.count > 1 || clause.range.count == 4)
  }

  private static let grades = Phrases("为优秀 为良好 为合格 为不合格 为基本合格 为较差 等次 满分")
  private static let results = Phrases("考核结果 评分结果 考核得分 综合得分 评价结果 考核总分")

  /// 90分以上为优秀, 日常检查占40%: how marks are given, not what is to be done.
  private func isScale(_ clause: Clause) -> Bool {
    guard clause.asking == nil else { return false }
    if Self.grades.first(in: source.folded, clause.range) != nil, clause.measures.contains(where: { $0.unit == "分" }) {
      return true
    }
    if Self.results.match(in: source.folded, at: clause.range.lowerBound, before: clause.range.upperBound) != nil,
      source.folded[clause.range].contains("由")
    {
      return true
    }
    return clause.measures.contains { measure in
      measure.unit == "%" && measure.span.start > clause.range.lowerBound
        && source.folded[measure.span.start - 1] == "占" && measure.bound == .exactly
    }
  }

  /// X是Y: says what something is.
  private func isDefinition(_ clause: Clause) -> Bool {
    if source.folded[clause.range.lowerBound] == "这", source.folded[clause.range].contains("是") { return true }
    guard clause.asking == nil, clause.verb == nil || clause.objectComesFirst else { return false }
    return (clause.tokens.lowerBound + 1..<max(clause.tokens.lowerBound + 1, clause.tokens.upperBound - 1)).contains {
      guard tokens[$0].kind == .other, text($0) == "是" else { return false }
      return !tokens[$0 - 1].has([.persists, .leadIn])
        && !"还就也又都不或、".unicodeScalars.contains(source.folded[tokens[$0].range.lowerBound - 1])
    }
  }

  /// `开展了`, `出台了`: done already.
  private func hasPerfective(_ clause: Clause) -> Bool {
    for place in clause.range where source.folded[place] == "了" && place > clause.range.lowerBound {
      let next = place + 1 < clause.range.upperBound ? source.folded[place + 1] : " "
      if !"解断却".unicodeScalars.contains(next), !"为除".unicodeScalars.contains(source.folded[place - 1]) { return true }
    }
    return false
  }
}
