/// Dates that do not exist, parts that do not add up, and one thing with two numbers.
extension Proofreader {
  // MARK: Dates

  /// 2月30日, 4月31日, 2027.2.29
  func impossibleDates() -> [Correction] {
    let text = outline.source.folded
    return text.indices.compactMap { place -> Correction? in
      guard text[place] == "月", let month = number(before: place), let day = number(after: place + 1) else {
        return nil
      }
      guard day.range.upperBound < text.count, "日号".unicodeScalars.contains(text[day.range.upperBound]) else {
        return nil
      }
      let isYear = month.range.lowerBound > 0 && text[month.range.lowerBound - 1] == "年"
      let year = isYear ? number(before: month.range.lowerBound - 1) : nil
      guard !exists(year?.value, month.value, day.value) else { return nil }
      let start = year?.range.lowerBound ?? month.range.lowerBound
      return correction(.impossibleDate, start..<day.range.upperBound + 1)
    }
      + outline.tokens.compactMap { token -> Correction? in
        guard token.kind == .number else { return nil }
        let parts = text[token.range].split(separator: ".").map { $0.count <= 4 ? ChineseNumber.value(of: $0) : nil }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
          (1900...2100).contains(year)
        else { return nil }
        return exists(year, month, day) ? nil : correction(.impossibleDate, token.range)
      }
  }

  private func exists(_ year: Int?, _ month: Int, _ day: Int) -> Bool {
    guard (1...12).contains(month) else { return false }
    let isLeap = year.map { $0 % 4 == 0 && ($0 % 100 != 0 || $0 % 400 == 0) } ?? true
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  private func number(before end: Int) -> (value: Int, range: Range<Int>)? {
    let text = outline.source.folded
    var start = end
    while start > 0, end - start < 5, text[start - 1].isDigit || text[start - 1].isNumeral { start -= 1 }
    return start < end ? ChineseNumber.value(of: text[start..<end]).map { ($0, start..<end) } : nil
  }

  private func number(after start: Int) -> (value: Int, range: Range<Int>)? {
    let text = outline.source.folded
    var end = start
    while end < text.count, end - start < 4, text[end].isDigit || text[end].isNumeral { end += 1 }
    return start < end ? ChineseNumber.value(of: text[start..<end]).map { ($0, start..<end) } : nil
  }

  // MARK: Sums

  private static let among = Phrases("其中")
  private static let partial = Phrases("等 主要 包括 重点 新增 含")

  /// 栽植乔木100株，其中银杏60株、国槐50株: parts that are listed and do not make the whole.
  func sums() -> [Correction] {
    let source = outline.source
    return sentences.compactMap { sentence in
      guard let last = sentence.clauses.last,
        let among = Self.among.first(in: source.folded, sentence.outlined.range),
        among.upperBound < last.range.upperBound,
        Self.partial.first(in: source.folded, among.upperBound..<last.range.upperBound) == nil
      else { return nil }
      let measures = sentence.clauses.flatMap(\.measures).filter { $0.isNumeric && !$0.isMasked }
      guard let whole = measures.last(where: { $0.span.end <= among.lowerBound }), whole.bound == .exactly else {
        return nil
      }
      let parts = measures.filter { $0.span.start >= among.upperBound }.prefix { $0.unit == whole.unit }
      guard parts.count > 1, let total = Hundredths(whole.quantity), parts.allSatisfy({ $0.bound == .exactly }) else {
        return nil
      }
      var sums: [Hundredths] = []
      for part in parts {
        guard let value = Hundredths(part.quantity) else { return nil }
        sums.append((sums.last ?? .zero) + value)
      }
      // 男60人、女40人，党员30人: the first two are the whole, told again another way.
      guard !sums.dropFirst().contains(where: { $0.isAbout(total, parts.count) }), let sum = sums.last else {
        return nil
      }
      return correction(
        .sum, whole.span.start..<(parts.last?.span.end ?? whole.span.end), "\(sum.text)\(whole.unit)")
    }
  }

  // MARK: One thing, two numbers

  /// What is counted, in its words alone, and how much of it.
  private struct Amount {
    let key: String
    let measure: Measure
    let clause: Clause
  }

  /// 全年新建绿道20公里 here, 新建绿道25公里 there.
  func amounts() -> [Correction] {
    let stated = sentences.filter { $0.kind != .heading && $0.outlined.cell == nil }.compactMap { amount(of: $0) }
    let same = Dictionary(grouping: stated) { "\($0.key)|\($0.measure.unit)" }.values
    return same.compactMap { pair in
      guard pair.count == 2, let first = pair.first, let second = pair.last,
        first.clause.isPast == second.clause.isPast, first.clause.year == second.clause.year,
        first.clause.deadline?.text == second.clause.deadline?.text,
        let one = Hundredths(first.measure.quantity), let two = Hundredths(second.measure.quantity), one != two
      else { return nil }
      return Correction(
        kind: .contradiction, span: second.measure.span, quote: outline.source.quote(second.measure.span.range),
        other: first.measure.span, suggestion: first.measure.text)
    }.sorted { $0.span < $1.span }
  }

  private static let filling = Phrases("完成 实现 达到 将 要 共 为 计划 力争 确保 今年 全年 年内 预计 的 ， 总计 合计")

  /// The first statement of a sentence, when it has one number and names nobody and no place apart.
  private func amount(of sentence: ReadSentence) -> Amount? {
    let text = outline.source.folded
    guard let clause = sentence.clauses.first(where: { $0.range.count > 3 }), !clause.isFault, !clause.isRhetoric,
      clause.range.lowerBound - sentence.outlined.marker.upperBound <= 4, clause.cadence == nil
    else { return nil }
    let measures = clause.measures.filter(\.isNumeric)
    guard measures.count == 1, let measure = measures.first, !measure.isMasked, measure.bound == .exactly else {
      return nil
    }
    var key = String.UnicodeScalarView()
    var place = clause.range.lowerBound
    while place < measure.span.start {
      if let count = Self.filling.match(in: text, at: place, before: measure.span.start) {
        place += count
      } else {
        key.append(text[place])
        place += 1
      }
    }
    let end = clause.range.upperBound - measure.span.end
    return key.count >= 4 && end <= 2 ? Amount(key: String(key), measure: measure, clause: clause) : nil
  }
}

/// A written number, exact to a hundredth of a hundredth, with the places it was written with.
private struct Hundredths: Equatable {
  private let value: Int
  private let places: Int

