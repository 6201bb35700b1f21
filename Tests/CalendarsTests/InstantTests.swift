import Calendars
import Testing
import Wording

@Suite struct InstantTests {
  @Test func `the civil day in Shanghai begins at sixteen hundred UTC of the day before`() {
    let start = CivilZone.shanghai.start(of: day("2023-06-15"))
    #expect(start.description == "2023-06-14T16:00:00.000Z")
    #expect(start.day(in: .shanghai) == day("2023-06-15"))
    #expect(Instant(milliseconds: start.milliseconds - 1).day(in: .shanghai) == day("2023-06-14"))
  }

  @Test func `an instant before 1970 still falls on its day`() {
    #expect(Instant(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
    #expect(Instant(milliseconds: -1).day(in: CivilZone(offsetMinutes: 0)) == day("1969-12-31"))
  }

  @Test func `an instant reads back as it was written`() {
    var random = Seeded(7)
    for _ in 0..<propertyCount {
      let instant = Instant(milliseconds: Int64.random(in: -2_208_988_800_000...4_102_444_800_000, using: &random))
      #expect(Instant(iso: instant.description) == instant)
    }
    #expect(Instant(iso: "2023-06-15T08:30:00.000Z")?.milliseconds == 1_686_817_800_000)
  }

  @Test(arguments: [
    "2023-06-15T08:30:00Z", "2023-06-15 08:30:00.000Z", "2023-06-15T24:00:00.000Z", "2023-06-15T08:60:00.000Z",
    "2023-06-15T08:30:60.000Z", "2023-02-30T08:30:00.000Z", "2023-06-15T08:30:00.000+", "2023-06-15T08:30:00.0a0Z", "",
  ])
  func `a text that is not exactly an instant is not read`(text: String) {
    #expect(Instant(iso: text) == nil)
  }
}
