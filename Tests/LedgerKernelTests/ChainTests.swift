import Bureau
import Calendars
import LedgerKernel
import TestSupport
import Testing

@Suite struct ChainTests {
  @Test func `each hash covers the one before and the fact's own bytes`() {
    var previous: [UInt8] = []
    for (number, (event, bytes)) in FactSamples.chain().enumerated() {
      #expect(event.ordinal == number + 1)
      #expect(event.hash == SampleRules.sha256.digest(previous + bytes))
      #expect(event.canonicalBytes == bytes)
      previous = event.hash
    }
  }

  @Test func `a chain written in two batches is the chain written in one`() throws {
    let command = try #require(CommandID("c"))
    func append(_ facts: [Fact], _ head: ChainHead) -> [Event] {
      head.appending(
        facts, to: FactSamples.item, command: command, by: .system, at: Instant(milliseconds: 5), on: Day("2023-01-09"),
        with: SampleRules.sha256
      ).map(\.event)
    }
    let whole = append(FactSamples.all, .none)
    for cut in [1, 2, 17, FactSamples.all.count - 1] {
      let first = append(Array(FactSamples.all.prefix(cut)), .none)
      let last = try #require(first.last)
      #expect(
        first + append(Array(FactSamples.all.dropFirst(cut)), ChainHead(ordinal: last.ordinal, hash: last.hash))
          == whole)
    }
  }

  @Test func `the same fact of another item, day, hour, actor or command has another hash`() throws {
    let (one, two) = (try #require(CommandID("c1")), try #require(CommandID("c2")))
    func hash(
      _ command: CommandID, _ actor: Actor, _ at: Int64, _ on: String, _ head: ChainHead = .none,
      of item: ItemID = FactSamples.item
    ) -> [UInt8] {
      head.appending(
        [.urged("请抓紧")], to: item, command: command, by: actor, at: Instant(milliseconds: at), on: Day(on),
        with: SampleRules.sha256)[0].event.hash
    }
    let hashes = [
      hash(one, .system, 1, "2023-01-09"), hash(two, .system, 1, "2023-01-09"),
      hash(one, .person("a"), 1, "2023-01-09"),
      hash(one, .person("a", for: "b"), 1, "2023-01-09"), hash(one, .system, 2, "2023-01-09"),
      hash(one, .system, 1, "2023-01-10"), hash(one, .system, 1, "2023-01-09", of: FactSamples.next),
      hash(one, .system, 1, "2023-01-09", ChainHead(ordinal: 1, hash: [])),
      hash(one, .system, 1, "2023-01-09", ChainHead(ordinal: 0, hash: [0])),
    ]
    #expect(Set(hashes).count == hashes.count)
  }

  // MARK: Seals

  private func root(_ leaves: [[UInt8]]) -> [UInt8] {
    Seal(after: nil, at: Instant(milliseconds: 0), hashes: leaves, with: SampleRules.sha256).root
  }

  /// RFC 9162, 2.1.1, word for word.
  private func slowRoot(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
    if leaves.count == 1, let only = leaves.first { return SampleRules.sha256.digest([0] + only) }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let middle = leaves.startIndex + split
    return SampleRules.sha256.digest([1] + slowRoot(leaves[..<middle]) + slowRoot(leaves[middle...]))
  }

  private func leaves(_ count: Int) -> [[UInt8]] {
    (0..<count).map { SampleRules.sha256.digest([UInt8($0 & 255), UInt8($0 >> 8)]) }
  }

  @Test func `a seal's root is the tree of RFC 9162, for one fact and for two hundred`() {
    for count in 1...200 {
      let leaves = leaves(count)
      #expect(root(leaves) == slowRoot(leaves[...]), "\(count) leaves")
    }
  }

  @Test func `the root of known leaves is known`() {
    // Computed with another program from the definition in RFC 9162.
    let leaves: [[UInt8]] = [[], [0], [16], [32, 33], [48, 49]]
    #expect(Hex.text(root([leaves[0]])) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    #expect(
      Hex.text(root([leaves[0], leaves[1]])) == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")
  }

  @Test func `a changed, added, dropped or swapped fact changes the root`() {
    for count in [1, 2, 3, 5, 8, 13, 64, 65] {
      let whole = leaves(count)
      let root = root(whole)
      for index in 0..<count {
        var changed = whole
        changed[index][index % 32] ^= 1
        #expect(self.root(changed) != root, "leaf \(index) of \(count)")
        if count > 1 {
          var dropped = whole
          dropped.remove(at: index)
          #expect(self.root(dropped) != root, "without leaf \(index) of \(count)")
          var swapped = whole
          swapped.swapAt(index, (index + 1) % count)
          #expect(self.root(swapped) != root, "leaf \(index) of \(count) moved")
        }
      }
      #expect(self.root(whole + [whole[0]]) != root)
    }
  }

  @Test func `seals are numbered without gaps and each stands on the one before`() {
    let first = Seal(after: nil, at: Instant(milliseconds: 7), hashes: leaves(3), with: SampleRules.sha256)
    let second = Seal(after: first, at: Instant(milliseconds: 8), hashes: leaves(2), with: SampleRules.sha256)
    #expect((first.number, first.facts, second.number, second.facts) == (1, 3, 2, 2))
    let text = #"{"at":7,"facts":3,"number":1,"root":"\#(Hex.text(first.root))"}"#
    #expect(first.head == SampleRules.sha256.digest(Array(text.utf8)))
    let other = Seal(after: nil, at: Instant(milliseconds: 9), hashes: leaves(3), with: SampleRules.sha256)
    #expect(other.root == first.root && other.head != first.head)
    let moved = Seal(after: other, at: Instant(milliseconds: 8), hashes: leaves(2), with: SampleRules.sha256)
    #expect(moved.root == second.root && moved.head != second.head)
  }
}
