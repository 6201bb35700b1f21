import Bureau
import Calendars
import Wording

extension BureauReader {
  /// `{ principal: a, delegate: b, may: [sign], from: 2023-05-08, to: 2023-05-19 }`
  mutating func readDelegation(_ value: YAMLValue) {
    guard let map = value.map(keys: ["principal", "delegate", "may", "from", "to"], found) else { return }
    let principal: PersonID? = map.required("principal").flatMap { readID($0) }
    let delegate: PersonID? = map.required("delegate").flatMap { readID($0) }
    let may = Set((map.required("may")?.oneOrMore ?? []).compactMap(readCapability))
    let from = map.required("from")?.day(found)
    let to = map.required("to")?.day(found)
    guard let principal, let delegate, let from, let to else { return }
    let delegation = SigningDelegation(of: principal, to: delegate, may, from: from, to: to)
    draft.delegations.append(Placed(delegation, at: value.place))
  }

  /// `{ absent: a, covering: b, from: 2023-05-08, to: 2023-05-19 }`
  mutating func readCover(_ value: YAMLValue) {
    guard let map = value.map(keys: ["absent", "covering", "from", "to"], found) else { return }
    let absent: PersonID? = map.required("absent").flatMap { readID($0) }
    let covering: PersonID? = map.required("covering").flatMap { readID($0) }
    let from = map.required("from")?.day(found)
    let to = map.required("to")?.day(found)
    guard let absent, let covering, let from, let to else { return }
    draft.covers.append(Placed(Cover(for: absent, by: covering, from: from, to: to), at: value.place))
  }

  /// `{ day: …, merge: [a, b], into: c }`, `{ day: …, split: a, into: [b, c], main: b }`,
  /// `{ day: …, rename: a, name: … }`
  mutating func readReorganisation(_ value: YAMLValue) {
    let keys = ["day", "merge", "split", "rename", "into", "main", "name", "short-name"]
    guard let map = value.map(keys: keys, found) else { return }
    let day = map.required("day")?.day(found)
    let kinds = ["merge", "split", "rename"].filter { map[$0] != nil }
    guard kinds.count == 1 else {
      return found.report(
        "bad-reorganisation", at: value.place,
        Words("一条机构调整只能是合并、分设、更名之一。", en: "A reorganisation is one of a merger, a split and a change of name."),
        remedy: Words("请只写 merge、split、rename 中的一个。", en: "Write exactly one of merge, split and rename."))
    }
    guard let change = readChange(kinds[0], map), let day else { return }
    draft.reorganisations.append(Placed(Reorganisation(on: day, change), at: value.place))
  }

  private func readChange(_ kind: String, _ map: YAMLMap) -> Reorganisation.Change? {
    checkKeys(of: kind, map)
    switch kind {
    case "merge":
      let units: [UnitID] = map["merge"]!.oneOrMore.compactMap { readID($0) }
      guard let into: UnitID = map.required("into").flatMap({ readID($0) }) else { return nil }
      return .merge(units, into: into)
    case "split":
      let unit: UnitID? = readID(map["split"]!)
      let into: [UnitID] = map.required("into")?.oneOrMore.compactMap { readID($0) } ?? []
      let main: UnitID? = map.required("main").flatMap { readID($0) }
      guard let unit, let main else { return nil }
      return .split(unit, into: into, main: main)
    default:
      let unit: UnitID? = readID(map["rename"]!)
      let name = map.required("name")?.words(found)
      let shortName = map["short-name"].flatMap { $0.words(found) }
      guard let unit, let name else { return nil }
      return .rename(unit, to: name, shortName: shortName)
    }
  }

  /// Reports a key that belongs to another kind of change.
  private func checkKeys(of kind: String, _ map: YAMLMap) {
    let fitting = ["merge": ["into"], "split": ["into", "main"], "rename": ["name", "short-name"]][kind]!
    for entry in map.entries where ["into", "main", "name", "short-name"].contains(entry.key) {
      guard !fitting.contains(entry.key) else { continue }
      found.report(
        "misplaced-key", at: entry.place,
        Words("“\(entry.key)”与“\(kind)”不能同用。", en: "‘\(entry.key)’ does not go with ‘\(kind)’."),
        remedy: Words(
          "请删去它；这里可用 \(fitting.joined(separator: "、"))。",
          en: "Remove it; here you may use \(fitting.joined(separator: ", "))."))
    }
  }
}
