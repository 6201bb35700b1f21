public import Bureau
internal import Calendars
public import LedgerKernel
public import Reports
internal import Storage
internal import Wording

/// 办理表单 — the one form behind every act of every ledger.
public struct ViewForm: Sendable {
  let office: Office

  public init(_ office: Office) { self.office = office }

  /// The form of an act on an item, filled with what stands there.
  ///
  /// - Throws: ``Refusal`` when the viewer may not do it now; ``StoreFault``.
  public func callAsFunction(_ code: ActCode, on id: ItemID, for viewer: PersonID) async throws -> ActForm {
    try await office.requireVisible(id, to: .person(viewer))
    let events = try await office.store.events(of: id)
    guard let item = Item(replaying: events), let definition = office.rulebook.definitions[item.definition] else {
      throw Refusal.unknownItem
    }
    guard let act = definition.act(code), act.anyStage || !act.from.isEmpty else { throw Refusal.unknownAct }
    let now = office.circumstances(.person(viewer), family: try await office.family(of: id))
    if let refusal = definition.obstacle(to: act, on: item, now), !refusal.canBeMetInForm { throw refusal }
    let heading = Words(item.title, en: item.text(.titleInEnglish) ?? item.title)
    return form(act, definition, item: id, heading: heading, seen: events.count, item.values)
  }

  /// The form that opens an item of a ledger.
  public func callAsFunction(opening ledger: LedgerCode, by code: ActCode? = nil, year: Int, for viewer: PersonID)
    throws(Refusal) -> ActForm
  {
    guard let definition = office.rulebook.definition(of: ledger, in: year) else { throw .unknownLedger }
    guard let act = definition.openings.first(where: { code == nil || $0.code == code }) else { throw .unknownAct }
    if let refusal = definition.obstacle(toOpeningBy: act, office.circumstances(.person(viewer))) { throw refusal }
    return form(act, definition, item: nil, heading: definition.officialName, seen: nil, [:])
  }

  /// An act's empty form, for several items.
  func form(_ act: Act, of definition: LedgerDefinition) -> ActForm {
    form(act, definition, item: nil, heading: definition.officialName, seen: nil, [:])
  }

  private func form(
    _ act: Act, _ definition: LedgerDefinition, item: ItemID?, heading: Words, seen: Int?, _ values: [FieldCode: Value]
  ) -> ActForm {
    let fields = act.asks.compactMap { asked -> ActForm.Field? in
      guard let field = definition.field(asked.field) else { return nil }
      // What an act passes on is not filled with what the item holds under the same code.
      // The number of a report is what was reached, not what is to be reached.
      let isNew = field.isSensitive || (act.does.contains(.report) && asked.field == .quantity)
      let value = isNew ? nil : values[asked.field]
      var shown = ActForm.Field(
        definition: field, isRequired: asked.isRequired, options: options(field), values: value?.formTexts ?? [])
      shown.isNeededToSign =
        !asked.isRequired && [.due, .standard].contains(field.code) && definition.isSignedLater(act)
      return shown
    }
    let wantsFiles =
      act.does.contains(.attach)
      || act.needs.contains { if case .evidence = $0 { true } else { false } }
    return ActForm(
      ledger: definition.code, item: item, heading: heading, act: act.code, name: act.name, seen: seen,
      fields: fields, takesEvidence: wantsFiles)
  }

  private func options(_ field: FieldDefinition) -> [ActForm.Option] {
    let rules = office.rulebook
    let today = office.today
    switch field.kind {
    case .choice(let choices), .choices(let choices): return choices.map { ActForm.Option($0.code, $0.name) }
    case .unit, .units:
      return rules.organisation.units(on: today)
        .filter { $0.parent != nil && $0.kind != .leadership }
        .map { ActForm.Option($0.id.raw, $0.name) }
    case .person:
      return rules.organisation.people
        .filter { !rules.organisation.posts(of: $0.id, on: today).isEmpty }
        .map { ActForm.Option($0.id.raw, $0.name) }
    case .text, .day, .number, .flag, .items, .sources: return []
    }
  }
}

