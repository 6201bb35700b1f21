internal import Bureau
internal import Calendars
internal import Markup
public import Reports
internal import Wording

/// 组织 — the tree of units, and what is lent, as of a day.
public func organisationPage(_ chart: OrganisationChart, _ frame: PageFrame) -> [UInt8] {
  let frame = frame.at(.organisation)
  return frame.page(frame(DutyWord.organisation)) {
    frame.heading(HTML("\(frame(DutyWord.organisation)) \(chart.day)"))
    p(.class("soft")) { frame(DutyWord.organisationHint) }
    form(.method(.get), .action(.site("organisation")), .class("asof")) {
      frame.field(.asOf, for: "o-on") {
        input(.id("o-on"), .type("date"), .name("on"), .value(chart.day.description))
      }
      button(.class("btn"), .type("submit")) { frame(.apply) }
    }
    div(.class("cols")) {
      section(.class("panel")) {
        h2 { frame(DutyWord.orgUnits) }
        ul(.class("tree")) { for root in chart.roots { node(root, frame) } }
      }
      div {
        section(.class("panel"), .id("lent")) {
          h2 { "\(frame(DutyWord.delegations)) · \(frame(DutyWord.covers))" }
          if chart.delegations.isEmpty, chart.covers.isEmpty {
            p(.class("soft")) { frame(DutyWord.noLending) }
          } else {
            loans(chart.delegations, chart.covers, frame)
          }
        }
        if !chart.changes.isEmpty {
          section(.class("panel")) {
            h2 { frame(DutyWord.changes) }
            ul(.class("kids")) {
              for change in chart.changes {
                li {
                  frame.stamp(change.day)
                  span { change.what[frame.language] }
                }
              }
            }
          }
        }
      }
    }
  }
}

private func node(_ unit: OrganisationChart.Unit, _ frame: PageFrame) -> HTML {
  li {
    span(.class("unit")) { frame.unit(unit.name, unit.unit) }
    small {
      "\(frame(DutyWord.head)) "
      frame.named(unit.head)
      if let leader = unit.leader {
        " · \(frame(DutyWord.inCharge)) "
        frame.named(leader)
      }
    }
    if !unit.posts.isEmpty {
      p(.class("posts")) {
        for post in unit.posts {
          span {
            frame.person(post.person.name, post.person.person)
            " \(post.role[frame.language])"
            if post.isActing { " (\(frame(DutyWord.acting)))" }
          }
        }
      }
    }
    if !unit.below.isEmpty { ul { for below in unit.below { node(below, frame) } } }
  }
}

private func loans(
  _ delegations: [OrganisationChart.Loan], _ covers: [OrganisationChart.Loan], _ frame: PageFrame
) -> HTML {
  func row(_ loan: OrganisationChart.Loan, _ word: DutyWord) -> HTML {
    li {
      span {
        frame.person(loan.by.name, loan.by.person)
        " \(frame(word)) "
        frame.person(loan.forWhom.name, loan.forWhom.person)
      }
      if !loan.capabilities.isEmpty {
        span(.class("soft")) {
          loan.capabilities.map { $0[frame.language] }.joined(
            separator: frame.language == .simplifiedChinese ? "、" : ", ")
        }
      }
      span(.class("soft")) {
        frame.stamp(loan.from)
        if let to = loan.to {
          " – "
          frame.stamp(to)
        }
      }
    }
  }
  return ul(.class("kids")) {
    for loan in delegations { row(loan, .signsFor) }
    for loan in covers { row(loan, .coversFor) }
  }
}

/// 设置 — language, who one is to the system, and for the administrator what was adopted.
public func settingsPage(_ sheet: SettingsSheet, _ password: PasswordPanel, _ frame: PageFrame) -> [UInt8] {
  let frame = frame.at(.settings)
  let separator = frame.language == .simplifiedChinese ? "、" : ", "
  return frame.page(frame(DutyWord.settings)) {
    frame.heading(HTML(frame(DutyWord.settings)))
    section(.class("panel")) {
      h2 { frame(DutyWord.theme) }
      div(.class("buttons")) {
        for (language, name) in [("zh-Hans", "中文"), ("en", "English")] {
          a(
            .class("btn"), .lang(language), .href(.site("settings", query: [.init("lang", language)])),
            language == frame.language.rawValue ? .aria("current", "true") : .absent
          ) { name }
        }
      }
      p(.class("soft")) { frame(DutyWord.languageHint) }
    }
    section(.class("panel")) {
      h2 { frame(DutyWord.whoAmI) }
      p {
        strong { frame.person(sheet.person.name, sheet.person.person) }
        " "
        code { sheet.person.person.raw }
      }
      dl(.class("lines")) {
        for post in sheet.posts {
          div {
            dt {
              post.title[frame.language]
              small {
                "\(frame(DutyWord.from)) "
                frame.stamp(post.from)
              }
            }
            dd {
              "\(frame(DutyWord.capabilities))\(frame.language == .simplifiedChinese ? "：" : ": ")\(post.may.map { $0[frame.language] }.joined(separator: separator))"
            }
          }
        }
      }
    }
    section(.class("panel")) {
      h2 { frame(DutyWord.myCover) }
      if sheet.delegations.isEmpty, sheet.covers.isEmpty {
        p(.class("soft")) { frame(DutyWord.noCover) }
      } else {
        loans(sheet.delegations, sheet.covers, frame)
      }
    }
    password.html(frame)
    if let adopted = sheet.adopted { adoptedPanel(adopted, frame) }
  }
}

private func adoptedPanel(_ adopted: [SettingsSheet.Adopted], _ frame: PageFrame) -> HTML {
  section(.class("panel"), .id("adopted")) {
    h2 { frame(DutyWord.adopted) }
    p(.class("soft")) { frame(DutyWord.adoptedHint) }
    div(.class("scroll")) {
      table(.class("plain")) {
        thead {
          tr {
            for word in [DutyWord.kind, .file, .year, .adoptedOn] { th(.scope("col")) { frame(word) } }
            th(.scope("col")) { frame(.actor) }
            th(.scope("col")) { frame(DutyWord.hash) }
          }
        }
        tbody {
          for text in adopted {
            tr {
              th(.scope("row")) { text.kind[frame.language] }
              td { code { text.name } }
              td { String(text.year) }
              td { frame.stamp(text.on) }
              td { text.by[frame.language] }
              td { code { text.hash } }
            }
          }
        }
      }
    }
  }
}
