public import Calendars
public import Wording

/// 单位 — a bureau, a section, an affiliated unit or a task force, as it stood from one day to another.
///
/// A unit keeps its id for life. When its name, kind or parent changes, the draft holds several
/// values with the same id and days that do not overlap; a ``Reorganisation`` makes them too.
public struct OrgUnit: Hashable, Sendable, Dated {
  /// 单位类别.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// 局 — the root of the tree.
    case bureau
    /// 局领导班子.
    case leadership
    /// 机关科室.
    case section
    /// 局属单位.
    case affiliated
    /// 专班.
    case taskForce = "task-force"
  }

  public let id: UnitID
  public let name: Words
  public let shortName: Words
  public let kind: Kind
  /// The unit above; nil for the bureau alone.
  public let parent: UnitID?
  /// 机构序列 — place among its siblings; equal ranks go by id.
  public let rank: Int
  public let from: Day
  public let to: Day?

  /// - Parameter shortName: nil when the name is short enough.
  public init(
    _ id: UnitID, name: Words, shortName: Words? = nil, kind: Kind, parent: UnitID?, rank: Int = 0,
    from: Day, to: Day? = nil
  ) {
    self.id = id
    self.name = name
    self.shortName = shortName ?? name
    self.kind = kind
    self.parent = parent
    self.rank = rank
    self.from = from
    self.to = to
  }

  func lasting(from: Day, to: Day?, name: Words? = nil, shortName: Words? = nil) -> OrgUnit {
    OrgUnit(
      id, name: name ?? self.name, shortName: shortName ?? name ?? self.shortName, kind: kind, parent: parent,
      rank: rank, from: from, to: to)
  }
}
