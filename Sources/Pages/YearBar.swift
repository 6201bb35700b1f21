internal import Calendars
internal import LedgerKernel
internal import Markup
internal import Reports
internal import Wording

/// The year across: plan pale, what is done dark in the colour of the light, milestones as diamonds, today as one thin
/// line. In percent, so it fits any width; classes alone say how it looks, so paper can hatch it.
struct YearBar {
  let year: Int
  let today: Day

  private func percent(_ day: Day) -> Double {
    guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year + 1, month: 1, day: 1) else {
      return 0
    }
    let whole = last - first
    return Double(min(max(day - first, 0), whole)) * 100 / Double(whole)
  }

  private func at(_ day: Day) -> String { text(percent(day)) }

  /// Two decimals, without a locale.
  private func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
  }

  func drawing(_ row: WallChart.Row, _ frame: PageFrame) -> HTML {
    svg(
      .class(row.start == nil && row.marks.isEmpty ? "year bare" : "year"), Attribute("width", "100%"), .role("img"),
      .aria("label", words(row, frame))
    ) {
      for month in [4, 7, 10] {
        if let first = Day(year: year, month: month, day: 1) { line(first, "grid") }
      }
      if today.year == year { line(today, "now") }
      svg(Attribute("y", "50%"), Attribute("overflow", "visible")) { plan(row, frame) }
    }
  }

  /// Around its middle line, so that it stands there whatever the row's height.
  private func plan(_ row: WallChart.Row, _ frame: PageFrame) -> HTML {
    HTML {
      if let due = row.due {
        if let start = row.start, start <= due {
          let width = max(percent(due) - percent(start), 0.6)
          bar(start, width, "plan")
          if let reached = row.reached, reached > 0 {
            bar(start, width * Double(reached) / 1000, "done \(row.light.rawValue)")
          }
          if !row.hasBegun, row.light != .blue { tick(start, "start") }
        }
        tick(due, "end")
      }
      if row.marks.isEmpty, let milestone = row.milestone {
        diamond(milestone.due, milestone.due < today ? .late : .open, milestone.title, frame)
      }
      for mark in row.marks { diamond(mark.due, mark.state, mark.title, frame) }
    }
  }

  private func bar(_ start: Day, _ width: Double, _ name: String) -> HTML {
    svgRect(
      .class(name), Attribute("x", at(start)), Attribute("y", "-5"), Attribute("width", text(width)),
      Attribute("height", "10"))
  }

  private func tick(_ day: Day, _ name: String) -> HTML {
    svgLine(
      .class(name), Attribute("x1", at(day)), Attribute("x2", at(day)), Attribute("y1", "-9"), Attribute("y2", "9"))
  }

  private static let shape = "M0 -6L6 0L0 6L-6 0Z"

  private func diamond(_ day: Day, _ state: WallChart.Mark.State, _ title: Words, _ frame: PageFrame) -> HTML {
    svg(Attribute("x", at(day)), Attribute("overflow", "visible")) {
      svgPath(.class(state.rawValue), Attribute("d", Self.shape)) {
        element("title", []) { "\(shortDay(day)) \(title[frame.language])" }
      }
    }
  }

  /// One sign of the key, as the bars show it.
  static func sample(_ name: String) -> HTML {
    svg(.class("year"), Attribute("width", "24"), Attribute("height", "20"), .aria("hidden", "true")) {
      switch name {
      case "plan", "done":
        svgRect(
          .class(name == "plan" ? "plan" : "done green"), Attribute("x", "0"), Attribute("y", "5"),
          Attribute("width", "24"), Attribute("height", "10"))
      case "start":
        svgLine(
          .class("start"), Attribute("x1", "12"), Attribute("x2", "12"), Attribute("y1", "0"), Attribute("y2", "20"))
      default:
        svg(Attribute("x", "12"), Attribute("y", "10"), Attribute("overflow", "visible")) {
          svgPath(.class(name), Attribute("d", shape))
        }
      }
    }
  }

  private func line(_ day: Day, _ name: String) -> HTML {
    svgLine(
      .class(name), Attribute("x1", at(day)), Attribute("x2", at(day)), Attribute("y1", "0"), Attribute("y2", "100%"))
  }

  private func words(_ row: WallChart.Row, _ frame: PageFrame) -> String {
    var parts: [String] = []
    if let start = row.start, let due = row.due {
      parts.append(frame(.planned(from: start.description, to: due.description)))
    } else if let due = row.due {
      parts.append(frame(.dueOn(due.description)))
    } else {
      parts.append(frame(.unsettledHint))
    }
    if let next = row.milestone { parts.append(frame(.next(next.title[frame.language], due: next.due.description))) }
    return parts.joined(separator: frame.language == .simplifiedChinese ? "；" : "; ")
  }

  /// The months above the bars.
  func months(_ language: Language) -> HTML {
    let english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return svg(.class("months"), Attribute("width", "100%"), Attribute("height", "18"), .aria("hidden", "true")) {
      for month in 1...12 {
        if let middle = Day(year: year, month: month, day: 15) {
          // The badge of today would cover it; on paper and in a hall there is none.
          let isNear = today.year == year && abs(middle - today) < 40
          element(
            "text",
            [
              .class(isNear ? "month near" : "month"), Attribute("x", at(middle)), Attribute("y", "13"),
              Attribute("text-anchor", "middle"),
            ]
          ) {
            switch language {
            case .simplifiedChinese: "\(month)月"
            case .english: english[month - 1]
            }
          }
        }
      }
      if today.year == year {
        svg(Attribute("x", at(today)), Attribute("overflow", "visible")) {
          svgRect(
            .class("badge"), Attribute("x", "-30"), Attribute("y", "1"), Attribute("width", "60"),
            Attribute("height", "17"), Attribute("rx", "3"))
          element("text", [.class("badged"), Attribute("y", "14"), Attribute("text-anchor", "middle")]) {
            switch language {
            case .simplifiedChinese: "\(today.month)月\(today.dayOfMonth)日"
            case .english: "\(today.dayOfMonth) \(english[today.month - 1])"
            }
          }
        }
      }
    }
  }
}
