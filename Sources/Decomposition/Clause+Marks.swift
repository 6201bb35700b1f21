extension Clause {
  /// Deadline, recurrence, quantity, titles: the marks that make a clause checkable.
  mutating func findMarks(_ text: [Unicode.Scalar]) {
    cadence = findCadence(text)
    measure = findMeasure(text)
    if measure != nil, deed == nil { deed = Lexicon.levels.first(in: text, range) }
    redLines = Lexicon.redLines.all(in: text, range)
    var place = range.lowerBound
    while place < range.upperBound {
      if text[place] == "《", let close = text[place..<min(place + 80, range.upperBound)].firstIndex(of: "》") {
        documents.append(place..<close + 1)
        place = close
      }
      place += 1
    }
  }

  /// `请各单位…`: who is named right after `place`.
  func named(after place: Int, _ text: [Unicode.Scalar]) -> Range<Int>? {
    let start = place + 1
    guard start < range.upperBound,
      let end = Lexicon.leadEnds.first(in: text, start..<min(start + 12, range.upperBound))?.upperBound,
      end - start >= 2
    else { return nil }
    return start..<end
  }

  /// `由市政科牵头`, `在局党组层面`: who holds it without being asked.
  func findHolder(_ text: [Unicode.Scalar]) -> Range<Int>? {
    for place in range where text[place] == "由" || text[place] == "在" && place == range.lowerBound {
      let ends = text[place] == "由" ? Self.holding : Self.level
      let near = place + 1..<min(place + 24, range.upperBound)
      if let end = ends.first(in: text, near)?.lowerBound, end - place > 2 { return place + 1..<end }
    }
    return nil
  }

  private static let holding = Phrases("牵头 负责 具体负责 主办 承办")
  private static let level = Phrases("层面")

  /// Finds the deadline; returns where a leading one ends.
  mutating func findDeadline(_ text: [Unicode.Scalar]) -> Int? {
    for place in range {
      guard let end = deadlineEnd(text, at: place) else { continue }
      deadline = DeadlineText(
        text: text.text(place..<end), span: SourceSpan(start: place, end: end), kind: .dated)
      return place == range.lowerBound ? end : nil
    }
    if let word = Lexicon.urgency.first(in: text, range) {
      deadline = DeadlineText(
        text: text.text(word), span: SourceSpan(start: word.lowerBound, end: word.upperBound), kind: .urgent)
    }
    return nil
  }

  private func deadlineEnd(_ text: [Unicode.Scalar], at start: Int) -> Int? {
    let limit = range.upperBound
    func digits(from place: Int) -> Int {
      text[place..<limit].firstIndex { !$0.isDigitOrMask && !$0.isNumeral } ?? limit
    }
    func takes(_ words: Phrases, at place: Int) -> Int? {
      words.match(in: text, at: place, before: limit).map { place + $0 }
    }
    // Not in the middle of a number.
    if start > range.lowerBound, text[start - 1].isDigitOrMask || text[start - 1].isNumeral { return nil }
    if let end = takes(Self.fixedDeadlines, at: start) { return end }
    var place = digits(from: start)
    guard place > start, place < limit else { return nil }
    if text[place] == "年" {
      if let end = takes(Self.yearEnds, at: place) { return end }
      let month = digits(from: place + 1)
      guard month > place + 1, month < limit else { return nil }
      place = month
    }
    if let end = takes(Self.limitEnds, at: place) { return end }
    guard text[place] == "月" else { return nil }
    place += 1
    let day = digits(from: place)
    if day > place, day < limit, text[day] == "日" { place = day + 1 }
    return takes(Self.monthEnds, at: place)
  }

  private static let fixedDeadlines = Phrases(
    "年底前 年内 本月底前 月底前 上半年 下半年 春节前 国庆前 汛期前 入冬前 供暖前 采暖期前 一季度末 一季度前 二季度末 三季度末 季度末前 半年内")
  private static let yearEnds = Phrases("年底前 年底 年末前 年内 年前")
  private static let limitEnds = Phrases("日内 天内 个工作日内 工作日内 个月内 周内")
  private static let monthEnds = Phrases("底前 底之前 中旬前 上旬前 下旬前 初前 末前 份前 前 底 内")

  private func findCadence(_ text: [Unicode.Scalar]) -> (Cadence, Range<Int>)? {
    var found: [(Cadence, Range<Int>)] = []
    for (phrases, cadence) in Self.cadences {
      if let word = phrases.first(in: text, range) { found.append((cadence, word)) }
    }
    let smallest = found.min { Self.order($0.0) < Self.order($1.0) }
    if smallest == nil, ["春", "夏", "秋", "冬"].allSatisfy({ text[range].contains($0) }) { return (.quarterly, range) }
    return smallest
  }

  private static func order(_ cadence: Cadence) -> Int { Cadence.allCases.firstIndex(of: cadence) ?? 0 }
  private static let cadences: [(Phrases, Cadence)] = [
    (Phrases("每周 每星期 以周保月 周调度 周报"), .weekly), (Phrases("每两周 每半月 每半个月 双周"), .biweekly),
    (Phrases("每月 每个月 分月 按月 月调度 以月保季 月通报"), .monthly), (Phrases("每季度 每季 每个季度 分季度 按季 以季保年"), .quarterly),
    (Phrases("每半年"), .halfyearly), (Phrases("每年 每年度"), .annual),
  ]

  /// A number with a unit, but not a year and not a count of slogans.
  private func findMeasure(_ text: [Unicode.Scalar]) -> Range<Int>? {
    var place = range.lowerBound
    while place < range.upperBound {
      guard text[place].isDigitOrMask else {
        place += 1
        continue
      }
      let end = text[place..<range.upperBound].firstIndex { !$0.isDigitOrMask && $0 != "." } ?? range.upperBound
      if let unit = Lexicon.units.match(in: text, at: end, before: range.upperBound) { return place..<end + unit }
      place = end + 1
    }
    return nil
  }

  /// `搞了`, `完成了`: done already.
  func hasPerfective(_ text: [Unicode.Scalar]) -> Bool {
    for place in range where text[place] == "了" && place > range.lowerBound {
      let next = place + 1 < range.upperBound ? text[place + 1] : " "
      if !"解断却".unicodeScalars.contains(next), !"为除".unicodeScalars.contains(text[place - 1]) { return true }
    }
    return false
  }
}
