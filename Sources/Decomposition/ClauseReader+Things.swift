/// Finds what a deed is done to.
extension ClauseReader {
  private static let calling: Set<String> = ["成立", "组建", "设立", "组成", "建立"]

  func readThings(_ clause: inout Clause) {
    let objects =
      clause.objectComesFirst || clause.hasTopic || clause.verb == nil
      ? clause.tokens : (clause.verb ?? clause.tokens.lowerBound) + 1..<clause.tokens.upperBound
    // 每季度一讲评: what is held at every turn is the thing.
    let kinds: WordClass = clause.cadence == nil ? .thing : [.thing, .routine]
    clause.things = objects.filter { tokens[$0].has(kinds) && $0 != clause.verb }
    // 成立…工作组: those who are called together are the thing.
    if clause.things.isEmpty, let verb = clause.verb, Self.calling.contains(text(verb)), let last = clause.tokens.last,
      last > verb + 1, tokens[last].has(.addressee)
    {
      clause.things = [last]
    }
    // 完成…安装, 开展…走访: the deed that ends what is carried through is the thing.
    if clause.things.isEmpty, let verb = clause.verb, tokens[verb].has(.making), let last = clause.tokens.last,
      last > verb + 1, tokens[last].has(.deed)
    {
      clause.things = [last]
    }
  }
}
