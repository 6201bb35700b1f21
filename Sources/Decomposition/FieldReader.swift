/// Reads what makes a clause checkable: deadline, period, quantity, titles, words without exception.
struct FieldReader {
  let source: SourceText
  let tokens: [Token]
  private var text: [Unicode.Scalar] { source.folded }

  func readMarks(_ clause: inout Clause) {
    let cadences = CadenceReader(source: source, tokens: tokens)
    clause.cadence = cadences.cadence(in: clause.tokens)
    let deadlines = DeadlineReader(source: source, tokens: tokens)
    clause.deadline = deadlines.deadline(in: clause.tokens)
    let dated = clause.deadline?.span.range
    clause.measures = MeasureReader(source: source, tokens: tokens).measures(in: clause.tokens)
      .filter { measure in dated.map { !$0.overlaps(measure.span.range) } ?? true }
    clause.documents = documents(in: clause.tokens)
    clause.redLines = clause.tokens.lazy.filter { tokens[$0].has(.redLine) }.map { tokens[$0].range }
  }

  /// Titles in 《》, marks included; one that is not closed is not a title.
  private func documents(in clause: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var open: Int?
    for place in clause {
      let token = tokens[place]
      guard token.kind == .opening || token.kind == .closing else { continue }
      switch text[token.range.lowerBound] {
      case "《": if open == nil { open = token.range.lowerBound }
      case "》":
        if let start = open, token.range.upperBound - start <= 80 { found.append(start..<token.range.upperBound) }
        open = nil
      default: break
      }
    }
    return found
  }
}

/// Reads deadlines: `6月底前`, `*月底前`, `10个工作日内`, `汛期前`.
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
      let token = tokens[place]
      if token.has(.fixedDeadline) {
        return make(token.range.lowerBound..<suffixEnd(token.range.upperBound, clause), .dated)
      }
      if token.kind == .number || token.kind == .numeral || token.has(.thisYear),
        !isInsideNumber(token.range.lowerBound), let end = end(from: token, clause),
        !isBeginning(token.range.lowerBound, end)
      {
        return make(token.range.lowerBound..<end, .dated)
      }
      if token.has(.urgency), urgent == nil { urgent = make(token.range, .urgent) }
    }
    return urgent
  }

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

  /// 年底 may be followed by 前.
  private func suffixEnd(_ end: Int, _ clause: Range<Int>) -> Int {
    let limit = tokens[clause.upperBound - 1].range.upperBound
    guard end < limit else { return end }
    if text[end] == "前" || text[end] == "内" && text[end - 1] != "内" { return end + 1 }
    if end + 1 < limit, text[end] == "之", text[end + 1] == "前" { return end + 2 }
    return end
  }

  private func end(from token: Token, _ clause: Range<Int>) -> Int? {
    let limit = tokens[clause.upperBound - 1].range.upperBound
    func takes(_ words: Phrases, at place: Int) -> Int? {
      words.match(in: text, at: place, before: limit).map { place + $0 }
    }
    var place = token.range.upperBound
    if token.has(.thisYear) {
      // 今年6月底前, 今年年底前
      guard place < limit else { return nil }
      if let end = takes(Self.yearEnds, at: place) { return end }
      let month = numberEnd(place, limit)
      guard month > place else { return nil }
      place = month
    }
    guard place < limit else { return nil }
    if text[place] == "年" {
      if let end = takes(Self.yearEnds, at: place) { return end }
      let month = numberEnd(place + 1, limit)
      guard month > place + 1, month < limit else { return nil }
      place = month
    }
    if let end = takes(Self.limitEnds, at: place) { return end }
    if text[place] == ".", place + 1 < limit { return nil }
    guard text[place] == "月" else { return nil }
    place += 1
    let day = numberEnd(place, limit)
    if day > place, day < limit, text[day] == "日" || text[day] == "号" {
      place = day + 1
      if let end = takes(Self.dayEnds, at: place) ?? takes(Self.dayEnds, at: clockEnd(bracketEnd(place, limit), limit))
      {
        return end
      }
    }
    return takes(Self.monthEnds, at: place) ?? (takesBareDays ? place : nil)
  }

  /// 5月28日17:00前, 5月28日17时前: past the hour.
  private func clockEnd(_ start: Int, _ limit: Int) -> Int {
    var end = numberEnd(start, limit)
    guard end > start, end < limit else { return start }
    if text[end] == "：" { end = numberEnd(end + 1, limit) }
    if end < limit, text[end] == "时" || text[end] == "点" { end += 1 }
    return end
  }

  /// 5月20日（星期二）前: past the weekday.
  private func bracketEnd(_ start: Int, _ limit: Int) -> Int {
    guard start < limit, text[start] == "（" else { return start }
    return text[start..<min(limit, start + 7)].firstIndex(of: "）").map { $0 + 1 } ?? start
  }

  private func numberEnd(_ start: Int, _ limit: Int) -> Int {
    var end = start
    while end < limit, text[end].isDigitOrMask || text[end].isNumeral { end += 1 }
    return end
  }

  private static let yearEnds = Phrases("年底前 年底之前 年底 年末前 年末 年内 年前 底前 内完成 上半年 下半年 年上半年 年下半年")
  private static let limitEnds = Phrases("日内 天内 个工作日内 工作日内 个月内 周内 小时内 年内 个自然日内 日之内")
  private static let dayEnds = Phrases("前 之前 以前 下班前 上午前 中午前 12时前 18时前 17时前 起 止 下午")
  private static let monthEnds = Phrases("底前 底之前 底以前 中旬前 上旬前 下旬前 初前 末前 份前 前 之前 底 末 内 中旬 上旬 下旬 份")
}

