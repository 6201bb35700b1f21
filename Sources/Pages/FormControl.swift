internal import LedgerKernel
internal import Markup
internal import Reports
internal import Wording

/// One field of a form, by its kind.
struct FormControl {
  let field: ActForm.Field
  let frame: PageFrame
  /// Tells the fields of several forms on one page apart.
  let suffix: String

  init(_ field: ActForm.Field, _ frame: PageFrame, suffix: String = "") {
    self.field = field
    self.frame = frame
    self.suffix = suffix
  }

  private var definition: FieldDefinition { field.definition }
  private var name: String { definition.code.raw + suffix }
  private var id: String { "a-\(name)" }
  private var first: String { field.values.first ?? "" }

  var html: HTML {
    switch definition.kind {
    case .text(let lines): labelled { lines > 1 ? area(lines + 1, [first]) : line("text") }
    case .day: labelled { day }
    case .number(let unit): labelled { number(unit) }
    case .flag:
      labelled { dropdown([.init("yes", PageWord.yes.words), .init("no", PageWord.no.words)]) }
    case .choice, .unit, .person: labelled { dropdown(field.options) }
    case .choices, .units: group { boxes }
    case .items:
      labelled {
        area(2, field.values)
        small { frame(.onePerLine) }
      }
    case .sources: group { sources }
    }
  }

  private var caption: HTML {
    HTML {
      definition.name[frame.language]
      if field.isRequired {
        span(.class("req")) { " \(frame(.required))" }
      } else if field.isNeededToSign {
        span(.class("req")) { " \(frame(.neededToSign))" }
      } else {
        span(.class("soft")) { " \(frame(.optional))" }
      }
    }
  }

  private func labelled(@HTMLBuilder _ control: () -> HTML) -> HTML {
    div(.class("fld")) {
      label(.for(id)) { caption }
      control()
    }
  }

  private func group(@HTMLBuilder _ control: () -> HTML) -> HTML {
    fieldset(.class("fld")) {
      legend { caption }
      control()
    }
  }

  private func line(_ type: StaticString) -> HTML {
    input(
      .type(type), .id(id), .name(name), .value(first), .maxlength(definition.limit), .required(when: field.isRequired))
  }

  private func area(_ rows: Int, _ values: [String]) -> HTML {
    textarea(.id(id), .name(name), .rows(rows), .required(when: field.isRequired)) {
      values.joined(separator: "\n")
    }
  }

  /// As text when what stands there is no day: a browser would drop it from a date input.
  private var day: HTML {
    HTML {
      input(
        .type(first.isEmpty || first.utf8.count == 10 ? "date" : "text"), .id(id), .name(name), .value(first),
        .required(when: field.isRequired))
      if !first.isEmpty, first.utf8.count != 10 { small { frame(.dayHint) } }
    }
  }

  private func number(_ unit: Words) -> HTML {
    span(.class("num")) {
      input(
        .type("text"), .inputmode("decimal"), .id(id), .name(name), .value(first), .required(when: field.isRequired))
      if !unit[frame.language].isEmpty { span { unit[frame.language] } }
    }
  }

  private func dropdown(_ options: [ActForm.Option]) -> HTML {
    select(.id(id), .name(name), .required(when: field.isRequired)) {
      option(.value("")) { field.isRequired ? frame(.choose) : frame(.none) }
      for one in options {
        option(.value(one.code), .selected(when: field.values.contains(one.code))) { one.name[frame.language] }
      }
      // What was typed stays, even when it is not on the list.
      if !first.isEmpty, !options.contains(where: { $0.code == first }) {
        option(.value(first), .selected) { first }
      }
    }
  }

  private var boxes: HTML {
    div(.class("boxes")) {
      for one in field.options {
        label {
          input(
            .type("checkbox"), .name(name), .value(one.code), .checked(when: field.values.contains(one.code)))
          span { one.name[frame.language] }
        }
      }
    }
  }

  /// Three inputs for each source, and three more for another.
  private var sources: HTML {
    HTML {
      for (index, value) in (field.values + [""]).enumerated() {
        let parts = value.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        let texts = parts + Array(repeating: "", count: 3 - parts.count)
        div(.class("triple")) {
          piece("document", .documentName, texts[0], index)
          piece("clause", .clause, texts[1], index)
          div(.class("wide")) {
            label(.for("\(id)-quote-\(index)")) { frame(.quote) }
            textarea(.id("\(id)-quote-\(index)"), .name("\(name).quote"), .rows(2)) { texts[2] }
          }
        }
      }
    }
  }

  private func piece(_ part: String, _ word: PageWord, _ value: String, _ index: Int) -> HTML {
    div {
      label(.for("\(id)-\(part)-\(index)")) { frame(word) }
      input(.type("text"), .id("\(id)-\(part)-\(index)"), .name("\(name).\(part)"), .value(value), .maxlength(200))
    }
  }
}
