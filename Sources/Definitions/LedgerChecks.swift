import LedgerKernel
import Wording

/// 台账体检 — whether a ledger hangs together: everything leads somewhere, everybody can do what is asked of them,
/// and nothing that is asked is lost.
struct LedgerChecks {
  let draft: LedgerDraft
  let found: FindingCollector

  init(_ draft: LedgerDraft, found: FindingCollector) {
    self.draft = draft
    self.found = found
  }

  func run() {
    checkNumbering()
    checkLabels()
    for act in draft.acts {
      checkWho(act)
      checkShape(act)
      checkEffects(act)
      checkAsked(act)
      checkNeeds(act)
      if let when = act.when { checkCondition(when.value, at: when.place) }
    }
    checkAlike()
    checkFieldsAsked()
    for limit in draft.limits { checkLimit(limit) }
    checkStages()
    checkTakes()
  }

  func error(_ code: String, at place: Place, _ zh: String, _ en: String, remedy zhRemedy: String, _ enRemedy: String) {
    found.report(code, at: place, Words(zh, en: en), remedy: Words(zhRemedy, en: enRemedy))
  }

  func warn(_ code: String, at place: Place, _ zh: String, _ en: String, remedy zhRemedy: String, _ enRemedy: String) {
    found.report(code, .warning, at: place, Words(zh, en: en), remedy: Words(zhRemedy, en: enRemedy))
  }

  private func checkNumbering() {
    let drawing = draft.acts.first { $0.does(.number) }
    if let numbering = draft.numbering, drawing == nil {
      error(
        "number-never-drawn", at: numbering.place, "有编号格式，但没有动作取号。",
        "There is a number form, but no act draws a number.",
        remedy: "请在登记或签发的 does 中加 number。", "Add number to the does of registering or issuing.")
    }
    if let drawing, draft.numbering == nil {
      let place = drawing.does.first { $0.value == .number }?.place ?? drawing.place
      error(
        "number-form-missing", at: place, "动作“\(drawing.code)”取号，但没有编号格式。",
        "‘\(drawing.code)’ draws a number, but there is no number form.",
        remedy: "请加上 number:，如 XF-{year}-{serial:4}。", "Add number:, as in XF-{year}-{serial:4}.")
    }
  }

  /// Two buttons or columns that read the same cannot be told apart.
  private func checkLabels() {
    checkLabels(draft.stages.map { ($0.value.name, $0.place) })
    checkLabels(draft.acts.map { ($0.name, $0.place) })
    checkLabels(draft.fields.map { ($0.value.name, $0.place) })
    checkLabels(draft.limits.map { ($0.name, $0.place) })
  }

  private func checkLabels(_ labels: [(Words, Place)]) {
    for language in Language.allCases {
      var seen: Set<String> = []
      for (words, place) in labels where !seen.insert(words[language]).inserted {
        warn(
          "same-label", at: place, "名称“\(words[language])”用了两次。", "The label ‘\(words[language])’ is used twice.",
          remedy: "请改其中一个，免得使用者分不清。", "Change one of them, so that people can tell them apart.")
      }
    }
  }

  /// From where, to where, who and what the same: the second says nothing new.
  private func checkAlike() {
    var first: [Act: ActCode] = [:]
    for act in draft.acts {
      let essence = Act(
        code: "x", name: Words("", en: ""), from: Set(act.from.map(\.value)), anyStage: act.anyOpen, to: act.to?.value,
        by: ActorRule(
          anyOf: act.by.map(\.value).sorted { $0.spelling < $1.spelling },
          noneOf: act.not.map(\.value).sorted { $0.spelling < $1.spelling }),
        does: act.does.map(\.value).sorted { $0.rawValue < $1.rawValue }, when: act.when?.value)
      if let other = first[essence] {
        error(
          "acts-alike", at: act.place, "动作“\(act.code)”与“\(other)”意思相同：起止环节、办理人、效果都一样。",
          "‘\(act.code)’ means the same as ‘\(other)’: same stages, same people, same effects.",
          remedy: "请删去一个，或用 when 区分。", "Remove one of them, or tell them apart by when.")
      } else {
        first[essence] = act.code
      }
    }
  }

  private func checkFieldsAsked() {
    let asked = Set(draft.acts.flatMap(\.asks).map(\.value.field))
    for field in draft.fields where field.value.code != .lists && !asked.contains(field.value.code) {
      warn(
        "field-never-asked", at: field.place, "没有动作填写字段“\(field.value.code)”。",
        "No act asks for the field ‘\(field.value.code)’.",
        remedy: "请在某个动作的 asks 中加上它，或删去它。", "Add it to the asks of an act, or remove it.")
    }
  }
}
