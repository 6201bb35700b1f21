public import Wording

/// 放假通知 — the State Council's yearly notice of days off and make-up workdays.
///
/// A notice can name days of the year before or after: that of 2023 gives 2022-12-31 off.
/// When two notices name one day, the one issued later decides.
public struct HolidayNotice: Hashable, Sendable {
  /// 放假日 — one day off and the holiday it belongs to.
  public struct OffDay: Hashable, Sendable {
    public let day: Day
    public let name: Words

    public init(day: Day, name: Words) {
      self.day = day
      self.name = name
    }
  }

  /// The year the notice arranges.
  public let year: Int
  /// 文号, as in `国办发明电〔2022〕16号`.
  public let number: String
  public let issued: Day
  /// Every day off, weekends among them too.
  public let offDays: [OffDay]
  /// 调休上班 — rest days that are worked.
  public let makeUpWorkdays: [Day]

  public init(year: Int, number: String, issued: Day, offDays: [OffDay], makeUpWorkdays: [Day]) {
    self.year = year
    self.number = number
    self.issued = issued
    self.offDays = offDays
    self.makeUpWorkdays = makeUpWorkdays
  }
}

/// 地方假日 — days off that a region adds, as ethnic-minority areas may for 开斋节 and 古尔邦节.
///
/// - Source: 《全国年节及纪念日放假办法》第四条.
public struct LocalHoliday: Hashable, Sendable {
  public let name: Words
  public let days: [Day]

  public init(name: Words, days: [Day]) {
    self.name = name
    self.days = days
  }
}
