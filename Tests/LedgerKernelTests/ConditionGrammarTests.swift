import LedgerKernel
import Testing

@Suite struct ConditionGrammarTests {
  static func number(_ text: String) -> Condition.Literal { .number(FactSamples.quantity(text)) }

  static let right: [(text: String, condition: Condition)] = [
    ("rigid", .holds("rigid")), ("  rigid\n", .holds("rigid")), ("(rigid)", .holds("rigid")),
    ("not rigid", .not(.holds("rigid"))), ("not not rigid", .not(.not(.holds("rigid")))),
    ("lists has key", .has("lists", "key")), ("age = 3", .compare(.field("age"), .equal, number("3"))),
    ("age != 3.50", .compare(.field("age"), .unequal, number("3.5"))),
    ("age<3", .compare(.field("age"), .less, number("3"))), ("age <= 3", .compare(.field("age"), .atMost, number("3"))),
    ("age > 3", .compare(.field("age"), .more, number("3"))),
    ("age >= 0", .compare(.field("age"), .atLeast, number("0"))),
    ("class = appeal", .compare(.field("class"), .equal, .text("appeal"))),
    ("due < 2023-07-01", .compare(.field("due"), .less, .text("2023-07-01"))),
    (#"due-text > """#, .compare(.field("due-text"), .more, .text(""))),
    (#"title = "并 and (或)""#, .compare(.field("title"), .equal, .text("并 and (或)"))),
    ("count(evidence) < 1", .compare(.count(.evidence), .less, number("1"))),
    ("count ( copies ) > 0", .compare(.count(.copies), .more, number("0"))),
    ("a and b or c and d", .any([.all([.holds("a"), .holds("b")]), .all([.holds("c"), .holds("d")])])),
    ("a and (b or c)", .all([.holds("a"), .any([.holds("b"), .holds("c")])])),
    ("a or b or c", .any([.holds("a"), .holds("b"), .holds("c")])),
    ("not a and b", .all([.not(.holds("a")), .holds("b")])), ("not (a and b)", .not(.all([.holds("a"), .holds("b")]))),
    ("not lists has key", .not(.has("lists", "key"))), ("notable", .holds("notable")), ("order", .holds("order")),
    (String(repeating: "(", count: 31) + "a" + String(repeating: ")", count: 31), .holds("a")),
  ]

  @Test(arguments: right) func `a condition is read as its words bind`(text: String, condition: Condition) throws {
    #expect(try Condition(parsing: text) == condition)
  }

  private static let counted = "evidence, reports, signed, passes, copies"
  private static let token = "a field, a number, a text in quotes or a sign"
  private static let literal = "a number, a code or a text in quotes"
  private static let more = "and, or, or the end"

  static let wrong: [(text: String, expected: String, offset: Int)] = [
    ("", "a condition", 0), ("   ", "a condition", 0), ("and", "a field", 0), ("or", "a field", 0),
    ("has", "a field", 0),
    ("not", "a field", 3), ("not not", "a field", 7), ("(", "a field", 1), (")", "a field", 0), ("()", "a field", 1),
    ("(rigid", ")", 6), ("rigid)", more, 5), ("((rigid)", ")", 8), ("(rigid rigid)", ")", 7), ("rigid rigid", more, 6),
    ("rigid and", "a field", 9), ("rigid or", "a field", 8), ("and rigid", "a field", 0),
    ("rigid and and rigid", "a field", 10),
    ("rigid or and rigid", "a field", 9), ("rigid not", more, 6), ("lists has", "a code", 9),
    ("lists has 3", "a code", 10),
    (#"lists has "key""#, "a code", 10), ("lists has (key)", "a code", 10), ("has key", "a field", 0),
    ("age =", literal, 5),
    ("age = = 3", literal, 6), ("age == 3", more, 4), ("age =! 3", more, 4), ("age <> 3", more, 4),
    ("age ! 3", more, 4),
    ("age => 3", more, 4), ("age = )", literal, 6), ("age >= ", literal, 7), ("= 3", "a field", 0),
    ("3 = age", "a field", 0),
    (#""a" = b"#, "a field", 0), ("count(", counted, 6), ("count()", counted, 6), ("count(evidence", ")", 14),
    ("count(evidence)", "a comparison", 15), ("count(evidence) 3", "a comparison", 16),
    ("count(evidence) <", "a number", 17),
    ("count(evidence) < two", "a number", 18), (#"count(evidence) < "2""#, "a number", 18),
    ("count(files) < 1", counted, 6),
    ("count(evidence, reports) < 1", token, 14), ("due < 2023年", token, 10), ("Rigid", token, 0),
    ("rigid & lists", token, 6),
    ("刚性", token, 0), ("age + 1 > 2", token, 4), ("age = -1", token, 6), ("age = 1.2.3", "a number", 6),
    ("age = 1.", "a number", 6), ("age = 0.1234567", "a number", 6), ("age = 99999999999999999999", "a number", 6),
    (#"title = "open"#, "a closing quotation mark", 8), ("\"", "a closing quotation mark", 0), ("a.b = 1", token, 1),
    ("age = 'x'", token, 6), ("rigid\u{A0}and rigid", token, 5), ("a < 1 < 2", more, 6),
    ("due before 2023-01-01", more, 4),
    ("rigid and " + String(repeating: "a", count: 65), "a field", 10),
    (String(repeating: "(", count: 40) + "a", "fewer parentheses", 32),
    (String(repeating: "not ", count: 40) + "a", "fewer negations", 128),
  ]

  @Test(arguments: wrong) func `what is no condition is refused with what was expected and where`(
    text: String, expected: String, offset: Int
  ) {
    do {
      let condition = try Condition(parsing: text)
      Issue.record("was read as \(condition)")
    } catch {
      #expect(error.expected == expected)
      #expect(error.offset == offset)
    }
  }

  @Test func `a condition names every field it looks at`() throws {
    let condition = try Condition(
      parsing: #"not (rigid and lists has key) or count(reports) > 1 and due-text = "x" or age < 3"#)
    #expect(condition.fields == ["rigid", "lists", "due-text", "age"])
  }
}
