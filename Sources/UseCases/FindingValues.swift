internal import Bureau
internal import Calendars
internal import Decomposition
public import LedgerKernel
internal import Reports
internal import Wording

/// What a finding fills in of the form that opens an item: its words as they stand, masks and all.
struct FindingValues {
  let office: Office
  let document: String
  let reading: Reading

  /// - Returns: Only what the act asks, and only choices that the ledger has.
  func values(of finding: TextFinding, for act: Act, in ledger: LedgerDefinition) -> [FieldCode: Value] {
    let quote = reading.quote(finding.key)
    var values: [FieldCode: Value] = [
      .title: .text(String(finding.title.filter { !$0.isNewline }.prefix(TextFinding.longestTitle))),
      .sources: .sources([
        Source(
          document: document, clause: finding.section.joined(separator: "、"), quote: quote, span: finding.key.range)
      ]),
    ]
    func put(_ field: FieldCode, _ text: String?) {
      guard let text, !text.isBlank, let limit = ledger.field(field)?.limit else { return }
      values[field] = .text(String(text.prefix(limit)))
    }
    put(.dueText, finding.deadline?.text)
    values[.lists] = .choices(finding.lists.filter(ledger.listCodes.contains))
    // Who leads an order is who is named; what a figure or a fault was found with is nobody's order.
    if let lead = finding.lead.flatMap(unit) {
      values[.lead] = .unit(lead)
      if let leader = office.rulebook.organisation.leaderInCharge(of: lead, on: office.today) {
        values[.leader] = .person(leader)
      }
      let supports = finding.supports.compactMap(unit).filter { $0 != lead }
      if !supports.isEmpty {
        values[.supports] = .units(supports.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
      }
    }
    if let measure = finding.measures.first(where: { $0.isNumeric && !$0.isMasked }),
      let quantity = try? Quantity(parsing: measure.quantity)
    {
      values[.quantity] = .number(quantity)
      put(.quantityUnit, measure.unit)
    }
    if let cause = finding.cause { values["cause"] = .choice(cause.rawValue) }
    if let figure = finding.figure {
      put("metric", figure.metric)
      put("value", figure.value.isBlank ? quote : figure.value)
      put("unit-text", figure.unit)
      put("rank", figure.rank)
      values["polarity"] = .choice(figure.polarity.rawValue)
      // ‘count’ is a word of conditions, and no code.
      values["form"] = .choice(figure.kind == .count ? "amount" : figure.kind.rawValue)
    }
    let asked = Set(act.asks.map(\.field))
    return values.filter { field, value in
      guard asked.contains(field) else { return false }
      switch value {
      case .choice(let code): return ledger.field(field)?.choiceName(code) != nil
      case .choices(let codes): return !codes.isEmpty
      default: return true
      }
    }
  }

  /// The one unit that words name; nil when none or several may be meant.
  private func unit(_ words: String) -> UnitID? {
    let units = office.rulebook.organisation.units(on: office.today).filter {
      $0.parent != nil && $0.kind != .leadership
    }
    func names(_ unit: OrgUnit) -> Set<String> {
      [unit.name.simplifiedChinese, unit.shortName.simplifiedChinese]
    }
    let same = units.filter { names($0).contains(words) }
    if same.count == 1 { return same[0].id }
    let near = units.filter { unit in names(unit).contains { words.hasSuffix($0) || $0.hasSuffix(words) } }
    return near.count == 1 && words.count >= 2 ? near[0].id : nil
  }
}

extension LedgerDefinition {
  /// The lists that items of this ledger may stand on.
  public var listCodes: [String] {
    if case .choices(let choices)? = field(.lists)?.kind { choices.map(\.code) } else { [] }
  }
}
