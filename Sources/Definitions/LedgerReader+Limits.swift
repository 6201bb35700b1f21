import Calendars
import LedgerKernel
import Wording

extension LedgerReader {
  func readLimits(_ value: YAMLValue) -> [LedgerDraft.LimitDraft] {
    (value.entries(found) ?? []).compactMap(readLimit)
  }

  private func readLimit(_ entry: YAMLEntry) -> LedgerDraft.LimitDraft? {
    let code = code(entry.key, at: entry.place, of: LimitDefinition.self)
    let keys = ["name", "rule", "length", "from", "until", "when", "then", "light"]
    guard let map = entry.value.map(keys: keys, found) else { return nil }
    let name = map.required("name").flatMap(label)
    let length = readLength(map)
    let from = map.required("from").flatMap(readTrigger)
    let until = once((map["until"]?.oneOrMore ?? []).compactMap(stage), by: \.raw)
    let when = map["when"].flatMap(readCondition)
    let then = map["then"].flatMap(act)
    let light = map.required("light")?.choice(["red": Light.red, "yellow": .yellow], found)
    guard let code, let name, let length, let from, let light else { return nil }
    return LedgerDraft.LimitDraft(
      code: code, name: name, place: entry.place, length: length, from: from, until: until, when: when, then: then,
      light: light)
  }

  private func readLength(_ map: YAMLMap) -> Spot<LimitDefinition.Length>? {
    switch (map["rule"], map["length"]) {
    case (let rule?, nil):
      guard let key = rule.text(found) else { return nil }
      guard let limit = limits[key] else {
        found.report(
          "unknown-legal-limit", at: rule.place,
          Words("法定期限库中没有“\(key)”。", en: "The catalogue of legal limits has no ‘\(key)’."),
          remedy: suggestion(for: key, among: limits.all.map(\.key)))
        return nil
      }
      return countable(limit.length, at: rule.place) ? Spot(.rule(key), at: rule.place) : nil
    case (nil, let length?):
      guard let text = length.text(found) else { return nil }
      guard let fixed = LimitLength(reading: text) else {
        found.report(
          "bad-length", at: length.place, Words("看不懂期限长度“\(text)”。", en: "The length ‘\(text)’ is not understood."),
          remedy: Words(
            "请写成 15 days、2 working days、3 months 或 1 year。", en: "Write 15 days, 2 working days, 3 months or 1 year."))
        return nil
      }
      return countable(fixed, at: length.place) ? Spot(.fixed(fixed), at: length.place) : nil
    case (nil, nil), (_?, _?):
      found.report(
        "rule-or-length", at: map.place,
        Words("时限须有 rule 或 length 之一，且只有一个。", en: "A limit has either rule or length, and only one of them."),
        remedy: Words(
          "法定期限写 rule:，本局自定写 length:。", en: "Write rule: for a statutory limit, length: for one of your own."))
      return nil
    }
  }

  /// Facts carry days, not hours: a limit in hours would never start.
  private func countable(_ length: LimitLength, at place: Place) -> Bool {
    guard case .hours = length else { return true }
    found.report(
      "limit-in-hours", at: place,
      Words("台账按日计算，小时时限不会起算。", en: "Ledgers count in days; a limit in hours would never start."),
      remedy: Words("请写成 1 days 或 1 working days。", en: "Write 1 days or 1 working days."))
    return false
  }

  private func readTrigger(_ value: YAMLValue) -> Spot<LimitDefinition.Trigger>? {
    guard let text = value.text(found) else { return nil }
    let words = text.split(separator: " " as Character).map { String($0) }
    let trigger: LimitDefinition.Trigger?
    switch (words.first, words.count) {
    case ("stage", 2): trigger = stage(words[1], at: value.place).map { .stage($0) }
    case ("act", 2): trigger = act(words[1], at: value.place).map { .act($0) }
    case ("field", 2): trigger = field(words[1], at: value.place).map { .field($0) }
    default:
      found.report(
        "bad-trigger", at: value.place, Words("看不懂“\(text)”从何时起算。", en: "It is not clear when ‘\(text)’ begins."),
        remedy: Words("请写 stage 环节、act 动作 或 field 日期字段。", en: "Write stage STAGE, act ACT or field FIELD."))
      trigger = nil
    }
    return trigger.map { Spot($0, at: value.place) }
  }
}
