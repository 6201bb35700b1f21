// swift-format-ignore-file: one row is one line.

import Testing

/// A good ledger with one thing spoilt, and the code of the finding that must say so.
struct LedgerMalformed: CustomTestStringConvertible, Sendable {
  let name: String
  let find: String
  let replace: String
  let code: String
  var testDescription: String { "\(name) → \(code)" }

  init(_ name: String, _ find: String, _ replace: String, _ code: String) {
    (self.name, self.find, self.replace, self.code) = (name, find, replace, code)
  }

  static let all = head + fields + stages + actors + asking + effects + conditions + limits + whole

  static let head = [
    LedgerMalformed("takes what nobody reads", "number: GS", "takes: rumours\nnumber: GS", "unknown-choice"),
    LedgerMalformed("takes the same twice", "number: GS", "takes: [problems, problems]\nnumber: GS", "repeated"),
    LedgerMalformed("takes a mapping", "number: GS", "takes: { problems: yes }\nnumber: GS", "wrong-kind"),
    LedgerMalformed(
      "takes findings without their words", "number: GS", "takes: problems\nnumber: GS", "takes-needs-field"),
    LedgerMalformed("takes texts without a fingerprint", "number: GS", "takes: texts\nnumber: GS", "takes-needs-field"),
    LedgerMalformed("no code", "ledger: heritage-tree\n", "", "missing-key"),
    LedgerMalformed("code in capitals", "ledger: heritage-tree", "ledger: Heritage", "bad-code"),
    LedgerMalformed("code in Chinese", "ledger: heritage-tree", "ledger: 古树", "bad-code"),
    LedgerMalformed("code begins with a digit", "ledger: heritage-tree", "ledger: 1-tree", "bad-code"),
    LedgerMalformed("code ends in a hyphen", "ledger: heritage-tree", "ledger: tree-", "bad-code"),
    LedgerMalformed("code with an underscore", "ledger: heritage-tree", "ledger: heritage_tree", "bad-code"),
    LedgerMalformed(
      "code of 65 letters", "ledger: heritage-tree", "ledger: " + String(repeating: "a", count: 65), "bad-code"),
    LedgerMalformed("code is a list", "ledger: heritage-tree", "ledger: [a, b]", "wrong-kind"),
    LedgerMalformed("code is empty", "ledger: heritage-tree", "ledger:", "wrong-kind"),
    LedgerMalformed("no official name", "official-name: { zh-Hans: 古树名木台账, en: Heritage trees }\n", "", "missing-key"),
    LedgerMalformed(
      "name without English", "{ zh-Hans: 古树名木台账, en: Heritage trees }", "{ zh-Hans: 古树名木台账 }", "missing-key"),
    LedgerMalformed(
      "name without Chinese", "{ zh-Hans: 古树名木台账, en: Heritage trees }", "{ en: Heritage trees }", "missing-key"),
    LedgerMalformed("name as bare text", "{ zh-Hans: 古树名木台账, en: Heritage trees }", "古树名木台账", "wrong-kind"),
    LedgerMalformed("name with an empty English", "en: Heritage trees }", "en: \"\" }", "wrong-kind"),
    LedgerMalformed(
      "name in a third language", "en: Heritage trees }", "en: Heritage trees, fr: Arbres }", "unknown-key"),
    LedgerMalformed(
      "name too long", "en: Heritage trees }", "en: \(String(repeating: "tree ", count: 9)) }", "label-too-long"),
    LedgerMalformed(
      "Chinese name too long", "zh-Hans: 古树名木台账,", "zh-Hans: \(String(repeating: "古", count: 41)),", "label-too-long"),
    LedgerMalformed(
      "no basis", "basis: { zh-Hans: 城市古树名木保护管理办法, en: Measures for protecting heritage trees }\n", "", "missing-key"),
    LedgerMalformed(
      "basis too long", "en: Measures for protecting heritage trees", "en: \(String(repeating: "long ", count: 50))",
      "label-too-long"),
    LedgerMalformed("unknown key at the top", "basis:", "base:", "unknown-key"),
    LedgerMalformed("key twice", "basis:", "ledger: again\nbasis:", "duplicate-key"),
    LedgerMalformed("number without a serial", "GS-{year}-{serial:3}", "GS-{year}", "number-without-serial"),
    LedgerMalformed(
      "number with two serials", "GS-{year}-{serial:3}", "GS-{year}-{serial}-{serial:3}", "number-without-serial"),
    LedgerMalformed("number without a year", "GS-{year}-{serial:3}", "GS-{serial:3}", "number-without-year"),
    LedgerMalformed("number with an unknown part", "GS-{year}-{serial:3}", "GS-{month}-{serial:3}", "bad-number-form"),
    LedgerMalformed("number with an open brace", "GS-{year}-{serial:3}", "GS-{year}-{serial:3", "bad-number-form"),
    LedgerMalformed("number with a stray brace", "GS-{year}-{serial:3}", "GS}-{year}-{serial:3}", "bad-number-form"),
    LedgerMalformed("number of width nought", "GS-{year}-{serial:3}", "GS-{year}-{serial:0}", "bad-number-form"),
    LedgerMalformed("number of width ten", "GS-{year}-{serial:3}", "GS-{year}-{serial:10}", "bad-number-form"),
    LedgerMalformed("number of no width", "GS-{year}-{serial:3}", "GS-{year}-{serial:}", "bad-number-form"),
    LedgerMalformed(
      "number that tells a secret", "GS-{year}-{serial:3}", "GS-{place}-{serial:3}", "sensitive-field-used"),
    LedgerMalformed("number with an open field", "GS-{year}-{serial:3}", "GS-{species}-{serial:3}", "bad-number-form"),
    LedgerMalformed("number as a list", "number: GS-{year}-{serial:3}", "number: [GS]", "wrong-kind"),
    LedgerMalformed(
      "number form that nobody draws", "  asks: [title, lead, species, found-on, lists?, place]\n    does: number\n",
      "  asks: [title, lead, species, found-on, lists?, place]\n", "number-never-drawn"),
    LedgerMalformed("number drawn without a form", "number: GS-{year}-{serial:3}\n", "", "number-form-missing"),
  ]

