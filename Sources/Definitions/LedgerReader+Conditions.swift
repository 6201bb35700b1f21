import LedgerKernel
import Wording

extension LedgerReader {
  func readCondition(_ value: YAMLValue) -> Spot<Condition>? {
    guard let text = value.text(found) else { return nil }
    return condition(text, at: value.place).map { Spot($0, at: value.place) }
  }

  func condition(_ text: String, at place: Place) -> Condition? {
    do {
      let condition = try Condition(parsing: text)
      let unknown = condition.fields.map(\.raw).sorted().filter { field($0, at: place) == nil }
      return unknown.isEmpty ? condition : nil
    } catch {
      found.report(
        "bad-condition", at: place,
        Words(
          "条件“\(text)”第 \(error.offset + 1) 个字符处应为\(Self.expected(error.expected))。",
          en: "In the condition ‘\(text)’, \(error.expected) is expected at character \(error.offset + 1)."),
        remedy: Words(
          "请写成如 rigid or lists has livelihood and count(evidence) < 1 的形式。",
          en: "Write it as in rigid or lists has livelihood and count(evidence) < 1."))
      return nil
    }
  }

  private static func expected(_ english: String) -> String {
    switch english {
    case "and, or, or the end": "and、or 或结尾"
    case "fewer parentheses": "更少的括号"
    case "fewer negations": "更少的 not"
    case ")": "右括号"
    case "a field": "字段"
    case "a comparison": "比较符号"
    case "a number": "数字"
    case "a code": "代码"
    case "a number, a code or a text in quotes": "数字、代码或加引号的文字"
    case "a closing quotation mark": "结束的引号"
    case "a field, a number, a text in quotes or a sign": "字段、数字、加引号的文字或符号"
    case "a condition": "一个条件"
    default: "“\(english)”"
    }
  }
}
