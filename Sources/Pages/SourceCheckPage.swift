public import LedgerKernel
internal import Markup
public import Reports
internal import Wording

/// What a comparison was asked for.
public struct CheckForm: Hashable, Sendable {
  public let others: [SourceEntry]
  public let chosen: Set<ItemID>
  public let pasted: String
  public init(others: [SourceEntry], chosen: Set<ItemID>, pasted: String) {
    self.others = others
    self.chosen = chosen
    self.pasted = pasted
  }
}

/// 三单对照 — a text against other texts, a pasted list and the items of its year.
public func sourceCheckPage(
  _ desk: SourceDesk, _ sheet: CollationSheet, _ form: CheckForm, _ frame: PageFrame
) -> [UInt8] {
  let frame = frame.at(.sources)
  return frame.page(frame(SourceWord.check)) {
    backToDesk(desk, .check, frame)
    p(.class("soft")) { "\(frame(SourceWord.checkHint)) \(frame(SourcePhrase.itemsCompared(sheet.items)))" }
    asking(desk, form, frame)
    if let gaps = sheet.gaps {
      part(.notListed, gaps.notListed.count, .nothingWithout, frame) {
        for side in gaps.notListed { clause(side, desk, frame) }
      }
      part(.notAsked, gaps.notAsked.count, .nothingWithout, frame) {
        for side in gaps.notAsked { li { words(side, frame) } }
      }
    }
    part(.clausesWithout, sheet.withoutItem.count, .nothingWithout, frame) {
      for side in sheet.withoutItem { clause(side, desk, frame) }
    }
    part(.itemsWithout, sheet.withoutClause.count, .nothingWithout, frame) {
      for side in sheet.withoutClause { li { words(side, frame) } }
    }
    part(.conflicts, sheet.conflicts.count, .nothingConflicts, frame) {
      for conflict in sheet.conflicts {
        li {
          words(conflict.first, frame, says: conflict.firstSays)
          p(.class("against")) { frame(SourceWord.notSame) }
          words(conflict.second, frame, says: conflict.secondSays)
        }
      }
    }
    part(.twice, sheet.twice.count, .nothingTwice, frame) {
      for group in sheet.twice { li { for side in group { words(side, frame) } } }
    }
    part(.counts, sheet.counts.count, .nothingCounts, frame) {
      for count in sheet.counts {
        li { p { "\(count.origin[frame.language]) · \(frame(SourcePhrase.stated(count.stated, count.actual)))" } }
      }
    }
  }
}

/// A clause with the way to its finding, where it can be accepted.
private func clause(_ side: CollationSheet.Side, _ desk: SourceDesk, _ frame: PageFrame) -> HTML {
  li(.class("side")) {
    div { words(side, frame) }
    if case .finding(let key, let item) = side.place, item == desk.item, desk.acceptable.contains(key.kind) {
      div(.class("ops")) {
        a(.class("quiet"), .href(cardLink(key, desk, open: true))) { frame(SourceWord.openFinding) }
      }
    }
  }
}

private func backToDesk(_ desk: SourceDesk, _ word: SourceWord, _ frame: PageFrame) -> HTML {
  HTML {
    p(.class("crumb")) {
      a(.href(.site("sources"))) { frame(SourceWord.backToList) }
      a(.href(.site("sources", desk.item.description))) { desk.title[frame.language] }
    }
    h1 { frame(word) }
  }
}

private func asking(_ desk: SourceDesk, _ asked: CheckForm, _ frame: PageFrame) -> HTML {
  form(
    .method(.post), .action(.site("sources", desk.item.description, "check")), .class("panel compare"),
    .autocomplete("off")
  ) {
    hidden("csrf", frame.csrf)
    fieldset(.class("fld")) {
      legend { frame(SourceWord.otherTexts) }
      if asked.others.isEmpty {
        p(.class("soft")) { frame(SourceWord.noOthers) }
      } else {
        div(.class("boxes")) {
          for other in asked.others {
            label {
              input(
                .type("checkbox"), .name("with"), .value(other.item.description),
                .checked(when: asked.chosen.contains(other.item)))
              span { other.title[frame.language] }
            }
          }
        }
      }
    }
    labelled(.pasted, "c-list", frame) {
      textarea(.id("c-list"), .name("pasted"), .rows(5)) { asked.pasted }
      small { frame(SourceWord.pastedHint) }
    }
    div(.class("buttons")) { button(.class("btn pri"), .type("submit")) { frame(SourceWord.compare) } }
  }
}

