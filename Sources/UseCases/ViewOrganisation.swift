public import Bureau
public import Calendars
internal import LedgerKernel
public import Reports
internal import Storage
internal import Wording

/// 组织 — who there is, as of any day.
public struct ViewOrganisation: Sendable {
  private let office: Office

  public init(_ office: Office) { self.office = office }

  public func callAsFunction(on day: Day? = nil) -> OrganisationChart {
    OrganisationChart(office.rulebook.organisation, on: day ?? office.today)
  }
}

/// 设置 — who the viewer is to the system; for the system administrator also what was adopted and when.
public struct ViewSettings: Sendable {
  private let office: Office

  public init(_ office: Office) { self.office = office }

  /// - Throws: ``StoreFault``.
  public func callAsFunction(for viewer: PersonID) async throws -> SettingsSheet {
    let (organisation, today) = (office.rulebook.organisation, office.today)
    let names = Names(organisation, on: today)
    let chart = OrganisationChart(organisation, on: today)
    func concerns(_ loan: OrganisationChart.Loan) -> Bool {
      loan.by.person == viewer || loan.forWhom.person == viewer
    }
    let administers = organisation.authority(of: viewer, to: .administer, over: nil, on: today) != nil
    return SettingsSheet(
      person: Account.Named(viewer, names.person(viewer)),
      posts: organisation.posts(of: viewer, on: today).map { post in
        SettingsSheet.Post(
          title: Words(
            organisation.title(of: post, in: .simplifiedChinese), en: organisation.title(of: post, in: .english)),
          from: post.from,
          may: (organisation.role(post.role)?.capabilities ?? []).sorted().map(\.officialName))
      },
      delegations: chart.delegations.filter(concerns), covers: chart.covers.filter(concerns),
      adopted: administers ? try await adopted(names) : nil)
  }

  private func adopted(_ names: Names) async throws -> [SettingsSheet.Adopted] {
    try await office.store.events(of: .bureau).reversed().compactMap { event in
      guard case .adopted(let adoption) = event.fact else { return nil }
      return SettingsSheet.Adopted(
        kind: adoption.kind.officialName, name: adoption.name, year: adoption.year,
        on: event.recorded.day(in: office.rulebook.zone),
        by: event.actor.person.map(names.person) ?? Words("系统", en: "Guatu"),
        hash: String(adoption.hash.raw.prefix(12)))
    }
  }
}

extension Adoption.Kind {
  var officialName: Words {
    switch self {
    case .definition: Words("台账定义", en: "Ledger definition")
    case .organisation: Words("机构人员", en: "Organisation")
    case .calendar: Words("日历", en: "Calendar")
    case .limits: Words("法定时限", en: "Statutory limits")
    case .people: Words("人员表", en: "People")
    }
  }
}
