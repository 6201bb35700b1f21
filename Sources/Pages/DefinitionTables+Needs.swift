internal import Bureau
internal import LedgerKernel
internal import Markup
internal import Wording

extension DefinitionTables {
  // MARK: Fields

  /// The ledger's own fields, then those of every item that its acts ask for, in the order in which they are asked.
  var fields: HTML {
    var shown = definition.fields
    var seen = Set(shown.map(\.code))
    for asked in definition.acts.flatMap(\.asks) where seen.insert(asked.field).inserted {
      if let field = definition.field(asked.field) { shown.append(field) }
    }
    return table(
      [.fields, .kind, .readers, .code],
      shown.map { field in
        [
          HTML(field.name[frame.language]), HTML(kind(field)), readers(field), code { field.code.raw },
        ]
      })
  }

  private func kind(_ field: FieldDefinition) -> String {
    func named(_ word: DefinitionWord, _ choices: [FieldDefinition.Choice]) -> String {
      let colon = frame.language == .simplifiedChinese ? "：" : ": "
      return frame(word) + colon + choices.map { $0.name[frame.language] }.joined(separator: comma)
    }
    switch field.kind {
    case .text(let lines):
      return frame(lines > 1 ? DefinitionWord.longText : .text) + comma
        + DefinitionPhrase.upTo(field.limit).words[frame.language]
    case .choice(let choices): return named(.choice, choices)
    case .choices(let choices): return named(.choices, choices)
    case .day: return frame(DefinitionWord.day)
    case .number(let unit):
      let unit = unit[frame.language]
      return frame(DefinitionWord.number) + (unit.isEmpty ? "" : " (\(unit))")
    case .flag: return frame(DefinitionWord.flag)
    case .unit: return frame(DefinitionWord.unit)
    case .units: return frame(DefinitionWord.units)
    case .person: return frame(DefinitionWord.person)
    case .items: return frame(DefinitionWord.items)
    case .sources: return frame(DefinitionWord.sources)
    }
  }

  private func readers(_ field: FieldDefinition) -> HTML {
    guard field.isSensitive else { return span(.class("soft")) { frame(DefinitionWord.everyone) } }
    return strong { field.readers.sorted().map { held($0, .lead) }.joined(separator: comma) }
  }

  // MARK: What must be there

  func needs(_ act: Act) -> [String] {
    act.needs.map(need) + (act.when.map { [said(.onlyWhen(condition($0)))] } ?? [])
  }

  private func said(_ phrase: DefinitionPhrase) -> String { phrase.words[frame.language] }

  private func need(_ need: Need) -> String {
    switch need {
    case .evidence(let count, nil): said(.evidence(count))
    case .evidence(let count, let when?): said(.evidenceWhen(count, condition(when)))
    case .childrenEnded: frame(DefinitionWord.childrenEnded)
    case .weightsComplete: frame(DefinitionWord.weightsComplete)
    case .field(let code): said(.field(fieldName(code)))
    case .within(let code): said(.within(definition.limit(code)?.name[frame.language] ?? code.raw))
    }
  }

  private func fieldName(_ code: FieldCode) -> String { definition.field(code)?.name[frame.language] ?? code.raw }

  /// A condition as a person would say it; parts of parts stand in brackets.
  private func condition(_ condition: Condition, isPart: Bool = false) -> String {
    func joined(_ parts: [Condition], _ word: DefinitionWord) -> String {
      let text = parts.map { self.condition($0, isPart: true) }.joined(separator: spaced(word))
      return isPart && parts.count > 1 ? bracketed(text) : text
    }
    switch condition {
    case .all(let parts): return joined(parts, .and)
    case .any(let parts):
      // One list, several codes of it: the field is named once.
      if let (field, codes) = sameList(parts) { return has(field, codes) }
      return joined(parts, .or)
    case .not(let part):
      let text = self.condition(part, isPart: true)
      return frame.language == .simplifiedChinese ? "非\(bracketed(text))" : "not \(text)"
    case .holds(let field): return fieldName(field)
    case .has(let field, let code): return has(field, [code])
    case .compare(.field(let code), .more, .text("")), .compare(.field(let code), .unequal, .text("")):
      return said(.field(fieldName(code)))
    case .compare(let term, let comparison, let literal):
      return "\(name(term)) \(sign(comparison)) \(text(literal, of: term))"
    }
  }

  private func sameList(_ parts: [Condition]) -> (FieldCode, [String])? {
    var list: FieldCode?
    var codes: [String] = []
    for part in parts {
      guard case .has(let field, let code) = part, list == nil || list == field else { return nil }
      list = field
      codes.append(code)
    }
    return list.map { ($0, codes) }
  }

  private func has(_ field: FieldCode, _ codes: [String]) -> String {
    let names = codes.map { definition.field(field)?.choiceName($0)?[frame.language] ?? $0 }
    return switch frame.language {
    case .simplifiedChinese: "\(fieldName(field))含\(names.map { "“\($0)”" }.joined(separator: "或"))"
    case .english: "\(fieldName(field)) has \(names.map { "“\($0)”" }.joined(separator: " or "))"
    }
  }

  private func spaced(_ word: DefinitionWord) -> String {
    frame.language == .simplifiedChinese ? "，\(frame(word))" : " \(frame(word)) "
  }

  private func bracketed(_ text: String) -> String {
    frame.language == .simplifiedChinese ? "（\(text)）" : "(\(text))"
  }

  private func name(_ term: Condition.Term) -> String {
    switch term {
    case .field(let code): fieldName(code)
    case .count(let counted):
      switch counted {
      case .evidence: frame(DefinitionWord.evidence)
      case .reports: frame(DefinitionWord.reports)
      case .signed: frame(DefinitionWord.signed)
      case .passes: frame(DefinitionWord.passes)
      case .copies: frame(DefinitionWord.copies)
      }
    }
  }

  private func sign(_ comparison: Condition.Comparison) -> String {
    switch comparison {
    case .equal: "="
    case .unequal: "≠"
    case .less: "<"
    case .atMost: "≤"
    case .more: ">"
    case .atLeast: "≥"
    }
  }

  private func text(_ literal: Condition.Literal, of term: Condition.Term) -> String {
    switch literal {
    case .number(let number): return number.description
    case .text(let text):
      guard case .field(let code) = term, let name = definition.field(code)?.choiceName(text) else {
        return "“\(text)”"
      }
      return "“\(name[frame.language])”"
    }
  }
}
