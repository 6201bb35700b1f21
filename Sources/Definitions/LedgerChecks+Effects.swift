import LedgerKernel
import Wording

extension LedgerChecks {
  /// Each effect has what it takes, and leads where it means to.
  func checkEffects(_ act: LedgerDraft.ActDraft) {
    for effect in act.does { checkFields(of: effect, in: act) }
    guard let to = act.to.flatMap({ draft.stage($0.value) }), let place = act.to?.place else {
      for effect in act.does where effect.value.endsOrBinds {
        error(
          "effect-needs-to", at: effect.place, "效果“\(effect.value.rawValue)”须写明 to。",
          "‘\(effect.value.rawValue)’ must lead somewhere: it needs a to.",
          remedy: "请写明办理后所处的环节。", "Name the stage in to.")
      }
      return
    }
    checkPhase(act, to, place)
    checkVerifier(act)
  }

  private func checkFields(of effect: Spot<Effect>, in act: LedgerDraft.ActDraft) {
    for field in effect.value.requires.sorted() where act.asked(field)?.isRequired != true {
      error(
        "effect-needs-field", at: effect.place, "效果“\(effect.value.rawValue)”须填写“\(field)”，但动作“\(act.code)”没有要求必填。",
        "‘\(effect.value.rawValue)’ takes ‘\(field)’, but ‘\(act.code)’ does not require it.",
        remedy: "请在 asks 中加 \(field)，其后不加问号。", "Add \(field) to asks, without a question mark.")
    }
    let oneOf = effect.value.requiresOneOf
    if !oneOf.isEmpty, !act.asks.contains(where: { oneOf.contains($0.value.field) }) {
      let names = effect.value == .assign ? "lead, due, standard" : oneOf.map(\.raw).sorted().joined(separator: ", ")
      error(
        "effect-needs-field", at: effect.place, "效果“\(effect.value.rawValue)”没有可填的内容。",
        "‘\(effect.value.rawValue)’ has nothing to fill in.",
        remedy: "请在 asks 中加如 \(names) 的字段。", "Add fields such as \(names) to asks.")
    }
    if effect.value == .stop || effect.value == .grantChange, act.asked(.meeting) == nil,
      draft.acts.contains(where: { $0.does(.issue) }), draft.acts.contains(where: { $0.asked(.rigid) != nil })
    {
      warn(
        "meeting-not-asked", at: effect.place, "动作“\(act.code)”不填会议编号，刚性任务将无法办理。",
        "‘\(act.code)’ does not ask for the meeting, so it can never be done to a rigid item.",
        remedy: "请在 asks 中加 meeting?。", "Add meeting? to asks.")
    }
  }

  private func checkPhase(_ act: LedgerDraft.ActDraft, _ to: Stage, _ place: Place) {
    func wrong(_ code: String, _ effect: String, _ phases: String) {
      error(
        code, at: place, "“\(effect)”应通向 \(phases) 的环节，而“\(to.code)”是 \(to.phase.rawValue)。",
        "‘\(effect)’ leads to a stage whose phase is \(phases), but ‘\(to.code)’ is \(to.phase.rawValue).",
        remedy: "请改正 to，或改环节的 phase。", "Correct to, or the stage’s phase.")
    }
    if act.does(.closeOut), to.phase != .closed { wrong("close-out-not-closed", "close-out", "closed") }
    if act.does(.stop), to.phase != .stopped { wrong("stop-not-stopped", "stop", "stopped") }
    if act.does(.carryOver), to.phase != .stopped { wrong("carry-over-not-stopped", "carry-over", "stopped") }
    if act.does(.issue), to.phase != .awaiting, to.phase != .working {
      wrong("issue-not-binding", "issue", "awaiting / working")
    }
    guard !act.isOpening else { return }
    if to.phase == .closed, !act.does(.closeOut), !places(of: act).allSatisfy({ draft.stage($0)?.phase == .closed }) {
      error(
        "closed-without-close-out", at: place, "动作“\(act.code)”办结事项，却没有效果 close-out，承办人可自行办结。",
        "‘\(act.code)’ closes the item without close-out, so the doer could close it.",
        remedy: "请在 does 中加 close-out。", "Add close-out to does.")
    }
    let binding = places(of: act).contains { draft.stage($0)?.phase.isOpen == true }
    if to.phase == .stopped, binding, !act.does(.stop), !act.does(.carryOver) {
      error(
        "stopped-without-stop", at: place, "动作“\(act.code)”中止事项，却没有效果 stop，不留理由。",
        "‘\(act.code)’ stops the item without stop, so no reason is kept.",
        remedy: "请在 does 中加 stop，在 asks 中加 reason。", "Add stop to does and reason to asks.")
    }
  }

  private func checkVerifier(_ act: LedgerDraft.ActDraft) {
    guard act.does(.verify) || act.does(.closeOut), !act.notDoer else { return }
    warn(
      "doer-not-excluded", at: act.place, "动作“\(act.code)”核验或销号，应写 not: doer；不写也会拒绝承办人。",
      "‘\(act.code)’ verifies or closes out and should say not: doer; the doer is refused anyway.",
      remedy: "请加 not: doer，让使用者事先看到。", "Add not: doer, so that people see it beforehand.")
  }
}

extension Effect {
  /// Whether it makes no sense without a move.
  fileprivate var endsOrBinds: Bool { [.issue, .closeOut, .stop, .carryOver].contains(self) }
}
