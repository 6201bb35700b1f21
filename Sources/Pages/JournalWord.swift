internal import Wording

/// Words of the journal's page, both languages side by side.
enum JournalWord: InterfaceWord {
  case recordedOn, seal, notSealed, factsOfItem, onlyItem, everything, noFacts, noFactsHint, recordedLater

  var words: Words {
    switch self {
    case .recordedOn: Words("记录日", en: "Recorded on")
    case .seal: Words("封印", en: "Seal")
    case .notSealed: Words("待封印", en: "not sealed yet")
    case .factsOfItem: Words("审计记录", en: "Facts in the journal")
    case .onlyItem: Words("只看此事项：", en: "Only this item:")
    case .everything: Words("看全部记录", en: "All facts")
    case .noFacts: Words("没有符合条件的记录", en: "No facts match")
    case .noFactsHint: Words("请换一个人或者一天。", en: "Choose another person or another day.")
    case .recordedLater: Words("记于", en: "recorded")
    }
  }
}
