internal import Calendars
public import Wording

/// 界面用语 — every word that a page says by itself. A word without a wording in both languages does not compile.
public enum PageWord: Hashable, Sendable {
  // Frame
  case guatu, wall, ledgers, vague, sources, journal, signIn, signOut, skipToContent, language, demoDay
  case mainMenu, wordmark
  // Lists
  case all, items, filter, clearFilters, ledger, list, unit, light, words, asOf, year, order, apply, next, toStart
  case byUrgency, byDue, byNumber, byNewest
  case lightAndReason, numberAndMatter, matter, leader, person, who, plan, due, stage, none, noRows, noRowsHint
  case noneYet, noneYetHint, neededToSign, settleHere, newItem
  case definition, pastBanner
  case backToToday, nextMilestone, unsettledHint, exportTable, rigid, dueAsWritten, today, start, vagueHint, planYear
  // Item
  case stages, whoWhenStandard, limitsRunning, limitFrom, limitTo, sourcesOfItem, clause, evidence, noEvidence
  case children, parent, actsNow, noActs, actsNot, timeline, pendingChange, basis, hash, seenFacts, bytes, addUnder
  case milestonesOfItem, copiesOfItem, overdueOnes, openOnes, actsElsewhere, dayBefore, dayAfter
  case quote, happenedOn, recordedAt
  // Forms
  case submit, cancel, required, choose, yes, no, evidenceFiles, refusedTitle, staleTitle, staleBody
  case seeWhatChanged, staleSubmit, keptFiles, keptTitle, onePerLine, documentName, backToItem, openItem, dayHint
  case optional, unitOfNumber, typedKept, typedMaybe, nothingWaits, details
  // Sources
  case text, take, textMissing, titleMissing, textTooLong, noneChosen, standard, lists
  // Definition
  case acts, from, to, by, asks, needs, does, kind, readers, limits, length, until, phase, code, anyOpenStage, opening,
    notDoer, system
  case author, responsiblePerson, statutory, fields, limit
  case phaseDraft, phaseAwaiting, phaseWorking, phaseChecking, phaseClosed, phaseStopped
  case overLead, overInvolved, overBureau, overAny
  // Journal
  case newestEvents, fact, actor, item, seals, sealNumber, sealedAt, sealedFacts, sealHead, older, hiddenFact, noSeals
  case journalHint
  // Sign in
  case personID, password, signInHint, signInFailed, lockedOut, demoHint, enterAs, everyone, signedOut
  // Errors
  case notFound, notFoundHint, methodNotAllowed, methodHint, tooLarge, badRequest, badRequestHint
  case forbidden, forbiddenHint, formExpired, formExpiredHint, unavailable, unavailableHint, unsupported, failed
  case unsupportedHint, notPossible, home, conflict, goBack

  public func wording(in language: Language) -> String { words[language] }
}

/// A word with something counted or named in it.
public enum PagePhrase: Hashable, Sendable {
  case page(String, bureau: String)
  case count(Int)
  case past(String)
  case today(String)
  case next(String, due: String)
  case kilobytes(Int)
  case planned(from: String, to: String)
  case dueOn(String)
  case limit(Int)
  /// Copies of a general order.
  case copies(all: Int, done: Int)
  /// A heading and the names under it.
  case named(String, String)
  /// An act for several items at once.
  case together(String)
  /// What a picture of a ledger's stages shows.
  case chart(stages: Int, arrows: Int)
  /// Who may not, though others of the kind may.
  case butNot(String)
  /// So many more than a sheet has room for.
  case others(Int)
  /// What a form may bring, in megabytes.
  case limits(file: Int, form: Int, text: Int)
  /// Files that were too long.
  case oversized(String, megabytes: Int)
  /// What one attachment may have.
  case fileLimit(megabytes: Int)

  public func wording(in language: Language) -> String {
    switch (self, language) {
    case (.page(let title, let bureau), .simplifiedChinese): "\(title) · \(bureau)"
    case (.page(let title, let bureau), .english): "\(title) · \(bureau)"
    case (.count(let count), .simplifiedChinese): "\(count)项"
    case (.count(let count), .english): count == 1 ? "1 item" : "\(count) items"
    case (.past(let day), .simplifiedChinese): "您看到的是\(day)当日结束时的情况，不是现在。"
    case (.past(let day), .english): "This is how things stood at the end of \(day), not now."
    case (.today(let day), .simplifiedChinese): "今天 \(day)"
    case (.today(let day), .english): "Today \(day)"
    case (.next(let title, let due), .simplifiedChinese): "下一节点：\(title)（\(due)）"
    case (.next(let title, let due), .english): "Next milestone: \(title) (\(due))"
    case (.kilobytes(let bytes), .simplifiedChinese): "\((bytes + 1023) / 1024) KB"
    case (.kilobytes(let bytes), .english): "\((bytes + 1023) / 1024) KB"
    case (.planned(let from, let to), .simplifiedChinese): "计划\(from)至\(to)"
    case (.planned(let from, let to), .english): "Planned \(from) to \(to)"
    case (.dueOn(let day), .simplifiedChinese): "\(day)到期"
    case (.dueOn(let day), .english): "Due on \(day)"
    case (.copies(let all, let done), .simplifiedChinese): "应办\(all)个单位，已办结\(done)个，未办结\(all - done)个。"
    case (.copies(let all, let done), .english):
      "\(all) \(all == 1 ? "unit" : "units"), \(done) done, \(all - done) open."
    case (.named(let heading, let names), .simplifiedChinese): "\(heading)：\(names)。"
    case (.named(let heading, let names), .english): " \(heading): \(names)."
    case (.together(let act), .simplifiedChinese): "批量\(act)"
    case (.together(let act), .english): "\(act) (several)"
    case (.butNot(let who), .simplifiedChinese): "\(who)者除外"
    case (.butNot(let who), .english): "but not \(who)"
    case (.chart(let stages, let arrows), .simplifiedChinese):
      "办理环节图：\(stages)个环节，\(arrows)条去向。内容与下方各表一致。"
    case (.chart(let stages, let arrows), .english):
      "Stage chart: \(stages) stages and \(arrows) ways between them, the same as the tables below tell."
    case (.others(let count), .simplifiedChinese): "另有\(count)项，见工作台。"
    case (.others(let count), .english): "\(count) more on the desk."
    case (.limits(let file, let form, let text), .simplifiedChinese):
      "每个文件不得超过\(file)MB，一次提交合计不得超过\(form)MB，文字不得超过\(text)MB。请压缩或分次上传。"
    case (.limits(let file, let form, let text), .english):
      "A file may have \(file) MB, a form with its files \(form) MB, text \(text) MB. Compress them or send them in parts."
    case (.oversized(let names, let most), .simplifiedChinese):
      "“\(names)”超过\(most)MB，没有上传；其他内容和文件都已保留。请压缩或拆分后重新选择。"
    case (.oversized(let names, let most), .english):
      "“\(names)” has more than \(most) MB and was not taken; everything else is kept. Compress or split it and choose again."
    case (.fileLimit(let most), .simplifiedChinese): "每个文件不超过\(most)MB。"
    case (.fileLimit(let most), .english): "At most \(most) MB each."
    case (.limit(let count), .simplifiedChinese): "最多\(count)字"
    case (.limit(let count), .english): "At most \(count) characters"
    }
  }
}
