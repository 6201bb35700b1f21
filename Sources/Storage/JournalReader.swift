package import Calendars
package import LedgerKernel
package import Wording

/// What a transaction's writes are worked out from: the journal and its tables as they were before it.
package protocol JournalReader {
  /// What an earlier batch returned; nil when the command was never carried out.
  func receipt(of command: CommandID) throws -> Receipt?
  func chainEnd(of item: ItemID) throws -> ChainEnd
  /// The last serial drawn; 0 before the first.
  func lastSerial(in ledger: LedgerCode, _ year: Int) throws -> Int
  /// The item as its stored events come to; nil when there is none.
  func item(_ id: ItemID) throws -> Item?
  func standing(_ item: ItemID) throws -> StandingProjection?
  func openMilestones(of item: ItemID) throws -> [OpenMilestone]
  /// The number an item goes by; empty before it has one.
  func number(of item: ItemID) throws -> String
  func children(of item: ItemID) throws -> [ItemID]
}

/// Where an item's chain ends, when it last grew, up to where it is sealed, and how often its row was worked out.
package struct ChainEnd: Hashable, Sendable {
  package var head = ChainHead.none
  /// When something last happened to the item, or to one that its row is worked out with.
  package var recorded: Int64 = 0
  package var sealed: Int64 = 0
  /// Grows with every transaction that reads the item in order to write; 0 while there is no item.
  package var revision: Int64 = 0

  package init() {}

  package init(head: ChainHead, recorded: Int64, sealed: Int64, revision: Int64) {
    self.head = head
    self.recorded = recorded
    self.sealed = sealed
    self.revision = revision
  }
}

/// A milestone that is still to come, as its parent's row shows it.
package struct OpenMilestone: Hashable, Sendable {
  package let due: Day
  package let item: ItemID
  package let title: Words

  package init(due: Day, item: ItemID, title: Words) {
    self.due = due
    self.item = item
    self.title = title
  }
}

/// A projection and the day from which it has stood.
package struct StandingProjection: Hashable, Sendable {
  package let projection: Projection
  package let from: Int64

  package init(projection: Projection, from: Int64) {
    self.projection = projection
    self.from = from
  }
}

/// What a transaction writes, worked out and not yet written.
package struct PreparedWrites: Sendable {
  /// Chains that grew, and chains of items whose rows were worked out with them.
  package var chains: [ChainMove] = []
  package var serials: [SerialMove] = []
  package var rows: [Write] = []
}

/// The end of a chain as it becomes, and what the writer had read. Where several write at once, a store refuses it
/// when the revision is another by now.
package struct ChainMove: Hashable, Sendable {
  package let item: ItemID
  package let end: ChainEnd
  /// The revision that was read; 0 for an item that this transaction opens.
  package let seen: Int64
}

/// Serials drawn: the last one as it was read and as it becomes.
package struct SerialMove: Hashable, Sendable {
  package let ledger: LedgerCode
  package let year: Int
  package let seen: Int
  package let last: Int
}
