internal import LedgerKernel
internal import Wording

/// Words of a definition's page, both languages side by side.
enum DefinitionWord: InterfaceWord {
  case chart, chartHint
  case text, longText, choice, choices, day, number, flag, unit, units, person, items, sources
  case everyone, childrenEnded, weightsComplete, and, or
  case evidence, reports, signed, passes, copies

  var words: Words {
    switch self {
    case .chart: Words("办理环节图", en: "Stage chart")
    case .chartHint:
      Words(
        "上方箭头向前推进，下方箭头退回；最下一排为终止的环节。",
        en: "Arrows above lead on, those below lead back; the bottom row is where an item stops.")
    case .text: Words("一行文字", en: "One line")
    case .longText: Words("多行文字", en: "Text")
    case .choice: Words("单选", en: "One of")
    case .choices: Words("多选", en: "Any of")
    case .day: Words("日期", en: "Day")
    case .number: Words("数字", en: "Number")
    case .flag: Words("是或否", en: "Yes or no")
    case .unit: Words("单位", en: "Unit")
    case .units: Words("若干单位", en: "Units")
    case .person: Words("人员", en: "Person")
    case .items: Words("其他事项", en: "Other items")
    case .sources: Words("文件出处", en: "Clauses of documents")
    case .everyone: Words("能看到事项的人", en: "Whoever sees the item")
    case .childrenEnded: Words("分项、节点全部了结", en: "Sub-items and milestones have all ended")
    case .weightsComplete: Words("节点权重合计100", en: "The milestones' weights sum to 100")
    case .and: Words("且", en: "and")
    case .or: Words("或", en: "or")
    case .evidence: Words("佐证份数", en: "evidence")
    case .reports: Words("反馈次数", en: "reports")
    case .signed: Words("已签收单位数", en: "units that signed for it")
    case .passes: Words("转派次数", en: "times passed on")
    case .copies: Words("普发份数", en: "copies")
    }
  }
}

/// A sentence of a definition's page with something named in it.
enum DefinitionPhrase: Hashable, Sendable {
  case evidence(Int)
  case evidenceWhen(Int, String)
  case field(String)
  case within(String)
  case onlyWhen(String)
  case upTo(Int)

  var words: Words {
    switch self {
    case .evidence(let count): Words("佐证材料至少\(count)份", en: "At least \(count) pieces of evidence")
    case .evidenceWhen(let count, let when):
      Words("\(when)的，佐证材料至少\(count)份", en: "At least \(count) pieces of evidence when \(when)")
    case .field(let name): Words("已填“\(name)”", en: "“\(name)” is filled in")
    case .within(let limit): Words("在“\(limit)”之内", en: "Within “\(limit)”")
    case .onlyWhen(let when): Words("仅限：\(when)", en: "Only when \(when)")
    case .upTo(let count): Words("最多\(count)字", en: "at most \(count) characters")
    }
  }
}

extension Effect {
  /// What an act does, in the words of the bureau.
  var words: Words {
    switch self {
    case .number: Words("编号", en: "Draws the number")
    case .assign: Words("分派", en: "Assigns")
    case .consult: Words("征求意见", en: "Consults")
    case .accept: Words("同意承办", en: "Accepts")
    case .claim: Words("认领", en: "Claims")
    case .object: Words("提出异议", en: "Objects")
    case .issue: Words("签发", en: "Issues")
    case .signFor: Words("签收", en: "Signs for it")
    case .decline: Words("退单", en: "Declines")
    case .uphold: Words("裁定改派", en: "Upholds the decline")
    case .dismiss: Words("裁定维持", en: "Dismisses the decline")
    case .report: Words("反馈进展", en: "Reports progress")
    case .attach: Words("附佐证", en: "Attaches evidence")
    case .urge: Words("催办", en: "Urges")
    case .instruct: Words("批示", en: "Instructs")
    case .askChange: Words("申请变更", en: "Asks for a change")
    case .grantChange: Words("批准变更", en: "Grants the change")
    case .refuseChange: Words("不批准变更", en: "Refuses the change")
    case .raiseObstacle: Words("提出难题", en: "Raises an obstacle")
    case .resolveObstacle: Words("解决难题", en: "Resolves the obstacle")
    case .passOn: Words("转派", en: "Passes on")
    case .finish: Words("申请办结", en: "Reports it done")
    case .sendBack: Words("退回", en: "Sends back")
    case .verify: Words("核验", en: "Verifies")
    case .closeOut: Words("销号", en: "Closes out")
    case .stop: Words("终止", en: "Stops")
    case .carryOver: Words("结转", en: "Carries over")
    case .erase: Words("擦除敏感信息", en: "Erases sensitive values")
    }
  }
}
