/// Looks for what a proofreader would ask about. It reports; nothing is changed.
struct Proofreader {
  let outline: Outline
  let sentences: [ReadSentence]
  let figures: [Figure]
  let problems: [Problem]
  private var source: SourceText { outline.source }
  private var text: [Unicode.Scalar] { outline.source.folded }
  private var tokens: [Token] { outline.tokens }

  func corrections() -> [Correction] {
    (years() + doubled() + marks() + numbering() + counts() + halfWidth() + missingStops() + typos() + slips()
      + contradictions()
      + impossibleDates() + sums() + amounts())
      .sorted { ($0.span, $0.kind.rawValue) < ($1.span, $1.kind.rawValue) }
  }

  func correction(
    _ kind: Correction.Kind, _ range: Range<Int>, other: Range<Int>? = nil, _ suggestion: String = ""
  )
    -> Correction
  {
    Correction(
      kind: kind, span: source.span(range), quote: source.quote(range), other: other.map(source.span),
      suggestion: suggestion)
  }

  // MARK: Years

  private static let lookingBack = Phrases("反思 回顾 回望 回首")
  private static let planning = Phrases("年是 年要")
  private static let planned = Phrases("工作 目标 任务 计划 打算 要点 安排")

  /// 反思2025年 in a text that plans 2025: one looks back on the year before.
  private func years() -> [Correction] {
    var planned: [Int: Int] = [:]
    var places: [(year: Int, range: Range<Int>)] = []
    for place in tokens.indices where tokens[place].kind == .number && tokens[place].range.count == 4 {
      let range = tokens[place].range
      guard range.upperBound < source.count, text[range.upperBound] == "年",
        let year = ChineseNumber.value(of: text[range]),
        (1949...2100).contains(year)
      else { continue }
      places.append((year, range.lowerBound..<range.upperBound + 1))
      if isPlanned(from: range.upperBound) {
        planned[year, default: 0] += 1
      }
    }
    guard let plan = planned.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else { return [] }
    return places.compactMap { year, range in
      guard year == plan, range.lowerBound >= 2 else { return nil }
      let before = max(0, range.lowerBound - 3)..<range.lowerBound
      guard let word = Self.lookingBack.first(in: text, before), word.upperBound == range.lowerBound else { return nil }
      return correction(.wrongYear, range, "\(plan - 1)年")
    }
  }

  /// 2027年城市管理工作, 2027年的目标: what a year is planned for, within a few words.
  private func isPlanned(from place: Int) -> Bool {
    if Self.planning.match(in: text, at: place, before: source.count) != nil { return true }
    let end = text[place...].prefix(14).firstIndex { !$0.isHan } ?? min(source.count, place + 14)
    return Self.planned.first(in: text, place..<end) != nil
  }

  // MARK: Words

  private static let stutters = Phrases("是就是 的的 了了 是是 和和 为为 与与 把把 将将 对对 及及 和与 要要 就就")

  /// 的的, 是就是, and a word of three or more said twice in a row.
  private func doubled() -> [Correction] {
    var found: [Correction] = []
    var place = 0
    while place < source.count {
      if let count = Self.stutters.match(in: text, at: place, before: source.count), !isQuestion(place, count) {
        found.append(correction(.doubledWord, place..<place + count))
        place += count
      } else {
        place += 1
      }
    }
    for (a, b) in zip(tokens, tokens.dropFirst())
    where a.kind == .word && a.range.count >= 2 && a.range.count == b.range.count
      && text[a.range].elementsEqual(text[b.range])
    {
      found.append(correction(.doubledWord, a.range.lowerBound..<b.range.upperBound))
    }
    return found
  }

  /// 是不是就是…, 任务就是: 是就是 is a stutter only after 任务是, not after 不.
  private func isQuestion(_ place: Int, _ count: Int) -> Bool { place > 0 && text[place - 1] == "不" }

  private static let typos: [(wrong: Phrases, right: String)] = [
    (Phrases("严历"), "严厉"), (Phrases("布署"), "部署"), (Phrases("贯切"), "贯彻"), (Phrases("既使"), "即使"),
    (Phrases("即能"), "既能"),
    (Phrases("即要"), "既要"), (Phrases("按装"), "安装"), (Phrases("幅射"), "辐射"),
    (Phrases("松驰"), "松弛"), (Phrases("帐户"), "账户"), (Phrases("精减"), "精简"),

    (Phrases("落实道位"), "落实到位"),
    (Phrases("园满"), "圆满"), (Phrases("震憾"), "震撼"), (Phrases("竟争"), "竞争"), (Phrases("其它单位"), "其他单位"),
  ]

