internal import Calendars
internal import LedgerKernel
internal import Markup
public import Reports
internal import Wording

/// A sheet the wall is printed on.
public enum Paper: String, CaseIterable, Hashable, Sendable {
  case a3, a0
}

/// 上墙 — the wall on paper: headings repeat on every sheet, hatching tells the lights apart without colour, and what
/// asks for attention is the last page.
///
/// - Parameter isAlone: Whether the file has to carry its looks itself, to be taken along on a stick.
public func wallPaperPage(
  _ board: WallBoard, _ view: ListView, _ paper: Paper, isAlone: Bool, _ frame: PageFrame
) -> [UInt8] {
  frame.bare(frame(.wall), .class("paper \(paper.rawValue)"), style: isAlone ? SiteAssets.inlined : nil) {
    hatching
    header(.class("papertop")) {
      h1 { "\(frame.bureau[frame.language]) \(String(board.chart.year)) \(frame(.wall))" }
      p {
        frame(.asOf)
        " "
        board.chart.day.description
        for count in board.chart.counts {
          span(.class("lamp \(count.light.rawValue)")) {
            span(.class("shape")) { count.light.shape }
            "\(count.light.officialName[frame.language]) \(count.count)"
          }
        }
      }
      if !isAlone {
        nav(.class("acts")) {
          for (other, word) in [(Paper.a3, WallWord.printA3), (.a0, .printA0)] {
            a(
              .class("btn"), .href(view.link("wall", "print", adding: [("paper", other.rawValue)])),
              other == paper ? .aria("current", "true") : .absent
            ) { frame(word) }
          }
          a(.class("btn"), .href(view.link("wall", "file", adding: [("paper", paper.rawValue)]))) {
            frame(WallWord.file)
          }
          a(.class("btn"), .href(view.link { _ in })) { frame(.wall) }
        }
      }
    }
    main(.id("content")) {
      wallTable(board, frame)
      wallKey(frame)
      rail(board, view, frame)
    }
  }
}

/// Patterns that survive black and white; the stylesheet fills with them on paper.
private var hatching: HTML {
  func pattern(_ id: String, _ path: String) -> HTML {
    svgPattern(
      .id(id), Attribute("width", "6"), Attribute("height", "6"), Attribute("patternUnits", "userSpaceOnUse")
    ) {
      svgRect(.class("ground"), Attribute("width", "6"), Attribute("height", "6"))
      svgPath(.class("hatch"), Attribute("d", path))
    }
  }
  return svg(.class("hid"), .aria("hidden", "true"), Attribute("width", "0"), Attribute("height", "0")) {
    defs {
      pattern("h-red", "M0 0L6 6M6 0L0 6")
      pattern("h-yellow", "M0 6L6 0")
      pattern("h-blue", "M0 3L6 3")
      pattern("h-green", "M3 0L3 6")
    }
  }
}

extension SiteAssets {
  /// The stylesheet within a page, for a file that stands alone.
  static var inlined: HTML { embeddedStyle(base, wall) }
}
