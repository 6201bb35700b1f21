import Bureau
import LedgerKernel
import Wording

extension LedgerReader {
  /// A code that the file gives: lower-case ASCII, as it will stand in the journal for ever.
  func readCode<S>(_ value: YAMLValue, of: S.Type) -> Code<S>? {
    value.text(found).flatMap { code($0, at: value.place, of: S.self) }
  }

  func code<S>(_ text: String, at place: Place, of: S.Type) -> Code<S>? {
    if text.isStoredCode, let code = Code<S>(text) { return code }
    reportCode(text, at: place)
    return nil
  }

  /// A code that conditions name: no dots, and none of the words that conditions are made of.
  func plainCode<S>(_ text: String, at place: Place, of: S.Type) -> Code<S>? {
    if text.isStoredCode, !text.contains("."), !["and", "or", "not", "has", "count"].contains(text),
      let code = Code<S>(text)
    {
      return code
    }
    reportCode(text, at: place)
    return nil
  }

  func reportCode(_ text: String, at place: Place) {
    found.report(
      "bad-code", at: place, Words("“\(text)”不能作代码。", en: "‘\(text)’ cannot be a code."),
      remedy: Words(
        "请用小写英文字母开头，只含小写字母、数字和单个连字符，最多 64 个字符；字段与选项不用 and、or、not、has、count。",
        en: """
          Begin with a lower-case letter; use lower-case letters, digits and single hyphens, 64 at most; \
          fields and choices may not be called and, or, not, has or count.
          """))
  }

  /// A wording in both languages, short enough for a button or a column.
  func label(_ value: YAMLValue) -> Words? { label(value, limit: 40) }

  func label(_ value: YAMLValue, limit: Int) -> Words? {
    guard let words = value.words(found) else { return nil }
    for text in [words.simplifiedChinese, words.english] where text.count > limit {
      found.report(
        "label-too-long", at: value.place,
        Words(
          "“\(text)”有 \(text.count) 个字符，最多 \(limit) 个。",
          en: "‘\(text)’ has \(text.count) characters; \(limit) are allowed."),
        remedy: Words("请缩短名称，细节写入依据或说明。", en: "Shorten it; details belong in the basis or the documentation."))
    }
    return words
  }

  // MARK: References

  func stage(_ value: YAMLValue) -> Spot<StageCode>? {
    reference(value, "unknown-stage", Words("环节", en: "stage"), names.stages).map { Spot($0, at: value.place) }
  }

  func act(_ value: YAMLValue) -> Spot<ActCode>? {
    reference(value, "unknown-act", Words("动作", en: "act"), names.acts).map { Spot($0, at: value.place) }
  }

  func field(_ text: String, at place: Place) -> FieldCode? {
    reference(text, at: place, "unknown-field", Words("字段", en: "field"), names.fields)
  }

  func limit(_ text: String, at place: Place) -> LimitCode? {
    reference(text, at: place, "unknown-limit", Words("时限", en: "limit"), names.limits)
  }

  func stage(_ text: String, at place: Place) -> StageCode? {
    reference(text, at: place, "unknown-stage", Words("环节", en: "stage"), names.stages)
  }

  func act(_ text: String, at place: Place) -> ActCode? {
    reference(text, at: place, "unknown-act", Words("动作", en: "act"), names.acts)
  }

  func capability(_ text: String, at place: Place) -> Capability? {
    if let capability = Capability(text), capabilities.contains(capability) { return capability }
    found.report(
      "unknown-capability", at: place, Words("没有权限“\(text)”。", en: "There is no capability ‘\(text)’."),
      remedy: suggestion(for: text, among: capabilities.map(\.raw).sorted()))
    return nil
  }

  private func reference<S>(_ value: YAMLValue, _ finding: String, _ what: Words, _ known: [String]) -> Code<S>? {
    value.text(found).flatMap { reference($0, at: value.place, finding, what, known) }
  }

  private func reference<S>(
    _ text: String, at place: Place, _ finding: String, _ what: Words, _ known: [String]
  ) -> Code<S>? {
    if known.contains(text) { return Code(text) }
    found.report(
      finding, at: place,
      Words("没有\(what.simplifiedChinese)“\(text)”。", en: "There is no \(what.english) ‘\(text)’."),
      remedy: suggestion(for: text, among: known))
    return nil
  }

  /// Reports what is named twice in one list.
  func once<T>(_ spots: [Spot<T>], by key: (T) -> String) -> [Spot<T>] {
    var seen: Set<String> = []
    return spots.filter { spot in
      let name = key(spot.value)
      if seen.insert(name).inserted { return true }
      found.report(
        "repeated", at: spot.place, Words("“\(name)”写了两次。", en: "‘\(name)’ is named twice."),
        remedy: Words("请删去其中一处。", en: "Remove one of the two."))
      return false
    }
  }
}
