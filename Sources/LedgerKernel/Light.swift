public import Calendars
public import Wording

/// 红黄绿灯 — computed, never set; each with its reason.
public enum Light: String, CaseIterable, Hashable, Sendable {
  case red, yellow, green, blue, grey

  public var officialName: Words {
    switch self {
    case .red: Words("红灯", en: "Red")
    case .yellow: Words("黄灯", en: "Yellow")
    case .green: Words("正常", en: "On course")
    case .blue: Words("办结", en: "Done")
    case .grey: Words("未启动·待明确", en: "Not begun")
    }
  }
}

/// Why a light is on, as data. What depends on the asked day is computed when it is worded.
public enum LightReason: Hashable, Sendable {
  case closed(on: Day, due: Day?)
  case overdue(due: Day)
  case milestoneOverdue(Words, due: Day)
  case startMissed(start: Day)
  case limitLapsed(Words, due: Day)
  case dueSoon(due: Day)
  case milestoneSoon(Words, due: Day)
  case startSoon(start: Day)
  case onCourse(due: Day?)
  case notYetStarting(start: Day)
  case draft(stage: Words)
  case deadlineVague(String)
  case stopped(stage: Words)
}

/// 灯色走势 — the light of an item on every day from now on, if nothing more happens.
///
/// As long as nothing happens a light only gets worse, so three days say it all: the projection stores them and
/// compares them with the asked day, and never stores a light.
public struct LightOutlook: Hashable, Sendable {
  public struct Step: Hashable, Sendable {
    public let from: Day
    public let reason: LightReason
    public init(from: Day, _ reason: LightReason) {
      self.from = from
      self.reason = reason
    }
  }

  /// Blue or grey that no day changes.
  public var settled: Light?
  public var settledReason: LightReason?
  /// Before this day grey; nil means green at once.
  public var green: Step?
  public var yellow: Step?
  public var red: Step?
  public var due: Day?

  public init(
    settled: Light? = nil, settledReason: LightReason? = nil, green: Step? = nil,
    yellow: Step? = nil,
    red: Step? = nil, due: Day? = nil
  ) {
    self.settled = settled
    self.settledReason = settledReason
    self.green = green
    self.yellow = yellow
    self.red = red
    self.due = due
  }

  /// The light on a day, and why.
  public func light(on day: Day) -> (light: Light, reason: LightReason) {
    if let settled, let settledReason { return (settled, settledReason) }
    if let red, red.from <= day { return (.red, red.reason) }
    if let yellow, yellow.from <= day { return (.yellow, yellow.reason) }
    if let green, day < green.from { return (.grey, green.reason) }
    return (.green, .onCourse(due: due))
  }

  /// Turns a light on from a day, unless it is on earlier already.
  mutating func turn(_ light: Light, from day: Day, _ reason: LightReason) {
    switch light {
    case .red: if red.map({ day < $0.from }) ?? true { red = Step(from: day, reason) }
    case .yellow: if yellow.map({ day < $0.from }) ?? true { yellow = Step(from: day, reason) }
    case .green, .blue, .grey: break
    }
  }

  /// The outlook with a milestone that is still to come.
  public func with(milestone title: Words, due: Day, warn: WorkingDays, _ calendar: WorkCalendar)
    -> LightOutlook
  {
    guard settled == nil else { return self }
    var outlook = self
    outlook.turn(.red, from: due.advanced(by: 1), .milestoneOverdue(title, due: due))
    outlook.turn(.yellow, from: calendar.day(warn, before: due), .milestoneSoon(title, due: due))
    return outlook
  }
}

extension LedgerDefinition {
  /// The day on which an item that is being checked was first said to be done, this time.
  private func reportedDone(_ item: Item) -> Day? {
    func days(_ isMeant: (Stage.Phase) -> Bool) -> [Day] {
      stages.filter { isMeant($0.phase) }.compactMap { item.entered[$0.code] }
    }
    let since = days { $0 == .working }.max()
    return days { $0 == .checking }.filter { day in since.map { day >= $0 } ?? true }.min()
  }

  /// The outlook of one item, its milestones aside.
  public func outlook(of item: Item, calendar: WorkCalendar, limits: LegalLimits) -> LightOutlook {
    let stage =
      stage(item.stage)
      ?? Stage(code: item.stage, name: Words(item.stage.raw, en: item.stage.raw), phase: .draft)
    switch stage.phase {
    case .closed:
      let reason = LightReason.closed(
        on: item.closedOn ?? item.entered[item.stage] ?? item.registeredOn, due: item.due)
      return LightOutlook(settled: .blue, settledReason: reason, due: item.due)
    case .stopped:
      return LightOutlook(settled: .grey, settledReason: .stopped(stage: stage.name), due: item.due)
    case .draft:
      let vague = item.hasVagueDeadline
      return LightOutlook(
        settled: .grey,
        settledReason: vague
          ? .deadlineVague(item.text(.dueText) ?? "") : .draft(stage: stage.name),
        due: item.due)
    case .awaiting, .working, .checking: break
    }

    var outlook = LightOutlook(due: item.due)
    if stage.phase == .awaiting, let start = item.start {
      outlook.green = LightOutlook.Step(from: start, .notYetStarting(start: start))
      outlook.turn(.red, from: start.advanced(by: 1), .startMissed(start: start))
      outlook.turn(
        .yellow, from: calendar.day(lights.warn, before: start), .startSoon(start: start))
    }
    // Whoever says in time that it is done is not late while others check it; whoever says so late stays late.
    if let due = item.due, stage.phase != .checking || (reportedDone(item).map { $0 > due } ?? false) {
      outlook.turn(.red, from: due.advanced(by: 1), .overdue(due: due))
      outlook.turn(.yellow, from: calendar.day(lights.warn, before: due), .dueSoon(due: due))
    }
    for limit in self.limits {
      guard let running = running(limit, of: item, calendar: calendar, limits: limits) else {
        continue
      }
      outlook.turn(
        limit.light, from: running.due.advanced(by: 1), .limitLapsed(limit.name, due: running.due))
    }
    return outlook
  }
}

