internal import Bureau
internal import Calendars
public import LedgerKernel
public import Wording

extension Value {
  /// The value as people read it.
  public func wording(_ field: FieldDefinition?, _ names: Names) -> Words {
    switch self {
    case .text(let text): Words(text, en: text)
    case .choice(let code): field?.choiceName(code) ?? Words(code, en: code)
    case .choices(let codes): Words(joining: codes.map { field?.choiceName($0) ?? Words($0, en: $0) })
    case .day(let day): Words(day.description, en: day.description)
    case .number(let quantity):
      if case .number(let unit)? = field?.kind {
        Words(
          "\(quantity)\(unit.simplifiedChinese)", en: "\(quantity)\(unit.english.isEmpty ? "" : " ")\(unit.english)")
      } else {
        Words(quantity.description, en: quantity.description)
      }
    case .flag(let flag): flag ? Words("是", en: "Yes") : Words("否", en: "No")
    case .unit(let unit): names.unit(unit)
    case .units(let units): Words(joining: units.map(names.unit))
    case .person(let person): names.person(person)
    case .items(let items): Words("\(items.count)项", en: "\(items.count) items")
    case .sources(let sources): Words(joining: sources.map { Words("《\($0.document)》", en: "“\($0.document)”") })
    case .sealed: Words("〔保密〕", en: "[confidential]")
    }
  }
}

extension Words {
  /// Several as one: 、 in Chinese, commas in English.
  public init(joining words: [Words]) {
    self.init(
      words.map(\.simplifiedChinese).joined(separator: "、"), en: words.map(\.english).joined(separator: ", "))
  }

  /// The text itself in every language: a name, a number, a quotation.
  public init(verbatim text: String) { self.init(text, en: text) }
}
