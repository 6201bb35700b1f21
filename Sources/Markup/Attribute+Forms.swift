extension Attribute {
  /// How a form is sent.
  public enum Method: String, Sendable { case get, post }
  /// How the body of a form is written.
  public enum Encoding: String, Sendable {
    case urlEncoded = "application/x-www-form-urlencoded"
    case multipart = "multipart/form-data"
  }

  public static func method(_ method: Method) -> Attribute { plain("method", method.rawValue) }
  public static func enctype(_ encoding: Encoding) -> Attribute { plain("enctype", encoding.rawValue) }
  public static func type(_ type: StaticString) -> Attribute { plain("type", "\(type)") }
  public static func name(_ name: String) -> Attribute { plain("name", name) }
  public static func value(_ value: String) -> Attribute { plain("value", value) }
  public static func `for`(_ id: String) -> Attribute { plain("for", id) }
  public static func form(_ id: String) -> Attribute { plain("form", id) }
  public static func list(_ id: String) -> Attribute { plain("list", id) }
  public static func placeholder(_ text: String) -> Attribute { plain("placeholder", text) }
  public static func pattern(_ pattern: String) -> Attribute { plain("pattern", pattern) }
  public static func autocomplete(_ kind: StaticString) -> Attribute { plain("autocomplete", "\(kind)") }
  public static func inputmode(_ mode: StaticString) -> Attribute { plain("inputmode", "\(mode)") }
  public static func accept(_ types: String) -> Attribute { plain("accept", types) }
  public static func min(_ value: String) -> Attribute { plain("min", value) }
  public static func max(_ value: String) -> Attribute { plain("max", value) }
  public static func step(_ value: String) -> Attribute { plain("step", value) }
  public static func minlength(_ characters: Int) -> Attribute { plain("minlength", String(characters)) }
  public static func maxlength(_ characters: Int) -> Attribute { plain("maxlength", String(characters)) }
  public static func rows(_ lines: Int) -> Attribute { plain("rows", String(lines)) }
  public static func cols(_ columns: Int) -> Attribute { plain("cols", String(columns)) }
  public static func size(_ size: Int) -> Attribute { plain("size", String(size)) }

  public static var required: Attribute { flag("required", true) }
  public static var disabled: Attribute { flag("disabled", true) }
  public static var readonly: Attribute { flag("readonly", true) }
  public static var checked: Attribute { flag("checked", true) }
  public static var selected: Attribute { flag("selected", true) }
  public static var multiple: Attribute { flag("multiple", true) }
  public static var autofocus: Attribute { flag("autofocus", true) }
  public static var novalidate: Attribute { flag("novalidate", true) }

  public static func required(when isOn: Bool) -> Attribute { flag("required", isOn) }
  public static func disabled(when isOn: Bool) -> Attribute { flag("disabled", isOn) }
  public static func readonly(when isOn: Bool) -> Attribute { flag("readonly", isOn) }
  public static func checked(when isOn: Bool) -> Attribute { flag("checked", isOn) }
  public static func selected(when isOn: Bool) -> Attribute { flag("selected", isOn) }
}
