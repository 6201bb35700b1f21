import Bureau
import Calendars
import Wording

/// One line with optional days: `head in office from 2023-03-01 to 2023-06-30 acting`.
struct DatedPhrase {
  /// What stands before the days.
  var words: [String] = []
  var from: Day?
  var to: Day?
  var isActing = false
}

extension BureauReader {
  /// Reads a line; reports a day that is missing or does not exist, and words after the days.
  func readPhrase(_ value: YAMLValue, like example: String, words wanted: Int) -> DatedPhrase? {
    guard let text = value.text(found) else { return nil }
    var rest = text.split(whereSeparator: \.isWhitespace).map(String.init)[...]
    var phrase = DatedPhrase()
    while let word = rest.popFirst() {
      switch word {
      case "from" where phrase.from == nil && !phrase.words.isEmpty:
        guard let day = readDay(rest.popFirst(), at: value.place) else { return nil }
        phrase.from = day
      case "to" where phrase.to == nil && !phrase.words.isEmpty:
        guard let day = readDay(rest.popFirst(), at: value.place) else { return nil }
        phrase.to = day
      case "acting" where wanted > 1 && !phrase.isActing && !phrase.words.isEmpty:
        phrase.isActing = true
      default:
        guard phrase.from == nil, phrase.to == nil, !phrase.isActing, phrase.words.count < wanted else {
          reportPhrase(text, like: example, at: value.place)
          return nil
        }
        phrase.words.append(word)
      }
    }
    guard phrase.words.count == wanted else {
      reportPhrase(text, like: example, at: value.place)
      return nil
    }
    return phrase
  }

  func reportPhrase(_ text: String, like example: String, at place: Place) {
    found.report(
      "bad-phrase", at: place, Words("看不懂“\(text)”。", en: "‘\(text)’ cannot be read."),
      remedy: Words("请写成“\(example)”的样子。", en: "Write it as in ‘\(example)’."))
  }

  private func readDay(_ text: String?, at place: Place) -> Day? {
    if let day = text.flatMap({ Day(iso: $0) }) { return day }
    found.report(
      "bad-day", at: place,
      Words("“\(text ?? "")”不是真实存在的日期。", en: "‘\(text ?? "")’ is not a day that exists."),
      remedy: Words("请写成 2023-06-15。", en: "Write it as 2023-06-15."))
    return nil
  }

  /// `from` and `to` of a mapping; what is left out is that of `outer`.
  func readDays(_ map: YAMLMap, within outer: Days?) -> (from: Day, to: Day?) {
    let from = map["from"].flatMap { $0.day(found) }
    let to = map["to"].flatMap { $0.day(found) }
    return (from ?? outer?.from ?? self.from, to ?? outer?.to)
  }

  /// The days of an entry that belongs to several things: begins with the latest, ends with the earliest.
  func days(_ from: Day?, _ to: Day?, within outer: [Days?]) -> Days {
    let known = outer.compactMap(\.self)
    return Days(
      from: from ?? known.map(\.from).max() ?? self.from,
      to: to ?? known.compactMap(\.to).min())
  }

  func readID<ID: BureauCode>(_ value: YAMLValue) -> ID? {
    guard let text = value.text(found) else { return nil }
    return readID(text, at: value.place)
  }

  func readID<ID: BureauCode>(_ text: String, at place: Place) -> ID? {
    if let id = ID(text) { return id }
    found.report(
      "bad-code", at: place, Words("“\(text)”不能作编号。", en: "‘\(text)’ cannot be an id."),
      remedy: Words(
        "请只用小写英文字母、数字和连字符，不超过 64 个，如 civil-works。",
        en: "Use lower-case letters, digits and inner hyphens, 64 at most, as in civil-works."))
    return nil
  }

  func reportRepeated(_ id: String, at place: Place) {
    found.report(
      "duplicate-id", at: place, Words("编号“\(id)”重复。", en: "The id ‘\(id)’ is used twice."),
      remedy: Words(
        "请换一个编号；更名请写在 reorganisations 中。", en: "Choose another id; a change of name goes under reorganisations."))
  }
}
