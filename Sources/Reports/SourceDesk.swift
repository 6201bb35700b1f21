public import Calendars
public import LedgerKernel
public import Wording

/// 讲话分解台 — a text with everything that was read out of it, and what became of each finding.
public struct SourceDesk: Hashable, Sendable {
  public enum State: Hashable, Sendable {
    case open
    /// 已采纳 — the item it became.
    case accepted(Accepted)
    /// 不列 — a person set it aside.
    case dropped
  }
  public struct Accepted: Hashable, Sendable {
    /// Nil where the viewer may not see it.
    public let item: ItemID?
    /// The item's number, or the ledger's name while it has none.
    public let name: Words
    public let stage: Words
    /// What it lacks before anybody would sign it.
    public let lacks: [Words]
    /// The act by which the viewer may fill that in.
    public let edit: ActCode?
    public init(item: ItemID?, name: Words, stage: Words, lacks: [Words] = [], edit: ActCode? = nil) {
      (self.item, self.name, self.stage) = (item, name, stage)
      (self.lacks, self.edit) = (lacks, edit)
    }
  }

  public struct Finding: Hashable, Sendable {
    public let key: FindingKey
    /// 1, 2, … among its kind, in the order of the text.
    public let number: Int
    public let title: String
    public let quote: String
    public let section: String
    public let tags: [Words]
    public let state: State
    /// The deadline verbatim; empty when the text names none.
    public let dueText: String
    /// Days that the deadline may mean, to choose from; nothing is chosen for anybody.
    public let chips: [Chip]
    /// Why it was read as what it is.
    public let because: [Words]
    /// Joined out of several, or part of one that was parted: the way it was read can be had again.
    public let isReshaped: Bool
    /// The next finding of its kind, when the two can be joined.
    public let next: FindingKey?
    /// Where it can be parted, with the words on either side.
    public let seams: [Seam]
    /// Ids of what seems to answer a problem, the likeliest first.
    public let answers: [FindingKey]

    public init(
      key: FindingKey, number: Int, title: String, quote: String, section: String, tags: [Words], state: State,
      dueText: String, chips: [Chip], because: [Words], isReshaped: Bool, next: FindingKey?, seams: [Seam],
      answers: [FindingKey]
    ) {
      self.key = key
      self.number = number
      self.title = title
      self.quote = quote
      self.section = section
      self.tags = tags
      self.state = state
      self.dueText = dueText
      self.chips = chips
      self.because = because
      self.isReshaped = isReshaped
      self.next = next
      self.seams = seams
      self.answers = answers
    }

    public var isOpen: Bool { state == .open }
  }

  /// A day to choose, by name: 6月底.
  public struct Chip: Hashable, Sendable {
    public let name: Words
    public let day: Day
    public init(_ name: Words, _ day: Day) { (self.name, self.day) = (name, day) }
  }

  public struct Seam: Hashable, Sendable {
    /// Where the second part begins, in code points of the text.
    public let place: Int
    public let before: String
    public let after: String
    public init(place: Int, before: String, after: String) {
      (self.place, self.before, self.after) = (place, before, after)
    }
  }

  /// A stretch of the text over which the same findings lie.
  public struct Segment: Hashable, Sendable {
    public let text: String
    /// In the order of the text; empty for words that nothing was read out of.
    public let keys: [FindingKey]
    /// Those that begin here.
    public let begins: [FindingKey]
    public init(text: String, keys: [FindingKey], begins: [FindingKey]) {
      (self.text, self.keys, self.begins) = (text, keys, begins)
    }
  }

  /// An act that several of the accepted items can go through together now.
  public struct Together: Hashable, Sendable {
    public let ledger: LedgerCode
    public let act: ActCode
    public let name: Words
    /// Those that lack nothing for it.
    public let ready: Int
    public let lacking: Int
    /// It goes to whoever signs.
    public let isForSignature: Bool
    public init(ledger: LedgerCode, act: ActCode, name: Words, ready: Int, lacking: Int, isForSignature: Bool) {
      self.ledger = ledger
      self.act = act
      self.name = name
      self.ready = ready
      self.lacking = lacking
      self.isForSignature = isForSignature
    }
  }

  public let item: ItemID
  public let title: Words
  public let year: Int
  public let stage: Words
  /// In Unicode code points, blanks left out.
  public let length: Int
  /// One for each line that is not empty.
  public let paragraphs: [[Segment]]
  /// In the order of the text, all kinds together.
  public let findings: [Finding]
  /// Kinds that the viewer may accept.
  public let acceptable: Set<FindingKey.Kind>
  /// Whether the viewer may set aside, join and part.
  public let maySift: Bool
  public let together: [Together]

  public init(
    item: ItemID, title: Words, year: Int, stage: Words, length: Int, paragraphs: [[Segment]], findings: [Finding],
    acceptable: Set<FindingKey.Kind>, maySift: Bool, together: [Together]
  ) {
    self.item = item
    self.title = title
    self.year = year
    self.stage = stage
    self.length = length
    self.paragraphs = paragraphs
    self.findings = findings
    self.acceptable = acceptable
    self.maySift = maySift
    self.together = together
  }

  public func findings(of kind: FindingKey.Kind) -> [Finding] { findings.filter { $0.key.kind == kind } }
  public func finding(_ key: FindingKey) -> Finding? { findings.first { $0.key == key } }
  /// Problems that nothing in the text answers.
  public var unanswered: [Finding] { findings.filter { $0.key.kind == .problem && $0.answers.isEmpty } }
}

/// 来文目录 — a stored text as the list of texts shows it.
public struct SourceEntry: Hashable, Sendable {
  public let item: ItemID
  public let title: Words
  public let on: Day
  public let author: Words?
  public let stage: Words
  /// Items that were opened out of it.
  public let accepted: Int
  public init(item: ItemID, title: Words, on: Day, author: Words?, stage: Words, accepted: Int) {
    self.item = item
    self.title = title
    self.on = on
    self.author = author
    self.stage = stage
    self.accepted = accepted
  }
}
