public import Calendars

/// The digest that a journal is chained with, chosen once per journal.
public struct HashFunction: Sendable {
  /// `sha-256` or `sm3`.
  public let name: String
  public let digest: @Sendable ([UInt8]) -> [UInt8]

  public init(name: String, digest: @escaping @Sendable ([UInt8]) -> [UInt8]) {
    self.name = name
    self.digest = digest
  }
}

/// The end of one item's chain: how many events, and the last one's hash.
public struct ChainHead: Hashable, Sendable {
  public static let none = ChainHead(ordinal: 0, hash: [])

  public let ordinal: Int
  public let hash: [UInt8]

  public init(ordinal: Int, hash: [UInt8]) {
    self.ordinal = ordinal
    self.hash = hash
  }
}

extension ChainHead {
  /// The next events of an item, chained on to this head.
  ///
  /// - Complexity: O(*n*) in the bytes of the facts; one digest each.
  public func appending(
    _ facts: [Fact], to item: ItemID, command: CommandID, by actor: Actor, at recorded: Instant,
    on: Day,
    with function: HashFunction
  ) -> [(event: Event, bytes: [UInt8])] {
    var head = self
    return facts.map { fact in
      let bytes = Event.canonicalBytes(
        item: item, ordinal: head.ordinal + 1, recorded: recorded, on: on, actor: actor,
        command: command, fact: fact)
      head = ChainHead(ordinal: head.ordinal + 1, hash: function.digest(head.hash + bytes))
      let event = Event(
        item: item, ordinal: head.ordinal, recorded: recorded, on: on, actor: actor,
        command: command, fact: fact,
        hash: head.hash)
      return (event, bytes)
    }
  }
}

/// 封印 — the root over all facts since the seal before, chained to it. Printed seals let paper prove the journal.
public struct Seal: Hashable, Sendable {
  /// One run of facts of one item that the seal covers.
  public struct Member: Hashable, Sendable {
    public let item: ItemID
    public let ordinals: ClosedRange<Int>
    public init(item: ItemID, ordinals: ClosedRange<Int>) {
      self.item = item
      self.ordinals = ordinals
    }
  }

  /// 1, 2, 3, … without gaps.
  public let number: Int
  public let at: Instant
  public let facts: Int
  /// Merkle root over the facts' hashes, ordered by item and ordinal.
  public let root: [UInt8]
  /// `digest(previous head ‖ canonical bytes of number, instant, count and root)`.
  public let head: [UInt8]

  public init(number: Int, at: Instant, facts: Int, root: [UInt8], head: [UInt8]) {
    self.number = number
    self.at = at
    self.facts = facts
    self.root = root
    self.head = head
  }

  /// Makes the next seal.
  ///
  /// - Parameter hashes: The facts' hashes, ordered by item and ordinal; not empty.
  public init(after previous: Seal?, at: Instant, hashes: [[UInt8]], with function: HashFunction) {
    self.number = (previous?.number ?? 0) + 1
    self.at = at
    self.facts = hashes.count
    self.root = Self.merkleRoot(hashes, with: function)
    let body: JSONValue = [
      "at": .integer(at.milliseconds), "facts": .integer(Int64(hashes.count)),
      "number": .integer(Int64(number)),
      "root": .string(Hex.text(root)),
    ]
    self.head = function.digest((previous?.head ?? []) + body.canonicalBytes)
  }

  /// RFC 9162, 2.1.1: leaves and nodes are told apart by a first byte, the left subtree is the largest power of two.
  ///
  /// - Complexity: O(*n*) digests.
  static func merkleRoot(_ leaves: [[UInt8]], with function: HashFunction) -> [UInt8] {
    precondition(!leaves.isEmpty, "a seal over nothing proves nothing")
    var level = leaves.map { function.digest([0] + $0) }
    // Pairing neighbours and carrying an odd last one up gives the same tree as splitting at powers of two.
    while level.count > 1 {
      var next: [[UInt8]] = []
      next.reserveCapacity((level.count + 1) / 2)
      for index in stride(from: 0, to: level.count - 1, by: 2) {
        next.append(function.digest([1] + level[index] + level[index + 1]))
      }
      if !level.count.isMultiple(of: 2) { next.append(level[level.count - 1]) }
      level = next
    }
    return level[0]
  }
}
