internal import Calendars
internal import Wording

extension LightReason {
  /// `["overdue","2023-06-30"]`: a code, then what it needs. Stored in projections, never in facts.
  public var json: JSONValue {
    func day(_ day: Day) -> JSONValue { .string(day.description) }
    func words(_ words: Words) -> [JSONValue] {
      [.string(words.simplifiedChinese), .string(words.english)]
    }
    return switch self {
    case .closed(let on, let due): .array(["closed", day(on)] + (due.map { [day($0)] } ?? []))
    case .overdue(let due): ["overdue", day(due)]
    case .milestoneOverdue(let title, let due): .array(["milestone-overdue", day(due)] + words(title))
    case .startMissed(let start): ["start-missed", day(start)]
    case .limitLapsed(let name, let due): .array(["limit-lapsed", day(due)] + words(name))
    case .dueSoon(let due): ["due-soon", day(due)]
    case .milestoneSoon(let title, let due): .array(["milestone-soon", day(due)] + words(title))
    case .startSoon(let start): ["start-soon", day(start)]
    case .onCourse(let due): .array(["on-course"] + (due.map { [day($0)] } ?? []))
    case .notYetStarting(let start): ["not-yet-starting", day(start)]
    case .draft(let stage): .array(["draft"] + words(stage))
    case .deadlineVague(let text): ["deadline-vague", .string(text)]
    case .stopped(let stage): .array(["stopped"] + words(stage))
    }
  }

  /// Nil for anything that ``json`` does not write.
  public init?(json: JSONValue) {
    guard let parts = json.array, let code = parts.first?.string else { return nil }
    func text(_ index: Int) -> String? { index < parts.count ? parts[index].string : nil }
    func day(_ index: Int) -> Day? { text(index).flatMap { Day(iso: $0) } }
    func words(_ index: Int) -> Words? {
      text(index).flatMap { zh in text(index + 1).map { Words(zh, en: $0) } }
    }
    let reason: LightReason? =
      switch code {
      case "closed": day(1).map { .closed(on: $0, due: day(2)) }
      case "overdue": day(1).map { .overdue(due: $0) }
      case "milestone-overdue": day(1).flatMap { due in words(2).map { .milestoneOverdue($0, due: due) } }
      case "start-missed": day(1).map { .startMissed(start: $0) }
      case "limit-lapsed": day(1).flatMap { due in words(2).map { .limitLapsed($0, due: due) } }
      case "due-soon": day(1).map { .dueSoon(due: $0) }
      case "milestone-soon": day(1).flatMap { due in words(2).map { .milestoneSoon($0, due: due) } }
      case "start-soon": day(1).map { .startSoon(start: $0) }
      case "on-course": .onCourse(due: day(1))
      case "not-yet-starting": day(1).map { .notYetStarting(start: $0) }
      case "draft": words(1).map { .draft(stage: $0) }
      case "deadline-vague": text(1).map { .deadlineVague($0) }
      case "stopped": words(1).map { .stopped(stage: $0) }
      default: nil
      }
    guard let reason else { return nil }
    self = reason
  }
}