  static let fields = [
    LedgerMalformed(
      "field without a name", "{ name: { zh-Hans: 濒危, en: Ailing }, type: flag }", "{ type: flag }", "missing-key"),
    LedgerMalformed("field without a type", "en: Ailing }, type: flag }", "en: Ailing } }", "missing-key"),
    LedgerMalformed("field of an unknown type", "type: flag }", "type: boolean }", "unknown-choice"),
    LedgerMalformed("field type mistyped", "type: long-text }", "type: longtext }", "unknown-choice"),
    LedgerMalformed("field type is a list", "type: flag }", "type: [flag] }", "wrong-kind"),
    LedgerMalformed("field as bare text", "{ name: { zh-Hans: 濒危, en: Ailing }, type: flag }", "flag", "wrong-kind"),
    LedgerMalformed("field with an unknown key", "type: flag }", "type: flag, optional: yes }", "unknown-key"),
    LedgerMalformed("field code in capitals", "  ailing:    {", "  Ailing:    {", "bad-code"),
    LedgerMalformed("field code with a dot", "  describe:  {", "  tree.describe:  {", "bad-code"),
    LedgerMalformed("field called not", "  describe:  {", "  not:  {", "bad-code"),
    LedgerMalformed("field called count", "  describe:  {", "  count:  {", "bad-code"),
    LedgerMalformed("field that every ledger has", "  describe:  {", "  title:  {", "field-is-common"),
    LedgerMalformed("lists as a field", "  describe:  {", "  lists:  {", "field-is-common"),
    LedgerMalformed("reason as a field", "  describe:  {", "  reason:  {", "field-is-common"),
    LedgerMalformed(
      "choice without choices",
      "type: choice, of: { first: { zh-Hans: 一级, en: First }, second: { zh-Hans: 二级, en: Second } } }",
      "type: choice }", "missing-key"),
    LedgerMalformed(
      "choice among nothing", "of: { first: { zh-Hans: 一级, en: First }, second: { zh-Hans: 二级, en: Second } } }",
      "of: {} }", "no-choices"),
    LedgerMalformed(
      "choices as a list", "of: { prop: { zh-Hans: 支撑, en: Prop }, soil: { zh-Hans: 换土, en: New soil } } }",
      "of: [prop, soil] }", "wrong-kind"),
    LedgerMalformed("choice in one language", "prop: { zh-Hans: 支撑, en: Prop }", "prop: 支撑", "wrong-kind"),
    LedgerMalformed(
      "choice code is a number", "prop: { zh-Hans: 支撑, en: Prop }", "12345: { zh-Hans: 支撑, en: Prop }", "bad-code"),
    LedgerMalformed(
      "choice called and", "prop: { zh-Hans: 支撑, en: Prop }", "and: { zh-Hans: 支撑, en: Prop }", "bad-code"),
    LedgerMalformed(
      "choices of a flag", "type: flag }", "type: flag, of: { a: { zh-Hans: 一, en: A } } }", "key-of-other-type"),
    LedgerMalformed(
      "unit of a text", "type: long-text }", "type: long-text, unit: { zh-Hans: 年, en: years } }", "key-of-other-type"),
    LedgerMalformed("limit of a day", "type: day }", "type: day, limit: 10 }", "key-of-other-type"),
    LedgerMalformed("limit of nought", "limit: 40 }", "limit: 0 }", "wrong-kind"),
    LedgerMalformed("limit in words", "limit: 40 }", "limit: forty }", "wrong-kind"),
    LedgerMalformed("limit beyond measure", "limit: 40 }", "limit: 20001 }", "wrong-kind"),
    LedgerMalformed("unit in one language", "unit: { zh-Hans: 年, en: years }", "unit: { zh-Hans: 年 }", "missing-key"),
    LedgerMalformed(
      "readers unknown", "readers: [supervise, report]", "readers: [superviser, report]", "unknown-capability"),
    LedgerMalformed("readers empty", "readers: [supervise, report]", "readers: []", "no-readers"),
    LedgerMalformed(
      "a field nobody fills in", "asks: [age, class, ailing, describe?, due]", "asks: [age, class, ailing, due]",
      "field-never-asked"),
    LedgerMalformed(
      "two fields of one name", "{ zh-Hans: 濒危, en: Ailing }", "{ zh-Hans: 树龄, en: Ailing }", "same-label"),
    LedgerMalformed(
      "field name too long", "en: Description }", "en: \(String(repeating: "description ", count: 4)) }",
      "label-too-long"),
    LedgerMalformed("fields as a list", "fields:\n", "fields: []\nfieldz:\n", "wrong-kind"),
    LedgerMalformed("a list that is there already", "green-city:", "livelihood:", "list-is-standard"),
    LedgerMalformed("a list in one language", "{ zh-Hans: 绿城, en: Green city }", "绿城", "wrong-kind"),
    LedgerMalformed("a list code in capitals", "green-city:", "Green-City:", "bad-code"),
    LedgerMalformed(
      "lists of nothing", "lists:\n  green-city: { zh-Hans: 绿城, en: Green city }\n", "lists: {}\n", "no-choices"),
  ]

