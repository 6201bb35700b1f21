internal import Calendars
internal import LedgerKernel
internal import Markup
public import Reports
internal import Wording

/// 挂图 — the year across, the work down: counts by light, rows in groups, and beside them what asks for attention.
public func wallPage(_ board: WallBoard, _ view: ListView, _ frame: PageFrame) -> [UInt8] {
  let frame = frame.at(.wall)
  return frame.page(frame(.wall), scripts: [.wall]) {
    h1(.class("hid")) { "\(frame(.wall)) \(String(board.chart.year))" }
    pastBanner(board.chart, view, frame)
    lightCounts(board.chart, view, frame)
    div(.class("walltools")) {
      listTabs(view, frame)
      groupingTabs(board.grouping, view, frame)
      div(.class("acts")) {
        a(.class("btn"), .href(view.link("wall", "print", adding: [("paper", "a3")]))) { frame(WallWord.print) }
        a(.class("btn"), .href(view.link("wall", "screen"))) { frame(WallWord.bigScreen) }
      }
    }
    listFilters(view, frame)
    div(.class("hung"), .id("wall")) {
      div(.class("chart")) {
        focused(board, view, frame)
        if !board.chart.rows.isEmpty || view.focus.isEmpty { wallTable(board, frame) }
        wallKey(frame)
        pager(board.chart, view, frame)
      }
      rail(board, view, frame)
    }
  }
}

// MARK: Above the wall

private func listTabs(_ view: ListView, _ frame: PageFrame) -> HTML {
  nav(.class("tabs"), .aria("label", frame(.list))) {
    tab(frame(WallWord.allLists), isOn: view.list.isEmpty, view.link { $0.list = "" })
    for list in view.lists {
      tab(list.name[frame.language], isOn: view.list == list.code, view.link { $0.list = list.code })
    }
  }
}

private func groupingTabs(_ grouping: WallBoard.Grouping, _ view: ListView, _ frame: PageFrame) -> HTML {
  nav(.class("tabs quietly"), .aria("label", frame(WallWord.group))) {
    for (kind, word) in [(WallBoard.Grouping.list, WallWord.byList), (.unit, .byUnit), (.leader, .byLeader)] {
      tab(frame(word), isOn: grouping == kind, view.link { $0.grouping = kind == .list ? "" : kind.rawValue })
    }
  }
}

private func tab(_ name: String, isOn: Bool, _ link: Link) -> HTML {
  a(.href(link), isOn ? .aria("current", "true") : .absent) { name }
}

// MARK: The wall

/// What the wall is narrowed to, and the way back.
private func focused(_ board: WallBoard, _ view: ListView, _ frame: PageFrame) -> HTML {
  guard !view.focus.isEmpty else { return HTML() }
  let (name, nothing): (WallWord, WallWord) =
    view.focus == "starting" ? (.startingSoon, .nothingStarting) : (.waiting, .nothingWaiting)
  return div(.class("focused")) {
    strong { frame(name) }
    if board.chart.rows.isEmpty { span(.class("soft")) { frame(nothing) } }
    a(.href(view.link { $0.focus = "" })) { frame(WallWord.wholeWall) }
  }
}

/// The table itself: the screen shows it, paper too.
func wallTable(_ board: WallBoard, _ frame: PageFrame) -> HTML {
  guard !board.chart.rows.isEmpty else { return frame.emptyState(frame(.noRows), frame(.noRowsHint)) }
  let bar = YearBar(year: board.chart.year, today: board.chart.day)
  let query: [Link.QueryItem] = board.chart.isPast ? [.init("as-of", board.chart.day.description)] : []
  return table(.class("wall")) {
    caption(.class("hid")) { frame(.items) }
    thead {
      tr {
        th(.scope("col"), .class("c-matter")) { frame(.matter) }
        th(.scope("col"), .class("c-who")) { frame(.who) }
        th(.scope("col"), .class("c-year")) {
          span(.class("hid")) { frame(.plan) }
          bar.months(frame.language)
        }
        th(.scope("col"), .class("c-next")) { frame(WallWord.nextStep) }
        th(.scope("col"), .class("c-light")) { frame(WallWord.reason) }
      }
    }
    for group in board.groups {
      tbody {
        tr(.class("group")) {
          th(.scope("rowgroup"), .colspan(5)) {
            strong { group.name[frame.language] }
            span(.class("soft")) { frame(.count(group.rows.count)) }
          }
        }
        for row in group.rows { wallRow(row, bar, query, frame) }
      }
    }
  }
}

