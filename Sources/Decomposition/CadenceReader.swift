/// Reads periods; of several the smallest is the period, and the text keeps them all.
struct CadenceReader {
  let source: SourceText
  let tokens: [Token]
  private var text: [Unicode.Scalar] { source.folded }

  func cadence(in clause: Range<Int>) -> CadenceText? {
    var found: [(cadence: Cadence, range: Range<Int>)] = []
    for place in clause {
      let token = tokens[place]
      if token.has(.cadence), !isInterval(token), let cadence = named(place, clause) {
        found.append((cadence, token.range.lowerBound..<end(of: place, cadence, clause)))
      } else if let counted = counted(place, clause) {
        found.append(counted)
      }
    }
    if let smallest = found.min(by: { $0.cadence < $1.cadence }), let first = found.first, let last = found.last {
      let all = first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound)
      return CadenceText(cadence: smallest.cadence, text: source.quote(all), span: source.span(all))
    }
    return halves(clause) ?? seasons(clause)
  }

  private static let bothHalves = Phrases("上半年、下半年各 上半年和下半年各 上半年、下半年分别 上半年和下半年分别 上、下半年各 上、下半年分别")

  /// 上半年、下半年各开展一次
  private func halves(_ clause: Range<Int>) -> CadenceText? {
    let range = tokens[clause.lowerBound].range.lowerBound..<tokens[clause.upperBound - 1].range.upperBound
    return Self.bothHalves.first(in: text, range).map {
      CadenceText(cadence: .halfyearly, text: source.quote($0), span: source.span($0))
    }
  }

  /// 间隔周期: no 隔周.
  private func isInterval(_ token: Token) -> Bool {
    text[token.range.lowerBound] == "隔" && token.range.lowerBound > 0 && text[token.range.lowerBound - 1] == "间"
  }

  private static let occasions: [(words: Phrases, cadence: Cadence)] = [
    (Phrases("双周 单周"), .biweekly), (Phrases("周 星期"), .weekly), (Phrases("双月 单月"), .months(2)),
    (Phrases("月初 月中 月底 月末"), .monthly),
    (Phrases("季初 季末 季度末"), .quarterly),
  ]

  /// The period of a word; of 每逢 and 逢 the one of what follows.
  private func named(_ place: Int, _ clause: Range<Int>) -> Cadence? {
    let token = tokens[place]
    guard text[token.range.upperBound - 1] == "逢" else { return Self.period(of: Array(text[token.range])) }
    let limit = tokens[clause.upperBound - 1].range.upperBound
    return Self.occasions.first { $0.words.match(in: text, at: token.range.upperBound, before: limit) != nil }?.cadence
  }

  /// The period with what is held in it: 每月一督导, 每季度第1个月的20日前, 每月5日、20日.
  private func end(of place: Int, _ cadence: Cadence, _ clause: Range<Int>) -> Int {
    var end = place + 1
    let limit = tokens[clause.upperBound - 1].range.upperBound
    if let days = daysEnd(tokens[place].range.upperBound, cadence, limit) { return days }
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

  // MARK: The days within a period

  /// 5日、20日; 一、周四; 3月和9月; 底前: which days of each period; nil when none are named.
  private func daysEnd(_ start: Int, _ cadence: Cadence, _ limit: Int) -> Int? {
    var end = start
    while let next = dayEnd(end == start ? start : past(end, limit), cadence, isFirst: end == start, limit) {
      end = next
    }
    return end > start ? end : nil
  }

  /// Past 、 or 和, with the name of the period said again (周一、周四).
  private func past(_ end: Int, _ limit: Int) -> Int {
    end < limit && "、和及与至".unicodeScalars.contains(text[end]) ? end + 1 : limit
  }

  private func dayEnd(_ start: Int, _ cadence: Cadence, isFirst: Bool, _ limit: Int) -> Int? {
    guard start < limit else { return nil }
    switch cadence {
    case .weekly, .biweekly: return weekdayEnd(start, limit)
    case .annual:
      guard let month = numbered(start, "月", limit) else { return nil }
      let day = numbered(month, "日", limit) ?? month
      return Self.ends.match(in: text, at: day, before: limit).map { day + $0 } ?? day
    case .monthly, .months, .quarterly, .halfyearly:
      let month = isFirst ? Self.months.match(in: text, at: start, before: limit) ?? 0 : 0
      if isFirst, month == 0, let ends = Self.periodEnds.match(in: text, at: start, before: limit) {
        return start + ends
      }
      guard let day = numbered(start + month, "日", limit) else { return nil }
      return Self.ends.match(in: text, at: day, before: limit).map { day + $0 } ?? day
    case .hours, .days: return nil
    }
  }

  private static let ends = Phrases("前 之前 以前 底前 底 上旬 中旬 下旬 上旬前 中旬前 下旬前 初 末 份")
  private static let months = Phrases("末月 首月 次月 末月的 首月的 次月的")
  private static let periodEnds = Phrases("底前 底 末前 末 初 中旬 上旬 下旬 上旬前 中旬前 下旬前")

  private func numbered(_ start: Int, _ unit: Unicode.Scalar, _ limit: Int) -> Int? {
    var end = start
    while end < limit, text[end].isDigitOrMask || text[end].isNumeral { end += 1 }
    guard end > start, end < limit, text[end] == unit || unit == "日" && text[end] == "号" else { return nil }
    return end + 1
  }

  /// 一, 周四, 五下午: a weekday, which 一督导 is not.
  private func weekdayEnd(_ start: Int, _ limit: Int) -> Int? {
    let named = Self.weeks.match(in: text, at: start, before: limit).map { start + $0 } ?? start
    guard named < limit, "一二三四五六日天".unicodeScalars.contains(text[named]) else { return nil }
    let end = named + 1
    let isMarked = named > start || end < limit && "、和及与至前上下".unicodeScalars.contains(text[end])
    guard isMarked || text[named] != "一" else { return nil }
    guard end == limit || !"次名个期轮".unicodeScalars.contains(text[end]) else { return nil }
    return Self.dayparts.match(in: text, at: end, before: limit).map { end + $0 } ?? end
  }

  private static let weeks = Phrases("周 星期")
  private static let dayparts = Phrases("前 上午 下午 下班前 晚")

  // MARK: Counted

  /// 3天一督查, 每3天, 每隔5个工作日
  private func counted(_ place: Int, _ clause: Range<Int>) -> (cadence: Cadence, range: Range<Int>)? {
    let token = tokens[place]
    guard token.kind == .number || token.kind == .numeral, var count = ChineseNumber.value(of: text[token.range]),
      (1...366).contains(count), place + 1 < clause.upperBound
    else { return nil }
    let unit = token.range.upperBound
    let limit = tokens[clause.upperBound - 1].range.upperBound
    guard unit < limit else { return nil }
    let start = opening(before: token.range.lowerBound)
    let opens = start < token.range.lowerBound
    // 隔一个月: every other one.
    if opens, count == 1, text[token.range.lowerBound - 1] == "隔" { count = 2 }
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
    return (cadence, start..<(after < limit && text[after] == "一" ? min(limit, after + 3) : after))
  }

  /// Where 每, 每隔 or 隔 begins, which a count follows.
  private func opening(before number: Int) -> Int {
    guard number > 0 else { return number }
    if text[number - 1] == "每" { return number - 1 }
    guard text[number - 1] == "隔" else { return number }
    guard number > 1 else { return number - 1 }
    return text[number - 2] == "每" ? number - 2 : text[number - 2] == "间" ? number : number - 1
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

  private static let signs: [(Phrases, Cadence)] = [
    (Phrases("每两周 半月 半个月 双周 隔周"), .biweekly), (Phrases("两个月 双月 单月 隔月"), .months(2)), (Phrases("隔日 隔天"), .days(2)),
    (Phrases("半年 学期"), .halfyearly), (Phrases("周 星期"), .weekly), (Phrases("旬"), .days(10)), (Phrases("季"), .quarterly),
    (Phrases("月"), .monthly), (Phrases("天 日"), .days(1)), (Phrases("年"), .annual),
  ]

  /// The period a word names; its longest sign decides.
  static func period(of word: [Unicode.Scalar]) -> Cadence? {
    // 以周保月 names two: the first is the one that is worked in.
    if word.count == 4, word[0] == "以", word[2] == "保" { return period(of: [word[1]]) }
    guard word.count <= 6 else { return nil }
    return signs.first { $0.0.first(in: word, word.indices) != nil }?.1
  }
}
