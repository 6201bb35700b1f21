import Calendars
import LedgerKernel
import Wording

extension LedgerChecks {
  /// Every comparison is one that can hold.
  func checkCondition(_ condition: Condition, at place: Place) {
    switch condition {
    case .all(let parts), .any(let parts): for part in parts { checkCondition(part, at: place) }
    case .not(let part): checkCondition(part, at: place)
    case .compare(.count, _, _): break
    case .holds(let code):
      guard let field = readable(code, at: place) else { return }
      if field.kind != .flag { wrongType(code, at: place, "不是“是/否”字段，须写比较", "is no flag; compare it with something") }
    case .has(let code, let choice):
      guard let field = readable(code, at: place) else { return }
      guard case .choices = field.kind else {
        return wrongType(code, at: place, "不是多选字段，不能用 has", "does not hold several choices; has is not for it")
      }
      checkChoice(choice, of: field, at: place)
    case .compare(.field(let code), let comparison, let literal):
      guard let field = readable(code, at: place) else { return }
      check(field, comparison, literal, at: place)
    }
  }

  /// The field, when a condition may look at it.
  private func readable(_ code: FieldCode, at place: Place) -> FieldDefinition? {
    guard let field = draft.field(code) else { return nil }
    if field.isSensitive {
      reportSensitive(code, at: place)
      return nil
    }
    if FieldCode.passing.contains(code) {
      error(
        "condition-never-holds", at: place, "“\(code)”只随动作填写，事项本身没有，条件永远看不到它。",
        "‘\(code)’ is only asked in passing; the item does not keep it, so a condition never sees it.",
        remedy: "请改用事项的字段，或 needs: field。", "Use a field of the item, or needs: field.")
      return nil
    }
    return field
  }

  func reportSensitive(_ code: FieldCode, at place: Place) {
    error(
      "sensitive-field-used", at: place, "“\(code)”是保密字段，不能用在这里：结果会泄露其内容。",
      "‘\(code)’ is sensitive and cannot be used here: the outcome would tell what it holds.",
      remedy: "请改用不保密的字段。", "Use a field that is not sensitive.")
  }

  private func check(
    _ field: FieldDefinition, _ comparison: Condition.Comparison, _ literal: Condition.Literal, at place: Place
  ) {
    switch (field.kind, literal) {
    case (.number, .number), (.text, .text): return
    case (.number, .text): wrongType(field.code, at: place, "是数字，应与数字比较", "is a number; compare it with a number")
    case (.text, .number):
      wrongType(field.code, at: place, "是文字，应与加引号的文字比较", "is text; compare it with a text in quotes")
    case (.choice, .number):
      wrongType(field.code, at: place, "是单选，应与选项代码比较", "is a choice; compare it with one of its codes")
    case (.choice, .text(let code)):
      guard comparison == .equal || comparison == .unequal else {
        return wrongType(field.code, at: place, "是单选，没有大小之分，只能用 = 或 !=", "is a choice and has no order; use = or !=")
      }
      checkChoice(code, of: field, at: place)
    case (.day, .text(let day)) where Day(iso: day) != nil: return
    case (.day, _):
      wrongType(field.code, at: place, "是日期，应与如 2023-06-15 的日期比较", "is a day; compare it with one such as 2023-06-15")
    case (.flag, _):
      wrongType(field.code, at: place, "是“是/否”字段，直接写字段名或 not 字段名", "is a flag; write it alone, or with not")
    case (.choices, _): wrongType(field.code, at: place, "是多选，请用 has", "holds several choices; use has")
    case (.unit, _), (.units, _), (.person, _), (.items, _), (.sources, _):
      wrongType(field.code, at: place, "这类字段不能比较", "is of a type that cannot be compared")
    }
  }

  private func wrongType(_ code: FieldCode, at place: Place, _ zh: String, _ en: String) {
    error(
      "condition-wrong-type", at: place, "条件中的“\(code)”\(zh)。", "In the condition, ‘\(code)’ \(en).",
      remedy: "请按字段类型改写条件。", "Rewrite the condition to suit the field’s type.")
  }

  private func checkChoice(_ code: String, of field: FieldDefinition, at place: Place) {
    guard case .choice(let choices) = field.kind.asChoice, !choices.contains(where: { $0.code == code }) else { return }
    found.report(
      "condition-unknown-choice", at: place,
      Words("“\(field.code)”没有选项“\(code)”。", en: "‘\(field.code)’ has no choice ‘\(code)’."),
      remedy: suggestion(for: code, among: choices.map(\.code)))
  }
}

extension FieldDefinition.Kind {
  /// One choice or several, seen alike.
  fileprivate var asChoice: FieldDefinition.Kind {
    if case .choices(let choices) = self { .choice(choices) } else { self }
  }
}
