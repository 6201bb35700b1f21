/// One attribute of an element.
///
/// Names come from the source; values are escaped when printed. Addresses take a
/// ``Link``, and nothing takes script or style.
public struct Attribute: Hashable, Sendable {
  enum Family: Hashable, Sendable { case plain, data, aria }
  enum Value: Hashable, Sendable {
    case text(String)
    /// Present without a value, as `checked`; XML prints the name as its value.
    case flag
    case absent
  }

  let family: Family
  let name: Name
  let value: Value

  init(_ family: Family, _ name: StaticString, _ value: Value) {
    (self.family, self.name, self.value) = (family, Name(name), value)
  }

  var isAbsent: Bool { value == .absent }

  /// An attribute that has no function of its own: SVG geometry, WordprocessingML.
  ///
  /// - Parameter name: Well formed; not an address (use ``href(_:)``, ``src(_:)``,
  ///   ``action(_:)``), not an event handler, not `style`.
  public init(_ name: StaticString, _ value: String) {
    self.init(.plain, name, .text(value))
    precondition(self.name.isWellFormed, "\(name) is not the name of an attribute.")
    precondition(
      !self.name.isOneOf(forbiddenNames) && !self.name.hasPrefix("on"),
      "\(name) could carry code; there is another way.")
  }

  /// Leaves the attribute out; lets a list of attributes depend on data.
  public static let absent = Attribute(.plain, "absent", .absent)
}

private let forbiddenNames: [StaticString] = [
  "href", "src", "action", "formaction", "xlink:href", "srcset", "srcdoc", "style", "poster", "background", "cite",
  "ping", "data", "manifest", "http-equiv", "attributeName", "longdesc", "codebase", "classid", "imagesrcset",
]

extension Attribute {
  static func plain(_ name: StaticString, _ value: String) -> Attribute { Attribute(.plain, name, .text(value)) }
  static func flag(_ name: StaticString, _ isOn: Bool) -> Attribute { Attribute(.plain, name, isOn ? .flag : .absent) }

  // MARK: Any element

  public static func `class`(_ names: String) -> Attribute { plain("class", names) }
  public static func id(_ id: String) -> Attribute { plain("id", id) }
  public static func title(_ text: String) -> Attribute { plain("title", text) }
  public static func lang(_ tag: String) -> Attribute { plain("lang", tag) }
  public static func role(_ role: StaticString) -> Attribute { plain("role", "\(role)") }
  public static func tabindex(_ index: Int) -> Attribute { plain("tabindex", String(index)) }
  public static var hidden: Attribute { flag("hidden", true) }

  /// `data-name="value"`, for the scripts that make a page better.
  public static func data(_ name: StaticString, _ value: String) -> Attribute { Attribute(.data, name, .text(value)) }
  /// `aria-name="value"`, for those who do not see the page.
  public static func aria(_ name: StaticString, _ value: String) -> Attribute { Attribute(.aria, name, .text(value)) }

  // MARK: Addresses

  public static func href(_ link: Link) -> Attribute { plain("href", link.target) }
  public static func src(_ link: Link) -> Attribute { plain("src", link.target) }
  public static func action(_ link: Link) -> Attribute { plain("action", link.target) }
  public static func formaction(_ link: Link) -> Attribute { plain("formaction", link.target) }

  // MARK: Links, tables, details, progress, pictures

  public static func rel(_ relation: StaticString) -> Attribute { plain("rel", "\(relation)") }
  public static func download(_ fileName: String) -> Attribute { plain("download", fileName) }
  public static func colspan(_ columns: Int) -> Attribute { plain("colspan", String(columns)) }
  public static func rowspan(_ rows: Int) -> Attribute { plain("rowspan", String(rows)) }
  public static func scope(_ scope: StaticString) -> Attribute { plain("scope", "\(scope)") }
  public static func datetime(_ text: String) -> Attribute { plain("datetime", text) }
  public static func alt(_ text: String) -> Attribute { plain("alt", text) }
  public static func width(_ pixels: Int) -> Attribute { plain("width", String(pixels)) }
  public static func height(_ pixels: Int) -> Attribute { plain("height", String(pixels)) }
  public static var open: Attribute { flag("open", true) }
  public static func open(when isOpen: Bool) -> Attribute { flag("open", isOpen) }
  public static func media(_ query: StaticString) -> Attribute { plain("media", "\(query)") }
}
