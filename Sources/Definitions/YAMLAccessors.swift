import Calendars
import Wording

/// Typed reading. Each accessor reports what is wrong into the collector and gives nil.
extension YAMLValue {
  private func expected(_ wanted: Words, like example: String, _ found: FindingCollector) {
    found.report(
      "wrong-kind", at: place,
      Words(
        "这里应为\(wanted.simplifiedChinese)，现为\(kindName.simplifiedChinese)。",
        en: "\(wanted.english) is expected here, but there is \(kindName.english)."),
      remedy: Words("请写成如 \(example) 的形式。", en: "Write it as in \(example)."))
  }

  /// Text of at least one character, spaces around it removed.
  func text(_ found: FindingCollector) -> String? {
    guard case .text(let text) = content, let trimmed = text.trimmed else {
      expected(Words("文字", en: "Text"), like: "name: 文字", found)
      return nil
    }
    return trimmed
  }

  /// A whole number in ASCII digits within `range`.
  func int(in range: ClosedRange<Int>, _ found: FindingCollector) -> Int? {
    guard case .text(let text) = content, let value = Int(text), range ~= value else {
      expected(
        Words(
          "\(range.lowerBound) 至 \(range.upperBound) 的整数",
          en: "A whole number from \(range.lowerBound) to \(range.upperBound)"),
        like: "\(range.lowerBound)", found)
      return nil
    }
    return value
  }

  func day(_ found: FindingCollector) -> Day? {
    guard case .text(let text) = content, let day = Day(iso: text) else {
      expected(Words("真实存在的日期", en: "A day that exists"), like: "2023-06-15", found)
      return nil
    }
    return day
  }

  /// `yes`, `no`, `true` or `false`, and no other spelling.
  func bool(_ found: FindingCollector) -> Bool? {
    switch content {
    case .text("yes"), .text("true"): return true
    case .text("no"), .text("false"): return false
    default:
      expected(Words("yes 或 no", en: "yes or no"), like: "yes", found)
      return nil
    }
  }

  /// A stored code: lower-case ASCII letters, digits and single hyphens or dots between them.
  func code(_ found: FindingCollector) -> String? {
    guard case .text(let text) = content, text.isStoredCode else {
      expected(Words("小写英文代码", en: "A lower-case code"), like: "key-project", found)
      return nil
    }
    return text
  }

  /// One of a closed list of codes; a near miss is named.
  func choice<T>(_ options: KeyValuePairs<String, T>, _ found: FindingCollector) -> T? {
    guard case .text(let text) = content else {
      expected(Words("一个代码", en: "A code"), like: options.first?.key ?? "", found)
      return nil
    }
    if let option = options.first(where: { $0.key == text }) { return option.value }
    let codes = options.map(\.key)
    found.report(
      "unknown-choice", at: place, Words("没有“\(text)”这个取值。", en: "There is no choice ‘\(text)’."),
      remedy: suggestion(for: text, among: codes))
    return nil
  }

  /// `{ zh-Hans: …, en: … }`, both required.
  func words(_ found: FindingCollector) -> Words? {
    guard case .map = content else {
      expected(Words("中英文对照", en: "A wording in both languages"), like: "{ zh-Hans: 元旦, en: New Year's Day }", found)
      return nil
    }
    guard let map = map(keys: ["zh-Hans", "en"], found) else { return nil }
    let chinese = map.required("zh-Hans")?.text(found)
    let english = map.required("en")?.text(found)
    guard let chinese, let english else { return nil }
    return Words(chinese, en: english)
  }

  func list(_ found: FindingCollector) -> [YAMLValue]? {
    guard case .list(let values) = content else {
      expected(Words("列表", en: "A list"), like: "[a, b]", found)
      return nil
    }
    return values
  }

  /// The values of a list, or the value itself when it is not one.
  var oneOrMore: [YAMLValue] {
    if case .list(let values) = content { values } else { [self] }
  }

  /// A mapping with free keys, in document order.
  func entries(_ found: FindingCollector) -> [YAMLEntry]? {
    guard case .map(let entries) = content else {
      expected(Words("键值表", en: "A mapping"), like: "key: value", found)
      return nil
    }
    return entries
  }

  /// A mapping with known keys only; any other is reported with the nearest known one.
  func map(keys known: [String], _ found: FindingCollector) -> YAMLMap? {
    guard let entries = entries(found) else { return nil }
    for entry in entries where !known.contains(entry.key) {
      found.report(
        "unknown-key", at: entry.place, Words("不认识的键“\(entry.key)”。", en: "The key ‘\(entry.key)’ is not known."),
        remedy: suggestion(for: entry.key, among: known))
    }
    return YAMLMap(entries, at: place, found)
  }
}
