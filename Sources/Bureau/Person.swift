public import Calendars
public import Wording

/// 人员 — someone who works for the bureau, from the first day to the last.
public struct Person: Hashable, Sendable, Dated {
  public let id: PersonID
  /// 中文姓名, and the name in Latin letters (pinyin or English).
  public let name: Words
  public let from: Day
  public let to: Day?

  public init(_ id: PersonID, name: Words, from: Day, to: Day? = nil) {
    self.id = id
    self.name = name
    self.from = from
    self.to = to
  }
}

/// 任职 — a person's role in a unit for a while.
public struct Post: Hashable, Sendable, Dated {
  /// 任职方式.
  public enum Standing: Hashable, Sendable {
    /// 正式.
    case substantive
    /// 代理、主持工作 — fills the post until someone is appointed; may do the same.
    case acting
  }

  public let person: PersonID
  public let unit: UnitID
  public let role: RoleCode
  public let standing: Standing
  public let from: Day
  public let to: Day?

  public init(
    _ person: PersonID, _ role: RoleCode, of unit: UnitID, _ standing: Standing = .substantive,
    from: Day, to: Day? = nil
  ) {
    self.person = person
    self.unit = unit
    self.role = role
    self.standing = standing
    self.from = from
    self.to = to
  }

  public var isActing: Bool { standing == .acting }
}
