import LedgerKernel
import Wording

extension LedgerChecks {
  /// What is taken out of a text is opened with its title and its words, and a text with its fingerprint; what is read out
  /// of a text can be set aside.
  func checkTakes() {
    guard let opening = openings.first else { return }
    for taken in draft.takes {
      for field in taken.value.fields where opening.asked(field) == nil {
        error(
          "takes-needs-field", at: taken.place, "收取 \(taken.value.rawValue) 的台账，登记动作“\(opening.code)”须填写“\(field)”。",
          "A ledger that takes \(taken.value.rawValue) asks for ‘\(field)’ when it opens an item; ‘\(opening.code)’ does not.",
          remedy: "请在其 asks 中加 \(field)。", "Add \(field) to its asks.")
      }
    }
    guard let texts = draft.takes.first(where: { $0.value == .texts }) else { return }
    for code in [FieldCode.digest, .sifting] {
      guard case .text? = draft.field(code)?.kind else {
        error(
          "takes-needs-field", at: texts.place, "收取 texts 的台账须有文字字段“\(code)”。",
          "A ledger that takes texts has a text field ‘\(code)’.", remedy: "请在 fields 中加上它。", "Add it to fields.")
        continue
      }
    }
    if !draft.acts.contains(where: { !$0.isOpening && $0.asked(.sifting) != nil }) {
      error(
        "takes-needs-field", at: texts.place, "收取 texts 的台账须有一个填写“sifting”的动作，否则无法逐条处理。",
        "A ledger that takes texts has an act that asks for ‘sifting’; else nothing could be set aside.",
        remedy: "请加一个 asks: [sifting] 的动作。", "Add an act with asks: [sifting].")
    }
  }
}
