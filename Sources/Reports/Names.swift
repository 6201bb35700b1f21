public import Bureau
public import Calendars
public import Wording

/// What units and people are called on a day; a unit that has ended is still called what it was.
public struct Names: Sendable {
  private let organisation: Organisation
  private let day: Day

  public init(_ organisation: Organisation, on day: Day) {
    self.organisation = organisation
    self.day = day
  }

  public func unit(_ id: UnitID) -> Words {
    let valid = organisation.unit(id, on: day) ?? organisation.lastVersion(of: id)
    return valid?.shortName ?? Words(id.raw, en: id.raw)
  }

  public func person(_ id: PersonID) -> Words { organisation.person(id)?.name ?? Words(id.raw, en: id.raw) }
}
