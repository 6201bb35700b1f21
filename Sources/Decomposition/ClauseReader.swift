/// Reads one clause: who, how asked, which deed, which thing.
struct ClauseReader {
  let source: SourceText
  let tokens: [Token]
  let fields: FieldReader
  let period: TextPeriod

  init(source: SourceText, tokens: [Token]) {
    self.source = source
    self.tokens = tokens
    period = TextPeriod(source)
    fields = FieldReader(source: source, tokens: tokens)
  }

  func read(_ range: Range<Int>, asksByMarker: Bool) -> Clause {
    let start = tokens[range.lowerBound].range.lowerBound
    let end = tokens[range.upperBound - 1].range.upperBound
    var clause = Clause(tokens: range, range: start..<end, core: start)
    fields.readMarks(&clause)
    var place = readScope(range.lowerBound, &clause)
    place = readTopic(place, &clause)
    place = readDuty(place, &clause)
    place = readAsking(place, &clause)
    readVerb(place, &clause)
    readThings(&clause)
    readTenseAndTone(&clause)
    clause.evidence = ClauseWeighing(source: source, tokens: tokens).evidence(for: clause, asksByMarker: asksByMarker)
    return clause
  }

  /// Steps over joints, the year and a leading deadline.
  private func readScope(_ start: Int, _ clause: inout Clause) -> Int {
    var place = start
    while place < clause.tokens.upperBound {
      let token = tokens[place]
      if let deadline = clause.deadline, deadline.span.start == token.range.lowerBound {
        while place < clause.tokens.upperBound, tokens[place].range.lowerBound < deadline.span.end { place += 1 }
      } else if token.kind == .blank || token.kind == .closing || token.has(.joint) && !token.has(.doing) {
        place += 1
      } else if token.has(.thisYear) {
        clause.namesYear = true
        place += 1
      } else if token.kind == .number, let year = year(at: place, clause.tokens.upperBound) {
        clause.year = year
        place += 2
      } else if token.has(.turn), place + 1 < clause.tokens.upperBound {
        place += 1
      } else {
        break
      }
    }
    return place
  }

  /// `2024年` in front of a clause; a mask counts as year zero.
  private func year(at place: Int, _ limit: Int) -> Int? {
    let token = tokens[place]
    guard token.range.count == 4, place + 1 < limit, source.folded[tokens[place + 1].range.lowerBound] == "年" else {
      return nil
    }
    return ChineseNumber.value(of: source.folded[token.range]) ?? 0
  }

  /// 对…的隐患，一律…: the deed begins after the comma.
  private func readTopic(_ start: Int, _ clause: inout Clause) -> Int {
    guard start < clause.tokens.upperBound, ["对", "对于", "凡", "凡是"].contains(text(start)),
      let comma = (start..<clause.tokens.upperBound).first(where: { tokens[$0].kind == .comma })
    else { return start }
    clause.hasTopic = true
    return comma + 1
  }

  /// 予以调整: the deed is in the next word.
  private static let light: Set<String> = ["予以", "给予", "进行", "加以"]

  /// 通过开展…: the deed is but a means.
  private static let means: Set<String> = ["通过", "采取", "以", "坚持以", "依托", "借助", "利用"]

  private static let leading: Set<String> = ["牵头", "负责", "牵头负责", "具体负责", "主办", "承办", "主责"]
  private static let helping: Set<String> = ["配合", "协助", "参与", "协办", "协同", "参加", "积极配合", "协同配合"]

