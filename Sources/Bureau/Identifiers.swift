/// 单位编号 — names an ``OrgUnit`` through every change of its name.
public struct UnitID: BureauCode {
  public let raw: String

  public init?(_ raw: String) {
    guard hasCodeShape(raw) else { return nil }
    self.raw = raw
  }
}

/// 人员编号 — names a ``Person``.
public struct PersonID: BureauCode {
  public let raw: String

  public init?(_ raw: String) {
    guard hasCodeShape(raw) else { return nil }
    self.raw = raw
  }
}

/// 支部编号 — names a ``PartyBranch``.
public struct BranchID: BureauCode {
  public let raw: String

  public init?(_ raw: String) {
    guard hasCodeShape(raw) else { return nil }
    self.raw = raw
  }
}

/// 职务代码 — names a ``Role``.
public struct RoleCode: BureauCode {
  public let raw: String

  public init?(_ raw: String) {
    guard hasCodeShape(raw) else { return nil }
    self.raw = raw
  }
}