  static let stages = [
    LedgerMalformed("stage without a phase", "en: Registered }, phase: draft }", "en: Registered } }", "missing-key"),
    LedgerMalformed(
      "stage without a name", "{ name: { zh-Hans: 登记, en: Registered }, phase: draft }", "{ phase: draft }",
      "missing-key"),
    LedgerMalformed("stage of an unknown phase", "phase: working }", "phase: open }", "unknown-choice"),
    LedgerMalformed(
      "stage as bare text", "{ name: { zh-Hans: 登记, en: Registered }, phase: draft }", "登记", "wrong-kind"),
    LedgerMalformed("stage code in capitals", "  found:    {", "  Found:    {", "bad-code"),
    LedgerMalformed("stage called any-open", "  found:    {", "  any-open:    {", "bad-code"),
    LedgerMalformed("stage with an unknown key", "phase: working }", "phase: working, closed: yes }", "unknown-key"),
    LedgerMalformed(
      "a stage to which nothing leads", "stages:\n",
      "stages:\n  lost: { name: { zh-Hans: 遗失, en: Lost }, phase: stopped }\n", "unreachable-stage"),
    LedgerMalformed(
      "two stages of one name", "{ zh-Hans: 待验收, en: Being checked }", "{ zh-Hans: 待验收, en: Registered }", "same-label"),
    LedgerMalformed(
      "a stage from which nothing leads", "to: dead\n    by: decide over bureau",
      "to: lost\n    by: decide over bureau", "unknown-stage"),
    LedgerMalformed(
      "an end that is none", "en: Safe }, phase: closed }", "en: Safe }, phase: working }", "dead-end-stage"),
    LedgerMalformed(
      "a circle without an end", "from: checking\n    to: safe", "from: checking\n    to: caring",
      "close-out-not-closed"),
    LedgerMalformed("phases without an end", "phase: stopped }", "phase: draft }", "stop-not-stopped"),
    LedgerMalformed("no stages", "stages:\n", "stages: {}\nsteps:\n", "unknown-key"),
    LedgerMalformed("stages as a list", "stages:\n", "stages: [found]\nsteps:\n", "wrong-kind"),
    LedgerMalformed("stages misspelt", "stages:\n", "stage:\n", "missing-key"),
  ]

