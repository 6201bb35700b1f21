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
          a(.href(.site("items", parent.item.description))) { frame.titled(parent.title) }
        }
      }
    }
    h1 { frame.titled(sheet.title) }
    p(.class("state")) { frame.lamp(sheet.light, sheet.reason) }
    itemBar(sheet, frame)
    stageStrip(sheet, frame)
    div(.class("two")) {
      div(.class("main")) {
        details(sheet, frame)
        milestones(sheet, frame)
        copies(sheet, frame)
        parts(sheet, frame)
        limits(sheet, frame)
        sources(sheet, frame)
        evidence(sheet, frame)
      }
      if !sheet.isPast { div(.class("todo")) { acts(sheet, under, frame) } }
      div(.class("hist")) {
        timeline(sheet, frame)
        days(sheet, frame)
      }
    }
  }
}

private func stageStrip(_ sheet: ItemSheet, _ frame: PageFrame) -> HTML {
  let shown = sheet.way
  let here = shown.firstIndex { $0.code == sheet.stage } ?? 0
  return ol(.class("stages"), .aria("label", frame(.stages))) {
    for (place, stage) in shown.enumerated() {
      li(
        stage.code == sheet.stage ? .aria("current", "step") : .absent,
        .class(place <= here && sheet.visited.contains(stage.code) ? "been" : "")
      ) { stage.name[frame.language] }
    }
  }
}

func panel(_ word: PageWord, _ frame: PageFrame, id: String? = nil, @HTMLBuilder _ content: () -> HTML) -> HTML {
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

private func timeline(_ sheet: ItemSheet, _ frame: PageFrame) -> HTML {
  panel(.timeline, frame, id: "history") {
    ol(.class("timeline")) {
      for entry in sheet.history {
        li {
          span(.class("day")) {
            frame.stamp(entry.on)
            recorded(entry, frame)
          }
          span(.class("what")) {
            for what in entry.what { span { what[frame.language] } }
            small { entry.who[frame.language] }
          }
          code(.title(frame(.hash))) { entry.hash }
        }
      }
    }
    if frame.seesJournal {
      p(.class("beneath")) {
        a(.href(.site("journal", query: [.init("item", sheet.item.description)]))) { frame(JournalWord.factsOfItem) }
      }
    }
  }
}

/// When it was written down, on the bureau's clocks: the day only where it is another than that on which it happened.
private func recorded(_ entry: ItemSheet.Entry, _ frame: PageFrame) -> HTML {
  let parts = entry.recordedAt.split(separator: " ")
  let isLater = parts.first.map(String.init) != entry.on.description
  return small(.title(frame(.recordedAt))) {
    if isLater { "\(frame(JournalWord.recordedLater)) " }
    time(.datetime(entry.recorded.description)) { isLater ? entry.recordedAt : parts.last.map(String.init) ?? "" }
  }
}

/// 看哪一天: the item as it stood at the end of another day.
private func days(_ sheet: ItemSheet, _ frame: PageFrame) -> HTML {
  form(.method(.get), .action(.site("items", sheet.item.description)), .class("asof")) {
    frame.field(.asOf, for: "as-of") {
      input(.id("as-of"), .type("date"), .name("as-of"), .value(sheet.day.description))
    }
    button(.class("quiet"), .type("submit")) { frame(.apply) }
    a(.class("quiet"), .href(at(sheet.day.advanced(by: -1), sheet))) { frame(.dayBefore) }
    if sheet.isPast { a(.class("quiet"), .href(at(sheet.day.advanced(by: 1), sheet))) { frame(.dayAfter) } }
  }
}

private func at(_ day: Day, _ sheet: ItemSheet) -> Link {
  .site("items", sheet.item.description, query: [.init("as-of", day.description)])
}
