/// Who does it, as a clause itself says: 由甲牵头, 甲负责…, 会同乙….
extension ClauseReader {
  private static let leading: Set<String> = ["牵头", "负责", "牵头负责", "具体负责", "主办", "承办", "主责"]
  private static let helping: Set<String> = ["配合", "协助", "参与", "协办", "协同", "参加", "积极配合", "协同配合"]

  /// `由甲牵头…`, `乙、丙配合`: who leads and who helps; returns where the deed may begin.
  func readDuty(_ start: Int, _ clause: inout Clause) -> Int {
    let limit = clause.tokens.upperBound
    // 会同体育局开展…: who helps, in front of the deed.
    if start + 1 < limit, ["会同", "联合"].contains(text(start)),
      let deed = (start + 2..<max(start + 2, min(limit, start + 10))).first(where: { endsNames($0) }),
      tokens[deed - 1].has(.addressee)
    {
      clause.helpers = parted(start + 1..<deed)
      return deed
    }
    let names = start < limit && text(start) == "由" ? start + 1 : start
    for place in names..<max(names, min(limit, names + 14)) {
      let word = text(place)
      let isLead = Self.leading.contains(word)
      guard isLead || Self.helping.contains(word), place > names else { continue }
      let isLast = place + 1 >= limit
      // 宣传科负责开设…: the last who stands before it, and no other word.
      let isOwn =
        !isLast && tokens[place - 1].has([.addressee])
        && (word == "负责" ? text(place + 1) != "人" : tokens[place + 1].has(.doing) || text(place + 1) == "负责")
      guard isLast || names > start || isOwn, tokens[names..<place].contains(where: { $0.has(.addressee) }),
        !tokens[names..<manner(before: place, from: names)].contains(where: {
          $0.has([.demand, .urging, .cadence, .coverb, .leadIn])
        })
      else { continue }
      let words = tokens[names].range.lowerBound..<tokens[place - 1].range.upperBound
      if isLead {
        name(names..<place, &clause)
        // 牵头负责: one charge in two words.
        let next = place + 1 < limit && Self.leading.contains(text(place + 1)) ? place + 2 : place + 1
        clause.core = next >= limit ? clause.core : tokens[next].range.lowerBound
        return next
      }
      clause.helpers = parted(names..<manner(before: place, from: names))
      // 财政局配合制定…: the deed follows. Otherwise nothing else is said.
      return isOwn && !isLast ? place + 1 : limit
    }
    // 由水管处组织实施: whoever stands between 由 and the deed.
    let isJoint = (names..<min(limit, names + 6)).contains {
      $0 > names && text($0) == "会同" && tokens[$0 - 1].has(.addressee)
    }
    if names > start || isJoint,
      let deed = (names..<min(limit, names + 20)).first(where: {
        $0 > names && endsNames($0) && tokens[$0 - 1].has(.addressee)
      })
    {
      name(names..<deed, &clause)
      clause.core = tokens[deed].range.lowerBound
      return deed
    }
    return start
  }

  private static let manners: Set<String> = ["按", "按照", "职责", "职责分工", "分工", "各自", "按职责", "依职责", "根据", "积极", "协同"]

  /// 按职责分工配合: how, between the names and the word.
  private func manner(before place: Int, from names: Int) -> Int {
    var end = place
    while end > names + 1, Self.manners.contains(text(end - 1)) || text(end - 1).hasPrefix("按职责") { end -= 1 }
    return end
  }

  /// The deed, or the day it is to be done by.
  private func endsNames(_ place: Int) -> Bool {
    let token = tokens[place]
    if ["会同", "联合"].contains(text(place)) || token.has(.addressee) { return false }
    return token.has([.doing, .urging, .fixedDeadline]) || token.kind == .number || text(place) == "于"
  }

  /// 甲会同乙: the one leads, the other helps.
  private func name(_ names: Range<Int>, _ clause: inout Clause) {
    let joint = names.first { ["会同", "联合", "商"].contains(text($0)) && $0 > names.lowerBound }
    let first = names.lowerBound..<(joint ?? names.upperBound)
    clause.lead = tokens[first.lowerBound].range.lowerBound..<tokens[first.upperBound - 1].range.upperBound
    if let joint, joint + 1 < names.upperBound { clause.helpers += parted(joint + 1..<names.upperBound) }
  }

  /// 负责占道经营的劝导: what one is charged with, where no deed follows.
  func readCharge(_ start: Int, _ clause: inout Clause) {
    guard clause.verb == nil, clause.lead != nil, start > clause.tokens.lowerBound, start < clause.tokens.upperBound,
      text(start - 1) == "负责"
    else { return }
    (clause.verb, clause.verbIsDeed, clause.opening) = (start - 1, true, .verb)
  }

  /// Names between list commas.
  private func parted(_ names: Range<Int>) -> [Range<Int>] {
    names.split { tokens[$0].kind == .listComma }.compactMap { part in
      guard let first = part.first, let last = part.last else { return nil }
      return tokens[first].range.lowerBound..<tokens[last].range.upperBound
    }
  }
}
