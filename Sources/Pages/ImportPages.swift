internal import LedgerKernel
internal import Markup
public import Reports
public import Wording

/// What a table goes into, and what comes along from step to step.
public struct ImportState: Hashable, Sendable {
  public let ledger: String
  public let name: Words
  public let year: Int
  /// The table as it was pasted or uploaded.
  public let text: String
  /// What was wrong with the last attempt.
  public let problems: [Finding]
  public let mostRows: Int

  public init(ledger: String, name: Words, year: Int, text: String = "", problems: [Finding] = [], mostRows: Int) {
    self.ledger = ledger
    self.name = name
    self.year = year
    self.text = text
    self.problems = problems
    self.mostRows = mostRows
  }

  var action: Link { .site("ledgers", ledger, "import", query: [.init("year", String(year))]) }
  var back: Link { .site("ledgers", ledger, query: [.init("year", String(year))]) }
}

private enum Step: CaseIterable {
  case text, columns, rows
  var word: ImportWord {
    switch self {
    case .text: .stepText
    case .columns: .stepColumns
    case .rows: .stepRows
    }
  }
}

/// 导入表格 — where a table is pasted or uploaded.
public func importTextPage(_ state: ImportState, _ frame: PageFrame) -> [UInt8] {
  page(.text, state, frame) { frame in
    p(.class("soft")) { "\(frame(ImportWord.textHint))\(frame.space)\(frame(ImportWord.limits(rows: state.mostRows)))" }
    problems(.textProblem, state, frame)
    form(.method(.post), .action(state.action), .enctype(.multipart), .class("act wide")) {
      hidden("csrf", frame.csrf)
      div(.class("fld")) {
        label(.for("t-text")) { frame(ImportWord.pasted) }
        textarea(.id("t-text"), .name("text"), .rows(14), .class("sheettext"), .autocomplete("off")) { state.text }
      }
      div(.class("fld")) {
        label(.for("t-file")) { frame(ImportWord.upload) }
        input(.type("file"), .id("t-file"), .name("file"), .accept(".csv,.tsv,.txt,text/csv,text/plain"))
        small { frame(ImportWord.uploadHint) }
      }
      div(.class("buttons")) {
        submit(.toColumns, "columns", isFirst: true, frame)
        a(.class("btn"), .href(state.back)) { frame(PageWord.cancel) }
      }
    }
  }
}

/// 核对各列 — what each column stands for.
public func importColumnsPage(_ sheet: ImportSheet, rows: Int, _ state: ImportState, _ frame: PageFrame) -> [UInt8] {
  page(.columns, state, frame) { frame in
    p(.class("soft")) { frame(ImportWord.columnsHint(row: sheet.headingRow, count: rows)) }
    problems(.columnsProblem, state, frame)
    form(.method(.post), .action(state.action), .class("act wide")) {
      carried(state, frame)
      table(.class("plain matching panel")) {
        thead {
          tr {
            for word in [ImportWord.column, .heading, .samples, .standsFor] { th(.scope("col")) { frame(word) } }
          }
        }
        tbody {
          for (index, column) in sheet.columns.enumerated() {
            tr(.class(column.field == nil ? "out" : "")) {
              td(.class("num")) { column.letters }
              th(.scope("row"), .lang("zh-Hans")) {
                label(.for("m-\(index)")) {
                  column.heading.isEmpty ? frame(ImportWord.noHeading) : column.heading
                }
              }
              td(.class("samples"), .lang("zh-Hans")) { for sample in column.samples { span { sample } } }
              td { chooser(column, index, sheet.fields, frame) }
            }
          }
        }
      }
      div(.class("buttons")) {
        submit(.toRows, "preview", isFirst: true, frame)
        submit(.backToText, "text", isFirst: false, frame)
      }
    }
  }
}

private func chooser(_ column: ImportSheet.Column, _ index: Int, _ fields: [ImportSheet.Field], _ frame: PageFrame)
  -> HTML
{
  select(.id("m-\(index)"), .name("column.\(index)")) {
    option(.value("")) { frame(ImportWord.leaveOut) }
    for field in fields {
      option(.value(field.code.raw), .selected(when: field.code == column.field)) {
        field.name[frame.language] + (field.isRequired ? frame(ImportWord.required) : "")
      }
    }
  }
}

