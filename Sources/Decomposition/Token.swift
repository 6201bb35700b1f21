/// A word, a number or a mark of the text; tokens follow each other without gaps.
struct Token: Sendable {
  enum Kind: Sendable {
    /// In the vocabulary.
    case word
    /// Digits or the stars that hide them, with a decimal point: `32.8`, `**.**`.
    case number
    /// 三, 十二: counts when a unit follows.
    case numeral
    /// Ends a sentence.
    case stop
    /// Parts clauses: ， ：.
    case comma
    /// 、
    case listComma
    case opening
    case closing
    /// A point within a number or after one.
    case mark
    case blank
    case lineBreak
    case other
  }

  let kind: Kind
  let range: Range<Int>
  let classes: WordClass

  func has(_ classes: WordClass) -> Bool { !self.classes.isDisjoint(with: classes) }
}

/// Cuts the text into tokens, once, from left to right, the longest word first.
///
/// - Complexity: O(*n*) in the code points.
struct Tokenizer {
  private let text: [Unicode.Scalar]
  private let vocabulary: Vocabulary
  private var tokens: [Token] = []

  init(_ source: SourceText, _ vocabulary: Vocabulary = Lexicon.vocabulary) {
    text = source.folded
    self.vocabulary = vocabulary
  }

  mutating func run() -> [Token] {
    tokens.reserveCapacity(text.count / 2)
    var place = 0
    while place < text.count {
      let token = token(at: place)
      if token.kind == .other, let last = tokens.last, last.kind == .other, !isCopula(token), !isCopula(last) {
        tokens[tokens.count - 1] = Token(
          kind: .other, range: last.range.lowerBound..<token.range.upperBound, classes: [])
      } else {
        tokens.append(token)
      }
      place = token.range.upperBound
    }
    return tokens
  }

  /// 是 stands for itself: it parts what is said from what it is said of.
  private func isCopula(_ token: Token) -> Bool { token.range.count == 1 && text[token.range.lowerBound] == "是" }

  private func token(at place: Int) -> Token {
    let scalar = text[place]
    func single(_ kind: Token.Kind) -> Token { Token(kind: kind, range: place..<place + 1, classes: []) }
    switch scalar {
    case "。", "！", "？", "；": return single(.stop)
    case "：" where isClock(at: place): return single(.mark)
    case "，", "：": return single(.comma)
    case "、": return single(.listComma)
    case "“", "‘", "《", "（", "「", "『", "【", "〔", "[": return single(.opening)
    case "”", "’", "》", "）", "」", "』", "】", "〕", "]": return single(.closing)
    case ".": return single(isStop(at: place) ? .stop : .mark)
    default: break
    }
    if scalar.isCellMark { return single(.blank) }
    if scalar.isLineBreak { return single(.lineBreak) }
    if scalar.isBlank { return single(.blank) }
    if let end = maskEnd(from: place) { return Token(kind: .number, range: place..<end, classes: []) }
    if scalar.isDigitOrMask { return Token(kind: .number, range: place..<numberEnd(from: place), classes: []) }
    if let word = vocabulary.longest(in: text, at: place, before: text.count), !isUnit(at: place, word.classes) {
      return Token(kind: .word, range: place..<place + word.count, classes: word.classes)
    }
    if scalar.isNumeral {
      let end = text[place...].firstIndex { !$0.isNumeral } ?? text.count
      return Token(kind: .numeral, range: place..<end, classes: [])
    }
    return single(.other)
  }

  private static let ends = "节假今明昨近往生纪整春夏秋冬雨旺淡旱岁正腊个".unicodeScalars

  /// 5日报送, 6月通报, 节日检查, 雨季巡查: the end of the word before it, no period.
  private func isUnit(at place: Int, _ classes: WordClass) -> Bool {
    guard place > 0, !classes.isDisjoint(with: .cadence), "日周旬月季".unicodeScalars.contains(text[place]) else {
      return false
    }
    return text[place - 1].isDigitOrMask || text[place - 1].isNumeral || Self.ends.contains(text[place - 1])
  }

  /// `XX公里`: letters that hide digits, with no other letters around.
  private func maskEnd(from place: Int) -> Int? {
    guard text[place] == "X" || text[place] == "x" else { return nil }
    var end = place
    while end < text.count, text[end] == text[place] { end += 1 }
    func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && scalar.properties.isAlphabetic }
    guard end < text.count, text[end].isHan || text[end] == "%" || text[end] == ".",
      place == 0 || !isLetter(text[place - 1])
    else { return nil }
    return end
  }

  /// A half-width point behind a Han character or what closes a bracket is a full stop typed on another keyboard.
  private func isStop(at place: Int) -> Bool {
    guard place > 1, text[place - 1].isHan || "）”》%".unicodeScalars.contains(text[place - 1]) else { return false }
    guard place + 1 < text.count else { return true }
    if text[place - 1].isNumeral || text[place - 1] == "）", opensSentence(before: place) { return false }
    return text[place + 1].isHan || text[place + 1].isDigitOrMask || text[place + 1].isBlank
      || "（”“《）".unicodeScalars.contains(text[place + 1])
  }

  /// `一.`, `（一）.` at the head of a line or behind a stop: a marker.
  private func opensSentence(before place: Int) -> Bool {
    var start = place
    while start > 0, start > place - 6, text[start - 1].isNumeral || "（）".unicodeScalars.contains(text[start - 1]) {
      start -= 1
    }
    while start > 0, text[start - 1].isBlank, !text[start - 1].isLineBreak { start -= 1 }
    return start == 0 || text[start - 1].isLineBreak || "。.；".unicodeScalars.contains(text[start - 1])
  }

  /// `17:00`
  private func isClock(at place: Int) -> Bool {
    guard place > 0, place + 2 < text.count, text[place - 1].isDigit else { return false }
    return text[place + 1].isDigit && text[place + 2].isDigit && (place + 3 == text.count || !text[place + 3].isDigit)
  }

  /// `4.5月底前`: a marker and a month, no decimal.
  private func opensMonth(_ place: Int) -> Bool {
    let end = text[place...].prefix(3).firstIndex { !$0.isDigit }
    return end.map { text[$0] == "月" } ?? false
  }

  private func numberEnd(from place: Int) -> Int {
    var end = place
    while end < text.count {
      if text[end].isDigitOrMask || text[end] == "," && end > place {
        end += 1
      } else if text[end] == ".", end + 1 < text.count, text[end + 1].isDigitOrMask, !opensMonth(end + 1) {
        end += 1
      } else {
        break
      }
    }
    return end
  }
}
