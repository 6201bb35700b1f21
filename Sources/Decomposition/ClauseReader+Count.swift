/// What is counted in a plan is done, whatever the word for it: 送花上门600盆.
extension ClauseReader {
  /// Say that something is there, or how much of it.
  private static let being = Phrases("有 是 为 共 达 占 超 约 等 均 系 的")

  /// 为公园配备对讲机12部: something is put there, and so many of it.
  func isSupplied(_ place: Int, _ clause: Clause) -> Bool {
    tokens[place].has(.deed) && tokens[place].has(.building)
      && clause.measures.contains { $0.isNumeric && $0.span.start >= tokens[place].range.upperBound }
  }

  private static let records = Phrases("考核 考评 评价 预算 述职 档案 考核内容 考核范围 督查范围 信用记录")
  private static let strict: Set<String> = ["一律", "立即", "坚决", "严肃", "从严", "一票"]

  /// 巡查结果纳入年度考核, 枯枝断落的立即封路: what is to be done with it, whenever it comes up.
  func readTreatment(_ start: Int, _ clause: inout Clause) -> Bool {
    let limit = clause.tokens.upperBound
    let first = clause.tokens.lowerBound
    if let place = (max(start, first + 1)..<max(start, first + 1, limit)).first(where: { text($0) == "纳入" }),
      Self.records.first(in: source.folded, tokens[place].range.upperBound..<clause.range.upperBound) != nil,
      tokens[place].range.lowerBound - clause.range.lowerBound >= 3
    {
      (clause.verb, clause.verbIsDeed, clause.objectComesFirst, clause.opening) = (place, true, true, .verb)
      return true
    }
    // 评价结果与预算安排挂钩
    if let last = clause.tokens.last, text(last) == "挂钩", last > first + 2,
      clause.tokens.contains(where: { ["与", "同", "和"].contains(text($0)) })
    {
      (clause.verb, clause.verbIsDeed, clause.objectComesFirst, clause.opening) = (last, true, true, .verb)
      return true
    }
    guard
      let place = (first..<max(first, limit - 1)).first(where: {
        Self.strict.contains(text($0)) && isConditional($0, clause)
      })
    else { return false }
    var deed = place + 1
    while deed + 1 < limit, tokens[deed].has(.urging), !tokens[deed].has(.deed) { deed += 1 }
    guard tokens[deed].kind == .other || tokens[deed].has([.doing, .event]) else { return false }
    (clause.verb, clause.verbIsDeed, clause.objectComesFirst, clause.opening) = (deed, true, true, .verb)
    clause.treats = place
    return true
  }

  /// …的，立即…; …的一律…; 水库一律…
  private func isConditional(_ place: Int, _ clause: Clause) -> Bool {
    let before = clause.range.lowerBound..<tokens[place].range.lowerBound
    guard before.count >= 4 else { return false }
    let last = source.folded[before.upperBound - 1] == "，" ? before.upperBound - 2 : before.upperBound - 1
    if source.folded[last] == "的" { return true }
    return text(place) == "一律" && clause.asking == nil && tokens[place - 1].has(.thing)
  }

  /// 利用废弃苗圃建设花园6处: the means, and what it is for, in numbers.
  func isBuiltInNumbers(_ place: Int, _ clause: Clause) -> Bool {
    // 利用橱窗宣传《…办法》
    if tokens[place].has(.deed), let first = clause.documents.first,
      first.lowerBound <= tokens[place].range.upperBound + 1, first.lowerBound >= tokens[place].range.upperBound
    {
      return true
    }
    return tokens[place].has([.building, .making]) || text(place) == "建设"
      ? clause.measures.contains { $0.isNumeric && $0.span.start > tokens[place].range.upperBound } : false
  }

  /// A verb no one need know, its object and how many of it, with nothing in front and nothing behind.
  func isCounted(_ clause: Clause, from place: Int) -> Bool {
    guard clause.subject == nil, let measure = clause.measures.first(where: \.isNumeric), !measure.unit.contains("%"),
      !measure.text.contains("余"),
      measure.unit != "个百分点", clause.range.upperBound - (clause.measures.last?.span.end ?? 0) <= 6
    else { return false }
    let head = tokens[place]
    guard head.range.lowerBound < measure.span.start else { return false }
    guard head.kind == .other || head.has(.event), !head.has([.addressee, .everyone, .joint, .unnamedSome, .persists])
    else { return false }
    let said = head.range.lowerBound..<measure.span.start
    return (4...24).contains(said.count) && Self.being.first(in: source.folded, said) == nil
      && !tokens[clause.tokens].contains {
        $0.has([.lookBack, .trend, .rank, .honour, .first, .fault, .addressee, .leadIn]) && !$0.has(.doing)
      }
  }
}
