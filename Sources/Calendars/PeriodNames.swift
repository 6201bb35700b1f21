public import Wording

extension Period: CustomStringConvertible {
  /// Stable ASCII code: `2023-W24`, `2023-06`, `2023-Q2`, `2023-H1`, `2023`.
  public var code: String {
    let year = padded(self.year, to: 4)
    return switch kind {
    case .week: "\(year)-W\(padded(number, to: 2))"
    case .month: "\(year)-\(padded(number, to: 2))"
    case .quarter: "\(year)-Q\(number)"
    case .half: "\(year)-H\(number)"
    case .year: year
    }
  }

  public var description: String { code }

  /// Reads what ``code`` writes and nothing else; years 1900 to 2999.
  public init?(code: some StringProtocol) {
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard let head = parts.first, head.utf8.count == 4, let year = Int(head), 1900...2999 ~= year else { return nil }
    let period: Period
    switch (parts.count, parts.last?.first) {
    case (1, _): period = Period(.year, index: year)
    case (2, "W"?):
      guard let number = Int(parts[1].dropFirst()), 1...53 ~= number else { return nil }
      let firstWeek = Period(.week, containing: Day(civilYear: year, 1, 4))
      period = Period(.week, index: firstWeek.index + number - 1)
    case (2, "Q"?):
      guard let number = Int(parts[1].dropFirst()), 1...4 ~= number else { return nil }
      period = Period(.quarter, index: year * 4 + number - 1)
    case (2, "H"?):
      guard let number = Int(parts[1].dropFirst()), 1...2 ~= number else { return nil }
      period = Period(.half, index: year * 2 + number - 1)
    case (2, _):
      guard let number = Int(parts[1]), 1...12 ~= number else { return nil }
      period = Period(.month, index: year * 12 + number - 1)
    default: return nil
    }
    guard period.code == code else { return nil }
    self = period
  }

  /// `2023年第24周`, `2023年6月`, `2023年二季度`, `2023年上半年`, `2023年`.
  public func name(in language: Language) -> String {
    switch language {
    case .simplifiedChinese:
      switch kind {
      case .week: "\(year)年第\(number)周"
      case .month: "\(year)年\(number)月"
      case .quarter: "\(year)年\(["一", "二", "三", "四"][number - 1])季度"
      case .half: "\(year)年\(number == 1 ? "上" : "下")半年"
      case .year: "\(year)年"
      }
    case .english:
      switch kind {
      case .week: "week \(number) of \(year)"
      case .month: "\(Period.englishMonths[number - 1]) \(year)"
      case .quarter: "\(["first", "second", "third", "fourth"][number - 1]) quarter of \(year)"
      case .half: "\(number == 1 ? "first" : "second") half of \(year)"
      case .year: "\(year)"
      }
    }
  }

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}

extension Period.Kind {
  /// Stable ASCII code: `week`, `month`, `quarter`, `half`, `year`.
  public var code: String {
    switch self {
    case .week: "week"
    case .month: "month"
    case .quarter: "quarter"
    case .half: "half"
    case .year: "year"
    }
  }

  public init?(code: some StringProtocol) {
    guard let kind = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = kind
  }

  public func name(in language: Language) -> String {
    switch language {
    case .simplifiedChinese:
      switch self {
      case .week: "周"
      case .month: "月"
      case .quarter: "季度"
      case .half: "半年"
      case .year: "年"
      }
    case .english: self == .half ? "half-year" : code
    }
  }
}
