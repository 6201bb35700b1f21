/// A code that a bureau gives a thing once and never changes.
///
/// - Shape: 1 to 64 lower-case ASCII letters, digits and hyphens; no hyphen at either end.
/// - Order: code points, the order every list of this module is in.
/// - A literal (`let unit: UnitID = "office"`) must have the shape: a wrong one is a programmer's
///   mistake and traps. Text from outside goes through `init?(_:)`.
public protocol BureauCode: Hashable, Sendable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral
where StringLiteralType == String {
  var raw: String { get }

  /// The code written as `raw`; nil when it has not the shape.
  init?(_ raw: String)
}

extension BureauCode {
  public init(stringLiteral raw: String) {
    guard let code = Self(raw) else {
      preconditionFailure("'\(raw)' is no code: use lower-case letters, digits and hyphens")
    }
    self = code
  }

  public var description: String { raw }

  public static func < (a: Self, b: Self) -> Bool { a.raw < b.raw }
}

/// Whether `text` has the shape of a ``BureauCode``.
func hasCodeShape(_ text: String) -> Bool {
  let bytes = text.utf8
  guard let first = bytes.first, let last = bytes.last, bytes.count <= 64 else { return false }
  let hyphen = UInt8(ascii: "-")
  guard first != hyphen, last != hyphen else { return false }
  return bytes.allSatisfy {
    switch $0 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), hyphen: true
    default: false
    }
  }
}
