public import Calendars
public import Wording

/// A rule forbids this act: which rule, what is at odds with it, and what to do.
public enum Refusal: Error, Hashable, Sendable {
  case unknownItem
  case unknownAct
  case unknownLedger
  case notFromHere(act: Words, stage: Words)
  /// - instead: acts that lead where this one does and whose condition holds.
  case notNow(act: Words, instead: [Words] = [])
  /// Who could do it, in words.
  case notEntitled(act: Words, who: Words)
  case doerMayNotVerify(act: Words)
  case fieldsMissing([Words])
  case fieldMalformed(Words, expected: Words)
  case notAsked(field: String)
  case unknownUnit(String)
  case unknownPerson(String)
  case evidenceMissing(needed: Int, present: Int)
  case childrenOpen(Int)
  case weightsIncomplete(Quantity)
  /// An order without who, when or to what standard.
  case orderIncomplete([Words])
  case deadlineVague(String)
  case signatureMissing
  case committeeOnly
  case loweringNeedsRequest(Words)
  case nothingChanges
  case changePending
  case noChangePending
  case noObstacle
  case nothingToRule
  case alreadySignedFor(Words)
  case passedToItself
  case limitPassed(Words, due: Day)
  case dayAhead(Day)
  /// Before the item and its plan year.
  case dayBefore(Day)
  /// The command id was used for something else.
  case commandUsed
  /// A part is opened only under an item that is not ended, by whoever has to do with it.
  case parentClosed
  case nobodyAddressed
  case dueBeforeStart
  case alreadyIssued
  case textTooLong(Words, limit: Int)
}

