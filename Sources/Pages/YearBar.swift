internal import Calendars
internal import LedgerKernel
internal import Markup
internal import Reports
internal import Wording

/// The year across: plan pale, the next milestone as a diamond, today as one thin line. In percent, so it fits.
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
      .class("year"), Attribute("width", "100%"), Attribute("height", "18"), .role("img"),
      .aria("label", words(row, frame))
    ) {
      for month in [4, 7, 10] {
        if let first = Day(year: year, month: month, day: 1) { line(first, "grid") }
      }
      if let due = row.due {
        if let start = row.start, start <= due {
          svgRect(
            .class("plan"), Attribute("x", at(start)), Attribute("y", "6"),
            Attribute("width", text(max(percent(due) - percent(start), 0.6))), Attribute("height", "6"))
        }
        line(due, "end")
      }
      if today.year == year { line(today, "now") }
      if let milestone = row.milestone {
        svg(Attribute("x", at(milestone.due)), Attribute("overflow", "visible")) {
          svgPath(.class(milestone.due < today ? "late" : "open"), Attribute("d", "M0 3L6 9L0 15L-6 9Z"))
        }
      }
    }
  }

  private func line(_ day: Day, _ name: String) -> HTML {
    svgLine(
      .class(name), Attribute("x1", at(day)), Attribute("x2", at(day)), Attribute("y1", "0"), Attribute("y2", "18"))
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
          element("text", [Attribute("x", at(middle)), Attribute("y", "13"), Attribute("text-anchor", "middle")]) {
            switch language {
            case .simplifiedChinese: "\(month)月"
            case .english: english[month - 1]
            }
          }
        }
      }
    }
  }
}