  static let actors = [
    LedgerMalformed("nobody may", "    by: receive over lead\n", "", "nobody-may"),
    LedgerMalformed("nobody in the list", "by: receive over lead", "by: []", "nobody-may"),
    LedgerMalformed("an unknown capability", "by: receive over lead", "by: recieve over lead", "unknown-capability"),
    LedgerMalformed("an unknown reach", "by: receive over lead", "by: receive over leed", "unknown-reach"),
    LedgerMalformed("a capability without a reach", "by: receive over lead", "by: receive", "bad-actor"),
    LedgerMalformed("a person by name", "by: receive over lead", "by: 张三", "bad-actor"),
    LedgerMalformed("too many words", "by: receive over lead", "by: receive or report over lead", "bad-actor"),
    LedgerMalformed("another preposition", "by: receive over lead", "by: receive for lead", "bad-actor"),
    LedgerMalformed("an empty by", "by: receive over lead", "by:", "wrong-kind"),
    LedgerMalformed("by as a mapping", "by: receive over lead", "by: { receive: lead }", "wrong-kind"),
    LedgerMalformed(
      "somebody twice", "by: [report over lead, responsible-person]\n    does: attach",
      "by: [report over lead, report over lead]\n    does: attach", "repeated"),
    LedgerMalformed("not whom", "not: doer", "not: nobody", "bad-actor"),
    LedgerMalformed("not everybody", "not: doer", "not: [doer, supervise over bureau]", "nobody-may"),
    LedgerMalformed("the doer not excluded", "    not: doer\n", "", "doer-not-excluded"),
    LedgerMalformed(
      "opened by its author", "by: [supervise over bureau, report over lead]", "by: author", "nobody-may"),
    LedgerMalformed(
      "opened by units concerned", "by: [supervise over bureau, report over lead]", "by: report over involved",
      "nobody-may"),
    LedgerMalformed("opened by the clock", "by: [supervise over bureau, report over lead]", "by: system", "nobody-may"),
    LedgerMalformed(
      "opened by a lead that is not asked", "by: [supervise over bureau, report over lead]\n    asks: [title, lead, ",
      "by: report over lead\n    asks: [title, ", "lead-not-asked"),
    LedgerMalformed(
      "the clock fills in a form", "from: examined\n    by: system", "from: examined\n    by: system\n    asks: [age]",
      "system-cannot-fill"),
    LedgerMalformed(
      "the clock signs for it", "from: examined\n    by: system", "from: examined\n    by: system\n    does: sign-for",
      "system-cannot-sign"),
    LedgerMalformed("the clock is never told", "then: remind, ", "", "never-triggered"),
    LedgerMalformed(
      "who asks may not read the answer", "readers: [supervise, report]", "readers: [discipline]", "field-not-shown"),
    LedgerMalformed(
      "asked optionally of who may not read it", "asks: [note]\n    does: instruct",
      "asks: [note, place?]\n    does: instruct", "field-not-shown"),
    LedgerMalformed(
      "an act that a secret decides", "asks: [note?]\n    does: finish",
      "asks: [note?]\n    does: finish\n    when: place = \"x\"", "sensitive-field-used"),
  ]

