internal import Bureau
internal import Calendars
internal import LedgerKernel
internal import Pages
internal import Reports
internal import Storage
internal import UseCases
internal import Wording

extension Site {
  /// Reads what a list page was asked for, and what its filters offer.
  ///
  /// - Throws: ``PageFault/badRequest`` for a value that cannot be meant: ignoring it would show something else.
  func list(_ kind: ListView.Kind, _ context: WebContext) throws(PageFault) -> (ListRequest, ListView) {
    var request = ListRequest()
    request.asOf = try read(context, "as-of") { Day(iso: $0) }
    let today = office.today
    let year = try read(context, "year") { Int($0).flatMap { 1900...2999 ~= $0 ? $0 : nil } }
    request.year = year ?? request.asOf?.year ?? today.year
    request.light = try read(context, "light") { Light(rawValue: $0) }
    request.unit = try read(context, "unit") { UnitID($0) }
    request.leader = try read(context, "leader") { PersonID($0) }
    request.person = try read(context, "person") { PersonID($0) }
    request.stage = try read(context, "stage") { StageCode($0) }
    request.list = try read(context, "list") { FieldCode($0)?.raw }
    request.after = try read(context, "after") { PageKey($0) }
    request.order = try read(context, "order") { RowQuery.Order(rawValue: $0) } ?? .urgency
    let grouping = try read(context, "group") { WallBoard.Grouping(rawValue: $0) } ?? .list
    let focus = try read(context, "focus") { ["starting", "waiting"].contains($0) ? $0 : nil } ?? ""
    (request.startsThisWeek, request.waitsAbove) = (focus == "starting", focus == "waiting")
    request.words = try read(context, "words") { $0.count <= 60 ? $0 : nil } ?? ""

    var view = ListView(kind, year: request.year ?? today.year)
    switch kind {
    case .wall:
      request.ledger = try read(context, "ledger") { LedgerCode($0) }
      // The wall has no such filters: an address that names one would leave rows out and not say so.
      (request.leader, request.person, request.stage) = (nil, nil, nil)
    case .vague:
      request.ledger = try read(context, "ledger") { LedgerCode($0) }
      request.vagueOnly = true
      request.stage = nil
      request.rootsOnly = false
    case .ledger(let code, _, _):
      request.ledger = LedgerCode(code)
      request.rootsOnly = false
    }
    view.ledger = kind.isLedger ? "" : request.ledger?.raw ?? ""
    view.list = request.list ?? ""
    view.unit = request.unit?.raw ?? ""
    view.leader = request.leader?.raw ?? ""
    view.person = request.person?.raw ?? ""
    view.stage = request.stage?.raw ?? ""
    view.light = request.light
    view.words = request.words
    view.order = request.order.rawValue
    view.grouping = grouping == .list ? "" : grouping.rawValue
    view.focus = focus
    view.asOf = request.asOf
    view.isLater = request.after != nil
    offer(&view, request)
    if kind != .wall { offerPeople(&view, request, context.viewer) }
    return (request, view)
  }

  private func read<T>(_ context: WebContext, _ name: String, _ parse: (String) -> T?) throws(PageFault) -> T? {
    guard let text = context.asked(name) else { return nil }
    guard let value = parse(text) else { throw .badRequest }
    return value
  }

  private func offer(_ view: inout ListView, _ request: ListRequest) {
    let rules = office.rulebook
    let ledgers = rules.ledgers(in: view.year)
    if !view.kind.isLedger { view.ledgers = ledgers.map { .init($0.code.raw, $0.officialName) } }
    var seen: Set<String> = []
    for ledger in ledgers where request.ledger == nil || request.ledger == ledger.code {
      guard case .choices(let choices)? = ledger.field(.lists)?.kind else { continue }
      for choice in choices where seen.insert(choice.code).inserted {
        view.lists.append(.init(choice.code, choice.name))
      }
    }
    view.units = rules.organisation.units(on: request.asOf ?? office.today)
      .filter { $0.parent != nil && $0.kind != .leadership }
      .map { .init($0.id.raw, $0.shortName) }
    if view.kind.isLedger {
      let stages = ledgers.first { $0.code == request.ledger }?.stages ?? []
      view.stages = including(view.stage, stages.map { .init($0.code.raw, $0.name) })
    }
    view.years = years.contains(view.year) ? years : (years + [view.year]).sorted()
  }

  /// The leaders of the day, and the people whose items the viewer may see: of the unit asked for, of all where none is.
  private func offerPeople(_ view: inout ListView, _ request: ListRequest, _ viewer: PersonID?) {
    guard let viewer else { return }
    let (organisation, day) = (office.rulebook.organisation, request.asOf ?? office.today)
    let scope = office.scope(of: viewer)
    let units = organisation.units(on: day)
    func choices(_ people: [PersonID], and asked: PersonID?) -> [ListView.Choice] {
      var seen: Set<PersonID> = []
      return (people + (asked.map { [$0] } ?? [])).filter { seen.insert($0).inserted }
        .map { .init($0.raw, Names(organisation, on: day).person($0)) }
    }
    let boards = units.filter { $0.kind == .leadership }.flatMap { organisation.people(in: $0.id, on: day) }
    view.leaders = choices(
      boards + units.compactMap { organisation.leaderInCharge(of: $0.id, on: day) }, and: request.leader)
    let own = units.filter { unit in
      unit.kind != .leadership && scope.includes(unit.id) && (request.unit == nil || request.unit == unit.id)
    }
    let people = own.flatMap { organisation.people(in: $0.id, on: day) }
    view.people = choices(people + (request.unit == nil ? scope.persons.sorted() : []), and: request.person)
  }

  /// What was asked for is offered, too, where nothing is called so any more.
  private func including(_ code: String, _ choices: [ListView.Choice]) -> [ListView.Choice] {
    code.isEmpty || choices.contains { $0.code == code } ? choices : choices + [.init(code, Words(verbatim: code))]
  }
}

extension ListView.Kind {
  var isLedger: Bool { if case .ledger = self { true } else { false } }
}
