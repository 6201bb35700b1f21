internal import Bureau
internal import Calendars
internal import LedgerKernel
internal import Wording

/// Reads cells as people write them: units and people by name, choices by name, days in the usual forms.
struct CellReading {
  private let names: OfficeDirectory

  init(_ organisation: Organisation, on day: Day) { names = OfficeDirectory(organisation, on: day) }

  func value(_ text: String, of field: FieldDefinition) throws(CellFault) -> Value {
    switch field.kind {
    case .text(let lines):
      let text = lines > 1 ? text : text.replacing("\n", with: " ")
      let count = text.unicodeScalars.count
      guard count <= field.limit else { throw .tooLong(count, limit: field.limit) }
      return .text(text)
    case .day: return .day(try CellDay.read(text))
    case .choice(let choices): return .choice(try choice(text, choices).code)
    case .choices(let choices):
      var codes: [String] = []
      for part in Self.parts(text) {
        let code = try choice(part, choices).code
        if !codes.contains(code) { codes.append(code) }
      }
      return .choices(codes)
    case .number(let unit): return .number(try number(text, unit))
    case .flag: return .flag(try flag(text))
    case .unit:
      let units = try units(text)
      guard units.count == 1 else { throw .oneUnitOnly(units.count) }
      return .unit(units[0])
    case .units: return .units(try units(text))
    case .person: return .person(try person(text))
    case .sources: return .sources(try sources(text))
    // No column is offered for these.
    case .items: throw .refused(.fieldMalformed(field.name, expected: field.kind.expectation))
    }
  }

  /// What several values of one cell are parted by.
  static func parts(_ text: String) -> [String] {
    text.split { "、,，;；/\n".contains($0) }.map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
  }

  private func choice(_ text: String, _ choices: [FieldDefinition.Choice]) throws(CellFault)
    -> FieldDefinition.Choice
  {
    let key = OfficeDirectory.key(text)
    let found = choices.first { choice in
      [choice.name.simplifiedChinese, choice.name.english, choice.code].contains { OfficeDirectory.key($0) == key }
    }
    guard let found else { throw .unknownChoice(text, of: choices.map(\.name)) }
    return found
  }

  private func number(_ text: String, _ unit: Words) throws(CellFault) -> Quantity {
    var plain = text
    let marks = [unit.simplifiedChinese, unit.english].filter { !$0.isEmpty }
    if let mark = marks.first(where: plain.hasSuffix) { plain = String(plain.dropLast(mark.count)).trimmingSpaces }
    if let number = try? Quantity(parsing: plain) { return number }
    // 「1,200」「36个」: the digits are there, and people see what to do with them.
    let digits = plain.filter { $0 != "," && $0 != "，" }.prefix { "0123456789.".contains($0) }
    throw .notANumber(text, perhaps: (try? Quantity(parsing: digits)) == nil ? nil : String(digits))
  }

  private func flag(_ text: String) throws(CellFault) -> Bool {
    switch text.lowercased() {
    case "是", "√", "✓", "✔", "yes", "y", "true": return true
    case "否", "×", "✗", "no", "n", "false": return false
    default: throw .notAFlag(text)
    }
  }

  private func units(_ text: String) throws(CellFault) -> [UnitID] {
    // A unit's own name may hold what parts others.
    if let whole = try? names.unit(text) { return [whole] }
    var units: [UnitID] = []
    for part in Self.parts(text) {
      let unit = try names.unit(part)
      if !units.contains(unit) { units.append(unit) }
    }
    guard !units.isEmpty else { throw .unknownUnit(text, like: []) }
    return units
  }

  private func person(_ text: String) throws(CellFault) -> PersonID {
    do { return try names.person(text) } catch {
      let parts = Self.parts(text)
      guard parts.count > 1 else { throw error }
      var all = true
      for part in parts where (try? names.person(part)) == nil { all = false }
      throw all ? .onePersonOnly(parts.count) : error
    }
  }

  /// One document a line, by its title.
  private func sources(_ text: String) throws(CellFault) -> [Source] {
    var sources: [Source] = []
    for line in text.split(separator: "\n") {
      var title = String(line).trimmingSpaces
      if title.hasPrefix("《"), title.hasSuffix("》"), title.count(where: { $0 == "《" }) == 1 {
        title = String(title.dropFirst().dropLast())
      }
      guard !title.isEmpty else { continue }
      guard title.count <= 200 else { throw .tooLong(title.count, limit: 200) }
      sources.append(Source(document: title, clause: "", quote: "", span: nil))
    }
    return sources
  }
}

/// 日期 — a cell as a day.
enum CellDay {
  /// Reads `2023-6-30`, `2023/6/30`, `2023.6.30` and `2023年6月30日`, with a midnight behind it or without.
  ///
  /// - Throws: `.serial`, `.noSuchDay`, and `.notADay` for what only words say, such as 「*月底前」.
  static func read(_ text: String) throws(CellFault) -> Day {
    let plain = normal(text)
    if let dot = serialDigits(plain) {
      let number = Int32(dot) ?? 0
      // Days since 1899-12-30, as spreadsheets count.
      let day = Day(year: 1900, month: 1, day: 1).map { Day(number: $0.number - 2 + number) }
      throw .serial(text, 20_000...80_000 ~= number ? day : nil)
    }
    var numbers: [Int] = []
    var digits = ""
    var marks = ""
    for character in plain {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else {
        guard "-/.年月日".contains(character), let number = Int(digits), digits.count <= 4 else { throw .notADay(text) }
        numbers.append(number)
        marks.append(character)
        digits = ""
      }
    }
    if let number = Int(digits), digits.count <= 4 { numbers.append(number) }
    guard numbers.count == 3, ["--", "//", "..", "年月日", "年月"].contains(marks),
      marks == "年月日" ? digits.isEmpty : !digits.isEmpty
    else { throw numbers.isEmpty || marks.contains(where: "年月日".contains) ? .notADay(text) : .noSuchDay(text) }
    guard let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]) else { throw .noSuchDay(text) }
    return day
  }

  /// Full-width digits as plain ones, without blanks, without a time of midnight.
  private static func normal(_ text: String) -> String {
    var text = text
    for end in [" 00:00:00", " 0:00:00", " 00:00", " 0:00", "T00:00:00"] where text.hasSuffix(end) {
      text = String(text.dropLast(end.count))
      break
    }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      if 0xFF10...0xFF19 ~= scalar.value, let plain = Unicode.Scalar(scalar.value - 0xFF10 + 48) {
        scalars.append(plain)
      } else {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// The whole part of `45107` or `45107.5`; nil for anything else.
  private static func serialDigits(_ text: String) -> Substring? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, 5...6 ~= parts[0].count,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return nil }
    return parts[0]
  }
}
