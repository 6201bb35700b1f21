import Calendars
import Wording

extension DraftCheck {
  mutating func checkPeople() {
    checkUnique(draft.people, \.id)
    for person in draft.people { checkRange(person.value, at: person.place) }
  }

  mutating func checkPosts() {
    for post in draft.posts {
      checkRange(post.value, at: post.place)
      checkPerson(post.value.person, for: post.value, at: post.place)
      checkUnit(post.value.unit, for: post.value, at: post.place)
      if roles[post.value.role] == nil { report(.unknownRole(post.value.role), at: post.place) }
    }
    for (first, second) in clashes(draft.posts, by: \.unit) { checkTogether(first.value, second.value, second.place) }
  }

  /// Two posts in one unit with a day in common.
  private mutating func checkTogether(_ a: Post, _ b: Post, _ place: Place) {
    guard a.person != b.person else {
      if a.role == b.role { report(.overlappingRanges("\(b.person) \(b.role)", a.span), at: place) }
      return
    }
    let heads = [a, b].compactMap { roles[$0.role] }.filter { $0.capabilities.contains(.head) }
    if heads.count == 2 {
      report(.twoHeads(b.unit, a.person, b.person), at: place)
    } else if a.role == b.role, roles[b.role]?.seats == .one {
      report(.singlePostHeldTwice(b.unit, b.role, a.person, b.person), at: place)
    }
  }

  /// 三员分立 — nobody holds, borrows or fills two roles of one group at a time.
  mutating func checkExclusiveRoles() {
    struct Holding: Hashable, Sendable, Dated {
      let person: PersonID
      let role: RoleCode
      let group: String
      let from: Day
      let to: Day?
    }
    let posts = Dictionary(grouping: draft.posts, by: \.value.person)
    var holdings: [Placed<Holding>] = []
    func hold(_ person: PersonID, _ post: Post, _ days: Span?, _ place: Place, using: Set<Capability>? = nil) {
      guard let days, let role = roles[post.role], let group = role.exclusive else { return }
      if let using, using.isDisjoint(with: role.capabilities) { return }
      let one = Holding(person: person, role: role.code, group: group, from: days.from, to: days.to)
      holdings.append(Placed(one, at: place))
    }
    for post in draft.posts { hold(post.value.person, post.value, post.value.span, post.place) }
    for one in draft.delegations {
      for post in posts[one.value.principal] ?? [] {
        let days = post.value.span.intersection(one.value)
        hold(one.value.delegate, post.value, days, one.place, using: one.value.capabilities)
      }
    }
    for one in draft.covers {
      for post in posts[one.value.absent] ?? [] {
        hold(one.value.covering, post.value, post.value.span.intersection(one.value), one.place)
      }
    }
    for (first, second) in clashes(holdings, by: { [$0.person.raw, $0.group] })
    where first.value.role != second.value.role {
      report(.exclusiveRoles(second.value.person, first.value.role, second.value.role), at: second.place)
    }
  }
}
