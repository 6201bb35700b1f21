import Testing

/// What happens to orders, assignments and milestones: who does what, and what comes of it.
struct LedgerScenario: CustomTestStringConvertible, Sendable {
  let ledger: String
  let name: String
  let lines: String
  var testDescription: String { "\(ledger): \(name)" }

  init(_ ledger: String, _ name: String, _ lines: String) {
    (self.ledger, self.name, self.lines) = (ledger, name, lines)
  }

  private static let drafted = "clerk draft title=修路 lead=roads due=2023-09-30 standard=通车 -> drafted\n"
  private static let issued = drafted + "clerk submit -> review\ndeputy issue -> awaiting-receipt\n"
  private static let inHand = issued + "roads-liaison sign-for -> in-hand\n"
  private static let rigid =
    drafted + "clerk edit rigid=yes\nclerk submit -> review\ndeputy issue -> awaiting-receipt\n"
    + "roads-head sign-for -> in-hand\n"

  static let workOrders = [
    LedgerScenario(
      "work-order", "from draft to close-out",
      inHand + """
        roads-liaison report progress=已开工 quantity=3.5 -> reported
        clerk urge note=请抓紧 -> reported
        deputy instruct note=倒排工期 -> reported
        roads-head accept-report -> in-hand
        roads-liaison raise-obstacle obstacle=资金未到位 -> in-hand
        clerk resolve-obstacle note=已拨付 -> in-hand
        roads-liaison attach +evidence -> in-hand
        roads-liaison finish note=已通车 -> finishing
        clerk verify -> verified
        clerk close-out -> closed
        roads-liaison report progress=迟到的进展 -> !notFromHere
        """),
    LedgerScenario(
      "work-order", "units are consulted, and the office follows an objection",
      drafted + """
        clerk consult -> consulting
        roads-head accept -> consulting
        safety-head accept -> !notEntitled
        roads-head object reason=权责清单未列 proposed-lead=housing -> consulting
        roads-head object -> !fieldsMissing
        housing-head claim -> !notFromHere
        clerk edit lead=housing -> consulting
        clerk submit -> review
        deputy issue -> !notEntitled
        director issue -> awaiting-receipt
        roads-head sign-for -> !notEntitled
        housing-liaison sign-for person=housing-head -> in-hand
        """),
    LedgerScenario(
      "work-order", "nobody to consult",
      """
      clerk draft title=修路 -> drafted
      clerk consult -> !nobodyAddressed
      """),
    LedgerScenario(
      "work-order", "a unit claims what nobody leads",
      """
      clerk draft title=修路 due=2023-09-30 standard=通车 -> drafted
      roads-head claim -> !notFromHere
      clerk offer -> offered
      deputy claim -> !notEntitled
      safety-head claim unit=roads -> !notEntitled
      safety-head claim reason=本科室有力量 -> consulting
      clerk submit -> review
      deputy issue -> awaiting-receipt
      safety-head sign-for -> in-hand
      """),
    LedgerScenario(
      "work-order", "nobody claims, so the office assigns",
      """
      clerk draft title=修路 due=2023-09-30 standard=通车 -> drafted
      clerk offer -> offered
      clerk expire-claims -> !notEntitled
      system expire-claims @2023-06-07 -> unclaimed
      clerk assign-lead -> !fieldsMissing
      clerk assign-lead lead=nowhere -> !unknownUnit
      clerk assign-lead lead=roads person=nobody -> !unknownPerson
      clerk assign-lead lead=roads person=roads-liaison -> review
      deputy issue -> awaiting-receipt
      """),
    LedgerScenario(
      "work-order", "who may draft and sign",
      """
      roads-head draft title=修路 -> !notEntitled
      clerk draft -> !fieldsMissing
      clerk draft title=修路 reason=因为 -> !notAsked
      clerk draft title=修路 lead=roads due=2023-09-30 standard=通车 ^2023-06-02 -> !dayAhead
      clerk draft title=修路 lead=roads start=2023-10-01 due=2023-09-30 -> !dueBeforeStart
      clerk draft title=修路 lead=roads due=2023-09-30 standard=通车 -> drafted
      clerk issue -> !notFromHere
      clerk submit -> review
      clerk issue -> !notEntitled
      roads-head issue -> !notEntitled
      secretary issue -> awaiting-receipt
      """),
    LedgerScenario(
      "work-order", "no order without who, when and to what standard",
      """
      clerk draft title=修路 -> drafted
      clerk submit -> review
      director issue -> !orderIncomplete
      director return-for-revision -> !fieldsMissing
      director return-for-revision reason=缺少三要素 -> drafted
      clerk edit lead=roads due=2023-09-30 -> drafted
      clerk submit -> review
      deputy issue -> !orderIncomplete
      deputy return-for-revision reason=缺少标准 -> drafted
      clerk edit standard=通车 -> drafted
      clerk submit -> review
      deputy issue -> awaiting-receipt
      """),
    LedgerScenario(
      "work-order", "what nobody has signed is taken back",
      drafted + """
        clerk take-back -> !notFromHere
        clerk consult -> consulting
        clerk take-back -> drafted
        clerk offer -> offered
        clerk take-back -> drafted
        clerk submit -> review
        roads-head take-back -> !notEntitled
        clerk take-back -> drafted
        clerk submit -> review
        deputy issue -> awaiting-receipt
        clerk take-back -> !notFromHere
        """),
    LedgerScenario(
      "work-order", "a vague deadline waits for the clerk",
      """
      clerk draft title=修路 lead=roads due-text=*月底前 standard=通车 -> drafted
      clerk submit -> review
      deputy issue -> !deadlineVague
      deputy settle-deadline due=2023-09-30 -> !notEntitled
      clerk settle-deadline -> !fieldsMissing
      clerk settle-deadline due=2023-09-30 -> review
      deputy issue -> awaiting-receipt
      """),
    LedgerScenario(
      "work-order", "only a vague deadline is settled", drafted + "clerk settle-deadline due=2023-08-01 -> !notNow"),
    LedgerScenario(
      "work-order", "the annual lists take the meeting's number",
      """
      clerk draft title=修路 lead=roads due=2023-09-30 standard=通车 lists=key,livelihood -> drafted
      clerk submit -> review
      deputy issue -> !notNow
      deputy issue-annual -> !fieldsMissing
      deputy issue-annual meeting=党委会〔2023〕3号 -> awaiting-receipt
      """),
    LedgerScenario(
      "work-order", "off the lists there is nothing annual to issue",
      drafted + """
        clerk submit -> review
        deputy issue-annual meeting=党委会〔2023〕3号 -> !notNow
        """),
    LedgerScenario("work-order", "an unknown list is refused", "clerk draft title=修路 lists=secret -> !fieldMalformed"),
    LedgerScenario(
      "work-order", "a decline is ruled on and falls",
      issued + """
        roads-head decline -> !fieldsMissing
        housing-head decline reason=不归我 -> !notEntitled
        roads-head decline reason=非本科室职责 @2023-06-05 -> ruling
        roads-head dismiss -> !notEntitled
        deputy dismiss reason=权责清单第三条 -> ruled
        roads-head decline reason=仍不归我 -> !notFromHere
        roads-head sign-for -> in-hand
        """),
    LedgerScenario(
      "work-order", "a decline is upheld and another unit leads",
      issued + """
        roads-liaison decline reason=非本科室职责 -> ruling
        director uphold -> !fieldsMissing
        director uphold lead=roads -> !fieldsMissing
        director uphold lead=housing reason=属房产科 -> awaiting-receipt
        roads-head sign-for -> !notEntitled
        housing-head sign-for -> in-hand
        """),
    LedgerScenario(
      "work-order", "after two working days it is too late to decline",
      issued + """
        roads-head decline reason=非本科室职责 @2023-06-06 -> !limitPassed
        roads-head sign-for -> in-hand
        """),
    LedgerScenario(
      "work-order", "the day it happened counts, not the day it was written down",
      issued + """
        roads-head decline reason=当日已口头退单 @2023-06-09 ^2023-06-05 -> ruling
        """),
    LedgerScenario(
      "work-order", "once received it cannot be declined", inHand + "roads-head decline reason=反悔 -> !notFromHere"),
    LedgerScenario(
      "work-order", "the unit names who answers for it",
      inHand + """
        roads-head appoint person=roads-liaison -> in-hand
        roads-liaison appoint person=roads-head -> !notEntitled
        roads-liaison report progress=已开工 -> reported
        """),
    LedgerScenario(
      "work-order", "only the unit reports",
      inHand + """
        clerk report progress=代填 -> !notEntitled
        housing-head report-as-head progress=代填 -> !notEntitled
        roads-head report progress=已开工 -> !notEntitled
        roads-head report-as-head -> !fieldsMissing
        roads-head report-as-head progress=已开工 obstacle=缺钢材 -> in-hand
        roads-head attach -> !evidenceMissing
        """),
    LedgerScenario(
      "work-order", "a report waits for the head, who accepts it or returns it",
      inHand + """
        roads-head accept-report -> !notFromHere
        roads-liaison report-as-head progress=已开工 -> !notEntitled
        roads-liaison report progress=已开工 -> reported
        roads-liaison accept-report -> !notEntitled
        deputy accept-report -> !notEntitled
        housing-head accept-report -> !notEntitled
        clerk return-report reason=无数据 -> !notEntitled
        roads-head return-report -> !fieldsMissing
        roads-head return-report reason=无数据 -> in-hand
        roads-liaison report progress=已开工 quantity=3.5 -> reported
        roads-liaison report progress=更正 quantity=3.6 -> reported
        roads-head report-as-head progress=已开工 -> !notFromHere
        roads-head accept-report -> in-hand
        """),
    LedgerScenario(
      "work-order", "what is reported and not accepted yet stops nothing else",
      inHand + """
        roads-liaison report progress=已开工 -> reported
        roads-liaison raise-obstacle obstacle=资金未到位 -> reported
        clerk resolve-obstacle note=已拨付 -> reported
        roads-head ask-change due=2023-10-31 reason=雨季 -> reported
        deputy grant-change -> reported
        roads-head pass-on unit=safety reason=专业对口 -> reported
        roads-head accept-report -> !notEntitled
        safety-head finish note=已通车 -> finishing
        """),
    LedgerScenario(
      "work-order", "an extension is asked and granted",
      inHand + """
        roads-head ask-change reason=雨季 -> !nothingChanges
        roads-head ask-change due=2023-09-30 reason=雨季 -> !nothingChanges
        roads-liaison ask-change due=2023-10-31 reason=雨季 -> !notEntitled
        deputy grant-change -> !noChangePending
        deputy refuse-change reason=不可 -> !noChangePending
        roads-head ask-change due=2023-10-31 reason=雨季 -> in-hand
        roads-head ask-change due=2023-11-30 reason=还要 -> !changePending
        clerk grant-change -> !notEntitled
        deputy grant-change -> in-hand
        """),
    LedgerScenario(
      "work-order", "an extension is refused with a reason",
      inHand + """
        roads-head ask-change due=2023-10-31 quantity=2 standard=基本通车 reason=雨季 -> in-hand
        deputy refuse-change -> !fieldsMissing
        deputy refuse-change reason=工期不变 -> in-hand
        """),
    LedgerScenario(
      "work-order", "a rigid order is lowered only by the committee",
      rigid + """
        roads-head ask-change due=2023-10-31 reason=雨季 -> in-hand
        deputy grant-change -> !committeeOnly
        director grant-change meeting=党委会〔2023〕9号 -> !committeeOnly
        secretary grant-change -> !fieldsMissing
        secretary grant-change meeting=党委会〔2023〕9号 -> in-hand
        """),
    LedgerScenario(
      "work-order", "a rigid order is dropped only by the committee",
      rigid + """
        clerk void reason=不办了 meeting=党委会〔2023〕9号 -> !committeeOnly
        clerk carry-over reason=来不及 -> !notNow
        clerk carry-over-rigid reason=来不及 meeting=党委会〔2023〕9号 -> !notEntitled
        secretary void reason=政策调整 meeting=党委会〔2023〕9号 -> voided
        """),
    LedgerScenario(
      "work-order", "a rigid order is verified with evidence only",
      rigid + """
        roads-head finish note=已通车 -> finishing
        clerk verify -> !evidenceMissing
        clerk send-back -> !fieldsMissing
        clerk send-back reason=无佐证 -> in-hand
        roads-head attach +evidence -> in-hand
        roads-head finish note=已通车 -> finishing
        clerk verify -> verified
        roads-head send-back reason=再改 -> !notEntitled
        clerk send-back reason=抽查发现问题 -> in-hand
        """),
    LedgerScenario(
      "work-order", "whoever did the work may not verify it",
      inHand + """
        roads-head appoint person=clerk -> in-hand
        clerk finish note=已通车 -> finishing
        clerk verify -> !doerMayNotVerify
        roads-head verify -> !notEntitled
        clerk-two verify -> verified
        clerk close-out -> !doerMayNotVerify
        clerk-two close-out -> closed
        """),
    LedgerScenario(
      "work-order", "work is passed on once, then only by a signature",
      inHand + """
        roads-liaison pass-on unit=safety reason=专业对口 -> !notEntitled
        roads-head pass-on unit=roads reason=专业对口 -> !passedToItself
              deputy pass-on-again unit=safety reason=专业对口 -> !notNow
        roads-head pass-on unit=safety reason=专业对口 -> in-hand
        safety-head pass-on unit=housing reason=再转 -> !notNow
        safety-head pass-on-again unit=housing reason=再转 -> !notEntitled
        safety-head report-as-head progress=已接手 -> in-hand
        roads-liaison report progress=仍在跟 -> !notEntitled
        deputy pass-on-again unit=housing reason=再转 -> in-hand
        housing-head finish note=办完 -> finishing
        """),
    LedgerScenario(
      "work-order", "sub-items come first",
      inHand + """
        roads-head finish note=已通车 open=1 -> !childrenOpen
        roads-head finish note=已通车 -> finishing
        clerk verify -> verified
        clerk close-out open=1 -> !childrenOpen
        clerk close-out -> closed
        """),
    LedgerScenario(
      "work-order", "one order to several units: each has its own copy",
      """
      clerk draft title=安全自查 addressees=roads,housing due=2023-09-30 standard=全覆盖 -> drafted
      clerk consult -> consulting
      housing-head accept -> consulting
      clerk submit -> review
      deputy issue -> !notEntitled
      director issue -> awaiting-receipt
      clerk close-general open=2 -> !childrenOpen
      part 2
      roads-head sign-for -> !notEntitled
      housing-head sign-for -> in-hand
      clerk close-general -> !notFromHere
      """),
    LedgerScenario(
      "work-order", "the general order closes after its copies",
      """
      clerk draft title=安全自查 addressees=roads,housing due=2023-09-30 standard=全覆盖 -> drafted
      clerk submit -> review
      director issue -> awaiting-receipt
      clerk close-general -> closed
      """),
    LedgerScenario(
      "work-order", "an order for one unit is not closed unseen", issued + "clerk close-general -> !notNow"),
    LedgerScenario(
      "work-order", "many units take a signature for the bureau",
      """
      clerk draft title=安全自查 lead=roads addressees=housing due=2023-09-30 standard=全覆盖 -> drafted
      clerk submit -> review
      deputy issue -> !signatureMissing
      director issue -> awaiting-receipt
      """),
    LedgerScenario(
      "work-order", "withdrawn before anybody signed for it",
      issued + """
        roads-head withdraw reason=重复 -> !notEntitled
        clerk withdraw -> !fieldsMissing
        clerk void reason=重复 -> !notNow
        clerk withdraw reason=重复 -> withdrawn
        """),
    LedgerScenario(
      "work-order", "void, with a reason, after that",
      inHand + """
        clerk withdraw reason=重复 -> !notFromHere
        clerk void -> !fieldsMissing
        clerk void reason=与上级文件重复 -> voided
        """),
    LedgerScenario(
      "work-order", "suspended and resumed by the committee",
      inHand + """
        clerk suspend reason=停工 meeting=党委会〔2023〕9号 -> !notEntitled
        secretary suspend reason=停工 -> !fieldsMissing
        secretary suspend reason=停工 meeting=党委会〔2023〕9号 -> suspended
        roads-head report-as-head progress=停工期间 -> !notFromHere
        clerk resume reason=复工 meeting=党委会〔2023〕12号 -> !notEntitled
        secretary resume-unsigned reason=复工 meeting=党委会〔2023〕12号 -> !notNow
        secretary resume reason=复工 meeting=党委会〔2023〕12号 -> in-hand
        """),
    LedgerScenario(
      "work-order", "suspended before anybody signed for it",
      issued + """
        secretary suspend reason=缓办 meeting=党委会〔2023〕9号 -> suspended
        secretary resume reason=恢复 meeting=党委会〔2023〕12号 -> !notNow
        secretary resume-unsigned reason=恢复 meeting=党委会〔2023〕12号 -> awaiting-receipt
        """),
    LedgerScenario(
      "work-order", "carried over into the next year, its day to be given anew",
      inHand + """
        roads-head carry-over reason=跨年 -> !notEntitled
        clerk carry-over reason=跨年工程 -> carried-over
        part 1
        clerk submit -> review
        deputy issue -> !deadlineVague
        clerk settle-deadline due=2024-06-30 @2024-01-05 -> review
        deputy issue -> awaiting-receipt
        """),
    LedgerScenario(
      "work-order", "a rigid order is carried over by the committee",
      rigid + """
        secretary carry-over reason=跨年 -> !notNow
        secretary carry-over-rigid reason=跨年 -> !fieldsMissing
        secretary carry-over-rigid reason=跨年 meeting=党委会〔2023〕9号 -> carried-over
        """),
    LedgerScenario(
      "work-order", "what the committee suspended only the committee carries over",
      inHand + """
        secretary suspend reason=停工 meeting=党委会〔2023〕9号 -> suspended
        clerk carry-over reason=跨年 -> !notFromHere
        secretary carry-over-suspended reason=跨年 meeting=党委会〔2023〕12号 -> carried-over
        """),
    LedgerScenario(
      "work-order", "a draft is discarded",
      drafted + """
        roads-head discard reason=不用了 -> !notEntitled
        clerk discard reason=不用了 -> withdrawn
        """),
    LedgerScenario("work-order", "an issued order is not edited", issued + "clerk edit due=2024-01-31 -> !notFromHere"),
  ]

