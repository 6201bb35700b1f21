public import Bureau

/// A permanent lower-case ASCII code of something a definition names.
///
/// - Shape: 1 to 64 of `a-z 0-9 - .`, beginning with a letter.
/// - Invariant: once journaled a code is never renamed; a new meaning is a new code.
public struct Code<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let raw: String

  public init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard let first = bytes.first, (0x61...0x7A).contains(first), bytes.count <= 64 else {
      return nil
    }
    for byte in bytes {
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E: continue
      default: return nil
      }
    }
    self.raw = String(text)
  }

  public var description: String { raw }
  public static func < (a: Self, b: Self) -> Bool {
    a.raw.utf8.lexicographicallyPrecedes(b.raw.utf8)
  }
}

extension Code: ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral,
  ExpressibleByStringLiteral
{
  public init(stringLiteral value: String) {
    guard let code = Self(value) else {
      preconditionFailure("\(value) is not a code: use a-z, 0-9, - and .")
    }
    self = code
  }
}

public typealias LedgerCode = Code<LedgerDefinition>
public typealias StageCode = Code<Stage>
public typealias ActCode = Code<Act>
public typealias FieldCode = Code<FieldDefinition>
public typealias LimitCode = Code<LimitDefinition>

/// 命令号 — names one attempt to write, so that trying again does nothing twice.
///
/// - Shape: 1 to 80 of `A-Z a-z 0-9 - _ . :`. Forms carry a random one, imports one made of file digest and row.
public struct CommandID: Hashable, Sendable, CustomStringConvertible {
  public let raw: String

  public init?(_ text: some StringProtocol) {
    guard (1...80).contains(text.utf8.count), text.utf8.allSatisfy(Self.allows) else { return nil }
    self.raw = String(text)
  }

  /// A command id that somebody outside gives: without a colon, which is the mark of those that the clock and the program
  /// make of what they do.
  public init?(fromPerson text: some StringProtocol) {
    guard !text.utf8.contains(0x3A) else { return nil }
    self.init(text)
  }

  public var description: String { raw }

  private static func allows(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F: true
    default: false
    }
  }
}

/// Who acted: a person, for whom when signing on behalf 代签, or Guatu's own clockwork.
public enum Actor: Hashable, Sendable {
  case person(PersonID, for: PersonID? = nil)
  /// A job of the tick; it can do only acts whose definition says `by: system`.
  case system

  public var person: PersonID? {
    if case .person(let id, _) = self { id } else { nil }
  }
  /// The person whose authority was used.
  public var principal: PersonID? {
    if case .person(let id, let principal) = self { principal ?? id } else { nil }
  }
  /// Everybody whose hand was in it.
  public var people: [PersonID] {
    switch self {
    case .person(let id, let principal): principal.map { [id, $0] } ?? [id]
    case .system: []
    }
  }
}
