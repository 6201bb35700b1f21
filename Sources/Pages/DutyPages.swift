internal import Bureau
internal import Calendars
internal import LedgerKernel
internal import Markup
public import Reports
internal import Wording

/// 责任总览 — units with what they carry, and who carries nothing.
public func dutiesPage(_ overview: DutyOverview, _ frame: PageFrame) -> [UInt8] {
  let frame = frame.at(.duties)
  return frame.page(frame(DutyWord.duties)) {
    frame.heading(HTML(frame(DutyWord.duties)))
    p(.class("soft")) { frame(DutyWord.dutiesHint) }
    div(.class("cols")) {
      div(.class("scroll panel")) {
        table(.class("plain carried")) {
          caption(.class("hid")) { frame(DutyWord.units) }
          thead {
            tr {
              for word in [DutyWord.units, .head, .inCharge] { th(.scope("col")) { frame(word) } }
              for word in [DutyWord.people, .count] { th(.scope("col"), .class("right")) { frame(word) } }
              th(.scope("col"), .class("right")) { frame(DeskWord.red) }
            }
          }
          tbody {
            for unit in overview.units {
              tr {
                th(.scope("row")) { frame.unit(unit.name, unit.unit) }
                td { frame.named(unit.head) }
                td { unit.leader == nil ? HTML(frame(.none)) : frame.named(unit.leader) }
                td(.class("right")) { String(unit.people) }
                td(.class("right")) { String(unit.open) }
                td(.class("right")) {
                  if unit.red > 0 {
                    span(.class("lamp red")) {
                      span(.class("shape"), .aria("hidden", "true")) { Light.red.shape }
                      span(.class("word")) { String(unit.red) }
                    }
                  } else {
                    "0"
                  }
                }
              }
            }
          }
        }
        if overview.units.isEmpty { p(.class("soft")) { frame(DutyWord.noItems) } }
      }
      section(.class("panel"), .id("without")) {
        h2 { "\(frame(DutyWord.withoutItem)) \(overview.without.count)" }
        if overview.isCut {
          p(.class("soft")) { frame(DutyWord.cut) }
        } else if overview.without.isEmpty {
          p(.class("soft")) { frame(DutyWord.everyoneBears) }
        } else {
          p(.class("soft")) { frame(DutyWord.withoutItemHint) }
          ul(.class("kids")) {
            for bearer in overview.without {
              li {
                frame.person(bearer.name, bearer.person)
                if let post = bearer.post { span(.class("soft")) { post[frame.language] } }
              }
            }
          }
        }
      }
    }
  }
}

/// 单位责任.
public func unitPage(_ duties: UnitDuties, _ frame: PageFrame) -> [UInt8] {
  let frame = frame.at(.duties)
  return frame.page(duties.account.name[frame.language]) {
    crumb(frame)
    frame.heading(frame.titled(duties.account.name))
    dl(.class("facts")) {
      fact(.head, frame.named(duties.head), frame)
      if let leader = duties.leader { fact(.inCharge, frame.named(leader), frame) }
      if !duties.liaisons.isEmpty {
        fact(.liaison, HTML { for liaison in duties.liaisons { frame.named(liaison) } }, frame)
      }
    }
    account(duties.account, isInScope: duties.isInScope, names: .people, frame)
    section(.class("panel")) {
      h2 { frame(DutyWord.people) }
      if duties.isInScope {
        bearers(duties.people, frame)
      } else {
        ul(.class("bearers")) {
          for bearer in duties.people {
            li {
              frame.person(bearer.name, bearer.person)
              if let post = bearer.post { span(.class("soft")) { post[frame.language] } }
            }
          }
        }
      }
    }
  }
}

