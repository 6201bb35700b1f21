public import Wording

/// 星期 — Monday is 1 and Sunday 7, as in ISO 8601.
public enum Weekday: Int, CaseIterable, Hashable, Sendable, Comparable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// Saturday or Sunday, whatever a holiday notice says about the day.
  public var isWeekend: Bool { self >= .saturday }

  public static func < (a: Weekday, b: Weekday) -> Bool { a.rawValue < b.rawValue }

  public func name(in language: Language) -> String {
    switch language {
    case .simplifiedChinese: "星期" + ["一", "二", "三", "四", "五", "六", "日"][rawValue - 1]
    case .english: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][rawValue - 1]
    }
  }
}
