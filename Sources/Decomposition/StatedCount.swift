/// 共12项重点工作, 确定10件民生实事 — how many matters a text says it has.
public struct StatedCount: Hashable, Sendable {
  public let count: Int
  public let span: SourceSpan
}

/// Finds the count a text states of its own matters.
struct StatedCountReader {
  let source: SourceText
  let sentences: [ReadSentence]

  private static let stating = Phrases(
    "共 确定 确定了 安排 安排了 谋划 谋划了 梳理 梳理出 梳理形成 部署 部署了 明确 明确了 排定 列出 提出 提出了 制定 分解为 细化为 分为 包括 涉及 办好 实施")
  private static let kinds = Phrases(
    ["", "重点", "主要", "具体", "年度", "民生", "惠民", "改革", "攻坚", "整改"].flatMap { kind in
      ["工作", "任务", "实事", "事项", "措施", "举措", "项目", "工作任务", "目标任务", "实事项目"].map { kind + $0 }
    }.joined(separator: " "))

  /// - Returns: Nil when the text states none, or several that differ, or masks it.
  func count() -> StatedCount? {
    let found = sentences.flatMap { sentence in sentence.clauses.compactMap(stated) }
    guard let first = found.first, found.allSatisfy({ $0.count == first.count }) else { return nil }
    return first
  }

  private func stated(_ clause: Clause) -> StatedCount? {
    guard !clause.isFault, !clause.isPast || clause.statesPlan else { return nil }
    for measure in clause.measures where ["项", "件", "个", "条"].contains(measure.unit) && measure.bound == .exactly {
      let text = source.folded
      guard let count = ChineseNumber.value(of: SourceText(measure.quantity).folded), count > 1,
        let kind = Self.kinds.match(in: text, at: measure.span.end, before: clause.range.upperBound),
        clause.range.upperBound - measure.span.end - kind <= 2
      else { continue }
      // 确定的10件实事: of somebody else.
      let before = max(clause.range.lowerBound, measure.span.start - 6)..<measure.span.start
      guard let word = Self.stating.first(in: text, before),
        !text[word.upperBound..<measure.span.start].contains("的")
      else { continue }
      return StatedCount(count: count, span: measure.span)
    }
    return nil
  }
}
