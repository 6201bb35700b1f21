/// A clause of one source (a speech, key points, a list, last year's unfinished items), or an item that is tracked.
public struct ComparedClause: Hashable, Sendable {
  /// Unique among all that are compared.
  public let id: String
  public let text: String
  /// As written, mask and all; nil when none is named.
  public let deadline: String?
  public let measures: [Measure]

  public init(id: String, text: String, deadline: String? = nil, measures: [Measure] = []) {
    (self.id, self.text, self.deadline, self.measures) = (id, text, deadline, measures)
  }

  /// A proposal of a reading; ids of several readings are told apart by the source's name.
  public init(_ proposal: ProposedAssignment, of source: String) {
    let deadline = proposal.deadline.flatMap { $0.kind == .dated ? $0.text : nil }
    self.init(id: "\(source):\(proposal.id)", text: proposal.quote, deadline: deadline, measures: proposal.measures)
  }
}

/// One source with its clauses.
public struct ComparedSource: Hashable, Sendable {
  public let name: String
  public let clauses: [ComparedClause]
  /// How many it says it has (共12项重点工作); nil when it does not say, or masks it.
  public let statedCount: Int?
  /// Ids of clauses that only say the count, and are none of what is counted.
  private let uncounted: Set<String>

  /// How many clauses the stated count is held against.
  var actualCount: Int { clauses.count { !uncounted.contains($0.id) } }

  public init(name: String, clauses: [ComparedClause], statedCount: Int? = nil) {
    (self.name, self.clauses, self.statedCount, uncounted) = (name, clauses, statedCount, [])
  }
}

extension ComparedSource {
  /// A text as it was read, with the count that it states itself.
  public init(name: String, _ reading: Reading) {
    (self.name, statedCount) = (name, reading.statedCount?.count)
    clauses = reading.proposals.map { ComparedClause($0, of: name) }
    uncounted = Set(
      zip(reading.proposals, clauses).compactMap { proposal, clause in
        reading.statedCount.map { proposal.span.range.overlaps($0.span.range) } ?? false ? clause.id : nil
      })
  }
}

/// 三单对照 — the clauses of several sources against the items that are tracked, many to many.
public struct ThreeWayCheck: Hashable, Sendable {
  /// A clause and an item that are about the same matter.
  public struct Match: Hashable, Sendable {
    public let clause: String
    public let item: String
  }

  /// Two clauses about the same matter that name different days or numbers.
  public struct Conflict: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable { case deadline, quantity }
    public let kind: Kind
    /// Ids of the two, and what each says.
    public let first: String
    public let second: String
    public let firstSays: String
    public let secondSays: String
  }

  /// A source that says it has another number of clauses than it has.
  public struct CountMismatch: Hashable, Sendable {
    public let source: String
    public let stated: Int
    public let actual: Int
  }

  /// Ids of the clauses, in their order.
  public let clauses: [String]
  /// In the order of the clauses; a clause may match several items and an item several clauses.
  public let matches: [Match]
  /// Ids of clauses that no item takes up, in their order.
  public let withoutItem: [String]
  /// Ids of items that no clause asks for.
  public let withoutClause: [String]
  /// Ids of clauses, of one source or of two, that are about the same matter.
  public let repeated: [[String]]
  public let conflicts: [Conflict]
  public let counts: [CountMismatch]

  /// Share of the shorter text's pairs of characters from which on two are about the same matter.
  static let sameFrom = 0.6

  /// - Complexity: O(*n*) in the characters, as long as few texts share a pair.
  public init(sources: [ComparedSource], items: [ComparedClause]) {
    let clauses = sources.flatMap(\.clauses)
    let itemIndex = PairIndex(items.map(\.text))
    let clauseIndex = PairIndex(clauses.map(\.text))
    var (matches, repeated, conflicts): ([Match], [[String]], [Conflict]) = ([], [], [])
    var takenUp: Set<Int> = []
    for (number, clause) in clauses.enumerated() {
      for found in itemIndex.same(clause.text, share: Self.sameFrom) {
        matches.append(Match(clause: clause.id, item: items[found.text].id))
        takenUp.insert(found.text)
        conflicts += Self.conflicts(clause, items[found.text])
      }
      let again = clauseIndex.same(clause.text, share: Self.sameFrom).map(\.text).filter { $0 > number }.sorted()
      for other in again {
        repeated.append([clause.id, clauses[other].id])
        conflicts += Self.conflicts(clause, clauses[other])
      }
    }
    let matched = Set(matches.map(\.clause))
    self.clauses = clauses.map(\.id)
    self.matches = matches
    withoutItem = clauses.map(\.id).filter { !matched.contains($0) }
    withoutClause = items.indices.filter { !takenUp.contains($0) }.map { items[$0].id }
    self.repeated = repeated
    self.conflicts = conflicts
    counts = sources.compactMap { source in
      guard let stated = source.statedCount, stated != source.actualCount else { return nil }
      return CountMismatch(source: source.name, stated: stated, actual: source.actualCount)
    }
  }

  /// What is masked is still to be filled in and contradicts nothing.
  private static func conflicts(_ a: ComparedClause, _ b: ComparedClause) -> [Conflict] {
    var found: [Conflict] = []
    if let one = a.deadline, let two = b.deadline, !isMasked(one), !isMasked(two), plainDay(one) != plainDay(two) {
      found.append(Conflict(kind: .deadline, first: a.id, second: b.id, firstSays: one, secondSays: two))
    }
    for one in a.measures where one.isNumeric && !one.isMasked {
      let rivals = b.measures.filter { $0.isNumeric && $0.unit == one.unit && !$0.isMasked }
      guard let two = rivals.first, !rivals.contains(where: { number($0) == number(one) }) else { continue }
      found.append(Conflict(kind: .quantity, first: a.id, second: b.id, firstSays: one.text, secondSays: two.text))
    }
    return found
  }

  private static func isMasked(_ text: String) -> Bool { text.contains { "*＊Xx".contains($0) } }

  /// 6月底前, 6月底, 六月底前 are one day.
  private static func plainDay(_ text: String) -> String {
    let folded = SourceText(text).folded
    var (plain, place) = ("", 0)
    while place < folded.count {
      var end = place
      while end < folded.count, folded[end].isNumeral || folded[end].isDigit { end += 1 }
      if end > place, let value = ChineseNumber.value(of: folded[place..<end]) {
        plain += String(value)
        place = end
      } else {
        if !"之以前在于".unicodeScalars.contains(folded[place]) { plain.unicodeScalars.append(folded[place]) }
        place += 1
      }
    }
    return plain
  }

  private static func number(_ measure: Measure) -> String {
    let folded = SourceText(measure.quantity).folded
    return ChineseNumber.value(of: folded).map(String.init) ?? String(String.UnicodeScalarView(folded))
  }
}

/// 问题—措施对照 — an admitted fault beside the commitments that answer it.
public struct ProblemAnswer: Hashable, Sendable {
  public let problem: Problem
  /// The likeliest first; empty when nothing in the text answers it.
  public let commitments: [ProposedAssignment]
}

extension Reading {
  /// Every fault with its commitments, unanswered ones first, otherwise in the order of the text.
  public var problemMap: [ProblemAnswer] {
    let byID = Dictionary(uniqueKeysWithValues: proposals.map { ($0.id, $0) })
    let map = problems.map { ProblemAnswer(problem: $0, commitments: $0.answers.compactMap { byID[$0] }) }
    return map.filter(\.commitments.isEmpty) + map.filter { !$0.commitments.isEmpty }
  }
}
