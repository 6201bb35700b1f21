internal import Bureau

extension FieldCode {
  /// Asked by acts and kept in their facts, but not a property of the item.
  public static let passing: Set<FieldCode> = [
    .reason, .note, .meeting, .unit, .proposedLead, .progress, .obstacle,
  ]
}

extension Item {
  /// Moves the item on by one event of its own.
  ///
  /// - Precondition: Events come in order; the store guarantees it and `verify` proves it.
  public mutating func apply(_ event: Event) {
    precondition(
      event.ordinal == ordinal + 1 && event.item == id, "events of one item are folded in order")
    ordinal = event.ordinal
    recorded = event.recorded
    switch event.fact {
    case .registered, .adopted: break
    case .numbered(let drawn): number = drawn
    case .assigned(let changed, let cleared):
      values.merge(changed) { _, new in new }
      for field in cleared { values[field] = nil }
      noteResponsible()
    case .consulted(let units): consulted = units
    case .answered(let answer): answers.append(answer)
    case .signedAndIssued: issuedOn = event.on
    case .signedFor(let unit): signedFor[unit] = event.on
    case .declined(let unit, _): declined = unit
    case .ruled(let upheld, _):
      if upheld, let declined { signedFor[declined] = nil }
      declined = nil
    case .reported(let report):
      lastReport = report
      lastReportOn = event.on
      reports += 1
      doers.formUnion(event.actor.people)
    case .attached(let file): evidence.append(file)
    case .advanced(let advance): move(advance, event)
    case .urged: urges += 1
    case .instructed: break
    case .changeAsked(let request): pendingChange = request
    case .targetChanged(let moved, _):
      for change in moved { values[change.field] = change.new }
      pendingChange = nil
      changes += 1
    case .changeRefused: pendingChange = nil
    case .obstacleRaised(let text): obstacle = text
    case .obstacleResolved: obstacle = nil
    case .delegated(_, let to, _):
      passedTo = to == lead ? nil : to
      passes += 1
    case .finished: doers.formUnion(event.actor.people)
    case .sentBack, .verified: break
    case .closedOut: closedOn = event.on
    case .stopped, .carriedOver: break
    case .lapsed(let limit): lapsed[limit] = event.on
    case .redefined(let hash, let stage):
      definition = hash
      // A limit that runs from entering a stage goes on running where the stage stays.
      if stage != self.stage { enter(stage, event) }
    case .erased: erased = true
    }
  }

  private mutating func move(_ advance: Advance, _ event: Event) {
    performed[advance.act] = event.on
    for (field, value) in advance.values where !FieldCode.passing.contains(field) {
      values[field] = value
    }
    noteResponsible()
    if advance.from != advance.to { enter(advance.to, event) }
  }

  private mutating func enter(_ stage: StageCode, _ event: Event) {
    self.stage = stage
    entered[stage] = event.on
  }
}
