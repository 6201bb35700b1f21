internal import Markup
public import Reports
public import Wording

/// A card of the demo: someone to sign in as.
public struct RoleCard: Hashable, Sendable {
  public let person: String
  public let name: Words
  public let post: Words
  /// Where this role begins; on its desk these are links.
  public let steps: [Desk.Step]
  public init(person: String, name: Words, post: Words, steps: [Desk.Step] = []) {
    self.person = person
    self.name = name
    self.post = post
    self.steps = steps
  }
}

/// 登录 — by ID and password; in the demo by a card for each role as well.
///
/// - Parameters:
///   - cards: One for each role, then everyone else; both empty outside the demo.
///   - returning: Where to go afterwards, as a path.
public func signInPage(
  person: String, problem: PageWord?, returning: String, cards: [RoleCard], others: [RoleCard], _ frame: PageFrame
) -> [UInt8] {
  frame.page(frame(.signIn)) {
    h1 { frame(.signIn) }
    if let problem { frame.alert(frame(.signIn), frame(problem)) }
    if !cards.isEmpty {
      p(.class("soft")) { frame(.demoHint) }
      cardList(cards, returning, frame)
      if !others.isEmpty {
        details(.class("nots")) {
          summary { "\(frame(.everyone)) (\(others.count))" }
          cardList(others, returning, frame)
        }
      }
    }
    form(.method(.post), .action(.site("sign-in")), .class("act narrow panel")) {
      hidden("csrf", frame.csrf)
      hidden("to", returning)
      p(.class("soft")) { frame(.signInHint) }
      frame.field(.personID, for: "person") {
        input(
          .type("text"), .id("person"), .name("person"), .value(person), .autocomplete("username"), .maxlength(64),
          .required)
      }
      frame.field(.password, for: "password") {
        input(
          .type("password"), .id("password"), .name("password"), .autocomplete("current-password"), .maxlength(200),
          .required)
      }
      div(.class("buttons")) { button(.class("btn pri"), .type("submit")) { frame(.signIn) } }
    }
  }
}

private func cardList(_ cards: [RoleCard], _ returning: String, _ frame: PageFrame) -> HTML {
  ul(.class("cards")) {
    for card in cards {
      li {
        form(.method(.post), .action(.site("sign-in"))) {
          hidden("csrf", frame.csrf)
          hidden("to", returning)
          hidden("card", card.person)
          button(.type("submit"), .class("card")) {
            strong { card.name[frame.language] }
            span { card.post[frame.language] }
            if !card.steps.isEmpty {
              span(.class("first")) {
                for (index, step) in card.steps.enumerated() { span { "\(index + 1). \(step.words[frame.language])" } }
              }
            }
          }
        }
      }
    }
  }
}

/// A page that says one thing: an error, and what to do about it.
///
/// - Parameters:
///   - typed: What was typed and could not be used, to be copied.
///   - isKnown: Whether it is certain that none of it was written.
public func messagePage(
  _ heading: PageWord, _ text: String, typed: [(name: String, text: String)] = [], isKnown: Bool = true,
  _ frame: PageFrame
) -> [UInt8] {
  frame.page(frame(heading)) {
    div(.class("message")) {
      h1 { frame(heading) }
      p { text }
      p { a(.class("btn"), .href(.site())) { frame(.home) } }
      frame.kept(typed, isKnown: isKnown)
    }
  }
}