extension Refusal {
  /// Whether what is missing can still come with the form itself.
  var canBeMetInForm: Bool {
    switch self {
    case .evidenceMissing, .fieldsMissing: true
    default: false
    }
  }
}

extension Value {
  /// The value as a form's texts, which ``FormReading`` reads back.
  public var formTexts: [String] {
    switch self {
    case .text(let text): [text]
    case .choice(let code): [code]
    case .choices(let codes): codes
    case .day(let day): [day.description]
    case .number(let quantity): [quantity.description]
    case .flag(let flag): [flag ? "yes" : "no"]
    case .unit(let unit): [unit.raw]
    case .units(let units): units.map(\.raw)
    case .person(let person): [person.raw]
    case .items(let items): items.map(\.description)
    case .sources(let sources): sources.map { "\($0.document)\t\($0.clause)\t\($0.quote)" }
    case .sealed: []
    }
  }
}

/// Reads what a person typed into typed values: from web forms, command lines and imported cells alike.
public struct FormReading: Sendable {
  private let definition: LedgerDefinition

  public init(_ definition: LedgerDefinition) { self.definition = definition }

  /// - Parameters:
  ///   - texts: By field code; empty texts count as not given.
  ///   - act: The act that is done. Where it assigns fields, an optional one that is given empty and stands filled is
  ///     cleared.
  ///   - standing: What the item holds.
  /// - Throws: ``Refusal`` naming the first field that is wrong and what it should be.
  public func input(_ texts: [String: [String]], for act: Act? = nil, standing: [FieldCode: Value] = [:])
    throws(Refusal) -> ActInput
  {
    let clearable =
      act?.does.contains(.assign) == true ? Set(act?.asks.filter { !$0.isRequired }.map(\.field) ?? []) : []
    var input = ActInput()
    for (code, texts) in texts.sorted(by: { $0.key < $1.key }) {
      guard let code = FieldCode(code), let field = definition.field(code) else { throw .notAsked(field: code) }
      let given = texts.map(\.trimmingSpaces).filter { !$0.isEmpty }
      if let value = try value(given, of: field) {
        input.values[code] = value
      } else if clearable.contains(code), standing[code] != nil {
        input.cleared.insert(code)
      }
    }
    return input
  }

  private func value(_ texts: [String], of field: FieldDefinition) throws(Refusal) -> Value? {
    guard let first = texts.first else { return nil }
    func wrong() -> Refusal { .fieldMalformed(field.name, expected: field.kind.expectation) }
    switch field.kind {
    case .text: return .text(first)
    case .choice: return .choice(first)
    case .choices: return .choices(texts)
    case .day:
      guard let day = Day(iso: first) else { throw wrong() }
      return .day(day)
    case .number:
      guard let number = try? Quantity(parsing: first) else { throw wrong() }
      return .number(number)
    case .flag:
      switch first {
      case "yes", "on", "true", "是": return .flag(true)
      case "no", "off", "false", "否": return .flag(false)
      default: throw wrong()
      }
    case .unit:
      guard let unit = UnitID(first) else { throw .unknownUnit(first) }
      return .unit(unit)
    case .units:
      var units: [UnitID] = []
      for text in texts {
        guard let unit = UnitID(text) else { throw .unknownUnit(text) }
        units.append(unit)
      }
      return .units(units)
    case .person:
      guard let person = PersonID(first) else { throw .unknownPerson(first) }
      return .person(person)
    case .items:
      var items: [ItemID] = []
      for text in texts {
        guard let item = ItemID(text) else { throw wrong() }
        items.append(item)
      }
      return .items(items)
    case .sources:
      var sources: [Source] = []
      for text in texts {
        let parts = text.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { throw wrong() }
        sources.append(Source(document: parts[0], clause: parts[1], quote: parts[2], span: nil))
      }
      return .sources(sources)
    }
  }
}

extension String {
  /// Without spaces at both ends, full-width ones included.
  var trimmingSpaces: String {
    var view = self[...]
    while let first = view.first, String(first).isBlank { view.removeFirst() }
    while let last = view.last, String(last).isBlank { view.removeLast() }
    return String(view)
  }
}
