public import Bureau
public import Calendars
public import LedgerKernel

/// Which facts somebody asks for who reads the journal itself.
public struct EventQuery: Hashable, Sendable {
  /// Written down before this instant.
  public var before: Instant?
  /// Written down at this instant or later.
  public var since: Instant?
  /// Done by this person, for whomever.
  public var actor: PersonID?
  public var item: ItemID?
  /// At most so many.
  public var limit: Int

  public init(limit: Int) { self.limit = limit }

  func asks(for event: Event) -> Bool {
    (before.map { event.recorded < $0 } ?? true) && (since.map { event.recorded >= $0 } ?? true)
      && (actor.map { event.actor.person == $0 } ?? true) && (item.map { event.item == $0 } ?? true)
  }
}

/// A run of facts of one item that a seal covers.
public struct SealedRun: Hashable, Sendable {
  /// Number of the seal.
  public let seal: Int
  public let ordinals: ClosedRange<Int>

  public init(seal: Int, ordinals: ClosedRange<Int>) {
    self.seal = seal
    self.ordinals = ordinals
  }
}

extension JournalStore {
  /// The newest events in the order they were recorded, newest first, at most `limit`, before a position.
  public func recentEvents(before: Instant?, limit: Int) async throws(StoreFault) -> [Event] {
    var query = EventQuery(limit: limit)
    query.before = before
    return try await recentEvents(query)
  }
}
