public import Bureau
public import Calendars
public import LedgerKernel
public import Wording

/// 台账定义来源 — what a ledger file says, and what is doubtful in it.
public struct LedgerSource: Hashable, Sendable {
  public let definition: LedgerDefinition
  /// Warnings only; errors are thrown.
  public let warnings: [Finding]
}

/// Reads a ledger file: fields, stages, acts, limits, lights (`docs/DEFINITIONS.md`).
///
/// - Parameters:
///   - hash: SHA-256 of `text`; the caller computes it, because nothing here links a library for it.
///   - knownLimits: The catalogue that `rule:` may name a key of.
///   - knownCapabilities: What `by:` and `readers:` may name.
/// - Throws: ``Findings`` with everything wrong in the file, each with line and remedy.
public func readLedger(
  _ text: String, file: String, hash: DefinitionHash, knownLimits: LegalLimits,
  knownCapabilities: Set<Capability> = Set(Capability.known)
) throws(Findings) -> LedgerSource {
  let document = try YAMLDocument(parsing: text, file: file)
  let found = FindingCollector()
  var reader = LedgerReader(found: found, limits: knownLimits, capabilities: knownCapabilities)
  let draft = reader.draft(document.root)
  // What hangs together is asked only of what could be read, lest one slip be reported ten times.
  if let draft, !found.all.containError { LedgerChecks(draft, found: found).run() }
  try found.throwErrors()
  guard let definition = draft?.definition(hash) else {
    preconditionFailure("a ledger that could not be read must have an error")
  }
  return LedgerSource(definition: definition, warnings: found.all)
}

struct LedgerReader {
  let found: FindingCollector
  let limits: LegalLimits
  let capabilities: Set<Capability>
  var names = LedgerNames()

  init(found: FindingCollector, limits: LegalLimits, capabilities: Set<Capability>) {
    self.found = found
    self.limits = limits
    self.capabilities = capabilities
  }

  mutating func draft(_ value: YAMLValue) -> LedgerDraft? {
    let keys = [
      "ledger", "official-name", "number", "basis", "takes", "fields", "lists", "stages", "acts", "limits", "lights",
    ]
    guard let map = value.map(keys: keys, found) else { return nil }
    names = LedgerNames(map)
    let code = map.required("ledger").flatMap { readCode($0, of: LedgerDefinition.self) }
    let name = map.required("official-name").flatMap(label)
    let basis = map.required("basis").flatMap { label($0, limit: 200) }

    var draft = LedgerDraft()
    draft.place = map.place
    draft.takes = map["takes"].map(readTakes) ?? []
    draft.fields = map["fields"].map(readFields) ?? []
    if let lists = map["lists"].flatMap(readLists) { draft.fields.append(lists) }
    draft.numbering = map["number"].flatMap { readNumbering($0, draft.fields) }
    draft.stages = map.required("stages").map(readStages) ?? []
    draft.acts = map.required("acts").map(readActs) ?? []
    draft.limits = map["limits"].map(readLimits) ?? []
    draft.lights = map.required("lights").flatMap(readLights)
    guard let code, let name, let basis else { return nil }
    (draft.code, draft.name, draft.basis) = (code, name, basis)
    return draft
  }

  private func readTakes(_ value: YAMLValue) -> [Spot<Material>] {
    let taken = value.oneOrMore.compactMap { one -> Spot<Material>? in
      let material = one.choice(
        [
          "texts": Material.texts, "assignments": .assignments, "requirements": .requirements, "problems": .problems,
          "figures": .figures,
        ], found)
      return material.map { Spot($0, at: one.place) }
    }
    return once(taken) { $0.rawValue }
  }

  private func readLights(_ value: YAMLValue) -> LightRule? {
    guard let map = value.map(keys: ["warn", "wall"], found) else { return nil }
    let warn = map.required("warn").flatMap { value -> WorkingDays? in
      guard let text = value.text(found) else { return nil }
      if case .workingDays(let days)? = LimitLength(reading: text), days.count <= 250 { return days }
      found.report(
        "bad-warning", at: value.place, Words("“\(text)”不是工作日数。", en: "‘\(text)’ is not a number of working days."),
        remedy: Words("请写成如 5 working days 的形式，最多 250。", en: "Write it as in 5 working days, 250 at most."))
      return nil
    }
    let wall = map.required("wall")?.bool(found)
    guard let warn, let wall else { return nil }
    return LightRule(warn: warn, onWall: wall)
  }
}
