internal import Reports
internal import Wording

/// Words of the desk, both languages side by side.
enum DeskWord: InterfaceWord {
  case desk, sheet, sheetTitle, nothing, nothingAtAll, nothingHint, startHere, justNow, justNowHint, seeAll, backToDesk
  case branch, open, red, signature, instructions, toCoordinate, sections, toWhom

  var words: Words {
    switch self {
    case .desk: Words("工作台", en: "Desk")
    case .sheet: Words("呈阅件", en: "One-page brief")
    case .sheetTitle: Words("督办事项呈阅件", en: "Brief on supervised items")
    case .nothing: Words("无。", en: "None.")
    case .nothingAtAll: Words("现在没有需要您办理的事项。", en: "Nothing waits for you just now.")
    case .nothingHint: Words("有新的待办时，会出现在这里。", en: "What comes up for you appears here.")
    case .startHere: Words("可以从这里做起", en: "Where to begin")
    case .justNow: Words("刚刚办理", en: "Just now")
    case .justNowHint: Words("签发之前可以收回，记录仍然保留。", en: "Until it is signed you can take it back. The record stays.")
    case .seeAll: Words("查看全部", en: "See all")
    case .backToDesk: Words("返回工作台", en: "Back to the desk")
    case .branch: Words("支部党员承担事项", en: "What the branch's members answer for")
    case .open: Words("在办", en: "Open")
    case .red: Words("红灯", en: "Red")
    case .signature: Words("签名：　　　　　　　日期：", en: "Signature:                    Date:")
    case .instructions: Words("领导批示", en: "Leader's instructions")
    case .toCoordinate: Words("需协调、裁定、审批", en: "To coordinate, rule on or approve")
    case .sections: Words("待办分类", en: "What waits")
    case .toWhom: Words("呈：", en: "For ")
    }
  }
}

extension Desk.Kind: InterfaceWord {
  var words: Words {
    switch self {
    case .sign: Words("待签发", en: "To sign")
    case .rule: Words("退单待裁定", en: "Declined, to be ruled on")
    case .change: Words("变更待审批", en: "Changes to approve")
    case .coordinate: Words("难题待协调", en: "Obstacles to clear")
    case .receive: Words("待签收", en: "To sign for")
    case .answer: Words("征求意见待答复", en: "Consultations to answer")
    case .claim: Words("可认领", en: "Open to claims")
    case .review: Words("反馈待审", en: "Reports to accept")
    case .check: Words("待审核", en: "To check")
    case .close: Words("待销号", en: "To close out")
    case .settle: Words("时限待明确", en: "Deadlines to settle")
    case .replies: Words("征求意见：答复与异议", en: "Consultations: answers and objections")
    case .draft: Words("待完善的草稿", en: "Drafts to complete")
    case .urge: Words("逾期待催办", en: "Overdue, to urge")
    case .reach: Words("近期节点待申报", en: "Milestones soon to reach")
    case .report: Words("在办待反馈", en: "In hand, to report on")
    case .red: Words("红灯事项", en: "Red")
    case .soon: Words("十日内到期", en: "Due within ten days")
    }
  }

  /// What an empty heading means.
  var nothing: Words {
    switch self {
    case .sign: Words("没有待签发的交办单。送审后在这里出现。", en: "Nothing to sign. Orders appear here when they are submitted.")
    case .rule: Words("没有退单待裁定。", en: "No decline waits for a ruling.")
    case .change: Words("没有变更申请待审批。", en: "No change waits for approval.")
    case .coordinate: Words("没有难题待协调。", en: "No obstacle waits to be cleared.")
    case .receive: Words("没有待签收的事项。", en: "Nothing to sign for.")
    case .answer: Words("没有征求意见待答复。", en: "No consultation waits for an answer.")
    case .claim: Words("没有可认领的事项。", en: "Nothing is open to claims.")
    case .review: Words("没有待审的反馈。", en: "No report waits to be accepted.")
    case .check: Words("没有待审核的事项。", en: "Nothing to check.")
    case .close: Words("没有待销号的事项。", en: "Nothing to close out.")
    case .settle: Words("时限均已明确。", en: "Every deadline is settled.")
    case .replies: Words("没有答复或异议待处理。", en: "No answer or objection to handle.")
    case .draft: Words("没有待完善的草稿。", en: "No draft to complete.")
    case .urge: Words("没有逾期事项。", en: "Nothing is overdue.")
    case .reach: Words("十日内没有节点。", en: "No milestone within ten days.")
    case .report: Words("没有在办事项。", en: "Nothing in hand.")
    case .red: Words("没有红灯。", en: "Nothing is red.")
    case .soon: Words("十日内没有到期事项。", en: "Nothing falls due within ten days.")
    }
  }
}

extension Desk.Step {
  var words: Words {
    switch self {
    case .readText: Words("粘贴讲话，读出任务", en: "Paste a speech and let it be broken down")
    case .draftOrder(_, let name): Words("新建\(name.simplifiedChinese)", en: "New item: \(name.english)")
    case .look(.sign): Words("看待签发的，批量签发", en: "See what waits to be signed; sign several at once")
    case .look(.urge): Words("看逾期的，逐件催办", en: "See what is overdue and urge it")
    case .look(.review): Words("审核本单位的反馈", en: "Accept what the unit reports")
    case .look(.receive): Words("签收新交办的", en: "Sign for what has come in")
    case .look(.report): Words("反馈在办的进展", en: "Report on what is in hand")
    case .look(let kind): kind.words
    case .sheet: Words("打开一页呈阅件", en: "Open the one-page brief")
    case .redWall: Words("看哪些亮红灯、为什么", en: "See what is red, and why")
    case .unit: Words("看本单位明细账", en: "See the unit's own account")
    case .duties: Words("看人人肩上的担子", en: "See who answers for what")
    case .wall: Words("看挂图", en: "Look at the wall")
    case .journal: Words("核对审计日志", en: "Check the journal")
    case .organisation: Words("看机构和分管", en: "See the organisation")
    case .settings: Words("看本人职务、权限和系统设置", en: "See your posts, rights and settings")
    case .person: Words("看本人承担的事项", en: "See what you answer for")
    case .branch: Words("看支部党员承担的事项", en: "See what the branch's members answer for")
    }
  }
}
