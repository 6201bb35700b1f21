internal import Bureau
internal import Calendars
internal import Wording

extension Deciding {
  /// Whether there is something for the act's effects to answer: a change asked for, a decline, an obstacle.
  func checkWaiting(_ item: Item) throws(Refusal) {
    for effect in act.does {
      switch effect {
      case .grantChange, .refuseChange: if item.pendingChange == nil { throw .noChangePending }
      case .askChange: if item.pendingChange != nil { throw .changePending }
      case .uphold, .dismiss: if item.declined == nil { throw .nothingToRule }
      case .resolveObstacle: if item.obstacle == nil { throw .noObstacle }
      default: break
      }
    }
  }

  mutating func carryOut(_ effect: Effect, on item: Item) throws(Refusal) {
    switch effect {
    case .number: decision.draws = item.number == nil
    case .assign: try assign(item)
    case .consult: try consult(item)
    case .accept: try answer(.accept, item)
    case .claim: try answer(.claim, item)
    case .object: try answer(.object, item)
    case .issue: try issue(item)
    case .signFor: try signFor(item)
    case .decline: add(.declined(by: try actingUnit(item), reason: try reason()))
    case .uphold: try uphold(item)
    case .dismiss:
      guard item.declined != nil else { throw .nothingToRule }
      add(.ruled(upheld: false, reason: text(.reason)))
    case .report: try report(item)
    case .attach:
      for file in input.evidence { add(.attached(file)) }
    case .urge: add(.urged(text(.note)))
    case .instruct: add(.instructed(text(.note)))
    case .askChange: try askChange(item)
    case .grantChange: try grantChange(item)
    case .refuseChange:
      guard item.pendingChange != nil else { throw .noChangePending }
      add(.changeRefused(reason: try reason()))
    case .raiseObstacle: add(.obstacleRaised(text(.obstacle)))
    case .resolveObstacle:
      guard item.obstacle != nil else { throw .noObstacle }
      add(.obstacleResolved(text(.note)))
    case .passOn: try passOn(item)
    case .finish: add(.finished(note: text(.note)))
    case .sendBack: add(.sentBack(reason: try reason()))
    case .verify:
      try refuseDoer(item)
      add(.verified(note: text(.note)))
    case .closeOut:
      try refuseDoer(item)
      // What a unit leads is not closed before the unit has it.
      if definition.stage(item.stage)?.phase == .awaiting, item.lead != nil { throw .notNow(act: act.name) }
      add(.closedOut)
    case .stop:
      try requireCommittee(for: item)
      add(.stopped(reason: try reason()))
    case .carryOver:
      try requireCommittee(for: item)
      carryOver(item)
    case .erase: add(.erased(reason: try reason()))
    }
  }

  private mutating func add(_ fact: Fact) { decision.facts.append(fact) }

  private func reason() throws(Refusal) -> String {
    let reason = text(.reason)
    guard !reason.isBlank else { throw .fieldsMissing([name(.reason)]) }
    return reason
  }

  private func name(_ field: FieldCode) -> Words {
    definition.field(field)?.name ?? Words(field.raw, en: field.raw)
  }

  /// The common fields that were filled in and stay with the item.
  private var given: [FieldCode: Value] {
    input.values.filter {
      FieldDefinition.common[$0.key] != nil && !FieldCode.passing.contains($0.key)
    }
  }

  // MARK: Who, when, to what standard

  private mutating func assign(_ item: Item) throws(Refusal) {
    let changed = given.filter { item.values[$0.key] != $0.value }
    let cleared = input.cleared.filter { item.values[$0] != nil }
    try checkDays(item.values.merging(changed) { _, new in new }.filter { !cleared.contains($0.key) })
    let touched = cleared.union(changed.keys)
    // What has no name is found by nobody.
    if touched.contains(.title), isEmpty(changed[.title]) { throw .fieldsMissing([name(.title)]) }
    if touched.contains(.rigid), item.isRigid { try requireCommittee(for: item) }
    if item.issuedOn != nil {
      for field in Self.promises where touched.contains(field) {
        if isLowering(field, of: item, to: changed[field]) {
          throw .loweringNeedsRequest(name(field))
        }
      }
    }
    if !touched.isEmpty { add(.assigned(changed, cleared: cleared)) }
  }

