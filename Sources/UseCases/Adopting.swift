public import Bureau
public import Calendars
internal import Definitions
public import LedgerKernel
internal import Secrets
public import Storage
internal import Wording

/// A text that a bureau is about to adopt.
public struct AdoptedText: Hashable, Sendable {
  public let kind: Adoption.Kind
  /// File name, for findings.
  public let file: String
  public let text: String
  /// First plan year it holds for.
  public let year: Int

  public init(_ kind: Adoption.Kind, file: String, text: String, year: Int) {
    self.kind = kind
    self.file = file
    self.text = text
    self.year = year
  }

  public var hash: DefinitionHash { DefinitionHash(of: text) }
}

extension DefinitionHash {
  /// The hash under which a text is kept.
  init(of text: String) {
    guard let hash = DefinitionHash(LedgerKernel.Hex.text(Digest.sha256(Array(text.utf8)))) else {
      preconditionFailure("a digest has 64 hexadecimal digits")
    }
    self = hash
  }
}

extension Office {
  /// Opens a bureau that its store already holds.
  ///
  /// - Returns: Nil when the journal has adopted nothing yet: found it first.
  /// - Throws: ``StoreFault``; ``Findings`` when an adopted text can no longer be read.
  public static func open(
    store: any JournalStore, accounts: any AccountStore, surroundings: Surroundings, zone: CivilZone = .shanghai
  ) async throws -> Office? {
    guard let rulebook = try await rulebook(adopted(in: store), in: store, zone) else { return nil }
    return Office(store: store, accounts: accounts, rulebook: rulebook, surroundings: surroundings)
  }

  /// Adopted texts that are missing or are not what was adopted, for `verify`.
  public static func changedTexts(in store: any JournalStore) async throws -> [Verification.Fault] {
    var faults: [Verification.Fault] = []
    for adoption in try await adopted(in: store) {
      let text = try await store.document(adoption.hash)
      if text.map({ DefinitionHash(of: $0) }) != adoption.hash { faults.append(.documentDiffers(adoption.hash)) }
    }
    return faults
  }

  /// What the projections of a journal are made with; nil when it has adopted nothing.
  public static func rules(of store: any JournalStore, zone: CivilZone = .shanghai) async throws -> ProjectionRules? {
    try await rulebook(adopted(in: store), in: store, zone)?.projection
  }

  /// Takes up what another process has adopted since. Costs nothing where changes are announced and none was, and one
  /// small read where nothing is new.
  public func refresh() async throws {
    guard takeNews() else { return }
    do {
      try await takeUpAdoptions()
    } catch {
      noteNews()
      throw error
    }
  }

  private func takeUpAdoptions() async throws {
    let known = rulebook
    // The bureau's own chain holds nothing but adoptions.
    guard try await store.length(of: .bureau) != known.adoptions.count else { return }
    let adoptions = try await Self.adopted(in: store)
    guard adoptions.count > known.adoptions.count,
      let next = try await Self.rulebook(adoptions, in: store, known.zone)
    else { return }
    adopt(next)
  }

  private static func adopted(in store: any JournalStore) async throws -> [Adoption] {
    try await store.events(of: .bureau).compactMap { event in
      if case .adopted(let adoption) = event.fact { adoption } else { nil }
    }
  }

  private static func rulebook(_ adoptions: [Adoption], in store: any JournalStore, _ zone: CivilZone) async throws
    -> Rulebook?
  {
    guard !adoptions.isEmpty else { return nil }
    var texts: [DefinitionHash: String] = [:]
    for adoption in adoptions {
      guard let text = try await store.document(adoption.hash) else {
        throw StoreFault.corrupt("the adopted text \(adoption.hash) is missing")
      }
      // Rules are what was adopted, not what somebody wrote over it.
      guard DefinitionHash(of: text) == adoption.hash else {
        throw StoreFault.corrupt("the adopted text \(adoption.hash) has been changed")
      }
      texts[adoption.hash] = text
    }
    return try Rulebook(adoptions: adoptions, texts: texts, zone: zone)
  }

  /// Founds a bureau: checks all the texts together, then adopts them in one batch.
  ///
  /// - Throws: ``Findings`` with everything that is wrong with the texts, and nothing was written; ``StoreFault``.
  public static func found(
    _ texts: [AdoptedText], in store: any JournalStore, accounts: any AccountStore, surroundings: Surroundings,
    zone: CivilZone = .shanghai
  ) async throws -> Office {
    let now = surroundings.now()
    let rulebook = try await adopt(texts, after: [], [:], in: store, by: .system, at: now, zone: zone)
    return Office(store: store, accounts: accounts, rulebook: rulebook, surroundings: surroundings)
  }

