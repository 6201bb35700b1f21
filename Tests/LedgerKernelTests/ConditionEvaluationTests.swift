import Bureau
import Calendars
import LedgerKernel
import TestSupport
import Testing

@Suite struct ConditionEvaluationTests {
  static let item = World.item(
    at: "in-hand",
    [
      .rigid: .flag(true), .lists: .choices(["key", "project"]), .level: .choice("city"),
      .quantity: .number(FactSamples.quantity("3.50")),
      .due: .day(Day("2023-06-30")), .dueText: .text("*月底前"), .title: .text("道路 and 桥"), "ailing": .flag(false),
    ],
    then: [
      ("2023-01-09", .attached(Evidence(digest: "00", name: "a", type: "b", bytes: 1))),
      ("2023-01-09", .reported(LedgerKernel.Report(unit: "drainage", text: "已开工"))),
      ("2023-01-09", .reported(LedgerKernel.Report(unit: "drainage", text: "三成"))),
      ("2023-01-09", .signedFor("drainage")),
    ])

  @Test(arguments: [
    ("rigid", true), ("ailing", false), ("absent", false), ("level", false), ("lists has key", true),
    ("lists has routine", false), ("absent has key", false), ("level has city", false), ("level = city", true),
    ("level != city", false), ("level < region", true), ("lists = key", false), ("lists != key", true),
    ("quantity = 3.5", true),
    ("quantity >= 3.500001", false), ("quantity < 4", true), ("quantity = city", false), ("quantity != city", true),
    (#"quantity < "4""#, false), ("absent = 0", false), ("absent != 0", true), ("absent < 1", false),
    ("absent >= 1", false),
    ("due = 2023-06-30", true), ("due <= 2023-06-29", false), ("due > 2023-06-29", true), ("due < 3", false),
    (#"due-text > """#, true), (#"absent > """#, false), (#"title = "道路 and 桥""#, true), ("count(evidence) = 1", true),
    ("count(reports) >= 2", true), ("count(signed) != 1", false), ("count(passes) < 1", true),
    ("count(copies) > 0", false),
    ("rigid = yes", false), ("rigid != yes", true),
  ])
  func `a condition holds or does not`(text: String, holds: Bool) throws {
    #expect(try Condition(parsing: text).holds(for: Self.item) == holds)
  }

  private static let tests = [
    "rigid", "ailing", "absent", "lists has key", "lists has routine", "level = city", "level != bureau",
    "quantity < 3.6",
    "quantity >= 4", "due < 2023-07-01", "due >= 2023-07-01", #"due-text > """#, #"title = "a or (b""#, "absent = 1",
    "absent != 1",
    "count(reports) > 1", "count(evidence) < 1", "count(signed) = 1",
  ]

  private static func text(depth: Int, _ chance: inout Seeded) -> String {
    guard depth > 0 else { return tests.randomElement(using: &chance) ?? "rigid" }
    let parts = (0..<Int.random(in: 2...3, using: &chance)).map { _ in text(depth: depth - 1, &chance) }
    return switch Int.random(in: 0..<5, using: &chance) {
    case 0: parts.joined(separator: " and ")
    case 1: parts.joined(separator: " or ")
    case 2: "not " + parts[0]
    case 3: "(" + parts.joined(separator: " or ") + ")"
    default: "not (" + parts.joined(separator: " and ") + ") or " + parts[0]
    }
  }

  @Test func `evaluating the tree agrees with taking the text apart`() throws {
    var truths = 0
    for seed in 0..<UInt64(caseCount(500)) {
      var chance = Seeded(seed)
      let text = Self.text(depth: Int.random(in: 0...3, using: &chance), &chance)
      let expected = Self.holds(text)
      #expect(try Condition(parsing: text).holds(for: Self.item) == expected, "seed \(seed): \(text)")
      truths += expected ? 1 : 0
    }
    #expect(truths > 50 && truths < caseCount(500) - 50, "a property of which nearly all cases are alike proves little")
  }

  // MARK: The slow reference: no tree, only pieces of text

  private static func holds(_ text: String) -> Bool {
    let text = trimmed(text)
    let alternatives = split(text, " or ")
    if alternatives.count > 1 { return alternatives.contains(where: holds) }
    let parts = split(text, " and ")
    if parts.count > 1 { return parts.allSatisfy(holds) }
    if text.hasPrefix("not ") { return !holds(String(text.dropFirst(4))) }
    if text.hasPrefix("(") { return holds(String(text.dropFirst().dropLast())) }
    switch text {
    case "rigid", "lists has key", "level = city", "level != bureau", "quantity < 3.6", "due < 2023-07-01",
      #"due-text > """#,
      "absent != 1", "count(reports) > 1", "count(signed) = 1":
      return true
    default: return false
    }
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// The pieces between separators outside parentheses and quotation marks.
  private static func split(_ text: String, _ separator: String) -> [String] {
    var (pieces, depth, quoted) = ([""], 0, false)
    var rest = text[...]
    while let character = rest.first {
      if character == "\"" { quoted.toggle() }
      if !quoted, character == "(" { depth += 1 }
      if !quoted, character == ")" { depth -= 1 }
      if !quoted, depth == 0, rest.hasPrefix(separator) {
        pieces.append("")
        rest = rest.dropFirst(separator.count)
      } else {
        pieces[pieces.count - 1].append(character)
        rest = rest.dropFirst()
      }
    }
    return pieces
  }
}
