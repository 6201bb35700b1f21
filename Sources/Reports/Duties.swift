public import Bureau
public import Calendars
internal import LedgerKernel
public import Wording

/// 明细账 — what a unit or a person answers for: who, what, by when, to what standard.
public struct Account: Hashable, Sendable {
  /// How somebody has to do with an item.
  public enum Share: String, CaseIterable, Hashable, Sendable {
    /// 牵头、承办
    case lead
    /// 配合
    case support
    /// 分管领导
    case leader
    /// 责任人
    case person
  }
  public struct Line: Hashable, Sendable {
    public let row: WallChart.Row
    public let standard: String
    public let share: Share
    public init(_ row: WallChart.Row, standard: String, share: Share) {
      self.row = row
      self.standard = standard
      self.share = share
    }
  }
  /// Somebody by name and post.
  public struct Named: Hashable, Sendable {
    public let person: PersonID
    public let name: Words
    public init(_ person: PersonID, _ name: Words) {
      self.person = person
      self.name = name
    }
  }
  public struct UnitName: Hashable, Sendable {
    public let unit: UnitID
    public let name: Words
    public init(_ unit: UnitID, _ name: Words) {
      self.unit = unit
      self.name = name
    }
  }

  public let name: Words
  public let day: Day
  public let lines: [Line]
  /// Whether there are more than are listed.
  public let isCut: Bool

  public init(name: Words, day: Day, lines: [Line], isCut: Bool) {
    self.name = name
    self.day = day
    self.lines = lines
    self.isCut = isCut
  }
}

/// 单位责任 — a unit's people and its account.
public struct UnitDuties: Hashable, Sendable {
  public let unit: UnitID
  public let account: Account
  public let head: Account.Named?
  public let leader: Account.Named?
  public let liaisons: [Account.Named]
  /// With what each answers for in this unit's account.
  public let people: [Bearer]
  /// Whether the viewer sees the unit's items at all.
  public let isInScope: Bool

  public init(
    unit: UnitID, account: Account, head: Account.Named?, leader: Account.Named?, liaisons: [Account.Named],
    people: [Bearer], isInScope: Bool
  ) {
    self.unit = unit
    self.account = account
    self.head = head
    self.leader = leader
    self.liaisons = liaisons
    self.people = people
    self.isInScope = isInScope
  }
}

/// 个人责任 — a person's posts and account.
public struct PersonDuties: Hashable, Sendable {
  /// A post held.
  public struct Held: Hashable, Sendable {
    public let title: Words
    public let unit: Account.UnitName
    public init(_ title: Words, of unit: Account.UnitName) {
      self.title = title
      self.unit = unit
    }
  }

  public let person: PersonID
  public let account: Account
  public let posts: [Held]
  public let inCharge: [Account.UnitName]
  public let branch: Words?

  public init(
    person: PersonID, account: Account, posts: [Held],
    inCharge: [Account.UnitName], branch: Words?
  ) {
    self.person = person
    self.account = account
    self.posts = posts
    self.inCharge = inCharge
    self.branch = branch
  }
}

/// 责任总览 — every unit in sight with what it carries, and who carries nothing.
public struct DutyOverview: Hashable, Sendable {
  public struct Unit: Hashable, Sendable {
    public let unit: UnitID
    public let name: Words
    public let head: Account.Named?
    public let leader: Account.Named?
    public let people: Int
    public let open: Int
    public let red: Int
    public init(
      unit: UnitID, name: Words, head: Account.Named?, leader: Account.Named?, people: Int, open: Int, red: Int
    ) {
      self.unit = unit
      self.name = name
      self.head = head
      self.leader = leader
      self.people = people
      self.open = open
      self.red = red
    }
  }
  public let day: Day
  public let units: [Unit]
  /// People of these units whom no open item names.
  public let without: [Bearer]
  /// Whether there are more items than were looked at, so that nothing can be said of who carries none.
  public let isCut: Bool

  public init(day: Day, units: [Unit], without: [Bearer], isCut: Bool) {
    self.day = day
    self.units = units
    self.without = without
    self.isCut = isCut
  }
}
