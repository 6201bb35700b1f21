internal import Calendars
internal import LedgerKernel
public import Markup
public import Reports
public import Wording

/// 事项 — one item: where it stands and why, who, when, to what standard, what can be done, and what happened.
///
/// - Parameter under: Ledgers of which an item may be opened under this one.
public func itemPage(_ sheet: ItemSheet, under: [(name: Words, target: Link)], _ frame: PageFrame) -> [UInt8] {
  frame.page(sheet.number.isEmpty ? sheet.title[frame.language] : sheet.number) {
    if sheet.isPast {
      div(.class("past"), .role("status")) {
        strong { frame(.pastBanner) }
        " "
        frame(.past(sheet.day.description))
        " "
        a(.href(.site("items", sheet.item.description))) { frame(.backToToday) }
      }
    }
    p(.class("crumb")) {
      span { sheet.ledger[frame.language] }
      if !sheet.number.isEmpty { span(.class("no")) { sheet.number } }
      if let parent = sheet.parent {
        span {
          frame(.parent)
          " "
          a(.href(.site("items", parent.item.description))) { parent.title[frame.language] }
        }
      }
    }
    h1 { frame.titled(sheet.title) }
    p(.class("state")) { frame.lamp(sheet.light, sheet.reason) }
    stageStrip(sheet, frame)
    div(.class("two")) {
      div(.class("main")) {
        details(sheet, frame)
        limits(sheet, frame)
        sources(sheet, frame)
        evidence(sheet, frame)
        children(sheet, frame)
      }
      if !sheet.isPast { div(.class("todo")) { acts(sheet, under, frame) } }
      div(.class("hist")) { timeline(sheet, frame) }
    }
  }
}

private func stageStrip(_ sheet: ItemSheet, _ frame: PageFrame) -> HTML {
  // Ways out of the usual order are shown only when the item has taken one.
  let shown = sheet.stages.filter { $0.phase != .stopped || $0.code == sheet.stage }
  return ol(.class("stages"), .aria("label", frame(.stages))) {
    for stage in shown {
      li(stage.code == sheet.stage ? .aria("current", "step") : .absent) { stage.name[frame.language] }
    }
  }
}

private func panel(_ word: PageWord, _ frame: PageFrame, id: String? = nil, @HTMLBuilder _ content: () -> HTML) -> HTML
{
  section(.class("panel"), id.map { .id($0) } ?? .absent) {
    h2 { frame(word) }
    content()
  }
}

private func details(_ sheet: ItemSheet, _ frame: PageFrame) -> HTML {
  HTML {
    panel(.whoWhenStandard, frame) {
      lines(sheet.lines, frame)
      if !sheet.basis[frame.language].isEmpty {
        p(.class("soft")) { "\(frame(.basis)) · \(sheet.basis[frame.language])" }
      }
    }
    if !sheet.pendingChange.isEmpty { panel(.pendingChange, frame) { lines(sheet.pendingChange, frame) } }
  }
}

private func lines(_ lines: [ItemSheet.Line], _ frame: PageFrame) -> HTML {
  dl(.class("lines")) {
    for line in lines {
      div {
        dt { line.name[frame.language] }
        dd {
          if line.personID != nil {
            frame.person(line.value, line.personID)
          } else {
            frame.unit(line.value, line.unitID)
          }
        }
      }
    }
  }
}

private func limits(_ sheet: ItemSheet, _ frame: PageFrame) -> HTML {
  guard !sheet.limits.isEmpty else { return HTML() }
  return panel(.limitsRunning, frame) {
    table(.class("plain")) {
      thead {
        tr {
          th(.scope("col")) { frame(.limit) }
          th(.scope("col")) { frame(.limitFrom) }
          th(.scope("col")) { frame(.limitTo) }
        }
      }
      tbody {
        for limit in sheet.limits {
          tr {
            th(.scope("row")) { limit.name[frame.language] }
            td { frame.stamp(limit.began) }
            td { frame.stamp(limit.due) }
          }
        }
      }
    }
  }
}

private func sources(_ sheet: ItemSheet, _ frame: PageFrame) -> HTML {
  guard !sheet.sources.isEmpty else { return HTML() }
  return panel(.sourcesOfItem, frame) {
    for source in sheet.sources {
      div(.class("source")) {
        p {
          strong { frame.language == .simplifiedChinese ? "《\(source.document)》" : "“\(source.document)”" }
          if !source.clause.isEmpty { span(.class("soft")) { " \(source.clause)" } }
        }
        if !source.quote.isEmpty { element("blockquote", [.lang("zh-Hans")]) { source.quote } }
      }
    }
  }
}

private func evidence(_ sheet: ItemSheet, _ frame: PageFrame) -> HTML {
  panel(.evidence, frame) {
    if sheet.evidence.isEmpty {
      p(.class("soft")) { frame(.noEvidence) }
    } else {
      ul(.class("files")) {
        for file in sheet.evidence {
          li {
            a(.href(.site("files", file.digest, query: [.init("item", sheet.item.description)]))) { file.name }
            span(.class("soft")) { " \(frame(.kilobytes(file.bytes)))" }
            code { String(file.digest.prefix(12)) }
          }
        }
      }
    }
  }
}

private func children(_ sheet: ItemSheet, _ frame: PageFrame) -> HTML {
  guard !sheet.children.isEmpty else { return HTML() }
  return panel(.children, frame) {
    ul(.class("kids")) {
      for child in sheet.children {
        li {
          a(.href(.site("items", child.item.description))) { frame.titled(child.title) }
          frame.lamp(child.light, child.reason)
          span(.class("soft")) {
            [child.number, child.unit?[frame.language] ?? "", child.stage[frame.language]].filter { !$0.isEmpty }
              .joined(separator: " · ")
          }
        }
      }
    }
  }
}

private func acts(_ sheet: ItemSheet, _ under: [(name: Words, target: Link)], _ frame: PageFrame) -> HTML {
  let possible = sheet.acts.filter(\.isPossible)
  let others = sheet.acts.filter { !$0.isPossible }
  return panel(.actsNow, frame) {
    if possible.isEmpty { p(.class("soft")) { frame(.noActs) } }
    div(.class("buttons")) {
      for (index, choice) in possible.enumerated() {
        a(
          .class(index == 0 ? "btn pri" : "btn"),
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
    if !others.isEmpty {
      Markup.details(.class("nots")) {
        summary { "\(frame(.actsNot)) (\(others.count))" }
        dl {
          for choice in others {
            dt { choice.name[frame.language] }
            dd { choice.refusal?.wording(in: frame.language) ?? "" }
          }
        }
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
}

private func timeline(_ sheet: ItemSheet, _ frame: PageFrame) -> HTML {
  panel(.timeline, frame, id: "history") {
    ol(.class("timeline")) {
      for entry in sheet.history {
        li {
          span(.class("day")) { frame.stamp(entry.on) }
          span(.class("what")) {
            entry.what[frame.language]
            small { entry.who[frame.language] }
          }
          code(.title(frame(.hash))) { entry.hash }
        }
      }
    }
  }
}