  /// What an issued order promises.
  static let promises: [FieldCode] = [.due, .quantity, .standard]

  /// A later day, a smaller number and any other wording of the standard count as lowering.
  func isLowering(_ field: FieldCode, of item: Item, to value: Value?) -> Bool {
    switch (item.values[field], value) {
    case (nil, _): false
    case (.day(let old)?, .day(let new)?): new > old
    case (.number(let old)?, .number(let new)?): new < old
    case (let old, let new): old != new
    }
  }

  private mutating func consult(_ item: Item) throws(Refusal) {
    let units = item.lead.map { [$0] + item.supports } ?? item.addressees
    guard !units.isEmpty else { throw .nobodyAddressed }
    add(.consulted(units))
  }

  private mutating func answer(_ kind: Answer.Kind, _ item: Item) throws(Refusal) {
    let unit = try actingUnit(item)
    var proposed: UnitID?
    if case .unit(let other)? = input.values[.proposedLead] { proposed = other }
    let why = kind == .object ? try reason() : text(.reason)
    add(.answered(Answer(kind, by: unit, reason: why, proposedLead: proposed)))
    if kind == .claim, item.lead != unit { add(.assigned([.lead: .unit(unit)])) }
  }

  // MARK: Issuing

  private mutating func issue(_ item: Item) throws(Refusal) {
    guard item.issuedOn == nil else { throw .alreadyIssued }
    if item.hasVagueDeadline { throw .deadlineVague(item.text(.dueText) ?? "") }
    var missing: [Words] = []
    if isEmpty(item.values[.title]) { missing.append(name(.title)) }
    if item.lead == nil && item.addressees.isEmpty { missing.append(name(.lead)) }
    if item.due == nil { missing.append(name(.due)) }
    if isEmpty(item.values[.standard]) { missing.append(name(.standard)) }
    guard missing.isEmpty else { throw .orderIncomplete(missing) }
    try requireSignature(for: item)
    let meeting = text(.meeting)
    add(.signedAndIssued(meeting: meeting.isEmpty ? nil : meeting))
    for (index, unit) in item.addressees.enumerated() {
      openPart(.copy, index + 1, for: unit, of: item, meeting)
    }
    for (index, unit) in item.supports.enumerated() {
      openPart(.support, item.addressees.count + index + 1, for: unit, of: item, meeting)
    }
  }

  /// The signature is a leader's: whoever may sign over the unit, or for the bureau when units are addressed.
  private func requireSignature(for item: Item) throws(Refusal) {
    guard let principal = decision.actor.principal,
      now.organisation.authority(
        of: principal, to: .sign, over: item.addressees.isEmpty ? item.lead : nil, on: now.today)
        != nil
    else { throw .signatureMissing }
  }

  private mutating func openPart(
    _ relation: Registration.Relation, _ part: Int, for unit: UnitID, of item: Item,
    _ meeting: String
  ) {
    let carried: [FieldCode] = [
      .title, .titleInEnglish, .sources, .level, .rigid, .lists, .start, .due, .standard, .quantity,
      .quantityUnit,
    ]
    var values = item.values.filter { carried.contains($0.key) }
    values[.lead] = .unit(unit)
    if let leader = now.organisation.leaderInCharge(of: unit, on: now.today) {
      values[.leader] = .person(leader)
    }
    let registration = Registration(
      ledger: definition.code, definition: definition.hash, year: item.year,
      parent: Registration.Parent(item.id, relation, part: part), stage: act.to ?? item.stage,
      values: values)
    decision.openings.append(
      Decision.Opening(
        item: now.nextItem(),
        facts: [
          .registered(registration), .signedAndIssued(meeting: meeting.isEmpty ? nil : meeting),
        ]))
  }

  // MARK: Receiving

