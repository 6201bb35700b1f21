import Wording
import Yams

/// One YAML document as text values with lines and paths.
///
/// Reads through Yams' nodes only. Refused: more than 1 MB, more than 64 levels, anchors and aliases,
/// a key twice, keys that are not text, several documents in one file.
struct YAMLDocument {
  let root: YAMLValue

  /// - Throws: ``Findings`` with the line of each error; a syntax error hides what comes after it.
  init(parsing text: String, file: String) throws(Findings) {
    let found = FindingCollector()
    YAMLGuard.check(text, file: file, found)
    try found.throwErrors()

    let node: Node?
    do {
      node = try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      throw Findings([Self.finding(for: error, in: text, file: file)])
    }
    guard let node else {
      throw Findings([
        Finding(
          "empty-file", at: Place(file: file, line: 1), Words("文件没有内容。", en: "The file has no content."),
          remedy: Words("请从样例复制一份再改。", en: "Begin from a copy of a sample."))
      ])
    }
    root = Self.value(node, path: "", depth: 1, file: file, found)
    try found.throwErrors()
  }

  private static func value(
    _ node: Node, path: String, depth: Int, file: String, _ found: FindingCollector
  ) -> YAMLValue {
    let place = Place(file: file, line: node.mark?.line, path: path)
    if depth > YAMLGuard.depthLimit {
      reportDepth(at: place, found)
      return YAMLValue(place: place, content: .text(""))
    }
    switch node {
    case .scalar(let scalar):
      return YAMLValue(place: place, content: .text(scalar.string))
    case .sequence(let sequence):
      let values = sequence.enumerated().map { offset, item in
        value(item, path: "\(path)[\(offset)]", depth: depth + 1, file: file, found)
      }
      return YAMLValue(place: place, content: .list(values))
    case .mapping(let mapping):
      let entries = mapping.compactMap { key, item -> YAMLEntry? in
        guard let name = key.scalar?.string else {
          found.report(
            "key-not-text", at: Place(file: file, line: key.mark?.line, path: path),
            Words("键必须是文字。", en: "A key must be text."),
            remedy: Words("含 {、[ 的文字请加引号。", en: "Quote a text that begins with { or [."))
          return nil
        }
        let path = path.isEmpty ? name : "\(path).\(name)"
        return YAMLEntry(
          key: name, place: Place(file: file, line: key.mark?.line, path: path),
          value: value(item, path: path, depth: depth + 1, file: file, found))
      }
      return YAMLValue(place: place, content: .map(entries))
    case .alias:
      found.report(
        "alias", at: place, Words("本系统不用别名。", en: "Aliases are not used."),
        remedy: Words("请把内容写全。", en: "Write the value out."))
      return YAMLValue(place: place, content: .text(""))
    }
  }
}
