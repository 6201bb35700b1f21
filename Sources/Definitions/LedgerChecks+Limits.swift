import LedgerKernel
import Wording

extension LedgerChecks {
  func checkLimit(_ limit: LedgerDraft.LimitDraft) {
    if let when = limit.when { checkCondition(when.value, at: when.place) }
    let begins = checkStart(limit)
    checkStop(limit, running: begins)
    if let then = limit.then { checkThen(then, running: begins, of: limit) }
  }

  /// - Returns: The stages in which the limit begins; empty when it never does.
  private func checkStart(_ limit: LedgerDraft.LimitDraft) -> Set<StageCode> {
    let place = limit.from.place
    switch limit.from.value {
    case .stage(let code):
      if draft.stage(code)?.phase.isEnd == true {
        neverStarts(limit, at: place, "环节“\(code)”已是终点", "the stage ‘\(code)’ is an end")
        return []
      }
      if limit.until.contains(where: { $0.value == code }) {
        neverStarts(limit, at: place, "它在开始的环节就已停止", "it stops at the very stage that starts it")
        return []
      }
      return [code]
    case .act(let code):
      guard let act = draft.act(code) else { return [] }
      if act.isOpening {
        neverStarts(
          limit, at: place, "登记不记动作日期，请改从环节起算", "opening is not dated as an act; begin from the stage it leads to")
        return []
      }
      let after = act.to.map { [$0.value] } ?? places(of: act)
      let running = Set(after.filter { code in draft.stage(code)?.phase.isEnd != true })
        .subtracting(limit.until.map(\.value))
      if running.isEmpty {
        neverStarts(limit, at: place, "动作“\(code)”之后已到终点或停止环节", "after ‘\(code)’ it is over already")
      }
      return running
    case .field(let code):
      guard let field = draft.field(code) else { return [] }
      if field.isSensitive {
        reportSensitive(code, at: place)
      } else if field.kind != .day {
        neverStarts(limit, at: place, "字段“\(code)”不是日期", "the field ‘\(code)’ is not a day")
      } else if !isKeptByAnAct(code) {
        neverStarts(limit, at: place, "没有动作填写字段“\(code)”", "no act sets the field ‘\(code)’")
      }
      return Set(openings.compactMap { $0.to?.value })
    }
  }

  private func neverStarts(_ limit: LedgerDraft.LimitDraft, at place: Place, _ zh: String, _ en: String) {
    error(
      "limit-never-starts", at: place, "时限“\(limit.code)”不会起算：\(zh)。", "The limit ‘\(limit.code)’ never starts: \(en).",
      remedy: "请改正 from。", "Correct from.")
  }

  private func checkStop(_ limit: LedgerDraft.LimitDraft, running: Set<StageCode>) {
    if limit.until.isEmpty {
      error(
        "limit-never-stops", at: limit.place, "时限“\(limit.code)”没有 until，不会停止。",
        "The limit ‘\(limit.code)’ has no until and never stops.",
        remedy: "请写明到哪些环节即告满足。", "Name the stages that meet it.")
    } else if !running.isEmpty, reachable(from: running).isDisjoint(with: limit.until.map(\.value)) {
      error(
        "limit-never-stops", at: limit.until[0].place, "时限“\(limit.code)”起算后到不了 until 中的环节。",
        "Once the limit ‘\(limit.code)’ runs, none of the stages in until can be reached.",
        remedy: "请改正 until，或加一个通向它的动作。", "Correct until, or add an act that leads there.")
    } else {
      checkRest(limit)
    }
  }

  /// A limit from an act or a day runs wherever the item stands outside `until`: also later on, unless it says so.
  private func checkRest(_ limit: LedgerDraft.LimitDraft) {
    if case .stage = limit.from.value { return }
    let met = Set(limit.until.map(\.value))
    for act in draft.acts where !act.isOpening && !act.does(.sendBack) && limit.from.value != .act(act.code) {
      guard let to = act.to?.value, !met.contains(to), draft.stage(to)?.phase.isEnd == false,
        places(of: act).contains(where: met.contains)
      else { continue }
      warn(
        "limit-runs-again", at: limit.until[0].place,
        "时限“\(limit.code)”满足后，经“\(act.code)”到环节“\(to)”又会接着计算。",
        "Once met, the limit ‘\(limit.code)’ runs on when ‘\(act.code)’ leads to ‘\(to)’.",
        remedy: "请在 until 中加上 \(to)。", "Add \(to) to until.")
      return
    }
  }

  private func checkThen(_ then: Spot<ActCode>, running: Set<StageCode>, of limit: LedgerDraft.LimitDraft) {
    guard let act = draft.act(then.value) else { return }
    if !act.isBySystem {
      error(
        "then-not-system", at: then.place, "时限届满后的动作“\(act.code)”不是由系统办理的。",
        "‘\(act.code)’ follows a limit, but is not by the system.",
        remedy: "请在该动作的 by 中加 system。", "Add system to the act’s by.")
    } else if case .stage = limit.from.value, !running.isEmpty, running.isDisjoint(with: places(of: act)) {
      error(
        "then-not-from-there", at: then.place, "时限届满时，动作“\(act.code)”不能在该环节办理。",
        "When the limit runs out, ‘\(act.code)’ cannot be done from the stage at hand.",
        remedy: "请让该动作的 from 包含时限所在的环节。", "Let the act’s from include the stage of the limit.")
    }
  }
}
