public import Bureau
public import Calendars
public import LedgerKernel
public import Wording

/// 工作台 — what one person can do now, kind by kind, and what the person should keep an eye on.
public struct Desk: Hashable, Sendable {
  /// What a row waits for, whatever its ledger calls it. In the order in which they stand on the desk.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// 待签发
    case sign
    /// 退单待裁定
    case rule
    /// 变更待审批
    case change
    /// 难题待协调
    case coordinate
    /// 待签收
    case receive
    /// 征求意见待答复
    case answer
    /// 待认领
    case claim
    /// 反馈待审
    case review
    /// 待核验
    case check
    /// 待销号
    case close
    /// 时限待明确
    case settle
    /// 征求意见：答复与异议
    case replies
    /// 待完善
    case draft
    /// 逾期待催办
    case urge
    /// 近期节点待申报
    case reach
    /// 在办待反馈
    case report
    /// 红灯
    case red
    /// 十日内到期
    case soon
  }
  public struct Choice: Hashable, Sendable {
    public let act: ActCode
    public let name: Words
    public init(_ act: ActCode, _ name: Words) {
      self.act = act
      self.name = name
    }
  }
  /// One row with what may be done to it.
  public struct Task: Hashable, Sendable {
    public let row: WallChart.Row
    public let acts: [Choice]
    /// What is missing, until when there is time, who answered.
    public let notes: [Words]
    public init(_ row: WallChart.Row, acts: [Choice], notes: [Words]) {
      self.row = row
      self.acts = acts
      self.notes = notes
    }
  }
  /// An act that may be done to several rows at once.
  public struct Batch: Hashable, Sendable {
    public let ledger: LedgerCode
    public let act: ActCode
    public let name: Words
    public let year: Int
    public init(_ ledger: LedgerCode, _ act: ActCode, _ name: Words, year: Int) {
      self.ledger = ledger
      self.act = act
      self.name = name
      self.year = year
    }
  }
  public struct Section: Hashable, Sendable {
    public let kind: Kind
    /// The first ones.
    public let tasks: [Task]
    /// How many there are; more than ``mostCounted`` says that nobody counted further.
    public let count: Int
    /// Nobody goes through more than that, and counting on costs as much as finding them.
    public static let mostCounted = 999
    public var isCut: Bool { count > Self.mostCounted }
    /// The number as it is shown.
    public var counted: String { isCut ? "\(Self.mostCounted)+" : String(count) }
    public let batches: [Batch]
    public init(_ kind: Kind, _ tasks: [Task], count: Int, batches: [Batch] = []) {
      self.kind = kind
      self.tasks = tasks
      self.count = count
      self.batches = batches
    }
  }
  /// 刚刚办理 — something the person did today that nobody has gone on from.
  public struct Recent: Hashable, Sendable {
    public let item: ItemID
    public let title: Words
    public let what: Words
    public let at: Instant
    /// The act that takes it back.
    public let undo: Choice
    public let seen: Int
    /// Whether taking it back needs nothing more than saying so.
    public let isOneClick: Bool
    public init(
      item: ItemID, title: Words, what: Words, at: Instant, undo: Choice, seen: Int, isOneClick: Bool
    ) {
      self.item = item
      self.title = title
      self.what = what
      self.at = at
      self.undo = undo
      self.seen = seen
      self.isOneClick = isOneClick
    }
  }
  /// 支部 — a branch and what its members answer for.
  public struct Branch: Hashable, Sendable {
    public let name: Words
    public let members: [Bearer]
    public init(name: Words, members: [Bearer]) {
      self.name = name
      self.members = members
    }
  }
  /// 第一步 — where somebody begins who has just sat down.
  public enum Step: Hashable, Sendable {
    case readText
    case draftOrder(LedgerCode, Words)
    case look(Kind)
    case sheet, redWall
    case unit(UnitID)
    case duties, wall, journal
    case organisation, settings
    case person(PersonID)
    case branch
  }

  public let person: PersonID
  public let name: Words
  public let posts: [Words]
  public let day: Day
  /// Only kinds that are the person's to do; one with nothing waiting is there, and empty.
  public let sections: [Section]
  public let recent: [Recent]
  public let branch: Branch?
  public let steps: [Step]
  public let hasSheet: Bool

  public init(
    person: PersonID, name: Words, posts: [Words], day: Day, sections: [Section], recent: [Recent], branch: Branch?,
    steps: [Step], hasSheet: Bool
  ) {
    self.person = person
    self.name = name
    self.posts = posts
    self.day = day
    self.sections = sections
    self.recent = recent
    self.branch = branch
    self.steps = steps
    self.hasSheet = hasSheet
  }

  public func section(_ kind: Kind) -> Section? { sections.first { $0.kind == kind } }
}

/// 责任人 — a person, and how much the person answers for as far as the viewer sees.
public struct Bearer: Hashable, Sendable {
  public let person: PersonID
  public let name: Words
  public let post: Words?
  public let open: Int
  public let red: Int
  public init(person: PersonID, name: Words, post: Words?, open: Int, red: Int) {
    self.person = person
    self.name = name
    self.post = post
    self.open = open
    self.red = red
  }
}
