import Bureau
import Calendars
import LedgerKernel
import TestSupport

/// The whole sample world, and items in it that nobody had to walk through every stage.
enum World {
  static let rules: SampleRules = {
    do { return try SampleRules(adding: [looseLedger]) } catch { preconditionFailure("\(error)") }
  }()

  /// An item that stands at a stage since a day, with facts that followed on days of their own.
  static func item(
    _ ledger: LedgerCode = "work-order", at stage: StageCode, since: String = "2023-01-09",
    _ values: [FieldCode: Value] = [:], then facts: [(day: String, fact: Fact)] = []
  ) -> Item {
    guard let command = CommandID("made") else { preconditionFailure("made is a command id") }
    let registration = Registration(
      ledger: ledger, definition: rules.definition(ledger).hash, year: 2023, stage: stage,
      values: [.title: .text("修补路面"), .lead: .unit("urban-construction")].merging(values) { $1 })
    let all = [(day: since, fact: Fact.registered(registration))] + facts
    var events: [Event] = []
    for (day, fact) in all {
      let head = ChainHead(ordinal: events.count, hash: [])
      events += head.appending(
        [fact], to: FactSamples.item, command: command, by: .person("mo-xingchi"), at: Instant(milliseconds: 0),
        on: Day(day),
        with: HashFunction(name: "none") { _ in [] }
      ).map(\.event)
    }
    guard let item = Item(replaying: events) else { preconditionFailure("a registration opens an item") }
    return item
  }
}

/// A ledger in which nearly everybody may do nearly everything: whatever is refused here, no definition can lift.
let looseLedger = """
  ledger: loose
  official-name: { zh-Hans: 宽松台账, en: Loose ledger }
  number: KS-{year}-{serial}
  basis: { zh-Hans: 测试, en: Tests }
  stages:
    noted:   { name: { zh-Hans: 登记, en: Noted }, phase: draft }
    running: { name: { zh-Hans: 在办, en: Running }, phase: working }
    looked:  { name: { zh-Hans: 待核, en: Looked at }, phase: checking }
    done:    { name: { zh-Hans: 完成, en: Done }, phase: closed }
    off:     { name: { zh-Hans: 停办, en: Off }, phase: stopped }
  acts:
    note:   { name: { zh-Hans: 登记, en: Note }, to: noted, by: &BY&, asks: [title, lead, supports?, addressees?, rigid?, person?, due?, due-text?, standard?, quantity?], does: number }
    amend:  { name: { zh-Hans: 修改, en: Amend }, from: [noted, running, looked], by: &BY&, asks: [title?, lead?, rigid?, person?, due?, due-text?, standard?, quantity?], does: assign }
    issue:  { name: { zh-Hans: 签发, en: Issue }, from: noted, to: running, by: &BY&, asks: [meeting?], does: issue }
    report: { name: { zh-Hans: 反馈, en: Report }, from: running, by: &BY&, asks: [progress, quantity?], does: report }
    pass:   { name: { zh-Hans: 转派, en: Pass on }, from: running, by: &BY&, asks: [unit, reason], does: pass-on }
    ask:    { name: { zh-Hans: 申请变更, en: Ask }, from: running, by: &BY&, asks: [due?, quantity?, standard?, reason], does: ask-change }
    grant:  { name: { zh-Hans: 批准, en: Grant }, from: running, by: &BY&, asks: [meeting?], does: grant-change }
    refuse: { name: { zh-Hans: 不批, en: Refuse }, from: running, by: &BY&, asks: [reason], does: refuse-change }
    finish: { name: { zh-Hans: 申请办结, en: Finish }, from: running, to: looked, by: &BY&, asks: [note?], does: finish }
    again:  { name: { zh-Hans: 退回, en: Again }, from: looked, to: running, by: &BY&, asks: [reason], does: send-back }
    check:  { name: { zh-Hans: 核验, en: Check }, from: looked, by: &BY&, asks: [note?], does: verify }
    close:  { name: { zh-Hans: 销号, en: Close }, from: looked, to: done, by: &BY&, does: close-out }
    drop:   { name: { zh-Hans: 停办, en: Drop }, from: [noted, running], to: off, by: &BY&, asks: [reason, meeting?], does: stop }
    carry:  { name: { zh-Hans: 结转, en: Carry over }, from: running, to: off, by: &BY&, asks: [reason, meeting?], does: carry-over }
  lights: { warn: 5 working days, wall: yes }
  """.replacing(
    "&BY&",
    with:
      "[supervise over bureau, head over lead, report over lead, sign over lead, decide over bureau, responsible-person]"
  )
