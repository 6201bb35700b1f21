public import Calendars
public import Wording

/// 历法来源 — what a calendar file says, and what is doubtful in it.
public struct CalendarSource: Hashable, Sendable {
  /// Stable ASCII code of the file.
  public let code: String
  public let name: Words
  /// In the order of the file.
  public let notices: [HolidayNotice]
  public let localHolidays: [LocalHoliday]
  public let seasons: [Season]
  /// Warnings only; errors are thrown.
  public let warnings: [Finding]

  public var calendar: WorkCalendar {
    WorkCalendar(notices: notices, localHolidays: localHolidays, seasons: seasons)
  }
}

/// Reads a calendar file: holidays by code, notices by year, local holidays, seasons.
///
/// Days are `2023-06-15` or a span `2023-06-22..2023-06-24`, one or a list.
///
/// - Throws: ``Findings`` with everything wrong in the file, each with line and remedy.
public func readCalendar(_ text: String, file: String) throws(Findings) -> CalendarSource {
  let document = try YAMLDocument(parsing: text, file: file)
  let found = FindingCollector()
  let source = CalendarReader(found: found).source(document.root)
  try found.throwErrors()
  guard let source else { preconditionFailure("a calendar that could not be read must have an error") }
  return source
}

private struct CalendarReader {
  let found: FindingCollector

  func source(_ value: YAMLValue) -> CalendarSource? {
    let keys = ["calendar", "official-name", "holidays", "notices", "local-holidays", "seasons"]
    guard let map = value.map(keys: keys, found) else { return nil }
    let code = map.required("calendar")?.code(found)
    let name = map.required("official-name")?.words(found)
    let holidays = map["holidays"].map(readHolidays) ?? [:]
    let notices = map["notices"].map { readNotices($0, holidays) } ?? []
    let local = (map["local-holidays"]?.list(found) ?? []).compactMap(readLocalHoliday)
    let seasons = map["seasons"].map(readSeasons) ?? []
    guard let code, let name else { return nil }
    return CalendarSource(
      code: code, name: name, notices: notices, localHolidays: local, seasons: seasons, warnings: found.all)
  }

  private func readHolidays(_ value: YAMLValue) -> [String: Words] {
    var names: [String: Words] = [:]
    for entry in value.entries(found) ?? [] {
      if let name = entry.value.words(found) { names[entry.key] = name }
    }
    return names
  }

  private func readNotices(_ value: YAMLValue, _ holidays: [String: Words]) -> [HolidayNotice] {
    var all: [HolidayNotice] = []
    for item in value.list(found) ?? [] {
      guard let notice = readNotice(item, holidays) else { continue }
      if all.contains(where: { $0.year == notice.year && $0.number == notice.number }) {
        found.report(
          "notice-twice", at: item.place, Words("\(notice.number) 出现了两次。", en: "\(notice.number) appears twice."),
          remedy: Words("请删去重复的通知。", en: "Remove one of the two."))
      }
      notice.findings(at: item.place).forEach(found.report)
      all.append(notice)
    }
    return all
  }

  private func readNotice(_ value: YAMLValue, _ holidays: [String: Words]) -> HolidayNotice? {
    guard let map = value.map(keys: ["year", "number", "issued", "off", "make-up"], found) else { return nil }
    let year = map.required("year")?.int(in: 1949...2998, found)
    let number = map.required("number")?.text(found)
    let issued = map.required("issued")?.day(found)
    let off = (map.required("off")?.list(found) ?? []).flatMap { readOffDays($0, holidays) }
    let makeUp = map["make-up"].map(readDays) ?? []
    guard let year, let number, let issued else { return nil }
    return HolidayNotice(year: year, number: number, issued: issued, offDays: off, makeUpWorkdays: makeUp)
  }

  private func readOffDays(_ value: YAMLValue, _ holidays: [String: Words]) -> [HolidayNotice.OffDay] {
    guard let map = value.map(keys: ["name", "days"], found) else { return [] }
    let name = map.required("name").flatMap { readName($0, holidays) }
    let days = map.required("days").map(readDays) ?? []
    guard let name else { return [] }
    return days.map { HolidayNotice.OffDay(day: $0, name: name) }
  }

  /// One holiday or several that share their days: `中秋节、国庆节`.
  private func readName(_ value: YAMLValue, _ holidays: [String: Words]) -> Words? {
    var names: [Words] = []
    for code in value.oneOrMore {
      guard let text = code.text(found) else { return nil }
      guard let name = holidays[text] else {
        found.report(
          "unknown-holiday", at: code.place,
          Words("“holidays”中没有“\(text)”。", en: "‘\(text)’ is not among ‘holidays’."),
          remedy: suggestion(for: text, among: holidays.keys.sorted()))
        return nil
      }
      names.append(name)
    }
    guard !names.isEmpty else { return nil }
    return Words(
      names.map(\.simplifiedChinese).joined(separator: "、"), en: names.map(\.english).joined(separator: " and "))
  }

  private func readDays(_ value: YAMLValue) -> [Day] {
    value.oneOrMore.flatMap { item -> [Day] in
      guard case .text(let text) = item.content, let dots = text.firstRange(of: "..") else {
        return item.day(found).map { [$0] } ?? []
      }
      guard let first = Day(iso: text[..<dots.lowerBound]), let last = Day(iso: text[dots.upperBound...]),
        first < last, last - first < 32
      else {
        found.report(
          "bad-span", at: item.place,
          Words("“\(text)”不是有效的起止日期。", en: "‘\(text)’ is not a span of days."),
          remedy: Words(
            "请写成 2023-06-22..2023-06-24，起在前，最多 32 天。",
            en: "Write 2023-06-22..2023-06-24, the earlier first, 32 days at most."))
        return []
      }
      return Array(first...last)
    }
  }

  private func readLocalHoliday(_ value: YAMLValue) -> LocalHoliday? {
    guard let map = value.map(keys: ["name", "days"], found) else { return nil }
    let name = map.required("name")?.words(found)
    let days = map.required("days").map(readDays) ?? []
    return name.map { LocalHoliday(name: $0, days: days) }
  }

  private func readSeasons(_ value: YAMLValue) -> [Season] {
    var all: [Season] = []
    for item in value.list(found) ?? [] {
      guard let map = item.map(keys: ["code", "name", "from", "to"], found) else { continue }
      let code = map.required("code")?.code(found)
      let name = map.required("name")?.words(found)
      let from = map.required("from").flatMap(readMonthDay)
      let to = map.required("to").flatMap(readMonthDay)
      guard let code, let name, let from, let to else { continue }
      if all.contains(where: { $0.code == code }) {
        found.report(
          "season-twice", at: item.place, Words("季节“\(code)”出现了两次。", en: "The season ‘\(code)’ appears twice."),
          remedy: Words("请换一个代码。", en: "Give one of them another code."))
      }
      all.append(Season(code: code, name: name, from: from, to: to))
    }
    return all
  }

  private func readMonthDay(_ value: YAMLValue) -> MonthDay? {
    if case .text(let text) = value.content, let day = MonthDay(code: text) { return day }
    found.report(
      "bad-month-day", at: value.place, Words("这里应为月日。", en: "A month and day is expected here."),
      remedy: Words("请写成如 11-01 的形式。", en: "Write it as in 11-01."))
    return nil
  }
}
