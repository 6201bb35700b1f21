internal import Bureau
internal import Calendars
public import Wording

extension Deciding {
  /// Required fields are there, nothing unasked is, and every value has its field's type.
  func checkInput() throws(Refusal) {
    let asked = Set(act.asks.map(\.field))
    for field in input.values.keys.sorted() where !asked.contains(field) {
      throw .notAsked(field: field.raw)
    }
    let clearable = act.does.contains(.assign) ? Set(act.asks.filter { !$0.isRequired }.map(\.field)) : []
    for field in input.cleared.sorted() where !clearable.contains(field) || input.values[field] != nil {
      throw .notAsked(field: field.raw)
    }
    let missing = act.asks.filter { $0.isRequired && isEmpty(input.values[$0.field]) }
    guard missing.isEmpty else {
      throw .fieldsMissing(
        missing.map { definition.field($0.field)?.name ?? Words($0.field.raw, en: $0.field.raw) })
    }
    for field in input.values.keys.sorted() {
      guard let value = input.values[field], let definition = definition.field(field) else {
        continue
      }
      try check(value, of: definition)
    }
  }

  func isEmpty(_ value: Value?) -> Bool {
    switch value {
    case nil: true
    case .text(let text): text.isBlank
    case .choices(let codes): codes.isEmpty
    case .units(let units): units.isEmpty
    case .items(let items): items.isEmpty
    case .sources(let sources): sources.isEmpty
    case .choice, .day, .number, .flag, .unit, .person, .sealed: false
    }
  }

  private func check(_ value: Value, of field: FieldDefinition) throws(Refusal) {
    switch (field.kind, value) {
    case (.text, .text(let text)):
      guard text.unicodeScalars.count <= field.limit else {
        throw .textTooLong(field.name, limit: field.limit)
      }
    case (.choice(let choices), .choice(let code)):
      guard choices.contains(where: { $0.code == code }) else { throw malformed(field, choices) }
    case (.choices(let choices), .choices(let codes)):
      guard codes.allSatisfy({ code in choices.contains { $0.code == code } }),
        Set(codes).count == codes.count
      else {
        throw malformed(field, choices)
      }
    case (.number, .number(let weight)) where field.code == .weight:
      guard let millionths = try? weight.coefficient(at: 6), 0...100_000_000 ~= millionths else {
        throw .fieldMalformed(field.name, expected: Words("0到100之间的数", en: "a number from 0 to 100"))
      }
    case (.day, .day), (.number, .number), (.flag, .flag), (.items, .items), (.sources, .sources):
      break
    case (.unit, .unit(let unit)): try checkUnit(unit)
    case (.units, .units(let units)):
      for unit in units { try checkUnit(unit) }
      guard Set(units).count == units.count else {
        throw .fieldMalformed(
          field.name, expected: Words("互不重复的单位", en: "units without repetition"))
      }
    case (.person, .person(let person)):
      guard !now.organisation.posts(of: person, on: now.today).isEmpty else {
        throw .unknownPerson(person.raw)
      }
    default: throw .fieldMalformed(field.name, expected: field.kind.expectation)
    }
  }

  private func checkUnit(_ unit: UnitID) throws(Refusal) {
    guard now.organisation.unit(unit, on: now.today) != nil else { throw .unknownUnit(unit.raw) }
  }

  private func malformed(_ field: FieldDefinition, _ choices: [FieldDefinition.Choice]) -> Refusal {
    let zh = choices.map(\.name.simplifiedChinese).joined(separator: "、")
    let en = choices.map(\.name.english).joined(separator: ", ")
    return .fieldMalformed(field.name, expected: Words("下列之一：\(zh)", en: "one of \(en)"))
  }

  func checkDays(_ values: [FieldCode: Value]) throws(Refusal) {
    if case .day(let start)? = values[.start], case .day(let due)? = values[.due], due < start {
      throw .dueBeforeStart
    }
  }

  /// The text of an asked field; empty when not given.
  func text(_ field: FieldCode) -> String {
    if case .text(let text)? = input.values[field] { text } else { "" }
  }
}

extension FieldDefinition.Kind {
  /// What a value of this kind looks like, for whoever got it wrong.
  public var expectation: Words {
    switch self {
    case .text: Words("文字", en: "text")
    case .choice: Words("所列选项之一", en: "one of the choices")
    case .choices: Words("所列选项", en: "some of the choices")
    case .day: Words("日期，如2023-06-30", en: "a day such as 2023-06-30")
    case .number: Words("数字，最多6位小数", en: "a number with at most 6 decimals")
    case .flag: Words("是或否", en: "yes or no")
    case .unit: Words("一个单位", en: "one unit")
    case .units: Words("若干单位", en: "units")
    case .person: Words("一名在职人员", en: "a person in office")
    case .items: Words("事项", en: "items")
    case .sources: Words("来源条款", en: "clauses of sources")
    }
  }
}

extension ActorRule {
  /// Who may, in words: 「办公室督办人员或分管领导」.
  public var wording: Words {
    let parts = anyOf.map(\.wording)
    return Words(
      parts.map(\.simplifiedChinese).joined(separator: "或"),
      en: parts.map(\.english).joined(separator: " or "))
  }
}

extension ActorRule.Term {
  var wording: Words {
    switch self {
    case .system: Words("系统定时", en: "the clockwork")
    case .author: Words("登记人", en: "whoever registered it")
    case .responsiblePerson: Words("责任人", en: "the responsible person")
    case .holding(let capability, let reach):
      switch reach {
      case .bureau:
        Words(
          "具有“\(capability.officialName.simplifiedChinese)”职责的人员",
          en: "whoever may \(capability.officialName.english) for the bureau")
      case .lead:
        Words(
          "承办单位具有“\(capability.officialName.simplifiedChinese)”职责的人员",
          en: "whoever may \(capability.officialName.english) for the handling unit")
      case .involved:
        Words(
          "有关单位具有“\(capability.officialName.simplifiedChinese)”职责的人员",
          en: "whoever may \(capability.officialName.english) for a unit concerned")
      case .any:
        Words(
          "任一单位具有“\(capability.officialName.simplifiedChinese)”职责的人员",
          en: "whoever may \(capability.officialName.english) for any unit")
      }
    }
  }
}
