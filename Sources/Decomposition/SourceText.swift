/// A text as code points, twice: as it was given and as it is read.
///
/// Reading forgives what typing does to a text: half-width punctuation, full-width digits, the star of another keyboard.
/// Both have the same length, so a place in one is the same place in the other; every quote is taken from `given`.
struct SourceText: Sendable {
  let given: [Unicode.Scalar]
  let folded: [Unicode.Scalar]

  /// - Complexity: O(*n*) in the code points.
  init(_ text: String) {
    given = Array(text.unicodeScalars)
    var isQuoting = false
    let given = given
    folded = given.indices.map { place in
      let scalar = given[place]
      // 二○三一年: a zero among numerals; ○○座, __座: a mask.
      if scalar == "○" { return Self.isBeside(place, given, \.isNumeral) ? "〇" : "*" }
      if scalar == "_" { return Self.isBeside(place, given) { $0 == "_" } ? "*" : "_" }
      if scalar == ",", Self.partsThousands(given, place) { return scalar }
      // Straight quotes open and close by turns, anew in each line.
      if scalar.isLineBreak { isQuoting = false }
      guard scalar == "\"" || scalar == "＂" else { return Self.fold(scalar) }
      isQuoting.toggle()
      return isQuoting ? "“" : "”"
    }
  }

  var count: Int { given.count }

  /// 1,200: three digits and no more behind, one to three in front.
  private static func partsThousands(_ text: [Unicode.Scalar], _ place: Int) -> Bool {
    let after = text[(place + 1)...].prefix(4).prefix(while: \.isDigit).count
    let before = text[..<place].suffix(4).reversed().prefix(while: \.isDigit).count
    return after == 3 && (1...3).contains(before)
  }

  func quote(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: given[range])
    return String(view)
  }

  /// Where the digits, masks and numerals that stand at a place end; the place itself when none do.
  func numberEnd(_ start: Int, _ limit: Int) -> Int {
    var end = start
    while end < limit, folded[end].isDigitOrMask || folded[end].isNumeral { end += 1 }
    return end
  }

  func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(start: range.lowerBound, end: range.upperBound) }

  private static func isBeside(
    _ place: Int, _ given: [Unicode.Scalar], _ belongs: (Unicode.Scalar) -> Bool
  ) -> Bool {
    [place - 1, place + 1].contains { given.indices.contains($0) && belongs(given[$0]) }
  }

  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "０"..."９": Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case ",": "，"
    case ";": "；"
    case ":": "："
    case "!": "！"
    case "?": "？"
    case "(", "﹙": "（"
    case ")", "﹚": "）"
    case "％": "%"
    case "＊", "×", "✱", "□", "■", "▇": "*"
    case "．": "."
    case "｡": "。"
    case "〈": "《"
    case "〉": "》"
    default: scalar
    }
  }
}

extension String {
  /// Whether a number was left out of it: **, ××, ○○, □□, __.
  var hidesDigits: Bool { unicodeScalars.contains { "*＊×✱○□■▇_".unicodeScalars.contains($0) } }
}

extension Unicode.Scalar {
  var isHan: Bool { (0x3400...0x9FFF).contains(value) || (0x20000...0x3FFFF).contains(value) || value == 0x3007 }
  var isDigit: Bool { ("0"..."9").contains(self) }
  /// A digit, or the star that hides one.
  var isDigitOrMask: Bool { isDigit || self == "*" }
  var isNumeral: Bool {
    switch self {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两", "百", "千", "零", "〇": true
    default: false
    }
  }
  var isBlank: Bool { properties.isWhitespace || self == "\u{FEFF}" || self == "\u{200B}" }
  /// Parts the cells of a row: a tab, or the stroke people type for one.
  var isCellMark: Bool { self == "\t" || self == "|" || self == "｜" || self == "│" || self == "┃" }
  var isLineBreak: Bool { self == "\n" || self == "\r" || self == "\u{2028}" || self == "\u{2029}" || self == "\u{85}" }
}
