import Bureau
import LedgerKernel
import Wording

extension LedgerReader {
  func readActs(_ value: YAMLValue) -> [LedgerDraft.ActDraft] {
    (value.entries(found) ?? []).compactMap(readAct)
  }

  private func readAct(_ entry: YAMLEntry) -> LedgerDraft.ActDraft? {
    let code = code(entry.key, at: entry.place, of: Act.self)
    let keys = ["name", "from", "to", "by", "not", "asks", "does", "when", "needs"]
    guard let map = entry.value.map(keys: keys, found) else { return nil }
    let name = map.required("name").flatMap(label)

    var from: [Spot<StageCode>] = []
    var anyOpen = false
    if let value = map["from"] {
      if case .text("any-open") = value.content {
        anyOpen = true
      } else {
        from = once(value.oneOrMore.compactMap(stage), by: \.raw)
        // An empty list is no opening act: that has no from at all.
        if value.oneOrMore.isEmpty { _ = value.text(found) }
      }
    }
    let to = map["to"].flatMap(stage)
    let by = map["by"].map(readActors) ?? []
    let asks = once((map["asks"]?.oneOrMore ?? []).compactMap(readAsked), by: \.field.raw)
    let does = once((map["does"]?.oneOrMore ?? []).compactMap(readEffect), by: \.rawValue)
    let when = map["when"].flatMap(readCondition)
    let needs = once((map["needs"]?.oneOrMore ?? []).compactMap(readNeed), by: \.kindOfNeed)
    let excepted = map["not"]?.oneOrMore ?? []
    let not = once(excepted.filter { !$0.isDoer }.compactMap(readActor), by: \.spelling)
    guard let code, let name else { return nil }
    return LedgerDraft.ActDraft(
      code: code, name: name, place: entry.place, isOpening: map["from"] == nil, from: from, anyOpen: anyOpen, to: to,
      by: by, not: not, notDoer: excepted.contains(where: \.isDoer), asks: asks, does: does, when: when, needs: needs)
  }

  // MARK: Who

  private func readActors(_ value: YAMLValue) -> [Spot<ActorRule.Term>] {
    once(value.oneOrMore.compactMap(readActor), by: \.spelling)
  }

  private func readActor(_ value: YAMLValue) -> Spot<ActorRule.Term>? {
    guard let text = value.text(found) else { return nil }
    let words = text.split(separator: " " as Character).map { String($0) }
    switch words.count {
    case 1 where words[0] == "responsible-person": return Spot(.responsiblePerson, at: value.place)
    case 1 where words[0] == "author": return Spot(.author, at: value.place)
    case 1 where words[0] == "system": return Spot(.system, at: value.place)
    case 3 where words[1] == "over":
      let capability = capability(words[0], at: value.place)
      let reach = ActorRule.Reach(rawValue: words[2])
      if reach == nil {
        found.report(
          "unknown-reach", at: value.place, Words("没有范围“\(words[2])”。", en: "There is no reach ‘\(words[2])’."),
          remedy: suggestion(for: words[2], among: ActorRule.Reach.allCases.map(\.rawValue)))
      }
      guard let capability, let reach else { return nil }
      return Spot(.holding(capability, over: reach), at: value.place)
    default:
      found.report(
        "bad-actor", at: value.place, Words("看不懂“\(text)”是指谁。", en: "It is not clear whom ‘\(text)’ means."),
        remedy: Words(
          "请写成如 supervise over bureau 的形式（权限 over lead、involved、bureau 或 any），或 responsible-person、author、system。",
          en: """
            Write it as in supervise over bureau (a capability over lead, involved, bureau or any), or \
            responsible-person, author, system.
            """))
      return nil
    }
  }

  // MARK: With what

  private func readAsked(_ value: YAMLValue) -> Spot<Act.Asked>? {
    guard let text = value.text(found) else { return nil }
    let isRequired = !text.hasSuffix("?")
    let name = isRequired ? text : String(text.dropLast())
    return field(name, at: value.place).map { Spot(Act.Asked($0, isRequired: isRequired), at: value.place) }
  }

  private func readEffect(_ value: YAMLValue) -> Spot<Effect>? {
    guard let text = value.text(found) else { return nil }
    if let effect = Effect(rawValue: text) { return Spot(effect, at: value.place) }
    found.report(
      "unknown-effect", at: value.place, Words("没有效果“\(text)”。", en: "There is no effect ‘\(text)’."),
      remedy: suggestion(for: text, among: Effect.allCases.map(\.rawValue)))
    return nil
  }

  private func readNeed(_ value: YAMLValue) -> Spot<Need>? {
    guard let text = value.text(found) else { return nil }
    let words = text.split(separator: " " as Character, maxSplits: 3).map { String($0) }
    switch (words.first, words.count) {
    case ("children-ended", 1): return Spot(.childrenEnded, at: value.place)
    case ("weights-complete", 1): return Spot(.weightsComplete, at: value.place)
    case ("field", 2): return field(words[1], at: value.place).map { Spot(.field($0), at: value.place) }
    case ("within", 2): return limit(words[1], at: value.place).map { Spot(.within($0), at: value.place) }
    case ("evidence", 2), ("evidence", 4):
      guard let count = Int(words[1]), 1...99 ~= count, words.count == 2 || words[2] == "when" else { break }
      guard words.count == 4 else { return Spot(.evidence(count, when: nil), at: value.place) }
      return condition(words[3], at: value.place).map { Spot(.evidence(count, when: $0), at: value.place) }
    default: break
    }
    found.report(
      "bad-need", at: value.place, Words("看不懂要求“\(text)”。", en: "The need ‘\(text)’ is not understood."),
      remedy: Words(
        "请写 evidence 1、evidence 1 when 条件、children-ended、weights-complete、within 时限 或 field 字段。",
        en:
          "Write evidence 1, evidence 1 when CONDITION, children-ended, weights-complete, within LIMIT or field FIELD.")
    )
    return nil
  }
}

extension YAMLValue {
  /// Whoever did the work, in `not`.
  fileprivate var isDoer: Bool { if case .text("doer") = content { true } else { false } }
}

extension ActorRule.Term {
  /// As a definition writes it.
  var spelling: String {
    switch self {
    case .system: "system"
    case .author: "author"
    case .responsiblePerson: "responsible-person"
    case .holding(let capability, let reach): "\(capability.raw) over \(reach.rawValue)"
    }
  }
}

extension Need {
  /// What may be said once in an act.
  fileprivate var kindOfNeed: String {
    switch self {
    case .evidence(_, when: nil): "evidence"
    case .evidence(let count, when: .some): "evidence \(count) when"
    case .childrenEnded: "children-ended"
    case .weightsComplete: "weights-complete"
    case .field(let field): "field \(field)"
    case .within(let limit): "within \(limit)"
    }
  }
}
