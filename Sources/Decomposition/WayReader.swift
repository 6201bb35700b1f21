/// 工作方法 — sentences that give nothing to do and only say how everyone is to work: 以周保月、以月保季，倒排进度，挂图作战.
struct WayReader {
  let source: SourceText

  private static let ways = Phrases(
    """
    倒排工期 倒排进度 倒排时序 倒排时间 正排时序 正排工序 挂图作战 挂图督战 挂牌督战 压茬推进 压茬进行 对表推进 对账销号 销号管理 销账管理 台账管理 清单管理
    闭环管理 清单化管理 项目化管理 项目化推进 清单化推进 节点化管控 专班推进 专班化推进 一线工作法 责任到人 到岗到人 包保责任制 定期调度 跟踪问效 跟踪督办 动态管理
    定期通报 限时办结 一抓到底 步步为营 环环相扣 时间倒逼 目标倒逼 责任倒逼 督查倒逼
    """)

  /// - Returns: The clauses from the first way of working to the last, when nothing but such ways is said: a rhythm, or two
  ///   of the others.
  func ways(_ clauses: [Clause]) -> ProposalGatherer.Group? {
    let counts = clauses.map(count)
    guard let first = counts.firstIndex(where: { $0 > 0 }), let last = counts.lastIndex(where: { $0 > 0 }),
      counts.reduce(0, +) >= 2, counts[first...last].allSatisfy({ $0 > 0 }),
      !clauses.contains(where: { $0.isPast || $0.isFault || $0.announces || $0.turns })
    else { return nil }
    let others = clauses[..<first] + clauses[(last + 1)...]
    guard others.allSatisfy({ !$0.isAnchor }) else { return nil }
    return ProposalGatherer.Group(clauses: Array(clauses[first...last]), isWayOfWorking: true)
  }

  private static let taking = Phrases("实行 推行 坚持 采取 做到 落实 都要 要 运用 严格实行 全面推行")

  /// 各项工作实行…: from the way on, when something is there that takes it up.
  private func withoutTaking(_ phrase: Range<Int>) -> Range<Int> {
    guard let word = Self.taking.first(in: source.folded, phrase), word.lowerBound - phrase.lowerBound <= 8 else {
      return phrase
    }
    return word.upperBound..<phrase.upperBound
  }

  /// How many ways a clause is made of and nothing else; a rhythm counts for two.
  private func count(_ clause: Clause) -> Int {
    var found = 0
    for phrase in clause.range.split(whereSeparator: { source.folded[$0] == "、" }) {
      let range = withoutTaking(phrase.startIndex..<phrase.endIndex)
      if range.count == 4, source.folded[range.lowerBound] == "以", source.folded[range.lowerBound + 2] == "保" {
        found += 2
      } else if Self.ways.match(in: source.folded, at: range.lowerBound, before: range.upperBound) == range.count {
        found += 1
      } else {
        return 0
      }
    }
    return found
  }
}
