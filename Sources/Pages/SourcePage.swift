internal import LedgerKernel
internal import Markup
public import Reports
internal import Wording

/// How a text's page stands: which kind, which finding is open, and what went wrong.
public struct SourceView: Hashable, Sendable {
  public var tab: FindingKey.Kind
  public var open: FindingKey?
  /// The form of the open finding, filled with what was read or typed.
  public var form: ActForm?
  public var problem: String?
  public var chosen: Set<FindingKey>
  /// What was typed about a finding that has no form any more.
  public var kept: [Kept] = []

  public struct Kept: Hashable, Sendable {
    public let name: String
    public let text: String
    public init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  public init(
    tab: FindingKey.Kind, open: FindingKey? = nil, form: ActForm? = nil, problem: String? = nil,
    chosen: Set<FindingKey> = []
  ) {
    self.tab = tab
    self.open = open
    self.form = form
    self.problem = problem
    self.chosen = chosen
  }
}

/// 讲话分解台 — the text on the left with its findings marked, the findings of one kind on the right as cards.
public func sourcePage(_ desk: SourceDesk, _ view: SourceView, _ frame: PageFrame) -> [UInt8] {
  let frame = frame.at(.sources)
  return frame.page(desk.title[frame.language], scripts: [.sources]) {
    sourceHead(desk, frame) {
      link(.check, "check", desk, frame)
      link(.answers, "answers", desk, frame)
      for together in desk.together { togetherLink(together, desk, frame) }
    }
    if let problem = view.problem { trouble(problem, view, frame) }
    frame.kept(view.kept.map { ($0.name, $0.text) })
    div(.class("read tab-\(view.tab.rawValue)")) {
      original(desk, view, frame)
      section(.class("finds"), .aria("label", frame(SourceWord.findings))) {
        tabs(desk, view, frame)
        SourceCards(desk: desk, view: view, frame: frame).html
        keyHelp(frame)
      }
    }
  }
}

/// What went wrong, with the way to where it did.
private func trouble(_ problem: String, _ view: SourceView, _ frame: PageFrame) -> HTML {
  div(.class("alert"), .role("alert")) {
    strong { frame(SourceWord.rejected) }
    p { problem }
    if let open = view.open { p { a(.href(.fragment("c-\(open)"))) { frame(SourceWord.toFinding) } } }
  }
}

/// The title of a text, what was read out of it, and what can be done with it.
func sourceHead(_ desk: SourceDesk, _ frame: PageFrame, @HTMLBuilder _ beside: () -> HTML) -> HTML {
  HTML {
    p(.class("crumb")) {
      a(.href(.site("sources", query: [.init("year", String(desk.year))]))) { frame(SourceWord.backToList) }
      span(.class("tag")) { desk.stage[frame.language] }
      a(.href(.site("items", desk.item.description, query: [.init("record", "yes")]))) {
        frame(SourceWord.record)
      }
    }
    div(.class("head")) {
      div {
        h1 { frame.titled(desk.title) }
        p(.class("soft")) { summaryLine(desk, frame) }
      }
      div(.class("acts")) { beside() }
    }
  }
}

private func summaryLine(_ desk: SourceDesk, _ frame: PageFrame) -> String {
  var parts = [frame(SourcePhrase.length(desk.length))]
  for kind in FindingKey.Kind.allCases {
    var part = frame(SourcePhrase.count(kind, desk.findings(of: kind).count))
    if kind == .problem, !desk.unanswered.isEmpty {
      let words = frame(SourcePhrase.unanswered(desk.unanswered.count))
      part += frame.language == .simplifiedChinese ? "（\(words)）" : " (\(words))"
    }
    parts.append(part)
  }
  return parts.joined(separator: " · ")
}

private func link(_ word: SourceWord, _ segment: String, _ desk: SourceDesk, _ frame: PageFrame) -> HTML {
  a(.class("btn"), .href(.site("sources", desk.item.description, segment))) { frame(word) }
}

private func togetherLink(_ together: SourceDesk.Together, _ desk: SourceDesk, _ frame: PageFrame) -> HTML {
  let query: [Link.QueryItem] = [.init("year", String(desk.year)), .init("under", desk.item.description)]
  return a(
    .class(together.isForSignature && together.ready > 0 ? "btn pri" : "btn"),
    .href(.site("ledgers", together.ledger.raw, "together", together.act.raw, query: query))
  ) { frame(SourcePhrase.together(together.name[frame.language], together.ready, lacking: together.lacking)) }
}

private func tabs(_ desk: SourceDesk, _ view: SourceView, _ frame: PageFrame) -> HTML {
  nav(.class("tabs kinds"), .aria("label", frame(SourceWord.tabs))) {
    for kind in FindingKey.Kind.allCases {
      a(
        .href(.site("sources", desk.item.description, query: [.init("tab", kind.tab)])),
        .class("kind \(kind.rawValue)"), kind == view.tab ? .aria("current", "page") : .absent
      ) {
        kind.words[frame.language]
        " "
        span(.class("n")) { String(desk.findings(of: kind).count) }
      }
    }
  }
}

// MARK: - The text

private func original(_ desk: SourceDesk, _ view: SourceView, _ frame: PageFrame) -> HTML {
  var states: [FindingKey: SourceDesk.Finding] = [:]
  for finding in desk.findings { states[finding.key] = finding }
  return section(
    .class("original"), .lang("zh-Hans"), .aria("label", frame(SourceWord.original)), .tabindex(0), .id("original")
  ) {
    for line in desk.paragraphs {
      p {
        for segment in line { piece(segment, states, desk, view) }
      }
    }
  }
}

private func piece(
  _ segment: SourceDesk.Segment, _ findings: [FindingKey: SourceDesk.Finding], _ desk: SourceDesk, _ view: SourceView
) -> HTML {
  guard !segment.keys.isEmpty else { return HTML(segment.text) }
  var classes = Set(segment.keys.map(\.kind.rawValue)).sorted()
  if segment.keys.contains(where: { $0 == view.open }) { classes.append("on") }
  if segment.keys.contains(where: { $0.kind == view.tab && findings[$0]?.isOpen == false }) { classes.append("ok") }
  // One word of the text may begin several findings: each has an anchor of its own.
  return element(
    "mark",
    [.class(classes.joined(separator: " ")), .data("keys", segment.keys.map(\.description).joined(separator: " "))]
  ) {
    for key in segment.begins {
      if key.kind == view.tab {
        a(.class("mk"), .id("t-\(key)"), .href(cardLink(key, desk))) {
          element("sup") { String(findings[key]?.number ?? 0) }
        }
      } else {
        span(.id("t-\(key)"))
      }
    }
    segment.text
  }
}

/// The card of a finding, on the tab of its kind.
func cardLink(_ key: FindingKey, _ desk: SourceDesk, open: Bool = false) -> Link {
  var query: [Link.QueryItem] = [.init("tab", key.kind.tab)]
  if open { query.append(.init("open", key.description)) }
  return .site("sources", desk.item.description, query: query, fragment: "c-\(key)")
}

private func keyHelp(_ frame: PageFrame) -> HTML {
  let keys: [(String, SourceWord)] = [
    ("J K", .keyNext), ("⏎", .keyAccept), ("E", .keyEdit), ("M", .keyMerge), ("S", .keySplit), ("D", .keyDrop),
    ("U", .keyRestore), ("1–5", .keyTabs), ("?", .keyHelp),
  ]
  return details(.class("keys"), .id("keys")) {
    summary { frame(SourceWord.keys) }
    dl {
      for (key, word) in keys {
        div {
          dt { element("kbd") { key } }
          dd { frame(word) }
        }
      }
    }
  }
}
