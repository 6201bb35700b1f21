import Calendars
import Foundation
import Wording

/// The notices of 2022 to 2026, typed apart from the shipped file.
let notices: [HolidayNotice] = [
  notice(
    2022, "国办发明电〔2021〕11号", issued: "2021-10-25",
    off: [
      ("元旦", "2022-01-01", "2022-01-03"),
      ("春节", "2022-01-31", "2022-02-06"),
      ("清明节", "2022-04-03", "2022-04-05"),
      ("劳动节", "2022-04-30", "2022-05-04"),
      ("端午节", "2022-06-03", "2022-06-05"),
      ("中秋节", "2022-09-10", "2022-09-12"),
      ("国庆节", "2022-10-01", "2022-10-07"),
    ],
    makeUp: "2022-01-29 2022-01-30 2022-04-02 2022-04-24 2022-05-07 2022-10-08 2022-10-09"),
  notice(
    2023, "国办发明电〔2022〕16号", issued: "2022-12-08",
    off: [
      ("元旦", "2022-12-31", "2023-01-02"),
      ("春节", "2023-01-21", "2023-01-27"),
      ("清明节", "2023-04-05", "2023-04-05"),
      ("劳动节", "2023-04-29", "2023-05-03"),
      ("端午节", "2023-06-22", "2023-06-24"),
      ("中秋节、国庆节", "2023-09-29", "2023-10-06"),
    ],
    makeUp: "2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08"),
  notice(
    2024, "国办发明电〔2023〕7号", issued: "2023-10-25",
    off: [
      ("元旦", "2024-01-01", "2024-01-01"),
      ("春节", "2024-02-10", "2024-02-17"),
      ("清明节", "2024-04-04", "2024-04-06"),
      ("劳动节", "2024-05-01", "2024-05-05"),
      ("端午节", "2024-06-10", "2024-06-10"),
      ("中秋节", "2024-09-15", "2024-09-17"),
      ("国庆节", "2024-10-01", "2024-10-07"),
    ],
    makeUp: "2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12"),
  notice(
    2025, "国办发明电〔2024〕12号", issued: "2024-11-12",
    off: [
      ("元旦", "2025-01-01", "2025-01-01"),
      ("春节", "2025-01-28", "2025-02-04"),
      ("清明节", "2025-04-04", "2025-04-06"),
      ("劳动节", "2025-05-01", "2025-05-05"),
      ("端午节", "2025-05-31", "2025-06-02"),
      ("国庆节、中秋节", "2025-10-01", "2025-10-08"),
    ],
    makeUp: "2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11"),
  notice(
    2026, "国办发明电〔2025〕7号", issued: "2025-11-04",
    off: [
      ("元旦", "2026-01-01", "2026-01-03"),
      ("春节", "2026-02-15", "2026-02-23"),
      ("清明节", "2026-04-04", "2026-04-06"),
      ("劳动节", "2026-05-01", "2026-05-05"),
      ("端午节", "2026-06-19", "2026-06-21"),
      ("中秋节", "2026-09-25", "2026-09-27"),
      ("国庆节", "2026-10-01", "2026-10-07"),
    ],
    makeUp: "2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10"),
]

let national = WorkCalendar(notices: notices)

func day(_ iso: String) -> Day { Day(iso: iso)! }

func notice(
  _ year: Int, _ number: String, issued: String, off: [(name: String, from: String, to: String)], makeUp: String = ""
) -> HolidayNotice {
  HolidayNotice(
    year: year, number: number, issued: day(issued),
    offDays: off.flatMap { span in
      (day(span.from)...day(span.to)).map { .init(day: $0, name: Words(span.name, en: span.name)) }
    },
    makeUpWorkdays: makeUp.split(separator: " ").map { day(String($0)) })
}

/// How many cases a property tries; `GUATU_COUNT` raises it.
let propertyCount = ProcessInfo.processInfo.environment["GUATU_COUNT"].flatMap { Int($0) } ?? 300

/// SplitMix64: the same cases from the same seed on every machine.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A day of 1900 to 2100, every second one in the years that have notices.
  mutating func anyDay() -> Day {
    let span = Bool.random(using: &self) ? day("1900-01-01")...day("2100-12-31") : day("2021-12-01")...day("2027-01-31")
    return Day(number: Int32.random(in: span.lowerBound.number...span.upperBound.number, using: &self))
  }
}
