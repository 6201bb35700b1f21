import Calendars
import Testing
import Wording

@Suite struct AdoptionPreviewTests {
  @Test func `adopting a notice names only the limits whose end moves, with both ends`() throws {
    let limits: [(id: String, start: Day, length: LimitLength)] = [
      ("moves", day("2026-09-28"), .workingDays(3)), ("rolls", day("2026-09-21"), .calendarDays(10)),
      ("stays", day("2026-03-09"), .workingDays(3)), ("hours", day("2026-09-30"), .hours(24)),
    ]
    let before = WorkCalendar(notices: notices.filter { $0.year < 2026 })
    let found = moved(limits, from: before, to: national)
    #expect(found.map(\.id) == ["moves", "rolls"])
    #expect(found.map(\.oldEnd) == [day("2026-10-01"), day("2026-10-01")])
    #expect(found.map(\.newEnd) == [day("2026-10-08"), day("2026-10-08")])
    #expect(found[0].start == day("2026-09-28") && found[0].length == .workingDays(3))
    #expect(moved(limits, from: national, to: national).isEmpty)
  }

  @Test func `a deadline that a bureau keeps unrolled does not move with the notice`() {
    let limits = [(id: 1, start: day("2026-09-21"), length: LimitLength.calendarDays(10))]
    #expect(moved(limits, from: .weekendsOnly, to: national, rolling: .unchanged).isEmpty)
  }
}
