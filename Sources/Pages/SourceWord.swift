public import Reports
internal import Wording

/// Words of the pages on which a text is read and sifted, both languages side by side.
enum SourceWord: InterfaceWord {
  case hint, newText, textTitle, text, orUpload, register, stored, noneStored, noneStoredHint, matter, taken
  case mayNotRegister, planYear, englishTitle, rejected, backToList, record, original, findings, tabs, accept, edit
  case merge, split, splitHere, drop, seen, restore, unseen, reread, close, acceptChosen, dropChosen, take, open
  case accepted, dropped, checked, because, dueAsWritten, dueChoose, dueChooseHint, moreFields, nothingHere
  case nothingHereHint, keys, keyNext, keyAccept, keyEdit, keyMerge, keySplit, keyDrop, keyRestore, keyTabs, keyHelp
  case check, answers, otherTexts, pasted, pastedHint, compare, noOthers, clausesWithout, itemsWithout, twice
  case conflicts, counts, nothingWithout, nothingTwice, nothingConflicts, nothingCounts, answersHint, checkHint
  case nothingAnswers, answeredBy, openRectification, noProblems, lacking, fill, saysHere, notSame, openFinding
  case addDetails, inText, toFinding, notListed, notAsked

  var words: Words {
    switch self {
    case .hint:
      Words(
        "粘贴或上传讲话、要点、纪要，读出事项、数字、问题、要求和校对意见，逐条取舍；每一条都指回原文。",
        en:
          "Paste or upload a speech, key points or minutes. Guatu reads matters, figures, faults, demands and what a proofreader would ask; you decide on each, with its words in sight."
      )
    case .newText: Words("登记来文", en: "Register a text")
    case .textTitle: Words("来文标题", en: "Title of the text")
    case .text: Words("正文", en: "Text")
    case .orUpload: Words("或者上传文件（.docx，或 .txt）", en: "Or upload a file (.docx, or .txt)")
    case .register: Words("保存并分解", en: "Save and break it down")
    case .stored: Words("来文目录", en: "Texts")
    case .noneStored: Words("本年度还没有来文", en: "No text this year")
    case .noneStoredHint: Words("登记一篇来文后，这里列出分解的进度。", en: "Once a text is registered, its progress is listed here.")
    case .matter: Words("来文", en: "Text")
    case .taken: Words("已采纳", en: "Accepted")
    case .mayNotRegister:
      Words(
        "您可以查看来文；登记和分解由督办、拟办人员办理。",
        en: "You may read the texts here; whoever supervises or drafts registers and sifts them.")
    case .planYear: Words("计划年度", en: "Plan year")
    case .englishTitle: Words("英文标题（可不填）", en: "Title in English (optional)")
    case .rejected: Words("没有办成", en: "Not done")
    case .backToList: Words("来文目录", en: "All texts")
    case .record: Words("办理记录", en: "Record of this text")
    case .original: Words("原文", en: "The text")
    case .findings: Words("逐条取舍", en: "Findings, one by one")
    case .tabs: Words("类别", en: "Kinds")
    case .accept: Words("采纳", en: "Accept")
    case .toFinding: Words("到这一条，填写的内容都在", en: "Go to the finding; what was typed is there")
    case .inText: Words("看原文", en: "In the text")
    case .edit: Words("编辑", en: "Edit")
    case .merge: Words("与下条合并", en: "Join with next")
    case .split: Words("拆分", en: "Split")
    case .splitHere: Words("在此拆分", en: "Split here")
    case .drop: Words("不列", en: "Set aside")
    case .seen: Words("已核对", en: "Looked at")
    case .restore: Words("恢复", en: "Take up again")
    case .unseen: Words("再看", en: "Look again")
    case .reread: Words("恢复原样", en: "As it was read")
    case .close: Words("收起", en: "Close")
    case .acceptChosen: Words("采纳所选", en: "Accept those ticked")
    case .dropChosen: Words("所选不列", en: "Set those ticked aside")
    case .take: Words("选", en: "Tick")
    case .open: Words("待取舍", en: "to be decided")
    case .accepted: Words("已采纳", en: "accepted")
    case .dropped: Words("不列", en: "set aside")
    case .checked: Words("已核对", en: "looked at")
    case .because: Words("判断理由", en: "Why it was read so")
    case .dueAsWritten: Words("原文时限", en: "Deadline as written")
    case .dueChoose: Words("按原文可选", en: "It may mean")
    case .dueChooseHint: Words("不选则时限留空，原文照录。", en: "Left alone, the day stays open and the words are kept.")
    case .moreFields: Words("其他栏目", en: "More fields")
    case .nothingHere: Words("没有读出这一类内容", en: "Nothing of this kind was read")
    case .nothingHereHint: Words("可在其他类别查看，或对照原文。", en: "Look at the other kinds, or at the text itself.")
    case .keys: Words("键盘", en: "Keys")
    case .keyNext: Words("下一条、上一条", en: "next, previous")
    case .keyAccept: Words("采纳", en: "accept")
    case .keyEdit: Words("编辑", en: "edit")
    case .keyMerge: Words("与下条合并", en: "join with next")
    case .keySplit: Words("拆分", en: "split")
    case .keyDrop: Words("不列", en: "set aside")
    case .keyRestore: Words("恢复", en: "take up again")
    case .keyTabs: Words("换类别", en: "change kind")
    case .keyHelp: Words("显示按键", en: "show these keys")
    case .check: Words("三单对照", en: "Three-way check")
    case .answers: Words("问题—措施对照", en: "Problems and measures")
    case .otherTexts: Words("对照的其他来文", en: "Other texts to compare")
    case .pasted: Words("粘贴的清单（一行一条）", en: "A pasted list (one clause a line)")
    case .pastedHint: Words("只用于这次对照，不保存。", en: "Only for this comparison; it is not kept.")
    case .compare: Words("对照", en: "Compare")
    case .noOthers: Words("本年度没有其他来文。", en: "There is no other text this year.")
    case .notListed: Words("来文有、清单没有", en: "In the text, not on the list")
    case .notAsked: Words("清单有、来文没有", en: "On the list, not in the text")
    case .clausesWithout: Words("有要求、无事项", en: "Clauses without an item")
    case .itemsWithout: Words("有事项、无出处", en: "Items without a clause")
    case .twice: Words("同一事项重复提出", en: "The same matter twice")
    case .conflicts: Words("时限或数字不一致", en: "Days or numbers that conflict")
    case .counts: Words("所述项数不符", en: "Stated counts that differ")
    case .nothingWithout: Words("没有。", en: "None.")
    case .nothingTwice: Words("没有重复。", en: "Nothing is said twice.")
    case .nothingConflicts: Words("没有不一致。", en: "Nothing conflicts.")
    case .nothingCounts: Words("没有不符。", en: "No count differs.")
    case .answersHint:
      Words(
        "文中承认的问题与文中提出的措施逐条对照，无对应措施的在前。",
        en: "Each problem the text admits beside what it promises; those without a measure come first.")
    case .checkHint:
      Words(
        "来文、清单与本年度事项三方对照：谁没有接、谁没有据、哪里不一致。",
        en:
          "Texts, lists and the year's items held against each other: what nobody took up, what nothing asks for, what conflicts."
      )
    case .nothingAnswers: Words("文中没有对应措施", en: "no measure in the text")
    case .answeredBy: Words("对应措施", en: "Measures")
    case .openRectification: Words("立为整改", en: "Open for rectification")
    case .noProblems: Words("文中没有读出问题。", en: "No problem was read in the text.")
    case .lacking: Words("还缺", en: "Missing:")
    case .fill: Words("去补", en: "Fill in")
    case .saysHere: Words("写作", en: "says")
    case .notSame: Words("与", en: "against")
    case .openFinding: Words("打开这一条", en: "Open this finding")
    case .addDetails: Words("补充谁办、何时、到什么标准", en: "Add who, when and to what standard")
    }
  }
}

