internal import Calendars
internal import LedgerKernel
internal import Markup
internal import Reports
internal import Wording

/// The findings of one kind as cards in one form: every button names what it does to which finding, and whatever was typed
/// goes along with any of them.
struct SourceCards {
  let desk: SourceDesk
  let view: SourceView
  let frame: PageFrame

  private var findings: [SourceDesk.Finding] { desk.findings(of: view.tab) }
  private var mayAccept: Bool { desk.acceptable.contains(view.tab) }
  private var left: Int { findings.count(where: \.isOpen) }

  var html: HTML {
    guard !findings.isEmpty else {
      return frame.emptyState(frame(SourceWord.nothingHere), frame(SourceWord.nothingHereHint))
    }
    return form(
      .method(.post), .action(.site("sources", desk.item.description)), .class("sift"), .autocomplete("off"),
      .id("sift")
    ) {
      hidden("csrf", frame.csrf)
      hidden("tab", view.tab.tab)
      if let open = view.open { hidden("open", open.description) }
      // What the enter key does within a field: never the first button of the page.
      button(
        .type("submit"), .name("op"), .value(view.open.map { "accept:\($0)" } ?? "show"), .class("hid"), .tabindex(-1),
        .aria("hidden", "true"))
      if mayAccept || desk.maySift { bulk }
      ol(.class("cards")) { for finding in findings { card(finding) } }
    }
  }

  private var bulk: HTML {
    div(.class("bulk")) {
      span(.class("soft")) { frame(SourcePhrase.left(left)) }
      if left > 0 {
        if mayAccept {
          button(.type("submit"), .name("op"), .value("take"), .class("quiet")) { frame(SourceWord.acceptChosen) }
        }
        if desk.maySift {
          button(.type("submit"), .name("op"), .value("leave"), .class("quiet")) { frame(SourceWord.dropChosen) }
        }
      }
    }
  }

  private func card(_ finding: SourceDesk.Finding) -> HTML {
    let isOpened = view.open == finding.key
    let state =
      switch finding.state {
      case .open: "open"
      case .accepted: "taken"
      case .dropped: "left"
      }
    return li(
      .class("find \(state)\(isOpened ? " opened" : "")"), .id("c-\(finding.key)"),
      .data("key", finding.key.description), .tabindex(-1),
      isOpened ? .aria("current", "true") : .absent
    ) {
      div(.class("line")) {
        if finding.isOpen, mayAccept || desk.maySift {
          label(.class("pick")) {
            input(
              .type("checkbox"), .name("chosen"), .value(finding.key.description),
              .checked(when: view.chosen.contains(finding.key)))
            span(.class("hid")) { "\(frame(SourceWord.take)) \(finding.number)" }
          }
        }
        // There and back: the number leads to the words, and the mark in the text leads here.
        if finding.state == .dropped {
          span(.class("no")) { String(finding.number) }
        } else {
          a(.class("no"), .href(.fragment("t-\(finding.key)")), .title(frame(SourceWord.inText))) {
            String(finding.number)
          }
        }
        div(.class("what")) {
          a(.class("name"), .lang("zh-Hans"), .href(cardLink(finding.key, desk, open: !isOpened && finding.isOpen))) {
            finding.title
          }
          meta(finding)
        }
      }
      element("blockquote", [.lang("zh-Hans")]) {
        if !finding.section.isEmpty { span(.class("soft")) { "\(finding.section) " } }
        finding.quote
      }
      if finding.key.kind == .correction {
        for remark in finding.because { p(.class("remark")) { remark[frame.language] } }
      }
      if isOpened { opened(finding) }
      if desk.maySift || mayAccept { buttons(finding, isOpened) }
    }
  }

  private func meta(_ finding: SourceDesk.Finding) -> HTML {
    p(.class("meta")) {
      for tag in finding.tags { span(.class("tag")) { tag[frame.language] } }
      switch finding.state {
      case .open: span(.class("soft")) { frame(SourceWord.open) }
      case .dropped: span(.class("soft")) { frame(finding.key.kind == .correction ? SourceWord.checked : .dropped) }
      case .accepted(let accepted):
        span(.class("done")) {
          frame(SourceWord.accepted)
          if let item = accepted.item {
            " · "
            a(.href(.site("items", item.description))) { accepted.name[frame.language] }
            " · "
            accepted.stage[frame.language]
          }
        }
      }
      if case .accepted(let accepted) = finding.state, !accepted.lacks.isEmpty {
        let words = accepted.lacks.map { $0[frame.language] }
        span(.class("lacks")) {
          "\(frame(SourceWord.lacking)) \(words.joined(separator: frame.language == .simplifiedChinese ? "、" : ", "))"
          if let item = accepted.item, let edit = accepted.edit {
            " "
            a(.href(.site("items", item.description, "acts", edit.raw))) { frame(SourceWord.fill) }
          }
        }
      }
      if !finding.dueText.isEmpty {
        span(.class("verbatim")) {
          "\(frame(SourceWord.dueAsWritten)) "
          span(.lang("zh-Hans")) { "“\(finding.dueText)”" }
        }
      }
    }
  }

