public import Bureau
public import Calendars
public import Wording

/// 事项 — one item of a ledger: a fold over its facts.
public struct Item: Hashable, Sendable {
  public let id: ItemID
  public let ledger: LedgerCode
  public internal(set) var definition: DefinitionHash
  /// The plan year.
  public let year: Int
  public let parent: Registration.Parent?
  public let author: PersonID?
  public let registeredOn: Day
  /// Where it began.
  public let openingStage: StageCode
  public internal(set) var number: DrawnNumber?
  public internal(set) var stage: StageCode
  /// Common fields and the ledger's own, as they stand.
  public internal(set) var values: [FieldCode: Value]
  /// The unit the work was passed on to 转派; nil while the lead does it itself.
  public internal(set) var passedTo: UnitID?
  public internal(set) var passes = 0
  public internal(set) var consulted: [UnitID] = []
  public internal(set) var answers: [Answer] = []
  public internal(set) var issuedOn: Day?
  public internal(set) var signedFor: [UnitID: Day] = [:]
  public internal(set) var declined: UnitID?
  public internal(set) var pendingChange: ChangeRequest?
  /// Changes granted; extensions among them count against promises kept.
  public internal(set) var changes = 0
  public internal(set) var evidence: [Evidence] = []
  public internal(set) var lastReport: Report?
  public internal(set) var lastReportOn: Day?
  public internal(set) var reports = 0
  public internal(set) var urges = 0
  public internal(set) var obstacle: String?
  /// Everybody who reported, finished or was responsible: none of them may verify.
  public internal(set) var doers: Set<PersonID> = []
  public internal(set) var closedOn: Day?
  /// The day each stage was entered, the last time.
  public internal(set) var entered: [StageCode: Day]
  /// The day each act was done, the last time.
  public internal(set) var performed: [ActCode: Day] = [:]
  /// The day after which each limit was found to have run out, the last time: a limit that begins anew runs anew.
  public internal(set) var lapsed: [LimitCode: Day] = [:]
  public internal(set) var erased = false
  /// How many events the item has.
  public internal(set) var ordinal: Int
  public internal(set) var recorded: Instant

  /// Opens the item that a registration describes; nil when the event is none.
  init?(opening event: Event) {
    guard case .registered(let registration) = event.fact else { return nil }
    self.id = event.item
    self.ledger = registration.ledger
    self.definition = registration.definition
    self.year = registration.year
    self.parent = registration.parent
    self.author = event.actor.principal
    self.registeredOn = event.on
    self.openingStage = registration.stage
    self.stage = registration.stage
    self.values = registration.values
    self.entered = [registration.stage: event.on]
    self.ordinal = event.ordinal
    self.recorded = event.recorded
    noteResponsible()
  }

  /// - Returns: Nil when there are no events or the first one is no registration.
  /// - Complexity: O(*n*) in the events.
  public init?(replaying events: some Sequence<Event>) {
    var iterator = events.makeIterator()
    guard let first = iterator.next(), var item = Item(opening: first) else { return nil }
    while let event = iterator.next() { item.apply(event) }
    self = item
  }

  /// The item after facts that were decided but not yet written.
  public func following(_ events: [Event]) -> Item {
    events.reduce(into: self) { $0.apply($1) }
  }

  mutating func noteResponsible() {
    if case .person(let person)? = values[.person] { doers.insert(person) }
  }
}

// MARK: - What readers ask

extension Item {
  public var title: String { text(.title) ?? "" }

  /// A title in both languages; in English the Chinese one where there is no other.
  public static func title(_ title: String, inEnglish english: String) -> Words {
    Words(title, en: english.isEmpty ? title : english)
  }
  public var lead: UnitID? { unit(.lead) }
  /// The unit that does the work now.
  public var handler: UnitID? { passedTo ?? lead }
  public var due: Day? { day(.due) }
  public var start: Day? { day(.start) }
  public var isRigid: Bool { values[.rigid] == .flag(true) }
  /// A deadline that the text leaves open: 「*月底前」「尽快」.
  public var hasVagueDeadline: Bool { due == nil && !(text(.dueText) ?? "").isEmpty }
  public var supports: [UnitID] { units(.supports) }
  public var addressees: [UnitID] { units(.addressees) }
  public var lists: [String] { if case .choices(let codes)? = values[.lists] { codes } else { [] } }
  public var responsiblePerson: PersonID? { person(.person) }
  /// Every unit that has to do with it: who leads, handles, supports, was asked or addressed.
  public var involved: [UnitID] {
    var seen: Set<UnitID> = []
    return ([lead, passedTo].compactMap { $0 } + supports + addressees + consulted).filter {
      seen.insert($0).inserted
    }
  }

  public func text(_ field: FieldCode) -> String? {
    if case .text(let text)? = values[field] { text } else { nil }
  }
  public func day(_ field: FieldCode) -> Day? {
    if case .day(let day)? = values[field] { day } else { nil }
  }
  public func unit(_ field: FieldCode) -> UnitID? {
    if case .unit(let unit)? = values[field] { unit } else { nil }
  }
  public func units(_ field: FieldCode) -> [UnitID] {
    if case .units(let units)? = values[field] { units } else { [] }
  }
  public func person(_ field: FieldCode) -> PersonID? {
    if case .person(let person)? = values[field] { person } else { nil }
  }
  public func number(_ field: FieldCode) -> Quantity? {
    if case .number(let quantity)? = values[field] { quantity } else { nil }
  }
  public func choice(_ field: FieldCode) -> String? {
    if case .choice(let code)? = values[field] { code } else { nil }
  }

  func count(_ counted: Condition.Counted) -> Int {
    switch counted {
    case .evidence: evidence.count
    case .reports: reports
    case .signed: signedFor.count
    case .passes: passes
    case .copies: issuedOn == nil ? 0 : addressees.count
    }
  }
}