/// 核对各行 — what each row comes to, and which of them go in.
///
/// - Parameters:
///   - chosen: Nil on first sight, when every row without findings is ticked.
///   - isEmpty: Whether it was sent with no row ticked.
public func importRowsPage(
  _ sheet: ImportSheet, chosen: Set<Int>?, command: String, isEmpty: Bool = false, _ state: ImportState,
  _ frame: PageFrame
) -> [UInt8] {
  page(.rows, state, frame) { frame in
    let wrong = sheet.rows.filter { !$0.isFit }
    let impossible = wrong.count { !$0.isPossible }
    let parts: [(Int, ImportWord)] = [
      (sheet.rows.count - wrong.count, .fit(sheet.rows.count - wrong.count)),
      (wrong.count - impossible, .judge(wrong.count - impossible)), (impossible, .wrong(impossible)),
    ]
    let summary = [.total(sheet.rows.count)] + parts.filter { $0.0 > 0 }.map(\.1)
    if isEmpty { frame.alert(frame(ImportWord.rowsProblem), frame(ImportWord.noneChosen)) }
    problems(.rowsProblem, state, frame)
    p(.class("state"), .role("status")) {
      summary.map { frame($0) }.joined(separator: frame.space)
    }
    if !wrong.isEmpty {
      p(.class("jump")) {
        strong { frame(ImportWord.wrongRows) }
        for row in wrong.prefix(30) {
          " "
          a(.href(.fragment("r\(row.number)"))) { frame(ImportWord.row(row.number)) }
        }
        if wrong.count > 30 { " " + frame(ImportWord.more(wrong.count - 30)) }
      }
    }
    p(.class("soft")) { impossible == sheet.rows.count ? frame(ImportWord.nothingFit) : frame(ImportWord.rowsHint) }
    form(.method(.post), .action(state.action), .class("act all")) {
      carried(state, frame)
      hidden("command", command)
      for (index, column) in sheet.columns.enumerated() { hidden("column.\(index)", column.field?.raw ?? "") }
      div(.class("scroll")) {
        table(.class("plain intake")) {
          thead {
            tr {
              th(.scope("col")) { frame(ImportWord.take) }
              for (column, field) in sheet.matched {
                th(.scope("col")) {
                  span(.class("soft")) { column.letters }
                  " "
                  field.name[frame.language]
                }
              }
            }
          }
          for row in sheet.rows { group(row, sheet, chosen, frame) }
        }
      }
      if impossible < sheet.rows.count {
        div(.class("buttons stick")) { submit(.importChosen, "import", isFirst: true, frame) }
      }
      div(.class("buttons")) {
        submit(.backToColumns, "columns", isFirst: false, frame)
        submit(.backToText, "text", isFirst: false, frame)
      }
    }
  }
}

/// A row of the table, and beneath it what is wrong with it.
private func group(_ row: ImportSheet.Row, _ sheet: ImportSheet, _ chosen: Set<Int>?, _ frame: PageFrame) -> HTML {
  let number = String(row.number)
  let spoilt = Set(row.findings.map(\.place.path))
  let kind = row.isFit ? "" : row.isPossible ? "judge" : "bad"
  return tbody(.class(kind), .id("r\(number)")) {
    tr {
      th(.scope("row"), .class("pick")) {
        label {
          if row.isPossible {
            input(
              .type("checkbox"), .name("chosen"), .value(number),
              .checked(when: chosen?.contains(row.number) ?? row.isFit))
          } else {
            span(.class("shape"), .aria("hidden", "true")) { "✕" }
            span(.class("hid")) { frame(ImportWord.cannotTake) }
          }
          " "
          frame(ImportWord.row(row.number))
        }
      }
      for (value, (column, field)) in zip(row.values, sheet.matched) {
        let words = value[frame.language]
        td(
          .class(
            (spoilt.contains("\(column.letters)\(number)") ? "cell wrong" : "cell") + (words.isEmpty ? " void" : ""))
        ) {
          span(.class("name")) { field.name[frame.language] }
          span(
            .class("text"),
            .lang(frame.language == .english && words == value.simplifiedChinese ? "zh-Hans" : frame.language.rawValue)
          ) {
            words
          }
        }
      }
    }
    if !row.findings.isEmpty {
      tr(.class("faults")) {
        td(.colspan(sheet.matched.count + 1)) { list(row.findings, frame) }
      }
    }
  }
}

// MARK: Pieces

private func page(
  _ step: Step, _ state: ImportState, _ frame: PageFrame, @HTMLBuilder _ content: (PageFrame) -> HTML
) -> [UInt8] {
  let frame = frame.at(.ledger(state.ledger))
  return frame.page("\(frame(ImportWord.importTable)) · \(state.name[frame.language])") {
    p(.class("crumb")) { a(.href(state.back)) { "\(state.name[frame.language]) \(String(state.year))" } }
    h1 { frame(ImportWord.importTable) }
    ol(.class("stages"), .aria("label", frame(ImportWord.steps))) {
      for one in Step.allCases {
        if one == step {
          li(.aria("current", "step")) { frame(one.word) }
        } else {
          li { frame(one.word) }
        }
      }
    }
    content(frame)
  }
}

private func problems(_ title: ImportWord, _ state: ImportState, _ frame: PageFrame) -> HTML {
  guard !state.problems.isEmpty else { return HTML() }
  return div(.class("alert"), .role("alert")) {
    strong { frame(title) }
    list(Array(state.problems.prefix(50)), frame)
  }
}

private func list(_ findings: [Finding], _ frame: PageFrame) -> HTML {
  ul(.class("found")) {
    for finding in findings {
      li {
        if !finding.place.path.isEmpty {
          strong { finding.place.path }
          " "
        }
        finding.message[frame.language]
        if !finding.remedy[frame.language].isEmpty { frame.space + finding.remedy[frame.language] }
      }
    }
  }
}

/// What travels along, the table itself included.
private func carried(_ state: ImportState, _ frame: PageFrame) -> HTML {
  HTML {
    hidden("csrf", frame.csrf)
    textarea(.name("text"), .hidden, .aria("label", frame(ImportWord.pasted))) { state.text }
  }
}

private func submit(_ word: ImportWord, _ op: String, isFirst: Bool, _ frame: PageFrame) -> HTML {
  button(.class(isFirst ? "btn pri" : "btn"), .type("submit"), .name("op"), .value(op)) { frame(word) }
}

extension PageFrame {
  /// What stands between two sentences.
  fileprivate var space: String { language == .english ? " " : "" }
}
