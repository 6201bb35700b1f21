import Bureau
import Calendars
import Wording

func day(_ iso: String) -> Day { Day(iso: iso)! }
func words(_ text: String) -> Words { Words(text, en: text) }

/// A bureau small enough to know by heart:
/// `bureau` over `leaders`, `office`, `works` (with `depot` and `yard` below it) and `housing`.
enum SmallBureau {
  static let start = day("2023-01-01")
  static let someDay = day("2023-06-15")

  static let roles: [Role] = [
    Role("director", name: words("局长"), can: [.head, .read, .sign, .rule], reach: .bureau, seats: .one),
    Role("deputy", name: words("副局长"), can: [.read, .sign], reach: .inCharge),
    Role("head", name: words("科长"), can: [.head, .read, .accept, .receive], reach: .subtree),
    Role("liaison", name: words("联络员"), can: [.read, .report, .liaise], reach: .unit),
    Role("clerk", name: words("督办专员"), can: [.supervise], reach: .bureau, seats: .one),
    Role("admin", name: words("系统管理员"), can: [.administer], reach: .bureau, exclusive: "three-officers"),
    Role("auditor", name: words("安全审计员"), can: [.audit], reach: .bureau, exclusive: "three-officers"),
  ]

  static let units: [OrgUnit] = [
    unit("bureau", .bureau, under: nil), unit("leaders", .leadership, rank: 1), unit("works", .section, rank: 3),
    unit("office", .section, rank: 2), unit("housing", .section, rank: 4),
    unit("yard", .affiliated, under: "works"), unit("depot", .affiliated, under: "works"),
  ]

  static let posts: [Post] = [
    post("dong", "director", "leaders"), post("fu", "deputy", "leaders"), post("gao", "deputy", "leaders"),
    post("ou", "head", "office"), post("ou", "clerk", "office"), post("wu", "head", "works"),
    post("wei", "liaison", "works"), post("hao", "head", "housing"), post("han", "liaison", "housing"),
    post("ya", "head", "yard"), post("de", "head", "depot"), post("an", "admin", "office"),
    post("bo", "auditor", "office"),
  ]

  static var draft: OrganisationDraft {
    var draft = OrganisationDraft()
    draft.roles = roles.map { Placed($0) }
    draft.units = units.map { Placed($0) }
    draft.people = Set(posts.map(\.person)).sorted().map { Placed(Person($0, name: words($0.raw), from: start)) }
    draft.posts = posts.map { Placed($0) }
    draft.leadersInCharge = [
      charge("dong", "office"), charge("fu", "works"), charge("gao", "depot"), charge("gao", "housing"),
    ]
    draft.branches = [Placed(PartyBranch("first", name: words("第一党支部"), from: start))]
    draft.branchMembers = [
      Placed(BranchMember("ou", .secretary, of: "first", from: start)),
      Placed(BranchMember("wu", .organisationMember, of: "first", from: start)),
      Placed(BranchMember("an", of: "first", from: start)),
    ]
    return draft
  }

  static func organisation(_ change: (inout OrganisationDraft) -> Void = { _ in }) throws -> Organisation {
    var draft = draft
    change(&draft)
    return try Organisation(draft)
  }

  static func unit(
    _ id: UnitID, _ kind: OrgUnit.Kind, under parent: UnitID? = "bureau", rank: Int = 0, from: Day = start,
    to: Day? = nil
  ) -> OrgUnit {
    OrgUnit(id, name: words(id.raw), kind: kind, parent: parent, rank: rank, from: from, to: to)
  }

  static func post(
    _ person: PersonID, _ role: RoleCode, _ unit: UnitID, _ standing: Post.Standing = .substantive,
    from: Day = start, to: Day? = nil
  ) -> Post {
    Post(person, role, of: unit, standing, from: from, to: to)
  }

  static func charge(
    _ leader: PersonID, _ unit: UnitID, from: Day = start, to: Day? = nil
  ) -> Placed<LeaderInCharge> {
    Placed(LeaderInCharge(leader, of: unit, from: from, to: to))
  }
}

extension OrganisationDraft {
  mutating func add(_ unit: OrgUnit) { units.append(Placed(unit)) }
  mutating func add(_ post: Post) { posts.append(Placed(post)) }
  mutating func add(_ person: Person) { people.append(Placed(person)) }
  mutating func add(_ delegation: SigningDelegation) { delegations.append(Placed(delegation)) }
  mutating func add(_ cover: Cover) { covers.append(Placed(cover)) }
  mutating func add(_ member: BranchMember) { branchMembers.append(Placed(member)) }
  mutating func add(_ branch: PartyBranch) { branches.append(Placed(branch)) }
  mutating func add(_ iso: String, _ change: Reorganisation.Change) {
    reorganisations.append(Placed(Reorganisation(on: day(iso), change)))
  }
}
