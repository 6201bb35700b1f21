/// The days that depart from the weekend rule, with running sums, so that the working days
/// up to any day are one binary search and a little arithmetic.
struct Departures: Sendable {
  /// Ascending.
  private let days: [Day]
  /// `sums[i]` is what the first `i` departures add to the count of weekdays.
  private let sums: [Int]
  private let slack: ClosedRange<Int>

  init(_ worked: [Day: Bool]) {
    days = worked.filter { $0.key.weekday.isWeekend == $0.value }.keys.sorted()
    var sums = [0]
    for day in days { sums.append(sums.last! + (worked[day]! ? 1 : -1)) }
    self.sums = sums
    slack = sums.min()!...sums.max()!
  }

  /// How many departures lie before `day`.
  private func rank(_ day: Day) -> Int {
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func isWorked(_ day: Day) -> Bool {
    let rank = rank(day)
    let departs = rank < days.count && days[rank] == day
    return day.weekday.isWeekend == departs
  }

  /// Working days from a fixed origin through `day`; only differences mean anything.
  func count(through day: Day) -> Int {
    Self.weekdays(through: day) + sums[rank(day.advanced(by: 1))]
  }

  /// - Returns: The working day on which ``count(through:)`` first reaches `target`.
  func day(reaching target: Int) -> Day {
    var low = Int(Self.weekday(reaching: target - slack.upperBound).number)
    var high = Int(Self.weekday(reaching: target - slack.lowerBound).number)
    while low < high {
      let middle = low + (high - low) / 2
      if count(through: Day(number: Int32(middle))) < target { low = middle + 1 } else { high = middle }
    }
    return Day(number: Int32(low))
  }

  private static func weekdays(through day: Day) -> Int {
    let sinceMonday = Int(day.number) + 3
    let week = sinceMonday >= 0 ? sinceMonday / 7 : (sinceMonday - 6) / 7
    return week * 5 + min(sinceMonday - week * 7 + 1, 5)
  }

  private static func weekday(reaching target: Int) -> Day {
    let before = target - 1
    let week = before >= 0 ? before / 5 : (before - 4) / 5
    return Day(number: Int32(week * 7 + before - week * 5 - 3))
  }
}