  /// `由甲牵头…`, `乙、丙配合`: who leads and who helps; returns where the deed may begin.
  private func readDuty(_ start: Int, _ clause: inout Clause) -> Int {
    let limit = clause.tokens.upperBound
    let names = start < limit && text(start) == "由" ? start + 1 : start
    for place in names..<max(names, min(limit, names + 14)) {
      let word = text(place)
      let isLead = Self.leading.contains(word)
      guard isLead || Self.helping.contains(word), place > names else { continue }
      let isLast = place + 1 >= limit
      guard isLast || names > start, tokens[names..<place].contains(where: { $0.has(.addressee) }),
        !tokens[names..<place].contains(where: { $0.has([.demand, .urging, .cadence, .coverb, .leadIn]) })
      else { continue }
      let words = tokens[names].range.lowerBound..<tokens[place - 1].range.upperBound
      if isLead {
        clause.lead = words
        clause.core = isLast ? clause.core : tokens[place + 1].range.lowerBound
        return place + 1
      }
      clause.helpers = parted(names..<place)
      return start
    }
    return start
  }

  /// Names between list commas.
  private func parted(_ names: Range<Int>) -> [Range<Int>] {
    names.split { tokens[$0].kind == .listComma }.compactMap { part in
      guard let first = part.first, let last = part.last else { return nil }
      return tokens[first].range.lowerBound..<tokens[last].range.upperBound
    }
  }

  /// Finds the word that asks and who stands before it; returns where the deed may begin.
  private func readAsking(_ start: Int, _ clause: inout Clause) -> Int {
    let limit = clause.tokens.upperBound
    // 针对…要求考核的指标: what opens with its ground asks for nothing itself.
    if start < limit, tokens[start].has(.leadIn), !tokens[start].has(.coverb) { return start }
    for place in start..<min(limit, start + 16) {
      let token = tokens[place]
      if token.has([.demand, .prohibition, .future]), !hasHaving(after: place, limit) {
        let names = subject(start..<place)
        if token.has(.future), names == nil { break }
        clause.asking = place
        clause.forbids = token.has(.prohibition)
        clause.subject = names ?? (isPlea(token) ? subject(afterPlea: place + 1, limit) : nil)
        clause.core = token.range.lowerBound
        return clause.subject != nil && names == nil ? place + 1 + namedTokens(after: place + 1, limit) : place + 1
      }
      if token.kind == .opening, text(place) != "（" { break }
    }
    // 各单位建立…: who does it stands right in front of the deed.
    var place = start
    while place < min(limit, start + 8), !tokens[place].has(.doing) || tokens[place].has(.addressee) { place += 1 }
    if place < limit, place > start, tokens[place].has(.doing), let names = subject(start..<place),
      names.isCollective || clause.cadence != nil || clause.deadline != nil
    {
      clause.subject = names
      clause.core = tokens[place].range.lowerBound
      return place
    }
    return start
  }

  private func isPlea(_ token: Token) -> Bool { source.folded[token.range.lowerBound] == "请" }

  /// 必须有…: asks for nothing one could do.
  private func hasHaving(after place: Int, _ limit: Int) -> Bool {
    place + 1 < limit && source.folded[tokens[place + 1].range.lowerBound] == "有"
  }

  private func subject(_ range: Range<Int>) -> Subject? {
    var range = range
    while let last = range.last, tokens[last].kind == .other || tokens[last].kind == .blank,
      tokens[last].range.count == 1
    {
      guard "都也均就则将应共".unicodeScalars.contains(source.folded[tokens[last].range.lowerBound]) else { break }
      range = range.lowerBound..<last
    }
    // 甲方每年…对…: who it is ends where the period or the object begins.
    if let cut = range.first(where: {
      tokens[$0].has([.cadence, .coverb, .leadIn]) || tokens[$0].kind == .number && $0 > range.lowerBound
    }) {
      range = range.lowerBound..<cut
    }
    guard let first = range.first, let last = range.last, range.count <= 14 else { return nil }
    let isNamed =
      tokens[last].has([.addressee, .everyone])
      || tokens[last].kind == .closing && tokens[range].contains { $0.has(.addressee) }
    let words = tokens[first].range.lowerBound..<tokens[last].range.upperBound
    guard isNamed, (2...30).contains(words.count) else { return nil }
    return Subject(range: words, isCollective: tokens[range].contains { $0.has(.everyone) || $0.kind == .number })
  }