private func wallRow(_ row: WallChart.Row, _ bar: YearBar, _ query: [Link.QueryItem], _ frame: PageFrame) -> HTML {
  tr {
    th(.scope("row"), .class("c-matter")) {
      a(.href(.site("items", row.item.description, query: query)), .title(row.number)) { row.title[frame.language] }
      if row.isRigid { span(.class("tag rigid")) { frame(.rigid) } }
      frame.inChinese(row.title)
    }
    td(.class("c-who")) {
      if let unit = row.unit { span { frame.unit(unit, row.unitID) } }
      if let person = row.person { small { frame.person(person, row.personID) } }
    }
    td(.class("c-year")) { bar.drawing(row, frame) }
    td(.class("c-next")) { nextStep(row, bar.today, frame) }
    td(.class("c-light")) { frame.lamp(row.light, row.reason) }
  }
}

/// `7/10 主体完工`; without milestones the day it is due.
private func nextStep(_ row: WallChart.Row, _ today: Day, _ frame: PageFrame) -> HTML {
  HTML {
    if let next = row.milestone {
      span(.class("day")) { shortDay(next.due) }
      " "
      next.title[frame.language]
      if next.due < today { span(.class("late")) { frame(WallWord.late) } }
    } else if row.light != .blue {
      if let due = row.due {
        frame(.dueOn(shortDay(due)))
      } else {
        frame.dueCell(nil, row.dueText)
      }
    }
  }
}

func shortDay(_ day: Day) -> String { "\(day.month)/\(day.dayOfMonth)" }

func wallKey(_ frame: PageFrame) -> HTML {
  ul(.class("key"), .aria("label", frame(WallWord.key))) {
    for light in Light.allCases {
      li(.class("lamp \(light.rawValue)")) {
        span(.class("shape"), .aria("hidden", "true")) { light.shape }
        light.officialName[frame.language]
      }
    }
    for (name, word) in [
      ("plan", WallWord.keyPlan), ("done", .keyDone), ("reached", .keyReached), ("open", .keyOpen), ("late", .keyLate),
      ("start", .keyStart),
    ] {
      li {
        YearBar.sample(name)
        frame(word)
      }
    }
  }
}

// MARK: Beside the wall

func rail(_ board: WallBoard, _ view: ListView, _ frame: PageFrame) -> HTML {
  aside(.class("rail"), .aria("label", frame(WallWord.attention))) {
    attention(board.red, .redNow, .nothingRed, view.link { ($0.light, $0.focus) = (.red, "") }, frame) {
      $0.reason[frame.language]
    }
    attention(
      board.starting, .startingSoon, .nothingStarting, view.link { ($0.light, $0.focus) = (nil, "starting") }, frame
    ) { row in row.start.map(shortDay) ?? "" }
    attention(board.waiting, .waiting, .nothingWaiting, view.link { ($0.light, $0.focus) = (nil, "waiting") }, frame) {
      $0.waits?[frame.language] ?? $0.stage[frame.language]
    }
  }
}

private func attention(
  _ found: WallBoard.Attention, _ name: WallWord, _ nothing: WallWord, _ all: Link, _ frame: PageFrame,
  why: (WallChart.Row) -> String
) -> HTML {
  section {
    h2 {
      frame(name)
      if !found.hasMore { span(.class("soft")) { " \(found.rows.count)" } }
    }
    if found.rows.isEmpty { p(.class("soft")) { frame(nothing) } }
    ul {
      for row in found.rows {
        li(.class("lamp \(row.light.rawValue)")) {
          span(.class("shape"), .aria("hidden", "true")) { row.light.shape }
          div {
            a(.href(.site("items", row.item.description))) { frame.titled(row.title) }
            p {
              if let unit = row.unit { frame.unit(unit, row.unitID) }
              let reason = why(row)
              if row.unit != nil, !reason.isEmpty { " · " }
              reason
            }
          }
        }
      }
    }
    if found.hasMore { a(.href(all)) { frame(WallWord.more) } }
  }
}