  private mutating func signFor(_ item: Item) throws(Refusal) {
    let unit = try actingUnit(item)
    guard item.signedFor[unit] == nil else {
      throw .alreadySignedFor(
        now.organisation.unit(unit, on: now.today)?.name ?? Words(unit.raw, en: unit.raw))
    }
    add(.signedFor(unit))
    if let person = input.values[.person] { add(.assigned([.person: person])) }
  }

  private mutating func uphold(_ item: Item) throws(Refusal) {
    guard let declined = item.declined else { throw .nothingToRule }
    guard case .unit(let lead)? = input.values[.lead], lead != declined else {
      throw .fieldsMissing([name(.lead)])
    }
    add(.ruled(upheld: true, reason: text(.reason)))
    var changed: [FieldCode: Value] = [.lead: .unit(lead)]
    if let leader = now.organisation.leaderInCharge(of: lead, on: now.today) {
      changed[.leader] = .person(leader)
    }
    add(.assigned(changed))
  }

  private mutating func report(_ item: Item) throws(Refusal) {
    var quantity: Quantity?
    if case .number(let given)? = input.values[.quantity] { quantity = given }
    add(.reported(Report(unit: try actingUnit(item), text: text(.progress), quantity: quantity)))
    if !text(.obstacle).isEmpty { add(.obstacleRaised(text(.obstacle))) }
  }

  private mutating func passOn(_ item: Item) throws(Refusal) {
    guard case .unit(let to)? = input.values[.unit] else { throw .fieldsMissing([name(.unit)]) }
    guard let from = item.handler, from != to else { throw .passedToItself }
    add(.delegated(from: from, to: to, reason: try reason()))
  }

  // MARK: Changing what was promised

  private mutating func askChange(_ item: Item) throws(Refusal) {
    guard item.pendingChange == nil else { throw .changePending }
    let wanted = input.values.filter {
      Self.promises.contains($0.key) && item.values[$0.key] != $0.value
    }
    guard !wanted.isEmpty else { throw .nothingChanges }
    try checkDays(item.values.merging(wanted) { _, new in new })
    add(.changeAsked(ChangeRequest(values: wanted, reason: try reason())))
  }

  private mutating func grantChange(_ item: Item) throws(Refusal) {
    guard let request = item.pendingChange else { throw .noChangePending }
    let fields = request.values.keys.sorted()
    if fields.contains(where: { isLowering($0, of: item, to: request.values[$0]) }) {
      try requireCommittee(for: item)
    }
    let changes = fields.compactMap { field in
      request.values[field].map { Change(field, old: item.values[field], new: $0) }
    }
    add(.targetChanged(changes, reason: request.reason))
  }

  /// A rigid item, once it binds, is lowered or dropped only by the party committee.
  private func requireCommittee(for item: Item) throws(Refusal) {
    guard item.isRigid, definition.stage(item.stage)?.phase != .draft else { return }
    guard let principal = decision.actor.principal,
      now.organisation.authority(of: principal, to: .decide, over: nil, on: now.today) != nil
    else { throw .committeeOnly }
    guard !text(.meeting).isBlank else { throw .fieldsMissing([name(.meeting)]) }
  }

  // MARK: Ending

  /// No definition can let the doer verify the work.
  private func refuseDoer(_ item: Item) throws(Refusal) {
    if decision.actor.people.contains(where: item.doers.contains) {
      throw .doerMayNotVerify(act: act.name)
    }
  }

  private mutating func carryOver(_ item: Item) {
    let next = now.nextItem()
    var values = item.values
    values[.start] = nil
    // The new year's day has to be given anew; what the old one was stays in sight as words.
    if let due = item.due {
      values[.dueText] = .text(due.description)
      values[.due] = nil
    }
    let stage = definition.openings.first?.to ?? item.stage
    let registration = Registration(
      ledger: definition.code, definition: definition.hash, year: item.year + 1,
      parent: Registration.Parent(item.id, .carriedFrom, part: 1), stage: stage, values: values)
    add(.carriedOver(to: next))
    decision.openings.append(Decision.Opening(item: next, facts: [.registered(registration)]))
  }
}