  private func namedTokens(after place: Int, _ limit: Int) -> Int {
    var count = 0
    var last = 0
    while place + count < limit, count < 8 {
      let token = tokens[place + count]
      guard token.has([.addressee, .everyone]) || token.kind == .listComma || token.kind == .other else { break }
      count += 1
      if token.has([.addressee, .everyone]) { last = count }
    }
    return last
  }

  /// `请各单位…`
  private func subject(afterPlea place: Int, _ limit: Int) -> Subject? {
    let count = namedTokens(after: place, limit)
    return count == 0 ? nil : subject(place..<place + count)
  }

  /// Steps over urging and finds the deed.
  private func readVerb(_ start: Int, _ clause: inout Clause) {
    let limit = clause.tokens.upperBound
    var place = start
    while place < limit {
      let token = tokens[place]
      if let deadline = clause.deadline, deadline.span.start == token.range.lowerBound {
        while place < limit, tokens[place].range.lowerBound < deadline.span.end { place += 1 }
        continue
      }
      let isAdverbial = token.kind == .other && source.folded[token.range.upperBound - 1] == "地"
      let opensDeed = place + 1 < limit && tokens[place + 1].has([.doing, .urging])
      if opensDeed, token.has(.cadence) || Self.light.contains(text(place)) {
        place += 1
        continue
      }
      guard token.has([.urging, .joint, .demand, .urgency]) || token.kind == .blank || isAdverbial else { break }
      // 研究制定, 试点推行: urging only when a deed follows.
      if token.has(.doing), place + 1 < limit, !tokens[place + 1].has([.doing, .urging]) { break }
      place += 1
    }
    // 坚持把…列为…: the deed comes after what it is done to.
    if place + 1 < limit, tokens[place].has(.leadIn), tokens[place + 1].has(.coverb), text(place + 1) == "把" {
      place += 1
    }
    guard place < limit else { return }
    if clause.asking == nil || clause.subject != nil { clause.core = tokens[place].range.lowerBound }
    let head = tokens[place]
    if head.has(.doing) {
      take(verb(at: place, limit), &clause)
    } else if head.has(.stance) {
      clause.opening = .verb
      clause.verb = place
      clause.isRhetoric = false
    } else if head.has(.leadIn), !head.has(.coverb) {
      clause.opening = .leadIn
      // 结合实际制定…: the ground and the deed in one clause.
      if !Self.means.contains(text(place)),
        let found = (place + 1..<limit).first(where: {
          tokens[$0].has(.making) && isPlainDeed($0, limit) && !isInside($0, clause)
        })
      {
        take(found, &clause)
        clause.verbIsDeed = true
      }
    } else if head.has([.coverb, .leadIn, .purpose]) || clause.asking != nil || clause.deadline != nil {
      readDistantVerb(place, &clause)
    } else if !isSlogan(clause),
      let found = (place + 1..<min(limit, place + 5)).first(where: { isPlainDeed($0, limit) }),
      tokens[place..<found].allSatisfy({ $0.kind == .other || $0.has([.addressee, .urging]) || $0.kind == .listComma }),
      tokens[found].range.lowerBound - head.range.lowerBound <= 10
    {
      // 市安委办成立…: who does it, in front of the deed.
      take(found, &clause)
      clause.subject = clause.subject ?? subject(place..<found)
    }
  }

  /// A deed that is no noun and is done to something that follows.
  private func isPlainDeed(_ place: Int, _ limit: Int) -> Bool {
    let token = tokens[place]
    return token.has(.deed) && !token.has([.thing, .routine, .addressee]) && place + 1 < limit
      && tokens[limit - 1].range.upperBound - token.range.upperBound >= 2
  }

  private func frameEnd(_ place: Int, _ limit: Int) -> Int {
    (place + 1..<limit).last { token in
      tokens[token].range.count == 1 && "上中下里".unicodeScalars.contains(source.folded[tokens[token].range.lowerBound])
    } ?? place
  }

