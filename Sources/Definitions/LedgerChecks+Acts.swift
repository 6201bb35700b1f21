import Bureau
import LedgerKernel
import Wording

extension LedgerChecks {
  /// Somebody can do it, and whoever does can fill in its form.
  func checkWho(_ act: LedgerDraft.ActDraft) {
    if act.by.isEmpty {
      error(
        "nobody-may", at: act.place, "动作“\(act.code)”没有 by，谁也不能办理。", "Nobody may do ‘\(act.code)’: it has no by.",
        remedy: "请写明办理人，如 supervise over bureau。", "Say who may, as in supervise over bureau.")
    } else if act.isOpening, !act.by.contains(where: { canOpen($0.value) }) {
      error(
        "nobody-may", at: act.by[0].place, "登记时还没有登记人、责任人和有关单位，谁也不能办理“\(act.code)”。",
        "Nobody may do ‘\(act.code)’: before an item is opened there is no author, responsible person or unit concerned.",
        remedy: "请写 over bureau、over lead 或 over any。", "Write over bureau, over lead or over any.")
    }
    if let first = act.not.first, act.by.allSatisfy({ term in act.not.contains { $0.value == term.value } }) {
      error(
        "nobody-may", at: first.place, "动作“\(act.code)”的 not 把 by 中的人全部排除，谁也不能办理。",
        "Nobody may do ‘\(act.code)’: its not excepts everybody whom its by names.",
        remedy: "请删去 not 中的一项。", "Remove a term from not.")
    }
    if act.isOpening, act.by.contains(where: { $0.value.isOverLead }), act.asked(.lead) == nil,
      !act.by.contains(where: { $0.value.isOverBureauOrAny })
    {
      error(
        "lead-not-asked", at: act.place, "登记动作“\(act.code)”由承办单位人员办理，却没有填写牵头单位。",
        "‘\(act.code)’ is opened by the lead unit’s people, but does not ask which unit leads.",
        remedy: "请在 asks 中加 lead。", "Add lead to asks.")
    }
    if act.isBySystem { checkSystem(act) }
  }

  private func canOpen(_ term: ActorRule.Term) -> Bool {
    switch term {
    case .holding(_, .bureau), .holding(_, .lead), .holding(_, .any): true
    case .holding(_, .involved), .author, .responsiblePerson, .system: false
    }
  }

  /// The clock fills in nothing, signs nothing and answers for no unit.
  private func checkSystem(_ act: LedgerDraft.ActDraft) {
    for asked in act.asks where asked.value.isRequired && act.by.count == 1 {
      error(
        "system-cannot-fill", at: asked.place, "系统办理的动作“\(act.code)”不能要求填写“\(asked.value.field)”。",
        "‘\(act.code)’ is done by the system, which cannot fill in ‘\(asked.value.field)’.",
        remedy: "请删去它，或在其后加问号。", "Remove it, or put a question mark after it.")
    }
    for effect in act.does where [.issue, .accept, .claim, .object, .decline, .signFor, .verify].contains(effect.value)
    {
      error(
        "system-cannot-sign", at: effect.place, "效果“\(effect.value.rawValue)”须由人作出，不能由系统办理。",
        "‘\(effect.value.rawValue)’ takes a person; the system cannot do it.",
        remedy: "请改由人员办理，或删去该效果。", "Give the act to people, or remove the effect.")
    }
    if act.by.count == 1, !draft.limits.contains(where: { $0.then?.value == act.code }) {
      error(
        "never-triggered", at: act.place, "系统动作“\(act.code)”没有任何时限触发。",
        "No limit’s then names ‘\(act.code)’, so the system never does it.",
        remedy: "请在某个时限的 then 中写它，或删去它。", "Name it in a limit’s then, or remove it.")
    }
  }

  /// What the kernel does not do when an item is opened.
  func checkShape(_ act: LedgerDraft.ActDraft) {
    guard act.isOpening else { return }
    for effect in act.does where effect.value != .number && effect.value != .attach {
      error(
        "not-when-opening", at: effect.place, "登记时不能有效果“\(effect.value.rawValue)”。",
        "Opening an item cannot do ‘\(effect.value.rawValue)’.",
        remedy: "登记只可取号；请另设一个动作。", "Opening may only draw a number; make it an act of its own.")
    }
    if let place = act.when?.place ?? act.needs.first?.place {
      error(
        "not-when-opening", at: place, "登记时事项还不存在，不能有 when 或 needs。",
        "Opening cannot have when or needs: there is no item yet.",
        remedy: "请删去；必填内容写在 asks 中。", "Remove it; what must be given belongs in asks.")
    }
  }

