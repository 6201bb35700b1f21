/// Numbers of lists in the ways in which they are written.
enum ListNumber {
  /// - Parameter format: `ST_NumberFormat`; one that is not known is written as digits. Source: ECMA-376, part 1, 17.18.59.
  static func text(_ number: Int, _ format: String) -> String {
    switch format {
    case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
      "japaneseCounting", "ideographDigital", "koreanCounting":
      chinese(number, digits: Array("零一二三四五六七八九"), units: ["", "十", "百", "千"])
    case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal":
      chinese(number, digits: Array("零壹贰叁肆伍陆柒捌玖"), units: ["", "拾", "佰", "仟"])
    case "ideographTraditional": cyclic(number, Array("甲乙丙丁戊己庚辛壬癸"))
    case "ideographZodiac": cyclic(number, Array("子丑寅卯辰巳午未申酉戌亥"))
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": scalar(number, first: 0x2460, of: 20)
    case "decimalEnclosedParen": scalar(number, first: 0x2474, of: 20)
    case "decimalEnclosedFullstop": scalar(number, first: 0x2488, of: 20)
    case "ideographEnclosedCircle": scalar(number, first: 0x3280, of: 10)
    case "decimalFullWidth", "decimalFullWidth2": fullWidth(number)
    case "decimalZero": number < 10 && number >= 0 ? "0\(number)" : "\(number)"
    case "lowerLetter": letters(number, "a")
    case "upperLetter": letters(number, "A")
    case "lowerRoman": roman(number).lowercased()
    case "upperRoman": roman(number)
    default: "\(number)"
    }
  }

  /// 一, 十, 十一, 二十, 一百零二, up to 9999.
  private static func chinese(_ number: Int, digits: [Character], units: [String]) -> String {
    guard (1...9_999).contains(number) else { return number == 0 ? String(digits[0]) : "\(number)" }
    var text = ""
    var gap = false
    for place in (0..<4).reversed() {
      let digit = number / power(10, place) % 10
      guard digit > 0 else {
        gap = !text.isEmpty
        continue
      }
      if gap { text.append(digits[0]) }
      gap = false
      // 十二, not 一十二.
      if !(place == 1 && digit == 1 && number < 20) { text.append(digits[digit]) }
      text += units[place]
    }
    return text
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { value, _ in value * base }
  }

  private static func cyclic(_ number: Int, _ signs: [Character]) -> String {
    number > 0 ? String(signs[(number - 1) % signs.count]) : "\(number)"
  }

  private static func scalar(_ number: Int, first: UInt32, of count: Int) -> String {
    guard (1...count).contains(number), let scalar = Unicode.Scalar(first + UInt32(number - 1)) else {
      return "\(number)"
    }
    return String(Character(scalar))
  }

  private static func fullWidth(_ number: Int) -> String {
    String(
      String.UnicodeScalarView(
        "\(number)".unicodeScalars.map { scalar in
          (0x30...0x39).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
        }))
  }

  /// a … z, aa, bb, …: the letter is doubled, as Word does.
  private static func letters(_ number: Int, _ first: Unicode.Scalar) -> String {
    guard number > 0, let scalar = Unicode.Scalar(first.value + UInt32((number - 1) % 26)) else { return "\(number)" }
    return String(repeating: Character(scalar), count: min((number - 1) / 26 + 1, 20))
  }

  private static func roman(_ number: Int) -> String {
    guard (1...3_999).contains(number) else { return "\(number)" }
    let signs = [
      (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var (left, text) = (number, "")
    for (value, sign) in signs {
      while left >= value {
        text += sign
        left -= value
      }
    }
    return text
  }
}
