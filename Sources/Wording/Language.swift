/// 界面语言 — a language that a person can read Guatu in.
///
/// Every message of the product is a function of a language with an exhaustive
/// switch, so a missing wording does not compile.
public enum Language: String, CaseIterable, Hashable, Sendable {
  case simplifiedChinese = "zh-Hans"
  case english = "en"

  /// The language a tag such as `zh-CN`, `zh`, `en-GB` asks for; nil for any other.
  public init?(tag: some StringProtocol) {
    let primary = tag.prefix { $0 != "-" && $0 != "_" && $0 != ";" }.lowercased()
    switch primary {
    case "zh": self = .simplifiedChinese
    case "en": self = .english
    default: return nil
    }
  }
}

/// One text in every language of the interface.
public struct Words: Hashable, Sendable {
  public let simplifiedChinese: String
  public let english: String

  public init(_ simplifiedChinese: String, en english: String) {
    self.simplifiedChinese = simplifiedChinese
    self.english = english
  }

  public subscript(language: Language) -> String {
    switch language {
    case .simplifiedChinese: simplifiedChinese
    case .english: english
    }
  }
}

extension Words: CustomStringConvertible {
  public var description: String { "\(simplifiedChinese) / \(english)" }
}
