internal import Bureau
internal import Calendars

extension Fact {
  /// The permanent code of the kind of fact.
  public var kind: String {
    switch self {
    case .registered: "registered"
    case .numbered: "numbered"
    case .assigned: "assigned"
    case .consulted: "consulted"
    case .answered: "answered"
    case .signedAndIssued: "issued"
    case .signedFor: "signed-for"
    case .declined: "declined"
    case .ruled: "ruled"
    case .reported: "reported"
    case .attached: "attached"
    case .advanced: "advanced"
    case .urged: "urged"
    case .instructed: "instructed"
    case .changeAsked: "change-asked"
    case .targetChanged: "target-changed"
    case .changeRefused: "change-refused"
    case .obstacleRaised: "obstacle-raised"
    case .obstacleResolved: "obstacle-resolved"
    case .delegated: "delegated"
    case .finished: "finished"
    case .sentBack: "sent-back"
    case .verified: "verified"
    case .closedOut: "closed-out"
    case .stopped: "stopped"
    case .carriedOver: "carried-over"
    case .lapsed: "lapsed"
    case .adopted: "adopted"
    case .redefined: "redefined"
    case .erased: "erased"
    }
  }

  /// The version of the payload's shape that this binary writes.
  public static let payloadVersion = 1

  public var payload: JSONValue {
    switch self {
    case .registered(let registration): registration.json
    case .numbered(let number):
      ["serial": .integer(Int64(number.serial)), "text": .string(number.text)]
    case .assigned(let values, let cleared):
      cleared.isEmpty
        ? ["values": values.json]
        : ["values": values.json, "cleared": .array(cleared.sorted().map { .string($0.raw) })]
    case .consulted(let units): ["units": .array(units.map { .string($0.raw) })]
    case .answered(let answer): answer.json
    case .signedAndIssued(let meeting): .object(meeting.map { ["meeting": .string($0)] } ?? [:])
    case .signedFor(let unit): ["unit": .string(unit.raw)]
    case .declined(let unit, let reason): ["unit": .string(unit.raw), "reason": .string(reason)]
    case .ruled(let upheld, let reason): ["upheld": .bool(upheld), "reason": .string(reason)]
    case .reported(let report): report.json
    case .attached(let evidence): evidence.json
    case .advanced(let advance): advance.json
    case .urged(let text), .instructed(let text), .obstacleRaised(let text),
      .obstacleResolved(let text):
      ["text": .string(text)]
    case .changeAsked(let request):
      ["values": request.values.json, "reason": .string(request.reason)]
    case .targetChanged(let changes, let reason):
      ["changes": .array(changes.map(\.json)), "reason": .string(reason)]
    case .changeRefused(let reason), .sentBack(let reason), .stopped(let reason),
      .erased(let reason):
      ["reason": .string(reason)]
    case .delegated(let from, let to, let reason):
      ["from": .string(from.raw), "to": .string(to.raw), "reason": .string(reason)]
    case .finished(let note), .verified(let note): ["note": .string(note)]
    case .closedOut: [:]
    case .carriedOver(let item): ["to": .string(item.description)]
    case .lapsed(let limit): ["limit": .string(limit.raw)]
    case .adopted(let adoption): adoption.json
    case .redefined(let hash, let stage):
      ["definition": .string(hash.raw), "stage": .string(stage.raw)]
    }
  }

