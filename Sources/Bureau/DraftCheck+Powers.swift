import Calendars
import Wording

extension DraftCheck {
  mutating func checkLeadersInCharge() {
    for one in draft.leadersInCharge {
      checkRange(one.value, at: one.place)
      checkPerson(one.value.leader, for: one.value, at: one.place)
      // A charge without an end ends with its unit.
      let days = Span(from: one.value.from, to: one.value.to ?? one.value.from)
      checkUnit(one.value.unit, for: days, at: one.place)
    }
    for (first, second) in clashes(draft.leadersInCharge, by: \.unit) {
      let (a, b) = (first.value, second.value)
      let problem: BureauProblem =
        a.leader == b.leader
        ? .overlappingRanges("\(b.leader) \(b.unit)", a.span) : .twoLeadersInCharge(b.unit, a.leader, b.leader)
      report(problem, at: second.place)
    }
  }

  mutating func checkDelegations() {
    for one in draft.delegations {
      let (delegation, place) = (one.value, one.place)
      checkRange(delegation, at: place)
      checkPerson(delegation.principal, for: delegation, at: place)
      checkPerson(delegation.delegate, for: delegation, at: place)
      if delegation.principal == delegation.delegate { report(.delegatesToSelf(delegation.principal), at: place) }
      if delegation.capabilities.isEmpty { report(.delegatesNothing(delegation.principal), at: place) }
      guard people[delegation.principal] != nil, !delegation.isEmpty else { continue }
      for capability in delegation.capabilities.sorted()
      where !holds(delegation.principal, capability, on: delegation.span) {
        report(.delegatesUnheld(delegation.principal, capability), at: place)
      }
    }
  }

  /// Whether the person's own posts give the capability on every day of `days`.
  private func holds(_ person: PersonID, _ capability: Capability, on days: Span) -> Bool {
    let posts = draft.posts.map(\.value).filter {
      $0.person == person && !$0.isEmpty && roles[$0.role]?.capabilities.contains(capability) == true
    }
    return Span.joining(posts.map(\.span)).contains { $0.covers(days) }
  }

  mutating func checkCovers() {
    for one in draft.covers {
      let (cover, place) = (one.value, one.place)
      checkRange(cover, at: place)
      checkPerson(cover.absent, for: cover, at: place)
      checkPerson(cover.covering, for: cover, at: place)
      if cover.absent == cover.covering {
        report(.coversSelf(cover.absent), at: place)
      } else if draft.covers.contains(where: { $0.value.absent == cover.covering && $0.value.overlaps(cover) }) {
        report(.covererAbsent(cover.covering), at: place)
      }
    }
    for (first, second) in clashes(draft.covers, by: { [$0.absent, $0.covering] }) {
      let cover = second.value
      report(.overlappingRanges("\(cover.covering) → \(cover.absent)", first.value.span), at: second.place)
    }
  }
}