  static let asking = [
    LedgerMalformed("asks an unknown field", "asks: [age, class,", "asks: [agee, class,", "unknown-field"),
    LedgerMalformed("asks twice", "asks: [age, class,", "asks: [age, age, class,", "repeated"),
    LedgerMalformed("asks twice, once optionally", "asks: [age, class,", "asks: [age, age?, class,", "repeated"),
    LedgerMalformed("asks with two question marks", "describe?, due]", "describe??, due]", "unknown-field"),
    LedgerMalformed("asks a mapping", "asks: [age, class,", "asks: [{ age: yes }, class,", "wrong-kind"),
    LedgerMalformed(
      "asks what no effect keeps", "asks: [person?, measures]", "asks: [person?, measures, due]", "asked-not-kept"),
    LedgerMalformed(
      "asks a standard of a finish", "asks: [note?]\n    does: finish", "asks: [note?, standard]\n    does: finish",
      "asked-not-kept"),
    LedgerMalformed(
      "asks a quantity without reporting", "asks: [note]\n    does: instruct",
      "asks: [note, quantity]\n    does: instruct", "asked-not-kept"),
    LedgerMalformed(
      "opening asks a reason", "asks: [title, lead, species,", "asks: [title, reason, lead, species,", "asked-not-kept"),
    LedgerMalformed(
      "opening asks a meeting", "asks: [title, lead, species,", "asks: [title, meeting?, lead, species,",
      "asked-not-kept"),
    LedgerMalformed("act without a name", "    name: { zh-Hans: 返工, en: Do it again }\n", "", "missing-key"),
    LedgerMalformed("act named in one language", "{ zh-Hans: 返工, en: Do it again }", "返工", "wrong-kind"),
    LedgerMalformed(
      "two acts of one name", "{ zh-Hans: 返工, en: Do it again }", "{ zh-Hans: 返工, en: Examine }", "same-label"),
    LedgerMalformed(
      "act name too long", "en: Do it again }", "en: Do it again and again until it is done properly }",
      "label-too-long"),
    LedgerMalformed("act with an unknown key", "    does: send-back", "    do: send-back", "unknown-key"),
    LedgerMalformed("act code in capitals", "  again:\n", "  Again:\n", "bad-code"),
    LedgerMalformed(
      "act from an unknown stage", "from: caring\n    to: checking", "from: carring\n    to: checking", "unknown-stage"),
    LedgerMalformed("act from one stage twice", "from: [examined, caring]", "from: [examined, examined]", "repeated"),
    LedgerMalformed("act from nowhere", "from: [examined, caring]", "from: []", "wrong-kind"),
    LedgerMalformed("act from an empty stage", "from: [examined, caring]", "from:", "wrong-kind"),
    LedgerMalformed("any-open among others", "from: [examined, caring]", "from: [examined, any-open]", "unknown-stage"),
    LedgerMalformed("act to an unknown stage", "to: examined", "to: exmined", "unknown-stage"),
    LedgerMalformed("act to two stages", "to: examined", "to: [examined, caring]", "wrong-kind"),
    LedgerMalformed("opening without a stage", "    to: found\n", "", "opening-without-to"),
    LedgerMalformed(
      "nothing opens an item", "    to: found\n    by:", "    from: examined\n    to: found\n    by:", "no-opening-act"),
    LedgerMalformed(
      "opening with a condition", "    to: found\n", "    to: found\n    when: ailing\n", "not-when-opening"),
    LedgerMalformed(
      "opening with a need", "    to: found\n", "    to: found\n    needs: children-ended\n", "not-when-opening"),
    LedgerMalformed(
      "opening that issues", "place]\n    does: number", "place]\n    does: [number, issue]", "not-when-opening"),
    LedgerMalformed(
      "opening that assigns", "place]\n    does: number", "place]\n    does: [number, assign]", "not-when-opening"),
    LedgerMalformed(
      "two acts that mean the same", "  done:\n",
      "  finished:\n    name: { zh-Hans: 完成, en: Finished }\n    from: caring\n    to: checking\n    by: [responsible-person, report over lead]\n    does: finish\n  done:\n",
      "acts-alike"),
    LedgerMalformed("acts as a list", "acts:\n", "acts: [a]\nactz:\n", "wrong-kind"),
    LedgerMalformed("no acts", "acts:\n", "act:\n", "missing-key"),
    LedgerMalformed("act as bare text", "acts:\n", "acts:\n  fell: 砍伐\n", "wrong-kind"),
  ]