  private func text(_ place: Int) -> String { source.quote(tokens[place].range) }

  /// The deed behind what it is done to, as after 把, 对 and 为.
  private func readDistantVerb(_ place: Int, _ clause: inout Clause) {
    let limit = clause.tokens.upperBound
    let head = tokens[place]
    let word = text(place)
    if head.has(.leadIn) { clause.opening = .leadIn }
    if head.has(.purpose) { clause.opening = .purpose }
    guard head.has(.coverb) || !head.has([.leadIn, .purpose]) else { return }
    // 在…上下功夫: the deeds within say only where.
    let frame = word == "在" ? frameEnd(place, limit) : place
    guard frame + 1 < limit, let found = distantVerb(frame + 1..<limit, isPurpose: word == "为", clause) else { return }
    // 对…的: what it is about; the deed is still to come.
    if word == "对", clause.asking == nil, text(limit - 1) == "的" || limit - found > 4 {
      clause.opening = .leadIn
      return
    }
    clause.objectComesFirst = true
    clause.verb = found
    clause.verbIsDeed = tokens[found].has(.deed) || text(found) == "作为"
    if head.has(.coverb), limit - found <= 8 { clause.opening = .verb }
  }

  /// 为…提供…: after 为 nothing else is done for its own sake.
  private func distantVerb(_ range: Range<Int>, isPurpose: Bool, _ clause: Clause) -> Int? {
    if isPurpose { return range.first { text($0) == "提供" } }
    let deed = range.last { (tokens[$0].has([.deed, .stance]) || text($0) == "作为") && !isInside($0, clause) }
    return deed ?? range.first { tokens[$0].has(.effort) }
  }

  private func isInside(_ place: Int, _ clause: Clause) -> Bool {
    clause.documents.contains { $0.contains(tokens[place].range.lowerBound) }
  }

  /// 推进设立…, 加快建成…: what follows an effort may be the deed itself.
  private func verb(at place: Int, _ limit: Int) -> Int {
    var next = place + 1
    while next < limit, tokens[next].has(.urging), !tokens[next].has(.deed) { next += 1 }
    guard !tokens[place].has(.deed), next < limit, tokens[next].has(.deed), next + 1 < limit else { return place }
    return next
  }

  private func take(_ verb: Int, _ clause: inout Clause) {
    clause.opening = .verb
    clause.verb = verb
    clause.verbIsDeed = tokens[verb].has(.deed)
  }

  private func readThings(_ clause: inout Clause) {
    let objects =
      clause.objectComesFirst || clause.hasTopic || clause.verb == nil
      ? clause.tokens : (clause.verb ?? clause.tokens.lowerBound) + 1..<clause.tokens.upperBound
    // 每季度一讲评: what is held at every turn is the thing.
    let kinds: WordClass = clause.cadence == nil ? .thing : [.thing, .routine]
    clause.things = objects.filter { tokens[$0].has(kinds) && $0 != clause.verb }
  }

  private func readTenseAndTone(_ clause: inout Clause) {
    let own = tokens[clause.tokens]
    let asks = clause.asking != nil
    clause.announces = own.contains { $0.has(.announcement) }
    clause.turns = clause.tokens.contains { tokens[$0].has(.turn) && (!isMeeting($0) || opens($0, clause)) }
    let speech = clause.tokens.first { tokens[$0].has(.speaking) }
    clause.isRhetoric =
      own.contains { $0.has(.greeting) } || Self.thisPaper.first(in: source.folded, clause.range) != nil
      || speech.map { $0 < clause.verb ?? .max } ?? false || isDefinition(clause)
    clause.completes = !asks && own.contains { $0.has(.achieved) }
    clause.isPast = !asks && (own.contains { $0.has([.lookBack, .honour]) } || hasPerfective(clause) || liesBack(clause))
    if clause.isPast, clause.deadline.map({ isHalf($0) }) ?? false { clause.deadline = nil }
    clause.startsAfresh = clause.verbIsDeed && (own.first.map { $0.has(.urging) && !$0.has(.deed) } ?? false)
    clause.isSlogan = isSlogan(clause)
    if clause.isPast, statesPlan(clause) { (clause.isPast, clause.statesPlan) = (false, true) }
    clause.isFault = !asks && FaultReader(source: source, tokens: tokens).isFault(clause)
  }

