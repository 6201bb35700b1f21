// Text, lists, disclosure and pictures. Every function is the element of its name.

public func a(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("a", attributes, content)
}

public func ul(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("ul", attributes, content)
}

public func ol(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("ol", attributes, content)
}

public func li(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("li", attributes, content)
}

public func dl(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("dl", attributes, content)
}

public func dt(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("dt", attributes, content)
}

public func dd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("dd", attributes, content)
}

public func details(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("details", attributes, content)
}

public func summary(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("summary", attributes, content)
}

public func time(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("time", attributes, content)
}

public func small(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("small", attributes, content)
}

public func strong(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("strong", attributes, content)
}

public func em(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("em", attributes, content)
}

public func code(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("code", attributes, content)
}

public func pre(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("pre", attributes, content)
}

public func progress(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("progress", attributes, content)
}

public func br() -> HTML { madeVoid("br", []) }
public func hr(_ attributes: Attribute...) -> HTML { madeVoid("hr", attributes) }

/// A picture and the words for those who do not see it.
public func img(src: Link, alt: String, _ attributes: Attribute...) -> HTML {
  madeVoid("img", [.src(src), .alt(alt)] + attributes)
}
