public import Calendars
public import Wording

/// Reads a catalogue of legal limits: a mapping from key to rule under `limits`.
///
/// - Throws: ``Findings`` with everything wrong in the file, each with line and remedy.
public func readLegalLimits(_ text: String, file: String) throws(Findings) -> LegalLimits {
  let document = try YAMLDocument(parsing: text, file: file)
  let found = FindingCollector()
  let limits = LegalLimitReader(found: found).limits(document.root)
  try found.throwErrors()
  return LegalLimits(limits)
}

private struct LegalLimitReader {
  let found: FindingCollector

  func limits(_ value: YAMLValue) -> [LegalLimit] {
    guard let map = value.map(keys: ["legal-limits", "sources", "limits"], found) else { return [] }
    _ = map.required("legal-limits")?.code(found)
    var sources: [String: String] = [:]
    for entry in map.required("sources")?.entries(found) ?? [] {
      if let text = entry.value.text(found) { sources[entry.key] = text }
    }
    return (map.required("limits")?.entries(found) ?? []).compactMap { limit($0, sources) }
  }

  private func limit(_ entry: YAMLEntry, _ sources: [String: String]) -> LegalLimit? {
    if !entry.key.isStoredCode {
      found.report(
        "bad-code", at: entry.place, Words("“\(entry.key)”不是小写英文代码。", en: "‘\(entry.key)’ is not a lower-case code."),
        remedy: Words("请写成如 petition.handle 的形式。", en: "Write it as in petition.handle."))
    }
    let keys = ["what", "length", "from", "source", "article", "verified", "note", "bound"]
    guard let map = entry.value.map(keys: keys, found) else { return nil }
    let what = map.required("what")?.words(found)
    let length = map.required("length").flatMap(readLength)
    let from = map["from"].map { $0.words(found) } ?? Words("本周期", en: "the period itself")
    let source = map.required("source").flatMap { readSource($0, sources) }
    let article = map["article"].flatMap { $0.text(found) }
    let verified = map.required("verified")?.choice(
      ["read": LegalLimit.Verification.read, "library": .library, "memory": .memory], found)
    let note = map["note"].flatMap { $0.words(found) }
    let bound =
      map["bound"].map { $0.choice(["ceiling": LegalLimit.Bound.ceiling, "floor": .floor], found) } ?? .ceiling
    guard let what, let length, let from, let source, let verified, let bound else { return nil }
    return LegalLimit(
      key: entry.key, what: what, length: length, countsFrom: from, source: source, article: article,
      verification: verified, note: note, bound: bound)
  }

  private func readSource(_ value: YAMLValue, _ sources: [String: String]) -> String? {
    guard let code = value.text(found) else { return nil }
    if let name = sources[code] { return name }
    found.report(
      "unknown-source", at: value.place, Words("“sources”中没有“\(code)”。", en: "‘\(code)’ is not among ‘sources’."),
      remedy: suggestion(for: code, among: sources.keys.sorted()))
    return nil
  }

  private func readLength(_ value: YAMLValue) -> LimitLength? {
    guard let text = value.text(found) else { return nil }
    if let length = LimitLength(reading: text) { return length }
    found.report(
      "bad-length", at: value.place, Words("看不懂期限长度“\(text)”。", en: "The length ‘\(text)’ is not understood."),
      remedy: Words(
        "请写成 15 days、20 working days、3 months、1 year、24 hours、yearly 01-31 或 1 per quarter。",
        en: "Write 15 days, 20 working days, 3 months, 1 year, 24 hours, yearly 01-31, or 1 per quarter."))
    return nil
  }
}