// MARK: - Words

extension LightReason {
  /// The reason as people read it beside the light: 「逾期48个工作日」「余15天」.
  ///
  /// - Parameter today: The day for which the light was asked.
  public func wording(in language: Language, on today: Day, calendar: WorkCalendar) -> String {
    func late(since due: Day, by day: Day? = nil) -> String {
      // Working days; before the first of them has come, calendar days.
      let day = day ?? today
      let count = calendar.workingDays(after: due, through: day).count
      switch language {
      case .simplifiedChinese: return count == 0 ? "\(day - due)天" : "\(count)个工作日"
      case .english:
        let (days, kind) = count == 0 ? (day - due, "day") : (count, "working day")
        return "\(days) \(kind)\(days == 1 ? "" : "s")"
      }
    }
    func left(until day: Day) -> String {
      let count = day - today
      switch language {
      case .simplifiedChinese: return count == 0 ? "今天" : "余\(count)天"
      case .english: return count == 0 ? "today" : "\(count) day\(count == 1 ? "" : "s") left"
      }
    }
    func short(_ day: Day) -> String { "\(day.month)/\(day.dayOfMonth)" }

    switch (self, language) {
    case (.closed(let on, let due), .simplifiedChinese):
      guard let due, on != due else { return "\(short(on)) 办结" }
      return on < due ? "办结，提前\(due - on)天" : "办结，逾期\(late(since: due, by: on))"
    case (.closed(let on, let due), .english):
      guard let due, on != due else { return "Done on \(short(on))" }
      if on < due { return "Done, \(due - on) day\(due - on == 1 ? "" : "s") early" }
      return "Done, \(late(since: due, by: on)) late"
    case (.overdue(let due), .simplifiedChinese): return "逾期\(late(since: due))"
    case (.overdue(let due), .english): return "Overdue by \(late(since: due))"
    case (.milestoneOverdue(let title, let due), .simplifiedChinese):
      return "节点“\(title[language])”逾期\(late(since: due))"
    case (.milestoneOverdue(let title, let due), .english):
      return "Milestone “\(title[language])” overdue by \(late(since: due))"
    case (.startMissed(let start), .simplifiedChinese):
      return "应于\(short(start))启动，已晚\(late(since: start))"
    case (.startMissed(let start), .english):
      return "Should have begun on \(short(start)), late by \(late(since: start))"
    case (.limitLapsed(let name, let due), .simplifiedChinese):
      return "\(name[language])超期\(late(since: due))"
    case (.limitLapsed(let name, let due), .english):
      return "\(name[language]) past its limit by \(late(since: due))"
    case (.dueSoon(let due), .simplifiedChinese): return "临期：\(short(due))到期，\(left(until: due))"
    case (.dueSoon(let due), .english): return "Due soon: \(short(due)), \(left(until: due))"
    case (.milestoneSoon(let title, let due), .simplifiedChinese):
      return "节点“\(title[language])”\(short(due))到期，\(left(until: due))"
    case (.milestoneSoon(let title, let due), .english):
      return "Milestone “\(title[language])” due \(short(due)), \(left(until: due))"
    case (.startSoon(let start), .simplifiedChinese):
      return "\(short(start))应启动，\(left(until: start))"
    case (.startSoon(let start), .english):
      return "To begin on \(short(start)), \(left(until: start))"
    // While the work is being checked the day may pass without anybody being late.
    case (.onCourse(let due?), _) where due >= today: return left(until: due)
    case (.onCourse, .simplifiedChinese): return "正常"
    case (.onCourse, .english): return "On course"
    case (.notYetStarting(let start), .simplifiedChinese): return "未启动，\(short(start))启动"
    case (.notYetStarting(let start), .english): return "Not begun; begins on \(short(start))"
    case (.draft(let stage), .simplifiedChinese), (.stopped(let stage), .simplifiedChinese):
      return stage[language]
    case (.draft(let stage), .english), (.stopped(let stage), .english): return stage[language]
    case (.deadlineVague(let text), .simplifiedChinese): return "时限待明确：\(text)"
    case (.deadlineVague(let text), .english): return "Deadline to be settled: \(text)"
    }
  }
}
