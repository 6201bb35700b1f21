import LedgerKernel
import Wording

extension LedgerReader {
  func readStages(_ value: YAMLValue) -> [Spot<Stage>] {
    (value.entries(found) ?? []).compactMap { entry in
      let code = code(entry.key, at: entry.place, of: Stage.self)
      // `from: any-open` means every open stage, so no single one is called that.
      if entry.key == "any-open" { reportCode(entry.key, at: entry.place) }
      guard let map = entry.value.map(keys: ["name", "phase"], found) else { return nil }
      let name = map.required("name").flatMap(label)
      let phase = map.required("phase")?.choice(
        [
          "draft": Stage.Phase.draft, "awaiting": .awaiting, "working": .working, "checking": .checking,
          "closed": .closed, "stopped": .stopped,
        ], found)
      guard let code, let name, let phase else { return nil }
      return Spot(Stage(code: code, name: name, phase: phase), at: entry.place)
    }
  }

  /// `交办〔{year}〕{serial}号`; `{serial:4}` pads with zeros to four digits.
  func readNumbering(_ value: YAMLValue, _ fields: [Spot<FieldDefinition>]) -> Spot<Numbering>? {
    guard let text = value.text(found) else { return nil }
    var parts: [Numbering.Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
        reportNumber(text, at: value.place)
        return nil
      }
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      let name = String(rest[rest.index(after: open)..<close])
      switch name {
      case "year": parts.append(.year)
      case "serial": parts.append(.serial(width: 1))
      case let padded where padded.hasPrefix("serial:"):
        guard let width = Int(padded.dropFirst(7)), 1...9 ~= width else {
          reportNumber(text, at: value.place)
          return nil
        }
        parts.append(.serial(width: width))
      case let field where fields.contains { $0.value.code.raw == field && $0.value.isSensitive }:
        reportSensitive(field, at: value.place)
        return nil
      default:
        reportNumber(text, at: value.place)
        return nil
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    let serials = parts.count { if case .serial = $0 { true } else { false } }
    guard serials == 1 else {
      found.report(
        "number-without-serial", at: value.place,
        Words(
          "编号“\(text)”应恰有一个 {serial}，现有 \(serials) 个。",
          en: "The number ‘\(text)’ needs exactly one {serial}; it has \(serials)."),
        remedy: Words("请写成如 交办〔{year}〕{serial}号 的形式。", en: "Write it as in RW-{year}-{serial:4}."))
      return nil
    }
    if !parts.contains(.year) {
      found.report(
        "number-without-year", .warning, at: value.place,
        Words(
          "编号“\(text)”没有年份，而流水号每年从 1 起。", en: "The number ‘\(text)’ has no year, and serials begin at 1 every year."),
        remedy: Words("请加上 {year}。", en: "Add {year}."))
    }
    return Spot(Numbering(parts: parts), at: value.place)
  }

  private func reportNumber(_ text: String, at place: Place) {
    found.report(
      "bad-number-form", at: place, Words("看不懂编号格式“\(text)”。", en: "The number form ‘\(text)’ is not understood."),
      remedy: Words(
        "花括号内只能是 year、serial 或 serial:位数（1 至 9）。",
        en: "Between braces stand only year, serial, or serial: and a width from 1 to 9."))
  }

  func reportSensitive(_ field: String, at place: Place) {
    found.report(
      "sensitive-field-used", at: place,
      Words(
        "“\(field)”是保密字段，不能用在这里：结果会泄露其内容。",
        en: "‘\(field)’ is sensitive and cannot be used here: the outcome would tell what it holds."),
      remedy: Words("请改用不保密的字段。", en: "Use a field that is not sensitive."))
  }
}