private func part(
  _ word: SourceWord, _ count: Int, _ nothing: SourceWord, _ frame: PageFrame, @HTMLBuilder _ rows: () -> HTML
) -> HTML {
  section(.class("panel")) {
    h2 { frame(SourcePhrase.heading(frame(word), count)) }
    if count == 0 { p(.class("soft")) { frame(nothing) } } else { ol(.class("pairs")) { rows() } }
  }
}

private func words(_ side: CollationSheet.Side, _ frame: PageFrame, says: String? = nil) -> HTML {
  HTML {
    p(.lang("zh-Hans")) { side.words }
    p(.class("meta")) {
      let origin = side.origin[frame.language]
      switch side.place {
      case .finding(let key, let item):
        let query: [Link.QueryItem] = [.init("tab", key.kind.tab)]
        a(.href(.site("sources", item.description, query: query, fragment: "c-\(key)"))) { origin }
      case .line(let number): span(.class("tag")) { "\(origin) \(number)" }
      case .item(let item):
        a(.href(.site("items", item.description))) { origin.isEmpty ? frame(PageWord.details) : origin }
      }
      if let says {
        span(.class("verbatim")) {
          "\(frame(SourceWord.saysHere)) "
          span(.lang("zh-Hans")) { "“\(says)”" }
        }
      }
    }
  }
}

/// 问题—措施对照 — each fault that a text admits beside what it promises, unanswered ones first.
public func sourceAnswersPage(_ desk: SourceDesk, _ frame: PageFrame) -> [UInt8] {
  let frame = frame.at(.sources)
  let faults = desk.findings(of: .problem).filter { $0.state != .dropped }
  let ordered = faults.filter(\.answers.isEmpty) + faults.filter { !$0.answers.isEmpty }
  return frame.page(frame(SourceWord.answers)) {
    backToDesk(desk, .answers, frame)
    p(.class("soft")) {
      let left = faults.count(where: \.answers.isEmpty)
      "\(frame(SourceWord.answersHint)) \(frame(SourcePhrase.count(.problem, faults.count))) · \(frame(SourcePhrase.unanswered(left)))"
    }
    if ordered.isEmpty {
      frame.emptyState(frame(SourceWord.noProblems), frame(SourceWord.nothingHereHint))
    } else {
      section(.class("panel")) { ol(.class("pairs")) { for fault in ordered { answer(fault, desk, frame) } } }
    }
  }
}

private func answer(_ fault: SourceDesk.Finding, _ desk: SourceDesk, _ frame: PageFrame) -> HTML {
  li(.id("c-\(fault.key)")) {
    div(.class("fault")) {
      div {
        p(.lang("zh-Hans")) {
          a(.class("no"), .href(cardLink(fault.key, desk))) { String(fault.number) }
          " "
          fault.quote
        }
        p(.class("meta")) {
          if !fault.section.isEmpty { span(.class("tag"), .lang("zh-Hans")) { fault.section } }
          for tag in fault.tags { span(.class("tag")) { tag[frame.language] } }
        }
        standing(fault, desk, frame)
      }
      div {
        if fault.answers.isEmpty {
          p(.class("none")) { frame(SourceWord.nothingAnswers) }
        } else {
          p(.class("soft")) { frame(SourceWord.answeredBy) }
          ul {
            for key in fault.answers {
              if let one = desk.finding(key) {
                li {
                  a(.href(cardLink(key, desk))) { frame(SourcePhrase.answer(key.kind, one.number)) }
                  " "
                  span(.lang("zh-Hans")) { one.quote }
                }
              }
            }
          }
        }
      }
    }
  }
}

private func standing(_ fault: SourceDesk.Finding, _ desk: SourceDesk, _ frame: PageFrame) -> HTML {
  if case .accepted(let accepted) = fault.state {
    return p(.class("meta done")) {
      frame(SourceWord.accepted)
      if let item = accepted.item {
        a(.href(.site("items", item.description))) { accepted.name[frame.language] }
        span { accepted.stage[frame.language] }
      }
    }
  }
  guard desk.acceptable.contains(.problem) else { return HTML() }
  return form(.method(.post), .action(.site("sources", desk.item.description)), .class("ops")) {
    hidden("csrf", frame.csrf)
    hidden("tab", FindingKey.Kind.problem.tab)
    hidden("back", "answers")
    button(.type("submit"), .name("op"), .value("accept:\(fault.key)"), .class("quiet")) {
      frame(SourceWord.openRectification)
    }
    a(.class("quiet"), .href(cardLink(fault.key, desk, open: true))) { frame(SourceWord.addDetails) }
  }
}
