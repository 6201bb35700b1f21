internal import Calendars
internal import LedgerKernel
internal import Markup
public import Reports
internal import Wording

/// 大屏 — one page of the wall for a hall: big type, exceptions first. The answer's `Refresh` header turns to the next.
///
/// - Parameter number: Which page of how many; 1-based.
public func wallScreenPage(
  _ board: WallBoard, _ view: ListView, number: (page: Int, of: Int), _ frame: PageFrame
) -> [UInt8] {
  frame.bare(frame(.wall), .class("screen")) {
    header {
      h1 { frame.bureau[frame.language] }
      ul(.class("counts")) {
        for count in board.chart.counts {
          li(.class("k \(count.light.rawValue)")) {
            span(.class("shape"), .aria("hidden", "true")) { count.light.shape }
            strong { String(count.count) }
            span { count.light.officialName[frame.language] }
          }
        }
      }
      p {
        board.chart.day.description
        span(.class("soft")) { "\(number.page)/\(number.of)" }
        a(.href(view.link { _ in })) { frame(.wall) }
      }
    }
    main(.id("content")) { wallTable(board, frame) }
  }
}

extension PageFrame {
  /// A page without menu: a screen in a hall, a sheet of paper.
  func bare(_ name: String, _ look: Attribute, style: HTML? = nil, @HTMLBuilder _ content: () -> HTML) -> [UInt8] {
    html(.lang(language.rawValue)) {
      head {
        metaCharset()
        meta(name: "viewport", content: "width=device-width, initial-scale=1")
        title { self(.page(name, bureau: bureau[language])) }
        if let style {
          style
        } else {
          Markup.stylesheet(stylesheet)
          link(.rel("icon"), .href(icon))
        }
      }
      body(look) { content() }
    }.pageBytes()
  }
}