  // MARK: What is asked

  func checkAsked(_ act: LedgerDraft.ActDraft) {
    let kept = act.does.reduce(into: Set<FieldCode>()) { $0.formUnion($1.value.keeps) }
    for asked in act.asks {
      let code = asked.value.field
      let passing = FieldCode.passing.contains(code)
      if FieldDefinition.common[code] != nil, !kept.contains(code), act.isOpening == passing {
        let why =
          act.isOpening
          ? Words("登记只保存事项本身的字段", en: "opening keeps only what belongs to the item")
          : Words("没有效果保存它", en: "no effect of the act keeps it")
        error(
          "asked-not-kept", at: asked.place, "动作“\(act.code)”填写的“\(code)”会丢失：\(why.simplifiedChinese)。",
          "What ‘\(act.code)’ asks in ‘\(code)’ would be lost: \(why.english).",
          remedy: act.isOpening ? "请改用本台账自己的字段。" : "请加效果 assign（或 ask-change 等），或删去它。",
          act.isOpening
            ? "Use a field of the ledger’s own." : "Add the effect assign (or ask-change and the like), or remove it.")
      }
      checkShown(asked, by: act)
    }
  }

  /// A person who may not read a field cannot be made to answer for it.
  private func checkShown(_ asked: Spot<Act.Asked>, by act: LedgerDraft.ActDraft) {
    guard let field = draft.field(asked.value.field), field.isSensitive else { return }
    let mayRead = act.by.contains {
      if case .holding(let capability, _) = $0.value { field.readers.contains(capability) } else { false }
    }
    guard !mayRead else { return }
    let zh = "动作“\(act.code)”的办理人无权查看保密字段“\(field.code)”。"
    let en = "Whoever does ‘\(act.code)’ may not read the sensitive field ‘\(field.code)’."
    let remedy = ("请在 readers 中加其权限，或不在此填写。", "Add their capability to readers, or do not ask for it here.")
    if asked.value.isRequired {
      error("field-not-shown", at: asked.place, zh, en, remedy: remedy.0, remedy.1)
    } else {
      warn("field-not-shown", at: asked.place, zh, en, remedy: remedy.0, remedy.1)
    }
  }

  /// Whether some act sets the field of an item.
  func isKeptByAnAct(_ code: FieldCode) -> Bool {
    if FieldCode.passing.contains(code) { return false }
    let isCommon = FieldDefinition.common[code] != nil
    return draft.acts.contains { act in
      act.asked(code) != nil && (act.isOpening || !isCommon || act.does.contains { $0.value.keeps.contains(code) })
        || code == .lead && act.does(.claim)
    }
  }

  // MARK: Needs

  func checkNeeds(_ act: LedgerDraft.ActDraft) {
    for need in act.needs {
      switch need.value {
      case .evidence(_, let when):
        if let when { checkCondition(when, at: need.place) }
        guard !draft.acts.contains(where: { $0.does(.attach) }) else { continue }
        error(
          "evidence-never-attached", at: need.place, "要求佐证材料，但没有动作上传。", "Evidence is needed, but no act attaches any.",
          remedy: "请加一个 does: attach 的动作。", "Add an act that does attach.")
      case .field(let code):
        guard act.asked(code) == nil, !isKeptByAnAct(code) else { continue }
        error(
          "need-never-met", at: need.place, "要求填写“\(code)”，但此动作不填写它，此前也无处填写。",
          "‘\(code)’ is needed, but neither this act nor one before it sets it.",
          remedy: "请在 asks 中加上它。", "Add it to asks.")
      case .within, .childrenEnded, .weightsComplete: continue
      }
    }
  }
}

extension ActorRule.Term {
  fileprivate var isOverLead: Bool { if case .holding(_, .lead) = self { true } else { false } }
  fileprivate var isOverBureauOrAny: Bool {
    switch self {
    case .holding(_, .bureau), .holding(_, .any): true
    default: false
    }
  }
}
