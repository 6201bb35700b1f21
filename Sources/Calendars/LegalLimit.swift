public import Wording

/// 法定期限 — one limit that a law or rule sets, with where it says so.
public struct LegalLimit: Hashable, Sendable {
  /// 核验 — how far the figure was checked against its text.
  public enum Verification: String, CaseIterable, Hashable, Sendable {
    /// 原文 — read in the text of the law.
    case read
    /// 库 — found in a collection that quotes it.
    case library
    /// 记忆 — from memory; check before relying on it.
    case memory

    public func name(in language: Language) -> String {
      switch (self, language) {
      case (.read, .simplifiedChinese): "原文"
      case (.read, .english): "read in the text"
      case (.library, .simplifiedChinese): "库"
      case (.library, .english): "from a collection"
      case (.memory, .simplifiedChinese): "记忆"
      case (.memory, .english): "from memory"
      }
    }
  }

  /// 上限、下限 — whether the length may not be exceeded, or not be undercut.
  public enum Bound: String, CaseIterable, Hashable, Sendable {
    case ceiling, floor

    public func name(in language: Language) -> String {
      switch (self, language) {
      case (.ceiling, .simplifiedChinese): "上限"
      case (.ceiling, .english): "at most"
      case (.floor, .simplifiedChinese): "下限"
      case (.floor, .english): "at least"
      }
    }
  }

  /// Stable ASCII code, as in `petition.handle`.
  public let key: String
  public let what: Words
  public let length: LimitLength
  public let countsFrom: Words
  /// The law or rule by its Chinese name, with the day of its text.
  public let source: String
  /// As in `第三十四条`; nil when not known.
  public let article: String?
  public let verification: Verification
  public let note: Words?
  public let bound: Bound

  public init(
    key: String, what: Words, length: LimitLength, countsFrom: Words, source: String, article: String?,
    verification: Verification, note: Words?, bound: Bound
  ) {
    self.key = key
    self.what = what
    self.length = length
    self.countsFrom = countsFrom
    self.source = source
    self.article = article
    self.verification = verification
    self.note = note
    self.bound = bound
  }
}

/// 法定期限库 — the catalogue of legal limits, by key.
public struct LegalLimits: Hashable, Sendable {
  /// In the order of the catalogue.
  public let all: [LegalLimit]
  private let places: [String: Int]

  /// - Parameter all: When a key comes twice, the first is found.
  public init(_ all: [LegalLimit]) {
    self.all = all
    places = Dictionary(all.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public subscript(key: String) -> LegalLimit? { places[key].map { all[$0] } }
}
