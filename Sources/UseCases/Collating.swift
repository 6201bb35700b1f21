public import Bureau
internal import Calendars
public import Decomposition
public import LedgerKernel
public import Reports
internal import Storage
public import Wording

/// 三单对照 — texts and lists held against each other and against the bureau's items of a year, as one viewer sees them.
public struct Collating: Sendable {
  let office: Office
  /// Items compared at most: more are no list that a person goes through.
  public static let mostItems = 5_000
  /// Lines of a pasted list at most.
  public static let mostLines = 2_000

  public init(_ office: Office) { self.office = office }

  /// Items of a year that stand by themselves; texts, figures and what was stopped are nobody's task.
  ///
  /// - Throws: ``StoreFault``.
  public func items(of year: Int, for viewer: PersonID) async throws -> [(clause: ComparedClause, number: String)] {
    let rules = office.rulebook
    var query = RowQuery(scope: office.scope(of: viewer), day: office.today)
    query.year = year
    query.ledgers = Set(rules.ledgers(in: year).filter { $0.takes.isDisjoint(with: [.texts, .figures]) }.map(\.code))
    query.rootsOnly = true
    query.phases = Set(Stage.Phase.allCases).subtracting([.stopped])
    query.order = .number
    query.limit = 500
    var found: [(clause: ComparedClause, number: String)] = []
    repeat {
      let page = try await office.store.page(query)
      found += page.items.map { item in
        let due = item.dueText.isEmpty ? nil : item.dueText
        return (ComparedClause(id: item.item.description, text: item.title, deadline: due), item.number)
      }
      query.after = page.next
    } while query.after != nil && found.count < Self.mostItems
    return found
  }

  /// A stored text against others, a pasted list and the items of its year.
  ///
  /// - Parameters:
  ///   - others: Other stored texts; one that the viewer may not see is answered like one that does not exist.
  ///   - pasted: A clause on each line; of a line of a table its longest cell.
  /// - Throws: ``Refusal`` `.unknownItem`, ``StoreFault``.
  public func callAsFunction(
    _ source: ItemID, with others: [ItemID] = [], pasted: String = "", named list: Words = Words("", en: ""),
    for viewer: PersonID
  ) async throws -> CollationSheet {
    let text = try await office.openText(source, for: viewer)
    var sides: [String: CollationSheet.Side] = [:]
    var sources: [ComparedSource] = []
    var origins: [String: Words] = [:]
    var cited: [ItemID: String] = [:]
    var accepted: Set<String> = []
    var seen: Set<ItemID> = []
    for id in [source] + others where seen.insert(id).inserted {
      let text = id == source ? text : try await office.openText(id, for: viewer)
      let origin = Item.title(text.item.title, inEnglish: text.item.text(.titleInEnglish) ?? "")
      let dropped = text.sifting.dropped
      let clauses = text.findings.filter {
        [.assignment, .requirement].contains($0.key.kind) && !dropped.contains($0.key)
      }
      .map { finding -> ComparedClause in
        let quote = text.reading.quote(finding.key)
        let name = "\(id):\(finding.key)"
        sides[name] = .init(.finding(finding.key, of: id), words: quote, origin: origin)
        if let taken = text.taken[finding.key] {
          accepted.insert(name)
          cited[taken.item.id] = taken.quote
        }
        let deadline = finding.deadline.flatMap { $0.kind == .dated ? $0.text : nil }
        return ComparedClause(id: name, text: quote, deadline: deadline, measures: finding.measures)
      }
      let stated = statedCount(in: text.reading.scalars)
      sources.append(ComparedSource(name: id.description, clauses: clauses, statedCount: id == source ? nil : stated))
      origins[id.description] = origin
    }
    let lines = Self.lines(of: pasted)
    if !lines.isEmpty {
      // A line that only says how many there are is none of them.
      let counted = lines.enumerated().filter {
        $0.element.count > 10 || statedCount(in: Array($0.element.unicodeScalars)) == nil
      }
      let clauses = counted.map { index, line in
        sides["line:\(index + 1)"] = .init(.line(index + 1), words: line, origin: list)
        return ComparedClause(pastedLine: line, id: "line:\(index + 1)")
      }
      sources.append(
        ComparedSource(name: "line", clauses: clauses, statedCount: statedCount(in: Array(pasted.unicodeScalars))))
      origins["line"] = list
    }
    let items = try await items(of: text.item.year, for: viewer)
    let compared = items.map { clause, number -> ComparedClause in
      guard let item = ItemID(clause.id) else { return clause }
      sides[clause.id] = .init(.item(item), words: clause.text, origin: Words(number, en: number))
      // What an item was made of tells more than its title.
      return ComparedClause(id: clause.id, text: cited[item] ?? clause.text, deadline: clause.deadline)
    }
    return sheet(ThreeWayCheck(sources: sources, items: compared), sides, origins, accepted, items.count)
  }

