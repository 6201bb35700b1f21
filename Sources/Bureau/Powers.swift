public import Calendars

/// 分管领导 — that a leader is in charge of a unit, and of all below it that has no leader of its own.
public struct LeaderInCharge: Hashable, Sendable, Dated {
  public let leader: PersonID
  public let unit: UnitID
  public let from: Day
  public let to: Day?

  public init(_ leader: PersonID, of unit: UnitID, from: Day, to: Day? = nil) {
    self.leader = leader
    self.unit = unit
    self.from = from
    self.to = to
  }
}

/// 授权代签 — lets one person use named capabilities of another, as far as the other's posts reach.
///
/// Only what the principal holds by a post passes on: a delegate cannot delegate further.
public struct SigningDelegation: Hashable, Sendable, Dated {
  public let principal: PersonID
  public let delegate: PersonID
  public let capabilities: Set<Capability>
  public let from: Day
  public let to: Day?

  public init(
    of principal: PersonID, to delegate: PersonID, _ capabilities: Set<Capability>, from: Day, to: Day? = nil
  ) {
    self.principal = principal
    self.delegate = delegate
    self.capabilities = capabilities
    self.from = from
    self.to = to
  }
}

/// 顶岗 — lets one person do the work of an absent one.
///
/// Hands over what the absent person's posts may do, except ``Capability/neverCovered``.
public struct Cover: Hashable, Sendable, Dated {
  public let absent: PersonID
  public let covering: PersonID
  public let from: Day
  public let to: Day?

  public init(for absent: PersonID, by covering: PersonID, from: Day, to: Day? = nil) {
    self.absent = absent
    self.covering = covering
    self.from = from
    self.to = to
  }
}
