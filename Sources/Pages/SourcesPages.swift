internal import Calendars
internal import LedgerKernel
internal import Markup
public import Reports
internal import Wording

/// What was typed into the form that registers a text, and what was wrong with it.
public struct SourceForm: Hashable, Sendable {
  public var title: String
  public var titleInEnglish: String
  public var text: String
  public var problem: String?
  public init(title: String = "", titleInEnglish: String = "", text: String = "", problem: String? = nil) {
    self.title = title
    self.titleInEnglish = titleInEnglish
    self.text = text
    self.problem = problem
  }
}

/// 讲话分解 — the stored texts of a year, and where one is pasted or uploaded.
///
/// - Parameter form: Nil for whoever may not register a text.
public func sourcesPage(
  _ entries: [SourceEntry], form typed: SourceForm?, year: Int, years: [Int], _ frame: PageFrame
) -> [UInt8] {
  let frame = frame.at(.sources)
  return frame.page(frame(.sources)) {
    h1 { frame(.sources) }
    p(.class("soft")) { typed == nil ? frame(SourceWord.mayNotRegister) : frame(SourceWord.hint) }
    if let problem = typed?.problem { frame.alert(frame(SourceWord.rejected), problem) }
    div(.class(typed == nil ? "texts one" : "texts")) {
      if let typed { registering(typed, year, years, frame) }
      section {
        div(.class("head")) {
          h2 { frame(SourceWord.stored) }
          years.count > 1 ? yearTabs(year, years, frame) : HTML()
        }
        if entries.isEmpty {
          frame.emptyState(frame(SourceWord.noneStored), frame(SourceWord.noneStoredHint))
        } else {
          ul(.class("shelf")) { for entry in entries { card(entry, frame) } }
        }
      }
    }
  }
}

private func yearTabs(_ year: Int, _ years: [Int], _ frame: PageFrame) -> HTML {
  nav(.class("tabs quietly"), .aria("label", frame(SourceWord.planYear))) {
    for one in years {
      a(
        .href(.site("sources", query: [.init("year", String(one))])),
        one == year ? .aria("current", "page") : .absent
      ) { String(one) }
    }
  }
}

private func registering(_ typed: SourceForm, _ year: Int, _ years: [Int], _ frame: PageFrame) -> HTML {
  section(.class("panel")) {
    h2 { frame(SourceWord.newText) }
    form(.method(.post), .action(.site("sources")), .enctype(.multipart), .class("act wide")) {
      hidden("csrf", frame.csrf)
      labelled(.textTitle, "s-title", frame) {
        input(.type("text"), .id("s-title"), .name("document"), .value(typed.title), .maxlength(200), .required)
      }
      labelled(.text, "s-text", frame) { textarea(.id("s-text"), .name("text"), .rows(12)) { typed.text } }
      labelled(.orUpload, "s-file", frame) {
        input(.type("file"), .id("s-file"), .name("file"), .accept(".txt,.docx,text/plain"))
      }
      details(.open(when: !typed.titleInEnglish.isEmpty)) {
        summary { frame(SourceWord.moreFields) }
        labelled(.englishTitle, "s-en", frame) {
          input(.type("text"), .id("s-en"), .name("title-en"), .value(typed.titleInEnglish), .maxlength(300))
        }
        labelled(.planYear, "s-year", frame) {
          select(.id("s-year"), .name("year")) {
            for one in years { option(.value(String(one)), .selected(when: one == year)) { String(one) } }
          }
        }
      }
      div(.class("buttons")) { button(.class("btn pri"), .type("submit")) { frame(SourceWord.register) } }
    }
  }
}

func labelled(_ word: SourceWord, _ id: String, _ frame: PageFrame, @HTMLBuilder _ control: () -> HTML) -> HTML {
  div(.class("fld")) {
    label(.for(id)) { frame(word) }
    control()
  }
}

private func card(_ entry: SourceEntry, _ frame: PageFrame) -> HTML {
  li {
    a(.class("name"), .href(.site("sources", entry.item.description))) { frame.titled(entry.title) }
    p(.class("meta")) {
      frame.stamp(entry.on)
      if let author = entry.author { span { author[frame.language] } }
      span(.class("tag")) { entry.stage[frame.language] }
      span { "\(frame(SourceWord.taken)) \(entry.accepted)" }
    }
  }
}