  static let effects = [
    LedgerMalformed("an unknown effect", "does: send-back", "does: sendback", "unknown-effect"),
    LedgerMalformed("an effect twice", "does: [verify, close-out]", "does: [verify, verify, close-out]", "repeated"),
    LedgerMalformed("effect as a mapping", "does: send-back", "does: { send-back: yes }", "wrong-kind"),
    LedgerMalformed(
      "send back without a reason", "asks: [reason]\n    does: send-back", "does: send-back", "effect-needs-field"),
    LedgerMalformed(
      "send back with an optional reason", "asks: [reason]\n    does: send-back",
      "asks: [reason?]\n    does: send-back", "effect-needs-field"),
    LedgerMalformed("stop without a reason", "asks: [reason, meeting?]", "asks: [meeting?]", "effect-needs-field"),
    LedgerMalformed(
      "decline without a reason", "asks: [note]\n    does: instruct", "does: decline", "effect-needs-field"),
    LedgerMalformed(
      "object without a reason", "asks: [note]\n    does: instruct", "does: object", "effect-needs-field"),
    LedgerMalformed(
      "refuse a change without a reason", "asks: [note]\n    does: instruct", "does: refuse-change",
      "effect-needs-field"),
    LedgerMalformed("erase without a reason", "asks: [note]\n    does: instruct", "does: erase", "effect-needs-field"),
    LedgerMalformed(
      "instruct without a note", "asks: [note]\n    does: instruct", "does: instruct", "effect-needs-field"),
    LedgerMalformed("urge without a note", "asks: [note]\n    does: instruct", "does: urge", "effect-needs-field"),
    LedgerMalformed(
      "pass on to nobody", "asks: [note]\n    does: instruct", "asks: [reason]\n    does: pass-on", "effect-needs-field"
    ),
    LedgerMalformed(
      "pass on without a reason", "asks: [note]\n    does: instruct", "asks: [unit]\n    does: pass-on",
      "effect-needs-field"),
    LedgerMalformed(
      "uphold for no other lead", "asks: [note]\n    does: instruct", "asks: [reason]\n    does: uphold",
      "effect-needs-field"),
    LedgerMalformed(
      "report without progress", "asks: [note]\n    does: instruct", "asks: [quantity]\n    does: report",
      "effect-needs-field"),
    LedgerMalformed(
      "raise no obstacle", "asks: [note]\n    does: instruct", "does: raise-obstacle", "effect-needs-field"),
    LedgerMalformed(
      "ask to change nothing", "asks: [note]\n    does: instruct", "asks: [reason]\n    does: ask-change",
      "effect-needs-field"),
    LedgerMalformed(
      "ask for a change without a reason", "asks: [note]\n    does: instruct", "asks: [due]\n    does: ask-change",
      "effect-needs-field"),
    LedgerMalformed(
      "assign nothing", "asks: [age, class, ailing, describe?, due]", "asks: [age, class, ailing, describe?]",
      "effect-needs-field"),
    LedgerMalformed(
      "stop goes on working", "to: dead\n    by: decide", "to: checking\n    by: decide", "stop-not-stopped"),
    LedgerMalformed(
      "close-out does not close", "from: checking\n    to: safe", "from: checking\n    to: dead", "close-out-not-closed"
    ),
    LedgerMalformed(
      "carry-over does not stop", "asks: [reason, meeting?]\n    does: stop",
      "asks: [reason]\n    does: carry-over\n  x:\n    name: { zh-Hans: 转, en: X }\n    from: found\n    to: caring\n    by: decide over bureau\n    does: carry-over",
      "carry-over-not-stopped"),
    LedgerMalformed(
      "issue binds nobody", "to: caring\n    by: receive over lead\n    asks: [person?, measures]\n    does: sign-for",
      "to: checking\n    by: sign over lead\n    asks: [measures]\n    does: issue", "issue-not-binding"),
    LedgerMalformed(
      "closing without closing out", "does: [verify, close-out]", "does: verify", "closed-without-close-out"),
    LedgerMalformed(
      "stopping without a stop", "asks: [reason, meeting?]\n    does: stop", "asks: [reason, meeting?]",
      "stopped-without-stop"),
    LedgerMalformed("close-out that stays", "    to: safe\n", "", "effect-needs-to"),
    LedgerMalformed("stop that stays", "    to: dead\n", "", "effect-needs-to"),
    LedgerMalformed(
      "rigid without a committee", "asks: [age, class, ailing, describe?, due]\n    does: assign",
      "asks: [age, class, ailing, describe?, due, rigid?]\n    does: [assign, issue]\n  halt:\n    name: { zh-Hans: 停, en: Halt }\n    from: caring\n    to: dead\n    by: sign over lead\n    asks: [reason]\n    does: stop",
      "meeting-not-asked"),
    LedgerMalformed("evidence that nobody attaches", "    does: attach\n", "", "evidence-never-attached"),
    LedgerMalformed("evidence of nothing", "needs: evidence 1", "needs: evidence 0", "bad-need"),
    LedgerMalformed("evidence without a number", "needs: evidence 1", "needs: evidence", "bad-need"),
    LedgerMalformed("evidence by the hundred", "needs: evidence 1", "needs: evidence 100", "bad-need"),
    LedgerMalformed(
      "evidence unless", "evidence 2 when ailing or class = first", "evidence 2 unless ailing", "bad-need"),
    LedgerMalformed("evidence when nothing", "evidence 2 when ailing or class = first", "evidence 2 when", "bad-need"),
    LedgerMalformed("an unknown need", "needs: evidence 1", "needs: a photograph", "bad-need"),
    LedgerMalformed("needs an unknown field", "field age,", "field agee,", "unknown-field"),
    LedgerMalformed("needs a field nobody asks", "field age,", "field standard,", "need-never-met"),
    LedgerMalformed("needs what is asked in passing elsewhere", "field age,", "field meeting,", "need-never-met"),
    LedgerMalformed("needs an unknown limit", "within checking", "within cheking", "unknown-limit"),
    LedgerMalformed("needs twice", "field age, within checking", "within checking, within checking", "repeated"),
  ]

