internal import Calendars
internal import LedgerKernel
internal import Reports
internal import Wording

extension WallChart.Row {
  func json(_ language: Language) -> JSONValue {
    var members: [String: JSONValue] = [
      "item": .string(item.description), "number": .string(number), "title": .string(title[language]),
      "ledger": .string(ledger[language]), "stage": .string(stage[language]), "light": .string(light.rawValue),
      "reason": .string(reason[language]), "rigid": .bool(isRigid),
      "lists": .array(lists.map { .string($0[language]) }),
    ]
    if let unit { members["unit"] = .string(unit[language]) }
    if let person { members["person"] = .string(person[language]) }
    if let due { members["due"] = .string(due.description) } else { members["due-text"] = .string(dueText) }
    return .object(members)
  }
}

extension WallChart {
  func json(_ language: Language) -> JSONValue {
    .object([
      "bureau": .string(bureau[language]), "day": .string(day.description),
      "counts": .object(
        [String: JSONValue](uniqueKeysWithValues: counts.map { ($0.light.rawValue, .integer(Int64($0.count))) })),
      "rows": .array(rows.map { $0.json(language) }), "next": next.map { .string($0) } ?? .null,
    ])
  }
}

extension ItemSheet {
  func json(_ language: Language) -> JSONValue {
    .object([
      "item": .string(item.description), "number": .string(number), "title": .string(title[language]),
      "stage": .string(stage.raw), "light": .string(light.rawValue), "reason": .string(reason[language]),
      "seen": .integer(Int64(seen)),
      "fields": .object(
        [String: JSONValue](uniqueKeysWithValues: lines.map { ($0.field.raw, .string($0.value[language])) })),
      "acts": .array(acts.filter { $0.refusal == nil }.map { .string($0.act.raw) }),
      "history": .array(
        history.map {
          [
            "ordinal": .integer(Int64($0.ordinal)), "day": .string($0.on.description),
            "who": .string($0.who[language]), "what": .string(told($0, language)),
          ]
        }),
    ])
  }

  private func told(_ entry: Entry, _ language: Language) -> String {
    entry.what.map { $0[language] }.joined(separator: " · ")
  }

  func text(_ language: Language) -> String {
    var out = ["\(number) \(title[language])"]
    let name = stages.first { $0.code == stage }?.name[language] ?? stage.raw
    out.append("\(Colour.paint("\(Colour.mark(light)) \(reason[language])", light)) · \(name)")
    out += lines.map { "  \($0.name[language]): \($0.value[language])" }
    out += sources.map { "  《\($0.document)》\($0.clause) “\($0.quote)”" }
    for act in acts where act.refusal == nil { out.append("  → \(act.act)  \(act.name[language])") }
    out += history.reversed().map { "  \($0.ordinal). \($0.on) \($0.who[language]): \(told($0, language)) #\($0.hash)" }
    return out.joined(separator: "\n")
  }
}
