// SVG. Geometry goes as `Attribute("width", "12")`. Elements whose plain name would be
// taken for something else carry `svg` in front.

/// A drawing, with its namespace, so that it also stands alone as a file.
public func svg(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("svg", [Attribute("xmlns", "http://www.w3.org/2000/svg")] + attributes, content)
}

public func g(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("g", attributes, content)
}

public func svgPath(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("path", attributes, content)
}

public func svgRect(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("rect", attributes, content)
}

public func svgCircle(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("circle", attributes, content)
}

public func svgEllipse(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("ellipse", attributes, content)
}

public func svgLine(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("line", attributes, content)
}

public func polyline(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("polyline", attributes, content)
}

public func polygon(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("polygon", attributes, content)
}

public func defs(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("defs", attributes, content)
}

public func svgMarker(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("marker", attributes, content)
}

public func svgPattern(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("pattern", attributes, content)
}

public func clipPath(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("clipPath", attributes, content)
}

public func linearGradient(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("linearGradient", attributes, content)
}

public func svgStop(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("stop", attributes, content)
}

public func tspan(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("tspan", attributes, content)
}

public func svgUse(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("use", attributes, content)
}

public func svgDesc(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("desc", attributes, content)
}

public func svgText(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("text", attributes, content)
}

public func svgTitle(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("title", attributes, content)
}

public func svgImage(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  made("image", attributes, content)
}
