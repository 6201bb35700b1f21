public import Bureau
public import Calendars

/// One fact in the journal, with everything that its hash covers.
public struct Event: Hashable, Sendable {
  public let item: ItemID
  /// 1, 2, 3, … within the item, without gaps.
  public let ordinal: Int
  /// The instant it was written down; data locks look at this.
  public let recorded: Instant
  /// The civil day it happened; limits look at this.
  public let on: Day
  public let actor: Actor
  public let command: CommandID
  public let fact: Fact
  /// `SHA-256(previous hash ‖ canonical bytes)`; the first event's previous hash is empty.
  public let hash: [UInt8]

  /// What the hash covers beside the previous hash.
  public var canonicalBytes: [UInt8] {
    Self.canonicalBytes(
      item: item, ordinal: ordinal, recorded: recorded, on: on, actor: actor, command: command,
      fact: fact)
  }

  static func canonicalBytes(
    item: ItemID, ordinal: Int, recorded: Instant, on: Day, actor: Actor, command: CommandID,
    fact: Fact
  ) -> [UInt8] {
    // The members in RFC 8785's order, written straight down: a journal is written a million times.
    var out: [UInt8] = []
    out.reserveCapacity(384)
    func member(_ name: StaticString, _ text: String) {
      out.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
      JSONValue.write(text, into: &out)
    }
    member("{\"actor\":", actor.person?.raw ?? "")
    member(",\"command\":", command.raw)
    if case .person(_, let principal?) = actor { member(",\"for\":", principal.raw) }
    member(",\"item\":", item.description)
    member(",\"kind\":", fact.kind)
    member(",\"on\":", on.description)
    out.append(contentsOf: ",\"ordinal\":".utf8)
    JSONValue.write(Int64(ordinal), into: &out)
    out.append(contentsOf: ",\"payload\":".utf8)
    fact.payload.write(into: &out)
    out.append(contentsOf: ",\"recorded\":".utf8)
    JSONValue.write(recorded.milliseconds, into: &out)
    out.append(contentsOf: ",\"v\":".utf8)
    JSONValue.write(Int64(Fact.payloadVersion), into: &out)
    out.append(0x7D)
    return out
  }
}

extension Event {
  /// The first bytes of the canonical form of whatever a person did, and of nothing else.
  public static func bodyBeginning(by person: PersonID) -> [UInt8] {
    var out = Array("{\"actor\":".utf8)
    JSONValue.write(person.raw, into: &out)
    return out + Array(",".utf8)
  }

  /// Why stored bytes are not an event that this binary understands.
  public enum Unreadable: Error, Hashable, Sendable {
    case notJSON(offset: Int)
    case shape(String)
    /// A kind or version of a later Guatu.
    case unknownFact(kind: String, version: Int)
  }

  /// Reads what ``canonicalBytes`` writes.
  public init(canonicalBytes bytes: [UInt8], hash: [UInt8]) throws(Unreadable) {
    let json: JSONValue
    do {
      json = try JSONValue(parsing: bytes)
    } catch {
      throw .notJSON(offset: error.offset)
    }
    guard let item = json["item"]?.string.flatMap({ ItemID($0) }) else { throw .shape("item") }
    guard let ordinal = json["ordinal"]?.integer, ordinal > 0 else { throw .shape("ordinal") }
    guard let recorded = json["recorded"]?.integer else { throw .shape("recorded") }
    guard let on = json["on"]?.string.flatMap({ Day(iso: $0) }) else { throw .shape("on") }
    guard let command = json["command"]?.string.flatMap({ CommandID($0) }) else {
      throw .shape("command")
    }
    guard let name = json["actor"]?.string else { throw .shape("actor") }
    guard let kind = json["kind"]?.string, let version = json["v"]?.integer,
      let payload = json["payload"]
    else {
      throw .shape("kind")
    }
    let actor: Actor
    if name.isEmpty {
      actor = .system
    } else {
      guard let person = PersonID(name) else { throw .shape("actor") }
      let principal = json["for"]?.string.flatMap { PersonID($0) }
      guard principal != nil || json["for"] == nil else { throw .shape("for") }
      actor = .person(person, for: principal)
    }
    // What this binary would not write again, it has not understood.
    let members = actor == .system || json["for"] == nil ? 9 : 10
    guard json.object?.count == members else { throw .shape("members") }
    guard let fact = Fact(kind: kind, version: Int(version), payload: payload) else {
      throw .unknownFact(kind: kind, version: Int(version))
    }
    self.init(
      item: item, ordinal: Int(ordinal), recorded: Instant(milliseconds: recorded), on: on,
      actor: actor,
      command: command, fact: fact, hash: hash)
  }
}

/// What one act writes: all of it or nothing.
public struct Batch: Hashable, Sendable {
  /// The new facts of one item.
  public struct Entry: Hashable, Sendable {
    public let item: ItemID
    /// How many events of the item the writer had seen; 0 opens it.
    public let seen: Int
    public let facts: [Fact]
    /// Whether the store is to draw a serial of this series and add the `numbered` fact.
    public let draws: Series?

    public init(_ item: ItemID, seen: Int, facts: [Fact], draws: Series? = nil) {
      self.item = item
      self.seen = seen
      self.facts = facts
      self.draws = draws
    }
  }
  /// A run of serials without repetition.
  public struct Series: Hashable, Sendable {
    public let ledger: LedgerCode
    public let year: Int
    public let numbering: Numbering
    public init(ledger: LedgerCode, year: Int, numbering: Numbering) {
      self.ledger = ledger
      self.year = year
      self.numbering = numbering
    }
  }

  public let command: CommandID
  public let actor: Actor
  public let recorded: Instant
  public let on: Day
  /// Parents stand before their children.
  public let entries: [Entry]

  public init(
    _ command: CommandID, by actor: Actor, at recorded: Instant, on: Day, _ entries: [Entry]
  ) {
    self.command = command
    self.actor = actor
    self.recorded = recorded
    self.on = on
    self.entries = entries
  }
}

/// What an append returned, and returns again to whoever repeats the command.
public struct Receipt: Hashable, Sendable {
  public struct Line: Hashable, Sendable {
    public let item: ItemID
    /// How many events the item has now.
    public let ordinal: Int
    public let number: String?
    public init(_ item: ItemID, ordinal: Int, number: String?) {
      self.item = item
      self.ordinal = ordinal
      self.number = number
    }
  }
  public let command: CommandID
  public let lines: [Line]
  /// Whether the command had been carried out before.
  public let isRepeat: Bool

  public init(_ command: CommandID, lines: [Line], isRepeat: Bool) {
    self.command = command
    self.lines = lines
    self.isRepeat = isRepeat
  }
}

extension Receipt {
  public var json: JSONValue {
    .array(
      lines.map { line in
        var members: [String: JSONValue] = [
          "item": .string(line.item.description), "ordinal": .integer(Int64(line.ordinal)),
        ]
        if let number = line.number { members["number"] = .string(number) }
        return .object(members)
      })
  }

  public init?(_ command: CommandID, json: JSONValue, isRepeat: Bool) {
    let lines = json.all { line -> Line? in
      guard let item = line["item"]?.string.flatMap({ ItemID($0) }),
        let ordinal = line["ordinal"]?.integer
      else {
        return nil
      }
      return Line(item, ordinal: Int(ordinal), number: line["number"]?.string)
    }
    guard let lines else { return nil }
    self.init(command, lines: lines, isRepeat: isRepeat)
  }
}