  static let zero = Hundredths(value: 0, places: 0)
  static func == (a: Hundredths, b: Hundredths) -> Bool { a.value == b.value }

  private init(value: Int, places: Int) { (self.value, self.places) = (value, places) }

  init?(_ text: String) {
    let parts = SourceText(text).folded.filter { $0 != "," }.split(separator: ".")
    guard (1...2).contains(parts.count), let whole = ChineseNumber.value(of: parts[0]) else { return nil }
    guard parts.count == 2 else {
      self.init(value: whole * 10_000, places: 0)
      return
    }
    guard parts[1].count <= 4, parts[1].allSatisfy(\.isDigit), let rest = ChineseNumber.value(of: parts[1]) else {
      return nil
    }
    let scale = [1, 1_000, 100, 10, 1][parts[1].count]
    self.init(value: whole * 10_000 + rest * scale, places: parts[1].count)
  }

  static func + (a: Hundredths, b: Hundredths) -> Hundredths {
    Hundredths(value: a.value + b.value, places: max(a.places, b.places))
  }

  /// Equal but for what rounding the parts may leave.
  func isAbout(_ other: Hundredths, _ parts: Int) -> Bool {
    let places = max(places, other.places)
    return abs(value - other.value) <= (places == 0 ? 0 : [10_000, 1_000, 100, 10, 1][places] * parts / 2)
  }

  var text: String {
    let (whole, rest) = (value / 10_000, value % 10_000)
    guard rest > 0 else { return String(whole) }
    let digits = String(10_000 + rest).dropFirst()
    return "\(whole).\(digits.prefix(max(places, 1)))"
  }
}
