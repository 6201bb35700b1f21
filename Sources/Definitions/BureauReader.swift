import Bureau
import Calendars
public import Wording

/// Reads a bureau file: roles, units, people with their posts, leaders in charge, branches, delegations,
/// covers, reorganisations.
///
/// A post is one line, `head in office from 2023-03-01 to 2023-06-30 acting`; an entry without days
/// begins with what it belongs to and ends with it. `bureaus/sample.yaml` shows all of it.
///
/// - Throws: ``Findings`` with everything wrong in the file, each with line and remedy. What is
///   inconsistent is looked for only when every entry could be read.
public func readBureau(_ text: String, file: String) throws(Findings) -> BureauSource {
  let document = try YAMLDocument(parsing: text, file: file)
  let found = FindingCollector()
  var reader = BureauReader(found: found)
  let root = reader.read(document.root)
  try found.throwErrors()
  guard let root else { preconditionFailure("a bureau that could not be read must have an error") }
  reader.draft.check().forEach(found.report)
  try found.throwErrors()
  return BureauSource(
    id: root.id, name: root.name, draft: reader.draft, organisation: try Organisation(reader.draft),
    warnings: found.all)
}

/// One reading of a file; the parts are in `BureauReader+….swift`.
struct BureauReader {
  let found: FindingCollector
  var draft = OrganisationDraft()
  /// First day of what has no other.
  var from = Day(number: 0)
  /// How long units, people and branches last, for the days that their entries leave out.
  var unitDays: [UnitID: Days] = [:]
  var personDays: [PersonID: Days] = [:]
  var branchDays: [BranchID: Days] = [:]
  private var rank = 0

  struct Days {
    var from: Day
    var to: Day?
  }

  init(found: FindingCollector) { self.found = found }

  mutating func read(_ value: YAMLValue) -> (id: UnitID, name: Words)? {
    let keys = [
      "bureau", "official-name", "short-name", "from", "roles", "units", "people", "in-charge", "branches",
      "delegations", "covers", "reorganisations",
    ]
    guard let map = value.map(keys: keys, found) else { return nil }
    let id: UnitID? = map.required("bureau").flatMap(readID)
    let name = map.required("official-name")?.words(found)
    let shortName = map["short-name"].flatMap { $0.words(found) }
    let from = map.required("from")?.day(found)
    self.from = from ?? self.from
    for entry in map.required("roles")?.entries(found) ?? [] { readRole(entry) }
    if let id, let name, from != nil {
      unitDays[id] = Days(from: self.from)
      let root = OrgUnit(id, name: name, shortName: shortName, kind: .bureau, parent: nil, from: self.from)
      draft.units.append(Placed(root, at: map["bureau"]!.place))
      if let units = map.required("units") { readUnits(units, under: id) }
    }
    for entry in map.required("people")?.entries(found) ?? [] { readPerson(entry) }
    for entry in map["in-charge"]?.entries(found) ?? [] { readCharges(entry) }
    for entry in map["branches"]?.entries(found) ?? [] { readBranch(entry) }
    for item in map["delegations"]?.list(found) ?? [] { readDelegation(item) }
    for item in map["covers"]?.list(found) ?? [] { readCover(item) }
    for item in map["reorganisations"]?.list(found) ?? [] { readReorganisation(item) }
    guard let id, let name else { return nil }
    return (id, name)
  }

  private mutating func readRole(_ entry: YAMLEntry) {
    let id: RoleCode? = readID(entry.key, at: entry.place)
    guard let map = entry.value.map(keys: ["name", "can", "reach", "seats", "exclusive"], found) else { return }
    let name = map.required("name")?.words(found)
    let can = Set((map.required("can")?.list(found) ?? []).compactMap(readCapability))
    let reach = map.required("reach")?.choice(
      ["unit": Role.Reach.unit, "subtree": .subtree, "in-charge": .inCharge, "bureau": .bureau], found)
    let seats = map["seats"].flatMap { $0.choice(["one": Role.Seats.one, "many": .many], found) }
    let exclusive = map["exclusive"].flatMap { $0.code(found) }
    guard let id, let name, let reach else { return }
    let role = Role(id, name: name, can: can, reach: reach, seats: seats ?? .many, exclusive: exclusive)
    draft.roles.append(Placed(role, at: entry.place))
  }

  func readCapability(_ value: YAMLValue) -> Capability? {
    guard let capability: Capability = readID(value) else { return nil }
    let known = Capability.known.map(\.raw)
    if !known.contains(capability.raw), nearest(to: capability.raw, among: known) != nil {
      found.report(
        "unusual-capability", .warning, at: value.place,
        Words("权限“\(capability)”不常见。", en: "The capability ‘\(capability)’ is unusual."),
        remedy: suggestion(for: capability.raw, among: known))
    }
    return capability
  }

  private mutating func readUnits(_ value: YAMLValue, under parent: UnitID) {
    for entry in value.entries(found) ?? [] { readUnit(entry, under: parent) }
  }

  private mutating func readUnit(_ entry: YAMLEntry, under parent: UnitID) {
    let id: UnitID? = readID(entry.key, at: entry.place)
    let keys = ["name", "short-name", "kind", "from", "to", "units"]
    guard let map = entry.value.map(keys: keys, found) else { return }
    let name = map.required("name")?.words(found)
    let shortName = map["short-name"].flatMap { $0.words(found) }
    let kind = map.required("kind")?.choice(
      [
        "leadership": OrgUnit.Kind.leadership, "section": .section, "affiliated": .affiliated,
        "task-force": .taskForce,
      ], found)
    let (from, to) = readDays(map, within: unitDays[parent])
    guard let id, let name, let kind else { return }
    if unitDays[id] != nil { reportRepeated(id.raw, at: entry.place) }
    unitDays[id] = Days(from: from, to: to)
    rank += 1
    let unit = OrgUnit(
      id, name: name, shortName: shortName, kind: kind, parent: parent, rank: rank, from: from, to: to)
    draft.units.append(Placed(unit, at: entry.place))
    if let units = map["units"] { readUnits(units, under: id) }
  }
}
