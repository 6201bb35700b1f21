/// `一、`, `（二）`, `3.`, `四是`: what opens a part of a text.
struct SectionMarker: Hashable, Sendable {
  enum Level: Int, Comparable, Sendable {
    /// 一、 第一部分
    case part
    /// （一）
    case chapter
    /// 1. （1） 第一，
    case item
    /// 一是 一要, anywhere in a paragraph
    case inline

    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  /// As the text has it, without the mark that sets it off: `一`, `（二）`, `3`, `四是`.
  let label: String
  let level: Level
  /// What it counts to; nil when it is not a number one can read.
  let number: Int?
  /// 是, 要, 抓 after the numeral; empty for the others.
  let style: String
  let range: Range<Int>
}

/// Reads the marker a sentence may open with.
struct MarkerReader {
  let source: SourceText
  let tokens: [Token]
  private var text: [Unicode.Scalar] { source.folded }

  func marker(at token: Int, opensParagraph: Bool) -> SectionMarker? {
    guard token < tokens.count else { return nil }
    let start = tokens[token].range.lowerBound
    return (opensParagraph ? line(at: start) : numbered(at: start)) ?? ordinal(at: start) ?? inline(at: start)
  }

  /// The marker a line opens with that begins at `place` of the text.
  func marker(opening place: Int) -> SectionMarker? { line(at: place) ?? ordinal(at: place) ?? inline(at: place) }

  /// Whether a comma or colon stands in front of a point: `：一是…`, `，二是…`.
  func introducesPoint(_ place: Int, in paragraph: Range<Int>) -> Bool {
    guard tokens[place].kind == .comma, place + 1 < paragraph.upperBound else { return false }
    // 整改措施：1.…: a caption is no part of what it is the caption of.
    let follows = place > paragraph.lowerBound && tokens[place - 1].has(.caption)
    if follows, place - paragraph.lowerBound <= 3, text[tokens[place].range.lowerBound] == "：" { return true }
    let next = tokens[place + 1].range.lowerBound
    // 会议议定：1.…: the first of several.
    if text[tokens[place].range.lowerBound] == "：", numbered(at: next)?.number == 1 { return true }
    return inline(at: next)?.style == "是"
  }

  /// `一、` `（一）` `1.` `（1）` `第一章`, at the start of a line.
  private func line(at start: Int) -> SectionMarker? {
    let isBracketed = text[start] == "（"
    let isCounted = text[start] == "第"
    let from = isBracketed || isCounted ? start + 1 : start
    let han = end(from: from) { $0.isNumeral }
    let digits = end(from: from) { $0.isDigit }
    let end = max(han, digits)
    guard end > from, end < text.count, end - from <= 3 else { return nil }
    let isHan = han > digits
    let number = ChineseNumber.value(of: text[from..<end])
    func marker(_ level: SectionMarker.Level, label: Range<Int>, through last: Int) -> SectionMarker {
      SectionMarker(label: source.quote(label), level: level, number: number, style: "", range: start..<last)
    }
    if isBracketed {
      guard text[end] == "）" else { return nil }
      return marker(isHan ? .chapter : .item, label: start..<end + 1, through: end + 1)
    }
    if isCounted {
      guard "章部节条篇".unicodeScalars.contains(text[end]) else { return nil }
      let last = text[end] == "部" ? min(end + 2, text.count) : end + 1
      return marker(text[end] == "条" ? .item : .part, label: start..<last, through: last)
    }
    let isHalfWidth = source.given[end] == "," && end - from <= 2
    // 一　总体要求: set off by a blank alone.
    let isSetOff =
      text[end].isBlank && !text[end].isLineBreak && !text[end].isCellMark && end + 1 < text.count
      && text[end + 1].isHan
    if isHan, text[end] == "、" || text[end] == "." || isHalfWidth || isSetOff {
      return marker(.part, label: from..<end, through: end + 1)
    }
    if !isHan, ".、）".unicodeScalars.contains(text[end]),
      end + 1 >= text.count || !text[end + 1].isDigit || opensMonth(end + 1)
    {
      return marker(.item, label: from..<end, through: end + 1)
    }
    return nil
  }

  /// `2.`, `二、`, `（三）` after a stop within a paragraph: whole texts come in one line.
  private func numbered(at start: Int) -> SectionMarker? {
    if start == 0 || isStopped(before: start), let marker = line(at: start), marker.level < .item { return marker }
    let end = end(from: start) { $0.isDigit }
    guard (1...2).contains(end - start), end + 1 < text.count, text[end] == ".",
      text[end + 1].isHan || opensMonth(end + 1)
    else { return nil }
    return SectionMarker(
      label: source.quote(start..<end), level: .item, number: ChineseNumber.value(of: text[start..<end]), style: "",
      range: start..<end + 1)
  }

  /// `4.5月底前`: a marker and a month.
  private func opensMonth(_ place: Int) -> Bool {
    let month = end(from: place) { $0.isDigit }
    return month > place && month < text.count && text[month] == "月"
  }

  private func isStopped(before start: Int) -> Bool {
    var place = start
    while place > 0, text[place - 1].isBlank { place -= 1 }
    return place > 0 && "。.；：".unicodeScalars.contains(text[place - 1])
  }

  /// `第一，` `首先，`: points made in speaking.
  private func ordinal(at start: Int) -> SectionMarker? {
    guard text[start] == "第" else { return nil }
    let end = end(from: start + 1) { $0.isNumeral }
    guard end > start + 1, end < text.count, text[end] == "，" || text[end] == "、" else { return nil }
    return SectionMarker(
      label: source.quote(start..<end), level: .item, number: ChineseNumber.value(of: text[start + 1..<end]),
      style: "第",
      range: start..<end + 1)
  }

  /// `一是` `二要` `三抓`
  private func inline(at start: Int) -> SectionMarker? {
    let end = end(from: start) { $0.isNumeral }
    guard end > start, end - start <= 2, end + 1 < text.count, "是要抓".unicodeScalars.contains(text[end]) else {
      return nil
    }
    if text[end + 1] == "是" || text[start..<end].elementsEqual("一".unicodeScalars) && text[end] == "抓" { return nil }
    return SectionMarker(
      label: source.quote(start..<end + 1), level: .inline, number: ChineseNumber.value(of: text[start..<end]),
      style: String(Character(text[end])), range: start..<end + 1)
  }

  private func end(from start: Int, while belongs: (Unicode.Scalar) -> Bool) -> Int {
    var end = start
    while end < text.count, belongs(text[end]) { end += 1 }
    return end
  }
}

/// Numbers as a text writes them.
enum ChineseNumber {
  /// - Parameter scalars: Digits, or Han numerals below a hundred thousand.
  /// - Returns: nil for a mask and for what is not a number.
  static func value(of scalars: some Collection<Unicode.Scalar>) -> Int? {
    guard let first = scalars.first, scalars.count <= 9 else { return nil }
    if first.isDigit { return Int(String(String.UnicodeScalarView(scalars.filter { $0 != "," }))) }
    var (total, digit, sawDigit): (Int, Int, Bool) = (0, 0, false)
    for scalar in scalars {
      if let value = digits[scalar] {
        (digit, sawDigit) = (value, true)
      } else if let unit = units[scalar] {
        total += (sawDigit ? digit : 1) * unit
        (digit, sawDigit) = (0, false)
      } else {
        return nil
      }
    }
    return total + digit
  }

  private static let digits: [Unicode.Scalar: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let units: [Unicode.Scalar: Int] = ["十": 10, "百": 100, "千": 1000]
}
