import Bureau
import Calendars
import Definitions
import LedgerKernel
import Wording

/// A small bureau, its calendar, and ledgers read from text.
enum LedgerFixture {
  static let hash = DefinitionHash(String(repeating: "ab", count: 32))!

  static let limits: LegalLimits = {
    do {
      return try readLegalLimits(Shipped.text("calendars/legal-limits.yaml"), file: "legal-limits.yaml")
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static let calendar: WorkCalendar = {
    do {
      return try readCalendar(Shipped.text("calendars/national.yaml"), file: "national.yaml").calendar
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static func read(_ text: String, file: String = "ledger.yaml") throws(Findings) -> LedgerSource {
    try readLedger(text, file: file, hash: hash, knownLimits: limits)
  }

  /// Everything found in a text, warnings included.
  static func findings(_ text: String) -> [Finding] {
    do {
      return try read(text).warnings
    } catch {
      return error.all
    }
  }

  static func shipped(_ name: String) throws(Findings) -> LedgerSource {
    try read(Shipped.text("ledgers/\(name).yaml"), file: "\(name).yaml")
  }

  static let shippedNames = ["assignment", "work-order", "milestone", "source-text", "rectification", "figure"]

  static func day(_ text: String) -> Day { Day(iso: text)! }

  // 角色取自样例局：局长、书记、副局长、督办专员、科长、联络员。
  static let organisation: Organisation = {
    let from = day("2020-01-01")
    func words(_ text: String) -> Words { Words(text, en: text) }
    var draft = OrganisationDraft()
    let roles: [(RoleCode, Set<Capability>, Role.Reach)] = [
      ("director", [.head, .read, .sign, .rule], .bureau),
      ("secretary", [.read, .sign, .decide], .bureau),
      ("deputy", [.read, .sign, .verify], .inCharge),
      ("clerk", [.read, .supervise, .draft], .bureau),
      ("head", [.head, .read, .receive, .report, .accept, .verify], .subtree),
      ("liaison", [.read, .receive, .report, .liaise], .unit),
    ]
    draft.roles = roles.map { Placed(Role($0.0, name: words($0.0.raw), can: $0.1, reach: $0.2)) }
    let units: [(UnitID, OrgUnit.Kind, UnitID?)] = [
      ("bureau", .bureau, nil), ("leaders", .leadership, "bureau"), ("office", .section, "bureau"),
      ("roads", .section, "bureau"), ("housing", .section, "bureau"), ("safety", .section, "bureau"),
    ]
    draft.units = units.map { Placed(OrgUnit($0.0, name: words($0.0.raw), kind: $0.1, parent: $0.2, from: from)) }
    let posts: [(PersonID, RoleCode, UnitID)] = [
      ("director", "director", "leaders"), ("secretary", "secretary", "leaders"), ("deputy", "deputy", "leaders"),
      ("clerk", "clerk", "office"), ("clerk-two", "clerk", "office"), ("roads-head", "head", "roads"),
      ("roads-liaison", "liaison", "roads"), ("housing-head", "head", "housing"),
      ("housing-liaison", "liaison", "housing"), ("safety-head", "head", "safety"),
    ]
    draft.people = posts.map { Placed(Person($0.0, name: words($0.0.raw), from: from)) }
    draft.posts = posts.map { Placed(Post($0.0, $0.1, of: $0.2, from: from)) }
    draft.leadersInCharge = ["roads", "safety"].map { Placed(LeaderInCharge("deputy", of: $0, from: from)) }
    do {
      return try Organisation(draft)
    } catch {
      preconditionFailure("\(error)")
    }
  }()
}
