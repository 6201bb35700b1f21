import Foundation
import Synchronization

/// What the writers were told, and when.
final class Ledger: Sendable {
  struct Entry {
    let command: String
    let deed: String
    let at: Date
  }
  private struct State {
    var acknowledged: [Entry] = []
    var unanswered = 0
    var unavailable = 0
    var odd: [String] = []
  }
  private let state = Mutex(State())

  var acknowledged: [Entry] { state.withLock { $0.acknowledged } }
  var unanswered: Int { state.withLock { $0.unanswered } }
  var unavailable: Int { state.withLock { $0.unavailable } }
  var odd: [String] { state.withLock { $0.odd } }

  func acknowledge(_ command: String, _ deed: String) {
    state.withLock { $0.acknowledged.append(Entry(command: command, deed: deed, at: Date())) }
  }
  func noteUnanswered() { state.withLock { $0.unanswered += 1 } }
  func noteUnavailable() { state.withLock { $0.unavailable += 1 } }
  func noteOdd(_ text: String) { state.withLock { $0.odd.append(text) } }
}

/// Somebody who drafts orders, edits them, submits them and has them signed, one after the other, until the time is up.
/// Whatever gets no clear answer is sent again under the same command id, to another server.
struct Writer {
  let number: Int
  let ports: [Int]
  let clerk: Browser
  let leader: Browser
  let ledger: Ledger
  let deadline: Date

  private func isOver() -> Bool { Date() > deadline }

  func work() {
    var round = 0
    while !isOver() {
      round += 1
      let name = "w\(number).\(round)"
      let path = "/ledgers/work-order/new?year=2023"
      let fields = [
        ("title", "第\(number)组第\(round)件"), ("lead", "housing-market"), ("leader", "lu-zhiyuan"),
        ("due", "2026-12-28"), ("standard", "通过验收"),
      ]
      guard let opened = insist("draft", name + ".0", path, nil, fields, clerk) else { return }
      let item = String(opened.dropFirst("/items/".count).prefix { $0 != "?" })
      for edit in 1...2 {
        guard
          insist("edit", "\(name).e\(edit)", "/items/\(item)/acts/edit", item, [("standard", "第\(edit)次改")], clerk)
            != nil
        else { return }
      }
      guard insist("submit", name + ".s", "/items/\(item)/acts/submit", item, [], clerk) != nil,
        insist("issue", name + ".i", "/items/\(item)/acts/issue", item, [], leader) != nil
      else { return }
    }
  }

  /// - Returns: Where the server sent us afterwards; nil when the time was up first.
  private func insist(
    _ deed: String, _ command: String, _ path: String, _ item: String?, _ fields: [(String, String)], _ browser: Browser
  ) -> String? {
    var attempt = number
    // Read once: a second try carries what the first one had seen.
    var form: Browser.Answer?
    while !isOver() {
      attempt += 1
      let port = ports[attempt % ports.count]
      do {
        if form == nil {
          let page = try browser.send(port, "GET", path)
          guard page.status == 200 else {
            if page.status == 503 { ledger.noteUnavailable() } else { ledger.noteOdd("\(deed) form: \(page.status)") }
            usleep(50_000)
            continue
          }
          form = page
        }
        guard let form else { continue }
        var sent = [("csrf", form.hidden("csrf") ?? ""), ("command", command)]
        if item != nil { sent.append(("seen", form.hidden("seen") ?? "")) }
        let answer = try browser.send(port, "POST", path, sent + fields)
        switch answer.status {
        case 303 where !answer.location.contains("sign-in"):
          ledger.acknowledge(command, deed)
          return answer.location
        case 503:
          ledger.noteUnavailable()
          usleep(50_000)
        default:
          // "Somebody was faster" too: nobody else works on this item, so that would be its own first attempt.
          ledger.noteOdd("\(deed): \(answer.status)")
          return nil
        }
      } catch {
        ledger.noteUnanswered()
        usleep(20_000)
      }
    }
    return nil
  }
}
