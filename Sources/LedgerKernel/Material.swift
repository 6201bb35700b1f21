/// 材料 — what of an official text a ledger takes in.
///
/// A definition says it under `takes`; where two ledgers in force take the same, the one adopted first does.
public enum Material: String, CaseIterable, Hashable, Sendable {
  /// 来文 — the texts themselves: what is read out of one belongs to its item.
  case texts
  /// 事项
  case assignments
  /// 工作要求
  case requirements
  /// 存在问题
  case problems
  /// 数据
  case figures

  /// The fields that whoever opens such an item must be asked for.
  public var fields: [FieldCode] {
    switch self {
    case .texts: [.title, .digest]
    case .assignments, .requirements, .problems, .figures: [.title, .sources]
    }
  }
}

extension FieldCode {
  /// SHA-256 of a kept text, in a ledger that takes texts.
  public static let digest: FieldCode = "digest"
  /// 逐条处理 — what was set aside, joined and parted of what was read out of a text.
  public static let sifting: FieldCode = "sifting"
}
