import Bureau
import Calendars
import LedgerKernel
import TestSupport
import Testing

@Suite struct FactTests {
  @Test func `every kind of fact has a sample and a code of its own`() {
    #expect(Set(FactSamples.all.map(FactSamples.place)) == Set(0..<FactSamples.places))
    var kinds: [Int: Set<String>] = [:]
    for fact in FactSamples.all { kinds[FactSamples.place(fact), default: []].insert(fact.kind) }
    #expect(kinds.values.allSatisfy { $0.count == 1 })
    #expect(Set(kinds.values.flatMap { $0 }).count == FactSamples.places)
  }

  @Test(arguments: FactSamples.all) func `a fact is read back as it was written`(fact: Fact) throws {
    let bytes = fact.payload.canonicalBytes
    let read = Fact(kind: fact.kind, version: Fact.payloadVersion, payload: try JSONValue(parsing: bytes))
    #expect(read == fact)
    #expect(read?.payload.canonicalBytes == bytes)
  }

  @Test(arguments: FactSamples.all) func `an old binary refuses what it does not know instead of guessing`(fact: Fact)
    throws
  {
    #expect(Fact(kind: fact.kind + "-again", version: Fact.payloadVersion, payload: fact.payload) == nil)
    #expect(Fact(kind: fact.kind, version: Fact.payloadVersion + 1, payload: fact.payload) == nil)
    #expect(Fact(kind: fact.kind, version: 0, payload: fact.payload) == nil)
    #expect(Fact(kind: fact.kind, version: Fact.payloadVersion, payload: .null) == nil)
    var members = try #require(fact.payload.object)
    members["of-a-later-guatu"] = true
    #expect(Fact(kind: fact.kind, version: Fact.payloadVersion, payload: .object(members)) == nil)
    for key in try #require(fact.payload.object).keys {
      var damaged = try #require(fact.payload.object)
      damaged[key] = [[]]
      #expect(
        Fact(kind: fact.kind, version: Fact.payloadVersion, payload: .object(damaged)) == nil, "\(fact.kind).\(key)")
    }
  }

  @Test(arguments: [
    #"{"moment":"2023-06-30"}"#, #"{"day":"2023-6-30"}"#, #"{"day":"2023-02-30"}"#, #"{"day":20230630}"#,
    #"{"number":3.5}"#,
    #"{"number":"3,5"}"#, #"{"number":35}"#, #"{"flag":"yes"}"#, #"{"flag":1}"#, #"{"unit":""}"#, #"{"unit":"排水所"}"#,
    #"{"units":["drainage",1]}"#, #"{"units":"drainage"}"#, #"{"person":"Ye"}"#, #"{"items":["01"]}"#,
    #"{"text":null}"#,
    #"{"choices":"key"}"#, #"{"choices":[null]}"#, #"{"sources":[{"document":"a","clause":"b"}]}"#,
    #"{"sources":[{"document":"a","clause":"b","quote":"c","span":[3,1]}]}"#,
    #"{"sources":[{"document":"a","clause":"b","quote":"c","span":[-1,1]}]}"#,
    #"{"sources":[{"document":"a","clause":"b","quote":"c","span":[1]}]}"#, #"{"sealed":{"nonce":"0G","bytes":"00"}}"#,
    #"{"sealed":{"nonce":"00","bytes":"000"}}"#, #"{"sealed":{"nonce":"AA","bytes":"00"}}"#, #"{"sealed":"00"}"#, "{}",
    #"{"text":"a","day":"2023-06-30"}"#, #""text""#, "[]", "null",
  ])
  func `a value of another type than its name says is refused`(text: String) throws {
    let bytes = Array(text.utf8)
    guard let json = try? JSONValue(parsing: bytes) else { return }
    #expect(Value(json: json) == nil)
    #expect(Fact(kind: "assigned", version: 1, payload: ["values": ["due": json]]) == nil)
  }

  @Test func `the bytes and hashes of every fact are those of the golden file`() throws {
    let lines = FactSamples.chain().map { event, bytes in
      "\(Hex.text(event.hash)) \(String(decoding: bytes, as: UTF8.self))"
    }
    try expectGolden(lines, "events")
  }

  @Test func `an event is read back from its bytes`() throws {
    for (event, bytes) in FactSamples.chain() {
      let read = try Event(canonicalBytes: bytes, hash: event.hash)
      #expect(read == event)
      #expect(read.canonicalBytes == bytes)
    }
  }

  static let unreadable: [(change: @Sendable (inout [String: JSONValue]) -> Void, fault: Event.Unreadable)] = [
    ({ $0["item"] = nil }, .shape("item")), ({ $0["item"] = "01" }, .shape("item")),
    ({ $0["ordinal"] = 0 }, .shape("ordinal")), ({ $0["ordinal"] = "1" }, .shape("ordinal")),
    ({ $0["recorded"] = "2023" }, .shape("recorded")), ({ $0["on"] = "2023-13-01" }, .shape("on")),
    ({ $0["on"] = nil }, .shape("on")), ({ $0["command"] = "" }, .shape("command")),
    ({ $0["actor"] = nil }, .shape("actor")), ({ $0["actor"] = "莫行迟" }, .shape("actor")),
    (
      {
        $0["actor"] = "lu-zhiyuan"
        $0["for"] = "方既明"
      }, .shape("for")
    ),
    (
      {
        $0["actor"] = "lu-zhiyuan"
        $0["for"] = 1
      }, .shape("for")
    ), ({ $0["for"] = "fang-jiming" }, .shape("members")), ({ $0["kind"] = nil }, .shape("kind")),
    ({ $0["v"] = nil }, .shape("kind")), ({ $0["payload"] = nil }, .shape("kind")),
    ({ $0["weight"] = 1 }, .shape("members")),
    ({ $0["kind"] = "forgotten" }, .unknownFact(kind: "forgotten", version: 1)),
    ({ $0["v"] = 2 }, .unknownFact(kind: "urged", version: 2)),
    ({ $0["payload"] = [:] }, .unknownFact(kind: "urged", version: 1)),
  ]

  @Test(arguments: unreadable.indices) func `bytes that are no event are refused by name`(index: Int) throws {
    let (change, fault) = Self.unreadable[index]
    let (event, bytes) = try #require(FactSamples.chain().first { $0.event.fact.kind == "urged" })
    var members = try #require(try JSONValue(parsing: bytes).object)
    change(&members)
    #expect(throws: fault) { try Event(canonicalBytes: JSONValue.object(members).canonicalBytes, hash: event.hash) }
  }

  @Test func `cut bytes are refused with the place where they end`() throws {
    let (event, bytes) = FactSamples.chain()[0]
    #expect(throws: Event.Unreadable.notJSON(offset: 10)) {
      try Event(canonicalBytes: Array(bytes.prefix(10)), hash: event.hash)
    }
  }
}
