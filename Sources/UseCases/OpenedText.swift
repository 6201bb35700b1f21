internal import Bureau
internal import Decomposition
internal import LedgerKernel
internal import Reports
internal import Storage
internal import Synchronization

/// A stored text with what was read out of it and what became of that: all of it follows from the text, from what people
/// decided about its findings, and from the items that were opened out of it.
struct OpenedText {
  let item: Item
  let definition: LedgerDefinition
  let seen: Int
  let isEnded: Bool
  let reading: Reading
  let sifting: Sifting
  /// In the order of the text.
  let findings: [TextFinding]
  let taken: [FindingKey: TakenFinding]
  /// How often an item of a finding came to nothing.
  let spent: [FindingKey: Int]
  /// How many items were ever opened out of the text.
  let parts: Int

  func finding(_ key: FindingKey) -> TextFinding? { findings.first { $0.key == key } }
}

/// An item that was opened out of a text.
struct TakenFinding: Hashable {
  let item: Item
  let row: ItemRow
  let takes: Set<Material>
  let span: Range<Int>
  let quote: String
}

/// What became of the findings: those whose words an item cites are accepted. An item whose words were read otherwise since
/// takes the finding that it shares most words with; one that shares none stands for itself.
func findings(_ read: [TextFinding], taken items: [TakenFinding]) -> (
  all: [TextFinding], taken: [FindingKey: TakenFinding]
) {
  var all = read
  var taken: [FindingKey: TakenFinding] = [:]
  func fits(_ item: TakenFinding, _ key: FindingKey) -> Bool {
    key.kind.material.map(item.takes.contains) == true && taken[key] == nil
  }
  var left: [TakenFinding] = []
  for item in items {
    if let exact = read.first(where: { $0.key.range == item.span && fits(item, $0.key) }) {
      taken[exact.key] = item
    } else {
      left.append(item)
    }
  }
  for item in left {
    func shared(_ key: FindingKey) -> Int { key.range.clamped(to: item.span).count }
    let near = read.filter { one in
      fits(item, one.key) && 2 * shared(one.key) >= min(one.key.range.count, item.span.count)
    }.max { shared($0.key) < shared($1.key) }
    if let near {
      taken[near.key] = item
    } else if let kind = FindingKey.Kind.allCases.first(where: { $0.material.map(item.takes.contains) == true }),
      !item.span.isEmpty
    {
      let key = FindingKey(kind, item.span.lowerBound, item.span.upperBound)
      guard taken[key] == nil else { continue }
      taken[key] = item
      all.append(TextFinding(key: key, title: item.item.title, section: []))
    }
  }
  return (all.sorted { $0.key < $1.key }, taken)
}

extension Office {
  /// - Throws: ``Refusal`` `.unknownItem` also for an item that is no text, and for one that the viewer may not see.
  func openText(_ id: ItemID, for viewer: PersonID) async throws -> OpenedText {
    try await requireVisible(id, to: .person(viewer))
    let events = try await store.events(of: id)
    guard let item = Item(replaying: events), let definition = rulebook.definitions[item.definition],
      definition.takes.contains(.texts), let hash = DefinitionHash(item.text(.digest) ?? ""),
      let text = try await store.document(hash)
    else { throw Refusal.unknownItem }
    let reading = reading(of: text, hash)
    let sifting = Sifting(reading: item.text(.sifting) ?? "")
    let children = try await store.children(of: id).filter { $0.relation == .serves }
    var (live, spent): ([TakenFinding], [FindingKey: Int]) = ([], [:])
    for row in children {
      guard let child = Item(replaying: try await store.events(of: row.item)),
        let takes = rulebook.definitions[child.definition]?.takes, case .sources(let sources)? = child.values[.sources],
        let source = sources.first(where: { $0.span != nil }), let span = source.span, !span.isEmpty
      else { continue }
      if row.phase == .stopped, isOver(row) {
        for kind in FindingKey.Kind.allCases where kind.material.map(takes.contains) == true {
          spent[FindingKey(kind, span.lowerBound, span.upperBound), default: 0] += 1
        }
      } else {
        live.append(TakenFinding(item: child, row: row, takes: takes, span: span, quote: source.quote))
      }
    }
    let (all, taken) = UseCases.findings(sifting.applied(to: reading.textFindings, of: reading), taken: live)
    return OpenedText(
      item: item, definition: definition, seen: events.count,
      isEnded: definition.stage(item.stage)?.phase.isEnd == true, reading: reading, sifting: sifting, findings: all,
      taken: taken, spent: spent, parts: children.map(\.part).max() ?? 0)
  }

  /// What was read out of a text; the last few are kept, since reading one takes longer than showing it.
  func reading(of text: String, _ hash: DefinitionHash) -> Reading {
    if let known = readings.withLock({ $0.first { $0.hash == hash } }) { return known.reading }
    let reading = decompose(text)
    readings.withLock { kept in
      kept.removeAll { $0.hash == hash }
      kept.append((hash, reading))
      if kept.count > 8 { kept.removeFirst() }
    }
    return reading
  }

  /// The ledger in force that takes a kind of finding: the one adopted first.
  func ledger(taking material: Material, in year: Int) -> LedgerDefinition? {
    rulebook.ledgers(in: year).first { $0.takes.contains(material) }
  }
}