  /// Adopts further texts: a new version of a definition for a year, another organisation, a table of people, next
  /// year's holidays.
  ///
  /// - Parameter person: Someone who administers the system.
  /// - Throws: ``Refusal`` `.notEntitled`; ``Findings``, and nothing was written; ``StoreFault``.
  public func adopt(_ texts: [AdoptedText], by person: PersonID) async throws {
    try requireAdministrator(person, to: Words("启用新文本", en: "adopt"))
    let rules = rulebook
    var kept: [DefinitionHash: String] = [:]
    for adoption in rules.adoptions { kept[adoption.hash] = try await store.document(adoption.hash) }
    let next = try await Self.adopt(
      texts, after: rules.adoptions, kept, in: store, by: .person(person), at: now, zone: rules.zone)
    adopt(next)
    if texts.contains(where: { $0.kind == .calendar || $0.kind == .limits }) {
      // Days counted by the old calendar stand in the projections.
      _ = try await store.rebuild(under: next.projection) { _, _ in }
    }
  }

  func requireAdministrator(_ person: PersonID, to act: Words) throws(Refusal) {
    guard rulebook.organisation.authority(of: person, to: .administer, over: nil, on: today) != nil else {
      throw .notEntitled(act: act, who: Words("系统管理员", en: "the system administrator"))
    }
  }

  /// Which open items' limits another calendar would move, before it is adopted.
  ///
  /// - Complexity: O(*n*) in the open items.
  public func previewCalendar(_ text: String, file: String) async throws -> [MovedEnd<String>] {
    let rules = rulebook
    let source = try readCalendar(text, file: file)
    let merged = Rulebook.merged(rules.calendar, source)
    var running: [(id: String, start: Day, length: LimitLength)] = []
    var query = RowQuery(scope: .all, day: today)
    query.phases = [.draft, .awaiting, .working, .checking]
    query.order = .number
    query.limit = 1_000
    repeat {
      let page = try await store.page(query)
      for listed in page.items {
        guard let definition = rules.definitions[listed.definition],
          let item = Item(replaying: try await store.events(of: listed.item))
        else { continue }
        for limit in definition.limits {
          guard let began = definition.running(limit, of: item, calendar: rules.calendar, limits: rules.limits)?.began,
            let length = rules.length(of: limit)
          else { continue }
          let name = listed.number.isEmpty ? listed.title : listed.number
          running.append(("\(name) · \(limit.name.simplifiedChinese)", began, length))
        }
      }
      query.after = page.next
    } while query.after != nil
    return moved(running, from: rules.calendar, to: merged)
  }

  private static func adopt(
    _ texts: [AdoptedText], after earlier: [Adoption], _ kept: [DefinitionHash: String], in store: any JournalStore,
    by actor: Actor, at now: Instant, zone: CivilZone
  ) async throws -> Rulebook {
    var all = kept
    for text in texts { all[text.hash] = text.text }
    let limits = try Rulebook.limits(earlier, texts, all)
    let added = try texts.map { text in
      let name = text.kind == .definition ? try Rulebook.ledgerCode(text, limits) : text.file
      return Adoption(kind: text.kind, name: name, year: text.year, hash: text.hash)
    }
    let rulebook = try Rulebook(adoptions: earlier + added, texts: all, zone: zone)
    for text in texts { try await store.keep(text.text, as: text.hash) }
    let seen = try await store.events(of: .bureau).count
    let digest = LedgerKernel.Hex.text(Digest.sha256(Array(added.map(\.hash.raw).joined().utf8)))
    guard let command = CommandID("adopt:\(seen):\(digest.prefix(32))") else {
      preconditionFailure("digits and hexadecimal digits make a command id")
    }
    let batch = Batch(
      command, by: actor, at: now, on: now.day(in: zone),
      [Batch.Entry(.bureau, seen: seen, facts: added.map { .adopted($0) })])
    try await store.append(batch, under: rulebook.projection)
    return rulebook
  }
}

extension Scope {
  /// The clockwork and the command line's own view.
  public static let all = Scope(.everything, persons: [])
}
