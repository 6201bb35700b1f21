internal import Calendars
internal import LedgerKernel
internal import Markup
internal import Reports
internal import Wording

// What hangs on an item: its bar, its milestones, copies and parts, and what can be done.

extension ItemSheet {
  /// The stages as a way: those it has been at, where it is, and one for each phase that is still to come. From where it
  /// was sent back it has not been.
  var way: [Stage] {
    let phases: [Stage.Phase] = [.draft, .awaiting, .working, .checking, .closed]
    let present = stages.first { $0.code == stage }?.phase ?? .draft
    var ahead = Set(phases.drop { $0 != present }.dropFirst())
    let here = stages.firstIndex { $0.code == stage } ?? 0
    return stages.enumerated().filter { place, stage in
      if visited.contains(stage.code), place <= here || stage.phase == .stopped { return true }
      return ahead.remove(stage.phase) != nil
    }.map(\.element)
  }
}

func itemBar(_ sheet: ItemSheet, _ frame: PageFrame) -> HTML {
  guard let row = sheet.bar, row.start != nil || row.due != nil || !row.marks.isEmpty else { return HTML() }
  let bar = YearBar(year: sheet.year, today: sheet.day)
  return div(.class("itembar")) {
    bar.months(frame.language)
    bar.drawing(row, frame)
  }
}

func milestones(_ sheet: ItemSheet, _ frame: PageFrame) -> HTML {
  guard !sheet.milestones.isEmpty else { return HTML() }
  return panel(.milestonesOfItem, frame) {
    table(.class("plain stack")) {
      thead {
        tr {
          th(.scope("col")) { frame(.due) }
          th(.scope("col")) { frame(.matter) }
          th(.scope("col")) { frame(.light) }
          th(.scope("col")) { frame(.stage) }
        }
      }
      tbody {
        for row in sheet.milestones {
          tr {
            td { frame.dueCell(row.due, row.dueText) }
            th(.scope("row")) { a(.href(.site("items", row.item.description))) { frame.titled(row.title) } }
            td { frame.lamp(row.light, row.reason) }
            td { row.stage[frame.language] }
          }
        }
      }
    }
  }
}

/// 普发: how many were given one, and who has not answered for it yet, by name.
func copies(_ sheet: ItemSheet, _ frame: PageFrame) -> HTML {
  guard !sheet.copies.isEmpty else { return HTML() }
  let open = sheet.copies.filter { $0.light != .blue }
  let late = sheet.copies.filter { $0.light == .red }
  func names(_ rows: [WallChart.Row]) -> String {
    Words(joining: rows.compactMap(\.unit))[frame.language]
  }
  return panel(.copiesOfItem, frame) {
    p {
      frame(.copies(all: sheet.copies.count, done: sheet.copies.count - open.count))
      if !late.isEmpty { span(.class("late")) { frame(.named(frame(.overdueOnes), names(late))) } }
      if !open.isEmpty, open.count > late.count {
        span(.class("soft")) { frame(.named(frame(.openOnes), names(open.filter { $0.light != .red }))) }
      }
    }
    kids(sheet.copies, frame)
  }
}

func parts(_ sheet: ItemSheet, _ frame: PageFrame) -> HTML {
  guard !sheet.parts.isEmpty else { return HTML() }
  return panel(.children, frame) { kids(sheet.parts, frame) }
}

private func kids(_ rows: [WallChart.Row], _ frame: PageFrame) -> HTML {
  ul(.class("kids")) {
    for row in rows {
      li {
        a(.href(.site("items", row.item.description))) { frame.titled(row.title) }
        frame.lamp(row.light, row.reason)
        span(.class("soft")) {
          [row.number, row.unit?[frame.language] ?? "", row.stage[frame.language]].filter { !$0.isEmpty }
            .joined(separator: " · ")
        }
      }
    }
  }
}

// MARK: What can be done

func acts(_ sheet: ItemSheet, _ under: [(name: Words, target: Link)], _ frame: PageFrame) -> HTML {
  let possible = sheet.acts.filter(\.isPossible)
  let elsewhere = sheet.acts.filter(\.isElsewhere)
  let others = sheet.acts.filter { !$0.isPossible && !$0.isElsewhere }
  // What brings it further is the primary act; nothing is when nothing does.
  let primary = possible.firstIndex(where: \.isForward)
  return panel(.actsNow, frame) {
    if possible.isEmpty { p(.class("soft")) { frame(.noActs) } }
    div(.class("buttons")) {
      for (index, choice) in possible.enumerated() {
        a(
          .class(index == primary ? "btn pri" : "btn"),
          .href(.site("items", sheet.item.description, "acts", choice.act.raw))
        ) { choice.name[frame.language] }
      }
    }
    if !under.isEmpty {
      p(.class("soft")) {
        frame(.addUnder)
        for entry in under {
          " "
          a(.href(entry.target)) { entry.name[frame.language] }
        }
      }
    }
    refused(others, .actsNot, frame)
    refused(elsewhere, .actsElsewhere, frame)
  }
}

private func refused(_ choices: [ItemSheet.Choice], _ name: PageWord, _ frame: PageFrame) -> HTML {
  guard !choices.isEmpty else { return HTML() }
  return details(.class("nots")) {
    summary { "\(frame(name)) (\(choices.count))" }
    dl {
      for choice in choices {
        dt { choice.name[frame.language] }
        dd { choice.refusal?.wording(in: frame.language) ?? "" }
      }
    }
  }
}

extension ItemSheet.Choice {
  /// Whether its form may be opened: what is missing can still come with the form.
  var isPossible: Bool {
    switch refusal {
    case nil, .evidenceMissing?, .fieldsMissing?: true
    default: false
    }
  }

  /// Belongs to another stage: nobody could do it here.
  var isElsewhere: Bool { if case .notFromHere? = refusal { true } else { false } }
}
