/// The year a text is for, and whether it looks back on half of it.
struct TextPeriod: Sendable {
  /// The latest year of the title, else the one of the date it is signed with.
  let year: Int?
  /// 总结上半年工作: what is dated 上半年 has been.
  let looksBackOnHalf: Bool

  private static let titleLength = 120
  private static let signatureLength = 40
  private static let half = Phrases("总结上半年 回顾上半年 今年上半年 上半年工作 上半年以来 半年工作会议 半年工作总结 半年总结 年中工作 年中总结")

  /// - Complexity: O(*n*) in the code points.
  init(_ source: SourceText) {
    let title = source.folded.firstIndex(where: \.isLineBreak) ?? source.count
    let opening = Self.years(in: source, 0..<min(title, Self.titleLength))
    let closing = Self.years(in: source, max(0, source.count - Self.signatureLength)..<source.count)
    year = opening.max() ?? closing.last
    looksBackOnHalf = Self.half.first(in: source.folded, 0..<source.count) != nil
  }

  private static func years(in source: SourceText, _ range: Range<Int>) -> [Int] {
    let text = source.folded
    return range.compactMap { place in
      guard place + 4 < range.upperBound, text[place + 4] == "年", text[place..<place + 4].allSatisfy(\.isDigit),
        place == 0 || !text[place - 1].isDigitOrMask, let year = ChineseNumber.value(of: text[place..<place + 4]),
        (1900...2100).contains(year)
      else { return nil }
      return year
    }
  }
}