  /// 会议议定 turns where it opens; 会议确定的目标 does not.
  private func isMeeting(_ place: Int) -> Bool { text(place).hasPrefix("会议") }

  private func opens(_ place: Int, _ clause: Clause) -> Bool {
    tokens[clause.tokens.lowerBound..<place].allSatisfy { $0.has([.joint, .inert]) || $0.kind == .blank }
  }

  /// 2023年 in a text for 2024; 上半年 in one that looks back on it.
  private func liesBack(_ clause: Clause) -> Bool {
    if let year = clause.year, let own = period.year, year > 0, year < own { return true }
    return period.looksBackOnHalf && clause.deadline.map(isHalf) ?? false
  }

  private func isHalf(_ deadline: DeadlineText) -> Bool { deadline.text == "上半年" || deadline.text == "今年上半年" }

  /// 制定本方案: speaks of the text itself.
  private static let thisPaper = Phrases("制定本 制订本 签订本 出台本 编制本 印发本 本方案自 本办法自 本责任书")

  private static let planned = Phrases("谋划了 安排了 确定了 部署了 明确了 梳理了 排定了 谋划 梳理形成 安排")
  private static let plans = Phrases("工作 任务 项目 实事 事项 措施")

  /// 全年安排了8件实事: the count of what is planned is itself to be kept.
  private func statesPlan(_ clause: Clause) -> Bool {
    guard let verb = Self.planned.first(in: source.folded, clause.range) else { return false }
    let measure = clause.measures.first { $0.isNumeric && $0.span.start >= verb.upperBound }
    return measure.map { Self.plans.first(in: source.folded, $0.span.end..<clause.range.upperBound) != nil } ?? false
  }

  /// Phrases of at most five characters, with nothing in them that could be inspected.
  private func isSlogan(_ clause: Clause) -> Bool {
    guard clause.asking == nil, clause.cadence == nil, clause.deadline?.kind != .dated, clause.documents.isEmpty,
      !clause.measures.contains(where: \.isNumeric)
    else { return false }
    let phrases = source.folded[clause.range].split(separator: "、")
    return phrases.allSatisfy { $0.count <= 5 } && (phrases.count > 1 || clause.range.count == 4)
  }

  /// X是Y: says what something is.
  private func isDefinition(_ clause: Clause) -> Bool {
    if source.folded[clause.range.lowerBound] == "这", source.folded[clause.range].contains("是") { return true }
    guard clause.asking == nil, clause.verb == nil || clause.objectComesFirst else { return false }
    return (clause.tokens.lowerBound + 1..<max(clause.tokens.lowerBound + 1, clause.tokens.upperBound - 1)).contains {
      guard tokens[$0].kind == .other, text($0) == "是" else { return false }
      return !tokens[$0 - 1].has([.persists, .leadIn])
        && !"还就也又都不或".unicodeScalars.contains(source.folded[tokens[$0].range.lowerBound - 1])
    }
  }

  /// `搞了`, `出台了`: done already.
  private func hasPerfective(_ clause: Clause) -> Bool {
    for place in clause.range where source.folded[place] == "了" && place > clause.range.lowerBound {
      let next = place + 1 < clause.range.upperBound ? source.folded[place + 1] : " "
      if !"解断却".unicodeScalars.contains(next), !"为除".unicodeScalars.contains(source.folded[place - 1]) { return true }
    }
    return false
  }
}
