/// A clause and what a careful reader notices in it.
struct Clause: Sendable {
  /// How a clause begins, once asking and urging are set aside.
  enum Opening: Sendable {
    case verb
    /// 围绕…, 通过…: belongs to the deed that follows.
    case leadIn
    /// 为…, 使…: says what for.
    case purpose
    /// A thing or nothing: no deed at its head.
    case plain
  }

  let tokens: Range<Int>
  let range: Range<Int>
  /// Where the words begin that say what to do.
  var core: Int
  var opening = Opening.plain
  /// The token that asks.
  var asking: Int?
  /// The deed at its head, or behind what it is done to.
  var verb: Int?
  var verbIsDeed = false
  /// The thing stands in front of the deed, as after 把.
  var objectComesFirst = false
  /// 发现险情的立即…: the word that says how a case is dealt with.
  var treats: Int?
  /// Opens with what it is about: 对…，….
  var hasTopic = false
  /// Who is asked or does it.
  var subject: Subject?
  /// Who is said to lead (由…牵头) and to help (…配合).
  var lead: Range<Int>?
  var helpers: [Range<Int>] = []
  var deadline: DeadlineText?
  var cadence: CadenceText?
  var measures: [Measure] = []
  var documents: [Range<Int>] = []
  var redLines: [Range<Int>] = []
  /// Opens with the year the text is for.
  var namesYear = false
  /// The first of a point: 一是抓…
  var opensPoint = false
  /// Opens with a year, any.
  var year: Int?
  var things: [Int] = []
  var isPast = false
  /// 圆满完成: done already where a text looks back, still to be done where it plans.
  var completes = false
  /// 谋划了12项重点工作: tells how many are planned.
  var statesPlan = false
  /// 全市现有花房120座: how many there are.
  var isStock = false
  var isFault = false
  var isRhetoric = false
  /// 积极…, 全力…: a new effort in the same sentence.
  var startsAfresh = false
  /// 早谋划、早安排: short parallel phrases about what was just said.
  var isSlogan = false
  var announces = false
  var turns = false
  var evidence: [Evidence] = []
  var forbids = false
  /// 各单位每月5日前，: who and when, and the deed still to come.
  var endsInDate = false
  /// `3月底前，`: the date of the deed that follows.
  var isBareDate: Bool {
    endsInDate || deadline?.kind == .dated && verb == nil && range.count - (deadline?.span.count ?? 0) < 4
  }
  /// 6月的大风中: during which, not by when.
  var isFrame = false
  /// Words of its own beside its date and its period.
  private var saysMore: Bool {
    let marks = (deadline?.kind == .dated ? deadline?.span.count ?? 0 : 0) + (cadence?.span.count ?? 0)
    return marks > 0 && range.count - marks >= 3 && !endsInDate && !isFrame
      && deadline.map { !Self.spans.contains($0.text) } ?? true
  }
  /// 月通报: what is held at every turn is said with the period.
  private var namesProcess: Bool {
    guard let cadence, cadence.text.count >= 3, let last = cadence.text.last else { return false }
    if last == "一", range.count - cadence.span.count >= 2 { return true }
    return cadence.text.hasSuffix("调度") || !"度月年周次前天日期旬季一".contains(last)
  }
  /// Say when, not by when.
  static let spans: Set<String> = ["上半年", "下半年", "当日", "当天", "一季度", "二季度", "三季度", "四季度", "年底", "年末"]
  /// 达到90%以上: a level to be reached.
  var setsLevel: Bool { evidence.contains { if case .level = $0.reason { true } else { false } } }

  /// How strongly the clause, for itself, is something to be done. From ``threshold`` on it is.
  var weight: Int { evidence.reduce(0) { $0 + $1.weight } }

  static let threshold = 3

  /// Neither counted nor named nor on paper, and something is done.
  func isPlain(_ tokens: [Token]) -> Bool {
    guard !isChecked, measures.isEmpty, weight <= Self.threshold + 1, let verb, !things.isEmpty else { return false }
    return tokens[verb].has(.doing) && !tokens[verb].has(.building) && !things.contains { tokens[$0].has(.formal) }
  }

  /// 培育花卉经济新增长点, in a row with what is counted or dated: a measure like the others.
  func isMember(_ tokens: [Token]) -> Bool {
    guard weight == Self.threshold - 1, !isPast, !isFault, !isRhetoric, !isSlogan, opening == .verb, let verb else {
      return false
    }
    let isAbstract = evidence.contains {
      switch $0.reason {
      case .abstract, .exhortation, .announcement: true
      default: false
      }
    }
    return tokens[verb].has(.effort) && !tokens[verb].has(.degree) && !isAbstract && range.count >= 8
  }

  var isAnchor: Bool { weight >= Self.threshold && !isPast && !isStock && !isFault && !isRhetoric && saysWhat }
  /// A date, a period or a number alone gives nothing to do.
  private var saysWhat: Bool {
    verb != nil || !things.isEmpty || !documents.isEmpty || forbids || setsLevel || saysMore || namesProcess
  }
  /// Has something in it that can be inspected.
  var isChecked: Bool {
    deadline?.kind == .dated || !measures.isEmpty || cadence != nil || !documents.isEmpty
  }
}

/// What speaks for or against a clause's being an assignment.
struct Evidence: Sendable {
  let reason: Reason
  let weight: Int
}

/// Who stands in front of the word that asks.
struct Subject: Sendable {
  let range: Range<Int>
  /// 各单位, 全局上下: everyone of a kind, not one who leads.
  let isCollective: Bool
}
