/// 时刻 — a moment, UTC, to the millisecond.
///
/// - Shape: `2023-06-15T08:30:00.000Z`; years 1900 to 2999 when read.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z; leap seconds are not counted.
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Reads exactly what ``description`` writes: 24 ASCII characters, UTC, three decimals.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."), bytes[23] == UInt8(ascii: "Z"),
      let day = Day(iso: String(decoding: bytes[..<10], as: UTF8.self)),
      let hour = Instant.number(bytes[11..<13], below: 24), let minute = Instant.number(bytes[14..<16], below: 60),
      let second = Instant.number(bytes[17..<19], below: 60),
      let thousandth = Instant.number(bytes[20..<23], below: 1000)
    else { return nil }
    self.init(milliseconds: ((Int64(day.number) * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + thousandth)
  }

  private static func number(_ digits: ArraySlice<UInt8>, below limit: Int64) -> Int64? {
    var value: Int64 = 0
    for digit in digits {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
      value = value * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    return value < limit ? value : nil
  }

  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  /// The civil day it is in `zone` at this moment.
  public func day(in zone: CivilZone) -> Day {
    Day(number: Int32(Instant.floor(milliseconds + zone.offsetMilliseconds, by: Instant.dayLength)))
  }

  static let dayLength: Int64 = 86_400_000

  static func floor(_ value: Int64, by unit: Int64) -> Int64 {
    value >= 0 ? value / unit : (value - unit + 1) / unit
  }
}

extension Instant {
  /// Day and minute on the clocks of a zone: `2023-06-15 09:02`.
  public func text(in zone: CivilZone) -> String {
    let day = day(in: zone)
    let minutes = Int((milliseconds - zone.start(of: day).milliseconds) / 60_000)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day) \(two(minutes / 60)):\(two(minutes % 60))"
  }
}

extension Instant: CustomStringConvertible {
  public var description: String {
    let dayNumber = Instant.floor(milliseconds, by: Instant.dayLength)
    let rest = Int(milliseconds - dayNumber * Instant.dayLength)
    let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded($0, to: 2) }
    return "\(Day(number: Int32(dayNumber)))T\(clock.joined(separator: ":")).\(padded(rest % 1000, to: 3))Z"
  }
}

/// 时区 — a fixed distance from UTC; China has one and no summer time.
public struct CivilZone: Hashable, Sendable {
  /// Minutes east of UTC.
  public let offsetMinutes: Int

  public init(offsetMinutes: Int) { self.offsetMinutes = offsetMinutes }

  /// 北京时间, UTC+8.
  public static let shanghai = CivilZone(offsetMinutes: 480)

  var offsetMilliseconds: Int64 { Int64(offsetMinutes) * 60_000 }

  /// Midnight, when `day` begins here.
  public func start(of day: Day) -> Instant {
    Instant(milliseconds: Int64(day.number) * Instant.dayLength - offsetMilliseconds)
  }
}