/// Reads periods; of several the smallest is the period, and the text keeps them all.
struct CadenceReader {
  let source: SourceText
  let tokens: [Token]
  private var text: [Unicode.Scalar] { source.folded }

  func cadence(in clause: Range<Int>) -> CadenceText? {
    var found: [(cadence: Cadence, range: Range<Int>)] = []
    for place in clause {
      let token = tokens[place]
      if token.has(.cadence), let cadence = Self.period(of: Array(text[token.range])) {
        found.append((cadence, token.range.lowerBound..<end(of: place, clause)))
      } else if let counted = counted(place, clause) {
        found.append(counted)
      }
    }
    if let smallest = found.min(by: { $0.cadence < $1.cadence }), let first = found.first, let last = found.last {
      let all = first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound)
      return CadenceText(cadence: smallest.cadence, text: source.quote(all), span: source.span(all))
    }
    return seasons(clause)
  }

  /// The period with what is held in it: 每月一督导, 每季度第1个月的20日前.
  private func end(of place: Int, _ clause: Range<Int>) -> Int {
    var end = place + 1
    if end < clause.upperBound, text[tokens[end].range.lowerBound] == "第" {
      var last = end
      while last < clause.upperBound, last < end + 9 {
        if text[tokens[last].range.upperBound - 1] == "前" { return tokens[last].range.upperBound }
        last += 1
      }
    }
    if end < clause.upperBound, tokens[end].kind == .number || tokens[end].kind == .numeral { end += 1 }
    if end < clause.upperBound, tokens[end].range.count == 1,
      "次一".unicodeScalars.contains(text[tokens[end].range.lowerBound])
    {
      end += 1
    }
    if end < clause.upperBound, end > place + 1, tokens[end].has(.routine) { end += 1 }
    return tokens[end - 1].range.upperBound
  }

  /// 3天一督查, 每3天, 每5个工作日
  private func counted(_ place: Int, _ clause: Range<Int>) -> (cadence: Cadence, range: Range<Int>)? {
    let token = tokens[place]
    guard token.kind == .number || token.kind == .numeral, let count = ChineseNumber.value(of: text[token.range]),
      (1...366).contains(count), place + 1 < clause.upperBound
    else { return nil }
    let unit = token.range.upperBound
    let limit = tokens[clause.upperBound - 1].range.upperBound
    guard unit < limit else { return nil }
    let opens = token.range.lowerBound > 0 && text[token.range.lowerBound - 1] == "每"
    let (length, cadence): (Int, Cadence)
    switch text[unit] {
    case "天", "日": (length, cadence) = (1, count == 7 ? .weekly : .days(count))
    case "小" where opens && unit + 1 < limit && text[unit + 1] == "时": (length, cadence) = (2, .hours(count))
    case "周": (length, cadence) = (1, count == 1 ? .weekly : count == 2 ? .biweekly : .days(7 * count))
    case "个" where unit + 1 < limit && text[unit + 1] == "月":
      (length, cadence) = (
        2, count == 1 ? .monthly : count == 3 ? .quarterly : count == 6 ? .halfyearly : .months(count)
      )
    default: return nil
    }
    let after = unit + length
    guard opens || after < limit && text[after] == "一" else { return nil }
    let start = opens ? token.range.lowerBound - 1 : token.range.lowerBound
    return (cadence, start..<(after < limit && text[after] == "一" ? min(limit, after + 3) : after))
  }

  /// 春比…、夏比…、秋比…、冬比…
  private func seasons(_ clause: Range<Int>) -> CadenceText? {
    let range = tokens[clause.lowerBound].range.lowerBound..<tokens[clause.upperBound - 1].range.upperBound
    let seasons: [Unicode.Scalar] = ["春", "夏", "秋", "冬"]
    let places = seasons.compactMap { season in range.first { text[$0] == season } }
    guard places.count == 4, places == places.sorted(), let first = places.first else { return nil }
    let all = first..<range.upperBound
    return CadenceText(cadence: .quarterly, text: source.quote(all), span: source.span(all))
  }

  /// The period a word names; its longest sign decides.
  static func period(of word: [Unicode.Scalar]) -> Cadence? {
    let signs: [(String, Cadence)] = [
      ("每两周", .biweekly), ("半月", .biweekly), ("半个月", .biweekly), ("双周", .biweekly), ("两个月", .months(2)),
      ("半年", .halfyearly),
      ("学期", .halfyearly), ("周", .weekly), ("星期", .weekly), ("旬", .days(10)), ("季", .quarterly), ("月", .monthly),
      ("天", .days(1)),
      ("日", .days(1)), ("年", .annual),
    ]
    // 以周保月 names two: the first is the one that is worked in.
    if word.count == 4, word[0] == "以", word[2] == "保" { return period(of: [word[1]]) }
    let string = String(String.UnicodeScalarView(word))
    return signs.first { sign in Phrases(sign.0).first(in: word, word.indices) != nil && string.count <= 6 }?.1
  }
}
