/// 量化指标 — a quantity as the text has it: number or mask, unit, and in which sense it binds.
public struct Measure: Hashable, Sendable {
  /// In which sense a quantity binds.
  public enum Bound: String, Hashable, Sendable {
    /// 不少于, 以上
    case atLeast = "at-least"
    /// 不超过, 以内
    case atMost = "at-most"
    /// 左右, 约
    case about
    /// 力争: hoped for, not promised.
    case hopedFor = "hoped-for"
    /// 达到, or nothing said.
    case exactly
  }

  /// The words, from the first that belong to the quantity to the last.
  public let text: String
  public let span: SourceSpan
  /// Digits, Han numerals or a mask, unchanged; an extent (`一批`, `全部`) when no number is given.
  public let quantity: String
  /// `公里`, `万平方米`, `%`; empty for an extent.
  public let unit: String
  public let bound: Bound

  /// Whether digits were left out.
  public var isMasked: Bool { quantity.contains("*") || quantity.contains("＊") }
  /// Whether it is a number, or stands for one.
  public var isNumeric: Bool { !unit.isEmpty }
}

/// Finds quantities; years, days, ordinals and counts of points are none.
struct MeasureReader {
  let source: SourceText
  let tokens: [Token]
  private var text: [Unicode.Scalar] { source.folded }

  func measures(in clause: Range<Int>) -> [Measure] {
    var found: [Measure] = []
    var place = clause.lowerBound
    while place < clause.upperBound {
      let token = tokens[place]
      // “三个一批”: a name, not a quantity.
      if token.kind == .opening, let end = closing(of: place, clause) {
        place = end
        continue
      }
      if token.has(.extent) {
        found.append(
          Measure(
            text: source.quote(token.range), span: source.span(token.range), quantity: source.quote(token.range),
            unit: "",
            bound: .exactly))
      } else if token.kind == .number || token.kind == .numeral, let (measure, next) = number(at: place, clause) {
        found.append(measure)
        place = next
        continue
      }
      place += 1
    }
    return found
  }

  private func closing(of place: Int, _ clause: Range<Int>) -> Int? {
    guard text[tokens[place].range.lowerBound] == "“" else { return nil }
    return (place + 1..<min(clause.upperBound, place + 20)).first { text[tokens[$0].range.lowerBound] == "”" }
  }

  private func number(at place: Int, _ clause: Range<Int>) -> (Measure, Int)? {
    let token = tokens[place]
    guard !isOrdinal(token) else { return nil }
    let last = rangeEnd(place, clause) ?? place
    var next = last + 1
    var unitStart = tokens[last].range.upperBound
    let quantity = token.range.lowerBound..<unitStart
    // 800多公里, 1.7万余个
    while next < clause.upperBound, tokens[next].kind == .other, tokens[next].range.count == 1,
      "多余".unicodeScalars.contains(text[tokens[next].range.lowerBound])
    {
      unitStart = tokens[next].range.upperBound
      next += 1
    }
    var unitEnd = unitStart
    while next < clause.upperBound, tokens[next].has(.measureWord), unitEnd - unitStart < 5 {
      unitEnd = tokens[next].range.upperBound
      next += 1
      if unitEnd - unitStart >= 1, !"万亿千百".unicodeScalars.contains(text[unitEnd - 1]) { break }
    }
    guard unitEnd > unitStart, !isCountOfPoints(token, unitStart..<unitEnd, next, clause) else { return nil }
    // 一个, 千亩: no count of anything.
    if token.kind == .numeral, token.range.count == 1, "一百千".unicodeScalars.contains(text[token.range.lowerBound]) {
      return nil
    }
    let (bound, words) = bound(place, next, clause)
    return (
      Measure(
        text: source.quote(words), span: source.span(words), quantity: source.quote(quantity),
        unit: source.quote(unitStart..<unitEnd), bound: bound), next
    )
  }

  private static let names = Phrases("个百分之百 个100%")

  private static let dashes = "-—–～~至到".unicodeScalars

  /// 200—300米, 3至5个: the number a range ends with.
  private func rangeEnd(_ place: Int, _ clause: Range<Int>) -> Int? {
    guard place + 2 < clause.upperBound, tokens[place + 1].range.count == 1,
      Self.dashes.contains(text[tokens[place + 1].range.lowerBound]),
      tokens[place + 2].kind == .number || tokens[place + 2].kind == .numeral
    else { return nil }
    return place + 2
  }

