public import Bureau
internal import Calendars
internal import Decomposition
public import LedgerKernel
public import Reports
internal import Storage
internal import Wording

/// 讲话分解台 — a text with its findings, as one viewer may see them and what the viewer may do.
public struct ViewSource: Sendable {
  let office: Office

  public init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` `.unknownItem` for an item that is no text, or that the viewer may not see; ``StoreFault``.
  public func callAsFunction(_ id: ItemID, for viewer: PersonID) async throws -> SourceDesk {
    desk(try await office.openText(id, for: viewer), for: viewer)
  }

  /// The form that a finding is accepted by, filled with what was read.
  ///
  /// - Throws: ``Refusal`` when there is no such finding, it was accepted, or the viewer may not accept its kind.
  public func form(accepting key: FindingKey, of id: ItemID, for viewer: PersonID) async throws -> ActForm {
    let text = try await office.openText(id, for: viewer)
    guard let finding = text.finding(key), text.taken[key] == nil, let material = key.kind.material,
      let ledger = office.ledger(taking: material, in: text.item.year), let act = ledger.openings.first
    else { throw Refusal.unknownItem }
    var form = try ViewForm(office)(opening: ledger.code, by: act.code, year: text.item.year, for: viewer)
    let values = FindingValues(office: office, document: text.item.title, reading: text.reading)
      .values(of: finding, for: act, in: ledger)
    form.fields = form.fields.filter { field in
      switch field.definition.kind {
      // Where it comes from is known, and what comes before it is settled on the item.
      case .sources, .items: false
      default: true
      }
    }
    for index in form.fields.indices {
      form.fields[index].values = values[form.fields[index].definition.code]?.formTexts ?? []
    }
    return form
  }

  func desk(_ text: OpenedText, for viewer: PersonID) -> SourceDesk {
    let year = text.item.year
    let acceptable = FindingKey.Kind.allCases.filter { kind in
      guard !text.isEnded, let ledger = kind.material.flatMap({ office.ledger(taking: $0, in: year) }) else {
        return false
      }
      return (try? ViewForm(office)(opening: ledger.code, year: year, for: viewer)) != nil
    }
    let now = office.circumstances(.person(viewer))
    let maySift = text.definition.acts.contains { act in
      act.asks.contains { $0.field == .sifting } && text.definition.obstacle(to: act, on: text.item, now) == nil
    }
    let stage = text.definition.stage(text.item.stage)?.name ?? Words(verbatim: text.item.stage.raw)
    return SourceDesk(
      item: text.item.id, title: Item.title(text.item.title, inEnglish: text.item.text(.titleInEnglish) ?? ""),
      year: year, stage: stage, length: text.reading.scalars.count { !$0.properties.isWhitespace },
      paragraphs: paragraphs(of: text.reading, text.findings.map(\.key).filter { !text.sifting.dropped.contains($0) }),
      findings: findings(of: text, for: viewer), acceptable: Set(acceptable), maySift: maySift,
      together: together(text, now))
  }

  private func findings(of text: OpenedText, for viewer: PersonID) -> [SourceDesk.Finding] {
    let scope = office.scope(of: viewer)
    let now = office.circumstances(.person(viewer))
    let dropped = text.sifting.dropped
    let chips = DeadlineChips(year: text.item.year)
    let lists = office.ledger(taking: .assignments, in: text.item.year)?.field(.lists)
    var numbers: [FindingKey.Kind: Int] = [:]
    return text.findings.map { finding in
      let key = finding.key
      numbers[key.kind, default: 0] += 1
      let quote = text.taken[key].map(\.quote) ?? text.reading.quote(key)
      var state = dropped.contains(key) ? SourceDesk.State.dropped : .open
      if let taken = text.taken[key] { state = .accepted(accepted(taken, scope, now)) }
      return SourceDesk.Finding(
        key: key, number: numbers[key.kind] ?? 0, title: text.taken[key]?.item.title ?? finding.title, quote: quote,
        section: finding.section.joined(separator: "、"),
        tags: key.kind == .assignment || key.kind == .requirement
          ? finding.lists.compactMap { lists?.choiceName($0) } : tags(of: finding),
        state: state, dueText: finding.deadline?.text ?? "", chips: chips.chips(for: finding.deadline),
        because: (finding.remark.map { [$0] } ?? [])
          + finding.because.filter { !$0.isList }.map {
            Words($0.wording(in: .simplifiedChinese), en: $0.wording(in: .english))
          },
        isReshaped: finding.isReshaped, next: text.next(key),
        seams: state == .open ? seams(of: finding, text.reading) : [],
        answers: finding.answers)
    }
  }

  private func tags(of finding: TextFinding) -> [Words] {
    if let figure = finding.figure {
      let polarity: Words =
        switch figure.polarity {
        case .achievement: Words("成绩", en: "achievement")
        case .shortcoming: Words("问题", en: "shortcoming")
        case .plan: Words("计划", en: "plan")
        }
      return [polarity] + (figure.isMasked ? [Words("数字隐去", en: "masked")] : [])
    }
    guard let cause = finding.cause else { return [] }
    let english =
      switch cause {
      case .attitude: "attitude"
      case .rules: "rules"
      case .person: "a person"
      case .ability: "ability"
      }
    return [Words("归因：\(cause.officialName)", en: "cause: \(english)")]
  }

  private func accepted(_ taken: TakenFinding, _ scope: Scope, _ now: Circumstances) -> SourceDesk.Accepted {
    let definition = office.rulebook.definitions[taken.item.definition]
    let stage = definition?.stage(taken.item.stage)?.name ?? Words(verbatim: taken.item.stage.raw)
    guard scope.sees(taken.row) else { return .init(item: nil, name: Words("", en: ""), stage: Words("", en: "")) }
    let ledger = definition?.officialName ?? Words(verbatim: taken.item.ledger.raw)
    var (lacks, edit): ([Words], ActCode?) = ([], nil)
    if let definition, taken.row.phase == .draft {
      let signing = definition.acts.first { definition.leadsToSignature($0) }
      lacks = signing.map { definition.lacks(taken.item, for: $0) } ?? []
      edit =
        definition.acts.first { act in
          act.does.contains(.assign) && act.to == nil && act.asks.allSatisfy { !$0.isRequired }
            && definition.obstacle(to: act, on: taken.item, now) == nil
        }?.code
    }
    return .init(
      item: taken.item.id, name: taken.row.number.isEmpty ? ledger : Words(verbatim: taken.row.number), stage: stage,
      lacks: lacks, edit: edit)
  }

  /// Where a stop or a comma ends a clause within the words.
  private func seams(of finding: TextFinding, _ reading: Reading) -> [SourceDesk.Seam] {
    guard finding.key.kind != .correction else { return [] }
    let (start, end) = (finding.key.start, min(finding.key.end, reading.scalars.count))
    let stops: Set<Unicode.Scalar> = ["。", "；", "，", ";", ","]
    return (start..<end).compactMap { place in
      guard stops.contains(reading.scalars[place]), place - start >= 4, end - place > 5 else { return nil }
      func words(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(reading.scalars[range].filter { !$0.properties.isWhitespace }))
      }
      return .init(
        place: place + 1, before: words(max(start, place - 8)..<place + 1),
        after: words(place + 1..<min(end, place + 9)))
    }
  }

  /// Acts that a draft goes through with others, and how many can now.
  private func together(_ text: OpenedText, _ now: Circumstances) -> [SourceDesk.Together] {
    var counts: [LedgerCode: [ActCode: (ready: Int, lacking: Int)]] = [:]
    for taken in text.taken.values where taken.row.phase == .draft {
      guard let definition = office.rulebook.definitions[taken.item.definition],
        office.rulebook.definition(of: definition.code, in: taken.item.year)?.hash == definition.hash
      else { continue }
      for act in definition.acts where act.fitsTogether && act.to != nil {
        guard definition.obstacle(to: act, on: taken.item, now) == nil else { continue }
        let lacks = !definition.lacks(taken.item, for: act).isEmpty
        var count = counts[definition.code]?[act.code] ?? (0, 0)
        if lacks { count.lacking += 1 } else { count.ready += 1 }
        counts[definition.code, default: [:]][act.code] = count
      }
    }
    return office.rulebook.ledgers(in: text.item.year).flatMap { ledger in
      ledger.acts.compactMap { act -> SourceDesk.Together? in
        guard let count = counts[ledger.code]?[act.code] else { return nil }
        // Orders go by the act alone; what goes elsewhere says where.
        let elsewhere = Words(
          "\(ledger.officialName.simplifiedChinese)：\(act.name.simplifiedChinese)",
          en: "\(ledger.officialName.english): \(act.name.english)")
        let name = ledger.takes.contains(.assignments) ? act.name : elsewhere
        return .init(
          ledger: ledger.code, act: act.code, name: name, ready: count.ready, lacking: count.lacking,
          isForSignature: ledger.leadsToSignature(act)
        )
      }
    }
  }
}

/// The text in its lines, cut wherever a finding begins or ends.
func paragraphs(of reading: Reading, _ keys: [FindingKey]) -> [[SourceDesk.Segment]] {
  let scalars = reading.scalars
  let keys = keys.filter { $0.end <= scalars.count }.sorted()
  let cuts = Set(keys.flatMap { [$0.start, $0.end] })
  var lines: [[SourceDesk.Segment]] = []
  var line: [SourceDesk.Segment] = []
  var words = String.UnicodeScalarView()
  var from = 0
  var (next, running) = (keys[...], [FindingKey]())
  func close(_ place: Int) {
    running.removeAll { $0.end <= from }
    while let first = next.first, first.start <= from {
      running.append(first)
      next.removeFirst()
    }
    if !words.isEmpty {
      line.append(.init(text: String(words), keys: running, begins: running.filter { $0.start == from }))
    }
    words = .init()
    from = place
  }
  for (place, scalar) in scalars.enumerated() {
    if cuts.contains(place), place > from || words.isEmpty { close(place) }
    guard scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}" else {
      words.append(scalar)
      continue
    }
    close(place + 1)
    if !line.isEmpty { lines.append(line) }
    line = []
  }
  close(scalars.count)
  if !line.isEmpty { lines.append(line) }
  return lines
}
