/// What an effect takes from the form. One table for deciding and for checking definitions.
extension Effect {
  /// The common fields whose values stay, in the effect's own fact or with the item; what else an act asks
  /// in passing travels with its move.
  public var keeps: Set<FieldCode> {
    switch self {
    case .assign: Set(FieldDefinition.common.keys).subtracting(FieldCode.passing)
    case .accept, .claim, .object: [.unit, .reason, .proposedLead]
    case .issue: [.meeting]
    case .signFor: [.unit, .person]
    case .decline: [.unit, .reason]
    case .uphold: [.lead, .reason]
    case .dismiss, .refuseChange, .sendBack, .stop, .erase: [.reason]
    case .report: [.unit, .progress, .quantity, .obstacle]
    case .urge, .instruct, .resolveObstacle, .finish, .verify: [.note]
    case .raiseObstacle: [.obstacle]
    case .askChange: [.due, .quantity, .standard, .reason]
    case .passOn: [.unit, .reason]
    case .number, .consult, .grantChange, .attach, .closeOut, .carryOver: []
    }
  }

  /// The fields without which it is refused or says nothing; an act that does it must ask for them.
  public var requires: Set<FieldCode> {
    switch self {
    case .object, .decline, .refuseChange, .sendBack, .stop, .erase, .askChange: [.reason]
    case .passOn: [.unit, .reason]
    case .uphold: [.lead]
    case .report: [.progress]
    case .urge, .instruct: [.note]
    case .raiseObstacle: [.obstacle]
    case .number, .assign, .consult, .accept, .claim, .issue, .signFor, .dismiss, .attach, .grantChange,
      .resolveObstacle, .finish, .verify, .closeOut, .carryOver:
      []
    }
  }

  /// Of these at least one must be asked; empty when it does not matter.
  public var requiresOneOf: Set<FieldCode> {
    switch self {
    case .assign: keeps
    case .askChange: [.due, .quantity, .standard]
    default: []
    }
  }
}
