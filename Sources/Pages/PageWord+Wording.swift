internal import Wording

extension PageWord {
  /// Both languages of each word, side by side so that they are read together.
  var words: Words {
    switch self {
    case .guatu: Words("挂图", en: "Guatu")
    case .wordmark: Words("挂", en: "挂")
    case .wall: Words("挂图", en: "Wall")
    case .ledgers: Words("台账", en: "Ledgers")
    case .vague: Words("时限待明确", en: "Deadlines to settle")
    case .sources: Words("讲话分解", en: "Texts")
    case .journal: Words("审计", en: "Journal")
    case .signIn: Words("登录", en: "Sign in")
    case .signOut: Words("退出", en: "Sign out")
    case .skipToContent: Words("跳到正文", en: "Skip to content")
    case .language: Words("语言", en: "Language")
    case .mainMenu: Words("主菜单", en: "Main menu")
    case .demoDay: Words("演示日期", en: "Demo day")

    case .all: Words("全部", en: "All")
    case .items: Words("事项", en: "Items")
    case .filter: Words("筛选", en: "Filters")
    case .clearFilters: Words("清除筛选", en: "Clear filters")
    case .ledger: Words("台账", en: "Ledger")
    case .list: Words("清单", en: "List")
    case .unit: Words("单位", en: "Unit")
    case .light: Words("灯色", en: "Light")
    case .words: Words("关键词", en: "Words")
    case .asOf: Words("看哪一天", en: "As of")
    case .year: Words("年度", en: "Year")
    case .planYear: Words("计划年度", en: "Plan year")
    case .order: Words("排序", en: "Order")
    case .apply: Words("查看", en: "Show")
    case .next: Words("下一页", en: "Next page")
    case .toStart: Words("回到第一页", en: "First page")
    case .byUrgency: Words("按缓急", en: "By urgency")
    case .byDue: Words("按时限", en: "By due day")
    case .byNumber: Words("按编号", en: "By number")
    case .byNewest: Words("最新在前", en: "Newest first")
    case .lightAndReason: Words("为什么是这盏灯", en: "Light and why")
    case .matter: Words("事项", en: "Matter")
    case .who: Words("责任", en: "Who")
    case .plan: Words("全年安排", en: "The year")
    case .due: Words("完成时限", en: "Due")
    case .stage: Words("环节", en: "Stage")
    case .none: Words("—", en: "—")
    case .noRows: Words("没有符合条件的事项", en: "No items match")
    case .noRowsHint: Words("请放宽筛选条件，或者看其他年度。", en: "Widen the filters, or look at another year.")
    case .newItem: Words("新建", en: "New")
    case .definition: Words("台账定义", en: "Definition")
    case .pastBanner: Words("历史情况", en: "The past")
    case .backToToday: Words("回到今天", en: "Back to today")
    case .nextMilestone: Words("下一节点", en: "Next milestone")
    case .unsettledHint: Words("时限未定到日", en: "No day settled")
    case .rigid: Words("刚性", en: "Rigid")
    case .dueAsWritten: Words("原文时限", en: "As written")
    case .today: Words("今天", en: "Today")
    case .start: Words("启动时间", en: "Start")
    case .vagueHint:
      Words(
        "原文时限含糊的事项。机器从不代填日期，请逐项明确到日。", en: "The text gives no day. The machine never fills one in: settle each by hand."
      )

    case .stages: Words("办理环节", en: "Stages")
    case .whoWhenStandard: Words("谁来办、何时办成、办到什么程度", en: "Who, by when, to what standard")
    case .limitsRunning: Words("正在计算的时限", en: "Limits running")
    case .limitFrom: Words("起算", en: "From")
    case .limitTo: Words("届满", en: "Ends")
    case .sourcesOfItem: Words("来源", en: "Sources")
    case .clause: Words("条款", en: "Clause")
    case .evidence: Words("佐证材料", en: "Evidence")
    case .noEvidence: Words("尚无佐证材料", en: "No evidence yet")
    case .children: Words("分项、节点", en: "Sub-items and milestones")
    case .parent: Words("上级事项", en: "Belongs to")
    case .actsNow: Words("现在可以办理", en: "What you can do now")
    case .noActs: Words("现在没有您可以办理的动作", en: "There is nothing for you to do here now")
    case .actsNot: Words("现在不能办理的，以及为什么", en: "What is not possible now, and why")
    case .timeline: Words("办理过程", en: "History")
    case .pendingChange: Words("待审批的变更申请", en: "Change waiting for a ruling")
    case .basis: Words("依据", en: "Basis")
    case .hash: Words("校验码", en: "Hash")
    case .seenFacts: Words("已记录事实", en: "Facts recorded")
    case .bytes: Words("大小", en: "Size")
    case .addUnder: Words("在此事项下新建", en: "Add under this item")
    case .quote: Words("原文", en: "Quotation")
    case .happenedOn: Words("发生日", en: "Day")
    case .recordedAt: Words("记录时刻", en: "Recorded")

    case .submit: Words("提交", en: "Submit")
    case .cancel: Words("返回", en: "Back")
    case .required: Words("必填", en: "required")
    case .optional: Words("选填", en: "optional")
    case .choose: Words("请选择", en: "Choose")
    case .yes: Words("是", en: "Yes")
    case .no: Words("否", en: "No")
    case .evidenceFiles: Words("佐证材料（可多选）", en: "Evidence (several files allowed)")
    case .evidenceHint: Words("合计不超过20MB。", en: "At most 20 MB together.")
    case .refusedTitle: Words("没有办理成功", en: "This was not done")
    case .staleTitle: Words("您填写期间，此事项有了新的变化", en: "The item moved on while you were filling this in")
    case .staleBody:
      Words(
        "您填写的内容都还在，尚未写入。请先查看变化，再决定是否仍然提交。",
        en:
          "Everything you typed is still here and nothing was written. See what changed, then decide whether to submit."
      )
    case .seeWhatChanged: Words("查看变化（新窗口）", en: "See what changed (new window)")
    case .staleSubmit: Words("已了解变化，仍然提交", en: "I have seen the changes, submit")
    case .keptFiles: Words("已上传，随表单一并提交", en: "Uploaded already; it goes with the form")
    case .keptTitle: Words("您刚才填写的内容", en: "What you had typed")
    case .typedKept: Words("以下内容未写入，可复制后另用。", en: "None of this was written. Copy what you need.")
    case .details: Words("详情", en: "Details")
    case .nothingWaits: Words("现在没有可以这样办理的事项。", en: "Nothing waits for this just now.")
    case .onePerLine: Words("每行一个", en: "One a line")
    case .documentName: Words("文件名称", en: "Document")
    case .backToItem: Words("返回事项", en: "Back to the item")
    case .openItem: Words("新建事项", en: "New item")
    case .dayHint: Words("年-月-日，如 2023-06-30", en: "yyyy-mm-dd, as 2023-06-30")
    case .unitOfNumber: Words("单位", en: "Unit")

    case .text: Words("正文", en: "Text")
    case .take: Words("选用", en: "Take")
    case .textMissing: Words("请粘贴正文，或者上传文本文件。", en: "Paste a text, or upload a text file.")
    case .titleMissing: Words("请填写文件标题，以便注明出处。", en: "Give the title of the text, so that orders can cite it.")
    case .textTooLong: Words("正文超过20万字。请分段读取。", en: "The text has more than 200,000 characters. Read it in parts.")
    case .noneChosen: Words("没有选中任何事项。请至少勾选一项。", en: "Nothing is chosen. Tick at least one item.")
    case .standard: Words("完成标准", en: "Standard")
    case .lists: Words("清单", en: "Lists")

    case .acts: Words("办理动作", en: "Acts")
    case .from: Words("从", en: "From")
    case .to: Words("到", en: "To")
    case .by: Words("谁可以办", en: "By")
    case .asks: Words("填写", en: "Asks")
    case .needs: Words("须有", en: "Needs")
    case .limits: Words("时限", en: "Limits")
    case .limit: Words("时限", en: "Limit")
    case .length: Words("长度", en: "Length")
    case .until: Words("止于", en: "Until")
    case .phase: Words("性质", en: "Phase")
    case .code: Words("代码", en: "Code")
    case .fields: Words("字段", en: "Fields")
    case .anyOpenStage: Words("任何在办环节", en: "Any open stage")
    case .opening: Words("立项", en: "Opens an item")
    case .notDoer: Words("承办人除外", en: "not whoever did the work")
    case .system: Words("系统", en: "Guatu itself")
    case .author: Words("立项人", en: "whoever opened it")
    case .responsiblePerson: Words("责任人", en: "the responsible person")
    case .statutory: Words("法定时限", en: "Statutory limit")
    case .phaseDraft: Words("草拟", en: "Draft")
    case .phaseAwaiting: Words("待启动", en: "Awaiting")
    case .phaseWorking: Words("在办", en: "In hand")
    case .phaseChecking: Words("核验", en: "Checking")
    case .phaseClosed: Words("办结", en: "Closed")
    case .phaseStopped: Words("终止", en: "Stopped")
    case .overLead: Words("承办单位", en: "the handling unit")
    case .overInvolved: Words("相关单位", en: "a unit concerned")
    case .overBureau: Words("全局", en: "the bureau")
    case .overAny: Words("任一单位", en: "any unit")

    case .newestEvents: Words("最新记录", en: "Newest facts")
    case .fact: Words("事实", en: "Fact")
    case .actor: Words("经办", en: "By")
    case .item: Words("事项", en: "Item")
    case .seals: Words("封印", en: "Seals")
    case .sealNumber: Words("序号", en: "No.")
    case .sealedAt: Words("封印时刻", en: "Sealed at")
    case .sealedFacts: Words("事实数", en: "Facts")
    case .sealHead: Words("封印头", en: "Head")
    case .older: Words("更早的记录", en: "Older facts")
    case .hiddenFact: Words("（业务内容不在您的查看范围）", en: "(business data outside your scope)")
    case .noSeals: Words("尚未封印", en: "Nothing sealed yet")
    case .journalHint:
      Words(
        "日志只增不改，逐条相扣。校验命令：guatu verify",
        en: "The journal only grows, each fact chained to the last. Check it with: guatu verify")

    case .personID: Words("人员编号", en: "Person ID")
    case .password: Words("口令", en: "Password")
    case .signInHint: Words("请用本人编号和口令登录。", en: "Sign in with your own ID and password.")
    case .signInFailed: Words("编号或口令不对。请核对后重试。", en: "The ID or the password is wrong. Check both and try again.")
    case .lockedOut:
      Words(
        "失败次数过多，请15分钟后再试，或请系统管理员重设口令。", en: "Too many failures. Try again in 15 minutes, or have the password reset.")
    case .demoHint: Words("演示系统：人员和事项均为虚构。选一个角色进入。", en: "A demo: all people and items are fictional. Enter in a role.")
    case .enterAs: Words("进入", en: "Enter")
    case .everyone: Words("其他人员", en: "Everyone else")
    case .signedOut: Words("您已退出。", en: "You have signed out.")

    case .notFound: Words("没有这个页面", en: "There is no such page")
    case .notFoundHint:
      Words(
        "地址有误，或者您无权查看。请从挂图或台账重新打开。",
        en: "The address is wrong, or you may not see it. Open it from the wall or a ledger.")
    case .methodNotAllowed: Words("此地址不支持这种请求", en: "This address does not take that kind of request")
    case .methodHint: Words("请从页面上的链接和按钮操作。", en: "Use the links and buttons of the pages.")
    case .tooLarge: Words("内容过大", en: "Too large")
    case .tooLargeHint:
      Words(
        "文件合计不得超过20MB，文字不得超过4MB。请压缩或分次上传。",
        en: "Files may have 20 MB together, text 4 MB. Compress them or send them in parts.")
    case .badRequest: Words("请求有误", en: "The request is malformed")
    case .badRequestHint:
      Words("提交的内容无法读取，没有写入。请返回上一页重新提交。", en: "It could not be read and nothing was written. Go back and submit again.")
    case .forbidden: Words("您无权查看此页", en: "You may not see this page")
    case .forbiddenHint:
      Words("此页仅限督办和安全审计人员查看。如有需要，请与办公室联系。", en: "It is for supervision and audit. Speak to the office if you need it.")
    case .formExpired: Words("表单已失效，没有写入", en: "The form is no longer valid; nothing was written")
    case .formExpiredHint:
      Words(
        "可能是登录已超时。请登录后重新打开页面再提交；返回上一页可以复制已填内容。",
        en: "You may have been signed out. Sign in, open the page again and resubmit; go back to copy what you typed.")
    case .unavailable: Words("系统暂时不可用", en: "The system is unavailable")
    case .unavailableHint:
      Words(
        "请稍后重试：再次提交同一张表单不会重复办理。持续出现时请联系系统管理员。",
        en:
          "Try again shortly: the same form sent once more is not carried out twice. Tell the administrator if it goes on."
      )
    case .unsupported: Words("不支持这种提交格式", en: "This kind of submission is not supported")
    case .unsupportedHint: Words("请用页面上的表单提交。", en: "Submit with the form on the page.")
    case .failed: Words("出错了", en: "Something went wrong")
    case .notPossible: Words("现在不能办理", en: "This is not possible now")
    case .home: Words("回到挂图", en: "Back to the wall")
    case .conflict: Words("内容已有变化", en: "It has changed")
    case .goBack: Words("返回", en: "Back")
    }
  }
}
