import Bureau
import LedgerKernel
import Wording

extension LedgerReader {
  func readFields(_ value: YAMLValue) -> [Spot<FieldDefinition>] {
    (value.entries(found) ?? []).compactMap(readField)
  }

  private func readField(_ entry: YAMLEntry) -> Spot<FieldDefinition>? {
    let code = plainCode(entry.key, at: entry.place, of: FieldDefinition.self)
    if let code, FieldDefinition.common[code] != nil {
      found.report(
        "field-is-common", at: entry.place,
        Words(
          "“\(entry.key)”是各台账共有的字段，不能重新定义。",
          en: "‘\(entry.key)’ is a field of every ledger and cannot be defined again."),
        remedy: entry.key == "lists"
          ? Words("增加清单请写在 lists: 下。", en: "Add lists of your own under lists:.")
          : Words("请换一个代码，或直接在 asks 中使用共有字段。", en: "Choose another code, or ask for the common field in asks."))
    }
    let keys = ["name", "type", "of", "unit", "limit", "readers"]
    guard let map = entry.value.map(keys: keys, found) else { return nil }
    let name = map.required("name").flatMap(label)
    let kind = map.required("type").flatMap { readKind($0, map) }
    let limit = map["limit"].map { $0.int(in: 1...20_000, found) } ?? 2_000
    let readers = map["readers"].map(readReaders) ?? []
    guard let code, let name, let kind, let limit else { return nil }
    return Spot(FieldDefinition(code, name, kind, limit: limit, readers: readers), at: entry.place)
  }

  private enum TypeName { case text, longText, choice, choices, day, number, flag, unit, units, person, items, sources }

  private func readKind(_ value: YAMLValue, _ map: YAMLMap) -> FieldDefinition.Kind? {
    let type = value.choice(
      [
        "text": TypeName.text, "long-text": .longText, "choice": .choice, "choices": .choices, "day": .day,
        "number": .number, "flag": .flag, "unit": .unit, "units": .units, "person": .person, "items": .items,
        "sources": .sources,
      ], found)
    guard let type else { return nil }
    let isText = type == .text || type == .longText
    let isChoice = type == .choice || type == .choices
    refuse("of", in: map, unless: isChoice, Words("choice 或 choices", en: "choice or choices"))
    refuse("unit", in: map, unless: type == .number, Words("number", en: "number"))
    refuse("limit", in: map, unless: isText, Words("text 或 long-text", en: "text or long-text"))
    switch type {
    case .text: return .text(lines: 1)
    case .longText: return .text(lines: 3)
    case .choice: return map.required("of").flatMap(readChoices).map { .choice($0) }
    case .choices: return map.required("of").flatMap(readChoices).map { .choices($0) }
    case .day: return .day
    case .number:
      guard let unit = map["unit"] else { return .number(unit: Words("", en: "")) }
      return label(unit).map { .number(unit: $0) }
    case .flag: return .flag
    case .unit: return .unit
    case .units: return .units
    case .person: return .person
    case .items: return .items
    case .sources: return .sources
    }
  }

  private func refuse(_ key: String, in map: YAMLMap, unless fits: Bool, _ types: Words) {
    guard !fits, let entry = map.entries.first(where: { $0.key == key }) else { return }
    found.report(
      "key-of-other-type", at: entry.place,
      Words("“\(key)”只用于类型 \(types.simplifiedChinese)。", en: "‘\(key)’ is for the type \(types.english) only."),
      remedy: Words("请删去这一键，或改正 type。", en: "Remove the key, or correct the type."))
  }

  private func readChoices(_ value: YAMLValue) -> [FieldDefinition.Choice]? {
    guard let entries = value.entries(found) else { return nil }
    if entries.isEmpty {
      found.report(
        "no-choices", at: value.place, Words("没有任何选项。", en: "There are no choices."),
        remedy: Words("请至少写一个选项。", en: "Give at least one choice."))
    }
    return entries.compactMap { entry in
      let code = plainCode(entry.key, at: entry.place, of: FieldDefinition.Choice.self)
      let name = label(entry.value)
      guard let code, let name else { return nil }
      return FieldDefinition.Choice(code.raw, name)
    }
  }

  private func readReaders(_ value: YAMLValue) -> Set<Capability> {
    if value.oneOrMore.isEmpty {
      found.report(
        "no-readers", at: value.place, Words("readers 没有写任何权限。", en: "‘readers’ names no capability."),
        remedy: Words("请写明谁可以查看；人人可看则删去 readers。", en: "Say who may read it; remove the key when everyone may."))
    }
    let readers = value.oneOrMore.compactMap { reader in
      reader.text(found).flatMap { capability($0, at: reader.place) }
    }
    return Set(readers)
  }

  /// The bureau's own lists, after the standard ones.
  func readLists(_ value: YAMLValue) -> Spot<FieldDefinition>? {
    guard let added = readChoices(value), let common = FieldDefinition.common[.lists] else { return nil }
    for choice in added where FieldDefinition.standardLists.contains(where: { $0.code == choice.code }) {
      found.report(
        "list-is-standard", at: value.place,
        Words("清单“\(choice.code)”本来就有。", en: "The list ‘\(choice.code)’ is there already."),
        remedy: Words("请删去它，只写本局增加的清单。", en: "Remove it; name only the lists you add."))
    }
    let choices = FieldDefinition.standardLists + added
    return Spot(FieldDefinition(.lists, common.name, .choices(choices)), at: value.place)
  }
}
