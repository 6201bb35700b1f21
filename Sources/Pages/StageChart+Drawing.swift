internal import LedgerKernel
internal import Markup
internal import Wording

extension StageChart {
  /// The picture with its name; what it shows stands in the tables as well.
  func drawing(_ frame: PageFrame) -> HTML {
    svg(
      .class("flow"), Attribute("width", String(width)), Attribute("height", String(height)),
      Attribute("viewBox", "0 0 \(width) \(height)"), .role("img"),
      .aria("label", frame(.chart(stages: boxes.count - 1, arrows: arrows.count)))
    ) {
      for arrow in arrows { line(arrow, frame) }
      for box in boxes { self.box(box, frame) }
      for arrow in arrows { name(arrow) }
    }
  }

  private func line(_ arrow: Arrow, _ frame: PageFrame) -> HTML {
    g(.class("way \(arrow.way.name)")) {
      svgTitle { told(arrow, frame) }
      svgPath(.class("run"), Attribute("d", run(arrow)))
      svgPath(.class("tip"), Attribute("d", tip(arrow)))
    }
  }

  /// From each stage to the lane, along it, and on to the stage it leads to.
  private func run(_ arrow: Arrow) -> String {
    let (end, lane) = (arrow.end, arrow.lane)
    let all = arrow.starts.map(\.x) + [end.x]
    // The lane is drawn once, so that its dashes stay dashes.
    let along = "M\(all.min() ?? end.x) \(lane)H\(all.max() ?? end.x)"
    let from = arrow.starts.map { "M\($0.x) \($0.y)V\(lane)" }.joined()
    return from + along + "M\(end.x) \(lane)V\(end.y + (lane < end.y ? -5 : 5))"
  }

  private func tip(_ arrow: Arrow) -> String {
    let (x, y) = (arrow.end.x, arrow.end.y)
    let back = arrow.lane < y ? y - 7 : y + 7
    return "M\(x) \(y)L\(x - 4) \(back)H\(x + 4)Z"
  }

  private func name(_ arrow: Arrow) -> HTML {
    svgText(
      .class("act \(arrow.way.name)"), Attribute("x", String(arrow.label.middle)),
      Attribute("y", String(arrow.label.maxY - 4)), Attribute("text-anchor", "middle")
    ) { arrow.name }
  }

  private func told(_ arrow: Arrow, _ frame: PageFrame) -> String {
    let from = arrow.sources.compactMap { boxes[$0].stage?.name[frame.language] }
    let comma = frame.language == .simplifiedChinese ? "、" : ", "
    let to = boxes[arrow.target].stage?.name[frame.language] ?? ""
    return "\(arrow.name): \(from.isEmpty ? frame(.opening) : from.joined(separator: comma)) → \(to)"
  }

  private func box(_ box: Box, _ frame: PageFrame) -> HTML {
    guard let stage = box.stage else {
      return svgCircle(
        .class("source"), Attribute("cx", String(box.frame.middle)), Attribute("cy", String(box.frame.y + 7)),
        Attribute("r", "6"))
    }
    let first = box.frame.y + (box.frame.height - box.lines.count * Self.lineHeight) / 2 + 11
    return g(.class("stage \(stage.phase.rawValue)")) {
      svgRect(
        Attribute("x", String(box.frame.x)), Attribute("y", String(box.frame.y)),
        Attribute("width", String(box.frame.width)), Attribute("height", String(box.frame.height)),
        Attribute("rx", "3"))
      svgText(Attribute("text-anchor", "middle")) {
        for (number, line) in box.lines.enumerated() {
          tspan(
            Attribute("x", String(box.frame.middle)), Attribute("y", String(first + number * Self.lineHeight))
          ) { line }
        }
      }
    }
  }
}

extension StageMoves.Way {
  var name: String {
    switch self {
    case .ahead: "ahead"
    case .back: "back"
    case .aside: "aside"
    }
  }
}
