public import Bureau
public import Calendars
public import Wording

/// 组织图 — units as a tree with who heads them, who works there, who is in charge, and what is lent, as of a day.
public struct OrganisationChart: Hashable, Sendable {
  public struct Unit: Hashable, Sendable {
    public let unit: UnitID
    public let name: Words
    public let head: Account.Named?
    public let leader: Account.Named?
    public let posts: [Holder]
    public let below: [Unit]
  }
  /// Who holds a post, and which.
  public struct Holder: Hashable, Sendable {
    public let person: Account.Named
    public let role: Words
    public let isActing: Bool
  }
  /// What one person does for another for a while.
  public struct Loan: Hashable, Sendable {
    public let by: Account.Named
    public let forWhom: Account.Named
    /// What a delegation passes on; empty for a cover, which passes on what posts may do.
    public let capabilities: [Words]
    public let from: Day
    public let to: Day?
  }
  /// What became of units, in a sentence.
  public struct Change: Hashable, Sendable {
    public let day: Day
    public let what: Words
  }

  public let day: Day
  public let roots: [Unit]
  public let delegations: [Loan]
  public let covers: [Loan]
  public let changes: [Change]

  public init(_ organisation: Organisation, on day: Day) {
    let names = Names(organisation, on: day)
    func named(_ person: PersonID) -> Account.Named { Account.Named(person, names.person(person)) }
    func node(_ unit: OrgUnit) -> Unit {
      Unit(
        unit: unit.id, name: unit.name, head: organisation.head(of: unit.id, on: day).map(named),
        leader: organisation.leaderInCharge(of: unit.id, on: day).map(named),
        posts: organisation.posts(in: unit.id, on: day).map { post in
          Holder(
            person: named(post.person), role: organisation.role(post.role)?.name ?? Words(verbatim: post.role.raw),
            isActing: post.isActing)
        },
        below: organisation.units(under: unit.id, on: day).map(node))
    }
    self.day = day
    roots = organisation.units(on: day).filter { $0.parent == nil }.map(node)
    delegations = organisation.delegations(on: day).map { lent in
      Loan(
        by: named(lent.delegate), forWhom: named(lent.principal),
        capabilities: lent.capabilities.sorted().map(\.officialName), from: lent.from, to: lent.to)
    }
    covers = organisation.covers(on: day).map { lent in
      Loan(by: named(lent.covering), forWhom: named(lent.absent), capabilities: [], from: lent.from, to: lent.to)
    }
    changes = organisation.reorganisations(until: day).map { Change(day: $0.day, what: $0.change.wording(names)) }
  }
}

extension Reorganisation.Change {
  fileprivate func wording(_ names: Names) -> Words {
    switch self {
    case .merge(let units, let into):
      let (old, new) = (Words(joining: units.map(names.unit)), names.unit(into))
      return Words(
        "\(old.simplifiedChinese)并入\(new.simplifiedChinese)", en: "\(old.english) merged into \(new.english)")
    case .split(let unit, let into, _):
      let (old, new) = (names.unit(unit), Words(joining: into.map(names.unit)))
      return Words(
        "\(old.simplifiedChinese)分设为\(new.simplifiedChinese)", en: "\(old.english) split into \(new.english)")
    case .rename(let unit, let name, _):
      let old = names.unit(unit)
      return Words(
        "\(old.simplifiedChinese)更名为\(name.simplifiedChinese)", en: "\(old.english) renamed \(name.english)")
    }
  }
}

/// 设置 — who somebody is to the system, and what the system goes by.
public struct SettingsSheet: Hashable, Sendable {
  /// A text that was adopted.
  public struct Adopted: Hashable, Sendable {
    public let kind: Words
    public let name: String
    public let year: Int
    public let on: Day
    public let by: Words
    public let hash: String
    public init(kind: Words, name: String, year: Int, on: Day, by: Words, hash: String) {
      self.kind = kind
      self.name = name
      self.year = year
      self.on = on
      self.by = by
      self.hash = hash
    }
  }
  public struct Post: Hashable, Sendable {
    public let title: Words
    public let from: Day
    public let may: [Words]
    public init(title: Words, from: Day, may: [Words]) {
      self.title = title
      self.from = from
      self.may = may
    }
  }

  public let person: Account.Named
  public let posts: [Post]
  /// What others let this person do, and what this person lets others do.
  public let delegations: [OrganisationChart.Loan]
  public let covers: [OrganisationChart.Loan]
  /// Nil for whoever is not to administer the system. Newest first.
  public let adopted: [Adopted]?

  public init(
    person: Account.Named, posts: [Post], delegations: [OrganisationChart.Loan], covers: [OrganisationChart.Loan],
    adopted: [Adopted]?
  ) {
    self.person = person
    self.posts = posts
    self.delegations = delegations
    self.covers = covers
    self.adopted = adopted
  }
}
