/// Reads deadlines: `6月底前`, `*月底前`, `2024.6.30前`, `明年一季度`, `10个工作日内`, `汛期前`.
struct DeadlineReader {
  let source: SourceText
  let tokens: [Token]
  /// Under 完成时限 a day is a deadline whether or not 前 follows.
  var takesBareDays = false
  private var text: [Unicode.Scalar] { source.folded }

  /// The first that names a day or a period; else the first that only says soon.
  func deadline(in clause: Range<Int>) -> DeadlineText? {
    var urgent: DeadlineText?
    for place in clause {
      if let range = dated(at: place, clause) { return make(range, .dated) }
      if tokens[place].has(.urgency), urgent == nil { urgent = make(tokens[place].range, .urgent) }
    }
    return urgent
  }

  /// The deadline that begins with a token.
  func dated(at place: Int, _ clause: Range<Int>) -> Range<Int>? {
    let token = tokens[place]
    let start = token.range.lowerBound
    // 自即日起至6月30日: the end counts, not the beginning.
    if token.has(.fixedDeadline), goesOnTo(token.range.upperBound) { return nil }
    if let end = quotedDay(place, clause) { return start..<end }
    if token.has(.fixedDeadline) {
      let end = suffixEnd(token.range.upperBound, clause)
      return isMiddle(token.range) && !closesMiddle(place, end, clause) ? nil : start..<end
    }
    var reader = self
    reader.takesBareDays = takesBareDays || endsSpan(start)
    guard token.kind == .number || token.kind == .numeral || token.has([.thisYear, .nextYear]), !isInsideNumber(start),
      let end = reader.numericEnd(token, clause) ?? reader.end(from: token, clause), !isBeginning(start, end)
    else { return nil }
    return start..<end
  }

  private func goesOnTo(_ place: Int) -> Bool { place < text.count && "至到".unicodeScalars.contains(text[place]) }

  private static let untils = Phrases("不晚于 不迟于 截止")

  /// 至6月30日, 不晚于6月30日: a day that ends something, with 前 or without.
  private func endsSpan(_ start: Int) -> Bool {
    guard start > 1 else { return false }
    // 提高到6.5万: no span.
    if "至到".unicodeScalars.contains(text[start - 1]) {
      return "日号月年起）".unicodeScalars.contains(text[start - 2]) || "截延".unicodeScalars.contains(text[start - 2])
    }
    return (max(0, start - 3)..<start).contains { Self.untils.match(in: text, at: $0, before: start) == start - $0 }
  }

  private static let holidays: Set<String> = ["五一", "七一", "八一", "十一", "元旦", "春节", "国庆", "中秋", "双节", "两会"]

  /// “五一”前: the name of a day in quotes.
  private func quotedDay(_ place: Int, _ clause: Range<Int>) -> Int? {
    guard tokens[place].kind == .opening, place + 3 < clause.upperBound, tokens[place + 2].kind == .closing,
      Self.holidays.contains(source.quote(tokens[place + 1].range))
    else { return nil }
    let limit = tokens[clause.upperBound - 1].range.upperBound
    return Self.before.match(in: text, at: tokens[place + 2].range.upperBound, before: limit)
      .map { tokens[place + 2].range.upperBound + $0 }
  }

  private static let before = Phrases("前 之前 以前 节前 假期前 期间前")

  private func make(_ range: Range<Int>, _ kind: DeadlineText.Kind) -> DeadlineText {
    DeadlineText(text: source.quote(range), span: source.span(range), kind: kind)
  }

  /// 从4月份起: a day to begin on.
  private func isBeginning(_ start: Int, _ end: Int) -> Bool {
    start > 0 && "从自".unicodeScalars.contains(text[start - 1]) || end < text.count && text[end] == "起"
  }

  private func isInsideNumber(_ start: Int) -> Bool {
    start > 0 && (text[start - 1].isDigitOrMask || text[start - 1].isNumeral || text[start - 1] == "第")
  }

  private func isMiddle(_ word: Range<Int>) -> Bool { text[word].elementsEqual("年中".unicodeScalars) }

  /// 年中完成, 年中前: by the middle of the year; not 一年中, 年中会议.
  private func closesMiddle(_ place: Int, _ end: Int, _ clause: Range<Int>) -> Bool {
    let start = tokens[place].range.lowerBound
    if start > 0,
      text[start - 1].isNumeral || text[start - 1].isDigitOrMask || "每全".unicodeScalars.contains(text[start - 1])
    {
      return false
    }
    if end > tokens[place].range.upperBound { return true }
    return place + 1 < clause.upperBound && tokens[place + 1].has(.making)
  }

  /// 年底 may be followed by 前.
  private func suffixEnd(_ end: Int, _ clause: Range<Int>) -> Int {
    let limit = tokens[clause.upperBound - 1].range.upperBound
    guard end < limit else { return end }
    if text[end] == "前" || text[end] == "内" && text[end - 1] != "内" { return end + 1 }
    if end + 1 < limit, "之以".unicodeScalars.contains(text[end]), text[end + 1] == "前" { return end + 2 }
    return end
  }

  // MARK: 2024.6.30前

