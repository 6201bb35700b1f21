import Bureau
import Calendars
import TestSupport
import Wording

/// A bureau of one section, where a stand-in covers for the deputy and for the liaison, and the head's hand signs for
/// the head.
enum SmallBureau {
  static func organisation() throws -> Organisation {
    let from = Day("2022-01-01")
    func words(_ text: String) -> Words { Words(text, en: text) }
    var draft = OrganisationDraft()
    let roles: [(RoleCode, Set<Capability>, Role.Reach)] = [
      ("deputy", [.read, .sign, .verify], .inCharge), ("clerk", [.read, .supervise, .draft, .verify], .bureau),
      ("head", [.head, .read, .receive, .report, .accept], .subtree), ("liaison", [.read, .receive, .report], .unit),
      ("helper", [.read], .unit),
    ]
    draft.roles = roles.map { Placed(Role($0.0, name: words($0.0.raw), can: $0.1, reach: $0.2)) }
    let units: [(UnitID, OrgUnit.Kind, UnitID?)] = [
      ("bureau", .bureau, nil), ("leaders", .leadership, "bureau"), ("office", .section, "bureau"),
      ("works", .section, "bureau"),
    ]
    draft.units = units.map { Placed(OrgUnit($0.0, name: words($0.0.raw), kind: $0.1, parent: $0.2, from: from)) }
    let posts: [(PersonID, RoleCode, UnitID)] = [
      ("deputy", "deputy", "leaders"), ("clerk", "clerk", "office"), ("hand", "helper", "office"),
      ("head", "head", "works"),
      ("liaison", "liaison", "works"), ("stand-in", "helper", "works"),
    ]
    draft.people = posts.map { Placed(Person($0.0, name: words($0.0.raw), from: from)) }
    draft.posts = posts.map { Placed(Post($0.0, $0.1, of: $0.2, from: from)) }
    draft.leadersInCharge = [Placed(LeaderInCharge("deputy", of: "works", from: from))]
    draft.covers = [
      Placed(Cover(for: "deputy", by: "stand-in", from: from)),
      Placed(Cover(for: "liaison", by: "stand-in", from: from)),
    ]
    draft.delegations = [
      Placed(SigningDelegation(of: "clerk", to: "hand", [.supervise, .verify], from: from)),
      Placed(SigningDelegation(of: "clerk", to: "liaison", [.supervise, .verify], from: from)),
      Placed(SigningDelegation(of: "head", to: "clerk", [.report], from: from)),
    ]
    return try Organisation(draft)
  }
}
