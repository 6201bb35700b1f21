/// Tells whether a clause admits a fault.
struct FaultReader {
  let source: SourceText
  let tokens: [Token]

  func isFault(_ clause: Clause) -> Bool {
    let own = clause.tokens
    // 养护合同拖欠款项情况: what is looked into.
    if clause.range.count >= 6, source.quote(clause.range.suffix(2)) == "情况" { return false }
    let head = clause.verb.map { tokens[$0] }
    let isDone = head.map { $0.has([.deed, .effort, .stance]) } ?? false && !clause.objectComesFirst
    // 对整改不力的，…: what it is about comes before the comma.
    let topicEnd = clause.hasTopic ? own.last { tokens[$0].kind == .comma } ?? own.lowerBound : own.lowerBound
    for place in own where place >= topicEnd {
      let token = tokens[place]
      // 对…不力的单位严肃追究: what it is done to.
      if clause.objectComesFirst, let verb = clause.verb, place < verb, tokens[verb].has(.doing) { continue }
      // 对进度滞后的…: says of whom.
      if opensWithObject(clause), source.folded[token.range.upperBound..<clause.range.upperBound].contains("的") {
        continue
      }
      // 补齐短板, 解决…不足等问题: a fault that something is done about.
      guard token.has([.fault, .faultThing]) else { continue }
      if isLessThan(place) || isShortWord(place, clause) || isPraise(place) || isAverted(place, clause) { continue }
      if token.has(.fault), !isDone || isPredicate(place, clause) { return true }
      if token.has(.faultThing), !isDone, own.contains(where: { $0 <= place + 1 && tokens[$0].has(.persists) }) {
        return true
      }
    }
    return false
  }

  private static let averting = Phrases("不能 不可 不容 不得 绝不 决不 防止 避免 杜绝 严防 克服 纠正 消除")

  /// 防止…反弹, 一刻不能松懈: kept off, not admitted.
  private func isAverted(_ place: Int, _ clause: Clause) -> Bool {
    Self.averting.first(in: source.folded, clause.range.lowerBound..<tokens[place].range.lowerBound) != nil
  }

  /// 不足75分, 不足一半: less than.
  private func isLessThan(_ place: Int) -> Bool {
    guard place + 1 < tokens.count, source.quote(tokens[place].range) == "不足" else { return false }
    let next = tokens[place + 1]
    return next.kind == .number || next.kind == .numeral || next.has(.everyone)
      || source.folded[next.range.lowerBound] == "全"
  }

  private static let people = Phrases("人 同志 干部 党员 职工 队员 民警 医生 教师")

  /// 没有一个人退缩: nobody did what is wrong.
  private func isPraise(_ place: Int) -> Bool {
    source.quote(tokens[place].range) == "没有一个"
      && Self.people.match(in: source.folded, at: tokens[place].range.upperBound, before: source.count) != nil
  }

  /// 慢, 弱, 差 admit something only where they end what is said.
  private func isShortWord(_ place: Int, _ clause: Clause) -> Bool {
    tokens[place].range.count == 1 && place + 1 < clause.tokens.upperBound
  }

  private func opensWithObject(_ clause: Clause) -> Bool {
    source.folded[clause.range.lowerBound] == "对"
  }

  /// The fault is what the clause says, as at the end of 落实制度不严.
  private func isPredicate(_ place: Int, _ clause: Clause) -> Bool {
    guard !tokens[place].has(.faultThing) else { return false }
    return clause.tokens.upperBound - place <= 2 && tokens[clause.tokens.upperBound - 1].kind != .closing
      && !tokens[place + 1..<clause.tokens.upperBound].contains { $0.has([.faultThing, .thing]) }
  }
}
