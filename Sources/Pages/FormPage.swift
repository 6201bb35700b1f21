internal import Calendars
internal import LedgerKernel
public import Markup
public import Reports
public import Wording

/// What stands on a form beside its fields: where it goes, what it carries, and what went wrong the last time.
public struct FormState: Hashable, Sendable {
  public enum Trouble: Hashable, Sendable {
    case none
    /// A rule said no, in words.
    case refused(String)
    /// The item moved on.
    case stale
  }
  /// A file that was uploaded with an attempt that failed.
  public struct Kept: Hashable, Sendable {
    public let name: String
    /// Signed, so that only what was uploaded here comes back.
    public let token: String
    public init(name: String, token: String) {
      self.name = name
      self.token = token
    }
  }

  public let action: Link
  public let back: Link
  /// What it goes back to, where that is not what the form is about.
  public let backName: Words?
  public let command: String
  /// How many facts of the item the person has seen.
  public let seen: Int?
  public var trouble: Trouble
  public var kept: [Kept]
  /// Items to choose from, where an act is done for several at once; nil on the form of one.
  public var together: [Together]?

  /// One item that may be chosen.
  public struct Together: Hashable, Sendable {
    public let row: WallChart.Row
    public let standard: String
    public let seen: Int
    public let isChosen: Bool
    /// What it still lacks for where the act leads.
    public let lacks: [Words]
    public init(_ row: WallChart.Row, standard: String, seen: Int, isChosen: Bool, lacks: [Words] = []) {
      self.row = row
      self.standard = standard
      self.seen = seen
      self.isChosen = isChosen
      self.lacks = lacks
    }
  }

  public init(
    action: Link, back: Link, backName: Words? = nil, command: String, seen: Int?, trouble: Trouble = .none,
    kept: [Kept] = [],
    together: [Together]? = nil
  ) {
    self.action = action
    self.back = back
    self.backName = backName
    self.command = command
    self.seen = seen
    self.trouble = trouble
    self.kept = kept
    self.together = together
  }
}

/// 办理表单 — the one form behind every act of every ledger.
public func formPage(_ sheet: ActForm, _ state: FormState, _ frame: PageFrame) -> [UInt8] {
  frame.page("\(sheet.name[frame.language]) · \(sheet.heading[frame.language])") {
    p(.class("crumb")) {
      a(.href(state.back)) {
        sheet.item == nil ? HTML((state.backName ?? sheet.heading)[frame.language]) : frame.titled(sheet.heading)
      }
    }
    h1 { state.together == nil ? sheet.name[frame.language] : frame(.together(sheet.name[frame.language])) }
    switch state.trouble {
    case .none: HTML()
    case .refused(let words): frame.alert(frame(.refusedTitle), words)
    case .stale:
      div(.class("alert"), .role("alert")) {
        strong { frame(.staleTitle) }
        p { frame(.staleBody) }
        if let item = sheet.item {
          a(
            .href(.site("items", item.description, fragment: "history")), Attribute("target", "_blank"),
            .rel("noopener")
          ) { frame(.seeWhatChanged) }
        }
      }
    }
    form(
      .method(.post), .action(state.action), .enctype(sheet.takesEvidence ? .multipart : .urlEncoded),
      .class(sheet.fields.count < 6 ? "act" : "act many"),
      .autocomplete("off")
    ) {
      hidden("csrf", frame.csrf)
      hidden("command", state.command)
      if let seen = state.seen { hidden("seen", String(seen)) }
      if let rows = state.together { choices(rows, frame) }
      for field in sheet.fields { FormControl(field, frame).html }
      if sheet.takesEvidence { files(state, frame) }
      div(.class("buttons")) {
        button(.class("btn pri"), .type("submit")) {
          state.trouble == .stale ? frame(.staleSubmit) : sheet.name[frame.language]
        }
        a(.class("btn"), .href(state.back)) { frame(.cancel) }
      }
    }
  }
}

private func choices(_ rows: [FormState.Together], _ frame: PageFrame) -> HTML {
  guard !rows.isEmpty else { return p(.class("empty")) { frame(.nothingWaits) } }
  return div(.class("scroll")) {
    table(.class("rows choose")) {
      thead {
        tr {
          for head in [PageWord.take, .matter, .who, .due, .standard] { th(.scope("col")) { frame(head) } }
        }
      }
      tbody {
        for choice in rows {
          let item = choice.row.item.description
          tr {
            td {
              input(
                .type("checkbox"), .id("i-\(item)"), .name("chosen"), .value(item), .checked(when: choice.isChosen))
              hidden("seen.\(item)", String(choice.seen))
            }
            td {
              label(.for("i-\(item)")) { frame.titled(choice.row.title) }
              " "
              a(.href(.site("items", item))) { frame(.details) }
              if !choice.lacks.isEmpty {
                small(.class("lacks")) {
                  "\(frame(SourceWord.lacking)) "
                  choice.lacks.map { $0[frame.language] }.joined(
                    separator: frame.language == .simplifiedChinese ? "、" : ", ")
                }
              }
            }
            td { choice.row.unit?[frame.language] ?? "—" }
            td { choice.row.due?.description ?? choice.row.dueText }
            td { choice.standard }
          }
        }
      }
    }
  }
}

func hidden(_ name: String, _ value: String) -> HTML { input(.type("hidden"), .name(name), .value(value)) }

private func files(_ state: FormState, _ frame: PageFrame) -> HTML {
  div(.class("fld")) {
    label(.for("evidence")) { frame(.evidenceFiles) }
    input(.type("file"), .id("evidence"), .name("evidence"), .multiple)
    small { frame(.fileLimit(megabytes: frame.fileMegabytes)) }
    if !state.kept.isEmpty {
      p { frame(.keptFiles) }
      ul {
        for file in state.kept {
          li {
            hidden("kept", file.token)
            file.name
          }
        }
      }
    }
  }
}

/// What was typed into a form that can no longer be sent, so that nothing typed is lost.
public func keptPage(
  _ name: String, refusal: String, typed: [(name: String, values: [String])], isStale: Bool, back: Link,
  _ frame: PageFrame
) -> [UInt8] {
  frame.page(frame(.notPossible)) {
    h1 { name }
    frame.alert(isStale ? frame(.staleTitle) : frame(.notPossible), refusal)
    p { a(.class("btn"), .href(back)) { frame(.backToItem) } }
    frame.kept(typed.map { ($0.name, $0.values.joined(separator: "\n")) })
  }
}

extension PageFrame {
  /// What was typed and could not be used, to be copied; nothing where nothing was.
  ///
  /// - Parameter isKnown: Whether it is certain that none of it was written.
  func kept(_ typed: [(name: String, text: String)], isKnown: Bool = true) -> HTML {
    guard !typed.isEmpty else { return HTML() }
    return section(.class("panel")) {
      h2 { self(.keptTitle) }
      p(.class("soft")) { self(isKnown ? .typedKept : .typedMaybe) }
      dl(.class("lines")) {
        for line in typed {
          div {
            dt { line.name }
            dd { line.text }
          }
        }
      }
    }
  }
}