extension FindingKey.Kind {
  var words: Words {
    switch self {
    case .assignment: Words("事项", en: "Matters")
    case .figure: Words("数字", en: "Figures")
    case .problem: Words("问题", en: "Faults")
    case .requirement: Words("要求", en: "Demands")
    case .correction: Words("校对", en: "Proofreading")
    }
  }

  /// As an address names it.
  public var tab: String {
    switch self {
    case .assignment: "matters"
    case .figure: "figures"
    case .problem: "problems"
    case .requirement: "demands"
    case .correction: "slips"
    }
  }

  public init?(tab: String) {
    guard let kind = Self.allCases.first(where: { $0.tab == tab }) else { return nil }
    self = kind
  }
}

/// Words of these pages that hold something.
enum SourcePhrase {
  case length(Int)
  case count(FindingKey.Kind, Int)
  case unanswered(Int)
  case left(Int)
  case together(String, Int, lacking: Int)
  case itemsCompared(Int)
  case stated(Int, Int)
  case heading(String, Int)
  case answer(FindingKey.Kind, Int)

  func wording(in language: Language) -> String {
    switch (self, language) {
    case (.length(let count), .simplifiedChinese): "\(count.grouped)字"
    case (.length(let count), .english): "\(count.grouped) characters"
    case (.count(let kind, let count), .simplifiedChinese): "\(kind.words[.simplifiedChinese]) \(count)"
    case (.count(let kind, let count), .english): "\(kind.words[.english]) \(count)"
    case (.unanswered(let count), .simplifiedChinese): "无对应措施 \(count)"
    case (.unanswered(let count), .english): "unanswered \(count)"
    case (.left(let count), .simplifiedChinese): "待取舍 \(count) 条"
    case (.left(let count), .english): "\(count) to be decided"
    case (.together(let act, let count, 0), .simplifiedChinese): "\(act) \(count) 项"
    case (.together(let act, let count, 0), .english): "\(act) (\(count))"
    case (.together(let act, let count, let lacking), .simplifiedChinese): "\(act) \(count) 项（待补 \(lacking)）"
    case (.together(let act, let count, let lacking), .english): "\(act) (\(count), \(lacking) incomplete)"
    case (.itemsCompared(let count), .simplifiedChinese): "本年度事项 \(count) 项"
    case (.itemsCompared(let count), .english): count == 1 ? "1 item of the year" : "\(count) items of the year"
    case (.stated(let stated, let actual), .simplifiedChinese): "文中称 \(stated) 项，实际读出 \(actual) 项"
    case (.stated(let stated, let actual), .english): "says \(stated), has \(actual)"
    case (.heading(let words, let count), .simplifiedChinese): "\(words) \(count)"
    case (.heading(let words, let count), .english): "\(words) (\(count))"
    case (.answer(let kind, let number), .simplifiedChinese): "\(kind.words[.simplifiedChinese]) \(number)"
    case (.answer(let kind, let number), .english): "\(kind.words[.english]) \(number)"
    }
  }
}

extension PageFrame {
  func callAsFunction(_ phrase: SourcePhrase) -> String { phrase.wording(in: language) }
}

extension Int {
  /// 8,357
  var grouped: String {
    let digits = String(self)
    guard self >= 1_000 else { return digits }
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { out.append(",") }
      out.append(digit)
    }
    return out
  }
}
