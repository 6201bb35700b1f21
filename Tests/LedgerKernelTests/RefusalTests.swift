import Calendars
import LedgerKernel
import TestSupport
import Testing
import Wording

@Suite struct RefusalTests {
  private static let act = Words("核验", en: "Verify")
  private static let due = Words("完成时限", en: "Due")
  private static let standard = Words("完成标准", en: "Acceptance standard")

  static let all: [Refusal] = [
    .unknownItem, .unknownAct, .unknownLedger, .notFromHere(act: act, stage: Words("草拟", en: "Drafting")),
    .notNow(act: act),
    .notEntitled(act: act, who: Words("分管领导", en: "the leader in charge")), .doerMayNotVerify(act: act),
    .fieldsMissing([due, standard]),
    .fieldMalformed(due, expected: Words("日期，如2023-06-30", en: "a day such as 2023-06-30")),
    .notAsked(field: "weight"), .unknownUnit("nowhere"), .unknownPerson("nobody"),
    .evidenceMissing(needed: 2, present: 1),
    .childrenOpen(3), .weightsIncomplete(FactSamples.quantity("99.5")), .orderIncomplete([due, standard]),
    .deadlineVague("*月底前"),
    .signatureMissing, .committeeOnly, .loweringNeedsRequest(due), .nothingChanges, .changePending, .noChangePending,
    .nothingToRule, .alreadySignedFor(Words("排水所", en: "Drainage")), .passedToItself,
    .limitPassed(Words("退单", en: "Declining"), due: Day("2023-06-05")), .dayAhead(Day("2023-06-05")), .nobodyAddressed,
    .dueBeforeStart, .alreadyIssued, .textTooLong(standard, limit: 2_000), .noObstacle,
    .dayBefore(Day("2023-06-05")), .commandUsed, .parentClosed,
  ]

  /// A new refusal does not compile until it stands here, and the test below fails until it has a sample.
  private static func place(_ refusal: Refusal) -> Int {
    switch refusal {
    case .unknownItem: 0
    case .unknownAct: 1
    case .unknownLedger: 2
    case .notFromHere: 3
    case .notNow: 4
    case .notEntitled: 5
    case .doerMayNotVerify: 6
    case .fieldsMissing: 7
    case .fieldMalformed: 8
    case .notAsked: 9
    case .unknownUnit: 10
    case .unknownPerson: 11
    case .evidenceMissing: 12
    case .childrenOpen: 13
    case .weightsIncomplete: 14
    case .orderIncomplete: 15
    case .deadlineVague: 16
    case .signatureMissing: 17
    case .committeeOnly: 18
    case .loweringNeedsRequest: 19
    case .nothingChanges: 20
    case .changePending: 21
    case .noChangePending: 22
    case .nothingToRule: 23
    case .alreadySignedFor: 24
    case .passedToItself: 25
    case .limitPassed: 26
    case .dayAhead: 27
    case .nobodyAddressed: 28
    case .dueBeforeStart: 29
    case .alreadyIssued: 30
    case .textTooLong: 31
    case .noObstacle: 32
    case .dayBefore: 33
    case .commandUsed: 34
    case .parentClosed: 35
    }
  }

  @Test func `every refusal has a sample, and its words in both languages are those of the golden file`() throws {
    #expect(Set(Self.all.map(Self.place)) == Set(0..<36))
    try expectGolden(
      Self.all.flatMap { [$0.wording(in: .simplifiedChinese), $0.wording(in: .english)] }, "refusals")
  }

  private static let instructions: Set<String> = [
    "Open", "Reload", "Have", "See", "Ask", "Please", "Correct", "Remove", "Choose", "Upload", "Close", "Adjust",
    "First",
    "Send", "Put", "Give", "Wait", "Speak", "Name", "Check", "Shorten",
  ]

