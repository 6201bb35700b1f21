import Bureau
import Calendars
import Foundation
import Testing

/// What the words mean, slowly: every question walks the draft from the beginning.
private struct Reference {
  let draft: OrganisationDraft
  let organisation: Organisation

  func parent(_ unit: UnitID, _ day: Day) -> UnitID? { organisation.unit(unit, on: day)?.parent }

  func isWithin(_ unit: UnitID, _ above: UnitID, _ day: Day) -> Bool {
    guard organisation.unit(unit, on: day) != nil else { return false }
    if unit == above { return true }
    guard let parent = parent(unit, day) else { return false }
    return isWithin(parent, above, day)
  }

  func leader(_ unit: UnitID, _ day: Day) -> PersonID? {
    guard organisation.unit(unit, on: day) != nil else { return nil }
    if let own = draft.leadersInCharge.first(where: { $0.value.unit == unit && $0.value.isValid(on: day) }) {
      return own.value.leader
    }
    return parent(unit, day).flatMap { leader($0, day) }
  }

  func answerable(_ unit: UnitID, _ day: Day) -> UnitID? {
    if organisation.unit(unit, on: day) != nil { return unit }
    for event in draft.reorganisations.map(\.value) {
      if event.day <= day, case .merge(let units, let into) = event.change, units.contains(unit) {
        return answerable(into, day)
      }
    }
    return nil
  }

  /// `own`, `delegation`, `cover`, or nil when the person may not.
  func authority(_ person: PersonID, _ capability: Capability, _ unit: UnitID?, _ day: Day) -> String? {
    if may(person, capability, unit, day) { return "own" }
    for one in draft.delegations.map(\.value)
    where one.delegate == person && one.isValid(on: day) && one.capabilities.contains(capability) {
      if may(one.principal, capability, unit, day) { return "delegation" }
    }
    if capability == .sign || capability == .decide { return nil }
    for one in draft.covers.map(\.value) where one.covering == person && one.isValid(on: day) {
      if may(one.absent, capability, unit, day) { return "cover" }
    }
    return nil
  }

  private func may(_ person: PersonID, _ capability: Capability, _ unit: UnitID?, _ day: Day) -> Bool {
    draft.posts.map(\.value).contains { post in
      let role = draft.roles.first { $0.value.code == post.role }!.value
      guard post.person == person, post.isValid(on: day), role.capabilities.contains(capability) else { return false }
      if role.reach == .bureau { return true }
      guard let unit else { return role.reach == .subtree && post.unit == "root" }
      guard let answerable = answerable(unit, day) else { return false }
      return switch role.reach {
      case .bureau: true
      case .unit: answerable == post.unit
      case .subtree: isWithin(answerable, post.unit, day)
      case .inCharge: leader(answerable, day) == person
      }
    }
  }
}

@Suite struct PropertyTests {
  static let count = ProcessInfo.processInfo.environment["GUATU_COUNT"].flatMap { UInt64($0) } ?? 25

  private func kind(_ authority: Authority?) -> String? {
    switch authority?.source {
    case .post: "own"
    case .delegation: "delegation"
    case .cover: "cover"
    case nil: nil
    }
  }

  @Test func `every answer is the one that walking the whole draft gives`() throws {
    for seed in 0..<Self.count {
      var bureau = RandomBureau(seed: seed)
      let organisation = try Organisation(bureau.draft)
      let reference = Reference(draft: bureau.draft, organisation: organisation)
      for _ in 0..<6 {
        let day = bureau.someDay()
        for unit in bureau.units {
          #expect(
            organisation.leaderInCharge(of: unit, on: day) == reference.leader(unit, day), "seed \(seed) \(unit) \(day)"
          )
          #expect(
            organisation.answerableUnit(for: unit, on: day) == reference.answerable(unit, day),
            "seed \(seed) \(unit) \(day)")
          for above in bureau.units {
            #expect(
              organisation.isWithin(unit, of: above, on: day) == reference.isWithin(unit, above, day),
              "seed \(seed) \(unit) \(above) \(day)")
          }
        }
        for person in bureau.people {
          for capability: Capability in [.sign, .read, .audit] {
            for unit in bureau.units.map(Optional.some) + [nil] {
              #expect(
                kind(organisation.authority(of: person, to: capability, over: unit, on: day))
                  == reference.authority(person, capability, unit, day),
                "seed \(seed) \(person) \(capability) \(unit?.raw ?? "bureau") \(day)")
            }
          }
        }
      }
    }
  }

  @Test func `a person sees exactly the units over which they may read`() throws {
    for seed in 0..<Self.count {
      var bureau = RandomBureau(seed: seed)
      let organisation = try Organisation(bureau.draft)
      let day = bureau.someDay()
      for person in bureau.people {
        let scope = organisation.readScope(of: person, on: day)
        for unit in bureau.units where organisation.answerableUnit(for: unit, on: day) != nil {
          let mayRead = organisation.authority(of: person, to: .read, over: unit, on: day) != nil
          #expect(scope.includes(unit) == mayRead, "seed \(seed) \(person) \(unit) \(day)")
        }
      }
    }
  }

  @Test func `the order in which a bureau is written down changes no answer`() throws {
    for seed in 0..<Self.count {
      var bureau = RandomBureau(seed: seed)
      let organisation = try Organisation(bureau.draft)
      var shuffled = bureau.draft
      var chance = Seeded(seed)
      shuffled.units.shuffle(using: &chance)
      shuffled.people.shuffle(using: &chance)
      shuffled.posts.shuffle(using: &chance)
      shuffled.roles.shuffle(using: &chance)
      shuffled.leadersInCharge.shuffle(using: &chance)
      let again = try Organisation(shuffled)
      let day = bureau.someDay()
      #expect(organisation.units(on: day) == again.units(on: day), "seed \(seed)")
      for person in bureau.people {
        #expect(organisation.posts(of: person, on: day) == again.posts(of: person, on: day), "seed \(seed)")
        for unit in bureau.units {
          #expect(
            organisation.authority(of: person, to: .read, over: unit, on: day)
              == again.authority(of: person, to: .read, over: unit, on: day), "seed \(seed) \(person) \(unit)")
        }
      }
    }
  }

  @Test func `the random bureaus do change, merge and lend, so the properties mean something`() throws {
    let drafts = (0..<Self.count).map { RandomBureau(seed: $0).draft }
    try #require(drafts.count { !$0.reorganisations.isEmpty } * 2 > drafts.count, "needs mergers to mean anything")
    try #require(drafts.contains { !$0.delegations.isEmpty }, "needs a delegation to mean anything")
    try #require(drafts.contains { !$0.covers.isEmpty }, "needs a cover to mean anything")
  }
}
