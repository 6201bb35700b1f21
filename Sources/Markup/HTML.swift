/// A piece of a page: any number of elements and texts, as a value.
///
/// Nothing is escaped in here; the printers do that, in one place. Pieces nest by
/// being put side by side, so the same page is the same value however it was
/// composed, and equal trees compare equal.
public struct HTML: Hashable, Sendable {
  var nodes: [Node]

  init(nodes: [Node]) { self.nodes = nodes }

  /// Nothing.
  public init() { nodes = [] }

  /// A text. Markup in it is shown, not obeyed.
  public init(_ text: String) { nodes = text.isEmpty ? [] : [.text(text)] }

  /// Composes a piece out of statements; `if`, `for` and `switch` work.
  public init(@HTMLBuilder _ content: () -> HTML) { self = content() }

  /// Markup printed as it is: the only way round the escaper.
  ///
  /// `grep 'trusted:'` finds every use. Nothing that came from a person or a file
  /// belongs here.
  public init(trusted markup: String) { nodes = markup.isEmpty ? [] : [.trusted(markup)] }

  public var isEmpty: Bool { nodes.isEmpty }

  /// `self` followed by `other`.
  public static func + (a: HTML, b: HTML) -> HTML { HTML(nodes: a.nodes + b.nodes) }
}

enum Node: Hashable, Sendable {
  case text(String)
  case trusted(String)
  case element(Name, [Attribute], [Node])
  /// HTML gives it no end tag and no content.
  case void(Name, [Attribute])
}

/// Makes an ``HTML`` of statements. Concrete types only, which keeps type-checking quick.
@resultBuilder
public enum HTMLBuilder {
  public static func buildExpression(_ text: String) -> HTML { HTML(text) }
  public static func buildExpression(_ piece: HTML) -> HTML { piece }
  public static func buildBlock() -> HTML { HTML() }
  public static func buildPartialBlock(first: HTML) -> HTML { first }

  public static func buildPartialBlock(accumulated: consuming HTML, next: HTML) -> HTML {
    accumulated.nodes.append(contentsOf: next.nodes)
    return accumulated
  }

  public static func buildOptional(_ piece: HTML?) -> HTML { piece ?? HTML() }
  public static func buildEither(first: HTML) -> HTML { first }
  public static func buildEither(second: HTML) -> HTML { second }

  public static func buildArray(_ pieces: [HTML]) -> HTML {
    var nodes: [Node] = []
    nodes.reserveCapacity(pieces.count)
    for piece in pieces { nodes.append(contentsOf: piece.nodes) }
    return HTML(nodes: nodes)
  }
}

/// An element that has no function of its own: SVG, WordprocessingML.
///
/// - Parameter tag: Well formed, and not one of those whose content HTML does not
///   unescape (`script`, `style` and kin), which would let text become code.
public func element(
  _ tag: StaticString, _ attributes: [Attribute] = [], @HTMLBuilder _ content: () -> HTML = { HTML() }
) -> HTML {
  let name = Name(tag)
  precondition(name.isWellFormed, "\(tag) is not the name of an element.")
  precondition(!name.isOneOf(rawTextTags), "The content of \(tag) would not be escaped.")
  return made(tag, attributes, content)
}

private let rawTextTags: [StaticString] = [
  "script", "style", "iframe", "object", "embed", "base", "noscript", "noembed", "noframes", "plaintext", "xmp",
  "template", "SCRIPT", "STYLE",
]

/// The element `tag`; attributes that are absent are left out.
func made(_ tag: StaticString, _ attributes: [Attribute], _ content: () -> HTML) -> HTML {
  HTML(nodes: [.element(Name(tag), present(attributes), content().nodes)])
}

func madeVoid(_ tag: StaticString, _ attributes: [Attribute]) -> HTML {
  HTML(nodes: [.void(Name(tag), present(attributes))])
}

private func present(_ attributes: [Attribute]) -> [Attribute] {
  attributes.contains(where: \.isAbsent) ? attributes.filter { !$0.isAbsent } : attributes
}