  static let conditions: [LedgerMalformed] = [
    ("ends too early", "ailing and", "bad-condition"), ("bracket left open", "(ailing", "bad-condition"),
    ("bracket too many", "ailing)", "bad-condition"), ("quotation left open", "species = \"elm", "bad-condition"),
    ("two comparisons", "age > 3 > 2", "bad-condition"), ("comparison with nothing", "age >", "bad-condition"),
    ("reversed sign", "age => 3", "bad-condition"), ("Chinese brackets", "（ailing）", "bad-condition"),
    ("capital letters", "Ailing", "bad-condition"), ("has what", "measures has", "bad-condition"),
    ("counts what", "count(trees) > 1", "bad-condition"),
    ("count without brackets", "count evidence > 1", "bad-condition"),
    ("count compared with text", "count(evidence) > many", "bad-condition"),
    ("count alone", "count(evidence)", "bad-condition"),
    (
      "too many brackets", String(repeating: "(", count: 40) + "ailing" + String(repeating: ")", count: 40),
      "bad-condition"
    ),
    ("too many negations", String(repeating: "not ", count: 40) + "ailing", "bad-condition"),
    ("number with two points", "age > 1.2.3", "bad-condition"),
    ("an operator of another language", "ailing && class = first", "bad-condition"),
    ("an unknown field", "sick", "unknown-field"), ("an unknown field compared", "hight > 3", "unknown-field"),
    ("a number that holds", "age", "condition-wrong-type"), ("a choice that holds", "class", "condition-wrong-type"),
    ("a flag compared", "ailing = yes", "condition-wrong-type"),
    ("a choice compared with a number", "class = 1", "condition-wrong-type"),
    ("a number compared with text", "age = old", "condition-wrong-type"),
    ("a text compared with a number", "species = 3", "condition-wrong-type"),
    ("an order among choices", "class < second", "condition-wrong-type"),
    ("choices compared", "measures = soil", "condition-wrong-type"),
    ("has of a single choice", "class has first", "condition-wrong-type"),
    ("has of a flag", "ailing has first", "condition-wrong-type"),
    ("a day compared with a number", "found-on > 2023", "condition-wrong-type"),
    ("a day that does not exist", "found-on > 2023-02-30", "condition-wrong-type"),
    ("a unit compared", "lead = office", "condition-wrong-type"),
    ("a person compared", "person = zhang", "condition-wrong-type"),
    ("an unknown choice", "class = third", "condition-unknown-choice"),
    ("an unknown choice negated", "class != third", "condition-unknown-choice"),
    ("an unknown member", "measures has water", "condition-unknown-choice"),
    ("an unknown list", "lists has red-city", "condition-unknown-choice"),
    ("an unknown level", "level = county", "condition-unknown-choice"),
    ("a secret", "place = \"x\"", "sensitive-field-used"),
    ("a secret within a bracket", "ailing or not (place = \"x\")", "sensitive-field-used"),
    ("what is never kept", "reason = \"x\"", "condition-never-holds"),
    ("a meeting", "meeting != \"\"", "condition-never-holds"),
  ].map {
    LedgerMalformed(
      "condition: \($0.0)", "when: ailing and (class = first or age >= 300) and not measures has soil",
      "when: '\($0.1)'", $0.2)
  }