extension Refusal {
  /// What cannot be done, why, and what to do.
  public func wording(in language: Language) -> String {
    func list(_ words: [Words]) -> String {
      words.map { $0[language] }.joined(separator: language == .simplifiedChinese ? "、" : ", ")
    }
    switch (self, language) {
    case (.unknownItem, .simplifiedChinese): return "没有这个事项，或者您无权查看。请从台账中重新打开。"
    case (.unknownItem, .english):
      return "There is no such item, or you may not see it. Open it again from the ledger."
    case (.unknownAct, .simplifiedChinese): return "此台账没有这个办理动作。请刷新页面后重试。"
    case (.unknownAct, .english):
      return "This ledger has no such act. Reload the page and try again."
    case (.unknownLedger, .simplifiedChinese): return "本年度没有启用这个台账。请先由系统管理员启用其定义。"
    case (.unknownLedger, .english):
      return
        "This ledger is not in force this year. Have the administrator adopt its definition first."
    case (.notFromHere(let act, let stage), .simplifiedChinese):
      return "不能\(act[language])：事项现处于“\(stage[language])”环节。请刷新页面，查看现在可以办理的动作。"
    case (.notFromHere(let act, let stage), .english):
      return
        "“\(act[language])” is not possible: the item stands at “\(stage[language])”. Reload to see what can be done now."
    case (.notNow(let act, let instead), .simplifiedChinese):
      let remedy = instead.isEmpty ? "请查看台账定义中的条件。" : "请改办：\(list(instead))。"
      return "不能\(act[language])：此事项不符合该动作的条件。\(remedy)"
    case (.notNow(let act, let instead), .english):
      let remedy = instead.isEmpty ? "See the ledger's definition." : "Do this instead: \(list(instead))."
      return "“\(act[language])” is not possible: its condition does not hold for this item. \(remedy)"
    case (.notEntitled(let act, let who), .simplifiedChinese):
      return "您不能\(act[language])：此动作由\(who[language])办理。请转请其办理，或由其授权代签。"
    case (.notEntitled(let act, let who), .english):
      return
        "You may not do “\(act[language])”: it is for \(who[language]). Ask them, or have them delegate signing to you."
    case (.doerMayNotVerify(let act), .simplifiedChinese):
      return "不能\(act[language])：承办人不得核验自己办理的事项。请由未参与办理的人员核验。"
    case (.doerMayNotVerify(let act), .english):
      return
        "“\(act[language])” is not possible: whoever did the work may not verify it. Have someone who took no part do so."
    case (.fieldsMissing(let fields), .simplifiedChinese): return "请填写：\(list(fields))。"
    case (.fieldsMissing(let fields), .english): return "Please fill in: \(list(fields))."
    case (.fieldMalformed(let field, let expected), .simplifiedChinese):
      return "“\(field[language])”填写有误：应为\(expected[language])。请改正后重新提交。"
    case (.fieldMalformed(let field, let expected), .english):
      return
        "“\(field[language])” is not right: it should be \(expected[language]). Correct it and submit again."
    case (.notAsked(let field), .simplifiedChinese): return "此动作不需要“\(field)”。请去掉后重新提交。"
    case (.notAsked(let field), .english):
      return "This act does not ask for “\(field)”. Remove it and submit again."
    case (.unknownUnit(let unit), .simplifiedChinese): return "没有单位“\(unit)”，或其当日已撤并。请从单位列表中选择。"
    case (.unknownUnit(let unit), .english):
      return "There is no unit “\(unit)” on that day. Choose one from the list of units."
    case (.unknownPerson(let person), .simplifiedChinese):
      return "没有人员“\(person)”，或其当日不在职。请从人员列表中选择。"
    case (.unknownPerson(let person), .english):
      return "There is no “\(person)” in office on that day. Choose from the list of people."
    case (.evidenceMissing(let needed, let present), .simplifiedChinese):
      return "缺少佐证材料：需要\(needed)份，现有\(present)份。请先上传佐证材料，再办理。"
    case (.evidenceMissing(let needed, let present), .english):
      return "Evidence is missing: \(needed) needed, \(present) present. Upload evidence first."
    case (.childrenOpen(let count), .simplifiedChinese): return "还有\(count)个分项未办结。请先办结各分项。"
    case (.childrenOpen(let count), .english):
      return count == 1
        ? "1 sub-item is still open. Close it first." : "\(count) sub-items are still open. Close them first."
    case (.weightsIncomplete(let sum), .simplifiedChinese):
      return "各节点权重合计为\(sum)%，应为100%。请先调整节点权重。"
    case (.weightsIncomplete(let sum), .english):
      return "The milestones' weights sum to \(sum)%, not 100%. Adjust them first."
    case (.orderIncomplete(let missing), .simplifiedChinese):
      return "不能签发：缺少\(list(missing))。请先明确由谁完成、何时完成、完成到什么程度。"
    case (.orderIncomplete(let missing), .english):
      return
        "It cannot be issued: \(list(missing)) missing. First settle who, by when and to what standard."
    case (.deadlineVague(let text), .simplifiedChinese):
      return "不能签发：原文时限为“\(text)”，尚未明确到日。请由办公室确定具体日期。"
    case (.deadlineVague(let text), .english):
      return
        "It cannot be issued: the text says “\(text)” and no day has been settled. Have the office give the day."
    case (.signatureMissing, .simplifiedChinese): return "不能签发：须由分管领导或主要领导签发。请送其签发。"
    case (.signatureMissing, .english):
      return
        "It cannot be issued: the leader in charge or the principal leader signs. Send it to them for signature."
    case (.committeeOnly, .simplifiedChinese): return "刚性任务不得自行降低或撤销，须经局党委研究决定。请提交局党委会议。"
    case (.committeeOnly, .english):
      return
        "A rigid task is lowered or dropped only by the party committee. Put it before the committee."
    case (.loweringNeedsRequest(let field), .simplifiedChinese):
      return "签发后不能直接调整“\(field[language])”。请提出变更申请，说明理由，由领导审批。"
    case (.loweringNeedsRequest(let field), .english):
      return
        "“\(field[language])” cannot be changed directly once issued. Ask for a change with a reason; a leader decides."
    case (.nothingChanges, .simplifiedChinese): return "没有需要变更的内容。请填写新的时限、数量或标准。"
    case (.nothingChanges, .english):
      return "Nothing would change. Give a new date, quantity or standard."
    case (.changePending, .simplifiedChinese): return "已有一项变更申请待审批。请待其批复后再提出。"
    case (.changePending, .english):
      return "A change request is already waiting. Wait for its ruling before asking again."
    case (.noChangePending, .simplifiedChinese): return "没有待审批的变更申请。请刷新页面。"
    case (.noChangePending, .english): return "No change request is waiting. Reload the page."
    case (.noObstacle, .simplifiedChinese): return "没有待解决的困难。请刷新页面。"
    case (.noObstacle, .english): return "No obstacle is waiting to be resolved. Reload the page."
    case (.nothingToRule, .simplifiedChinese): return "没有待裁定的退单。请刷新页面。"
    case (.nothingToRule, .english):
      return "There is no declined order to rule on. Reload the page."
    case (.alreadySignedFor(let unit), .simplifiedChinese):
      return "\(unit[language])已经签收，无需重复签收。请刷新页面。"
    case (.alreadySignedFor(let unit), .english):
      return "\(unit[language]) has signed for it already. Reload the page."
    case (.passedToItself, .simplifiedChinese): return "不能转派给现承办单位自己。请选择其他单位。"
    case (.passedToItself, .english):
      return "It cannot be passed on to the unit that already handles it. Choose another."
    case (.limitPassed(let limit, let due), .simplifiedChinese):
      return "“\(limit[language])”期限已于\(due)届满，不能再办理此动作。请与办公室联系。"
    case (.limitPassed(let limit, let due), .english):
      return
        "The limit “\(limit[language])” ended on \(due); this is no longer possible. Speak to the office."
    case (.dayAhead(let day), .simplifiedChinese): return "办理日期\(day)晚于今天。请填写今天或以前的日期。"
    case (.dayAhead(let day), .english):
      return "The day \(day) lies ahead. Give today or an earlier day."
    case (.dayBefore(let day), .simplifiedChinese): return "办理日期早于本事项可追溯的\(day)。请填写当日或以后的日期。"
    case (.dayBefore(let day), .english):
      return "The day lies before \(day), the earliest for this item. Give that day or a later one."
    case (.commandUsed, .simplifiedChinese): return "这个命令号已用于另一次办理，本次没有写入。请重新打开表单办理。"
    case (.commandUsed, .english):
      return "This command id was used for something else and nothing was written. Open the form again."
    case (.parentClosed, .simplifiedChinese): return "不能在此事项下设置分项：事项已结束，或所填牵头单位与其无关。请核对上级事项和牵头单位。"
    case (.parentClosed, .english):
      return
        "Nothing can be opened under this item: it has ended, or the lead unit given has nothing to do with it. Check both."
    case (.nobodyAddressed, .simplifiedChinese): return "没有征求对象。请先填写牵头单位或普发单位。"
    case (.nobodyAddressed, .english):
      return "There is nobody to ask. Name a lead unit or addressed units first."
    case (.dueBeforeStart, .simplifiedChinese): return "完成时限早于启动时间。请核对两个日期。"
    case (.dueBeforeStart, .english): return "The due day lies before the start. Check both days."
    case (.alreadyIssued, .simplifiedChinese): return "此件已经签发，不能重复签发。请刷新页面。"
    case (.alreadyIssued, .english): return "It has been issued already. Reload the page."
    case (.textTooLong(let field, let limit), .simplifiedChinese):
      return "“\(field[language])”超过\(limit)字。请精简后重新提交。"
    case (.textTooLong(let field, let limit), .english):
      return "“\(field[language])” is longer than \(limit) characters. Shorten it and submit again."
    }
  }
}
