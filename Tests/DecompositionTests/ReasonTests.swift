import Decomposition
import Testing
import Wording

/// Every reason is given by a sentence that was made up for it, with the words it rests on.
@Suite struct ReasonTests {
  private static let review = "去年，全局工作扎实推进。"

  @Test(arguments: [
    ("各科室要建立巡查台账。", Reason.demand("要")),
    ("施工现场严禁使用淘汰设备。", .prohibition("严禁")),
    ("制定雨棚整治方案。", .action("制定")),
    ("推进雨棚整治行动。", .effort("推进")),
    ("制定雨棚整治方案。", .thing("方案")),
    ("推进“口袋公园”建设。", .named("“")),
    ("6月底前完成雨棚整治。", .deadline("6月底前")),
    ("每月通报一次雨棚整治情况。", .cadence("每月")),
    ("定期开展雨棚检查。", .regularly("定期")),
    ("整治雨棚40处。", .measure("40处")),
    ("雨棚完好率达到95%。", .level("达到")),
    ("印发《雨棚管理办法》。", .document("《雨棚管理办法》")),
    ("必须完成雨棚整治。", .redLine("必须")),
    ("各科室要建立巡查台账。", .addressed("各科室")),
    ("由市容科牵头制定雨棚整治方案。", .lead("市容科")),
    ("制定雨棚整治方案。\n责任单位：市容科、园林站\n未明确牵头单位的，责任单位即为牵头单位。", .leadByRule("市容科")),
    ("制定雨棚整治方案。（责任单位：市容科、园林站）", .leadAsFirst("市容科")),
    ("开展雨棚安全检查。", .list("safety", word: "安全")),
    ("出台雨棚图则。", .listByDefault("key")),
    ("印发《雨棚管理办法》《店招管理办法》。", .partOfCompound(2, of: 2)),
    ("各科室要立足本职、主动服务。", .wayOfWorking),
    ("各单位必须树立“一盘棋”观念，制定雨棚整治方案。", .exhortation("树立")),
    ("要提升“店招”管理能力，制定雨棚整治方案。", .abstract("能力")),
    ("要结合实际，围绕“两个重点”，制定雨棚整治方案。", .leadIn),
  ])
  func `an assignment says why`(text: String, reason: Reason) {
    let reasons = decompose(text).proposals.flatMap(\.because)
    #expect(reasons.contains(reason), "\(reasons)")
  }

  @Test(arguments: [
    ("去年，整治雨棚40处。", Reason.quantity("40处")),
    ("去年，雨棚整治位列全省第三。", .rank("位列")),
    ("去年，市容科荣获全省先进集体。", .honour("荣获")),
    ("去年，全省首个雨棚样板街在我市建成。", .firstOfItsKind("首个")),
    ("去年，雨棚整治做法在全省推广。", .spread("在全省推广")),
    ("去年，圆满完成雨棚整治任务。", .completion("圆满完成")),
    ("去年，建材市场稳中有升。", .trend("稳中有升")),
    ("但占道经营屡禁不止。", .badLevel("屡禁不止")),
    ("去年以来累计整治雨棚40处。", .pastPart("去年以来")),
  ])
  func `a figure says why`(text: String, reason: Reason) {
    let reasons = decompose(text).figures.flatMap(\.because)
    #expect(reasons.contains(reason), "\(reasons)")
  }

  @Test(arguments: [
    ("雨棚整治进度滞后。", Reason.fault("滞后")),
    ("存在的主要问题：雨棚整治进度滞后。", .faultPart("存在的主要问题")),
    ("一些同志大局意识缺失。", .cause(.attitude, word: "意识")),
    ("巡查制度落实不严。", .cause(.rules, word: "制度")),
    ("少数同志本领不强。", .cause(.ability, word: "本领")),
    ("3名同志因此受到处理。", .cause(.person, word: "受到处理")),
    ("雨棚整治进度滞后。\n要加快雨棚整治行动。", .answered(by: "P001")),
    ("雨棚整治进度滞后。", .unanswered),
  ])
  func `a problem says why`(text: String, reason: Reason) {
    let reasons = decompose(text).problems.flatMap(\.because)
    #expect(reasons.contains(reason), "\(reasons)")
  }

  /// Announcements weigh so much that what has one is never proposed; the reason is for whoever reads the weighing.
  @Test func `what only announces is not proposed`() {
    #expect(decompose("要着力抓好以下几点要求。").proposals.isEmpty)
    #expect(Reason.announcement.wording(in: .simplifiedChinese) == "只是引出下文")
    #expect(Reason.announcement.wording(in: .english) == "it only announces")
  }

  @Test func `every reason is worded in both languages and names its words`() {
    for (reason, word) in Self.all {
      for language in Language.allCases {
        let wording = reason.wording(in: language)
        #expect(!wording.isEmpty)
        let word = word == "key" && language == .simplifiedChinese ? ListHint.key.officialName : word
        if !word.isEmpty { #expect(wording.contains(word), "\(wording)") }
      }
    }
    #expect(Set(Self.all.map { $0.0.wording(in: .english) }).count == Self.all.count)
    #expect(Set(Self.all.map { $0.0.wording(in: .simplifiedChinese) }).count == Self.all.count)
  }

  @Test func `lists are named in Chinese as people call them`() {
    for list in ListHint.allCases {
      let reasons: [Reason] = [.list(list.code, word: "某词"), .listByDefault(list.code)]
      for reason in reasons {
        #expect(reason.wording(in: .simplifiedChinese).contains("「\(list.officialName)」"))
        #expect(reason.wording(in: .english).contains(list.code))
      }
    }
  }

  /// One of each; the switch does not compile when one is missing from it.
  private static let all: [(Reason, String)] = {
    let word = "某词"
    let reasons: [Reason] = [
      .demand(word), .prohibition(word), .action(word), .effort(word), .thing(word), .named(word), .deadline(word),
      .cadence(word), .regularly(word), .measure(word), .level(word), .document(word), .redLine(word), .addressed(word),
      .lead(word), .leadByRule(word), .leadAsFirst(word), .list("key", word: word), .listByDefault("key"),
      .entry, .partOfCompound(2, of: 3), .wayOfWorking, .exhortation(word), .abstract(word), .announcement, .leadIn,
      .quantity(word), .rank(word), .honour(word), .firstOfItsKind(word), .spread(word), .completion(word),
      .trend(word),
      .badLevel(word), .pastPart(word), .fault(word), .faultPart(word), .cause(.rules, word: word),
      .answered(by: "P009"), .unanswered,
    ]
    return reasons.map { reason in
      switch reason {
      case .partOfCompound: (reason, "3")
      case .listByDefault: (reason, "key")
      case .answered: (reason, "P009")
      case .entry, .wayOfWorking, .announcement, .leadIn, .unanswered: (reason, "")
      case .demand, .prohibition, .action, .effort, .thing, .named, .deadline, .cadence, .regularly, .measure, .level,
        .document, .redLine, .addressed, .lead, .leadByRule, .leadAsFirst, .list, .exhortation, .abstract, .quantity,
        .rank, .honour, .firstOfItsKind, .spread, .completion, .trend, .badLevel, .pastPart, .fault, .faultPart, .cause:
        (reason, word)
      }
    }
  }()
}
