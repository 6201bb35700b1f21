/// Tells what a sentence reports of the present: what there is, and how much of a plan is done.
extension SentenceReader {
  private static let stock = Phrases("现有 共有 现共有 目前有 已有 现存")
  private static let plan = Phrases(
    ["年度", "全年", "年初", "总", "年", "既定", "当年", ""].flatMap { year in
      ["计划", "目标", "任务", "目标任务", "计划任务", "投资计划", "计划投资"].map { year + $0 }
    }.joined(separator: " "))

  /// 全市现有花房120座; 完成投资3亿元，占年度计划的52%: told, together with what leads up to it.
  func told(_ clauses: [Clause]) -> [Clause] {
    var clauses = clauses
    let isDated = clauses.contains { clause in
      clause.deadline.map { $0.kind == .dated && !Clause.spans.contains($0.text) } ?? false
    }
    var states: Int?
    for index in clauses.indices where clauses[index].asking == nil {
      // 其中国有30座: of what was counted.
      let goesOn = index > 0 && states == index - 1 && clauses[index].verb == nil && clauses[index].deadline == nil
      if statesStock(clauses[index]) || goesOn { (clauses[index].isStock, states) = (true, index) }
      guard !isDated, statesShare(clauses[index]) else { continue }
      var first = index
      while first > 0, clauses[first - 1].asking == nil, !clauses[first - 1].turns { first -= 1 }
      for place in first...index where !clauses[place].isFault { clauses[place].isPast = true }
    }
    return clauses
  }

  /// 全市现有花房120座: how many there are, of themselves.
  private func statesStock(_ clause: Clause) -> Bool {
    guard clause.verb == nil, clause.lead == nil, clause.deadline == nil, clause.cadence == nil,
      let word = Self.stock.first(in: text, clause.range), word.lowerBound - clause.range.lowerBound <= 12
    else { return false }
    return clause.measures.contains { $0.isNumeric && $0.span.start >= word.upperBound }
  }

  /// 占年度计划的52%, 完成目标任务的60%
  private func statesShare(_ clause: Clause) -> Bool {
    guard clause.cadence == nil, clause.lead == nil, clause.subject == nil else { return false }
    return clause.measures.contains { measure in
      guard measure.unit == "%", measure.bound == .exactly else { return false }
      return clause.range.contains { place in
        guard place < measure.span.start, "占成".unicodeScalars.contains(text[place]),
          let count = Self.plan.match(in: text, at: place + 1, before: measure.span.start)
        else { return false }
        return text[place + 1 + count..<measure.span.start].allSatisfy { "的总量投资".unicodeScalars.contains($0) }
      }
    }
  }
}
