internal import Bureau
internal import Calendars
internal import Wording

/// 通讯录 — units and people by what they are called on a day.
struct OfficeDirectory {
  private let units: [OrgUnit]
  private let people: [(person: Person, units: [OrgUnit])]
  private var unitsByName: [String: [OrgUnit]] = [:]
  private var peopleByName: [String: [Int]] = [:]
  /// The characters of their Chinese names, for what is nearly right: letters would fit almost anything.
  private let unitLetters: [[Set<Unicode.Scalar>]]
  private let peopleLetters: [[Set<Unicode.Scalar>]]
  private static let most = 5

  init(_ organisation: Organisation, on day: Day) {
    units = organisation.units(on: day).filter { $0.parent != nil && $0.kind != .leadership }
    people = organisation.people.compactMap { person in
      let posts = organisation.posts(of: person.id, on: day)
      return posts.isEmpty ? nil : (person, posts.compactMap { organisation.unit($0.unit, on: day) })
    }
    unitLetters = units.map { [$0.name, $0.shortName].map { Set(Self.key($0.simplifiedChinese).unicodeScalars) } }
    peopleLetters = people.map { [Set(Self.key($0.person.name.simplifiedChinese).unicodeScalars)] }
    for unit in units {
      for key in Self.names(of: unit) { unitsByName[key, default: []].append(unit) }
    }
    for (index, entry) in people.enumerated() {
      for key in Set(
        [entry.person.name.simplifiedChinese, entry.person.name.english, entry.person.id.raw].map(Self.key))
      {
        peopleByName[key, default: []].append(index)
      }
    }
  }

  /// Without blanks inside and out, in one case: 「李　明」 is 「李明」.
  static func key(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars where !scalar.properties.isWhitespace { scalars.append(scalar) }
    return String(scalars)
  }

  private static func names(of unit: OrgUnit) -> Set<String> {
    Set(
      [
        unit.name.simplifiedChinese, unit.name.english, unit.shortName.simplifiedChinese, unit.shortName.english,
        unit.id.raw,
      ].map(key))
  }

  func unit(_ text: String) throws(CellFault) -> UnitID {
    let key = Self.key(text)
    let found = unitsByName[key] ?? []
    if found.count > 1 { throw .severalUnits(text, found.map(\.name)) }
    guard let unit = found.first else {
      throw .unknownUnit(text, like: Self.closest(key, unitLetters).map { units[$0].shortName })
    }
    return unit.id
  }

  /// By name, or by name and unit: 「李明（城建科）」.
  func person(_ text: String) throws(CellFault) -> PersonID {
    let key = Self.key(text)
    var found = peopleByName[key] ?? []
    if found.isEmpty, let open = key.firstIndex(where: { $0 == "（" || $0 == "(" }) {
      let name = String(key[..<open])
      let unit = key[key.index(after: open)...].filter { $0 != "）" && $0 != ")" }
      found = (peopleByName[name] ?? []).filter { index in
        people[index].units.contains { Self.names(of: $0).contains(unit) }
      }
    }
    if found.count > 1 { throw .severalPeople(text, found.map(described)) }
    guard let index = found.first else {
      let like = Self.closest(key, peopleLetters)
      throw .unknownPerson(text, like: like.map(described))
    }
    return people[index].person.id
  }

  private func described(_ index: Int) -> Words {
    let (person, units) = people[index]
    guard let unit = units.first else { return person.name }
    return Words(
      "\(person.name.simplifiedChinese)（\(unit.shortName.simplifiedChinese)）",
      en: "\(person.name.english) (\(unit.shortName.english))")
  }

  /// Indices of what shares at least half of the characters with a text, the closest first.
  private static func closest(_ key: String, _ all: [[Set<Unicode.Scalar>]]) -> [Int] {
    let wanted = Set(key.unicodeScalars)
    let scored = all.enumerated().compactMap { index, names -> (score: Double, index: Int)? in
      let score =
        names.map { own in
          let shared = own.count { wanted.contains($0) }
          return 2 * Double(shared) / Double(max(1, own.count + wanted.count))
        }.max() ?? 0
      return score >= 0.5 ? (score, index) : nil
    }
    return scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.prefix(most).map(\.index)
  }
}
