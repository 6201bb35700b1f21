/// Who leads and who helps, as lead lines and clauses say it.
struct Responsibility: Sendable {
  /// A run of labels (牵头单位：…；配合单位：…) and the stretch of text it is about.
  struct Line: Sendable {
    var about: Range<Int>
    var leads: [SourceSpan] = []
    var responsible: [SourceSpan] = []
    var supports: [SourceSpan] = []
    var deadline: DeadlineText?
    var cadence: CadenceText?
    var measures: [Measure] = []
    /// Where the labels themselves stand; empty for a row of a table.
    var labels = 0..<0
    /// 完成时限：同上
    var sameDeadline = false
  }

  let lines: [Line]
  /// 无牵头单位的，责任单位即为牵头单位: the text says so.
  let responsibleLeads: Bool
  /// （园林站牵头，9月底前完成）: brackets that only say who and when.
  var brackets: [Range<Int>] = []

  func isBracketed(_ range: Range<Int>) -> Bool {
    var (low, high) = (0, brackets.count)
    while low < high {
      let middle = (low + high) / 2
      if brackets[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < brackets.count && brackets[low].lowerBound <= range.lowerBound
      && range.upperBound <= brackets[low].upperBound
  }

  /// What holds for a proposal.
  struct Duties {
    var lead: SourceSpan?
    var leadsByRule = false
    /// Only responsible units are written, and no rule says who of them leads.
    var leadsAsFirst = false
    var supports: [SourceSpan] = []
    var deadline: DeadlineText?
    var cadence: CadenceText?
    var measures: [Measure] = []

    /// With what a clause itself says, which goes before a line about it.
    func adding(lead: SourceSpan?, helpers: [SourceSpan]) -> Duties {
      var duties = self
      if let lead {
        if let other = duties.lead, other != lead { duties.supports.insert(other, at: 0) }
        (duties.lead, duties.leadsByRule, duties.leadsAsFirst) = (lead, false, false)
      }
      for helper in helpers where !duties.supports.contains(helper) { duties.supports.append(helper) }
      return duties
    }

    func reasons(_ source: SourceText) -> [Reason] {
      guard let lead else { return [] }
      let words = source.quote(lead.range)
      return [leadsByRule ? .leadByRule(words) : leadsAsFirst ? .leadAsFirst(words) : .lead(words)]
    }
  }

  /// The first of `lines`, which are in order, that does not end before `place`.
  private static func first(of lines: [Line], endingAfter place: Int) -> Int {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].about.upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  static func isCovered(_ range: Range<Int>, by lines: [Line]) -> Bool {
    let index = first(of: lines, endingAfter: range.lowerBound)
    return index < lines.count && lines[index].about.overlaps(range)
  }

  /// - Complexity: O(log *m*) in the lines.
  func duties(of range: Range<Int>) -> Duties {
    let low = Self.first(of: lines, endingAfter: range.lowerBound)
    guard low < lines.count, lines[low].about.contains(range.lowerBound) else { return Duties() }
    let line = lines[low]
    var duties = Duties(
      lead: line.leads.first, supports: Array(line.leads.dropFirst()) + line.supports, deadline: line.deadline,
      cadence: line.cadence, measures: line.measures)
    if duties.lead == nil, let first = line.responsible.first {
      (duties.lead, duties.leadsByRule, duties.leadsAsFirst) = (first, responsibleLeads, !responsibleLeads)
      duties.supports += line.responsible.dropFirst()
    } else {
      duties.supports += line.responsible
    }
    return duties
  }
}
