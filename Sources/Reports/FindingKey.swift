public import LedgerKernel

/// 条目 — one finding of a text: what kind it is of, and the words it rests on.
///
/// - Shape: `a12-30`: the kind's letter, then start and end in Unicode code points of the text.
public struct FindingKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// What is read out of a text.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// 事项
    case assignment = "a"
    /// 数字
    case figure = "f"
    /// 问题
    case problem = "p"
    /// 要求
    case requirement = "r"
    /// 校对
    case correction = "c"

    /// What a ledger must take to take this in; nil for what only a proofreader looks at.
    public var material: Material? {
      switch self {
      case .assignment: .assignments
      case .requirement: .requirements
      case .figure: .figures
      case .problem: .problems
      case .correction: nil
      }
    }
  }

  public let kind: Kind
  public let start: Int
  public let end: Int

  public init(_ kind: Kind, _ start: Int, _ end: Int) {
    precondition(0 <= start && start < end, "a finding has words")
    (self.kind, self.start, self.end) = (kind, start, end)
  }

  /// Reads what ``description`` writes.
  public init?(_ text: some StringProtocol) {
    guard let kind = text.first.flatMap({ Kind(rawValue: String($0)) }) else { return nil }
    let ends = text.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, ends.allSatisfy({ (1...7).contains($0.utf8.count) && $0.utf8.allSatisfy { 48...57 ~= $0 } }),
      let start = Int(ends[0]), let end = Int(ends[1]), start < end
    else { return nil }
    self.init(kind, start, end)
  }

  public var description: String { "\(kind.rawValue)\(start)-\(end)" }
  public var range: Range<Int> { start..<end }

  public static func < (a: FindingKey, b: FindingKey) -> Bool {
    (a.start, a.end, a.kind.rawValue) < (b.start, b.end, b.kind.rawValue)
  }
}