  /// Reads what ``payload`` writes.
  ///
  /// - Returns: Nil when the kind, the version or the payload is unknown: an old binary refuses instead of guessing.
  public init?(kind: String, version: Int, payload: JSONValue) {
    guard version == Self.payloadVersion else { return nil }
    func text(_ key: String) -> String? { payload[key]?.string }
    func unit(_ key: String) -> UnitID? { text(key).flatMap { UnitID($0) } }
    func make<T>(_ value: T?, _ fact: (T) -> Fact) -> Fact? { value.map(fact) }

    let fact: Fact?
    switch kind {
    case "registered": fact = make(Registration(json: payload)) { .registered($0) }
    case "numbered":
      fact = make(payload["serial"]?.integer.map(Int.init)) { serial in
        .numbered(DrawnNumber(serial: serial, text: text("text") ?? ""))
      }
    case "assigned":
      let cleared = payload["cleared"].map { $0.all { $0.string.flatMap { FieldCode($0) } } } ?? []
      fact = make(payload["values"].flatMap([FieldCode: Value].init(json:))) { values in
        .assigned(values, cleared: Set(cleared ?? []))
      }
      if cleared == nil { return nil }
    case "consulted":
      fact = make(payload["units"]?.all { $0.string.flatMap { UnitID($0) } }) { .consulted($0) }
    case "answered": fact = make(Answer(json: payload)) { .answered($0) }
    case "issued": fact = .signedAndIssued(meeting: text("meeting"))
    case "signed-for": fact = make(unit("unit")) { .signedFor($0) }
    case "declined": fact = make(unit("unit")) { .declined(by: $0, reason: text("reason") ?? "") }
    case "ruled":
      fact = make(payload["upheld"]?.bool) { .ruled(upheld: $0, reason: text("reason") ?? "") }
    case "reported": fact = make(Report(json: payload)) { .reported($0) }
    case "attached": fact = make(Evidence(json: payload)) { .attached($0) }
    case "advanced": fact = make(Advance(json: payload)) { .advanced($0) }
    case "urged": fact = make(text("text")) { .urged($0) }
    case "instructed": fact = make(text("text")) { .instructed($0) }
    case "change-asked":
      fact = make(payload["values"].flatMap([FieldCode: Value].init(json:))) {
        .changeAsked(ChangeRequest(values: $0, reason: text("reason") ?? ""))
      }
    case "target-changed":
      fact = make(payload["changes"]?.all(Change.init(json:))) {
        .targetChanged($0, reason: text("reason") ?? "")
      }
    case "change-refused": fact = make(text("reason")) { .changeRefused(reason: $0) }
    case "obstacle-raised": fact = make(text("text")) { .obstacleRaised($0) }
    case "obstacle-resolved": fact = make(text("text")) { .obstacleResolved($0) }
    case "delegated":
      fact = unit("from").flatMap { from in
        unit("to").map { .delegated(from: from, to: $0, reason: text("reason") ?? "") }
      }
    case "finished": fact = make(text("note")) { .finished(note: $0) }
    case "sent-back": fact = make(text("reason")) { .sentBack(reason: $0) }
    case "verified": fact = make(text("note")) { .verified(note: $0) }
    case "closed-out": fact = .closedOut
    case "stopped": fact = make(text("reason")) { .stopped(reason: $0) }
    case "carried-over": fact = make(text("to").flatMap { ItemID($0) }) { .carriedOver(to: $0) }
    case "lapsed": fact = make(text("limit").flatMap { LimitCode($0) }) { .lapsed($0) }
    case "adopted": fact = make(Adoption(json: payload)) { .adopted($0) }
    case "redefined":
      fact = text("definition").flatMap { DefinitionHash($0) }.flatMap { hash in
        text("stage").flatMap { StageCode($0) }.map { .redefined(hash, stage: $0) }
      }
    case "erased": fact = make(text("reason")) { .erased(reason: $0) }
    default: fact = nil
    }
    // What this binary would not write again, it has not understood.
    guard let fact, fact.payload == payload else { return nil }
    self = fact
  }
}

extension [FieldCode: Value] {
  var json: JSONValue {
    .object([String: JSONValue](uniqueKeysWithValues: map { ($0.key.raw, $0.value.json) }))
  }

  init?(json: JSONValue) {
    guard let members = json.object else { return nil }
    var values: [FieldCode: Value] = [:]
    values.reserveCapacity(members.count)
    for (key, member) in members {
      guard let code = FieldCode(key), let value = Value(json: member) else { return nil }
      values[code] = value
    }
    self = values
  }
}

extension Registration {
  var json: JSONValue {
    var members: [String: JSONValue] = [
      "ledger": .string(ledger.raw), "definition": .string(definition.raw),
      "year": .integer(Int64(year)),
      "stage": .string(stage.raw), "values": values.json,
    ]
    if let parent {
      members["parent"] = [
        "item": .string(parent.item.description), "relation": .string(parent.relation.rawValue),
        "part": .integer(Int64(parent.part)),
      ]
    }
    return .object(members)
  }

