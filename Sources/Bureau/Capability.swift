/// 权限 — something a post may do. An open set: a definition may ask for a code that is not listed here.
public struct Capability: BureauCode {
  public let raw: String

  public init?(_ raw: String) {
    guard hasCodeShape(raw) else { return nil }
    self.raw = raw
  }
}

extension Capability {
  /// 查看 — see the rows of the units the post reaches.
  public static let read: Capability = "read"
  /// 督办 — the office's work: draft, send, urge, check, close out.
  public static let supervise: Capability = "supervise"
  /// 拟稿 — prepare assignments and papers.
  public static let draft: Capability = "draft"
  /// 签发 — issue orders. Never passes to someone who covers.
  public static let sign: Capability = "sign"
  /// 党委决定 — lower a rigid item, suspend. Never passes to someone who covers.
  public static let decide: Capability = "decide"
  /// 裁定 — settle disputes between units.
  public static let rule: Capability = "rule"
  /// 签收 — take an order over for the unit.
  public static let receive: Capability = "receive"
  /// 填报 — report progress.
  public static let report: Capability = "report"
  /// 联络 — is the unit's named liaison, whom reminders go to.
  public static let liaise: Capability = "liaise"
  /// 审核填报 — accept the unit's reports or send them back.
  public static let accept: Capability = "accept"
  /// 负责 — is the head of the unit.
  public static let head: Capability = "head"
  /// 核验 — check that work was done.
  public static let verify: Capability = "verify"
  /// 人事 — personnel data.
  public static let personnel: Capability = "personnel"
  /// 纪检 — discipline data.
  public static let discipline: Capability = "discipline"
  /// 党务 — party affairs.
  public static let partyAffairs: Capability = "party-affairs"
  /// 系统管理 — create and close accounts; sees no business data and no audit log.
  public static let administer: Capability = "administer"
  /// 安全保密管理 — give accounts their rights; creates none.
  public static let authorise: Capability = "authorise"
  /// 安全审计 — read the audit log; changes nothing.
  public static let audit: Capability = "audit"

  /// The capabilities named here, in code point order.
  public static let known: [Capability] = [
    .accept, .administer, .audit, .authorise, .decide, .discipline, .draft, .head, .liaise, .partyAffairs,
    .personnel, .read, .receive, .report, .rule, .sign, .supervise, .verify,
  ]

  /// What an absence never hands to the person who covers it.
  public static let neverCovered: Set<Capability> = [.sign, .decide]
}