  // MARK: What can be done

  private func buttons(_ finding: SourceDesk.Finding, _ isOpened: Bool) -> HTML {
    div(.class("ops")) {
      switch finding.state {
      case .accepted: HTML()
      case .dropped:
        if desk.maySift { op("restore", finding, finding.key.kind == .correction ? .unseen : .restore, key: "u") }
      case .open:
        if mayAccept { op("accept", finding, .accept, key: "Enter", isPrimary: isOpened) }
        if mayAccept, !isOpened {
          a(.class("quiet"), .href(cardLink(finding.key, desk, open: true)), .data("act", "e")) {
            frame(SourceWord.edit)
          }
        }
        if desk.maySift {
          if finding.next != nil { op("merge", finding, .merge, key: "m") }
          op("drop", finding, finding.key.kind == .correction ? .seen : .drop, key: "d")
          if finding.isReshaped { op("restore", finding, .reread, key: "u") }
        }
        if isOpened {
          a(.class("quiet"), .href(cardLink(finding.key, desk)), .data("act", "e")) { frame(SourceWord.close) }
        }
      }
    }
  }

  private func op(
    _ name: String, _ finding: SourceDesk.Finding, _ word: SourceWord, key: String, isPrimary: Bool = false
  ) -> HTML {
    button(
      .type("submit"), .name("op"), .value("\(name):\(finding.key)"), .class(isPrimary ? "btn pri" : "quiet"),
      .data("act", key)
    ) { frame(word) }
  }

  // MARK: The open card

  private func opened(_ finding: SourceDesk.Finding) -> HTML {
    HTML {
      if !finding.because.isEmpty, finding.key.kind != .correction {
        p(.class("soft because")) {
          let isChinese = frame.language == .simplifiedChinese
          "\(frame(SourceWord.because))\(isChinese ? "：" : ": ")"
            + finding.because.map { $0[frame.language] }.joined(separator: isChinese ? "；" : "; ")
        }
      }
      if let problem = view.problem { p(.class("wrong")) { problem } }
      if let sheet = view.form {
        chips(finding)
        fields(
          sheet,
          isVague: !finding.dueText.isEmpty && sheet.fields.contains { $0.definition.code == .due && $0.values.isEmpty }
        )
      }
      if desk.maySift, !finding.seams.isEmpty { seams(finding) }
    }
  }

  private func chips(_ finding: SourceDesk.Finding) -> HTML {
    guard !finding.chips.isEmpty else { return HTML() }
    return div(.class("chips"), .role("group"), .aria("label", frame(SourceWord.dueChoose))) {
      span(.class("soft")) { frame(SourceWord.dueChoose) }
      for chip in finding.chips {
        button(
          .type("submit"), .name("op"), .value("chip:\(finding.key):\(chip.day)"), .class("chip"),
          .title(chip.day.description), .data("day", chip.day.description)
        ) { chip.name[frame.language] }
      }
      small { frame(SourceWord.dueChooseHint) }
    }
  }

  /// Who, when and to what standard come first; the rest is folded.
  private static let first: [FieldCode] = [
    .title, .lead, .person, .leader, .due, .standard, .quantity, .quantityUnit,
  ]

  private func fields(_ sheet: ActForm, isVague: Bool) -> HTML {
    let own = sheet.fields.filter { FieldDefinition.common[$0.definition.code] == nil }
    let leading = Self.first.compactMap { code in sheet.fields.first { $0.definition.code == code } }
    // A ledger's own fields are what it is about: a figure's value, a fault's cause.
    let shown = (own.isEmpty ? leading : [leading.first].compactMap { $0 } + own + leading.dropFirst())
    let rest = sheet.fields.filter { field in !shown.contains { $0.definition.code == field.definition.code } }
    return HTML {
      div(.class(isVague ? "grid vague" : "grid")) {
        for field in shown { FormControl(field, frame, suffix: ".\(view.open?.description ?? "")").html }
      }
      if !rest.isEmpty {
        details(.class("rest")) {
          summary { frame(SourceWord.moreFields) }
          div(.class("grid")) {
            for field in rest { FormControl(field, frame, suffix: ".\(view.open?.description ?? "")").html }
          }
        }
      }
    }
  }

  private func seams(_ finding: SourceDesk.Finding) -> HTML {
    details(.class("seams"), .data("act", "s")) {
      summary { frame(SourceWord.split) }
      ul {
        for seam in finding.seams {
          li(.lang("zh-Hans")) {
            "…\(seam.before)"
            button(
              .type("submit"), .name("op"), .value("split:\(finding.key):\(seam.place)"), .class("quiet"),
              .lang(frame.language.rawValue)
            ) { frame(SourceWord.splitHere) }
            "\(seam.after)…"
          }
        }
      }
    }
  }
}