  init?(json: JSONValue) {
    guard let ledger = json["ledger"]?.string.flatMap({ LedgerCode($0) }),
      let definition = json["definition"]?.string.flatMap({ DefinitionHash($0) }),
      let year = json["year"]?.integer,
      let stage = json["stage"]?.string.flatMap({ StageCode($0) }),
      let values = json["values"].flatMap([FieldCode: Value].init(json:))
    else { return nil }
    var parent: Parent?
    if let link = json["parent"] {
      guard let item = link["item"]?.string.flatMap({ ItemID($0) }),
        let relation = link["relation"]?.string.flatMap({ Relation(rawValue: $0) }),
        let part = link["part"]?.integer
      else { return nil }
      parent = Parent(item, relation, part: Int(part))
    }
    self.init(
      ledger: ledger, definition: definition, year: Int(year), parent: parent, stage: stage,
      values: values)
  }
}

extension Answer {
  var json: JSONValue {
    var members: [String: JSONValue] = [
      "kind": .string(kind.rawValue), "unit": .string(unit.raw), "reason": .string(reason),
    ]
    if let proposedLead { members["proposed-lead"] = .string(proposedLead.raw) }
    return .object(members)
  }

  init?(json: JSONValue) {
    guard let kind = json["kind"]?.string.flatMap({ Kind(rawValue: $0) }),
      let unit = json["unit"]?.string.flatMap({ UnitID($0) })
    else { return nil }
    self.init(
      kind, by: unit, reason: json["reason"]?.string ?? "",
      proposedLead: json["proposed-lead"]?.string.flatMap { UnitID($0) })
  }
}

extension Report {
  var json: JSONValue {
    var members: [String: JSONValue] = ["unit": .string(unit.raw), "text": .string(text)]
    if let quantity { members["quantity"] = .string(quantity.description) }
    return .object(members)
  }

  init?(json: JSONValue) {
    guard let unit = json["unit"]?.string.flatMap({ UnitID($0) }), let text = json["text"]?.string
    else { return nil }
    var quantity: Quantity?
    if let digits = json["quantity"]?.string {
      guard let read = try? Quantity(parsing: digits) else { return nil }
      quantity = read
    }
    self.init(unit: unit, text: text, quantity: quantity)
  }
}

extension Evidence {
  var json: JSONValue {
    [
      "digest": .string(digest), "name": .string(name), "type": .string(type),
      "bytes": .integer(Int64(bytes)),
    ]
  }

  init?(json: JSONValue) {
    guard let digest = json["digest"]?.string, let name = json["name"]?.string,
      let type = json["type"]?.string,
      let bytes = json["bytes"]?.integer
    else { return nil }
    self.init(digest: digest, name: name, type: type, bytes: Int(bytes))
  }
}

extension Advance {
  var json: JSONValue {
    var members: [String: JSONValue] = [
      "act": .string(act.raw), "to": .string(to.raw), "values": values.json,
    ]
    if let from { members["from"] = .string(from.raw) }
    return .object(members)
  }

  init?(json: JSONValue) {
    guard let act = json["act"]?.string.flatMap({ ActCode($0) }),
      let to = json["to"]?.string.flatMap({ StageCode($0) }),
      let values = json["values"].flatMap([FieldCode: Value].init(json:))
    else { return nil }
    self.init(act, from: json["from"]?.string.flatMap { StageCode($0) }, to: to, values: values)
  }
}

extension Change {
  var json: JSONValue {
    var members: [String: JSONValue] = ["field": .string(field.raw), "new": new.json]
    if let old { members["old"] = old.json }
    return .object(members)
  }

  init?(json: JSONValue) {
    guard let field = json["field"]?.string.flatMap({ FieldCode($0) }),
      let new = json["new"].flatMap(Value.init(json:))
    else { return nil }
    self.init(field, old: json["old"].flatMap(Value.init(json:)), new: new)
  }
}

extension Adoption {
  var json: JSONValue {
    [
      "kind": .string(kind.rawValue), "name": .string(name), "year": .integer(Int64(year)),
      "hash": .string(hash.raw),
    ]
  }

  init?(json: JSONValue) {
    guard let kind = json["kind"]?.string.flatMap({ Kind(rawValue: $0) }),
      let name = json["name"]?.string,
      let year = json["year"]?.integer,
      let hash = json["hash"]?.string.flatMap({ DefinitionHash($0) })
    else { return nil }
    self.init(kind: kind, name: name, year: Int(year), hash: hash)
  }
}
