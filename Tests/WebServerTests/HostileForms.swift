import HTTPTypes
import LedgerKernel
import Testing

@testable import WebServer

/// Values that no control of a form offers: refused, and the rest of the form comes back as it was typed.
enum HostileForms {
  private static let values: [(String, String)] = [
    ("due", "2023-02-30"), ("due", "2023/06/30"), ("due", "yesterday"), ("due", "２０２３-06-30"), ("quantity", "1e9"),
    ("quantity", "--1"), ("quantity", "99999999999999999999"), ("quantity", "1,000"), ("rigid", "maybe"),
    ("lead", "no-such-unit"), ("lead", "../etc"), ("lead", "Housing"), ("person", "nobody-here"),
    ("person", "' OR 1=1"),
    ("level", "galactic"), ("lists", "no-such-list"), ("supports", "x y"), ("predecessors", "not-an-id"),
    ("title", String(repeating: "长", count: 5000)), ("standard", String(repeating: "x", count: 100_000)),
    ("no-such-field", "1"), ("<script>", "1"), ("", "1"), ("stage", "closed"), ("number", "1"), ("__proto__", "1"),
    ("due-text", String(repeating: "*", count: 500)), ("sources", "no tabs"), ("evidence", "text"), ("reason", "x"),
    ("meeting", "x"), ("start", "0000-00-00"), ("start", "2023-07-01"),
    ("quantity-unit", String(repeating: "x", count: 99)),
  ]

  static var all: [HostileCase] {
    values.map { name, value in
      let words = name == "standard" ? String(value.prefix(1_000)) : "键入的字句<&\(value.count)"
      return HostileCase("field \(name)=\(value.prefix(20))", 422, typed: words) { ground in
        var form = try await ground.clerk.carried(ground.edit)
        if name != "standard" { form.append(("standard", words)) }
        return try await ground.clerk.post(ground.edit, form + [(name, value)])
      }
    } + acts
  }

  /// Acts that are not possible, not there, or somebody else's: what was typed comes back all the same.
  private static var acts: [HostileCase] {
    func one(
      _ name: String, _ expected: Int..., as who: @escaping (HostileGround) -> Client = { $0.clerk },
      path: @escaping (HostileGround) -> String
    ) -> HostileCase {
      let words = "办理的字句<&\(name.count)"
      return HostileCase(name, expected, typed: words) { ground in
        let client = who(ground)
        let form = [
          ("csrf", try await client.token()), ("command", ground.command()), ("seen", "1"), ("note", words),
          ("reason", words),
        ]
        return try await client.post(path(ground), form)
      }
    }
    return [
      one("an act that is none", 404) { "/items/\($0.draft)/acts/explode" },
      one("an act with a name that is none", 404) { "/items/\($0.draft)/acts/!!" },
      one("an act of the clock", 404, 409, 422) { "/items/\($0.draft)/acts/expire-claims" },
      one("an act of another stage", 409, 422) { "/items/\($0.draft)/acts/close-out" },
      one("an act of another's power", 409, 422) { "/items/\($0.issued)/acts/instruct" },
      one("an act that opens", 404, 409, 422) { "/items/\($0.draft)/acts/draft" },
      one("an act on nothing", 404) { _ in "/items/00000000000000000000000000/acts/edit" },
      one("an act on what is no item", 404) { _ in "/items/x/acts/edit" },
      one("an act on an item out of sight", 404, as: { $0.outsider }, path: { $0.edit }),
      one("an act on the bureau itself", 404) { _ in "/items/\(bureau)/acts/edit" },
      one("opening in no ledger", 404) { _ in "/ledgers/nothing/new?year=2023" },
      one("opening in a ledger with a name that is none", 404) { _ in "/ledgers/Work/new?year=2023" },
      one("opening by an act that does not", 404, 422) { _ in "/ledgers/work-order/new?year=2023&act=issue" },
      one("opening under nothing", 404) { _ in "/ledgers/milestone/new?year=2023&parent=00000000000000000000000000" },
      one("opening under what is no item", 404) { _ in "/ledgers/milestone/new?year=2023&parent=x" },
      one("opening under an item in no relation", 400) {
        "/ledgers/milestone/new?year=2023&parent=\($0.draft)&relation=cousin"
      },
      one(
        "opening under an item out of sight", 404, as: { $0.outsider },
        path: { "/ledgers/milestone/new?year=2023&parent=\($0.draft)&relation=milestone" }),
      one("opening without the power to", 422, as: { $0.outsider }, path: { _ in "/ledgers/work-order/new?year=2023" }),
      one("opening a text by hand", 404) { _ in "/ledgers/source-text/new?year=2023" },
      one("together in no ledger", 404, 422) { _ in "/ledgers/nothing/together/urge?year=2023" },
      one("together by an act that is none", 404, 422) { _ in "/ledgers/work-order/together/explode?year=2023" },
      one("together by an act that wants files", 404, 422) { _ in "/ledgers/work-order/together/attach?year=2023" },
      one(
        "together under a text out of sight", 404, as: { $0.outsider },
        path: { "/ledgers/work-order/together/issue?year=2023&under=\($0.source)" }),
    ]
      + [
        ("nothing chosen", [], 422), ("what is no item chosen", [("chosen", "../x")], 400),
        ("an item chosen that nobody saw", [("chosen", "00000000000000000000000000")], 400),
        (
          "an item chosen that is not there",
          [("chosen", "00000000000000000000000000"), ("seen.00000000000000000000000000", "1")], 422
        ),
        ("more chosen than a form offers", Array(repeating: ("chosen", "00000000000000000000000000"), count: 201), 422),
      ].map { name, chosen, status in
        let words = "合办的字句<&\(name.count)"
        return HostileCase("together: \(name)", status, typed: words) { ground in
          let form = [("csrf", try await ground.leader.token()), ("command", ground.command()), ("meeting", words)]
          return try await ground.leader.post("/ledgers/work-order/together/issue?year=2023", form + chosen)
        }
      }
  }

  private static let bureau = ItemID.bureau.description
}
