internal import Calendars
internal import LedgerKernel
internal import Markup
internal import Reports
internal import Wording

// Small pieces that several pages share.

extension Light {
  /// ✓ ■ ▲ ● ○: a light is told by its shape and word; colour comes third.
  var shape: String {
    switch self {
    case .red: "■"
    case .yellow: "▲"
    case .green: "●"
    case .blue: "✓"
    case .grey: "○"
    }
  }
}

extension Light {
  /// A reason beside the light's own word, without saying it again; nil when it says no more.
  fileprivate func reason(_ reason: String, in language: Language) -> String? {
    let word = officialName[language]
    guard reason.hasPrefix(word) else { return reason }
    let rest = reason.dropFirst(word.count).drop { "，, ".contains($0) }
    return rest.isEmpty ? nil : String(rest)
  }
}

extension PageFrame {
  /// The light with its word, and the reason beside it.
  func lamp(_ light: Light, _ reason: Words) -> HTML {
    span(.class("lamp \(light.rawValue)")) {
      span(.class("shape"), .aria("hidden", "true")) { light.shape }
      span(.class("word")) { light.officialName[language] }
      if let why = light.reason(reason[language], in: language) { span(.class("why")) { why } }
    }
  }

  /// A title in the reader's language; in English the Chinese stands small beneath.
  func titled(_ words: Words) -> HTML {
    HTML {
      words[language]
      inChinese(words)
    }
  }

  /// The Chinese that stands beneath an English title.
  func inChinese(_ words: Words) -> HTML {
    guard language == .english, words.english != words.simplifiedChinese else { return HTML() }
    return small(.class("zh"), .lang("zh-Hans")) { words.simplifiedChinese }
  }

  func stamp(_ day: Day) -> HTML { time(.datetime(day.description)) { day.description } }

  /// A number of the bureau, or a dash.
  func orDash(_ text: String) -> String { text.isEmpty ? self(.none) : text }

  func dueCell(_ due: Day?, _ text: String) -> HTML {
    HTML {
      if let due {
        stamp(due)
      } else if text.isEmpty {
        span(.class("soft")) { self(.none) }
      }
      if !text.isEmpty, due == nil {
        span(.class("verbatim"), .lang("zh-Hans"), .title(self(.dueAsWritten))) { "“\(text)”" }
        small { self(.unsettledHint) }
      }
    }
  }

  /// A banner that announces itself.
  func alert(_ heading: String, _ text: String) -> HTML {
    div(.class("alert"), .role("alert")) {
      strong { heading }
      p { text }
    }
  }

  func emptyState(_ heading: String, _ hint: String) -> HTML {
    div(.class("empty")) {
      p { strong { heading } }
      p { hint }
    }
  }

  func field(_ name: PageWord, for id: String, @HTMLBuilder _ control: () -> HTML) -> HTML {
    div(.class("fld")) {
      label(.for(id)) { self(name) }
      control()
    }
  }

  /// A heading with what can be done beside it.
  func heading(_ words: HTML, @HTMLBuilder _ beside: () -> HTML = { HTML() }) -> HTML {
    div(.class("head")) {
      h1 { words }
      div(.class("acts")) { beside() }
    }
  }
}

/// Bytes as lower-case hexadecimal, the first characters of them.
func shortHex(_ bytes: [UInt8], _ count: Int = 12) -> String { String(Hex.text(bytes).prefix(count)) }
