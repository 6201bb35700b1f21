internal import Bureau
internal import Calendars
internal import LedgerKernel
internal import Markup
public import Reports
internal import Wording

extension PageFrame {
  /// A unit's name, leading to its page.
  func unit(_ name: Words, _ id: UnitID?) -> HTML {
    guard let id else { return HTML(name[language]) }
    return a(.class("name"), .href(.site("units", id.raw))) { name[language] }
  }

  /// A person's name, leading to the person's page.
  func person(_ name: Words, _ id: PersonID?) -> HTML {
    guard let id else { return HTML(name[language]) }
    return a(.class("name"), .href(.site("people", id.raw))) { name[language] }
  }

  func target(of step: Desk.Step) -> Link {
    switch step {
    case .readText: .site("sources")
    case .draftOrder(let ledger, _): .site("ledgers", ledger.raw, "new", query: [.init("year", String(day.year))])
    case .look(let kind): .site("desk", query: [.init("only", kind.rawValue)])
    case .sheet: .site("desk", "sheet")
    case .redWall: .site("wall", query: [.init("light", Light.red.rawValue)])
    case .unit(let unit): .site("units", unit.raw)
    case .duties: .site("units")
    case .wall: .site("wall")
    case .journal: .site("journal")
    case .organisation: .site("organisation")
    case .settings: .site("settings")
    case .person(let person): .site("people", person.raw)
    case .branch: .site("desk", fragment: "branch")
    }
  }
}

/// 工作台 — what waits for one person, most pressing first.
///
/// - Parameters:
///   - only: The one heading that was asked for.
///   - command: For the first act that is taken back; the others get numbers behind it.
public func deskPage(_ desk: Desk, only: Desk.Kind?, commands: [String], _ frame: PageFrame) -> [UInt8] {
  let frame = frame.at(.desk)
  return frame.page(frame(DeskWord.desk)) {
    frame.heading(HTML(only.map { frame($0) } ?? frame(DeskWord.desk))) {
      if only != nil {
        a(.class("btn"), .href(.site("desk"))) { frame(DeskWord.backToDesk) }
      } else if desk.hasSheet {
        a(.class("btn"), .href(.site("desk", "sheet"))) { frame(DeskWord.sheet) }
      }
    }
    if only == nil {
      p(.class("whose")) {
        strong { frame.person(desk.name, desk.person) }
        for post in desk.posts { span(.class("soft")) { post[frame.language] } }
      }
      tiles(desk, frame)
      if desk.sections.allSatisfy({ $0.count == 0 }) {
        frame.emptyState(frame(DeskWord.nothingAtAll), frame(DeskWord.nothingHint))
      }
      justNow(desk, commands, frame)
    }
    if let only, desk.section(only)?.count == 0 { frame.emptyState(frame(only), only.nothing[frame.language]) }
    div(.class("desk")) {
      for section in desk.sections where !section.tasks.isEmpty { panel(section, isAlone: only != nil, frame) }
      if let branch = desk.branch { branchPanel(branch, frame) }
    }
    if only == nil { firstSteps(desk, frame) }
  }
}

/// Every heading with its count: what is empty is said here, in one line.
private func tiles(_ desk: Desk, _ frame: PageFrame) -> HTML {
  guard !desk.sections.isEmpty else { return HTML() }
  return ul(.class("tiles"), .aria("label", frame(DeskWord.sections))) {
    for section in desk.sections {
      li {
        if section.count > 0 {
          a(
            .class(section.kind == .red || section.kind == .urge ? "k red" : "k"),
            .href(.fragment(section.kind.rawValue))
          ) {
            strong { section.counted }
            span { frame(section.kind) }
          }
        } else {
          span(.class("k none"), .title(section.kind.nothing[frame.language])) {
            strong { "0" }
            span { frame(section.kind) }
          }
        }
      }
    }
  }
}