  static let limits = [
    LedgerMalformed("limit without a length", "length: 10 days, ", "", "rule-or-length"),
    LedgerMalformed(
      "limit with both", "length: 10 days, ", "length: 10 days, rule: petition.notify, ", "rule-or-length"),
    LedgerMalformed("an unknown rule", "rule: petition.notify", "rule: petition.notfy", "unknown-legal-limit"),
    LedgerMalformed("length without a unit", "length: 10 days", "length: 10", "bad-length"),
    LedgerMalformed("length in words", "length: 10 days", "length: ten days", "bad-length"),
    LedgerMalformed("length in Chinese", "length: 10 days", "length: 10日", "bad-length"),
    LedgerMalformed("length of nought", "length: 10 days", "length: 0 days", "bad-length"),
    LedgerMalformed("length below nought", "length: 10 days", "length: -3 days", "bad-length"),
    LedgerMalformed("length in hours", "length: 10 days", "length: 24 hours", "limit-in-hours"),
    LedgerMalformed(
      "limit without a name", "checking: { name: { zh-Hans: 验收期, en: Accepting }, length", "checking: { length",
      "missing-key"),
    LedgerMalformed(
      "limit without a light", "until: [safe, caring], light: yellow }", "until: [safe, caring] }", "missing-key"),
    LedgerMalformed(
      "limit with a blue light", "until: [safe, caring], light: yellow }", "until: [safe, caring], light: blue }",
      "unknown-choice"),
    LedgerMalformed("limit without a start", "from: stage checking, ", "", "missing-key"),
    LedgerMalformed("limit from nowhere", "from: stage checking", "from: checking", "bad-trigger"),
    LedgerMalformed("limit from the Moon", "from: stage checking", "from: moon full", "bad-trigger"),
    LedgerMalformed("limit from an unknown stage", "from: stage checking", "from: stage cheking", "unknown-stage"),
    LedgerMalformed("limit from an unknown act", "from: act set-about", "from: act setabout", "unknown-act"),
    LedgerMalformed("limit from an unknown field", "from: field found-on", "from: field foundon", "unknown-field"),
    LedgerMalformed("limit from a number", "from: field found-on", "from: field age", "limit-never-starts"),
    LedgerMalformed("limit from a day nobody gives", "from: field found-on", "from: field start", "limit-never-starts"),
    LedgerMalformed("limit from a secret", "from: field found-on", "from: field place", "sensitive-field-used"),
    LedgerMalformed("limit from an end", "from: stage checking", "from: stage dead", "limit-never-starts"),
    LedgerMalformed("limit from its own end", "until: [safe, caring]", "until: [safe, checking]", "limit-never-starts"),
    LedgerMalformed("limit from an opening", "from: act set-about", "from: act register", "limit-never-starts"),
    LedgerMalformed("limit from the last act", "from: act set-about", "from: act accept", "limit-never-starts"),
    LedgerMalformed("limit that never stops", "until: [safe, caring], ", "", "limit-never-stops"),
    LedgerMalformed("limit until an unknown stage", "until: [safe, caring]", "until: [safe, carring]", "unknown-stage"),
    LedgerMalformed("limit until what lies behind", "until: [safe, caring]", "until: found", "limit-never-stops"),
    LedgerMalformed(
      "limit that runs again", "until: [examined, caring, checking]", "until: examined", "limit-runs-again"),
    LedgerMalformed("limit until one stage twice", "until: [safe, caring]", "until: [safe, safe]", "repeated"),
    LedgerMalformed("limit with a bad condition", "when: not ailing", "when: not", "bad-condition"),
    LedgerMalformed("limit with a wrong condition", "when: not ailing", "when: not age", "condition-wrong-type"),
    LedgerMalformed("then an unknown act", "then: remind", "then: remnd", "unknown-act"),
    LedgerMalformed("then an act of people", "then: remind", "then: examine", "then-not-system"),
    LedgerMalformed(
      "then an act from elsewhere", "from: examined\n    by: system", "from: caring\n    by: system",
      "then-not-from-there"),
    LedgerMalformed("limit code in capitals", "  season:   {", "  Season:   {", "bad-code"),
    LedgerMalformed("limit with an unknown key", "then: remind", "afterwards: remind", "unknown-key"),
    LedgerMalformed("two limits of one name", "en: Season }", "en: Accepting }", "same-label"),
    LedgerMalformed("limits as text", "limits:\n", "limits: none\nlimitz:\n", "wrong-kind"),
    LedgerMalformed("no lights", "lights: { warn: 5 working days, wall: yes }", "", "missing-key"),
    LedgerMalformed("warning in days", "warn: 5 working days", "warn: 5 days", "bad-warning"),
    LedgerMalformed("warning in words", "warn: 5 working days", "warn: soon", "bad-warning"),
    LedgerMalformed("warning of a lifetime", "warn: 5 working days", "warn: 251 working days", "bad-warning"),
    LedgerMalformed("wall perhaps", "wall: yes", "wall: maybe", "wrong-kind"),
    LedgerMalformed("lights without a wall", ", wall: yes", "", "missing-key"),
  ]

  static let whole = [
    LedgerMalformed("a tab", "ledger: heritage-tree", "ledger:\t heritage-tree\n\tx: y", "yaml-syntax"),
    LedgerMalformed("a quotation left open", "ledger: heritage-tree", "ledger: \"heritage-tree", "yaml-syntax"),
    LedgerMalformed("an alias", "ledger: heritage-tree", "ledger: *tree", "alias"),
    LedgerMalformed("an anchor", "ledger: heritage-tree", "ledger: &tree heritage-tree", "alias"),
    LedgerMalformed("two documents", "stages:\n", "---\nstages:\n", "yaml-syntax"),
    LedgerMalformed("a comma inside a label", "en: Being checked }", "en: Being checked, soon }", "unknown-key"),
    LedgerMalformed("a list at the root", "ledger: heritage-tree", "- ledger", "yaml-syntax"),
  ]
}
