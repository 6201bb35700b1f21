internal import Bureau
internal import Calendars
internal import Definitions
internal import LedgerKernel
internal import Wording

extension Rulebook {
  /// Reads everything that was adopted.
  ///
  /// - Throws: All findings of all texts.
  init(adoptions: [Adoption], texts: [DefinitionHash: String], zone: CivilZone) throws(Findings) {
    func last(_ kind: Adoption.Kind) -> (adoption: Adoption, text: String)? {
      adoptions.last { $0.kind == kind }.flatMap { adoption in texts[adoption.hash].map { (adoption, $0) } }
    }
    guard let organisation = last(.organisation) else { throw Findings([Self.missing("organisation", "机构人员")]) }
    guard let limits = last(.limits) else { throw Findings([Self.missing("statutory limits", "法定时限")]) }
    let bureau = try readBureau(organisation.text, file: organisation.adoption.name)
    let staffed = try Self.staffed(bureau, adoptions, texts)
    let catalogue = try readLegalLimits(limits.text, file: limits.adoption.name)
    var calendar = WorkCalendar.weekendsOnly
    for adoption in adoptions where adoption.kind == .calendar {
      guard let text = texts[adoption.hash] else { continue }
      calendar = Self.merged(calendar, try readCalendar(text, file: adoption.name))
    }
    var definitions: [DefinitionHash: LedgerDefinition] = [:]
    for adoption in adoptions where adoption.kind == .definition && definitions[adoption.hash] == nil {
      guard let text = texts[adoption.hash] else { continue }
      definitions[adoption.hash] = try Self.ledger(text, file: adoption.name, adoption.hash, catalogue)
    }
    self.init(
      name: bureau.name, organisation: staffed, calendar: calendar, limits: catalogue,
      definitions: definitions, adoptions: adoptions, zone: zone)
  }

  /// The organisation with the tables of people that were adopted after it; another organisation begins anew.
  private static func staffed(_ bureau: BureauSource, _ adoptions: [Adoption], _ texts: [DefinitionHash: String])
    throws(Findings) -> Organisation
  {
    let since = adoptions.lastIndex { $0.kind == .organisation } ?? adoptions.startIndex
    var draft = bureau.draft
    for adoption in adoptions[since...] where adoption.kind == .people {
      guard let text = texts[adoption.hash], let start = Day(year: adoption.year, month: 1, day: 1) else { continue }
      draft = try readPeople(csv: Array(text.utf8), file: adoption.name, addingTo: draft, since: start).draft
    }
    return try Organisation(draft)
  }

  /// A calendar with another file's notices, holidays and seasons added; the later notice of a year wins.
  static func merged(_ calendar: WorkCalendar, _ source: CalendarSource) -> WorkCalendar {
    let years = Set(source.notices.map(\.year))
    // A holiday that is given again for a year has been corrected.
    let kept = calendar.localHolidays.filter { old in
      let oldYears = Set(old.days.map(\.year))
      return !source.localHolidays.contains { new in
        new.name == old.name && new.days.contains { oldYears.contains($0.year) }
      }
    }
    return WorkCalendar(
      notices: calendar.notices.filter { !years.contains($0.year) } + source.notices,
      localHolidays: kept + source.localHolidays,
      seasons: calendar.seasons.filter { old in !source.seasons.contains { $0.code == old.code } } + source.seasons)
  }

  static func limits(_ earlier: [Adoption], _ texts: [AdoptedText], _ all: [DefinitionHash: String]) throws(Findings)
    -> LegalLimits
  {
    if let text = texts.last(where: { $0.kind == .limits }) { return try readLegalLimits(text.text, file: text.file) }
    guard let adoption = earlier.last(where: { $0.kind == .limits }), let text = all[adoption.hash] else {
      throw Findings([missing("statutory limits", "法定时限")])
    }
    return try readLegalLimits(text, file: adoption.name)
  }

  static func ledgerCode(_ text: AdoptedText, _ limits: LegalLimits) throws(Findings) -> String {
    try ledger(text.text, file: text.file, text.hash, limits).code.raw
  }

  private static func ledger(_ text: String, file: String, _ hash: DefinitionHash, _ limits: LegalLimits)
    throws(Findings) -> LedgerDefinition
  {
    try readLedger(
      text, file: file, hash: hash, knownLimits: limits, knownCapabilities: Set(Capability.known)
    ).definition
  }

  private static func missing(_ english: String, _ chinese: String) -> Finding {
    Finding(
      "nothing-adopted", at: Place(file: ""),
      Words("尚未采用\(chinese)。", en: "No \(english) were adopted."),
      remedy: Words("请先采用\(chinese)文件。", en: "Adopt a file of \(english) first."))
  }

  func length(of limit: LimitDefinition) -> LimitLength? {
    switch limit.length {
    case .rule(let key): limits[key]?.length
    case .fixed(let length): length
    }
  }
}
