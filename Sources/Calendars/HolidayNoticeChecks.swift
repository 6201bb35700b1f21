public import Wording

extension HolidayNotice {
  /// 核对 — what is doubtful in the notice itself: a day twice, a make-up day that was worked anyway,
  /// a day far from the year, no days at all, issued long before or after.
  ///
  /// - Parameter place: Of the notice; given back unchanged in each finding.
  /// - Returns: In the order of the notice; empty when nothing is doubtful.
  public func findings(at place: Place) -> [Finding] {
    var found: [Finding] = []
    var off: Set<Day> = []
    for day in offDays.map(\.day) where !off.insert(day).inserted {
      found.append(Self.twice(day, place))
    }
    var madeUp: Set<Day> = []
    for day in makeUpWorkdays {
      if !madeUp.insert(day).inserted { found.append(Self.twice(day, place)) }
      if off.contains(day) {
        found.append(
          Finding(
            "day-off-and-worked", at: place, Words("\(day) 既放假又上班。", en: "\(day) is both off and worked."),
            remedy: Words("请按通知原文只留一处。", en: "Keep the one that the notice says.")))
      } else if !day.weekday.isWeekend {
        found.append(
          Finding(
            "make-up-on-weekday", .warning, at: place,
            Words(
              "调休上班日 \(day) 是\(day.weekday.name(in: .simplifiedChinese))，本来就上班。",
              en: "Make-up workday \(day) is a \(day.weekday.name(in: .english)), worked anyway."),
            remedy: Words("请核对通知原文的日期。", en: "Check the day against the notice.")))
      }
    }
    let near = Day(civilYear: year - 1, 12, 1)...Day(civilYear: year + 1, 1, 31)
    for day in offDays.map(\.day) + makeUpWorkdays where !near.contains(day) {
      found.append(
        Finding(
          "day-outside-year", at: place,
          Words("\(day) 不在 \(year) 年前后。", en: "\(day) is not near the year \(year)."),
          remedy: Words("请改正日期，或把它移到所属年份的通知。", en: "Correct the day, or move it to the notice of its year.")))
    }
    if offDays.isEmpty {
      found.append(
        Finding(
          "notice-without-days", at: place, Words("\(year) 年通知没有放假日。", en: "The notice of \(year) gives no day off."),
          remedy: Words("请按通知原文补上放假日。", en: "Add the days off that the notice names.")))
    }
    if !(Day(civilYear: year - 1, 1, 1)...Day(civilYear: year, 12, 31)).contains(issued) {
      found.append(
        Finding(
          "issued-outside-year", .warning, at: place,
          Words("\(year) 年通知的印发日期是 \(issued)。", en: "The notice of \(year) is said to be issued on \(issued)."),
          remedy: Words("请核对印发日期。", en: "Check the day of issue.")))
    }
    return found
  }

  private static func twice(_ day: Day, _ place: Place) -> Finding {
    Finding(
      "day-twice", at: place, Words("\(day) 出现两次。", en: "\(day) appears twice."),
      remedy: Words("请删去重复的一处。", en: "Remove one of the two."))
  }
}
