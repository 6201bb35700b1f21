internal import Markup
public import Wording

/// 讲话分解 — where a text is pasted.
///
/// - Parameter problem: What was wrong with the last attempt.
public func sourcesPage(title: String, text: String, problem: String?, _ frame: PageFrame) -> [UInt8] {
  let frame = frame.at(.sources)
  return frame.page(frame(.sources)) {
    h1 { frame(.sources) }
    p(.class("soft")) { frame(.sourcesHint) }
    if let problem { frame.alert(frame(.rejected), problem) }
    form(.method(.post), .action(.site("sources")), .enctype(.multipart), .class("act")) {
      hidden("csrf", frame.csrf)
      frame.field(.documentTitle, for: "s-title") {
        input(.type("text"), .id("s-title"), .name("document"), .value(title), .maxlength(200), .required)
      }
      frame.field(.text, for: "s-text") { textarea(.id("s-text"), .name("text"), .rows(16)) { text } }
      frame.field(.orUpload, for: "s-file") {
        input(.type("file"), .id("s-file"), .name("file"), .accept(".txt,.docx,text/plain"))
      }
      div(.class("buttons")) { button(.class("btn pri"), .type("submit")) { frame(.propose) } }
    }
  }
}

/// A proposal as it stands on the page and comes back from it.
public struct ProposalRow: Hashable, Sendable {
  public var isChosen: Bool
  public var title: String
  public let quote: String
  public let section: String
  public let start: String
  public let end: String
  public let dueText: String
  /// Codes.
  public let lists: [String]
  /// Why it was proposed, in the reader's language.
  public let because: [String]

  public init(
    isChosen: Bool, title: String, quote: String, section: String, start: String, end: String, dueText: String,
    lists: [String], because: [String]
  ) {
    self.isChosen = isChosen
    self.title = title
    self.quote = quote
    self.section = section
    self.start = start
    self.end = end
    self.dueText = dueText
    self.lists = lists
    self.because = because
  }
}

/// 任务建议 — what was read out of a text, for a person to choose from.
public func proposalsPage(
  document: String, _ rows: [ProposalRow], listNames: [String: Words], years: [Int], year: Int, command: String,
  problem: String?, _ frame: PageFrame
) -> [UInt8] {
  let frame = frame.at(.sources)
  return frame.page(frame(.proposalsTitle)) {
    h1 { frame(.proposalsTitle) }
    p(.class("soft")) { "\(document) · \(frame(.proposals(rows.count)))" }
    if let problem { frame.alert(frame(.rejected), problem) }
    if rows.isEmpty {
      frame.emptyState(frame(.nothingProposed), frame(.sourcesHint))
    } else {
      form(.method(.post), .action(.site("sources", "orders")), .class("act wide")) {
        hidden("csrf", frame.csrf)
        hidden("command", command)
        hidden("document", document)
        p(.class("soft")) { frame(.proposalsHint) }
        ol(.class("proposals")) {
          for (index, row) in rows.enumerated() { proposal(index, row, listNames, frame) }
        }
        div(.class("buttons stick")) {
          frame.field(.planYear, for: "p-year") {
            select(.id("p-year"), .name("year")) {
              for one in years { option(.value(String(one)), .selected(when: one == year)) { String(one) } }
            }
          }
          button(.class("btn pri"), .type("submit")) { frame(.draftChosen) }
          a(.class("btn"), .href(.site("sources"))) { frame(.goBack) }
        }
      }
    }
  }
}

private func proposal(_ index: Int, _ row: ProposalRow, _ names: [String: Words], _ frame: PageFrame) -> HTML {
  li {
    label(.class("pick")) {
      input(.type("checkbox"), .name("chosen"), .value(String(index)), .checked(when: row.isChosen))
      span(.class("hid")) { "\(frame(.take)) \(index + 1)" }
    }
    div {
      input(
        .type("text"), .name("title.\(index)"), .value(row.title), .maxlength(200),
        .aria("label", "\(frame(.matter)) \(index + 1)"), .lang("zh-Hans"))
      hidden("quote.\(index)", row.quote)
      hidden("section.\(index)", row.section)
      hidden("start.\(index)", row.start)
      hidden("end.\(index)", row.end)
      hidden("due-text.\(index)", row.dueText)
      for list in row.lists { hidden("lists.\(index)", list) }
      element("blockquote", [.lang("zh-Hans")]) { row.quote }
      p(.class("meta")) {
        if !row.section.isEmpty { span(.class("tag")) { row.section } }
        if row.dueText.isEmpty {
          span(.class("soft")) { frame(.noDeadline) }
        } else {
          span(.class("verbatim"), .lang("zh-Hans"), .title(frame(.deadlineText))) { "“\(row.dueText)”" }
        }
        for list in row.lists { span(.class("tag")) { names[list]?[frame.language] ?? list } }
      }
      if !row.because.isEmpty {
        p(.class("soft because")) {
          "\(frame(.because))\(frame.language == .simplifiedChinese ? "：" : ": ")"
            + row.because.joined(separator: frame.language == .simplifiedChinese ? "；" : "; ")
        }
      }
    }
  }
}