  @Test(arguments: all) func `a refusal ends by saying what to do`(refusal: Refusal) throws {
    let chinese = refusal.wording(in: .simplifiedChinese)
    #expect(chinese.hasSuffix("。"))
    let last = try #require(chinese.split(separator: "。").last)
    #expect(last.contains("请") || last.contains("须"), "\(chinese)")
    let english = refusal.wording(in: .english)
    #expect(english.hasSuffix("."))
    let word = try #require(english.split(separator: ". ").last?.split(separator: " ").first)
    #expect(Self.instructions.contains(String(word)), "\(english)")
    #expect(!english.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) } || Self.place(refusal) == 16, "\(english)")
  }

  @Test(arguments: [
    (Refusal.unknownItem, "没有这个事项，或者您无权查看。请从台账中重新打开。"),
    (.notFromHere(act: act, stage: Words("草拟", en: "Drafting")), "不能核验：事项现处于“草拟”环节。请刷新页面，查看现在可以办理的动作。"),
    (.notEntitled(act: act, who: Words("分管领导", en: "")), "您不能核验：此动作由分管领导办理。请转请其办理，或由其授权代签。"),
    (.doerMayNotVerify(act: act), "不能核验：承办人不得核验自己办理的事项。请由未参与办理的人员核验。"),
    (.fieldsMissing([due, standard]), "请填写：完成时限、完成标准。"),
    (.evidenceMissing(needed: 2, present: 1), "缺少佐证材料：需要2份，现有1份。请先上传佐证材料，再办理。"),
    (.orderIncomplete([due]), "不能签发：缺少完成时限。请先明确由谁完成、何时完成、完成到什么程度。"),
    (.deadlineVague("*月底前"), "不能签发：原文时限为“*月底前”，尚未明确到日。请由办公室确定具体日期。"),
    (.signatureMissing, "不能签发：须由分管领导或主要领导签发。请送其签发。"),
    (.committeeOnly, "刚性任务不得自行降低或撤销，须经局党委研究决定。请提交局党委会议。"),
    (.loweringNeedsRequest(due), "签发后不能直接调整“完成时限”。请提出变更申请，说明理由，由领导审批。"),
    (.dayAhead(Day("2023-06-05")), "办理日期2023-06-05晚于今天。请填写今天或以前的日期。"),
    (.limitPassed(Words("退单", en: ""), due: Day("2023-06-05")), "“退单”期限已于2023-06-05届满，不能再办理此动作。请与办公室联系。"),
  ])
  func `a refusal says in Chinese what cannot be done, why, and what to do`(refusal: Refusal, text: String) {
    #expect(refusal.wording(in: .simplifiedChinese) == text)
  }

  @Test(arguments: [
    (Refusal.unknownItem, "There is no such item, or you may not see it. Open it again from the ledger."),
    (
      .doerMayNotVerify(act: act),
      "“Verify” is not possible: whoever did the work may not verify it. Have someone who took no part do so."
    ),
    (.fieldsMissing([due, standard]), "Please fill in: Due, Acceptance standard."),
    (.evidenceMissing(needed: 2, present: 1), "Evidence is missing: 2 needed, 1 present. Upload evidence first."),
    (.childrenOpen(3), "3 sub-items are still open. Close them first."),
    (.childrenOpen(1), "1 sub-item is still open. Close it first."),
    (
      .weightsIncomplete(FactSamples.quantity("99.5")),
      "The milestones' weights sum to 99.5%, not 100%. Adjust them first."
    ),
    (.committeeOnly, "A rigid task is lowered or dropped only by the party committee. Put it before the committee."),
    (.changePending, "A change request is already waiting. Wait for its ruling before asking again."),
    (.passedToItself, "It cannot be passed on to the unit that already handles it. Choose another."),
    (.dueBeforeStart, "The due day lies before the start. Check both days."),
  ])
  func `a refusal says the same in English`(refusal: Refusal, text: String) {
    #expect(refusal.wording(in: .english) == text)
  }
}
