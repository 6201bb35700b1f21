import Wording

/// One value of a YAML document. Scalars are always text: nothing is guessed from `no`, `on` or a date.
struct YAMLValue {
  enum Content {
    case text(String)
    case list([YAMLValue])
    /// In document order, keys unique.
    case map([YAMLEntry])
  }

  /// Line of the value, path from the root (`notices[2].off[0].days`).
  let place: Place
  let content: Content

  /// What kind of value it is, as a person would say.
  var kindName: Words {
    switch content {
    case .text(""): Words("空值", en: "nothing")
    case .text(let text): Words("文字“\(text.prefix(40))”", en: "the text ‘\(text.prefix(40))’")
    case .list: Words("列表", en: "a list")
    case .map: Words("键值表", en: "a mapping")
    }
  }
}

struct YAMLEntry {
  let key: String
  /// The line of the key; the path includes it.
  let place: Place
  let value: YAMLValue
}

/// A mapping whose keys were checked against the known ones.
struct YAMLMap {
  let place: Place
  let entries: [YAMLEntry]
  private let byKey: [String: YAMLValue]
  private let found: FindingCollector

  init(_ entries: [YAMLEntry], at place: Place, _ found: FindingCollector) {
    self.place = place
    self.entries = entries
    self.found = found
    byKey = Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The value of `key`; nil when it is absent.
  subscript(key: String) -> YAMLValue? { byKey[key] }

  /// The value of `key`; reports it when it is absent.
  func required(_ key: String) -> YAMLValue? {
    if let value = byKey[key] { return value }
    found.report(
      "missing-key", at: place, Words("缺少“\(key)”。", en: "‘\(key)’ is missing."),
      remedy: Words("请补上“\(key):”及其内容。", en: "Add ‘\(key):’ and its value."))
    return nil
  }
}
