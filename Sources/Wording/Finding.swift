/// Where in a bureau's files or tables something stands.
public struct Place: Hashable, Sendable, CustomStringConvertible {
  /// File name as the person knows it, without folders that only the server knows.
  public let file: String
  /// First line is 1; nil when the whole file is meant.
  public let line: Int?
  /// The path inside the document (`acts.issue.by`) or the cell (`C14`); empty when none.
  public let path: String

  public init(file: String, line: Int? = nil, path: String = "") {
    self.file = file
    self.line = line
    self.path = path
  }

  public var description: String {
    let at = line.map { "\(file):\($0)" } ?? file
    return path.isEmpty ? at : "\(at) (\(path))"
  }
}

/// 体检发现 — data that breaks a check: what, where, and what to do about it.
///
/// Findings are values and are collected, never thrown one by one, so a person
/// sees everything that is wrong with a file at once.
public struct Finding: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable, Comparable {
    case note, warning, error

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  }

  /// Lower-case ASCII with hyphens (`unknown-unit`), permanent.
  public let code: String
  public let severity: Severity
  public let place: Place
  public let message: Words
  /// What the person can do, as an instruction.
  public let remedy: Words

  public init(_ code: String, _ severity: Severity = .error, at place: Place, _ message: Words, remedy: Words) {
    self.code = code
    self.severity = severity
    self.place = place
    self.message = message
    self.remedy = remedy
  }

  public func wording(in language: Language) -> String {
    switch language {
    case .simplifiedChinese: "\(place)：\(message[language]) \(remedy[language])"
    case .english: "\(place): \(message[language]) \(remedy[language])"
    }
  }
}

extension Sequence where Element == Finding {
  /// Whether any finding stops the data from being used.
  public var containError: Bool { contains { $0.severity == .error } }
}

/// A text or table that could not be used, with everything that is wrong with it.
public struct Findings: Error, Hashable, Sendable {
  public let all: [Finding]

  public init(_ all: [Finding]) { self.all = all }
}
