internal import LedgerKernel
internal import Storage
internal import Synchronization

/// What is known of one item, read or written a moment ago.
struct Dossier {
  let end: ChainEnd
  let item: Item
  let standing: StandingProjection?
  let milestones: [OpenMilestone]
}

/// 卷宗 — items that somebody has just looked at: whoever reads an item is about to act on it. Old ones are harmless, since
/// a transaction that rests on an older revision is refused; then it is read again.
final class Dossiers: Sendable {
  private struct State {
    var young: [ItemID: Dossier] = [:]
    var old: [ItemID: Dossier] = [:]
  }

  private static let capacity = 2_000
  private let state = Mutex(State())

  subscript(item: ItemID) -> Dossier? {
    state.withLock { $0.young[item] ?? $0.old[item] }
  }

  func keep(_ dossier: Dossier) {
    state.withLock { state in
      state.young[dossier.item.id] = dossier
      // Two generations: what was not looked at again while the young one filled up is forgotten.
      if state.young.count > Self.capacity { (state.young, state.old) = ([:], state.young) }
    }
  }

  func forgetAll() { state.withLock { $0 = State() } }

  func forget(_ items: some Sequence<ItemID>) {
    state.withLock { state in
      for item in items {
        state.young[item] = nil
        state.old[item] = nil
      }
    }
  }
}
