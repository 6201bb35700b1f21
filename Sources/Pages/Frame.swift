public import Calendars
internal import LedgerKernel
public import Markup
public import Wording

/// What every page of one reader has in common.
public struct PageFrame: Hashable, Sendable {
  /// A ledger in the menu.
  public struct Entry: Hashable, Sendable {
    public let code: String
    public let name: Words
    public init(_ code: String, _ name: Words) {
      self.code = code
      self.name = name
    }
  }
  /// Where the reader is.
  public enum Place: Hashable, Sendable {
    case wall, desk, vague, sources, duties, organisation, settings, journal, elsewhere
    case ledger(String)
    /// Where all ledgers are listed.
    case ledgers

    var isLedger: Bool {
      switch self {
      case .ledger, .ledgers: true
      default: false
      }
    }
  }

  public let language: Language
  public let bureau: Words
  public let day: Day
  public let isDemo: Bool
  /// Who is signed in, with the post; nil before.
  public let reader: Words?
  public let post: Words?
  /// Token of every form that writes.
  public let csrf: String
  /// The same page in another language.
  public let other: Link
  public let stylesheet: Link
  public let icon: Link
  /// Where each behaviour's module is.
  public let scripts: [SiteScript: Link]
  public let ledgers: [Entry]
  public let seesJournal: Bool
  /// What one attachment may have.
  public var fileMegabytes = 20
  public var place = Place.elsewhere

  public init(
    language: Language, bureau: Words, day: Day, isDemo: Bool, reader: Words?, post: Words?, csrf: String, other: Link,
    stylesheet: Link, icon: Link, scripts: [SiteScript: Link], ledgers: [Entry], seesJournal: Bool
  ) {
    self.language = language
    self.bureau = bureau
    self.day = day
    self.isDemo = isDemo
    self.reader = reader
    self.post = post
    self.csrf = csrf
    self.other = other
    self.stylesheet = stylesheet
    self.icon = icon
    self.scripts = scripts
    self.ledgers = ledgers
    self.seesJournal = seesJournal
  }

  public func at(_ place: Place) -> PageFrame {
    var frame = self
    frame.place = place
    return frame
  }

  func callAsFunction(_ word: PageWord) -> String { word.wording(in: language) }
  func callAsFunction(_ phrase: PagePhrase) -> String { phrase.wording(in: language) }

  /// The whole page around its content.
  func page(_ name: String, scripts used: [SiteScript] = [], @HTMLBuilder _ content: () -> HTML) -> [UInt8] {
    html(.lang(language.rawValue)) {
      head {
        metaCharset()
        meta(name: "viewport", content: "width=device-width, initial-scale=1")
        title { self(.page(name, bureau: bureau[language])) }
        Markup.stylesheet(stylesheet)
        link(.rel("icon"), .href(icon))
        for used in used.compactMap({ scripts[$0] }) { script(src: used) }
      }
      body {
        a(.class("skip"), .href(.fragment("content"))) { self(.skipToContent) }
        top
        main(.id("content")) { content() }
      }
    }.pageBytes()
  }

  private var top: HTML {
    header(.class("top")) {
      a(.class("brand"), .href(.site())) {
        span(.class("mark"), .aria("hidden", "true")) { self(.wordmark) }
        strong { bureau[language] }
      }
      if reader != nil { menu }
      div(.class("tools")) {
        if isDemo {
          span(.class("demo")) {
            self(.demoDay)
            " "
            day.description
          }
        }
        languages
        if let reader {
          form(.method(.post), .action(.site("sign-out")), .class("me")) {
            input(.type("hidden"), .name("csrf"), .value(csrf))
            span {
              a(.class("name"), .href(.site("settings"))) { reader[language] }
              if let post { small { post[language] } }
            }
            button(.class("quiet"), .type("submit")) { self(.signOut) }
          }
        }
      }
    }
  }

  private var menu: HTML {
    nav(.aria("label", self(.mainMenu))) {
      entry(.wall, .site("wall"), self(.wall))
      entry(.desk, .site("desk"), self(DeskWord.desk))
      entry(.sources, .site("sources"), self(.sources))
      a(.href(.site("ledgers")), place.isLedger ? .aria("current", "page") : .absent) { self(.ledgers) }
      entry(.duties, .site("units"), self(DutyWord.duties))
      entry(.organisation, .site("organisation"), self(DutyWord.organisation))
      if seesJournal { entry(.journal, .site("journal"), self(.journal)) }
    }
  }

  private func entry(_ place: Place, _ target: Link, _ name: String) -> HTML {
    a(.href(target), place == self.place ? .aria("current", "page") : .absent) { name }
  }

  private var languages: HTML {
    span(.class("lang")) {
      switch language {
      case .simplifiedChinese: a(.href(other), .lang("en")) { "English" }
      case .english: a(.href(other), .lang("zh-Hans")) { "中文" }
      }
    }
  }
}
