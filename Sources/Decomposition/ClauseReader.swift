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

  func read(_ range: Range<Int>, asksByMarker: Bool, isEntry: Bool) -> Clause {
    let start = tokens[range.lowerBound].range.lowerBound
    let end = tokens[range.upperBound - 1].range.upperBound
    var clause = Clause(tokens: range, range: start..<end, core: start)
    fields.readMarks(&clause)
    var place = readScope(range.lowerBound, &clause)
    place = readTopic(place, &clause)
    place = readDuty(place, &clause)
    place = readAsking(place, &clause)
    readVerb(place, &clause)
    readCharge(place, &clause)
    readThings(&clause)
    clause.endsInDate = endsInDate(clause)
    readTenseAndTone(&clause)
    clause.evidence = ClauseWeighing(source: source, tokens: tokens).evidence(
      for: clause, asksByMarker: asksByMarker, isEntry: isEntry)
    return clause
  }

  /// Steps over joints, the year and a leading deadline.
  private func readScope(_ start: Int, _ clause: inout Clause) -> Int {
    var place = start
    while place < clause.tokens.upperBound {
      let token = tokens[place]
      if let deadline = clause.deadline, deadline.span.start == token.range.lowerBound {
        while place < clause.tokens.upperBound, tokens[place].range.lowerBound < deadline.span.end { place += 1 }
      } else if opensDate(place, clause) {
        place += 1
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

  /// 在6月底前, 于年底前
  private func opensDate(_ place: Int, _ clause: Clause) -> Bool {
    guard ["在", "于"].contains(text(place)), let deadline = clause.deadline, deadline.kind == .dated else {
      return false
    }
    return deadline.span.start == tokens[place].range.upperBound
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
    guard start < clause.tokens.upperBound,
      let comma = (start..<clause.tokens.upperBound).last(where: { tokens[$0].kind == .comma }), comma > start,
      ["对", "对于", "凡", "凡是"].contains(text(start)) || source.folded[tokens[comma - 1].range.upperBound - 1] == "的"
    else { return start }
    clause.hasTopic = true
    return comma + 1
  }

  /// 予以调整: the deed is in the next word.
  private static let light: Set<String> = ["予以", "给予", "进行", "加以"]

  /// 通过开展…: the deed is but a means.
  private static let means: Set<String> = ["通过", "采取", "以", "坚持以", "依托", "借助", "利用"]

  /// 按照…要求配齐…: the ground ends, and the deed begins.
  private static let grounds: Set<String> = ["要求", "部署", "原则", "规定", "程序", "标准", "方案", "安排", "思路", "精神"]

  /// Finds the word that asks and who stands before it; returns where the deed may begin.
  private func readAsking(_ start: Int, _ clause: inout Clause) -> Int {
    let limit = clause.tokens.upperBound
    // 针对…要求考核的指标: what opens with its ground asks for nothing itself.
    if start < limit, tokens[start].has(.leadIn), !tokens[start].has(.coverb), !Self.frames.contains(text(start)) {
      return start
    }
    // 凡是…的一律取消: the word without exception is the one that asks.
    if start < limit, ["凡", "凡是", "对"].contains(text(start)),
      let place = (start + 1..<max(start + 1, limit)).first(where: { tokens[$0].has(.redLine) && text($0) == "一律" }),
      place + 1 < limit
    {
      (clause.asking, clause.core, clause.hasTopic) = (place, tokens[place].range.lowerBound, true)
      clause.forbids = source.folded[tokens[place].range.upperBound] == "不"
      return place + 1
    }
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
      names.isCollective || isSupplied(place, clause) || clause.cadence != nil || clause.deadline != nil
    {
      clause.subject = names
      clause.core = tokens[place].range.lowerBound
      return place
    }
    return start
  }

  /// 以…名义召开的会议要…: a frame around what is asked, no ground for it.
  private static let frames: Set<String> = ["以", "从", "凡", "凡是"]

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
      || tokens[last].kind == .closing && tokens[range].contains { $0.has([.addressee, .everyone]) }
    let words = tokens[first].range.lowerBound..<tokens[last].range.upperBound
    guard isNamed, (2...30).contains(words.count) else { return nil }
    let isCollective =
      source.folded[words.lowerBound] == "各" || tokens[range].contains { $0.has(.everyone) || $0.kind == .number }
    return Subject(range: words, isCollective: isCollective)
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
    if readTreatment(start, &clause) { return }
    var place = start
    while place < limit {
      let token = tokens[place]
      if let deadline = clause.deadline, deadline.span.start == token.range.lowerBound {
        while place < limit, tokens[place].range.lowerBound < deadline.span.end { place += 1 }
        continue
      }
      let isFrame = ["于", "在"].contains(text(place)) && place + 1 < limit
      if let end = occasionEnd(place, limit) ?? periodEnd(isFrame ? place + 1 : place, clause) {
        place = end
        continue
      }
      let isAdverbial = token.kind == .other && source.folded[token.range.upperBound - 1] == "地"
      let opensDeed = place + 1 < limit && tokens[place + 1].has([.doing, .urging])
      if opensDeed, token.has(.cadence) || Self.light.contains(text(place)) {
        place += 1
        continue
      }
      guard
        token.has([.urging, .joint, .demand, .urgency]) || token.kind == .blank || isAdverbial
          || text(place) == "累计"
          || Self.years.contains(text(place)) && (opensDeed || place + 1 < limit && text(place + 1) == "累计")
      else { break }
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
      let isMeans = Self.means.contains(text(place))
      if let found = (place + 1..<limit).first(where: {
        (isMeans
          ? isBuiltInNumbers($0, clause)
          : (tokens[$0].has(.making) || Self.grounds.contains(text($0 - 1)))
            && (isPlainDeed($0, limit) || clause.hasTopic && tokens[$0].has(.deed) && !tokens[$0].has(.thing)))
          && !isInside($0, clause)
      }) {
        take(found, &clause)
        clause.verbIsDeed = true
      }
    } else if head.has([.coverb, .leadIn, .purpose]) || clause.asking != nil || clause.deadline != nil {
      readDistantVerb(place, &clause)
      // 短期无法修复的，要先行围挡
      if clause.verb == nil, clause.hasTopic, clause.asking != nil, head.kind == .other, place + 1 < limit {
        (clause.verb, clause.verbIsDeed, clause.opening) = (place, true, .verb)
      }
    } else if !isSlogan(clause),
      let found = (place + 1..<min(limit, place + 5)).first(where: { isPlainDeed($0, limit) }),
      tokens[place..<found].allSatisfy({
        $0.kind == .other || $0.has([.addressee, .everyone, .urging, .work]) || $0.kind == .listComma
      }),
      tokens[found].range.lowerBound - head.range.lowerBound <= 10
    {
      // 市安委办成立…: who does it, in front of the deed.
      take(found, &clause)
      clause.subject = clause.subject ?? subject(place..<found)
    } else if let last = doneAtEnd(clause, from: place) {
      (clause.verb, clause.verbIsDeed, clause.objectComesFirst, clause.opening) = (last, true, true, .verb)
    } else if isCounted(clause, from: place) {
      (clause.verb, clause.verbIsDeed, clause.opening) = (place, true, .verb)
    }
  }

  private static let extents: Set<String> = ["全面", "全部", "同步", "逐步", "有序", "一律", "尽快", "限期", "按期", "如期"]

  /// 电子票据在公立医院全面推行: the deed last, done to what is said before, with a word between that says how far.
  private func doneAtEnd(_ clause: Clause, from start: Int) -> Int? {
    guard let last = clause.tokens.last, last >= start + 3, tokens[last].has(.deed),
      !tokens[last].has([.event, .thing]),
      Self.extents.contains(text(last - 1)), !tokens[start].has([.addressee, .everyone])
    else { return nil }
    return last
  }

  /// 每月5日、20日, 每逢周一: past the period and its days, in front of the deed.
  private func periodEnd(_ start: Int, _ clause: Clause) -> Int? {
    guard let span = clause.cadence?.span, span.start == tokens[start].range.lowerBound else { return nil }
    let end = (start..<clause.tokens.upperBound).first { tokens[$0].range.lowerBound >= span.end } ?? start
    let isPlain = end > start + 1 && (start + 1..<end).allSatisfy { !tokens[$0].has([.doing, .thing, .routine]) }
    return isPlain && tokens[end].has([.doing, .urging]) ? end : nil
  }

  /// 每逢节假日开展…: past the occasion.
  private func occasionEnd(_ start: Int, _ limit: Int) -> Int? {
    guard text(start) == "每逢" else { return nil }
    return (start + 2..<max(start + 2, min(limit, start + 6))).first {
      tokens[$0].has([.doing, .urging]) && !tokens[$0 - 1].has([.doing, .urging])
    }
  }

  private static let years: Set<String> = ["全年", "今年", "年内"]

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

  func text(_ place: Int) -> String { source.quote(tokens[place].range) }

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
    let carries = Self.carrying.contains(text(found))
    if word == "对", clause.asking == nil, text(limit - 1) == "的" || limit - found > 4 && !carries {
      clause.opening = .leadIn
      return
    }
    clause.objectComesFirst = true
    clause.verb = found
    clause.verbIsDeed = tokens[found].has(.deed) || text(found) == "作为" || setsLevel(found)
    if head.has(.coverb), limit - found <= 8 || carries { clause.opening = .verb }
  }

  /// Carry the deed in what follows them: 开展一次检查.
  private static let carrying: Set<String> = ["开展", "进行", "实行", "实施", "给予", "予以", "做到", "组织", "举办", "召开", "组织开展"]

  /// 压缩至, 提高到: sets a level.
  private func setsLevel(_ place: Int) -> Bool {
    tokens[place].has(.bound) && "到至在".unicodeScalars.contains(source.folded[tokens[place].range.upperBound - 1])
  }

  /// 为…提供…: after 为 nothing else is done for its own sake.
  private func distantVerb(_ range: Range<Int>, isPurpose: Bool, _ clause: Clause) -> Int? {
    if isPurpose { return range.first { text($0) == "提供" || isSupplied($0, clause) } }
    let deed = range.last {
      (tokens[$0].has([.deed, .stance]) || text($0) == "作为" || setsLevel($0)) && !isInside($0, clause)
    }
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

  private func endsInDate(_ clause: Clause) -> Bool {
    guard clause.verb == nil, source.folded[clause.range.upperBound - 1] == "前" else { return false }
    let marks = [clause.deadline?.span.end, clause.cadence?.span.end].compactMap { $0 }
    return marks.contains(clause.range.upperBound)
  }
}
