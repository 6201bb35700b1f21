internal import Calendars
internal import Decomposition
internal import Reports
internal import Wording

/// 时限提示 — days that a deadline may mean, for a person to choose from. A mask offers every month that has as many digits
/// first, then the others; nothing is filled in by itself.
struct DeadlineChips {
  let year: Int

  func chips(for deadline: DeadlineText?) -> [SourceDesk.Chip] {
    guard let deadline, deadline.kind == .dated else { return [] }
    let text = deadline.text.map { $0 == "＊" ? "*" : $0 }
    if deadline.isMasked {
      guard text.contains("月") else { return [] }
      let digits = text.prefix { $0 != "月" }.reversed().prefix { $0 == "*" }.count
      let order = digits >= 2 ? Array(10...12) + Array(1...9) : Array(1...12)
      return order.compactMap(monthEnd)
    }
    return plain(text).map { [$0] } ?? []
  }

  /// 6月底, 6月15日, 三季度末, 上半年, 年底.
  private func plain(_ text: [Character]) -> SourceDesk.Chip? {
    func number(before mark: Character) -> Int? {
      guard let place = text.firstIndex(of: mark) else { return nil }
      let digits = text[..<place].reversed().prefix(while: HanNumber.isDigit).reversed()
      return HanNumber.value(of: Array(digits))
    }
    if let month = number(before: "月"), 1...12 ~= month {
      let rest = Array(text.drop { $0 != "月" }.dropFirst())
      let dayText = rest.prefix(while: HanNumber.isDigit)
      if let day = HanNumber.value(of: Array(dayText)),
        rest.dropFirst(dayText.count).first.map({ $0 == "日" || $0 == "号" }) == true
      {
        return Day(year: year, month: month, day: day).map { .init(Words("\(month)月\(day)日", en: "\($0)"), $0) }
      }
      return monthEnd(month)
    }
    let line = String(text)
    if let quarter = number(before: "季"), 1...4 ~= quarter { return monthEnd(quarter * 3) }
    if line.contains("上半年") || line.contains("半年") && !line.contains("下半年") { return monthEnd(6) }
    if line.contains("年底") || line.contains("年内") || line.contains("年末") || line.contains("全年") {
      return monthEnd(12)
    }
    return nil
  }

  private func monthEnd(_ month: Int) -> SourceDesk.Chip? {
    guard let first = Day(year: year, month: month, day: 1) else { return nil }
    return .init(
      Words("\(month)月底", en: "end of \(Self.english[month - 1])"), first.advanced(byMonths: 1).advanced(by: -1))
  }

  private static let english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