  private func isOrdinal(_ token: Token) -> Bool {
    let start = token.range.lowerBound
    // 第3至5条: what the first of a range counts not, its last does not either.
    if start > 1, Self.dashes.contains(text[start - 1]), text[start - 2].isDigitOrMask || text[start - 2].isNumeral {
      return true
    }
    // 附件1所列: the 1 of the annex.
    if start > 1, text[start - 2] == "附", "件表图".unicodeScalars.contains(text[start - 1]) { return true }
    // 六个百分之百: what the standard is called.
    if Self.names.match(in: text, at: token.range.upperBound, before: text.count) != nil { return true }
    return start > 0 && (text[start - 1] == "第" || text[start - 1] == "〔" || text[start - 1] == "-")
  }

  /// 四个方面, 三项要求: how many points follow; 3天一…: a period.
  private func isCountOfPoints(_ token: Token, _ unit: Range<Int>, _ next: Int, _ clause: Range<Int>) -> Bool {
    let after = next < clause.upperBound ? tokens[next].range.lowerBound : source.count
    let near = after..<min(source.count, after + 3)
    let isGeneral = text[unit].elementsEqual("个".unicodeScalars)
    let points = isGeneral ? Self.generalPoints : Self.points
    if points.match(in: text, at: near.lowerBound, before: near.upperBound) != nil { return true }
    if text[unit].elementsEqual("天".unicodeScalars) {
      let before = tokens.indices.contains(next - 3) && next - 3 >= clause.lowerBound && tokens[next - 3].has(.bound)
      return !(before || next < clause.upperBound && tokens[next].has(.bound))
    }
    if text[unit].elementsEqual("期".unicodeScalars), token.range.count > 2 || isStage(token, after) { return true }
    return text[unit].elementsEqual("个".unicodeScalars) && near.lowerBound < near.upperBound
      && "月工学".unicodeScalars.contains(text[near.lowerBound])
  }

  private static let stages = Phrases("工程 项目 建设 改造 扩建 提升 管网 污水 厂 地块 、 和 及 工作 前期 主体 开工 竣工 投产")

  /// 二期工程: which stage of it, where 两期培训班 says how many.
  private func isStage(_ token: Token, _ after: Int) -> Bool {
    guard token.kind == .numeral, text[token.range.lowerBound] != "两" else { return false }
    return Self.stages.match(in: text, at: after, before: source.count) != nil
  }

  private static let points = Phrases("要求 意见 原则")
  private static let generalPoints = Phrases("方面 要求 意见 重点 环节 问题 一批 必须 坚持 确立 维护 自信 意识 统筹 为一 字 明确")

  private func bound(_ place: Int, _ next: Int, _ clause: Range<Int>) -> (Measure.Bound, Range<Int>) {
    var range = tokens[place].range.lowerBound..<tokens[next - 1].range.upperBound
    var bound = Measure.Bound.exactly
    if place > clause.lowerBound, let before = Self.before[String(source.quote(tokens[place - 1].range))] {
      bound = before
      range = tokens[place - 1].range.lowerBound..<range.upperBound
    }
    if next < clause.upperBound, let after = Self.after[String(source.quote(tokens[next].range))] {
      bound = after
      range = range.lowerBound..<tokens[next].range.upperBound
    }
    if bound == .exactly || bound == .about {
      let opening = tokens[clause.lowerBound..<place]
      if opening.contains(where: { Self.hoping.contains(source.quote($0.range)) }) { bound = .hopedFor }
    }
    return (bound, range)
  }

  private static let hoping: Set<String> = ["力争", "争取", "力求"]
  private static let before: [String: Measure.Bound] = [
    "不少于": .atLeast, "不低于": .atLeast, "不小于": .atLeast, "超过": .atLeast, "至少": .atLeast, "突破": .atLeast, "不超过": .atMost,
    "不高于": .atMost, "不大于": .atMost, "控制在": .atMost, "低于": .atMost, "约": .about, "大约": .about, "达到": .exactly,
    "力争": .hopedFor,
  ]
  private static let after: [String: Measure.Bound] = [
    "以上": .atLeast, "及以上": .atLeast, "以内": .atMost, "以下": .atMost, "之内": .atMost, "左右": .about, "上下": .about,
  ]
}
