/// Finds where a stretch points to other parts of a text: 附件1, 第三条, 上述.
struct ReferenceReader {
  let source: SourceText

  private static let plain = Phrases("上述 前款 前述 本条 同上 下表 附表 附后")
  private static let ends = Phrases("条 款 项 部分 章 节")

  func references(in range: Range<Int>) -> [SourceSpan] {
    let text = source.folded
    var found: [SourceSpan] = []
    var place = range.lowerBound
    while place < range.upperBound {
      var end = place
      if let count = Self.plain.match(in: text, at: place, before: range.upperBound) {
        end = place + count
      } else if text[place] == "附", place + 1 < range.upperBound, text[place + 1] == "件" {
        end = numberEnd(place + 2, range.upperBound)
      } else if text[place] == "第" {
        let number = numberEnd(place + 1, range.upperBound)
        if number > place + 1, let count = Self.ends.match(in: text, at: number, before: range.upperBound) {
          end = number + count
        }
      }
      if end > place { found.append(source.span(place..<end)) }
      place = max(end, place + 1)
    }
    return found
  }

  private func numberEnd(_ start: Int, _ limit: Int) -> Int {
    var end = start
    while end < limit, source.folded[end].isDigitOrMask || source.folded[end].isNumeral { end += 1 }
    return end
  }
}