  private func sheet(
    _ check: ThreeWayCheck, _ sides: [String: CollationSheet.Side], _ origins: [String: Words], _ accepted: Set<String>,
    _ items: Int
  ) -> CollationSheet {
    CollationSheet(
      gaps: gaps(check, sides), items: items,
      withoutItem: check.withoutItem.filter { !accepted.contains($0) }.compactMap { sides[$0] },
      withoutClause: check.withoutClause.compactMap { sides[$0] },
      // A clause and the line that takes it up are no repetition.
      twice: check.repeated.map { $0.compactMap { sides[$0] } }.filter {
        $0.count > 1 && Set($0.map(\.isLine)).count == 1
      },
      conflicts: check.conflicts.compactMap { conflict in
        guard let first = sides[conflict.first], let second = sides[conflict.second] else { return nil }
        return .init(first, says: conflict.firstSays, second, says: conflict.secondSays)
      },
      counts: check.counts.compactMap { count in
        origins[count.source].map { .init(origin: $0, stated: count.stated, actual: count.actual) }
      })
  }

  private func gaps(_ check: ThreeWayCheck, _ sides: [String: CollationSheet.Side]) -> CollationSheet.Gaps? {
    let lines = sides.filter(\.value.isLine)
    guard !lines.isEmpty else { return nil }
    var met: Set<String> = []
    for pair in check.repeated where Set(pair.map { lines[$0] == nil }).count == 2 { met.formUnion(pair) }
    let open = check.clauses.filter { !met.contains($0) }
    return CollationSheet.Gaps(
      notListed: open.filter { lines[$0] == nil }.compactMap { sides[$0] }, notAsked: open.compactMap { lines[$0] })
  }

  /// The lines of a pasted list that say something.
  static func lines(of pasted: String) -> [String] {
    pasted.split(whereSeparator: \.isNewline).compactMap { line in
      let cells = line.split(separator: "\t").map { String($0).trimmingSpaces }
      let cell = cells.max { $0.count < $1.count } ?? ""
      // A number alone, or a heading of two signs, is no clause.
      return cell.count < 3 ? nil : cell
    }.prefix(mostLines).map { $0 }
  }
}

extension ComparedClause {
  /// A line as somebody typed it: its own deadline and quantities are read out of it.
  init(pastedLine line: String, id: String) {
    let read = decompose(line).proposals
    let deadline = read.compactMap(\.deadline).first { $0.kind == .dated }?.text
    self.init(id: id, text: line, deadline: deadline, measures: read.flatMap(\.measures))
  }
}

/// How many clauses a text says it has: 共12项重点工作, 共有十二条; nil when it does not say, or masks it.
func statedCount(in scalars: [Unicode.Scalar]) -> Int? {
  let digits = Set("0123456789０１２３４５６７８９一二三四五六七八九十百两".unicodeScalars)
  for place in scalars.indices where scalars[place] == "共" {
    var at = place + 1
    let end = min(scalars.count, place + 10)
    while at < end, !digits.contains(scalars[at]), !"，。；*＊\n".unicodeScalars.contains(scalars[at]) { at += 1 }
    var number: [Character] = []
    while at < scalars.count, number.count < 4, digits.contains(scalars[at]) {
      number.append(Character(scalars[at]))
      at += 1
    }
    guard !number.isEmpty, at < scalars.count, "项条件".unicodeScalars.contains(scalars[at]) else { continue }
    return HanNumber.value(of: number)
  }
  return nil
}

extension CollationSheet.Side {
  fileprivate var isLine: Bool { if case .line = place { true } else { false } }
}