/// 个人责任.
public func personPage(_ duties: PersonDuties, _ frame: PageFrame) -> [UInt8] {
  let frame = frame.at(.duties)
  return frame.page(duties.account.name[frame.language]) {
    crumb(frame)
    frame.heading(frame.titled(duties.account.name))
    dl(.class("facts")) {
      for held in duties.posts {
        fact(.posts, a(.class("name"), .href(.site("units", held.unit.unit.raw))) { held.title[frame.language] }, frame)
      }
      if duties.posts.isEmpty { fact(.posts, HTML(frame(DutyWord.before)), frame) }
      if !duties.inCharge.isEmpty {
        fact(
          .inChargeOf,
          HTML {
            for (index, unit) in duties.inCharge.enumerated() {
              if index > 0 { frame.language == .simplifiedChinese ? "、" : ", " }
              frame.unit(unit.name, unit.unit)
            }
          }, frame)
      }
      if let branch = duties.branch { fact(.branchOf, HTML(branch[frame.language]), frame) }
    }
    account(duties.account, isInScope: true, names: .units, frame)
  }
}

extension PageFrame {
  func named(_ named: Account.Named?) -> HTML {
    guard let named else { return span(.class("soft")) { self(DutyWord.vacant) } }
    return person(named.name, named.person)
  }
}

private func crumb(_ frame: PageFrame) -> HTML {
  p(.class("crumb")) { a(.href(.site("units"))) { frame(DutyWord.duties) } }
}

private func fact(_ name: DutyWord, _ value: HTML, _ frame: PageFrame) -> HTML {
  div {
    dt { frame(name) }
    dd { value }
  }
}

/// Whose names a line tells beside the matter.
private enum Names { case people, units }

private func account(_ account: Account, isInScope: Bool, names: Names, _ frame: PageFrame) -> HTML {
  section(.class("account")) {
    h2 {
      names == .people ? frame(DutyWord.unitAccount) : frame(DutyWord.personAccount)
      span(.class("soft")) { " \(frame(.count(account.lines.count))) · \(account.day)" }
    }
    if account.lines.isEmpty {
      p(.class("empty")) { isInScope ? frame(DutyWord.noItems) : frame(DutyWord.outOfScope) }
    } else {
      if account.isCut { p(.class("soft")) { frame(DutyWord.cut) } }
      table(.class("rows")) {
        caption(.class("hid")) { frame(DutyWord.unitAccount) }
        thead {
          tr {
            th(.scope("col"), .class("c-matter")) { frame(.matter) }
            th(.scope("col"), .class("c-who")) { names == .people ? frame(DutyWord.person) : frame(.unit) }
            th(.scope("col"), .class("c-due")) { frame(.due) }
            th(.scope("col"), .class("c-standard")) { frame(DutyWord.standard) }
            th(.scope("col"), .class("c-light")) { frame(.lightAndReason) }
          }
        }
        tbody { for line in account.lines { accountLine(line, names, frame) } }
      }
    }
  }
}

private func accountLine(_ line: Account.Line, _ names: Names, _ frame: PageFrame) -> HTML {
  let row = line.row
  return tr {
    th(.scope("row"), .class("c-matter")) {
      a(.href(.site("items", row.item.description))) { frame.titled(row.title) }
      span(.class("meta")) {
        if !row.number.isEmpty { span(.class("no")) { row.number } }
        if row.isRigid { span(.class("tag rigid")) { frame(.rigid) } }
        span(.class("tag")) { frame(line.share.word) }
        span(.class("tag")) { row.stage[frame.language] }
      }
    }
    td(.class("c-who")) {
      switch names {
      case .people:
        if let person = row.person { frame.person(person, row.personID) } else { span(.class("soft")) { frame(.none) } }
      case .units:
        if let unit = row.unit { frame.unit(unit, row.unitID) } else { span(.class("soft")) { frame(.none) } }
      }
    }
    td(.class("c-due")) { frame.dueCell(row.due, row.dueText) }
    td(.class("c-standard")) {
      if line.standard.isEmpty {
        span(.class("soft")) { frame(.none) }
      } else {
        span(.lang("zh-Hans")) { line.standard }
      }
    }
    td(.class("c-light")) { frame.lamp(row.light, row.reason) }
  }
}

extension Account.Share {
  var word: DutyWord {
    switch self {
    case .lead: .lead
    case .support: .support
    case .leader: .leaderOf
    case .person: .responsibleFor
    }
  }
}
