public import Bureau
internal import Calendars
public import LedgerKernel
public import Reports
internal import Storage
internal import Wording

/// 批量办理 — the form of an act over all items of a ledger that it is possible for now: what waits for a signature, say.
public struct ViewTogether: Sendable {
  let office: Office
  /// Items on one form at most.
  public static let most = 200

  public init(_ office: Office) { self.office = office }

  /// One item that may be chosen.
  public struct Candidate: Hashable, Sendable {
    public let row: WallChart.Row
    /// 完成标准, as it stands.
    public let standard: String
    public let seen: Int
  }

  /// Acts of a ledger that one hand often does for many items at once, where the viewer may do them for any unit: those that
  /// issue.
  public func acts(of definition: LedgerDefinition, for viewer: PersonID) -> [Act] {
    let organisation = office.rulebook.organisation
    let signs = organisation.posts(of: viewer, on: office.today).contains { post in
      organisation.role(post.role)?.capabilities.contains(.sign) == true
    }
    return signs ? definition.acts.filter { $0.does.contains(.issue) } : []
  }

  /// - Throws: ``Refusal`` `.unknownLedger`, `.unknownAct`; ``StoreFault``.
  public func callAsFunction(_ code: ActCode, in ledger: LedgerCode, year: Int, for viewer: PersonID) async throws -> (
    form: ActForm, candidates: [Candidate]
  ) {
    let rules = office.rulebook
    guard let definition = rules.definition(of: ledger, in: year) else { throw Refusal.unknownLedger }
    guard let act = definition.act(code), !act.from.isEmpty else { throw Refusal.unknownAct }
    var query = RowQuery(scope: office.scope(of: viewer), day: office.today)
    query.ledgers = [ledger]
    query.year = year
    query.stages = Set(act.from)
    query.order = .due
    query.limit = Self.most
    let words = Wordings(rules, on: office.today)
    var candidates: [Candidate] = []
    for listed in try await office.store.page(query).items where listed.definition == definition.hash {
      let events = try await office.store.events(of: listed.item)
      guard let item = Item(replaying: events) else { continue }
      let now = office.circumstances(.person(viewer), family: try await office.family(of: listed.item))
      guard definition.obstacle(to: act, on: item, now) == nil else { continue }
      candidates.append(Candidate(row: words.row(listed), standard: item.text(.standard) ?? "", seen: events.count))
    }
    return (ViewForm(office).form(act, of: definition), candidates)
  }
}