  private func typos() -> [Correction] {
    Self.typos.flatMap { typo -> [Correction] in
      var (found, start): ([Correction], Int) = ([], 0)
      while let range = typo.wrong.first(in: text, start..<source.count) {
        found.append(correction(.likelyTypo, range, typo.right))
        start = range.upperBound
      }
      return found
    }
  }

  /// Set phrases of official writing, of which no form differs in one character.
  private static let stock = StockPhrases(
    """
    再接再厉 一鼓作气 迫不及待 坚定不移 持之以恒 久久为功 实事求是 统筹兼顾 群策群力 求真务实 脚踏实地 恪尽职守 奋发有为 与时俱进 众志成城
    以身作则 身体力行 有条不紊 井然有序 整洁有序 令行禁止 雷厉风行 立竿见影 举一反三 防微杜渐 未雨绸缪 居安思危 精益求精 旗帜鲜明 新时代长征路
    新时代中国特色
    """, variants: "整齐有序 整治有序 整改有序 整合有序 整体有序 整顿有序 求真求实 新时期长征路 居安思廉 实事求效")

  /// 再接再励: one character of a set phrase is another.
  private func slips() -> [Correction] {
    text.indices.compactMap { place in
      Self.stock.slip(in: text, at: place).map { correction(.likelyTypo, place..<place + $0.count, $0.text) }
    }
  }

  // MARK: Marks

  /// Quotes, brackets and title marks without a counterpart in their paragraph.
  private func marks() -> [Correction] {
    var found: [Correction] = []
    var open: [Range<Int>] = []
    func close(_ line: inout [Range<Int>]) {
      found += line.map { correction(.unbalancedMark, $0) }
      line = []
    }
    for token in tokens {
      switch token.kind {
      case .lineBreak: close(&open)
      case .opening: open.append(token.range)
      case .closing:
        if let last = open.last, ClauseSplitter.pairs[text[last.lowerBound]] == text[token.range.lowerBound] {
          open.removeLast()
        } else if let match = open.lastIndex(where: {
          ClauseSplitter.pairs[text[$0.lowerBound]] == text[token.range.lowerBound]
        }) {
          found += open[(match + 1)...].map { correction(.unbalancedMark, $0) }
          open.removeSubrange(match...)
        } else if !isNumbering(token) {
          found.append(correction(.unbalancedMark, token.range))
        }
      default: break
      }
    }
    close(&open)
    return found
  }

  /// `1）` opens a point.
  private func isNumbering(_ token: Token) -> Bool {
    token.range.lowerBound > 0
      && (text[token.range.lowerBound - 1].isDigit || text[token.range.lowerBound - 1].isNumeral)
  }

  /// A half-width mark between Han characters.
  private func halfWidth() -> [Correction] {
    let pairs: [Unicode.Scalar: String] = [",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"]
    let full = source.given.count { "，；：。！？".unicodeScalars.contains($0) }
    let found = source.given.indices.compactMap { place -> Correction? in
      guard place > 0, let full = pairs[source.given[place]], source.given[place - 1].isHan else { return nil }
      let isLast = place + 1 >= source.count
      guard isLast || source.given[place + 1].isHan || source.given[place + 1].isDigitOrMask else { return nil }
      guard source.given[place] != "." || !source.given[place - 1].isNumeral || place > 3 else { return nil }
      return correction(.halfWidthMark, place..<place + 1, full)
    }
    // A text typed that way throughout is told so once.
    return found.count > full ? Array(found.prefix(1)) : found
  }

  private static let yearNouns = Phrases("之年 一年 关键年 起步年 攻坚年 决胜年")

  /// 开局之年2025年工作…: two statements with nothing in between.
  private func missingStops() -> [Correction] {
    tokens.indices.compactMap { place in
      let token = tokens[place]
      guard token.kind == .number, token.range.count == 4, token.range.lowerBound >= 3,
        token.range.upperBound < source.count,
        text[token.range.upperBound] == "年"
      else { return nil }
      let before = token.range.lowerBound - 3..<token.range.lowerBound
      guard let word = Self.yearNouns.first(in: text, before), word.upperBound == token.range.lowerBound else {
        return nil
      }
      return correction(.missingStop, word.lowerBound..<token.range.upperBound + 1)
    }
  }
}
