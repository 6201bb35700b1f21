import Markup
import Testing

private func text(_ piece: HTML) -> String { String(decoding: piece.htmlBytes(), as: UTF8.self) }
private func xml(_ piece: HTML) -> String { String(decoding: piece.xmlBytes(), as: UTF8.self) }

@Suite struct HTMLTests {
  @Test func `a page is composed with if and for`() {
    let rows = [("污水管网改造", true), ("老旧小区", false)]
    let page = html(.lang("zh-Hans")) {
      head {
        metaCharset()
        title { "台账" }
        stylesheet(.site("assets", "guatu.css"))
        script(src: .site("assets", "guatu.js"))
      }
      body {
        h1(.class("row"), .id("x")) { "台账" }
        table {
          for (name, isLate) in rows {
            tr(.class(isLate ? "late" : "fine")) {
              td { name }
              if isLate { td { "逾期" } }
            }
          }
        }
      }
    }
    #expect(
      String(decoding: page.pageBytes(), as: UTF8.self) == """
        <!DOCTYPE html>
        <html lang="zh-Hans"><head><meta charset="utf-8"><title>台账</title>\
        <link rel="stylesheet" href="/assets/guatu.css"><script type="module" src="/assets/guatu.js"></script></head>\
        <body><h1 class="row" id="x">台账</h1><table><tr class="late"><td>污水管网改造</td><td>逾期</td></tr>\
        <tr class="fine"><td>老旧小区</td></tr></table></body></html>
        """)
  }

  @Test func `void elements have no end tag and empty ones have`() {
    let piece = HTML {
      br()
      hr()
      img(src: .site("a.png"), alt: "图")
      input(.type("text"), .name("q"), .required)
      div()
      p()
    }
    #expect(
      text(piece) == #"<br><hr><img src="/a.png" alt="图"><input type="text" name="q" required><div></div><p></p>"#)
    #expect(
      xml(piece)
        == #"<br/><hr/><img src="/a.png" alt="图"/><input type="text" name="q" required="required"/><div/><p/>"#)
  }

  @Test func `boolean, data and aria attributes print as HTML wants them`() {
    let piece = option(
      .value("1"), .selected(when: true), .disabled(when: false), .absent, .data("item-id", "7"),
      .aria("label", "一"))
    #expect(text(piece { "一" }) == #"<option value="1" selected data-item-id="7" aria-label="一">一</option>"#)
  }

  private func option(_ attributes: Attribute...) -> (() -> String) -> HTML {
    { content in
      Markup.option(attributes[0], attributes[1], attributes[2], attributes[3], attributes[4], attributes[5]) {
        content()
      }
    }
  }

  @Test func `equal trees compare equal however they were composed`() {
    func card(_ name: String) -> HTML { div(.class("card")) { name } }
    let names = ["甲", "乙"]
    let a = section { for name in names { card(name) } }
    let b = section {
      HTML { card("甲") }
      HTML()
      ""
      card("乙")
    }
    let flag = names.count > 5
    let c = section {
      if flag { p { "多" } } else { card("甲") + card("乙") }
    }
    #expect(a == b)
    #expect(a == c)
    #expect(Set([a, b, c]).count == 1)
    #expect(a != section { card("甲") })
    #expect(div(.id("a")) != div(.class("a")))
    #expect(div(.data("a", "1")) != div(.aria("a", "1")))
    #expect(div() != span())
    #expect(HTML("<b>") != HTML(trusted: "<b>"))
  }

  @Test func `only trusted markup goes around the escaper`() {
    #expect(text(p { HTML(trusted: "<b>&amp;</b>") }) == "<p><b>&amp;</b></p>")
    #expect(text(p { "<b>&amp;</b>" }) == "<p>&lt;b&gt;&amp;amp;&lt;/b&gt;</p>")
  }

  @Test func `every element prints under its own name`() {
    let pieces: [(HTML, String)] = [
      (header(), "header"), (nav(), "nav"), (main(), "main"), (aside(), "aside"), (footer(), "footer"),
      (article(), "article"), (h2(), "h2"), (h3(), "h3"), (h4(), "h4"), (span(), "span"), (a(), "a"), (ul(), "ul"),
      (ol(), "ol"), (li(), "li"), (thead(), "thead"), (tbody(), "tbody"), (th(), "th"), (caption(), "caption"),
      (form(), "form"), (button(), "button"), (select(), "select"), (textarea(), "textarea"), (label(), "label"),
      (fieldset(), "fieldset"), (legend(), "legend"), (details(), "details"), (summary(), "summary"),
      (time(), "time"), (small(), "small"), (strong(), "strong"), (em(), "em"), (code(), "code"), (pre(), "pre"),
      (dl(), "dl"), (dt(), "dt"), (dd(), "dd"), (progress(), "progress"),
    ]
    for (piece, name) in pieces { #expect(text(piece) == "<\(name)></\(name)>") }
  }

  @Test func `a drawing carries its namespace and prints as an XML file`() {
    let drawing = svg(Attribute("viewBox", "0 0 10 10")) {
      svgTitle { "灯" }
      svgRect(Attribute("width", "4"), Attribute("height", "4"))
      g { svgText(Attribute("x", "1")) { "红 & 黄" } }
    }
    #expect(
      String(decoding: drawing.xmlDocumentBytes(), as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>灯</title>\
        <rect width="4" height="4"/><g><text x="1">红 &amp; 黄</text></g></svg>
        """)
  }

  @Test func `elements of other vocabularies have qualified names`() {
    let paragraph = element("w:p") { element("w:t", [Attribute("xml:space", "preserve")]) { " 一 " } }
    #expect(xml(paragraph) == #"<w:p><w:t xml:space="preserve"> 一 </w:t></w:p>"#)
  }

  @Test func `an element whose content would not be escaped stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = element("script") { "alert(1)" } }
    await #expect(processExitsWith: .failure) { _ = element("style") { "x" } }
    await #expect(processExitsWith: .failure) { _ = element("a b") }
    await #expect(processExitsWith: .failure) { _ = Attribute("href", "javascript:alert(1)") }
    await #expect(processExitsWith: .failure) { _ = Attribute("onclick", "alert(1)") }
    await #expect(processExitsWith: .failure) { _ = Attribute("style", "x") }
    await #expect(processExitsWith: .failure) { _ = Attribute("a\"b", "x") }
  }
}
