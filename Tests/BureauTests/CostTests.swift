import Bureau
import Calendars
import Testing

@Suite struct CostTests {
  /// Sixty people in twenty sections; the limit is ten times what a release build needs.
  @Test func `asking sixty people for their authority costs microseconds each`() throws {
    var draft = SmallBureau.draft
    for number in 0..<20 {
      let unit = UnitID("section-\(number)")!
      draft.add(SmallBureau.unit(unit, .section))
      for (role, name): (RoleCode, String) in [("head", "h"), ("liaison", "l")] {
        let person = PersonID("\(name)\(number)")!
        draft.add(Person(person, name: words(name), from: SmallBureau.start))
        draft.add(SmallBureau.post(person, role, unit))
      }
    }
    let organisation = try Organisation(draft)
    let people = organisation.people.map(\.id)
    let units = organisation.unitIDs
    var allowed = 0
    let clock = ContinuousClock()
    let elapsed = clock.measure {
      for person in people {
        for unit in units {
          if organisation.authority(of: person, to: .accept, over: unit, on: SmallBureau.someDay) != nil {
            allowed += 1
          }
        }
      }
    }
    let each = elapsed / (people.count * units.count)
    #expect(allowed > 20)
    #expect(each < .microseconds(200), "\(each) each, in a debug build on a busy machine")
  }
}
