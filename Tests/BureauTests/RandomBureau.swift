import Bureau
import Calendars
import Wording

/// SplitMix64: the same seed gives the same bureau on every machine.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A bureau with parents, posts, leaders, delegations and covers that change at random over 400 days.
struct RandomBureau {
  static let start = day("2023-01-01")
  var draft = OrganisationDraft()
  private(set) var units: [UnitID] = ["root"]
  private(set) var people: [PersonID] = []
  private var chance: Seeded

  init(seed: UInt64) {
    chance = Seeded(seed)
    draft.roles = Role.Reach.allCases.map { reach in
      Placed(Role(RoleCode(reach.rawValue)!, name: words("r"), can: [.read, .sign, .report], reach: reach))
    }
    draft.roles.append(Placed(Role("audit", name: words("r"), can: [.audit], reach: .bureau)))
    draft.add(OrgUnit("root", name: words("root"), kind: .bureau, parent: nil, from: Self.start))
    for number in 0..<Int.random(in: 2...14, using: &chance) { addUnit(UnitID("u\(number)")!) }
    for number in 0..<Int.random(in: 2...12, using: &chance) {
      people.append(PersonID("p\(number)")!)
      draft.add(Person(people[number], name: words("p"), from: Self.start))
    }
    addMerger()
    for _ in 0..<40 { addPost() }
    for unit in units where Bool.random(using: &chance) { addCharges(unit) }
    for _ in 0..<4 { addLoan() }
  }

  /// One or two versions, each below a unit that came before, so that there is no circle.
  private mutating func addUnit(_ id: UnitID) {
    let turn = someDay()
    if Bool.random(using: &chance) {
      draft.add(SmallBureau.unit(id, .section, under: units.randomElement(using: &chance), from: Self.start))
    } else {
      draft.add(
        SmallBureau.unit(id, .section, under: units.randomElement(using: &chance), from: Self.start, to: turn))
      draft.add(
        SmallBureau.unit(id, .section, under: units.randomElement(using: &chance), from: turn.advanced(by: 1)))
    }
    units.append(id)
  }

  mutating func someDay() -> Day { Self.start.advanced(by: Int.random(in: 0...400, using: &chance)) }

  private mutating func someDays() -> (Day, Day?) {
    let (a, b) = (someDay(), someDay())
    return Bool.random(using: &chance) ? (min(a, b), nil) : (min(a, b), max(a, b))
  }

  /// Adds only what leaves the draft without errors.
  private mutating func addIfSound(_ change: (inout OrganisationDraft) -> Void) {
    var changed = draft
    change(&changed)
    if !changed.check().containError { draft = changed }
  }

  private mutating func addPost() {
    let role = draft.roles.randomElement(using: &chance)!.value.code
    let person = people.randomElement(using: &chance)!
    let unit = units.randomElement(using: &chance)!
    let (from, to) = someDays()
    addIfSound { $0.add(SmallBureau.post(person, role, unit, from: from, to: to)) }
  }

  private mutating func addCharges(_ unit: UnitID) {
    let turn = someDay()
    let (a, b) = (people.randomElement(using: &chance)!, people.randomElement(using: &chance)!)
    addIfSound { draft in
      draft.leadersInCharge.append(SmallBureau.charge(a, unit, from: Self.start, to: turn))
      draft.leadersInCharge.append(SmallBureau.charge(b, unit, from: turn.advanced(by: 3)))
    }
  }

  private mutating func addLoan() {
    let (a, b) = (people.randomElement(using: &chance)!, people.randomElement(using: &chance)!)
    let (from, to) = someDays()
    addIfSound { $0.add(SigningDelegation(of: a, to: b, [.sign], from: from, to: to)) }
    addIfSound { $0.add(Cover(for: b, by: a, from: from, to: to)) }
  }

  private mutating func addMerger() {
    for _ in 0..<3 {
      let (a, b) = (units.randomElement(using: &chance)!, units.randomElement(using: &chance)!)
      let when = someDay().advanced(by: 1)
      addIfSound { $0.add(when.description, .merge([a], into: b)) }
    }
  }
}