  /// `2024.6.30前`, `2024/6/30前`, `2024-06-30前`, `6.30前`: a day in digits alone.
  private func numericEnd(_ token: Token, _ clause: Range<Int>) -> Int? {
    guard token.kind == .number else { return nil }
    let limit = tokens[clause.upperBound - 1].range.upperBound
    var (place, parts, sign): (Int, [Range<Int>], Unicode.Scalar?) = (token.range.lowerBound, [], nil)
    while parts.count < 3 {
      var end = place
      while end < limit, text[end].isDigitOrMask { end += 1 }
      guard end > place else { return nil }
      parts.append(place..<end)
      place = end
      guard end + 1 < limit, sign == nil ? "./-".unicodeScalars.contains(text[end]) : text[end] == sign,
        text[end + 1].isDigitOrMask
      else { break }
      sign = text[end]
      place = end + 1
    }
    guard let sign, isDay(parts, sign) else { return nil }
    let after = Self.dayEnds.match(in: text, at: place, before: limit).map { place + $0 }
    if let after, after < limit, "期列三五十".unicodeScalars.contains(text[after]) { return nil }
    return after ?? (takesBareDays ? place : nil)
  }

  /// Year, month and day, or month and day; with a dash the year has to be there.
  private func isDay(_ parts: [Range<Int>], _ sign: Unicode.Scalar) -> Bool {
    func value(_ part: Range<Int>, in range: ClosedRange<Int>) -> Bool {
      part.count <= 4
        && (ChineseNumber.value(of: text[part]).map(range.contains) ?? text[part].allSatisfy { $0 == "*" })
    }
    guard parts.count > 1, parts.suffix(2).allSatisfy({ $0.count <= 2 }) else { return false }
    let (month, day) = (parts[parts.count - 2], parts[parts.count - 1])
    guard value(month, in: 1...12), value(day, in: 1...31) else { return false }
    return parts.count == 3 ? parts[0].count == 4 && value(parts[0], in: 1900...2100) : sign != "-"
  }

  // MARK: 6月底前

  private func end(from token: Token, _ clause: Range<Int>) -> Int? {
    let limit = tokens[clause.upperBound - 1].range.upperBound
    func takes(_ words: Phrases, at place: Int) -> Int? {
      words.match(in: text, at: place, before: limit).map { place + $0 }
    }
    var place = token.range.upperBound
    if token.has([.thisYear, .nextYear]) {
      // 今年6月底前, 今年年底前, 明年一季度
      guard place < limit else { return nil }
      if let end = takes(Self.yearEnds, at: place) { return end }
      if let end = takes(Self.quarters, at: place) { return suffixEnd(end, clause) }
      let month = source.numberEnd(place, limit)
      guard month > place else { return nil }
      place = month
    }
    guard place < limit else { return nil }
    if text[place] == "年" {
      if let end = takes(Self.yearEnds, at: place) { return end }
      if let end = takes(Self.quarters, at: place + 1) { return suffixEnd(end, clause) }
      let month = source.numberEnd(place + 1, limit)
      guard month > place + 1, month < limit else { return nil }
      place = month
    }
    if let end = takes(Self.limitEnds, at: place) { return end }
    guard text[place] == "月" else { return nil }
    place += 1
    let day = source.numberEnd(place, limit)
    if day > place, day < limit, text[day] == "日" || text[day] == "号" {
      place = day + 1
      let past = bracketEnd(place, limit)
      let hour = clockEnd(Self.halves.match(in: text, at: past, before: limit).map { past + $0 } ?? past, limit)
      if let end = takes(Self.before, at: hour) ?? takes(Self.dayEnds, at: place) ?? takes(Self.dayEnds, at: hour) {
        return end
      }
      if takesBareDays { return place }
    }
    return takes(Self.monthEnds, at: place) ?? (takesBareDays ? place : nil)
  }

  /// 5月28日17:00前, 5月28日17时前: past the hour.
  private func clockEnd(_ start: Int, _ limit: Int) -> Int {
    var end = source.numberEnd(start, limit)
    guard end > start, end < limit else { return start }
    if text[end] == "：" { end = source.numberEnd(end + 1, limit) }
    if end < limit, text[end] == "时" || text[end] == "点" { end += 1 }
    return end
  }

  /// 5月20日（星期二）前: past the weekday.
  private func bracketEnd(_ start: Int, _ limit: Int) -> Int {
    guard start < limit, text[start] == "（" else { return start }
    return text[start..<min(limit, start + 7)].firstIndex(of: "）").map { $0 + 1 } ?? start
  }

  private static let halves = Phrases("上午 下午 中午 晚上 早上 早 晚")
  private static let yearEnds = Phrases("年底前 年底之前 年底 年末前 年末 年内 年前 底前 内完成 上半年 下半年 年上半年 年下半年 年中前 年年中前")
  private static let quarters = Phrases(
    ["一", "二", "三", "四"].flatMap { number in
      ["", "第"].flatMap { opening in ["", "末", "底"].map { "\(opening)\(number)季度\($0)" } }
    }.joined(separator: " "))
  private static let limitEnds = Phrases("日内 天内 个工作日内 工作日内 个月内 周内 小时内 年内 个自然日内 日之内")
  private static let dayEnds = Phrases("前 之前 以前 下班前 上午前 中午前 12时前 18时前 17时前 起 止 下午")
  private static let monthEnds = Phrases("底前 底之前 底以前 中旬前 上旬前 下旬前 初前 末前 份前 前 之前 底 末 内 中旬 上旬 下旬 份")
}
