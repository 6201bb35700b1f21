/// Small numbers as lists and deadlines write them: 12, １２, 十二, 二十.
enum HanNumber {
  static func value(of digits: [Character]) -> Int? {
    guard !digits.isEmpty, digits.count <= 4 else { return nil }
    func one(_ character: Character) -> Int? {
      character == "两" ? 2 : character.wholeNumberValue.flatMap { $0 < 10 ? $0 : nil }
    }
    guard digits.contains(where: { $0 == "十" || $0 == "百" }) else {
      return digits.reduce(Int?.some(0)) { sum, digit in
        guard let sum, let value = one(digit) else { return nil }
        return sum * 10 + value
      }
    }
    var (sum, pending) = (0, Int?.none)
    for digit in digits {
      switch digit {
      case "百": (sum, pending) = (sum + (pending ?? 1) * 100, nil)
      case "十": (sum, pending) = (sum + (pending ?? 1) * 10, nil)
      default: pending = one(digit)
      }
    }
    return sum + (pending ?? 0)
  }

  static func isDigit(_ character: Character) -> Bool { character == "十" || character.wholeNumberValue != nil }
}
