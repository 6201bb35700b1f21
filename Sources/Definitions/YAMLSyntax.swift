import Wording
import Yams

extension YAMLDocument {
  /// Turns what the parser says into a finding a clerk can act on.
  static func finding(for error: any Error, in text: String, file: String) -> Finding {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let known = wording(of: problem)
      return Finding(
        "yaml-syntax", at: Place(file: file, line: mark.line),
        Words(
          "YAML 语法有误：\(known.what.simplifiedChinese)（第 \(mark.column) 列）。",
          en: "The YAML is not well formed: \(known.what.english) (column \(mark.column))."),
        remedy: known.remedy)
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.joined(separator: ", ")
      return Finding(
        "duplicate-key", at: Place(file: file, line: context.mark.line, path: names),
        Words("键“\(names)”出现了两次。", en: "The key ‘\(names)’ appears twice."),
        remedy: Words("请合并或删去其中一处。", en: "Merge the two or remove one."))
    case .reader(_, let offset, _, _):
      let before = text.prefix(offset ?? 0)
      return Finding(
        "yaml-character", at: Place(file: file, line: 1 + before.count { $0.isNewline }),
        Words("文件含有 YAML 不允许的字符。", en: "The file has a character that YAML does not allow."),
        remedy: Words("请删去不可见的控制字符，并存为 UTF-8。", en: "Remove invisible control characters and save as UTF-8."))
    default:
      return Finding(
        "yaml-syntax", at: Place(file: file, line: 1), Words("无法读取这个 YAML 文件。", en: "This YAML file cannot be read."),
        remedy: Words("请从样例复制一份再改。", en: "Begin from a copy of a sample."))
    }
  }

  private static func wording(of problem: String) -> (what: Words, remedy: Words) {
    switch problem {
    case "mapping values are not allowed in this context":
      (
        Words("此处不能出现冒号", en: "a colon may not stand here"),
        Words("含“: ”的文字请加引号，并检查缩进。", en: "Quote a text that contains ‘: ’, and check the indentation.")
      )
    case "could not find expected ':'":
      (
        Words("键后缺少冒号", en: "a colon is missing after a key"),
        Words("请在键后加“: ”（英文冒号加空格）。", en: "Put ‘: ’ (ASCII colon and a space) after the key.")
      )
    case "found character that cannot start any token":
      (
        Words("文字不能以这个字符开头", en: "a text may not begin with this character"),
        Words(
          "缩进请用空格，不用制表符；以 @、`、% 开头的文字请加引号。",
          en: "Indent with spaces, not tabs; quote a text that begins with @, ` or %.")
      )
    case "found unexpected end of stream":
      (
        Words("引号没有结束", en: "a quotation does not end"),
        Words("请补上结束的引号。", en: "Add the closing quotation mark.")
      )
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      (
        Words("括号内缺少逗号或结束括号", en: "a comma or the closing bracket is missing"),
        Words("请补上英文逗号或括号。", en: "Add the ASCII comma or bracket.")
      )
    case "but found another document":
      (
        Words("一个文件里有多份文档", en: "there is more than one document in the file"),
        Words("请删去“---”或拆成几个文件。", en: "Remove ‘---’ or split the file.")
      )
    default:
      (
        Words(problem, en: problem),
        Words("请检查这一行及上一行的缩进、引号和括号。", en: "Check indentation, quotes and brackets on this line and the one before.")
      )
    }
  }
}
