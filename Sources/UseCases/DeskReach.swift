internal import Bureau
internal import Calendars
internal import LedgerKernel
internal import Reports
internal import Storage

/// Over which units one person holds what, on one day: the first sieve before the kernel judges row by row.
struct DeskReach {
  enum Breadth: Equatable {
    case bureau
    case units(Set<UnitID>)

    var isNothing: Bool { self == .units([]) }
  }

  let person: PersonID
  private let organisation: Organisation
  private let day: Day
  private var known: [Capability: Breadth] = [:]

  init(_ person: PersonID, _ organisation: Organisation, on day: Day) {
    self.person = person
    self.organisation = organisation
    self.day = day
  }

  mutating func breadth(of capability: Capability) -> Breadth {
    if let known = known[capability] { return known }
    let found: Breadth
    if organisation.authority(of: person, to: capability, over: nil, on: day) != nil {
      found = .bureau
    } else {
      found = .units(
        Set(
          organisation.unitIDs.filter {
            organisation.authority(of: person, to: capability, over: $0, on: day) != nil
          }))
    }
    known[capability] = found
    return found
  }

  mutating func holds(_ capability: Capability) -> Bool { !breadth(of: capability).isNothing }

  /// Whether the person could do an act to some item or other.
  mutating func mayEver(_ act: Act) -> Bool {
    for term in act.by.anyOf {
      switch term {
      case .holding(let capability, over: .bureau): if breadth(of: capability) == .bureau { return true }
      case .holding(let capability, over: _): if holds(capability) { return true }
      case .responsiblePerson: return true
      case .author, .system: break
      }
    }
    return false
  }

  /// Whether a post gives it, and not only that the person may be responsible for one item.
  mutating func mayByPost(_ act: Act) -> Bool {
    mayEver(act.by(act.by.anyOf.filter { if case .holding = $0 { true } else { false } }))
  }

  /// The units that items must concern; nil when any may. The responsible person's own are among them by the unit.
  mutating func units(for acts: [Act]) -> Set<UnitID>? {
    var units: Set<UnitID> = []
    for term in acts.flatMap(\.by.anyOf) {
      guard case .holding(let capability, let reach) = term else { continue }
      switch (breadth(of: capability), reach) {
      case (.bureau, _): return nil
      case (.units(let own), .any): if !own.isEmpty { return nil }
      case (.units(let own), .lead), (.units(let own), .involved): units.formUnion(own)
      case (.units, .bureau): break
      }
    }
    return units
  }
}

/// What makes a row stand under a heading of the desk.
struct DeskRule: Sendable {
  let kind: Desk.Kind
  /// Acts that belong to the heading.
  let suits: @Sendable (Act, LedgerDefinition) -> Bool
  /// Acts that are offered beside them.
  var also: @Sendable (Act, LedgerDefinition) -> Bool = { _, _ in false }
  var narrow: @Sendable (inout RowQuery) -> Void = { _ in }

  private static func stays(_ act: Act, _ definition: LedgerDefinition) -> Bool {
    act.from.allSatisfy { definition.stage($0)?.phase == .draft } && !act.from.isEmpty
  }

  /// Goes on within the draft: to be consulted about, offered, put before whoever signs.
  private static func movesDraft(_ act: Act, _ definition: LedgerDefinition) -> Bool {
    stays(act, definition) && act.does.allSatisfy { $0 == .consult }
      && act.to.map { to in
        definition.stage(to)?.phase == .draft
          && act.from.allSatisfy { definition.place(of: $0) < definition.place(of: to) }
      } ?? false
  }

  private static func isConsulted(_ act: Act, _ definition: LedgerDefinition) -> Bool {
    !act.from.isDisjoint(with: definition.consultingStages)
  }

  /// Answers a report that waits for somebody.
  private static func isReported(_ act: Act, _ definition: LedgerDefinition) -> Bool {
    !act.from.isEmpty && act.to != nil && act.from.isSubset(of: definition.reportedStages)
  }

