public import Bureau
public import Calendars
public import LedgerKernel
public import Storage
public import Wording

/// What a bureau goes by on a given day: its organisation, its calendar, the limits of the law, and the definitions
/// it has adopted, all as its journal says.
public struct Rulebook: Sendable {
  public let name: Words
  public let organisation: Organisation
  public let calendar: WorkCalendar
  public let limits: LegalLimits
  /// Every definition ever adopted: items keep the one under which they were opened.
  public let definitions: [DefinitionHash: LedgerDefinition]
  /// Oldest first.
  public let adoptions: [Adoption]
  public let zone: CivilZone

  public init(
    name: Words, organisation: Organisation, calendar: WorkCalendar, limits: LegalLimits,
    definitions: [DefinitionHash: LedgerDefinition], adoptions: [Adoption], zone: CivilZone
  ) {
    self.name = name
    self.organisation = organisation
    self.calendar = calendar
    self.limits = limits
    self.definitions = definitions
    self.adoptions = adoptions
    self.zone = zone
  }

  /// The definition in force for a ledger in a plan year: the last one adopted for that year, or for the
  /// nearest year before it.
  public func definition(of ledger: LedgerCode, in year: Int) -> LedgerDefinition? {
    let own = adoptions.filter { $0.kind == .definition && $0.name == ledger.raw && $0.year <= year }
    let latest = own.map(\.year).max()
    let adoption = own.last { $0.year == latest }
    return adoption.flatMap { definitions[$0.hash] }
  }

  /// The ledgers in force in a plan year, in the order in which they were first adopted.
  public func ledgers(in year: Int) -> [LedgerDefinition] {
    var seen: Set<String> = []
    return adoptions.filter { $0.kind == .definition && $0.year <= year && seen.insert($0.name).inserted }
      .compactMap { LedgerCode($0.name) }.compactMap { definition(of: $0, in: year) }
  }

  public var projection: ProjectionRules {
    ProjectionRules(definitions: definitions, calendar: calendar, limits: limits, zone: zone)
  }
}
