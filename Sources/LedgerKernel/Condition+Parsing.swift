extension Condition {
  /// Why a text is not a condition: what was expected, and where (in code points).
  public struct Malformed: Error, Hashable, Sendable {
    public let expected: String
    public let offset: Int
  }

  /// Reads `rigid or lists has livelihood and count(evidence) < 1`.
  ///
  /// Grammar: `or` binds weaker than `and`, `and` weaker than `not`; parentheses group. A word is a field's code; a
  /// text stands in double quotes; a bare word after a comparison is a choice's code.
  ///
  /// - Complexity: O(*n*); nesting at most 32 deep.
  public init(parsing text: String) throws(Malformed) {
    var parser = Parser(tokens: try Parser.tokens(of: text), length: text.unicodeScalars.count)
    let condition = try parser.alternatives(depth: 32)
    guard parser.next == nil else { throw parser.expected("and, or, or the end") }
    self = condition
  }

  private struct Token {
    enum Kind: Equatable {
      case word(String)
      case number(Quantity)
      case quoted(String)
      case sign(String)
    }
    let kind: Kind
    let offset: Int
  }

  private struct Parser {
    let tokens: [Token]
    let length: Int
    var at = 0

    var next: Token? { at < tokens.count ? tokens[at] : nil }

    func expected(_ what: String) -> Malformed {
      Malformed(expected: what, offset: next?.offset ?? length)
    }

    mutating func take(_ kind: Token.Kind) -> Bool {
      guard next?.kind == kind else { return false }
      at += 1
      return true
    }

    mutating func alternatives(depth: Int) throws(Malformed) -> Condition {
      guard depth > 0 else { throw expected("fewer parentheses") }
      var parts = [try conjunction(depth: depth)]
      while take(.word("or")) { parts.append(try conjunction(depth: depth)) }
      return parts.count == 1 ? parts[0] : .any(parts)
    }

    mutating func conjunction(depth: Int) throws(Malformed) -> Condition {
      var parts = [try negation(depth: depth)]
      while take(.word("and")) { parts.append(try negation(depth: depth)) }
      return parts.count == 1 ? parts[0] : .all(parts)
    }

    mutating func negation(depth: Int) throws(Malformed) -> Condition {
      guard depth > 0 else { throw expected("fewer negations") }
      if take(.word("not")) { return .not(try negation(depth: depth - 1)) }
      if take(.sign("(")) {
        let inner = try alternatives(depth: depth - 1)
        guard take(.sign(")")) else { throw expected(")") }
        return inner
      }
      return try comparison()
    }

    mutating func comparison() throws(Malformed) -> Condition {
      guard case .word(let word)? = next?.kind, !["and", "or", "has"].contains(word) else {
        throw expected("a field")
      }
      at += 1
      if word == "count", take(.sign("(")) {
        guard case .word(let name)? = next?.kind, let counted = Counted(rawValue: name) else {
          throw expected(Counted.allCases.map(\.rawValue).joined(separator: ", "))
        }
        at += 1
        guard take(.sign(")")) else { throw expected(")") }
        guard let comparison = sign() else { throw expected("a comparison") }
        guard case .number(let number)? = next?.kind else { throw expected("a number") }
        at += 1
        return .compare(.count(counted), comparison, .number(number))
      }
      guard let field = FieldCode(word) else { throw Malformed(expected: "a field", offset: tokens[at - 1].offset) }
      if take(.word("has")) {
        guard case .word(let code)? = next?.kind else { throw expected("a code") }
        at += 1
        return .has(field, code)
      }
      guard let comparison = sign() else { return .holds(field) }
      switch next?.kind {
      case .number(let number)?:
        at += 1
        return .compare(.field(field), comparison, .number(number))
      case .word(let text)?, .quoted(let text)?:
        at += 1
        return .compare(.field(field), comparison, .text(text))
      default: throw expected("a number, a code or a text in quotes")
      }
    }

    mutating func sign() -> Comparison? {
      guard case .sign(let text)? = next?.kind, let comparison = Comparison(rawValue: text) else {
        return nil
      }
      at += 1
      return comparison
    }

    static func tokens(of text: String) throws(Malformed) -> [Token] {
      let scalars = Array(text.unicodeScalars)
      var tokens: [Token] = []
      var at = 0
      func run(_ allowed: (Unicode.Scalar) -> Bool) -> String {
        var out = String.UnicodeScalarView()
        while at < scalars.count, allowed(scalars[at]) {
          out.append(scalars[at])
          at += 1
        }
        return String(out)
      }
      while at < scalars.count {
        let start = at
        switch scalars[at] {
        case " ", "\t", "\n": at += 1
        case "(", ")":
          tokens.append(Token(kind: .sign(String(scalars[at])), offset: start))
          at += 1
        case "=", "<", ">", "!":
          tokens.append(
            Token(kind: .sign(run { "=<>!".unicodeScalars.contains($0) }), offset: start))
        case "\"":
          at += 1
          let body = run { $0 != "\"" }
          guard at < scalars.count else {
            throw Malformed(expected: "a closing quotation mark", offset: start)
          }
          at += 1
          tokens.append(Token(kind: .quoted(body), offset: start))
        case "0"..."9":
          let digits = run { ("0"..."9").contains($0) || $0 == "." || $0 == "-" }
          // A day is written bare, 2023-06-15, and compared as text, which orders the same.
          if digits.contains("-") {
            tokens.append(Token(kind: .quoted(digits), offset: start))
          } else {
            guard let number = try? Quantity(parsing: digits) else {
              throw Malformed(expected: "a number", offset: start)
            }
            tokens.append(Token(kind: .number(number), offset: start))
          }
        case "a"..."z":
          tokens.append(
            Token(
              kind: .word(
                run { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }),
              offset: start))
        default:
          throw Malformed(expected: "a field, a number, a text in quotes or a sign", offset: start)
        }
      }
      guard !tokens.isEmpty else { throw Malformed(expected: "a condition", offset: 0) }
      return tokens
    }
  }
}
