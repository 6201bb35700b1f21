public import Wording

/// 职务 — what a kind of post may do, and how far.
public struct Role: Hashable, Sendable {
  /// 管辖范围 — the units a role's capabilities hold for.
  public enum Reach: String, CaseIterable, Hashable, Sendable {
    /// 本单位 — the post's own unit only.
    case unit
    /// 本单位及下属 — the post's unit and all below it.
    case subtree
    /// 分管单位 — the units whose leader in charge the holder is (see ``LeaderInCharge``).
    case inCharge = "in-charge"
    /// 全局 — everything.
    case bureau
  }

  /// 职数 — how many may hold the role in one unit on one day.
  public enum Seats: String, CaseIterable, Hashable, Sendable {
    case one, many
  }

  public let code: RoleCode
  public let name: Words
  public let capabilities: Set<Capability>
  public let reach: Reach
  public let seats: Seats
  /// 互斥组 — nobody holds two different roles of one group at a time (三员分立); nil when free.
  public let exclusive: String?

  public init(
    _ code: RoleCode, name: Words, can capabilities: Set<Capability>, reach: Reach, seats: Seats = .many,
    exclusive: String? = nil
  ) {
    self.code = code
    self.name = name
    self.capabilities = capabilities
    self.reach = reach
    self.seats = seats
    self.exclusive = exclusive
  }
}