private func panel(_ section: Desk.Section, isAlone: Bool, _ frame: PageFrame) -> HTML {
  Markup.section(.class("panel todo-list"), .id(section.kind.rawValue)) {
    div(.class("head")) {
      h2 {
        frame(section.kind)
        span(.class("n")) { section.counted }
      }
      div(.class("acts")) {
        for batch in section.count > 1 || section.kind == .sign ? section.batches : [] {
          a(
            .class("btn"),
            .href(
              .site("ledgers", batch.ledger.raw, "together", batch.act.raw, query: [.init("year", String(batch.year))]))
          ) { frame(.together(batch.name[frame.language])) }
        }
      }
    }
    ol(.class("tasks")) { for task in section.tasks { taskRow(task, section.kind, frame) } }
    if section.count > section.tasks.count, !isAlone {
      p(.class("more")) {
        a(.href(.site("desk", query: [.init("only", section.kind.rawValue)]))) {
          "\(frame(DeskWord.seeAll)) (\(section.counted))"
        }
      }
    }
  }
}

private func taskRow(_ task: Desk.Task, _ kind: Desk.Kind, _ frame: PageFrame) -> HTML {
  let row = task.row
  return li {
    div(.class("t-what")) {
      a(.class("t-title"), .href(.site("items", row.item.description))) { frame.titled(row.title) }
      span(.class("meta")) {
        if !row.number.isEmpty { span(.class("no")) { row.number } }
        if row.isRigid { span(.class("tag rigid")) { frame(.rigid) } }
        span(.class("tag")) { row.stage[frame.language] }
      }
      for note in task.notes { p(.class("note")) { note[frame.language] } }
    }
    div(.class("t-who")) {
      if let unit = row.unit { span { frame.unit(unit, row.unitID) } }
      if let person = row.person { span(.class("soft")) { frame.person(person, row.personID) } }
    }
    div(.class("t-due")) { frame.dueCell(row.due, row.dueText) }
    div(.class("t-light")) { frame.lamp(row.light, row.reason) }
    div(.class("t-acts")) {
      for (index, choice) in task.acts.enumerated() {
        a(
          .class(index == 0 ? "btn" : "quiet"),
          .href(.site("items", row.item.description, "acts", choice.act.raw))
        ) { choice.name[frame.language] }
      }
    }
  }
}

private func justNow(_ desk: Desk, _ commands: [String], _ frame: PageFrame) -> HTML {
  guard !desk.recent.isEmpty else { return HTML() }
  return section(.class("panel justnow"), .id("just-now")) {
    h2 { frame(DeskWord.justNow) }
    p(.class("soft")) { frame(DeskWord.justNowHint) }
    ul(.class("kids")) {
      for (recent, command) in zip(desk.recent, commands) {
        li {
          span { recent.what[frame.language] }
          a(.href(.site("items", recent.item.description))) { frame.titled(recent.title) }
          if recent.isOneClick {
            form(.method(.post), .action(.site("items", recent.item.description, "acts", recent.undo.act.raw))) {
              hidden("csrf", frame.csrf)
              hidden("command", command)
              hidden("seen", String(recent.seen))
              button(.class("quiet"), .type("submit")) { recent.undo.name[frame.language] }
            }
          } else {
            a(.class("quiet"), .href(.site("items", recent.item.description, "acts", recent.undo.act.raw))) {
              recent.undo.name[frame.language]
            }
          }
        }
      }
    }
  }
}

private func branchPanel(_ branch: Desk.Branch, _ frame: PageFrame) -> HTML {
  section(.class("panel"), .id("branch")) {
    h2 { "\(branch.name[frame.language]) · \(frame(DeskWord.branch))" }
    bearers(branch.members, frame)
  }
}

/// People with what each answers for.
func bearers(_ people: [Bearer], _ frame: PageFrame) -> HTML {
  ul(.class("bearers")) {
    for bearer in people {
      li {
        frame.person(bearer.name, bearer.person)
        if let post = bearer.post { span(.class("soft")) { post[frame.language] } }
        span(.class("load")) {
          "\(frame(DeskWord.open)) \(bearer.open)"
          if bearer.red > 0 {
            span(.class("lamp red")) {
              " "
              span(.class("shape"), .aria("hidden", "true")) { Light.red.shape }
              span(.class("word")) { "\(frame(DeskWord.red)) \(bearer.red)" }
            }
          }
        }
      }
    }
  }
}

private func firstSteps(_ desk: Desk, _ frame: PageFrame) -> HTML {
  guard !desk.steps.isEmpty else { return HTML() }
  return section(.class("panel steps"), .id("first-steps")) {
    h2 { frame(DeskWord.startHere) }
    ol {
      for step in desk.steps { li { a(.href(frame.target(of: step))) { step.words[frame.language] } } }
    }
  }
}
