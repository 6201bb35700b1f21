internal import LedgerKernel
internal import Synchronization

/// Items as they were folded a moment ago. An item follows from its events, and these are only ever added to: one that was
/// folded from as many events as there are now is the item as it stands.
final class FoldedItems: Sendable {
  private struct State {
    var young: [ItemID: Item] = [:]
    var old: [ItemID: Item] = [:]
  }

  private static let capacity = 4_000
  private let state = Mutex(State())

  /// - Parameter length: How many events the item has now.
  /// - Returns: Nil when it was not folded from these.
  subscript(id: ItemID, length: Int) -> Item? {
    state.withLock { state in
      let item = state.young[id] ?? state.old[id]
      return item?.ordinal == length ? item : nil
    }
  }

  func keep(_ item: Item) {
    state.withLock { state in
      state.young[item.id] = item
      // Two generations: what was not folded again while the young one filled up is forgotten.
      if state.young.count > Self.capacity { (state.young, state.old) = ([:], state.young) }
    }
  }
}
