public import Bureau
public import Wording

/// 办理动作 — one thing a person may do to an item: from where to where, who, with what.
public struct Act: Hashable, Sendable {
  public struct Asked: Hashable, Sendable {
    public let field: FieldCode
    public let isRequired: Bool
    public init(_ field: FieldCode, isRequired: Bool) {
      self.field = field
      self.isRequired = isRequired
    }
  }

  public let code: ActCode
  public let name: Words
  /// Stages from which it may be done; empty for an act that opens an item (or any open stage, see ``anyStage``).
  public let from: Set<StageCode>
  /// Whether it may be done at every stage whose phase is open.
  public let anyStage: Bool
  /// Where the item stands afterwards; nil leaves it where it is.
  public let to: StageCode?
  public let by: ActorRule
  public let asks: [Asked]
  public let does: [Effect]
  public let when: Condition?
  public let needs: [Need]

  public init(
    code: ActCode, name: Words, from: Set<StageCode>, anyStage: Bool = false, to: StageCode?,
    by: ActorRule,
    asks: [Asked] = [], does: [Effect] = [], when: Condition? = nil, needs: [Need] = []
  ) {
    self.code = code
    self.name = name
    self.from = from
    self.anyStage = anyStage
    self.to = to
    self.by = by
    self.asks = asks
    self.does = does
    self.when = when
    self.needs = needs
  }
}

/// Who may do an act: any of the terms, but none of those excepted, and (`not: doer`) nobody who did the work.
public struct ActorRule: Hashable, Sendable {
  public enum Reach: String, CaseIterable, Hashable, Sendable {
    /// The unit that handles the item now.
    case lead
    /// Any of the units consulted or supporting.
    case involved
    /// The bureau as a whole.
    case bureau
    /// Any unit at all: who may for one of them, may. For claiming what nobody leads yet.
    case any
  }
  public enum Term: Hashable, Sendable {
    case holding(Capability, over: Reach)
    case responsiblePerson
    /// Who opened the item.
    case author
    case system
  }
  public let anyOf: [Term]
  /// Whoever is one of these in their own right may not: for them there is another act.
  public let noneOf: [Term]
  public let notDoer: Bool

  var reachesAny: Bool {
    anyOf.contains { if case .holding(_, over: .any) = $0 { true } else { false } }
  }

  public init(anyOf: [Term], noneOf: [Term] = [], notDoer: Bool = false) {
    self.anyOf = anyOf
    self.noneOf = noneOf
    self.notDoer = notDoer
  }
}

/// What an act does beyond moving the item: each one a kind of fact with rules of its own that no definition can lift.
public enum Effect: String, CaseIterable, Hashable, Sendable {
  /// Draws the item's number.
  case number
  /// 分派 — sets who, by when, to what standard.
  case assign
  /// 征求意见 — asks the units concerned.
  case consult
  /// 认可 / 主动认领.
  case accept
  case claim
  /// 提出异议, with a reason and perhaps another lead.
  case object
  /// 签发 — makes it binding; opens copies and sub-items.
  case issue
  /// 签收.
  case signFor = "sign-for"
  /// 退单 — "not ours".
  case decline
  /// 裁定: the decline stands, and another unit leads.
  case uphold
  /// 裁定: the decline falls.
  case dismiss
  /// 反馈进展.
  case report
  /// 佐证材料.
  case attach
  /// 催办.
  case urge
  /// 批示.
  case instruct
  /// 申请变更 — asks to move date, quantity or standard.
  case askChange = "ask-change"
  case grantChange = "grant-change"
  case refuseChange = "refuse-change"
  case raiseObstacle = "raise-obstacle"
  case resolveObstacle = "resolve-obstacle"
  /// 转派 — another unit handles it; the first stays answerable.
  case passOn = "pass-on"
  /// 申请办结.
  case finish
  /// 退回重办.
  case sendBack = "send-back"
  /// 核验.
  case verify
  /// 销号.
  case closeOut = "close-out"
  /// 中止、作废、撤回.
  case stop
  /// 结转 — opens the item again in the next plan year.
  case carryOver = "carry-over"
  /// 擦除敏感信息.
  case erase
}

/// What must be there before an act is done.
public enum Need: Hashable, Sendable {
  /// At least this many pieces of evidence, where the condition holds.
  case evidence(Int, when: Condition?)
  /// Every copy, sub-item and milestone has come to its end.
  case childrenEnded
  /// The weights of the milestones sum to 100, where there are milestones.
  case weightsComplete
  case field(FieldCode)
  /// The limit, where it runs, has not run out.
  case within(LimitCode)
}
