// The page and its parts. Every function is the element of its name.

public func html(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("html", attributes, content)
}

public func head(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("head", attributes, content)
}

public func body(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("body", attributes, content)
}

public func title(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("title", attributes, content)
}

public func header(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("header", attributes, content)
}

public func nav(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("nav", attributes, content)
}

public func main(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("main", attributes, content)
}

public func aside(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("aside", attributes, content)
}

public func footer(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("footer", attributes, content)
}

public func section(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("section", attributes, content)
}

public func article(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("article", attributes, content)
}

public func h1(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("h1", attributes, content)
}

public func h2(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("h2", attributes, content)
}

public func h3(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("h3", attributes, content)
}

public func h4(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("h4", attributes, content)
}

public func p(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("p", attributes, content)
}

public func div(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("div", attributes, content)
}

public func span(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("span", attributes, content)
}

/// `<meta name="…" content="…">`.
public func meta(name: StaticString, content: String) -> HTML {
  madeVoid("meta", [.plain("name", "\(name)"), .plain("content", content)])
}

/// `<meta charset="utf-8">`: bytes here are always UTF-8.
public func metaCharset() -> HTML { madeVoid("meta", [.plain("charset", "utf-8")]) }

public func link(_ attributes: Attribute...) -> HTML { madeVoid("link", attributes) }

/// A style sheet of the site.
public func stylesheet(_ link: Link, _ attributes: Attribute...) -> HTML {
  madeVoid("link", [.rel("stylesheet"), .href(link)] + attributes)
}

/// Style sheets within the page, for a file that is taken away and stands alone. Only literals: what a person wrote cannot
/// come in here, and a sheet cannot end the element.
public func embeddedStyle(_ sheets: StaticString...) -> HTML {
  let text = sheets.map { "\($0)" }.joined()
  precondition(!text.contains("<"), "A style sheet has no markup in it.")
  return HTML(trusted: "<style>\(text)</style>")
}

/// An ES module of the site. Scripts have an address and no content, so the content
/// security policy can forbid everything inline.
public func script(src: Link, _ attributes: Attribute...) -> HTML {
  made("script", [.type("module"), .src(src)] + attributes) { HTML() }
}
