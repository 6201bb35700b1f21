internal import Markup
internal import Wording

/// 修改口令 — the part of the settings where a person's own password is changed.
public struct PasswordPanel: Hashable, Sendable {
  public enum Problem: Hashable, Sendable, CaseIterable {
    case wrongOld, lockedOut, tooShort, tooLong, different, same
    /// There is no password to change.
    case missing
  }

  /// Characters that a new password has at least.
  public static let fewest = 10
  public static let mostBytes = 1_000

  /// False where the person has no password, as after entering a demo by a card.
  public let isOffered: Bool
  public let problem: Problem?
  public let isChanged: Bool
  /// Minutes without use after which the person has to sign in again.
  public let idleMinutes: Int

  public init(isOffered: Bool, problem: Problem?, isChanged: Bool, idleMinutes: Int) {
    self.isOffered = isOffered
    self.problem = problem
    self.isChanged = isChanged
    self.idleMinutes = idleMinutes
  }

  /// What is wrong with a new password by itself; nil when nothing is.
  public static func problem(with new: String, again: String, old: String) -> Problem? {
    if new != again { return .different }
    if new.unicodeScalars.count < fewest { return .tooShort }
    if new.utf8.count > mostBytes { return .tooLong }
    return new == old ? .same : nil
  }

  func html(_ frame: PageFrame) -> HTML {
    section(.class("panel"), .id("password")) {
      h2 { frame(PasswordWord.change) }
      if isChanged { p(.class("done"), .role("status")) { frame(PasswordWord.changed) } }
      if let problem, isOffered { frame.alert(frame(PasswordWord.notChanged), frame(PasswordWord(problem))) }
      if isOffered {
        form(frame)
      } else {
        p(.class("soft")) { frame(frame.isDemo ? PasswordWord.notInDemo : .noPassword) }
      }
      p(.class("soft")) { PasswordWord.idle(minutes: idleMinutes)[frame.language] }
    }
  }

  private func form(_ frame: PageFrame) -> HTML {
    Markup.form(.method(.post), .action(.site("settings", "password")), .class("act narrow")) {
      input(.type("hidden"), .name("csrf"), .value(frame.csrf))
      field("password", .old, "current-password", frame)
      field("new-password", .new, "new-password", frame)
      field("again-password", .again, "new-password", frame)
      p(.class("soft"), .id("password-hint")) { frame(PasswordWord.hint) }
      div(.class("buttons")) { button(.class("btn"), .type("submit")) { frame(PasswordWord.change) } }
    }
  }

  private func field(_ name: String, _ word: PasswordWord, _ kind: StaticString, _ frame: PageFrame) -> HTML {
    div(.class("fld")) {
      label(.for("p-\(name)")) { frame(word) }
      input(
        .type("password"), .id("p-\(name)"), .name(name), .autocomplete(kind), .maxlength(200), .required,
        word == .old ? .absent : .aria("describedby", "password-hint"))
    }
  }
}

/// Words of it, both languages side by side.
enum PasswordWord: InterfaceWord {
  case change, old, new, again, hint, changed, notChanged, notInDemo, noPassword
  case wrongOld, lockedOut, tooShort, tooLong, different, same

  init(_ problem: PasswordPanel.Problem) {
    switch problem {
    case .wrongOld: self = .wrongOld
    case .lockedOut: self = .lockedOut
    case .tooShort: self = .tooShort
    case .tooLong: self = .tooLong
    case .different: self = .different
    case .same: self = .same
    case .missing: self = .noPassword
    }
  }

  var words: Words {
    switch self {
    case .change: Words("修改口令", en: "Change your password")
    case .old: Words("现在的口令", en: "Password now")
    case .new: Words("新口令", en: "New password")
    case .again: Words("再输入一次新口令", en: "New password once more")
    case .hint:
      Words("至少10个字符。修改后，您在其他设备上的登录全部失效。", en: "At least 10 characters. You are signed out everywhere else.")
    case .changed:
      Words("口令已修改，其他设备上的登录已全部失效。", en: "The password is changed; you are signed out everywhere else.")
    case .notChanged: Words("口令没有修改", en: "The password was not changed")
    case .notInDemo:
      Words(
        "您以演示卡片进入，没有口令，所以这里不能修改。口令由系统管理员用 guatu user 设置。",
        en:
          "You entered by a card of the demo and have no password to change. The administrator sets one with guatu user."
      )
    case .noPassword:
      Words("您没有口令，请系统管理员用 guatu user 设置。", en: "You have no password; the administrator sets one with guatu user.")
    case .wrongOld: Words("现在的口令不对。请核对后重试。", en: "The password of now is wrong. Check it and try again.")
    case .lockedOut: PageWord.lockedOut.words
    case .tooShort: Words("新口令不足10个字符。请用更长的。", en: "The new password has fewer than 10 characters. Take a longer one.")
    case .tooLong: Words("新口令过长。请用短一些的。", en: "The new password is too long. Take a shorter one.")
    case .different: Words("两次输入的新口令不一致。请重新输入。", en: "The new password was typed in two ways. Type it again.")
    case .same: Words("新口令和现在的一样。请换一个。", en: "The new password is the old one. Take another.")
    }
  }

  static func idle(minutes: Int) -> Words {
    if minutes.isMultiple(of: 60) {
      let hours = minutes / 60
      return Words(
        "\(hours)小时没有操作，须重新登录。", en: "After \(hours) \(hours == 1 ? "hour" : "hours") without use you sign in again.")
    }
    return Words(
      "\(minutes)分钟没有操作，须重新登录。",
      en: "After \(minutes) \(minutes == 1 ? "minute" : "minutes") without use you sign in again.")
  }
}