  /// All headings over rows on which something can be done, in no order.
  static let all: [DeskRule] = [
    DeskRule(
      kind: .sign, suits: { act, _ in act.does.contains(.issue) },
      also: { act, definition in
        act.does.contains(.sendBack) && stays(act, definition)
      }),
    DeskRule(
      kind: .rule, suits: { act, _ in act.does.contains(.uphold) || act.does.contains(.dismiss) },
      narrow: { $0.waits = [.ruling] }),
    DeskRule(
      kind: .change, suits: { act, _ in act.does.contains(.grantChange) || act.does.contains(.refuseChange) },
      narrow: { $0.waits = [.change] }),
    DeskRule(
      kind: .coordinate, suits: { act, _ in act.does.contains(.resolveObstacle) },
      also: { act, _ in act.does.contains(.instruct) }, narrow: { $0.waits = [.obstacle] }),
    DeskRule(
      kind: .receive, suits: { act, _ in act.does.contains(.signFor) }, also: { act, _ in act.does.contains(.decline) }),
    DeskRule(kind: .answer, suits: { act, _ in act.does.contains(.accept) || act.does.contains(.object) }),
    DeskRule(kind: .claim, suits: { act, _ in act.does.contains(.claim) }),
    DeskRule(
      kind: .review, suits: { act, definition in act.does.isEmpty && isReported(act, definition) },
      also: { act, definition in act.does.contains(.sendBack) && isReported(act, definition) }),
    DeskRule(
      kind: .check, suits: { act, _ in act.does.contains(.verify) },
      also: { act, definition in
        act.does.contains(.sendBack) && act.from.allSatisfy { definition.stage($0)?.phase == .checking }
      }),
    // A text is filed where it is read.
    DeskRule(
      kind: .close,
      suits: { act, definition in
        act.does.contains(.closeOut) && !act.does.contains(.verify) && !definition.takes.contains(.texts)
      }),
    DeskRule(
      kind: .settle,
      suits: { act, definition in
        act.does == [.assign] && stays(act, definition) && act.asks.map(\.field) == [.due]
      }, narrow: { $0.vagueOnly = true }),
    DeskRule(
      kind: .replies, suits: { act, definition in movesDraft(act, definition) && isConsulted(act, definition) },
      also: { act, definition in
        act.does == [.assign] && stays(act, definition) && act.asks.contains { $0.field == .lead }
      }, narrow: { _ in }),
    DeskRule(
      kind: .draft,
      suits: { act, definition in
        (movesDraft(act, definition)
          || act.does == [.assign] && stays(act, definition) && act.asks.contains { $0.field == .lead })
      }),
    DeskRule(kind: .urge, suits: { act, _ in act.does.contains(.urge) }, narrow: { $0.light = .red }),
    DeskRule(kind: .reach, suits: { act, _ in act.does.contains(.finish) }, narrow: { $0.relation = .milestone }),
    DeskRule(
      kind: .report, suits: { act, _ in act.does.contains(.report) }, also: { act, _ in act.does.contains(.finish) }),
  ]
}

extension LedgerDefinition {
  /// Where a stage stands in the order of the columns.
  func place(of stage: StageCode) -> Int { stages.firstIndex { $0.code == stage } ?? stages.count }

  /// 征求意见 — the stages at which units answer.
  var consultingStages: Set<StageCode> {
    acts.filter { $0.does.contains(.object) }.reduce(into: []) { $0.formUnion($1.from) }
  }
  /// 已报待审 — the stages to which a report leads and from which nothing but somebody's consent leads back to work.
  var reportedStages: Set<StageCode> {
    let told = Set(acts.filter { $0.does.contains(.report) }.compactMap(\.to))
    let accepting = acts.filter { act in
      act.does.isEmpty && act.from.isSubset(of: told)
        && act.to.map { !told.contains($0) && stage($0)?.phase == .working } ?? false
    }
    return accepting.reduce(into: []) { $0.formUnion($1.from) }
  }
  /// The stages from which an order is signed.
  var signingStages: Set<StageCode> {
    acts.filter { $0.does.contains(.issue) }.reduce(into: []) { $0.formUnion($1.from) }
  }

  /// The stages at which rows of a heading stand.
  func stages(for kind: Desk.Kind, _ acts: [Act]) -> Set<StageCode> {
    let open = Set(stages.filter { $0.phase.isOpen }.map(\.code))
    let found = acts.reduce(into: Set<StageCode>()) { $0.formUnion($1.anyStage ? open : $1.from) }
    switch kind {
    case .replies: return found.intersection(consultingStages)
    case .draft: return found.subtracting(consultingStages).subtracting(signingStages)
    // What waits for its head was reported.
    case .report: return found.subtracting(reportedStages)
    default: return found
    }
  }
}

extension Act {
  /// The same act for fewer.
  fileprivate func by(_ terms: [ActorRule.Term]) -> Act {
    Act(
      code: code, name: name, from: from, anyStage: anyStage, to: to,
      by: ActorRule(anyOf: terms, noneOf: by.noneOf, notDoer: by.notDoer))
  }

  /// For whoever may by other than these terms.
  func beyond(_ terms: Set<ActorRule.Term>) -> Act { by(by.anyOf.filter { !terms.contains($0) }) }
}

extension LedgerDefinition {
  /// Who raises obstacles.
  var raisers: Set<ActorRule.Term> {
    Set(acts.filter { $0.does.contains(.raiseObstacle) }.flatMap(\.by.anyOf))
  }
}