  static let others = [
    LedgerScenario(
      "assignment", "from the annual list to close-out",
      """
      clerk register title=老旧小区改造 lists=livelihood rigid=yes -> to-break-down
      clerk offer -> claiming
      housing-head accept -> !notEntitled
      housing-head claim -> claimed
      clerk break-down due=2023-11-30 standard=竣工验收 person=housing-liaison -> claimed
      clerk submit -> committee
      director issue -> !fieldsMissing
      secretary issue meeting=党委会〔2023〕1号 -> awaiting-receipt
      housing-liaison sign-for -> in-hand
      housing-liaison report progress=开工12个 -> reported
      housing-head accept-report -> in-hand
      housing-liaison finish note=完工 -> checking
      clerk close-out -> !evidenceMissing
      housing-liaison attach +evidence -> checking
      housing-head close-out -> !notEntitled
      clerk close-out open=3 -> !childrenOpen
      clerk close-out -> closed
      """),
    LedgerScenario(
      "assignment", "nobody claims, so the office assigns",
      """
      clerk register title=老旧小区改造 -> to-break-down
      clerk offer -> claiming
      system expire-claims -> unclaimed
      clerk assign-lead lead=roads due=2023-11-30 standard=竣工 -> claimed
      clerk submit -> committee
      deputy return-for-revision reason=标准太虚 -> to-break-down
      """),
    LedgerScenario(
      "assignment", "what the committee has not adopted is taken back",
      """
      clerk register title=老旧小区改造 lead=roads due=2023-11-30 standard=竣工 -> to-break-down
      clerk offer -> claiming
      clerk stop-offering -> to-break-down
      clerk offer -> claiming
      roads-head accept -> claimed
      clerk submit -> committee
      clerk take-back -> claimed
      clerk submit -> committee
      deputy issue meeting=党委会〔2023〕1号 -> awaiting-receipt
      clerk take-back -> !notFromHere
      """),
    LedgerScenario(
      "assignment", "a lead that was named accepts or objects",
      """
      clerk register title=修路 lead=roads due=2023-11-30 standard=通车 -> to-break-down
      clerk offer -> claiming
      roads-head object reason=非本科室职责 proposed-lead=housing -> claiming
      roads-head accept -> claimed
      clerk submit -> committee
      deputy issue meeting=党委会〔2023〕1号 -> awaiting-receipt
      roads-head decline reason=非本科室职责 -> ruling
      director uphold lead=housing -> awaiting-receipt
      housing-head sign-for -> in-hand
      secretary suspend reason=停工 meeting=党委会〔2023〕9号 -> suspended
      clerk carry-over reason=跨年 -> !notFromHere
      clerk carry-over-suspended reason=跨年 meeting=党委会〔2023〕9号 -> !notEntitled
      secretary carry-over-suspended reason=跨年 meeting=党委会〔2023〕9号 -> carried-over
      """),
    LedgerScenario(
      "source-text", "registered, sifted, filed and taken up again",
      """
      roads-head register title=讲话 digest=0 -> !notEntitled
      clerk register title=讲话 digest=0 -> reading
      roads-head sift sifting=x -> !notEntitled
      clerk sift sifting=x -> reading
      clerk amend title=讲话稿 -> reading
      clerk file -> filed
      clerk sift sifting=y -> !notFromHere
      clerk reopen reason=补列 -> reading
      clerk withdraw reason=重复登记 -> withdrawn
      """),
    LedgerScenario(
      "rectification", "found, assigned, put right and verified",
      """
      clerk find title=巡查流于形式 cause=rules -> found
      clerk assign lead=roads -> !fieldsMissing
      clerk assign lead=roads due=2023-09-30 standard=建立台账 measure=每周巡查 -> in-hand
      clerk adjust due=2023-10-31 -> in-hand
      roads-liaison report progress=已建台账 -> in-hand
      roads-liaison finish note=已整改 -> !evidenceMissing
      roads-liaison attach +evidence -> in-hand
      roads-liaison finish note=已整改 -> checking
      clerk send-back reason=台账不全 -> in-hand
      clerk urge note=请抓紧 -> in-hand
      roads-head finish note=补齐 -> checking
      roads-head verify -> !notEntitled
      clerk verify -> closed
      """),
    LedgerScenario(
      "rectification", "dropped with a reason",
      """
      clerk find title=重复的问题 -> found
      clerk drop -> !fieldsMissing
      clerk drop reason=与另一条重复 -> dropped
      """),
    LedgerScenario(
      "figure", "noted, corrected and confirmed",
      """
      clerk note title=完成投资 -> !fieldsMissing
      clerk note title=完成投资 value=**亿元 polarity=achievement form=amount -> noted
      clerk correct value=**.*亿元 title=完成投资额 -> noted
      clerk confirm -> confirmed
      clerk correct value=1 title=x -> !notFromHere
      """),
    LedgerScenario(
      "figure", "struck out",
      """
      clerk note title=完成投资 value=3亿元 -> noted
      clerk strike reason=与报表不符 -> struck
      """),
    LedgerScenario(
      "milestone", "set, reached and confirmed",
      """
      roads-head plan title=路基 due=2023-07-31 weight=40 -> !notEntitled
      clerk plan title=路基 due=2023-07-31 weight=40 -> !fieldsMissing
      housing-head plan title=路基 lead=roads due=2023-07-31 weight=40 -> !notEntitled
      roads-head plan title=路基 lead=roads due=2023-07-31 weight=40 -> planned
      roads-head amend weight=45 -> planned
      roads-head ask-change due=2023-08-15 reason=雨季 -> planned
      roads-head grant-change -> !notEntitled
      deputy grant-change -> planned
      roads-liaison reach note=已验 -> claimed
      clerk send-back reason=缺资料 -> planned
      roads-head reach -> claimed
      roads-head confirm -> !doerMayNotVerify
      clerk confirm -> confirmed
      """),
    LedgerScenario(
      "milestone", "dropped by a leader's signature",
      """
      clerk plan title=路基 lead=roads due=2023-07-31 -> planned
      roads-head drop reason=并入下一节点 -> !notEntitled
      deputy drop reason=并入下一节点 -> dropped
      """),
  ]
}
