/// One clause and what speaks for its being an assignment.
struct Clause {
  let range: Range<Int>
  /// Where the words begin that say what to do.
  var core: Int
  var demand: Range<Int>?
  var deed: Range<Int>?
  var isSoft = false
  /// The thing stands in front of the deed, as after 把.
  var objectComesFirst = false
  var lead: Range<Int>?
  var deadline: DeadlineText?
  var cadence: (Cadence, Range<Int>)?
  var measure: Range<Int>?
  var documents: [Range<Int>] = []
  var redLines: [Range<Int>] = []
  var hasThing = false
  /// Names several things, or one by its own name.
  var isSpecific = false
  var announces = false
  var turns = false
  var isAbstract = false
  /// Says only what for or under which head; belongs to its neighbour.
  var isPurpose = false
  var isProblem = false
  var isReview = false

  /// How strongly the clause, for itself, is something to be done. From ``Clause/threshold`` on it is.
  var weight: Int {
    if isReview && demand == nil { return -3 }
    if isProblem && deed == nil && demand == nil { return -3 }
    var weight = 0
    if demand != nil { weight += 1 }
    if deed != nil { weight += isSoft ? 1 : 2 }
    if hasThing { weight += 1 }
    if isSpecific, deed != nil { weight += 1 }
    if announces { weight -= 3 }
    if turns { weight -= 1 }
    if deadline?.kind == .dated { weight += 3 }
    if cadence != nil { weight += 3 }
    if measure != nil { weight += 2 }
    if !documents.isEmpty { weight += deed == nil ? 1 : 2 }
    if lead != nil, demand != nil { weight += 1 }
    if !redLines.isEmpty { weight += 1 }
    if isAbstract { weight -= 2 }
    if isPurpose { weight -= 2 }
    return weight
  }

  static let threshold = 3
}

extension Clause {
  init(_ range: Range<Int>, of text: [Unicode.Scalar]) {
    self.range = range
    core = range.lowerBound
    findDemand(text)
    if lead == nil { lead = findHolder(text) }
    findDeed(text)
    findMarks(text)
    let end = range.upperBound
    let things = Lexicon.things.all(in: text, (objectComesFirst ? core : deed?.upperBound ?? core)..<end)
      .filter { $0 != deed }
    hasThing = !things.isEmpty
    isSpecific = things.count > 1 || text[core..<end].contains { "“‘等、".unicodeScalars.contains($0) }
    announces = Lexicon.announcements.occur(in: text, range)
    turns = Lexicon.turns.occur(in: text, range)
    isAbstract = Lexicon.abstractions.end(text, core..<end)
    isProblem = Lexicon.problems.occur(in: text, range)
    isReview = Lexicon.reviews.occur(in: text, range) || hasPerfective(text)
  }

  /// `各单位要…`: the word that asks, and who is asked.
  private mutating func findDemand(_ text: [Unicode.Scalar]) {
    for place in range {
      if let count = Lexicon.demands.match(in: text, at: place, before: range.upperBound) {
        demand = place..<place + count
        break
      }
      if text[place] == "要", place == range.lowerBound || !Lexicon.beforeWant.contains(text[place - 1]),
        place + 1 < range.upperBound, !Lexicon.afterWant.contains(text[place + 1]), text[place + 1] != "有"
      {
        demand = place..<place + 1
        break
      }
      if text[place] == "将", isLead(range.lowerBound..<place, text) {
        demand = place..<place + 1
        break
      }
      if place + 1 < range.upperBound, text[place] == "计", text[place + 1] == "划",
        isLead(range.lowerBound..<place, text)
      {
        demand = place..<place + 2
        break
      }
    }
    // 必须要有…: asks for nothing one could do.
    if let end = demand?.upperBound, Self.having.match(in: text, at: end, before: range.upperBound) != nil {
      demand = nil
    }
    guard let demand else { return }
    var before = range.lowerBound..<demand.lowerBound
    if before.count > 1, "都也应就则".unicodeScalars.contains(text[before.upperBound - 1]) {
      before = before.lowerBound..<before.upperBound - 1
    }
    if isLead(before, text) {
      lead = before
    } else if text[demand.lowerBound] == "请" {
      lead = named(after: demand.lowerBound, text)
    }
  }

  private static let having = Phrases("有 要有")

  private func isLead(_ range: Range<Int>, _ text: [Unicode.Scalar]) -> Bool {
    (2...24).contains(range.count) && Lexicon.leadEnds.end(text, range)
  }

  private mutating func findDeed(_ text: [Unicode.Scalar]) {
    let end = range.upperBound
    var place =
      demand.map { lead != nil || $0.lowerBound - range.lowerBound <= 1 ? $0.lowerBound : range.lowerBound }
      ?? range.lowerBound
    if let copula = Self.copula.first(in: text, range) { place = max(place, copula.upperBound) }
    if let deadlineEnd = findDeadline(text) { place = max(place, deadlineEnd) }
    while let count = Lexicon.urging.match(in: text, at: place, before: end),
      Lexicon.deeds.match(in: text, at: place, before: end) ?? 0 <= count
    {
      place += count
    }
    core = min(place, end)
    if let count = Lexicon.deeds.match(in: text, at: place, before: end) {
      deed = place..<place + count
    } else if let count = Lexicon.softDeeds.match(in: text, at: place, before: end) {
      (deed, isSoft) = (place..<place + count, true)
      // 推进…建设, 加快实施…: what follows may be the deed itself.
      if let next = Lexicon.deeds.match(in: text, at: place + count, before: end) {
        (deed, isSoft) = (place + count..<place + count + next, false)
        core = place + count
      }
    } else if demand != nil || lead != nil || deadline != nil
      || Lexicon.coverbs.match(in: text, at: place, before: end) != nil
    {
      // 把…办好, 对…追究: the deed follows what it is done to.
      objectComesFirst = Lexicon.coverbs.match(in: text, at: place, before: end) != nil
      if let found = Lexicon.deeds.first(in: text, place..<end) {
        deed = found
      } else if let found = Lexicon.softDeeds.first(in: text, place..<end) {
        (deed, isSoft) = (found, true)
      }
    }
    isPurpose = deed == nil && Lexicon.purposes.match(in: text, at: range.lowerBound, before: end) != nil
    if range.count < 4 { deed = nil }
  }

  /// `首要任务就是…`
  private static let copula = Phrases("就是要 就是 任务是 重点是 工作是")
}
