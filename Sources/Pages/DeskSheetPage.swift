internal import Calendars
internal import LedgerKernel
internal import Markup
public import Reports
internal import Wording

/// 呈阅件 — a leader's desk on one sheet of A4: what to sign, what to coordinate, what is red, what falls due, and room to
/// write.
public func deskSheetPage(_ desk: Desk, _ frame: PageFrame) -> [UInt8] {
  let coordination = [Desk.Kind.rule, .change, .coordinate].compactMap(desk.section)
  return frame.at(.desk).page(frame(DeskWord.sheet)) {
    div(.class("sheetbar")) {
      a(.class("btn"), .href(.site("desk"))) { frame(DeskWord.backToDesk) }
    }
    article(.class("sheet")) {
      header {
        p(.class("office")) { frame.bureau[frame.language] }
        h1 { frame(DeskWord.sheetTitle) }
        p(.class("to")) {
          span {
            "\(frame(DeskWord.toWhom))\(desk.name[frame.language]) · "
            desk.posts.map { $0[frame.language] }.joined(separator: " · ")
          }
          frame.stamp(desk.day)
        }
      }
      if let sign = desk.section(.sign) { part(frame(Desk.Kind.sign), [sign], most: 5, frame) }
      if !coordination.isEmpty { part(frame(DeskWord.toCoordinate), coordination, most: 4, frame) }
      if let red = desk.section(.red) { part(frame(Desk.Kind.red), [red], most: 5, frame) }
      if let soon = desk.section(.soon) { part(frame(Desk.Kind.soon), [soon], most: 5, frame) }
      section(.class("lines-to-write")) {
        h2 { frame(DeskWord.instructions) }
        for _ in 0..<4 { div(.class("rule")) { HTML() } }
        p(.class("sign")) { frame(DeskWord.signature) }
      }
    }
  }
}

private func part(_ name: String, _ sections: [Desk.Section], most: Int, _ frame: PageFrame) -> HTML {
  let count = sections.reduce(0) { $0 + $1.count }
  let cut = sections.first(where: \.isCut)
  let tasks = Array(sections.flatMap(\.tasks).prefix(most))
  return section {
    h2 { "\(name) · \(cut.map(\.counted) ?? frame(.count(count)))" }
    if tasks.isEmpty { p(.class("soft")) { frame(DeskWord.nothing) } }
    if !tasks.isEmpty {
      table(.class("plain")) {
        tbody {
          for task in tasks {
            tr {
              th(.scope("row")) {
                frame.titled(task.row.title)
                if let note = task.notes.first { small { note[frame.language] } }
              }
              td(.class("s-who")) { task.row.unit?[frame.language] ?? frame(.none) }
              td(.class("s-due")) { frame.dueCell(task.row.due, task.row.dueText) }
              td(.class("s-why")) { frame.lamp(task.row.light, task.row.reason) }
            }
          }
        }
      }
    }
    if count > tasks.count {
      p(.class("soft")) { cut == nil ? frame(.others(count - tasks.count)) : frame(DeskWord.seeAll) }
    }
  }
}
