import Definitions
import Testing
import Wording

/// One thing wrong with the small bureau of `BureauReaderTests`.
struct MalformedBureau: Sendable, CustomTestStringConvertible {
  let name: String
  /// What stands in the sound text, once.
  let old: String
  let new: String
  let code: String
  var testDescription: String { name }

  init(_ name: String, _ old: String, _ new: String, _ code: String) {
    (self.name, self.old, self.new, self.code) = (name, old, new, code)
  }

  var text: String { BureauReaderTests.text.replacing(old, with: new) }

  func findings() -> [Finding] {
    do {
      return try readBureau(text, file: "small.yaml").warnings
    } catch {
      return error.all
    }
  }

  static let all: [MalformedBureau] = [
    // What the file says cannot be read.
    .init("no bureau", "bureau: small\n", "", "missing-key"),
    .init("bureau with capitals", "bureau: small", "bureau: Small", "bad-code"),
    .init("bureau with a dot", "bureau: small", "bureau: small.city", "bad-code"),
    .init("no first day", "from: 2023-01-01\n", "", "missing-key"),
    .init("first day that does not exist", "from: 2023-01-01\n", "from: 2023-02-30\n", "wrong-kind"),
    .init("name in one language", "{ zh-Hans: 小局, en: Small Bureau }", "{ zh-Hans: 小局 }", "missing-key"),
    .init("name as plain text", "{ zh-Hans: 小局, en: Small Bureau }", "小局", "wrong-kind"),
    .init("unknown top key", "covers:", "cover:", "unknown-key"),
    .init("key twice", "covers:", "delegations:", "duplicate-key"),
    .init("tab for indentation", "  leaders: {", "\tleaders: {", "yaml-syntax"),
    .init("bracket left open", "members: [fu] }", "members: [fu }", "yaml-syntax"),
    .init("alias", "may: [sign]", "may: [*sign]", "alias"),
    .init("no roles", "roles:\n", "rules:\n", "missing-key"),
    .init("role without reach", ", reach: in-charge }", " }", "missing-key"),
    .init("unknown reach", "reach: in-charge", "reach: everywhere", "unknown-choice"),
    .init("unknown seats", "seats: one", "seats: two", "unknown-choice"),
    .init("capability with a space", "can: [audit]", "can: [see all]", "bad-code"),
    .init("capabilities as text", "can: [audit]", "can: audit", "wrong-kind"),
    .init("capability misspelt", "can: [audit]", "can: [audti]", "unusual-capability"),
    .init("role that may do nothing", "can: [audit]", "can: []", "role-without-capability"),
    .init("role code in Chinese", "  deputy: {", "  副局长: {", "bad-code"),
    .init("unknown key of a role", "reach: in-charge", "reach: unit, power: all", "unknown-key"),
    .init("unit without kind", ", kind: leadership }", " }", "missing-key"),
    .init("unknown kind", "kind: leadership", "kind: ministry", "unknown-choice"),
    .init("second bureau", "kind: leadership", "kind: bureau", "unknown-choice"),
    .init(
      "unit without name", "{ name: { zh-Hans: 料场, en: Yard }, kind: affiliated }", "{ kind: affiliated }",
      "missing-key"),
    .init("unit as text", "{ name: { zh-Hans: 料场, en: Yard }, kind: affiliated }", "料场", "wrong-kind"),
    .init("unit id in use", "  office: { name", "  depot: { name", "duplicate-id"),
    .init("unit with the bureau's id", "  office: { name", "  small: { name", "duplicate-id"),
    .init("person without name", "{ name: { zh-Hans: 傅二, en: Fu Er }, posts", "{ posts", "missing-key"),
    .init("person id with underscore", "  fu: { name", "  fu_er: { name", "bad-code"),
    .init("person key misspelt", "posts: admin in office", "post: admin in office", "unknown-key"),
    .init("post without unit", "posts: admin in office", "posts: admin", "bad-phrase"),
    .init("post with ‘of’", "posts: admin in office", "posts: admin of office", "bad-phrase"),
    .init("post with too many words", "posts: admin in office", "posts: admin in the office", "bad-phrase"),
    .init("post with words after the day", "yard to 2023-08-31", "yard to 2023-08-31 please", "bad-phrase"),
    .init("post with two first days", "yard to 2023-08-31", "yard from 2023-01-01 from 2023-01-02", "bad-phrase"),
    .init("post to no day", "yard to 2023-08-31", "yard to", "bad-day"),
    .init("post to a day that does not exist", "yard to 2023-08-31", "yard to 2023-06-31", "bad-day"),
    .init("post to a loose day", "yard to 2023-08-31", "yard to 2023-8-31", "bad-day"),
    .init("post with a bad role code", "posts: admin in office", "posts: Admin in office", "bad-code"),
    .init("post with a bad unit code", "posts: admin in office", "posts: admin in 办公室", "bad-code"),
    .init("person's day as text", "from: 2023-07-01,", "from: July,", "wrong-kind"),
    .init("charge with ‘acting’", "fu: [works]", "fu: [works acting]", "bad-phrase"),
    .init("charge of two units in one", "fu: [works]", "fu: [works yard]", "bad-phrase"),
    .init("delegation without end", ", to: 2023-05-19 }", " }", "missing-key"),
    .init("delegation without principal", "principal: dong, ", "", "missing-key"),
    .init("delegations not a list", "  - { principal: dong", "  one: { principal: dong", "wrong-kind"),
    .init("cover without covering", ", covering: ou", "", "missing-key"),
    .init("reorganisation of no kind", "merge: [yard], into: depot", "into: depot", "bad-reorganisation"),
    .init(
      "reorganisation of two kinds", "merge: [yard], into", "merge: [yard], rename: yard, into", "bad-reorganisation"),
    .init("merger into nothing", "merge: [yard], into: depot", "merge: [yard]", "missing-key"),
    .init("merger with a main successor", "into: depot }", "into: depot, main: depot }", "misplaced-key"),
    .init("reorganisation without day", "day: 2023-09-01, ", "", "missing-key"),
    .init("split without main", "merge: [yard], into: depot", "split: yard, into: [depot, works]", "missing-key"),
    .init("new name in one language", "merge: [yard], into: depot", "rename: yard, name: { en: X }", "missing-key"),
    // What the file says can be read but cannot be.
    .init("unknown role", "posts: admin in office", "posts: boss in office", "unknown-role"),
    .init("unknown unit", "posts: admin in office", "posts: admin in cellar", "unknown-unit"),
    .init("unknown leader", "fu: [works]", "nobody: [works]", "unknown-person"),
    .init("two leaders in charge", "dong: office", "dong: [office, works]", "two-leaders-in-charge"),
    .init("unknown member", "members: [fu]", "members: [nobody]", "unknown-person"),
    .init("secretary who is a member too", "members: [fu]", "members: [ou]", "overlapping-ranges"),
    .init("two secretaries", "secretary: ou", "secretary: [ou, dong]", "two-secretaries"),
    .init("branch under an unknown one", "secretary: ou", "under: top, secretary: ou", "unknown-branch"),
    .init("branch without secretary", "secretary: ou, ", "", "no-secretary"),
    .init("two heads", "from 2023-04-01 to 2023-06-30", "from 2023-04-01 to 2023-07-01", "two-heads"),
    .init("two directors", "posts: deputy in leaders", "posts: director in leaders", "two-heads"),
    .init(
      "administrator who audits", "posts: admin in office", "posts: [admin in office, auditor in office]",
      "exclusive-roles"),
    .init(
      "post that ends before it begins", "from 2023-04-01 to 2023-06-30", "from 2023-04-01 to 2023-03-31", "empty-range"
    ),
    .init("person who leaves before coming", "from: 2023-07-01,", "from: 2023-07-01, to: 2023-06-01,", "empty-range"),
    .init(
      "post before service", "posts: head in depot }", "posts: head in depot from 2023-06-30 }", "person-not-in-service"
    ),
    .init("post that outlives its unit", "head in yard to 2023-08-31", "head in yard", "unit-not-standing"),
    .init(
      "unit older than the bureau", "Yard }, kind: affiliated", "Yard }, kind: affiliated, from: 2022-12-31",
      "unit-not-standing"),
    .init("delegation of what is not held", "may: [sign]", "may: [sign, decide]", "delegates-unheld"),
    .init("delegation of nothing", "may: [sign]", "may: []", "delegates-nothing"),
    .init("delegation to oneself", "delegate: fu", "delegate: dong", "delegates-to-self"),
    .init("delegation backwards", "to: 2023-05-19", "to: 2023-05-07", "empty-range"),
    .init("cover by oneself", "covering: ou", "covering: wu", "covers-self"),
    .init("cover by nobody", "covering: ou", "covering: nobody", "unknown-person"),
    .init("cover before service", "absent: wu", "absent: de", "person-not-in-service"),
    .init("merger into an unknown unit", "into: depot", "into: nowhere", "unknown-unit"),
    .init("merger into itself", "into: depot", "into: yard", "merges-into-itself"),
    .init("merger of nothing", "merge: [yard]", "merge: []", "merges-nothing"),
    .init("split into one", "merge: [yard], into: depot", "split: yard, into: depot, main: depot", "splits-into-one"),
    .init(
      "split with a stranger as main", "merge: [yard], into: depot", "split: yard, into: [depot, works], main: office",
      "main-not-successor"),
    .init(
      "person without post", "{ zh-Hans: 傅二, en: Fu Er }, posts: deputy in leaders }", "{ zh-Hans: 傅二, en: Fu Er } }",
      "no-post"),
    .init("unit without head", "posts: head in office", "posts: auditor in office", "no-head"),
    .init("unit without a leader in charge", "  dong: office\n", "", "no-leader-in-charge"),
  ]
}
